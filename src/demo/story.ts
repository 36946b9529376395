/** How the demo is told: what each step does, how long it took, and what was found to be so. */
import type { CiContext, Clock, Log, LogTone } from '../core/ports.ts';

export interface DemoPorts {
  /** Deploys the commit of a job. `beforePush`: waited for when the commit is made, and before it is pushed. */
  deploy(ci: CiContext, beforePush?: () => Promise<void>): Promise<DemoDeployment>;
  /** Looks at what runs where, in a job that has the latest commit checked out, before the review environment goes. */
  look?(ci: CiContext): Promise<void>;
  /** Where the story is told. */
  readonly log: Pick<Log, 'info' | 'during'>;
  readonly clock: Pick<Clock, 'now'>;
}

/** What a deployment came to. */
export interface DemoDeployment {
  readonly result: string;
  readonly services: readonly string[];
  readonly commit: string | undefined;
  readonly diff: string;
  /** Of the push; 0 where nothing was to be pushed. */
  readonly attempts: number;
  readonly url: string | undefined;
}

type DemoStep = DemoDeployment & { readonly title: string; readonly milliseconds: number };

/** What must be so, and what was found: read from Git and from the registry, not from what commands say. */
interface Check {
  readonly check: string;
  readonly holds: boolean;
  readonly detail: string;
}

export interface DemoReport {
  readonly steps: readonly DemoStep[];
  readonly checks: readonly Check[];
}

/** Columns of a terminal. */
const width = 80;

export class Story {
  readonly #ports: DemoPorts;
  readonly #steps: DemoStep[] = [];
  readonly #checks: Check[] = [];
  #number = 0;

  constructor(ports: DemoPorts) {
    this.#ports = ports;
  }

  get report(): DemoReport {
    return { steps: this.#steps, checks: this.#checks };
  }

  /** One pipeline. Without lines it belongs to the step before it. */
  async step(title: string, ci: CiContext, lines: readonly string[]): Promise<DemoDeployment> {
    const { deploy, clock, log } = this.#ports;
    const began = clock.now();
    const done = await log.during(title, () => deploy(ci));
    const milliseconds = clock.now() - began;
    this.#steps.push({ title, milliseconds, ...done });
    if (lines.length > 0) this.#heading(title, milliseconds, lines);
    return done;
  }

  /** Two pipelines at the same time, in an order that is certain: `overtaken` is about to push when `overtaking` has pushed. */
  async race(
    title: string,
    overtaken: CiContext,
    overtaking: CiContext,
    lines: readonly string[],
  ): Promise<readonly [overtaken: DemoDeployment, overtaking: DemoDeployment]> {
    const { clock, log } = this.#ports;
    const began = clock.now();
    const [done, second] = await log.during(title, () => this.#bothEnds(overtaken, overtaking));
    const milliseconds = clock.now() - began;
    this.#steps.push({ title: `${title}: the first to push`, milliseconds, ...second });
    this.#steps.push({ title: `${title}: the other`, milliseconds, ...done });
    this.#heading(title, milliseconds, lines);
    return [done, second];
  }

  async #bothEnds(overtaken: CiContext, overtaking: CiContext) {
    const { deploy } = this.#ports;
    const isAboutToPush = signal();
    const mayPush = signal();
    const first = deploy(overtaken, () => {
      isAboutToPush.resolve();
      return mayPush.promise;
    });
    try {
      // One that fails, or has nothing to push, must not be waited for.
      await Promise.race([isAboutToPush.promise, first]);
      const second = await deploy(overtaking);
      mayPush.resolve();
      return [await first, second] as const;
    } finally {
      mayPush.resolve();
      // Nothing works on behind the end of the demo.
      await first.catch(() => {});
    }
  }

  check(what: string, holds: boolean, detail: string): void {
    this.#checks.push({ check: what, holds, detail });
    this.tell([holds ? `✔ ${what}` : `✗ ${what}: ${detail}`]);
  }

  tell(lines: readonly string[], indent = 0): void {
    for (const line of lines) this.#line(`   ${' '.repeat(indent)}${line}`);
  }

  /** Lines of a diff, whose signs stand in the first column. */
  tellDiff(lines: readonly string[]): void {
    for (const line of lines) this.#line(`${line.slice(0, 1)}    ${line.slice(1)}`, 'diff');
  }

  #line(text: string, tone?: LogTone): void {
    this.#ports.log.info(text, tone);
  }

  #heading(title: string, milliseconds: number, lines: readonly string[]): void {
    this.#number += 1;
    const time = `${(milliseconds / 1000).toFixed(1)} s`;
    this.#line('');
    this.#line(`${this.#number}  ${title}`.padEnd(width - time.length) + time, 'title');
    this.tell(lines);
  }
}

/** A promise that is resolved from outside. */
function signal(): { readonly promise: Promise<void>; resolve(): void } {
  let resolve = () => {};
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve: () => resolve() };
}
