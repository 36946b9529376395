/** When commits were made that image tags name: `1a2b3c4d`, `develop-1a2b3c4d`. */
import { decodeCommit } from '../git/commit.ts';
import { runGit } from '../git/program/program.ts';
import type { Checkout } from './checkout.ts';

/**
 * By tag, in milliseconds since the epoch; of those whose commit is in this checkout. A tag that names none, or in a short
 * form that names several, has no time.
 */
export async function commitTimes(
  { cwd, env, programs }: Omit<Checkout, 'clock'>,
  tags: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const named = tags.flatMap((tag) => {
    const commit = /(?:^|[^0-9a-zA-Z])([0-9a-f]{7,40})$/.exec(tag)?.[1];
    return commit === undefined ? [] : [{ tag, commit }];
  });
  if (named.length === 0) return new Map();
  const stdin = named.map(({ commit }) => `${commit}\n`).join('');
  // A clone without all objects must not fetch each of them by itself.
  const variables = { GIT_NO_LAZY_FETCH: '1' };
  const answer = await runGit(['cat-file', '--batch'], { cwd, env, programs, stdin, variables }).catch(() => undefined);
  if (answer === undefined || answer.code !== 0) return new Map();
  const times = new Map<string, number>();
  let at = 0;
  for (const { tag } of named) {
    const end = answer.stdout.indexOf('\n', at);
    if (end < 0) break;
    const [, type, size] = answer.stdout.subarray(at, end).toString('utf8').split(' ');
    at = end + 1;
    // `<name> missing`, `<name> ambiguous`
    if (size === undefined) continue;
    const body = answer.stdout.subarray(at, at + Number(size));
    at += Number(size) + 1;
    if (type === 'commit') times.set(tag, decodeCommit(body).committer.seconds * 1000);
  }
  return times;
}
