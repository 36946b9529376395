/** What holds for every decision, whatever the facts, and for every world that it decides in. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as decision from '../../../../src/core/flow/decision.ts';
import {
  type DifferenceFacts,
  type DifferenceQuestion,
  differs,
  type InPlace,
  type OrderFacts,
  order,
  type Question,
} from '../../../../src/core/flow/decision.ts';
import {
  decided,
  monorepoOf,
  type PlaceEvent,
  placeOf,
  removed,
  runBegins,
  written,
} from '../../../support/flow/decision.ts';
import {
  descendsOrIsOnItsBranch,
  nothingWrong,
  play,
  playAll,
  ruleOf,
  worlds,
} from '../../../support/flow/decision-worlds.ts';

const relations = ['contains', 'contained', 'neither', 'unknown'] as const;
const lines = ['mine', 'open', 'none', 'unknown'] as const;
/** Every answer to a question. */
const answers = {
  on: ['tip', 'below', 'off', 'unknown'],
  closed: ['no', 'yes', 'unknown'],
  relation: relations,
  takenBack: relations,
  source: ['same', 'other', 'unknown'],
  line: lines,
  version: ['higher', 'lower', 'none'],
} as const;

function withAnswer(facts: OrderFacts, question: Question, answer: string): OrderFacts {
  switch (question.ask) {
    case 'on':
      return { ...facts, candidate: { ...facts.candidate, on: answer } } as OrderFacts;
    case 'source':
    case 'line':
      return { ...facts, inPlace: { ...facts.inPlace, [question.ask]: answer } } as OrderFacts;
    case 'takenBack': {
      const takenBack = facts.takenBack.map((back, at) =>
        at === question.index ? { ...back, relation: answer as (typeof relations)[number] } : back,
      );
      return { ...facts, takenBack };
    }
    default:
      return { ...facts, [question.ask]: answer };
  }
}

/** What is known without a question, in every combination that can make a difference. */
function* beginnings(): Generator<OrderFacts> {
  const places: readonly InPlace[] = [
    { kind: 'nothing' },
    { kind: 'adopted' },
    { kind: 'unknown' },
    ...(['D', 'C'] as const).flatMap((commit) =>
      (['before', 'meanwhile'] as const).flatMap((came) =>
        [true, false].map((pipelineIsOurs) => ({ kind: 'ours', commit, came, pipelineIsOurs }) as const),
      ),
    ),
  ];
  const tombstones = [
    undefined,
    ...(['closed', 'stopped'] as const).flatMap((because) =>
      (['before', 'meanwhile'] as const).flatMap((came) =>
        (['yes', 'no', 'unknown'] as const).map((pipelineIsNewer) => ({
          because,
          came,
          pipelineIsNewer,
          generation: 1,
        })),
      ),
    ),
  ];
  const takenBack = [[], [{ commit: 'B' }], [{ commit: 'C' }], [{ commit: 'B', content: 'X' }, { commit: 'A' }]];
  for (const by of ['event', 'person'] as const)
    for (const onOlder of ['skip', 'fail', 'apply'] as const)
      for (const named of [true, false])
        for (const tombstone of tombstones)
          for (const inPlace of places)
            for (const back of takenBack) {
              const candidate = { commit: 'C', content: 'X' };
              yield { asked: { by, onOlder, named }, candidate, tombstone, inPlace, takenBack: back };
            }
}

/** All that can still be decided, and each question whose answer would not matter, or that is asked again. */
function explore(facts: OrderFacts, asked: readonly string[], wrong: Set<string>): string {
  const outcome = order(facts);
  if ('do' in outcome) return JSON.stringify(outcome);
  const name = JSON.stringify(outcome);
  if (asked.includes(name)) {
    wrong.add(`${name} is asked twice`);
    return '';
  }
  const ways = answers[outcome.ask].map((answer) =>
    explore(withAnswer(facts, outcome, answer), [...asked, name], wrong),
  );
  // What is applied on purpose is written for whatever reason it would not have been.
  const matters = facts.asked.onOlder === 'apply' || new Set(ways).size > 1;
  if (!matters && wrong.size < 5) wrong.add(`${name} does not matter: ${JSON.stringify(facts)}`);
  return [...new Set(ways)].sort().join(' | ');
}

describe('order', () => {
  it('answers whatever is known, asks nothing twice and nothing that does not matter', () => {
    const wrong = new Set<string>();
    let count = 0;
    for (const facts of beginnings()) {
      explore(facts, [], wrong);
      count++;
    }
    expect([...wrong]).toEqual([]);
    expect(count).toBeGreaterThan(5000);
  });

  const all = [...beginnings()];
  const known = fc
    .record({
      facts: fc.constantFrom(...all),
      on: fc.constantFrom(...answers.on),
      closed: fc.constantFrom(...answers.closed),
      relation: fc.constantFrom(...relations),
      back: fc.constantFrom(...relations),
      source: fc.constantFrom(...answers.source),
      line: fc.constantFrom(...lines),
      version: fc.constantFrom(...answers.version),
    })
    .map(({ facts, back, ...given }) => ({ facts, given: { ...given, takenBack: back } }));

  it('says the same when it asks for each fact as when all were known before', () => {
    fc.assert(
      fc.property(known, ({ facts, given }) => {
        let asking = facts;
        for (let outcome = order(asking); 'ask' in outcome; outcome = order(asking)) {
          asking = withAnswer(asking, outcome, given[outcome.ask]);
        }
        let full = facts;
        for (const ask of ['on', 'closed', 'relation', 'version'] as const)
          full = withAnswer(full, { ask }, given[ask]);
        if (full.inPlace.kind === 'ours')
          for (const ask of ['source', 'line'] as const) full = withAnswer(full, { ask }, given[ask]);
        facts.takenBack.forEach((_, index) => {
          full = withAnswer(full, { ask: 'takenBack', index }, given.takenBack);
        });
        expect(order(asking)).toEqual(order(full));
      }),
      { numRuns: 5000, seed: 9 },
    );
  });

  it.each([
    ['an event', { by: 'event', onOlder: 'skip', named: false } as const],
    ['a person', { by: 'person', onOlder: 'skip', named: false } as const],
  ])('a commit below its tip never takes out one that contains it, asked by %s', (_who, asked) => {
    const inPlace = { kind: 'ours', commit: 'D', came: 'before', pipelineIsOurs: false } as const;
    fc.assert(
      fc.property(known, ({ given }) => {
        let facts: OrderFacts = { asked, candidate: { commit: 'C' }, inPlace, takenBack: [] };
        const below = { ...given, on: 'below', relation: 'contained' } as const;
        for (let outcome = order(facts); 'ask' in outcome; outcome = order(facts))
          facts = withAnswer(facts, outcome, below[outcome.ask]);
        expect(order(facts)).toMatchObject({ do: asked.by === 'person' ? 'refuse' : 'superseded' });
      }),
      { numRuns: 500, seed: 9 },
    );
  });
});

function answerDifference(facts: DifferenceFacts, question: DifferenceQuestion, answer: 'yes' | 'no' | 'unknown') {
  if (question.ask === 'sameContent') return { ...facts, sameContent: answer };
  const takenBack = facts.takenBack.map((back, at) =>
    at === question.index ? { ...back, sameContent: answer } : back,
  );
  return { ...facts, takenBack };
}

const key = fc.constantFrom('X', 'Y', undefined);
const differenceFacts: fc.Arbitrary<DifferenceFacts> = fc.record({
  asked: fc.record({ named: fc.boolean(), all: fc.boolean() }),
  candidate: fc.constant({ commit: 'C', content: 'X', configuration: 'X' }),
  inPlace: fc.oneof(
    fc.constantFrom<InPlace>({ kind: 'nothing' }, { kind: 'adopted' }, { kind: 'unknown' }),
    fc.record({
      kind: fc.constant('ours' as const),
      commit: fc.constantFrom('C', 'D'),
      content: key,
      configuration: key,
      came: fc.constant('before' as const),
      pipelineIsOurs: fc.constant(false),
    }),
  ),
  takenBack: fc.array(fc.record({ commit: fc.constantFrom('A', 'B'), content: key, configuration: key }), {
    maxLength: 2,
  }),
  pending: fc.boolean(),
  application: fc.constantFrom('equal', 'differs', 'missing', 'waits', 'none', 'unknown'),
});

describe('differs', () => {
  it('asks nothing where keys tell, nothing twice, and never writes an image that was taken back', () => {
    fc.assert(
      fc.property(differenceFacts, fc.infiniteStream(fc.constantFrom('yes', 'no', 'unknown')), (facts, replies) => {
        const asked: string[] = [];
        let known = facts;
        let said = false;
        for (let difference = differs(known); 'ask' in difference; difference = differs(known)) {
          const name = JSON.stringify(difference);
          expect(asked).not.toContain(name);
          asked.push(name);
          const reply = replies.next().value!;
          if (difference.ask === 'takenBackContent' && reply === 'yes') said = true;
          known = answerDifference(known, difference, reply);
        }
        const outcome = differs(known);
        const keyless = (content: string | undefined) => content === undefined;
        const hasKeys =
          (facts.inPlace.kind === 'nothing' || (facts.inPlace.kind === 'ours' && !keyless(facts.inPlace.content))) &&
          !facts.takenBack.some(({ content }) => keyless(content));
        if (hasKeys) expect(asked).toEqual([]);
        const isTakenBack = said || facts.takenBack.some(({ content }) => content === 'X');
        const isImage = outcome && 'what' in outcome && outcome.what === 'image';
        if (isTakenBack && !facts.asked.named) expect(isImage).toBe(false);
      }),
      { numRuns: 5000, seed: 9 },
    );
  });
});

describe('random worlds', () => {
  it('nothing is taken out, undone, lost or done twice in 3,000 of them', async () => {
    const { runs: _runs, writes: _writes, ...nothing } = nothingWrong;
    await fc.assert(
      fc.asyncProperty(worlds, async (steps) => {
        const { runs: _those, writes: _of, ...wrong } = await play(steps, ruleOf(decision));
        expect(wrong).toEqual(nothing);
      }),
      { numRuns: 3000, seed: 9 },
    );
  });

  it('a rule by descent and branch alone takes out and undoes', async () => {
    const { newerTakenOut, decisionsUndone, otherLineTakenOut } = await playAll(300, descendsOrIsOnItsBranch);
    expect(newerTakenOut).toBeGreaterThan(100);
    expect(decisionsUndone).toBeGreaterThan(100);
    expect(otherLineTakenOut).toBeGreaterThan(50);
  });
});

type ReviewStep = 'push' | 'close' | 'restore' | 'clean up' | 'stop' | 'expire' | 'begin' | 'finish';
const reviewSteps = fc.array(
  fc.constantFrom<ReviewStep>(
    'push',
    'close',
    'restore',
    'clean up',
    'stop',
    'expire',
    'begin',
    'begin',
    'finish',
    'finish',
  ),
  { minLength: 5, maxLength: 30, size: 'max' },
);

describe('a review environment in random worlds', () => {
  it('is never revived while its branch is closed, nor by a run that a person stopped, and always comes back', async () => {
    let [writes, kept, admitted] = [0, 0, 0];
    await fc.assert(
      fc.asyncProperty(reviewSteps, async (steps) => {
        const [lines, refs] = [['m0', 'f0'], new Map([['feature', 'f0']])];
        const place: PlaceEvent[] = [];
        const underWay: { readonly at: string; readonly began: number }[] = [];
        for (const step of steps) {
          const tip = lines.at(-1)!;
          const isOpen = refs.has('feature');
          const stands = placeOf(monorepoOf({ lines: [lines.join(' ')], refs: {} }), place, 'api').holds !== 'nothing';
          if (step === 'push' && isOpen) {
            lines.push(`f${lines.length}`);
            refs.set('feature', lines.at(-1)!);
          } else if (step === 'close') refs.delete('feature');
          else if (step === 'restore') refs.set('feature', tip);
          else if (step === 'clean up' && stands && !isOpen) place.push(removed('closed'));
          else if (step === 'stop' && stands) place.push(removed('stopped'));
          else if (step === 'expire' && stands) place.push(removed('expired'));
          else if (step === 'begin' && isOpen) underWay.push({ at: tip, began: place.length });
          const run = step === 'finish' ? underWay.shift() : undefined;
          if (run === undefined) continue;
          const monorepo = monorepoOf({ lines: [lines.join(' ')], refs: Object.fromEntries(refs) });
          const events = [...place.slice(0, run.began), runBegins, ...place.slice(run.began)];
          const situation = { monorepo, place: events, run: { at: run.at, from: 'feature', review: true } };
          const { outcome, order: result } = await decided(situation, 'api', decision);
          const isWritten = result?.do === 'write';
          const isStopped = place
            .slice(run.began)
            .some((each) => each.event === 'removed' && each.because === 'stopped');
          const { holds, tombstone, generation } = placeOf(monorepo, place, 'api');
          if (!isOpen) expect(outcome).toMatch(/^(superseded: closed|nothing)/);
          if (isOpen && isStopped && holds === 'nothing' && tombstone?.because === 'stopped') {
            kept++;
            expect(outcome).toMatch(/^(superseded: stopped|nothing)/);
          }
          // A run that found all equal when it began is over then, and does not see what is removed later.
          const isOver = outcome === 'nothing: equal';
          if (isOpen && !isStopped && run.at === tip && holds === 'nothing' && !isOver) {
            admitted++;
            const next = tombstone === undefined ? '' : `, generation ${generation + 1}`;
            expect(outcome).toBe(`write image: first${next}`);
          }
          if (isWritten) place.push(written(run.at, 'feature'));
          if (isWritten) writes++;
        }
      }),
      { numRuns: 2000, seed: 9 },
    );
    expect(Math.min(writes, kept, admitted)).toBeGreaterThan(100);
  });
});
