/** States as icon, word and colour: nobody has to tell colours apart. */
import type { StatusApplication, StatusPlace } from '../../../core/flow/status/status.ts';
import { html, type Markup } from './markup.ts';

type Tone = 'ok' | 'warn' | 'bad' | 'info' | 'idle';

/** Shapes of `style.ts`. */
type Icon =
  | 'check'
  | 'cross'
  | 'up'
  | 'equal'
  | 'clock'
  | 'pause'
  | 'turn'
  | 'differs'
  | 'gap'
  | 'ask'
  | 'back'
  | 'pin';

export interface State {
  readonly tone: Tone;
  readonly icon: Icon;
  readonly word: string;
  /** On hovering. */
  readonly title?: string | undefined;
}

export function pill({ tone, icon, word, title }: State): Markup {
  return html`<b class="p ${tone} ${icon}"${title === undefined ? undefined : html` title="${title}"`}>${word}</b>`;
}

/** As Argo CD says it; a state that is new there is shown as a question. */
const healths: Readonly<Record<string, readonly [Tone, Icon]>> = {
  Healthy: ['ok', 'check'],
  Progressing: ['info', 'turn'],
  Suspended: ['warn', 'pause'],
  Degraded: ['bad', 'cross'],
  Missing: ['bad', 'gap'],
};

/** What is not synced is said beside its health; what is both synced and healthy, in one word. */
export function applicationStates({ sync, health, message }: StatusApplication): readonly State[] {
  if (health === 'Missing' && sync === 'Missing')
    return [{ tone: 'bad', icon: 'gap', word: 'no Application', title: message }];
  const [tone, icon] = Object.hasOwn(healths, health)
    ? (healths[health] ?? ['idle', 'ask'])
    : (['warn', 'ask'] as const);
  const isPlain = sync === 'Synced' && message === undefined;
  const title = isPlain ? undefined : [`${sync}, ${health}`, message].filter(Boolean).join(': ');
  const states: State[] = [{ tone, icon, word: health, title }];
  if (sync !== 'Synced' && sync !== health) states.push({ tone: 'warn', icon: 'differs', word: sync, title });
  return states;
}

/** @param source the environment with which it is compared */
export function behindState(behind: StatusPlace['behind'], source: string | undefined): State | undefined {
  if (behind === undefined || source === undefined) return undefined;
  switch (behind.result) {
    case 'same':
      return { tone: 'idle', icon: 'equal', word: `same as ${source}` };
    case 'ahead':
      return { tone: 'idle', icon: 'up', word: `ahead of ${source}` };
    case 'unknown':
      return { tone: 'idle', icon: 'ask', word: `${source}: not comparable` };
    case 'behind': {
      const count = `${behind.commits}${behind.isAtLeast ? '+' : ''}`;
      const title = behind.counts === 'all' ? 'commits of the whole monorepo' : undefined;
      return { tone: 'warn', icon: 'up', word: `${count} behind ${source}`, title };
    }
  }
}

/** What people look for on this page, the worst first. */
export type Concern = 'unhealthy' | 'unsynced' | 'progressing' | 'behind' | 'waiting' | 'held';

export const concernWords: Readonly<Record<Concern, string>> = {
  unhealthy: 'not healthy',
  unsynced: 'out of sync',
  progressing: 'in progress',
  behind: 'behind',
  waiting: 'waiting',
  held: 'held',
};

export function concernsOf({ application, behind, waiting, held }: StatusPlace): readonly Concern[] {
  const { health = 'Healthy', sync = 'Synced' } = application ?? {};
  const isGiven: Readonly<Record<Concern, boolean>> = {
    unhealthy: health !== 'Healthy' && health !== 'Progressing',
    unsynced: sync !== 'Synced',
    progressing: health === 'Progressing',
    behind: behind?.result === 'behind',
    waiting: waiting !== undefined,
    held: held !== undefined,
  };
  return (Object.keys(isGiven) as Concern[]).filter((concern) => isGiven[concern]);
}
