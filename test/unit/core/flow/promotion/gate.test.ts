import { describe, expect, it } from 'vitest';
import { runningState } from '../../../../../src/core/argocd/rollout/running.ts';
import type { LiveApplication } from '../../../../../src/core/argocd/server/live.ts';
import {
  durationText,
  type GateFacts,
  type GateRules,
  judgeGate,
  strictestGate,
} from '../../../../../src/core/flow/promotion/gate.ts';

const now = Date.parse('2026-01-02T13:39:30Z');
const minute = 60_000;
const rules: GateRules = { from: 'dev', healthy: false, after: 60 * minute };
const facts: GateFacts = {
  now,
  writtenAt: now - 37 * minute,
  replacedAt: undefined,
  replacedBy: undefined,
  applications: undefined,
};
const running = (more: object) => [
  {
    name: 'Application web1-dev',
    state: { status: { state: 'ready' }, since: now - 90 * minute, instead: undefined, ...more },
  },
];

describe('the gate of a promotion', () => {
  it.each<readonly [string, Partial<GateRules>, object, object]>([
    ['long enough by Git', {}, { writtenAt: now - 60 * minute }, { is: 'open' }],
    [
      'not long enough by Git',
      {},
      {},
      {
        is: 'later',
        at: now + 23 * minute,
        why: 'dev has it since 13:03 UTC, and it is promoted after 1h: not before 14:03 UTC, in 23m',
      },
    ],
    [
      'not before another day',
      { after: 24 * 60 * minute },
      {},
      { why: 'dev has it since 13:03 UTC, and it is promoted after 1d: not before 2026-01-03 13:03 UTC, in 23h 23m' },
    ],
    ['no record', {}, { writtenAt: undefined }, { is: 'closed', why: 'no record tells since when dev has it' }],
    // The commit is older than its deployment: a sync by hand, or a slow one.
    [
      'by Argo CD, not by Git',
      {},
      { writtenAt: now - 500 * minute, applications: running({ since: now - minute }) },
      { is: 'later', at: now + 59 * minute },
    ],
    ['by Argo CD, long enough', {}, { writtenAt: now, applications: running({}) }, { is: 'open' }],
    [
      'the youngest of several Applications',
      {},
      { applications: [...running({}), ...running({ since: now })] },
      { is: 'later', at: now + 60 * minute },
    ],
    [
      'not deployed yet',
      {},
      { applications: running({ since: undefined, status: { state: 'waiting', reason: 'it is OutOfSync' } }) },
      { is: 'later', why: 'Application web1-dev has not deployed it yet: it is OutOfSync' },
    ],
    [
      'on its way to health',
      { healthy: true },
      { applications: running({ status: { state: 'waiting', reason: 'health is Progressing' } }) },
      { is: 'later', why: 'Application web1-dev is not live and healthy yet: health is Progressing' },
    ],
    [
      'not healthy',
      { healthy: true },
      { applications: running({ status: { state: 'degraded', reason: 'health is Degraded' } }) },
      { is: 'closed', why: 'Application web1-dev is not healthy: health is Degraded' },
    ],
    [
      'healthy with another image',
      { healthy: true },
      { applications: running({ instead: 'r/web1:by-hand' }) },
      { is: 'closed', why: 'Application web1-dev is healthy with another image, r/web1:by-hand' },
    ],
    [
      'unhealthy is no matter without `when`',
      {},
      { applications: running({ status: { state: 'degraded', reason: 'x' } }) },
      { is: 'open' },
    ],
    ['healthy and long enough', { healthy: true }, { applications: running({}) }, { is: 'open' }],
    [
      'healthy, at once',
      { healthy: true, after: undefined },
      { applications: running({ since: now }) },
      { is: 'open' },
    ],
    [
      'no Application',
      { healthy: true },
      { applications: [{ name: 'Application web1-dev', state: undefined }] },
      { is: 'closed', why: 'there is no Application web1-dev that runs it in dev' },
    ],
    [
      'replaced after its time',
      {},
      { writtenAt: now - 120 * minute, replacedAt: now - 60 * minute, replacedBy: 'abc' },
      { is: 'open' },
    ],
    [
      'replaced before',
      {},
      { replacedAt: now - 17 * minute, replacedBy: 'abcdef01' },
      { is: 'closed', why: 'dev had it for 20m of the 1h that it takes, and runs abcdef01 now' },
    ],
    [
      'replaced, and health is asked for',
      { healthy: true },
      { writtenAt: 0, replacedAt: now, replacedBy: 'abcdef01' },
      { is: 'closed', why: 'dev has it no more, and runs abcdef01, so its health is not known' },
    ],
  ])('%s', (_name, rule, fact, gate) => {
    expect(judgeGate({ ...rules, ...rule }, { ...facts, ...fact } as GateFacts)).toMatchObject(gate);
  });

  it.each([
    [12_000, '12s'],
    [60_000, '1m'],
    [61_000, '2m'],
    [5_400_000, '1h 30m'],
    [172_800_000, '2d'],
  ])('says %i ms as %s', (milliseconds, text) => {
    expect(durationText(milliseconds)).toBe(text);
  });
});

const oid = (digit: number) => String(digit).repeat(40);
const url = 'https://git.example.com/infra/deployments.git';
/** A line of commits: 1 is the oldest. */
const history = {
  descends: async (revision: string, ancestor: string) =>
    (/^\d{40}$/.test(revision) ? (revision >= ancestor ? 'yes' : 'no') : 'unknown') as 'yes' | 'no' | 'unknown',
  lacks: async () => false,
  tip: async () => oid(9),
};
const source = { repoURL: url, path: '.', targetRevision: 'main' };
const entry = (revision: number, hour: number, more: object = { source }) => ({
  revision: oid(revision),
  deployedAt: `2026-01-02T${String(hour).padStart(2, '0')}:00:00Z`,
  ...more,
});
const at = (hour: number) => Date.parse(`2026-01-02T${String(hour).padStart(2, '0')}:00:00Z`);
const appOf = (entries: readonly object[], images: readonly string[] = [], spec: object = { source }) =>
  ({
    metadata: { name: 'web1-dev' },
    spec: { project: 'default', destination: {}, ...spec },
    status: { history: entries, summary: { images } },
  }) as unknown as LiveApplication;

describe('since when an Application runs what a commit wrote', () => {
  const expected = { image: 'r/web1:abc@sha256:1', commit: oid(3), firstCommit: oid(3) };
  const repository = { url, branch: 'main', history };
  it.each<readonly [string, readonly object[], number | undefined]>([
    ['the deployment that brought it', [entry(2, 8), entry(3, 9)], at(9)],
    ['later ones of the same image do not begin anew', [entry(2, 8), entry(3, 9), entry(5, 12)], at(9)],
    ['one of a commit that descends from it', [entry(2, 8), entry(4, 10)], at(10)],
    ['a rollback takes it away', [entry(3, 9), entry(2, 11)], undefined],
    ['after a rollback it begins anew', [entry(3, 9), entry(2, 11), entry(3, 12)], at(12)],
    ['none yet', [], undefined],
  ])('%s', async (_name, entries, since) => {
    expect((await runningState(appOf(entries), expected, repository)).since).toBe(since);
  });

  it('takes the revision of the GitOps repository of several sources', async () => {
    const sources = [{ repoURL: 'https://charts.example.com', chart: 'web', targetRevision: '1.0.0' }, source];
    const of = (revision: number, hour: number) => ({
      sources,
      revisions: ['1.0.0', oid(revision)],
      deployedAt: entry(1, hour).deployedAt,
    });
    const app = appOf([of(2, 8), of(3, 9), of(4, 10)], [], { sources });
    expect((await runningState(app, expected, repository)).since).toBe(at(9));
  });

  it.each<readonly [string, readonly string[], string | undefined]>([
    ['by its digest', ['r/web1@sha256:1'], undefined],
    ['by its tag where it has no digest', ['r/web1:abc'], undefined],
    ['beside the one before it, in a rollout', ['r/web1:old', 'r/web1:abc'], undefined],
    ['not at all: there are no Pods', ['r/sidecar:1'], undefined],
    ['another one', ['r/web1:old', 'r/sidecar:1'], 'r/web1:old'],
    ['another digest under its tag', ['r/web1:abc@sha256:2'], 'r/web1:abc@sha256:2'],
  ])('runs it: %s', async (_name, images, instead) => {
    expect((await runningState(appOf([entry(3, 9)], images), expected, repository)).instead).toBe(instead);
  });

  it('counts from the last deployment where revisions do not tell, if the image runs', async () => {
    const chart = { source: { repoURL: 'https://charts.example.com', chart: 'web', targetRevision: '1.0.0' } };
    const entries = [
      { ...entry(1, 8, chart), revision: '1.0.0' },
      { ...entry(1, 10, chart), revision: '1.0.0' },
    ];
    const since = async (images: readonly string[]) =>
      (await runningState(appOf(entries, images, chart), expected, repository)).since;
    expect([await since(['r/web1@sha256:1']), await since(['r/web1:old'])]).toEqual([at(10), undefined]);
  });
});

describe('the gates of several clusters', () => {
  const open = { is: 'open' } as const;
  const coming = { is: 'later', why: 'coming' } as const;
  const soon = { is: 'later', why: 'soon', at: now + minute } as const;
  const late = { is: 'later', why: 'late', at: now + 60 * minute } as const;
  const shut = { is: 'closed', why: 'shut' } as const;

  it.each([
    [[open, open], open],
    [[open, soon, late], late],
    [[late, open, soon], late],
    [[coming, soon], soon],
    [[open, coming], coming],
    [[late, shut, open], shut],
  ] as const)('%j: the strictest counts', (gates, expected) => {
    expect(strictestGate(gates)).toEqual(expected);
  });

  it('health that no Application tells of is no health', () => {
    const found = judgeGate({ ...rules, healthy: true, after: undefined }, facts);
    expect(found).toEqual({ is: 'closed', why: 'no Application tells whether it is healthy in dev' });
  });
});
