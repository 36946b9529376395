import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  changedFiles,
  currentBranch,
  fetchCommit,
  hasCommit,
  headCommit,
  isAncestor,
  mergeBase,
  remoteUrl,
} from '../../../src/core/git/checkout.ts';
import { newerServices, provenanceOf } from '../../../src/core/gitops/ordering.ts';
import { openSnapshot } from '../../../src/core/gitops/snapshot.ts';
import { deliver, open, systemClock } from '../../support/delivery.ts';
import {
  type BareRepository,
  commitFiles,
  createBareRepository,
  type GitServer,
  startGitServer,
} from '../../support/git-server.ts';

const root = mkdtempSync(join(tmpdir(), 'mg-ordering-'));
const env = process.env;
const monorepo = createBareRepository(root, { files: { 'web1/index.ts': '0\n' } });
const line = [monorepo.git('rev-parse', 'main')];
let server: GitServer;
let clones = 0;
const clone = (...args: string[]) => {
  clones += 1;
  const cwd = join(root, `clone-${clones}`);
  execFileSync('git', ['clone', '-q', ...args, `file://${monorepo.path}`, cwd]);
  return { cwd, env };
};
beforeAll(async () => {
  for (let index = 1; index <= 150; index += 1) line.push(commitFiles(monorepo, { 'web1/index.ts': `${index}\n` }));
  commitFiles(monorepo, { 'web1/side.ts': 'x\n', 'web1/index.ts': undefined }, { branch: 'side' });
  server = await startGitServer({ root });
});
afterAll(async () => {
  await server.close();
  rmSync(root, { recursive: true, force: true });
});

describe('the checkout of the monorepo', () => {
  it('tells its commit, branch and remote', async () => {
    const at = clone();
    expect(await headCommit(at)).toBe(line.at(-1));
    expect(await currentBranch(at)).toBe('main');
    expect(await remoteUrl(at)).toBe(`file://${monorepo.path}`);
    execFileSync('git', ['-C', at.cwd, 'checkout', '-q', '--detach']);
    expect(await currentBranch(at)).toBeUndefined();
  });

  it('answers nothing, without failing, where there is no repository', async () => {
    const at = { cwd: root, env };
    expect([await headCommit(at), await currentBranch(at), await remoteUrl(at)]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('knows ancestors in a full clone', async () => {
    const at = clone();
    expect(await isAncestor(at, line[3]!, line[9]!)).toBe('yes');
    expect(await isAncestor(at, line[9]!, line[3]!)).toBe('no');
    expect(await isAncestor(at, line[3]!, line[3]!)).toBe('yes');
    expect(await isAncestor(at, '1'.repeat(40), line[3]!)).toBe('unknown');
  });

  it('deepens a shallow clone before it believes a "no"', async () => {
    expect(await isAncestor(clone('--depth=1'), line[140]!, line[150]!)).toBe('yes');
    expect(await isAncestor(clone('--depth=1'), line[5]!, line[150]!)).toBe('yes');
    expect(await isAncestor(clone('--depth=1'), line[150]!, line[140]!)).toBe('no');
  });

  it('says "unknown" when a shallow clone cannot be deepened', async () => {
    const at = clone('--depth=1');
    execFileSync('git', ['-C', at.cwd, 'remote', 'remove', 'origin']);
    expect(await isAncestor(at, line[5]!, line[150]!)).toBe('unknown');
  });

  it('fetches single commits and finds what changed between two, renames with both names', async () => {
    const at = clone('--depth=1');
    expect(await hasCommit(at, line[7]!)).toBe(false);
    expect(await fetchCommit(at, line[7]!)).toBe(true);
    expect(await fetchCommit(at, '1'.repeat(40))).toBe(false);
    const moved = commitFiles(
      monorepo,
      { 'web1/index.ts': undefined, 'web1/new name\n.ts': '150\n' },
      { branch: 'moved' },
    );
    await fetchCommit(at, moved);
    expect(await changedFiles(at, line[150]!, line[7]!)).toEqual(['web1/index.ts']);
    expect(await changedFiles(clone(), line[150]!, line[149]!)).toEqual(['web1/index.ts']);
    await expect(changedFiles(at, line[50]!, line[150]!)).rejects.toMatchObject({ code: 'GIT_DIFF' });
    expect(await mergeBase(clone(), line[3]!, line[9]!)).toBe(line[3]);
  });

  it.each(['--output=/tmp/x', 'HEAD', ':/x', 'main..side', ''])(
    'takes no expression for a commit: %j (law 7)',
    async (text) => {
      await expect(isAncestor({ cwd: root, env }, text, line[0]!)).rejects.toMatchObject({ exitCode: 2 });
    },
  );
});

describe('the source of what is in place (law 3)', () => {
  const bump = (repository: BareRepository, path: string, service: string, source: string, tag: string) =>
    open(repository.path).then(async (transport) => {
      await deliver(transport, async () => ({
        kind: 'changes',
        changes: [{ path, body: Buffer.from(`tag: ${tag}\n`) }],
        message: 'Bump',
        trailers: [
          ['Source-Commit', source],
          ['Source-Branch', 'main'],
          ['Service', service],
          ['Image', `r/${service}:${tag}`],
        ],
        payload: undefined,
      }));
      await transport[Symbol.asyncDispose]();
    });
  const tipOf = (repository: BareRepository) => repository.git('rev-parse', 'main');

  it.each(['wire', 'git'] as const)('is read for this file and this service alone, over %s', async (mode) => {
    const repository = createBareRepository(root, { files: { readme: 'x\n' } });
    await bump(repository, 'dev/web1.yaml', 'web1', line[5]!, 'five');
    await bump(repository, 'prod/web1.yaml', 'web1', line[3]!, 'three');
    await bump(repository, 'dev/web2.yaml', 'web2', line[9]!, 'nine');
    await using transport = await open(server.url(repository), mode);
    const source = async (path: string, service?: string) =>
      (await provenanceOf(transport, tipOf(repository), { path, service }))?.sourceCommit;
    expect(await source('dev/web1.yaml', 'web1')).toBe(line[5]);
    expect(await source('prod/web1.yaml', 'web1')).toBe(line[3]);
    expect(await source('dev/web2.yaml')).toBe(line[9]);
    expect(await source('dev/web1.yaml', 'web9')).toBeUndefined();
    expect(await source('nowhere.yaml', 'web1')).toBeUndefined();
  });

  it('is the newest by descent, not by the clocks of the runners', async () => {
    const repository = createBareRepository(root, { files: { readme: 'x\n' } });
    const at = (seconds: number) => ({ ...systemClock, now: () => seconds * 1000 });
    for (const [seconds, index] of [
      [1_700_000_500, 5],
      [1_700_000_000, 9],
    ] as const) {
      await using transport = await open(repository.path);
      await deliver(
        transport,
        async () => ({
          kind: 'changes',
          changes: [{ path: 'web1.yaml', body: Buffer.from(`tag: t${index}\n`) }],
          message: 'Bump',
          trailers: [
            ['Source-Commit', line[index]!],
            ['Service', 'web1'],
          ],
          payload: undefined,
        }),
        { clock: at(seconds) },
      );
    }
    for (const mode of ['wire', 'git'] as const) {
      await using transport = await open(server.url(repository), mode);
      const found = await provenanceOf(transport, tipOf(repository), { path: 'web1.yaml', service: 'web1' });
      expect(found?.sourceCommit).toBe(line[9]);
    }
  });

  it('counts no longer when somebody has changed the image by hand', async () => {
    const repository = createBareRepository(root, { files: { readme: 'x\n' } });
    await bump(repository, 'web1.yaml', 'web1', line[5]!, 'five');
    commitFiles(repository, { 'web1.yaml': 'tag: by-hand\n' });
    await using transport = await open(repository.path);
    expect(await provenanceOf(transport, tipOf(repository), { path: 'web1.yaml', service: 'web1' })).toBeUndefined();
  });

  it('decides per service, and fails, skips or applies as told', async () => {
    const repository = createBareRepository(root, { files: { readme: 'x\n' } });
    await bump(repository, 'web1.yaml', 'web1', line[9]!, 'nine');
    await bump(repository, 'web2.yaml', 'web2', line[2]!, 'two');
    await using transport = await open(repository.path);
    const snapshot = await openSnapshot(transport, tipOf(repository));
    const update = (service: string) =>
      ({ kind: 'edit', service, files: [`${service}.yaml`], from: undefined, edit: {} }) as never;
    const request = { transport, checkout: clone('--depth=1'), commit: line[5]!, branch: 'main' };
    const decide = (onOlder: 'skip' | 'fail' | 'apply') =>
      newerServices({ ...request, onOlder })(snapshot, [update('web1'), update('web2')]);
    expect(await decide('skip')).toEqual(new Map([['web1', line[9]]]));
    expect(await decide('apply')).toEqual(new Map());
    await expect(decide('fail')).rejects.toMatchObject({ code: 'OLDER_THAN_IN_PLACE', exitCode: 4 });
  });
});
