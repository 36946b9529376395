/** The run of a build, which makes one image, where the environment has several clusters. */
import { badInput } from '../../core/failure.ts';
import type { CommandInputs, Run } from '../../inputs/command.ts';
import type { InputDeclarations } from '../../inputs/declaration.ts';
import { environmentOfService } from './clusters.ts';
import { runAt } from './place-run.ts';
import { clustersIn } from './targets.ts';

type BuildRun<T extends InputDeclarations> = Pick<
  Run<T>,
  'inputs' | 'resolved' | 'config' | 'ci' | 'secrets' | 'cwd' | 'env'
> & {
  readonly inputs: {
    readonly service?: string | undefined;
    readonly environment?: string | undefined;
    readonly cluster?: string | undefined;
    readonly image: string | undefined;
    readonly tags: readonly string[];
  };
};

/** @throws bad input where the clusters have images of their own, and none is meant */
export function runOfOneImage<T extends InputDeclarations, R extends BuildRun<T>>(
  command: CommandInputs<T>,
  run: R,
): R {
  const chosen = environmentOfService(run);
  if (chosen === undefined) return run;
  const clusters = clustersIn(run, chosen);
  const runs = clusters.map((cluster) => runAt(command, run, { environment: chosen.name, cluster }));
  const [first, ...others] = runs;
  if (first === undefined) return run;
  const nameOf = ({ inputs: { image, tags } }: R) => JSON.stringify([image, tags]);
  const other = others.find((each) => nameOf(each) !== nameOf(first));
  if (other === undefined) return first;
  throw badInput(
    'cluster',
    `is missing: the clusters of ${chosen.name} have images of their own (${first.inputs.image}, ${other.inputs.image})`,
    `Give one of ${clusters.join(', ')}, and run it for each.`,
  );
}
