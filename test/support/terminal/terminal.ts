/** A program on a pseudo terminal, with somebody who reads the screen and types. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect } from 'vitest';

export const keys = { enter: '\r', down: '\u001b[B', up: '\u001b[A', space: ' ', interrupt: '\u0003' } as const;

interface OnTerminal {
  readonly argv: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** What is waited for on the screen, and what is typed then. */
  readonly steps: readonly (readonly [see: string, type: string])[];
}

/** Seconds, long before a test ends by itself. */
const patience = 60;

/** `raw` has the escape codes that `screen` is without. */
export function onTerminal(given: OnTerminal): {
  readonly code: number;
  readonly screen: string;
  readonly raw: string;
} {
  const program = join(import.meta.dirname, 'person.py');
  const env = { TERM: 'xterm', LANG: 'C.UTF-8', ...given.env };
  const input = JSON.stringify({ ...given, env, seconds: patience });
  const { stdout, stderr } = spawnSync('python3', [program], { input, encoding: 'utf8', maxBuffer: 2 ** 26 });
  expect(stderr).toBe('');
  const ran = JSON.parse(stdout) as { code: number; screen: string; raw: string; left: string[] };
  // Whatever was not asked is told with what was.
  expect(ran.left, ran.screen).toEqual([]);
  return ran;
}
