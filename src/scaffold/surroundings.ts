/** The monorepo as `init` finds it: what is in its directory, and what its remote says. */
import { basename, relative, sep } from 'node:path';
import { gitAddress, webAddress } from '../core/git/repository.ts';
import type { CiContext, Environment, Programs } from '../core/ports.ts';
import type { Found } from './answers.ts';
import { detectMonorepo } from './detect.ts';
import { readPipelines } from './reading/pipelines.ts';
import { type Remote, readRemote } from './reading/remote.ts';

export type Monorepo = Awaited<ReturnType<typeof detectMonorepo>> &
  Found & {
    /** Absolute. */
    readonly directory: string;
  };

interface Ports {
  readonly ci: CiContext;
  readonly programs: Programs;
  readonly env: Environment;
}

/** @param directory absolute */
export async function surroundings(directory: string, { ci, ...ports }: Ports): Promise<Monorepo> {
  const [monorepo, pipelines, remote] = await Promise.all([
    detectMonorepo(directory),
    readPipelines(directory),
    readRemote(directory, ports),
  ]);
  return { ...monorepo, directory, pipelines, ci: contextAt(directory, ci, remote), branches: remote.branches };
}

/** The run may be about another checkout than the one that it is in. */
function contextAt(directory: string, ci: CiContext, { root, url, defaultBranch }: Remote): CiContext {
  const way = relative(ci.workspace, directory);
  const isInside = way !== '..' && !way.startsWith(`..${sep}`);
  // The host names no address of a remote that is reached by ssh.
  const ofRemote = url === undefined ? undefined : (webAddress(url) ?? webOfSsh(url));
  if (root === undefined || isInside) return { ...ci, repositoryUrl: ci.repositoryUrl ?? ofRemote };
  const repository = (url === undefined ? undefined : gitAddress(url)?.path) ?? basename(directory);
  return { ...ci, repository, repositoryUrl: ofRemote, defaultBranch };
}

/** `https://host/owner/name` of `git@host:owner/name.git`. */
function webOfSsh(url: string): string | undefined {
  const address = gitAddress(url);
  return address === undefined ? undefined : `https://${address.hostname}/${address.path}`;
}
