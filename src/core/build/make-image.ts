/**
 * `core/build` makes the image of one service: it finds it by its content, has an engine build it, or promotes it.
 * It may import the floors below it, of which `prune` alone needs `monorepo` and `source`, and what stands beside the folders of `core`.
 * Begin here; then `engine.ts`, what every engine is, and `engines.ts`, the list of those in `engines/`.
 */
import { resolve } from 'node:path';
import { badInput } from '../failure.ts';
import { readImageConfig } from '../image/image-config.ts';
import { formatReference, isDigest, parseReference } from '../image/reference.ts';
import { expand } from '../names/placeholders.ts';
import { rememberManifests } from './bases/base-config.ts';
import { layersIn, proveBases } from './bases/prove-bases.ts';
import type { MadeImage } from './engine.ts';
import { allEngines } from './engines.ts';
import { partsLabel } from './key/explain.ts';
import type { KeyPart } from './key/key-parts.ts';
import { imageOfKey } from './key/reuse.ts';
import { buildImage, skipOtherJob } from './make/build-image.ts';
import { confirmPushed, publish } from './make/publish.ts';
import { readDockerfile } from './make/read-dockerfile.ts';
import { signerFor, signFresh, signUnsigned } from './make/sign-fresh.ts';
import {
  connect,
  type ImagePorts,
  isJoined,
  type Outcome,
  prunedFor,
  type Task,
  taskOf,
  withConnection,
} from './make/task.ts';
import { parsePublicAssignments } from './options/arguments.ts';
import { checkDestination } from './options/options.ts';
import { type ImageRequest, specOf } from './request.ts';

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
    const found = keyed?.result === 'found' ? keyed.manifest.digest : undefined;
    const digest = found !== undefined && (await isReusable(task, found)) ? found : undefined;
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
  // What was there already has its tags.
  const tagged = action === 'built' ? [] : tags;
  const digest = await confirmPushed(
    registry,
    image,
    pushed.staging === undefined ? tagged : [pushed.staging],
    pushed.digest,
  );
  const known = rememberManifests(registry);
  const reference = { ...parseReference(image), digest };
  await proveBases(known, formatReference(reference), layersIn(known, reference), pushed, ports.log);
  if (request['dry-run']) return { image, tags, action, digest };
  const target = { image, tags };
  const signing = { request, target, signer, registry, credentials, ports };
  if (action === 'built') await signFresh(signing, digest);
  else if (pushed.isToBeSigned) await signUnsigned(signing, digest);
  const { unproved } = pushed;
  if (unproved !== undefined) {
    ports.log.warn(`unless-changed: ${unproved}, so that ${digest} does not get the tag of its key`);
  }
  await publish({ target, registry, known, log: ports.log }, digest, {
    tagged,
    key: unproved === undefined ? key : undefined,
  });
  return { image, tags, action, digest };
}

/** Of an image that was found by its key: what is to be signed has a signature. */
async function isReusable({ request, target, registry }: Task, digest: string): Promise<boolean> {
  if (request.sign === undefined) return true;
  return (await import('./options/signed.ts')).isSigned(registry, { ...parseReference(target.image), digest });
}

async function promoteImage(task: Task, source: string): Promise<Outcome> {
  const { request, target, registry } = task;
  const { image, tags, fixed } = target;
  const promotion = { from: parseReference(source, 'promote-from'), to: parseReference(image), tags, fixed };
  const { promotable, promote } = await import('../image/promote.ts');
  const copying = () => (request['dry-run'] ? promotable : promote)(registry, promotion);
  const { digest } = await task.ports.log.during(`copying ${source}`, copying);
  if (request['dry-run']) return { action: 'promoted', digest };
  await signUnsigned(task, digest);
  await skipOtherJob(task, 'promoted', digest);
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
  const joining = () => joinImages(registry, { sources, to, tags: target.tags, annotations, dryRun });
  const digest = await ports.log.during(`joining ${target.image}`, joining);
  if (dryRun) return { action: 'joined', digest };
  await confirmPushed(registry, target.image, target.tags, digest);
  await signFresh(task, digest);
  return { action: 'joined', digest };
}
