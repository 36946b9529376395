/** The GitOps repository of a run: its address, the credential and its forge. */
import { badInput } from '../core/failure.ts';
import type { AppTokens } from '../core/forge/app-tokens.ts';
import type { Forge, ForgeRepository, TokenPurpose } from '../core/forge/forge.ts';
import {
  forgeFor,
  isAt,
  isForeignToJobToken,
  noForge,
  otherForge,
  serverOfJob,
  userOfJobToken,
} from '../core/forge/forges.ts';
import { openTransport } from '../core/git/connect.ts';
import { parseRepository } from '../core/git/repository.ts';
import type { GitCredential, GitRemote, Transport } from '../core/git/transport.ts';
import { reasonForNothing } from '../core/monorepo/environments.ts';
import type { Run } from '../inputs/command.ts';
import type { InputDeclarations } from '../inputs/declaration.ts';
import { forgeInputs, gitopsInputs } from '../inputs/declarations/run.ts';
import { needed } from '../inputs/resolve.ts';

/** Who the run is to the GitOps repository. */
export const gitopsCredentials = [
  'gitops-token',
  'gitops-username',
  'gitops-password',
  'gitops-ssh-key',
  'gitops-app-id',
  'gitops-app-private-key',
] as const;

export const gitopsConnectionInputs = { ...gitopsInputs, ...forgeInputs } as const satisfies InputDeclarations;

export type GitopsRun = Pick<
  Run<typeof gitopsConnectionInputs>,
  'inputs' | 'ci' | 'env' | 'cwd' | 'log' | 'clock' | 'secrets' | 'network' | 'programs'
> & { readonly appTokens: AppTokens };

/** The repository as a URL or absolute path. */
export function gitopsUrl({ inputs, ci, env, cwd }: Pick<GitopsRun, 'inputs' | 'ci' | 'env' | 'cwd'>): string {
  const repository = needed(
    inputs['gitops-repository'],
    'gitops-repository',
    'there is no repository to write to',
    'Give its URL, owner/name or path, or set gitops.repository in gitops.yaml.',
  );
  return parseRepository(repository, { forgeBase: serverOfJob(env, ci.host), cwd });
}

/** Why a run by this event has nothing to do: it has, and can have, no right to write. */
export function nothingByEvent({ inputs, ci }: Pick<GitopsRun, 'inputs' | 'ci'>): string | undefined {
  const names = ['gitops-token', 'gitops-password', 'gitops-ssh-key', 'gitops-app-private-key'] as const;
  const isGiven = names.some((name) => inputs[name] !== undefined);
  return reasonForNothing(ci, isGiven);
}

export async function openGitops(run: GitopsRun): Promise<Transport> {
  const { inputs, env, log, clock, network, programs } = run;
  const mode = inputs['gitops-transport'];
  return openTransport(await gitopsRemote(run, 'push'), { mode, env, log, clock, network, programs });
}

/** @param purpose `request`: a GitHub App's token may open pull requests too */
export async function gitopsRemote(run: GitopsRun, purpose: TokenPurpose): Promise<GitRemote> {
  const url = gitopsUrl(run);
  return { url, ...(await credentialOf(run, url, purpose)) };
}

/**
 * Looks before anything is asked or built whether the GitOps repository is on a forge, where the delivery needs one.
 *
 * @throws bad input `FORGE_UNKNOWN`
 */
export function checkForge(
  run: Pick<GitopsRun, 'inputs' | 'ci' | 'env' | 'cwd'>,
  { deliver, commitVia }: { readonly deliver: 'push' | 'pull-request'; readonly commitVia: 'git' | 'api' },
): void {
  if (deliver === 'push' && commitVia === 'git') return;
  const url = gitopsUrl(run);
  if (forgeOf(run, url) === undefined) throw otherForge(deliver === 'push' ? 'push' : 'request', url);
}

/**
 * The forge of the GitOps repository, with the credential of the push: the job's own token is for its own project. For
 * requests `forge-token` comes first, because what may push (a deploy token) may not open them.
 */
export async function openGitopsForge(run: GitopsRun, purpose: 'push' | 'request'): Promise<Forge> {
  const url = gitopsUrl(run);
  const repository = forgeOf(run, url);
  if (repository === undefined) throw otherForge(purpose, url);
  const given = purpose === 'request' ? forgeTokenFor(run, repository) : undefined;
  const open = (value: string) => openWith(run, repository, value);
  if (given !== undefined) return open(given);
  const { credential } = await gitopsRemote(run, purpose);
  const token = credential.kind === 'token' ? credential.token : undefined;
  const password = credential.kind === 'password' ? credential.password : undefined;
  const value = needed(
    token ?? password ?? run.inputs['forge-token'],
    'gitops-token',
    `${purpose === 'push' ? 'commit-via: api' : 'deliver: pull-request'} needs a token for the API of ${repository.url}`,
    purpose === 'push'
      ? 'Give gitops-token, or gitops-app-id with its key.'
      : 'Give forge-token or gitops-token, or gitops-app-id with its key.',
  );
  return open(value);
}

function openWith(run: GitopsRun, repository: ForgeRepository, value: string): Promise<Forge> {
  refuseForeign(run, value, repository.api);
  const isJobs = value === run.env[repository.kind.jobVariables.token];
  return repository.kind.open(repository, { value, ...(isJobs ? { ofJob: true } : {}) }, run);
}

/**
 * The forge of the GitOps repository for what is shown there, which is never worth an error. `forge-token` comes first, as
 * for requests. Undefined: it is on no forge that is known, or no token is for it.
 */
export async function gitopsForgeForStatus(run: GitopsRun): Promise<Forge | undefined> {
  const repository = forgeOf(run, gitopsUrl(run));
  if (repository === undefined) return undefined;
  const given = forgeTokenFor(run, repository);
  if (given !== undefined) return openWith(run, repository, given);
  const { credential } = await gitopsRemote(run, 'status');
  const value = credential.kind === 'token' ? credential.token : undefined;
  return value === undefined ? undefined : openWith(run, repository, value);
}

/**
 * `forge-token`, unless it is of another server: that of the monorepo, where `forge-url` names none. The job's own token
 * is for the job's repository alone.
 */
function forgeTokenFor({ inputs, ci, env }: GitopsRun, { kind, api, path, url }: ForgeRepository): string | undefined {
  const { 'forge-token': token, 'forge-url': forgeUrl } = inputs;
  const monorepo = ci.repositoryUrl === undefined ? undefined : forgeFor(ci.repositoryUrl, { env });
  if (forgeUrl === undefined && monorepo !== undefined && monorepo.api !== api) return undefined;
  if (!isAt({ kind, api, path, url }, forgeUrl)) return undefined;
  const isJobs = token === env[kind.jobVariables.token];
  const isMonorepo = monorepo?.api === api && monorepo.path.toLowerCase() === path.toLowerCase();
  return isJobs && !isMonorepo ? undefined : token;
}

/** @throws bad input for the job's own token at another server, which could use it as long as the job lasts */
function refuseForeign({ env }: Pick<GitopsRun, 'env'>, token: string, address: string): void {
  if (!isForeignToJobToken(token, address, env)) return;
  const problem = `is the token of this job, and ${address} is on another server, which never takes it`;
  throw badInput('gitops-token', problem, 'Give a token of that server.');
}

function forgeOf({ env, inputs }: Pick<GitopsRun, 'env' | 'inputs'>, url: string): ForgeRepository | undefined {
  return forgeFor(url, { env, forgeUrl: inputs['forge-url'] });
}

/** Page of a commit of the GitOps repository; undefined where its forge is not known. */
export function gitopsCommitUrl(run: Pick<GitopsRun, 'inputs' | 'ci' | 'env' | 'cwd'>, commit: string) {
  const forge = forgeOf(run, gitopsUrl(run));
  return forge?.kind.commitUrl(forge, commit);
}

/** For people: `infra/gitops`, or the address of a repository whose forge is not known. */
export function gitopsName(run: Pick<GitopsRun, 'inputs' | 'ci' | 'env' | 'cwd'>): string {
  const url = gitopsUrl(run);
  return forgeOf(run, url)?.path ?? url;
}

/** What lacks its other half, in words for a request that was refused: an empty secret counts as not given. */
function halfOf({ inputs }: Pick<GitopsRun, 'inputs'>): string | undefined {
  if (inputs['gitops-app-id'] !== undefined) return 'gitops-app-id lacks gitops-app-private-key';
  return inputs['gitops-username'] === undefined ? undefined : 'gitops-username lacks gitops-password or gitops-token';
}

/** The first credential that the inputs give: a token, a password, an SSH key or the key of a GitHub App. */
async function credentialOf(
  run: GitopsRun,
  url: string,
  purpose: TokenPurpose,
): Promise<Pick<GitRemote, 'credential' | 'credentialSource'>> {
  const {
    'gitops-token': token,
    'gitops-username': username,
    'gitops-password': password,
    'gitops-ssh-key': privateKey,
    'gitops-app-private-key': privateKeyPem,
  } = run.inputs;
  const from = (credentialSource: string | undefined, credential: GitCredential) => ({ credential, credentialSource });
  if (token !== undefined) {
    refuseForeign(run, token, url);
    // GitLab takes a job's token with this name alone.
    const user = username ?? userOfJobToken(token, run.env);
    return from('gitops-token', { kind: 'token', token, ...(user === undefined ? {} : { username: user }) });
  }
  if (password !== undefined) {
    if (username === undefined) {
      throw badInput('gitops-username', 'is missing beside gitops-password', 'Give both, or a gitops-token.');
    }
    return from('gitops-password', { kind: 'password', username, password });
  }
  if (privateKey !== undefined) return from('gitops-ssh-key', { kind: 'ssh-key', privateKey });
  if (privateKeyPem === undefined) return from(halfOf(run), { kind: 'none' });
  const appId = needed(
    run.inputs['gitops-app-id'],
    'gitops-app-id',
    'it says whose key gitops-app-private-key is',
    'Give both.',
  );
  const repository = forgeOf(run, url);
  if (repository === undefined) throw noForge('gitops-app-id', url);
  const issued = await run.appTokens.token({ repository, appId, privateKeyPem }, purpose);
  return from('gitops-app-private-key', { kind: 'token', token: issued });
}
