/**
 * What is open in the monorepo: its branches and tags by its own refs, its requests by its forge. `openRefs` and
 * `openRequests` list all of them, `sourceQuestion` asks for one.
 */

import { Failure, messageOf } from '../failure.ts';
import type { Forge, ForgePorts } from '../forge/forge.ts';
import { openJobForge } from '../forge/forges.ts';
import type { RefAdvertisement } from '../git/transport.ts';
import type { CiContext, Environment, RequestOptIn, Wish } from '../ports.ts';
import { type Checkout, firstLine, git, hasNoRemote, isShallow, remoteName } from './checkout.ts';
import { openSourceRemote, type RemoteQuestion } from './source-remote.ts';
import { type RequestView, wishOf } from './wish/opt-in.ts';
import { requestView } from './wish/request-view.ts';

/** The open sources of a repository, as its forge or its refs tell. */
export interface OpenSources {
  /** Full names of all branches and tags. */
  readonly refs: ReadonlySet<string>;
  /** The branch that must be among them: a list without it is no list of this repository's branches. */
  readonly defaultBranch: string;
  /** Numbers of all open requests; undefined when the forge was not asked. */
  readonly requests?: ReadonlySet<number>;
}

/** A branch, tag or request of the monorepo that something was deployed from. */
export interface DeployedSource {
  /** Full name; of a request its branch. */
  readonly ref: string;
  readonly request?: number | undefined;
  /** What the environments want of a request that may have put it there, where all of them want something. */
  readonly optIns?: readonly RequestOptIn[] | undefined;
}

export interface SourceAnswer {
  readonly state: 'open' | 'closed' | 'unknown';
  /** For people: `refs/heads/x is gone`. */
  readonly reason: string;
  /** Of the request; undefined where they are not known. */
  readonly labels?: readonly string[];
  /** Of an open request: it does not ask for its environment, in words. */
  readonly unwanted?: string;
  /** There is somebody to ask, who did not answer. */
  readonly failed?: true;
}

/** Whether a source is open now. Does not throw because it cannot be told. */
export type AskSource = (source: DeployedSource) => Promise<SourceAnswer>;

export interface SourcesQuestion extends RemoteQuestion {
  readonly ci: CiContext;
}

/**
 * Branches and tags, which every host tells without an API. Asks the remote, or the repository itself when it has none.
 *
 * @throws Failure `SWEEP_SOURCES` when they cannot be listed, so that nothing is taken for closed.
 */
export async function openRefs(question: SourcesQuestion): Promise<OpenSources> {
  const { ci } = question;
  const { refs, head } = await listRefs(question, ['refs/heads/', 'refs/tags/']);
  return { refs: new Set(refs.keys()), defaultBranch: ci.defaultBranch ?? shortName(head) ?? ci.branch ?? 'main' };
}

/** @throws Failure `SWEEP_SOURCES` */
async function listRefs(question: SourcesQuestion, prefixes: readonly string[]): Promise<RefAdvertisement> {
  try {
    const { transport, answer } = await openSourceRemote({ ...question, originOnly: true }, (opened) =>
      opened.listRefs(prefixes),
    );
    await transport[Symbol.asyncDispose]();
    return answer;
  } catch (error) {
    const problem = 'the branches and tags of the monorepo could not be listed, so nothing is removed';
    throw new Failure('failed', 'SWEEP_SOURCES', problem, {
      hint:
        (error instanceof Failure ? error.hint : undefined) ??
        'Run in a checkout of the monorepo whose remote `origin` can be read, or with a forge-token that may read it.',
      cause: error,
    });
  }
}

function shortName(ref: string | undefined): string | undefined {
  return ref?.replace(/^refs\/heads\//, '');
}

interface RequestsQuestion extends ForgePorts {
  readonly ci: Pick<CiContext, 'repositoryUrl'>;
  readonly env: Environment;
  /** The inputs `forge-token` (default: the job's own) and `forge-url`. */
  readonly token: string | undefined;
  readonly forgeUrl: string | undefined;
}

/**
 * Numbers of the requests from the repository's own branches: those of forks are never deployed. `undefined` where no
 * forge or no token is known.
 *
 * @throws Failure `SWEEP_SOURCES` for every answer that is not a whole list (argo-cd#14318, #18480)
 */
export async function openRequests(question: RequestsQuestion): Promise<ReadonlySet<number> | undefined> {
  const forge = await forgeOf(question);
  if (forge === undefined) return undefined;
  const { url } = forge.repository;
  let numbers: readonly unknown[];
  try {
    numbers = (await forge.openRequests('')).map(({ number }) => number);
  } catch (error) {
    throw incomplete(url, messageOf(error), error);
  }
  const isNumber = (each: unknown): each is number => Number.isSafeInteger(each);
  if (!numbers.every(isNumber)) throw incomplete(url, 'an item of the list has no number');
  return new Set(numbers);
}

function forgeOf({ ci, ...question }: RequestsQuestion): Promise<Forge | undefined> {
  const { network, clock, log, secrets } = question;
  return openJobForge(ci.repositoryUrl, question, { network, clock, log, secrets });
}

function incomplete(url: string, problem: string, cause?: unknown): Failure {
  const message = `the open requests of ${url} could not be listed: ${problem}; nothing is removed`;
  const advice =
    'Give a forge-token that may read the requests of this repository (GitHub: `permissions: pull-requests: read`).';
  const hint = (cause instanceof Failure ? cause.hint : undefined) ?? advice;
  return new Failure('failed', 'SWEEP_SOURCES', message, { hint, cause });
}

/**
 * A branch or tag is asked of the monorepo's remote, a request of its forge: each time anew, because what is removed after a
 * lost race may have been opened meanwhile.
 */
export function sourceQuestion(question: SourcesQuestion): AskSource {
  let opening: Promise<Forge | undefined> | undefined;
  const openForge = () => {
    opening ??= forgeOf({ ...question, token: question.forgeToken, forgeUrl: question.forgeUrl });
    return opening;
  };
  return async ({ ref, request, optIns }) =>
    request === undefined ? askRef(question, ref) : askRequest(question, openForge, { ref, request, optIns });
}

async function askRef(question: SourcesQuestion, ref: string): Promise<SourceAnswer> {
  if (!/^refs\/(?:heads|tags)\/./.test(ref)) {
    return { state: 'unknown', reason: `${ref} is no branch or tag, and nothing else can be asked` };
  }
  const { defaultBranch } = question.ci;
  try {
    const trunk = defaultBranch === undefined ? undefined : `refs/heads/${defaultBranch}`;
    const { refs, head } = await listRefs(question, [ref, trunk ?? 'HEAD']);
    if (refs.has(ref)) {
      // A checkout that was cloned from nowhere keeps its branches, whatever becomes of them elsewhere.
      if (await hasNoRemote(question.checkout)) {
        return { state: 'unknown', reason: `this checkout has ${ref}, and no remote that could be asked` };
      }
      return { state: 'open', reason: `${ref} exists` };
    }
    // Fail closed: an answer without what must be there is none.
    if (trunk === undefined ? head !== undefined : refs.has(trunk))
      return { state: 'closed', reason: `${ref} is gone` };
    return { state: 'unknown', reason: "the monorepo's remote does not even show its default branch", failed: true };
  } catch (error) {
    return { state: 'unknown', reason: reasonOf(error), failed: true };
  }
}

async function askRequest(
  question: SourcesQuestion,
  openForge: () => Promise<Forge | undefined>,
  { ref, request, optIns }: DeployedSource & { readonly request: number },
): Promise<SourceAnswer> {
  let problem = 'no forge or no token is known that could be asked';
  let failed = false;
  try {
    const forge = await openForge();
    if (forge !== undefined) {
      const { state, labels } = await forge.request(request);
      if (state === 'open') {
        const view = requestView(request, { forge: openForge, request: { labels } });
        return { state, labels, reason: `request ${request} is open`, ...(await askWish(view, optIns)) };
      }
      return { state: 'closed', labels, reason: `request ${request} is ${state}` };
    }
  } catch (error) {
    problem = reasonOf(error);
    failed = true;
  }
  // Without its branch a request cannot be open. That of a fork was never among ours, and is not deployed.
  const branch = /^refs\/heads\/./.test(ref) ? await askRef(question, ref) : undefined;
  if (branch?.state === 'closed')
    return { state: 'closed', reason: `${branch.reason}, the branch of request ${request}` };
  const reason = `the forge was not asked about request ${request}: ${problem}`;
  return { state: 'unknown', reason, ...(failed ? { failed } : {}) };
}

/** Asked for when one of the environments is; what is not known counts as that. */
async function askWish(view: RequestView, optIns: readonly RequestOptIn[] = []): Promise<Partial<SourceAnswer>> {
  let last: Wish | undefined;
  for (const optIn of optIns) {
    last = await wishOf(optIn, view);
    if (last.is === 'yes')
      return { reason: `request ${view.number} is open and ${last.why.replace(/^request \d+ /, '')}` };
    if (last.is === 'unknown') return { reason: `request ${view.number} is open; ${last.why}` };
  }
  return last === undefined ? {} : { unwanted: last.why };
}

function reasonOf(error: unknown): string {
  const cause = error instanceof Failure && error.code === 'SWEEP_SOURCES' ? error.cause : undefined;
  return [messageOf(error), ...(cause === undefined ? [] : [messageOf(cause)])].join(': ');
}

/** The branches of the monorepo: all of them, as its remote lists them, or those that the checkout has seen. */
export interface KnownBranches {
  /** Short names. */
  readonly names: readonly string[];
  /** Whether a branch that is not among them does not exist. */
  readonly isComplete: boolean;
  /** Who lists them, for people. */
  readonly of: string;
}

const prefix = 'refs/heads/';

/** Asks the monorepo's remote. @throws Failure `SOURCE_REMOTE` */
export async function branchesOfRemote(question: RemoteQuestion): Promise<KnownBranches> {
  const { transport, answer } = await openSourceRemote(question, (opened) => opened.listRefs([prefix]));
  await transport[Symbol.asyncDispose]();
  return { names: [...answer.refs.keys()].map((ref) => ref.slice(prefix.length)), isComplete: true, of: 'the remote' };
}

/** Asks nobody. The clone of a job has often one branch only; one that was cloned as a whole has had all of them. */
export async function branchesOfCheckout(at: Checkout): Promise<KnownBranches> {
  const of = 'this checkout';
  const unknown = { names: [], isComplete: false, of };
  const remote = await remoteName(at).catch(() => undefined);
  const base = remote === undefined ? prefix : `refs/remotes/${remote}/`;
  const listed = await git(at, ['for-each-ref', '--format=%(refname)', base]).catch(() => undefined);
  if (listed === undefined || listed.code !== 0) return unknown;
  const refs = listed.stdout
    .toString('utf8')
    .split('\n')
    .filter((ref) => ref.startsWith(base));
  const names = refs.map((ref) => ref.slice(base.length)).filter((name) => name !== 'HEAD');
  if (remote === undefined) return { names, isComplete: names.length > 0, of };
  const fetched = firstLine(await git(at, ['config', '--get-all', `remote.${remote}.fetch`]));
  return {
    names,
    isComplete: names.length > 0 && fetched?.includes(`${prefix}*`) === true && !(await isShallow(at)),
    of,
  };
}
