/** `examples/jenkins`, as it is published, in Groovy: real git, real registries, a real Docker daemon, a fake Argo CD. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { type ArgocdServer, adminToken } from '../../support/argocd/server.ts';
import { pushBusybox, rootDocker, startDocker } from '../../support/build/builders.ts';
import { fsck, history } from '../../support/git/repository.ts';
import { basic, type GitServer, startGitServer } from '../../support/git/server.ts';
import { groovy, type JenkinsBuild, type JenkinsResult, runJenkinsfile } from '../../support/jenkins/jenkins.ts';
import { scratchDirectory } from '../../support/lifetime.ts';
import { type Internet, startInternet } from '../../support/net/internet.ts';
import { npmRegistry } from '../../support/net/npm-registry.ts';
import { openssl } from '../../support/net/web.ts';
import { repositoryRoot } from '../../support/program.ts';
import { allParts, dockerRegistry, gitHttpBackend, shellcheck } from '../../support/real-parts.ts';
import { argocdOn, createProject, type Project } from '../../support/recipes.ts';
import {
  robot,
  startRegistry,
  type TestRegistry,
  testClient,
  testPassword,
  testUser,
} from '../../support/registry/server.ts';
import { sliceOfCommit } from '../../support/slice.ts';

const parts = allParts(
  await groovy(),
  await rootDocker(),
  await gitHttpBackend(),
  await dockerRegistry(),
  openssl,
  await shellcheck(),
);

const token = 'git-canary-1c99e0';
const awsSecret = 'aws-canary-53ab21';
const ecr = '123456789012.dkr.ecr.eu-central-1.amazonaws.com';
const canaries = [token, awsSecret, testPassword, adminToken];
const example = join(repositoryRoot, 'examples/jenkins');

const harborLogin = JSON.stringify({
  auths: { 'harbor.example.com': { auth: Buffer.from(`${testUser}:${testPassword}`).toString('base64') } },
});

const credentials: JenkinsBuild['credentials'] = {
  'gitops-token': { secret: token },
  'forge-token': { secret: token },
  'argocd-token': { secret: adminToken },
  registry: { username: testUser, password: testPassword },
  'ecr-push': { username: 'AKIAEXAMPLE', password: awsSecret },
};

describe.skipIf(!parts.present)(parts.titled('the Jenkinsfile'), () => {
  let monorepo: Project;
  let gitops: Project['bare'];
  let gitServer: GitServer;
  let registry: TestRegistry;
  let harbor: TestRegistry;
  let argocd: ArgocdServer;
  let internet: Internet;
  let machine: Readonly<Record<string, string>>;
  let sick = '';
  const aws: string[] = [];
  let number = 0;

  const ecrApi: RequestListener = (request, response) => {
    aws.push(request.headers.authorization ?? '');
    const authorizationToken = Buffer.from(`${testUser}:${testPassword}`).toString('base64');
    response.end(JSON.stringify({ authorizationData: [{ authorizationToken, proxyEndpoint: `https://${ecr}` }] }));
  };

  beforeAll(async () => {
    const root = scratchDirectory('jenkins-recipe');
    monorepo = createProject(root, 'fe/shop', ['examples/monorepo', 'examples/jenkins']);
    gitops = createProject(root, 'infra/helm-charts', ['examples/gitops']).bare;
    [gitServer, registry, harbor, argocd] = await Promise.all([
      startGitServer({ root, authorization: basic('x-access-token', token) }),
      startRegistry({ auth: 'htpasswd' }),
      startRegistry({ auth: 'htpasswd' }),
      argocdOn(gitops, {
        projects: ['frontend'],
        health: ({ revision, ageMs }) => {
          const broken = sick !== '' && gitops.read('values/web1-dev.yaml', revision).includes(sick);
          return broken ? 'Degraded' : ageMs < 4_000 ? 'Progressing' : 'Healthy';
        },
      }),
    ]);
    internet = await startInternet({
      'gitlab.example.com': gitServer.origin,
      'argocd.example.com': argocd.url,
      'harbor.example.com': `http://${harbor.host}`,
      [ecr]: `http://${registry.host}`,
      'api.ecr.eu-central-1.amazonaws.com': ecrApi,
      'registry.npmjs.org': npmRegistry(),
    });
    const [docker] = await Promise.all([
      startDocker(internet.env),
      pushBusybox(testClient(robot), harbor.host, '24-alpine', 'library/node'),
    ]);
    const PATH = `${dirname(docker.program)}:${docker.env.PATH}`;
    machine = {
      ...internet.env,
      DOCKER_HOST: docker.env.DOCKER_HOST ?? '',
      ...(docker.program.startsWith('/') ? { PATH } : {}),
    };
  });

  const build = async (branch: string, more: Partial<JenkinsBuild> = {}) => {
    number += 1;
    const built = await runJenkinsfile({
      text: readFileSync(join(example, 'Jenkinsfile'), 'utf8'),
      url: 'https://gitlab.example.com/fe/shop.git',
      repository: monorepo.bare.path,
      branch,
      number,
      credentials,
      ...more,
      env: { ...machine, ...more.env },
    });
    for (const canary of canaries) expect(built.log).not.toContain(canary);
    expect(internet.unknown).toEqual([]);
    return built;
  };

  const values = (service: string) => gitops.read(`values/${service}-dev.yaml`);
  const tip = () => gitops.git('rev-parse', 'main');
  const passed = ({ result, log }: JenkinsResult) =>
    expect([result, result === 'SUCCESS' ? '' : log]).toEqual(['SUCCESS', '']);
  let first: string;

  const refused: readonly (readonly [what: string, text: string, says: string])[] = [
    ['a misspelled section', 'pipeline { agent any\n stagez { } }', 'invalid section definition: stagez'],
    [
      'a misspelled step',
      "pipeline { agent any\n stages { stage('a') { steps { shh 'true' } } } }",
      "No such DSL method 'shh'",
    ],
    [
      'credentials that are not there',
      "pipeline { agent any\n environment { A = credentials('nobody') }\n stages { stage('a') { steps { sh 'true' } } } }",
      "Could not find credentials entry with ID 'nobody'",
    ],
    ['a text that is no Groovy', 'pipeline { agent any', "expecting '}'"],
  ];
  it('cannot be misspelled: the stand-in for Jenkins refuses what Jenkins refuses', async () => {
    const builds = refused.map(async ([, text, says]) => {
      const failure = await build('main', { text }).then(
        ({ result, log }) => `${result} ${log}`,
        (error: Error) => `FAILURE ${error.message}`,
      );
      expect(failure).toMatch(/^FAILURE/);
      expect(failure).toContain(says);
    });
    await Promise.all(builds);
  });

  it('carries two services from a push to develop to healthy Applications', async () => {
    monorepo.git('checkout', '--quiet', '-b', 'develop');
    first = monorepo.push('Begin to develop');
    const built = await build('develop');
    passed(built);
    expect(built.stages).toEqual(['Plan', 'Registry login', 'Build', 'Bump', 'Sync', 'Wait']);
    expect(built.triggers).toEqual(['']);
    expectSound(built.scripts);

    // One commit, which says where it comes from.
    const [commit] = history(gitops.path);
    expect(commit?.files).toEqual(['values/web1-dev.yaml', 'values/web2-dev.yaml']);
    expect(commit?.message).toContain(`Source-Commit: ${first}`);
    expect(commit?.message).toContain(`Pipeline: https://ci.example.com/job/shop/job/develop/${number}/`);
    const tag = first.slice(0, 8);
    for (const service of ['web1', 'web2']) {
      const pushed = await testClient(robot).headManifest({
        registry: registry.host,
        repository: `fe/${service}`,
        tag,
      });
      expect(built.log).toContain(pushed?.digest);
      expect(values(service)).toContain(`  repository: ${ecr}/fe/${service} # set by the deployment\n  tag: "${tag}"`);
      const { status } = argocd.app(`${service}-dev`) ?? {};
      expect([status?.sync?.status, status?.health?.status, status?.sync?.revision]).toEqual([
        'Synced',
        'Healthy',
        tip(),
      ]);
    }
    // AWS was asked with the key of the credentials store; the base image came from Harbor with the robot's login.
    expect(aws[0]).toMatch(/^AWS4-HMAC-SHA256 Credential=AKIAEXAMPLE\/\d{8}\/eu-central-1\/ecr\/aws4_request/);
    const bases = harbor.requests.filter(({ url, status }) => url.startsWith('/v2/library/node/') && status === 200);
    expect(bases.map(({ headers }) => headers.authorization)).toContain(basic(testUser, testPassword));
    expect(existsSync(join(built.workspace, '../workspace@tmp/docker'))).toBe(false);
  });

  const libraryCall = "@Library('monorepo-gitops') _\ndeployMonorepo(build: 'npm run build')\n";
  const agent = {
    AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE',
    AWS_SECRET_ACCESS_KEY: awsSecret,
    DOCKER_AUTH_CONFIG: harborLogin,
  };
  const again: readonly { readonly what: string; readonly run: () => Promise<void> }[] = [
    {
      what: 'a second build of the commit finds its images, and writes nothing',
      async run() {
        const before = tip();
        const built = await build('develop');
        passed(built);
        expect(built.log.match(/^reused: /gm)).toHaveLength(2);
        expect(tip()).toBe(before);
      },
    },
    {
      what: 'a request that no environment takes deploys nothing, and has nothing to go back from',
      async run() {
        const before = tip();
        const env = { BRANCH_NAME: 'PR-7', CHANGE_ID: '7', CHANGE_BRANCH: 'fix', CHANGE_TARGET: 'develop' };
        const built = await build('develop', { env });
        passed(built);
        expect(built.stages).toEqual(['Plan']);
        const back = await build('develop', { env, parameters: { ROLLBACK: 'web1' } });
        expect([back.result, back.log]).toEqual([
          'FAILURE',
          expect.stringContaining('no environment of gitops.yaml takes'),
        ]);
        expect(tip()).toBe(before);
      },
    },
    {
      what: 'the nightly build of main removes the environments of branches that are gone, and deploys what main lacks',
      async run() {
        monorepo.git('checkout', '--quiet', '-b', 'feature/login', 'develop');
        monorepo.replace('apps/web1/src/server.mjs', "'not found\\n'", "'no such page\\n'");
        monorepo.push('web1: clearer 404');
        passed(await build('feature/login'));
        const reviews = () => gitops.git('ls-tree', '-r', '--name-only', 'main', 'review');
        expect(reviews()).toMatch(/review\/feature-login-[0-9a-f]{8}\/web1\.yaml/);
        const [application = ''] = [...argocd.controller.apps.keys()].filter((name) => name.includes('feature-login'));
        expect(application).not.toBe('');
        monorepo.bare.git('update-ref', '-d', 'refs/heads/feature/login');

        const built = await build('main', { cause: 'TimerTrigger' });
        passed(built);
        expect(built.triggers).toEqual(['H 3 * * *']);
        expect(built.stages.at(-1)).toBe('Sweep');
        expect(reviews()).toBe('review/.gitkeep');
        expect([...argocd.controller.apps.keys()]).not.toContain(application);
        expect(gitops.read('values/web2-prod.yaml')).toContain(monorepo.bare.git('rev-parse', 'main').slice(0, 8));
      },
    },
    {
      what: 'what does not become healthy goes back, and the build fails',
      async run() {
        monorepo.git('checkout', '--quiet', 'develop');
        monorepo.replace('apps/web1/src/server.mjs', "'not found\\n'", "'gone\\n'");
        const broken = monorepo.push('web1: does not start');
        sick = broken.slice(0, 8);
        const built = await build('develop', { env: { MG_DEGRADED_GRACE: '1s' } });
        sick = 'none';
        expect([built.result, built.stages.at(-1)]).toEqual(['FAILURE', 'Wait']);
        const [back, bump] = history(gitops.path);
        expect(bump?.message).toContain(`Source-Commit: ${broken}`);
        expect(back?.message).toContain(`Rollback-Of: ${broken}`);
        expect(values('web1')).toContain(`tag: "${first.slice(0, 8)}"`);
      },
    },
    {
      what: 'somebody goes back to the image before',
      async run() {
        monorepo.git('checkout', '--quiet', 'develop');
        monorepo.replace('apps/web2/src/server.mjs', "'not found'", "'gone'");
        const second = monorepo.push('web2: shorter 404');
        passed(await build('develop'));
        expect(values('web2')).toContain(`tag: "${second.slice(0, 8)}"`);
        const built = await build('develop', { cause: 'UserIdCause', parameters: { ROLLBACK: 'web2' } });
        passed(built);
        expect(built.stages).toEqual(['Plan', 'Rollback']);
        expect(values('web2')).toContain(`tag: "${first.slice(0, 8)}"`);
        expect(history(gitops.path)[0]?.message).toContain(`Rollback-Of: ${second}`);
        expect(argocd.app('web2-dev')?.status.sync?.revision).toBe(tip());
      },
    },
    {
      what: 'the shared library does the same in one call',
      async run() {
        monorepo.git('checkout', '--quiet', 'develop');
        monorepo.replace('apps/web1/src/server.mjs', "'content-type'", "'x-shop': 'shop', 'content-type'");
        const third = monorepo.push('web1: says who it is');
        const built = await build('develop', { text: libraryCall, library: join(example, 'vars'), env: agent });
        passed(built);
        expect(built.stages).toEqual(['Deploy']);
        expect(built.description).toBe('dev: web1');
        expect(values('web1')).toContain(`tag: "${third.slice(0, 8)}"`);
        expect(argocd.app('web1-dev')?.status.sync?.revision).toBe(tip());
      },
    },
    {
      what: 'the quick start of README deploys, as a step of a pipeline',
      async run() {
        monorepo.git('checkout', '--quiet', 'develop');
        monorepo.replace('apps/web2/src/server.mjs', "'content-type'", "'x-quick': 'start', 'content-type'");
        const quick = monorepo.push('web2: says how it came');
        const readme = readFileSync(join(repositoryRoot, 'README.md'), 'utf8');
        const [, block = ''] = /^```groovy\n([\s\S]*?)^```$/m.exec(readme) ?? [];
        const text = `pipeline {\nagent any\nstages { stage('Deploy') { steps {\nsh 'npm run build'\n${block}\n} } }\n}`;
        const built = await build('develop', { text, env: { ...agent, MG_ARGOCD_TOKEN: adminToken } });
        passed(built);
        expect(built.scripts).toEqual(['npm run build', expect.stringMatching(/^npx .* deploy$/)]);
        expect(values('web2')).toContain(`tag: "${quick.slice(0, 8)}"`);
        const [commit] = history(gitops.path);
        expect(commit?.files).toEqual(['values/web2-dev.yaml']);
        expect(commit?.message).toContain(`Source-Commit: ${quick}`);
      },
    },
    {
      what: 'the shared library has nothing to do for a branch without an environment, and sweeps at night',
      async run() {
        monorepo.git('checkout', '--quiet', '-b', 'fix/typo');
        monorepo.push('Typo');
        const idle = await build('fix/typo', { text: libraryCall, library: join(example, 'vars'), env: agent });
        passed(idle);
        expect([idle.stages, idle.description]).toEqual([['Deploy'], 'nothing to deploy']);
        const before = tip();
        const nightly = await build('main', {
          text: libraryCall,
          library: join(example, 'vars'),
          env: agent,
          cause: 'TimerTrigger',
        });
        passed(nightly);
        expect([nightly.stages, nightly.triggers, tip()]).toEqual([['Sweep'], ['H 3 * * *'], before]);
      },
    },
  ];
  it.each(sliceOfCommit(again, 21))('$what', ({ run }) => run());

  it('leaves a repository that git finds sound', () => fsck(gitops.path));
});

/** Words of `$SERVICES` are meant to be split. */
function expectSound(scripts: readonly string[]): void {
  const argv = ['--shell=sh', '--exclude=SC2086', '--format=gcc', '-'];
  for (const input of scripts) expect(spawnSync('shellcheck', argv, { input, encoding: 'utf8' }).stdout).toBe('');
}
