/** `demo` where something does not hold, or a step of it cannot be done: everything is told all the same. */
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { demo } from '../../../../src/commands/demo.ts';
import type { Programs } from '../../../../src/core/ports.ts';
import { createSandbox } from '../../../../src/demo/sandbox.ts';
import { Story } from '../../../../src/demo/story.ts';
import { systemPrograms } from '../../../../src/hosts/programs.ts';
import { handClock } from '../../../support/clock.ts';
import { failureOf } from '../../../support/failure.ts';
import { gitIn } from '../../../support/git/repository.ts';
import { ciContext, runCommand } from '../../../support/inputs.ts';
import { scratchDirectory } from '../../../support/lifetime.ts';
import { memoryLog } from '../../../support/ports.ts';
import { repositoryRoot } from '../../../support/program.ts';

it('a check that does not hold ends it with 1, behind the whole story', async () => {
  const programs = systemPrograms;
  // Git answers for one file of the GitOps repository as if nobody had written it.
  const forgetful: Programs = {
    ...programs,
    run: async (call) => {
      const result = await programs.run(call);
      if (!call.argv.includes('main:values/web2-dev.yaml')) return result;
      return { ...result, stdout: Buffer.from('image:\n  tag: "0"\n') };
    },
  };
  const log = memoryLog();
  const failure = await failureOf(runCommand(demo, {}, { home: repositoryRoot, programs: forgetful, log }));
  expect([failure.code, failure.exitCode]).toEqual(['DEMO_CHECK', 1]);
  const wrong = log.lines.filter((line) => line.includes('✗'));
  expect(wrong).toHaveLength(3);
  expect(wrong[0]).toMatch(/✗ values\/web2-dev\.yaml names [0-9a-f]{8}: it says 0$/);
  expect(log.lines.join('\n')).toMatch(/12 of 15 checks hold[\s\S]*monorepo-gitops init/);
  expect(failure.outputs).toMatchObject({ ok: false });
}, 60_000);

const done = { result: 'committed', services: [], commit: 'c', diff: '', attempts: 1, url: undefined };

it.each([
  ['fails before its push', async () => Promise.reject(new Error('no builder'))],
  [
    'fails behind its push',
    async (push: () => Promise<void>) => push().then(() => Promise.reject(new Error('no builder'))),
  ],
])('a race whose first pipeline %s ends with its error', async (_, first) => {
  const log = memoryLog();
  const story = new Story({
    clock: handClock({}),
    log,
    deploy: async (_ci, beforePush) => (beforePush === undefined ? done : first(beforePush)),
  });
  await expect(story.race('Two', ciContext(), ciContext(), [])).rejects.toThrow('no builder');
  expect(log.lines).toEqual([]);
});

it('a race whose first pipeline has nothing to push goes on', async () => {
  const story = new Story({ clock: handClock({}), log: memoryLog(), deploy: async () => done });
  expect(await story.race('Two', ciContext(), ciContext(), [])).toEqual([done, done]);
  expect(story.report.steps).toHaveLength(2);
});

it('hooks of the user’s configuration have no say, neither here nor where something is pushed to', async () => {
  const home = scratchDirectory('home');
  const hooks = join(home, 'hooks');
  mkdirSync(hooks);
  for (const hook of ['pre-commit', 'commit-msg', 'pre-push', 'pre-receive', 'update', 'post-checkout']) {
    writeFileSync(join(hooks, hook), '#!/bin/sh\nexit 1\n');
    chmodSync(join(hooks, hook), 0o755);
  }
  writeFileSync(join(home, '.gitconfig'), `[core]\n\thooksPath = ${hooks}\n[commit]\n\tgpgSign = true\n`);
  const env = { PATH: process.env.PATH ?? '', HOME: home, TMPDIR: scratchDirectory('a place with spaces') };
  await using sandbox = await createSandbox(repositoryRoot, { env, programs: systemPrograms }, false);
  for (const repository of [sandbox.origin, sandbox.gitops]) {
    expect(gitIn(repository)('config', 'core.hooksPath')).toBe('/dev/null');
  }
});

it('a page that cannot be written is refused before the story begins', async () => {
  const log = memoryLog();
  const failure = await failureOf(runCommand(demo, { html: repositoryRoot }, { home: repositoryRoot, log }));
  expect([failure.code, failure.exitCode, failure.message]).toEqual([
    'INPUT_INVALID',
    2,
    expect.stringMatching(/^html: .* is a directory$/),
  ]);
  expect(log.lines).toEqual([]);
});
