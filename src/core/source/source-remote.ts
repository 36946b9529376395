/** Where the monorepo's remote is, and the credentials that it may be asked with, one after the other. */
import { Failure } from '../failure.ts';
import { jobGitAccess, tokenGitAccess } from '../forge/forges.ts';
import { openGitTransport } from '../git/program/transport.ts';
import { isWebUrl, parseRepository, sameRepository } from '../git/repository.ts';
import type { GitCredential, GitRemote, Transport } from '../git/transport.ts';
import type { Network } from '../net/network.ts';
import type { CiContext, Clock, Environment, Log, Secrets } from '../ports.ts';
import { type Checkout, firstLine, git, hasNoRemote, remoteName } from './checkout.ts';

export interface RemoteQuestion {
  readonly ci: Pick<CiContext, 'repositoryUrl' | 'workspace'>;
  readonly checkout: Checkout;
  readonly env: Environment;
  readonly log: Log;
  readonly clock: Clock;
  readonly secrets: Secrets;
  readonly network: Network;
  /** The inputs `forge-token` and `forge-url`. */
  readonly forgeToken?: string | undefined;
  readonly forgeUrl?: string | undefined;
  /** Asked in place of the monorepo's own remote. Of the same server: the job's credentials are used for it. */
  readonly address?: string | undefined;
  /** Before something is removed: a single remote of another name may be a fork, in which nothing is open. */
  readonly originOnly?: boolean;
  /** The GitOps repository. Its credential is used only where it is the monorepo, too. */
  readonly gitops?: { readonly url: string; readonly remote: () => Promise<GitRemote> } | undefined;
}

/** The remote as the checkout has it; the monorepo's address where there is no checkout, or no remote in it. */
async function addressOf({ checkout, ci, originOnly = false, address }: RemoteQuestion): Promise<string> {
  if (address !== undefined) return address;
  const found = await remoteName(checkout).catch(noGit);
  const name = originOnly && found !== 'origin' ? undefined : found;
  // With what the user's `insteadOf` makes of it.
  const url = name === undefined ? undefined : firstLine(await git(checkout, ['ls-remote', '--get-url', '--', name]));
  if (url !== undefined) return url;
  const parse = async (what: string) => firstLine(await git(checkout, ['rev-parse', what]).catch(() => noResult));
  // A bare repository has no working copy.
  const repository = (await parse('--show-toplevel')) ?? (await parse('--absolute-git-dir'));
  if (repository !== undefined && (await hasNoRemote(checkout))) return repository;
  if (ci.repositoryUrl !== undefined) return `${ci.repositoryUrl}.git`;
  throw new Failure('failed', 'SOURCE_REMOTE', 'no remote of the checkout is named origin', {
    hint: 'Name the monorepo origin: `git remote rename NAME origin`.',
  });
}

const noResult = { code: 1, stdout: Buffer.alloc(0), stderr: '' };

function noGit(error: unknown): undefined {
  if (!(error instanceof Failure)) throw error;
  return undefined;
}

/**
 * The ways to ask the monorepo, the best first: as the checkout does it; with the job's own token, where the remote is on
 * the job's forge; with `forge-token`; without a credential. Each is found out only when those before were refused.
 *
 * The GitOps repository's credential is among them for that repository alone.
 */
async function* waysTo(question: RemoteQuestion): AsyncGenerator<GitRemote, void, undefined> {
  const { ci, checkout, env, secrets, forgeToken, forgeUrl, gitops } = question;
  const { url, userinfo } = withoutUserinfo(await addressOf(question));
  const remote = parseRepository(url, { cwd: ci.workspace });
  const from = (credential: GitCredential, credentialSource: string): GitRemote => {
    for (const secret of secretsIn(credential)) secrets.add(secret);
    return { url: remote, credential, credentialSource };
  };
  const anonymous: GitRemote = { url: remote, credential: { kind: 'none' }, credentialSource: undefined };
  if (!isWebUrl(remote)) yield anonymous;
  else {
    const settings = await settingNames(checkout);
    const header = settings(/^http\.(.*\.)?extraheader$/) ? await authorizationFor(checkout, remote) : undefined;
    if (header !== undefined) yield from({ kind: 'header', authorization: header }, 'the checkout (http.extraheader)');
    if (userinfo !== undefined) yield from({ kind: 'password', ...userinfo }, 'the address of the remote');
    const helped = settings(/^credential\.(.*\.)?helper$/) ? await fromHelper(checkout, remote) : undefined;
    if (helped !== undefined) yield from({ kind: 'password', ...helped }, 'the credential helper of git');
  }
  const access = jobGitAccess(remote, env) ?? (ci.repositoryUrl && jobGitAccess(`${ci.repositoryUrl}.git`, env));
  if (access) {
    const { url: web, ...token } = access;
    yield { ...from({ kind: 'token', ...token }, "the job's own token"), url: web };
  }
  const { repositoryUrl } = ci;
  if (forgeToken !== undefined && repositoryUrl !== undefined) {
    const given = tokenGitAccess(remote, { token: forgeToken, repositoryUrl, env, forgeUrl });
    if (given !== undefined) {
      const { url: web, ...token } = given;
      yield { ...from({ kind: 'token', ...token }, 'forge-token'), url: web };
    }
  }
  if (gitops !== undefined && sameRepository(gitops.url, remote)) yield await gitops.remote();
  if (isWebUrl(remote)) yield anonymous;
}

/** What was refused, and by whom; the last way's failure is the cause. */
interface Refusal {
  readonly url: string;
  readonly sources: readonly string[];
  readonly cause: unknown;
}

const anonymousSource = 'no credential';

/** Codes of a server that is there and does not let this credential in; another one may do. */
const refusals = new Set(['GIT_AUTH', 'GIT_REPOSITORY_NOT_FOUND', 'GIT_REDIRECT', 'GIT_NO_REPOSITORY']);
/** Of ssh, behind which https is another door. */
const shut = new Set(['GIT_HOST_KEY', 'GIT_SSH_MISSING', 'GIT_UNREACHABLE', 'GIT_FAILED']);

/**
 * Opens the monorepo's remote and asks it, with the first credential that it takes.
 *
 * @param ask the first question, by which a refusal shows itself
 * @throws Failure `SOURCE_REMOTE` when it lets nobody in; every other failure of the connection as it is
 */
export async function openSourceRemote<T>(
  question: RemoteQuestion,
  ask: (transport: Transport) => Promise<T>,
): Promise<{ readonly transport: Transport; readonly answer: T }> {
  let refused: Refusal | undefined;
  for await (const remote of waysTo(question)) {
    let transport: Transport | undefined;
    try {
      transport = await openRemote(remote, question);
      const answer = await ask(transport);
      question.log.detail(`monorepo ${remote.url}: asked with ${remote.credentialSource ?? anonymousSource}`);
      return { transport, answer };
    } catch (error) {
      await transport?.[Symbol.asyncDispose]();
      const code = error instanceof Failure ? error.code : '';
      if (!refusals.has(code) && (isWebUrl(remote.url) || !shut.has(code))) throw error;
      const sources = [...(refused?.sources ?? []), remote.credentialSource ?? anonymousSource];
      refused = { url: remote.url, sources, cause: error };
    }
  }
  throw refusedBy(refused);
}

function refusedBy(refused: Refusal | undefined): Failure {
  const { cause } = refused ?? {};
  const access =
    'Give the job `contents: read` (GitHub) or access to its own project (GitLab), or a forge-token that may read it.';
  // Where nothing was offered, nothing was refused: what came in the way stands in the cause alone.
  if (refused?.sources.join() === anonymousSource && cause instanceof Failure) {
    const hint = isWebUrl(refused.url) ? access : (cause.hint ?? access);
    return new Failure('failed', 'SOURCE_REMOTE', `the monorepo cannot be asked: ${cause.message}`, { hint, cause });
  }
  const by = refused === undefined ? '' : ` ${refused.url} refused ${refused.sources.join(', ')}`;
  return new Failure('failed', 'SOURCE_REMOTE', `the monorepo cannot be asked:${by}`, { hint: access, cause });
}

/** What cannot be asked is not known, and the run goes on without it: nobody waits long for it. */
const attempts = 2;
const limits = { connectMs: 10_000, inactivityMs: 30_000 };

async function openRemote(remote: GitRemote, question: RemoteQuestion): Promise<Transport> {
  const { log, network, clock, env, checkout } = question;
  const parts = { ...question, programs: checkout.programs };
  if (!isWebUrl(remote.url)) {
    // As the checkout reaches it: with an agent, or with the key that its configuration names.
    const command = env.GIT_SSH_COMMAND ?? (await setting(checkout, ['--get', 'core.sshCommand']));
    return openGitTransport(
      remote,
      command === undefined ? parts : { ...parts, env: { ...env, GIT_SSH_COMMAND: command } },
    );
  }
  try {
    const { openWireTransport } = await import('../git/wire/open.ts');
    return await openWireTransport(remote, { network, log, attempts, limits });
  } catch (error) {
    if (!(error instanceof Failure) || error.code !== 'GIT_WIRE_UNSUPPORTED') throw error;
    return openGitTransport(remote, { log, network, clock, env, programs: checkout.programs });
  }
}

function withoutUserinfo(url: string) {
  const web = isWebUrl(url) && URL.canParse(url) ? new URL(url) : undefined;
  if (web === undefined) return { url, userinfo: undefined };
  const [username, password] = [decoded(web.username), decoded(web.password)];
  web.username = '';
  web.password = '';
  return { url: web.href, userinfo: password === '' ? undefined : { username, password } };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The header that actions/checkout leaves behind, also in a file that the configuration includes. */
async function authorizationFor(checkout: Checkout, url: string): Promise<string | undefined> {
  const header = await setting(checkout, ['--get-urlmatch', 'http.extraHeader', url]);
  return /^authorization:\s*(.+)$/i.exec(header ?? '')?.[1];
}

/** Milliseconds for a helper to answer: one that asks a person would never. */
const helperTime = 10_000;

async function fromHelper(checkout: Checkout, url: string) {
  if ((await setting(checkout, ['--get-urlmatch', 'credential.helper', url])) === undefined) return undefined;
  const { runGit } = await import('../git/program/program.ts');
  const { cwd, env, programs } = checkout;
  const options = { cwd, env, programs, stdin: `url=${url}\n\n`, timeout: helperTime };
  const { code, stdout } = await runGit(['credential', 'fill'], options).catch(() => noResult);
  if (code !== 0) return undefined;
  const lines = stdout.toString('utf8').split('\n');
  const value = (key: string) => lines.find((line) => line.startsWith(`${key}=`))?.slice(key.length + 1);
  const [username = '', password] = [value('username'), value('password')];
  return password === undefined || password === '' ? undefined : { username, password };
}

/** Whether git is configured with such a name at all: most jobs have neither a header nor a helper, and one question tells. */
async function settingNames(checkout: Checkout): Promise<(name: RegExp) => boolean> {
  const { code, stdout } = await git(checkout, ['config', '--list', '--name-only', '-z']).catch(() => noResult);
  const names = stdout.toString('utf8').split('\0');
  return (name) => code !== 0 || names.some((each) => name.test(each));
}

async function setting(checkout: Checkout, args: readonly string[]): Promise<string | undefined> {
  return firstLine(await git(checkout, ['config', ...args]).catch(() => noResult));
}

/** The header as a whole, too: it is another encoding of the token. */
function secretsIn(credential: GitCredential): readonly string[] {
  switch (credential.kind) {
    case 'header': {
      const encoded = /^\S+\s+(\S+)$/.exec(credential.authorization)?.[1] ?? credential.authorization;
      const plain = Buffer.from(encoded, 'base64').toString('utf8');
      const secret = /^[^:]*:(.+)$/.exec(plain)?.[1];
      return [encoded, ...(secret === undefined ? [] : [secret])];
    }
    case 'password':
      return [credential.password];
    case 'token':
      return [credential.token];
    default:
      return [];
  }
}
