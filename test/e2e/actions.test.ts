/** The actions as a workflow uses them: `act` reads `action.yml`, fills the inputs and runs the shipped program. */
import { beforeAll, describe, expect, it } from 'vitest';
import { canaries, gitopsToken, type Scenery, setScenery } from '../support/commands/scenery.ts';
import { history } from '../support/git/repository.ts';
import { act, published, runWorkflow } from '../support/github/act.ts';
import { allParts, dockerRegistry, gitHttpBackend } from '../support/real-parts.ts';
import { robot, testClient, testPassword, testUser } from '../support/registry/server.ts';

const parts = allParts(await act(), await gitHttpBackend(), await dockerRegistry());

/** An expression of GitHub's. */
const value = (expression: string) => `\${{ ${expression} }}`;

describe.skipIf(!parts.present)(parts.titled('GitHub actions in a workflow'), () => {
  let scenery: Scenery;
  beforeAll(async () => {
    scenery = await setScenery();
    scenery.git('checkout', '--quiet', '-b', 'develop');
    scenery.git('remote', 'add', 'origin', 'https://github.com/acme/shop.git');
  });

  const secrets = { GITOPS_TOKEN: gitopsToken, REGISTRY_USERNAME: testUser, REGISTRY_PASSWORD: testPassword };
  const registry = {
    'registry-username': value('secrets.REGISTRY_USERNAME'),
    'registry-password': value('secrets.REGISTRY_PASSWORD'),
  };
  const gitops = { 'gitops-token': value('secrets.GITOPS_TOKEN') };

  const checkout = { uses: 'actions/checkout@v5' };

  async function push(jobs: Readonly<Record<string, object>>) {
    const payload = { repository: { default_branch: 'main', full_name: 'acme/shop' }, ref: 'refs/heads/develop' };
    const run = await runWorkflow(scenery.monorepo, { on: 'push', jobs }, { event: 'push', payload, secrets });
    for (const canary of canaries) expect(run.log).not.toContain(canary);
    return run;
  }

  const job = (...steps: readonly object[]) => ({ 'runs-on': 'ubuntu-latest', steps: [checkout, ...steps] });

  it('one step a command: the matrix of plan, outputs that become inputs, parallel commits (law 2)', async () => {
    for (const service of ['web1', 'web2']) {
      scenery.replace(`apps/${service}/src/server.mjs`, "'not found", "'no such page");
    }
    const tag = scenery.commit('Clearer 404').slice(0, 8);
    const of = { service: value('matrix.service'), environment: value('matrix.environment') };
    const run = await push({
      plan: {
        ...job({ id: 'plan', uses: `${published}/actions/plan@v1` }),
        outputs: { matrix: value('steps.plan.outputs.matrix'), any: value('steps.plan.outputs.any') },
      },
      deliver: {
        needs: 'plan',
        if: "needs.plan.outputs.any == 'true'",
        strategy: { matrix: value('fromJSON(needs.plan.outputs.matrix)') },
        ...job(
          { id: 'image', uses: `${published}/actions/build-image@v1`, with: { ...of, ...registry } },
          {
            id: 'bump',
            uses: `${published}/actions/bump-image-tag@v1`,
            with: { ...of, ...gitops, tag: value('steps.image.outputs.tag') },
          },
          { run: `echo "told: ${value('steps.image.outputs.digest')} ${value('steps.bump.outputs.commit')}"` },
        ),
      },
    });
    expect([run.code, run.code === 0 ? '' : run.log]).toEqual([0, '']);
    const commits = history(scenery.gitops.path);
    for (const service of ['web1', 'web2']) {
      const image = { registry: scenery.registry.host, repository: `fe/${service}` };
      const pushed = await testClient(robot).headManifest({ ...image, tag });
      expect(scenery.gitops.read(`values/${service}-dev.yaml`)).toContain(`tag: "${tag}"`);
      const commit = commits.find(({ message }) => message.includes(`\nService: ${service}\n`));
      expect(run.log).toContain(`told: ${pushed?.digest} ${commit?.id}`);
    }
  });

  it('the root action is the whole flow', async () => {
    scenery.replace('packages/greeting/src/index.mjs', 'Hello', 'Welcome');
    scenery.commit('greeting: warmer');
    const run = await push({
      deploy: job(
        { id: 'deploy', uses: `${published}@v1`, with: { ...registry, ...gitops } },
        { run: `echo "told: ${value('steps.deploy.outputs.environment')} ${value('steps.deploy.outputs.commit')}"` },
      ),
    });
    expect([run.code, run.code === 0 ? '' : run.log]).toEqual([0, '']);
    const [commit] = history(scenery.gitops.path);
    // web2 does not use the package, and runs what the commit has of it.
    expect(commit?.message.match(/^Service: .*$/gm)).toEqual(['Service: web1']);
    expect(run.log).toContain(`told: dev ${commit?.id}`);
  });

  it('law 10: a step that fails says why, and the job fails', async () => {
    const before = scenery.gitops.git('rev-parse', 'main');
    const run = await push({
      bump: job({ uses: `${published}/actions/bump-image-tag@v1`, with: { ...gitops, file: '../x.yaml', set: 'a=b' } }),
    });
    expect(run.code).not.toBe(0);
    // Of a step that fails act may lose the last lines, where the annotation is; the summary is a file.
    expect(run.log).toMatch(/### 🔴 bump-image-tag failed: file: "\.\.\/x\.yaml" has a "\.\." segment/);
    expect(scenery.gitops.git('rev-parse', 'main')).toBe(before);
  });
});
