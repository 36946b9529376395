/** Who made the source commit and what it says, for the trailers that Argo CD shows beside a sync. */
import type { ReferenceCommit } from '../gitops/trailers.ts';
import type { Checkout } from './checkout.ts';
import { runGit } from './program.ts';

/** Undefined when the commit is not in this checkout. */
export async function describeCommit(
  at: Checkout,
  commit: string,
  repoUrl: string | undefined,
): Promise<ReferenceCommit | undefined> {
  if (!/^[0-9a-f]{40,64}$/.test(commit)) return undefined;
  const format = '--format=%an <%ae>%x00%aI%x00%s%x00%b';
  const { code, stdout } = await runGit(['log', '-1', '--no-show-signature', format, commit, '--'], at);
  if (code !== 0) return undefined;
  const [author = '', date = '', subject = '', body = ''] = stdout.toString('utf8').split('\0');
  return {
    author,
    date,
    sha: commit,
    subject,
    ...(repoUrl === undefined ? {} : { repoUrl }),
    ...(body.trim() === '' ? {} : { body: body.trim() }),
  };
}
