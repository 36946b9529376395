import { describe, expect, it } from 'vitest';
import { isOpen, openingOf, type SyncWindow } from '../../../../src/core/argocd/rollout/sync-windows.ts';

const window = (text: string, more: Partial<SyncWindow> = {}): SyncWindow => {
  const [kind = '', duration = '', ...schedule] = text.split(' ');
  return { kind, duration, schedule: schedule.join(' '), manualSync: false, timeZone: '', ...more };
};

/** `active`: the indexes of those that the server calls active. */
function opening(windows: readonly SyncWindow[], active: readonly number[], now: string, manual = true): string {
  const found = openingOf({ assigned: windows, active: active.map((at) => windows[at]!) }, manual, Date.parse(now));
  if (found.opens !== 'at') return found.opens;
  return `${new Date(found.at).toISOString()}${found.ifUtc ? ' if UTC' : ''}`;
}

describe('when closed windows open', () => {
  it.each<[string, SyncWindow[], number[], string, string]>([
    ['a deny at night', [window('deny 8h 0 22 * * *')], [0], '2026-12-01T23:10:00Z', '2026-12-02T06:00:00.000Z'],
    ['an allow at night', [window('allow 1h 0 22 * * *')], [], '2026-12-01T10:00:00Z', '2026-12-01T22:00:00.000Z'],
    ['work days', [window('allow 8h 0 9 * * 1-5')], [], '2026-12-04T18:00:00Z', '2026-12-07T09:00:00.000Z'],
    ['by names', [window('allow 90m 30 6 * JAN-MAR sun')], [], '2026-12-04T18:00:00Z', '2027-01-03T06:30:00.000Z'],
    [
      'a day of the month or a weekday',
      [window('allow 1h 0 0 13 * 5')],
      [],
      '2026-12-01T10:00:00Z',
      '2026-12-04T00:00:00.000Z',
    ],
    ['a question mark', [window('allow 1h 0 5 ? * ?')], [], '2026-12-01T10:00:00Z', '2026-12-02T05:00:00.000Z'],
    ['a step from a number', [window('allow 5m 5/30 * * * *')], [], '2026-12-01T10:12:00Z', '2026-12-01T10:35:00.000Z'],
    ['a macro', [window('allow 1h @daily')], [], '2026-12-01T10:00:00Z', '2026-12-02T00:00:00.000Z'],
    [
      'a deny within the allow',
      [window('allow 4h 0 20 * * *'), window('deny 1h 0 20 * * *')],
      [],
      '2026-12-01T10:00:00Z',
      '2026-12-01T21:00:00.000Z',
    ],
    [
      'two allows, of which one is enough',
      [window('allow 1h 0 22 * * *'), window('allow 1h 0 12 * * *')],
      [],
      '2026-12-01T10:00:00Z',
      '2026-12-01T12:00:00.000Z',
    ],
    [
      'a deny that begins when the first ends',
      [window('deny 2h 0 10 * * *'), window('deny 2h 0 12 * * *')],
      [0],
      '2026-12-01T11:00:00Z',
      '2026-12-01T14:00:00.000Z',
    ],
    ['runs that overlap', [window('deny 3h 0 */2 1 12 *')], [0], '2026-12-01T11:00:00Z', '2026-12-02T01:00:00.000Z'],
    ['half hours', [window('deny 1h30m 0 10 * * *')], [0], '2026-12-01T11:00:00Z', '2026-12-01T11:30:00.000Z'],
    [
      'in Berlin, by the clock of winter',
      [window('deny 8h 0 22 * * *', { timeZone: 'Europe/Berlin' })],
      [0],
      '2026-12-01T22:00:00Z',
      '2026-12-02T05:00:00.000Z',
    ],
    [
      'in New York',
      [window('allow 1h 0 22 * * *', { timeZone: 'America/New_York' })],
      [],
      '2026-12-01T10:00:00Z',
      '2026-12-02T03:00:00.000Z',
    ],
    [
      'after the clock was changed',
      [window('allow 1h 0 12 * * 0', { timeZone: 'Europe/Berlin' })],
      [],
      '2026-03-28T20:00:00Z',
      '2026-03-29T10:00:00.000Z',
    ],
    [
      'a time zone that is not known',
      [window('allow 1h 0 22 * * *', { timeZone: undefined })],
      [],
      '2026-12-01T10:00:00Z',
      '2026-12-01T22:00:00.000Z if UTC',
    ],
    ['a deny that is always there', [window('deny 1h * * * * *')], [0], '2026-12-01T10:00:00Z', 'never'],
    ['an allow of a day that no month has', [window('allow 1h 0 0 30 2 *')], [], '2026-12-01T10:00:00Z', 'never'],
    ['a schedule that is none', [window('allow 1h every monday')], [], '2026-12-01T10:00:00Z', 'unknown'],
    ['a duration that is none', [window('allow soon 0 22 * * *')], [], '2026-12-01T10:00:00Z', 'unknown'],
    [
      'open by the schedule, closed by the server: another time zone',
      [window('allow 4h 0 8 * * *', { timeZone: undefined })],
      [],
      '2026-12-01T10:00:00Z',
      'unknown',
    ],
  ])('%s', (_title, windows, active, now, expected) => {
    expect(opening(windows, active, now)).toBe(expected);
  });

  it('a window that lets manual syncs through is closed for automated ones alone', () => {
    const deny = window('deny 8h 0 22 * * *', { manualSync: true });
    const windows = { assigned: [deny], active: [deny] };
    expect([isOpen(windows, true), isOpen(windows, false)]).toEqual([true, false]);
    expect(opening([deny], [0], '2026-12-01T23:00:00Z', false)).toBe('2026-12-02T06:00:00.000Z');
  });

  it('one of two closed windows that lets no manual sync through is enough', () => {
    const windows = [window('deny 8h 0 22 * * *', { manualSync: true }), window('deny 1h 0 23 * * *')];
    expect(opening(windows, [0, 1], '2026-12-01T23:10:00Z')).toBe('2026-12-02T00:00:00.000Z');
  });
});

/** Minute by minute, and by fields of its own, as the server decides at each moment. */
function openingByMinutes(windows: readonly SyncWindow[], now: number, minutes = 9 * 1_440): number | undefined {
  const matches = (field: string, value: number) =>
    field.split(',').some((part) => {
      const [, low = '', high = low, step = '1'] = /^(\*|\d+)(?:-(\d+))?(?:\/(\d+))?$/.exec(part) ?? [];
      if (low === '*') return value % Number(step) === 0;
      return value >= Number(low) && value <= Number(high) && (value - Number(low)) % Number(step) === 0;
    });
  const begins = ({ schedule }: SyncWindow, at: number) => {
    const [minute = '', hour = '', , , weekday = ''] = schedule.split(' ');
    const date = new Date(at);
    return (
      matches(minute, date.getUTCMinutes()) && matches(hour, date.getUTCHours()) && matches(weekday, date.getUTCDay())
    );
  };
  const minutesOf = ({ duration }: SyncWindow) => Number.parseInt(duration, 10);
  const lasts = new Map(windows.map((one) => [one, 0]));
  for (let at = now - 600 * 60_000; at <= now + minutes * 60_000; at += 60_000) {
    for (const one of windows)
      lasts.set(one, begins(one, at) ? minutesOf(one) : Math.max(0, (lasts.get(one) ?? 0) - 1));
    if (at <= now) continue;
    const active = windows.filter((one) => (lasts.get(one) ?? 0) > 0);
    if (active.some(({ kind }) => kind === 'deny')) continue;
    if (active.length > 0 || !windows.some(({ kind }) => kind === 'allow')) return at;
  }
  return undefined;
}

it('random windows open in the minute in which a minute-by-minute look finds them open', () => {
  let seed = 7;
  const random = (below: number) => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % below;
  };
  const schedule = () =>
    [
      `${random(60)} ${random(24)} * * *`,
      `*/${5 + random(20)} ${random(12)}-${12 + random(12)} * * *`,
      `0 ${random(24)},${random(24)} * * ${random(7)}`,
      `${random(60)} */${2 + random(5)} * * 1-5`,
    ][random(4)] ?? '';
  const seen = { closed: 0 };
  for (let trial = 0; trial < 40; trial += 1) {
    const windows = Array.from({ length: 1 + random(3) }, () =>
      window(`${random(2) === 0 ? 'deny' : 'allow'} ${1 + random(600)}m ${schedule()}`),
    );
    const now = Date.parse('2026-12-01T00:00:30Z') + random(20_000) * 60_000;
    const minute = now - 30_000;
    const isActive = (one: SyncWindow) => {
      const alone = { ...one, kind: 'allow' };
      return openingByMinutes([alone], minute - 60_000, 1) === minute;
    };
    const active = windows.filter(isActive);
    if (isOpen({ assigned: windows, active }, true)) continue;
    seen.closed += 1;
    const expected = openingByMinutes(windows, minute);
    const found = openingOf({ assigned: windows, active }, true, now);
    if (expected === undefined) expect(found.opens !== 'at' || found.at > now + 8 * 86_400_000).toBe(true);
    else expect(found, JSON.stringify([windows, new Date(now)])).toEqual({ opens: 'at', at: expected, ifUtc: false });
  }
  expect(seen.closed).toBeGreaterThan(12);
});
