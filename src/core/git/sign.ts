/** Signs commits with the programs that git itself uses; the key is on disk only while they run. */

import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { badInput, Failure } from '../failure.ts';
import type { Environment, Programs } from '../ports.ts';
import { temporaryBase, temporaryDirectory } from '../run-end.ts';
import type { SignCommit } from './commit.ts';
import { type GitOptions, type GitProgram, type GitResult, runProgram } from './program/program.ts';
import { writePrivateKey } from './program/ssh.ts';

export interface SignerParts {
  readonly env: Environment;
  readonly programs: Programs;
  /** For messages. Default `sign`. */
  readonly input?: string;
}

/**
 * Signs with a private key without passphrase: SSH (`ssh-keygen`) or GPG (`gpg`), told apart by the text of the key.
 * The key lies in a private temporary directory during each signature and nowhere else.
 *
 * @throws Failure bad input for a text that is no private key; `GIT_SIGN` when the program refuses the key.
 */
export async function createSigner(key: string, parts: SignerParts): Promise<SignCommit> {
  const input = parts.input ?? 'sign';
  if (key.includes('BEGIN PGP PRIVATE KEY BLOCK')) return inPrivate(parts, (run) => signWithGpg(run, key, input));
  if (/BEGIN [A-Z ]*PRIVATE KEY/.test(key)) return inPrivate(parts, (run) => signWithSsh(run, key, input));
  throw badInput(input, 'is not a private SSH or GPG key', 'Give the text of the key, from "-----BEGIN" on.');
}

/** One signature's private directory, and programs run in it. */
interface Signing {
  readonly directory: string;
  readonly body: Uint8Array;
  run(program: GitProgram, args: readonly string[], stdin?: Uint8Array | string): Promise<GitResult>;
}

/**
 * Longest directory whose subdirectory can hold the sockets of gpg's agent: their paths, with its name and theirs
 * (`S.gpg-agent.browser`), have at most 107 bytes (sun_path of unix(7)).
 */
const longestBase = 55;

function inPrivate(parts: SignerParts, sign: (signing: Signing) => Promise<string>): SignCommit {
  return async (body) => {
    const usual = temporaryBase(parts.env);
    const base = Buffer.byteLength(usual) > longestBase ? tmpdir() : usual;
    await using temporary = await temporaryDirectory(base, 'mg-sign');
    const directory = temporary.path;
    const { env, programs } = parts;
    const options: GitOptions = { programs, cwd: directory, env, scope: 'own', variables: { GNUPGHOME: directory } };
    const run: Signing['run'] = (program, args, stdin) =>
      runProgram(program, args, { ...options, ...(stdin === undefined ? {} : { stdin }) });
    return await sign({ directory, body, run });
  };
}

/** The namespace `git` is what `git verify-commit` expects (gpg-interface.c). */
async function signWithSsh({ directory, body, run }: Signing, key: string, input: string): Promise<string> {
  const file = join(directory, 'key');
  await writePrivateKey(file, key, input);
  // An empty passphrase instead of a question on the terminal.
  const check = await run('ssh-keygen', ['-y', '-P', '', '-f', file]);
  if (check.code !== 0) throw refused(input, 'ssh-keygen', check);
  const signed = await run('ssh-keygen', ['-q', '-Y', 'sign', '-n', 'git', '-f', file], body);
  if (signed.code !== 0) throw refused(input, 'ssh-keygen', signed);
  return signed.stdout.toString('utf8');
}

async function signWithGpg({ body, run }: Signing, key: string, input: string): Promise<string> {
  const quietly = ['--batch', '--no-tty', '--pinentry-mode', 'loopback', '--passphrase', ''];
  try {
    const imported = await run('gpg', [...quietly, '--import'], `${key.trim()}\n`);
    if (imported.code !== 0) throw refused(input, 'gpg', imported);
    const signed = await run('gpg', [...quietly, '--armor', '--detach-sign'], body);
    if (signed.code !== 0) throw refused(input, 'gpg', signed);
    return signed.stdout.toString('utf8');
  } finally {
    // gpg leaves an agent behind that would hold the key.
    await run('gpgconf', ['--kill', 'all']).catch(() => undefined);
  }
}

function refused(input: string, program: string, result: GitResult): Failure {
  return new Failure('bad-input', 'GIT_SIGN', `${input}: ${program} cannot sign with this key`, {
    hint: 'The key must be complete and without a passphrase.',
    cause: new Error(result.stderr.trim()),
  });
}
