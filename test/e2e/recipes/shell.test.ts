/** `examples/shell/deploy.sh`, as it is published, on the example monorepo: real git, a real registry, a fake Argo CD. */
import { execFile, spawn } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { type ArgocdServer, adminToken } from '../../support/argocd/server.ts';
import { fsck, history } from '../../support/git/repository.ts';
import { basic, startGitServer } from '../../support/git/server.ts';
import { scratchDirectory } from '../../support/lifetime.ts';
import { type Internet, startInternet } from '../../support/net/internet.ts';
import { npmRegistry } from '../../support/net/npm-registry.ts';
import { openssl } from '../../support/net/web.ts';
import { cleanEnvironment, repositoryRoot } from '../../support/program.ts';
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

const script = join(repositoryRoot, 'examples/shell/deploy.sh');
const token = 'git-canary-77d1b2';
const canaries = [token, testPassword, adminToken];

const linter = await shellcheck();

it.skipIf(!linter.present)(linter.titled('shellcheck finds nothing in deploy.sh'), async () => {
  const { stdout } = await promisify(execFile)('shellcheck', [script]).catch((error) => error);
  expect(stdout).toBe('');
});

const parts = allParts(await gitHttpBackend(), await dockerRegistry(), openssl);

describe.skipIf(!parts.present)(parts.titled('deploy.sh'), () => {
  let monorepo: Project;
  let gitops: Project['bare'];
  let registry: TestRegistry;
  let argocd: ArgocdServer;
  let internet: Internet;
  let sick = 'none';
  let home: string;

  beforeAll(async () => {
    const root = scratchDirectory('shell-recipe');
    monorepo = createProject(root, 'fe/shop', ['examples/monorepo']);
    gitops = createProject(root, 'infra/helm-charts', ['examples/gitops']).bare;
    const gitServer = await startGitServer({ root, authorization: basic('x-access-token', token) });
    registry = await startRegistry({ auth: 'htpasswd' });
    argocd = await argocdOn(gitops, {
      health: ({ revision }) => (gitops.read('values/web1-dev.yaml', revision).includes(sick) ? 'Degraded' : 'Healthy'),
    });
    internet = await startInternet({
      'git.example.com': gitServer.origin,
      'argocd.example.com': argocd.url,
      'registry.example.com': `http://${registry.host}`,
      'registry.npmjs.org': npmRegistry(),
    });
    home = scratchDirectory('home');
    monorepo.git('remote', 'set-url', '--push', 'origin', monorepo.bare.path);
    monorepo.git('remote', 'set-url', 'origin', 'https://git.example.com/fe/shop.git');
    // What CI systems leave in a checkout, so that its remote can be asked.
    const header = `Authorization: ${basic('x-access-token', token)}`;
    monorepo.git('config', 'http.https://git.example.com/.extraHeader', header);
    monorepo.git('checkout', '--quiet', '-b', 'develop');
  });

  /** As a job of a CI system that sets nothing but its own name, or as Jenkins. */
  async function run(argv: readonly string[] = [], env: Readonly<Record<string, string>> = {}) {
    const child = spawn(script, [...argv], {
      cwd: monorepo.checkout,
      env: cleanEnvironment({
        HOME: home,
        ...internet.env,
        CI: 'true',
        MG_GITOPS_TOKEN: token,
        MG_REGISTRY_USERNAME: testUser,
        MG_REGISTRY_PASSWORD: testPassword,
        MG_ARGOCD_SERVER: 'argocd.example.com',
        MG_ARGOCD_TOKEN: adminToken,
        ...env,
      }),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const log: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece: Buffer) => log.push(piece));
    const code = await new Promise<number>((done) => child.on('close', (status) => done(status ?? -1)));
    const text = Buffer.concat(log).toString('utf8');
    for (const canary of canaries) expect(text).not.toContain(canary);
    expect(internet.unknown).toEqual([]);
    return { code, log: text };
  }
  const passed = ({ code, log }: { code: number; log: string }) =>
    expect([code, code === 0 ? '' : log]).toEqual([0, '']);
  const values = () => gitops.read('values/web1-dev.yaml');
  const tip = () => gitops.git('rev-parse', 'main');
  let first: string;

  it('builds, writes one commit, syncs and waits, with the variables of Jenkins', async () => {
    first = monorepo.push('Begin to develop');
    const jenkins = {
      JENKINS_URL: 'https://ci.example.com/',
      JOB_NAME: 'shop/develop',
      BUILD_URL: 'https://ci.example.com/job/shop/job/develop/12/',
      BUILD_NUMBER: '12',
      BRANCH_NAME: 'develop',
      GIT_URL: 'https://git.example.com/fe/shop.git',
      GIT_COMMIT: first,
      WORKSPACE: monorepo.checkout,
    };
    passed(await run([], jenkins));
    const [commit] = history(gitops.path);
    expect(commit?.files).toEqual(['values/web1-dev.yaml', 'values/web2-dev.yaml']);
    expect(commit?.message).toContain(`Source-Commit: ${first}`);
    expect(commit?.message).toContain(`Pipeline: ${jenkins.BUILD_URL}`);
    const tag = first.slice(0, 8);
    expect(values()).toContain(`  repository: registry.example.com/fe/web1 # set by the deployment\n  tag: "${tag}"`);
    for (const repository of ['fe/web1', 'fe/web2']) {
      expect(await testClient(robot).headManifest({ registry: registry.host, repository, tag })).toBeDefined();
    }
    const { status } = argocd.app('web1-dev') ?? {};
    expect([status?.sync?.status, status?.health?.status, status?.sync?.revision]).toEqual([
      'Synced',
      'Healthy',
      tip(),
    ]);
  });

  const later: readonly { readonly what: string; readonly story: () => Promise<void> }[] = [
    {
      what: 'takes back what does not become healthy, and fails',
      async story() {
        monorepo.git('checkout', '--quiet', 'develop');
        monorepo.replace('apps/web1/src/server.mjs', "'not found", "'gone");
        const broken = monorepo.push('web1: does not start');
        sick = broken.slice(0, 8);
        const { code, log } = await run([], { MG_DEGRADED_GRACE: '1s' });
        sick = 'none';
        expect(code).toBe(1);
        expect(log).toContain('health is Degraded');
        expect(history(gitops.path)[0]?.message).toContain(`Rollback-Of: ${broken}`);
        expect(values()).toContain(`tag: "${first.slice(0, 8)}"`);
      },
    },
    {
      what: 'goes back to the image before when somebody asks for it',
      async story() {
        monorepo.git('checkout', '--quiet', 'develop');
        monorepo.replace('apps/web1/src/server.mjs', "'text/plain'", "'text/plain; charset=utf-8'");
        const second = monorepo.push('web1: says its encoding');
        passed(await run());
        expect(values()).toContain(`tag: "${second.slice(0, 8)}"`);
        passed(await run(['rollback', 'web1']));
        expect(values()).toContain(`tag: "${first.slice(0, 8)}"`);
        expect(argocd.app('web1-dev')?.status.sync?.revision).toBe(tip());
      },
    },
    {
      what: 'sweeps the review environment of a branch that is gone',
      async story() {
        const reviews = () => gitops.git('ls-tree', '-r', '--name-only', 'main', 'review');
        monorepo.git('checkout', '--quiet', '-b', 'feature/login', 'develop');
        monorepo.replace('apps/web2/src/server.mjs', "'not found", "'no such page");
        monorepo.push('web2: clearer 404');
        passed(await run());
        expect(reviews()).toMatch(/review\/feature-login-[0-9a-f]{8}\/web2\.yaml/);
        monorepo.bare.git('update-ref', '-d', 'refs/heads/feature/login');
        monorepo.git('checkout', '--quiet', 'develop');
        passed(await run(['sweep']));
        expect(reviews()).toBe('review/.gitkeep');
        expect([...argocd.controller.apps.keys()].filter((name) => name.startsWith('feature-'))).toEqual([]);
      },
    },
  ];
  it.each(sliceOfCommit(later, 6))('$what', ({ story }) => story());

  it('says what it does not know, and deploys nothing from a branch that no environment takes', async () => {
    const before = tip();
    expect((await run(['deplyo'])).log).toBe('deploy.sh: deplyo is none of deploy, rollback, sweep\n');
    monorepo.git('checkout', '--quiet', '-b', 'fix/typo');
    monorepo.push('Typo');
    const { code, log } = await run();
    expect([code, log.endsWith('Nothing to deploy.\n')]).toEqual([0, true]);
    expect(tip()).toBe(before);
    fsck(gitops.path);
  });
});
