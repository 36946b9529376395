import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { bumpImageTag } from '../../../src/commands/bump-image-tag.ts';
import { type LayoutName, layoutNames, scaffold } from '../../../src/scaffold/scaffold.ts';
import { systemClock } from '../../support/clock.ts';
import { type BareRepository, createBareRepository } from '../../support/git/repository.ts';
import { createRun } from '../../support/inputs.ts';
import { scratchDirectory } from '../../support/lifetime.ts';
import { repositoryRoot } from '../../support/program.ts';
import { helm, kubectl } from '../../support/real-parts.ts';
import { helmTemplate, imagesIn, kustomizeBuild } from '../../support/render.ts';

const commit = '12345678e90abcdef1234567890abcdef1234567';
const helmPart = await helm();
const kubectlPart = await kubectl();

let root: string;
beforeAll(() => {
  root = scratchDirectory('init-flow');
  execFileSync('git', ['init', '-q', root]);
});

/** Deploys web1 from a branch with what `init` made and nothing else. */
async function deploy(
  layout: LayoutName,
  gitops: BareRepository,
  configText: string,
  environment: string,
  branch: string,
) {
  const run = createRun(
    bumpImageTag,
    { service: 'web1', environment, 'gitops-repository': gitops.path, 'gitops-branch': 'main' },
    {
      config: configText,
      ci: { repositoryUrl: undefined, commit, branch, runId: layout },
      clock: systemClock,
      env: process.env,
      cwd: root,
    },
  );
  await bumpImageTag.run(run);
  return run.inputs.file[0] ?? '';
}

describe.skipIf(!helmPart.present || !kubectlPart.present)(helmPart.titled('what init makes'), () => {
  test.each(
    layoutNames.flatMap((layout) => [[layout, 'dev', 'develop'] as const, [layout, 'review', 'feature/x'] as const]),
  )(
    'with the layout %s deploys to %s, and renders the image that was deployed',
    async (layout, environment, branch) => {
      const request = {
        layout,
        host: 'github',
        product: 'shop',
        services: [{ name: 'web1', packageName: 'web1', path: 'apps/web1', hasDockerfile: false }],
        registry: 'registry.example.com/fe',
        gitopsRepository: 'infra/gitops',
        gitopsUrl: 'https://git.example.com/infra/gitops.git',
        defaultBranch: 'main',
        packageManager: 'npm',
        turbo: false,
      } as const;
      const made = await scaffold(request, repositoryRoot);
      const files = Object.fromEntries(made.gitops.map(({ path, text }) => [path, text]));
      const gitops = createBareRepository(root, { files });
      const config = made.monorepo.find(({ path }) => path === 'gitops.yaml')!.text;
      const file = await deploy(layout, gitops, config, environment, branch);

      const checkout = join(root, `${layout}-${environment}`);
      execFileSync('git', ['clone', '-q', gitops.path, checkout]);
      expect(imagesIn(await rendered(layout, checkout, file))).toEqual(['registry.example.com/fe/web1:12345678']);
    },
  );
});

function rendered(layout: LayoutName, checkout: string, file: string) {
  if (layout === 'helm-values') return helmTemplate(checkout, [join(checkout, file)], 'web1');
  const directory = join(checkout, dirname(file));
  if (layout === 'manifests') {
    mkdirSync(directory, { recursive: true });
    writeFileSync(join(directory, 'kustomization.yaml'), 'resources: [manifests.yaml]\n');
  }
  return kustomizeBuild(directory);
}
