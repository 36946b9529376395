/** Sync windows of an AppProject. Source: argo-cd v3.5.1 types.go SyncWindows.CanSync. */
import type { SyncWindow } from './types.ts';

/** @param manual asked by a person or a pipeline; a window may let those through */
export function canSync(windows: readonly SyncWindow[], manual: boolean): boolean {
  const active = windows.filter((window) => window.active);
  const denies = active.filter(({ kind }) => kind === 'deny');
  if (denies.length > 0) return manual && denies.every(({ manualSync }) => manualSync === true);
  if (active.some(({ kind }) => kind === 'allow')) return true;
  const closed = windows.filter((window) => !window.active && window.kind === 'allow');
  return closed.length === 0 || (manual && closed.every(({ manualSync }) => manualSync === true));
}

/** As `GET …/syncwindows`: without windows only `canSync`. */
export function shownWindows(windows: readonly SyncWindow[]) {
  const shown = (some: readonly SyncWindow[]) =>
    some.map(({ kind, schedule, duration, manualSync = false }) => ({ kind, schedule, duration, manualSync }));
  const active = windows.filter((window) => window.active);
  return {
    ...(active.length === 0 ? {} : { activeWindows: shown(active) }),
    ...(windows.length === 0 ? {} : { assignedWindows: shown(windows) }),
    canSync: canSync(windows, true),
  };
}
