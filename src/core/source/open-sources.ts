/** Which branches and tags the monorepo has, by its own refs: the one answer that every host gives without an API. */

import { Failure } from '../failure.ts';
import { runGit } from '../git/program/program.ts';
import type { CiContext, Environment } from '../ports.ts';

/** The open sources of a repository, as its forge or its refs tell. */
export interface OpenSources {
  readonly repository: string;
  /** Full names of all branches and tags. */
  readonly refs: ReadonlySet<string>;
  /** The branch that must be among them: a list without it is no list of this repository's branches. */
  readonly defaultBranch: string;
  /** Numbers of all open requests; `undefined` when the forge was not asked, and no request environment is judged. */
  readonly requests?: ReadonlySet<number>;
}

/**
 * Asks `origin`, or the repository itself when it has no remote.
 *
 * @throws Failure `SWEEP_SOURCES` when they cannot be listed, so that nothing is taken for closed.
 */
export async function openRefs(ci: CiContext, env: Environment): Promise<OpenSources> {
  const options = { cwd: ci.workspace, env, scope: 'checkout' as const };
  const remotes = await runGit(['remote'], options);
  const remote = remotes.stdout
    .toString('utf8')
    .split('\n')
    .find((name) => name !== '');
  const listed =
    remote === undefined
      ? await runGit(['for-each-ref', '--format=%(objectname)%09%(refname)', 'refs/heads/', 'refs/tags/'], options)
      : await runGit(['ls-remote', '--symref', '--', remote, 'HEAD', 'refs/heads/*', 'refs/tags/*'], options);
  if (remotes.code !== 0 || listed.code !== 0) {
    throw new Failure(
      'failed',
      'SWEEP_SOURCES',
      'the branches and tags of the monorepo could not be listed, so nothing is removed',
      {
        hint: 'Run the sweep in a checkout of the monorepo whose remote can be read (actions/checkout with persist-credentials).',
        cause: new Error((listed.stderr || remotes.stderr).trim()),
      },
    );
  }
  const lines = listed.stdout.toString('utf8').split('\n');
  const head = lines.map((line) => /^ref: refs\/heads\/(.+)\tHEAD$/.exec(line)?.[1]).find((name) => name !== undefined);
  return {
    repository: ci.repository,
    refs: new Set(lines.flatMap((line) => /^[0-9a-f]{40,64}\t(refs\/(?:heads|tags)\/.+)$/.exec(line)?.[1] ?? [])),
    defaultBranch: ci.defaultBranch ?? head ?? ci.branch ?? 'main',
  };
}
