/** What the Dockerfile adds to a build: platforms, bases, credentials, and the key of its content. */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { messageOf } from '../../failure.ts';
import { parseReference } from '../../image/reference.ts';
import type { RegistryCredentials } from '../../image/registry-auth.ts';
import { dotenvReport, outputFiles } from '../../ports.ts';
import { rememberManifests } from '../bases/base-config.ts';
import { needsPull, resolveBases } from '../bases/bases.ts';
import { type KeyedBuild, keyLabel, readOptions } from '../content-key.ts';
import type { DockerfileReads } from '../dockerfile-findings.ts';
import { dockerfileReads } from '../dockerfile-reads.ts';
import type { BuildCredential, BuildSpec, Engine } from '../engine.ts';
import { engineKeyReader } from '../engine-key.ts';
import { firstAvailable } from '../engines.ts';
import { partsLabel, recordOf } from '../key/explain.ts';
import type { KeyPart } from '../key/key-parts.ts';
import type { KeyName } from '../key/reuse.ts';
import { keyName, trustOf } from '../key/trust.ts';
import { hasAttestations } from '../options/options.ts';
import { defaultPlatform, ownPlatform } from '../platform.ts';
import { contentLabels, type ImageRequest, requirePaths } from '../request.ts';
import { runUntil } from '../run-builder.ts';
import type { Task } from './task.ts';

/**
 * The platforms are said to the builder in any case: they are part of the key. Its own one is asked for where the Dockerfile
 * has a use for it: a builder on another machine sets BUILDPLATFORM to another value.
 */
async function withPlatforms(
  { engines, ports }: Task,
  spec: BuildSpec,
  readsOf: (build: KeyedBuild) => readonly DockerfileReads[],
): Promise<BuildSpec & Pick<KeyedBuild, 'buildPlatform'>> {
  const mayBeRemote = engines.some((engine) => engine.mayBeRemote);
  const { DOCKER_DEFAULT_PLATFORM } = ports.env;
  const builder = mayBeRemote ? spec.builder : undefined;
  const at = {
    env: mayBeRemote ? ports.env : { DOCKER_DEFAULT_PLATFORM },
    run: runUntil(ports.programs, ports.deadline),
  };
  const platforms = spec.platforms.length > 0 ? spec.platforms : [await defaultPlatform(builder, at)];
  const given = { ...spec, platforms };
  if (!readsOf(given).some(({ usesBuildPlatform }) => usesBuildPlatform)) return given;
  return { ...given, buildPlatform: await ownPlatform(builder, at) };
}

export interface ReadDockerfile {
  readonly spec: BuildSpec;
  readonly key?: KeyName;
  /** Those of the key. */
  readonly parts?: readonly KeyPart[];
  /** Whether the files still are those of the key. */
  readonly isUnchanged?: () => Promise<boolean>;
}

/** What the Dockerfile adds to a spec, and how its content is called in the registry, if it is known and shall count. */
export async function readDockerfile(task: Task, asked: BuildSpec): Promise<ReadDockerfile> {
  const { request, engines, registry, ports } = task;
  const { log } = ports;
  await requirePaths(asked);
  const text = readFileSync(asked.dockerfile, 'utf8');
  const readsOf = (build: KeyedBuild) =>
    engines.flatMap(({ frontend }) =>
      frontend === undefined ? [] : (dockerfileReads(text, readOptions(build, frontend)) ?? []),
    );
  const given = await withPlatforms(task, asked, readsOf);
  const reads = readsOf(given);
  const images = [...new Set(reads.flatMap((each) => each.images))];
  const isKeyed = request['unless-changed'] && given.options.push;
  const known = rememberManifests(registry);
  // What the image stands on is read for the key anyway: then the first question is that for its manifest.
  const builtOn = new Set(isKeyed ? reads.flatMap((each) => each.builtOn.map(({ image }) => image)) : []);
  const [credentials, bases] = await Promise.all([
    credentialsFor(task, given, images),
    resolveBases(
      images,
      async (base, name) => (await (builtOn.has(name) ? known.getManifest(base) : registry.headManifest(base)))?.digest,
      ports.clock,
    ),
  ]);
  const options = { ...given.options, pull: needsPull(bases, log) || given.options.pull };
  const uses = usesOf(reads);
  // An image of one layer tells nothing of its base.
  const finalBases = options.extraArgs.some((word) => word.startsWith('--squash')) ? [] : uses.finalBases;
  const written = [...ownFiles(request.ci.workspace, given.emit, engines), ...ownRoot(request, given.context)];
  const spec = { ...given, credentials, bases, options, ...uses, finalBases, ownFiles: written };
  if (!isKeyed) return { spec };
  const readKey = engineKeyReader({
    engines,
    bases,
    registry: { ...known, headManifest: (reference) => registry.headManifest(reference) },
    own: written,
    chooseEngine: async () => {
      const run = runUntil(ports.programs, ports.deadline);
      return (await firstAvailable(engines, spec, { run, env: ports.env, log, clock: ports.clock, registry })).name;
    },
  });
  const key = await readKey(spec);
  if (!key.known) {
    log.warn(`unless-changed: ${key.reason}, so the image is built in any case`);
    return { spec: { ...spec, labels: new Map([...spec.labels, ...contentLabels(request)]) } };
  }
  // Behind the key, which must not depend on it: an image that is found keeps the label of the content it was built for.
  const name: KeyName = { ...keyName(key, trustOf(request.ci)), replaces: options.noCache };
  log.info(`Content key ${name.tag} (${key.parts.filter(isFile).length} files)`);
  const own: readonly (readonly [string, string])[] = [
    [keyLabel, name.label],
    [partsLabel, recordOf(key.parts)],
  ];
  const labels = new Map([...spec.labels, ...own, ...contentLabels(request)]);
  // An index has no labels of its own: its key is annotated, so that it is known without reading one of its images.
  const isIndex = spec.platforms.length > 1 || hasAttestations(spec.options);
  const annotations = new Map([...spec.options.annotations, ...(isIndex ? [[keyLabel, name.label] as const] : [])]);
  const contextReads = reads.flatMap(({ context }) => context);
  const keyedFiles = key.parts.filter(({ kind }) => kind === 'file');
  return {
    spec: { ...spec, labels, key: name, keyedFiles, contextReads, options: { ...spec.options, annotations } },
    key: name,
    parts: key.parts,
    async isUnchanged() {
      const now = await readKey(spec);
      return now.known && now.digest === key.digest;
    },
  };
}

/** By all engines that may build. Where they do not agree on what is below the image, nothing is known of it. */
function usesOf(reads: readonly DockerfileReads[]): Pick<BuildSpec, 'baseUses' | 'finalBases'> {
  const [first, ...others] = reads.map(({ finalBases }) => finalBases);
  const agree = others.every((each) => JSON.stringify(each) === JSON.stringify(first));
  return { baseUses: reads.flatMap(({ uses }) => uses), finalBases: agree ? (first ?? []) : [] };
}

function isFile({ kind, value }: KeyPart): boolean {
  return kind === 'file' && !value.startsWith('directory');
}

/**
 * For the registries of the image, its cache and its base images. A base whose credentials cannot be had may be public:
 * only those of the image itself are required.
 */
async function credentialsFor(
  { credentials, ports }: Task,
  { image, cache, options }: BuildSpec,
  bases: readonly string[],
): Promise<readonly BuildCredential[]> {
  const { registry, repository } = parseReference(image);
  const found = new Map<string, RegistryCredentials>();
  // What is not pushed needs none.
  if (options.push) found.set(registry, await credentials(registry, repository));
  for (const other of [...(cache.mode === 'registry' ? [cache.repository] : []), ...bases]) {
    const { registry: host, repository: path } = parseReference(other, 'dockerfile');
    if (found.has(host)) continue;
    try {
      found.set(host, await credentials(host, path));
    } catch (error) {
      ports.log.detail(`no credential for ${host}: ${messageOf(error)}`);
    }
  }
  return [...found].map(([host, known]) => ({ registry: host, credentials: known }));
}

/** What is written for the other services of a run, by and by. Not a directory that holds the build context. */
function ownRoot({ emitRoot, cwd }: ImageRequest, context: string): readonly string[] {
  const root = emitRoot === undefined ? undefined : resolve(cwd, emitRoot);
  return root === undefined || `${context}/`.startsWith(`${root}/`) ? [] : [root];
}

/**
 * What this program itself leaves in a checkout. None of it is an input of a build, or every run would find another
 * content than the one before.
 *
 * @param workspace absolute path of the checkout
 * @param emit absolute path of the directory of `emit`
 */
export function ownFiles(workspace: string, emit: string | undefined, engines: readonly Engine[]): readonly string[] {
  const emitted = emit === undefined ? [] : engines.flatMap(({ otherJob }) => otherJob?.files(emit) ?? []);
  return [join(workspace, dotenvReport), join(workspace, outputFiles), ...emitted];
}
