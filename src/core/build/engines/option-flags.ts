/** The options of a build as each builder's program writes them. What a builder cannot do is refused, with who can. */
import type { BuildSpec } from '../engine.ts';
import { contextName, contextSource } from '../options/build-contexts.ts';
import { hasAttestations } from '../options/options.ts';

type Options = Pick<BuildSpec, 'options' | 'platforms'>;

/** What docker, buildx and buildah write alike. */
function sharedFlags({ options }: Options): readonly string[] {
  return [...(options.noCache ? ['--no-cache'] : []), ...options.ssh.map((each) => `--ssh=${each}`)];
}

/** `docker build` without buildx. */
export function dockerFlags(spec: Options): readonly string[] {
  const { pull, network, extraArgs } = spec.options;
  return [
    ...(pull ? ['--pull'] : []),
    ...sharedFlags(spec),
    ...(network === undefined ? [] : [`--network=${network}`]),
    ...extraArgs,
  ];
}

/** @param driver of the builder */
export function buildxFlags(spec: Options, driver: string): readonly string[] {
  const { pull, network, annotations, buildContexts, provenance, sbom, extraArgs } = spec.options;
  return [
    ...(pull ? ['--pull'] : []),
    ...sharedFlags(spec),
    ...(network === undefined ? [] : [`--network=${network}`]),
    ...(network === 'host' && driver !== 'docker' ? ['--allow=network.host'] : []),
    ...[...annotations].flatMap(([name, value]) =>
      levelsOf(spec, name).map((level) => `--annotation=${level}${name}=${value}`),
    ),
    ...[...buildContexts].map(([name, place]) => `--build-context=${name}=${place}`),
    // Attestations make an index of a single image, with an `unknown/unknown` platform that trips deployments.
    `--provenance=${provenance ?? 'false'}`,
    ...(sbom === undefined ? [] : [`--sbom=${sbom}`]),
    ...extraArgs,
  ];
}

/** Flags of `buildctl build` but for those of its output. */
export function buildctlFlags(spec: Options): readonly string[] {
  const { pull, noCache, ssh, network, buildContexts, provenance, sbom, extraArgs } = spec.options;
  const contexts = [...buildContexts].flatMap(([written, place], index) => {
    const name = contextName(written);
    if (contextSource(place).kind !== 'directory') return [`--opt=context:${name}=${place}`];
    return [`--local=context-${index}=${place}`, `--opt=context:${name}=local:context-${index}`];
  });
  return [
    ...(pull ? ['--opt=image-resolve-mode=pull'] : []),
    ...(noCache ? ['--no-cache'] : []),
    ...ssh.map((each) => `--ssh=${each}`),
    ...(network === undefined ? [] : [`--opt=force-network-mode=${network}`]),
    ...(network === 'host' ? ['--allow=network.host'] : []),
    ...contexts,
    ...(provenance === undefined ? [] : [`--opt=attest:provenance=${provenance === 'true' ? '' : provenance}`]),
    ...(sbom === undefined ? [] : [`--opt=attest:sbom=${sbom === 'true' ? '' : sbom}`]),
    ...extraArgs,
  ];
}

/** Fields of buildctl's exporter, which reads them as CSV. */
export function annotationFields(spec: Options): readonly string[] {
  const levels = isIndex(spec) ? ['annotation', 'annotation-index'] : ['annotation'];
  return [...spec.options.annotations].flatMap(([name, value]) =>
    levels.map((level) => csvField(`${level}.${name}=${value}`)),
  );
}

function csvField(text: string): string {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export function buildahFlags(spec: Options): readonly string[] {
  const { pull, network, annotations, buildContexts, extraArgs } = spec.options;
  return [
    ...(pull ? ['--pull=always'] : []),
    ...sharedFlags(spec),
    ...(network === undefined ? [] : [`--network=${network}`]),
    ...[...annotations].map(([name, value]) => `--annotation=${name}=${value}`),
    ...[...buildContexts].map(([name, place]) => `--build-context=${name}=${place}`),
    ...extraArgs,
  ];
}

/** kaniko asks the registry for every base image as it is. */
export function kanikoFlags({ options: { annotations, extraArgs } }: Options): readonly string[] {
  return [...[...annotations].map(([name, value]) => `--annotation=${name}=${value}`), ...extraArgs];
}

/** What the exporter writes for this build is an index. */
function isIndex({ options, platforms }: Options): boolean {
  return platforms.length > 1 || hasAttestations(options);
}

/** buildx' own way to say where an annotation goes, `index:name`. Before 0.15 it takes one level at a time. */
function levelsOf(spec: Options, name: string): readonly string[] {
  return isIndex(spec) && !/^(manifest|index)[^.]*:/.test(name) ? ['manifest:', 'index:'] : [''];
}

/** The first option that a build inside dockerd cannot serve. @param hasBuildx it is started through buildx */
export function beyondDaemon({ options }: Options, exportsCache: boolean, hasBuildx: boolean): string | undefined {
  const { cacheTo, cacheFrom, provenance, sbom, annotations, buildContexts } = options;
  const limits: readonly (readonly [input: string, isAsked: boolean])[] = [
    ['cache-to', cacheTo !== undefined && !exportsCache],
    ['provenance', provenance !== undefined && !exportsCache],
    ['sbom', sbom !== undefined && !exportsCache],
    ['annotations', annotations.size > 0 && !exportsCache],
    ['cache-from', cacheFrom !== undefined && !hasBuildx],
    ['build-contexts', buildContexts.size > 0 && !hasBuildx],
  ];
  return limits.find(([, isAsked]) => isAsked)?.[0];
}

/** Why dockerd cannot build this, and what can. */
export function daemonRefusal(input: string, hasBuildx: boolean): string {
  return hasBuildx
    ? `${input}: the buildx driver "docker" cannot do it; a builder with the driver docker-container can (\`docker buildx create --use\`; GitHub: docker/setup-buildx-action), or a BuildKit daemon named by \`builder\``
    : `${input}: docker without its buildx plugin cannot do it`;
}
