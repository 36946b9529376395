/**
 * The whole flow against real parts, once on each host: git http-backend with a token, Debian's docker-registry with a
 * password, docker and buildah as builders, Helm rendering what was edited.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  prepareBuildah,
  pushBusybox,
  rootBuildah,
  rootDocker,
  startDocker,
  type TestDocker,
} from '../support/build/builders.ts';
import { canaries, type Scenery, setScenery } from '../support/commands/scenery.ts';
import { fsck, history } from '../support/git/repository.ts';
import { scratchDirectory } from '../support/lifetime.ts';
import { type Ran, runAction, runProgram } from '../support/program.ts';
import { allParts, dockerRegistry, gitHttpBackend, helm } from '../support/real-parts.ts';
import { robot, testClient } from '../support/registry/server.ts';
import { helmTemplate, imagesIn } from '../support/render.ts';

const parts = allParts(await gitHttpBackend(), await dockerRegistry(), await helm());
const docker = await rootDocker();
const buildah = await rootBuildah();

/** What Helm makes of a service's values at the GitOps repository's tip. */
async function rendered(scenery: Scenery, values: string): Promise<string[]> {
  const tip = scenery.checkout();
  return imagesIn(await helmTemplate(tip, [join(tip, values)]));
}

async function digestOf(scenery: Scenery, service: string, tag: string): Promise<string | undefined> {
  const reference = { registry: scenery.registry.host, repository: `fe/${service}`, tag };
  return (await testClient(robot).headManifest(reference))?.digest;
}

function expectNoSecret(ran: Ran): void {
  for (const canary of canaries) {
    for (const form of [canary, Buffer.from(canary).toString('base64'), encodeURIComponent(canary)]) {
      expect(ran.stdout + ran.stderr).not.toContain(form);
    }
  }
}

describe.skipIf(!parts.present)(
  parts.titled('in GitHub Actions: a push, one change, a review environment, its end'),
  () => {
    let scenery: Scenery;
    let base: string;

    beforeAll(async () => {
      scenery = await setScenery();
      base = scenery.git('rev-parse', 'HEAD');
      scenery.git('checkout', '--quiet', '-b', 'develop');
    });

    async function event(name: string, branch: string, payload: object, more: Readonly<Record<string, string>> = {}) {
      const file = join(scratchDirectory('event'), 'event.json');
      writeFileSync(file, JSON.stringify({ repository: { default_branch: 'main' }, ...payload }));
      const env = {
        GITHUB_EVENT_NAME: name,
        GITHUB_EVENT_PATH: file,
        GITHUB_REF: `refs/heads/${branch}`,
        GITHUB_REF_TYPE: 'branch',
        GITHUB_SHA: scenery.git('rev-parse', 'HEAD'),
        GITHUB_REPOSITORY: 'acme/shop',
        GITHUB_ACTOR: 'mona',
        GITHUB_RUN_ID: '991',
        GITHUB_WORKSPACE: scenery.monorepo,
      };
      const inputs = {
        'gitops-token': scenery.secrets.MG_GITOPS_TOKEN ?? '',
        'registry-username': scenery.secrets.MG_REGISTRY_USERNAME ?? '',
        'registry-password': scenery.secrets.MG_REGISTRY_PASSWORD ?? '',
        'github-token': 'ghs_job_token_canary_1234',
        ...more,
      };
      const ran = await runAction('deploy', inputs, { cwd: scenery.monorepo, env });
      const masked = ran.stdout.split('\n').filter((line) => !line.startsWith('::add-mask::'));
      expectNoSecret({ ...ran, stdout: masked.join('\n') });
      return ran;
    }

    it('deploys both services in one commit that says where it comes from', async () => {
      const ran = await event('push', 'develop', { before: '0'.repeat(40) });
      expect(ran.stderr + ran.stdout).not.toContain('::error');
      expect(ran.code).toBe(0);
      const sha8 = scenery.git('rev-parse', 'HEAD').slice(0, 8);
      for (const service of ['web1', 'web2']) {
        expect(await rendered(scenery, `values/${service}-dev.yaml`)).toEqual([
          `${scenery.registry.host}/fe/${service}:${sha8}`,
        ]);
        const images = JSON.parse(ran.outputs.get('images') ?? '{}') as Record<string, string>;
        expect(images[service]).toBe(
          `${scenery.registry.host}/fe/${service}@${await digestOf(scenery, service, sha8)}`,
        );
      }
      const [commit] = history(scenery.gitops.path);
      expect(ran.outputs.get('commit')).toBe(commit?.id);
      expect(commit?.message).toContain(`Source-Commit: ${scenery.git('rev-parse', 'HEAD')}`);
      expect(commit?.message).toContain('Service: web1\nService: web2');
      expect(commit?.message).toContain('Pipeline: https://github.com/acme/shop/actions/runs/991');
      expect(commit?.files).toEqual([
        'argocd/web1-dev.yaml',
        'argocd/web2-dev.yaml',
        'values/web1-dev.yaml',
        'values/web2-dev.yaml',
      ]);
      expect(ran.summary).toContain('web1');
    });

    it('law 4: the same event again makes no commit', async () => {
      const before = scenery.gitops.git('rev-parse', 'main');
      const ran = await event('push', 'develop', { before: '0'.repeat(40) });
      expect([ran.code, scenery.gitops.git('rev-parse', 'main')]).toEqual([0, before]);
    });

    it('moves only the service that changed', async () => {
      const before = scenery.git('rev-parse', 'HEAD');
      scenery.replace('apps/web1/src/server.mjs', "'not found\\n'", "'no such page\\n'");
      const sha = scenery.commit('web1: clearer 404');
      const ran = await event('push', 'develop', { before });
      expect(ran.outputs.get('services')).toBe('["web1"]');
      expect(history(scenery.gitops.path)[0]?.files).toEqual(['values/web1-dev.yaml']);
      expect(await rendered(scenery, 'values/web1-dev.yaml')).toEqual([
        `${scenery.registry.host}/fe/web1:${sha.slice(0, 8)}`,
      ]);
      expect(await rendered(scenery, 'values/web2-dev.yaml')).toEqual([
        `${scenery.registry.host}/fe/web2:${before.slice(0, 8)}`,
      ]);
    });

    it('law 3: a slow older run is superseded and writes nothing', async () => {
      const before = scenery.gitops.git('rev-parse', 'main');
      const newest = scenery.git('rev-parse', 'HEAD');
      scenery.git('checkout', '--quiet', `${newest}~1`);
      const ran = await event('push', 'develop', {}, { services: 'web1', all: 'true' });
      scenery.git('checkout', '--quiet', 'develop');
      expect([ran.code, ran.outputs.get('result')]).toEqual([0, 'superseded']);
      expect(scenery.gitops.git('rev-parse', 'main')).toBe(before);
    });

    it('law 8: a branch gets an environment, and with the branch it goes, byte for byte', async () => {
      const before = scenery.gitops.git('ls-tree', '-r', 'main');
      scenery.git('checkout', '--quiet', '-b', 'feature/login');
      const parent = scenery.git('rev-parse', 'HEAD');
      scenery.replace('packages/greeting/src/index.mjs', 'Hello', 'Good day');
      scenery.commit('greeting: more formal');
      const opened = await event('push', 'feature/login', { before: parent });
      const slug = opened.outputs.get('slug') ?? '';
      expect(slug).toMatch(/^feature-login-[0-9a-f]{8}$/);
      expect(scenery.gitops.read(`review/${slug}/.review-env.yaml`)).toContain('ref: "refs/heads/feature/login"');
      expect(await rendered(scenery, `review/${slug}/web1.yaml`)).toHaveLength(1);

      const closed = await event('delete', 'develop', { ref: 'feature/login', ref_type: 'branch' });
      expect([closed.code, closed.outputs.get('result')]).toEqual([0, 'removed']);
      const after = scenery.gitops.git('ls-tree', '-r', 'main').split('\n');
      const tombstone = `.monorepo-gitops/tombstones/${slug}.yaml`;
      expect(after.filter((line) => !line.endsWith(tombstone)).join('\n')).toBe(before);
      expect(after.some((line) => line.endsWith(tombstone))).toBe(true);

      const again = await event('delete', 'develop', { ref: 'feature/login', ref_type: 'branch' });
      expect([again.code, again.outputs.get('result')]).toEqual([0, 'nothing']);
    });

    it('a request from a fork is not deployed', async () => {
      const head = { ref: 'main', sha: base, repo: { full_name: 'eve/shop' } };
      const request = {
        action: 'opened',
        pull_request: { number: 3, head, base: { ...head, repo: { full_name: 'acme/shop' } } },
      };
      const ran = await event('pull_request', 'main', request);
      expect([ran.code, ran.outputs.get('result')]).toEqual([0, 'nothing']);
    });

    it('leaves a repository that git finds sound', () => fsck(scenery.gitops.path));
  },
);

describe.skipIf(!parts.present || !docker.present)(
  docker.titled(parts.titled('in Jenkins: BuildKit builds from a Dockerfile')),
  () => {
    let scenery: Scenery;
    let daemon: TestDocker;

    beforeAll(async () => {
      [scenery, daemon] = await Promise.all([dockerfileScenery('buildkit'), startDocker()]);
    });

    it('builds, reads the digest back, and commits what Helm renders', async () => {
      const sha = scenery.commit('Dockerfile');
      const env = {
        ...scenery.secrets,
        ...daemon.env,
        JENKINS_URL: 'https://ci.example.com/',
        BUILD_URL: 'https://ci.example.com/job/shop/12/',
        BUILD_NUMBER: '12',
        BRANCH_NAME: 'develop',
        GIT_COMMIT: sha,
      };
      const ran = await runProgram(['deploy', '--services', 'web1', '--json'], { cwd: scenery.monorepo, env });
      expect([ran.code, ran.code === 0 ? '' : ran.stderr]).toEqual([0, '']);
      expectNoSecret(ran);
      const reference = (ran.json().images as Record<string, string>).web1;
      expect(reference).toBe(`${scenery.registry.host}/fe/web1@${await digestOf(scenery, 'web1', sha.slice(0, 8))}`);
      expect(await rendered(scenery, 'values/web1-dev.yaml')).toEqual([
        `${scenery.registry.host}/fe/web1:${sha.slice(0, 8)}`,
      ]);
      expect(history(scenery.gitops.path)[0]?.message).toContain(`Pipeline: ${env.BUILD_URL}`);
    });
  },
);

describe.skipIf(!parts.present || !buildah.present)(
  buildah.titled(parts.titled('in GitLab CI: buildah builds without a daemon')),
  () => {
    let scenery: Scenery;

    beforeAll(async () => {
      scenery = await dockerfileScenery('buildah');
    });

    it('builds, commits, and writes the dotenv report', async () => {
      const sha = scenery.commit('Dockerfile');
      await using builder = await prepareBuildah();
      const env = {
        ...scenery.secrets,
        ...builder.env,
        CI_JOB_ID: '5',
        CI_PIPELINE_ID: '4',
        CI_PIPELINE_URL: 'https://gitlab.example.com/fe/shop/-/pipelines/4',
        CI_PROJECT_PATH: 'fe/shop',
        CI_PROJECT_URL: 'https://gitlab.example.com/fe/shop',
        CI_PROJECT_DIR: scenery.monorepo,
        CI_PIPELINE_SOURCE: 'push',
        CI_COMMIT_SHA: sha,
        CI_COMMIT_REF_NAME: 'develop',
        CI_COMMIT_BEFORE_SHA: '0'.repeat(40),
        CI_DEFAULT_BRANCH: 'main',
      };
      const ran = await runProgram(['deploy', '--services', 'web2'], { cwd: scenery.monorepo, env });
      expect([ran.code, ran.code === 0 ? '' : ran.stderr]).toEqual([0, '']);
      expectNoSecret(ran);
      expect(ran.stderr).toMatch(/\u001b\[0Ksection_start:\d+:monorepo_gitops_1\r\u001b\[0KPlan\n/);
      const report = readFileSync(join(scenery.monorepo, 'monorepo-gitops.env'), 'utf8');
      expect(report).toContain(`MG_DEPLOY_COMMIT=${scenery.gitops.git('rev-parse', 'main')}\n`);
      expect(await rendered(scenery, 'values/web2-dev.yaml')).toEqual([
        `${scenery.registry.host}/fe/web2:${sha.slice(0, 8)}`,
      ]);
    });
  },
);

/** The example with a Dockerfile in the place of the appended directory, on a base image that needs no pull. */
async function dockerfileScenery(engine: 'buildkit' | 'buildah'): Promise<Scenery> {
  const services = ['web1', 'web2'].map((name) => {
    const build = {
      engine,
      dockerfile: 'apps/Dockerfile',
      cache: 'none',
      args: { SERVICE_NAME: name, BASE: 'set-below' },
    };
    return `services.${name}.build:=${JSON.stringify(build)}`;
  });
  const scenery = await setScenery(services);
  await pushBusybox(testClient(robot), scenery.registry.host);
  scenery.replace('gitops.yaml', 'set-below', `${scenery.registry.host}/base/busybox:test`);
  scenery.replace('gitops.yaml', 'set-below', `${scenery.registry.host}/base/busybox:test`);
  const dockerfile = [
    'ARG BASE',
    `FROM \${BASE} AS builder`,
    'ARG SERVICE_NAME',
    `COPY apps/\${SERVICE_NAME}/src /src`,
    'RUN cp -r /src /app && sha256sum /app/server.mjs > /app/sum',
    `FROM \${BASE}`,
    'COPY --from=builder /app /app',
    'CMD ["sh"]',
  ];
  writeFileSync(join(scenery.monorepo, 'apps/Dockerfile'), `${dockerfile.join('\n')}\n`);
  scenery.git('checkout', '--quiet', '-b', 'develop');
  return scenery;
}
