/**
 * Delivery by the forges through the shipped program: commits that the forge makes, and the rolling request that carries
 * to production what dev runs. Real git and a real registry, with a fake GitHub and GitLab over the same repository.
 */
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { imagesIn } from '../../src/core/edit/edit.ts';
import { gitopsToken, type Scenery, setScenery } from '../support/commands/scenery.ts';
import { fsck, history } from '../support/git/repository.ts';
import { basic, type GitServer, startGitServer } from '../support/git/server.ts';
import { type GithubRequest, type GithubServer, startGithubServer } from '../support/github/server.ts';
import { type GitlabServer, startGitlabServer } from '../support/gitlab/server.ts';
import { scratchDirectory } from '../support/lifetime.ts';
import { type Ran, runAction, runProgram } from '../support/program.ts';
import { allParts, dockerRegistry, gitHttpBackend } from '../support/real-parts.ts';
import { robot, testClient } from '../support/registry/server.ts';

const parts = allParts(await gitHttpBackend(), await dockerRegistry());

const services = ['web1', 'web2'];
const requestBranch = 'monorepo-gitops/prod';

/** A forge's repository has an owner in its path: the same repository under a second name. */
function publish(scenery: Scenery, path: string): void {
  const link = join(dirname(scenery.gitops.path), `${path}.git`);
  mkdirSync(dirname(link), { recursive: true });
  symlinkSync(scenery.gitops.path, link);
}

/** The image that a service's values name, as `name:tag`. */
function imageOf(scenery: Scenery, service: string, environment: string, revision = 'main'): string {
  const file = `values/${service}-${environment}.yaml`;
  const [image] = imagesIn(file, scenery.gitops.read(file, revision));
  return `${image?.repository}:${image?.tag}`;
}

async function digestOf(image: string): Promise<string | undefined> {
  const [, registry = '', repository = '', tag = ''] = /^([^/]+)\/(.+):([^:]+)$/.exec(image) ?? [];
  return (await testClient(robot).headManifest({ registry, repository, tag }))?.digest;
}

function digestsInDev(scenery: Scenery): Promise<(string | undefined)[]> {
  return Promise.all(services.map((service) => digestOf(imageOf(scenery, service, 'dev'))));
}

/** `main` gets what was tried on `develop` by a merge commit, whose own tag no image ever gets. */
function mergeIntoMain(scenery: Scenery): void {
  scenery.git('checkout', '--quiet', 'main');
  scenery.git('merge', '--quiet', '--no-ff', '--message', 'Release', 'develop');
}

function expectDone(ran: Ran): void {
  expect([ran.code, ran.code === 0 ? '' : ran.stdout + ran.stderr]).toEqual([0, '']);
}

const pushes = (server: GitServer) => server.requests.filter(({ kind }) => kind === 'receive-pack');

describe.skipIf(!parts.present)(parts.titled('in GitHub Actions, with a token of the GitOps repository'), () => {
  let scenery: Scenery;
  let github: GithubServer;
  let inDev: (string | undefined)[];

  beforeAll(async () => {
    scenery = await setScenery();
    publish(scenery, 'acme/gitops');
    github = await startGithubServer({
      repositories: { 'acme/gitops': { git: scenery.gitops, protected: true, collaborators: ['mona'] } },
      accounts: {
        [gitopsToken]: {
          login: 'deploy-bot',
          permissions: { contents: 'write', pull_requests: 'write' },
          repositories: ['acme/gitops'],
        },
      },
    });
    scenery.git('checkout', '--quiet', '-b', 'develop');
    scenery.replace('apps/web1/src/server.mjs', "'not found\\n'", "'no such page\\n'");
    scenery.commit('web1: clearer 404');
  });

  const pulls = () => github.repository('acme/gitops').pulls;
  const isWrite = ({ method, body }: GithubRequest) => method !== 'GET' && !body.includes('"query":"query');

  function push(branch: string, inputs: Readonly<Record<string, string>>) {
    const file = join(scratchDirectory('event'), 'event.json');
    writeFileSync(file, JSON.stringify({ repository: { default_branch: 'main' }, before: '0'.repeat(40) }));
    const env = {
      GITHUB_SERVER_URL: scenery.gitServer.origin,
      GITHUB_API_URL: `${github.origin}/api/v3`,
      GITHUB_EVENT_NAME: 'push',
      GITHUB_EVENT_PATH: file,
      GITHUB_REF: `refs/heads/${branch}`,
      GITHUB_REF_TYPE: 'branch',
      GITHUB_SHA: scenery.git('rev-parse', 'HEAD'),
      GITHUB_REPOSITORY: 'acme/shop',
      GITHUB_ACTOR: 'mona',
      GITHUB_RUN_ID: '991',
      GITHUB_WORKSPACE: scenery.monorepo,
    };
    const secrets = {
      'gitops-token': gitopsToken,
      'registry-username': scenery.secrets.MG_REGISTRY_USERNAME ?? '',
      'registry-password': scenery.secrets.MG_REGISTRY_PASSWORD ?? '',
    };
    const given = { 'gitops-repository': 'acme/gitops', ...secrets, ...inputs };
    return runAction('deploy', given, { cwd: scenery.monorepo, env });
  }

  it('law 2: commits of the API by two runs at once both land, and none is pushed', async () => {
    const runs = await Promise.all(
      services.map((name) => push('develop', { services: name, all: 'true', 'commit-via': 'api' })),
    );
    for (const ran of runs) expectDone(ran);
    expect(runs.map(({ outputs }) => outputs.get('result'))).toEqual(['committed', 'committed']);
    const made = history(scenery.gitops.path, 'main').slice(0, 2);
    expect(made.map(({ id }) => id).sort()).toEqual(runs.map(({ outputs }) => outputs.get('commit')).sort());
    expect(made.map(({ files }) => files.filter((file) => file.startsWith('values/'))).sort()).toEqual([
      ['values/web1-dev.yaml'],
      ['values/web2-dev.yaml'],
    ]);
    expect(scenery.gitops.git('log', '-2', '--format=%an', 'main')).toBe('deploy-bot\ndeploy-bot');
    expect(pushes(scenery.gitServer)).toEqual([]);
    inDev = await digestsInDev(scenery);
  });

  it('opens one request with the table of services; the protected branch does not move', async () => {
    mergeIntoMain(scenery);
    const before = scenery.gitops.git('rev-parse', 'main');
    const ran = await push('main', { services: 'web1', labels: 'deploy\nprod', reviewers: 'mona' });
    expectDone(ran);
    expect(scenery.gitops.git('rev-parse', 'main')).toBe(before);
    const [pull, ...others] = pulls();
    expect(others).toEqual([]);
    expect(ran.outputs.get('result')).toBe('requested');
    expect(ran.outputs.get('request-url')).toBe(`${github.origin}/acme/gitops/pull/1`);
    expect(ran.outputs.get('commit')).toBe(scenery.gitops.git('rev-parse', requestBranch));
    expect(pull).toMatchObject({ base: 'main', head: requestBranch, labels: ['deploy', 'prod'], asked: ['mona'] });
    expect(pull?.body).toMatch(new RegExp(`^\\|.*web1.*\`${imageOf(scenery, 'web1', 'dev')}\`.*\\|$`, 'm'));
    expect(pull?.body).not.toContain('web2');
  });

  it('a second service joins the same request', async () => {
    const ran = await push('main', { services: 'web2' });
    expectDone(ran);
    expect(ran.outputs.get('request-url')).toBe(`${github.origin}/acme/gitops/pull/1`);
    expect(pulls()).toHaveLength(1);
    for (const service of services) {
      expect(pulls()[0]?.body).toContain(`\`${imageOf(scenery, service, 'dev')}\``);
      expect(imageOf(scenery, service, 'prod', requestBranch)).toBe(imageOf(scenery, service, 'dev'));
    }
  });

  it('law 4: the same again writes nothing to git or the API', async () => {
    const refs = scenery.gitops.git('for-each-ref');
    github.reset();
    scenery.gitServer.reset();
    const ran = await push('main', {});
    expectDone(ran);
    expect([ran.outputs.get('result'), ran.outputs.get('request-url')]).toEqual([
      'requested',
      `${github.origin}/acme/gitops/pull/1`,
    ]);
    expect(github.requests.filter(isWrite)).toEqual([]);
    expect(pushes(scenery.gitServer)).toEqual([]);
    expect(scenery.gitops.git('for-each-ref')).toBe(refs);
  });

  it('merged, production runs the very images of dev, which kept their tags and digests', async () => {
    const [pull] = pulls();
    if (pull !== undefined) github.repository('acme/gitops').merge(pull, 'MERGE');
    for (const service of services) {
      expect(imageOf(scenery, service, 'prod')).toBe(imageOf(scenery, service, 'dev'));
      const ownTag = scenery.git('rev-parse', 'main').slice(0, 8);
      expect(await digestOf(`${scenery.registry.host}/fe/${service}:${ownTag}`)).toBeUndefined();
    }
    expect(inDev).not.toContain(undefined);
    expect(await digestsInDev(scenery)).toEqual(inDev);
    const ran = await push('main', {});
    expectDone(ran);
    expect([ran.outputs.get('result'), ran.outputs.get('request-url') ?? '', pulls().length]).toEqual([
      'unchanged',
      '',
      1,
    ]);
    fsck(scenery.gitops.path);
  });
});

describe.skipIf(!parts.present)(parts.titled('in GitLab CI, with a project access token'), () => {
  let scenery: Scenery;
  let gitlab: GitlabServer;
  /** Takes the access token. */
  let server: GitServer;
  /** Takes anything: a job token may be allowed to push. */
  let open: GitServer;

  beforeAll(async () => {
    scenery = await setScenery();
    publish(scenery, 'infra/charts');
    gitlab = await startGitlabServer({ repository: scenery.gitops, users: ['ada', 'grace'], pipelines: true });
    const root = dirname(scenery.gitops.path);
    server = await startGitServer({ root, authorization: basic('x-access-token', gitlab.token) });
    open = await startGitServer({ root });
    scenery.git('checkout', '--quiet', '-b', 'develop');
    scenery.replace('apps/web1/src/server.mjs', "'not found\\n'", "'no such page\\n'");
    scenery.commit('web1: clearer 404');
  });

  function push(branch: string, argv: readonly string[], token = gitlab.token, git = server) {
    const env = {
      ...scenery.secrets,
      MG_GITOPS_TOKEN: token,
      MG_GITOPS_REPOSITORY: 'infra/charts',
      CI_SERVER_URL: git.origin,
      CI_API_V4_URL: gitlab.project.api,
      CI_JOB_ID: '5',
      CI_PIPELINE_ID: '4',
      CI_PROJECT_PATH: 'fe/shop',
      CI_PROJECT_URL: `${git.origin}/fe/shop`,
      CI_PROJECT_DIR: scenery.monorepo,
      CI_PIPELINE_SOURCE: 'push',
      CI_COMMIT_SHA: scenery.git('rev-parse', 'HEAD'),
      CI_COMMIT_REF_NAME: branch,
      CI_COMMIT_BEFORE_SHA: '0'.repeat(40),
      CI_DEFAULT_BRANCH: 'main',
    };
    return runProgram(['deploy', '--json', ...argv], { cwd: scenery.monorepo, env });
  }

  const wanted = ['--labels', 'deploy', '--labels', 'prod', '--reviewers', 'ada', '--auto-merge'];

  it('law 2: commits of the API by two runs at once both land, and none is pushed', async () => {
    const runs = await Promise.all(
      services.map((name) => push('develop', ['--all', '--services', name, '--commit-via', 'api'])),
    );
    for (const ran of runs) expectDone(ran);
    const made = history(scenery.gitops.path, 'main').slice(0, 2);
    expect(made.map(({ id }) => id).sort()).toEqual(runs.map((ran) => ran.json().commit).sort());
    expect(made.flatMap(({ files }) => files.filter((file) => file.startsWith('values/'))).sort()).toEqual([
      'values/web1-dev.yaml',
      'values/web2-dev.yaml',
    ]);
    expect(gitlab.writes()).toContain('POST /repository/commits');
    expect(pushes(server)).toEqual([]);
  });

  it('law 10: a job token learns which token it takes, and the protected branch does not move', async () => {
    mergeIntoMain(scenery);
    const before = scenery.gitops.git('rev-parse', 'main');
    const ran = await push('main', ['--services', 'web1'], gitlab.jobToken, open);
    expect(ran.code).toBe(1);
    expect(ran.stderr).toContain('the job token may not');
    expect(ran.stderr).toContain('Give the token of a project or group access token with the `api` scope');
    expect(ran.stdout + ran.stderr).not.toContain(gitlab.jobToken);
    expect([scenery.gitops.git('rev-parse', 'main'), gitlab.mergeRequests]).toEqual([before, []]);
  });

  it('opens one request with labels, reviewers and auto-merge, in which services accumulate', async () => {
    const before = scenery.gitops.git('rev-parse', 'main');
    const first = await push('main', ['--services', 'web1', ...wanted]);
    expectDone(first);
    const ran = await push('main', ['--services', 'web2', ...wanted]);
    expectDone(ran);
    expect(ran.json()).toMatchObject({ result: 'requested', 'request-url': first.json()['request-url'] });
    expect(ran.json()['request-url']).toMatch(/\/infra\/charts\/-\/merge_requests\/1$/);
    expect(scenery.gitops.git('rev-parse', 'main')).toBe(before);
    expect(gitlab.mergeRequests).toMatchObject([
      {
        state: 'opened',
        source_branch: requestBranch,
        target_branch: 'main',
        labels: ['deploy', 'prod'],
        reviewers: [{ username: 'ada' }],
        // Asked for again after the second commit, which ended the first.
        autoMerge: scenery.gitops.git('rev-parse', requestBranch),
      },
    ]);
    for (const service of services) {
      expect(gitlab.mergeRequests[0]?.description).toContain(`\`${imageOf(scenery, service, 'dev')}\``);
    }
  });

  it('law 4: the same again writes nothing; merged, both services are in production', async () => {
    const refs = scenery.gitops.git('for-each-ref');
    const inDev = await digestsInDev(scenery);
    gitlab.reset();
    server.reset();
    const again = await push('main', wanted);
    expectDone(again);
    expect([gitlab.writes(), pushes(server), scenery.gitops.git('for-each-ref')]).toEqual([[], [], refs]);
    gitlab.merge(1);
    for (const service of services) {
      expect(imageOf(scenery, service, 'prod')).toBe(imageOf(scenery, service, 'dev'));
    }
    expect(await digestsInDev(scenery)).toEqual(inDev);
    const ran = await push('main', wanted);
    expectDone(ran);
    expect([ran.json().result, gitlab.mergeRequests.length]).toEqual(['unchanged', 1]);
    fsck(scenery.gitops.path);
  });
});
