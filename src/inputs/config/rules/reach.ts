/** Environments of `gitops.yaml` that no run can ever deploy to: a mistake that would otherwise show as silence. */
import { globs, isGlob } from '../../../core/glob.ts';
import type { ConfigFile, EnvironmentSection } from '../schema.ts';
import type { ConfigProblem } from '../source.ts';

type When = NonNullable<EnvironmentSection['when']>;

/**
 * An environment without `when` is reached by its name, for example by a promotion: that is no problem. One whose events
 * all belong to environments before it is.
 *
 * @param mayHaveMore services that are not known here
 */
export function unreachableEnvironments({ services, environments }: ConfigFile, mayHaveMore: boolean) {
  const problems: ConfigProblem[] = [];
  const before: [name: string, when: When][] = [];
  for (const [name, { when, services: wanted, 'promote-from': from }] of environments) {
    const path = ['environments', name];
    if (when !== undefined) {
      // What is promoted may come by the same branch: a second job of the pipeline names the environment.
      const others = before.filter(([other]) => other !== from?.environment);
      const text = whyNever(when, others);
      if (text !== undefined) problems.push({ path: [...path, 'when'], text });
      before.push([name, when]);
    }
    const isWanted = globs(wanted ?? ['*']);
    if (wanted !== undefined && !mayHaveMore && ![...services.keys()].some((each) => isWanted(each))) {
      const onlyTakesBack = wanted.length > 0 && wanted.every((each) => each.startsWith('!'));
      const hint = onlyTakesBack ? `; begin it with "*", which ${wanted[0]} then takes from` : '; leave it out for all';
      problems.push({ path: [...path, 'services'], text: `leaves no service to deploy${hint}` });
    }
  }
  return problems;
}

function whyNever(when: When, before: readonly (readonly [string, When])[]): string | undefined {
  const events = eventsOf(when);
  if (events.length === 0) {
    const negative = [...(when.branch ?? []), ...(when.tag ?? [])].find((each) => each.startsWith('!'));
    return negative === undefined
      ? 'names no event: leave it out for an environment that is only named or promoted to'
      : `matches nothing: ${negative} only takes back from what stands before it, such as "**"`;
  }
  const takers = events.map((event) => before.find(([, other]) => takes(other, event))?.[0]);
  if (takers.includes(undefined)) return undefined;
  const names = [...new Set(takers)].join(' and ');
  return `never decides: ${names}, before it, takes all of these events; put it before ${names}, or change one of them`;
}

interface Event {
  readonly kind: 'branch' | 'tag' | 'request' | 'schedule' | 'manual';
  /** The glob of a branch or tag. */
  readonly glob?: string;
}

/** The events that can happen: a name that is taken back again does not count. */
function eventsOf(when: When): readonly Event[] {
  const named = (['branch', 'tag'] as const).flatMap((kind) => {
    const patterns = when[kind] ?? [];
    const matches = globs(patterns);
    return patterns
      .filter((each) => !each.startsWith('!') && (isGlob(each) || matches(each)))
      .map((glob): Event => ({ kind, glob }));
  });
  const flags = (['request', 'schedule', 'manual'] as const).filter((kind) => (when[kind] ?? false) !== false);
  return [...named, ...flags.map((kind): Event => ({ kind }))];
}

/** Whether an environment certainly takes all of these events; not knowing is "no". */
function takes(when: When, { kind, glob }: Event): boolean {
  if (kind === 'branch' || kind === 'tag') {
    const patterns = when[kind] ?? [];
    // It leaves runs of that kind to others.
    if (when.schedule === false || when.manual === false || glob === undefined) return false;
    if (!isGlob(glob)) return globs(patterns)(glob);
    return !patterns.some((each) => each.startsWith('!')) && (patterns.includes(glob) || patterns.includes('**'));
  }
  return when[kind] === true;
}
