/** Why a server takes no push to a branch that nobody has moved. */
import { messageOf } from '../failure.ts';

interface Rejection {
  readonly problem: string;
  readonly hint: string;
}

/**
 * What the words of the server tell, where they name something else than a rule that forbids the push.
 *
 * Source: git's refs/files-backend.c (`cannot lock ref '%s': %s`), refs.c (`'%s' exists; cannot create '%s'`) and
 * lockfile.c (`Unable to create '%s.lock': %s`).
 *
 * @param forbidden what is said otherwise
 */
export function rejectionOf(cause: unknown, branch: string, forbidden: Rejection): Rejection {
  const words = messageOf(cause);
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
  if (/cannot lock ref/.test(words)) {
    return {
      problem: `the server cannot lock ${branch}`,
      hint: 'That is no matter of permissions for this credential: its words (the cause) say what is in the way, such as a full disk or a file that it may not write.',
    };
  }
  return forbidden;
}

/** From `refs/` on: where the repository lies on the server helps nobody. */
function shortened(path: string): string {
  const at = path.indexOf('refs/');
  return at < 0 ? path.slice(path.lastIndexOf('/') + 1) : path.slice(at);
}
