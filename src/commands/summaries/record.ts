/** What a deployment did, step by step, and how long it took: for the page of the run, also of one that failed. */
import type { PlannedApplication } from '../../core/argocd/planned.ts';
import type { MadeImage } from '../../core/build/engine.ts';
import type { DeploymentSoFar, DeploySteps } from '../../core/flow/deploy.ts';
import { placeOf } from '../../core/flow/service-deployment.ts';
import type { Clock, Log } from '../../core/ports.ts';

/** In the order of the flow. */
const stepNames = ['plan', 'promotion', 'checks', 'images', 'GitOps', 'Argo CD'] as const;
export type StepName = (typeof stepNames)[number];

interface RecordedStep {
  readonly name: StepName;
  /** `begun`: it failed, or its deadline passed meanwhile. */
  readonly result: 'done' | 'begun';
  readonly milliseconds: number;
}

/** How an image came about. */
interface RecordedImage {
  readonly action: MadeImage['action'];
  readonly milliseconds: number;
}

/** The groups of `core/flow/deploy.ts`. */
function stepOf(title: string): StepName | undefined {
  if (title.startsWith('GitOps repository')) return 'GitOps';
  const names: Readonly<Record<string, StepName>> = {
    Plan: 'plan',
    Promotion: 'promotion',
    Checks: 'checks',
    Images: 'images',
    Applications: 'Argo CD',
  };
  return names[title];
}

export class DeploymentRecord {
  soFar: DeploymentSoFar = {};
  readonly #clock: Pick<Clock, 'now'>;
  readonly #began: number;
  readonly #steps = new Map<StepName, RecordedStep>();
  /** By `repository:tag`. */
  readonly #images = new Map<string, RecordedImage>();
  /** By place. */
  readonly #applications = new Map<string, string>();

  constructor(clock: Pick<Clock, 'now'>) {
    this.#clock = clock;
    this.#began = clock.now();
  }

  /** In order. */
  get steps(): readonly RecordedStep[] {
    return stepNames.flatMap((name) => this.#steps.get(name) ?? []);
  }

  get milliseconds(): number {
    return this.#clock.now() - this.#began;
  }

  image({ repository, tag }: { readonly repository: string; readonly tag: string }): RecordedImage | undefined {
    return this.#images.get(`${repository}:${tag}`);
  }

  /** Page of the Application of a place. */
  application(place: string): string | undefined {
    return this.#applications.get(place);
  }

  deployed({ service = '', cluster }: PlannedApplication['place'], url: string): void {
    this.#applications.set(placeOf({ service, cluster }), url);
  }

  report(more: DeploymentSoFar): void {
    this.soFar = { ...this.soFar, ...more };
  }

  /** The log, whose groups are the steps. */
  timed(log: Log): Log {
    return {
      info: (text, tone) => log.info(text, tone),
      detail: (line) => log.detail(line),
      warn: (line) => log.warn(line),
      group: (title, body, options) => log.group(title, () => this.#step(title, body), options),
      during: (what, body) => log.during(what, body),
    };
  }

  /** The steps, of which each image is remembered. */
  observed(steps: DeploySteps): DeploySteps {
    return {
      ...steps,
      makeImage: async (request) => {
        const began = this.#clock.now();
        const made = await steps.makeImage(request);
        const { image, tags, action } = made;
        this.#images.set(`${image}:${tags[0]}`, { action, milliseconds: this.#clock.now() - began });
        return made;
      },
    };
  }

  async #step<T>(title: string, body: () => Promise<T>): Promise<T> {
    const name = stepOf(title);
    if (name === undefined) return body();
    const earlier = this.#steps.get(name)?.milliseconds ?? 0;
    const began = this.#clock.now();
    const set = (result: RecordedStep['result']) =>
      this.#steps.set(name, { name, result, milliseconds: earlier + this.#clock.now() - began });
    set('begun');
    try {
      const value = await body();
      set('done');
      return value;
    } catch (error) {
      set('begun');
      throw error;
    }
  }
}
