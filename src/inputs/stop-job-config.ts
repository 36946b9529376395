/**
 * `gitops.yaml` of GitLab's stop job, which runs without a checkout: its branch is gone. The job that had deployed hands the
 * file on as an artifact; when that has expired, it is read from the monorepo.
 */
import { readFile } from 'node:fs/promises';
import { posix, relative, resolve, sep } from 'node:path';
import { messageOf } from '../core/failure.ts';
import { isDirectory } from '../core/git/objects.ts';
import { openSnapshot, readText, type Snapshot } from '../core/git/snapshot.ts';
import type { ObjectId, Transport } from '../core/git/transport.ts';
import { configFileNames } from '../core/monorepo/project.ts';
import type { CiContext } from '../core/ports.ts';
import { openSourceRemote, type RemoteQuestion } from '../core/source/source-remote.ts';
import { configOf } from './config/config.ts';
import { directoriesOnDisk, discovers, type MonorepoDirectories, servicesFound } from './config/directories.ts';
import type { ConfigFile } from './config/schema.ts';
import { readConfigSource } from './config/source.ts';

type StopJob = RemoteQuestion & { readonly ci: CiContext; readonly cwd: string };

/**
 * As it is here, else as the job's own commit has it, else as the default branch has it now; undefined where none can be
 * read, and this is said. Services that `discover` finds are looked for in the same commit.
 *
 * @param path of the file, from the job's directory. Default: one of the two names, at the root of the monorepo
 */
export async function configOfStopJob(path: string | undefined, question: StopJob): Promise<ConfigFile | undefined> {
  const { cwd } = question;
  const text = path === undefined ? undefined : await readFile(resolve(cwd, path), 'utf8').catch(() => undefined);
  return path === undefined || text === undefined ? ofMonorepo(path, question) : ofArtifact(path, text, question);
}

/** The file is here, the directories of the monorepo need not be. */
async function ofArtifact(path: string, text: string, question: StopJob): Promise<ConfigFile> {
  const { ci, log } = question;
  const file = fileInMonorepo(path, question);
  const here = directoriesOnDisk(ci.workspace, false);
  const { value } = readConfigSource(file, text);
  if (!discovers(value) || (await servicesFound(value, here))?.length !== 0) {
    return (await configOf(file, text, here)).config;
  }
  try {
    await using monorepo = await openMonorepo(question);
    for (const commit of monorepo.commits) {
      const snapshot = await snapshotAt(monorepo.transport, commit);
      if (snapshot !== undefined) return (await configOf(file, text, directoriesOf(snapshot))).config;
    }
    log.warn(`The directories that \`discover\` of ${file} names are neither here nor in the monorepo.`);
  } catch (error) {
    const words = messageOf(error);
    log.warn(`The directories that \`discover\` of ${file} names are not here, and cannot be asked for: ${words}`);
  }
  return (await configOf(file, text, { ...here, isAbsent: true })).config;
}

async function ofMonorepo(path: string | undefined, question: StopJob): Promise<ConfigFile | undefined> {
  const { log } = question;
  const files = path === undefined ? configFileNames : [fileInMonorepo(path, question)];
  const [shown] = files;
  try {
    await using monorepo = await openMonorepo(question);
    for (const commit of monorepo.commits) {
      const snapshot = await snapshotAt(monorepo.transport, commit);
      for (const file of snapshot === undefined ? [] : files) {
        const text = await readText(snapshot as Snapshot, file).catch(() => undefined);
        if (snapshot === undefined || text === undefined) continue;
        log.info(`${file} is not here; it is that of ${commit.slice(0, 8)} in the monorepo.`);
        return (await configOf(file, text, directoriesOf(snapshot))).config;
      }
    }
    log.warn(`${shown} is neither here nor in the monorepo.`);
  } catch (error) {
    log.warn(`${shown} is not here, and the monorepo cannot be asked for it: ${messageOf(error)}`);
  }
  return undefined;
}

function fileInMonorepo(path: string, { ci, cwd }: StopJob): string {
  return relative(ci.workspace, resolve(cwd, path)).replaceAll(sep, '/');
}

/** The commits that count: the job's own, and the tip of the default branch. */
async function openMonorepo(question: StopJob) {
  const { ci } = question;
  const { transport, answer } = await openSourceRemote(question, (opened) => opened.listRefs(['HEAD']));
  const trunk = ci.defaultBranch === undefined ? answer.head : `refs/heads/${ci.defaultBranch}`;
  const { refs } = trunk === undefined ? answer : await transport.listRefs([trunk]);
  const commits = [ci.commit, refs.get(trunk ?? '')].filter((commit) => commit !== undefined);
  return { transport, commits, [Symbol.asyncDispose]: () => transport[Symbol.asyncDispose]() };
}

/** Undefined: a server need not give out a commit that no ref names any more. */
function snapshotAt(transport: Transport, commit: ObjectId): Promise<Snapshot | undefined> {
  return openSnapshot(transport, commit).catch(() => undefined);
}

function directoriesOf(snapshot: Snapshot): MonorepoDirectories {
  const list = (directory: string) => snapshot.list(directory === '.' ? '' : directory).catch(() => []);
  return {
    subdirectories: async (directory) => (await list(directory)).filter(isDirectory).map(({ name }) => name),
    hasFile: async (directory, name) =>
      (await list(posix.normalize(directory))).some((each) => each.name === name && !isDirectory(each)),
    // A service may have left the monorepo since; what it left in the environment goes all the same.
    isComplete: false,
  };
}
