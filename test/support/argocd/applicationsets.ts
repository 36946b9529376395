/**
 * The ApplicationSet controller of the fake: generators, the template, and the Applications that a set owns.
 * Source: argo-cd v3.5.1 applicationset/generators, applicationset/utils; contracts/applicationset-crd.yaml.
 */
import { randomUUID } from 'node:crypto';
import type { ArgocdController, StoredApplication } from './controller.ts';

type Params = Readonly<Record<string, unknown>>;

export interface PullRequest {
  readonly number: number;
  readonly title?: string;
  readonly branch: string;
  readonly target_branch?: string;
  readonly head_sha: string;
  readonly labels?: readonly string[];
}

interface Generator {
  readonly list?: { readonly elements?: readonly Params[] };
  readonly git?: {
    readonly repoURL: string;
    readonly revision?: string;
    readonly directories?: readonly { readonly path: string; readonly exclude?: boolean }[];
    readonly values?: Params;
  };
  readonly pullRequest?: { readonly filters?: readonly { readonly branchMatch?: string }[]; readonly values?: Params };
}

export interface ApplicationSet {
  metadata: {
    name: string;
    namespace?: string;
    labels?: Record<string, string>;
    annotations?: Record<string, string>;
    finalizers?: string[];
    uid?: string;
    creationTimestamp?: string;
    resourceVersion?: string;
    generation?: number;
    deletionTimestamp?: string;
  };
  spec: {
    generators?: readonly Generator[];
    goTemplate?: boolean;
    template: { metadata: StoredApplication['metadata']; spec: StoredApplication['spec'] };
    syncPolicy?: { preserveResourcesOnDeletion?: boolean; applicationsSync?: string };
    [field: string]: unknown;
  };
  status?: { resources?: object[]; conditions?: Condition[]; resourcesCount?: number };
}

interface Condition {
  readonly type: string;
  readonly status: string;
  readonly message: string;
  readonly reason: string;
  readonly lastTransitionTime: string;
}

export class ApplicationSets {
  readonly sets = new Map<string, ApplicationSet>();
  /** What the pull request generator finds. */
  pullRequests: readonly PullRequest[] = [];
  /** Its controller does nothing. */
  stopped = false;
  readonly #controller: ArgocdController;
  #version = 1;

  constructor(controller: ArgocdController) {
    this.#controller = controller;
  }

  store(set: ApplicationSet): ApplicationSet {
    this.#version += 1;
    set.metadata.namespace ??= 'argocd';
    set.metadata.uid ??= randomUUID();
    set.metadata.creationTimestamp ??= this.#controller.stamp();
    set.metadata.generation = (set.metadata.generation ?? 0) + 1;
    set.metadata.resourceVersion = String(this.#version);
    this.sets.set(set.metadata.name, set);
    return set;
  }

  /** @throws Error for a generator that the fake does not play */
  async generate(set: ApplicationSet): Promise<StoredApplication[]> {
    const params = (await Promise.all((set.spec.generators ?? []).map((one) => this.#params(one)))).flat();
    return params.map((one) => {
      const { metadata, spec } = filled(set.spec.template, one) as ApplicationSet['spec']['template'];
      const { name, labels, annotations, finalizers } = metadata;
      const owned = set.spec.syncPolicy?.preserveResourcesOnDeletion === true;
      const kept = finalizers ?? (owned ? undefined : ['resources-finalizer.argocd.argoproj.io']);
      return {
        metadata: {
          name,
          namespace: set.metadata.namespace ?? 'argocd',
          ...(labels === undefined ? {} : { labels }),
          ...(annotations === undefined ? {} : { annotations }),
          ...(kept === undefined ? {} : { finalizers: kept }),
        },
        spec,
      } as unknown as StoredApplication;
    });
  }

  /** Creates, resets and deletes what the set owns. The real one does it a moment later, or when it polls. */
  async reconcile(set: ApplicationSet): Promise<void> {
    if (this.stopped) return;
    const { name, uid } = set.metadata;
    const owner = { apiVersion: 'argoproj.io/v1alpha1', kind: 'ApplicationSet', name, uid, controller: true };
    let wanted: StoredApplication[];
    try {
      wanted = await this.generate(set);
    } catch (error) {
      set.status = { ...set.status, conditions: this.#conditions(set, (error as Error).message) };
      this.store(set);
      return;
    }
    for (const app of wanted) {
      const before = this.#controller.apps.get(app.metadata.name);
      const stored = structuredClone({
        ...before,
        metadata: { ...before?.metadata, ...app.metadata, ownerReferences: [{ ...owner, blockOwnerDeletion: true }] },
        spec: app.spec,
        status: before?.status ?? { ...freshStatus },
      }) as unknown as StoredApplication;
      stored.metadata.uid ??= randomUUID();
      stored.metadata.creationTimestamp ??= this.#controller.stamp();
      this.#controller.store(app.metadata.name, stored);
      this.#controller.specChanged(app.metadata.name);
    }
    for (const app of this.#owned(set)) {
      if (!wanted.some(({ metadata }) => metadata.name === app.metadata.name)) this.#remove(app);
    }
    set.status = {
      conditions: this.#conditions(set, undefined),
      resources: wanted.map(({ metadata }) => resourceOf(metadata)),
      resourcesCount: wanted.length,
    };
    this.store(set);
  }

  /** The time of a condition changes with what it says. */
  #conditions({ status }: ApplicationSet, error: string | undefined): Condition[] {
    const all: [string, boolean, string][] = [
      ['ErrorOccurred', error !== undefined, error ?? 'Successfully generated parameters for all Applications'],
      ['ParametersGenerated', error === undefined, error ?? 'Successfully generated parameters for all Applications'],
      ['ResourcesUpToDate', error === undefined, error ?? 'All applications have been generated successfully'],
    ];
    return all.map(([type, is, message]) => {
      const now = { type, status: is ? 'True' : 'False', message, reason: type };
      const before = status?.conditions?.find((one) => one.type === type);
      const same = before !== undefined && before.status === now.status && before.message === now.message;
      return same ? before : { ...now, lastTransitionTime: this.#controller.stamp() };
    });
  }

  /** With the Applications that it owns. */
  delete(set: ApplicationSet): void {
    this.sets.delete(set.metadata.name);
    for (const app of this.#owned(set)) this.#remove(app);
  }

  #owned({ metadata }: ApplicationSet): StoredApplication[] {
    return [...this.#controller.apps.values()].filter(({ metadata: one }) =>
      one.ownerReferences?.some(({ kind, name }) => kind === 'ApplicationSet' && name === metadata.name),
    );
  }

  #remove(app: StoredApplication): void {
    app.metadata.deletionTimestamp ??= this.#controller.stamp();
    this.#controller.store(app.metadata.name, app);
    this.#controller.delete(app.metadata.name);
  }

  async #params(generator: Generator): Promise<Params[]> {
    if (generator.list !== undefined) return [...(generator.list.elements ?? [])];
    if (generator.git?.directories !== undefined) return await this.#directories(generator.git);
    if (generator.pullRequest !== undefined) return this.#requests(generator.pullRequest);
    throw new Error(`the fake does not play the generator ${Object.keys(generator).join()}`);
  }

  async #directories({ repoURL, revision = 'HEAD', directories = [], values }: Generator['git'] & object) {
    const all = (await this.#controller.repoServer.repositories.directories?.(repoURL, revision)) ?? [];
    const matches = (path: string, exclude: boolean) =>
      directories.some((one) => (one.exclude ?? false) === exclude && globOf(one.path).test(path));
    return all
      .filter((path) => matches(path, false) && !matches(path, true))
      .map((path) => {
        const segments = path.split('/');
        const basename = segments.at(-1) ?? '';
        const basenameNormalized = basename.toLowerCase().replace(/[^a-z0-9.-]+/g, '-');
        return { path: { path, basename, basenameNormalized, segments }, ...(values === undefined ? {} : { values }) };
      });
  }

  #requests({ filters = [], values }: Generator['pullRequest'] & object): Params[] {
    return this.pullRequests
      .filter(
        ({ branch }) => filters.length === 0 || filters.some((one) => new RegExp(one.branchMatch ?? '').test(branch)),
      )
      .map(({ number, title = '', branch, target_branch = 'main', head_sha, labels = [] }) => ({
        number: String(number),
        title,
        branch,
        branch_slug: slug(branch),
        target_branch,
        target_branch_slug: slug(target_branch),
        head_sha,
        head_short_sha: head_sha.slice(0, 8),
        head_short_sha_7: head_sha.slice(0, 7),
        labels,
        ...(values === undefined ? {} : { values }),
      }));
  }
}

const freshStatus = {
  sync: { status: '', comparedTo: { source: { repoURL: '' }, destination: {} } },
  health: {},
  summary: {},
  sourceHydrator: {},
};

export function resourceOf({ name, namespace = 'argocd' }: { name: string; namespace?: string | undefined }) {
  return {
    group: 'argoproj.io',
    version: 'v1alpha1',
    kind: 'Application',
    namespace,
    name,
    status: 'OutOfSync',
    health: { status: 'Missing' },
  };
}

/** `{{ .path.basename }}` and `{{ index .path.segments 1 }}` of Go templates, `{{path.basename}}` and `{{path}}` of the older ones. */
function filled(template: unknown, params: Params): unknown {
  if (Array.isArray(template)) return template.map((item) => filled(item, params));
  if (typeof template === 'object' && template !== null) {
    return Object.fromEntries(Object.entries(template).map(([key, value]) => [key, filled(value, params)]));
  }
  if (typeof template !== 'string') return template;
  return template.replace(/\{\{\s*(?:index )?\.?([\w.]+?)(?: (\d+))?\s*\}\}/g, (text, name: string, index = '') => {
    const keys = [...name.split('.'), ...(index === '' ? [] : [index])];
    const value = keys.reduce<unknown>((part, key) => (part as Params | undefined)?.[key], params);
    const own = typeof value === 'object' && value !== null && 'path' in value ? value.path : value;
    return own === undefined ? text : String(own);
  });
}

function globOf(pattern: string): RegExp {
  const parts = pattern.split('**').map((part) =>
    part
      .split('*')
      .map((text) => text.replace(/[.\\+?^${}()|[\]]/g, '\\$&'))
      .join('[^/]*'),
  );
  return new RegExp(`^${parts.join('.*')}$`);
}

const slug = (branch: string) =>
  branch
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 50)
    .replace(/^-+|-+$/g, '');
