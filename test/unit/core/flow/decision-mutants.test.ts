/**
 * Whether the table of cases and scenarios holds the decision: each clause is left out in turn, and each comparison and
 * connective turned round, in the source itself. For every such mutant a row must fail.
 */
import { readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { describe, expect, it } from 'vitest';
import * as decision from '../../../../src/core/flow/decision.ts';
import type { Decision } from '../../../support/flow/decision.ts';
import { decisiveCases, expectedOf, resultOf, scenarios } from '../../../support/flow/decision-cases.ts';
import { playAll, ruleOf, type Tally } from '../../../support/flow/decision-worlds.ts';

/** The module without its types, of the same length, so that what is written here is found in it. */
const source = stripTypeScriptTypes(
  readFileSync(new URL('../../../../src/core/flow/decision.ts', import.meta.url), 'utf8'),
).replace(/^import .*$/gm, '');
const rows = [...decisiveCases, ...scenarios];

function compiled(text: string): Decision {
  const names = Object.keys(decision).join(', ');
  return new Function(`${text.replace(/^export /gm, '')}\nreturn { ${names} };`)() as Decision;
}

/** The first row that tells the mutant from the decision. */
async function killer(text: string): Promise<string | undefined> {
  const mutant = compiled(text);
  for (const row of rows) {
    const result = await resultOf(row, mutant).catch((error: unknown) => String(error));
    if (JSON.stringify(result) !== JSON.stringify(expectedOf(row))) return row.id;
  }
  return undefined;
}

/** Each clause, and the text that stands for it when it is left out. */
const clauses: readonly (readonly [name: string, clause: string, without: string])[] = [
  ['(a) a closed source', "if (closed === 'yes') return", "if (closed === 'never') return"],
  ['(a) stopped by a person, meanwhile', "tombstone?.because === 'stopped' &&", 'false &&'],
  ['(a) only runs that were under way are stopped', " && tombstone.came === 'meanwhile'", ''],
  ['(a) a tombstone binds where the forge is silent', "&& closed === 'unknown';", '&& false;'],
  ['(a) but only there', "&& closed === 'unknown';", ';'],
  ['(a) and never one by a person', "&& tombstone.because !== 'stopped' ", ''],
  ['(a) and no pipeline that is newer', "if (binds && tombstone.pipelineIsNewer !== 'yes')", 'if (binds)'],
  ['(a) off its source', "if (on === 'off') return", 'if (false) return'],
  ['(b) taken back itself', 'if (back.commit === commit) return', 'if (false) return'],
  ['(b) with the content that was taken back', 'if (isSameContent) return', 'if (false) return'],
  ['(b) below what was taken back', "back.relation === 'contained'", 'false'],
  ['(b) the tip may lie below', "if (on === 'tip') continue;", ''],
  ['(b) who names a service gets it', 'asked.named ? [] : takenBack', 'takenBack'],
  ['a first deployment', "if (inPlace.kind === 'nothing') return write('first')", 'if (false) return'],
  ['(c) the commit that is there', "if (there === commit) return write('same')", 'if (false) return'],
  ['(c) the tip of the same source', "if (source === 'same') return write('tip')", 'if (false) return'],
  ['(c) the tip alone', "  if (on === 'tip') {\n    if (source", '  if (true) {\n    if (source'],
  ['(d)', "if (relation === 'contains') return write('newer')", 'if (false) return'],
  ['(e) below the tip', "if (relation === 'contained' && on !== 'tip') return", 'if (false) return'],
  ['(e) at the tip', "if (relation === 'contained') return line", 'if (false) return line'],
  ['(e) a line that is gone', "return line === 'none' ? write('returned') : superseded", 'return superseded'],
  ['(f) what joins them comes', "if (line === 'mine') return", 'if (false) return'],
  ['(f) versions', "if (facts.version === 'lower') return", 'if (false) return'],
  ['(f) overtaken', "if (came === 'meanwhile') return", 'if (false) return'],
  ['(f) the warning', "return line === 'none' ? taken :", 'return true ? taken :'],
  ['(f) no warning where the line is gone', "return line === 'none' ? taken :", 'return false ? taken :'],
  ['(g) not known', "if (relation === 'unknown') return untold(asked, there)", 'if (false) return'],
  [
    '(g) on-older: fail',
    "if (asked.onOlder === 'fail') return { do: 'refuse', code: 'ORDER",
    "if (false) return { do: 'refuse', code: 'ORDER",
  ],
  ['(g) apply', 'isAsked && there !== undefined ?', 'false ?'],
  ['on-older: apply', "asked.onOlder === 'apply' && !final", 'false'],
  ['apply revives nothing that is closed', "asked.onOlder === 'apply' && !final", "asked.onOlder === 'apply'"],
  ['apply takes back what is in place', '|| isForward ? [] : [other]', '|| true ? [] : [other]'],
  ['apply takes back nothing that is older', '|| isForward ? [] : [other]', ' ? [] : [other]'],
  ['a refusal for a person', "asked.by === 'person' || (inPlace", '(inPlace'],
  ['a refusal for the pipeline that had put it there', 'inPlace.pipelineIsOurs === true)', 'false)'],
  ['a refusal by on-older: fail', "&& asked.onOlder !== 'fail') return clause", ') return clause'],
  ['the next generation', 'generation: tombstone.generation + 1', 'generation: tombstone.generation'],
  ['a name', 'if (asked.named) return', 'if (false) return'],
  ['`all`', 'if (asked.all) {', 'if (false) {'],
  ['`all` of what was taken back', 'return knownBack === undefined ?', 'return true ?'],
  ['held by its key', 'if (knownBack !== undefined) return', 'if (false) return'],
  ['held by its commit', "if (sameContent === 'yes') return held(facts, rest)", 'if (false) return'],
  [
    'the question for the content in place',
    "if (isEqual === undefined) return { ask: 'sameContent' }",
    'if (false) return',
  ],
  ['other values', 'if (isOther(configurationInPlace(inPlace), configuration)) {', 'if (false) {'],
  ['values that were taken back', 'return back === undefined ?', 'return true ?'],
  ['other values of what is held', 'if (isOther(given, candidate.configuration) &&', 'if (false &&'],
  ['values taken back with their image', 'back.configuration ?? there', 'there'],
  ['the request that waits', 'if (pending) return', 'if (false) return'],
  ['an Application that differs', "if (application !== 'equal') return", 'if (false) return'],
  ['the very commit again', 'inPlace.commit === candidate.commit', 'false'],
  ['the Application of what is held', 'return lacks ?', 'return false ?'],
];

it('the decision itself passes every row, compiled as its mutants are', async () => {
  expect(await killer(source)).toBeUndefined();
});

describe('a clause that is left out', () => {
  it.each(clauses)('is missed: %s', async (_name, clause, without) => {
    expect(source.split(clause), `found once: ${clause}`).toHaveLength(2);
    expect(await killer(source.replace(clause, without))).toBeDefined();
  });
});

/** Clauses whose loss random worlds show as well, and what is counted then. */
const seenInWorlds: readonly (readonly [clause: string, wrong: keyof Tally])[] = [
  ['(a) off its source', 'droppedWritten'],
  ['(b) with the content that was taken back', 'decisionsUndone'],
  ['(b) below what was taken back', 'decisionsUndone'],
  ['(b) the tip may lie below', 'changesLost'],
  ['(c) the tip of the same source', 'tipsLost'],
  ['(c) the tip alone', 'newerTakenOut'],
  ['(e) at the tip', 'newerTakenOut'],
  ['(e) a line that is gone', 'changesLost'],
  ['(f) what joins them comes', 'otherLineTakenOut'],
  ['(f) overtaken', 'otherLineTakenOut'],
];

describe('a clause that is left out', () => {
  it.each(seenInWorlds)('is seen in random worlds: %s', async (name, wrong) => {
    const [, clause = '', without = ''] = clauses.find(([each]) => each === name) ?? [];
    const tally = await playAll(1000, ruleOf(compiled(source.replace(clause, without))));
    expect(tally[wrong]).toBeGreaterThan(0);
  });
});

/** The source with each comparison and connective turned round, and with each condition never and always met. */
function* turnedRound(): Generator<readonly [name: string, text: string]> {
  const operators: Readonly<Record<string, string>> = {
    '===': '!==',
    '!==': '===',
    '&&': '||',
    '||': '&&',
    '??': '&&',
  };
  const begin = source.indexOf('export function order');
  const replaced = (from: number, length: number, by: string): readonly [string, string] => {
    const line = source.slice(source.lastIndexOf('\n', from) + 1, source.indexOf('\n', from)).trim();
    const text = `${source.slice(0, from)}${by}${source.slice(from + length)}`;
    return [`${source.slice(from, from + length)} → ${by} in: ${line}`, text];
  };
  for (const { index, 1: operator = '' } of source.matchAll(/ (===|!==|&&|\|\||\?\?) /g)) {
    if (index > begin) yield replaced(index + 1, operator.length, operators[operator]!);
  }
  for (const { index, 1: condition = '' } of source.matchAll(/\bif \((.+?)\) (?=return|continue|\{)/g)) {
    if (index < begin) continue;
    for (const constant of ['true', 'false']) yield replaced(index + 'if ('.length, condition.length, constant);
  }
}

describe('a comparison, connective or condition that is turned round', () => {
  it('is missed, wherever it stands', async () => {
    const mutants = [...turnedRound()];
    const survivors: string[] = [];
    for (const [name, text] of mutants) if ((await killer(text)) === undefined) survivors.push(name);
    expect(survivors).toEqual([]);
    expect(mutants.length).toBeGreaterThan(150);
  });
});
