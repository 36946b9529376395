/**
 * The component `pipeline` for a team with a Dockerfile, by its input `builder`: `gitlab-ci-local` runs the generated
 * template and, for kaniko, the child pipeline that the shipped program writes.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { prepareBuildah, rootBuildah } from '../support/build/builders.ts';
import { kanikoStandIn } from '../support/build/kaniko-stand-in.ts';
import { canaries, gitopsToken, type Scenery, setScenery } from '../support/commands/scenery.ts';
import { history } from '../support/git/repository.ts';
import { addComponents, component, gitlabCiLocal, type PipelineRun, runPipeline } from '../support/gitlab/ci-local.ts';
import { allParts, dockerRegistry, gitHttpBackend } from '../support/real-parts.ts';
import { robot, testClient, testPassword, testUser } from '../support/registry/server.ts';

const parts = allParts(await gitlabCiLocal(), await gitHttpBackend(), await dockerRegistry(), await rootBuildah());

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
      'environments.dev.url=https://{service}.dev.example.com',
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

  const pushed = (repository: string) =>
    testClient(robot).headManifest({
      registry: scenery.registry.host,
      repository,
      tag: scenery.git('rev-parse', 'HEAD').slice(0, 8),
    });

  it('builder: kaniko builds in jobs of their own and deploys what they pushed', async () => {
    const run = await runPipeline(
      scenery.monorepo,
      { include: [component('pipeline', { builder: 'kaniko' })] },
      { variables },
    );
    expectPassed(run);
    const passed = [...run.output.matchAll(/PASS .*-> (\w+ \w+)/g)].map(([, job]) => job);
    expect(passed.sort()).toEqual(['deploy web1', 'deploy web2', 'emit web1', 'kaniko web1']);

    const sha8 = scenery.git('rev-parse', 'HEAD').slice(0, 8);
    for (const service of ['web1', 'web2']) {
      const image = await pushed(`fe/${service}`);
      expect(run.output).toContain(`fe/${service}@${image?.digest}`);
      expect(scenery.gitops.read(`values/${service}-dev.yaml`)).toContain(`tag: "${sha8}"`);
    }
    // One commit a service, by its own job.
    expect(history(scenery.gitops.path).filter(({ subject }) => subject.includes(sha8))).toHaveLength(2);
  });
});
