/** The GitOps repository and the monorepo's remote of a run, opened when they are needed first. */
import type { SourceFacts } from '../../core/source/source-facts.ts';
import type { Run } from '../../inputs/command.ts';
import { type GitopsRun, openGitops } from '../gitops-remote.ts';
import type { OpenEnvironment } from './environment.ts';
import { openSource } from './source.ts';

type OpenRun = GitopsRun & Pick<Run, 'deadline'>;

/** Disposed of, it closes both. */
export class OpenOnce implements AsyncDisposable {
  readonly #run: OpenRun;
  readonly #commit: string;
  readonly #facts: (() => Promise<SourceFacts>) | undefined;
  #open: Promise<OpenEnvironment & AsyncDisposable> | undefined;

  /**
   * @param commit the one at hand, in full
   * @param facts of the monorepo, where another one has opened it
   */
  constructor(run: OpenRun, commit: string, facts?: () => Promise<SourceFacts>) {
    this.#facts = facts;
    this.#run = run;
    this.#commit = commit;
  }

  get(): Promise<OpenEnvironment> {
    this.#open ??= this.#openBoth();
    return this.#open;
  }

  async #openBoth() {
    const transport = await openGitops(this.#run);
    const { facts, close } = await this.#source();
    return {
      transport,
      facts,
      async [Symbol.asyncDispose]() {
        await Promise.all([transport[Symbol.asyncDispose](), close()]);
      },
    };
  }

  async #source(): Promise<{ readonly facts: SourceFacts; readonly close: () => Promise<void> }> {
    if (this.#facts !== undefined) return { facts: await this.#facts(), close: async () => {} };
    const facts = openSource(this.#run, this.#commit);
    return { facts, close: async () => facts[Symbol.asyncDispose]() };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const open = await this.#open?.catch(() => undefined);
    await open?.[Symbol.asyncDispose]();
  }
}
