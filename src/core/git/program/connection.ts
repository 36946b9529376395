/** Runs of the git program against one remote: with its credential, again when the line broke, counted. */

import { dirname } from 'node:path';
import { badInput, Failure } from '../../failure.ts';
import type { Deadline } from '../../net/deadline.ts';
import type { Clock, Environment, Log, Programs } from '../../ports.ts';
import { type TemporaryDirectory, temporaryBase, temporaryDirectory } from '../../run-end.ts';
import { authorizationOf, credentialName } from '../credential.ts';
import { isTransient, problemIn, remoteFailure } from '../remote-failure.ts';
import { isLocalPath, isWebUrl } from '../repository.ts';
import type { GitRemote, ObjectFormat } from '../transport.ts';
import { type GitOptions, type GitResult, type GitSetting, networkSettings, requireGit, runGit } from './program.ts';
import { sshVariables } from './ssh.ts';

export interface GitConnectionParts {
  readonly env: Environment;
  readonly log: Log;
  readonly clock: Clock;
  readonly programs: Programs;
  /** Of the run; git makes its own connections. */
  readonly network: { readonly deadline: Deadline };
}

/** What the user's configuration may say for work by hand, and what would keep a run from a path. */
const ofPath: readonly GitSetting[] = [
  ['safe.bareRepository', 'all'],
  ['push.gpgSign', 'false'],
  ['push.pushOption', ''],
];

/** Bytes of what git prints of a server's answer, such as the list of all refs. */
const largestAnswer = 64 * 1024 * 1024;

/** Pauses in milliseconds before a question is asked again that met a broken line or a busy server. */
const retryPauses = [500, 2_000, 8_000];

export class GitConnection implements AsyncDisposable {
  readonly remote: GitRemote;
  readonly #directory: TemporaryDirectory;
  /** For processes that the caller starts. */
  readonly options: GitOptions;
  /** Whether the remote is a path on this machine. */
  readonly local: boolean;
  readonly #parts: GitConnectionParts;
  requests = 0;
  processes = 0;

  private constructor(
    remote: GitRemote,
    directory: TemporaryDirectory,
    options: GitOptions,
    parts: GitConnectionParts,
  ) {
    this.remote = remote;
    this.#directory = directory;
    this.options = options;
    this.local = isLocalPath(remote.url);
    this.#parts = parts;
  }

  /** Prepares everything and sends nothing yet. */
  static async prepare(remote: GitRemote, parts: GitConnectionParts): Promise<GitConnection> {
    const local = isLocalPath(remote.url);
    const web = isWebUrl(remote.url);
    const { credential } = remote;
    if (!web && !local && (credential.kind === 'token' || credential.kind === 'password')) {
      const problem = `a ${credential.kind} cannot open ${remote.url}`;
      throw badInput(credentialName(remote), problem, 'Give gitops-ssh-key, or an https:// URL.');
    }
    await requireGit(parts);
    const settings = await settingsOf(remote, parts);
    const directory = await temporaryDirectory(temporaryBase(parts.env), 'monorepo-gitops');
    const { path } = directory;
    try {
      const key = credential.kind === 'ssh-key' ? credential.privateKey : undefined;
      const ssh = web || local ? {} : await sshVariables(path, key, parts.env.GIT_SSH_COMMAND);
      const options: GitOptions = {
        programs: parts.programs,
        cwd: path,
        env: parts.env,
        // A path has no credential to protect, and the user's safe.directory decides who may be trusted there.
        scope: local ? 'checkout' : 'own',
        outputLimit: largestAnswer,
        settings,
        variables: { ...ssh, ...proxyVariables(parts.env), GIT_CEILING_DIRECTORIES: dirname(path) },
      };
      return new GitConnection(remote, directory, options, parts);
    } catch (error) {
      await directory[Symbol.asyncDispose]();
      throw error;
    }
  }

  /** A private temporary directory, removed at the end. */
  get directory(): string {
    return this.#directory.path;
  }

  /** A run with more settings than the connection's own. */
  run(args: readonly string[], more: Pick<GitOptions, 'stdin' | 'settings' | 'variables'> = {}): Promise<GitResult> {
    this.processes += 1;
    this.requests += 1;
    return runGit(args, {
      ...this.options,
      ...more,
      settings: [...(this.options.settings ?? []), ...(more.settings ?? [])],
      variables: { ...this.options.variables, ...more.variables },
    });
  }

  /** A run that only reads, so it may be repeated. */
  async ask(
    args: readonly string[],
    more: Pick<GitOptions, 'stdin' | 'settings' | 'variables'> = {},
  ): Promise<GitResult> {
    const { log, clock, network } = this.#parts;
    for (const longest of retryPauses) {
      const result = await this.run(args, more);
      if (result.code === 0 || !isTransient(result.stderr)) return result;
      const pause = longest * (0.5 + clock.random() / 2);
      if (pause >= network.deadline.remaining()) {
        throw network.deadline.failure('another try of the git program', this.failure('git', result.stderr));
      }
      log.detail(`the git server did not answer in full; asking again in ${Math.round(pause)} ms`);
      await clock.sleep(pause);
    }
    return this.run(args, more);
  }

  detail(line: string): void {
    this.#parts.log.detail(line);
  }

  failure(what: string, stderr: string): Failure {
    const cause = new Error(stderr.trim());
    const problem = problemIn(stderr);
    if (problem !== undefined) return remoteFailure(this.remote, problem, cause);
    if (/^(?!remote:).*(no space left on device|disk quota exceeded)/im.test(stderr))
      return diskFull(this.directory, cause);
    const hint = `Git's own words are the cause; "git ls-remote ${this.remote.url}" on this runner may say more.`;
    return new Failure('failed', 'GIT_FAILED', `${what} (${this.remote.url})`, { hint, cause });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#directory[Symbol.asyncDispose]();
  }
}

function diskFull(directory: string, cause: Error): Failure {
  const problem = `the disk of ${directory} is full, where git keeps what it fetches`;
  const hint = 'Free some space there, or name another directory in TMPDIR (on a runner of GitHub: RUNNER_TEMP).';
  return new Failure('failed', 'DISK_FULL', problem, { hint, cause });
}

async function settingsOf(remote: GitRemote, parts: GitConnectionParts): Promise<readonly GitSetting[]> {
  if (isLocalPath(remote.url)) return ofPath;
  if (!isWebUrl(remote.url)) return [];
  return [...namedAuthorities(parts.env), ...(await networkSettings(parts)), ...authorization(remote)];
}

/** curl takes the proxy for http from the lower-case variable only: in a CGI program the other one is a header of a client. */
function proxyVariables({ http_proxy: lower, HTTP_PROXY: upper }: Environment): Record<string, string> {
  return lower === undefined && upper !== undefined ? { http_proxy: upper } : {};
}

/** Only a git that is built with OpenSSL knows SSL_CERT_FILE; Debian's is not. What the user configured comes behind it. */
function namedAuthorities({ SSL_CERT_FILE: file }: Environment): GitSetting[] {
  return file === undefined || file === '' ? [] : [['http.sslCAInfo', file]];
}

/**
 * The header for the remote's own origin. Redirects are not followed with it: git takes the address of the first one as
 * its new base and sends the header there too, whatever host that is.
 */
function authorization(remote: GitRemote): GitSetting[] {
  const header = authorizationOf(remote);
  if (header === undefined) return [];
  return [
    [`http.${new URL(remote.url).origin}/.extraHeader`, `Authorization: ${header}`],
    ['http.followRedirects', 'false'],
  ];
}

/** What `git ls-remote` does not tell about a repository. */
interface RemoteDescription {
  readonly objectFormat: ObjectFormat;
  /** `refs/heads/main`, also when that branch is unborn. */
  readonly head: string | undefined;
}

/**
 * A repository without refs. Its server names the format and HEAD among the capabilities, which only a trace shows.
 *
 * @throws Failure `GIT_NO_REPOSITORY` for a web page, which git takes for the empty list of a server without protocol.
 */
export async function describeUnborn(connection: GitConnection): Promise<RemoteDescription> {
  if (connection.local) return describePath(connection);
  const trace = await connection.ask(['ls-remote', '--', connection.remote.url], {
    variables: { GIT_TRACE_PACKET: '1' },
  });
  if (!trace.stderr.includes('packet:')) {
    throw new Failure('failed', 'GIT_NO_REPOSITORY', `${connection.remote.url} does not answer as a git repository`, {
      hint: 'Check gitops-repository; behind single sign-on the answer may be a login page that wants a token instead.',
    });
  }
  return {
    objectFormat: /object-format=sha256/.test(trace.stderr) ? 'sha256' : 'sha1',
    head: /symref-target:(refs\/heads\/\S+)/.exec(trace.stderr)?.[1],
  };
}

/** A repository on this machine, with its objects directory. */
export async function describePath(
  connection: GitConnection,
): Promise<RemoteDescription & { readonly objects: string }> {
  const at = ['-C', connection.remote.url];
  const path = ['rev-parse', '--path-format=absolute', '--show-object-format', '--git-path', 'objects'];
  const result = await connection.ask([...at, ...path]);
  if (result.code !== 0) throw connection.failure('the repository cannot be opened', result.stderr);
  const [format, objects = ''] = result.stdout.toString('utf8').split('\n');
  const head = (await connection.ask([...at, 'symbolic-ref', '--quiet', 'HEAD'])).stdout.toString('utf8').trim();
  return { objectFormat: format === 'sha256' ? 'sha256' : 'sha1', objects, head: head === '' ? undefined : head };
}
