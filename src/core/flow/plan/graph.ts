/**
 * A plan as a graph: what changed → the services that it reaches → their environment → the environments that take images from
 * it. It stays small enough to be looked at, and to be drawn at all: Mermaid draws no more than 500 edges.
 */
import type { AffectedReason } from '../../monorepo/affected.ts';
import type { EnvironmentConfig, PromotionSource } from '../../monorepo/project.ts';
import type { PlannedService } from './request.ts';

/** What becomes of a service, for people. */
export type Happening =
  | 'deploy'
  | 'new values'
  | 'Application'
  | 'held'
  | 'superseded'
  | 'waits in the request'
  /** It changed, and no environment takes it. */
  | 'affected'
  | 'nothing';

export interface PicturedService {
  readonly service: string;
  readonly happens: Happening;
  readonly changes: readonly AffectedReason[];
  /** Why, where no change is known: `asked for`. */
  readonly otherwise: string | undefined;
}

export interface GraphNode {
  readonly key: string;
  /** `package`: a package between a change and a service. */
  readonly kind: 'change' | 'package' | 'service' | 'environment';
  readonly lines: readonly string[];
  /** Nothing is done here: it is held, or comes later. */
  readonly isIdle: boolean;
}

interface GraphEdge {
  /** Keys of nodes. */
  readonly from: string;
  readonly to: string;
  readonly label: string | undefined;
  readonly isIdle: boolean;
}

export interface DeploymentGraph {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

interface PictureRequest {
  readonly services: readonly PicturedService[];
  /** Undefined: none matches the event. */
  readonly environment: string | undefined;
  readonly environments: ReadonlyMap<string, Pick<EnvironmentConfig, 'promote-from' | 'clusters'>>;
  /** Whether images come from the environment's `promote-from`. */
  readonly promotes: boolean;
}

/** More is drawn in groups. */
const mostNodes = 60;
const mostEdges = 250;
/** Of the coarsest picture: together they stay below those two. */
const coarse = { changes: 15, groups: 25, changesOfGroup: 6, environments: 8 } as const;
/** Names in one node. */
const mostNamed = 3;

export function picturedService({ service, decision, changes }: PlannedService): PicturedService {
  return { service, changes, happens: happeningOf(decision), otherwise: withoutChange(decision) };
}

export function happeningOf(decision: PlannedService['decision']): Happening {
  switch (decision.do) {
    case 'write':
      return decision.what === 'image' ? 'deploy' : 'new values';
    case 'follow-up':
      return 'Application';
    case 'superseded':
      return 'superseded';
    case 'nothing':
      if (decision.because === 'held') return 'held';
      return decision.because === 'pending' ? 'waits in the request' : 'nothing';
  }
}

function withoutChange(decision: PlannedService['decision']): string | undefined {
  if (decision.do === 'follow-up') {
    return decision.because === 'application' ? 'its Application differs' : 'it is waited for again';
  }
  if (decision.do !== 'write') return undefined;
  const { because } = decision;
  if (because === 'first') return 'first deployment';
  if (because === 'asked') return 'asked for';
  return because === 'configuration' ? 'values in gitops.yaml' : 'what it is built from';
}

/** Undefined where nothing is to be drawn: no service needs anything. */
export function deploymentGraph(request: PictureRequest): DeploymentGraph | undefined {
  const services = request.services.filter(({ happens }) => happens !== 'nothing');
  if (services.length === 0) return undefined;
  const fine = draw(services.map(alone), request, { hasPackages: true });
  if (fits(fine)) return fine;
  const direct = draw(services.map(alone), request, { hasPackages: false });
  if (fits(direct)) return direct;
  const groups = grouped(services);
  const together = draw(groups, request, { hasPackages: false });
  if (fits(together)) return together;
  return draw(fewer(groups), request, { hasPackages: false, changes: mostReaching(groups) });
}

function fits({ nodes, edges }: DeploymentGraph): boolean {
  return nodes.length <= mostNodes && edges.length <= mostEdges;
}

/** Something that changed: one node. */
interface Cause {
  readonly key: string;
  readonly lines: readonly string[];
  /** Packages between it and the service, the service's side first. */
  readonly via: readonly string[];
  /** It is a service itself. */
  readonly service?: string;
}

/** Services that are one node. */
interface Group {
  readonly key: string;
  readonly services: readonly string[];
  readonly happens: Happening | 'several';
  readonly causes: readonly Cause[];
}

function alone({ service, happens, changes, otherwise }: PicturedService): Group {
  const known = changes.map(causeOf);
  const cause = { key: `otherwise ${otherwise}`, lines: [otherwise ?? ''], via: [] };
  const causes = known.length === 0 && otherwise !== undefined ? [cause] : known;
  return { key: `service ${service}`, services: [service], happens, causes };
}

/** Those of which the same is done for the same reasons. */
function grouped(services: readonly PicturedService[]): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const each of services.map(alone)) {
    const key = JSON.stringify([each.happens, ...each.causes.map((cause) => cause.key).sort()]);
    const found = groups.get(key);
    groups.set(key, found === undefined ? each : { ...found, services: [...found.services, ...each.services] });
  }
  return [...groups.values()];
}

/** The largest; the last one has all that are too many. */
function fewer(all: readonly Group[]): readonly Group[] {
  const groups = all.toSorted((a, b) => b.services.length - a.services.length);
  const rest = groups.slice(coarse.groups);
  if (rest.length === 0) return groups;
  const causes = new Map(rest.flatMap((group) => group.causes.map((cause) => [cause.key, cause] as const)));
  const services = rest.flatMap((group) => group.services);
  const happens = new Set(rest.map((group) => group.happens));
  const [first] = happens;
  const same = first !== undefined && happens.size === 1 ? first : 'several';
  return [
    ...groups.slice(0, coarse.groups),
    { key: 'other services', services, happens: same, causes: [...causes.values()] },
  ];
}

function causeOf(change: AffectedReason): Cause {
  switch (change.kind) {
    case 'everything':
      return { key: 'everything', lines: ['everything', change.why], via: [] };
    case 'service':
      return {
        key: `service ${change.service}`,
        lines: [`service ${change.service}`],
        via: [],
        service: change.service,
      };
    case 'settings':
      return { key: 'settings', lines: ['build settings'], via: [] };
    case 'root-part':
      return { key: `part ${change.file}`, lines: [change.file, named(change.parts)], via: [] };
    case 'lock-file': {
      const packages = named(change.changes.map((each) => each.package));
      return { key: `lock ${change.file}`, lines: [change.file, ...(packages === '' ? [] : [packages])], via: [] };
    }
    case 'package':
      return { key: packageKey(change.package), lines: [change.package, ...filesOf(change)], via: change.via };
    default:
      return { key: `file ${change.file} ${change.more}`, lines: filesOf(change), via: [] };
  }
}

function packageKey(name: string): string {
  return `package ${name}`;
}

function filesOf({ file, more }: { readonly file: string; readonly more: number }): readonly string[] {
  return [file, ...(more === 0 ? [] : [`and ${more} more`])];
}

function named(names: readonly string[]): string {
  const more = names.length - mostNamed;
  return more > 0 ? `${names.slice(0, mostNamed).join(', ')} and ${more} more` : names.join(', ');
}

interface Detail {
  /** Draw the packages between a change and a service. */
  readonly hasPackages: boolean;
  /** Keys of the changes that are drawn by themselves, for a coarse picture. Default: all. */
  readonly changes?: ReadonlySet<string>;
}

function draw(groups: readonly Group[], request: PictureRequest, { hasPackages, changes }: Detail): DeploymentGraph {
  const sheet = new Sheet();
  const groupOf = new Map(groups.flatMap((group) => group.services.map((service) => [service, group.key] as const)));
  const isDrawn = ({ service }: Cause) => service !== undefined && groupOf.has(service);
  const undrawn = new Set<string>();
  for (const group of groups) {
    let drawn = 0;
    for (const cause of group.causes) {
      const from = (cause.service !== undefined && groupOf.get(cause.service)) || cause.key;
      if (from === group.key) continue;
      if (changes && (drawn >= coarse.changesOfGroup || !(isDrawn(cause) || changes.has(cause.key)))) {
        undrawn.add(cause.key);
        sheet.edge(otherChanges, group.key);
        continue;
      }
      drawn += 1;
      if (!isDrawn(cause)) sheet.node(cause.key, 'change', cause.lines);
      const between = hasPackages ? cause.via : [];
      for (const name of between) sheet.node(packageKey(name), 'package', [name]);
      const path = [from, ...between.map(packageKey).reverse(), group.key];
      for (const [index, to] of path.slice(1).entries()) sheet.edge(path[index] ?? from, to);
    }
  }
  if (undrawn.size > 0) {
    const more = [...undrawn].filter((key) => !sheet.has(key)).length;
    sheet.node(otherChanges, 'change', [more > 0 ? `${more} more changes` : 'others of these changes']);
  }
  for (const group of groups) sheet.node(group.key, 'service', linesOf(group), isIdle(group));
  drawEnvironments(sheet, groups, request);
  // Plain, so that whoever copies it has all of it.
  return { nodes: sheet.nodes, edges: sheet.edges };
}

const otherChanges = 'other changes';

function isIdle({ happens }: Group): boolean {
  return happens === 'held' || happens === 'superseded' || happens === 'waits in the request';
}

function linesOf({ services, happens }: Group): readonly string[] {
  const what = happens === 'several' ? [] : [happens];
  return services.length === 1 ? [...services, ...what] : [`${services.length} services`, named(services), ...what];
}

/** Keys of the changes that reach most services. */
function mostReaching(groups: readonly Group[]): ReadonlySet<string> {
  const drawn = new Set(groups.flatMap(({ services }) => services));
  const reach = new Map<string, number>();
  for (const { causes, services } of groups) {
    for (const { key, service } of causes) {
      if (service === undefined || !drawn.has(service)) reach.set(key, (reach.get(key) ?? 0) + services.length);
    }
  }
  const sorted = [...reach].sort(([, a], [, b]) => b - a).map(([key]) => key);
  return new Set(sorted.slice(0, coarse.changes));
}

function drawEnvironments(
  sheet: Sheet,
  groups: readonly Group[],
  { environment, environments, promotes }: PictureRequest,
): void {
  if (environment === undefined) return;
  const keyOf = (name: string) => `environment ${name}`;
  const node = (name: string, isLater: boolean) => {
    const clusters = [...(environments.get(name)?.clusters?.keys() ?? [])];
    const lines = [name, ...(clusters.length === 0 ? [] : [named(clusters)])];
    sheet.node(keyOf(name), 'environment', lines, isLater);
  };
  node(environment, false);
  for (const group of groups) sheet.edge(group.key, keyOf(environment), undefined, isIdle(group));
  const source = promotes ? environments.get(environment)?.['promote-from']?.environment : undefined;
  if (source !== undefined && source !== environment) {
    node(source, false);
    sheet.edge(keyOf(source), keyOf(environment), 'image');
  }
  const drawn = new Set([environment]);
  let more = 0;
  for (const from of drawn) {
    for (const [name, { 'promote-from': promoteFrom }] of environments) {
      if (promoteFrom?.environment !== from || drawn.has(name)) continue;
      if (drawn.size > coarse.environments) {
        more += 1;
        continue;
      }
      drawn.add(name);
      node(name, true);
      sheet.edge(keyOf(from), keyOf(name), promotionLabel(promoteFrom), true);
    }
  }
  if (more === 0) return;
  sheet.node('other environments', 'environment', [`${more} more environments`], true);
  sheet.edge(keyOf(environment), 'other environments', 'promotion', true);
}

function promotionLabel({ when, after }: PromotionSource): string {
  return [
    'promotion',
    ...(when === undefined ? [] : [`when ${when}`]),
    ...(after === undefined ? [] : [`after ${after}`]),
  ].join(', ');
}

/** Nodes and edges, each once. */
class Sheet implements DeploymentGraph {
  readonly #nodes = new Map<string, GraphNode>();
  readonly #edges = new Map<string, GraphEdge>();

  get nodes(): readonly GraphNode[] {
    return [...this.#nodes.values()];
  }

  get edges(): readonly GraphEdge[] {
    return [...this.#edges.values()];
  }

  has(key: string): boolean {
    return this.#nodes.has(key);
  }

  /** A package that changed itself is drawn as a change, although it stands between two others too. */
  node(key: string, kind: GraphNode['kind'], lines: readonly string[], isIdle = false): void {
    const known = this.#nodes.get(key);
    if (known === undefined || (known.kind === 'package' && kind === 'change')) {
      this.#nodes.set(key, { key, kind, lines, isIdle });
    }
  }

  edge(from: string, to: string, label?: string, isIdle = false): void {
    this.#edges.set(JSON.stringify([from, to]), { from, to, label, isIdle });
  }
}
