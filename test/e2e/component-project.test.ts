/**
 * The component project as users get it: written by the release, pushed with its tag, and included by each of the addresses
 * that its README shows. `gitlab-ci-local` fetches them over HTTPS and runs them with the shipped program, against the real
 * git server and registry.
 *
 * It does not look at `integrity`, and takes partial versions from tags, where GitLab takes them from the catalog: that the
 * hash is the file's is held by `test/unit/architecture/component-project.test.ts`.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { publicationOf, readManifest } from '../../scripts/publication.ts';
import { canaries, gitopsToken, type Scenery, setScenery } from '../support/commands/scenery.ts';
import { history } from '../support/git/repository.ts';
import { startGitServer } from '../support/git/server.ts';
import { gitlabCiLocal, type PipelineRun, programDirectory, runPipeline } from '../support/gitlab/ci-local.ts';
import {
  type ComponentProject,
  createComponentProject,
  releaseComponents,
  writeDecoy,
} from '../support/gitlab/component-project.ts';
import { scratchDirectory } from '../support/lifetime.ts';
import { type Internet, startInternet } from '../support/net/internet.ts';
import { openssl } from '../support/net/web.ts';
import { repositoryRoot } from '../support/program.ts';
import { allParts, dockerRegistry, gitHttpBackend } from '../support/real-parts.ts';
import { robot, testClient, testPassword, testUser } from '../support/registry/server.ts';

const { version, repository, gitlab } = publicationOf(readManifest());
const major = Number.parseInt(version, 10);
const gitlabHost = 'gitlab.example.com';

function contents(directory: string): Record<string, string> {
  const files = readdirSync(directory, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    files
      .map((file) => join(file.parentPath, file.name))
      .filter((path) => !path.includes('/.git/'))
      .map((path) => [path.slice(directory.length + 1), readFileSync(path, 'utf8')]),
  );
}

describe('npm run release:gitlab', () => {
  it('writes the same project twice, also over an earlier release in a clone', () => {
    const [first, clone] = [scratchDirectory('first'), scratchDirectory('clone')];
    const written = releaseComponents('--to', first);
    expect([written.code, written.stderr]).toEqual([0, '']);

    execFileSync('git', ['init', '--quiet', clone]);
    cpSync(first, clone, { recursive: true });
    mkdirSync(join(clone, 'templates/renamed'));
    writeFileSync(join(clone, 'templates/renamed/template.yml'), '# Of an earlier release.\n');
    writeFileSync(join(clone, 'LICENSE'), 'Of an earlier release.\n');
    expect(releaseComponents('--to', clone)).toEqual(written);
    expect(contents(clone)).toEqual(contents(first));
  });

  it('exit 2 for a directory that holds something else, and nothing is touched', () => {
    const taken = scratchDirectory('taken');
    writeFileSync(join(taken, 'README.md'), '# Ours\n');
    const { code, stderr } = releaseComponents('--to', taken);
    const says = `--to: ${taken} holds something else (README.md): give an empty directory, or delete what is in it`;
    expect([code, stderr]).toEqual([2, `release:gitlab: ${says}\n`]);
    expect(contents(taken)).toEqual({ 'README.md': '# Ours\n' });
  });

  const file = join(scratchDirectory('file'), 'file');
  writeFileSync(file, 'Keep me\n');
  it.each<[string, string[], string]>([
    ['no directory', [], '--to is missing'],
    ['an unknown option', ['--into', 'x'], "Unknown option '--into'"],
    ['a directory below a file', ['--to', join(file, 'x')], 'x cannot be written to: ENOTDIR: not a directory'],
    ['a file', ['--to', file], `--to: ${file} cannot be written to: it is no directory`],
  ])('exit 2 for %s', (_, argv, says) => {
    const { code, stderr } = releaseComponents(...argv);
    expect([code, stderr.trim().split('\n').length]).toEqual([2, 1]);
    expect(stderr).toContain(says);
  });
});

/** GitHub's address of a file of this version: the file as it stands here. */
const fileOfRelease: RequestListener = ({ url = '' }, response) => {
  const file = join(repositoryRoot, url.replace(`/${repository}/v${version}/`, ''));
  if (!existsSync(file)) return void response.writeHead(404).end();
  response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8' }).end(readFileSync(file));
};

const parts = allParts(await gitlabCiLocal(), await gitHttpBackend(), await dockerRegistry(), openssl);

describe.skipIf(!parts.present)(parts.titled('the released project, as pipelines include it'), () => {
  let scenery: Scenery;
  let internet: Internet;
  let components: ComponentProject;
  let commit: string;
  /** The blocks of the README, by the kind of their address. */
  let includes: Record<string, string>;
  /** What web1 answers to an unknown path: each deployment says something else. */
  let said = "'not found\\n'";
  const env = () => ({ ...internet.env, PATH: `${programDirectory()}:${process.env.PATH}` });

  /** Harbor's robots have a `$` in their names, which CI/CD variables write as `$$`. */
  const variables = {
    GITOPS_TOKEN: gitopsToken,
    MG_REGISTRY_USERNAME: testUser.replaceAll('$', '$$$$'),
    MG_REGISTRY_PASSWORD: testPassword,
  };

  beforeAll(async () => {
    const root = scratchDirectory('hosts');
    components = createComponentProject(root);
    internet = await startInternet({
      [gitlabHost]: (await startGitServer({ root })).origin,
      [`raw.githubusercontent.com/${repository}/v${version}/`]: fileOfRelease,
    });
    writeDecoy(components.clone, 'exit 9');
    components.publish(`${major - 1}.9.0`);
    // As somebody does it whose project is not ours yet.
    execFileSync('git', ['-C', components.clone, 'rm', '-r', '--quiet', '.']);
    expect(releaseComponents('--to', components.clone)).toMatchObject({ code: 0 });
    const readme = readFileSync(join(components.clone, 'README.md'), 'utf8');
    commit = components.publish(version);
    writeDecoy(components.clone, 'exit 9');
    components.publish(`${major + 1}.0.0-rc.1`);

    const blocks = [...readme.matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map(([, text = '']) => text);
    includes = Object.fromEntries(blocks.map((text) => [/^ {2}- (\w+):/m.exec(text)?.[1], text]));

    scenery = await setScenery();
    scenery.git('remote', 'add', 'origin', `https://${gitlabHost}/fe/shop.git`);
    writeFileSync(join(scenery.monorepo, '.gitignore'), 'monorepo-gitops.env\n.gitlab-ci*\n');
    scenery.git('checkout', '--quiet', '-b', 'develop');
    // Without them gitlab-ci-local complains in the midst of what it prints.
    scenery.git('config', 'user.name', 'Ada');
    scenery.git('config', 'user.email', 'ada@example.com');
  });

  function expectPassed(run: PipelineRun): void {
    expect([run.code, run.code === 0 ? '' : run.output]).toEqual([0, '']);
    for (const canary of canaries) expect(run.output).not.toContain(canary);
  }

  const ofProject = `https://${gitlabHost}/${gitlab}.git/git-upload-pack`;
  const ofRelease = `https://raw.githubusercontent.com/${repository}/v${version}/gitlab-components/pipeline/template.yml`;
  const addresses: [kind: string, fetched: string][] = [
    ['project', ofProject],
    ['remote', ofRelease],
    ['component', ofProject],
  ];
  it.each(addresses)('%s: its pipeline deploys', async (kind, fetched) => {
    const page = (name: string) => `'no page of ${name}\\n'`;
    scenery.replace('apps/web1/src/server.mjs', said, page(kind));
    said = page(kind);
    const sha = scenery.commit(`web1: ${kind}`);
    internet.requests.length = 0;
    expectPassed(await runPipeline(scenery.monorepo, includes[kind] ?? '', { variables, env: env() }));
    expect(internet.requests).toContainEqual(expect.stringContaining(fetched));

    const [deployed] = history(scenery.gitops.path);
    expect(deployed?.files).toContain('values/web1-dev.yaml');
    expect(scenery.gitops.read('values/web1-dev.yaml')).toContain(`tag: "${sha.slice(0, 8)}"`);
    const image = { registry: scenery.registry.host, repository: 'fe/web1', tag: sha.slice(0, 8) };
    expect(await testClient(robot).headManifest(image)).toMatchObject({ digest: expect.stringMatching(/^sha256:/) });
  });

  it('component: a part of the version, all of it, the newest and the commit are the same pipeline', async () => {
    const preview = async (reference: string) => {
      const text = (includes.component ?? '').replace(/@\S+/, `@${reference}`);
      const run = await runPipeline(scenery.monorepo, text, { variables, env: env(), options: ['--preview'] });
      expect(run.code).toBe(0);
      return parse(run.stdout);
    };
    const pipeline = await preview(`${major}`);
    expect(pipeline.deploy.script).toEqual(['$MG_PROGRAM deploy']);
    for (const reference of [version, '~latest', commit]) expect(await preview(reference)).toEqual(pipeline);
  });

  it('what init writes is a pipeline with a deployment, its stop job and a nightly sweep', async () => {
    const scaffold = join(repositoryRoot, 'src/scaffold/templates/pipelines/gitlab/.gitlab-ci.yml');
    const run = await runPipeline(scenery.monorepo, readFileSync(scaffold, 'utf8'), {
      env: env(),
      options: ['--preview'],
    });
    expect(run.code).toBe(0);
    expect(parse(run.stdout)).toMatchObject({
      deploy: { rules: [{ if: '$CI_PIPELINE_SOURCE != "schedule"' }] },
      'deploy-stop': { environment: { action: 'stop' } },
      sweep: { rules: [{ if: '$CI_PIPELINE_SOURCE == "schedule"' }] },
    });
  });

  describe('its own pipeline', () => {
    let project: string;
    const pipeline = () => readFileSync(join(project, '.gitlab-ci.yml'), 'utf8');
    beforeAll(() => {
      project = join(scratchDirectory('project'), 'components');
      execFileSync('git', ['clone', '--quiet', '--branch', version, components.clone, project], { stdio: 'ignore' });
      execFileSync('git', ['-C', project, 'remote', 'set-url', 'origin', `https://${gitlabHost}/${gitlab}.git`]);
    });

    it('reads every template, and runs the whole flow', async () => {
      const run = await runPipeline(project, pipeline(), { env: env() });
      expectPassed(run);
      expect(run.log('demo')).toContain('Push to develop');
      expect(run.log('outputs')).toContain('$ test "$MG_DEMO_OK" = true');
      expect(run.output).not.toContain('$MG_PROGRAM deploy');
    });

    it.each<[string, Record<string, string>, boolean]>([
      ['the protected tag of a version', { CI_COMMIT_TAG: version, CI_COMMIT_REF_PROTECTED: 'true' }, true],
      ['a tag that is not protected', { CI_COMMIT_TAG: version, CI_COMMIT_REF_PROTECTED: 'false' }, false],
      ['a tag with a v', { CI_COMMIT_TAG: `v${version}`, CI_COMMIT_REF_PROTECTED: 'true' }, false],
      ['a protected branch', { CI_COMMIT_REF_PROTECTED: 'true' }, false],
    ])('the release of %s', async (_, given, isReleased) => {
      const run = await runPipeline(project, pipeline(), { variables: given, env: env(), options: ['--list-json'] });
      const jobs = JSON.parse(/^\[\n[\s\S]*/m.exec(run.stdout)?.[0] ?? '[]') as { name: string; when: string }[];
      const names = jobs.filter(({ when }) => when !== 'never').map(({ name }) => name);
      expect(names).toEqual(['demo', 'outputs', ...(isReleased ? ['release'] : [])]);
    });

    it('releases no tag with the templates of another version', async () => {
      const tagged = { CI_COMMIT_TAG: '9.9.9', CI_COMMIT_REF_PROTECTED: 'true' };
      const run = await runPipeline(project, pipeline(), { jobs: ['release'], variables: tagged, env: env() });
      expect(run.code).not.toBe(0);
      expect(run.log('release')).toContain(`The templates are those of ${version}, and the tag is 9.9.9`);
    });
  });
});
