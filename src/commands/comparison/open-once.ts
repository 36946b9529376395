/** The GitOps repository and the monorepo's remote of a run, opened when they are needed first. */
import type { Run } from '../../inputs/command.ts';
import { type GitopsRun, openGitops } from '../gitops-remote.ts';
import type { OpenEnvironment } from './environment.ts';
import { openSource } from './source.ts';

type OpenRun = GitopsRun & Pick<Run, 'deadline'>;

/** Disposed of, it closes both. */
export class OpenOnce implements AsyncDisposable {
  readonly #run: OpenRun;
  readonly #commit: string;
  #open: Promise<OpenEnvironment & AsyncDisposable> | undefined;

  /** @param commit the one at hand, in full */
  constructor(run: OpenRun, commit: string) {
    this.#run = run;
    this.#commit = commit;
  }

  get(): Promise<OpenEnvironment> {
    this.#open ??= this.#openBoth();
    return this.#open;
  }

  async #openBoth() {
    const transport = await openGitops(this.#run);
    const facts = openSource(this.#run, this.#commit);
    return {
      transport,
      facts,
      async [Symbol.asyncDispose]() {
        await Promise.all([transport[Symbol.asyncDispose](), facts[Symbol.asyncDispose]()]);
      },
    };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const open = await this.#open?.catch(() => undefined);
    await open?.[Symbol.asyncDispose]();
  }
}
