/**
 * Retention by this program: reads each repository and what Git names, decides, shows a table, and deletes by digest what no
 * rule keeps. Nothing is written down between runs: whatever stops one, the next begins with what is there (law 11).
 */
import { counted } from '../../counted.ts';
import { Failure } from '../../failure.ts';
import type { Transport } from '../../git/transport.ts';
import { alternatives, glob, isGlob } from '../../glob.ts';
import { formatReference, isRepositoryPath, type Repository } from '../../image/reference.ts';
import { inParallel } from '../../net/turns.ts';
import type { Clock, Log } from '../../ports.ts';
import { attachedTo, type InventoryPorts, readImage, readRepository } from './inventory.ts';
import { GitNames } from './named.ts';
import { planRepository, type StoredImage } from './plan.ts';
import type { RegistryHost } from './provider.ts';
import { type PlannedImages, type RemovalOutcome, RepositoryRemoval } from './removal.ts';
import { matchesAny, namedRepositories, type RetentionRule, rulesFor } from './rules.ts';
import { type RetentionRow, retentionText, rowOf } from './table.ts';

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

interface ReadRepository {
  readonly repository: Repository;
  readonly host: RegistryHost;
  readonly rules: readonly RetentionRule[];
  readonly images: readonly StoredImage[];
}

/** One repository with all that its decisions were made of. */
interface PlannedRepository extends ReadRepository, PlannedImages {}

/**
 * @throws Failure `RETENTION_TOO_MANY` (refused) when more than `maxDeletions` images would go; none does.
 * @throws Failure `RETENTION_INCOMPLETE` when an image could not be removed; both with the table as output `retention`
 */
export async function retainBySelf(request: SelfRequest, ports: SelfPorts): Promise<readonly RetentionRow[]> {
  const { clock, log } = ports;
  const now = clock.now();
  const read = await readAll(await repositoriesOf(request.rules, ports), request, ports);
  await using transport = await ports.openGitops();
  const names = await GitNames.read(transport, request, log);
  const planned: PlannedRepository[] = [];
  for (const each of read) planned.push(await planWith(each, names, now, ports));
  const decisions = planned.flatMap(({ repository, plan }) => plan.decisions.map((each) => ({ repository, each })));
  const rows = decisions.map(({ repository, each }) => rowOf(repository, each, now));
  const going = rows.filter(({ decision }) => decision === 'remove').length;
  log.info(retentionText(rows));
  if (going > request.maxDeletions) throw tooMany(rows, going, request.maxDeletions);
  if (request.dryRun && going > 0) log.info(`Dry run: ${counted(going, 'image')} would be removed.`);
  if (request.dryRun || going === 0) return rows;
  const outcome: RemovalOutcome = { rows: [], errors: [] };
  const tableState = names.state;
  for (const each of planned) {
    let state = tableState;
    const planAgain = async () => {
      await names.readAgain();
      if (names.state === state) return undefined;
      state = names.state;
      return planWith(each, names, now, ports);
    };
    const removal = new RepositoryRemoval(
      { repository: each.repository, planned: each, now, planAgain },
      { ...ports, host: each.host },
    );
    await removal.run(outcome).catch((error: unknown) => {
      throw error instanceof Failure ? error.with({ outputs: { retention: unfinished(rows, outcome.rows) } }) : error;
    });
  }
  if (outcome.errors.length > 0) throw incomplete(outcome);
  return outcome.rows;
}

/** Those that the rules name, and those of the registry that a glob of theirs matches. */
async function repositoriesOf(rules: readonly RetentionRule[], ports: SelfPorts): Promise<readonly Repository[]> {
  const found = [...namedRepositories(rules)];
  for (const registry of new Set(rules.map((rule) => rule.registry))) {
    const patterns = rules.filter((rule) => rule.registry === registry).flatMap(({ repositories }) => repositories);
    const open = patterns.flatMap((pattern) => alternatives(pattern, 'retention')).filter(isGlob);
    if (open.length === 0) continue;
    const host = await ports.hostOf(registry);
    for (const prefix of new Set(open.map((pattern) => pattern.replace(/[^/]*[*?].*$/s, '')))) {
      const listed = await host.repositories(prefix);
      if (listed === undefined) {
        ports.log.warn(
          `${registry} does not list its repositories to this account, so ${open.join(', ')} finds none of them: name the repositories in full`,
        );
        break;
      }
      const fitting = listed.filter((repository) => isRepositoryPath(repository) && matchesAny(open, repository));
      found.push(...fitting.map((repository) => ({ registry, repository })));
    }
  }
  const byName = new Map(found.map((each) => [formatReference(each), each]));
  return [...byName].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, repository]) => repository);
}

async function readAll(repositories: readonly Repository[], { rules }: SelfRequest, ports: SelfPorts) {
  const read: ReadRepository[] = [];
  for (const repository of repositories) {
    const host = await ports.hostOf(repository.registry);
    const own = rulesFor(rules, repository);
    const inventory = { ...ports, pushTimes: (name: Repository) => host.pushTimes(name) };
    const patterns = own.flatMap(({ tags }) => tags).map((pattern) => glob(pattern));
    const isMatched = (tag: string) => patterns.some((matches) => matches(tag));
    const images = await readRepository(inventory, repository, isMatched);
    if (images.length > 0) read.push({ repository, host, rules: own, images });
  }
  return read;
}

/** Images without a tag join in where they matter: named in Git, they may share platforms with one that goes. */
async function planWith(
  read: ReadRepository,
  names: GitNames,
  now: number,
  { registry }: Pick<SelfPorts, 'registry'>,
): Promise<PlannedRepository> {
  const { repository, rules } = read;
  const plan = (images: readonly StoredImage[]) =>
    planRepository({ repository, rules, images, named: names.named, now });
  const first = plan(read.images);
  const going = first.decisions.filter(({ decision }) => decision === 'remove').map(({ image }) => image);
  if (going.length === 0) return { ...read, plan: first };
  const known = new Set(read.images.map(({ digest }) => digest));
  const extra = new Map<string, StoredImage>();
  await inParallel(going, async ({ digest }) => {
    for (const found of await attachedTo(registry, { ...repository, digest })) extra.set(found.digest, found);
  });
  await inParallel(names.digests, async (digest) => {
    const image = known.has(digest) ? undefined : await readImage(registry, { ...repository, digest }, []);
    if (image !== undefined) extra.set(digest, image);
  });
  const images = [...read.images, ...[...extra.values()].filter(({ digest }) => !known.has(digest))];
  return { ...read, images, plan: plan(images) };
}

/** The whole table of a run that ends at its deadline: what is gone is said all the same. */
function unfinished(table: readonly RetentionRow[], done: readonly RetentionRow[]): readonly RetentionRow[] {
  const isDone = (row: RetentionRow) =>
    done.some(({ repository, digest }) => repository === row.repository && digest === row.digest);
  const left = table.filter((row) => !isDone(row));
  const reason = 'the run ended before it was known to be gone';
  return [
    ...done,
    ...left.map((row): RetentionRow => (row.decision === 'keep' ? row : { ...row, decision: 'keep', reason })),
  ];
}

function incomplete({ rows, errors }: RemovalOutcome): Failure {
  const failed = rows.filter(({ decision }) => decision === 'failed');
  const lines = failed.map(({ repository, digest, reason }) => `${repository}@${digest}: ${reason}`).join('\n');
  const [first] = errors;
  const advice = first instanceof Failure && first.hint !== undefined ? first.hint : 'Correct the reasons';
  return new Failure('failed', 'RETENTION_INCOMPLETE', `could not remove:\n${lines}`, {
    hint: `${advice}. Everything else was done; run the same command again.`,
    cause: first,
    outputs: { retention: rows },
  });
}

function tooMany(rows: readonly RetentionRow[], count: number, most: number): Failure {
  const problem = `${counted(count, 'image')} would be removed, more than max-deletions (${most}); none was`;
  return new Failure('refused', 'RETENTION_TOO_MANY', problem, {
    hint: 'Look at the table of a dry run, and raise max-deletions if all of them may go: a first run finds the images of years.',
    outputs: {
      retention: rows.map((row) =>
        row.decision === 'remove' ? { ...row, decision: 'keep', reason: `not removed: ${row.reason}` } : row,
      ),
    },
  });
}
