/**
 * A release, step by step as the workflow runs it: real git over HTTP for tags, the fake GitHub for its releases, and a
 * copy of this tree with its own history.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { sectionOf, withSection } from '../../scripts/release/changelog.ts';
import { Git } from '../../scripts/release/git.ts';
import { parseVersion } from '../../scripts/release/version.ts';
import { asFirstRelease, type Checkout, copyOfTree, type Finished } from '../support/checkout.ts';
import { type BareRepository, createBareRepository } from '../support/git/repository.ts';
import { basic, type GitServer, startGitServer } from '../support/git/server.ts';
import { type GithubServer, startGithubServer } from '../support/github/server.ts';
import type { FakeRepository, RepositorySettings } from '../support/github/state.ts';
import { scratchDirectory } from '../support/lifetime.ts';

const here = 'monorepo-gitops/monorepo-gitops';
const token = 'ghs_the-token-of-the-release';

let checkout: Checkout;
let git: GitServer;
let origin: BareRepository;
let server: GithubServer;
let github: FakeRepository;

beforeAll(async () => {
  checkout = copyOfTree();
  await asFirstRelease(checkout);
  await newOrigin();
});

/** An origin that has the first commit and no tag. */
async function newOrigin(settings: Partial<RepositorySettings> = {}): Promise<void> {
  const root = scratchDirectory('origin');
  mkdirSync(join(root, 'monorepo-gitops'));
  origin = createBareRepository(join(root, 'monorepo-gitops'), { name: 'monorepo-gitops' });
  git = await startGitServer({ root, authorization: basic('x-access-token', token) });
  server = await startGithubServer({
    repositories: { [here]: { git: origin, ...settings } },
    accounts: { [token]: { login: 'github-actions[bot]', permissions: { contents: 'write' } } },
  });
  github = server.repository(here);
  const first = checkout.git('rev-list', '--max-parents=0', 'HEAD');
  checkout.git('checkout', '--quiet', '--force', '-B', 'main', first);
  for (const tag of checkout.git('tag').split('\n').filter(Boolean)) checkout.git('tag', '--delete', tag);
  push('main');
}

/** Past the server: what maintainers do. */
function push(...refs: readonly string[]): void {
  checkout.git('push', '--quiet', '--force', origin.path, ...refs);
}

/** Of a job of the workflow on a tag. */
function step(
  argv: readonly string[],
  env: Readonly<Record<string, string>> = {},
  place = checkout.path,
): Promise<Finished> {
  return checkout.run(process.execPath, [join(place, 'scripts/release.ts'), ...argv], {
    GITHUB_REPOSITORY: here,
    GITHUB_SERVER_URL: git.origin,
    GITHUB_API_URL: `${server.origin}/api/v3`,
    GITHUB_TOKEN: token,
    ...env,
  });
}

async function good(argv: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<string> {
  const { code, stdout, stderr } = await step(argv, env);
  expect(code, stderr).toBe(0);
  return stdout;
}

/** As `prepare` does it, without what is generated. */
function setVersion(version: string): void {
  for (const file of ['package.json', 'package-lock.json']) {
    const text = readFileSync(join(checkout.path, file), 'utf8');
    writeFileSync(join(checkout.path, file), text.replace(/^( {2}"version": ").*(?=")/m, `$1${version}`));
  }
  const changelog = join(checkout.path, 'CHANGELOG.md');
  const parsed = parseVersion(version)!;
  const section = sectionOf(new Git(checkout.path), parsed, 'HEAD');
  writeFileSync(changelog, withSection(readFileSync(changelog, 'utf8'), parsed, section));
}

/** A commit of that version, merged and tagged, with the files of its release. */
function tagged(
  version: string,
  branch = 'main',
): { commit: string; tag: readonly string[]; files: readonly string[] } {
  setVersion(version);
  const commit = checkout.commit(`Release ${version}`);
  checkout.git('tag', '--annotate', `v${version}`, '--message', `v${version}`);
  push(branch, `v${version}`);
  return { commit, tag: ['--tag', `v${version}`], files: ['--from', files(version)] };
}

function files(version: string): string {
  const directory = scratchDirectory('files');
  writeFileSync(join(directory, `package-${version}.tgz`), `package ${version}\n`);
  writeFileSync(join(directory, 'gitops.schema.json'), '{}\n');
  const names = ['gitops.schema.json', `package-${version}.tgz`];
  const lines = names.map((name) => `${sha256(readFileSync(join(directory, name)))}  ${name}\n`);
  writeFileSync(join(directory, 'SHA256SUMS'), lines.join(''));
  return directory;
}

function sha256(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}

async function released(version: string, branch?: string): Promise<{ commit: string; said: string }> {
  const { commit, tag, files } = tagged(version, branch);
  await good(['draft', ...files, ...tag]);
  return { commit, said: await good(['publish', ...files, ...tag]) };
}

/** The commit of a tag of the origin. */
function at(tag: string): string {
  return origin.git('rev-parse', `refs/tags/${tag}^{commit}`);
}

function pushes(): number {
  return git.requests.filter(({ kind }) => kind === 'receive-pack').length;
}

describe('a release', () => {
  it('says what it would do, and writes nothing', async () => {
    const { commit } = tagged('1.0.0');
    const assets = scratchDirectory('assets');
    await good(['assets', '--to', assets]);
    const output = join(scratchDirectory('runner'), 'output');
    writeFileSync(output, '');
    await good(['check'], { GITHUB_REF_TYPE: 'tag', GITHUB_REF_NAME: 'v1.0.0', GITHUB_OUTPUT: output });
    expect(readFileSync(output, 'utf8')).toBe(
      `version=1.0.0\npackage=@${here}\nimage=ghcr.io/${here}\nnpm-tag=latest\n`,
    );
    const drafted = await good(['draft', '--from', assets, '--dry-run']);
    expect(drafted).toMatch(/^would draft v1\.0\.0:\n\nFirst release\.\n$/m);
    expect(drafted).toMatch(/^would upload [0-9a-f]{64} {2}monorepo-gitops-monorepo-gitops-1\.0\.0\.tgz$/m);
    expect(drafted).toMatch(/^would upload [0-9a-f]{64} {2}gitlab-components-1\.0\.0\.tar\.gz$/m);
    expect(drafted).toContain('## On GitLab\n\n```yaml\ninclude:\n  - remote: https://raw.githubusercontent.com/');
    expect(await good(['publish', '--from', assets, '--dry-run'])).toBe(
      'would publish v1.0.0\nv1 would move to v1.0.0; it is new\nv1.0 would move to v1.0.0; it is new\n',
    );
    expect(server.requests.every(({ method }) => method === 'GET')).toBe(true);
    expect([pushes(), github.releases]).toEqual([0, []]);
    expect(commit).toBe(at('v1.0.0'));
  });

  it('is drafted with its files, published, and never again', async () => {
    const [from, tag] = [
      ['--from', files('1.0.0')],
      ['--tag', 'v1.0.0'],
    ];
    await good(['draft', ...from, ...tag]);
    expect(github.releases).toMatchObject([{ tag_name: 'v1.0.0', body: 'First release.', draft: true }]);
    // A job that is run again completes what is there: one file was cut short, one is of an earlier try.
    const [release] = github.releases;
    release!.assets = [
      { ...release!.assets[0]!, digest: 'sha256:00' },
      { ...release!.assets[1]!, name: 'earlier' },
    ];
    await good(['draft', ...from, ...tag]);
    expect(release!.assets.map(({ name }) => name).sort()).toEqual([
      'SHA256SUMS',
      'gitops.schema.json',
      'package-1.0.0.tgz',
    ]);
    expect(release!.assets.find(({ name }) => name === 'gitops.schema.json')).toMatchObject({
      size: 3,
      digest: `sha256:${sha256('{}\n')}`,
    });

    expect(at('v1.0.0')).toBe(checkout.git('rev-parse', 'HEAD'));
    expect(await good(['publish', ...from, ...tag])).toContain('v1 moves to v1.0.0; it is new\nv1.0 moves to v1.0.0');
    expect(release).toMatchObject({ draft: false, immutable: true });
    expect(github.latestRelease).toBe('v1.0.0');
    expect([at('v1'), at('v1.0')]).toEqual([at('v1.0.0'), at('v1.0.0')]);
    expect(git.requests.at(-1)).toMatchObject({ kind: 'receive-pack', status: 200 });

    const before = pushes();
    expect(await good(['publish', ...from, ...tag])).toMatch(
      /v1\.0\.0 is published\n.*\nv1 is at v1\.0\.0\nv1\.0 is at v1\.0\.0\n/,
    );
    expect(pushes()).toBe(before);
    for (const again of [['check'], ['draft', ...from]]) {
      expect(await step([...again, ...tag])).toMatchObject({
        code: 4,
        stderr: expect.stringContaining('v1.0.0 is published already'),
      });
    }
    const other = ['--from', files('1.0.0-other')];
    expect(await step(['publish', ...other, ...tag])).toMatchObject({ code: 4 });
  });

  it('takes v1 to a higher version, and an older line leaves it there', async () => {
    const first = at('v1.0.0');
    const { commit } = await released('1.1.0');
    expect([at('v1'), at('v1.1'), at('v1.0')]).toEqual([commit, commit, first]);
    expect(github.latestRelease).toBe('v1.1.0');

    checkout.git('checkout', '--quiet', '-b', 'release/1.0', first);
    writeFileSync(join(checkout.path, 'src/fix.ts'), 'export {};\n');
    const fix = checkout.commit('Fix what 1.0 has');
    const older = tagged('1.0.1', 'release/1.0');
    expect(await good(['check', ...older.tag])).toContain('npm dist-tag release-1.0\n');
    await good(['draft', ...older.files, ...older.tag]);
    expect(await good(['publish', ...older.files, ...older.tag])).toContain(
      'v1 stays at v1.1.0\nv1.0 moves from v1.0.0 to v1.0.1\n',
    );
    expect([at('v1'), at('v1.0')]).toEqual([commit, older.commit]);
    expect(github.latestRelease).toBe('v1.1.0');
    expect(github.releases.at(-1)?.body).toBe(`- Fix what 1.0 has (${fix.slice(0, 8)})`);
    checkout.git('checkout', '--quiet', 'main');
  });

  it('of a candidate moves nothing and is nobody’s default', async () => {
    const before = at('v1');
    const candidate = tagged('1.2.0-rc.1');
    expect(await good(['check', ...candidate.tag])).toContain('npm dist-tag next\n');
    await good(['draft', ...candidate.files, ...candidate.tag]);
    expect(await good(['publish', ...candidate.files, ...candidate.tag])).toContain('no other tag moves');
    expect(github.releases.at(-1)).toMatchObject({ prerelease: true, draft: false });
    expect([at('v1'), github.latestRelease]).toEqual([before, 'v1.1.0']);
  });

  it('looks again when another release moves v1 meanwhile', async () => {
    const { files, tag, commit } = tagged('1.2.0');
    await good(['draft', ...files, ...tag]);
    const higher = checkout.git('commit-tree', 'HEAD^{tree}', '-p', 'HEAD', '-m', 'A release that is faster');
    push(`${higher}:refs/tags/v1.3.0`);
    git.inject({
      at: 'receive-pack',
      kind: 'before',
      action: () => void origin.git('update-ref', 'refs/tags/v1', higher),
    });
    expect(await good(['publish', ...files, ...tag])).toMatch(
      /v1 moves from .*looking again\nv1 stays at v1\.3\.0\nv1\.2 moves/s,
    );
    expect([at('v1'), at('v1.2')]).toEqual([higher, commit]);
  });

  it('tells who can move the tags when a workflow may not', async () => {
    const { files, tag, commit } = tagged('1.3.1');
    await good(['draft', ...files, ...tag]);
    const words = 'refusing to allow a GitHub App to create or update workflow `ci.yml` without `workflows` permission';
    const hook = join(origin.path, 'hooks/update');
    mkdirSync(dirname(hook), { recursive: true });
    writeFileSync(hook, `#!/bin/sh\necho '${words}' >&2\nexit 1\n`, { mode: 0o755 });
    const before = at('v1');
    const { code, stderr } = await step(['publish', ...files, ...tag]);
    expect([code, at('v1')]).toEqual([1, before]);
    expect(github.releases.at(-1)).toMatchObject({ tag_name: 'v1.3.1', draft: false });
    rmSync(hook);
    const command = /git push --atomic .*/.exec(stderr)?.[0].split(' ').slice(1) ?? [];
    checkout.git('remote', 'add', 'origin', origin.path);
    checkout.git(...command);
    expect([at('v1'), at('v1.3')]).toEqual([commit, commit]);
  });

  it('does not take v1 from where a person put it', async () => {
    const foreign = checkout.commit('By hand');
    push('main', `${foreign}:refs/tags/v1`);
    const { files, tag } = tagged('1.4.0');
    await good(['draft', ...files, ...tag]);
    const { code, stderr } = await step(['publish', ...files, ...tag]);
    expect([code, stderr]).toEqual([4, expect.stringContaining(`v1 is at ${foreign}, which is no version of it`)]);
    expect(at('v1')).toBe(foreign);
  });
});

describe('nothing is released', () => {
  beforeAll(() => newOrigin({ immutableReleases: false }));

  it('elsewhere', async () => {
    const elsewhere = [
      ['mallory/monorepo-gitops', 'check'],
      ['monorepo-gitops/fork', 'draft', '--from', '.'],
      ['Acme-Corp/monorepo-gitops', 'publish', '--from', '.'],
      ['a/b', 'components', '--from', '.'],
    ] as const;
    for (const [repository, ...argv] of elsewhere) {
      const { code, stderr } = await step([...argv, '--dry-run'], { GITHUB_REPOSITORY: repository });
      expect([code, stderr]).toEqual([
        4,
        expect.stringContaining(`${repository} cannot release what package.json calls`),
      ]);
      expect(stderr).toContain(`npm run publish-as -- ${repository.split('/')[0]}`);
    }
    expect([server.requests.length, git.requests.length]).toEqual([0, 0]);
  });

  it('without a tag of this version on a merged commit with its changelog', async () => {
    const refused = async (code: number, message: string, ...argv: readonly string[]) =>
      expect(await step(['check', ...argv])).toMatchObject({ code, stderr: expect.stringContaining(message) });
    await refused(2, 'no tag was pushed');
    await refused(2, '"nightly" is no version', '--tag', 'nightly');
    await refused(2, '"v1.0" is no version', '--tag', 'v1.0');
    await refused(2, 'v9.9.9 is at a commit of version 1.0.0', '--tag', 'v9.9.9');
    await refused(2, 'has no tag v1.0.0', '--tag', 'v1.0.0');

    const { commit, tag } = tagged('1.0.0');
    checkout.commit('Later');
    await refused(4, `v1.0.0 is at ${commit}`, ...tag);
    push(':refs/tags/v1.0.0');
    push('HEAD:refs/tags/v1.0.0');
    await refused(4, 'is neither on main nor on release/1.0', ...tag);
    // Branches that git finds by the same word; whoever may push may make one.
    push('HEAD:refs/heads/mallory/main', 'HEAD:refs/heads/refs/heads/main', 'HEAD:refs/heads/x/release/1.0');
    await refused(4, 'is neither on main nor on release/1.0', ...tag);
    push(':refs/heads/refs/heads/main');
    push('main');
    writeFileSync(join(checkout.path, 'LICENSE'), 'mine\n');
    await refused(2, 'the tree: it has changes: M LICENSE', ...tag);
    checkout.git('checkout', '--quiet', 'LICENSE');

    writeFileSync(join(checkout.path, 'src/more.ts'), 'export {};\n');
    checkout.commit('Merge this before the release');
    setVersion('1.1.0');
    const changelog = join(checkout.path, 'CHANGELOG.md');
    const written = readFileSync(changelog, 'utf8');
    writeFileSync(changelog, written.replace('Merge this', 'Praise this'));
    checkout.commit('Release 1.1.0');
    push('main', 'HEAD:refs/tags/v1.1.0');
    await refused(2, 'CHANGELOG.md: 1.1.0 is not what was merged', '--tag', 'v1.1.0');
    writeFileSync(changelog, written);
    checkout.commit('Release 1.1.0');
    push('main', '+HEAD:refs/tags/v1.1.0');
    expect((await step(['check', '--tag', 'v1.1.0'])).code).toBe(0);
  });

  it('from a clone without its history', async () => {
    const shallow = scratchDirectory('shallow');
    checkout.git('clone', '--quiet', '--depth=1', `file://${checkout.path}`, shallow);
    for (const argv of [
      ['prepare', '9.0.0'],
      ['check', '--tag', 'v1.1.0'],
    ]) {
      const ran = await step(argv, {}, shallow);
      expect([ran.code, ran.stderr]).toEqual([
        2,
        expect.stringMatching(/^error: the checkout: it is shallow\n.*fetch-depth: 0/),
      ]);
    }
  });

  it('at an address with a password, which nobody prints', async () => {
    const secret = 'secret-word-of-it';
    const { files, tag } = tagged('1.1.1');
    const addresses = [
      ['GITLAB_URL', ['components', ...files], { GITLAB_URL: `https://me:${secret}@gitlab.example.com` }],
      ['--url', ['components', ...files, '--url', `https://${secret}@gitlab.example.com/a/b.git`], {}],
      ['--url', ['components', ...files, '--url', `ssh://me:${secret}@gitlab.example.com/a/b.git`], {}],
      ['--url', ['components', ...files, '--url', 'git@gitlab.example.com:a/b.git'], {}],
      ['GITHUB_SERVER_URL', ['check'], { GITHUB_SERVER_URL: `https://me:${secret}@github.example.com` }],
    ] as const;
    for (const [name, argv, env] of addresses) {
      const { code, stdout, stderr } = await step([...argv, ...tag], { GITLAB_TOKEN: 'glpat-components', ...env });
      expect([code, stderr.split(':')[1]]).toEqual([2, ` ${name}`]);
      expect(stdout + stderr).not.toContain(secret);
    }
  });

  it('into a directory with something else in it', async () => {
    const directory = scratchDirectory('home');
    writeFileSync(join(directory, 'thesis.md'), 'years\n');
    const { code, stderr } = await step(['assets', '--to', directory]);
    expect([code, stderr]).toEqual([2, expect.stringContaining('holds something else (thesis.md)')]);
    expect(readFileSync(join(directory, 'thesis.md'), 'utf8')).toBe('years\n');
    expect(await step(['assets', '--to', '.'])).toMatchObject({ code: 2 });
    expect(checkout.git('status', '--porcelain')).toBe('');
  });

  it('from files that are not those of the draft, and no tag moves where releases can be changed', async () => {
    const { files: own, tag } = tagged('1.2.0');
    expect((await step(['publish', ...own, ...tag])).stderr).toContain('there is no draft of v1.2.0');
    await good(['draft', ...own, ...tag]);
    const others = await step(['publish', '--from', files('other'), ...tag]);
    expect(others).toMatchObject({ code: 4, stderr: expect.stringContaining('does not hold the files of this run') });
    writeFileSync(join(own[1]!, 'gitops.schema.json'), '{"changed": true}\n');
    expect((await step(['draft', ...own, ...tag])).stderr).toContain('are not those of SHA256SUMS');
    writeFileSync(join(own[1]!, 'gitops.schema.json'), '{}\n');
    const { code, stderr } = await step(['publish', ...own, ...tag]);
    expect([code, stderr]).toEqual([4, expect.stringContaining('could still be changed; no tag was moved')]);
    expect(origin.git('tag', '--list', 'v1')).toBe('');
  });

  it('with a token that may only read', async () => {
    const { files, tag } = tagged('1.3.0');
    server.inject({ at: 'releases.create', kind: 'status', status: 403, body: { message: 'Resource not accessible' } });
    const { code, stdout, stderr } = await step(['draft', ...files, ...tag]);
    expect([code, stderr]).toEqual([1, expect.stringContaining('the job needs "contents: write"')]);
    expect(stdout + stderr).not.toContain(token);
  });
});

describe('the changelog', () => {
  it('is prepared with number and generated files, and lists what users run', async () => {
    await newOrigin();
    tagged('1.0.0');
    const changed = (path: string, message: string) => {
      writeFileSync(join(checkout.path, path), 'export const x = 1;\n');
      return checkout.commit(message).slice(0, 8);
    };
    const ours = [
      changed('src/one.ts', 'Read <values> of @acme/web'),
      changed('actions/x.yml', 'Reword\n\nChangelog: Take `tag` as a list'),
      changed('test/two.ts', 'Update yaml\n\nChangelog: Read YAML 1.2.2'),
    ];
    changed('src/three.ts', 'Undo an internal change\n\nChangelog: none');
    changed('docs/x.md', 'Explain');
    changed('test/four.ts', 'Try more');
    checkout.git('checkout', '--quiet', '-b', 'topic');
    changed('src/five.ts', 'wip');
    checkout.git('checkout', '--quiet', 'main');
    checkout.git(
      'merge',
      '--quiet',
      '--no-ff',
      'topic',
      '-m',
      'Merge pull request #12 from acme/topic',
      '-m',
      'Add five',
    );
    const merge = checkout.git('rev-parse', '--short=8', 'HEAD');
    checkout.git('checkout', '--quiet', '-b', 'release-it');
    await good(['prepare', '1.1.0', '--no-build']);
    checkout.commit('Release 1.1.0');
    checkout.git('checkout', '--quiet', 'main');
    const title = ['-m', 'Merge pull request #13 from acme/release-it', '-m', 'Release 1.1.0'];
    checkout.git('merge', '--quiet', '--no-ff', 'release-it', ...title);
    push('main', 'HEAD:refs/tags/v1.1.0');
    await good(['check', '--tag', 'v1.1.0']);
    checkout.git('tag', 'v1.1.0');
    const changelog = readFileSync(join(checkout.path, 'CHANGELOG.md'), 'utf8');
    expect(changelog.split(/^## /m)[1]).toBe(
      `1.1.0\n\n- Add five (#12) (${merge})\n- Read YAML 1.2.2 (${ours[2]})\n- Take \`tag\` as a list (${ours[1]})\n- Read \\<values> of @<!-- -->acme/web (${ours[0]})\n\n`,
    );
    expect(readFileSync(join(checkout.path, 'src/core/published.ts'), 'utf8')).toContain("version = '1.1.0'");
    expect(checkout.git('grep', '-c', '1.1.0', '--', 'gitlab-components/plan/template.yml')).toContain(':');
    for (const [version, message] of [
      ['1.1', '"1.1" is no version'],
      ['1.0.0', 'v1.0.0 is there already'],
    ] as const) {
      expect(await step(['prepare', version])).toMatchObject({ code: 2, stderr: expect.stringContaining(message) });
    }
  });
});

describe('the component project', () => {
  it('gets a version once, and an older one leaves its branch alone', async () => {
    await newOrigin();
    const root = scratchDirectory('gitlab');
    mkdirSync(join(root, 'monorepo-gitops'));
    const project = createBareRepository(join(root, 'monorepo-gitops'), { name: 'monorepo-gitops' });
    const gitlab = await startGitServer({ root, authorization: basic('oauth2', 'glpat-components') });
    const tree = join(scratchDirectory('components'), 'tree');
    const write = (text: string) => {
      mkdirSync(join(tree, 'templates/plan'), { recursive: true });
      writeFileSync(join(tree, 'templates/plan/template.yml'), text);
      writeFileSync(join(tree, '.gitlab-ci.yml'), 'release: {}\n');
    };
    const components = (...more: readonly string[]) =>
      step(['components', '--from', tree, ...more], { GITLAB_TOKEN: 'glpat-components', GITLAB_URL: gitlab.origin });
    write('plan: 1.1.0\n');
    const { commit, tag } = tagged('1.1.0');
    expect((await components('--dry-run', ...tag)).stdout).toMatch(
      /^would push refs\/heads\/main .*\nwould push refs\/tags\/1\.1\.0 /,
    );
    expect(project.git('for-each-ref')).toBe('');
    expect((await components(...tag)).code).toBe(0);
    expect(project.git('rev-parse', '1.1.0')).toBe(project.git('rev-parse', 'main'));
    expect(project.read('templates/plan/template.yml', '1.1.0')).toBe('plan: 1.1.0\n');
    expect(project.git('log', '-1', '--format=%s%n%b', '1.1.0')).toBe(`Release 1.1.0\nFrom v1.1.0, commit ${commit}.`);

    expect((await components(...tag)).stdout).toContain('has 1.1.0');
    write('plan: changed\n');
    expect(await components(...tag)).toMatchObject({ code: 4, stderr: expect.stringContaining('with other content') });

    write('plan: 1.0.1\n');
    const older = tagged('1.0.1');
    expect((await components(...older.tag)).code).toBe(0);
    expect(project.git('log', '-1', '--format=%s', 'main')).toBe('Release 1.1.0');
    expect(project.read('templates/plan/template.yml', '1.0.1')).toBe('plan: 1.0.1\n');
    expect(JSON.stringify(gitlab.requests.map(({ url }) => url))).not.toContain('glpat');
  });
});
