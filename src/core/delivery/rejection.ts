/** Why a server takes no push to a branch that nobody has moved. */
import { Failure, messageOf } from '../failure.ts';
import { pushRuleIn } from './push-rules.ts';

interface Rejection {
  /** `refused`: by a rule, so that the same commit is never taken (exit code 4). */
  readonly kind: 'failed' | 'refused';
  readonly problem: string;
  readonly hint: string;
}

/** Characters of a server's words that are looked at. */
const mostWords = 20_000;

interface Refused {
  readonly cause: unknown;
  /** Short name of the branch. */
  readonly branch: string;
  /** The branch is that of a request. */
  readonly ofRequest: boolean;
  /** What is said where the words of the server tell nothing. */
  readonly otherwise: { readonly problem: string; readonly hint: string };
}

/** @returns Failure `GIT_PUSH_REJECTED` */
export function rejectionFailure(refused: Refused): Failure {
  const { kind, problem, hint } = rejectionOf(refused);
  return new Failure(kind, 'GIT_PUSH_REJECTED', problem, { hint, cause: refused.cause });
}

/**
 * What the words of the server tell.
 *
 * Source: git's refs/files-backend.c (`cannot lock ref '%s': %s`), refs.c (`'%s' exists; cannot create '%s'`) and
 * lockfile.c (`Unable to create '%s.lock': %s`).
 */
export function rejectionOf({ cause, branch, ofRequest, otherwise }: Refused): Rejection {
  const words = messageOf(cause).slice(0, mostWords);
  const obstacle = obstacleIn(words, branch);
  if (obstacle !== undefined) return { kind: 'failed', ...obstacle };
  const found = pushRuleIn(words, branch, ofRequest);
  if (found === undefined) return { kind: 'failed', ...otherwise };
  const { kind, problem, hint } = found;
  return { kind: kind === 'rule' ? 'refused' : 'failed', problem, hint };
}

/** Whether the words of the server say what it is that keeps it from taking a commit. */
export function isExplained(cause: unknown): boolean {
  return pushRuleIn(messageOf(cause).slice(0, mostWords), '', false) !== undefined;
}

/** A forge's API, or a gateway, that refuses a commit by a rule, with what helps; every other error as it is. */
export function withRule(error: unknown, branch: string, ofRequest: boolean): unknown {
  if (!(error instanceof Failure) || !['FORGE_REFUSED', 'FORGE_AUTH', 'GIT_AUTH'].includes(error.code)) return error;
  const found = pushRuleIn(messageOf(error.cause).slice(0, mostWords), branch, ofRequest);
  if (found?.kind !== 'rule') return error;
  const { code, cause, outputs, place } = error;
  return new Failure('refused', code, `${error.message} (${found.problem})`, {
    hint: found.hint,
    cause,
    outputs,
    place,
  });
}

/** What is in the way of the ref itself. */
function obstacleIn(words: string, branch: string): Omit<Rejection, 'kind'> | undefined {
  const [, inTheWay, wanted] = /'refs\/heads\/([^']+)' exists; cannot create 'refs\/heads\/([^']+)'/.exec(words) ?? [];
  if (inTheWay !== undefined) {
    return {
      problem: `the server cannot make ${wanted}, since it has ${inTheWay}`,
      hint: 'One branch cannot lie in the other, as a directory in a file: give it another name, or delete the one that is there.',
    };
  }
  const [, lock] = /Unable to create '([^']*\.lock)': File exists/.exec(words) ?? [];
  if (lock !== undefined || /\.lock\b.*File exists/.test(words)) {
    return {
      problem: `the server cannot update ${branch}: its lock file is there${lock === undefined ? '' : ` (${shortened(lock)})`}`,
      hint: 'Another git process holds it, or one that was killed has left it behind: let who runs the server look whether one is at work, and remove the lock file if none is.',
    };
  }
  if (/cannot lock ref/.test(words) && !/no space left/i.test(words)) {
    return {
      problem: `the server cannot lock ${branch}`,
      hint: 'That is no matter of permissions for this credential: its words (the cause) say what is in the way, such as a full disk or a file that it may not write.',
    };
  }
  return undefined;
}

/** From `refs/` on: where the repository lies on the server helps nobody. */
function shortened(path: string): string {
  const at = path.indexOf('refs/');
  return at < 0 ? path.slice(path.lastIndexOf('/') + 1) : path.slice(at);
}
