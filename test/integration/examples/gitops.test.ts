import { cp, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { environmentDirectory } from '../../../src/core/review/environment.ts';
import { parseConfig } from '../../../src/inputs/config/config.ts';
import { schemaProblems } from '../../support/kubernetes-schemas.ts';
import { scratchDirectory } from '../../support/lifetime.ts';
import { helm } from '../../support/real-parts.ts';
import { helmLint, helmTemplate, imagesIn } from '../../support/render.ts';

const chart = fileURLToPath(new URL('../../../examples/gitops', import.meta.url));
const part = await helm();

describe.skipIf(!part.present)(part.titled('the example GitOps repository'), () => {
  let directory: string;

  beforeAll(async () => {
    directory = scratchDirectory('example-gitops');
    await cp(chart, directory, { recursive: true });
  });

  test.each(['dev', 'review', 'prod'])('the sample values for %s lint and render the image they hold', async (name) => {
    const values = join(directory, 'sample', `values-${name}.yaml`);
    await helmLint(directory, [values]);
    const documents = await helmTemplate(directory, [values], 'web1');
    const scaled = name === 'prod' ? ['HorizontalPodAutoscaler', 'PodDisruptionBudget'] : [];
    const kinds = ['Deployment', 'Ingress', 'Service', 'ServiceAccount', ...scaled];
    expect(documents.map(({ kind }) => kind).sort()).toEqual(kinds.sort());
    expect(documents.flatMap(schemaProblems)).toEqual([]);
    expect(imagesIn(documents)).toEqual(['registry.example.com/fe/service:00000000']);
  });

  test('a digest pins the image', async () => {
    const digest = `sha256:${'a'.repeat(64)}`;
    const values = join(directory, 'values', 'web1-dev.yaml');
    await writeFile(values, `image: { repository: registry.example.com/fe/web1, tag: abc, digest: "${digest}" }\n`);
    const documents = await helmTemplate(directory, [values], 'web1');
    expect(imagesIn(documents)).toEqual([`registry.example.com/fe/web1:abc@${digest}`]);
  });

  test('values without an image are refused instead of deployed', async () => {
    await expect(helmTemplate(directory, [], 'web1')).rejects.toThrow('image.repository is not set');
  });

  test("every environment's template in gitops.yaml is a file of this repository", async () => {
    const samples = await readdir(join(directory, 'sample'));
    for (const file of ['gitops.yaml', 'gitops.docker.yaml']) {
      const { environments } = parse(await readFile(join(chart, '..', 'monorepo', file), 'utf8')) as {
        environments: Record<string, { from: string }>;
      };
      for (const { from } of Object.values(environments))
        expect(samples.map((name) => `sample/${name}`)).toContain(from);
    }
  });

  test('the root Application follows the directory that Applications are written to', async () => {
    const root = parse(await readFile(join(directory, 'bootstrap', 'root.yaml'), 'utf8'));
    expect(root).toMatchObject({
      kind: 'Application',
      spec: { source: { path: 'argocd', directory: { recurse: true } } },
    });
    expect(await readdir(directory)).toContain(root.spec.source.path);
  });
});

describe("the example's configurations", () => {
  test.each(['gitops.yaml', 'gitops.docker.yaml'])('%s is valid and names directories that exist', async (file) => {
    const { services, environments } = parseConfig(file, await readFile(join(chart, '..', 'monorepo', file), 'utf8'));
    const apps = await readdir(join(chart, '..', 'monorepo', 'apps'));
    expect([...services].map(([name, { path }]) => [name, path])).toEqual([
      ['web1', 'apps/web1'],
      ['web2', 'apps/web2'],
    ]);
    for (const { path } of services.values()) expect(apps).toContain(path.slice('apps/'.length));
    expect([...environments.keys()]).toEqual(['dev', 'review', 'prod']);
    const review = environments.get('review');
    expect(environmentDirectory(review?.file ?? '', 'pr-1')).toBe('review/pr-1');
  });
});
