/** `file`: the template of an Application stands in the monorepo, or else in the GitOps repository, beside its chart. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { readTemplateText } from '../../core/argocd/spec/application.ts';
import { badInput } from '../../core/failure.ts';
import { AppTokens } from '../../core/forge/app-tokens.ts';
import { resolveBranch } from '../../core/git/repository.ts';
import { openSnapshot, readText, type Snapshot } from '../../core/git/snapshot.ts';
import type { Run } from '../../inputs/command.ts';
import { type GitopsRun, openGitops } from '../gitops-remote.ts';

interface GitopsFile {
  readonly text: string;
  /** Of the branch's tip, where it was read. */
  readonly commit: string;
}

/** Reads a file at the tip of the GitOps branch; undefined when nothing is there. */
export type GitopsFiles = (path: string) => Promise<GitopsFile | undefined>;

export interface TemplateRun extends Pick<Run, 'cwd' | 'log'> {
  /** Undefined: the run has no GitOps repository. */
  readonly gitopsFiles?: GitopsFiles | undefined;
}

/** @throws bad input that names `file`; Failure `PATH_OUTSIDE` for a path that leaves the GitOps repository or follows a link */
export async function templateText({ cwd, log, gitopsFiles }: TemplateRun, file: string): Promise<string> {
  const path = resolve(cwd, file);
  if (gitopsFiles === undefined || existsSync(path)) return await readTemplateText(path, file);
  const found = await gitopsFiles(file);
  if (found === undefined) {
    const fix = 'Give its path from the root of one of them.';
    throw badInput('file', `${file} is neither in the monorepo nor in the GitOps repository`, fix);
  }
  log.info(`file: ${file} is that of the GitOps repository, at ${found.commit}`);
  return found.text;
}

export async function fileAtTip(snapshot: Snapshot, path: string): Promise<GitopsFile | undefined> {
  const text = await readText(snapshot, path);
  return text === undefined ? undefined : { text, commit: snapshot.commit ?? '' };
}

/** Opens the repository when a file is asked for that the monorepo has not. */
export function gitopsFilesOf(run: Omit<GitopsRun, 'appTokens'>): GitopsFiles | undefined {
  const { 'gitops-repository': repository, 'gitops-branch': branch } = run.inputs;
  if (repository === undefined) return undefined;
  const known = new Map<string, Promise<GitopsFile | undefined>>();
  const read = async (path: string) => {
    await using appTokens = new AppTokens(run);
    await using transport = await openGitops({ ...run, appTokens });
    const { tip, objectFormat } = await resolveBranch(transport, branch);
    return await fileAtTip(await openSnapshot(transport, tip, objectFormat), path);
  };
  return (path) => {
    const file = known.get(path) ?? read(path);
    known.set(path, file);
    return file;
  };
}
