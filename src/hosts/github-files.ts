/**
 * The files of a step on GitHub: `GITHUB_OUTPUT` and `GITHUB_STEP_SUMMARY`. The runner takes neither when it is broken or too
 * large, so what is written is whole, and within its limits.
 */
import { existsSync, statSync, truncateSync } from 'node:fs';
import { badInput, messageOf } from '../core/failure.ts';
import type { Environment, Log } from '../core/ports.ts';
import { bounded, mostBytes, writeProblem } from './host.ts';

/** Of all outputs of a job together, which GitHub counts with two bytes a unit. Source: docs.github.com, "Passing job outputs". */
const mostUnits = mostBytes / 2;

export class GithubFiles {
  readonly #env: Environment;

  constructor(env: Environment) {
    this.#env = env;
  }

  /** @throws bad input when a file could not be written */
  check(): void {
    for (const variable of ['GITHUB_OUTPUT', 'GITHUB_STEP_SUMMARY']) {
      const path = this.#env[variable];
      const problem = path ? writeProblem(path) : undefined;
      const fix = 'It is the file of the step that the runner makes: leave the variable as it is, or unset it.';
      if (problem !== undefined) throw badInput(variable, `cannot be written: ${problem}`, fix);
    }
  }

  /**
   * The small ones first: what a full disk takes is whole.
   *
   * @param values redacted
   * @throws Error that names the file
   */
  async writeOutputs(values: ReadonlyMap<string, string>, log: Log): Promise<void> {
    const { GITHUB_OUTPUT: path } = this.#env;
    if (!path) return;
    // It writes to the file that the process has in its environment.
    const core = await import('@actions/core');
    for (const [name, value] of [...withinLimit(values, log)].sort((a, b) => a[1].length - b[1].length)) {
      await append('GITHUB_OUTPUT', path, () => core.setOutput(name, value));
    }
  }

  /**
   * @param markdown redacted
   * @throws Error that names the file
   */
  async writeSummary(markdown: string): Promise<void> {
    const { GITHUB_STEP_SUMMARY: path } = this.#env;
    if (!path || markdown === '') return;
    const core = await import('@actions/core');
    // Several commands of one step share the file.
    const room = mostBytes - (existsSync(path) ? statSync(path).size : 0) - 1;
    if (room < 200) return;
    const text = bounded(markdown, room);
    await append('GITHUB_STEP_SUMMARY', path, () => core.summary.emptyBuffer().addRaw(text, true).write());
  }
}

/** Writes all of it or nothing: half an output would cost the step every one. */
async function append(variable: string, path: string, write: () => unknown): Promise<void> {
  const size = existsSync(path) ? statSync(path).size : 0;
  try {
    await write();
  } catch (cause) {
    try {
      truncateSync(path, size);
    } catch {
      // A device, or the file went away.
    }
    throw new Error(`${variable} (${path}): ${messageOf(cause)}`, { cause });
  }
}

/** Text is cut where all of them are too much, the longest first; JSON cannot be. */
function withinLimit(values: ReadonlyMap<string, string>, log: Log): ReadonlyMap<string, string> {
  const total = () => [...fitting].reduce((sum, [name, value]) => sum + name.length + value.length, 0);
  const fitting = new Map(values);
  const texts = [...values].filter(([, value]) => !/^[[{]/.test(value)).sort((a, b) => b[1].length - a[1].length);
  for (const [name, value] of texts) {
    const excess = total() - mostUnits;
    if (excess <= 0) break;
    fitting.set(name, bounded(value, Math.max(value.length - excess, 200)));
    log.info(`The output ${name} is cut: GitHub takes 1 MB of outputs from a job`);
  }
  if (total() > mostUnits) {
    log.warn('The outputs are larger than the 1 MB that GitHub takes from a job, which may drop all of them.');
  }
  return fitting;
}
