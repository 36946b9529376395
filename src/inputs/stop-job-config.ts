/**
 * `gitops.yaml` of GitLab's stop job, which runs without a checkout: its branch is gone. The job that had deployed hands the
 * file on as an artifact; when that has expired, it is read from the monorepo.
 */
import { relative, resolve, sep } from 'node:path';
import { messageOf } from '../core/failure.ts';
import { openSnapshot, readText } from '../core/git/snapshot.ts';
import type { ObjectId, Transport } from '../core/git/transport.ts';
import type { CiContext } from '../core/ports.ts';
import { openSourceRemote, type RemoteQuestion } from '../core/source/source-remote.ts';
import { type ConfigFile, parseConfig } from './config/config.ts';

/**
 * As the job's own commit has it, else as the default branch has it now; undefined where neither can be read, and this is
 * said.
 *
 * @param path of the file, from the job's directory
 */
export async function configOfStopJob(
  path: string,
  question: RemoteQuestion & { readonly ci: CiContext; readonly cwd: string },
): Promise<ConfigFile | undefined> {
  const { ci, cwd, log } = question;
  const file = relative(ci.workspace, resolve(cwd, path)).replaceAll(sep, '/');
  try {
    const { transport, answer } = await openSourceRemote(question, (opened) => opened.listRefs(['HEAD']));
    await using open = transport;
    const trunk = ci.defaultBranch === undefined ? answer.head : `refs/heads/${ci.defaultBranch}`;
    const { refs } = trunk === undefined ? answer : await open.listRefs([trunk]);
    for (const commit of [ci.commit, refs.get(trunk ?? '')]) {
      const text = commit === undefined ? undefined : await textAt(open, commit, file);
      if (commit === undefined || text === undefined) continue;
      log.info(`${file} is not here; it is that of ${commit.slice(0, 8)} in the monorepo.`);
      return parseConfig(file, text);
    }
    log.warn(`${file} is neither here nor in the monorepo.`);
  } catch (error) {
    log.warn(`${file} is not here, and the monorepo cannot be asked for it: ${messageOf(error)}`);
  }
  return undefined;
}

/** A server need not give out a commit that no ref names any more. */
async function textAt(transport: Transport, commit: ObjectId, file: string): Promise<string | undefined> {
  try {
    return await readText(await openSnapshot(transport, commit), file);
  } catch {
    return undefined;
  }
}
