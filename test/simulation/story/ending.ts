/** The end of a story: what is left runs, and then the world has to be as it should be. */
import { setTimeout as pause } from 'node:timers/promises';
import { type Actual, applicationsOf, type EnvironmentName, environments, placeKey } from '../world/actual.ts';
import { isClosing, type Pipeline } from '../world/pipeline.ts';
import { type Monorepo, services } from '../world/world.ts';
import { Broken } from './broken.ts';
import type { Bytes } from './bytes.ts';
import type { Deployments } from './deployments.ts';
import { contentAt } from './model.ts';
import type { Monorepos } from './monorepos.ts';
import type { Removals } from './removals.ts';
import type { Review, State } from './state.ts';

export class Ending {
  readonly #state: State;
  readonly #bytes: Bytes;
  readonly #monorepos: Monorepos;
  readonly #deployments: Deployments;
  readonly #removals: Removals;

  constructor(state: State, bytes: Bytes, monorepos: Monorepos, deployments: Deployments, removals: Removals) {
    this.#state = state;
    this.#bytes = bytes;
    this.#monorepos = monorepos;
    this.#deployments = deployments;
    this.#removals = removals;
  }

  /** What is left runs, and then the world has to be as it should be. */
  /** @param number decides in which order it runs */
  async end(number: number): Promise<void> {
    this.#state.tell('--- the end');
    this.#state.outage = undefined;
    const random = generator(number);
    for (const monorepo of Object.values(this.#state.world.monorepos)) {
      for (const branch of this.#state.branchesOf(monorepo)) this.#monorepos.repair(monorepo, branch);
    }
    const left = this.#state.queue.splice(0);
    const sources = Object.values(this.#state.world.monorepos).flatMap((monorepo) =>
      this.#state.openSources(monorepo).map((source) => ({ monorepo, source })),
    );
    const last: Pipeline[] = [];
    for (const { monorepo, source } of sources) {
      const [key, tip] = [this.#state.sourceKey(monorepo, source), this.#state.tipOf(monorepo, source)];
      const own = left.filter((each) => this.#state.sourceKey(each.monorepo, each.source) === key && !isClosing(each));
      const newest = own.findLast((each) => each.commit === tip);
      if (newest !== undefined) last.push(newest);
      else if (this.#state.settled.get(key) !== tip && this.#state.wasEverRun(key)) {
        last.push(
          this.#state.ran.findLast(
            (each) =>
              this.#state.sourceKey(each.monorepo, each.source) === key && each.commit === tip && !isClosing(each),
          ) ?? this.#state.pipeline(monorepo, 'push', source),
        );
      }
    }
    const late = left.filter((each) => !last.includes(each) && random() < 0.5);
    const order = shuffled([...last, ...late], random);
    for (const pipeline of order.filter((each) => this.#state.environmentOf(each) !== 'prod'))
      await this.#deployments.run(pipeline);
    for (const pipeline of this.overtaken()) await this.#deployments.run(pipeline);
    for (const pipeline of order.filter((each) => this.#state.environmentOf(each) === 'prod'))
      await this.#deployments.run(pipeline);
    for (const monorepo of Object.values(this.#state.world.monorepos)) await this.#removals.sweep(monorepo);
    await this.checkAll();
  }

  /** Of environments with one open line: its nightly run, when another line was there behind its last one. */
  overtaken(): Pipeline[] {
    return Object.values(this.#state.world.monorepos).flatMap((monorepo) => {
      const lines = this.#state
        .openSources(monorepo)
        .filter((source) => this.#state.environmentOf({ source }) === 'dev');
      const [line] = lines;
      if (line === undefined || lines.length > 1) return [];
      const ref = this.#state.refOf(monorepo, line);
      const isOvertaken = Object.keys(services[monorepo.name]).some((service) => {
        const { now } = this.#state.place(monorepo.name, 'dev', service);
        return now !== undefined && now.ref !== ref;
      });
      return isOvertaken ? [this.#state.pipeline(monorepo, 'schedule', line)] : [];
    });
  }

  async checkAll(): Promise<void> {
    if (this.#state.world.settings.applications === 'api') await pause(100);
    const actual = await this.#state.lookAgain();
    for (const monorepo of Object.values(this.#state.world.monorepos)) {
      for (const environment of environments) this.checkLasting(monorepo, environment, actual);
    }
    for (const [key, review] of this.#state.reviews) this.checkReview(key, review, actual);
    for (const key of actual.reviews.keys())
      if (!this.#state.reviews.has(key)) throw new Broken('leak', `${key} is there and nobody deployed it`);
    this.#bytes.checkValues(actual, true);
    this.checkFiles(actual);
    this.checkApplications(actual);
  }

  checkLasting(monorepo: Monorepo, environment: EnvironmentName, actual: Actual): void {
    const lines = this.#state
      .openSources(monorepo)
      .filter(
        (source) =>
          this.#state.environmentOf({ source }) === environment &&
          this.#state.wasEverRun(this.#state.sourceKey(monorepo, source)),
      );
    const tips = lines.map((source) => this.#state.tipOf(monorepo, source) ?? '');
    if (tips.length === 0) return;
    const names = Object.keys(services[monorepo.name]);
    const promotable = (service: string, tip: string) =>
      environment === 'dev' || this.#state.hasCandidate(monorepo, service, contentAt(monorepo, service, tip));
    if (
      environment === 'prod' &&
      !names.every((service) =>
        tips.every(
          (tip) =>
            promotable(service, tip) ||
            this.#state.place(monorepo.name, environment, service).now?.content === contentAt(monorepo, service, tip),
        ),
      )
    )
      return;
    for (const service of names) {
      const place = this.#state.place(monorepo.name, environment, service);
      const wanted = tips.map((tip) => contentAt(monorepo, service, tip)).filter((content) => !place.isHeld(content));
      const key = placeKey(monorepo.name, environment, service);
      const is = actual.places.get(key)?.content;
      if (wanted.length === tips.length && !wanted.includes(is))
        throw new Broken('lost change', `${key} has ${is} at the end, and not ${wanted.join(' or ')}`);
    }
  }

  checkReview(key: string, { monorepo, source, present, members }: Review, actual: Actual): void {
    const [tip, is] = [this.#state.tipOf(monorepo, source), actual.reviews.get(key)];
    if (is !== undefined && tip === undefined) throw new Broken('leak', `${key} is closed, and there after a sweep`);
    if (is === undefined && present && tip !== undefined)
      throw new Broken('wrong deletion', `${key} is open, and gone`);
    if (is === undefined || tip === undefined) return;
    for (const service of members.keys()) {
      const wanted = contentAt(monorepo, service, tip);
      const content = is.services.get(service)?.content;
      if (content !== wanted && members.get(service)?.isHeld(wanted) !== true)
        throw new Broken('lost change', `${key} has ${content} of ${service}, and not ${wanted}`);
    }
    for (const service of is.services.keys())
      if (!members.has(service)) throw new Broken('other bytes', `${key} has ${service}, which nobody deployed`);
  }

  checkFiles(actual: Actual): void {
    const directories = [...actual.reviews.values()].map(({ directory }) => directory);
    for (const path of actual.files.keys()) {
      const isKnown =
        ['README.md', 'sample/values.yaml', 'elsewhere/values-dev.yaml', 'review/.gitkeep'].includes(path) ||
        actual.places.has(path) ||
        path.startsWith('.monorepo-gitops/') ||
        (path.startsWith('argocd/') && this.#state.world.settings.applications === 'git') ||
        directories.some((directory) => path.startsWith(`${directory}/`));
      if (!isKnown) throw new Broken('leak', `${path} is left`);
    }
  }

  /** One Application for each values file, and it shows what is in that file now. */
  checkApplications(actual: Actual): void {
    const applications = applicationsOf(this.#state.world, actual.files);
    const values = [
      ...actual.places.keys(),
      ...[...actual.reviews.values()].flatMap(({ directory, services: members }) =>
        [...members.keys()].map((service) => `${directory}/${service}.yaml`),
      ),
    ];
    for (const { name, file } of applications)
      if (!values.includes(file)) throw new Broken('leak', `the Application ${name} shows ${file}, which is gone`);
    for (const path of values) {
      const own = applications.filter(({ file }) => file === path);
      if (own.length !== 1) throw new Broken('application', `${path} has ${own.length} Applications`);
      for (const { name, revision } of own) {
        const shown = this.#state.world.gitops.read(path, revision === 'HEAD' ? 'main' : revision);
        if (shown !== actual.files.get(path))
          throw new Broken(
            'application',
            `the Application ${name} shows ${path} of ${revision}, which is not what is there`,
          );
      }
    }
  }
}

/** The order of the end, by the story's own number (mulberry32). */
function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function shuffled<T>(items: readonly T[], random: () => number): T[] {
  return items
    .map((item) => ({ item, key: random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
}
