/**
 * `scaffold` has what `init` writes: the files of a monorepo, and of a GitOps repository in one of four layouts.
 * It may import `core`. Begin here; the files themselves are in `templates/`, as they are written but for their
 * placeholders, and the Helm chart is that of `examples/gitops`.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { PipelineHost } from '../core/ports.ts';
import { type Adapted, adaptConfiguration, adaptExisting, adaptPipeline } from './adapt.ts';
import { buildKeys, type ImageRequest, imageFiles, ofEarlierRun } from './dockerfile.ts';
import type { ExistingConfiguration } from './existing/render.ts';
import { besidePipeline, pipelineValues } from './pipelines.ts';
import type { ScaffoldService } from './service.ts';
import { buildLines } from './service-build.ts';
import { serviceSection } from './service-section.ts';
import { fill, fillText, type ScaffoldFile, type TemplateValues, textOf, yamlText } from './template.ts';

/** What each layout has besides its own files: the directory of the Helm chart, and what makes the Applications. */
const layouts = {
  'helm-values': { chart: '', products: 'application' },
  manifests: { chart: undefined, products: 'application' },
  kustomize: { chart: undefined, products: 'application' },
  applicationset: { chart: 'charts/service/', products: 'sets' },
} as const;

/** In words, for the page about the phases. */
const productsAre = {
  application: 'the Application of Applications: it follows `argocd/`',
  sets: 'the ApplicationSets: a directory of a service becomes an Application',
} as const;

export type LayoutName = keyof typeof layouts;

export const layoutNames = Object.keys(layouts) as readonly LayoutName[];

export interface ScaffoldRequest extends Adapted, ImageRequest {
  readonly layout: LayoutName;
  readonly host: PipelineHost;
  /** A DNS label: what the services together are called, and their AppProject. */
  readonly product: string;
  /** Where images go, without a trailing slash: `harbor.example.com/fe`. */
  readonly registry: string;
  /** Below which services are opened: `example.com`. */
  readonly domain: string;
  /** URL, `owner/name` or path for the commands. */
  readonly gitopsRepository: string;
  /** URL of the same repository that Argo CD reads. */
  readonly gitopsUrl: string;
  /** Branch that is deployed to production. */
  readonly defaultBranch: string;
  /** Of a GitOps repository that is there already: nothing is laid out. */
  readonly existing?: (ExistingConfiguration & { readonly gitopsBranch: string | undefined }) | undefined;
  /** Directories that `discover` finds where the services are; undefined where nobody has looked. */
  readonly discovered?: readonly string[] | undefined;
}

interface Scaffold {
  readonly monorepo: readonly ScaffoldFile[];
  readonly gitops: readonly ScaffoldFile[];
}

/** @param home the program's directory, which holds the templates and the examples */
export async function scaffold(given: ScaffoldRequest, home: string): Promise<Scaffold> {
  const templates = (directory: string) => readTree(join(home, 'src/scaffold/templates', directory));
  const forImages = await templates('dockerfile');
  const request = ofEarlierRun(given, forImages);
  const monorepo = [
    configuration(request, await templates('configuration')),
    ...imageFiles(request, forImages),
    ...(await templates(`pipelines/${request.host}`)).map((file) => pipeline(file, request)),
  ];
  if (request.existing !== undefined) return { monorepo, gitops: [] };
  const { chart, products } = layouts[request.layout];
  const own = await templates(`layouts/${request.layout}`);
  const phases = await templates('bootstrap');
  const root = products === 'application' ? await templates('root-application') : [];
  const example = chart === undefined ? [] : chartFiles(await readTree(join(home, 'examples/gitops')), chart);
  return { monorepo, gitops: [...gitopsFiles(request, [...own, ...phases, ...root]), ...example] };
}

/** The CI file, for the branches of the environments. */
function pipeline(template: ScaffoldFile, request: ScaffoldRequest): ScaffoldFile {
  const { host, developmentBranch = 'develop', defaultBranch, existing } = request;
  const { review = 'branch' } = existing === undefined ? request : { review: 'none' as const };
  const ofLayout = [developmentBranch, defaultBranch, ...(review === 'branch' ? ['feature/**'] : [])];
  const branches = existing?.branches ?? ofLayout;
  const file = { ...fill(template, pipelineValues(request)), beside: besidePipeline[host] };
  return adaptPipeline(file, { host, branches, review, argocdServer: request.argocdServer });
}

/** Every file once, or once a service where the service is in its path. */
function gitopsFiles(
  { layout, registry, domain, gitopsUrl, product, services }: ScaffoldRequest,
  templates: readonly ScaffoldFile[],
): readonly ScaffoldFile[] {
  const products = productsAre[layouts[layout].products];
  const values = {
    registry,
    domain,
    product,
    products,
    'gitops-url': JSON.stringify(gitopsUrl),
    'gitops-address': gitopsUrl,
  };
  return templates.flatMap((template) =>
    template.path.includes('{service}')
      ? services.map(({ name }) => fill(template, { ...values, service: name }))
      : [fill(template, values)],
  );
}

/** Of the example's repository only the chart: what lies beside it is for reading. */
function chartFiles(example: readonly ScaffoldFile[], directory: string): readonly ScaffoldFile[] {
  return example
    .filter(
      ({ path }) => /^(Chart|values)\.yaml$|^templates\//.test(path) || (directory === '' && path === '.helmignore'),
    )
    .map((file) => ({ ...file, path: `${directory}${file.path}` }));
}

/** `gitops.yaml`. */
function configuration(request: ScaffoldRequest, templates: readonly ScaffoldFile[]): ScaffoldFile {
  const part = (name: string, values: TemplateValues) => fillText(textOf(templates, name), values).trimEnd();
  const buildOf = (service: ScaffoldService) => {
    if (service.hasDockerfile) return buildLines(service.path, service.build);
    const { dockerfile, args, prune } = buildKeys(request, service);
    const values = Object.entries(args).map(([name, value]) => `${name}: ${yamlText(value)}`);
    const build = part('service-build.yaml', { dockerfile: yamlText(dockerfile), args: values.join(', ') });
    return [...build.split('\n'), ...(prune === undefined ? [] : [`      prune: ${prune}`])];
  };
  // For the deployments to fill in.
  const kept = Object.fromEntries(['service', 'slug', 'environment', 'file'].map((name) => [name, `{${name}}`]));
  const { existing } = request;
  const environments =
    existing?.environments ??
    part(`environments-${request.layout}.yaml`, {
      'default-branch': yamlText(request.defaultBranch),
      product: request.product,
      domain: request.domain,
      ...kept,
    });
  const section = {
    ...request,
    environmentDefaults: existing === undefined ? part(`defaults-${request.layout}.yaml`, kept) : existing.defaults,
    places: existing?.services,
  };
  const values = {
    registry: yamlText(request.registry),
    'gitops-repository': yamlText(request.gitopsRepository),
    product: request.product,
    services: serviceSection(section, buildOf),
    environments,
  };
  const text = `${part('gitops.yaml', values)}\n`;
  const adapted = existing === undefined ? adaptConfiguration(text, request) : adaptExisting(text, existing, request);
  return { path: 'gitops.yaml', text: adapted };
}

/** All files of a directory, in the order of their paths. */
async function readTree(directory: string): Promise<readonly ScaffoldFile[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Promise.all(
    files.sort().map(async (file) => {
      const path = relative(directory, file).split(sep).join('/');
      return { path, text: await readFile(file, 'utf8'), ...(keepsExisting(path) ? { present: 'keep' } : {}) };
    }),
  );
}

/** People word these for themselves, or they only keep a directory in Git. */
function keepsExisting(path: string): boolean {
  return /(^|\/)(README\.md|\.gitkeep|\.dockerignore)$/.test(path);
}
