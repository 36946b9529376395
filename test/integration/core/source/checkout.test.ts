import { execFileSync, spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { commitsByTag, type ForgeAncestry, sourceAncestry } from '../../../../src/core/source/ancestry.ts';
import {
  type Checkout,
  changedFiles,
  fetchCommit,
  headCommit,
  isAncestor,
  mergeBase,
} from '../../../../src/core/source/checkout.ts';
import { SourceCommits } from '../../../../src/core/source/source-commits.ts';
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

  it('is deepened by one run after the other where many share it', async () => {
    const at = clone('--depth=1');
    const lock = join(at.cwd, '.git/shallow.lock');
    writeFileSync(lock, '');
    const answers = [5, 6, 140, 141].map((index) => isAncestor(at, line[index]!, line[150]!));
    setTimeout(() => rmSync(lock), 700);
    expect(await Promise.all(answers)).toEqual(Array(4).fill('yes'));
  });

  it('says "unknown" when a shallow clone cannot be deepened', async () => {
    const at = clone('--depth=1');
    execFileSync('git', ['-C', at.cwd, 'remote', 'remove', 'origin']);
    expect(await isAncestor(at, line[5]!, line[150]!)).toBe('unknown');
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
        isAncestor({ cwd: root, env, programs: systemPrograms, clock: systemClock }, text, line[0]!),
      ).rejects.toMatchObject({
        exitCode: 2,
      });
    },
  );
});

describe('ancestry for ordering', () => {
  const opened: SourceCommits[] = [];
  afterEach(() => Promise.all(opened.splice(0).map((each) => each[Symbol.asyncDispose]())));
  const commitsOf = (at: Checkout) => {
    const commits = new SourceCommits(at);
    opened.push(commits);
    return commits;
  };
  const tagsIn = (at: Checkout) => commitsByTag(at, commitsOf(at));
  const ancestryIn = (at: Checkout, forge?: ForgeAncestry) => sourceAncestry(at, commitsOf(at), forge);

  const no = { isAncestor: async () => 'no' as const };

  it('asks the forge only for what the checkout cannot tell, and no question twice', async () => {
    const asked: string[] = [];
    const forge = {
      isAncestor: async (ancestor: string, descendant: string) => {
        asked.push(`${ancestor[0]}..${descendant[0]}`);
        return 'yes' as const;
      },
    };
    const ancestry = ancestryIn(clone(), forge);
    expect(await ancestry(line[3]!, line[9]!)).toBe('yes');
    expect(asked).toEqual([]);
    const [foreign, other] = ['1'.repeat(40), '2'.repeat(40)];
    expect(await Promise.all([ancestry(foreign, other), ancestry(foreign, other)])).toEqual(['yes', 'yes']);
    expect(asked).toEqual(['1..2']);
    expect(await ancestryIn({ cwd: root, env, programs: systemPrograms, clock: systemClock }, no)(foreign, other)).toBe(
      'no',
    );
    expect(await ancestryIn({ cwd: root, env, programs: systemPrograms, clock: systemClock })(foreign, other)).toBe(
      'unknown',
    );
  });

  it('asks one question at a time, so that a shallow checkout is not fetched into twice at once', async () => {
    const ancestry = ancestryIn(clone('--depth=1'));
    const answers = await Promise.all([1, 2, 3, 4].map((index) => ancestry(line[index]!, line[150]!)));
    expect(answers).toEqual(['yes', 'yes', 'yes', 'yes']);
  });

  it('knows the commit that a tag abbreviates, by its digits alone', async () => {
    const at = clone();
    execFileSync('git', ['-C', at.cwd, 'branch', 'deadbeef', line[3]!]);
    execFileSync('git', ['-C', at.cwd, 'branch', '20261121', line[3]!]);
    const commitOf = tagsIn(at);
    expect(await commitOf(line[5]!.slice(0, 8), 'here')).toBe(line[5]);
    expect(await commitOf(line[5]!, 'here')).toBe(line[5]);
    for (const tag of ['deadbeef', '20261121', line[5]!.slice(0, 6), 'v1.2.3', 'main', '--all', 'HEAD', '0000000']) {
      for (const where of ['here', 'deepened'] as const) expect(await commitOf(tag, where)).toBeUndefined();
    }
  });

  /** How much of history is in the clone. */
  const commitsIn = ({ cwd }: { cwd: string }) =>
    execFileSync('git', ['-C', cwd, 'rev-list', '--count', 'main'], { encoding: 'utf8' }).trim();

  const short = (index: number): string => line[index]!.slice(0, 8);
  it.each([
    ['not at all for a tag that is no commit', (): string => 'v1.2.3', undefined, '1'],
    ['not at all for a tag that resolves', (): string => short(150), 150, '1'],
    ['not at all for a full name', (): string => line[5]!, 5, '1'],
    ['by one step for a commit that is near', (): string => short(100), 100, '101'],
    ['by more for one that is farther back', (): string => short(5), 5, '151'],
    ['to its end for digits that name nothing', (): string => '20261121', undefined, '151'],
  ] as const)('a shallow clone is deepened for a tag %s', async (_, tag, index, depth) => {
    const at = clone('--depth=1');
    const commitOf = tagsIn(at);
    if (depth !== '1') expect(await commitOf(tag(), 'here')).toBeUndefined();
    expect(commitsIn(at)).toBe('1');
    expect(await commitOf(tag(), 'deepened')).toBe(index === undefined ? undefined : line[index]);
    expect(commitsIn(at)).toBe(depth);
  });

  it('a commit that a shallow clone lacks and cannot be fetched is unknown', async () => {
    const at = clone('--depth=1');
    execFileSync('git', ['-C', at.cwd, 'remote', 'remove', 'origin']);
    for (const tag of [short(5), line[5]!]) expect(await tagsIn(at)(tag, 'deepened')).toBe('unknown');
  });
});
