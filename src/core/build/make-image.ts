/**
 * `core/build` makes the image of one service: it finds it by its content, has an engine build it, or promotes it.
 * It may import the floors below it, of which `prune` alone needs `monorepo` and `source`, and what stands beside the folders of `core`.
 * Begin here; then `engine.ts`, what every engine is, and `engines.ts`, the list of those in `engines/`.
 */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { badInput, Failure, messageOf } from '../failure.ts';
import { credentialResolver } from '../image/credentials.ts';
import { readImageConfig } from '../image/image-config.ts';
import { isDigest, parseReference, parseRepositoryName } from '../image/reference.ts';
import { Registry } from '../image/registry.ts';
import type { RegistryCredentials } from '../image/registry-auth.ts';
import { isPlain } from '../image/registry-http.ts';
import { expand } from '../names/placeholders.ts';
import { Deadline } from '../net/deadline.ts';
import type { Network } from '../net/network.ts';
import {
  type Clock,
  dotenvReport,
  type Environment,
  type Log,
  outputFiles,
  type Programs,
  type Secrets,
} from '../ports.ts';
import { rememberManifests } from './bases/base-config.ts';
import { needsPull, resolveBases } from './bases/bases.ts';
import { proveBases } from './bases/prove-bases.ts';
import { type KeyedBuild, keyLabel, readOptions } from './content-key.ts';
import type { DockerfileReads } from './dockerfile-findings.ts';
import { dockerfileReads } from './dockerfile-reads.ts';
import type { BuildCredential, BuildSpec, Engine, MadeImage } from './engine.ts';
import { engineKeyReader } from './engine-key.ts';
import { allEngines, enginesFor, firstAvailable } from './engines.ts';
import { partsLabel, recordOf } from './key/explain.ts';
import type { KeyPart } from './key/key-parts.ts';
import { announce, reuse } from './key/keyed-image.ts';
import { imageOfKey, type KeyName } from './key/reuse.ts';
import { keyName, trustOf } from './key/trust.ts';
import { parsePublicAssignments } from './options/arguments.ts';
import { checkDestination, hasAttestations } from './options/options.ts';
import type { Signer } from './options/sign.ts';
import { defaultPlatform, ownPlatform } from './platform.ts';
import { contentLabels, type ImageRequest, type ImageTarget, imageTarget, requirePaths, specOf } from './request.ts';
import { runUntil } from './run-builder.ts';

export interface ImagePorts {
  readonly env: Environment;
  readonly log: Log;
  readonly secrets: Secrets;
  readonly clock: Clock;
  readonly programs: Programs;
  readonly network: Network;
  readonly deadline: Deadline;
}

/**
 * Several images may be made at the same time. For each the deadline bounds everything but the runs of its own builder.
 *
 * @throws Failure `INPUT_INVALID`, `ENGINE_MISSING`, `BUILD_FAILED`, `BUILD_KILLED`, `DEADLINE`, `DIGEST_MISMATCH`,
 * `TAG_TAKEN`, `REGISTRY_*`
 */
export function makeImage(request: ImageRequest, ports: ImagePorts): Promise<MadeImage> {
  return withConnection(ports, async (own) => {
    if (request.finish !== undefined) return await finish(request, resolve(request.cwd, request.finish), own);
    checkDestination(request);
    const signer = await signerFor(request, own);
    const task = { ...(await taskOf(request, own)), signer };
    const source = request['promote-from'];
    const outcome = isJoined(request)
      ? await joinPlatforms(task)
      : source === undefined
        ? await buildImage(task)
        : await promoteImage(task, source);
    return { image: task.target.image, tags: task.target.tags, ...outcome };
  });
}

/** An image that is asked for, and what its key is made of. */
interface ExplainedImage extends MadeImage {
  /** Undefined where something that reaches the image is not known. */
  readonly parts: readonly KeyPart[] | undefined;
  readonly keyTag: string | undefined;
  /** What the image that has the first tag now was made of; undefined without one, or where it does not say. */
  readonly record: string | undefined;
}

/**
 * What is in the key of an image, and whether there is an image of it. Builds and writes nothing.
 *
 * @throws Failure as `makeImage` does before it builds
 */
export function explainImage(request: ImageRequest, ports: ImagePorts): Promise<ExplainedImage> {
  return withConnection(ports, async (own) => {
    const task = await taskOf(
      { ...request, 'dry-run': true, 'unless-changed': true, push: true, load: false, emit: undefined },
      own,
    );
    const { target, registry } = task;
    const whole = specOf(task.request, target, own);
    await using pruned = await prunedFor(task, whole, own);
    const { key, parts } = await readDockerfile(task, pruned?.spec ?? whole);
    const [keyed, tagged] = await Promise.all([
      key === undefined ? undefined : imageOfKey(registry, parseReference(target.image), key),
      readImageConfig(registry, { ...parseReference(target.image), tag: target.tags[0] }),
    ]);
    const digest = keyed?.result === 'found' ? keyed.manifest.digest : undefined;
    const record = tagged?.labels[partsLabel];
    return {
      image: target.image,
      tags: target.tags,
      action: digest === undefined ? 'built' : 'reused',
      digest,
      parts,
      keyTag: key?.tag,
      record: typeof record === 'string' ? record : undefined,
    };
  });
}

/** For each image the deadline bounds everything but the runs of its own builder. */
function withConnection<T>(ports: ImagePorts, work: (own: ImagePorts) => Promise<T>): Promise<T> {
  return ports.deadline.parallel(async (deadline) => {
    using network = ports.network.until(deadline);
    return await work({ ...ports, deadline, network });
  });
}

async function taskOf(request: ImageRequest, ports: ImagePorts): Promise<Task> {
  const target = imageTarget(request);
  const engines = isJoined(request) ? [] : enginesFor(request, allEngines);
  return { request, target, engines, ports, signer: undefined, ...connect(request, target.image, ports) };
}

function isJoined({ join: sources = [] }: ImageRequest): boolean {
  return sources.length > 0;
}

/** What another job has pushed since `emit`. */
async function finish(request: ImageRequest, directory: string, ports: ImagePorts): Promise<MadeImage> {
  const [otherJob] = allEngines.flatMap((engine) => engine.otherJob ?? []);
  if (otherJob === undefined) throw badInput('finish', 'no engine builds in another job', 'Leave finish out.');
  const pushed = await otherJob.finish(directory);
  const { image, tags, action, key } = pushed;
  const signer = await signerFor(request, ports);
  if (pushed.isToBeSigned && signer === undefined) {
    throw badInput('sign', 'is missing, and emit was told to sign', 'Give finish the same sign and sign-key.');
  }
  const { registry, credentials } = connect(request, request.image ?? image, ports);
  const digest = await confirmPushed(registry, image, tags, pushed.digest);
  await proveBases(registry, { ...parseReference(image), digest }, pushed, ports.log);
  if (request['dry-run']) return { image, tags, action, digest };
  const target = { image };
  if (action === 'built') await signFresh({ request, target, signer, credentials, ports }, digest);
  if (key !== undefined) await announce({ target, registry, log: ports.log }, key, digest);
  return { image, tags, action, digest };
}

/** Loaded only where something is signed. */
async function signerFor(request: ImageRequest, ports: ImagePorts): Promise<Signer | undefined> {
  if (request.sign === undefined && request['sign-key'] === undefined) return undefined;
  return (await import('./options/sign.ts')).signerOf(request, ports);
}

/** Loaded only where something is pruned. */
async function prunedFor({ request, engines }: Task, spec: BuildSpec, ports: ImagePorts) {
  const { prune = 'none', 'extra-files': extra } = request;
  if (prune === 'none' && extra.length === 0) return undefined;
  return (await import('./prune/pruned-context.ts')).prunedContext(request, spec, engines, ports);
}

/** One image to build or to promote. */
interface Task {
  readonly request: ImageRequest;
  readonly target: ImageTarget;
  /** Those that the request allows. */
  readonly engines: readonly Engine[];
  readonly registry: Registry;
  readonly credentials: (registry: string, repository: string) => Promise<RegistryCredentials>;
  readonly ports: ImagePorts;
  /** Undefined where nothing is signed. */
  readonly signer: Signer | undefined;
}

type Outcome = Pick<MadeImage, 'action' | 'digest' | 'imageId'>;

async function promoteImage(task: Task, source: string): Promise<Outcome> {
  const { request, target, registry } = task;
  const { image, tags, fixed } = target;
  const promotion = { from: parseReference(source, 'promote-from'), to: parseReference(image), tags, fixed };
  const { promotable, promote } = await import('../image/promote.ts');
  const { digest } = await (request['dry-run'] ? promotable : promote)(registry, promotion);
  if (!request['dry-run']) await skipOtherJob(task, 'promoted', digest);
  return { action: 'promoted', digest };
}

/** What several builds have pushed, one platform each. */
async function joinPlatforms(task: Task): Promise<Outcome> {
  const { request, target, registry, ports } = task;
  const to = parseReference(target.image);
  const sources = (request.join ?? []).map((template) => {
    const item = expand(template, request.placeholders, 'join');
    return isDigest(item) ? { ...to, digest: item } : parseReference(item, 'join');
  });
  const annotations = parsePublicAssignments('annotations', request.annotations ?? [], ports.secrets);
  const dryRun = request['dry-run'];
  const { joinImages } = await import('../image/join.ts');
  const digest = await joinImages(registry, { sources, to, tags: target.tags, annotations, dryRun });
  if (dryRun) return { action: 'joined', digest };
  await confirmPushed(registry, target.image, target.tags, digest);
  await signFresh(task, digest);
  return { action: 'joined', digest };
}

/** Only what this run has made: an image that was found by its key got that behind its signature, or is somebody else's. */
async function signFresh(
  {
    request,
    target,
    signer,
    credentials,
    ports,
  }: Pick<Task, 'request' | 'signer' | 'credentials' | 'ports'> & {
    readonly target: Pick<ImageTarget, 'image'>;
  },
  digest: string,
): Promise<void> {
  if (signer === undefined) return;
  const { image } = target;
  const { registry, repository } = parseReference(image);
  const spec = {
    image,
    credentials: [{ registry, credentials: await credentials(registry, repository) }],
    insecureRegistry: isPlain(registry, request['registry-insecure']),
  };
  const { signImage } = await import('./options/sign.ts');
  await signImage(signer, digest, { spec, run: runUntil(ports.programs, ports.deadline), log: ports.log });
}

/**
 * An image of files that was there already: a run may have been killed between its push and its signature. It is what this run
 * would have pushed, to the byte, so it may be signed; whoever else pushed it.
 */
async function signUnsigned(task: Task, digest: string): Promise<void> {
  if (task.signer === undefined) return;
  const { isSigned } = await import('./options/signed.ts');
  const { registry, repository } = parseReference(task.target.image);
  if (!(await isSigned(task.registry, { registry, repository, digest }))) await signFresh(task, digest);
}

async function buildImage(task: Task): Promise<Outcome> {
  const { request, target, engines, registry, ports } = task;
  const { log, env, clock, deadline } = ports;
  const isOfDockerfile = engines.some(({ source }) => source === 'dockerfile');
  const whole = specOf(request, target, ports);
  await using pruned = isOfDockerfile ? await prunedFor(task, whole, ports) : undefined;
  const given = pruned?.spec ?? whole;
  const content: ReadDockerfile = isOfDockerfile ? await readDockerfile(task, given) : { spec: given };
  const { spec: read, key, parts, isUnchanged } = content;
  const keyed = { ...task, isDry: request['dry-run'], log };
  // A hit has nothing for the local store, where an older image may have the tag.
  const isFresh = read.options.noCache || read.options.load;
  const reused = key === undefined || isFresh ? undefined : await reuse(keyed, key, parts);
  if (reused !== undefined) {
    if (!request['dry-run']) await skipOtherJob(task, 'reused', reused);
    return { action: 'reused', digest: reused };
  }
  const spec = (await pruned?.handOver(read, request['dry-run'])) ?? read;
  using buildDeadline = new Deadline(clock, request['build-timeout'], 'build-timeout');
  const runBuilder = runUntil(ports.programs, buildDeadline);
  const run: Programs['run'] = (call) => deadline.pausedDuring(() => runBuilder(call));
  const engine = await firstAvailable(engines, spec, { run, env, log, registry });
  log.info(`Engine: ${engine.name}`);
  if (request['dry-run']) {
    const { action, digest, lines } = await engine.plan();
    for (const line of lines) log.info(pruned?.hide(line) ?? line);
    return { action, digest };
  }
  const built = await log.group(`Build ${spec.image}`, () => engine.build());
  if (built.result === 'emitted') return { action: 'built', digest: undefined };
  if (built.result === 'kept') return { action: 'built', digest: undefined, imageId: built.imageId };
  const digest = await confirmPushed(registry, spec.image, spec.tags, built.digest);
  await proveBases(registry, { ...parseReference(spec.image), digest }, spec, log);
  if (built.action === 'built') await signFresh(task, digest);
  else await signUnsigned(task, digest);
  // Behind the proof and the signature: what is found by its key has both.
  if (key === undefined || isUnchanged === undefined) return { action: built.action, digest };
  if (await isUnchanged()) await announce(keyed, key, digest);
  else
    log.warn(
      `files changed during the build, so that ${digest} may hold either content and does not get the tag of its key`,
    );
  return { action: built.action, digest };
}

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

interface ReadDockerfile {
  readonly spec: BuildSpec;
  readonly key?: KeyName;
  /** Those of the key. */
  readonly parts?: readonly KeyPart[];
  /** Whether the files still are those of the key. */
  readonly isUnchanged?: () => Promise<boolean>;
}

/** What the Dockerfile adds to a spec, and how its content is called in the registry, if it is known and shall count. */
async function readDockerfile(task: Task, asked: BuildSpec): Promise<ReadDockerfile> {
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
  const standsOn = options.extraArgs.some((word) => word.startsWith('--squash')) ? [] : uses.standsOn;
  const spec = { ...given, credentials, bases, options, ...uses, standsOn };
  if (!isKeyed) return { spec };
  const readKey = engineKeyReader({
    engines,
    bases,
    registry: { ...known, headManifest: (reference) => registry.headManifest(reference) },
    own: ownFiles(request.ci.workspace, spec.emit, engines),
    chooseEngine: async () => {
      const run = runUntil(ports.programs, ports.deadline);
      return (await firstAvailable(engines, spec, { run, env: ports.env, log, registry })).name;
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
  return {
    spec: { ...spec, labels, key: name, options: { ...spec.options, annotations } },
    key: name,
    parts: key.parts,
    async isUnchanged() {
      const now = await readKey(spec);
      return now.known && now.digest === key.digest;
    },
  };
}

/** By all engines that may build. Where they do not agree on what is below the image, nothing is known of it. */
function usesOf(reads: readonly DockerfileReads[]): Pick<BuildSpec, 'baseUses' | 'standsOn'> {
  const [first, ...others] = reads.map(({ standsOn }) => standsOn);
  const agree = others.every((each) => JSON.stringify(each) === JSON.stringify(first));
  return { baseUses: reads.flatMap(({ uses }) => uses), standsOn: agree ? (first ?? []) : [] };
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

async function skipOtherJob({ request, target, engines }: Task, action: MadeImage['action'], digest: string) {
  const { emit, cwd } = request;
  if (emit === undefined) return;
  const { image, tags } = target;
  for (const { otherJob } of engines) await otherJob?.skip(resolve(cwd, emit), { image, tags, action, digest });
}

/**
 * The digest of the pushed image, read back from the registry under every tag.
 * @throws Failure `DIGEST_MISMATCH` when the registry holds something else than the engine says it pushed
 */
export async function confirmPushed(
  registry: Registry,
  image: string,
  [first, ...others]: MadeImage['tags'],
  reported: string | undefined,
): Promise<string> {
  const repository = parseReference(image);
  const pushed = (await registry.headWritten({ ...repository, tag: first }, reported))?.digest;
  if (pushed === undefined || (reported !== undefined && pushed !== reported)) {
    const problem = `${image}:${first} is ${pushed ?? 'missing'} in the registry, but the builder pushed ${reported ?? 'it'}`;
    throw new Failure('failed', 'DIGEST_MISMATCH', problem, {
      hint: 'Another run may have pushed the same tag meanwhile: use a tag that is unique to the commit, such as {sha8}, and run again.',
    });
  }
  if (others.length === 0) return pushed;
  const { confirm } = await import('../image/promote.ts');
  for (const tag of others) await confirm(registry, { ...repository, tag }, pushed);
  return pushed;
}

/** A client of the registries that the image goes to and comes from. */
export function registryFor(request: ImageRequest, image: string, ports: ImagePorts): Registry {
  return connect(request, image, ports).registry;
}

/** A client of the registries, and its credentials. `registry-username` is for the registry of `image` alone. */
function connect(request: ImageRequest, image: string, ports: ImagePorts): Pick<Task, 'registry' | 'credentials'> {
  const inputs = {
    username: request['registry-username'],
    password: request['registry-password'],
    registries: [parseRepositoryName(image).registry],
  };
  const programs = { run: runUntil(ports.programs, ports.deadline) };
  const credentials = credentialResolver(inputs, { ...ports, programs });
  const pushesTo = request['dry-run'] ? {} : { pushesTo: parseRepositoryName(image) };
  const options = { ...ports, ...pushesTo, credentials, insecure: request['registry-insecure'] };
  return { credentials, registry: new Registry(options) };
}
