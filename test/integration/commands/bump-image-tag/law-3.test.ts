/**
 * Law 3 as a user meets it, at any depth of the checkout: the decisive cases of its clauses, on a private monorepo over HTTP
 * with the job's own token and `persist-credentials: false`.
 */
import { describe, expect, it } from 'vitest';
import type { CiContext } from '../../../../src/core/ports.ts';
import { type BumpWorld, bumpWorld } from '../../../support/commands/source-world.ts';
import { commitFiles, history } from '../../../support/git/repository.ts';
import { allParts, gitHttpBackend } from '../../../support/real-parts.ts';
import { sliceOfCommit } from '../../../support/slice.ts';
import { jobToken } from '../../../support/source/world.ts';

const parts = allParts(await gitHttpBackend());

const file = 'web1.yaml';
const values = 'image:\n  repository: r.example.com/fe/web1\n  tag: none\nreplicas: 1\n';
const tagIn = ({ gitops }: BumpWorld) => /tag: "?([^"\n]*)/.exec(gitops.read(file))?.[1];
const sha8 = (commit: string) => commit.slice(0, 8);
const world = () => bumpWorld({ [file]: values });
const write = (tag: string) => ({ file, tag });
const on = (branch: string) => ({ branch });
const tagged = (tag: string) => ({ event: { kind: 'tag', tag }, branch: undefined }) as const;
const move = ({ source }: BumpWorld, ref: string, commit: string) => source.monorepo.git('update-ref', ref, commit);
const messageAt = ({ gitops }: BumpWorld) => history(gitops.path)[0]?.message ?? '';

describe.skipIf(!parts.present).each(sliceOfCommit([1, 2, undefined], 3))(
  parts.titled('older never replaces newer, at depth %j'),
  (depth) => {
    it('1, 2: a commit below the tip replaces what is older, and not what is newer', async () => {
      const at = await world();
      const jobs = [1, 2, 3].map(() => at.job(at.source.commit('main'), depth));
      const [first, second] = jobs;
      expect((await first!.bump(write('m1'))).outputs.result).toBe('committed');
      const newer = await second!.bump(write('m2'));
      expect([newer.outputs.result, newer.warnings]).toEqual(['committed', []]);
      const late = await first!.bump(write('m1'));
      expect(late.outputs.result).toBe('superseded');
      expect(late.summary).toContain(`holds an image of ${sha8(second!.commit)}, which is newer`);
      expect(tagIn(at)).toBe('m2');
    });

    it.each(['can be fetched', 'is gone'])(
      '3: a branch that was reset brings its environment back, where the dropped commit %s',
      async (how) => {
        const at = await world();
        const a = at.job(at.source.commit('main'), depth);
        const b = at.job(at.source.commit('main'), depth);
        await b.bump(write('b'));
        move(at, 'refs/heads/main', a.commit);
        if (how === 'is gone') at.source.monorepo.git('gc', '--quiet', '--prune=now');
        at.source.asked();
        const { outputs, warnings } = await a.bump(write('a'));
        expect([outputs.result, warnings, tagIn(at)]).toEqual(['committed', [], 'a']);
        expect(at.source.asked()).toEqual(['info-refs', 'ls-refs']);
        // What was dropped does not come back, however late it comes.
        const late = await b.bump(write('b'));
        expect(late.outputs.result).toBe('superseded');
        if (how === 'can be fetched') expect(late.summary).toContain(`${sha8(b.commit)} is not on its branch`);
        expect(tagIn(at)).toBe('a');
      },
    );

    it('4: an amended commit gives way, whatever is in place', async () => {
      const at = await world();
      const a = at.job(at.source.commit('main'), depth);
      await a.bump(write('a'));
      const b = at.job(at.source.commit('main'), depth);
      move(at, 'refs/heads/main', a.commit);
      const amended = at.job(at.source.commit('main'), depth);
      expect((await b.bump(write('b'))).summary).toContain('is not on its branch');
      await amended.bump(write('amended'));
      expect((await b.bump(write('b'))).outputs.result).toBe('superseded');
      expect(tagIn(at)).toBe('amended');
    });

    it('5, 6: a branch that is ahead of main stays, until it is deleted without a merge', async () => {
      const at = await world();
      const main = at.job(at.source.commit('main'), depth);
      const hot = at.job(at.source.commit('hot'), depth, on('hot'));
      await hot.bump(write('hot'));
      const late = await main.bump(write('main'));
      expect(late.outputs.result).toBe('superseded');
      expect(late.summary).toContain(`holds an image of ${sha8(hot.commit)}, which is newer`);
      at.source.monorepo.git('update-ref', '-d', 'refs/heads/hot');
      const back = await main.bump(write('main'));
      expect([back.outputs.result, back.warnings]).toEqual(['committed', []]);
    });

    it('7: of two open lines the later run wins, and says what it takes out', async () => {
      const at = await world();
      const hot = at.job(at.source.commit('hot'), depth, on('hot'));
      const main = at.job(at.source.commit('main'), depth);
      await hot.bump(write('hot'));
      const { outputs, warnings } = await main.bump(write('main'));
      expect(outputs.result).toBe('committed');
      expect(warnings).toEqual([
        expect.stringContaining(
          `this takes out ${sha8(hot.commit)} of hot, which ${sha8(main.commit)} does not contain`,
        ),
      ]);
      expect(warnings[0]).toContain('Change 1');
    });

    it('8: of two open lines the one that came meanwhile stays', async () => {
      const at = await world();
      const hot = at.job(at.source.commit('hot'), depth, on('hot'));
      const main = at.job(at.source.commit('main'), depth);
      at.server.inject({ kind: 'before', at: 'receive-pack', action: async () => void (await hot.bump(write('hot'))) });
      const { outputs, summary } = await main.bump(write('main'));
      expect(outputs).toMatchObject({ result: 'superseded', attempts: 2 });
      expect(summary).toContain('from another branch while this run was under way');
      expect(tagIn(at)).toBe('hot');
    });

    it('9: what a merge on its own branch will bring is not taken out before', async () => {
      const at = await world();
      const hot = at.job(at.source.commit('hot'), depth, on('hot'));
      const main = at.job(at.source.commit('main'), depth);
      await hot.bump(write('hot'));
      const merge = at.merge('Merge hot', main.commit, hot.commit);
      move(at, 'refs/heads/main', merge);
      const late = await main.bump(write('main'));
      expect(late.outputs.result).toBe('superseded');
      expect(late.summary).toContain('which is newer');
      expect((await at.job(merge, depth).bump(write('merge'))).outputs.result).toBe('committed');
    });

    it('10: a squash replaces the branch that it came from', async () => {
      const at = await world();
      const hot = at.job(at.source.commit('hot'), depth, on('hot'));
      await hot.bump(write('hot'));
      at.source.monorepo.git('update-ref', '-d', 'refs/heads/hot');
      const { outputs, warnings } = await at.job(at.source.commit('main'), depth).bump(write('squash'));
      expect([outputs.result, warnings]).toEqual(['committed', []]);
    });

    it('11, 12: a lower version gives way to a higher one, and not to one that it was rolled back to', async () => {
      const at = await world();
      const { monorepo } = at.source;
      const [old, fix, next] = ['v1.2.3', 'v1.2.4', 'v1.3.0'].map((version) => {
        const commit = at.source.commit(`release/${version}`);
        monorepo.git('tag', version, commit);
        return at.job(commit, depth, tagged(version));
      });
      await old!.bump(write('v1.2.3'));
      await next!.bump(write('v1.3.0'));
      const lower = await fix!.bump(write('v1.2.4'));
      expect(lower.outputs.result).toBe('superseded');
      expect(lower.summary).toContain('a higher version');
      await expect(fix!.bump(write('v1.2.4'), { byPerson: true })).rejects.toMatchObject({
        code: 'OLDER_THAN_IN_PLACE',
        exitCode: 4,
      });
      await next!.bump({ file, rollback: true });
      expect(tagIn(at)).toBe('v1.2.3');
      expect((await fix!.bump(write('v1.2.4'))).outputs.result).toBe('committed');
    });

    it('13: a tag that was moved does not bring its old commit', async () => {
      const at = await world();
      const x = at.job(at.source.commit('main'), depth, tagged('v1'));
      move(at, 'refs/tags/v1', at.source.commit('main'));
      const { outputs, summary } = await x.bump(write('x'));
      expect(outputs.result).toBe('superseded');
      expect(summary).toContain(`${sha8(x.commit)} is not on its branch, tag or request any more`);
    });

    it('28: a record counts before a tag that names another commit', async () => {
      const at = await world();
      const m1 = at.job(at.source.commit('main'), depth);
      const other = at.source.commit('other');
      const m2 = at.job(at.source.commit('main'), depth);
      await m2.bump(write(sha8(other)));
      const late = await m1.bump(write('m1'));
      expect(late.summary).toContain(`holds an image of ${sha8(m2.commit)}, which is newer`);
    });

    it('29: what cannot be told is written with a warning, and refused by on-older: fail', async () => {
      const at = await world();
      const hot = at.job(at.source.commit('hot'), depth, on('hot'));
      await hot.bump(write('hot'));
      const { GITHUB_TOKEN, ...env } = at.source.env;
      expect(GITHUB_TOKEN).toBe(jobToken);
      const main = at.job(at.source.commit('main'), depth === undefined ? 1 : depth, {}, env);
      await expect(main.bump({ ...write('main'), 'on-older': 'fail' })).rejects.toMatchObject({
        code: 'ORDER_UNKNOWN',
        exitCode: 4,
        message: expect.stringContaining('cannot tell whether hot in web1.yaml is newer: the monorepo cannot be asked'),
      });
      const { outputs, warnings } = await main.bump(write('main'));
      expect(outputs.result).toBe('committed');
      expect(warnings).toEqual([expect.stringContaining('cannot tell whether hot in web1.yaml is newer')]);
    });
  },
);

describe.skipIf(!parts.present)(parts.titled('going back on purpose'), () => {
  const line = async (count: number) => {
    const at = await world();
    return { at, jobs: Array.from({ length: count }, () => at.job(at.source.commit('main'), 2)) };
  };

  it.each<[string, Partial<CiContext>]>([
    ['a person', { byPerson: true }],
    // GitHub counts the attempts of a run instead.
    ['the same pipeline', { host: 'gitlab', pipelineUrl: 'https://ci.example.com/runs/1' }],
  ])('by an old pipeline that %s runs again is a refusal with the two ways', async (_, again) => {
    const {
      at,
      jobs: [m1, , m3],
    } = await line(3);
    await m1!.bump(write('m1'), { pipelineUrl: 'https://ci.example.com/runs/1' });
    await m3!.bump(write('m3'), { pipelineUrl: 'https://ci.example.com/runs/3' });
    await expect(m1!.bump(write('m1'), again)).rejects.toMatchObject({
      code: 'OLDER_THAN_IN_PLACE',
      exitCode: 4,
      message: expect.stringContaining(`holds an image of ${sha8(m3!.commit)}, which is newer`),
      hint: expect.stringMatching(/`bump-image-tag` with `rollback`.*`on-older: apply`/),
    });
    expect(tagIn(at)).toBe('m3');
  });

  it.each([
    ['rollback', { rollback: true }],
    ['on-older: apply', { tag: 'm1', 'on-older': 'apply' }],
  ])('by %s holds until a newer commit comes', async (_, given) => {
    const {
      at,
      jobs: [m1, m2, m3, m4],
    } = await line(4);
    await m1!.bump(write('m1'));
    await m3!.bump(write('m3'));
    expect((await m1!.bump({ file, ...given }, { byPerson: true })).outputs.result).toBe('committed');
    expect(messageAt(at)).toContain(`Rollback-Of: ${m3!.commit}\n`);
    for (const late of [m3, m2]) {
      const { outputs, summary } = await late!.bump(write('late'));
      expect(outputs.result).toBe('superseded');
      expect(summary).toContain(`taken back from ${sha8(m3!.commit)}`);
    }
    expect(tagIn(at)).toBe('m1');
    expect((await m4!.bump(write('m4'))).outputs.result).toBe('committed');
  });
});

describe.skipIf(!parts.present)(parts.titled('the same source under another name'), () => {
  it.each([
    ['another case', (url: string) => url.replace('acme/shop', 'Acme/Shop')],
    ['ssh', (url: string) => `git@${new URL(url).hostname}:acme/shop.git`],
    ['the name before it was renamed', (url: string) => url.replace('acme/shop', 'acme/store')],
  ])('is known by its commits: %s', async (_, spell) => {
    const at = await world();
    const [m1, m2] = [1, 2].map(() => at.job(at.source.commit('main'), 1));
    const url = at.source.url.replace(/\.git$/, '');
    await m2!.bump(write('m2'));
    // As an earlier run would have spelled it.
    const message = messageAt(at).replace(`Source-Repository: ${url}`, `Source-Repository: ${spell(url)}`);
    const parent = at.gitops.git('rev-parse', 'main^');
    at.gitops.git(
      'update-ref',
      'refs/heads/main',
      at.gitops.git('commit-tree', '-p', parent, '-m', message, 'main^{tree}'),
    );
    expect((await m1!.bump(write('m1'))).outputs.result).toBe('superseded');
    // The branch was reset: the same source, whatever is in place.
    move(at, 'refs/heads/main', m1!.commit);
    const { outputs, warnings } = await m1!.bump(write('m1'));
    expect([outputs.result, warnings]).toEqual(['committed', []]);
  });

  it('a renamed branch goes on where it was', async () => {
    const at = await world();
    const [m1, m2] = [1, 2].map(() => at.job(at.source.commit('main'), 1));
    await m2!.bump(write('m2'));
    at.source.monorepo.git('branch', '-m', 'main', 'trunk');
    const trunk = { branch: 'trunk', defaultBranch: 'trunk' };
    const late = at.job(m1!.commit, 1, trunk);
    expect((await late.bump(write('m1'))).outputs.result).toBe('superseded');
    at.source.monorepo.git('branch', 'main', 'trunk');
    const next = at.source.commit('trunk');
    const { outputs, warnings } = await at.job(next, 1, trunk).bump(write('next'));
    expect([outputs.result, warnings]).toEqual(['committed', []]);
  });
});

describe.skipIf(!parts.present)(parts.titled('runs that write no image'), () => {
  const set = { file, set: ['replicas:=2'] };
  const unset = { file, unset: ['replicas'] };
  const remove = { updates: JSON.stringify([{ file, delete: true }]) };
  const create = { file, from: 'sample.yaml', tag: 'new' };

  it.each([
    ['set', set, { file, set: ['replicas:=3'] }],
    ['unset after set', set, unset],
    ['set after unset', unset, set],
    ['delete after set', set, remove],
    ['delete after an image', write('m2'), remove],
    ['a new file after delete', remove, create],
    ['values in a new file after delete', remove, { file, from: 'sample.yaml', set: ['replicas:=3'] }],
  ])('have an order as well: %s', async (_, newer, older) => {
    const at = await bumpWorld({ [file]: values, 'sample.yaml': values });
    const [m1, m2, m3] = [1, 2, 3].map(() => at.job(at.source.commit('main'), 1));
    expect((await m2!.bump(newer)).outputs.result).toBe('committed');
    const tree = at.gitops.git('rev-parse', 'main^{tree}');
    const { outputs, summary } = await m1!.bump(older);
    expect(outputs.result).toBe('superseded');
    expect(summary).toContain(`of ${sha8(m2!.commit)}, which is newer`);
    expect(at.gitops.git('rev-parse', 'main^{tree}')).toBe(tree);
    expect((await m3!.bump(older)).outputs.result).toBe('committed');
  });

  it('a file that a person deleted is made again by a newer commit, not by an older one', async () => {
    const at = await bumpWorld({ [file]: values, 'sample.yaml': values });
    const [m1, m2, m3] = [1, 2, 3].map(() => at.job(at.source.commit('main'), 1));
    await m2!.bump(write('m2'));
    commitFiles(at.gitops, { [file]: undefined }, { message: 'By hand' });
    expect((await m1!.bump(create)).outputs.result).toBe('superseded');
    expect((await m3!.bump(create)).outputs.result).toBe('committed');
  });
});
