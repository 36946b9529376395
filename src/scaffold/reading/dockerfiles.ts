/** Which Dockerfile builds a service, and what its `ARG` lines want to be told. */
import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path/posix';
import { assignments, parseDockerfile } from '../../core/build/dockerfile.ts';
import { isPlatformArg } from '../../core/build/dockerfile-findings.ts';

/** How the image of a service is built, by a Dockerfile that is there. */
export interface FoundBuild {
  /** Path relative to the monorepo's root, and content. */
  readonly dockerfile: { readonly path: string; readonly text: string };
  /** In words: why it is this one. */
  readonly reason: string;
  /** Every `ARG` that must be given, in its order. */
  readonly args: readonly BuildArgument[];
}

interface BuildArgument {
  readonly name: string;
  /** As `gitops.yaml` has it, with placeholders; undefined where nothing here says it. */
  readonly value: string | undefined;
}

export interface ServiceAt {
  /** Its key in `gitops.yaml`. */
  readonly name: string;
  /** Name of its workspace package. */
  readonly packageName: string | undefined;
  /** Directory relative to the root, `.` for the root. */
  readonly path: string;
}

const dockerfileName = /^(?:Dockerfile|Containerfile)(?:\.[\w.-]+)?$|\.Dockerfile$/;

export function isDockerfile(path: string): boolean {
  return dockerfileName.test(basename(path)) && !path.endsWith('.dockerignore');
}

/**
 * @param root absolute
 * @param dockerfiles of the monorepo, relative to the root
 */
export async function foundBuild(
  root: string,
  service: ServiceAt,
  dockerfiles: readonly string[],
): Promise<FoundBuild | undefined> {
  const found = chooseDockerfile(service, dockerfiles);
  if (found === undefined) return undefined;
  const { path, reason } = found;
  const text = await readFile(join(root, path), 'utf8');
  const isShared = !path.startsWith(`${service.path}/`) && service.path !== '.';
  return { dockerfile: { path, text }, reason, args: argumentsOf(text, service, isShared) };
}

/** The nearest one: its own, one of its name, the one of a directory around it, the only one of the repository. */
function chooseDockerfile({ name, path }: ServiceAt, dockerfiles: readonly string[]) {
  const names = new Set([name, basename(path)]);
  const inside = dockerfiles.filter((file) => path === '.' || file.startsWith(`${path}/`));
  const own = inside.find((file) => file === join(path, 'Dockerfile'));
  if (own !== undefined) return { path: own, reason: 'it lies in the directory of the service' };
  const named = dockerfiles.find((file) => names.has(nameIn(file)) || names.has(directoryOf(file)));
  if (named !== undefined) return { path: named, reason: 'it has the name of the service' };
  const [only, ...others] = inside;
  if (only !== undefined && others.length === 0) return { path: only, reason: 'it is the only one of the service' };
  for (let around = dirname(path); path !== '.'; around = dirname(around)) {
    const shared = dockerfiles.find((file) => file === join(around, 'Dockerfile'));
    if (shared !== undefined) return { path: shared, reason: 'it lies in a directory around the service' };
    if (around === '.') break;
  }
  const apart = dockerfiles.filter((file) => /^(?:docker|\.docker|build|deploy|ci|\.ci|tools)\//.test(file));
  const [alone] = apart;
  return alone !== undefined && apart.length === 1
    ? { path: alone, reason: 'it is the only one besides those of services' }
    : undefined;
}

/** `web1` of `Dockerfile.web1` and `web1.Dockerfile`; empty for others. */
function nameIn(file: string): string {
  return /^(?:Dockerfile|Containerfile)\.(.+)$|^(.+)\.Dockerfile$/.exec(basename(file))?.slice(1).find(Boolean) ?? '';
}

/** `web1` of `docker/web1/Dockerfile`. */
function directoryOf(file: string): string {
  return basename(file) === 'Dockerfile' ? basename(dirname(file)) : '';
}

/** Builders know these by themselves. Source: BuildKit, predefined ARGs. */
const predefined = /^(?:https?|ftp|no|all)_proxy$/i;

function argumentsOf(text: string, service: ServiceAt, isShared: boolean): readonly BuildArgument[] {
  const { globals, stages } = parseDockerfile(text);
  const instructions = [...globals, ...stages.flatMap((stage) => stage.instructions)];
  const declared = instructions.filter(({ keyword }) => keyword === 'ARG').flatMap(assignments);
  const names = [...new Set(declared.map(([name]) => name))];
  const withDefault = new Set(declared.flatMap(([name, value]) => (value === undefined ? [] : [name])));
  return names.flatMap((name) => {
    if (predefined.test(name) || isPlatformArg(name)) return [];
    const value = customary(name, text, service);
    // A shared Dockerfile has one default for all services.
    const isNeeded = !withDefault.has(name) || (isShared && value?.isOfService === true);
    return isNeeded ? [{ name, value: value?.text }] : [];
  });
}

const serviceArg =
  /^(?:SERVICE|APP|APPLICATION|PROJECT|PACKAGE|PKG|WORKSPACE|MODULE|COMPONENT|SCOPE|TARGET_APP)(?:_?NAME)?$/i;
const pathArg =
  /^(?:SERVICE|APP|APPLICATION|PROJECT|PACKAGE|PKG|WORKSPACE|MODULE)_?(?:PATH|DIR|DIRECTORY|FOLDER|ROOT)$/i;
/** `NODE_ENV` is `production` in every image. */
const environmentArg = /^(?!NODE_ENV$)(?:\w+_)?(?:ENV|ENVIRONMENT|STAGE)$/i;

/** What an argument of this name is given by custom; undefined where the name says nothing. */
function customary(name: string, text: string, service: ServiceAt) {
  if (environmentArg.test(name)) return { text: '{environment}', isOfService: false };
  if (pathArg.test(name)) return { text: service.path, isOfService: true };
  if (!serviceArg.test(name)) return undefined;
  const isDirectory = new RegExp(`/["']?\\$\\{?${name}\\b`).test(text);
  const named = isDirectory ? basename(service.path) : (service.packageName ?? basename(service.path));
  return { text: named === service.name ? '{service}' : named, isOfService: true };
}
