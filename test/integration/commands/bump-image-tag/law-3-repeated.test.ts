/** Law 3 where a run finds what it asks for in place already: who asked last for a value, and who wrote it. */
import { describe, expect, it } from 'vitest';
import { type BumpWorld, bumpWorld, type Job } from '../../../support/commands/source-world.ts';
import { commitFiles, history } from '../../../support/git/repository.ts';
import type { Given } from '../../../support/inputs.ts';
import { allParts, gitHttpBackend } from '../../../support/real-parts.ts';
import { sliceOfCommit } from '../../../support/slice.ts';

const parts = allParts(await gitHttpBackend());

const file = 'web1.yaml';
const values = `image:
  repository: r.example.com/fe/web1
  tag: none
replicas: 1
ingress:
  host: a.example.com
  path: /
`;
const other = 'other.yaml';
const sha8 = (commit: string) => commit.slice(0, 8);
const updates = (...entries: readonly object[]) => ({ updates: JSON.stringify(entries) });
const beside = (name: string) => ({ file: other, set: [`note=${name}`] });

async function line(count: number) {
  const at = await bumpWorld({ [file]: values, [other]: 'note: none\n', 'gone.yaml': values, 'sample.yaml': values });
  const jobs = Array.from({ length: count }, () => at.job(at.source.commit('main'), 1)) as [Job, Job, Job, Job];
  return { at, jobs };
}
const treeOf = ({ gitops }: BumpWorld) => gitops.git('rev-parse', 'main^{tree}');

interface Repetition {
  readonly why: string;
  /** What m3 writes. */
  readonly newest: Given;
  /** What m1, which is late, finds there already, beside what it writes. */
  readonly again: Given;
  /** What m2, later still, would write over it. */
  readonly late: Given;
}

const repetitions: readonly Repetition[] = [
  {
    why: 'a value beside another one',
    newest: { file, set: ['replicas:=2'] },
    again: { file, set: ['replicas:=2', 'note=m1'] },
    late: { file, set: ['replicas:=3', 'more=m2'] },
  },
  {
    why: 'a value beside an image',
    newest: { file, set: ['replicas:=2'] },
    again: { file, tag: 'm1', set: ['replicas:=2'] },
    late: { file, set: ['replicas:=3'] },
  },
  {
    why: 'a value that is gone',
    newest: { file, unset: ['ingress.path'] },
    again: { file, unset: ['ingress.path'], set: ['note=m1'] },
    late: { file, set: ['ingress.path=/m2', 'more=m2'] },
  },
  {
    why: 'a map',
    newest: { file, set: ['ingress.host=b'] },
    again: { file, set: ['ingress:={"host":"b","path":"/"}', 'note=m1'] },
    late: { file, set: ['ingress.host=c', 'more=m2'] },
  },
  {
    why: 'a value, in an update of its own',
    newest: { file, set: ['replicas:=2'] },
    again: updates({ file, set: ['replicas:=2'] }, beside('m1')),
    late: { file, set: ['replicas:=3'] },
  },
  {
    why: 'an image, in an update of its own',
    newest: { file, tag: 'm3' },
    again: updates({ file, tag: 'm3' }, beside('m1')),
    late: { file, tag: 'm2' },
  },
];

describe.skipIf(!parts.present)(parts.titled('an older run that repeats what a newer one wrote'), () => {
  it.each(sliceOfCommit(repetitions, 3))(
    'leaves it to the newer one, which holds back who comes between: $why',
    async ({ newest, again, late }) => {
      const { at, jobs } = await line(3);
      const [m1, m2, m3] = jobs;
      expect((await m3.bump(newest)).outputs.result).toBe('committed');
      expect((await m1.bump(again)).outputs.result).toBe('committed');
      const tree = treeOf(at);
      const { outputs, summary } = await m2.bump(late);
      expect([outputs.result, summary]).toEqual(['superseded', expect.stringContaining(`of ${sha8(m3.commit)}`)]);
      expect(treeOf(at)).toBe(tree);
    },
  );

  it('is no matter to the tip, nor to a person who goes back on purpose', async () => {
    const { at, jobs } = await line(4);
    const [m1, m2, m3, m4] = jobs;
    await m3.bump({ file, set: ['replicas:=3'] });
    await m1.bump({ file, set: ['replicas:=1', 'note=m1'], 'on-older': 'apply' }, { byPerson: true });
    expect(history(at.gitops.path)[0]?.message).toContain(`Rollback-Of: ${m3.commit}`);
    const again = { file, set: ['replicas:=0', 'note=m1'], 'on-older': 'apply' };
    expect((await m1.bump(again, { byPerson: true })).outputs.result).toBe('committed');
    expect((await m2.bump({ file, set: ['replicas:=2', 'note=m2'] })).outputs.result).toBe('superseded');
    expect((await m4.bump({ file, set: ['replicas:=4', 'note=m4'] })).outputs.result).toBe('committed');
  });
});

interface Confirmation {
  readonly why: string;
  /** What m1 writes. */
  readonly first: Given | undefined;
  /** What m3 asks for in a commit that it makes for something else. */
  readonly same: object;
  readonly late: Given;
}

const confirmations: readonly Confirmation[] = [
  {
    why: 'a value',
    first: { file, set: ['replicas:=5'] },
    same: { file, set: ['replicas:=5'] },
    late: { file, set: ['replicas:=3'] },
  },
  {
    why: 'a value that nobody has set',
    first: undefined,
    same: { file, set: ['replicas:=1'] },
    late: { file, set: ['replicas:=3'] },
  },
  {
    why: 'a value that is not there',
    first: undefined,
    same: { file, unset: ['more'] },
    late: { file, set: ['more=m2'] },
  },
  {
    why: 'an image',
    first: { file, tag: 'm1' },
    same: { file, tag: 'm1' },
    late: { file, tag: 'm2' },
  },
  {
    why: 'a file that is gone',
    first: updates({ file: 'gone.yaml', delete: true }),
    same: { file: 'gone.yaml', delete: true },
    late: { file: 'gone.yaml', from: 'sample.yaml', set: ['replicas:=3'] },
  },
];

describe.skipIf(!parts.present)(parts.titled('a newer run that finds what it asks for'), () => {
  it.each(sliceOfCommit(confirmations, 3))(
    'has it in the record of the commit that it makes, and holds back what is older: $why',
    async ({ first, same, late }) => {
      const { at, jobs } = await line(3);
      const [m1, m2, m3] = jobs;
      if (first !== undefined) expect((await m1.bump(first)).outputs.result).toBe('committed');
      expect((await m3.bump(updates(same, beside('m3')))).outputs.result).toBe('committed');
      const tree = treeOf(at);
      const { outputs, summary } = await m2.bump(late);
      expect([outputs.result, summary]).toEqual(['superseded', expect.stringContaining(`of ${sha8(m3.commit)}`)]);
      expect(treeOf(at)).toBe(tree);
    },
  );

  /** Law 4 wants no commit, and a record is one: the state says nothing of m3, and m2 is newer than what is in place. */
  it.each([
    ['a value', { file, set: ['replicas:=5'] }, { file, set: ['replicas:=3'] }],
    ['a value that is not there', { file, unset: ['more'] }, { file, set: ['more=m2'] }],
    ['an image', { file, tag: 'm1' }, { file, tag: 'm2' }],
  ])(
    'writes nothing for it alone; the next run of the tip puts right what a late one wrote: %s',
    async (_, given, late) => {
      const { at, jobs } = await line(3);
      const [m1, m2, m3] = jobs;
      await m1.bump(given);
      const before = at.gitops.git('rev-parse', 'main');
      const tree = treeOf(at);
      expect((await m3.bump(given)).outputs.result).toBe('unchanged');
      expect(at.gitops.git('rev-parse', 'main')).toBe(before);
      expect((await m2.bump(late)).outputs.result).toBe('committed');
      expect((await m3.bump(given)).outputs.result).toBe('committed');
      expect(treeOf(at)).toBe(tree);
      expect((await m2.bump(late)).outputs.result).toBe('superseded');
    },
  );

  it('does not keep what a person edited there since', async () => {
    const { at, jobs } = await line(4);
    const [m1, , m3, m4] = jobs;
    await m1.bump({ file, tag: 'm1' });
    await m3.bump(updates({ file, tag: 'm1' }, beside('m3')));
    commitFiles(at.gitops, { [file]: at.gitops.read(file).replace('tag: m1', 'tag: by-hand') });
    expect((await m3.bump({ file, tag: 'm1' })).outputs.result).toBe('superseded');
    expect((await m4.bump({ file, tag: 'm4' })).outputs.result).toBe('committed');
  });
});
