/**
 * The quick start of README on GitHub, as a newcomer takes it: the workflow is the text of the page, or what `init` writes
 * without a question, run by act. Those for GitLab are run by `component-project.test.ts`, from the same text.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { componentProject, releasedComponents } from '../../scripts/gitlab/component-project.ts';
import { publicationOf, readManifest } from '../../scripts/publication.ts';
import { prepareBuildah, rootBuildah } from '../support/build/builders.ts';
import { history } from '../support/git/repository.ts';
import { act } from '../support/github/act.ts';
import { type RecipeWorld, secretsOfWorld, startRecipeWorld } from '../support/github/recipes.ts';
import { openssl } from '../support/net/web.ts';
import { repositoryRoot, runProgram } from '../support/program.ts';
import { allParts, dockerRegistry, gitHttpBackend } from '../support/real-parts.ts';
import { anonymous, testClient } from '../support/registry/server.ts';

const parts = allParts(await act(), await gitHttpBackend(), await dockerRegistry(), await rootBuildah(), openssl);

const readme = readFileSync(join(repositoryRoot, 'README.md'), 'utf8');

/** The blocks of a section of README. */
function blocks(text: string, heading: string): string[] {
  const section = text.split(`\n### ${heading}\n`)[1]?.split(/\n##+ /)[0] ?? '';
  return [...section.matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map(([, block = '']) => block);
}

describe.skipIf(!parts.present)(parts.titled('on GitHub'), () => {
  let world: RecipeWorld;
  let checkout: string;
  beforeAll(async () => {
    world = await startRecipeWorld((await prepareBuildah()).env);
  });

  /** The monorepo of somebody who has services, a Dockerfile, and nothing of ours yet. */
  function begin(): void {
    world.begin();
    checkout = world.git('rev-parse', '--show-toplevel');
    for (const path of ['gitops.yaml', 'gitops.docker.yaml']) rmSync(join(checkout, path));
    world.commit('Before the quick start');
  }

  async function init(): Promise<void> {
    const argv = ['init', '--host', 'github', '--layout', 'manifests', '--registry', 'ghcr.io/acme'];
    const ran = await runProgram([...argv, '--gitops-repository', 'acme/gitops'], { cwd: checkout });
    expect([ran.code, ran.code === 0 ? '' : ran.stderr]).toEqual([0, '']);
    // What init puts there for the GitOps repository is in that repository already.
    rmSync(join(checkout, 'gitops'), { recursive: true });
  }

  async function expectDeployed(branch: string): Promise<void> {
    const event = world.push(branch);
    const tag = event.commit.slice(0, 8);
    const run = await world.run('deploy.yml', event);
    expect(run.outcome).toEqual([0, '']);
    for (const service of ['web1', 'web2']) {
      expect(world.gitops.read(`dev/${service}/manifests.yaml`)).toMatch(
        new RegExp(`image: ghcr\\.io/acme/${service}:${tag} `),
      );
      const image = { registry: world.ghcr.host, repository: `acme/${service}`, tag };
      expect(await testClient(anonymous).headManifest(image)).toMatchObject({
        digest: expect.stringMatching(/^sha256:/),
      });
    }
    expect(history(world.gitops.path)[0]?.message).toContain(`\nSource-Commit: ${event.commit}\n`);
    for (const secret of secretsOfWorld) expect(run.log).not.toContain(secret);
    expect(world.unknownHosts).toEqual([]);
  }

  it('the workflow of README deploys', async () => {
    begin();
    await init();
    const [workflow = ''] = blocks(readme, 'GitHub Actions');
    mkdirSync(join(checkout, '.github/workflows'), { recursive: true });
    writeFileSync(join(checkout, '.github/workflows/deploy.yml'), workflow);
    world.git('checkout', '--quiet', '-b', 'develop');
    world.commit('The workflow of README');
    await expectDeployed('develop');
  });

  it('what `init` writes deploys, and gives a branch its environment', async () => {
    begin();
    await init();
    world.git('checkout', '--quiet', '-b', 'develop');
    world.commit('What init writes');
    await expectDeployed('develop');
    world.git('checkout', '--quiet', '-b', 'feature/greeting');
    world.replace('apps/web1/src/server.mjs', "'not found", "'no such page");
    world.commit('web1: clearer 404');
    const run = await world.run('deploy.yml', world.push('feature/greeting'));
    expect(run.outcome).toEqual([0, '']);
    const [newest] = history(world.gitops.path);
    expect(newest?.files).toContainEqual(expect.stringMatching(/^review\/feature-greeting[^/]*\/\.review-env\.yaml$/));
  });
});

describe('on GitLab', () => {
  const includes = (texts: readonly string[]) => texts.map((text) => parse(text).include[0]);

  it('README has an address that the component project shows, whose pipelines are run', async () => {
    const project = componentProject(await releasedComponents(), publicationOf(readManifest())).get('README.md') ?? '';
    const shown = [...project.matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map(([, block = '']) => block);
    const ours = includes(blocks(readme, 'GitLab CI/CD'));
    expect(ours.map((include) => Object.keys(include)[0])).toEqual(['remote']);
    expect(includes(shown)).toEqual(expect.arrayContaining(ours));
  });
});
