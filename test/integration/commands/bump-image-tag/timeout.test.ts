/** What `timeout` does: it ends the command (law 14), and a lost race is told as lost just before. */
import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { bumpImageTag } from '../../../../src/commands/bump-image-tag.ts';
import { handClock } from '../../../support/clock.ts';
import { createWorld } from '../../../support/commands/world.ts';
import { commitFiles } from '../../../support/git/repository.ts';
import { startGitServer } from '../../../support/git/server.ts';
import { createRun } from '../../../support/inputs.ts';
import { listen } from '../../../support/net/web.ts';

const world = createWorld({ 'web1/values.yaml': 'image:\n  repository: r/web1\n  tag: old\n' }, { commits: 1 });

function run(repository: string, timeout: string) {
  const clock = handClock({ random: 0.9 });
  const given = { 'gitops-repository': repository, file: 'web1/values.yaml', tag: 'new', timeout };
  const ci = { commit: world.line[0]!, workspace: world.monorepo };
  const parts = { ci, clock, cwd: world.directory, env: { PATH: process.env.PATH } };
  return { clock, done: bumpImageTag.run(createRun(bumpImageTag, given, parts)) };
}

describe('timeout', () => {
  it('leaves a race that is lost until then time to be told as lost, with 1: nothing was delivered', async () => {
    await using server = await startGitServer({ root: world.directory });
    let rivals = 0;
    server.inject({
      at: 'receive-pack',
      kind: 'before',
      times: 10_000,
      action: () => {
        rivals += 1;
        commitFiles(world.gitops, { 'other.yaml': `${rivals}\n` }, { message: `Rival ${rivals}` });
      },
    });
    const { clock, done } = run(server.url(world.gitops), '2s');
    await expect(done).rejects.toMatchObject({ code: 'GIT_RACE_TIMEOUT', exitCode: 1 });
    expect(rivals).toBeGreaterThan(1);
    expect(clock.now()).toBeLessThan(2_000);
  });

  it('ends a run whose server takes the request and says nothing, with 3', async () => {
    await using silent = await listen(createServer());
    const { clock, done } = run(`http://${silent.host}/gitops.git`, '2s');
    const ended = expect(done).rejects.toMatchObject({
      code: 'DEADLINE',
      exitCode: 3,
      message: `the deadline (timeout: 2s) passed while waiting for an answer of ${silent.host}`,
    });
    clock.advance(2_000);
    await ended;
  });
});
