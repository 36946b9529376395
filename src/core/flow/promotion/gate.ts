/**
 * Whether an image may leave the environment that it is promoted from: `promote-from` with `when` and `after`. Judged from what
 * the GitOps repository records and, where there is an Argo CD server, from what its Application runs.
 */
import type { RunningState } from '../../argocd/rollout/running.ts';

/** What `gitops.yaml` asks for. */
export interface GateRules {
  readonly healthy: boolean;
  /** Milliseconds; undefined: at once. */
  readonly after: number | undefined;
  /** Environment that the image comes from. */
  readonly from: string;
}

export interface GateFacts {
  /** Now, by the clock of the GitOps server: milliseconds since the epoch. */
  readonly now: number;
  /** By the GitOps repository: when its commit gave the image to the service; undefined: no record tells. */
  readonly writtenAt: number | undefined;
  /** When another image took its place there; undefined: it is in place. */
  readonly replacedAt: number | undefined;
  /** What stands in its place now, for messages. */
  readonly replacedBy: string | undefined;
  /** Of each of its Applications; undefined without an Argo CD server. */
  readonly applications: readonly NamedState[] | undefined;
}

export interface NamedState {
  /** `Application dev/web1` */
  readonly name: string;
  /** Undefined where there is none. */
  readonly state: RunningState | undefined;
}

export type Gate =
  | { readonly is: 'open' }
  /** It opens by itself, at that time where one is known. */
  | { readonly is: 'later'; readonly why: string; readonly at?: number }
  /** It does not open for this image as things are. */
  | { readonly is: 'closed'; readonly why: string };

const open: Gate = { is: 'open' };

/** The first rule that does not hold decides. */
export function judgeGate(rules: GateRules, facts: GateFacts): Gate {
  const { replacedAt, replacedBy, applications } = facts;
  if (replacedAt !== undefined || replacedBy !== undefined) return ofReplaced(rules, facts);
  // Not asking would be as good as a yes.
  if (rules.healthy && applications === undefined) {
    return { is: 'closed', why: `no Application tells whether it is healthy in ${rules.from}` };
  }
  const states = applications ?? [];
  const missing = states.find(({ state }) => state === undefined);
  if (missing !== undefined) return { is: 'closed', why: `there is no ${missing.name} that runs it in ${rules.from}` };
  const known = states.flatMap(({ name, state }) => (state === undefined ? [] : [{ name, state }]));
  if (rules.healthy) {
    const [first = open] = known.map(({ name, state }) => healthGate(name, state)).filter(({ is }) => is !== 'open');
    if (first.is !== 'open') return first;
  }
  return rules.after === undefined ? open : timeGate(rules.after, rules, facts, known);
}

/** Of several places the one that decides: what does not open, then what takes longest, then what is on its way. */
export function strictestGate(gates: readonly Gate[]): Gate {
  const closed = gates.find(({ is }) => is === 'closed');
  const later = gates.flatMap((gate) => (gate.is === 'later' ? [gate] : []));
  const [longest] = later.toSorted((one, other) => (other.at ?? 0) - (one.at ?? 0));
  return closed ?? longest ?? open;
}

function healthGate(name: string, { status, instead }: RunningState): Gate {
  if (status.state === 'waiting') return { is: 'later', why: `${name} is not live and healthy yet: ${status.reason}` };
  if (status.state !== 'ready') return { is: 'closed', why: `${name} is not healthy: ${status.reason}` };
  // The last comparison is right, and Pods of the rollout before it may be there still.
  return instead === undefined ? open : { is: 'closed', why: `${name} is healthy with another image, ${instead}` };
}

function timeGate(
  after: number,
  { from }: GateRules,
  { now, writtenAt, applications }: GateFacts,
  known: readonly { readonly name: string; readonly state: RunningState }[],
): Gate {
  const late = known.find(({ state }) => state.since === undefined);
  if (late !== undefined) {
    const { status } = late.state;
    const because = status.state === 'ready' ? 'its history does not tell since when' : status.reason;
    const is = status.state === 'waiting' || status.state === 'ready' ? 'later' : 'closed';
    return { is, why: `${late.name} has not deployed it yet: ${because}` };
  }
  const instead = known.find(({ state }) => state.instead !== undefined);
  if (instead !== undefined) return { is: 'closed', why: `${instead.name} runs ${instead.state.instead} in its place` };
  const times = applications === undefined ? [writtenAt] : known.map(({ state }) => state.since);
  const [since] = times.filter((time) => time !== undefined).toSorted((one, other) => other - one);
  if (since === undefined) return { is: 'closed', why: `no record tells since when ${from} has it` };
  const at = since + after;
  if (at <= now) return open;
  const remaining = durationText(at - now);
  const why = `${from} has it since ${clockText(since, now)}, and it is promoted after ${durationText(after)}: not before ${clockText(at, now)}, in ${remaining}`;
  return { is: 'later', why, at };
}

/** The environment has moved on: how long it had this image is over, and its health cannot be seen any more. */
function ofReplaced(
  { healthy, after, from }: GateRules,
  { writtenAt, replacedAt, replacedBy = 'another image' }: GateFacts,
): Gate {
  if (healthy)
    return { is: 'closed', why: `${from} has it no more, and runs ${replacedBy}, so its health is not known` };
  if (after === undefined) return open;
  if (writtenAt === undefined || replacedAt === undefined) {
    return { is: 'closed', why: `no record tells how long ${from} had it` };
  }
  const had = replacedAt - writtenAt;
  if (had >= after) return open;
  return {
    is: 'closed',
    why: `${from} had it for ${durationText(had)} of the ${durationText(after)} that it takes, and runs ${replacedBy} now`,
  };
}

/** `14:02 UTC`; with the day where that is another one. */
function clockText(time: number, now: number): string {
  const text = (each: number) => new Date(Math.ceil(each / 60_000) * 60_000).toISOString();
  const [day, clock] = [text(time).slice(0, 10), text(time).slice(11, 16)];
  return day === new Date(now).toISOString().slice(0, 10) ? `${clock} UTC` : `${day} ${clock} UTC`;
}

/** `1h`, `23m`, `1h 30m`, `2d`: rounded up to minutes, below one to seconds. */
export function durationText(milliseconds: number): string {
  if (milliseconds < 60_000) return `${Math.max(0, Math.ceil(milliseconds / 1_000))}s`;
  const minutes = Math.ceil(milliseconds / 60_000);
  const parts = [
    [Math.floor(minutes / 1_440), 'd'],
    [Math.floor((minutes % 1_440) / 60), 'h'],
    [minutes % 60, 'm'],
  ] as const;
  return parts.flatMap(([count, unit]) => (count === 0 ? [] : [`${count}${unit}`])).join(' ');
}
