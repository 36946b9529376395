import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { configOfStopJob } from '../../../src/inputs/stop-job-config.ts';
import { commitFiles } from '../../support/git/repository.ts';
import { ciContext } from '../../support/inputs.ts';
import { scratchDirectory } from '../../support/lifetime.ts';
import { memoryLog, portsOf } from '../../support/ports.ts';
import { sourceWorld } from '../../support/source/world.ts';

const config = (service: string) => `version: 1\nservices: { ${service}: { path: apps/web1 } }\n`;

interface StopJobOptions {
  readonly env?: Record<string, string>;
  /** `gitops.yaml` as the job that deployed handed it on. */
  readonly artifact?: string;
  readonly path?: string | null;
}

/** A stop job of a commit, in an empty directory with the job's own token. */
async function stopJob(
  of: (world: Awaited<ReturnType<typeof sourceWorld>>) => string,
  { env, artifact, path = 'gitops.yaml' }: StopJobOptions = {},
) {
  const world = await sourceWorld();
  const commit = of(world);
  const log = memoryLog();
  const workspace = scratchDirectory('stop-job');
  const ports = portsOf({ env: env ?? world.env, log });
  const ci = ciContext({
    host: 'gitlab',
    event: { kind: 'branch-deleted' },
    commit,
    workspace,
    repositoryUrl: world.url.replace(/\.git$/, ''),
  });
  const checkout = { ...ports, cwd: workspace };
  if (artifact !== undefined) writeFileSync(join(workspace, 'gitops.yaml'), artifact);
  const found = await configOfStopJob(path ?? undefined, { ...ports, ci, cwd: workspace, checkout });
  return { services: found && [...found.services.keys()], lines: log.lines, warnings: log.warnings };
}

describe('gitops.yaml of a stop job whose artifacts have expired', () => {
  test("is that of the job's commit, whose branch is gone", async () => {
    const { services, lines } = await stopJob(({ monorepo }) => {
      commitFiles(monorepo, { 'gitops.yaml': config('now') });
      monorepo.git('branch', 'feature/x', 'main');
      const commit = commitFiles(monorepo, { 'gitops.yaml': config('then') }, { branch: 'feature/x' });
      // As GitLab does: a pipeline keeps its commit.
      monorepo.git('update-ref', 'refs/pipelines/1', commit);
      monorepo.git('branch', '-D', 'feature/x');
      return commit;
    });
    expect(services).toEqual(['then']);
    expect(lines.join('\n')).toContain('gitops.yaml is not here; it is that of');
  });

  test('is that of the default branch when the commit is gone', async () => {
    const { services } = await stopJob(({ monorepo }) => {
      commitFiles(monorepo, { 'gitops.yaml': config('now') });
      return 'f'.repeat(40);
    });
    expect(services).toEqual(['now']);
  });

  test('is done without where there is none, or nobody who shows it; both are said', async () => {
    const none = await stopJob(({ commit }) => commit('main'));
    expect([none.services, none.warnings]).toEqual([undefined, ['gitops.yaml is neither here nor in the monorepo.']]);
    const refused = await stopJob(({ commit }) => commit('main'), { env: { PATH: process.env.PATH ?? '' } });
    expect(refused.services).toBeUndefined();
    expect(refused.warnings.join('\n')).toContain('the monorepo cannot be asked for it');
  });
});

describe('services that discover finds, in a stop job without a checkout', () => {
  const text = 'version: 1\ndiscover: apps/*\nenvironments: { review: { ttl: 7d, services: [web1] } }\n';
  const apps = { 'apps/web1/package.json': '{}', 'apps/api/Dockerfile': 'FROM scratch\n', 'apps/docs/a.md': '' };

  test('are those of the commit, where the file is an artifact and where it is not', async () => {
    const of = ({ monorepo }: Awaited<ReturnType<typeof sourceWorld>>) =>
      commitFiles(monorepo, { ...apps, 'monorepo-gitops.yaml': text });
    const handedOn = await stopJob(of, { artifact: text });
    expect([handedOn.services, handedOn.warnings]).toEqual([['api', 'web1'], []]);
    const expired = await stopJob(of, { path: null });
    expect(expired.services).toEqual(['api', 'web1']);
    expect(expired.lines.join('\n')).toContain('monorepo-gitops.yaml is not here; it is that of');
  });

  test('are not known where nobody shows them, which is said; the rest of the file counts', async () => {
    const job = await stopJob(({ commit }) => commit('main'), {
      artifact: text,
      env: { PATH: process.env.PATH ?? '' },
    });
    expect(job.services).toEqual([]);
    expect(job.warnings.join('\n')).toContain('`discover` of gitops.yaml names are not here, and cannot be asked for');
  });
});
