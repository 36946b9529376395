import { describe, expect, test } from 'vitest';
import { configOfStopJob } from '../../../src/inputs/stop-job-config.ts';
import { commitFiles } from '../../support/git/repository.ts';
import { ciContext } from '../../support/inputs.ts';
import { scratchDirectory } from '../../support/lifetime.ts';
import { memoryLog, portsOf } from '../../support/ports.ts';
import { sourceWorld } from '../../support/source/world.ts';

const config = (service: string) => `version: 1\nservices: { ${service}: { path: apps/web1 } }\n`;

/** A stop job of a commit, in an empty directory with the job's own token. */
async function stopJob(of: (world: Awaited<ReturnType<typeof sourceWorld>>) => string, env?: Record<string, string>) {
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
  const found = await configOfStopJob('gitops.yaml', { ...ports, ci, cwd: workspace, checkout });
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
    const refused = await stopJob(({ commit }) => commit('main'), { PATH: process.env.PATH ?? '' });
    expect(refused.services).toBeUndefined();
    expect(refused.warnings.join('\n')).toContain('the monorepo cannot be asked for it');
  });
});
