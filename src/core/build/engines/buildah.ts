/** The engine `buildah`, which needs no daemon. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parseImageConfig } from '../../image/image-config.ts';
import { isObject } from '../../json.ts';
import type { Argv, Environment } from '../../ports.ts';
import { programsOnPath } from '../../program.ts';
import { withPinnedBases } from '../bases/pinned-bases.ts';
import { type BuildFiles, buildFiles } from '../build-files.ts';
import {
  type BuildResult,
  type BuildSpec,
  commonFlags,
  destinations,
  type Engine,
  type EnginePorts,
  type ProveImage,
} from '../engine.ts';
import { ownIgnoreFile } from '../ignore-rules.ts';
import { platformName } from '../platform.ts';
import { runStep, versionIn } from '../run-builder.ts';
import { declaredBuildah } from './declared.ts';
import { buildahFlags } from './option-flags.ts';
import { plannedDirectory, plannedImage, planOf } from './plan.ts';

interface Buildah {
  readonly program: string;
  /** Before the subcommand: `--storage-driver=vfs` where overlay cannot work. */
  readonly storage: readonly string[];
  readonly isolation: readonly string[];
}

/** @param inContainer whether we run inside a container, where mounting and namespaces are limited */
export function buildahEngine(inContainer: (env: Environment) => boolean): Engine {
  return {
    ...declaredBuildah,
    async probe(spec, ports) {
      const found = await findBuildah(ports, inContainer);
      if ('unusable' in found) return { available: false, reason: found.unusable, howToGet };
      if ('refused' in found) {
        return { available: false, reason: found.refused, howToGet: otherWays, bySetup: true };
      }
      return {
        available: true,
        title: found.program,
        version: async () => versionIn(await ports.run({ argv: [found.program, '--version'], env: ports.env })),
        async plan() {
          const files = { authFile: undefined, directory: plannedDirectory };
          const image = isList(spec) ? listName(files.directory) : plannedImage;
          const pinned = await withPinnedBases(spec, 'dockerfile-and-contexts', undefined);
          // By hand each tag is pushed.
          const tags = spec.options.push ? spec.tags : [];
          const after = tags.map((tag) => pushArgv(found, { ...spec, tags: [tag] }, files, image));
          const programs = [buildArgv(found, pinned, files), ...tagArgvs(found, spec, image), ...after];
          return planOf(programs.map((argv) => ({ argv })));
        },
        pinsTriggers: true,
        build: (prove) => build(found, spec, ports, prove),
      };
    },
  };
}

export const buildah = buildahEngine(runsInContainer);

interface Unusable {
  readonly unusable: string;
}

/** The job has no rights for what buildah does. */
interface Refused {
  readonly refused: string;
}

const otherWays =
  'Build in another way: with kaniko (`builder: kaniko` of the GitLab component `pipeline`), with the engine `append` (`files` in gitops.yaml), or on a BuildKit elsewhere (the input `builder`, `tcp://buildkitd:1234`). Or have the runner let its jobs create user namespaces.';

const howToGet = 'Install buildah (apt-get install buildah), or run the job in quay.io/buildah/stable.';

/** By the files that container engines put into every container, and the variables of Kubernetes and podman. */
export function runsInContainer(env: Environment): boolean {
  if (env.KUBERNETES_SERVICE_HOST !== undefined || env.container !== undefined) return true;
  return existsSync('/.dockerenv') || existsSync('/run/.containerenv');
}

async function findBuildah(
  ports: EnginePorts,
  inContainer: (env: Environment) => boolean,
): Promise<Buildah | Unusable | Refused> {
  const [program] = await programsOnPath('buildah', ports.env);
  if (program === undefined) return { unusable: 'no buildah on PATH' };
  const storage = await workingStorage(program, ports);
  if (!('flags' in storage)) return storage;
  // Inside a container runc cannot make the namespaces it wants; chroot isolation is what buildah's own image sets.
  const chroot = ports.env.BUILDAH_ISOLATION === undefined && inContainer(ports.env);
  return { program, storage: storage.flags, isolation: chroot ? ['--isolation=chroot'] : [] };
}

/** The configured storage when it works; else vfs: overlay cannot be stacked on a container's own overlay. */
async function workingStorage(
  program: string,
  ports: EnginePorts,
): Promise<{ readonly flags: readonly string[] } | Unusable | Refused> {
  const probe = (...flags: string[]) => ports.run({ argv: [program, ...flags, 'info'], env: ports.env });
  const asConfigured = await probe();
  if (asConfigured.exitCode === 0) return { flags: [] };
  // As any user but root, and without CAP_SYS_ADMIN, it makes a user namespace for everything, also for this answer.
  if (/unshare\(|CLONE_NEWUSER|new[ug]idmap|user namespaces?\b/i.test(asConfigured.stderr)) {
    return { refused: `this job may not create user namespaces (${sentenceOf(asConfigured.stderr)})` };
  }
  const vfs = '--storage-driver=vfs';
  if (ports.env.STORAGE_DRIVER === undefined && (await probe(vfs)).exitCode === 0) return { flags: [vfs] };
  return { unusable: `${program} info: ${asConfigured.stderr.trim().split('\n').at(-1) ?? 'failed'}` };
}

/** What buildah says itself: the first line that is no record of its log. */
function sentenceOf(stderr: string): string {
  const lines = stderr.trim().split('\n');
  return (lines.find((line) => !line.startsWith('time=')) ?? lines[0] ?? '').trim();
}

/** Those of a build; a dry run has none. */
type Files = Pick<BuildFiles, 'directory' | 'authFile'>;

async function build(buildah: Buildah, spec: BuildSpec, ports: EnginePorts, prove: ProveImage): Promise<BuildResult> {
  await using files = await buildFiles(spec, ports.env, 'containers-image');
  const { env, directory } = files;
  const pinned = await withPinnedBases(spec, 'dockerfile-and-contexts', join(directory, 'dockerfile'));
  await runStep(ports, spec, { argv: buildArgv(buildah, pinned, files), env });
  const image = isList(spec) ? listName(directory) : await textOf(join(directory, 'image-id'));
  const imageId = image.startsWith('sha256:') ? image : `sha256:${image}`;
  try {
    if (spec.options.push || spec.options.load) await prove(layersIn(buildah, ports, image, isList(spec)));
    for (const argv of tagArgvs(buildah, spec, image)) await runStep(ports, spec, { argv, env });
    if (!spec.options.push) return { result: 'kept', imageId };
    await runStep(ports, spec, { argv: pushArgv(buildah, spec, files, image), env });
  } finally {
    // With `load` the list has the names of the user by now.
    if (isList(spec)) await ports.run({ argv: [buildah.program, ...buildah.storage, 'manifest', 'rm', image], env });
  }
  const digest = await textOf(join(directory, 'digest'));
  return { result: 'pushed', action: 'built', digest, tagged: [spec.tags[0]] };
}

/** Reads the layers of an image in the store, or of the platforms of a list. */
function layersIn(
  { program, storage }: Buildah,
  { run, env }: EnginePorts,
  image: string,
  isListed: boolean,
): Parameters<ProveImage>[0] {
  const ask = async (...args: string[]): Promise<string | undefined> => {
    const { exitCode, stdout } = await run({ argv: [program, ...storage, ...args], env });
    return exitCode === 0 ? stdout.toString('utf8') : undefined;
  };
  return async (platform) => {
    const list = isListed ? await ask('manifest', 'inspect', image) : undefined;
    const digest = list === undefined ? undefined : digestFor(JSON.parse(list), platform);
    if (isListed && digest === undefined) return undefined;
    const name = digest === undefined ? image : `${image}@${digest}`;
    const config = await ask('inspect', '--type=image', '--format={{.Config}}', name);
    return config === undefined ? undefined : parseImageConfig(Buffer.from(config)).layers;
  };
}

function digestFor(list: unknown, platform: string): string | undefined {
  const { manifests } = isObject(list) ? list : {};
  const entries: readonly unknown[] = Array.isArray(manifests) ? manifests : [];
  const entry = entries.filter(isObject).find((each) => {
    const { os, architecture, variant } = isObject(each.platform) ? each.platform : {};
    if (typeof os !== 'string' || typeof architecture !== 'string') return false;
    const named = { os, architecture, ...(typeof variant === 'string' ? { variant } : {}) };
    return platformName(named) === platform;
  });
  return typeof entry?.digest === 'string' ? entry.digest : undefined;
}

async function textOf(file: string): Promise<string> {
  return (await readFile(file, 'utf8')).trim();
}

/** Several platforms are built into a manifest list, one into a plain image. */
function isList(spec: BuildSpec): boolean {
  return spec.platforms.length > 1;
}

/** `--manifest` adds to a list that exists, so the name must be new: it is that of the build's own directory. */
function listName(directory: string): string {
  return directory === plannedDirectory
    ? 'localhost/monorepo-gitops'
    : `localhost/${basename(directory).toLowerCase()}`;
}

/** `load`: the names in buildah's own store. */
function tagArgvs({ program, storage }: Buildah, spec: BuildSpec, image: string): readonly Argv[] {
  return spec.options.load ? [[program, ...storage, 'tag', image, ...destinations(spec)]] : [];
}

function buildArgv(buildah: Buildah, spec: BuildSpec, files: Files): Argv {
  const ignoreFile = ownIgnoreFile(spec.dockerfile);
  return [
    buildah.program,
    ...buildah.storage,
    'build',
    ...buildah.isolation,
    ...layerCache(spec),
    '--format=oci',
    isList(spec) ? `--manifest=${listName(files.directory)}` : `--iidfile=${join(files.directory, 'image-id')}`,
    `--file=${spec.dockerfile}`,
    ...(spec.platforms.length === 0 ? [] : [`--platform=${spec.platforms.join(',')}`]),
    ...commonFlags(spec),
    ...buildahFlags(spec),
    // buildah before 1.31 does not look for it by itself.
    ...(existsSync(ignoreFile) ? [`--ignorefile=${ignoreFile}`] : []),
    ...registryFlags(spec, files),
    '--',
    spec.context,
  ];
}

/**
 * buildah looks for cached layers without regard to the platform: of two stages `FROM scratch` with the same content
 * the second one becomes the first one's image, and the list loses a platform (seen with 1.28).
 */
function layerCache(spec: BuildSpec): readonly string[] {
  if (isList(spec)) return ['--layers=false'];
  if (spec.cache.mode !== 'registry') return ['--layers'];
  const { repository } = spec.cache;
  return ['--layers', `--cache-from=${repository}`, ...(spec.writesCache ? [`--cache-to=${repository}`] : [])];
}

/**
 * The first tag goes with the image; the others are written by the digest, without asking for its parts once more.
 *
 * @param image id of the built image, or the name of the manifest list
 */
function pushArgv(buildah: Buildah, spec: BuildSpec, files: Files, image: string): Argv {
  return [
    buildah.program,
    ...buildah.storage,
    ...(isList(spec) ? ['manifest', 'push', '--all'] : ['push', '--retry=3', '--retry-delay=2s']),
    `--digestfile=${join(files.directory, 'digest')}`,
    ...registryFlags(spec, files),
    image,
    `docker://${spec.image}:${spec.tags[0]}`,
  ];
}

function registryFlags(spec: BuildSpec, files: Files): readonly string[] {
  return [
    ...(files.authFile === undefined ? [] : [`--authfile=${files.authFile}`]),
    ...(spec.insecureRegistry ? ['--tls-verify=false'] : []),
  ];
}
