/** A run of `build-image` from plain values. */
import { buildImageInputs } from '../../src/commands/build-image-inputs.ts';
import type { CiContext, Environment } from '../../src/core/ports.ts';
import { createSecrets } from '../../src/core/secrets.ts';
import type { Run } from '../../src/inputs/command.ts';
import type { ProjectConfig } from '../../src/inputs/config.ts';
import { resolveInputs } from '../../src/inputs/resolve.ts';
import { handClock } from './clock.ts';

export type BuildImageRun = Run<typeof buildImageInputs> & {
  /** Everything that was logged, redacted as hosts do. */
  readonly lines: readonly string[];
};

export const commit = `abcdef01${'2'.repeat(32)}`;

export const ci: CiContext = {
  host: 'shell',
  event: { kind: 'push' },
  repository: 'acme/shop',
  repositoryUrl: 'https://git.example.com/acme/shop',
  commit,
  branch: 'main',
  defaultBranch: 'main',
  targetBranch: undefined,
  baseCommit: undefined,
  requestNumber: undefined,
  actor: { name: 'Ada', email: 'ada@example.com' },
  pipelineUrl: undefined,
  runId: '7',
  workspace: '/nowhere',
};

/** @param given inputs as users write them: text, lists as arrays, flags as booleans */
export function buildRun(
  given: Readonly<Record<string, unknown>>,
  options: { cwd: string; env?: Environment; config?: ProjectConfig },
): BuildImageRun {
  const lines: string[] = [];
  const secrets = createSecrets();
  const keep = (line: string) => void lines.push(secrets.redact(line));
  const inputs = resolveInputs(
    buildImageInputs,
    [
      (name) => {
        const value = given[name];
        if (value === undefined) return undefined;
        return { text: Array.isArray(value) ? value.map(String) : String(value), source: `--${name}` };
      },
    ],
    { secrets, cwd: options.cwd },
  );
  return {
    inputs,
    config: options.config,
    ci: { ...ci, workspace: options.cwd },
    log: { info: keep, detail: keep, warn: keep, group: (_title, body) => body() },
    clock: handClock({ now: Date.now() }),
    secrets,
    env: { PATH: process.env.PATH, ...options.env },
    cwd: options.cwd,
    home: options.cwd,
    lines,
  };
}
