import { describe, expect, it } from 'vitest';
import type { Plan } from '../../../../src/core/delivery/commit-race.ts';
import { createSecrets } from '../../../../src/core/secrets.ts';
import { systemClock } from '../../../support/clock.ts';
import { githubApiWorld, gitlabApiWorld } from '../../../support/delivery/api-world.ts';
import { setLine } from '../../../support/delivery/delivery.ts';
import { commitFiles, fsck, history } from '../../../support/git/repository.ts';
import { open } from '../../../support/git/transport.ts';

const services = Array.from({ length: 6 }, (_, index) => `web${index}`);
const tags = services.map((name) => `${name}: v1\n`).join('');
const files = {
  'tags.yaml': tags,
  'other.yaml': 'a: 1\n',
  'run.sh': { mode: '100755', body: '#!/bin/sh\n' },
  'dir/a.yaml': 'a\n',
  'dir/link': { mode: '120000', body: 'a.yaml' },
};

describe.each([
  ['GitLab', gitlabApiWorld],
  ['GitHub', githubApiWorld],
] as const)('a commit by the API of %s', (_, world) => {
  it('lands once; a second run writes nothing (law 4)', async () => {
    const { repository, deliver, asked } = await world({ files }, systemClock);
    const parent = repository.git('rev-parse', 'main');
    const made = await deliver(setLine('tags.yaml', 'web1', 'v2'));
    const commit = repository.git('rev-parse', 'main');
    expect(made).toMatchObject({
      result: 'committed',
      branch: 'main',
      commit,
      parent,
      attempts: 1,
      payload: { before: 'v1' },
    });
    expect(repository.read('tags.yaml')).toBe(tags.replace('web1: v1', 'web1: v2'));
    expect(history(repository.path)[0]?.message).toBe('Set web1 to v2\n\nService: web1\n');
    const before = asked();
    expect(await deliver(setLine('tags.yaml', 'web1', 'v2'))).toMatchObject({ result: 'unchanged', commit });
    expect(asked()).toBe(before);
    fsck(repository.path);
  });

  it('is applied to the new content when the race is lost (law 2)', async () => {
    const { repository, deliver, interfere } = await world({ files }, systemClock);
    interfere(() => commitFiles(repository, { 'tags.yaml': tags.replace('web2: v1', 'web2: rival') }));
    const made = await deliver(setLine('tags.yaml', 'web1', 'v2'));
    expect(made).toMatchObject({ result: 'committed', attempts: 2 });
    expect(repository.read('tags.yaml')).toBe(tags.replace('web1: v1', 'web1: v2').replace('web2: v1', 'web2: rival'));
  });

  it('keeps the lines of all that write at once', async () => {
    const { repository, deliver } = await world({ files }, systemClock);
    const made = await Promise.all(
      services.map((name) => deliver(setLine('tags.yaml', name, 'v2'), { timeout: 110_000 })),
    );
    expect(made.map(({ result }) => result)).toEqual(services.map(() => 'committed'));
    expect(repository.read('tags.yaml')).toBe(tags.replaceAll('v1', 'v2'));
    expect(history(repository.path)).toHaveLength(services.length + 1);
  });

  it('is made once when its answer is lost', async () => {
    const { repository, deliver, loseAnswer } = await world({ files }, systemClock);
    loseAnswer();
    expect(await deliver(setLine('tags.yaml', 'web1', 'v2'))).toMatchObject({
      result: 'committed',
      commit: repository.git('rev-parse', 'main'),
    });
    expect(history(repository.path)).toHaveLength(2);
  });

  it.each(['wire', 'git'] as const)('begins a branch that does not exist, over %s', async (mode) => {
    const { git, repository, deliver } = await world({ files }, systemClock);
    const main = repository.git('rev-parse', 'main');
    await using transport = await open(git.url(repository), mode);
    const overrides = { branch: 'bump/web', startFrom: 'main', transport };
    expect(await deliver(setLine('tags.yaml', 'web1', 'v2'), overrides)).toMatchObject({
      result: 'committed',
      parent: main,
    });
    expect(repository.git('rev-parse', 'main', 'bump/web^').split('\n')).toEqual([main, main]);
  });

  it('deletes a directory with all that is in it, links too', async () => {
    const { repository, deliver } = await world({ files }, systemClock);
    const plan: Plan<undefined> = async () => ({
      kind: 'changes',
      changes: [{ path: 'dir', delete: true }],
      message: 'Remove dir',
      trailers: [],
      payload: undefined,
    });
    expect(await deliver(plan)).toMatchObject({ result: 'committed' });
    expect(repository.git('ls-tree', '--name-only', 'main').split('\n')).toEqual(['other.yaml', 'run.sh', 'tags.yaml']);
  });

  it.each([
    ['changed', { path: 'run.sh', body: Buffer.from('#!/bin/sh\ntrue\n') }],
    ['new', { path: 'new.sh', body: Buffer.from('x'), mode: '100755' }],
  ] as const)('is refused for a %s script, whose mode it would lose', async (_kind, change) => {
    const { deliver, asked } = await world({ files }, systemClock);
    const plan: Plan<undefined> = async () => ({
      kind: 'changes',
      changes: [change],
      message: 'x',
      trailers: [],
      payload: undefined,
    });
    await expect(deliver(plan)).rejects.toMatchObject({
      code: 'API_FILE_MODE',
      exitCode: 4,
      hint: 'Use commit-via: git for this file.',
    });
    expect(asked()).toBe(0);
  });

  it('is refused with a secret in it (law 6), and is not made in a dry run', async () => {
    const { deliver, asked } = await world({ files }, systemClock);
    const secrets = createSecrets();
    secrets.add('hunter2-hunter2');
    await expect(deliver(setLine('tags.yaml', 'web1', 'hunter2-hunter2'), { secrets })).rejects.toMatchObject({
      code: 'SECRET_IN_COMMIT',
    });
    expect(await deliver(setLine('tags.yaml', 'web1', 'v2'), { dryRun: true })).toMatchObject({ result: 'planned' });
    expect(asked()).toBe(0);
  });
});

describe('a commit by API', () => {
  it('cannot be the first one of a repository', async () => {
    const { deliver } = await gitlabApiWorld({});
    await expect(deliver(setLine('tags.yaml', 'web1', 'v2'))).rejects.toMatchObject({ code: 'GIT_UNBORN' });
  });
});
