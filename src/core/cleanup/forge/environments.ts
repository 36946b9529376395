/**
 * `core/cleanup/forge` keeps what the forge of the monorepo shows of review environments in step with what is removed. It
 * imports what `cleanup` may. Begin here.
 *
 * This file: environments and deployments. Whose they are, their own marks say (law 8).
 */
import { Failure, messageOf } from '../../failure.ts';
import type { ShownReview } from '../../forge/deployments.ts';
import type { Forge } from '../../forge/forge.ts';
import { environmentName } from '../../names/slug.ts';
import type { CiContext, Log } from '../../ports.ts';
import type { CleanupReport } from '../report.ts';
import type { RepositoryCleaned, Swept } from '../repository.ts';

interface Ending {
  /** Undefined: none is known, or no token is. */
  openForge(): Promise<Forge | undefined>;
  readonly ci: Pick<CiContext, 'repository'>;
  /** This run is the job by which GitLab stops the environment. */
  readonly stopping: boolean;
  readonly dryRun: boolean;
  /** The part was named: what the token may not do is then an error. */
  readonly isNamed: boolean;
  readonly log: Log;
}

const kind = 'environment' as const;

/** Does not throw: what cannot be done is in the report. */
export async function endEnvironments(cleaned: RepositoryCleaned, ending: Ending): Promise<void> {
  const { applications, applicationNames, swept, report } = cleaned;
  // Services went, and the environment stays.
  if (applicationNames !== undefined) return;
  const going = new Map([...applications].map(([name, { reason }]) => [name, reason]));
  if (going.size === 0 && swept === undefined) return;
  const [first = ''] = going.keys();
  await tolerated({ environment: first, name: 'at the forge' }, ending, report, async () => {
    const forge = await ending.openForge();
    if (forge === undefined) {
      if (ending.isNamed) throw noForge();
      return;
    }
    const removed = [...going.keys()].filter((name) => isRemovedNow(cleaned, name));
    const found = await Promise.all(removed.map((name) => forge.deployments.find(name)));
    const shown = new Map(found.flatMap((each) => (each === undefined ? [] : [[each.review, each] as const])));
    if (swept !== undefined) {
      for (const each of await forge.deployments.reviews()) {
        const why = going.get(each.review) ?? strayReason(each, cleaned, swept, ending.ci);
        if (why === undefined) continue;
        going.set(each.review, why);
        shown.set(each.review, each);
      }
    }
    for (const each of shown.values()) await endOne(forge, each, going.get(each.review) ?? '', ending, report);
  });
}

/** A sweep asks about all others at once. */
function isRemovedNow({ swept, report }: RepositoryCleaned, name: string): boolean {
  return swept === undefined || report.removed.some(({ environment }) => environment === name);
}

async function endOne(
  forge: Forge,
  { review, environment }: ShownReview,
  reason: string,
  { stopping, dryRun, isNamed, ...ending }: Ending,
  report: CleanupReport,
): Promise<void> {
  const piece = { environment: review, kind, name: environment } as const;
  await tolerated(
    { environment: review, name: `at the forge (${environment})` },
    { isNamed, ...ending },
    report,
    async () => {
      const ended = await forge.deployments.end({ review, environment }, { stopping, dryRun });
      if (ended === undefined) return;
      const because = ended.result === 'removed' ? `${reason}; ${ended.reason}` : ended.reason;
      report[ended.result].push({ ...piece, reason: because });
      if (ended.notDeleted === undefined) return;
      report[isNamed ? 'failed' : 'kept'].push({ ...piece, reason: `it is still listed: ${ended.notDeleted}` });
    },
  );
}

/** Of one whose directory is gone: a crash came between the commit and this, or somebody deleted it by hand. */
function strayReason(
  { review }: ShownReview,
  { environments }: RepositoryCleaned,
  { present, open }: Swept,
  { repository }: Pick<CiContext, 'repository'>,
): string | undefined {
  if (present.has(review)) return undefined;
  // Its tombstone.
  if (environments.some(({ name }) => name === review)) return 'its environment was removed before';
  const [, request] = /^pr-(\d+)(?:-[0-9a-f]{8})?$/.exec(review) ?? [];
  if (request !== undefined) {
    const isClosed = open.requests !== undefined && !open.requests.has(Number(request));
    return isClosed ? `request ${request} is closed` : undefined;
  }
  const isOpen = [...open.refs].some((ref) => environmentName({ mode: 'branch', repository, ref }) === review);
  return isOpen ? undefined : 'no branch or tag has its name';
}

/** What the forge refuses is no error unless the part was named. */
async function tolerated(
  piece: { readonly environment: string; readonly name: string },
  { isNamed, log }: Pick<Ending, 'isNamed' | 'log'>,
  report: CleanupReport,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    const hint = error instanceof Failure && error.hint !== undefined ? ` ${error.hint}` : '';
    const failed = { environment: piece.environment, kind, name: piece.name, reason: `${messageOf(error)}.${hint}` };
    if (isNamed) report.failed.push(failed);
    else log.warn(`What there is of review environments ${piece.name} stays as it is: ${failed.reason}`);
  }
}

function noForge(): Failure {
  return new Failure(
    'failed',
    'FORGE_UNKNOWN',
    'the monorepo is on no forge that is known, or there is no token for it',
    {
      hint: 'Give forge-token.',
    },
  );
}
