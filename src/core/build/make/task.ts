/**
 * `core/build/make` makes one image: it reads the Dockerfile, has an engine build, and says to the registry what came of it. It
 * imports all else of `core/build`, and `make-image.ts` alone imports it. Begin with `build-image.ts`.
 *
 * This file: an image that is to be made, and the connections of its run.
 */
import { credentialResolver } from '../../image/credentials.ts';
import { parseRepositoryName } from '../../image/reference.ts';
import { Registry } from '../../image/registry.ts';
import type { RegistryCredentials } from '../../image/registry-auth.ts';
import type { Deadline } from '../../net/deadline.ts';
import type { Network } from '../../net/network.ts';
import type { Clock, Environment, Log, Programs, Secrets } from '../../ports.ts';
import type { BuildSpec, Engine, MadeImage } from '../engine.ts';
import { allEngines, enginesFor } from '../engines.ts';
import type { Signer } from '../options/sign.ts';
import { type ImageRequest, type ImageTarget, imageTarget } from '../request.ts';
import { programsWithin, runUntil } from '../run-builder.ts';

export interface ImagePorts {
  readonly env: Environment;
  readonly log: Log;
  readonly secrets: Secrets;
  readonly clock: Clock;
  readonly programs: Programs;
  readonly network: Network;
  readonly deadline: Deadline;
  /** For the builder's own run, which `deadline` does not bound. Default: `programs`. */
  readonly builder?: Programs;
}

/** One image to build or to promote. */
export interface Task {
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

export type Outcome = Pick<MadeImage, 'action' | 'digest' | 'imageId'>;

/** For each image the deadline bounds everything but the runs of its own builder. */
export function withConnection<T>(ports: ImagePorts, work: (own: ImagePorts) => Promise<T>): Promise<T> {
  return ports.deadline.parallel(async (deadline) => {
    using network = ports.network.until(deadline);
    const { programs: builder } = ports;
    return await work({ ...ports, deadline, network, programs: programsWithin(builder, deadline), builder });
  });
}

export async function taskOf(request: ImageRequest, ports: ImagePorts): Promise<Task> {
  const target = imageTarget(request);
  const engines = isJoined(request) ? [] : enginesFor(request, allEngines);
  return { request, target, engines, ports, signer: undefined, ...connect(request, target.image, ports) };
}

export function isJoined({ join: sources = [] }: ImageRequest): boolean {
  return sources.length > 0;
}

/** A client of the registries that the image goes to and comes from. */
export function registryFor(request: ImageRequest, image: string, ports: ImagePorts): Registry {
  return connect(request, image, ports).registry;
}

/** A client of the registries, and its credentials. `registry-username` is for the registry of `image` alone. */
export function connect(
  request: ImageRequest,
  image: string,
  ports: ImagePorts,
): Pick<Task, 'registry' | 'credentials'> {
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
/** Loaded only where something is pruned. */
export async function prunedFor({ request, engines }: Task, spec: BuildSpec, ports: ImagePorts) {
  const { prune = 'none', 'extra-files': extra } = request;
  if (prune === 'none' && extra.length === 0) return undefined;
  return (await import('../prune/pruned-context.ts')).prunedContext(request, spec, engines, ports);
}
