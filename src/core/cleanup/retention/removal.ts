/** Removes what the table of one repository says, and looks at each image once more right before it goes. */
import { Failure, messageOf } from '../../failure.ts';
import { formatReference, type Repository } from '../../image/reference.ts';
import type { Registry } from '../../image/registry.ts';
import type { Clock, Log } from '../../ports.ts';
import { tagsByDigest } from '../repository-tags.ts';
import { readImage } from './inventory.ts';
import { type Decision, type RepositoryPlan, type StoredImage, whatGoes } from './plan.ts';
import type { RegistryHost } from './provider.ts';
import { type RetentionRow, rowOf } from './table.ts';

/** Tags of a repository that are all asked for again before each image goes. */
const fewTags = 200;
/** In a larger one they are once in so many milliseconds, and at most for a tenth of the time. */
const lookAgain = 30_000;
const lookShare = 10;

/** A plan with all images that it was made of. */
export interface PlannedImages {
  readonly images: readonly StoredImage[];
  readonly plan: RepositoryPlan;
}

interface RemovalRequest {
  readonly repository: Repository;
  /** As the table shows it. */
  readonly planned: PlannedImages;
  /** Of the table, in milliseconds since the epoch. */
  readonly now: number;
  /** A new one when Git has moved since the last one; undefined as long as it has not. */
  readonly planAgain: () => Promise<PlannedImages | undefined>;
}

export interface RemovalOutcome {
  readonly rows: RetentionRow[];
  readonly errors: unknown[];
}

interface RemovalPorts {
  readonly host: RegistryHost;
  readonly registry: Pick<Registry, 'listTags' | 'headManifest' | 'getManifest'>;
  readonly clock: Clock;
  readonly log: Log;
}

export class RepositoryRemoval {
  readonly #request: RemovalRequest;
  readonly #ports: RemovalPorts;
  #current: PlannedImages;
  readonly #gone = new Map<string, StoredImage>();
  /** Pushed since the plan was made. */
  #fresh: readonly StoredImage[] = [];
  /** When all tags were last asked for, and until when that is enough, by the clock of the run. */
  #lookedUntil = Number.NEGATIVE_INFINITY;

  constructor(request: RemovalRequest, ports: RemovalPorts) {
    this.#request = request;
    this.#ports = ports;
    this.#current = request.planned;
  }

  /**
   * @param outcome gets a row for each image as soon as it is dealt with, and the errors of those that could not be removed;
   *   the others go all the same
   * @throws Failure at the deadline
   */
  async run({ rows, errors }: RemovalOutcome): Promise<void> {
    const { repository, planned, now } = this.#request;
    for (const decision of planned.plan.decisions) {
      const row = rowOf(repository, decision, now);
      if (decision.decision === 'keep') {
        rows.push(row);
        continue;
      }
      try {
        const reason = await this.#reasonToKeep(decision);
        if (reason === undefined) await this.#remove(decision.image);
        rows.push(
          reason === undefined ? { ...row, reason: `removed: ${row.reason}` } : { ...row, decision: 'keep', reason },
        );
      } catch (error) {
        if (error instanceof Failure && error.kind === 'timed-out') throw error;
        errors.push(error);
        rows.push({ ...row, decision: 'failed', reason: messageOf(error) });
      }
    }
  }

  /** What has changed since the table was made. Git is asked last: an image has its tag before Git names it. */
  async #reasonToKeep({ image }: Decision): Promise<string | undefined> {
    const changed = await this.#changedTags(image);
    if (changed !== undefined) return changed;
    this.#current = (await this.#request.planAgain()) ?? this.#current;
    const current = this.#current.plan.decisions.find((each) => each.image.digest === image.digest);
    if (current?.decision !== 'remove') return current?.reason ?? 'it is in no plan any more';
    return this.#goesWith(image).has(image.digest) ? undefined : 'an image that was pushed meanwhile needs it';
  }

  async #remove(image: StoredImage): Promise<void> {
    const { repository } = this.#request;
    const { host, log } = this.#ports;
    const goes = this.#goesWith(image);
    // Before what is attached to it: an image that stays after all must not have lost its signature.
    await host.remove({ ...repository, digest: image.digest });
    this.#gone.set(image.digest, image);
    for (const digest of goes) if (!this.#gone.has(digest)) await host.remove({ ...repository, digest });
    log.info(`removed ${formatReference({ ...repository, digest: image.digest })} (${image.tags.join(' ')})`);
  }

  /** Everything stays that is there and does not only belong to another image. */
  #goesWith(image: StoredImage): ReadonlySet<string> {
    const { images, plan } = this.#current;
    const going = [...this.#gone.values(), image];
    const attached = new Set(plan.attached.map(({ digest }) => digest));
    const isGoing = new Set(going.map(({ digest }) => digest));
    const kept = images.filter((each) => !isGoing.has(each.digest) && !attached.has(each.digest));
    return whatGoes(going, { images: [...images, ...this.#fresh], kept: [...kept, ...this.#fresh] });
  }

  /** Why its tags let it stay. What was tagged since may share platforms with what goes, so it is read. */
  async #changedTags({ digest, tags }: StoredImage): Promise<string | undefined> {
    const { repository } = this.#request;
    const { images } = this.#current;
    const { registry, clock } = this.#ports;
    const left = images.filter((each) => !this.#gone.has(each.digest));
    const known = new Set(left.flatMap((each) => each.tags));
    const knownDigests = new Set(left.map((each) => each.digest));
    const listed = await registry.listTags(repository);
    const begun = clock.now();
    const isFullLook = listed.length <= fewTags || begun >= this.#lookedUntil;
    // A tag may have moved to it from another image. The own and new tags are asked for always.
    const isAsked = (tag: string) => isFullLook || tags.includes(tag) || !known.has(tag);
    const current = await tagsByDigest(registry, repository, listed.filter(isAsked));
    if (isFullLook) {
      const end = clock.now();
      this.#lookedUntil = end + Math.max(lookAgain, (end - begun) * (lookShare - 1));
    }
    const read = new Set([digest, ...this.#fresh.map((each) => each.digest)]);
    for (const [other, names] of current) {
      const isKnown = knownDigests.has(other) && names.every((tag) => known.has(tag));
      if (read.has(other) || isKnown) continue;
      const image = await readImage(registry, { ...repository, digest: other }, names);
      if (image !== undefined) this.#fresh = [...this.#fresh, image];
    }
    const names = current.get(digest) ?? [];
    const added = names.find((tag) => !tags.includes(tag));
    if (added !== undefined) return `the tag ${added} was put on it meanwhile`;
    const lost = tags.find((tag) => !names.includes(tag));
    return lost === undefined ? undefined : `the tag ${lost} was taken from it meanwhile`;
  }
}
