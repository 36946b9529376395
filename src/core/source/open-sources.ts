/** What is open in the monorepo: its branches and tags by its own refs, its requests by its forge. */

import { Failure, messageOf } from '../failure.ts';
import type { ForgePorts } from '../forge/forge.ts';
import { openJobForge } from '../forge/forges.ts';
import type { CiContext, Environment } from '../ports.ts';
import { type Checkout, git, remoteName } from './checkout.ts';

/** The open sources of a repository, as its forge or its refs tell. */
export interface OpenSources {
  readonly repository: string;
  /** Full names of all branches and tags. */
  readonly refs: ReadonlySet<string>;
  /** The branch that must be among them: a list without it is no list of this repository's branches. */
  readonly defaultBranch: string;
  /** Numbers of all open requests; undefined when the forge was not asked: environments of requests are then kept. */
  readonly requests?: ReadonlySet<number>;
}

/**
 * Branches and tags, which every host tells without an API. Asks the remote, or the repository itself when it has none.
 *
 * @throws Failure `SWEEP_SOURCES` when they cannot be listed, so that nothing is taken for closed.
 */
export async function openRefs(
  ci: CiContext,
  { env, programs }: Pick<Checkout, 'env' | 'programs'>,
): Promise<OpenSources> {
  const at = { cwd: ci.workspace, env, programs };
  const remote = await remoteName(at);
  const listed = await git(
    at,
    remote === undefined
      ? ['for-each-ref', '--format=%(objectname)%09%(refname)', 'refs/heads/', 'refs/tags/']
      : ['ls-remote', '--symref', '--', remote, 'HEAD', 'refs/heads/*', 'refs/tags/*'],
  );
  if (listed.code !== 0) {
    const problem = 'the branches and tags of the monorepo could not be listed, so nothing is removed';
    throw new Failure('failed', 'SWEEP_SOURCES', problem, {
      hint: 'Run the sweep in a checkout of the monorepo whose remote can be read (actions/checkout with persist-credentials).',
      cause: new Error(listed.stderr.trim()),
    });
  }
  const lines = listed.stdout.toString('utf8').split('\n');
  const head = lines.map((line) => /^ref: refs\/heads\/(.+)\tHEAD$/.exec(line)?.[1]).find((name) => name !== undefined);
  return {
    repository: ci.repository,
    refs: new Set(lines.flatMap((line) => /^[0-9a-f]{40,64}\t(refs\/(?:heads|tags)\/.+)$/.exec(line)?.[1] ?? [])),
    defaultBranch: ci.defaultBranch ?? head ?? ci.branch ?? 'main',
  };
}

interface RequestsQuestion extends ForgePorts {
  readonly ci: Pick<CiContext, 'repositoryUrl'>;
  readonly env: Environment;
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
export async function openRequests(question: RequestsQuestion): Promise<ReadonlySet<number> | undefined> {
  const { ci, network, clock, log, secrets } = question;
  const forge = await openJobForge(ci.repositoryUrl, question, { network, clock, log, secrets });
  if (forge === undefined) return undefined;
  const { url } = forge.repository;
  let numbers: readonly unknown[];
  try {
    numbers = (await forge.openRequests('')).map(({ number }) => number);
  } catch (error) {
    throw incomplete(url, messageOf(error), error);
  }
  const isNumber = (each: unknown): each is number => Number.isSafeInteger(each);
  if (!numbers.every(isNumber)) throw incomplete(url, 'an item of the list has no number');
  return new Set(numbers);
}

function incomplete(url: string, problem: string, cause?: unknown): Failure {
  const message = `the open requests of ${url} could not be listed: ${problem}; nothing is removed`;
  const advice =
    'Give a forge-token that may read the requests of this repository (GitHub: `permissions: pull-requests: read`).';
  const hint = (cause instanceof Failure ? cause.hint : undefined) ?? advice;
  return new Failure('failed', 'SWEEP_SOURCES', message, { hint, cause });
}
