import { describe, expect, it } from 'vitest';
import type { CiContext } from '../../../../src/core/ports.ts';
import { candidateOf } from '../../../../src/core/source/candidate.ts';
import { systemPrograms } from '../../../../src/hosts/programs.ts';
import { systemClock } from '../../../support/clock.ts';
import { createMonorepo } from '../../../support/git/monorepo.ts';
import { gitIn } from '../../../support/git/repository.ts';
import { ciContext } from '../../../support/inputs.ts';
import { scratchDirectory } from '../../../support/lifetime.ts';

const checkoutAt = (cwd: string) => ({ cwd, env: process.env, programs: systemPrograms, clock: systemClock });
const candidate = (cwd: string, ci: Partial<CiContext>) => candidateOf(checkoutAt(cwd), ciContext(ci));

const monorepo = await createMonorepo({ 'apps/web1/a.ts': '1\n', 'b.ts': '1\n' });
const main = await monorepo.commit('main', { 'b.ts': '2\n' });
const head = await monorepo.commit('feature/x', { 'apps/web1/a.ts': '2\n' });
const newer = await monorepo.commit('main', { 'b.ts': '3\n' });
const request = { kind: 'request', number: 5, fromFork: false } as const;

describe('the commit at hand', () => {
  it.each([1, 2, undefined])('of a push is what is checked out, at depth %j', async (depth) => {
    const checkout = await monorepo.checkout('refs/heads/main', depth);
    expect(await candidate(checkout, { commit: newer })).toEqual({ commit: newer, head: newer, isMerge: false });
  });

  it('is what is checked out, whatever the event says: a run by hand with an input `ref`', async () => {
    const checkout = await monorepo.checkout(main);
    const ci = { commit: newer, event: { kind: 'manual' } } as const;
    expect(await candidate(checkout, ci)).toEqual({ commit: main, head: main, isMerge: false });
  });

  it.each([1, 2])(
    "of GitHub's merge checkout is the head of the request, and the tree is the merge's (depth %i)",
    async (depth) => {
      const merge = monorepo.mergeRef(5, 'feature/x');
      const checkout = await monorepo.checkout('refs/pull/5/merge', depth);
      const found = await candidate(checkout, { host: 'github', event: request, commit: head });
      expect(found).toEqual({ commit: head, head: merge, isMerge: true });
    },
  );

  it('of merged results on GitLab is the head of the request', async () => {
    const merge = monorepo.mergeRef(6, 'feature/x');
    const checkout = await monorepo.checkout('refs/pull/6/merge', 2);
    const found = await candidate(checkout, { host: 'gitlab', event: request, commit: head });
    expect(found).toEqual({ commit: head, head: merge, isMerge: true });
  });

  it('of a merge that is newer than the event is the head that it merges', async () => {
    const work = scratchDirectory('merge');
    const git = gitIn(work);
    git('clone', '-q', monorepo.origin, '.');
    git('checkout', '-q', '--detach', 'origin/main');
    git('merge', '-q', '--no-ff', '-m', `Merge ${head} into ${newer}`, head);
    const merge = git('rev-parse', 'HEAD');
    const found = await candidate(work, { host: 'github', event: request, commit: main });
    expect(found).toEqual({ commit: head, head: merge, isMerge: true });
  });

  it('of the merge that Jenkins makes is the head of the request', async () => {
    const work = scratchDirectory('merge');
    const git = gitIn(work);
    git('clone', '-q', monorepo.origin, '.');
    git('checkout', '-q', '--detach', 'origin/main');
    git('merge', '-q', '--no-ff', '-m', `Merge commit '${head}' into HEAD`, head);
    const merge = git('rev-parse', 'HEAD');
    const found = await candidate(work, { host: 'jenkins', event: request, commit: merge });
    expect(found).toEqual({ commit: head, head: merge, isMerge: true });
  });

  it('of a request whose head is itself a merge is that head', async () => {
    const work = scratchDirectory('merge');
    const git = gitIn(work);
    git('clone', '-q', monorepo.origin, '.');
    git('checkout', '-q', '--detach', head);
    git('merge', '-q', '--no-ff', '-m', 'Merge main', 'origin/main');
    const own = git('rev-parse', 'HEAD');
    const found = await candidate(work, { host: 'github', event: request, commit: own });
    expect(found).toEqual({ commit: own, head: own, isMerge: false });
  });

  it('of a merge that was pushed to main is the merge', async () => {
    const merge = monorepo.mergeRef(7, 'feature/x');
    const checkout = await monorepo.checkout('refs/pull/7/merge', 2);
    expect(await candidate(checkout, { host: 'github', commit: merge })).toMatchObject({
      commit: merge,
      isMerge: false,
    });
  });

  it.each([
    ['https://git.example.com/acme/gitops.git', undefined],
    ['git@git.example.com:acme/gitops.git', undefined],
    ['ssh://git@ssh.example.com:2222/Acme/Shop.git', newer],
    ['https://other.example.com/acme/shop', newer],
  ])('is none where the checkout is of another repository: %s', async (url, commit) => {
    const checkout = await monorepo.checkout('refs/heads/main', 1);
    gitIn(checkout)('remote', 'set-url', 'origin', url);
    const found = await candidate(checkout, { commit: main, repositoryUrl: 'https://git.example.com/acme/shop' });
    expect(found?.commit).toBe(commit);
  });

  it.each([
    { kind: 'request-closed', number: 5, merged: false },
    { kind: 'branch-deleted' },
    { kind: 'queue' },
  ] as const)('is none for what was closed or is in a queue: its event names the commit (%j)', async (event) => {
    const checkout = await monorepo.checkout('refs/heads/main', 1);
    const requiredCheckout = { commit: head, event: 'pull_request_target', hint: '' };
    expect(await candidate(checkout, { event, commit: head, requiredCheckout })).toBeUndefined();
  });

  it('is none where there is no git', async () => {
    const checkout = await monorepo.checkout('refs/heads/main', 1);
    const at = { ...checkoutAt(checkout), env: { PATH: '/nonexistent' } };
    expect(await candidateOf(at, ciContext({ commit: main }))).toBeUndefined();
  });

  it('is none without a checkout', async () => {
    expect(await candidate(scratchDirectory('empty'), { commit: main })).toBeUndefined();
  });
});

describe('an event whose own checkout is of another commit', () => {
  const requiredCheckout = { commit: head, event: 'workflow_run', hint: 'Give actions/checkout the commit: `ref: …`.' };

  it('is refused with the line for the checkout', async () => {
    const checkout = await monorepo.checkout('refs/heads/main', 2);
    await expect(candidate(checkout, { host: 'github', commit: head, requiredCheckout })).rejects.toMatchObject({
      code: 'OTHER_COMMIT_CHECKED_OUT',
      exitCode: 4,
      message: `workflow_run is about ${head.slice(0, 8)}, and ${newer.slice(0, 8)} is checked out`,
      hint: requiredCheckout.hint,
    });
  });

  it('goes on with its commit, or with the merge of it', async () => {
    const own = await monorepo.checkout(head);
    expect(await candidate(own, { commit: head, requiredCheckout })).toMatchObject({ commit: head });
    monorepo.mergeRef(8, 'feature/x');
    const merged = await monorepo.checkout('refs/pull/8/merge', 2);
    const ci = { host: 'github', event: request, commit: head, requiredCheckout } as const;
    expect(await candidate(merged, ci)).toMatchObject({ commit: head, isMerge: true });
  });
});
