/**
 * What is open in the monorepo: its branches and tags by its own refs, its requests by its forge. `openRefs` and
 * `openRequests` list all of them, `sourceQuestion` asks for one.
 */

import { existsSync } from 'node:fs';
import { Failure, messageOf } from '../failure.ts';
import type { Forge, ForgePorts } from '../forge/forge.ts';
import { forgeFor, openJobForge } from '../forge/forges.ts';
import { openTransport } from '../git/connect.ts';
import { isWebUrl } from '../git/repository.ts';
import type { Network } from '../net/network.ts';
import type { CiContext, Clock, Environment, Log, Programs } from '../ports.ts';
import { type Checkout, firstLine, git } from './checkout.ts';

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
}

export interface SourceAnswer {
  readonly state: 'open' | 'closed' | 'unknown';
  /** For people: `refs/heads/x is gone`. */
  readonly reason: string;
  /** Of the request; undefined where they are not known. */
  readonly labels?: readonly string[];
  /** There is somebody to ask, who did not answer. */
  readonly failed?: true;
}

/** Whether a source is open now. Does not throw because it cannot be told. */
export type AskSource = (source: DeployedSource) => Promise<SourceAnswer>;

export interface SourcePorts {
  readonly env: Environment;
  readonly programs: Programs;
  readonly network: Network;
  readonly clock: Clock;
  readonly log: Log;
  /** The inputs `forge-token` (default: the job's own) and `forge-url`. */
  readonly token: string | undefined;
  readonly forgeUrl: string | undefined;
}

interface ListedRefs {
  readonly refs: ReadonlySet<string>;
  /** Short name of the branch that HEAD names. */
  readonly head: string | undefined;
}

/**
 * Branches and tags, which every host tells without an API.
 *
 * @throws Failure `SWEEP_SOURCES` when they cannot be listed, so that nothing is taken for closed.
 */
export async function openRefs(ci: CiContext, ports: SourcePorts): Promise<OpenSources> {
  const { refs, head } = await listRefs(ci, ports, ['refs/heads/', 'refs/tags/']);
  return { refs, defaultBranch: ci.defaultBranch ?? head ?? ci.branch ?? 'main' };
}

/**
 * Asks `origin`, as the checkout has it; where there is no checkout or it is refused, the monorepo's address with the job's
 * own token. Never another remote: a fork has other branches. A repository without any remote answers for itself.
 *
 * @param prefixes of full names
 * @throws Failure `SWEEP_SOURCES`
 */
async function listRefs(ci: CiContext, ports: SourcePorts, prefixes: readonly string[]): Promise<ListedRefs> {
  const at = { cwd: ci.workspace, env: ports.env, programs: ports.programs };
  const problems: string[] = [];
  const remotes = existsSync(ci.workspace) ? await remoteNames(at) : undefined;
  if (remotes?.includes('origin')) {
    const args = ['ls-remote', '--symref', '--', 'origin', 'HEAD', ...prefixes.map(patternOf)];
    const { code, stdout, stderr } = await git(at, args);
    if (code === 0) return parseRefs(stdout, prefixes);
    problems.push(`origin: ${stderr.trim()}`);
  }
  const url = ci.repositoryUrl;
  const token = url === undefined ? undefined : jobToken(url, ports);
  if (url !== undefined && token !== undefined && isWebUrl(url)) {
    try {
      return await listByToken(url, token, ports, prefixes);
    } catch (error) {
      problems.push(`${url}: ${messageOf(error)}`);
    }
  }
  if (remotes?.length === 0) {
    const { code, stdout, stderr } = await git(at, [
      'for-each-ref',
      '--format=%(objectname)%09%(refname)',
      ...prefixes,
    ]);
    const head = firstLine(await git(at, ['symbolic-ref', '--quiet', '--short', 'HEAD']));
    if (code === 0) return { ...parseRefs(stdout, prefixes), head };
    problems.push(stderr.trim());
  } else if (remotes?.includes('origin') === false) {
    problems.push(`no remote is named origin; there are: ${remotes.join(', ')}`);
  }
  const problem = 'the branches and tags of the monorepo could not be listed, so nothing is removed';
  throw new Failure('failed', 'SWEEP_SOURCES', problem, {
    hint: 'Run in a checkout of the monorepo whose remote `origin` can be read, or with a forge-token that may read it.',
    cause: new Error(problems.join('\n') || 'there is no checkout, and no token of this job'),
  });
}

async function remoteNames(at: Omit<Checkout, 'clock'>): Promise<readonly string[] | undefined> {
  const { code, stdout } = await git(at, ['remote']);
  return code === 0 ? stdout.toString('utf8').split('\n').filter(Boolean) : undefined;
}

/** git's patterns end where a name ends; a prefix that is a whole name is one. */
function patternOf(prefix: string): string {
  return prefix.endsWith('/') ? `${prefix}*` : prefix;
}

function parseRefs(stdout: Uint8Array, prefixes: readonly string[]): ListedRefs {
  const lines = Buffer.from(stdout).toString('utf8').split('\n');
  const names = lines.flatMap((line) => /^[0-9a-f]{40,64}\t(refs\/.+)$/.exec(line)?.[1] ?? []);
  // A pattern also matches the end of longer names.
  const refs = new Set(names.filter((name) => isBelow(name, prefixes)));
  const head = lines.map((line) => /^ref: refs\/heads\/(.+)\tHEAD$/.exec(line)?.[1]).find((name) => name !== undefined);
  return { refs, head };
}

function isBelow(name: string, prefixes: readonly string[]): boolean {
  return prefixes.some((prefix) => (prefix.endsWith('/') ? name.startsWith(prefix) : name === prefix));
}

/** The token for the monorepo, where it is on a forge that this job knows: no other server gets it. */
function jobToken(url: string, { env, token, forgeUrl }: SourcePorts) {
  const kind = forgeFor(url, { env, forgeUrl })?.kind;
  if (kind === undefined) return undefined;
  if (token !== undefined) return { token };
  const own = env[kind.jobVariables.token];
  if (own === undefined || own === '') return undefined;
  return kind.name === 'gitlab' ? { token: own, username: 'gitlab-ci-token' } : { token: own };
}

async function listByToken(
  url: string,
  token: { readonly token: string; readonly username?: string },
  ports: SourcePorts,
  prefixes: readonly string[],
): Promise<ListedRefs> {
  const remote = { url, credential: { kind: 'token', ...token }, credentialSource: 'forge-token' } as const;
  await using transport = await openTransport(remote, { ...ports, mode: 'auto' });
  const { refs, head } = await transport.listRefs(prefixes);
  const names = [...refs.keys()].filter((name) => isBelow(name, prefixes));
  return { refs: new Set(names), head: head?.replace(/^refs\/heads\//, '') };
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

/** Milliseconds for which an answer counts, so that a lost race does not ask everything again at once. */
const answerLife = 30_000;

/** A branch or tag is asked of the monorepo's remote, a request of its forge. */
export function sourceQuestion(ci: CiContext, ports: SourcePorts & Pick<ForgePorts, 'secrets'>): AskSource {
  const { clock } = ports;
  let opening: Promise<Forge | undefined> | undefined;
  const openForge = () => {
    opening ??= forgeOf({ ...ports, ci });
    return opening;
  };
  const ask: AskSource = async ({ ref, request }) =>
    request === undefined ? askRef(ci, ports, ref) : askRequest(ci, ports, openForge, { ref, request });
  const answers = new Map<string, { readonly at: number; readonly answer: Promise<SourceAnswer> }>();
  return (source) => {
    const key = `${source.request ?? ''} ${source.ref}`;
    const known = answers.get(key);
    if (known !== undefined && clock.now() - known.at < answerLife) return known.answer;
    const answer = ask(source);
    answers.set(key, { at: clock.now(), answer });
    return answer;
  };
}

async function askRef(ci: CiContext, ports: SourcePorts, ref: string): Promise<SourceAnswer> {
  if (!/^refs\/(?:heads|tags)\/./.test(ref)) {
    return { state: 'unknown', reason: `${ref} is no branch or tag, and nothing else can be asked` };
  }
  try {
    const trunk = ci.defaultBranch === undefined ? undefined : `refs/heads/${ci.defaultBranch}`;
    const { refs, head } = await listRefs(ci, ports, trunk === undefined ? [ref] : [ref, trunk]);
    if (refs.has(ref)) return { state: 'open', reason: `${ref} exists` };
    // Fail closed: an answer without what must be there is none.
    if (trunk === undefined ? head !== undefined : refs.has(trunk))
      return { state: 'closed', reason: `${ref} is gone` };
    return { state: 'unknown', reason: "the monorepo's remote does not even show its default branch", failed: true };
  } catch (error) {
    return { state: 'unknown', reason: reasonOf(error), failed: true };
  }
}

async function askRequest(
  ci: CiContext,
  ports: SourcePorts,
  openForge: () => Promise<Forge | undefined>,
  { ref, request }: { readonly ref: string; readonly request: number },
): Promise<SourceAnswer> {
  let problem = 'no forge or no token is known that could be asked';
  let failed = false;
  try {
    const forge = await openForge();
    if (forge !== undefined) {
      const { state, labels } = await forge.request(request);
      if (state === 'open') return { state, labels, reason: `request ${request} is open` };
      return { state: 'closed', labels, reason: `request ${request} is ${state}` };
    }
  } catch (error) {
    problem = reasonOf(error);
    failed = true;
  }
  // Without its branch a request cannot be open. That of a fork was never among ours, and is not deployed.
  const branch = /^refs\/heads\/./.test(ref) ? await askRef(ci, ports, ref) : undefined;
  if (branch?.state === 'closed')
    return { state: 'closed', reason: `${branch.reason}, the branch of request ${request}` };
  const reason = `the forge was not asked about request ${request}: ${problem}`;
  return { state: 'unknown', reason, ...(failed ? { failed } : {}) };
}

function reasonOf(error: unknown): string {
  const cause = error instanceof Failure && error.code === 'SWEEP_SOURCES' ? error.cause : undefined;
  return [messageOf(error), ...(cause === undefined ? [] : [messageOf(cause)])].join(': ');
}
