/** The GitOps repository's part of a cleanup: what is removed and written in its one commit. */
import type { Proposal } from '../delivery/commit-race.ts';
import { badInput } from '../failure.ts';
import type { Trailer } from '../git/message.ts';
import type { FileChange, Snapshot } from '../git/snapshot.ts';
import { markerChange, type ReviewMarker, serializeMarker } from '../review/marker.ts';
import { type Tombstone, tombstoneChange, tombstonePath } from '../review/tombstone.ts';
import { type ImageUsers, imageUsers, type UsagePlaces } from './images.ts';
import { applicationFiles, planRemoval, type RemovalRequest } from './removal.ts';
import { CleanupReport } from './report.ts';

const removableParts = ['app', 'files', 'images'] as const;
type RemovablePart = (typeof removableParts)[number];

/**
 * @param names as the input `remove` says them; empty: all
 * @throws bad input for something else
 */
export function removedParts(names: readonly string[]): ReadonlySet<RemovablePart> {
  const isPart = (part: string): part is RemovablePart => (removableParts as readonly string[]).includes(part);
  const unknown = names.find((part) => !isPart(part));
  if (unknown === undefined) return new Set(names.length === 0 ? removableParts : names.filter(isPart));
  const fix = `It removes: ${removableParts.join(', ')}.`;
  throw badInput('remove', `"${unknown}" cannot be removed by this command`, fix);
}

/** What a plan works with, the same on every tip. */
export interface CleanupSettings {
  /** The monorepo, as in `CiContext.repository`. */
  readonly repository: string;
  /** `file` of each review environment in `gitops.yaml`: `review/{slug}/{service}.yaml`. */
  readonly templates: readonly string[];
  /** Where manifests of Applications are, as `argocd-upsert-app` writes them. */
  readonly appFile: string;
  readonly remove: ReadonlySet<RemovablePart>;
  readonly usage: UsagePlaces;
  readonly trailers: readonly Trailer[];
  /** Milliseconds since the epoch. */
  readonly now: number;
}

interface RemovedEnvironment {
  readonly name: string;
  /** References of images that are still to be removed. */
  readonly images: readonly string[];
}

/** What comes back with the commit: what was done in the repository, and what is left to do outside of it. */
export interface RepositoryCleaned {
  readonly report: CleanupReport;
  readonly environments: readonly RemovedEnvironment[];
  /** Environments whose Applications on the server go, each with the reason. */
  readonly applications: ReadonlyMap<string, string>;
  /** Names of those that go, when only some services do. */
  readonly applicationNames: ReadonlySet<string> | undefined;
  readonly users: ImageUsers;
}

export class RepositoryCleanup {
  readonly report = new CleanupReport();
  readonly #snapshot: Snapshot;
  readonly #settings: CleanupSettings;
  readonly #changes = new Map<string, FileChange>();
  readonly #environments = new Map<string, RemovedEnvironment>();

  constructor(snapshot: Snapshot, settings: CleanupSettings) {
    this.#snapshot = snapshot;
    this.#settings = settings;
  }

  /** @throws Failure (refused) when the directory is there and not proven to be this environment's. */
  async remove(
    request: Omit<RemovalRequest, 'remove' | 'closedAt' | 'applicationFiles'>,
    reason: string,
  ): Promise<'removed' | 'reduced' | 'absent'> {
    const { name, directory } = request;
    const removal = await planRemoval(this.#snapshot, {
      ...request,
      remove: this.#settings.remove,
      closedAt: this.#settings.now,
      applicationFiles: await applicationFiles(this.#snapshot, this.#settings.appFile, name),
    });
    if (removal.result === 'absent') return 'absent';
    const whole = removal.result === 'removed';
    for (const path of removal.deletions) {
      const inside = path.startsWith(`${directory}/`);
      // A directory goes as one entry, with the links in it, which are not followed.
      this.#change({ path: inside && whole ? directory : path, delete: true });
      const kind = inside ? ('files' as const) : ('application' as const);
      this.report.removed.push({ environment: name, kind, name: path, reason });
    }
    for (const { path, reason } of removal.kept) {
      this.report.kept.push({ environment: name, kind: 'application', name: path, reason });
    }
    if (removal.result === 'reduced') {
      this.#keepMarker(directory, removal.marker, removal.rest);
      return 'reduced';
    }
    if (removal.tombstone !== undefined) this.writeTombstone(removal.tombstone);
    this.noteImages(name, removal.marker.images);
    return 'removed';
  }

  #keepMarker(directory: string, before: ReviewMarker, rest: ReviewMarker): void {
    if (serializeMarker(rest) !== serializeMarker(before)) this.#change(markerChange(directory, rest));
    if (!this.#settings.remove.has('images')) return;
    for (const image of rest.images) {
      const reason = 'it goes with the last service of the environment';
      this.report.kept.push({ environment: rest.name, kind: 'image', name: image, reason });
    }
  }

  writeTombstone(tombstone: Tombstone): void {
    this.#change(tombstoneChange(tombstone));
  }

  removeTombstone(name: string): void {
    const path = tombstonePath(name);
    this.#change({ path, delete: true });
    this.report.removed.push({ environment: name, kind: 'tombstone', name: path, reason: 'it is older than the ttl' });
  }

  #change(change: FileChange): void {
    this.#changes.set(change.path, change);
  }

  /** Notes the images of an environment, which go after the commit. */
  noteImages(name: string, images: readonly string[]): void {
    const before = this.#environments.get(name)?.images ?? [];
    this.#environments.set(name, { name, images: [...new Set([...before, ...images])] });
  }

  /** @param applications environments whose Applications on the server go, each with the reason */
  async proposal(
    message: string,
    applications: ReadonlyMap<string, string>,
    applicationNames?: ReadonlySet<string>,
  ): Promise<Proposal<RepositoryCleaned>> {
    const payload = {
      report: this.report,
      applications,
      applicationNames,
      environments: [...this.#environments.values()],
      users: await this.#imageUsers(),
    };
    if (this.#changes.size === 0) return { kind: 'nothing', payload };
    const changes = [...this.#changes.values()];
    return { kind: 'changes', changes, message, trailers: this.#settings.trailers, payload };
  }

  /** Read only when there are images to judge by them. */
  async #imageUsers(): Promise<ImageUsers> {
    const { usage, templates, appFile, remove } = this.#settings;
    const judged = remove.has('images') && [...this.#environments.values()].some(({ images }) => images.length > 0);
    if (!usage.known) return usage;
    if (!judged) return { known: true, files: new Map() };
    const places = { ...usage, templates: [...new Set([...templates, ...usage.templates])] };
    return imageUsers(this.#snapshot, places, appFile, (path) => this.#goes(path));
  }

  #goes(path: string): boolean {
    return [...this.#changes].some(
      ([changed, change]) => 'delete' in change && (path === changed || path.startsWith(`${changed}/`)),
    );
  }
}
