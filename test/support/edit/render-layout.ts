/** Renders a layout as a cluster would get it: with kubectl and Helm, given what Argo CD and Flux would give them. */
import { randomUUID } from 'node:crypto';
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parse, parseAllDocuments, stringify } from 'yaml';
import { helmTemplate, imagesIn, kustomizeBuild, type Rendered } from '../render.ts';
import type { Files } from './rendered-layouts.ts';

/** The images of each of the renderings. */
export async function imagesOf(files: Files, renders: readonly string[]): Promise<readonly (readonly string[])[]> {
  const root = await mkdtemp(join(tmpdir(), 'monorepo-gitops-layout-'));
  try {
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(root, path)), { recursive: true });
      await writeFile(join(root, path), text);
    }
    const images: string[][] = [];
    for (const each of renders) images.push(imagesIn(await render(root, files, each)));
    return images;
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

async function render(root: string, files: Files, what: string): Promise<Rendered[]> {
  if (what.startsWith('argocd:')) {
    const directory = what.slice('argocd:'.length);
    const { images } = parse(files[`${directory}/.argocd-source-web.yaml`] ?? '').kustomize;
    return withImages(root, files, directory, images);
  }
  if (!what.endsWith('.yaml')) return kustomizeBuild(join(root, what));
  const manifests = parseAllDocuments(files[what] ?? '').map((document) => document.toJS());
  const [manifest] = manifests;
  if (manifest.apiVersion === 'helm.cattle.io/v1') return helmController(root, manifests);
  if (manifest.kind === 'HelmRelease') {
    return helmWith(root, manifest.spec.chart.spec.chart, [], manifest.spec.values, []);
  }
  if (manifest.kind === 'ApplicationSet') {
    const elements: readonly unknown[] = manifest.spec.generators[0].list.elements;
    const all = elements.map((element) => applicationOf(root, files, filled(manifest.spec.template, element)));
    return (await Promise.all(all)).flat();
  }
  return applicationOf(root, files, manifest);
}

/** The template of an ApplicationSet with the values of an element. */
function filled(template: unknown, element: unknown): Application {
  const text = JSON.stringify(template).replace(/\{\{ ?\.?([\w.]+) ?\}\}/g, (_, name: string) =>
    String(name.split('.').reduce((value, step) => (value as Record<string, unknown>)[step], element)),
  );
  return JSON.parse(text) as Application;
}

interface Source {
  readonly path: string;
  readonly kustomize?: { readonly images: readonly string[] };
  readonly helm?: Readonly<Record<string, unknown>>;
}

interface HelmOptions {
  readonly valueFiles?: readonly string[];
  readonly values?: string;
  readonly valuesObject?: unknown;
  readonly parameters?: readonly { readonly name: string; readonly value: string }[];
}

interface Application {
  readonly metadata: { readonly name: string };
  readonly spec: { readonly source: Source; readonly sources?: readonly Source[] };
}

async function applicationOf(root: string, files: Files, manifest: Application): Promise<Rendered[]> {
  const { source, sources = [source] } = manifest.spec;
  const rendered: Rendered[] = [];
  for (const { path, helm, kustomize } of sources) {
    if (kustomize !== undefined) rendered.push(...(await withImages(root, files, path, kustomize.images)));
    if (kustomize !== undefined || path === undefined) continue;
    // Argo CD merges the file over the source: a list is replaced.
    const override = parse(files[`${path}/.argocd-source-${manifest.metadata.name}.yaml`] ?? '{}').helm;
    const { valueFiles = [], values, valuesObject, parameters = [] } = { ...helm, ...override } as HelmOptions;
    const own = valuesObject ?? parse(values ?? '{}');
    rendered.push(...(await helmWith(root, path, valueFiles, own, parameters)));
  }
  return rendered;
}

/** k3s: of the HelmChart, then of its HelmChartConfig, `valuesContent` and then `values`; `--set` of each entry of `set`. */
async function helmController(
  root: string,
  manifests: readonly { readonly spec: HelmChartSpec }[],
): Promise<Rendered[]> {
  const files = manifests.flatMap(({ spec }, index) =>
    [spec.valuesContent, spec.values === undefined ? undefined : stringify(spec.values)].flatMap((text, part) =>
      text ? [{ path: join(root, `values-${index}-${part}.yaml`), text }] : [],
    ),
  );
  for (const { path, text } of files) await writeFile(path, text);
  const set = manifests.flatMap(({ spec }) =>
    Object.entries(spec.set ?? {}).flatMap(([name, value]) => ['--set', `${name}=${value}`]),
  );
  const chart = join(root, manifests[0]?.spec.chart ?? '');
  return helmTemplate(
    chart,
    files.map(({ path }) => path),
    'release',
    set,
  );
}

interface HelmChartSpec {
  readonly chart?: string;
  readonly valuesContent?: string;
  readonly values?: unknown;
  readonly set?: Readonly<Record<string, string>>;
}

/** Argo CD: `--values` of each file, then of its own values, then `--set` of each parameter. Helm takes the last one. */
async function helmWith(
  root: string,
  chart: string,
  valueFiles: readonly string[],
  values: unknown,
  parameters: readonly { readonly name: string; readonly value: string }[],
): Promise<Rendered[]> {
  const own = join(root, `own-values-${randomUUID()}.yaml`);
  await writeFile(own, stringify(values));
  const set = parameters.flatMap(({ name, value }) => ['--set', `${name}=${value}`]);
  return helmTemplate(
    join(root, chart),
    [
      ...valueFiles.map((file) =>
        file.startsWith('$') ? join(root, file.replace(/^[^/]*/, '')) : join(root, chart, file),
      ),
      own,
    ],
    'release',
    set,
  );
}

/** Argo CD runs `kustomize edit set image` for each override, which writes or replaces the entry, and builds then. */
async function withImages(
  root: string,
  files: Files,
  directory: string,
  images: readonly string[],
): Promise<Rendered[]> {
  const copy = join(root, `${directory}-copy`);
  await cp(join(root, directory), copy, { recursive: true });
  const kustomization = parse(files[`${directory}/kustomization.yaml`] ?? '');
  for (const override of images) {
    const [name, newTag] = override.replace(/^[^=]*=/, '').split(':');
    const others = (kustomization.images ?? []).filter((each: { name: string }) => each.name !== name);
    kustomization.images = [...others, { name, newTag }];
  }
  await writeFile(join(copy, 'kustomization.yaml'), stringify(kustomization));
  return kustomizeBuild(copy);
}
