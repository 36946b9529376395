/** What an image is made for where `platforms` does not say it: what the builder runs on that is going to build. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../../failure.ts';
import { isObject } from '../../json.ts';
import type { Environment } from '../../ports.ts';
import type { BuildSpec } from '../engine.ts';
import { firstAvailable } from '../engines.ts';
import { hostPlatform } from '../platform.ts';
import { runUntil } from '../run-builder.ts';
import type { Task } from './task.ts';

/**
 * Programs are started only where something says that the builder may be elsewhere. The engine that is going to build is asked:
 * a variable that means another one says nothing.
 */
export async function builderPlatform({ engines, registry, ports }: Task, spec: BuildSpec): Promise<string> {
  const { env, log } = ports;
  if (!engines.some(({ mayBeRemote }) => mayBeRemote) || !(await mayBeElsewhere(spec.builder, env))) {
    return hostPlatform();
  }
  const run = runUntil(ports.programs, ports.deadline);
  const unknown = (why: string) => {
    const host = hostPlatform();
    log.warn(`the platform of the builder is not known (${why}): the image is made for ${host}; give \`platforms\``);
    return host;
  };
  try {
    const engine = await firstAvailable(engines, spec, { run, env, log, clock: ports.clock, registry });
    if (engine.platform === undefined) return hostPlatform();
    return (await engine.platform()) ?? unknown(`${engine.name} does not say it`);
  } catch (error) {
    // Its image may be there already, and then nothing builds.
    if (!(error instanceof Failure) || error.code !== 'ENGINE_MISSING') throw error;
    return unknown('no engine can build here');
  }
}

/**
 * Whether anything names a builder or a daemon that may be on another machine: `builder`, the variables of docker, buildx and
 * buildctl, `docker context use`, `docker buildx use`. Sources: docs.docker.com, "Docker contexts"; docker/buildx, store/store.go.
 */
async function mayBeElsewhere(builder: string | undefined, env: Environment): Promise<boolean> {
  if (builder !== undefined) return true;
  const { DOCKER_HOST = '', DOCKER_CONTEXT = '', BUILDX_BUILDER = '', BUILDKIT_HOST = '' } = env;
  if (/^(tcp|ssh|https?):/.test(DOCKER_HOST) || BUILDX_BUILDER !== '' || BUILDKIT_HOST !== '') return true;
  if (isOther(DOCKER_CONTEXT)) return true;
  const home = env.HOME ?? env.USERPROFILE;
  const docker = env.DOCKER_CONFIG || (home ? join(home, '.docker') : undefined);
  const buildx = env.BUILDX_CONFIG || (docker === undefined ? undefined : join(docker, 'buildx'));
  const [inContext, inBuilder] = await Promise.all([
    // A variable wins over what was chosen before.
    docker === undefined || DOCKER_HOST !== '' || DOCKER_CONTEXT !== '' ? false : choosesContext(docker),
    buildx === undefined ? false : choosesBuilder(buildx),
  ]);
  return inContext || inBuilder;
}

function isOther(context: unknown): boolean {
  return typeof context === 'string' && context !== '' && context !== 'default';
}

async function choosesContext(docker: string): Promise<boolean> {
  return isOther((await jsonIn(join(docker, 'config.json'))).currentContext);
}

/** With `buildx use`, and its `--default`, which counts for one context. */
async function choosesBuilder(buildx: string): Promise<boolean> {
  const [current, defaults] = await Promise.all([
    jsonIn(join(buildx, 'current')),
    readdir(join(buildx, 'defaults')).catch(() => []),
  ]);
  if (defaults.length > 0) return true;
  const { Name: name } = current;
  if (typeof name !== 'string' || name === '') return false;
  return !isContainerHere(await jsonIn(join(buildx, 'instances', name)));
}

/** As `docker buildx create` makes it by itself: one node, a container of the daemon of this machine. */
function isContainerHere({ Driver: driver, Nodes: nodes }: Readonly<Record<string, unknown>>): boolean {
  const [node, ...others] = Array.isArray(nodes) ? nodes : [];
  const endpoint: unknown = isObject(node) ? node.Endpoint : undefined;
  const isHere = endpoint === 'default' || endpoint === 'unix:///var/run/docker.sock';
  return driver === 'docker-container' && others.length === 0 && isHere;
}

/** Nothing for a file that is not there, or that is no JSON: the builder will say so. */
async function jsonIn(path: string): Promise<Readonly<Record<string, unknown>>> {
  try {
    const content: unknown = JSON.parse(await readFile(path, 'utf8'));
    return isObject(content) ? content : {};
  } catch {
    return {};
  }
}
