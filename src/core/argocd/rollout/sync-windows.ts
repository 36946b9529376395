/**
 * When the sync windows of an AppProject let a sync through, by the rules of the server.
 * Source: argo-cd v3.5.1 pkg/apis/application/v1alpha1/types.go (SyncWindows.CanSync, active, scheduleOffsetByTimeZone).
 */
import { Cron } from 'croner';

export interface SyncWindow {
  readonly kind: string;
  /** Five fields of cron: when it begins. */
  readonly schedule: string;
  /** As Go writes durations: `1h30m`. */
  readonly duration: string;
  /** Lets syncs through that somebody asks for. */
  readonly manualSync: boolean;
  /** Of the IANA's names; empty: UTC. Undefined: not known, since only the AppProject says it. */
  readonly timeZone: string | undefined;
}

/** The windows of an Application, as the server answers them: which of them are active it computes itself. */
export interface AssignedWindows {
  readonly assigned: readonly SyncWindow[];
  readonly active: readonly Omit<SyncWindow, 'timeZone'>[];
}

/** Whether the windows let a sync through now. `manual`: somebody asks for it, in contrast to automated sync. */
export function isOpen({ assigned, active }: AssignedWindows, manual: boolean): boolean {
  const isActive = (window: SyncWindow) => active.some((one) => isSameWindow(one, window));
  return holding(assigned, isActive, manual).length === 0;
}

/** Those that forbid it; empty: none does. An active deny wins, else one open allow is enough. */
export function closedWindows({ assigned, active }: AssignedWindows, manual: boolean): readonly SyncWindow[] {
  return holding(assigned, (window) => active.some((one) => isSameWindow(one, window)), manual);
}

function holding(
  windows: readonly SyncWindow[],
  isActive: (window: SyncWindow) => boolean,
  manual: boolean,
): readonly SyncWindow[] {
  const denies = windows.filter((window) => window.kind === 'deny' && isActive(window));
  const allows = windows.filter(({ kind }) => kind === 'allow');
  const closing = denies.length > 0 ? denies : allows.some(isActive) ? [] : allows;
  // One window that does not let manual syncs through is enough.
  return manual && closing.every(({ manualSync }) => manualSync) ? [] : closing;
}

/** Whether the server names the same window. It does not tell time zones. */
export function isSameWindow(a: Omit<SyncWindow, 'timeZone'>, b: Omit<SyncWindow, 'timeZone'>): boolean {
  return a.kind === b.kind && a.schedule === b.schedule && a.duration === b.duration && a.manualSync === b.manualSync;
}

/** `deny "0 22 * * *" for 8h in Europe/Berlin` */
export function windowNamed({ kind, schedule, duration, timeZone }: SyncWindow): string {
  const zone = timeZone === undefined || timeZone === '' ? '' : ` in ${timeZone}`;
  return `${kind} "${schedule}" for ${duration}${zone}`;
}

type Opening =
  /** Milliseconds since the epoch. `ifUtc`: the time zone of a window is not known, and it is UTC unless it is set. */
  | { readonly opens: 'at'; readonly at: number; readonly ifUtc: boolean }
  /** Not within a year. */
  | { readonly opens: 'never' }
  /** A schedule, duration or time zone is not to be read. */
  | { readonly opens: 'unknown' };

const year = 366 * 24 * 3_600_000;
/** Changes of windows that are looked at. Two windows that change every hour reach over two weeks. */
const mostChanges = 1_000;

/** When closed windows open. @param now milliseconds since the epoch, when the server answered */
export function openingOf({ assigned, active }: AssignedWindows, manual: boolean, now: number): Opening {
  const windows = assigned.flatMap((window) => scheduled(window) ?? []);
  if (windows.length !== assigned.length) return { opens: 'unknown' };
  // What the server calls active is the proof of the time zone that was assumed.
  const isAsServer = windows.every(
    (one) => isActiveAt(one, now) === active.some((shown) => isSameWindow(shown, one.window)) || isNearChange(one, now),
  );
  if (!isAsServer) return { opens: 'unknown' };
  const endless = new Set<Scheduled>();
  let at = now;
  for (let changes = 0; changes < mostChanges; changes += 1) {
    const next = Math.min(...windows.filter((one) => !endless.has(one)).map((one) => nextChange(one, at, endless)));
    if (!Number.isFinite(next) || next > now + year) return { opens: 'never' };
    at = Math.max(next, at + 1_000);
    const then = at;
    const activeThen = new Set(windows.filter((one) => isActiveAt(one, then)).map(({ window }) => window));
    if (holding(assigned, (window) => activeThen.has(window), manual).length > 0) continue;
    return { opens: 'at', at, ifUtc: assigned.some(({ timeZone }) => timeZone === undefined) };
  }
  return { opens: 'never' };
}

interface Scheduled {
  readonly window: SyncWindow;
  readonly cron: Cron;
  /** Milliseconds. */
  readonly duration: number;
}

function scheduled(window: SyncWindow): Scheduled | undefined {
  const duration = goDuration(window.duration);
  if (duration === undefined) return undefined;
  try {
    // The server adds the offset of the time zone itself, and `5/15` is every 15 minutes from the fifth on.
    const options = { timezone: 'UTC', mode: '5-part', sloppyRanges: true, paused: true } as const;
    const macro = /^@(yearly|annually|monthly|weekly|daily|midnight|hourly)$/.test(window.schedule);
    return { window, cron: new Cron(window.schedule, macro ? { ...options, mode: 'auto' } : options), duration };
  } catch {
    return undefined;
  }
}

const units: Readonly<Record<string, number>> = {
  h: 3_600_000,
  m: 60_000,
  s: 1_000,
  ms: 1,
  us: 0.001,
  µs: 0.001,
  ns: 1e-6,
};

/** Milliseconds. */
function goDuration(text: string): number | undefined {
  if (!/^(?:\d+(?:\.\d+)?(?:h|ms|m|s|us|µs|ns))+$/.test(text)) return undefined;
  let sum = 0;
  for (const [, count, unit = ''] of text.matchAll(/(\d+(?:\.\d+)?)(h|ms|m|s|us|µs|ns)/g))
    sum += Number(count) * (units[unit] ?? 0);
  return sum;
}

/** The schedule is read on the wall clock of the time zone, by the offset that it has at that moment. */
function offsetOf({ window }: Scheduled, at: number): number {
  const timeZone = window.timeZone ?? '';
  if (timeZone === '' || timeZone === 'UTC') return 0;
  try {
    const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' }).formatToParts(at);
    const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
    const [, sign, hours = '0', minutes = '0'] = /^GMT([+-])(\d+):(\d+)/.exec(name) ?? [];
    const size = Number(hours) * 3_600_000 + Number(minutes) * 60_000;
    return sign === '-' ? -size : size;
  } catch {
    // The server takes UTC for a time zone that it does not know.
    return 0;
  }
}

function isActiveAt(one: Scheduled, at: number): boolean {
  const local = at + offsetOf(one, at);
  const begin = startAfter(one, local - one.duration);
  return begin !== undefined && begin <= local;
}

/** Two clocks may differ by some seconds. */
function isNearChange(one: Scheduled, now: number): boolean {
  return isActiveAt(one, now - 60_000) !== isActiveAt(one, now + 60_000);
}

/** Runs that follow each other without a gap: so many minutes are looked at. */
const longestChain = 3_000;

/** When it begins or ends to be active; without end for one that never changes. */
function nextChange(one: Scheduled, at: number, endless: Set<Scheduled>): number {
  const offset = offsetOf(one, at);
  const toTime = (local: number) => local - offsetOf(one, local - offset);
  const local = at + offset;
  let begin = startAfter(one, local - one.duration);
  if (begin !== undefined && begin > local) return toTime(begin);
  for (let runs = 0; begin !== undefined && runs < longestChain; runs += 1) {
    const following = startAfter(one, begin);
    if (following === undefined || following > begin + one.duration) return toTime(begin + one.duration);
    begin = following;
  }
  endless.add(one);
  return Number.POSITIVE_INFINITY;
}

function startAfter({ cron }: Scheduled, local: number): number | undefined {
  return cron.nextRun(new Date(local))?.getTime();
}
