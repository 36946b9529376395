import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { changedFiles, fetchCommit, headCommit, mergeBase } from '../../../../src/core/source/checkout.ts';
import { systemPrograms } from '../../../../src/hosts/programs.ts';
import { systemClock } from '../../../support/clock.ts';
import { commitFiles, commitMany, createBareRepository } from '../../../support/git/repository.ts';
import { scratchDirectory } from '../../../support/lifetime.ts';

const root = scratchDirectory('mg-ordering');
const env = process.env;
const monorepo = createBareRepository(root, { files: { 'web1/index.ts': '0\n' } });
const line: string[] = [monorepo.git('rev-parse', 'main')];
let clones = 0;
const clone = (...args: string[]) => {
  clones += 1;
  const cwd = join(root, `clone-${clones}`);
  execFileSync('git', ['clone', '-q', ...args, `file://${monorepo.path}`, cwd]);
  return { cwd, env, programs: systemPrograms, clock: systemClock };
};
beforeAll(() => {
  line.push(...commitMany(monorepo, 150, (index) => ({ 'web1/index.ts': `${index + 1}\n` })));
  commitFiles(monorepo, { 'web1/side.ts': 'x\n', 'web1/index.ts': undefined }, { branch: 'side' });
});

describe('the checkout of the monorepo', () => {
  it('tells its commit', async () => {
    expect(await headCommit(clone())).toBe(line.at(-1));
  });

  it('answers nothing, without failing, where there is no repository', async () => {
    const at = { cwd: root, env, programs: systemPrograms, clock: systemClock };
    expect(await headCommit(at)).toBeUndefined();
  });

  it('fetches single commits and finds what changed between two, renames with both names', async () => {
    const at = clone('--depth=1');
    const has = (commit: string) => spawnSync('git', ['-C', at.cwd, 'cat-file', '-e', commit]).status === 0;
    expect(has(line[7]!)).toBe(false);
    expect(await fetchCommit(at, line[7]!)).toBe(true);
    expect(has(line[7]!)).toBe(true);
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
      await expect(
        mergeBase({ cwd: root, env, programs: systemPrograms, clock: systemClock }, text, line[0]!),
      ).rejects.toMatchObject({
        exitCode: 2,
      });
    },
  );
});
