/** Builds an image, unless one of the same content is there. */
import { resolve } from 'node:path';
import { formatReference, parseReference } from '../../image/reference.ts';
import { Deadline } from '../../net/deadline.ts';
import type { Programs } from '../../ports.ts';
import { rememberManifests } from '../bases/base-config.ts';
import { layersIn, proveBases } from '../bases/prove-bases.ts';
import type { MadeImage, ProveImage } from '../engine.ts';
import { firstAvailable } from '../engines.ts';
import { reuse } from '../key/keyed-image.ts';
import { specOf } from '../request.ts';
import { runUntil } from '../run-builder.ts';
import { confirmPushed, publish } from './publish.ts';
import { type ReadDockerfile, readDockerfile } from './read-dockerfile.ts';
import { signFresh, signUnsigned } from './sign-fresh.ts';
import { type Outcome, prunedFor, type Task } from './task.ts';

export async function buildImage(task: Task): Promise<Outcome> {
  const { request, target, engines, registry, ports } = task;
  const { log, env, clock, deadline } = ports;
  const isOfDockerfile = engines.some(({ source }) => source === 'dockerfile');
  const whole = specOf(request, target, ports);
  await using pruned = isOfDockerfile ? await prunedFor(task, whole, ports) : undefined;
  const given = pruned?.spec ?? whole;
  const content: ReadDockerfile = isOfDockerfile ? await readDockerfile(task, given) : { spec: given };
  const { spec: read, parts, proveFiles } = content;
  const keyed = { ...task, isDry: request['dry-run'], isToBeSigned: request.sign !== undefined, log };
  // A hit has nothing for the local store, where an older image may have the tag.
  const isFresh = read.options.noCache || read.options.load;
  const found = content.key === undefined || isFresh ? undefined : await reuse(keyed, content.key, parts);
  if (found?.result === 'reused') {
    if (!request['dry-run']) await skipOtherJob(task, 'reused', found.digest);
    return { action: 'reused', digest: found.digest };
  }
  const key = content.key && found?.replaces ? { ...content.key, replaces: true } : content.key;
  const spec = { ...((await pruned?.handOver(read, request['dry-run'])) ?? read), key };
  using buildDeadline = new Deadline(clock, request['build-timeout'], 'build-timeout');
  const runBuilder = runUntil(ports.builder ?? ports.programs, buildDeadline);
  const run: Programs['run'] = (call) => deadline.pausedDuring(() => runBuilder(call));
  const engine = await firstAvailable(engines, spec, { run, env, log, clock, registry });
  log.info(`Engine: ${engine.name}`);
  if (request['dry-run']) {
    const { action, digest, lines } = await engine.plan();
    for (const line of lines) log.info(pruned?.hide(line) ?? line);
    return { action, digest };
  }
  const known = rememberManifests(registry);
  const prove = async (layersFor: Parameters<ProveImage>[0], name = spec.image) => {
    await Promise.all([proveFiles?.(), proveBases(known, name, layersFor, spec, log)]);
  };
  let isProved = false;
  const build = () =>
    engine.build(async (layersFor) => {
      await prove(layersFor);
      isProved = true;
    });
  const built = await log.group(`Build ${spec.image}`, () => log.during(`building ${shortName(spec.image)}`, build));
  if (built.result === 'emitted') return { action: 'built', digest: undefined };
  if (built.result === 'kept') return { action: 'built', digest: undefined, imageId: built.imageId };
  const { tagged = spec.tags } = built;
  const digest = built.isConfirmed ? built.digest : await confirmPushed(registry, spec.image, tagged, built.digest);
  const image = { ...parseReference(spec.image), digest };
  if (!isProved) await prove(layersIn(known, image), formatReference(image));
  if (built.action === 'built') await signFresh(task, digest);
  else await signUnsigned(task, digest);
  // Behind the proof and the signature: what is found by a tag has both.
  await publish({ ...keyed, known }, digest, { tagged, key });
  await built.nameInStore?.();
  return { action: built.action, digest };
}

export async function skipOtherJob({ request, target, engines }: Task, action: MadeImage['action'], digest: string) {
  const { emit, cwd } = request;
  if (emit === undefined) return;
  const { image, tags } = target;
  const isToBeSigned = action === 'promoted' && request.sign !== undefined;
  const made = { image, tags, action, digest, isToBeSigned };
  for (const { otherJob } of engines) await otherJob?.skip(resolve(cwd, emit), made);
}

/** `web1` of `registry.example.com/team/web1` */
function shortName(image: string): string {
  return image.slice(image.lastIndexOf('/') + 1);
}
