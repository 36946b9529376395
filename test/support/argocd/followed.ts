/**
 * What Argo CD makes of a GitOps repository as `init` writes it, beginning with the one Application that a person applies:
 * every Application that follows from it, and what those of this repository render to, with real helm and kustomize.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { helmTemplate, kustomizeBuild, type Rendered } from '../render.ts';
import { type ApplicationSet, ApplicationSets } from './applicationsets.ts';
import type { ArgocdController } from './controller.ts';

interface Source {
  readonly repoURL: string;
  readonly path?: string;
  readonly chart?: string;
  readonly targetRevision?: string;
  readonly directory?: { readonly recurse?: boolean };
  readonly helm?: { readonly valueFiles?: readonly string[]; readonly releaseName?: string };
}

export interface FollowedApplication extends Rendered {
  readonly spec: {
    readonly project: string;
    readonly source?: Source;
    readonly sources?: readonly Source[];
    readonly destination: { readonly server?: string; readonly namespace?: string };
    readonly syncPolicy?: { readonly automated?: { readonly prune?: boolean; readonly selfHeal?: boolean } };
  };
}

/** An Application of this repository, and what Argo CD applies for it. */
export interface Followed {
  readonly application: FollowedApplication;
  readonly documents: readonly Rendered[];
}

/** @param root a working copy of the GitOps repository, whose address is `repoURL` of its sources */
export async function followedFrom(root: string, file = 'bootstrap/root.yaml'): Promise<readonly Followed[]> {
  const [first] = documentsIn(join(root, file));
  const waiting = [first as FollowedApplication];
  const found = new Map<string, Followed>();
  for (let application = waiting.pop(); application !== undefined; application = waiting.pop()) {
    const { name } = application.metadata;
    if (found.has(name)) continue;
    const documents = await rendered(root, application);
    found.set(name, { application, documents });
    waiting.push(...documents.filter(isApplication));
    for (const set of documents.filter(({ kind }) => kind === 'ApplicationSet'))
      waiting.push(...(await generated(root, set)));
  }
  return [...found.values()];
}

const isApplication = (document: Rendered): document is FollowedApplication => document.kind === 'Application';

/** Those that a deployment has made, and not the platform's. */
export function deployedAmong(followed: readonly Followed[]): readonly Followed[] {
  return followed.filter(({ documents }) => documents.some(({ kind }) => kind === 'Deployment'));
}

async function generated(root: string, set: Rendered): Promise<readonly FollowedApplication[]> {
  const repositories = { directories: async () => directoriesIn(root) };
  const sets = new ApplicationSets({ repoServer: { repositories } } as unknown as ArgocdController);
  const applications = await sets.generate(set as unknown as ApplicationSet);
  return applications.map((each) => ({ ...each, kind: 'Application', apiVersion: set.apiVersion })) as never;
}

/** A foreign chart is on a server that is not here. */
async function rendered(root: string, { metadata, spec }: FollowedApplication): Promise<readonly Rendered[]> {
  const own = [...(spec.sources ?? []), ...(spec.source === undefined ? [] : [spec.source])];
  const parts = await Promise.all(
    own.filter(({ path }) => path !== undefined).map((source) => renderedSource(root, metadata.name, source)),
  );
  return parts.flat();
}

/** The tool is found as Argo CD finds it. */
async function renderedSource(root: string, application: string, source: Source): Promise<readonly Rendered[]> {
  const directory = join(root, source.path ?? '');
  if (existsSync(join(directory, 'Chart.yaml'))) {
    const values = (source.helm?.valueFiles ?? []).map((file) => join(directory, file));
    return helmTemplate(directory, values, source.helm?.releaseName ?? application);
  }
  if (existsSync(join(directory, 'kustomization.yaml'))) return kustomizeBuild(directory, buildOptions(root));
  const recursive = source.directory?.recurse === true;
  const entries = readdirSync(directory, { recursive, encoding: 'utf8' });
  return entries.filter((entry) => /\.ya?ml$/.test(entry)).flatMap((entry) => documentsIn(join(directory, entry)));
}

/** Those that Argo CD gives to itself in this repository. */
function buildOptions(root: string): readonly string[] {
  const [values] = documentsIn(join(root, 'platform/argocd/values.yaml')) as unknown as readonly [
    { readonly configs: { readonly cm: Readonly<Record<string, string>> } },
  ];
  return values.configs.cm['kustomize.buildOptions']?.split(' ') ?? [];
}

export function documentsIn(file: string): Rendered[] {
  return parseAllDocuments(readFileSync(file, 'utf8'))
    .map((document) => document.toJS() as Rendered | null)
    .filter((document): document is Rendered => document !== null);
}

function directoriesIn(root: string): readonly string[] {
  const entries = readdirSync(root, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .filter((path) => !path.startsWith('.git'));
}
