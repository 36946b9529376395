/** `rollback` and law 3 where people have reverted, reverted again, merged and squashed. */
import { describe, expect, it } from 'vitest';
import { bumpTo, deployedWorld, rollback, tagIn, webValues } from '../../../support/commands/rollback.ts';
import type { World } from '../../../support/commands/world.ts';
import { person } from '../../../support/git/person.ts';
import { commitFiles, commitMany, history } from '../../../support/git/repository.ts';

const tip = (at: World) => at.gitops.git('rev-parse', 'main');

/** What the forges write when somebody presses "Revert" (docs.github.com, docs.gitlab.com) and merges the request. */
const requests = [
  ['a merge on GitHub', 'merge', 'Merge pull request #5 from acme/revert-4-bump\n\nRevert "Deploy web1"'],
  ['a squash on GitHub', 'squash', 'Revert "Deploy web1" (#5)\n\nReverts acme/gitops#4'],
  [
    'a merge on GitLab',
    'merge',
    "Merge branch 'revert-1a2b3c4d' into 'main'\n\nRevert \"Deploy web1\"\n\nSee merge request infra/gitops!5",
  ],
  ['a squash on GitLab', 'squash', 'Revert "Deploy web1"\n\nThis reverts merge request !4'],
  ['a merge with a title of its own', 'merge', 'Back to the one that works'],
] as const;

describe.each(requests)('a revert that came as %s', (_, how, message) => {
  it('is not undone by what it took back or by what is older, and a newer commit replaces it', async () => {
    const at = await deployedWorld(1, 3);
    person(at).revertByRequest(tip(at), how, message);
    for (const index of [3, 2]) {
      const { outputs, summary } = await bumpTo(at, index);
      expect(outputs.result).toBe('superseded');
      expect(summary).toContain(`taken back from ${at.line[3]!.slice(0, 8)} to r.example.com/fe/web1:one`);
    }
    expect((await bumpTo(at, 4)).outputs.result).toBe('committed');
  });

  it('is behind a rollback, which goes to the image before the one it restored', async () => {
    const at = await deployedWorld(1, 2);
    // Whatever was before lies farther back than what is read first.
    commitMany(at.gitops, 12);
    await bumpTo(at, 3);
    person(at).revertByRequest(tip(at), how, message);
    await rollback(at);
    expect(tagIn(at)).toBe('one');
  });
});

describe('a rollback behind a revert', () => {
  it('keeps away what the revert took back as well', async () => {
    const at = await deployedWorld(1, 3);
    person(at).revert(tip(at));
    await rollback(at);
    expect(tagIn(at)).toBe('a');
    for (const index of [3, 2]) expect((await bumpTo(at, index)).outputs.result).toBe('superseded');
    expect((await bumpTo(at, 4)).outputs.result).toBe('committed');
  });
});

describe('a revert of a revert', () => {
  it('brings the image back: older runs give way to it, the next newer one does not', async () => {
    const at = await deployedWorld(1, 3);
    const grace = person(at);
    grace.revert(grace.revert(tip(at)));
    expect(history(at.gitops.path)[0]?.subject).toMatch(/^(Reapply "|Revert "Revert ")Deploy/);
    const { outputs, summary } = await bumpTo(at, 2);
    expect(outputs.result).toBe('superseded');
    expect(summary).toContain(`holds an image of ${at.line[3]!.slice(0, 8)}, which is newer`);
    expect((await bumpTo(at, 4)).outputs.result).toBe('committed');
  });

  it('is stepped over by a rollback', async () => {
    const at = await deployedWorld(1, 3);
    const grace = person(at);
    grace.revert(grace.revert(tip(at)));
    await rollback(at);
    expect(tagIn(at)).toBe('one');
  });

  it('of a rollback brings back what that took away, for its own commit too', async () => {
    const at = await deployedWorld(1, 3);
    await rollback(at);
    expect(tagIn(at)).toBe('one');
    person(at).revert(tip(at));
    expect(tagIn(at)).toBe('three');
    const older = await bumpTo(at, 2);
    expect(older.outputs.result).toBe('superseded');
    expect(older.summary).toContain(`holds an image of ${at.line[3]!.slice(0, 8)}, which is newer`);
    expect((await bumpTo(at, 3, { tag: 'three-again' })).outputs.result).toBe('committed');
    // What was taken back before is kept in mind, by a commit that takes nothing back itself.
    const message = history(at.gitops.path)[0]?.message;
    expect(message).toContain(`Held: ${at.line[1]}\n`);
    expect(message).not.toContain('Rollback-Of');
    await rollback(at);
    expect(tagIn(at)).toBe('three');
    await rollback(at);
    expect(tagIn(at)).toBe('one');
  });
});

describe('an image that somebody put back by hand', () => {
  it('takes back what lay between, as a revert does', async () => {
    const at = await deployedWorld(1, 2);
    commitFiles(at.gitops, { 'web1.yaml': webValues('one') }, { message: 'By hand' });
    await rollback(at);
    expect(tagIn(at)).toBe('a');
  });
});

describe('deployments that came as a squash merge', () => {
  type Text = (messages: readonly string[]) => string;
  const joined: Text = (messages) =>
    `Deploy web1 (#4)\n\n${messages.map((text) => `* ${text}`).join('\n\n')}\n\n---------\n\nCo-authored-by: Ada <ada@example.com>\n`;
  /** What the forges make of the commits' texts (docs.github.com and docs.gitlab.com on squash merges). */
  const texts: readonly (readonly [string, readonly number[], Text])[] = [
    ['of one commit on GitHub', [3], ([text = '']) => text.replace('\n', ' (#4)\n')],
    ['of two commits on GitHub', [2, 3], joined],
    [
      'of two commits on GitLab with %{all_commits}',
      [2, 3],
      (messages) => `Deploy web1\n\n${messages.map((text) => `* ${text.replace(/\n(?=.)/g, '\n  ')}`).join('\n\n')}\n`,
    ],
  ];

  /** Their commits on a branch, and one commit on main with such a text. */
  async function squashed(indices: readonly number[], textOf: Text): Promise<World> {
    const at = await deployedWorld(1);
    const before = tip(at);
    for (const index of indices) await bumpTo(at, index);
    const messages = history(at.gitops.path, `${before}..main`).map(({ message }) => message.trim());
    const tree = at.gitops.git('rev-parse', 'main^{tree}');
    const commit = at.gitops.git('commit-tree', '-p', before, '-m', textOf(messages.reverse()), tree);
    at.gitops.git('update-ref', 'refs/heads/main', commit);
    return at;
  }

  it.each(texts)('%s are known by the trailers that it kept (law 3)', async (_, indices, textOf) => {
    const at = await squashed(indices, textOf);
    const { outputs, summary } = await bumpTo(at, 2, { tag: 'late' });
    expect(outputs.result).toBe('superseded');
    expect(summary).toContain(`holds an image of ${at.line[3]!.slice(0, 8)}, which is newer`);
    expect((await bumpTo(at, 4)).outputs.result).toBe('committed');
  });

  it('are taken back by a rollback to what was before the request', async () => {
    const at = await squashed([2, 3], joined);
    await rollback(at);
    expect(tagIn(at)).toBe('one');
    expect(history(at.gitops.path)[0]?.message).toContain(`Rollback-Of: ${at.line[3]}\n`);
    for (const index of [2, 3]) expect((await bumpTo(at, index)).outputs.result).toBe('superseded');
    expect((await bumpTo(at, 4)).outputs.result).toBe('committed');
  });
});

describe('a merge of two branches that both have deployments', () => {
  it.each([
    ['ours', 5, 3],
    ['theirs', 3, 5],
  ] as const)('by the strategy %s: what it left in place is what counts (law 3)', async (strategy, main, side) => {
    const at = await deployedWorld(1);
    at.gitops.git('branch', 'side', 'main');
    await bumpTo(at, main);
    await bumpTo(at, side, { 'gitops-branch': 'side' });
    const how = strategy === 'ours' ? ['-s', 'ours'] : ['-X', 'theirs'];
    person(at).git('merge', '-q', ...how, '-m', 'Merge side', 'origin/side');
    expect(tagIn(at)).toBe('five');
    const older = await bumpTo(at, 4);
    expect(older.outputs.result).toBe('superseded');
    expect(older.summary).toContain(`holds an image of ${at.line[5]!.slice(0, 8)}, which is newer`);
    const discarded = await bumpTo(at, 2);
    expect(discarded.outputs.result).toBe('superseded');
    await rollback(at);
    // The merge is one step of main, whose state before it was its own.
    expect(tagIn(at)).toBe(strategy === 'ours' ? 'one' : 'three');
    expect((await bumpTo(at, 4)).outputs.result).toBe('superseded');
    expect((await bumpTo(at, 6)).outputs.result).toBe('committed');
  });
});

describe('trailers that somebody cherry-picked', () => {
  it('are read in spite of the line that git adds to them', async () => {
    const at = await deployedWorld(1);
    const before = tip(at);
    await bumpTo(at, 3);
    const picked = tip(at);
    at.gitops.git('update-ref', 'refs/heads/main', before);
    commitFiles(at.gitops, { 'noise.yaml': 'x\n' });
    person(at).git('cherry-pick', '-x', picked);
    expect(history(at.gitops.path)[0]?.message).toContain('(cherry picked from commit');
    expect((await bumpTo(at, 2)).outputs.result).toBe('superseded');
  });
});
