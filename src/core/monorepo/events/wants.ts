/** What starts a deployment to each environment, for people whose event started none. */
import type { EventConfig } from './events.ts';

/** One of the events that an environment takes. */
export type Wanted =
  | { readonly kind: 'branch' | 'tag'; readonly patterns: readonly string[] }
  | { readonly kind: 'request' }
  /** Scheduled pipelines, or such as are started by hand: of its branches and tags, or of the default branch. */
  | { readonly kind: 'schedule' | 'manual'; readonly takes: boolean };

/** By environment, in the order of `gitops.yaml`. None: only a run with the input `environment` deploys there. */
export function wantsOf({ environments }: Pick<EventConfig, 'environments'>): ReadonlyMap<string, readonly Wanted[]> {
  return new Map(
    [...environments].map(([name, { when = {} }]): [string, readonly Wanted[]] => {
      const { branch, tag, request, schedule, manual } = when;
      return [
        name,
        [
          ...(branch === undefined ? [] : [{ kind: 'branch', patterns: branch } as const]),
          ...(tag === undefined ? [] : [{ kind: 'tag', patterns: tag } as const]),
          ...(request === true ? [{ kind: 'request' } as const] : []),
          ...(schedule === undefined ? [] : [{ kind: 'schedule', takes: schedule } as const]),
          ...(manual === undefined ? [] : [{ kind: 'manual', takes: manual } as const]),
        ],
      ];
    }),
  );
}
