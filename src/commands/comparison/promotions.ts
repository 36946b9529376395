/** What an environment with `promote-from` gets from the other one: the images of equal content that ran there. */
import { awaitPromotions, type Promotion } from '../../core/flow/promotion/promotion.ts';
import { refuseOtherBuilds } from '../../core/flow/promotion/same-build.ts';
import type { ServiceDeployment } from '../../core/flow/service-deployment.ts';
import { globs, isGlob } from '../../core/glob.ts';
import { environmentNamed } from '../../core/monorepo/environments.ts';
import { takesTag, triggerOf } from '../../core/monorepo/events/events.ts';
import type { SourceFacts } from '../../core/source/source-facts.ts';
import type { Run } from '../../inputs/command.ts';
import type { ConfigFile } from '../../inputs/config/config.ts';
import type { registryInputs } from '../../inputs/declarations/run.ts';
import { inputsFor } from '../../inputs/inputs-for.ts';
import { buildImage } from '../build-image.ts';
import type { GitopsRun } from '../gitops-remote.ts';
import { contentPorts } from './environment.ts';
import { contentOfImage, imageNow } from './image-content.ts';
import type { EnvironmentKeys } from './keys.ts';
import { type GatePlace, gateOf, refuseUnjudgedGate } from './promotion-gate.ts';

/** @throws bad input where the environment to promote from builds a service in another way, or nobody can tell its health */
export function refuseOtherPromotions(
  run: Parameters<typeof inputsFor>[1],
  config: ConfigFile,
  environment: string,
  services: readonly string[],
): void {
  const from = environmentNamed(config, environment)['promote-from']?.environment;
  if (from === undefined) return;
  refuseUnjudgedGate(run, config, environment, services);
  const build = (service: string, name: string) => ({
    ...inputsFor(buildImage, run, { service, environment: name }).inputs,
    registry: environmentNamed(config, name).registry ?? config.registry,
  });
  const builds = services.map((service) => ({
    service,
    here: build(service, environment),
    there: build(service, from),
  }));
  refuseOtherBuilds({ environment, from }, builds);
}

interface PromotionSource extends GatePlace {
  readonly run: Run<typeof registryInputs> & GitopsRun;
}

interface PromotedEnvironment {
  readonly environment: string;
  readonly services: readonly string[];
  /** The commit at hand. */
  readonly candidate: string;
  readonly keys: EnvironmentKeys;
  /** The clusters of the environment to promote from: images are looked for in the first, and all have their say at the gate. */
  readonly sources: readonly [PromotionSource, ...PromotionSource[]];
  /** What a service is deployed as there. */
  readonly deployment: (service: string, cluster: string | undefined) => Promise<ServiceDeployment>;
}

/**
 * The promotion of each service.
 *
 * @throws Failure timed out `PROMOTION_AWAITED`
 */
export async function promotionsInto(
  { environment, services, candidate, keys, sources, deployment }: PromotedEnvironment,
  config: ConfigFile,
): Promise<ReadonlyMap<string, Promotion>> {
  const from = environmentNamed(config, environment)['promote-from']?.environment ?? environment;
  const [source] = sources;
  const { run, atTip } = source;
  const { transport, facts } = await source.once.get();
  const contents = await keys.keysIn(from, services);
  const upstream = await Promise.all(upstreamOf(config, from).map((each) => keys.keysIn(each, services)));
  const promoted = services.map(async (service) => ({
    service: await deployment(service, source.cluster),
    content: contents.get(service)?.content ?? '',
    upstream: upstream.flatMap((each) => each.get(service)?.content ?? []),
  }));
  const request = {
    transport,
    atTip,
    from,
    candidate,
    services: await Promise.all(promoted),
    lineTips: () => lineTips(run, config, from, facts),
  };
  return awaitPromotions(request, {
    facts,
    clock: run.clock,
    deadline: run.deadline,
    log: run.log,
    imageNow: (image) => imageNow(run, image, from),
    gate: gateOf({ environment, candidate, places: sources, facts, deployment }, config),
    isScheduled: triggerOf(run.ci) === 'schedule',
    ...contentPorts(keys, from, contents, (image) => contentOfImage(run, image, from)),
  });
}

/** The environments that an environment takes its images from in turn. */
function upstreamOf(config: ConfigFile, environment: string): readonly string[] {
  const found = new Set<string>();
  for (let name: string | undefined = environment; name !== undefined && !found.has(name); ) {
    found.add(name);
    name = config.environments.get(name)?.['promote-from']?.environment;
  }
  found.delete(environment);
  return [...found];
}

/**
 * Tips of the branches and tags that feed an environment. Of those that a pattern names, the source of this run is known
 * alone.
 */
async function lineTips(
  { ci }: Pick<Run, 'ci'>,
  config: ConfigFile,
  environment: string,
  facts: SourceFacts,
): Promise<readonly string[]> {
  const source = environmentNamed(config, environment);
  const { when } = source;
  await facts.refresh();
  const refs = (['heads', 'tags'] as const).flatMap((kind) => {
    const patterns = (kind === 'heads' ? when?.branch : when?.tag) ?? [];
    const prefix = `refs/${kind}/`;
    const own = ci.sourceRef?.startsWith(prefix) === true ? ci.sourceRef.slice(prefix.length) : undefined;
    const isFed =
      own !== undefined && (kind === 'heads' ? globs(patterns)(own) : takesTag(source, own, config.services) !== 'no');
    return [...(isFed ? [own] : []), ...patterns.filter((pattern) => !isGlob(pattern))].map((name) => prefix + name);
  });
  const tips = await Promise.all([...new Set(refs)].map((ref) => facts.tip(ref)));
  return [...new Set(tips.filter((tip) => tip !== undefined))];
}
