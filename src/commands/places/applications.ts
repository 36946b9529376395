/** `argocd-upsert-app` in each cluster of an environment, one after the other: an Application each. */

import { badInput, Failure } from '../../core/failure.ts';
import { listed } from '../../core/suggestion.ts';
import type { CommandResult, Run } from '../../inputs/command.ts';
import { isGiven } from '../../inputs/declaration.ts';
import type { configuredApplication } from '../configured/argocd-upsert-app.ts';

type ApplicationRun = Run<typeof configuredApplication.inputs>;

interface ClusterRun {
  readonly cluster: string | undefined;
  readonly run: ApplicationRun;
}

/** They are of one Application. */
const ofOne = ['name', 'dest-server', 'dest-name'] as const;

/**
 * Outputs of one Application are lists, in the order of the clusters. After a failure no further one begins.
 *
 * @throws bad input for what is of one Application
 */
export async function inEachCluster(
  { inputs, resolved, report }: ApplicationRun,
  places: readonly ClusterRun[],
  runInPlace: (run: ApplicationRun) => Promise<CommandResult>,
): Promise<CommandResult> {
  const clusters = places.map(({ cluster }) => cluster ?? '');
  const refuse = (input: string, what: string) =>
    badInput(input, `${what}, and there are several: ${listed(clusters)}`, 'Say with `cluster` which one is meant.');
  if (inputs.operation !== 'upsert') throw refuse('operation', `${inputs.operation} is of one Application`);
  if (inputs.kind === 'applicationset') throw refuse('kind', 'an ApplicationSet is of one cluster');
  const given = ofOne.find((name) => isGiven(resolved[name]));
  if (given !== undefined) throw refuse(given, 'is given for one cluster');
  const done: CommandResult[] = [];
  for (const { cluster, run } of places) {
    const soFar = (outputs: Readonly<Record<string, unknown>>) =>
      report(together([...done.map((each) => each.outputs), outputs]));
    try {
      done.push(await runInPlace({ ...run, report: soFar }));
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      const outputs = together([...done.map((each) => each.outputs), error.outputs ?? {}]);
      throw error.with({ message: `${cluster}: ${error.message}`, outputs });
    }
  }
  return {
    outputs: together(done.map(({ outputs }) => outputs)),
    summary: done.map(({ summary }) => summary).join('\n\n'),
  };
}

/** Of each output the values of all; of lists one list. */
function together(all: readonly Readonly<Record<string, unknown>>[]): Readonly<Record<string, unknown>> {
  const names = new Set(all.flatMap((outputs) => Object.keys(outputs)));
  return Object.fromEntries([...names].map((name) => [name, all.flatMap((outputs) => outputs[name] ?? [''])]));
}
