import { describe, expect, it } from 'vitest';
import { type ReasonRow, reasonsWithin, reasonTable } from '../../../../src/commands/picture/reasons.ts';

const row = (service: string, rest: Partial<ReasonRow> = {}): ReasonRow => ({
  service,
  why: 'a.js changed',
  image: `host/${service}:1`,
  happens: 'deploy',
  ...rest,
});
const many = (count: number, rest: Partial<ReasonRow> = {}) =>
  Array.from({ length: count }, (_, index) => row(`s${index}`, rest));

describe('the table of a plan', () => {
  it('escapes the names of others', () => {
    const hostile = 'a | b\n| x | <b> [l](u) `c` _i_ @team $1 ~s~';
    const [, , line, ...rest] = reasonTable([row(hostile, { why: [hostile, 'b'], image: hostile })], true).split('\n');
    expect(rest).toEqual([]);
    expect(line?.split(' | ')).toHaveLength(4);
    expect(line?.replaceAll('<br>', '')).not.toMatch(/[<>`[\]_~]/);
  });

  it('folds what is more than 30 rows on a page, those that need something first', () => {
    const rows = [...many(29, { happens: 'nothing' }), row('web'), row('api', { happens: 'held' })];
    const [seen = '', folded = ''] = reasonTable(rows, true).split('<details>');
    expect(seen.trim().split('\n')).toHaveLength(2 + 30);
    expect(
      seen
        .split('\n')
        .slice(2, 5)
        .map((line) => line.split(' | ')[0]),
    ).toEqual(['| web', '| api', '| s0']);
    expect(folded).toBe(
      '<summary>1 more service, which needs nothing</summary>\n\n| service | why | image | what happens |\n| --- | --- | --- | --- |\n| s28 | a.js changed | host/s28:1 | nothing |\n\n</details>',
    );
    expect(reasonTable(many(45), true)).toContain('<summary>15 more services, 15 of which need something</summary>');
  });

  it('folds nothing of 30 rows, and nothing in a log', () => {
    expect(reasonTable(many(30), true)).not.toContain('<details>');
    const logged = reasonTable([...many(40, { happens: 'nothing' }), row('web')], false).split('\n');
    expect(logged).toHaveLength(2 + 41);
    expect(logged.at(-1)).toContain('web');
  });
});

describe('the reasons as an output', () => {
  const reasons = (services: number, texts: number, length: number) =>
    Object.fromEntries(
      Array.from({ length: services }, (_, index) => [
        `s${index}`,
        Array.from({ length: texts }, () => 'x'.repeat(length)),
      ]),
    );

  it('are whole as long as they fit, and on hosts without a limit', () => {
    expect(reasonsWithin(reasons(100, 5, 100), 'github')).toEqual(reasons(100, 5, 100));
    expect(reasonsWithin(reasons(1000, 5, 100), 'gitlab')).toEqual(reasons(1000, 5, 100));
  });

  it.each([
    [500, 5, 300],
    [1000, 9, 500],
    [2000, 1, 2000],
    [9000, 2, 900],
  ])('of %i services with %i reasons of %i characters leave room for the other outputs', (services, texts, length) => {
    const within = reasonsWithin(reasons(services, texts, length), 'github');
    expect(JSON.stringify(within).length).toBeLessThanOrEqual(150_000);
    expect(Object.keys(within)).toHaveLength(services);
    expect(within.s7?.[1]).toBe(services < 9000 && texts > 1 ? `and ${texts - 1} more` : undefined);
  });
});
