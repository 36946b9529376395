/** What the Dockerfile adds to a build: platforms, bases, credentials, and the key of its content. */

import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { counted } from '../../counted.ts';
import { messageOf } from '../../failure.ts';
import { parseReference } from '../../image/reference.ts';
import type { RegistryCredentials } from '../../image/registry-auth.ts';
import { dotenvReport, outputFiles } from '../../ports.ts';
import { rememberManifests } from '../bases/base-config.ts';
import { needsPull, resolveBases } from '../bases/bases.ts';
import { hidesStage } from '../bases/pinned-bases.ts';
import { type ContentKey, type KeyedBuild, keyLabel, readOptions } from '../content-key.ts';
import type { DockerfileReads } from '../dockerfile-findings.ts';
import { dockerfileReads } from '../dockerfile-reads.ts';
import type { BuildCredential, BuildSpec, Engine } from '../engine.ts';
import { engineKeyReader } from '../engine-key.ts';
import { firstAvailable } from '../engines.ts';
import { differenceLine, differences, partsLabel, recordOf } from '../key/explain.ts';
import { filesChanged } from '../key/files-changed.ts';
import type { KeyPart } from '../key/key-parts.ts';
import type { KeyName } from '../key/reuse.ts';
import { keyName, trustOf } from '../key/trust.ts';
import { hasAttestations } from '../options/options.ts';
import { normalizePlatform } from '../platform.ts';
import { contentLabels, type ImageRequest, requirePaths } from '../request.ts';
import { runUntil } from '../run-builder.ts';
import { builderPlatform } from './builder-platform.ts';
import type { Task } from './task.ts';

/**
 * The platforms are said to the builder in any case: they are part of the key. Its own one is asked for where the Dockerfile
 * has a use for it: a builder on another machine sets BUILDPLATFORM to another value.
 */
async function withPlatforms(
  task: Task,
  spec: BuildSpec,
  readsOf: (build: KeyedBuild) => readonly DockerfileReads[],
): Promise<BuildSpec & Pick<KeyedBuild, 'buildPlatform'>> {
  const { DOCKER_DEFAULT_PLATFORM: wanted } = task.ports.env;
  let asked: Promise<string> | undefined;
  const ownPlatform = () => {
    asked ??= builderPlatform(task, spec);
    return asked;
  };
  const platforms =
    spec.platforms.length > 0 ? spec.platforms : [wanted ? normalizePlatform(wanted) : await ownPlatform()];
  const given = { ...spec, platforms };
  if (!readsOf(given).some(({ usesBuildPlatform }) => usesBuildPlatform)) return given;
  return { ...given, buildPlatform: await ownPlatform() };
}

export interface ReadDockerfile {
  readonly spec: BuildSpec;
  readonly key?: KeyName;
  /** Those of the key. */
  readonly parts?: readonly KeyPart[];
  /**
   * The builder has seen the files that were read before it, and the image is what its labels and tags say. Absent where they
   * cannot be told, and where nothing says what the image holds.
   *
   * @throws Failure `FILES_CHANGED`
   */
  readonly proveFiles?: () => Promise<void>;
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
  // A tag of one commit, and the label of its content, are as much as a key.
  const isWatched = isKeyed || (!request['dry-run'] && given.namesContent);
  const known = rememberManifests(registry);
  // What the image stands on is read for the key anyway: then the first question is that for its manifest.
  const builtOn = new Set(isWatched ? reads.flatMap((each) => each.builtOn.map(({ image }) => image)) : []);
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
  if (!isWatched) return { spec };
  const readKey = engineKeyReader({
    engines,
    bases,
    registry: { ...known, headManifest: (reference) => registry.headManifest(reference) },
    own: written,
    chooseEngine: async () => (await chosenEngine(task, spec)).name,
  });
  const key = await readKey(spec);
  const triggers = key.known ? await pinTriggers(task, spec, key.triggerImages) : undefined;
  const proveFiles = key.known ? () => requireUnchanged(key.parts, () => readKey(spec)) : undefined;
  const watched = proveFiles === undefined ? {} : { proveFiles };
  const reason = key.known ? triggers?.reason : key.reason;
  const compared = key.known
    ? {
        keyedFiles: key.parts.filter(({ kind }) => kind === 'file'),
        contextReads: reads.flatMap(({ context }) => context),
      }
    : {};
  if (!isKeyed) return { spec: { ...(triggers?.spec ?? spec), ...compared }, ...watched };
  if (!key.known || triggers?.spec === undefined) {
    log.warn(`unless-changed: ${reason}, so the image is built in any case`);
    const labels = new Map([...spec.labels, ...contentLabels(request)]);
    return { spec: { ...spec, ...compared, labels }, ...watched };
  }
  // Behind the key, which must not depend on it: an image that is found keeps the label of the content it was built for.
  const name: KeyName = { ...keyName(key, trustOf(request.ci)), replaces: options.noCache };
  log.info(`Content key ${name.tag} (${counted(key.parts.filter(isFile).length, 'file')})`);
  const own: readonly (readonly [string, string])[] = [
    [keyLabel, name.label],
    [partsLabel, recordOf(key.parts)],
  ];
  const labels = new Map([...spec.labels, ...own, ...contentLabels(request)]);
  // An index has no labels of its own: its key is annotated, so that it is known without reading one of its images.
  const isIndex = spec.platforms.length > 1 || hasAttestations(spec.options);
  const annotations = new Map([...spec.options.annotations, ...(isIndex ? [[keyLabel, name.label] as const] : [])]);
  return {
    spec: { ...triggers.spec, ...compared, labels, key: name, options: { ...spec.options, annotations } },
    key: name,
    parts: key.parts,
    ...watched,
  };
}

function chosenEngine({ engines, registry, ports }: Task, spec: BuildSpec) {
  const run = runUntil(ports.programs, ports.deadline);
  return firstAvailable(engines, spec, { run, env: ports.env, log: ports.log, clock: ports.clock, registry });
}

/** The spec with the images that triggers name by their digests, or why they cannot be. */
async function pinTriggers(
  task: Task,
  spec: BuildSpec,
  images: readonly { readonly name: string; readonly digest: string }[],
): Promise<
  { readonly spec: BuildSpec; readonly reason?: undefined } | { readonly spec?: undefined; readonly reason: string }
> {
  const open = images.filter(({ name }) => !name.includes('@'));
  const [first] = open;
  if (first === undefined) return { spec };
  // Whatever is built: what only some of the engines can is not in a key for all of them.
  const engine = await chosenEngine(task, spec);
  if (engine.pinsTriggers !== true || hidesStage(readFileSync(spec.dockerfile, 'utf8'), open)) {
    return { reason: `a trigger (ONBUILD) names ${first.name}, which ${engine.name} does not take by its digest here` };
  }
  const further = open
    .filter(({ name }) => spec.bases.every((base) => base.name !== name))
    .map(({ name, digest }) => ({ name, reference: { ...parseReference(name, 'dockerfile'), digest } }));
  return { spec: { ...spec, bases: [...spec.bases, ...further], triggerImages: open.map(({ name }) => name) } };
}

async function requireUnchanged(before: readonly KeyPart[], readAgain: () => Promise<ContentKey>): Promise<void> {
  const now = await readAgain();
  const changed = now.known ? differences(before, now.parts).map(differenceLine) : [now.reason];
  if (changed.length > 0) throw filesChanged(changed);
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
