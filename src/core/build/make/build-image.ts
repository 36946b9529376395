/** Builds an image, unless one of the same content is there. */
import { resolve } from 'node:path';
import { parseReference } from '../../image/reference.ts';
import { Deadline } from '../../net/deadline.ts';
import type { Programs } from '../../ports.ts';
import { proveBases } from '../bases/prove-bases.ts';
import type { MadeImage } from '../engine.ts';
import { firstAvailable } from '../engines.ts';
import { reuse, writeKeyTag } from '../key/keyed-image.ts';
import { specOf } from '../request.ts';
import { runUntil } from '../run-builder.ts';
import { confirmPushed } from './confirm-pushed.ts';
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
  const { spec: read, parts, isUnchanged } = content;
  const keyed = { ...task, isDry: request['dry-run'], isToBeSigned: task.signer !== undefined, log };
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
  const runBuilder = runUntil(ports.programs, buildDeadline);
  const run: Programs['run'] = (call) => deadline.pausedDuring(() => runBuilder(call));
  const engine = await firstAvailable(engines, spec, { run, env, log, clock, registry });
  log.info(`Engine: ${engine.name}`);
  if (request['dry-run']) {
    const { action, digest, lines } = await engine.plan();
    for (const line of lines) log.info(pruned?.hide(line) ?? line);
    return { action, digest };
  }
  const built = await log.group(`Build ${spec.image}`, () => engine.build());
  if (built.result === 'emitted') return { action: 'built', digest: undefined };
  if (built.result === 'kept') return { action: 'built', digest: undefined, imageId: built.imageId };
  const digest = built.isConfirmed ? built.digest : await confirmPushed(registry, spec.image, spec.tags, built.digest);
  await proveBases(registry, { ...parseReference(spec.image), digest }, spec, log);
  if (built.action === 'built') await signFresh(task, digest);
  else await signUnsigned(task, digest);
  // Behind the proof and the signature: what is found by its key has both.
  if (key === undefined || isUnchanged === undefined) return { action: built.action, digest };
  if (await isUnchanged()) await writeKeyTag(keyed, key, digest);
  else
    log.warn(
      `files changed during the build, so that ${digest} may hold either content and does not get the tag of its key`,
    );
  return { action: built.action, digest };
}

export async function skipOtherJob({ request, target, engines }: Task, action: MadeImage['action'], digest: string) {
  const { emit, cwd } = request;
  if (emit === undefined) return;
  const { image, tags } = target;
  for (const { otherJob } of engines) await otherJob?.skip(resolve(cwd, emit), { image, tags, action, digest });
}
