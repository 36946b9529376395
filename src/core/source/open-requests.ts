/** Which requests of the monorepo are open, by its forge. */
import { Failure, messageOf } from '../failure.ts';
import { forgeFor, openForge } from '../forge/connect.ts';
import type { Forge, ForgeRepository } from '../forge/forge.ts';
import type { CiContext, Clock, Environment, Log, Secrets } from '../ports.ts';

export interface OpenRequestsAsk {
  readonly ci: Pick<CiContext, 'repositoryUrl'>;
  readonly env: Environment;
  readonly clock: Clock;
  readonly log: Log;
  readonly secrets: Secrets;
  /** The inputs `forge-token` (default: the job's own) and `forge-url`. */
  readonly token: string | undefined;
  readonly forgeUrl: string | undefined;
}

/**
 * Numbers of the requests from the repository's own branches: those of forks are never deployed. `undefined` where no
 * forge or no token is known.
 *
 * @throws Failure `SWEEP_SOURCES` for every answer that is not a whole list (argo-cd#14318, #18480)
 */
export async function openRequests(ask: OpenRequestsAsk): Promise<ReadonlySet<number> | undefined> {
  const { ci, env, forgeUrl } = ask;
  const repository = ci.repositoryUrl === undefined ? undefined : forgeFor(ci.repositoryUrl, { env, forgeUrl });
  if (repository === undefined) return undefined;
  const forge = await forgeOf(repository, ask);
  if (forge === undefined) return undefined;
  let numbers: readonly unknown[];
  try {
    numbers = (await forge.openRequests('')).map(({ number }) => number);
  } catch (error) {
    throw doubtful(repository, messageOf(error), error);
  }
  const isNumber = (each: unknown): each is number => Number.isSafeInteger(each);
  if (!numbers.every(isNumber)) throw doubtful(repository, 'an item of the list has no number');
  return new Set(numbers);
}

async function forgeOf(repository: ForgeRepository, ask: OpenRequestsAsk): Promise<Forge | undefined> {
  const { env, token, clock, log, secrets } = ask;
  const ports = { clock, log, secrets };
  if (token !== undefined) return openForge(repository, token, ports);
  if (repository.kind === 'github') {
    return env.GITHUB_TOKEN ? openForge(repository, env.GITHUB_TOKEN, ports) : undefined;
  }
  if (!env.CI_JOB_TOKEN) return undefined;
  // Job tokens have a header of their own, and an administrator may give them any prefix.
  const { createGitlabForge } = await import('../forge/gitlab/gitlab.ts');
  return createGitlabForge(repository, { kind: 'job', value: env.CI_JOB_TOKEN }, ports);
}

function doubtful({ url }: ForgeRepository, problem: string, cause?: unknown): Failure {
  const known = cause instanceof Failure ? cause.hint : undefined;
  return new Failure(
    'failed',
    'SWEEP_SOURCES',
    `the open requests of ${url} could not be listed: ${problem}; nothing is removed`,
    {
      hint:
        known ??
        'Give a forge-token that may read the requests of this repository (GitHub: `permissions: pull-requests: read`).',
      cause,
    },
  );
}
