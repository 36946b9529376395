import { describe, expect, it } from 'vitest';
import {
  followsBranch,
  type GitopsHistory,
  type GitopsTarget,
  historyOf,
  pinOf,
  type Reach,
  reachOf,
  targetOf,
} from '../../../../src/core/argocd/rollout/gitops-target.ts';
import type { ApplicationSource, ApplicationSpec } from '../../../../src/core/argocd/server/live.ts';
import { Failure } from '../../../../src/core/failure.ts';
import { encodeCommit } from '../../../../src/core/git/commit.ts';
import type { Transport } from '../../../../src/core/git/transport.ts';
import { memoryLog } from '../../../support/ports.ts';

const [older, ours, later, elsewhere] = ['a', 'b', 'c', 'd'].map((digit) => digit.repeat(40)) as [
  string,
  string,
  string,
  string,
];
const line = [older, ours, later];
const history: GitopsHistory = {
  async descends(revision, ancestor) {
    const [one, other] = [line.indexOf(revision), line.indexOf(ancestor)];
    if (one < 0 || other < 0) return revision === ancestor ? 'yes' : 'unknown';
    return one >= other ? 'yes' : 'no';
  },
  lacks: async () => false,
  tip: async () => later,
};

const url = 'https://git.example.com/infra/deploy.git';
const target: GitopsTarget = { url, branch: 'main', commit: ours, history };
const gitops = (targetRevision = 'main', more: object = {}): ApplicationSource => ({
  repoURL: url,
  path: 'web1',
  targetRevision,
  ...more,
});
const chart: ApplicationSource = { repoURL: 'https://charts.example.com', chart: 'web', targetRevision: '1.0.0' };
const specOf = (...sources: ApplicationSource[]): ApplicationSpec => ({
  project: 'default',
  destination: {},
  ...(sources.length === 1 ? { source: sources[0] } : { sources }),
});

function reach(sources: ApplicationSource[], revisions: string[], more: Partial<GitopsTarget> = {}): Promise<Reach> {
  const sync = sources.length === 1 ? { revision: revisions[0] ?? '' } : { revisions };
  return reachOf({ spec: specOf(...sources), status: { sync } }, { ...target, ...more });
}

const reached = { is: 'reached' };

describe('whether the compared revision has our commit', () => {
  it.each<[string, ApplicationSource[], string[], object, Partial<GitopsTarget>?]>([
    ['it is our commit', [gitops()], [ours], reached],
    ['it descends from it: a later commit of somebody else', [gitops()], [later], reached],
    ['it is older', [gitops()], [older], { is: 'older' }],
    ['nothing was compared yet', [gitops()], [], { is: 'older' }],
    ['the branch could not be resolved', [gitops()], ['main'], { is: 'older' }],
    ['nothing tells', [gitops()], [elsewhere], { is: 'unknown', revision: elsewhere }],
    ['no commit is asked for', [gitops()], [older], reached, { commit: undefined }],
    [
      'the address is written for ssh',
      [gitops('main', { repoURL: 'git@git.example.com:infra/deploy' })],
      [older],
      { is: 'older' },
    ],
    ['of several sources the GitOps repository’s counts', [chart, gitops()], ['1.0.0', later], reached],
    ['not the chart’s, whatever its revision', [chart, gitops()], [ours, older], { is: 'older' }],
    [
      'a source that lends values counts',
      [chart, gitops('main', { ref: 'values' })],
      ['1.0.0', older],
      { is: 'older' },
    ],
    [
      'every source of it that follows the branch',
      [gitops(), gitops('main', { path: 'x' })],
      [later, older],
      { is: 'older' },
    ],
    ['not one that follows another branch', [gitops('charts'), gitops()], [elsewhere, ours], reached],
    [
      'another repository has a history of its own',
      [gitops('main', { repoURL: 'https://git.example.com/other' })],
      [elsewhere],
      reached,
    ],
    [
      'the same repository under another name',
      [gitops('main', { repoURL: 'http://gitea.internal/d' })],
      [older],
      { is: 'older' },
    ],
    ['pinned to ours', [gitops(ours)], [ours], reached],
    ['pinned to ours and not compared yet', [gitops(ours)], [older], { is: 'older' }],
    ['pinned to a later one, which is not compared yet', [gitops(later)], [older], { is: 'older' }],
    ['pinned to an older one', [gitops(older)], [older], { is: 'pinned', to: older }],
    ['pinned to an unknown one', [gitops(elsewhere)], [elsewhere], { is: 'pinned', to: elsewhere }],
    [
      'pinned in a repository without a name here',
      [gitops(ours)],
      [elsewhere],
      { is: 'unknown', revision: elsewhere },
      { url: undefined },
    ],
    ['hydrated: no source is compared', [], [older], reached],
    [
      'the only git source, without a repository to ask',
      [gitops()],
      [elsewhere],
      { is: 'unknown', revision: elsewhere },
      { url: undefined },
    ],
  ])('%s', async (_title, sources, revisions, expected, more) => {
    expect(await reach(sources, revisions, more)).toEqual(expected);
  });

  it.each<[string, ApplicationSource, string, object]>([
    ['of the same repository', gitops(), older, { is: 'absent' }],
    [
      'of another address, which may be the same repository',
      gitops('main', { repoURL: 'https://mirror.example.com/a.git' }),
      elsewhere,
      { is: 'absent' },
    ],
    ['before anything was compared', gitops(), 'main', { is: 'older' }],
  ])('a commit that the repository lacks is said to be absent: %s', async (_title, source, revision, expected) => {
    const lacking = { ...target, commit: 'e'.repeat(40), history: { ...history, lacks: async () => true } };
    const app = {
      spec: { project: 'default', destination: {}, source },
      status: { sync: { status: 'Synced', revision } },
    };
    expect(await reachOf(app, lacking)).toEqual(expected);
  });
});

describe('what an Application follows', () => {
  it.each<[string, ApplicationSource[], string | undefined, boolean]>([
    ['a branch', [gitops()], undefined, true],
    ['HEAD', [gitops('HEAD')], undefined, true],
    ['a pin', [gitops(ours)], ours, false],
    ['a tag', [gitops('v1')], undefined, false],
    ['a chart', [chart], undefined, false],
    ['values beside a chart', [chart, gitops('main', { ref: 'values' })], undefined, true],
    ['a pin in another repository', [gitops(elsewhere, { repoURL: 'https://x.example/y' })], elsewhere, false],
  ])('%s', (_title, sources, pin, follows) => {
    const spec = specOf(...sources);
    expect([pinOf(spec, target).commit, followsBranch(spec, target)]).toEqual([pin, follows]);
  });

  it('waits for a pin of its own, else for our commit', () => {
    expect(targetOf(specOf(gitops(later)), target).commit).toBe(later);
    expect(targetOf(specOf(gitops()), target).commit).toBe(ours);
  });
});

describe('the history of the GitOps repository', () => {
  const id = (n: number) => n.toString(16).padStart(40, '0');
  const stamp = { name: 'a', email: 'a@example.com', seconds: 1, zone: '+0000' };

  /** A line of so many commits, the newest is the last; `side` hangs on the first. */
  function repository(length: number) {
    const asked: number[] = [];
    const commit = (n: number) => {
      const parents = n === 0 ? [] : n === 900_000 ? [id(0)] : [id(n - 1)];
      const body = encodeCommit({ tree: id(1), parents, author: stamp, committer: stamp, message: '' });
      return { id: id(n), body };
    };
    const of = (n: number, depth: number) => {
      if (n === 900_000) return [commit(n), commit(0)].slice(0, depth);
      return Array.from({ length: Math.min(depth, n + 1) }, (_, back) => commit(n - back));
    };
    const transport = {
      async history(tip: string, depth: number) {
        asked.push(depth);
        const n = Number.parseInt(tip, 16);
        if (n > length && n !== 900_000) throw new Failure('failed', 'GIT_OBJECT', 'no such commit');
        return of(n, depth);
      },
      async [Symbol.asyncDispose]() {},
    } as unknown as Transport;
    return { asked, transport };
  }

  it.each([
    ['the same commit, without a question', 10, 10, 'yes', 0],
    ['its parent', 10, 9, 'yes', 2],
    ['its child', 9, 10, 'no', 1],
    ['an old one', 500, 3, 'yes', 4],
    ['a commit of another line', 900_000, 100, 'no', 2],
    ['one that is further back than is looked', 5_000, 1, 'unknown', 4],
    ['one that is not there', 9_999, 1, 'unknown', 2],
  ])('%s', async (_title, revision, ancestor, expected, requests) => {
    const { asked, transport } = repository(6_000);
    const { descends } = historyOf(async () => transport, 'main', memoryLog());
    expect(await descends(id(revision), id(ancestor))).toBe(expected);
    expect(asked).toHaveLength(requests);
  });

  it('law 5: 100 questions at once cost as much as one, and neighbours cost nothing more', async () => {
    const { asked, transport } = repository(6_000);
    const { descends } = historyOf(async () => transport, 'main', memoryLog());
    const answers = await Promise.all(Array.from({ length: 100 }, () => descends(id(60), id(50))));
    expect([new Set(answers), asked]).toEqual([new Set(['yes']), [50, 50]]);
    expect([await descends(id(58), id(55)), await descends(id(50), id(60)), asked]).toEqual(['yes', 'no', [50, 50]]);
  });

  it('remembers answers, and asks again after a failure', async () => {
    const { asked, transport } = repository(100);
    let failures = 1;
    const open = async () => {
      failures -= 1;
      if (failures >= 0) throw new Failure('failed', 'GIT_UNREACHABLE', 'away');
      return transport;
    };
    const { descends } = historyOf(open, 'main', memoryLog());
    expect(await descends(id(60), id(50))).toBe('unknown');
    expect(await descends(id(60), id(50))).toBe('yes');
    const before = asked.length;
    expect(await descends(id(60), id(50))).toBe('yes');
    expect(asked).toHaveLength(before);
  });
});
