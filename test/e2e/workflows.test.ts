/**
 * The workflows of this repository, run by act: the reproducible bundle, and a release from its tag to the tags that move.
 * What only GitHub can do is done by stand-ins: Node and packages are there already, artifacts are a directory, and
 * nothing is attested.
 */
import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { asFirstRelease, type Checkout, copyOfTree } from '../support/checkout.ts';
import { createBareRepository } from '../support/git/repository.ts';
import { basic, startGitServer } from '../support/git/server.ts';
import { act, runAct, type WorkflowRun } from '../support/github/act.ts';
import { startGithubServer } from '../support/github/server.ts';
import { scratchDirectory } from '../support/lifetime.ts';

interface Job {
  'runs-on'?: string;
  needs?: string | string[];
  steps?: { run?: string; uses?: string }[];
}

const part = await act();
const here = 'monorepo-gitops/monorepo-gitops';
const token = 'ghs_the-token-of-the-release';
let checkout: Checkout;

beforeAll(async () => {
  checkout = copyOfTree();
  await asFirstRelease(checkout);
});

/** A workflow with these jobs alone, of which each needs only what is there too. */
function workflow(name: string, jobs: readonly string[], change: (job: Job) => void = () => {}): string {
  const content = parse(readFileSync(join(checkout.path, '.github/workflows', name), 'utf8')) as {
    jobs: Record<string, Job>;
  };
  content.jobs = Object.fromEntries(Object.entries(content.jobs).filter(([id]) => jobs.includes(id)));
  for (const job of Object.values(content.jobs)) {
    job['runs-on'] = 'ubuntu-latest';
    job.needs = [job.needs ?? []].flat().filter((id) => jobs.includes(id));
    change(job);
  }
  const file = join(scratchDirectory('workflow'), name);
  writeFileSync(file, stringify(content));
  return file;
}

/** Every action of others that a workflow uses, by an action of these commands. */
function standIns(file: string, commands: Readonly<Record<string, string>> = {}): Record<string, string> {
  const used = readFileSync(file, 'utf8').matchAll(/uses: ((\w+\/[\w-]+)@[0-9a-f]{40})/g);
  const others = [...used].filter(([, , name]) => name !== 'actions/checkout');
  return Object.fromEntries(
    others.map(([, address = '', name = '']) => {
      const place = scratchDirectory('action');
      const steps = [{ run: commands[name] ?? 'true', shell: 'bash' }];
      const action = { name, description: 'A stand-in', runs: { using: 'composite', steps } };
      writeFileSync(join(place, 'action.yml'), stringify(action));
      return [address, place];
    }),
  );
}

describe.skipIf(!part.present)(part.titled('the bundle'), () => {
  const check = (path: string, without: (run: string) => boolean): Promise<WorkflowRun> => {
    const file = workflow('check-dist.yml', ['dist'], (job) => {
      job.steps = (job.steps ?? []).filter(({ run }) => run === undefined || !without(run));
    });
    return runAct({
      checkout: path,
      file,
      event: 'pull_request',
      payload: {},
      secrets: {},
      repositories: standIns(file),
    });
  };

  it('is what the sources give wherever they lie, under another name too', async () => {
    const other = copyOfTree({ packages: 'inside' });
    expect(await other.run('npm', ['run', 'publish-as', '--', 'Acme-Corp'])).toMatchObject({ code: 0 });
    expect(other.git('grep', '-l', '-F', 'ghcr.io/acme-corp/monorepo-gitops', '--', 'dist')).toContain('dist/');
    other.commit('Publish as another');
    const { code, log } = await check(other.path, (run) => run === 'npm ci');
    expect(code, log).toBe(0);
  });

  it('is refused where it differs by a byte, or has a file of its own', async () => {
    // As if the build had given that.
    appendFileSync(join(checkout.path, 'dist/index.js'), ' ');
    writeFileSync(join(checkout.path, 'dist/more.js'), '');
    const { code, log } = await check(checkout.path, (run) => run.startsWith('npm '));
    expect(code, log).toBe(1);
    expect(log).toContain('dist/ is not what the sources give: npm run build, and commit it');
    expect(log).toMatch(/dist\/index\.js .*dist\/more\.js .*2 files changed/s);
    checkout.git('checkout', '--quiet', '.');
    checkout.git('clean', '--quiet', '-d', '--force');
  });
});

describe.skipIf(!part.present)(part.titled('a release'), () => {
  it('is rehearsed by hand, made by its tag, and stops elsewhere', async () => {
    const [root, files] = [scratchDirectory('origin'), scratchDirectory('files')];
    const { code, stderr } = await checkout.run(process.execPath, ['scripts/release.ts', 'assets', '--to', files]);
    expect(code, stderr).toBe(0);
    mkdirSync(join(root, 'monorepo-gitops'));
    const origin = createBareRepository(join(root, 'monorepo-gitops'), { name: 'monorepo-gitops' });
    const git = await startGitServer({ root, authorization: basic('x-access-token', token) });
    const github = await startGithubServer({
      repositories: { [here]: { git: origin } },
      accounts: { [token]: { login: 'github-actions[bot]', permissions: { contents: 'write' } } },
    });
    checkout.git('push', '--quiet', origin.path, 'main');
    const file = workflow('release.yml', ['check', 'draft', 'publish']);
    const repositories = standIns(file, { 'actions/download-artifact': 'cp -R "$RELEASE_FILES" release' });
    const release = (event: string, payload: object, repository = here) =>
      runAct({
        checkout: checkout.path,
        file,
        event,
        payload,
        repositories,
        secrets: { GITHUB_TOKEN: token },
        env: {
          RELEASE_FILES: files,
          GITHUB_REPOSITORY: repository,
          GITHUB_SERVER_URL: git.origin,
          GITHUB_API_URL: `${github.origin}/api/v3`,
        },
      });

    const rehearsal = await release('workflow_dispatch', {});
    expect(rehearsal.code, rehearsal.log).toBe(0);
    for (const said of [
      'v1.0.0 is not there yet',
      'would draft v1.0.0',
      'would publish v1.0.0',
      'v1 would move to v1.0.0',
    ]) {
      expect(rehearsal.log).toContain(said);
    }
    expect(github.requests.every(({ method }) => method === 'GET')).toBe(true);
    expect(git.requests.some(({ kind }) => kind === 'receive-pack')).toBe(false);

    checkout.git('tag', 'v1.0.0');
    checkout.git('push', '--quiet', origin.path, 'v1.0.0');
    const pushed = { ref: 'refs/tags/v1.0.0' };
    const elsewhere = await release('push', pushed, 'mallory/monorepo-gitops');
    expect(elsewhere.code).not.toBe(0);
    expect(elsewhere.log).toContain('mallory/monorepo-gitops cannot release what package.json calls');
    expect(github.repository(here).releases).toEqual([]);

    const made = await release('push', pushed);
    expect(made.code, made.log).toBe(0);
    expect(github.repository(here).releases).toMatchObject([{ tag_name: 'v1.0.0', draft: false, immutable: true }]);
    const commit = checkout.git('rev-parse', 'HEAD');
    expect(['v1', 'v1.0'].map((tag) => origin.git('rev-parse', tag))).toEqual([commit, commit]);
    expect(made.log + rehearsal.log).not.toContain(token);
  });
});
