/** The GitOps repository's part of a cleanup: one commit, planned anew on every tip that a lost race brings up. */
import type { Proposal } from '../delivery/delivery.ts';
import type { Trailer } from '../git/message.ts';
import type { FileChange, Snapshot } from '../git/snapshot.ts';
import { environmentDirectory } from '../review/environment.ts';
import { markerFile, type ReviewMarker, serializeMarker } from '../review/marker.ts';
import { serializeTombstone, type Tombstone, tombstonePath } from '../review/tombstone.ts';
import type { ImageUsers } from './images.ts';
import { planRemoval, type RemovalRequest } from './removal.ts';
import { CleanupReport } from './report.ts';
import { applicationFiles, observedEnvironments, repositoryFiles } from './repository-files.ts';

export const parts = ['app', 'files', 'images'] as const;
export type Part = (typeof parts)[number];

export interface CleanupScope {
  /** The monorepo, as in `CiContext.repository`. */
  readonly repository: string;
  /** `file` of each review environment in `gitops.yaml`: `review/{slug}/{service}.yaml`. */
  readonly templates: readonly string[];
  /** Where manifests of Applications are, as `argocd-upsert-app` writes them. */
  readonly appFile: string;
  readonly remove: ReadonlySet<Part>;
  /** Where images may be used besides. */
  readonly usage: UsagePlaces;
  readonly trailers: readonly Trailer[];
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** The places of all environments that `gitops.yaml` knows, or why they cannot be listed. */
export type UsagePlaces =
  | {
      readonly known: true;
      /** Files of environments that stay. */
      readonly files: readonly string[];
      /** `file` of every review environment, whichever are cleaned up. */
      readonly templates: readonly string[];
    }
  | { readonly known: false; readonly reason: string };

export interface ClearedEnvironment {
  readonly name: string;
  /** References of images that are still to be removed. */
  readonly images: readonly string[];
}

/** What comes back with the commit: what is left to do outside of the repository, and what was done in it. */
export interface Cleared {
  readonly report: CleanupReport;
  readonly environments: readonly ClearedEnvironment[];
  /** Environments whose Applications on the server go, each with the reason. */
  readonly applications: ReadonlyMap<string, string>;
  /** Names of those that go, when only some services do. */
  readonly applicationNames: ReadonlySet<string> | undefined;
  readonly users: ImageUsers;
}

export class Clearing {
  readonly report = new CleanupReport();
  readonly #snapshot: Snapshot;
  readonly #scope: CleanupScope;
  readonly #changes = new Map<string, FileChange>();
  readonly #environments = new Map<string, ClearedEnvironment>();

  constructor(snapshot: Snapshot, scope: CleanupScope) {
    this.#snapshot = snapshot;
    this.#scope = scope;
  }

  /** @throws Failure (refused) when the directory is there and not proven to be this environment's. */
  async remove(
    request: Omit<RemovalRequest, 'remove' | 'closedAt' | 'applicationFiles'>,
    reason: string,
  ): Promise<'removed' | 'reduced' | 'absent'> {
    const { name, directory } = request;
    const removal = await planRemoval(repositoryFiles(this.#snapshot), {
      ...request,
      remove: this.#scope.remove,
      closedAt: this.#scope.now,
      applicationFiles: await applicationFiles(this.#snapshot, this.#scope.appFile, name),
    });
    if (removal.result === 'absent') return 'absent';
    const { rest, marker } = removal;
    for (const path of removal.deletions) {
      const inside = path.startsWith(`${directory}/`);
      // A directory goes as one entry, with the links in it, which are not followed.
      const entry = inside && rest === undefined ? directory : path;
      this.#changes.set(entry, { path: entry, delete: true });
      const kind = inside ? ('files' as const) : ('application' as const);
      this.report.removed.push({ environment: name, kind, name: path, reason });
    }
    for (const { path, reason } of removal.kept) {
      this.report.kept.push({ environment: name, kind: 'application', name: path, reason });
    }
    if (rest !== undefined) {
      this.#keepMarker(directory, marker, rest);
      return 'reduced';
    }
    if (removal.tombstone !== undefined) this.fence(removal.tombstone);
    this.leaves(name, marker.images);
    return 'removed';
  }

  #keepMarker(directory: string, before: ReviewMarker, rest: ReviewMarker): void {
    const path = `${directory}/${markerFile}`;
    const text = serializeMarker(rest);
    if (text !== serializeMarker(before)) this.#changes.set(path, { path, body: Buffer.from(text, 'utf8') });
    if (!this.#scope.remove.has('images')) return;
    for (const image of rest.images) {
      const reason = 'it goes with the last service of the environment';
      this.report.kept.push({ environment: rest.name, kind: 'image', name: image, reason });
    }
  }

  fence(tombstone: Tombstone): void {
    const path = tombstonePath(tombstone.name);
    this.#changes.set(path, { path, body: Buffer.from(serializeTombstone(tombstone), 'utf8') });
  }

  forget(name: string): void {
    const path = tombstonePath(name);
    this.#changes.set(path, { path, delete: true });
    this.report.removed.push({ environment: name, kind: 'tombstone', name: path, reason: 'it is older than the ttl' });
  }

  /** Notes what an environment has outside of the repository. */
  leaves(name: string, images: readonly string[]): void {
    const before = this.#environments.get(name)?.images ?? [];
    this.#environments.set(name, { name, images: [...new Set([...before, ...images])] });
  }

  /** @param applications environments whose Applications on the server go, each with the reason */
  async proposal(
    message: string,
    applications: ReadonlyMap<string, string>,
    applicationNames?: ReadonlySet<string>,
  ): Promise<Proposal<Cleared>> {
    const payload = {
      report: this.report,
      applications,
      applicationNames,
      environments: [...this.#environments.values()],
      users: await this.#imageUsers(),
    };
    if (this.#changes.size === 0) return { kind: 'nothing', payload };
    return { kind: 'changes', changes: [...this.#changes.values()], message, trailers: this.#scope.trailers, payload };
  }

  /** Read only when there are images to judge by them. */
  async #imageUsers(): Promise<ImageUsers> {
    const { usage, templates, remove } = this.#scope;
    const judged = remove.has('images') && [...this.#environments.values()].some(({ images }) => images.length > 0);
    if (!judged || !usage.known) return usage.known ? { known: true, files: new Map() } : usage;
    if (/\{.*\//.test(this.#scope.appFile)) return { known: false, reason: 'app-file names more than one directory' };
    // Applications may set images too.
    const manifests = await applicationFiles(this.#snapshot, this.#scope.appFile, '');
    const paths = new Set([...usage.files, ...manifests]);
    for (const template of new Set([...templates, ...usage.templates])) {
      for (const { directory } of await observedEnvironments(this.#snapshot, template)) {
        for (const path of await this.#snapshot.filesBelow(directory)) paths.add(path);
      }
    }
    const left = [...paths].filter((path) => !this.#goes(path));
    const files = repositoryFiles(this.#snapshot);
    const texts = await Promise.all(left.map(async (path) => [path, await files.readFile(path)] as const));
    const there = texts.filter((entry): entry is [string, string] => entry[1] !== undefined);
    return { known: true, files: new Map(there) };
  }

  #goes(path: string): boolean {
    return [...this.#changes].some(
      ([changed, change]) => 'delete' in change && (path === changed || path.startsWith(`${changed}/`)),
    );
  }
}

/** The directories that one name may have, one for each kind of review environment, with its templates. */
export function directoriesOf(templates: readonly string[], name: string): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const template of templates) {
    const directory = environmentDirectory(template, name);
    found.set(directory, [...(found.get(directory) ?? []), template]);
  }
  return found;
}
