/**
 * The component `pipeline` for a team with a Dockerfile, by its input `builder`: `gitlab-ci-local` runs the generated
 * template and, for kaniko, the child pipeline that the shipped program writes.
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { prepareBuildah, rootBuildah, rootDocker, startDocker } from '../support/build/builders.ts';
import { kanikoStandIn } from '../support/build/kaniko-stand-in.ts';
import { asPlainUser, handOver, inStrictContainer, type RanAs, rootUnshare } from '../support/build/unprivileged.ts';
import { canaries, gitopsToken, type Scenery, setScenery } from '../support/commands/scenery.ts';
import { history } from '../support/git/repository.ts';
import { addComponents, component, gitlabCiLocal, type PipelineRun, runPipeline } from '../support/gitlab/ci-local.ts';
import { repositoryRoot, runProgram } from '../support/program.ts';
import { allParts, dockerRegistry, gitHttpBackend } from '../support/real-parts.ts';
import { robot, testClient, testPassword, testUser } from '../support/registry/server.ts';

const parts = allParts(await gitlabCiLocal(), await gitHttpBackend(), await dockerRegistry(), await rootBuildah());
const dockerPart = await rootDocker();
const unsharePart = await rootUnshare();

function expectPassed(run: PipelineRun): void {
  expect([run.code, run.code === 0 ? '' : run.output]).toEqual([0, '']);
  for (const canary of canaries) expect(run.output).not.toContain(canary);
}

describe.skipIf(!parts.present)(parts.titled('the pipeline of a team with a Dockerfile'), () => {
  let scenery: Scenery;
  let variables: Record<string, string>;

  beforeAll(async () => {
    // web1 has a Dockerfile, web2 is put on a base image: both kinds in one pipeline.
    scenery = await setScenery([
      'services.web1.build:={"dockerfile":"apps/web1/Dockerfile","args":{"SERVER_ENV":"{environment}"}}',
      'environments.review.url=https://{slug}-{service}.review.example.com',
    ]);
    addComponents(scenery.monorepo);
    scenery.git('remote', 'add', 'origin', 'https://gitlab.example.com/fe/shop.git');
    const ignored = ['monorepo-gitops.env', 'monorepo-gitops-*', 'monorepo-gitops.*.yml', '.gitlab-ci*'];
    writeFileSync(join(scenery.monorepo, '.gitignore'), `${ignored.join('\n')}\n`);
    const dockerfile = 'FROM scratch\nARG SERVER_ENV\nLABEL server-env=$SERVER_ENV\nCOPY apps/web1/src /app\n';
    writeFileSync(join(scenery.monorepo, 'apps/web1/Dockerfile'), dockerfile);
    scenery.commit('A Dockerfile');
    scenery.git('checkout', '--quiet', '-b', 'develop');
    const buildah = await prepareBuildah();
    const { CONTAINERS_STORAGE_CONF = '', BUILDAH_ISOLATION = '' } = buildah.env;
    variables = {
      MG_GITOPS_TOKEN: gitopsToken,
      // Harbor's robots have a `$` in their names, which CI/CD variables write as `$$`.
      MG_REGISTRY_USERNAME: testUser.replaceAll('$', '$$$$'),
      MG_REGISTRY_PASSWORD: testPassword,
      KANIKO_EXECUTOR: kanikoStandIn(),
      CONTAINERS_STORAGE_CONF,
      BUILDAH_ISOLATION,
    };
  });

  const tagAtHand = () => scenery.git('rev-parse', 'HEAD').slice(0, 8);
  const pushed = (repository: string, tag = tagAtHand()) =>
    testClient(robot).headManifest({ registry: scenery.registry.host, repository, tag });

  it('builder: kaniko builds in jobs of their own and deploys what they pushed', async () => {
    const run = await runPipeline(
      scenery.monorepo,
      { include: [component('pipeline', { builder: 'kaniko' })] },
      { variables },
    );
    expectPassed(run);
    const passed = [...run.output.matchAll(/PASS .*-> (\w+ \w+)/g)].map(([, job]) => job);
    expect(passed.sort()).toEqual(['deploy web1', 'deploy web2', 'emit web1', 'kaniko web1']);

    const sha8 = tagAtHand();
    for (const service of ['web1', 'web2']) {
      const image = await pushed(`fe/${service}`);
      expect(run.output).toContain(`fe/${service}@${image?.digest}`);
      expect(scenery.gitops.read(`values/${service}-dev.yaml`)).toContain(`tag: "${sha8}"`);
    }
    // One commit a service, by its own job.
    expect(history(scenery.gitops.path).filter(({ subject }) => subject.includes(sha8))).toHaveLength(2);
  });

  it('a dry run of kaniko prints its script, and writes nothing', async () => {
    const argv = ['deploy', '--engine', 'kaniko', '--emit', 'builds', '--all', '--services', 'web1', '--dry-run'];
    scenery.replace('apps/web1/src/server.mjs', 'text/plain', 'text/html');
    scenery.commit('web1: HTML');
    const ran = await runProgram(argv, { cwd: scenery.monorepo, env: scenery.secrets });
    expect([ran.code, ran.stderr]).toEqual([0, expect.stringContaining(`fe/web1:${tagAtHand()}`)]);
    expect(ran.stderr).toContain('/kaniko/executor');
    expect(existsSync(join(scenery.monorepo, 'builds'))).toBe(false);
  });

  it('a build of another commit is not deployed: exit 2 names both', async () => {
    const [, before = ''] = scenery.git('log', '--format=%h', '--abbrev=8').split('\n');
    const image = `${scenery.registry.host}/fe/web1`;
    const digest = (await pushed('fe/web1', before))?.digest;
    expect(digest).toBeDefined();
    const directory = join(scenery.monorepo, 'monorepo-gitops-builds/web1');
    mkdirSync(directory, { recursive: true });
    writeFileSync(join(directory, 'build.json'), JSON.stringify({ image, tags: [before], action: 'built', digest }));
    const written = scenery.gitops.git('rev-parse', 'main');
    const argv = ['deploy', '--engine', 'kaniko', '--finish', 'monorepo-gitops-builds', '--services', 'web1'];
    const ran = await runProgram(argv, { cwd: scenery.monorepo, env: scenery.secrets });
    expect([ran.code, ran.stderr]).toEqual([
      2,
      expect.stringContaining(`has the image ${image}:${before}, and ${image}:${tagAtHand()} is deployed`),
    ]);
    expect(scenery.gitops.git('rev-parse', 'main')).toBe(written);
  });

  it('builder: append deploys what before-script has built, and later jobs have its report', async () => {
    scenery.git('checkout', '--quiet', '-b', 'feature/append');
    const inputs = { builder: 'append', services: 'web2', 'before-script': ['mkdir -p built'], tags: ['linux'] };
    const run = await runPipeline(
      scenery.monorepo,
      {
        stages: ['deploy', 'report'],
        include: [component('pipeline', inputs)],
        report: {
          stage: 'report',
          needs: ['deploy', 'deploy-environment'],
          script: [
            'echo "$MG_DEPLOY_RESULT $MG_DEPLOY_COMMIT $MG_URL"',
            // Of several lines, so the variable is the path of a file.
            'cat "$MG_DEPLOY_DIFF"',
          ],
        },
      },
      { variables },
    );
    expectPassed(run);
    expect(run.log('deploy')).toContain('$ mkdir -p built');
    const [commit] = history(scenery.gitops.path);
    const slug = /^review\/(feature-append-[0-9a-f]{8})\/web2\.yaml$/.exec(commit?.files.at(-1) ?? '')?.[1];
    expect(run.log('report')).toContain(`committed ${commit?.id} https://${slug}-web1.review.example.com`);
    expect(run.log('report')).toContain(`+++ b/review/${slug}/web2.yaml`);
    scenery.git('checkout', '--quiet', 'develop');
  });

  it('builder: append refuses a service that has no files: exit 2, and names it', async () => {
    const ran = await runProgram(['deploy', '--engine', 'append'], { cwd: scenery.monorepo, env: scenery.secrets });
    expect([ran.code, ran.stderr]).toEqual([2, expect.stringMatching(/web1: .* engine append/)]);
  });

  describe('builder: buildah, as a plain user', () => {
    const deploy = ['deploy', '--engine', 'buildah', '--services', 'web1', '--json'];
    const argv = [process.execPath, join(repositoryRoot, 'dist/cli.js'), ...deploy];
    let job: { cwd: string; env: Record<string, string> };
    let tag: string;

    beforeAll(() => {
      scenery.replace('apps/web1/src/server.mjs', 'not found', 'no such page');
      scenery.commit('web1: clearer 404');
      tag = tagAtHand();
      handOver(scenery.monorepo);
      job = { cwd: scenery.monorepo, env: { ...scenery.secrets, BUILDAH_ISOLATION: 'chroot' } };
    });

    const container = async () => {
      await using docker = await startDocker();
      return await inStrictContainer(docker, argv, job);
    };
    const refused = async (run: () => Promise<RanAs>) => {
      const before = scenery.gitops.git('rev-parse', 'main');
      const { code, output } = await run();
      expect([code, output]).toEqual([2, expect.stringContaining('this job may not create user namespaces')]);
      for (const other of ['`builder: kaniko`', '`append`', '`builder`, `tcp://']) expect(output).toContain(other);
      expect(await pushed('fe/web1', tag)).toBeUndefined();
      expect(scenery.gitops.git('rev-parse', 'main')).toBe(before);
    };

    it.skipIf(!unsharePart.present)(
      unsharePart.titled('without user namespaces: exit 2 names the other builders, and nothing is built or written'),
      () => refused(() => asPlainUser('refused', argv, job)),
    );

    it.skipIf(!dockerPart.present)(
      dockerPart.titled("in a container with docker's default seccomp profile: the same"),
      () => refused(container),
    );

    const allowed = unsharePart.titled('with user namespaces: builds, pushes and deploys');
    it.skipIf(!unsharePart.present)(allowed, async () => {
      const { code, output } = await asPlainUser('allowed', argv, job);
      expect([code, code === 0 ? '' : output]).toEqual([0, '']);
      expect(output).toContain(`fe/web1@${(await pushed('fe/web1', tag))?.digest}`);
    });
  });
});
