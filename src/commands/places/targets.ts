/** Where the commits of an environment go: the GitOps repositories and branches that its clusters have. */
import { badInput } from '../../core/failure.ts';
import type { NamedEnvironment } from '../../core/monorepo/environments.ts';
import { clustersOf } from '../../core/monorepo/place.ts';
import type { CommandInputs, Run } from '../../inputs/command.ts';
import type { InputDeclarations, InputValues } from '../../inputs/declaration.ts';
import type { deliveryInputs } from '../../inputs/declarations/gitops.ts';
import { type gitopsConnectionInputs, gitopsUrl } from '../gitops-remote.ts';
import { runAt } from './place-run.ts';
import { seenOf } from './seen.ts';

/** A GitOps repository and branch, with the clusters whose files are there. */
export interface Target<R> {
  /** For messages: its clusters. Undefined: it is the only one. */
  readonly name: string | undefined;
  /** One without a name in an environment without clusters. */
  readonly clusters: readonly (string | undefined)[];
  /** The run as it is in each of them. */
  readonly runs: ReadonlyMap<string | undefined, R>;
  /** As it is in the first. */
  readonly run: R;
}

type TargetInputs = InputValues<typeof gitopsConnectionInputs & Pick<typeof deliveryInputs, 'deliver' | 'request-key'>>;

export type TargetRun<T extends InputDeclarations> = Pick<
  Run<T>,
  'inputs' | 'resolved' | 'config' | 'ci' | 'secrets' | 'cwd' | 'env'
> & {
  readonly inputs: TargetInputs & { readonly cluster?: string | undefined; readonly seen?: string | undefined };
};

/** For a text about all of them; undefined in an environment without clusters. */
export function clustersText(clusters: readonly (string | undefined)[]): string | undefined {
  const names = clusters.flatMap((each) => each ?? []);
  return names.length === 0 ? undefined : names.join(', ');
}

/** The clusters that a run is about: the one of its input, else all of the environment. */
export function clustersIn(
  { inputs }: { readonly inputs: { readonly cluster?: string | undefined } },
  chosen: NamedEnvironment | undefined,
): readonly (string | undefined)[] {
  return inputs.cluster === undefined ? clustersOf(chosen?.environment ?? {}) : [inputs.cluster];
}

/**
 * One for each repository, branch and way of delivery, in the order of the clusters.
 *
 * @throws bad input for a credential that is of another host
 */
export function targetsIn<T extends InputDeclarations, R extends TargetRun<T>>(
  command: CommandInputs<T>,
  home: R,
  chosen: NamedEnvironment | undefined,
): readonly Target<R>[] {
  const groups = new Map<string, Map<string | undefined, R>>();
  for (const cluster of clustersIn(home, chosen)) {
    const run = runAt(command, home, { environment: chosen?.name, cluster });
    const { 'gitops-repository': repository, 'gitops-branch': branch, deliver, 'request-key': key } = run.inputs;
    const url = repository === undefined ? undefined : gitopsUrl(run);
    const place = JSON.stringify([url, branch, deliver, key]);
    groups.set(place, (groups.get(place) ?? new Map()).set(cluster, run));
  }
  return [...groups.values()].flatMap((runs) => {
    const clusters = [...runs.keys()];
    const seen = new Map([...runs].map(([cluster, run]) => [cluster, withSeen(run, clusters)]));
    const [run] = seen.values();
    const name = groups.size === 1 ? undefined : clusters.join(', ');
    return run === undefined ? [] : [{ name, clusters, runs: seen, run }];
  });
}

function withSeen<R extends { readonly inputs: { readonly seen?: string | undefined } }>(
  run: R,
  clusters: readonly (string | undefined)[],
): R {
  const { seen } = run.inputs;
  return seen === undefined ? run : { ...run, inputs: { ...run.inputs, seen: seenOf(seen, clusters) } };
}

/**
 * The only target of a command that makes one commit.
 *
 * @throws bad input where the clusters have several repositories
 */
export function onlyTarget<R>(targets: readonly Target<R>[], environment: string | undefined): Target<R> {
  const [first, ...others] = targets;
  if (first !== undefined && others.length === 0) return first;
  const names = targets.flatMap(({ clusters }) => clusters);
  throw badInput(
    'cluster',
    `is missing: the clusters of ${environment} have ${targets.length} GitOps repositories or branches`,
    `Give one of ${names.join(', ')}, and run it for each; \`deploy\` writes to all of them.`,
  );
}
