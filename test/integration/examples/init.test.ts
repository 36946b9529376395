import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parseWorkflow } from '@actions/workflow-parser';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { type LayoutName, layoutNames, type ScaffoldRequest, scaffold } from '../../../src/scaffold/scaffold.ts';
import { scratchDirectory } from '../../support/lifetime.ts';
import { repositoryRoot } from '../../support/program.ts';
import { helm, kubectl } from '../../support/real-parts.ts';
import { helmLint, helmTemplate, imagesIn, kustomizeBuild } from '../../support/render.ts';

const request: ScaffoldRequest = {
  layout: 'helm-values',
  host: 'github',
  services: [
    { name: 'web1', packageName: 'web1', path: 'apps/web1', hasDockerfile: false },
    { name: 'web2', packageName: 'web2', path: 'apps/web2', hasDockerfile: false },
  ],
  registry: 'registry.example.com/fe',
  gitopsRepository: 'infra/gitops',
  gitopsUrl: 'https://git.example.com/infra/gitops.git',
  defaultBranch: 'main',
  packageManager: 'npm',
  turbo: false,
};

const helmPart = await helm();
const kubectlPart = await kubectl();
const root = scratchDirectory('init-layouts');

beforeAll(async () => {
  for (const layout of layoutNames) {
    for (const { path, text } of (await scaffold({ ...request, layout }, repositoryRoot)).gitops) {
      const target = join(root, layout, path);
      await mkdir(dirname(target), { recursive: true });
      await writeFile(target, text);
    }
  }
});

const at = (layout: LayoutName, path = '.') => join(root, layout, path);

describe.skipIf(!helmPart.present)(helmPart.titled('the scaffolded layout helm-values'), () => {
  test.each(['dev', 'review', 'prod'])('renders the image of the sample values for %s', async (environment) => {
    const values = at('helm-values', `sample/values-${environment}.yaml`);
    await helmLint(at('helm-values'), [values]);
    expect(imagesIn(await helmTemplate(at('helm-values'), [values]))).toEqual([
      'registry.example.com/fe/service:00000000',
    ]);
  });
});

describe('the scaffolded layout manifests', () => {
  test.skipIf(!kubectlPart.present)(kubectlPart.titled('holds manifests with the image of each service'), async () => {
    for (const service of ['web1', 'web2']) {
      const directory = at('manifests', `dev/${service}`);
      await cp(at('manifests', `sample/${service}.yaml`), join(directory, 'manifests.yaml'));
      await writeFile(join(directory, 'kustomization.yaml'), 'resources: [manifests.yaml]\n');
      const documents = await kustomizeBuild(directory);
      expect(documents.map(({ kind }) => kind).sort()).toEqual(['Deployment', 'Service']);
      expect(imagesIn(documents)).toEqual([`registry.example.com/fe/${service}:unset`]);
    }
  });
});

describe.skipIf(!kubectlPart.present)(kubectlPart.titled('the scaffolded layout kustomize'), () => {
  test.each(['overlays/dev/web1', 'overlays/prod/web2', 'overlays/sample/review/web1'])(
    'builds %s',
    async (overlay) => {
      expect(imagesIn(await kustomizeBuild(at('kustomize', overlay)))).toEqual([
        `registry.example.com/fe/${overlay.slice(-4)}:unset`,
      ]);
    },
  );

  test("builds the sample's copy in a review environment", async () => {
    await cp(at('kustomize', 'overlays/sample/review/web1'), at('kustomize', 'overlays/review/x-1/web1'), {
      recursive: true,
    });
    expect(await kustomizeBuild(at('kustomize', 'overlays/review/x-1/web1'))).toHaveLength(2);
  });
});

describe.skipIf(!kubectlPart.present)(kubectlPart.titled('the scaffolded layout applicationset'), () => {
  test.each(['dev', 'prod'])('builds an application of %s through its Helm chart', async (environment) => {
    const documents = await kustomizeBuild(at('applicationset', `applications/${environment}/web1`));
    expect(documents.map(({ kind }) => kind).sort()).toEqual(['Deployment', 'Ingress', 'Service']);
    expect(imagesIn(documents)).toEqual(['registry.example.com/fe/web1:unset']);
    expect(documents.every(({ metadata }) => metadata.namespace === environment)).toBe(true);
  });

  test("builds the sample's copy in a review environment", async () => {
    await cp(at('applicationset', 'sample/web1'), at('applicationset', 'applications/x-1/web1'), { recursive: true });
    expect(imagesIn(await kustomizeBuild(at('applicationset', 'applications/x-1/web1')))).toHaveLength(1);
  });

  test('makes applications of the directories that gitops.yaml writes to', async () => {
    const generator = parse(await readFile(at('applicationset', 'bootstrap/applicationset.yaml'), 'utf8'));
    expect(generator.spec.generators).toEqual([
      { git: { repoURL: request.gitopsUrl, revision: 'main', directories: [{ path: 'applications/*/*' }] } },
    ]);
  });
});

describe('the scaffold', () => {
  test.each([
    ['helm-values', ''],
    ['applicationset', 'charts/service'],
  ] as const)('%s has the whole chart of examples/gitops', async (layout, directory) => {
    const example = join(repositoryRoot, 'examples/gitops');
    const templates = (await readdir(join(example, 'templates'))).map((name) => `templates/${name}`);
    for (const path of ['Chart.yaml', 'values.yaml', ...templates]) {
      expect(await readFile(at(layout, join(directory, path)), 'utf8'), path).toBe(
        await readFile(join(example, path), 'utf8'),
      );
    }
  });

  test("writes a GitHub workflow that GitHub's own parser accepts", async () => {
    const workflow = (await scaffold(request, repositoryRoot)).monorepo.find(({ path }) => path.startsWith('.github/'));
    const result = parseWorkflow(
      { name: 'deploy.yml', content: workflow!.text },
      { error: () => {}, info: () => {}, verbose: () => {} },
    );
    expect(result.context.errors.getErrors()).toEqual([]);
  });
});
