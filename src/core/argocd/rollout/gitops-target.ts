/** What must be live: a commit of the GitOps repository, or one that descends from it, at the sources that follow it. */
import { Failure } from '../../failure.ts';
import { decodeCommit, isObjectName } from '../../git/commit.ts';
import { resolveBranch, sameRepository } from '../../git/repository.ts';
import type { ObjectId, Transport } from '../../git/transport.ts';
import type { Log } from '../../ports.ts';
import {
  type ApplicationSource,
  type ApplicationSpec,
  isGitSource,
  type LiveApplication,
  revisionsOf,
  sourcesOf,
} from '../server/live.ts';
import { type Hydration, hydrationOf } from './hydration.ts';

/** The history of the GitOps repository. */
export interface GitopsHistory {
  /** Whether `revision` is `ancestor` or descends from it. `unknown` also when the repository cannot be asked. */
  descends(revision: string, ancestor: ObjectId): Promise<'yes' | 'no' | 'unknown'>;
  /** Whether the repository says that it has no such commit. False where it cannot be asked; asked each time: a push may bring it. */
  lacks(commit: ObjectId): Promise<boolean>;
  /** The newest commit of the branch, as it is at the first question; undefined when it is not known. */
  tip(): Promise<ObjectId | undefined>;
}

export interface GitopsTarget {
  /** The GitOps repository; undefined when the run names none. */
  readonly url: string | undefined;
  /** Short name; undefined: the repository's HEAD. */
  readonly branch: string | undefined;
  /** Undefined: whatever the sources resolve to. */
  readonly commit: ObjectId | undefined;
  readonly history: GitopsHistory;
}

/** How the revision that Argo CD compared stands to the commit that must be live. */
export type Reach =
  /** It is that commit or descends from it, or no commit is asked for. */
  | { readonly is: 'reached' }
  /** It lacks the commit, or nothing was compared yet. */
  | { readonly is: 'older' }
  /** The GitOps repository itself has no such commit. */
  | { readonly is: 'absent' }
  | { readonly is: 'unknown'; readonly revision: string }
  /** Argo CD has not rendered it into the branch that is synced, or not synced that. */
  | Exclude<Hydration, { readonly is: 'synced' }>
  /** Somebody pinned the Application to a commit that does not have it, as far as is known. */
  | { readonly is: 'pinned'; readonly to: ObjectId };

/** A commit that the Application names itself wins: nothing else can get live. */
export function targetOf(spec: ApplicationSpec, target: GitopsTarget): GitopsTarget {
  return { ...target, commit: pinOf(spec, target).commit ?? target.commit };
}

const reached: Reach = { is: 'reached' };

export async function reachOf(
  { spec, status }: Pick<LiveApplication, 'spec' | 'status'>,
  target: GitopsTarget,
): Promise<Reach> {
  const { commit, history } = target;
  const { sources, certain } = gitopsSources(spec, target);
  if (spec.sourceHydrator !== undefined) {
    const [dry] = sources;
    if (dry?.pin !== undefined && commit !== undefined && (await history.descends(dry.pin, commit)) === 'no') {
      return { is: 'pinned', to: dry.pin };
    }
    // A dry source of another repository does not have the commit, and is followed as it is.
    const followed = dry === undefined || (!certain && dry.pin !== commit) ? undefined : commit;
    const hydration = await hydrationOf({ spec, status }, spec.sourceHydrator, followed, history.descends);
    return hydration.is === 'synced' ? reached : hydration;
  }
  if (commit === undefined) return reached;
  const revisions = revisionsOf(status?.sync);
  for (const { index, pin } of sources) {
    // The target revision itself stands there when it could not be resolved.
    const revision = revisions[index] ?? '';
    const has = isObjectName(revision) ? await history.descends(revision, commit) : 'no';
    if (has === 'yes') continue;
    if (isObjectName(revision) && pin !== commit && (await history.lacks(commit))) return { is: 'absent' };
    // A repository that does not know the revision is another one, with a history of its own.
    if (has === 'unknown' && !certain && pin !== commit) continue;
    if (pin !== undefined && pin !== commit && (await history.descends(pin, commit)) !== 'yes') {
      return { is: 'pinned', to: pin };
    }
    return has === 'unknown' ? { is: 'unknown', revision } : { is: 'older' };
  }
  return reached;
}

/** The commit that the sources of the GitOps repository are pinned to. `certain`: they are known to be of this repository. */
export function pinOf(
  spec: ApplicationSpec,
  target: Pick<GitopsTarget, 'url' | 'branch'>,
): { readonly commit: ObjectId | undefined; readonly certain: boolean } {
  const { sources, certain } = gitopsSources(spec, target);
  return { commit: sources.find(({ pin }) => pin !== undefined)?.pin, certain };
}

/** Whether a source of the GitOps repository follows a branch, so that only a commit there changes what is deployed. */
export function followsBranch(spec: ApplicationSpec, target: Pick<GitopsTarget, 'url' | 'branch'>): boolean {
  const { sources, certain } = gitopsSources(spec, target);
  return certain && sources.some(({ pin }) => pin === undefined);
}

/** Positions, from 1, of the sources whose revisions are commits of the GitOps repository. */
export function gitopsPositions(
  spec: ApplicationSpec,
  target: Pick<GitopsTarget, 'url' | 'branch'>,
): readonly number[] {
  return gitopsSources(spec, target).sources.map(({ index }) => index + 1);
}

interface GitopsSource {
  /** Among the sources, and so among the revisions. */
  readonly index: number;
  readonly pin: ObjectId | undefined;
}

/**
 * The sources whose revisions are commits of the branch. A source with a tag or another branch never gets there. Without
 * `certain` it is the one that is pinned or the only git source, whose address may be another name of the same repository. Of a hydrator the dry source counts.
 */
function gitopsSources(
  spec: ApplicationSpec,
  { url, branch }: Pick<GitopsTarget, 'url' | 'branch'>,
): { readonly sources: readonly GitopsSource[]; readonly certain: boolean } {
  const followed = spec.sourceHydrator === undefined ? sourcesOf(spec) : [spec.sourceHydrator.drySource];
  const git = followed.flatMap((source, index) => {
    const pin = isObjectName(source.targetRevision ?? '') ? source.targetRevision : undefined;
    return isGitSource(source) ? [{ source, index, pin }] : [];
  });
  // Without an address only a pin says which source is meant.
  const own = git.filter(({ source, pin }) =>
    url === undefined ? pin !== undefined : sameRepository(source.repoURL, url),
  );
  if (own.length === 0) {
    const pinned = git.filter(({ pin }) => pin !== undefined);
    return { sources: pinned.length > 0 ? pinned : git.length === 1 ? git : [], certain: url === undefined };
  }
  return { sources: own.filter(({ source, pin }) => pin !== undefined || isOn(source, branch)), certain: true };
}

function isOn({ targetRevision = '' }: ApplicationSource, branch: string | undefined): boolean {
  if (branch === undefined || targetRevision === '' || targetRevision === 'HEAD') return true;
  return targetRevision === branch || targetRevision === `refs/heads/${branch}`;
}

/** Commits of the history that are looked through, step by step. Behind the last step the cost would grow without end. */
const depths = [50, 250, 1_000];

/**
 * Asks the repository itself, which is opened by the first question. Answers do not change, and are remembered: as many
 * Applications as there are share one question.
 *
 * @param branch undefined: the repository's HEAD
 */
export function historyOf(
  open: () => Promise<Transport>,
  branch: string | undefined,
  log: Log,
): GitopsHistory & AsyncDisposable {
  let opened: Promise<Transport> | undefined;
  let tip: Promise<ObjectId | undefined> | undefined;
  const transport = () => {
    opened ??= open();
    opened.catch(() => {
      opened = undefined;
    });
    return opened;
  };
  const parents = new Map<ObjectId, readonly ObjectId[]>();
  const answers = new Map<string, ReturnType<GitopsHistory['descends']>>();
  let turn: Promise<unknown> = Promise.resolve();
  const load = async (commit: ObjectId, depth: number) => {
    for (const { id, body } of await (await transport()).history(commit, depth))
      parents.set(id, decodeCommit(body).parents);
  };
  const search = async (revision: ObjectId, ancestor: ObjectId) => {
    if (reaches(parents, revision, ancestor) === 'yes') return 'yes';
    // Most often Argo CD is a few commits behind: then the older one is found first.
    if (!parents.has(ancestor)) await load(ancestor, depths[0] ?? 0);
    if (reaches(parents, ancestor, revision) === 'yes') return 'no';
    for (const depth of depths) {
      await load(revision, depth);
      const found = reaches(parents, revision, ancestor);
      if (found !== 'unknown') return found;
    }
    return 'unknown';
  };
  const ask = async (revision: ObjectId, ancestor: ObjectId) => {
    try {
      return await search(revision, ancestor);
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      log.detail(`the GitOps repository does not tell whether ${revision} has ${ancestor}: ${error.message}`);
      return 'unknown';
    }
  };
  return {
    async descends(revision, ancestor) {
      if (revision === ancestor) return 'yes';
      const key = `${revision} ${ancestor}`;
      const before = answers.get(key);
      if (before !== undefined) return before;
      // One after the other: the next one may find the commits that this one brings.
      const answer = turn.then(() => ask(revision, ancestor));
      turn = answer.catch(() => undefined);
      answers.set(key, answer);
      // Asked again when there is more to know.
      if ((await answer) === 'unknown') answers.delete(key);
      return answer;
    },
    async lacks(commit) {
      if (parents.has(commit)) return false;
      try {
        await (await transport()).commits([commit], 1);
        return false;
      } catch (error) {
        if (!(error instanceof Failure)) throw error;
        return isMissing(error, commit);
      }
    },
    tip() {
      tip ??= transport()
        .then((repository) => resolveBranch(repository, branch))
        .then((found) => found.tip);
      return tip.catch((error: unknown) => {
        if (!(error instanceof Failure)) throw error;
        log.detail(`the GitOps repository does not tell its newest commit: ${error.message}`);
        return undefined;
      });
    },
    async [Symbol.asyncDispose]() {
      await (await opened?.catch(() => undefined))?.[Symbol.asyncDispose]();
    },
  };
}

/** Whether the server's words, somewhere among the causes, say that it has no such object. */
function isMissing(error: unknown, commit: ObjectId): boolean {
  if (!(error instanceof Error)) return false;
  return error.message.includes(`not our ref ${commit}`) || isMissing(error.cause, commit);
}

/** `unknown`: not found, and commits are missing. */
function reaches(
  parents: ReadonlyMap<ObjectId, readonly ObjectId[]>,
  from: ObjectId,
  to: ObjectId,
): 'yes' | 'no' | 'unknown' {
  const seen = new Set([from]);
  let complete = true;
  for (const id of seen) {
    if (id === to) return 'yes';
    const above = parents.get(id);
    if (above === undefined) complete = false;
    for (const parent of above ?? []) seen.add(parent);
  }
  return complete ? 'no' : 'unknown';
}

/** For a run that has no GitOps repository. */
export const noHistory: GitopsHistory & AsyncDisposable = {
  descends: async (revision, ancestor) => (revision === ancestor ? 'yes' : 'unknown'),
  lacks: async () => false,
  tip: async () => undefined,
  async [Symbol.asyncDispose]() {},
};
