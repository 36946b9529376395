import { describe, expect, it } from 'vitest';
import { encodeCommit } from '../../../../src/core/git/commit.ts';
import type { CommitObject, ObjectId, Transport } from '../../../../src/core/git/transport.ts';
import { Relations } from '../../../../src/core/source/relations.ts';
import type { Relation } from '../../../../src/core/source/source-facts.ts';
import { systemPrograms } from '../../../../src/hosts/programs.ts';
import { systemClock } from '../../../support/clock.ts';

const idOf = (index: number) => index.toString(16).padStart(40, '0');
const stamp = { name: 'Ada', email: 'ada@example.com', seconds: 1, zone: '+0000' };
const commit = (index: number): CommitObject => ({
  id: idOf(index),
  body: encodeCommit({
    tree: idOf(0),
    parents: index > 1 ? [idOf(index - 1)] : [],
    author: stamp,
    committer: stamp,
    message: 'x\n',
  }),
});

/** A line of commits on a server, where nothing is checked out; and a forge that answers this. */
function world({ tip, lacks = [], compares = 'neither' }: { tip: number; lacks?: number[]; compares?: Relation }) {
  const asked: { wants: readonly ObjectId[]; depth: number }[] = [];
  const compared: string[] = [];
  const notes: string[] = [];
  const transport: Partial<Transport> = {
    async commits(wants, depth) {
      asked.push({ wants, depth });
      const refused = wants.find((id) => lacks.map(idOf).includes(id));
      if (refused !== undefined) throw new Error(`upload-pack: not our ref ${refused}`);
      return wants.flatMap((id) => {
        const newest = Number.parseInt(id, 16);
        return Array.from({ length: Math.min(depth, newest) }, (_, index) => commit(newest - index));
      });
    },
  };
  const relations = new Relations({
    checkout: { cwd: '/nonexistent', env: {}, programs: systemPrograms, clock: systemClock },
    transport: async () => transport as Transport,
    tips: async () => [idOf(tip)],
    compare: async (one, other) => {
      compared.push(`${one} ${other}`);
      return compares;
    },
    note: (line) => notes.push(line),
  });
  return { relations, asked, compared, notes };
}

describe('what is asked of the remote', () => {
  it('goes deeper in three steps, for all questions of a run together', async () => {
    const { relations, asked, compared } = world({ tip: 5_000 });
    expect(await relations.relation(idOf(5_000), idOf(4_960))).toBe('contains');
    expect(await relations.relation(idOf(4_960), idOf(4_980))).toBe('contained');
    expect(asked.map(({ depth }) => depth)).toEqual([50]);
    expect(await relations.relation(idOf(5_000), idOf(4_800))).toBe('contains');
    expect(await relations.relation(idOf(5_000), idOf(4_100))).toBe('contains');
    expect(asked.map(({ depth }) => depth)).toEqual([50, 250, 1000]);
    // No more steps: the forge.
    expect(await relations.relation(idOf(5_000), idOf(10))).toBe('neither');
    expect(asked).toHaveLength(3);
    expect(compared).toEqual([`${idOf(5_000)} ${idOf(10)}`]);
  });

  it('is not asked again the other way round, nor at the same time', async () => {
    const { relations, asked, compared } = world({ tip: 5_000, compares: 'contains' });
    const pair = [idOf(5_000), idOf(10)] as const;
    const answers = await Promise.all([relations.relation(...pair), relations.relation(...pair)]);
    expect([...answers, await relations.relation(pair[1], pair[0])]).toEqual(['contains', 'contains', 'contained']);
    expect([asked.length, compared.length]).toEqual([3, 1]);
  });

  it('of the forge are 20 pairs at most, and that is said once', async () => {
    const { relations, compared, notes } = world({ tip: 9_000 });
    for (let each = 1; each <= 25; each += 1) await relations.relation(idOf(9_000), idOf(each));
    expect(compared).toHaveLength(20);
    expect(new Set(notes)).toEqual(new Set(['more than 20 pairs of commits would have to be compared by the forge']));
  });

  it('goes on for the others when one commit is not there', async () => {
    const { relations, asked } = world({ tip: 100, lacks: [70], compares: 'unknown' });
    expect(await relations.relation(idOf(90), idOf(70))).toBe('unknown');
    expect(await relations.has(idOf(70))).toBe('no');
    // The refusal cost one step.
    expect(await relations.relation(idOf(90), idOf(95))).toBe('contained');
    expect(asked.map(({ depth }) => depth)).toEqual([50, 250]);
  });

  it('tells a commit by its first digits, and nothing where two begin so', async () => {
    const { relations } = world({ tip: 30 });
    expect(await relations.commitOf(idOf(20))).toBe(idOf(20));
    // All begin with zeros.
    expect(await relations.commitOf('0000000')).toBeUndefined();
    // The history is whole, and none begins so.
    expect(await relations.commitOf('1234567')).toBeUndefined();
    const deep = world({ tip: 5_000 });
    expect(await deep.relations.commitOf('1234567')).toBe('unknown');
  });
});
