/**
 * Retention by this program: reads each repository and what Git names, decides, shows a table, and deletes by digest what no
 * rule keeps. Nothing is written down between runs: whatever stops one, the next begins with what is there (law 11).
 */
import { Failure, messageOf } from '../../failure.ts';
import type { Transport } from '../../git/transport.ts';
import { isGlob } from '../../glob.ts';
import { formatReference, type Repository } from '../../image/reference.ts';
import type { Clock, Log } from '../../ports.ts';
import { attachedTo, type InventoryPorts, readImage, readRepository, tagsByDigest } from './inventory.ts';
import { type GitNames, readNames, stateOf } from './named.ts';
import { type Decision, day, planRepository, type RepositoryPlan, type StoredImage, whatGoes } from './plan.ts';
import type { RegistryHost } from './provider.ts';
import { matchesAny, namedRepositories, type RetentionRule, rulesFor } from './rules.ts';

interface SelfRequest {
  readonly rules: readonly RetentionRule[];
  readonly branch: string | undefined;
  /** `refs/heads/monorepo-gitops/`, see `GitNames`. */
  readonly requestPrefixes: readonly string[];
  readonly maxDeletions: number;
  readonly dryRun: boolean;
}

interface SelfPorts extends Pick<InventoryPorts, 'registry' | 'commitTimes'> {
  hostOf(registry: string): Promise<RegistryHost>;
  openGitops(): Promise<Transport>;
  readonly clock: Clock;
  readonly log: Log;
}

/** A line of the table. */
export interface RetentionRow {
  readonly repository: string;
  readonly tags: readonly string[];
  readonly digest: string;
  /** In words: `3 days (pushed)`, `unknown`. */
  readonly age: string;
  readonly decision: 'keep' | 'remove' | 'failed';
  readonly reason: string;
}

/** One repository with all that its decisions were made of. */
interface Planned {
  readonly repository: Repository;
  readonly host: RegistryHost;
  readonly rules: readonly RetentionRule[];
  readonly images: readonly StoredImage[];
  readonly plan: RepositoryPlan;
  /** Tagged since the plan was made. */
  fresh: readonly StoredImage[];
  /** When all tags were last asked for, by the clock of the run. */
  lookedAt: number;
}

/**
 * @throws Failure `RETENTION_TOO_MANY` (refused) when more than `maxDeletions` images would go; none does.
 * @throws Failure `RETENTION_INCOMPLETE` when an image could not be removed; both with the table as output `retention`
 */
export async function retainBySelf(request: SelfRequest, ports: SelfPorts): Promise<readonly RetentionRow[]> {
  const { clock, log } = ports;
  const now = clock.now();
  const repositories = await repositoriesOf(request.rules, ports);
  const read = await readAll(repositories, request, ports);
  await using transport = await ports.openGitops();
  const atFirst = await readNames(transport, request);
  let names = atFirst;
  const planned = await planAll(read, names, now, ports);
  const removals = planned.flatMap(removalsOf);
  const rows = planned.flatMap((each) => each.plan.decisions.map((decision) => rowOf(each, decision, now)));
  log.info(retentionText(rows));
  if (removals.length > request.maxDeletions) throw tooMany(rows, removals.length, request.maxDeletions);
  if (request.dryRun || removals.length === 0) return rows;
  const results: RetentionRow[] = [];
  const errors: unknown[] = [];
  for (const shown of planned) {
    // What was read may be old by now: a deployment of the last minutes counts.
    const isOld = removalsOf(shown).length > 0 && (await stateOf(transport)) !== names.state;
    if (isOld) names = await readNames(transport, request);
    const [current = shown] = names === atFirst ? [] : await planAll([shown], names, now, ports);
    results.push(...(await removeFrom(withinShown(current, shown), now, errors, ports)));
  }
  if (errors.length === 0) return results;
  const failed = results.filter(({ decision }) => decision === 'failed');
  const lines = failed.map(({ repository, digest, reason }) => `${repository}@${digest}: ${reason}`).join('\n');
  const [first] = errors;
  const advice = first instanceof Failure && first.hint !== undefined ? first.hint : 'Correct the reasons';
  throw new Failure('failed', 'RETENTION_INCOMPLETE', `could not remove:\n${lines}`, {
    hint: `${advice}. Everything else was done; run the same command again.`,
    cause: first,
    outputs: { retention: results },
  });
}

function removalsOf({ plan }: Planned): readonly Decision[] {
  return plan.decisions.filter(({ decision }) => decision === 'remove');
}

/** Nothing goes that the table did not show as going: what Git has ceased to name since is for the next run. */
function withinShown(current: Planned, shown: Planned): Planned {
  const going = new Set(removalsOf(shown).map(({ image }) => image.digest));
  const decisions = current.plan.decisions.map((decision): Decision => {
    if (decision.decision === 'keep' || going.has(decision.image.digest)) return decision;
    return { ...decision, decision: 'keep', reason: 'Git named it when the table was made', also: 0 };
  });
  return { ...current, plan: { ...current.plan, decisions } };
}

/** Those that the rules name, and those of the registry that a glob of theirs matches. */
async function repositoriesOf(rules: readonly RetentionRule[], ports: SelfPorts): Promise<readonly Repository[]> {
  const found = [...namedRepositories(rules)];
  for (const registry of new Set(rules.map((rule) => rule.registry))) {
    const patterns = rules.filter((rule) => rule.registry === registry).flatMap(({ repositories }) => repositories);
    const open = patterns.filter(isGlob);
    if (open.length === 0) continue;
    const host = await ports.hostOf(registry);
    for (const prefix of new Set(open.map((pattern) => pattern.replace(/[^/]*[*?{].*$/s, '')))) {
      const listed = await host.repositories(prefix);
      if (listed === undefined) {
        ports.log.warn(
          `${registry} does not list its repositories to this account, so ${open.join(', ')} finds none of them: name the repositories in full`,
        );
        break;
      }
      for (const repository of listed) if (matchesAny(open, repository)) found.push({ registry, repository });
    }
  }
  const byName = new Map(found.map((each) => [formatReference(each), each]));
  return [...byName].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, repository]) => repository);
}

type ReadRepository = Omit<Planned, 'plan' | 'fresh' | 'lookedAt'>;

async function readAll(repositories: readonly Repository[], { rules }: SelfRequest, ports: SelfPorts) {
  const read: ReadRepository[] = [];
  for (const repository of repositories) {
    const host = await ports.hostOf(repository.registry);
    const own = rulesFor(rules, repository);
    const inventory = { ...ports, pushTimes: (name: Repository) => host.pushTimes(name) };
    const isMatched = (tag: string) => own.some(({ tags }) => matchesAny(tags, tag));
    const images = await readRepository(inventory, repository, isMatched);
    if (images.length > 0) read.push({ repository, host, rules: own, images });
  }
  return read;
}

/** Images without a tag join in where they matter: named in Git, they may share platforms with one that goes. */
async function planAll(read: readonly ReadRepository[], names: GitNames, now: number, { registry }: SelfPorts) {
  const planned: Planned[] = [];
  for (const each of read) {
    const { repository, rules } = each;
    const plan = (images: readonly StoredImage[]) =>
      planRepository({ repository, rules, images, named: names.named, now });
    const first = plan(each.images);
    const going = first.decisions.filter(({ decision }) => decision === 'remove').map(({ image }) => image);
    const extra = new Map<string, StoredImage>();
    for (const image of going) {
      for (const found of await attachedTo(registry, { ...repository, digest: image.digest }))
        extra.set(found.digest, found);
    }
    if (going.some(({ children }) => children.length > 0)) {
      for (const digest of names.digests) {
        const image = await readImage(registry, { ...repository, digest }, []);
        if (image !== undefined) extra.set(digest, image);
      }
    }
    for (const { digest } of each.images) extra.delete(digest);
    const images = [...each.images, ...extra.values()];
    planned.push({ ...each, images, plan: extra.size === 0 ? first : plan(images), fresh: [], lookedAt: 0 });
  }
  return planned;
}

/** Tags of a repository that are all asked for again before each image goes; more are once in so many milliseconds. */
const fewTags = 200;
const lookAgain = 30_000;

/** Each image is looked at once more right before it goes: a tag may have been put on it meanwhile, or taken away. */
async function removeFrom(
  planned: Planned,
  now: number,
  errors: unknown[],
  ports: SelfPorts,
): Promise<readonly RetentionRow[]> {
  const { repository, plan, host, images } = planned;
  const rows: RetentionRow[] = [];
  const gone = new Map<string, StoredImage>();
  const remove = (digest: string) => host.remove({ ...repository, digest });
  /** Everything stays that is there and does not only belong to another image. */
  const goesWith = (image: StoredImage) => {
    const going = [...gone.values(), image];
    const kept = images.filter((each) => !going.includes(each) && !plan.attached.includes(each));
    return whatGoes(going, { images: [...images, ...planned.fresh], kept: [...kept, ...planned.fresh] });
  };
  for (const decision of plan.decisions) {
    const row = rowOf(planned, decision, now);
    const { image } = decision;
    if (decision.decision === 'keep') {
      rows.push(row);
      continue;
    }
    try {
      const changed = await changedSince(planned, image, gone, ports);
      const goes = goesWith(image);
      const reason = changed ?? (goes.has(image.digest) ? undefined : 'an image that was pushed meanwhile needs it');
      if (reason !== undefined) {
        rows.push({ ...row, decision: 'keep', reason });
        continue;
      }
      // Before what is attached to it: an image that stays after all must not have lost its signature.
      await remove(image.digest);
      gone.set(image.digest, image);
      for (const digest of goes) if (!gone.has(digest)) await remove(digest);
      ports.log.info(`removed ${formatReference({ ...repository, digest: image.digest })} (${image.tags.join(' ')})`);
      rows.push({ ...row, reason: `removed: ${row.reason}` });
    } catch (error) {
      if (error instanceof Failure && error.kind === 'timed-out') throw error;
      errors.push(error);
      rows.push({ ...row, decision: 'failed', reason: messageOf(error) });
    }
  }
  return rows;
}

/** Why the image must stay after all. What was tagged since may share platforms with what goes, so it is read. */
async function changedSince(
  planned: Planned,
  { digest, tags }: StoredImage,
  gone: ReadonlyMap<string, StoredImage>,
  { registry, clock }: SelfPorts,
): Promise<string | undefined> {
  const { repository } = planned;
  const there = planned.images.filter((each) => !gone.has(each.digest));
  const known = new Set(there.flatMap((each) => each.tags));
  const listed = await registry.listTags(repository);
  const isFullLook = listed.length <= fewTags || clock.now() - planned.lookedAt >= lookAgain;
  if (isFullLook) planned.lookedAt = clock.now();
  // A tag may have moved to it from another image. The own and new tags are asked for always.
  const isAsked = (tag: string) => isFullLook || tags.includes(tag) || !known.has(tag);
  const current = await tagsByDigest(registry, repository, listed.filter(isAsked));
  const read = new Set([digest, ...planned.fresh.map((each) => each.digest)]);
  for (const [other, names] of current) {
    const isKnown = names.every((tag) => known.has(tag)) && there.some((each) => each.digest === other);
    if (read.has(other) || isKnown) continue;
    const image = await readImage(registry, { ...repository, digest: other }, names);
    if (image !== undefined) planned.fresh = [...planned.fresh, image];
  }
  const names = current.get(digest) ?? [];
  const added = names.find((tag) => !tags.includes(tag));
  if (added !== undefined) return `the tag ${added} was put on it meanwhile`;
  const lost = tags.find((tag) => !names.includes(tag));
  return lost === undefined ? undefined : `the tag ${lost} was taken from it meanwhile`;
}

function rowOf({ repository }: Pick<Planned, 'repository'>, decision: Decision, now: number): RetentionRow {
  const { image, reason, also } = decision;
  const along = also === 0 ? '' : ` (${also} more manifests, parts of it or attached to it)`;
  return {
    repository: formatReference(repository),
    tags: image.tags,
    digest: image.digest,
    age: ageOf(image, now),
    decision: decision.decision,
    reason: `${reason}${along}`,
  };
}

function ageOf({ time, timeSource }: StoredImage, now: number): string {
  if (time === undefined) return 'unknown';
  const days = Math.floor((now - time) / day);
  return `${days} ${days === 1 ? 'day' : 'days'} (${timeSource})`;
}

/** For logs. */
function retentionText(rows: readonly RetentionRow[]): string {
  if (rows.length === 0) return 'Retention: the rules find no image.';
  const head = ['repository', 'tags', 'digest', 'age', 'decision', 'reason'];
  const cells = rows.map(({ repository, tags, digest, age, decision, reason }) => [
    repository,
    tags.join(' '),
    digest.slice(0, 19),
    age,
    decision,
    reason,
  ]);
  const widths = head.map((name, column) =>
    Math.max(...[name, ...cells.map((row) => row[column] ?? '')].map((each) => each.length)),
  );
  const line = (row: readonly string[]) =>
    row
      .map((text, column) => text.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  return [line(head), ...cells.map(line)].join('\n');
}

function tooMany(rows: readonly RetentionRow[], count: number, most: number): Failure {
  const problem = `${count} images would be removed, more than max-deletions (${most}); none was`;
  return new Failure('refused', 'RETENTION_TOO_MANY', problem, {
    hint: 'Look at the table of a dry run, and raise max-deletions if all of them may go: a first run finds the images of years.',
    outputs: {
      retention: rows.map((row) =>
        row.decision === 'remove' ? { ...row, decision: 'keep', reason: `not removed: ${row.reason}` } : row,
      ),
    },
  });
}
