/**
 * Runs the git program: argv arrays only, an environment that we choose, nothing that asks questions or runs hooks.
 *
 * Two scopes of configuration:
 * - `own`: repositories that we made ourselves. Neither the system's nor the user's configuration counts, because
 *   `url.insteadOf`, `credential.helper` or `core.sshCommand` there would send our credentials elsewhere. Proxies and
 *   certificate authorities come from the environment (`HTTPS_PROXY`, `NO_PROXY`, `GIT_SSL_CAINFO`, `SSL_CERT_FILE`)
 *   and from the user's `http.*` settings that `networkSettings` picks out.
 * - `checkout`: the user's own working copy, or that of a job (`trustsCheckout`). Its configuration is the user's will
 *   (credential helpers, `safe.directory`, `insteadOf`); only prompts, hooks, file system monitors and background maintenance are off.
 */

import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { Failure } from '../../failure.ts';
import type { Environment, ProgramCall, Programs } from '../../ports.ts';
import { ofRunner } from '../../program-environment.ts';

export type GitSetting = readonly [key: string, value: string];

export interface GitOptions {
  readonly programs: Programs;
  readonly cwd?: string;
  /** The process' environment; only the variables that git, ssh and gpg need are handed on. */
  readonly env: Environment;
  /** Default `checkout`. */
  readonly scope?: 'own' | 'checkout';
  /** Configuration for this run, passed through the environment: secrets in it reach neither argv nor the disk. */
  readonly settings?: readonly GitSetting[];
  /** Environment variables for this run alone: `GIT_SSH_COMMAND`, `GIT_TRACE_PACKET`. */
  readonly variables?: Readonly<Record<string, string>>;
  readonly stdin?: Uint8Array | string;
  /** Milliseconds until the run is ended. Default five minutes. */
  readonly timeout?: number;
  /** As in `ProgramCall`. */
  readonly outputLimit?: number;
}

export interface GitResult {
  readonly code: number;
  readonly stdout: Buffer;
  /** As git wrote it; redact before showing. */
  readonly stderr: string;
}

const defaultTimeout = 300_000;

/** Variables that change where git works (`GIT_DIR`), what it reveals (`GIT_TRACE_CURL`) or runs are not among them. */
const handedOn =
  /^(PATH|HOME|USER|LOGNAME|USERPROFILE|HOMEDRIVE|HOMEPATH|SYSTEMROOT|COMSPEC|TMPDIR|TEMP|TMP|LD_LIBRARY_PATH|(https?|all|no)_proxy|GIT_SSL_CAINFO|GIT_SSL_CAPATH|GIT_SSL_CERT|GIT_SSL_KEY|SSL_CERT_FILE|SSL_CERT_DIR|GIT_SSH|GIT_SSH_COMMAND|GIT_SSH_VARIANT|SSH_AUTH_SOCK|SSH_AGENT_PID|GNUPGHOME)$/i;

/** The user's configuration files and what credential helpers read, of interest in a checkout only. */
const ofCheckout =
  /^(XDG_CONFIG_HOME|GIT_CONFIG_GLOBAL|GIT_CONFIG_SYSTEM|GIT_CONFIG_NOSYSTEM|XDG_RUNTIME_DIR|DBUS_SESSION_BUS_ADDRESS|DISPLAY|WAYLAND_DISPLAY|KRB5CCNAME|GH_CONFIG_DIR|GCM_\w+)$/;

/**
 * Variable of `Environment` that hosts set in a pipeline's job: the job runs what it has checked out, so git's question
 * whether the checkout's owner is trusted has its answer. In a container the owner often is another user. Git before 2.38
 * takes that answer from files alone.
 */
export const trustsCheckout = 'MONOREPO_GITOPS_TRUSTS_CHECKOUT';

const trusted: readonly GitSetting[] = [['safe.directory', '*']];

const always: readonly GitSetting[] = [
  ['core.hooksPath', '/dev/null'],
  ['core.fsmonitor', 'false'],
  ['core.askPass', ''],
  ['gc.auto', '0'],
  ['maintenance.auto', 'false'],
  ['advice.detachedHead', 'false'],
  ['core.quotePath', 'false'],
  // A connection that moves less than 1 kB/s for a minute is dead.
  ['http.lowSpeedLimit', '1000'],
  ['http.lowSpeedTime', '60'],
  // `ext::` runs commands and `git://` is unauthenticated.
  ['protocol.allow', 'never'],
  ['protocol.https.allow', 'always'],
  ['protocol.http.allow', 'always'],
  ['protocol.ssh.allow', 'always'],
  ['protocol.file.allow', 'always'],
];

/** An empty value resets the list of helpers that came before it. */
const ofOwn: readonly GitSetting[] = [['credential.helper', '']];

/** The exact environment of a git run. */
export function gitEnvironment(
  options: Pick<GitOptions, 'env' | 'scope' | 'settings' | 'variables'>,
): NodeJS.ProcessEnv {
  const own = options.scope === 'own';
  const environment: NodeJS.ProcessEnv = {};
  for (const [name, value] of Object.entries(options.env)) {
    if (value === undefined) continue;
    if (handedOn.test(name) || ofRunner.test(name) || (!own && ofCheckout.test(name))) environment[name] = value;
  }
  Object.assign(environment, {
    GIT_TERMINAL_PROMPT: '0',
    GIT_ASKPASS: '',
    SSH_ASKPASS: '',
    // Messages that are classified must not be translated.
    LC_ALL: 'C',
    GIT_OPTIONAL_LOCKS: '0',
    ...(own ? { GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: '/dev/null' } : {}),
    ...options.variables,
  });
  const ofScope = own ? ofOwn : options.env[trustsCheckout] === undefined ? [] : trusted;
  const settings = [...always, ...ofScope, ...(options.settings ?? [])];
  environment.GIT_CONFIG_COUNT = String(settings.length);
  for (const [index, [key, value]] of settings.entries()) {
    environment[`GIT_CONFIG_KEY_${index}`] = key;
    environment[`GIT_CONFIG_VALUE_${index}`] = value;
  }
  return environment;
}

/** A git process whose streams the caller drives, such as `cat-file --batch`. Its `error` event must be handled. */
export function startGit(args: readonly string[], options: GitOptions): ChildProcessWithoutNullStreams {
  return options.programs.start(callOf('git', args, options));
}

function callOf(program: GitProgram, args: readonly string[], options: GitOptions): ProgramCall {
  return {
    argv: [program, ...args],
    env: gitEnvironment(options),
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
  };
}

/**
 * Runs git to its end, whatever its exit code.
 *
 * @throws Failure `GIT_MISSING` when the program cannot be started, `GIT_TIMEOUT` when it was ended for taking too long.
 */
export function runGit(args: readonly string[], options: GitOptions): Promise<GitResult> {
  return runProgram('git', args, options);
}

/** git, or one of the programs that git itself signs with, under the same rules. */
export type GitProgram = 'git' | 'ssh-keygen' | 'gpg' | 'gpgconf';

/** As `runGit`. */
export async function runProgram(
  program: GitProgram,
  args: readonly string[],
  options: GitOptions,
): Promise<GitResult> {
  const { programs, cwd, stdin = '', timeout = defaultTimeout, outputLimit } = options;
  const { result, exitCode, stdout, stderr } = await programs.run({
    ...callOf(program, args, options),
    stdin,
    timeout,
    ...(outputLimit === undefined ? {} : { outputLimit }),
  });
  if (result === 'not-started') throw missing(program, cwd, new Error(stderr));
  if (result === 'timed-out') throw tooLate([program, ...args], timeout, stderr);
  return { code: exitCode, stdout, stderr };
}

/** The proxies and certificate authorities in the user's and the system's git configuration, as `settings`. */
export async function networkSettings(options: Pick<GitOptions, 'env' | 'programs'>): Promise<GitSetting[]> {
  const wanted =
    '^http\\.(.*\\.)?(proxy|proxysslcainfo|proxyauthmethod|sslcainfo|sslcapath|sslbackend|schannelusesslcainfo)$';
  const settings: GitSetting[] = [];
  for (const file of ['--system', '--global']) {
    const { code, stdout } = await runGit(['config', file, '--null', '--get-regexp', wanted], options);
    if (code !== 0) continue;
    for (const entry of stdout.toString('utf8').split('\0').filter(Boolean)) {
      const end = entry.indexOf('\n');
      if (end > 0) settings.push([entry.slice(0, end), entry.slice(end + 1)]);
    }
  }
  return settings;
}

/**
 * @throws Failure `GIT_TOO_OLD` for a git that does not read its configuration from the environment, and so would send no
 * credential.
 */
export async function requireGit(options: Pick<GitOptions, 'env' | 'programs'>): Promise<void> {
  const { stdout } = await runGit(['version'], { ...options, scope: 'own' });
  const version = stdout.toString('utf8').trim();
  const [, major = '0', minor = '0'] = /(\d+)\.(\d+)/.exec(version) ?? [];
  if (Number(major) > 2 || (Number(major) === 2 && Number(minor) >= 31)) return;
  throw new Failure('failed', 'GIT_TOO_OLD', `${version} is too old`, { hint: 'Install git 2.31 (2021) or newer.' });
}

function missing(program: GitProgram, cwd: string | undefined, cause: Error): Failure {
  const wanted = program === 'git' ? 'git 2.31 or newer' : program;
  return new Failure('failed', 'GIT_MISSING', `the program ${program} could not be started`, {
    hint: `Install ${wanted} and have it in PATH${cwd === undefined ? '' : '; the working directory must exist'}.`,
    cause,
  });
}

function tooLate(argv: readonly string[], timeout: number, stderr: string): Failure {
  const [program, command] = argv.filter((arg) => !arg.startsWith('-') && !arg.includes('/'));
  const seconds = Math.round(timeout / 1000);
  return new Failure('failed', 'GIT_TIMEOUT', `${program} ${command ?? ''} did not end within ${seconds} s`, {
    hint: 'Check the network between this runner and the git server, and the load of the server.',
    cause: new Error(stderr.trim()),
  });
}
