/** Many commits compared by one walk stand to each other as `git merge-base` says of each pair. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CheckoutHistory } from '../../../../src/core/source/checkout-history.ts';
import { systemPrograms } from '../../../../src/hosts/programs.ts';
import { systemClock } from '../../../support/clock.ts';
import { gitIn } from '../../../support/git/repository.ts';
import { scratchDirectory } from '../../../support/lifetime.ts';

const directory = scratchDirectory('history');
const count = 30;
/** The second line has a clock that runs backwards; every fifth commit merges the two; one commit begins anew. */
const parentsOf = (index: number) =>
  index === 17 || index < 1 ? [] : index < 2 ? [0] : [index - 2, ...(index % 5 ? [] : [index - 1])];
const commits = Array.from({ length: count }, (_, index) => {
  const [first, second] = parentsOf(index);
  const seconds = 2_000_000_000 + (index % 2 ? -index : index) * 100_000;
  const lines = [
    `commit refs/heads/${index % 2 ? 'odd' : 'main'}`,
    `mark :${index + 1}`,
    `committer Ada <ada@example.com> ${seconds} +0000`,
    'data 2',
    'c',
    ...(first === undefined ? [] : [`from :${first + 1}`]),
    ...(second === undefined ? [] : [`merge :${second + 1}`]),
  ];
  return `${index === 17 ? 'reset refs/heads/odd\n\n' : ''}${lines.join('\n')}\n`;
});
const whole = join(directory, 'whole');
execFileSync('git', ['init', '--quiet', '--initial-branch=main', whole]);
const marks = join(directory, 'marks');
execFileSync('git', ['fast-import', '--quiet', `--export-marks=${marks}`], { cwd: whole, input: commits.join('') });
const shallow = join(directory, 'shallow');
execFileSync('git', ['clone', '--quiet', '--depth=8', '--no-single-branch', `file://${whole}`, shallow]);
const ids = gitIn(whole)('rev-list', '--all').split('\n');

const open = (cwd: string) =>
  new CheckoutHistory({ cwd, env: process.env, programs: systemPrograms, clock: systemClock });

describe.each([
  ['a whole checkout', whole],
  ['a shallow one', shallow],
])('%s', (_, cwd) => {
  it('tells of many commits what it tells of each by itself', async () => {
    expect(ids.length).toBeGreaterThan(20);
    const alone = open(cwd);
    const found = new Set<string>();
    for (const commit of [ids[3], ids[11], ids[20]].map((id) => id ?? '')) {
      const others = ids.filter((id) => id !== commit);
      const many = open(cwd);
      const together = await Promise.all(others.map((other) => many.relation(commit, other)));
      const each = [];
      for (const other of others) each.push(await alone.relation(commit, other));
      expect(together).toEqual(each);
      for (const relation of each) found.add(relation);
    }
    const all = cwd === whole ? ['contained', 'contains', 'neither'] : ['contained', 'unknown'];
    expect([...found].sort()).toEqual(expect.arrayContaining(all));
    expect(found.has(cwd === whole ? 'unknown' : 'neither')).toBe(false);
  });

  it('finds commits by their digits, those that are there', async () => {
    const history = open(cwd);
    const here = new Set(gitIn(cwd)('rev-list', '--all').split('\n'));
    const asked = [...ids.map((id) => id.slice(0, 10)), ...ids, 'f'.repeat(7), '0'.repeat(40)];
    const found = await Promise.all(asked.map((digits) => history.abbreviated(digits)));
    const known = ids.map((id) => (here.has(id) ? id : undefined));
    expect(found).toEqual([...known, ...known, undefined, undefined]);
  });
});
