import { describe, expect, it } from 'vitest';
import { awaitPromotions } from '../../../../../src/core/flow/promotion/promotion.ts';
import { composeMessage, provenanceTrailers, type Trailer } from '../../../../../src/core/git/message.ts';
import type { Snapshot } from '../../../../../src/core/git/snapshot.ts';
import type { Transport } from '../../../../../src/core/git/transport.ts';
import { Deadline } from '../../../../../src/core/net/deadline.ts';
import { handClock } from '../../../../support/clock.ts';
import { failureOf } from '../../../../support/failure.ts';
import { serviceDeployment } from '../../../../support/flow/deployments.ts';
import { memorySnapshot } from '../../../../support/git/memory-snapshot.ts';
import { memoryLog } from '../../../../support/ports.ts';
import { lineFacts } from '../../../../support/source/line-facts.ts';

const id = (digit: string) => digit.repeat(40);
const key = (letter: string) => `v1-${letter.repeat(32)}`;
const digest = (digit: string) => `sha256:${digit.repeat(64)}`;
const file = 'values/web1-dev.yaml';

interface Deployment {
  /** Digit of the source commit, which the tag has as well. */
  readonly of: string;
  /** Letter of the content; undefined: the record does not say. */
  readonly content?: string;
  /** `none`: the record has the tag alone. */
  readonly digest?: 'none';
  /** Digit of its digest; default: `of`. */
  readonly image?: string;
  readonly builtFrom?: string;
  readonly rollbackOf?: string;
}

const referenceOf = (each: Deployment) =>
  `r.example.com/fe/web1:${each.of.repeat(8)}${each.digest === 'none' ? '' : `@${digest(each.image ?? each.of)}`}`;

/** A commit of the GitOps repository, as `deploy` makes it. */
function recordOf(each: Deployment, index: number) {
  const trailers: Trailer[] = [
    ...provenanceTrailers({
      sourceCommit: id(each.of),
      services: ['web1'],
      images: [referenceOf(each)],
      contents: [{ service: 'web1', content: each.content && key(each.content), configuration: key('0') }],
      builtFrom: each.builtFrom === undefined ? [] : [{ service: 'web1', commit: id(each.builtFrom) }],
    }),
    ['File', `${file}#r.example.com/fe/web1`],
    ...(each.rollbackOf === undefined ? [] : [['Rollback-Of', id(each.rollbackOf)] as const]),
  ];
  const body = `tree ${id('0')}\nauthor A <a@b> 1 +0000\ncommitter A <a@b> 1 +0000\n\n${composeMessage('Deploy', trailers)}`;
  return { id: String(index).padStart(40, '0'), body: Buffer.from(body) };
}

interface Situation {
  /** The newest first; the first one is in place. */
  readonly deployments?: readonly Deployment[];
  /** Of the commit at hand, `9`. */
  readonly content?: string;
  readonly sameContent?: (commit: string) => 'yes' | 'no' | 'unknown';
  /** By the digit of the tag, or of the digest where the record has one: what it names now, and its label. */
  readonly now?: Readonly<
    Record<string, { readonly digest: string; readonly content: string | undefined; readonly isShared?: boolean }>
  >;
  /** Letters of the same content in the environments that dev takes images from. */
  readonly upstream?: string;
  /** Digit of the digest in dev's file. */
  readonly inFile?: string;
  /** Tips of what feeds dev, look by look; the last one counts for all that follow. */
  readonly tips?: readonly string[];
  readonly line?: string;
  readonly notes?: readonly string[];
}

async function promote({
  deployments = [],
  content = 'a',
  sameContent,
  now = {},
  upstream = '',
  inFile,
  tips = [],
  line,
  notes = [],
}: Situation) {
  const clock = handClock();
  const log = memoryLog();
  const asked: string[] = [];
  const labels: string[] = [];
  const commits = deployments.map(recordOf);
  const [inPlace] = deployments;
  const text =
    inPlace === undefined
      ? 'image:\n  repository: r.example.com/fe/web1\n  tag: unset\n'
      : `image:\n  repository: r.example.com/fe/web1\n  tag: "${inPlace.of.repeat(8)}"\n${inFile === undefined ? '' : `  digest: ${digest(inFile)}\n`}`;
  let looks = 0;
  const found = await awaitPromotions(
    {
      transport: {
        expectHistory() {},
        history: async (_: string, depth: number) => commits.slice(0, depth),
      } as unknown as Transport,
      atTip: (read) => read({ ...memorySnapshot({ [file]: text }), commit: id('f') } as unknown as Snapshot),
      from: 'dev',
      candidate: id('9'),
      services: [{ service: serviceDeployment('web1'), content: key(content), upstream: [...upstream].map(key) }],
      lineTips: async () =>
        tips
          .slice(Math.min(looks++, tips.length - 1))
          .slice(0, 1)
          .map(id),
    },
    {
      facts: lineFacts([...(line ?? '')].map(id), { notes }),
      clock,
      deadline: new Deadline(clock, 60_000),
      log,
      sameContent: async (_, { commit }) => {
        asked.push(commit.slice(0, 1));
        return sameContent?.(commit.slice(0, 1)) ?? 'no';
      },
      changedSince: async () => [{ kind: 'file', file: 'apps/web1/a.js', more: 0 }],
      imageNow: async (image) => {
        const digit = image.split(':').at(-1)!.slice(0, 1);
        labels.push(digit);
        const found = now[digit];
        return found && { isShared: false, ...found };
      },
    },
  );
  return { ...found.get('web1')!, asked: asked.join(''), labels: labels.join(''), looks, lines: log.lines };
}

const promoted = (digit: string) => ({
  result: 'promoted',
  image: { reference: `r.example.com/fe/web1@${digest(digit)}`, tag: digit.repeat(8), builtFrom: id(digit) },
});

describe('the image that is promoted', () => {
  it.each<[string, Situation, object]>([
    ['is the one that runs', { deployments: [{ of: '2', content: 'a' }] }, { ...promoted('2'), asked: '' }],
    [
      'is the newest of those that ran',
      {
        deployments: [
          { of: '3', content: 'b' },
          { of: '2', content: 'a' },
          { of: '1', content: 'a' },
        ],
      },
      promoted('2'),
    ],
    [
      'was built from another commit than the one that asked',
      {
        deployments: [
          { of: '3', content: 'b' },
          { of: '2', content: 'a', builtFrom: '1' },
        ],
      },
      { result: 'promoted', image: { builtFrom: id('1') } },
    ],
    [
      'is compared by its commit where its record has no key of this version',
      {
        deployments: [{ of: '3', content: 'b' }, { of: '2' }],
        sameContent: (commit) => (commit === '2' ? 'yes' : 'no'),
      },
      { ...promoted('2'), asked: '2' },
    ],
    [
      'by tag alone is what the label proves',
      {
        deployments: [{ of: '2', content: 'a', digest: 'none' }],
        now: { '2': { digest: digest('8'), content: key('a') } },
      },
      { result: 'promoted', image: { reference: `r.example.com/fe/web1@${digest('8')}` } },
    ],
    [
      'by tag alone gives way to an earlier one by digest',
      {
        deployments: [
          { of: '2', content: 'a', digest: 'none' },
          { of: '1', content: 'a' },
        ],
      },
      promoted('1'),
    ],
  ])('%s', async (_, situation, expected) => {
    expect(await promote(situation)).toMatchObject(expected);
  });

  it.each<[string, Situation, RegExp]>([
    [
      'was taken back by a rollback',
      {
        deployments: [
          { of: '1', content: 'b', rollbackOf: '2' },
          { of: '2', content: 'a' },
          { of: '1', content: 'b' },
        ],
      },
      /^web1: what 99999999 has was taken back in dev \(22222222\), which runs 11111111$/,
    ],
    [
      'has a tag that names another content now',
      {
        deployments: [{ of: '2', content: 'a', digest: 'none' }],
        now: { '2': { digest: digest('8'), content: key('b') } },
      },
      /^web1: dev has what 99999999 has as \S+:22222222, but neither a digest/,
    ],
    ['has a tag without a label', { deployments: [{ of: '2', content: 'a', digest: 'none' }] }, /but neither a digest/],
    [
      'was never there',
      { deployments: [{ of: '2', content: 'b' }] },
      /^web1: dev runs 22222222 and has not run what 99999999 has; apps\/web1\/a.js changed since$/,
    ],
    [
      'may be on its way, where that cannot be asked',
      { deployments: [{ of: '2', content: 'b' }], notes: ['the monorepo cannot be asked'] },
      /changed since, and whether it is on its way is not known: the monorepo cannot be asked$/,
    ],
    [
      'was passed by on its own line',
      { deployments: [{ of: '0', content: 'b' }], tips: ['0'], line: '190' },
      /^web1: dev runs 00000000/,
    ],
    [
      'is older than 50 commits',
      {
        deployments: [...Array.from({ length: 50 }, () => ({ of: '3', content: 'b' })), { of: '2', content: 'a' }],
      },
      /has not run what/,
    ],
  ])('is none that %s', async (_, situation, message) => {
    const found = await promote(situation);
    expect(found).toMatchObject({
      result: 'refused',
      failure: { code: 'PROMOTION_SOURCE', exitCode: 4, message: expect.stringMatching(message) },
    });
  });

  it('costs no more than three questions about deployments without a key', async () => {
    const deployments = ['6', '5', '4', '3', '2'].map((of) => ({ of }));
    expect(await promote({ deployments })).toMatchObject({ result: 'refused', asked: '654' });
  });

  it('is nothing where nothing runs and nothing is ahead', async () => {
    expect(await promote({ tips: ['1'] })).toMatchObject({ result: 'nothing', looks: 1 });
  });
});

describe('the digest that only a record tells', () => {
  const honest = { of: '2', content: 'a' } as const;
  /** A copy of the record of `2` in an empty commit, with another digest. */
  const forged = { ...honest, image: '7' } as const;
  const made = (digit: string, letter: string | undefined, isShared = false) => ({
    [digit]: { digest: digest(digit), content: letter && key(letter), isShared },
  });

  it.each<[string, Situation, object]>([
    [
      'is asked for no label where the file has it',
      { deployments: [honest], inFile: '2' },
      { ...promoted('2'), labels: '' },
    ],
    [
      'is taken by one question where the label says the same',
      { deployments: [honest, { of: '1', content: 'a' }], now: made('2', 'a') },
      { ...promoted('2'), labels: '2' },
    ],
    [
      'is passed over where the label says something else',
      { deployments: [forged, honest], now: { ...made('7', 'b'), ...made('2', 'a') } },
      { ...promoted('2'), labels: '72' },
    ],
    [
      'is passed over in records of earlier as well',
      {
        deployments: [{ of: '3', content: 'b' }, forged, honest],
        now: { ...made('7', 'b'), ...made('2', 'a') },
      },
      promoted('2'),
    ],
    [
      'counts where the image has no label',
      { deployments: [forged], now: made('7', undefined) },
      { result: 'promoted', image: { reference: `r.example.com/fe/web1@${digest('7')}` } },
    ],
    ['counts where the registry cannot be asked', { deployments: [honest] }, promoted('2')],
    [
      'counts where the label is of another version of the key',
      { deployments: [honest], now: { '2': { digest: digest('2'), content: `v0-${'b'.repeat(32)}` } } },
      promoted('2'),
    ],
    [
      'counts where the image was found again for other content (`unless-changed`)',
      { deployments: [honest], now: made('2', 'b', true) },
      promoted('2'),
    ],
    [
      'counts where the image was built for an environment further up',
      { deployments: [honest], now: made('2', 'c'), upstream: 'bc' },
      promoted('2'),
    ],
  ])('%s', async (_, situation, expected) => {
    expect(await promote(situation)).toMatchObject(expected);
  });

  it.each<[string, Situation]>([
    ['and nothing else fits', {}],
    ['though the line that feeds dev has this content: dev has it by its records already', { tips: ['2'] }],
    ['though a later commit of that line has it', { tips: ['5'], sameContent: () => 'yes' }],
  ])('ends the run when the label says something else %s', async (_, more) => {
    const found = await promote({ deployments: [forged], now: made('7', 'b'), ...more });
    expect(found).toMatchObject({
      result: 'refused',
      failure: {
        code: 'PROMOTION_SOURCE',
        exitCode: 4,
        message: `web1: by 00000000 of the GitOps repository dev has what 99999999 has as ${referenceOf(forged)}, but the label of that image says that it was made of something else`,
      },
    });
  });

  it('costs no more than three questions, however many records there are', async () => {
    const deployments = ['7', '6', '5', '4', '2'].map((image) => ({ ...honest, image }));
    const now = Object.assign({}, ...['7', '6', '5', '4'].map((each) => made(each, 'b')), made('2', 'a'));
    expect(await promote({ deployments, now })).toMatchObject({ result: 'refused', labels: '765' });
  });
});

describe('an image that is on its way', () => {
  it('is waited for until the deadline, said once, and then exit 3', async () => {
    const failure = await failureOf(promote({ tips: ['9'], deployments: [{ of: '1', content: 'b' }] }));
    expect(failure).toMatchObject({
      exitCode: 3,
      code: 'PROMOTION_AWAITED',
      message: 'dev does not run web1 of 99999999 yet',
    });
  });

  it.each<[string, Situation]>([
    ['its commit lies below the tip', { tips: ['0'], line: '190', deployments: [{ of: '1', content: 'b' }] }],
    ['another line has the same content', { tips: ['5'], sameContent: (commit) => (commit === '5' ? 'yes' : 'no') }],
  ])('because %s', async (_, situation) => {
    expect((await failureOf(promote(situation))).exitCode).toBe(3);
  });

  it('is not any more when its line has moved on', async () => {
    const found = await promote({
      tips: ['5', '5', '6'],
      deployments: [{ of: '1', content: 'b' }],
      sameContent: (commit) => (commit === '5' ? 'yes' : 'no'),
    });
    expect(found).toMatchObject({ result: 'refused', looks: 3 });
    expect(found.lines).toEqual(['dev does not run web1 of 55555555 yet; waiting for it']);
  });

  it('is none after it was taken back, though the line has it', async () => {
    const deployments = [
      { of: '1', content: 'b', rollbackOf: '5' },
      { of: '5', content: 'a' },
    ];
    expect(await promote({ tips: ['5'], deployments, sameContent: () => 'yes' })).toMatchObject({ result: 'refused' });
  });
});
