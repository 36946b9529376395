/** What everybody in a story knows: the servers, the pipelines that wait and that have run, and what was given to each place. */
import {
  type Actual,
  type EnvironmentName,
  environments,
  look,
  placeKey,
  reviewKey,
  type Shown,
} from '../world/actual.ts';
import type { Outage } from '../world/line.ts';
import {
  type CommandName,
  type Ended,
  type Event,
  type Pipeline,
  type RunOptions,
  runJob,
  type Source,
} from '../world/pipeline.ts';
import {
  type Monorepo,
  type RepositoryName,
  type Request,
  repositories,
  services,
  type World,
} from '../world/world.ts';
import { Place } from './model.ts';

export interface Figures {
  events: number;
  pipelines: number;
  kills: number;
  outages: number;
  concurrent: number;
  checks: number;
}

/** A review environment as people expect it. */
export interface Review {
  readonly monorepo: Monorepo;
  readonly source: Source;
  present: boolean;
  readonly members: Map<string, Place>;
  /** Milliseconds: of the last write, and of the last run that ended well. */
  written: number;
  ran: number;
  /** When a person stopped it last. */
  stopped: number;
}

/** A branch, or its request, that may come back. */
export interface Gone {
  readonly monorepo: Monorepo;
  readonly branch: string;
  readonly tip: string;
  readonly request: Request | undefined;
}

export class State {
  /** The story as it went, for people. */
  readonly lines: string[] = [];
  readonly figures: Figures = { events: 0, pipelines: 0, kills: 0, outages: 0, concurrent: 0, checks: 0 };
  readonly world: World;
  readonly queue: Pipeline[] = [];
  readonly ran: Pipeline[] = [];
  readonly places = new Map<string, Place>();
  readonly reviews = new Map<string, Review>();
  /** The commit of each source whose run ended well last. */
  readonly settled = new Map<string, string>();
  readonly replicas = new Map<string, number>();
  readonly gone: Gone[] = [];
  /** What the servers do wrong during the next run. */
  outage: Outage | undefined;
  branches = 0;
  private actual: Actual | undefined;
  ids = 0;
  private texts = 0;

  constructor(world: World) {
    this.world = world;
    for (const repository of repositories) {
      for (const service of Object.keys(services[repository])) {
        for (const environment of environments)
          this.places.set(placeKey(repository, environment, service), new Place());
      }
    }
  }

  text(path: string): string {
    this.texts += 1;
    return `<${path} ${this.texts}>\n`;
  }

  branchesOf(monorepo: Monorepo): string[] {
    return [...monorepo.commits.refs.keys()].flatMap((ref) =>
      ref.startsWith('refs/heads/') ? [ref.slice('refs/heads/'.length)] : [],
    );
  }

  /** Branches that come and go. */
  topics(monorepo: Monorepo): string[] {
    return this.branchesOf(monorepo).filter((branch) => branch !== 'main' && branch !== this.world.defaultBranch);
  }

  tip(monorepo: Monorepo, branch: string): string {
    return monorepo.commits.tip(`refs/heads/${branch}`) ?? '';
  }

  requestOf(monorepo: Monorepo, branch: string): Request | undefined {
    return monorepo.requests.find((request) => request.open && request.branch === branch);
  }

  pipeline(
    monorepo: Monorepo,
    event: Event,
    source: Source,
    more: { before?: string | undefined; commit?: string } = {},
  ): Pipeline {
    this.ids += 1;
    const commit =
      more.commit ?? monorepo.commits.tip(this.refOf(monorepo, source)) ?? this.tip(monorepo, this.world.defaultBranch);
    return {
      id: this.ids,
      monorepo,
      event,
      source,
      commit,
      before: more.before,
      created: this.world.traffic.now(),
      attempts: 0,
    };
  }

  refOf(monorepo: Monorepo, source: Source): string {
    if (source.kind === 'request') return monorepo.requestRef(source.request.number);
    return source.kind === 'tag' ? `refs/tags/${source.tag}` : `refs/heads/${source.branch}`;
  }

  sourceKey(monorepo: Monorepo, source: Source): string {
    return `${monorepo.name} ${this.refOf(monorepo, source)}`;
  }

  /** Undefined when it is closed. */
  tipOf(monorepo: Monorepo, source: Source): string | undefined {
    if (source.kind === 'request' && !source.request.open) return undefined;
    return monorepo.commits.tip(this.refOf(monorepo, source));
  }

  environmentOf({ source }: Pick<Pipeline, 'source'>): EnvironmentName | 'review' | undefined {
    const trunk = this.world.settings.branches === 'trunk';
    if (source.kind === 'request') return 'review';
    if (source.kind === 'tag') return trunk ? 'prod' : undefined;
    if (source.branch === this.world.defaultBranch || source.branch.startsWith('hot')) return 'dev';
    if (source.branch.startsWith('feature/')) return this.world.settings.review === 'branch' ? 'review' : undefined;
    return trunk ? undefined : 'prod';
  }

  async job(pipeline: Pipeline, command: CommandName, options: RunOptions = {}): Promise<Ended> {
    const { traffic } = this.world;
    this.figures.pipelines += 1;
    const outage = options.killAt === undefined ? this.outage : undefined;
    const begin = Date.now();
    if (outage !== undefined) {
      traffic.outages = [outage];
      this.figures.outages += 1;
    }
    const ended = await runJob(this.world, pipeline, command, options);
    traffic.outages = [];
    if (ended.end === 'killed') this.figures.kills += 1;
    if (!this.ran.includes(pipeline)) this.ran.push(pipeline);
    const flags = Object.entries(options.flags ?? {})
      .map(([name, value]) => ` --${name}=${value}`)
      .join('');
    const how = outage === undefined ? '' : ` while ${outage.server} is ${outage.kind}`;
    const result =
      ended.end === 'done'
        ? String(ended.outputs.result ?? 'done')
        : ended.end === 'killed'
          ? `killed at ${ended.at}`
          : `exit ${ended.exitCode} ${ended.code}: ${ended.message.slice(0, 600)}`;
    this.tell(
      `pipeline ${pipeline.id}, run ${pipeline.attempts}: ${command}${flags} ${this.describe(pipeline)}${how}: ${result} (${Date.now() - begin} ms)`,
    );
    return ended;
  }

  describe({ monorepo, source, event, commit }: Pipeline): string {
    const name =
      source.kind === 'request'
        ? `request ${source.request.number}`
        : source.kind === 'tag'
          ? source.tag
          : source.branch;
    return `${event} of ${monorepo.name} ${name} at ${short(commit)}`;
  }

  seen(): Actual {
    if (this.actual === undefined) throw new Error('nothing was looked at yet');
    return this.actual;
  }

  place(repository: RepositoryName, environment: EnvironmentName, service: string): Place {
    return this.places.get(placeKey(repository, environment, service)) ?? new Place();
  }

  review(monorepo: Monorepo, source: Source): Review {
    const key = this.reviewKey(monorepo, source);
    const known = this.reviews.get(key) ?? {
      monorepo,
      source,
      present: false,
      members: new Map<string, Place>(),
      written: 0,
      ran: 0,
      stopped: 0,
    };
    this.reviews.set(key, known);
    return known;
  }

  reviewKey(monorepo: Monorepo, source: Source): string {
    const request = source.kind === 'request' ? { request: source.request.number } : {};
    return reviewKey(monorepo.name, { ...request, ref: this.refOf(monorepo, source) });
  }

  /** Whether dev was ever given this content, and did not take it back. */
  hasCandidate(monorepo: Monorepo, service: string, content: string | undefined): boolean {
    const dev = this.place(monorepo.name, 'dev', service);
    return dev.given.some((each) => each.content === content) && !dev.isHeld(content);
  }

  shown(pipeline: Pipeline, service: string, actual: Actual): Shown | undefined {
    const environment = this.environmentOf(pipeline);
    if (environment === undefined) return undefined;
    if (environment !== 'review') return actual.places.get(placeKey(pipeline.monorepo.name, environment, service));
    return actual.reviews.get(this.reviewKey(pipeline.monorepo, pipeline.source))?.services.get(service);
  }

  takeOutage(): Outage | undefined {
    const outage = this.outage;
    this.outage = undefined;
    return outage;
  }

  async lookAgain(): Promise<Actual> {
    this.figures.checks += 1;
    this.actual = await look(this.world);
    return this.actual;
  }

  openSources(monorepo: Monorepo): Source[] {
    const branches = this.branchesOf(monorepo).map((branch): Source => ({ kind: 'branch', branch }));
    const requests = monorepo.requests
      .filter(({ open }) => open)
      .map((request): Source => ({ kind: 'request', request }));
    return [...branches, ...requests].filter((source) => this.environmentOf({ source }) !== undefined);
  }

  wasEverRun(key: string): boolean {
    return this.ran.some((each) => this.sourceKey(each.monorepo, each.source) === key);
  }

  forget(key: string): void {
    const review = this.reviews.get(key);
    if (review === undefined) return;
    review.members.clear();
    review.present = false;
  }

  tell(line: string): void {
    this.lines.push(line);
  }
}

export function pick<T>(items: readonly T[], which: number): T | undefined {
  return items[which % Math.max(1, items.length)];
}

export function short(id: string | undefined): string {
  return id === undefined ? 'nothing' : id.slice(0, 8);
}

export function changedPaths(before: Actual, after: Actual): string[] {
  const paths = new Set([...before.files.keys(), ...after.files.keys()]);
  return [...paths].filter((path) => before.files.get(path) !== after.files.get(path));
}
