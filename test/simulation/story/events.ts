/** What can happen in a world, as plain values that mean something in every state of it, and worlds made of them. */
import fc from 'fast-check';
import type { Outage } from '../world/line.ts';
import type { RepositoryName, Settings } from '../world/world.ts';

/** Numbers named `which`, `at` and `service` choose among what there is at that moment, counted around. */
export type WorldEvent =
  | {
      readonly do: 'open';
      readonly repository: RepositoryName;
      readonly kind: 'hot' | 'feature';
      readonly service: number;
    }
  | { readonly do: 'push'; readonly repository: RepositoryName; readonly which: number; readonly service: number }
  | { readonly do: 'push-red'; readonly repository: RepositoryName; readonly which: number; readonly service: number }
  | { readonly do: 'push-shared'; readonly repository: RepositoryName; readonly which: number }
  | { readonly do: 'configure'; readonly repository: RepositoryName; readonly which: number }
  | { readonly do: 'push-docs'; readonly repository: RepositoryName; readonly which: number }
  | { readonly do: 'take-back'; readonly repository: RepositoryName; readonly which: number }
  | { readonly do: 'amend'; readonly repository: RepositoryName; readonly which: number; readonly service: number }
  | { readonly do: 'reset'; readonly repository: RepositoryName; readonly which: number }
  | { readonly do: 'rename'; readonly repository: RepositoryName; readonly which: number }
  | {
      readonly do: 'merge';
      readonly repository: RepositoryName;
      readonly which: number;
      readonly how: 'merge' | 'squash';
      readonly keep: boolean;
    }
  | { readonly do: 'update'; readonly repository: RepositoryName; readonly which: number }
  | { readonly do: 'release'; readonly repository: RepositoryName; readonly at: number }
  | { readonly do: 'close'; readonly repository: RepositoryName; readonly which: number }
  | { readonly do: 'restore'; readonly repository: RepositoryName; readonly which: number }
  | { readonly do: 'run'; readonly which: number; readonly as: 'once' | 'killed' | 'held'; readonly at: number }
  | { readonly do: 'run-two'; readonly which: number }
  | { readonly do: 'cancel'; readonly which: number }
  | { readonly do: 'again'; readonly which: number }
  | {
      readonly do: 'rollback';
      readonly repository: RepositoryName;
      readonly service: number;
      readonly environment: 'dev' | 'prod';
    }
  | { readonly do: 'apply'; readonly repository: RepositoryName; readonly at: number }
  | { readonly do: 'name'; readonly repository: RepositoryName; readonly service: number }
  | { readonly do: 'move-tag'; readonly repository: RepositoryName; readonly which: number }
  | { readonly do: 'revert'; readonly which: number }
  | { readonly do: 'edit'; readonly which: number; readonly what: 'replicas' | 'tag' }
  | { readonly do: 'stop'; readonly which: number }
  | { readonly do: 'sweep'; readonly repository: RepositoryName }
  | { readonly do: 'days' }
  | { readonly do: 'outage'; readonly server: Outage['server']; readonly kind: Outage['kind']; readonly times: number };

export interface Story {
  readonly settings: Settings;
  readonly events: readonly WorldEvent[];
  /** In which order what is left runs at the end. */
  readonly ending: number;
}

const repository = fc.oneof(
  { weight: 4, arbitrary: fc.constant<RepositoryName>('shop') },
  { weight: 1, arbitrary: fc.constant<RepositoryName>('blog') },
);
const which = fc.nat(7);
const service = fc.nat(5);
const at = fc.integer({ min: 1, max: 24 });

function event<Name extends WorldEvent['do'], Fields>(
  name: Name,
  fields: { [Key in keyof Fields]: fc.Arbitrary<Fields[Key]> },
) {
  return fc.record({ do: fc.constant(name), ...fields }) as unknown as fc.Arbitrary<WorldEvent>;
}

const weights: readonly (readonly [number, fc.Arbitrary<WorldEvent>])[] = [
  [3, event('open', { repository, kind: fc.constantFrom('hot', 'feature'), service })],
  [5, event('push', { repository, which, service })],
  [1, event('push-red', { repository, which, service })],
  [1, event('push-shared', { repository, which })],
  [1, event('push-docs', { repository, which })],
  [1, event('configure', { repository, which })],
  [1, event('take-back', { repository, which })],
  [1, event('amend', { repository, which, service })],
  [1, event('reset', { repository, which })],
  [1, event('rename', { repository, which })],
  [2, event('merge', { repository, which, how: fc.constantFrom('merge', 'squash'), keep: fc.boolean() })],
  [1, event('update', { repository, which })],
  [3, event('release', { repository, at: fc.nat(2) })],
  [2, event('close', { repository, which })],
  [2, event('restore', { repository, which })],
  [9, event('run', { which, as: fc.constant('once'), at })],
  [3, event('run', { which, as: fc.constant('killed'), at })],
  [3, event('run', { which, as: fc.constant('held'), at })],
  [2, event('run-two', { which })],
  [2, event('cancel', { which })],
  [2, event('again', { which })],
  [2, event('rollback', { repository, service, environment: fc.constantFrom('dev', 'prod') })],
  [1, event('apply', { repository, at: fc.nat(2) })],
  [1, event('name', { repository, service })],
  [1, event('move-tag', { repository, which })],
  [1, event('revert', { which })],
  [1, event('edit', { which, what: fc.constantFrom('replicas', 'tag') })],
  [1, event('stop', { which })],
  [1, event('sweep', { repository })],
  [1, event('days', {})],
  [
    1,
    event('outage', {
      server: fc.constantFrom('forge', 'monorepo', 'gitops', 'registry', 'argocd'),
      kind: fc.constantFrom('unavailable', 'forbidden', 'empty', 'truncated', 'dropped'),
      times: fc.integer({ min: 1, max: 40 }),
    }),
  ],
];

const settings: fc.Arbitrary<Settings> = fc.record({
  host: fc.constantFrom('github', 'gitlab'),
  branches: fc.constantFrom('trunk', 'flow'),
  review: fc.constantFrom('branch', 'request'),
  applications: fc.constantFrom('api', 'git'),
  depth: fc.constantFrom(1, 2),
});

/** The story of a seed: the same for the same seed and length. */
export function storyOf(seed: number, length: number): Story {
  const any = fc.oneof(...weights.map(([weight, arbitrary]) => ({ weight, arbitrary })));
  const story = fc.record({
    settings,
    events: fc.array(any, { minLength: length, maxLength: length }),
    ending: fc.nat(1_000),
  });
  const [told] = fc.sample(story, { seed, numRuns: 1 });
  if (told === undefined) throw new Error('no story');
  return told as Story;
}

/** The same story with fewer events, as long as it fails: whole stretches first, then one event after the other. */
export async function shrink(story: Story, fails: (smaller: Story) => Promise<boolean>): Promise<Story> {
  let events = story.events;
  for (let size = Math.ceil(events.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let begin = 0; begin < events.length; ) {
      const fewer = events.toSpliced(begin, size);
      if (await fails({ ...story, events: fewer })) events = fewer;
      else begin += size;
    }
  }
  return { ...story, events };
}
