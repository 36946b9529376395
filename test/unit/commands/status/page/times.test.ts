import { expect, it } from 'vitest';
import { durationText, timed } from '../../../../../src/commands/status/page/times.ts';

const now = Date.parse('2026-11-29T18:02:00Z');

it.each([
  ['2026-11-29T18:01:30Z', 'now, 18:01'],
  ['2026-11-29T18:00:00Z', '2 min ago, 18:00'],
  ['2026-11-29T00:00:00Z', '18 h ago, 00:00'],
  ['2026-11-28T23:59:00Z', '18 h ago, 28 Nov'],
  ['2026-11-26T17:00:00Z', '3 d ago, 26 Nov'],
  ['2026-02-01T00:00:00Z', '1 Feb'],
  ['2025-11-28T00:00:00Z', '28 Nov 2025'],
  ['2020-01-31T00:00:00Z', '31 Jan 2020'],
  ['2026-12-06T18:02:00Z', 'in 7 d, 6 Dec'],
  ['2027-01-02T00:00:00Z', 'in 33 d, 2 Jan'],
])('%s is %s', (iso, text) => {
  const said = `${iso.slice(0, 16).replace('T', ' ')} UTC`;
  expect(timed(Date.parse(iso), now)?.text).toBe(`<time datetime="${iso}" title="${said}">${text}</time>`);
});

it.each([Number.NaN, 1e300, -9e15])('a time that no calendar has is not shown: %d', (time) => {
  expect(timed(time, now)).toBeUndefined();
});

it.each([
  [-1, '0 ms'],
  [40, '40 ms'],
  [100, '0.1 s'],
  [300, '0.3 s'],
  [9_949, '9.9 s'],
  [9_951, '10 s'],
  [59_499, '59 s'],
  [59_500, '1 min'],
  [125_000, '2 min 5 s'],
  [3_600_000, '1 h'],
  [11_400_000, '3 h 10 min'],
  [187_200_000, '2 d 4 h'],
])('%d ms take %s', (milliseconds, text) => {
  expect(durationText(milliseconds)).toBe(text);
});
