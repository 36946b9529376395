/** What the checkout of a directory knows of its remote. */
import { runGit } from '../../core/git/program/program.ts';
import type { Environment, Programs } from '../../core/ports.ts';

export interface Remote {
  /** Top of the checkout, absolute; undefined outside of one. */
  readonly root: string | undefined;
  /** URL of `origin`, as git has it. */
  readonly url: string | undefined;
  /** As the clone found it. */
  readonly defaultBranch: string | undefined;
  /** The branches of `origin`, without its name. */
  readonly branches: readonly string[];
  /** The branch that is checked out. */
  readonly branch: string | undefined;
}

interface Ports {
  readonly programs: Programs;
  readonly env: Environment;
}

/** Without git, and outside of a checkout, nothing is known. */
export async function readRemote(directory: string, { programs, env }: Ports): Promise<Remote> {
  const git = async (...argv: string[]): Promise<readonly string[]> => {
    try {
      const { stdout } = await runGit(argv, { programs, cwd: directory, env });
      return stdout.toString('utf8').split('\n').filter(Boolean);
    } catch {
      return [];
    }
  };
  const prefix = 'refs/remotes/origin/';
  const [[root], [url], [head], [branch], refs] = await Promise.all([
    git('rev-parse', '--show-toplevel'),
    git('config', '--get', 'remote.origin.url'),
    git('symbolic-ref', '--quiet', `${prefix}HEAD`),
    git('symbolic-ref', '--quiet', '--short', 'HEAD'),
    git('for-each-ref', '--format=%(refname)', prefix),
  ]);
  const branches = refs.map((ref) => ref.slice(prefix.length)).filter((name) => name !== 'HEAD');
  return { root, url, defaultBranch: head?.slice(prefix.length), branches, branch };
}
