/** The GitOps repository of a run: its address, who asks, and the forge that it lives on. */
import { badInput } from '../core/failure.ts';
import type { AppTokens } from '../core/forge/app-tokens.ts';
import type { Forge, ForgeRepository, TokenPurpose } from '../core/forge/forge.ts';
import { forgeFor, noForge, openJobForge, serverOfJob } from '../core/forge/forges.ts';
import { openTransport } from '../core/git/connect.ts';
import { branchPrefixes, parseRepository } from '../core/git/repository.ts';
import type { GitCredential, GitRemote, Transport } from '../core/git/transport.ts';
import type { Run } from '../inputs/command.ts';
import type { InputDeclarations } from '../inputs/declaration.ts';
import { forgeInputs, gitopsInputs } from '../inputs/declarations/run.ts';
import { needed } from '../inputs/resolve.ts';

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

export async function openGitops(run: GitopsRun): Promise<Transport> {
  const { inputs, env, log, clock, network, programs } = run;
  const mode = inputs['gitops-transport'];
  const firstRefs = branchPrefixes(inputs['gitops-branch']);
  const ports = { env, log, clock, network, programs };
  return openTransport(await gitopsRemote(run, 'push'), { mode, ...ports, firstRefs });
}

/** @param purpose `request`: a GitHub App's token may open pull requests too */
export async function gitopsRemote(run: GitopsRun, purpose: TokenPurpose): Promise<GitRemote> {
  const url = gitopsUrl(run);
  const { credential, source } = await credentialOf(run, url, purpose);
  return { url, credential, credentialSource: source };
}

/** The forge of the GitOps repository, with the credential of the push: the job's own token ends at its own project. */
export async function openGitopsForge(run: GitopsRun, purpose: TokenPurpose): Promise<Forge> {
  const remote = await gitopsRemote(run, purpose);
  const repository = forgeOf(run, remote.url);
  if (repository === undefined) throw noForge('gitops-repository', remote.url);
  const { credential } = remote;
  const token =
    credential.kind === 'token'
      ? credential.token
      : credential.kind === 'password'
        ? credential.password
        : run.inputs['forge-token'];
  const { network, log, clock, secrets } = run;
  const value = needed(
    token,
    'gitops-token',
    `${purpose === 'push' ? 'commit-via: api' : 'deliver: pull-request'} needs a token for the API of ${repository.url}`,
    'Give gitops-token, or gitops-app-id with its key.',
  );
  return repository.kind.open(repository, { value }, { network, log, clock, secrets });
}

/** The forge of the monorepo itself, by the job's own token; undefined where this run knows none. */
export function openMonorepoForge(
  run: Pick<GitopsRun, 'inputs' | 'ci' | 'env' | 'network' | 'log' | 'clock' | 'secrets'>,
): Promise<Forge | undefined> {
  const { ci, env, inputs, network, log, clock, secrets } = run;
  const given = { env, forgeUrl: inputs['forge-url'], token: inputs['forge-token'] };
  return openJobForge(ci.repositoryUrl, given, { network, log, clock, secrets });
}

function forgeOf({ env, inputs }: Pick<GitopsRun, 'env' | 'inputs'>, url: string): ForgeRepository | undefined {
  return forgeFor(url, { env, forgeUrl: inputs['forge-url'] });
}

/** A commit of the GitOps repository in Markdown, as a link where its forge is known. */
export function commitLink(run: Pick<GitopsRun, 'inputs' | 'ci' | 'env' | 'cwd'>, commit: string): string {
  const forge = forgeOf(run, gitopsUrl(run));
  const short = `\`${commit.slice(0, 8)}\``;
  if (forge === undefined) return short;
  return `[${short}](${forge.kind.commitUrl(forge, commit)})`;
}

interface Credential {
  readonly credential: GitCredential;
  /** The input that it came from. */
  readonly source: string | undefined;
}

/** The first credential that is complete. */
async function credentialOf(run: GitopsRun, url: string, purpose: TokenPurpose): Promise<Credential> {
  const { inputs } = run;
  const username = inputs['gitops-username'];
  const token = inputs['gitops-token'];
  if (token !== undefined) {
    return {
      credential: { kind: 'token', token, ...(username === undefined ? {} : { username }) },
      source: 'gitops-token',
    };
  }
  const password = inputs['gitops-password'];
  if (password !== undefined) {
    if (username === undefined) {
      throw badInput('gitops-username', 'is missing beside gitops-password', 'Give both, or a gitops-token.');
    }
    return { credential: { kind: 'password', username, password }, source: 'gitops-password' };
  }
  const privateKey = inputs['gitops-ssh-key'];
  if (privateKey !== undefined) return { credential: { kind: 'ssh-key', privateKey }, source: 'gitops-ssh-key' };
  const appKey = inputs['gitops-app-private-key'];
  if (appKey === undefined) return { credential: { kind: 'none' }, source: undefined };
  const appId = needed(
    inputs['gitops-app-id'],
    'gitops-app-id',
    'it says whose key gitops-app-private-key is',
    'Give both.',
  );
  const repository = forgeOf(run, url);
  if (repository === undefined) throw noForge('gitops-app-id', url);
  const issued = await run.appTokens.token({ repository, appId, privateKeyPem: appKey }, purpose);
  return { credential: { kind: 'token', token: issued }, source: 'gitops-app-private-key' };
}
