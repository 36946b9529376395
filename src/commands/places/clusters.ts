/** A command of one service, in each cluster of its environment. */

import { badInput } from '../../core/failure.ts';
import { chosenEnvironment, type NamedEnvironment } from '../../core/monorepo/environments.ts';
import { listed } from '../../core/suggestion.ts';
import type { CommandInputs, Run } from '../../inputs/command.ts';
import { type InputDeclarations, isGiven } from '../../inputs/declaration.ts';
import { runAt } from './place-run.ts';
import { clustersIn, onlyTarget, type Target, type TargetRun, targetsIn } from './targets.ts';

type ServiceRun<T extends InputDeclarations> = TargetRun<T> & {
  readonly inputs: { readonly service?: string | undefined; readonly environment?: string | undefined };
};

/** The environment of the service that a run names; undefined where it names none, or there is no gitops.yaml. */
export function environmentOfService({
  config,
  ci,
  inputs: { service, environment },
}: Pick<Run, 'config' | 'ci'> & {
  readonly inputs: { readonly service?: string | undefined; readonly environment?: string | undefined };
}): NamedEnvironment | undefined {
  return config === undefined || service === undefined
    ? undefined
    : chosenEnvironment({ config, ci, service, environment });
}

/**
 * The one repository of all clusters, with the run as it is in each.
 *
 * @param ofOne inputs that name one place: given for the run, they cannot be of several clusters
 * @throws bad input where `cluster` is missing
 */
export function clustersOfRun<T extends InputDeclarations, R extends ServiceRun<T>>(
  command: CommandInputs<T>,
  run: R,
  ofOne: readonly string[],
): Target<R> {
  const chosen = environmentOfService(run);
  if (chosen === undefined) return { name: undefined, clusters: [undefined], runs: new Map([[undefined, run]]), run };
  refuseGiven(run, chosen, ofOne);
  return onlyTarget(targetsIn(command, run, chosen), chosen.name);
}

/** @throws bad input for an input of one place where the run is of several clusters */
export function refuseGiven(
  run: { readonly resolved: object; readonly inputs: { readonly cluster?: string | undefined } },
  chosen: NamedEnvironment,
  names: readonly string[],
): void {
  const clusters = clustersIn(run, chosen).flatMap((each) => each ?? []);
  if (clusters.length < 2) return;
  const resolved = run.resolved as Run['resolved'];
  const given = names.find((name) => {
    const input = resolved[name];
    return input !== undefined && isGiven(input);
  });
  if (given === undefined) return;
  const problem = `is given, and ${chosen.name} has several clusters: ${listed(clusters)}`;
  throw badInput(given, problem, 'Say with `cluster` which one is meant.');
}

/** The run in each cluster that it is about, whatever repositories they have. */
export function runInClusters<T extends InputDeclarations, R extends ServiceRun<T>>(
  command: CommandInputs<T>,
  run: R,
): readonly { readonly cluster: string | undefined; readonly run: R }[] {
  const chosen = environmentOfService(run);
  if (chosen === undefined) return [{ cluster: undefined, run }];
  return clustersIn(run, chosen).map((cluster) => ({
    cluster,
    run: runAt(command, run, { environment: chosen.name, cluster }),
  }));
}
