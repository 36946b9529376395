import { describe, expect, it } from 'vitest';
import type { AppliedEdit } from '../../../../src/core/bump/applied-edit.ts';
import type { Superseded } from '../../../../src/core/bump/message.ts';
import type { RunIdentity } from '../../../../src/core/flow/order-facts.ts';
import { orderingOf, refusal } from '../../../../src/core/flow/ordering.ts';
import type { Snapshot } from '../../../../src/core/git/snapshot.ts';
import type { Transport } from '../../../../src/core/git/transport.ts';
import type { SourceFacts } from '../../../../src/core/source/source-facts.ts';
import { lineFacts } from '../../../support/source/line-facts.ts';

const id = (digit: string) => digit.repeat(40);
const line = ['0', '1', '2'].map(id);

describe('a place that no commit of ours wrote', () => {
  const file = 'web1.yaml';
  const edit: AppliedEdit = {
    update: { kind: 'edit', service: 'web1', files: [file], from: undefined, edit: { tag: '1111111' } },
    file,
    existed: true,
    before: 'tag: 2222222\n',
    changed: true,
    image: {
      service: 'web1',
      file,
      oldImage: 'r/web1:2222222',
      newImage: 'r/web1:1111111',
      reference: 'r/web1:1111111',
    },
  };
  const order = async (
    facts: Partial<SourceFacts>,
    {
      onOlder = 'skip',
      by = 'event',
      whole = true,
    }: { onOlder?: 'skip' | 'fail' | 'apply'; by?: 'event' | 'person'; whole?: boolean } = {},
  ) => {
    const warnings: string[] = [];
    const foreign = Buffer.from(`tree ${id('a')}\nauthor A <a@b> 1 +0000\ncommitter A <a@b> 1 +0000\n\nBy hand\n`);
    const commits = (depth: number) =>
      Array.from({ length: whole ? 0 : depth }, (_, index) => ({ id: String(index).padStart(40, '0'), body: foreign }));
    const transport = {
      expectHistory() {},
      history: async (_tip: string, depth: number) => commits(depth),
    } as unknown as Transport;
    const ordering = orderingOf({
      transport,
      facts: lineFacts(line, facts),
      run: {
        commit: id('1'),
        ref: 'refs/heads/main',
        repository: 'https://example.com/acme/shop',
        pipeline: undefined,
        pipelineCreatedAt: undefined,
        asked: { by, onOlder, named: false },
      },
      contents: new Map(),
      seen: undefined,
      warn: (text) => void warnings.push(text),
    });
    const snapshot = { commit: id('a') } as unknown as Snapshot;
    const rounds = [await ordering(snapshot, 1)([edit], undefined), await ordering(snapshot, 2)([edit], undefined)];
    return { by: rounds.map(({ superseded }) => superseded.map(({ by }) => by)), warnings };
  };

  it('is told by the commit that its tag names (law 3)', async () => {
    expect(await order({})).toEqual({ by: [[id('2')], [id('2')]], warnings: [] });
  });

  it('is let through without a word when its tag names no commit, and our history is whole', async () => {
    expect(await order({ commitOf: async () => undefined })).toEqual({ by: [[], []], warnings: [] });
  });

  it.each([
    ['may name a commit that cannot be had', { commitOf: async () => 'unknown' as const }],
    [
      'names one whose relation cannot be told',
      { relation: async () => 'unknown' as const, line: async () => 'unknown' as const },
    ],
  ])('is let through with one warning in a race too, or refused, when its tag %s', async (_, facts) => {
    const { by, warnings } = await order(facts);
    expect(by).toEqual([[], []]);
    expect(warnings).toEqual([expect.stringMatching(/^web1: cannot tell whether 2222222 in web1.yaml is newer: /)]);
    await expect(order(facts, { onOlder: 'fail' })).rejects.toMatchObject({ code: 'ORDER_UNKNOWN', exitCode: 4 });
  });

  it('says when our own history does not reach back far enough', async () => {
    const { by, warnings } = await order({ commitOf: async () => undefined }, { whole: false });
    expect(by).toEqual([[], []]);
    expect(warnings).toEqual([expect.stringContaining('the last 1000 commits of the GitOps repository')]);
  });

  it('is a refusal with the two ways back for a person who runs an old pipeline again', async () => {
    await expect(order({}, { by: 'person' })).rejects.toMatchObject({
      code: 'OLDER_THAN_IN_PLACE',
      exitCode: 4,
      hint: expect.stringMatching(/`rollback`.*`on-older: apply`/),
    });
    expect(await order({}, { by: 'person', onOlder: 'apply' })).toEqual({ by: [[], []], warnings: [] });
  });

  it('is judged anew when the source moves while the race is run', async () => {
    let moved = false;
    const on = async () => (moved ? 'off' : 'tip') as 'off' | 'tip';
    const facts = { on, line: async () => 'none' as const, refresh: async () => {} };
    const ordering = orderingOf({
      transport: { expectHistory() {}, history: async () => [] } as unknown as Transport,
      facts: lineFacts(line, facts),
      run: {
        commit: id('1'),
        ref: 'refs/heads/main',
        repository: 'x',
        pipeline: undefined,
        pipelineCreatedAt: undefined,
        asked: { by: 'event', onOlder: 'skip', named: false },
      },
      contents: new Map(),
      seen: undefined,
      warn: () => {},
    });
    const snapshot = { commit: id('a') } as unknown as Snapshot;
    expect((await ordering(snapshot, 1)([edit], undefined)).superseded).toEqual([]);
    moved = true;
    expect((await ordering(snapshot, 2)([edit], undefined)).superseded).toMatchObject([{ because: 'dropped' }]);
  });
});

describe('what a person is told who runs an old pipeline again', () => {
  const [mine, other] = [id('1'), id('2')];
  const edit = {
    update: { kind: 'edit', service: 'web1', files: ['web1.yaml'], from: undefined, edit: {} },
    file: 'web1.yaml',
    image: { oldImage: 'r/web1:2222222' },
  } as unknown as AppliedEdit;
  const told = (because: Superseded, by: string) =>
    refusal(
      edit,
      { do: 'refuse', code: 'OLDER_THAN_IN_PLACE', because, by },
      { facts: lineFacts(line), run: { commit: mine } as RunIdentity },
    );

  it.each<[Superseded, string]>([
    ['newer', other],
    ['version', other],
    ['overtaken', other],
  ])('names what is in place, and both ways back, when that is %s', (because, by) => {
    expect(told(because, by).hint).toMatch(
      /^To go back on purpose \(22222222 is in place\): run `bump-image-tag` with `rollback` .*`on-older: apply`; either way/,
    );
  });

  it.each<[Superseded, string, RegExp]>([
    // The commit at hand, and one that was taken back, are in place nowhere.
    [
      'dropped',
      mine,
      /^Run the pipeline of what the branch, tag or request has now\. To go back on purpose: run `bump-/,
    ],
    [
      'taken-back',
      other,
      /^To bring it back on purpose: run `deploy` with the service by its name .*`on-older: apply`\.$/,
    ],
    ['closed', mine, /^Open the branch or request again/],
    ['stopped', mine, /^Open the branch or request again/],
  ])('names nothing as in place when its commit was %s', (because, by, hint) => {
    const failure = told(because, by);
    expect(failure.hint).toMatch(hint);
    expect(failure.hint).not.toContain('in place');
    expect(failure.message).toContain('(this run is of 11111111)');
  });
});
