/** What the sources of an Application resolve to and render: the fake's repo-server. */
import { createHash } from 'node:crypto';
import type { ApplicationSource } from '../../../src/core/argocd/server/live.ts';
import { resourcesOf } from './cluster.ts';
import type { RenderedResource, Repositories, StoredApplication } from './types.ts';

interface SourceHydrator {
  readonly drySource: { readonly repoURL: string; readonly targetRevision?: string; readonly path?: string };
  readonly syncSource: { readonly targetBranch: string; readonly path?: string; readonly repoURL?: string };
}

export interface Rendering {
  readonly revisions: readonly string[];
  readonly resources: readonly RenderedResource[];
  /** What the repo-server said. */
  readonly error?: { readonly source: number; readonly message: string };
}

export function hydratorOf(spec: StoredApplication['spec']): SourceHydrator | undefined {
  return spec.sourceHydrator as SourceHydrator | undefined;
}

/** `sourceHydrator` wins over `sources`, which wins over `source`. */
export function sourcesOfSpec(
  spec: Pick<StoredApplication['spec'], 'source' | 'sources'>,
): readonly ApplicationSource[] {
  const hydrator = hydratorOf(spec as StoredApplication['spec']);
  if (hydrator !== undefined) {
    const { drySource, syncSource } = hydrator;
    const repoURL = syncSource.repoURL ?? drySource.repoURL;
    return [{ repoURL, path: syncSource.path, targetRevision: syncSource.targetBranch }];
  }
  if (spec.sources?.length) return spec.sources;
  return spec.source === undefined ? [] : [spec.source];
}

export const isMultiSource = (spec: Pick<StoredApplication['spec'], 'sources'>) => (spec.sources?.length ?? 0) > 0;

/** The field of a status, an operation or a history entry that holds the revisions. */
export function revisionFields(spec: Pick<StoredApplication['spec'], 'sources'>, revisions: readonly string[]) {
  return isMultiSource(spec) ? { revisions: [...revisions] } : { revision: revisions[0] ?? '' };
}

/** Likewise for the sources. */
export function sourceFields(spec: StoredApplication['spec']) {
  if (isMultiSource(spec)) return { sources: structuredClone(spec.sources) };
  return { source: structuredClone(sourcesOfSpec(spec)[0]) };
}

export class RepoServer {
  readonly #repositories: Repositories;
  /** Hydrated commit → the dry one that it was made of. */
  readonly #hydrated = new Map<string, string>();
  /** Failures in a row, by source and revision. */
  readonly #failures = new Map<string, number>();

  constructor(repositories: Repositories) {
    this.#repositories = repositories;
  }

  get repositories(): Repositories {
    return this.#repositories;
  }

  /** @throws Error as the repo-server words it */
  async resolve({ repoURL, targetRevision = 'HEAD' }: ApplicationSource): Promise<string> {
    const revision = await this.#repositories.resolve(repoURL, targetRevision);
    if (revision === undefined) throw new Error(`unable to resolve '${targetRevision}' to a commit SHA`);
    return revision;
  }

  hydrate(dryCommit: string): string {
    const hydrated =
      this.#repositories.hydrate?.(dryCommit) ?? createHash('sha1').update(`hydrated ${dryCommit}`).digest('hex');
    this.#hydrated.set(hydrated, dryCommit);
    return hydrated;
  }

  /** @param pinned revisions that an operation was asked for; without them the sources are resolved */
  async render(
    spec: StoredApplication['spec'],
    sources: readonly ApplicationSource[],
    pinned: readonly string[] = [],
  ): Promise<Rendering> {
    const revisions: string[] = [];
    const resources: RenderedResource[] = [];
    for (const [index, source] of sources.entries()) {
      try {
        const asked = pinned[index];
        const revision = asked !== undefined && asked !== '' ? asked : await this.resolve(source);
        resources.push(...(await this.#manifests(spec, source, revision)));
        revisions.push(revision);
      } catch (error) {
        // The target's own text stands where the revision should.
        const targets = sources.map(({ targetRevision }) => targetRevision ?? '');
        return { revisions: targets, resources: [], error: { source: index + 1, message: (error as Error).message } };
      }
    }
    return { revisions, resources };
  }

  /** Whether it is paused after three failures in a row, and answers from its cache. */
  failed(source: ApplicationSource | undefined): 'cached' | 'new' {
    const key = JSON.stringify(source);
    const failures = (this.#failures.get(key) ?? 0) + 1;
    this.#failures.set(key, failures);
    return failures > 3 ? 'cached' : 'new';
  }

  /** A hydrated commit holds what its dry one renders. */
  async #manifests(spec: StoredApplication['spec'], source: ApplicationSource, revision: string) {
    const dry = this.#hydrated.get(revision);
    const { drySource } = hydratorOf(spec) ?? {};
    const rendered =
      dry === undefined || drySource === undefined
        ? await this.#repositories.render(source, revision)
        : await this.#repositories.render(drySource, dry);
    return resourcesOf(rendered);
  }
}
