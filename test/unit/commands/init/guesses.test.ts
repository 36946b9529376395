/** What `init` guesses, and that it says so with the reason. */
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { CiContext } from '../../../../src/core/ports.ts';
import { type Files, initWorld, workspace } from '../../../support/commands/init.ts';
import type { Given } from '../../../support/inputs.ts';

async function said(files: Files, given: Given = {}, ci: Partial<CiContext> = {}) {
  const { run, config } = await initWorld({ ...workspace, ...files });
  const { log } = await run(given, { ci });
  return { lines: log.split('\n'), config: await config() };
}

const harborPipeline = [
  'build:',
  '  image: docker.io/library/docker:27',
  '  script:',
  '    - docker login harbor.example.com',
  '    - docker build -t harbor.example.com/fe/apps/$SERVICE:$TAG .',
  '    - docker push harbor.example.com/fe/apps/$SERVICE:$TAG',
  '    - git clone https://token:$TOKEN@gitlab.example.com/infra/helm-charts.git charts',
  '',
].join('\n');

describe('the host', () => {
  test.each<[string, Files, Partial<CiContext>]>([
    ['gitlab, because origin is gitlab.example.com', {}, { repositoryUrl: 'https://gitlab.example.com/acme/shop' }],
    ['github, because origin is git.example.com', {}, { repositoryUrl: 'https://git.example.com/acme/shop' }],
    ['gitlab, because .gitlab-ci.yml is there', { '.gitlab-ci.yml': 'a: 1\n' }, {}],
    ['jenkins, because Jenkinsfile is there', { Jenkinsfile: 'pipeline {}\n' }, {}],
    [
      'github, because origin is github.com',
      { Jenkinsfile: 'pipeline {}\n', '.github/workflows/ci.yml': 'on: push\n' },
      {},
    ],
    ['github, because there is neither a CI file nor a remote on a forge', {}, { repositoryUrl: undefined }],
    ['jenkins, because this runs there', { '.gitlab-ci.yml': 'a: 1\n' }, { host: 'jenkins' }],
  ])('%s', async (line, files, ci) => {
    expect((await said(files, {}, ci)).lines.find((each) => each.startsWith('host: '))).toBe(`host: ${line}`);
  });

  test('is not guessed where it is given', async () => {
    const { lines } = await said({}, { host: 'gitlab', registry: 'r.example.com/a', 'gitops-repository': 'a/b' });
    expect(lines.filter((line) => /^(host|registry|gitops-repository): /.test(line))).toEqual([]);
  });
});

describe('the registry', () => {
  test.each<[string, string, string]>([
    ['of variables', harborPipeline, 'harbor.example.com/fe/apps'],
    [
      'of a name',
      'x:\n  script: [docker push registry.example.com:5000/shop/web1:latest]\n',
      'registry.example.com:5000/shop',
    ],
    [
      'of kaniko',
      'x:\n  script:\n    - /kaniko/executor --destination reg.example.com/a/b/$NAME:$TAG\n',
      'reg.example.com/a/b',
    ],
  ])('is what the pipelines push to: %s', async (_, pipeline, registry) => {
    const { lines, config } = await said({ '.gitlab-ci.yml': pipeline });
    expect(config.registry).toBe(registry);
    expect(lines).toContainEqual(
      expect.stringMatching(new RegExp(`^registry: ${registry}, because .gitlab-ci.yml has ${registry}/`)),
    );
  });

  test.each<[string, Partial<CiContext>, string | undefined]>([
    ['GitHub', {}, 'ghcr.io/acme'],
    ['gitlab.com', { repositoryUrl: 'https://gitlab.com/acme/shop' }, 'registry.gitlab.com/acme/shop'],
    ['another forge', { repositoryUrl: 'https://gitlab.example.com/acme/shop' }, undefined],
  ])('without pipelines is that of %s', async (_, ci, registry) => {
    const { lines, config } = await said({}, {}, ci);
    expect(config.registry).toBe(registry ?? 'registry.example.com/apps');
    const line = lines.find((each) => each.startsWith('registry: '));
    expect(line).toMatch(
      registry === undefined ? /is a placeholder, because nothing here says it: give --registry$/ : /, because /,
    );
  });
});

test('the GitOps repository is what the pipelines clone, without their credentials', async () => {
  const { config, lines } = await said({ '.gitlab-ci.yml': harborPipeline });
  expect(config.gitops?.repository).toBe('https://gitlab.example.com/infra/helm-charts.git');
  expect(lines.join('\n')).not.toContain('token:$TOKEN');
  const own = harborPipeline.replace('infra/helm-charts', 'acme/shop');
  const cloned = await said({ '.gitlab-ci.yml': own }, {}, { repositoryUrl: 'https://gitlab.example.com/acme/shop' });
  expect(cloned.config.gitops?.repository).toBe('acme/gitops');
});

describe('branches', () => {
  test.each<[Partial<CiContext>, Given, string, string]>([
    [{ defaultBranch: 'trunk' }, {}, 'develop', 'trunk'],
    [{ defaultBranch: undefined }, {}, 'develop', 'main'],
    [{ defaultBranch: 'develop' }, {}, 'develop', 'main'],
    [
      { defaultBranch: 'main' },
      { 'development-branch': 'next', 'production-branch': 'release+1' },
      'next',
      'release+1',
    ],
  ])('%j %j', async (ci, given, development, production) => {
    const { config } = await said({}, given, ci);
    expect(config.environments.get('dev')?.when?.branch).toEqual([development]);
    expect(config.environments.get('prod')?.when?.branch).toEqual([production]);
  });

  test.each([
    [{ 'development-branch': 'main' }, 'development-branch: "main" is deployed to production'],
    [{ 'development-branch': 'a b' }, 'development-branch: "a b" is not a valid branch name'],
    [{ 'production-branch': 'a..b' }, 'production-branch: "a..b" is not a valid branch name'],
    [{ services: 'web3' }, 'services: "web3" is no service of this monorepo'],
    [{ 'gitops-repository': 'a b' }, 'gitops-repository: "a b" is no URL'],
  ])('%j is refused, and nothing is written', async (given, message) => {
    const { run, tree } = await initWorld(workspace);
    await expect(run(given)).rejects.toMatchObject({ exitCode: 2, message: expect.stringContaining(message) });
    expect(await tree()).toEqual(workspace);
  });
});

describe('review environments', () => {
  test.each(['helm-values', 'manifests', 'kustomize', 'applicationset'])(
    'of %s begin as it is said',
    async (layout) => {
      const { config: requests } = await said({}, { review: 'request', layout });
      expect(requests.environments.get('review')?.when).toEqual({ request: true });
      const { config: none } = await said({}, { review: 'none', layout });
      expect([...none.environments.keys()]).toEqual(['dev', 'prod']);
    },
  );

  test('of requests are started, built from their own commit and removed by the workflow', async () => {
    const { run, read, config } = await initWorld(workspace);
    await run({ review: 'request', host: 'github' });
    const workflow = await read('.github/workflows/deploy.yml');
    expect(parse(workflow).on.pull_request.types).toContain('closed');
    expect(workflow).not.toContain('feature/**');
    expect(workflow.match(/github\.event\.pull_request\.head\.sha/g)?.length).toBeGreaterThanOrEqual(2);
    expect((await config()).environments.get('review')?.when?.branch).toBeUndefined();
  });
});

test.each(['github', 'gitlab', 'jenkins'])('without review environments no job of %s names them', async (host) => {
  const files = { github: '.github/workflows/deploy.yml', gitlab: '.gitlab-ci.yml', jenkins: 'Jenkinsfile' };
  const path = files[host as keyof typeof files];
  const textWith = async (review: string) => {
    const { run, read } = await initWorld(workspace);
    await run({ host, review });
    return read(path);
  };
  expect(await textWith('branch')).toMatch(/sweep/);
  const none = await textWith('none');
  expect(none).not.toMatch(/sweep|environment review|environment: review|cron|schedule:/);
  expect(none).toMatch(/deploy|pipeline\/template\.yml/);
});

test('a service that is not taken is in no file', async () => {
  const { config } = await said({}, { services: 'web2' });
  expect([...config.services.keys()]).toEqual(['web2']);
});

test('an image that has the environment built in is promoted nowhere', async () => {
  const dockerfile = 'FROM a\nARG SERVICE_NAME\nARG SERVER_ENV\n';
  for (const layout of ['helm-values', 'manifests', 'kustomize', 'applicationset']) {
    const { config } = await said({ 'apps/Dockerfile': dockerfile }, { layout });
    expect(config.environments.get('prod')?.['promote-from']).toBeUndefined();
    expect(config.services.get('web1')?.build?.args?.get('SERVER_ENV')).toBe('{environment}');
  }
  const { run, read } = await initWorld({ ...workspace, 'apps/Dockerfile': dockerfile });
  await run();
  const text = await read('gitops.yaml');
  expect(text).toContain('# SERVER_ENV is built into the image, so production builds its own');
  expect(text).not.toContain('very image that dev has');
});
