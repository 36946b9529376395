import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createSecrets } from '../../../../src/core/secrets.ts';
import { restlessClock } from '../../../support/clock.ts';
import { deliver, setLine } from '../../../support/delivery/delivery.ts';
import { failureOf } from '../../../support/failure.ts';
import {
  type BareRepository,
  commitFiles,
  createBareRepository,
  declinePushes,
  fsck,
  history,
} from '../../../support/git/repository.ts';
import { startGitServer } from '../../../support/git/server.ts';
import { open, type TransportMode } from '../../../support/git/transport.ts';
import { scratchDirectory } from '../../../support/lifetime.ts';

const root = scratchDirectory('mg-delivery');
const server = await startGitServer({ root });

type Way = { name: string; mode: TransportMode; url: (repository: BareRepository) => string };
const overHttp: Way[] = [
  { name: 'git over http', mode: 'git', url: (repository) => server.url(repository) },
  { name: 'wire', mode: 'wire', url: (repository) => server.url(repository) },
];
const ways: Way[] = [...overHttp, { name: 'git on a path', mode: 'git', url: (repository) => repository.path }];

const adjacent = Object.fromEntries([
  ['tags.yaml', Array.from({ length: 20 }, (_, i) => `service${i}: old\n`).join('')],
]);

describe.each(ways)('a delivery by $name', ({ mode, url }) => {
  it('commits the change alone, with its trailers, on the tip', async () => {
    const files = {
      'apps/web1/values.yaml': 'tag: old\n',
      'apps/web2/run.sh': { mode: '100755', body: '#!/bin/sh\n' },
    };
    const repository = createBareRepository(root, { files });
    await using transport = await open(url(repository), mode);
    const delivered = await deliver(transport, setLine('apps/web1/values.yaml', 'tag', 'new'));
    const [commit, first] = history(repository.path);
    expect(delivered).toMatchObject({ result: 'committed', commit: commit?.id, parent: first?.id, attempts: 1 });
    expect(commit).toMatchObject({ parents: [first?.id], message: 'Set tag to new\n\nService: tag\n' });
    expect(commit?.files).toEqual(['apps/web1/values.yaml']);
    expect(repository.git('ls-tree', 'main', 'apps/web2/')).toContain('100755');
    fsck(repository.path);
  });

  it('makes no commit when the change is there already (law 4)', async () => {
    const repository = createBareRepository(root, { files: { 'a.yaml': 'tag: new\n' } });
    await using transport = await open(url(repository), mode);
    expect(await deliver(transport, setLine('a.yaml', 'tag', 'new'))).toMatchObject({ result: 'unchanged' });
    expect(history(repository.path)).toHaveLength(1);
  });

  it.each(['sha1', 'sha256'] as const)('makes the first commit of an empty %s repository', async (objectFormat) => {
    const repository = createBareRepository(root, { objectFormat, branch: 'trunk' });
    await using transport = await open(url(repository), mode);
    const delivered = await deliver(transport, setLine('a/b.yaml', 'tag', 'new'), { branch: undefined });
    expect(delivered).toMatchObject({ result: 'committed', branch: 'trunk', parent: undefined });
    expect(repository.read('a/b.yaml', 'trunk')).toBe('tag: new\n');
    fsck(repository.path);
  });

  it('works on a sha256 repository', async () => {
    const repository = createBareRepository(root, { objectFormat: 'sha256', files: { 'a/b.yaml': 'tag: old\n' } });
    await using transport = await open(url(repository), mode);
    await deliver(transport, setLine('a/b.yaml', 'tag', 'new'));
    expect(repository.read('a/b.yaml')).toBe('tag: new\n');
    fsck(repository.path);
  });

  it('applies the change again to what a competitor has pushed meanwhile (law 2)', async () => {
    const repository = createBareRepository(root, { files: adjacent });
    await using transport = await open(url(repository), mode);
    let moved = 0;
    const plan = setLine('tags.yaml', 'service3', 'new');
    const delivered = await deliver(transport, async (snapshot, attempt) => {
      const proposal = await plan(snapshot, attempt);
      if (moved < 3) {
        moved += 1;
        const text = repository
          .read('tags.yaml')
          .replace(/service[24]: .*/g, (line) => `${line.split(':')[0]}: rival${moved}`);
        commitFiles(repository, { 'tags.yaml': text });
      }
      return proposal;
    });
    expect(delivered).toMatchObject({ result: 'committed', attempts: 4 });
    expect(repository.read('tags.yaml')).toContain('service2: rival3\nservice3: new\nservice4: rival3\n');
    expect(history(repository.path)).toHaveLength(5);
    fsck(repository.path);
  });

  it('fails with the words of a hook that declines, after having looked twice', async () => {
    const repository = createBareRepository(root, { files: { 'a.yaml': 'tag: old\n' } });
    declinePushes(repository, 'change freeze until Monday');
    await using transport = await open(url(repository), mode);
    const delivered = deliver(transport, setLine('a.yaml', 'tag', 'new'), { clock: restlessClock });
    const failure = await failureOf(delivered);
    expect(failure).toMatchObject({ code: 'GIT_PUSH_REJECTED', exitCode: 1 });
    expect(String(failure.cause)).toContain('change freeze until Monday');
    expect(history(repository.path)).toHaveLength(1);
  });

  it('fails with the lock file that a killed process left on the server, and blames no rule', async () => {
    const repository = createBareRepository(root, { files: { 'a.yaml': 'tag: old\n' } });
    const lock = join(repository.path, 'refs/heads/main.lock');
    writeFileSync(lock, '');
    await using transport = await open(url(repository), mode);
    const failure = await failureOf(deliver(transport, setLine('a.yaml', 'tag', 'new'), { clock: restlessClock }));
    expect(failure).toMatchObject({ code: 'GIT_PUSH_REJECTED', exitCode: 1 });
    expect(failure.message).toBe('the server cannot update main: its lock file is there (refs/heads/main.lock)');
    expect(failure.hint).toContain('remove the lock file if none is');
    expect(failure.hint).not.toContain('hook');
    rmSync(lock);
    expect(await deliver(transport, setLine('a.yaml', 'tag', 'new'))).toMatchObject({ result: 'committed' });
  });

  it('fails with the branch that is in the way of another', async () => {
    const repository = createBareRepository(root, { files: { 'a.yaml': 'tag: old\n' } });
    await using transport = await open(url(repository), mode);
    const target = { branch: 'main/bump', startFrom: 'main', clock: restlessClock };
    const failure = await failureOf(deliver(transport, setLine('a.yaml', 'tag', 'new'), target));
    expect(failure).toMatchObject({
      code: 'GIT_PUSH_REJECTED',
      message: 'the server cannot make main/bump, since it has main',
      hint: expect.stringContaining('another name'),
    });
  });

  it('begins a new branch where it is told to, also when that has moved since', async () => {
    const repository = createBareRepository(root, { files: { 'a/x.yaml': 'tag: old\n', 'b/y.yaml': 'y\n' } });
    await using transport = await open(url(repository), mode);
    const plan = setLine('a/x.yaml', 'tag', 'new');
    let moved = false;
    const delivered = await deliver(
      transport,
      async (snapshot, attempt) => {
        if (!moved) commitFiles(repository, { 'c/z.yaml': 'z\n' });
        moved = true;
        return plan(snapshot, attempt);
      },
      { branch: 'bump/web1', startFrom: 'main' },
    );
    expect(delivered).toMatchObject({ result: 'committed', branch: 'bump/web1' });
    expect(repository.read('a/x.yaml', 'bump/web1')).toBe('tag: new\n');
    expect(repository.git('merge-base', 'main', 'bump/web1')).not.toBe('');
    fsck(repository.path);
  });

  it('says which branch is missing, after asking for the refs', async () => {
    const repository = createBareRepository(root, { files: { 'a.yaml': 'x: 1\n' } });
    await using transport = await open(url(repository), mode);
    await expect(deliver(transport, setLine('a.yaml', 'x', '2'), { branch: 'mian' })).rejects.toMatchObject({
      code: 'GIT_BRANCH_NOT_FOUND',
      hint: 'Did you mean main?',
      exitCode: 2,
    });
  });

  it('writes nothing in a dry run and tells what it would write', async () => {
    const repository = createBareRepository(root, { files: { 'a.yaml': 'tag: old\n' } });
    await using transport = await open(url(repository), mode);
    const planned = await deliver(transport, setLine('a.yaml', 'tag', 'new'), { dryRun: true });
    expect(planned).toMatchObject({ result: 'planned', payload: { before: 'old' } });
    expect(history(repository.path)).toHaveLength(1);
  });

  it('refuses to commit a secret of the job, in any of its forms (law 6)', async () => {
    const repository = createBareRepository(root, { files: { 'a.yaml': 'tag: old\n' } });
    const secrets = createSecrets();
    secrets.add('canary-token-1234');
    await using transport = await open(url(repository), mode);
    for (const leak of ['canary-token-1234', Buffer.from('canary-token-1234').toString('base64')]) {
      await expect(deliver(transport, setLine('a.yaml', 'tag', leak), { secrets })).rejects.toMatchObject({
        code: 'SECRET_IN_COMMIT',
        exitCode: 4,
        message: expect.not.stringContaining(leak),
      });
    }
    expect(history(repository.path)).toHaveLength(1);
  });
});

describe.each(overHttp)('a delivery by $name over a bad line', ({ mode, url }) => {
  it.each([
    ['the connection is cut after the update', { at: 'receive-pack', kind: 'drop-after' }],
    ['a gateway answers 502 after the update', { at: 'receive-pack', kind: 'status-after', status: 502 }],
    ['the connection is cut before the update', { at: 'receive-pack', kind: 'drop-before' }],
    ['the report is cut', { at: 'receive-pack', kind: 'cut', bytes: 6 }],
    ['the push meets a 503', { at: 'receive-pack', kind: 'status', status: 503 }],
    ['a fetched pack is cut', { at: 'fetch', kind: 'cut', bytes: 60 }],
    ['a fetch meets a 429', { at: 'fetch', kind: 'status', status: 429, headers: { 'retry-after': '0' } }],
    ['the refs meet a 503', { at: 'ls-refs', kind: 'status', status: 503 }],
  ] as const)('lands exactly once when %s (law 11)', async (_, fault) => {
    const repository = createBareRepository(root, { files: adjacent });
    await using transport = await open(url(repository), mode);
    server.inject(fault);
    expect(await deliver(transport, setLine('tags.yaml', 'service3', 'new'))).toMatchObject({ result: 'committed' });
    expect(history(repository.path)).toHaveLength(2);
    expect(repository.read('tags.yaml')).toContain('service3: new\n');
    fsck(repository.path);
  });

  it('finds a branch that is made anew between two questions', async () => {
    const repository = createBareRepository(root, { files: adjacent });
    const tip = repository.git('rev-parse', 'main');
    await using transport = await open(url(repository), mode);
    repository.git('update-ref', 'refs/heads/other', tip);
    repository.git('update-ref', '-d', 'refs/heads/main');
    server.inject({
      kind: 'before',
      at: 'ls-refs',
      after: 1,
      action: () => void repository.git('update-ref', 'refs/heads/main', tip),
    });
    const delivered = await deliver(transport, setLine('tags.yaml', 'service3', 'new'));
    expect(delivered).toMatchObject({ result: 'committed', parent: tip });
  });

  it('recognises its own commit below those of others when the answer never came', async () => {
    const repository = createBareRepository(root, { files: adjacent });
    await using transport = await open(url(repository), mode);
    server.inject({ at: 'receive-pack', kind: 'drop-after' });
    server.inject({
      kind: 'before',
      at: mode === 'git' ? 'info-refs' : 'ls-refs',
      after: mode === 'git' ? 5 : 1,
      action: () => void commitFiles(repository, { 'other.yaml': 'x\n' }, { message: 'Rival' }),
    });
    const delivered = await deliver(transport, setLine('tags.yaml', 'service3', 'new'));
    expect(delivered.result).toBe('committed');
    expect(history(repository.path).map(({ subject }) => subject)).toEqual(['Rival', 'Set service3 to new', 'First']);
  });

  it('leaves in place what somebody wrote over its own commit before the answer came (law 3)', async () => {
    const repository = createBareRepository(root, { files: adjacent });
    await using transport = await open(url(repository), mode);
    server.inject({ at: 'receive-pack', kind: 'drop-after' });
    server.inject({
      kind: 'before',
      // curl sends a request again by itself when a kept connection breaks.
      ...(mode === 'git' ? { at: 'receive-pack' } : { at: 'ls-refs', after: 1 }),
      action: () => void commitFiles(repository, { 'tags.yaml': 'service3: rival\n' }, { message: 'Rival' }),
    });
    const delivered = await deliver(transport, setLine('tags.yaml', 'service3', 'new'));
    expect(history(repository.path).map(({ subject }) => subject)).toEqual(['Rival', 'Set service3 to new', 'First']);
    expect(delivered).toMatchObject({ result: 'committed', commit: repository.git('rev-parse', 'main^') });
    expect(repository.read('tags.yaml')).toBe('service3: rival\n');
  });
});
