/** Schedules and runs by hand that another environment takes first: the one that waits for them gets none, and no run is red. */
import { type EventConfig, type EventSource, hasSource, takesEvent, triggerOf } from './events.ts';

interface TakenBefore {
  /** The environment that waits for them. */
  readonly environment: string;
  readonly trigger: 'schedule' | 'manual';
  /** The one that stands before it, and takes them by the branch. */
  readonly by: string;
  /** The default branch. */
  readonly branch: string;
}

/** Of the environments whose `when` has `schedule` or `manual` alone. None where the default branch is not known. */
export function takenBefore(
  { environments, services }: EventConfig,
  { branch = '', defaultBranch = branch }: Partial<EventSource>,
): readonly TakenBefore[] {
  if (defaultBranch === '') return [];
  return (['schedule', 'manual'] as const).flatMap((trigger) => {
    const ci = {
      event: { kind: trigger },
      branch: defaultBranch,
      sourceRef: `refs/heads/${defaultBranch}`,
      defaultBranch,
    };
    const takers = [...environments].filter(([, each]) => takesEvent(each, ci, services));
    const [first, ...others] = takers.map(([name]) => name);
    return others
      .filter((name) => {
        const environment = environments.get(name);
        return environment?.when?.[trigger] === true && !hasSource(environment);
      })
      .map((environment) => ({ environment, trigger, by: first ?? '', branch: defaultBranch }));
  });
}

/** Of the run at hand. */
export function takenFromThis(config: EventConfig, ci: EventSource): readonly TakenBefore[] {
  const trigger = triggerOf(ci);
  if (trigger === undefined || ci.branch !== (ci.defaultBranch ?? ci.branch)) return [];
  return takenBefore(config, ci).filter((each) => each.trigger === trigger);
}

const words = { schedule: 'scheduled pipelines', manual: 'pipelines that are started by hand' } as const;

export function takenSentence({ environment, trigger, by, branch }: TakenBefore): string {
  return `${words[trigger]} of ${branch} deploy to ${by}, which stands before ${environment}, so ${environment} gets none of them`;
}

export function takenRemedy({ environment, trigger, by }: TakenBefore): string {
  return `Add \`environments.${by}.when.${trigger}: false\`, put ${environment} before ${by}, or give its job the input \`environment: ${environment}\`.`;
}
