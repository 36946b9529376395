/** What the clients of BuildKit have in common: what a client is, its cache, and how its programs run. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseReference } from '../../../image/reference.ts';
import type { Argv } from '../../../ports.ts';
import { type PinnedBy, withPinnedBases } from '../../bases/pinned-bases.ts';
import { buildFiles } from '../../build-files.ts';
import {
  type Builder,
  type BuildPlan,
  type BuildResult,
  type BuildSpec,
  destinations,
  type EnginePorts,
  type ProveImage,
} from '../../engine.ts';
import { tlsLines, writeTls } from '../../options/builder-tls.ts';
import { runStep } from '../../run-builder.ts';
import { plannedDirectory, planOf } from '../plan.ts';

/** One way to reach BuildKit that was found to work here. */
export interface Client extends Pick<Builder, 'pinsTriggers' | 'platform' | 'version'> {
  /** For the log: `docker buildx (driver docker-container)`. */
  readonly title: string;
  plan(): Promise<BuildPlan>;
  build(prove: ProveImage): Promise<BuildResult>;
}

/** As the client tells it; undefined where it does not say. */
export interface ClientResult {
  readonly digest: string | undefined;
  readonly imageId: string | undefined;
}

/** Tries one program. */
export type ClientProbe = (program: string, spec: BuildSpec, ports: EnginePorts) => Promise<Client | Unusable>;

interface Unusable {
  /** For people, one line. */
  readonly unusable: string;
  /** The builder is there, but the inputs ask for what it never can. */
  readonly bySetup?: true;
}

/** Whether `builder` is the address of a daemon (`tcp://…`, `unix://…`) and not the name of a buildx builder. */
export function isAddress(builder: string | undefined): builder is string {
  return builder?.includes('://') === true;
}

/** Field of BuildKit's exporters and caches; base images follow the configuration of its daemon alone. */
const plainHttp = 'registry.insecure=true';

/** Of BuildKit's exporter: the image gets no tag. */
export function pushByDigest({ image, insecureRegistry }: BuildSpec): string {
  return [
    'type=image',
    `name=${image}`,
    'push-by-digest=true',
    'push=true',
    ...(insecureRegistry ? [plainHttp] : []),
  ].join();
}

/** For a shell, where nobody writes the tags later. Fields are separated as in CSV. */
function pushUnderTags(spec: BuildSpec): string {
  const names = destinations(spec).join();
  return pushByDigest(spec).replace(`name=${spec.image},push-by-digest=true`, () => `"name=${names}"`);
}

interface CacheFields {
  readonly from: readonly string[];
  readonly to: readonly string[];
}

/** `type=registry,…` fields that import and export the build cache; empty lists for no cache. */
export function cacheFields(spec: BuildSpec, exportsCache = true): CacheFields {
  const usual = exportsCache ? usualCache(spec) : { from: [], to: [] };
  return {
    from: spec.options.cacheFrom ?? usual.from,
    to: spec.writesCache ? (spec.options.cacheTo ?? usual.to) : [],
  };
}

function usualCache(spec: BuildSpec): CacheFields {
  // A cache export that fails would fail the build after the image was pushed; it must never decide over a deployment.
  const lenient = 'mode=max,ignore-error=true';
  switch (spec.cache.mode) {
    case 'none':
      return { from: [], to: [] };
    case 'gha': {
      const at = `type=gha,scope=${spec.cache.scope}`;
      return { from: [at], to: [`${at},${lenient}`] };
    }
    case 'registry': {
      const { repository, scope } = spec.cache;
      const isPlainHttp =
        spec.insecureRegistry && parseReference(repository).registry === parseReference(spec.image).registry;
      const at = `type=registry,ref=${repository}:${scope}${isPlainHttp ? `,${plainHttp}` : ''}`;
      // ECR and Harbor refuse BuildKit's own index format.
      return { from: [at], to: [`${at},image-manifest=true,oci-mediatypes=true,${lenient}`] };
    }
  }
}

export const metadataName = 'metadata.json';
/** Has nothing but a copy of the Dockerfile: BuildKit gets the whole of it. */
export const dockerfileDirectory = 'dockerfile';

/** How the programs of a build are called. */
export interface Calls {
  argvs(spec: BuildSpec, directory: string): readonly Argv[];
  /** What follows when the image is proved. */
  readonly after?: readonly Argv[];
  readonly pinnedBy: PinnedBy;
  environment?(directory: string): Readonly<Record<string, string>>;
}

export async function planned(
  spec: BuildSpec,
  { argvs, after = [], pinnedBy, environment = () => ({}) }: Calls,
): Promise<BuildPlan> {
  const pinned = await withPinnedBases(spec, pinnedBy, undefined);
  const env = environment(plannedDirectory);
  const [ours, pasted] = [pushByDigest(spec), pushUnderTags(spec)];
  const programs = [...argvs(pinned, plannedDirectory), ...after].map(([program, ...words]) => {
    const argv: Argv = [program, ...words.map((word) => word.replace(ours, () => pasted))];
    return { argv, env };
  });
  const plan = planOf(programs, tlsLines(spec.options.tls));
  if (!spec.options.push || after.length > 0) return plan;
  const note = '# a run pushes it without a tag, and writes the tags when the image is proved';
  return { ...plan, lines: [note, ...plan.lines] };
}

/** Runs the programs, of which the last one writes a metadata file. */
export async function runWithMetadata(
  spec: BuildSpec,
  ports: EnginePorts,
  { argvs, pinnedBy, environment = () => ({}) }: Calls,
): Promise<ClientResult> {
  await using files = await buildFiles(spec, ports.env, 'docker');
  await writeTls(spec.options.tls, files.directory);
  const env = { ...files.env, ...environment(files.directory) };
  const pinned = await withPinnedBases(spec, pinnedBy, join(files.directory, dockerfileDirectory));
  for (const argv of argvs(pinned, files.directory)) await runStep(ports, spec, { argv, env });
  // Of a build that leaves nothing anywhere buildctl writes none.
  const path = join(files.directory, metadataName);
  const text = await readFile(path, 'utf8').catch(() => '{}');
  const metadata = JSON.parse(text) as Readonly<Record<string, unknown>> | null;
  const textAt = (key: string) => (typeof metadata?.[key] === 'string' ? metadata[key] : undefined);
  // The digest of the manifest, or of the index where there is one. dockerd has the id of the image in its place.
  const digest = textAt('containerimage.digest');
  return { digest, imageId: textAt('containerimage.config.digest') ?? digest };
}
