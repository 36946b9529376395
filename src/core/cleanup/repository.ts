/** The GitOps repository's part of a cleanup: what is removed and written in its one commit. */
import type { Proposal } from '../delivery/commit-race.ts';
import { badInput } from '../failure.ts';
import type { Trailer } from '../git/message.ts';
import type { FileChange, Snapshot } from '../git/snapshot.ts';
import {
  markerChange,
  type OwnedNamespace,
  type RecordedImage,
  type ReviewMarker,
  serializeMarker,
  unionOfImages,
} from '../review/marker.ts';
import type { Monorepo } from '../review/monorepo.ts';
import { type Ending, type Tombstone, tombstoneChange, tombstonePath } from '../review/tombstone.ts';
import type { DeployedSource, OpenSources } from '../source/open-sources.ts';
import type { ExpectedApplication, NamedEnvironment, RemovedApplications } from './applications.ts';
import { type ImageUsage, type ImageUsers, imageUsers, type NamingCommit } from './images.ts';
import { applicationFiles, planRemoval, type RemovalRequest } from './removal.ts';
import { CleanupReport } from './report.ts';
import { Words } from './retention/words.ts';

const removableParts = ['app', 'files', 'images', 'namespace', 'environment', 'comment', 'retention'] as const;
export type RemovablePart = (typeof removableParts)[number];

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
  readonly monorepo: Monorepo;
  /** `file` of each review environment in `gitops.yaml`: `review/{slug}/{service}.yaml`. */
  readonly templates: readonly string[];
  /**
   * What the environments of `gitops.yaml` want of a request whose review environment is in a directory; undefined where one of
   * them takes it as it is, or none is known.
   */
  readonly optIns: (directory: string, source: Pick<DeployedSource, 'ref'>) => DeployedSource['optIns'];
  /** Where manifests of Applications are, as `argocd-upsert-app` writes them. */
  readonly appFile: string;
  readonly remove: ReadonlySet<RemovablePart>;
  readonly usage: ImageUsage;
  readonly trailers: readonly Trailer[];
  /** The latest commits of the GitOps repository, to which somebody may go back; asked when there are images to judge. */
  readonly commits: (snapshot: Snapshot) => Promise<readonly NamingCommit[]>;
  /** Names of the Applications that a service has in a review environment. */
  readonly applicationNames: (service: string, environment: NamedEnvironment) => readonly string[];
  /** Milliseconds since the epoch, by the clock of the GitOps server. */
  readonly now: () => number;
}

interface RemovedEnvironment {
  readonly name: string;
  /** The source that it was of. */
  readonly ref: string;
  readonly request: number | undefined;
  /** Names that the monorepo had when its records were written. */
  readonly repositories: ReadonlySet<string>;
  /** Where it was. */
  readonly directories: ReadonlySet<string>;
  /** Those that are still to be removed. */
  readonly images: readonly RecordedImage[];
  readonly namespaces: readonly OwnedNamespace[];
}

/** What comes back with the commit: what was done in the repository, and what is left to do outside of it. */
export interface RepositoryCleaned {
  readonly report: CleanupReport;
  readonly environments: readonly RemovedEnvironment[];
  /** Environments whose Applications on the server go. */
  readonly applications: ReadonlyMap<string, RemovedApplications>;
  /** Names of those that go, when only some services do. */
  readonly applicationNames: ReadonlySet<string> | undefined;
  readonly users: ImageUsers;
  /** A person named an environment of which the repository has no trace; it has these. */
  readonly unknown: { readonly name: string; readonly others: readonly string[] } | undefined;
  /** Of a sweep. */
  readonly swept: Swept | undefined;
}

/** What a sweep knows of the review environments that should be. */
export interface Swept {
  /** Names of those that the repository has, of whatever monorepo. */
  readonly present: ReadonlySet<string>;
  readonly open: OpenSources;
}

export class RepositoryCleanup {
  readonly report = new CleanupReport();
  unknown: RepositoryCleaned['unknown'];
  swept: Swept | undefined;
  readonly #snapshot: Snapshot;
  readonly #settings: CleanupSettings;
  readonly #changes = new Map<string, FileChange>();
  readonly #environments = new Map<string, RemovedEnvironment>();
  /** Applications on a server, by environment. */
  readonly #expected = new Map<string, readonly ExpectedApplication[]>();

  constructor(snapshot: Snapshot, settings: CleanupSettings) {
    this.#snapshot = snapshot;
    this.#settings = settings;
  }

  /** @throws Failure (refused) when the directory is there and not proven to be this environment's. */
  async remove(
    request: Omit<RemovalRequest, 'monorepo' | 'remove' | 'ending' | 'applicationFiles'> & {
      readonly ending: Omit<Ending, 'closedAt'>;
    },
    reason: string,
  ): Promise<'removed' | 'reduced' | 'absent'> {
    const { name, directory } = request;
    const { monorepo, remove, now } = this.#settings;
    const removal = await planRemoval(this.#snapshot, {
      ...request,
      monorepo,
      remove,
      ending: { ...request.ending, closedAt: now() },
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
    this.#expect(removal.marker);
    if (removal.result === 'reduced') {
      this.#keepMarker(directory, removal.marker, removal.rest);
      return 'reduced';
    }
    if (removal.tombstone !== undefined) this.writeTombstone(removal.tombstone);
    this.note(name, removal.marker, directory);
    return 'removed';
  }

  #keepMarker(directory: string, before: ReviewMarker, rest: ReviewMarker): void {
    if (serializeMarker(rest) !== serializeMarker(before)) this.#change(markerChange(directory, rest));
    if (!this.#settings.remove.has('images')) return;
    for (const { image } of rest.images) {
      const reason = 'it goes with the last service of the environment';
      this.report.kept.push({ environment: rest.name, kind: 'image', name: image, reason });
    }
  }

  #expect(marker: ReviewMarker): void {
    const { name, services, applications } = marker;
    const recorded = applications.flatMap((each) => ('name' in each ? [each] : []));
    const known = new Set(recorded.map((each) => each.name));
    const names = services.flatMap((service) => this.#settings.applicationNames(service, marker));
    const others = [...new Set(names)].filter((each) => !known.has(each)).map((each) => ({ name: each }));
    this.#expected.set(name, [...(this.#expected.get(name) ?? []), ...recorded, ...others]);
  }

  writeTombstone(tombstone: Tombstone): void {
    this.#change(tombstoneChange(tombstone));
  }

  removeTombstone(name: string, reason: string): void {
    const path = tombstonePath(name);
    this.#change({ path, delete: true });
    this.report.removed.push({ environment: name, kind: 'tombstone', name: path, reason });
  }

  /** An environment that stays, as a line of the report. */
  keep(environment: string, name: string, reason: string): void {
    this.report.kept.push({ environment, kind: 'files', name, reason });
  }

  #change(change: FileChange): void {
    this.#changes.set(change.path, change);
  }

  /** Notes what an environment has outside of the repository, which goes after the commit. */
  note(
    name: string,
    record: Pick<ReviewMarker | Tombstone, 'repository' | 'ref' | 'request' | 'images' | 'namespaces'>,
    directory?: string,
  ): void {
    const before = this.#environments.get(name);
    const { monorepo } = this.#settings;
    const namespaces = [...(before?.namespaces ?? []), ...(record.namespaces ?? [])];
    this.#environments.set(name, {
      name,
      ref: record.ref,
      request: record.request ?? before?.request,
      repositories: new Set([monorepo.repository, ...(before?.repositories ?? []), record.repository]),
      directories: new Set([...(before?.directories ?? []), ...(directory === undefined ? [] : [directory])]),
      images: unionOfImages(before?.images, record.images),
      namespaces: [...new Map(namespaces.map((each) => [`${each.cluster} ${each.name}`, each])).values()],
    });
  }

  /** @param applications environments whose Applications on the server go, each with the reason */
  async proposal(
    message: string,
    applications: ReadonlyMap<string, string>,
    applicationNames?: ReadonlySet<string>,
  ): Promise<Proposal<RepositoryCleaned>> {
    const payload = {
      report: this.report,
      applications: new Map([...applications].map(([name, reason]) => [name, this.#applicationsOf(name, reason)])),
      applicationNames,
      environments: [...this.#environments.values()],
      users: await this.#imageUsers(),
      unknown: this.unknown,
      swept: this.swept,
    };
    if (this.#changes.size === 0) return { kind: 'nothing', payload };
    const changes = [...this.#changes.values()];
    return { kind: 'changes', changes, message, trailers: this.#settings.trailers, payload };
  }

  #applicationsOf(name: string, reason: string): RemovedApplications {
    const own = this.#environments.get(name)?.repositories ?? [this.#settings.monorepo.repository];
    return { reason, repositories: new Set(own), expected: this.#expected.get(name) ?? [] };
  }

  /** Read only when there are images to judge by them. */
  async #imageUsers(): Promise<ImageUsers> {
    const { usage, remove } = this.#settings;
    const judged = remove.has('images') && [...this.#environments.values()].some(({ images }) => images.length > 0);
    if (!usage.known) return usage;
    if (!judged) return { known: true, words: new Words(), commits: [] };
    const commits = await this.#settings.commits(this.#snapshot);
    return imageUsers(this.#snapshot, usage, commits, (path) => this.#goes(path));
  }

  #goes(path: string): boolean {
    return [...this.#changes].some(
      ([changed, change]) => 'delete' in change && (path === changed || path.startsWith(`${changed}/`)),
    );
  }
}
