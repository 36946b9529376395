/** The GitOps repositories of a run, each opened when it is needed first. */
import type { GitopsHistory } from '../../core/argocd/rollout/gitops-target.ts';
import type { EnvironmentPlan } from '../../core/flow/deploy.ts';
import { resolveBranch } from '../../core/git/repository.ts';
import { openSnapshot, type Snapshot } from '../../core/git/snapshot.ts';
import type { NamedEnvironment } from '../../core/monorepo/environments.ts';
import type { SourceFacts } from '../../core/source/source-facts.ts';
import type { CommandInputs, Run } from '../../inputs/command.ts';
import type { InputDeclarations } from '../../inputs/declaration.ts';
import { gitopsHistory } from '../application/inputs.ts';
import { OpenOnce } from '../comparison/open-once.ts';
import type { GitopsRun } from '../gitops-remote.ts';
import { type Target, type TargetRun, targetsIn } from './targets.ts';

type OpenRun<T extends InputDeclarations> = GitopsRun & Pick<Run, 'deadline'> & TargetRun<T>;

export interface OpenTarget<R> extends Target<R> {
  readonly once: OpenOnce;
  readonly history: GitopsHistory;
  /** What it was compared with; set by the step that plans. */
  plan: EnvironmentPlan | undefined;
}

/** All targets of a run. Disposed of, it closes what was opened. */
export class OpenTargets<T extends InputDeclarations, R extends OpenRun<T>> implements AsyncDisposable {
  readonly #open: AsyncDisposable[] = [];
  readonly #targets: readonly OpenTarget<R>[];
  readonly #first: OpenTarget<R>;
  readonly #commit: string;

  /**
   * @param home the run in its environment
   * @param commit the one at hand
   */
  constructor(command: CommandInputs<T>, home: R, chosen: NamedEnvironment | undefined, commit: string) {
    this.#commit = commit;
    const [first, ...others] = targetsIn(command, home, chosen);
    if (first === undefined) throw new Error('an environment has at least one place');
    this.#first = this.#opened(first, undefined);
    this.#targets = [this.#first, ...others.map((each) => this.#opened(each, () => this.facts()))];
  }

  /** Undefined where there is one without a name. */
  get names(): readonly string[] | undefined {
    return this.#targets.length === 1 ? undefined : this.#targets.flatMap(({ name }) => name ?? []);
  }

  get all(): readonly OpenTarget<R>[] {
    return this.#targets;
  }

  at(name: string | undefined): OpenTarget<R> {
    return this.#targets.find((each) => each.name === name) ?? this.#first;
  }

  of(cluster: string | undefined): OpenTarget<R> {
    return this.#targets.find(({ clusters }) => clusters.includes(cluster)) ?? this.#first;
  }

  /** The run as it is in a cluster. */
  run(cluster: string | undefined): R {
    return this.of(cluster).runs.get(cluster) ?? this.#first.run;
  }

  /** Of the monorepo, whatever the repositories are. */
  async facts(): Promise<SourceFacts> {
    return (await this.#first.once.get()).facts;
  }

  /** The repository of another place, closed with the others. */
  other(target: Target<R>): OpenTarget<R> {
    return this.#opened(target, () => this.facts());
  }

  #opened(target: Target<R>, facts: (() => Promise<SourceFacts>) | undefined): OpenTarget<R> {
    const once = new OpenOnce(target.run, this.#commit, facts);
    const history = gitopsHistory(target.run);
    this.#open.push(once, history);
    return { ...target, once, history, plan: undefined };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const each of this.#open.toReversed()) await each[Symbol.asyncDispose]();
  }
}

type Reading = Pick<
  OpenTarget<{ readonly inputs: { readonly 'gitops-branch': string | undefined } }>,
  'once' | 'run' | 'plan'
>;

/** Reads the repository as it is now. */
export async function atNewestTip<T>({ once, run }: Reading, read: (snapshot: Snapshot) => Promise<T>): Promise<T> {
  const { transport } = await once.get();
  const { tip, objectFormat } = await resolveBranch(transport, run.inputs['gitops-branch']);
  return read(await openSnapshot(transport, tip, objectFormat));
}

/** The tip that was compared with: the commit is made of the newest one anyway. */
export async function atPlannedTip<T>(target: Reading, read: (snapshot: Snapshot) => Promise<T>): Promise<T> {
  const seen = target.plan?.seen;
  if (seen === undefined) return atNewestTip(target, read);
  return read(await openSnapshot((await target.once.get()).transport, seen));
}
