/** Processes with a stopwatch, and what is made of many times. */

import { spawn } from 'node:child_process';

export interface Finished {
  readonly milliseconds: number;
  readonly stdout: string;
}

export interface ProcessSetting {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
}

/** From before the start of the process until it has ended and its output is read. Throws when it fails. */
export function timeProcess(program: string, argv: readonly string[], setting: ProcessSetting): Promise<Finished> {
  return new Promise((resolve, reject) => {
    const began = performance.now();
    const child = spawn(program, [...argv], { ...setting, stdio: ['ignore', 'pipe', 'pipe'] });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk: Buffer) => {
      stdout += chunk.toString('utf8');
    });
    child.stderr.on('data', (chunk: Buffer) => {
      stderr += chunk.toString('utf8');
    });
    child.on('error', reject);
    child.on('close', (code) => {
      const milliseconds = performance.now() - began;
      if (code === 0) resolve({ milliseconds, stdout });
      else reject(new Error(`${program} ${argv[0]} ended with ${code}:\n${stderr}`));
    });
  });
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2;
}
