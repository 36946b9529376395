/** Processes with a stopwatch, and what is made of many times. */

import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

export interface Finished {
  readonly milliseconds: number;
  readonly stdout: string;
  /** Kilobytes of memory that the process, without its children, had at most; 0 where Linux's /proc is absent. */
  readonly peak: number;
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
    let peak = 0;
    const watch = setInterval(() => {
      peak = Math.max(peak, highWater(child.pid));
    }, 10);
    child.stdout.on('data', (chunk: Buffer) => {
      stdout += chunk.toString('utf8');
    });
    child.stderr.on('data', (chunk: Buffer) => {
      stderr += chunk.toString('utf8');
    });
    child.on('error', (error) => {
      clearInterval(watch);
      reject(error);
    });
    child.on('close', (code) => {
      const milliseconds = performance.now() - began;
      clearInterval(watch);
      if (code === 0) resolve({ milliseconds, stdout, peak });
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

/** Source: proc(5), VmHWM. */
function highWater(pid: number | undefined): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Number(/^VmHWM:\s+(\d+) kB/m.exec(status)?.[1] ?? 0);
  } catch {
    return 0;
  }
}
