/** The shipped program as its users start it: `dist/`, a clean environment, real processes. */
import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { scratchDirectory } from './lifetime.ts';

export const repositoryRoot = join(import.meta.dirname, '../..');

export interface Ran {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  /** The object that `--json` printed. */
  json(): Record<string, unknown>;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Nothing of the machine's own CI or credentials may leak into a test. */
export function cleanEnvironment(more: Readonly<Record<string, string>> = {}): Record<string, string> {
  const home = scratchDirectory('home');
  const kept = { PATH: process.env.PATH ?? '', HOME: home, GIT_CONFIG_NOSYSTEM: '1' };
  return {
    ...kept,
    GIT_AUTHOR_NAME: 't',
    GIT_AUTHOR_EMAIL: 't@t',
    GIT_COMMITTER_NAME: 't',
    GIT_COMMITTER_EMAIL: 't@t',
    ...more,
  };
}

/** `monorepo-gitops <argv>` on the command line. */
export function runProgram(argv: readonly string[], options: RunOptions = {}): Promise<Ran> {
  return start([join(repositoryRoot, 'dist/cli.js'), ...argv], options);
}

/** A command as GitHub's runner starts it: inputs as `INPUT_…`, files for outputs and the summary. */
export async function runAction(
  command: string,
  inputs: Readonly<Record<string, string>>,
  options: RunOptions = {},
): Promise<Ran & { readonly outputs: ReadonlyMap<string, string>; readonly summary: string }> {
  const directory = scratchDirectory('runner');
  const file = (name: string) => {
    writeFileSync(join(directory, name), '');
    return join(directory, name);
  };
  const [output, summary] = [file('output'), file('summary')];
  const given = Object.fromEntries(
    Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
  );
  const env = {
    GITHUB_ACTIONS: 'true',
    GITHUB_OUTPUT: output,
    GITHUB_STEP_SUMMARY: summary,
    ...options.env,
    ...given,
  };
  const ran = await start([join(repositoryRoot, `dist/${command}.js`)], { ...options, env });
  return { ...ran, outputs: parseOutputFile(readFileSync(output, 'utf8')), summary: readFileSync(summary, 'utf8') };
}

function start(argv: readonly string[], { cwd, env }: RunOptions): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [...argv], {
      cwd: cwd ?? tmpdir(),
      env: cleanEnvironment(env),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
    child.on('error', reject);
    child.on('close', (code) => {
      const stdout = Buffer.concat(out).toString('utf8');
      const stderr = Buffer.concat(err).toString('utf8');
      resolve({ code: code ?? -1, stdout, stderr, json: () => JSON.parse(stdout) as Record<string, unknown> });
    });
  });
}

/** `name<<delimiter`, the value's lines, `delimiter`. */
export function parseOutputFile(text: string): ReadonlyMap<string, string> {
  const outputs = new Map<string, string>();
  const lines = text.split('\n');
  for (let at = 0; at < lines.length; at++) {
    const [, name, delimiter] = /^([^<=]+)<<(.+)$/.exec(lines[at] ?? '') ?? [];
    if (name === undefined || delimiter === undefined) continue;
    const end = lines.indexOf(delimiter, at + 1);
    outputs.set(name, lines.slice(at + 1, end).join('\n'));
    at = end;
  }
  return outputs;
}
