import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parseWorkflow } from '@actions/workflow-parser';
import { beforeAll, describe, expect, test } from 'vitest';
import { pipelineHosts } from '../../../src/core/ports.ts';
import { type LayoutName, layoutNames, type ScaffoldRequest, scaffold } from '../../../src/scaffold/scaffold.ts';
import { documentsIn, type FollowedApplication, followedFrom } from '../../support/argocd/followed.ts';
import { crdProblems, crdsPresent } from '../../support/crd-schemas.ts';
import { schemaProblems } from '../../support/kubernetes-schemas.ts';
import { scratchDirectory } from '../../support/lifetime.ts';
import { repositoryRoot } from '../../support/program.ts';
import { allParts, helm, kubectl } from '../../support/real-parts.ts';
import { helmLint, helmTemplate, imagesIn, kustomizeBuild, type Rendered } from '../../support/render.ts';

const request: ScaffoldRequest = {
  layout: 'helm-values',
  host: 'github',
  product: 'shop',
  services: [
    { name: 'web1', packageName: 'web1', path: 'apps/web1', hasDockerfile: false },
    { name: 'web2', packageName: 'web2', path: 'apps/web2', hasDockerfile: false },
  ],
  registry: 'registry.example.com/fe',
  domain: 'example.com',
  gitopsRepository: 'infra/gitops',
  gitopsUrl: 'https://git.example.com/infra/gitops.git',
  defaultBranch: 'main',
  packageManager: 'npm',
  turbo: false,
};

const parts = allParts(await helm(), await kubectl());
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

const environments = ['dev', 'review', 'prod'] as const;
const service = ['Deployment', 'Ingress', 'Service', 'ServiceAccount'];
const scaled = [...service, 'HorizontalPodAutoscaler', 'PodDisruptionBudget'];

/** Every manifest by the schemas of its kind, Argo CD's own by its CRDs too. */
function expectValid(documents: readonly Rendered[]): void {
  const isArgocds = ({ apiVersion }: Rendered) => apiVersion.startsWith('argoproj.io/');
  const problems = documents.flatMap((document) => {
    const found = [...schemaProblems(document), ...(crdsPresent && isArgocds(document) ? crdProblems(document) : [])];
    return found.map((problem) => `${document.kind} ${document.metadata.name}: ${problem}`);
  });
  expect(problems).toEqual([]);
  expect(documents.length).toBeGreaterThan(0);
}

const kindsOf = (documents: readonly Rendered[]) => documents.map(({ kind }) => kind).sort();

/** What the layouts with a chart give it in an environment, as `helm lint` takes it. */
async function valuesOf(layout: LayoutName, environment: string): Promise<string> {
  if (layout === 'helm-values') return at(layout, `sample/values-${environment}.yaml`);
  const [sample] = documentsIn(at(layout, `sample/shop/service/${environment}/kustomization.yaml`));
  const charts = sample?.helmCharts as { readonly valuesInline: object }[];
  const file = join(root, `values-${environment}.yaml`);
  await writeFile(file, JSON.stringify(charts[0]?.valuesInline));
  return file;
}

describe.skipIf(!parts.present)(parts.titled('what a service starts from'), () => {
  const charts = [
    ['helm-values', '.'],
    ['applicationset', 'charts/service'],
  ] as const;
  test.each(charts.flatMap(([layout, chart]) => environments.map((each) => [layout, each, chart] as const)))(
    'in %s, %s: the chart lints, and renders valid manifests with the image',
    async (layout, environment, chart) => {
      const values = [await valuesOf(layout, environment)];
      await helmLint(at(layout, chart), values);
      const documents = await helmTemplate(at(layout, chart), values);
      expectValid(documents);
      expect(kindsOf(documents)).toEqual(environment === 'prod' ? scaled.toSorted() : service);
      const tag = layout === 'helm-values' ? '00000000' : 'unset';
      expect(imagesIn(documents)).toEqual([`registry.example.com/fe/service:${tag}`]);
    },
  );

  test.each(environments)('in applicationset, %s: Kustomize wraps the chart without another option', async (each) => {
    const documents = await kustomizeBuild(at('applicationset', `sample/shop/service/${each}`), ['--enable-helm']);
    expectValid(documents);
    expect(documents.every(({ metadata }) => metadata.namespace === each)).toBe(true);
  });

  test.each(environments)('in kustomize, %s: the overlay renders valid manifests', async (environment) => {
    const documents = await kustomizeBuild(at('kustomize', `sample/${environment}/web1`), []);
    expectValid(documents);
    const kinds = ['ConfigMap', ...(environment === 'prod' ? scaled : service)];
    expect(kindsOf(documents)).toEqual(kinds.toSorted());
    expect(imagesIn(documents)).toEqual(['registry.example.com/fe/web1:unset']);
    const host = environment === 'prod' ? 'web1.example.com' : `web1.${environment}.example.com`;
    expect(documents.find(({ kind }) => kind === 'Ingress')?.spec).toMatchObject({ rules: [{ host }] });
  });

  test('in manifests: the files are valid', () => {
    expect(kindsOf(documentsIn(at('manifests', 'sample/web1.yaml')))).toEqual(service);
    for (const path of ['sample/web1.yaml', 'sample/external-secret/web1.yaml', 'prod/web2/autoscaling.yaml'])
      expectValid(documentsIn(at('manifests', path)));
  });
});

describe.skipIf(!parts.present)(parts.titled('what a service can have besides'), () => {
  const settings = {
    externalSecret: { enabled: true, data: { DATABASE_PASSWORD: { key: 'web1/database', property: 'password' } } },
    serviceAccount: { annotations: { 'eks.amazonaws.com/role-arn': 'arn:aws:iam::1:role/web1' } },
    healthPath: '/healthz',
    writableDirectories: [],
    readOnlyRootFilesystem: false,
    replicas: 2,
    ingress: { enabled: true, className: 'traefik', annotations: { a: 'b' }, hosts: [], tls: [{ secretName: 'tls' }] },
  };
  const rendered = async () => {
    const file = join(root, 'more.yaml');
    await writeFile(file, JSON.stringify(settings));
    return helmTemplate(at('helm-values'), [at('helm-values', 'sample/values-dev.yaml'), file]);
  };

  test('in the chart: secrets from a store, a health path, another service account, a writable disk', async () => {
    const documents = await rendered();
    expectValid(documents);
    expect(kindsOf(documents)).toEqual([...service, 'ExternalSecret', 'PodDisruptionBudget'].toSorted());
    const text = JSON.stringify(documents);
    expect(text).toContain('"envFrom":[{"secretRef":{"name":"service"}}]');
    expect(text.match(/"httpGet":\{"path":"\/healthz"/g)).toHaveLength(3);
    expect(text).not.toContain('"volumes"');
  });

  test('in the chart: an ExternalSecret without a variable is refused', async () => {
    const more = ['--set', 'externalSecret.enabled=true'];
    const values = [at('helm-values', 'sample/values-dev.yaml')];
    await expect(helmTemplate(at('helm-values'), values, 'web1', more)).rejects.toThrow('names no variable');
  });

  test('in kustomize: the component of its secrets', async () => {
    const overlay = at('kustomize', 'sample/dev/web1/kustomization.yaml');
    const copy = at('kustomize', 'sample/secret/web1');
    await mkdir(copy, { recursive: true });
    const text = await readFile(overlay, 'utf8');
    await writeFile(
      join(copy, 'kustomization.yaml'),
      `${text}components: [../../../components/external-secret/web1]\n`,
    );
    const documents = await kustomizeBuild(copy, []);
    expectValid(documents);
    expect(kindsOf(documents)).toContain('ExternalSecret');
  });
});

describe.skipIf(!parts.present)(parts.titled('the bootstrap'), () => {
  const applications = async (layout: LayoutName) => (await followedFrom(at(layout))).map((each) => each.application);
  const documents = async (layout: LayoutName) => {
    const followed = await followedFrom(at(layout));
    return [...followed.map(({ application }) => application), ...followed.flatMap((each) => each.documents)];
  };

  test.each(layoutNames)('of %s is valid, and has no service before its first deployment', async (layout) => {
    const all = await documents(layout);
    expectValid(all);
    expect(new Set(all.map(({ kind }) => kind))).toEqual(
      new Set(['Application', 'AppProject', ...(layout === 'applicationset' ? ['ApplicationSet'] : [])]),
    );
    expect((await applications(layout)).map(({ metadata }) => metadata.name).sort()).toEqual(
      [
        'argo-rollouts',
        'argocd',
        'external-secrets',
        'metrics-server',
        'root',
        'traefik',
        ...(layout === 'applicationset' ? [] : ['products']),
      ].sort(),
    );
    expect(JSON.stringify(all)).not.toMatch(/unset|00000000/);
  });

  test.skipIf(!crdsPresent)(
    `is valid by Argo CD's own CRDs${crdsPresent ? '' : ' [skipped: ../shared/contracts is absent]'}`,
    async () => {
      for (const document of await documents('applicationset')) expect(crdProblems(document)).toEqual([]);
      const [project] = documentsIn(at('manifests', 'bootstrap/1-projects/products.yaml')) as [
        Rendered & { spec: object },
      ];
      expect(crdProblems({ ...project, spec: { ...project.spec, sourceRepo: [] } })).toEqual([
        '.spec.sourceRepo is no field of it',
      ]);
    },
  );

  test.each(layoutNames)('of %s goes in phases, each in its own wave', async (layout) => {
    const phases = (await readdir(at(layout, 'bootstrap'))).filter((each) => /^\d/.test(each)).sort();
    expect(phases).toEqual(['1-projects', '2-argocd', '3-platform', '4-products']);
    const waves: number[] = [];
    for (const phase of phases) {
      const files = await readdir(at(layout, `bootstrap/${phase}`));
      const found = files.flatMap((file) =>
        documentsIn(at(layout, `bootstrap/${phase}/${file}`)).map(({ metadata }) =>
          Number(metadata.annotations?.['argocd.argoproj.io/sync-wave']),
        ),
      );
      expect(new Set(found).size, phase).toBe(1);
      waves.push(found[0] ?? Number.NaN);
    }
    expect(waves).toEqual([...waves].sort((one, other) => one - other));
    expect(new Set(waves).size).toBe(phases.length);
    expect(waves).not.toContain(Number.NaN);
  });

  test('names an exact version of each foreign chart, and beside it where that stands', async () => {
    const followed = await applications('kustomize');
    const foreign = followed.flatMap(({ spec }) =>
      [spec.source, ...(spec.sources ?? [])].filter((source) => source?.chart !== undefined),
    );
    expect(foreign.map((source) => source?.chart).sort()).toEqual([
      'argo-cd',
      'argo-rollouts',
      'external-secrets',
      'metrics-server',
      'traefik',
    ]);
    for (const source of foreign) expect(source?.targetRevision).toMatch(/^\d+\.\d+\.\d+$/);
    for (const phase of ['2-argocd', '3-platform']) {
      for (const file of await readdir(at('kustomize', `bootstrap/${phase}`))) {
        const text = await readFile(at('kustomize', `bootstrap/${phase}/${file}`), 'utf8');
        const [, version = '', revision] =
          /# .*: https:\/\/github\.com\/\S+?(\d+\.\d+\.\d+)\n +targetRevision: (\S+)/.exec(text) ?? [];
        expect(version, file).toBe(revision);
      }
    }
    const argocd = foreign.find((source) => source?.chart === 'argo-cd');
    const readme = await readFile(at('kustomize', 'bootstrap/README.md'), 'utf8');
    expect(readme).toContain(`--version ${argocd?.targetRevision} `);
  });

  test.each(layoutNames)(
    'of %s allows in its projects what its Applications read and where they deploy',
    async (layout) => {
      const all = await documents(layout);
      const projects = new Map(
        all.filter(({ kind }) => kind === 'AppProject').map((each) => [each.metadata.name, each.spec as Project]),
      );
      expect([...projects.keys()].sort()).toEqual(['platform', 'shop']);
      const owned = all.filter(({ kind }) => kind === 'Application') as FollowedApplication[];
      for (const { metadata, spec } of owned) {
        if (metadata.name === 'root') continue;
        const project = projects.get(spec.project);
        for (const source of [...(spec.sources ?? []), ...(spec.source ? [spec.source] : [])])
          expect(project?.sourceRepos, metadata.name).toContain(source.repoURL);
        expect(project?.destinations.map(({ namespace }) => namespace)).toContain('*');
        expect(spec.syncPolicy?.automated).toMatchObject({ prune: true, selfHeal: true });
      }
      expect(projects.get('shop')?.destinations.map(({ namespace }) => namespace)).toContain('!argocd');
    },
  );
});

interface Project {
  readonly sourceRepos: readonly string[];
  readonly destinations: readonly { readonly namespace: string }[];
}

describe('the scaffold', () => {
  test.each(layoutNames)('writes the same GitOps repository on every host: %s', async (layout) => {
    const written = await Promise.all(
      pipelineHosts.map(async (host) => (await scaffold({ ...request, layout, host }, repositoryRoot)).gitops),
    );
    for (const gitops of written) expect(gitops).toEqual(written[0]);
  });

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
