/** The engine `buildkit`, through the first of three clients that works here: buildx, buildctl, `docker build`. */
import { readFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { parseReference } from '../../image/reference.ts';
import { isPlain } from '../../image/registry-http.ts';
import type { Argv, Log } from '../../ports.ts';
import { programsOnPath } from '../../program.ts';
import { type PinnedBy, withPinnedBases } from '../bases/pinned-bases.ts';
import { buildFiles } from '../build-files.ts';
import {
  type Builder,
  type BuildPlan,
  type BuildSpec,
  commonFlags,
  destinations,
  type Engine,
  type EnginePorts,
  secretFlags,
} from '../engine.ts';
import { tlsLines, tlsPaths, writeTls } from '../options/builder-tls.ts';
import { runStep } from '../run-builder.ts';
import { declaredBuildkit } from './declared.ts';
import {
  annotationFields,
  beyondDaemon,
  buildctlFlags,
  buildxFlags,
  daemonRefusal,
  dockerFlags,
} from './option-flags.ts';
import { plannedDirectory, planOf } from './plan.ts';

export const buildkit: Engine = {
  ...declaredBuildkit,
  async probe(spec, ports) {
    const reasons: string[] = [];
    let bySetup = false;
    for (const { program, probe } of clients) {
      const paths = await programsOnPath(program, ports.env);
      if (paths.length === 0) reasons.push(`no ${program} on PATH`);
      for (const path of paths) {
        const client = await probe(path, spec, ports);
        if (!('unusable' in client)) return builderOf(client, spec, ports);
        reasons.push(`${path}: ${client.unusable}`);
        bySetup ||= client.bySetup === true;
      }
    }
    const reason = [...new Set(reasons)].join('; ');
    return { available: false, reason, howToGet, ...(bySetup ? { bySetup } : {}) };
  },
};

const howToGet =
  'Install docker with its buildx plugin (GitHub: docker/setup-buildx-action; GitLab: a docker:dind service with DOCKER_HOST), or name a BuildKit daemon with `builder`.';

/** One way to reach BuildKit that was found to work here. */
interface Client {
  /** For the log: `docker buildx (driver docker-container)`. */
  readonly title: string;
  plan(): Promise<BuildPlan>;
  build(): Promise<ClientResult>;
}

/** As the client tells it; undefined where it does not say. */
interface ClientResult {
  readonly digest: string | undefined;
  readonly imageId: string | undefined;
}

/** Tries one program. */
type ClientProbe = (program: string, spec: BuildSpec, ports: EnginePorts) => Promise<Client | Unusable>;

interface Unusable {
  /** For people, one line. */
  readonly unusable: string;
  /** The builder is there, but the inputs ask for what it never can. */
  readonly bySetup?: true;
}

function builderOf(client: Client, { options }: BuildSpec, { log }: EnginePorts): Builder {
  return {
    available: true,
    plan: () => client.plan(),
    async build() {
      log.detail(`BuildKit through ${client.title}`);
      const { digest, imageId } = await client.build();
      return options.push ? { result: 'pushed', action: 'built', digest } : { result: 'kept', imageId };
    },
  };
}

/** Whether `builder` is the address of a daemon (`tcp://…`, `unix://…`) and not the name of a buildx builder. */
function isAddress(builder: string | undefined): builder is string {
  return builder?.includes('://') === true;
}

/** Field of BuildKit's exporters and caches; base images follow the configuration of its daemon alone. */
const plainHttp = 'registry.insecure=true';

interface CacheFields {
  readonly from: readonly string[];
  readonly to: readonly string[];
}

/** `type=registry,…` fields that import and export the build cache; empty lists for no cache. */
function cacheFields(spec: BuildSpec, exportsCache = true): CacheFields {
  const usual = exportsCache ? usualCache(spec) : { from: [], to: [] };
  return {
    from: spec.options.cacheFrom ?? usual.from,
    to: spec.writesCache ? (spec.options.cacheTo ?? usual.to) : [],
  };
}

function usualCache(spec: BuildSpec): CacheFields {
  // A cache export that fails would fail the build after the image was pushed; it must never decide over a deployment.
  const lenient = 'mode=max,ignore-error=true';
  switch (spec.cache.mode) {
    case 'none':
      return { from: [], to: [] };
    case 'gha': {
      const at = `type=gha,scope=${spec.cache.scope}`;
      return { from: [at], to: [`${at},${lenient}`] };
    }
    case 'registry': {
      const { repository, scope } = spec.cache;
      const isPlainHttp =
        spec.insecureRegistry && parseReference(repository).registry === parseReference(spec.image).registry;
      const at = `type=registry,ref=${repository}:${scope}${isPlainHttp ? `,${plainHttp}` : ''}`;
      // ECR and Harbor refuse BuildKit's own index format.
      return { from: [at], to: [`${at},image-manifest=true,oci-mediatypes=true,${lenient}`] };
    }
  }
}

const metadataName = 'metadata.json';
/** Has nothing but a copy of the Dockerfile: BuildKit gets the whole of it. */
const dockerfileDirectory = 'dockerfile';

/** How the programs of a build are called. */
interface Calls {
  argvs(spec: BuildSpec, directory: string): readonly Argv[];
  readonly pinnedBy: PinnedBy;
  environment?(directory: string): Readonly<Record<string, string>>;
}

async function planned(spec: BuildSpec, { argvs, pinnedBy, environment = () => ({}) }: Calls): Promise<BuildPlan> {
  const pinned = await withPinnedBases(spec, pinnedBy, undefined);
  const env = environment(plannedDirectory);
  const programs = argvs(pinned, plannedDirectory).map((argv) => ({ argv, env }));
  return planOf(programs, tlsLines(spec.options.tls));
}

/** Runs the programs, of which the last one writes a metadata file. */
async function runWithMetadata(
  spec: BuildSpec,
  ports: EnginePorts,
  { argvs, pinnedBy, environment = () => ({}) }: Calls,
): Promise<ClientResult> {
  await using files = await buildFiles(spec, ports.env, 'docker');
  await writeTls(spec.options.tls, files.directory);
  const env = { ...files.env, ...environment(files.directory) };
  const pinned = await withPinnedBases(spec, pinnedBy, join(files.directory, dockerfileDirectory));
  for (const argv of argvs(pinned, files.directory)) await runStep(ports, spec, { argv, env });
  // Of a build that leaves nothing anywhere buildctl writes none.
  const path = join(files.directory, metadataName);
  const text = await readFile(path, 'utf8').catch(() => '{}');
  const metadata = JSON.parse(text) as Readonly<Record<string, unknown>> | null;
  const textAt = (key: string) => (typeof metadata?.[key] === 'string' ? metadata[key] : undefined);
  // The digest of the manifest, or of the index where there is one. dockerd has the id of the image in its place.
  const digest = textAt('containerimage.digest');
  return { digest, imageId: textAt('containerimage.config.digest') ?? digest };
}

/** What a build by dockerd itself cannot do. It decides by a list of its own which registries are spoken to over http. */
function mentionLimitsOfDaemon(spec: BuildSpec, exportsCache: boolean, log: Log): void {
  if (spec.cache.mode !== 'none' && !exportsCache) {
    log.detail('This docker cannot export a build cache: building with the one of its daemon only.');
  }
  const { registry } = parseReference(spec.image);
  if (!spec.insecureRegistry || isPlain(registry, [])) return;
  log.warn(
    `registry-insecure: dockerd pushes to ${registry} over http only when "insecure-registries" of its daemon.json lists it; buildah and BuildKit builders need no such list.`,
  );
}

interface BuildxBuilder {
  readonly docker: string;
  /** Undefined: the one in use. */
  readonly name: string | undefined;
  /** Address of a daemon for which a builder is made and thrown away with its configuration. */
  readonly address: string | undefined;
  readonly driver: string;
  readonly exportsCache: boolean;
  readonly pinnedBy: PinnedBy;
}

/** `docker buildx`: the plugin is there and the builder answers. */
const buildx: ClientProbe = async (docker, spec, ports) => {
  const { builder } = spec;
  const ask = (...args: string[]) => ports.run({ argv: [docker, ...args], env: ports.env });
  const version = await ask('buildx', 'version');
  if (version.exitCode !== 0) return { unusable: 'has no buildx plugin' };
  if (isAddress(builder)) {
    const remote = {
      docker,
      name: undefined,
      address: builder,
      driver: 'remote',
      exportsCache: true,
      pinnedBy: 'contexts',
    } as const;
    return buildxClient(remote, spec, ports);
  }
  const inspect = await ask('buildx', 'inspect', ...(builder === undefined ? [] : ['--', builder]));
  // buildx has no machine output for one builder before 0.13; the field names of this one have not changed since 0.1.
  const answer = inspect.stdout.toString('utf8');
  const driver = /^Driver:\s*(\S+)/m.exec(answer)?.[1];
  if (inspect.exitCode !== 0 || driver === undefined) {
    const [line] = inspect.stderr.trim().split(/\r?\n/);
    return { unusable: `buildx inspect: ${line || 'no driver in its answer'}` };
  }
  const server = driver === 'docker' ? await ask('version', '--format', '{{.Server.Version}}') : undefined;
  if (server !== undefined && server.exitCode !== 0) {
    return { unusable: 'buildx is there, but no docker daemon answers' };
  }
  const exportsCache = driver !== 'docker' || /^\s*Cache export:\s*true/im.test(answer);
  const beyond = beyondDaemon(spec, exportsCache, true);
  if (beyond !== undefined) return { unusable: daemonRefusal(beyond, true), bySetup: true };
  // BuildKit has named contexts since 0.10, which came into Docker with 23.
  const isOld =
    server === undefined
      ? /^BuildKit(?: version)?:\s*v?0\.\d\./im.test(answer)
      : Number.parseInt(server.stdout.toString('utf8'), 10) < 23;
  const pinnedBy = isOld ? 'dockerfile' : 'contexts';
  return buildxClient({ docker, name: builder, address: undefined, driver, exportsCache, pinnedBy }, spec, ports);
};

function buildxClient(builder: BuildxBuilder, spec: BuildSpec, ports: EnginePorts): Client {
  const { docker, address, driver, exportsCache } = builder;
  const create = (work: string): readonly Argv[] => {
    if (address === undefined) return [];
    const remote = ['--name', throwAwayBuilder, '--driver', 'remote', ...driverOptions(spec, work)];
    return [[docker, 'buildx', 'create', ...remote, '--', address]];
  };
  const calls: Calls = {
    argvs: (pinned, work) => [...create(work), buildxArgv(builder, pinned, join(work, metadataName))],
    pinnedBy: builder.pinnedBy,
    // The throw-away builder goes with its configuration.
    environment: (work) => (address === undefined ? {} : { BUILDX_CONFIG: join(work, 'buildx') }),
  };
  return {
    title: `${docker} buildx (driver ${driver})`,
    plan: () => planned(spec, calls),
    build() {
      if (driver === 'docker') mentionLimitsOfDaemon(spec, exportsCache, ports.log);
      return runWithMetadata(spec, ports, calls);
    },
  };
}

const throwAwayBuilder = 'monorepo-gitops';

function driverOptions({ options }: BuildSpec, work: string): readonly string[] {
  const names = { ca: 'cacert', cert: 'cert', key: 'key' };
  return [...tlsPaths(options.tls, work)].map(([part, path]) => `--driver-opt=${names[part]}=${path}`);
}

function buildxArgv(builder: BuildxBuilder, spec: BuildSpec, metadataFile: string): Argv {
  const name = builder.address === undefined ? builder.name : throwAwayBuilder;
  const cache = cacheFields(spec, builder.exportsCache);
  return [
    builder.docker,
    'buildx',
    'build',
    ...(name === undefined ? [] : [`--builder=${name}`]),
    ...buildxOutputs(spec, builder.driver),
    '--progress=plain',
    `--metadata-file=${metadataFile}`,
    `--file=${spec.dockerfile}`,
    ...(spec.platforms.length === 0 ? [] : [`--platform=${spec.platforms.join(',')}`]),
    ...destinations(spec).map((destination) => `--tag=${destination}`),
    ...commonFlags(spec),
    ...buildxFlags(spec, builder.driver),
    ...cache.from.map((fields) => `--cache-from=${fields}`),
    ...cache.to.map((fields) => `--cache-to=${fields}`),
    '--',
    spec.context,
  ];
}

/** Where the image goes. */
function buildxOutputs({ options: { push, load }, insecureRegistry }: BuildSpec, driver: string): readonly string[] {
  if (!push) return [load ? '--load' : '--output=type=cacheonly'];
  // What dockerd has built it has in its store already.
  const loaded = load && driver !== 'docker' ? ['--output=type=docker'] : [];
  // `--push` is short for the same output; the docker driver pushes through dockerd, which knows no such field.
  if (driver === 'docker' || (!insecureRegistry && loaded.length === 0)) return ['--push'];
  return [`--output=type=registry${insecureRegistry ? `,${plainHttp}` : ''}`, ...loaded];
}

/** BuildKit's own client, for a daemon beside the job: `builder`, else `BUILDKIT_HOST`. */
const buildctl: ClientProbe = async (program, spec, ports) => {
  const { builder } = spec;
  if (builder !== undefined && !isAddress(builder)) {
    return { unusable: `builder "${builder}" is no address, and buildctl knows no builders by name` };
  }
  if (spec.options.load) return { unusable: 'load: it has no store to put the image into; docker and buildah have' };
  const address = builder ?? ports.env.BUILDKIT_HOST;
  const place = address ?? 'its default socket';
  const { tls } = spec.options;
  const client = (work: string): Argv => [
    program,
    ...(address === undefined ? [] : [`--addr=${address}`]),
    ...[...tlsPaths(tls, work)].map(([part, path]) => `--tls${part === 'ca' ? 'cacert' : part}=${path}`),
  ];
  await using files = await buildFiles({ credentials: [] }, ports.env, 'docker');
  await writeTls(tls, files.directory);
  const workers = await ports.run({ argv: [...client(files.directory), 'debug', 'workers'], env: ports.env });
  if (workers.exitCode !== 0) {
    const [reason] = workers.stderr.trim().split('\n').slice(-1);
    return { unusable: `no BuildKit daemon answers at ${place}${reason ? ` (${reason})` : ''}` };
  }
  const argvs: Calls['argvs'] = (pinned, work) => [buildctlArgv(client(work), pinned, join(work, metadataName))];
  const calls = { argvs, pinnedBy: 'contexts' } as const;
  return {
    title: `${program} at ${place}`,
    plan: () => planned(spec, calls),
    build: () => runWithMetadata(spec, ports, calls),
  };
};

function buildctlArgv(client: Argv, spec: BuildSpec, metadataFile: string): Argv {
  const cache = cacheFields(spec);
  const directory = dirname(spec.dockerfile);
  const options = [
    ['filename', relative(directory, spec.dockerfile)],
    ...(spec.target === undefined ? [] : [['target', spec.target]]),
    ...(spec.platforms.length === 0 ? [] : [['platform', spec.platforms.join(',')]]),
    ...[...spec.buildArgs].map(([key, value]) => [`build-arg:${key}`, value]),
    ...[...spec.labels].map(([key, value]) => [`label:${key}`, value]),
  ];
  return [
    ...client,
    'build',
    '--progress=plain',
    '--frontend=dockerfile.v0',
    `--local=context=${spec.context}`,
    `--local=dockerfile=${directory}`,
    ...options.map(([key, value]) => `--opt=${key}=${value}`),
    ...(spec.options.push ? [buildctlOutput(spec)] : []),
    ...secretFlags(spec),
    ...buildctlFlags(spec),
    ...cache.from.map((fields) => `--import-cache=${fields}`),
    ...cache.to.map((fields) => `--export-cache=${fields}`),
    `--metadata-file=${metadataFile}`,
  ];
}

/** The exporter reads its fields as CSV: several names are one quoted field. */
function buildctlOutput(spec: BuildSpec): string {
  const fields = [...(spec.insecureRegistry ? [plainHttp] : []), ...annotationFields(spec)];
  return [`--output=type=image,"name=${destinations(spec).join(',')}",push=true`, ...fields].join(',');
}

/**
 * `docker build` with the BuildKit inside dockerd, then `docker push`: Docker before 23, which distributions still
 * ship, needs no plugin for it. Later clients refuse without buildx, which is what the probe finds out.
 */
const dockerBuild: ClientProbe = async (docker, spec, ports) => {
  if (spec.builder !== undefined) return { unusable: 'without buildx there is no choice of a builder' };
  const env = { ...ports.env, ...onBuildKit };
  if (spec.platforms.length > 1) return { unusable: 'without buildx it builds one platform at a time' };
  const beyond = beyondDaemon(spec, false, false);
  if (beyond !== undefined) return { unusable: daemonRefusal(beyond, false) };
  const server = await ports.run({ argv: [docker, 'version', '--format', '{{.Server.Version}}'], env });
  if (server.exitCode !== 0) return { unusable: 'no docker daemon answers' };
  const help = await ports.run({ argv: [docker, 'build', '--help'], env });
  if (help.exitCode !== 0) return { unusable: 'cannot build without the buildx plugin' };
  const calls: Calls = { argvs: (pinned, work) => dockerArgvs(docker, pinned, work), pinnedBy: 'dockerfile' };
  return {
    title: `${docker} build (BuildKit of dockerd ${server.stdout.toString('utf8').trim()})`,
    plan: () => planned(spec, { ...calls, environment: () => onBuildKit }),
    async build() {
      mentionLimitsOfDaemon(spec, false, ports.log);
      await using files = await buildFiles(spec, env, 'docker');
      const pinned = await withPinnedBases(spec, calls.pinnedBy, join(files.directory, dockerfileDirectory));
      let output = '';
      for (const argv of calls.argvs(pinned, files.directory)) {
        output = (await runStep(ports, spec, { argv, env: files.env })).stdout.toString('utf8');
      }
      const imageId = (await readFile(join(files.directory, imageIdName), 'utf8').catch(() => '')).trim() || undefined;
      if (!spec.options.push) return { digest: undefined, imageId };
      return {
        digest: pushedDigest(output) ?? (await digestInStore(docker, spec, { ...ports, env: files.env })),
        imageId,
      };
    },
  };
};

const onBuildKit = { DOCKER_BUILDKIT: '1' };
const imageIdName = 'image-id';

function dockerArgvs(docker: string, spec: BuildSpec, work: string): readonly Argv[] {
  const build: Argv = [
    docker,
    'build',
    '--progress=plain',
    ...(spec.options.push ? [] : [`--iidfile=${join(work, imageIdName)}`]),
    `--file=${spec.dockerfile}`,
    ...spec.platforms.map((platform) => `--platform=${platform}`),
    ...destinations(spec).map((destination) => `--tag=${destination}`),
    ...commonFlags(spec),
    ...dockerFlags(spec),
    '--',
    spec.context,
  ];
  if (!spec.options.push) return [build];
  return [build, ...destinations(spec).map((destination): Argv => [docker, 'push', '--', destination])];
}

/** What `docker push` says that it has pushed, in its last line: `latest: digest: sha256:… size: 943`. */
function pushedDigest(output: string): string | undefined {
  return /^\S+: digest: (sha256:[0-9a-f]{64}) size: \d+$/m.exec(output.replaceAll('\r', ''))?.[1];
}

/** An image may have been pushed to this repository before under other manifests: then docker's answer is ambiguous. */
async function digestInStore(docker: string, spec: BuildSpec, ports: EnginePorts): Promise<string | undefined> {
  const argv: Argv = [docker, 'image', 'inspect', '--format', '{{json .RepoDigests}}', `${spec.image}:${spec.tags[0]}`];
  const inspect = await ports.run({ argv, env: ports.env });
  if (inspect.exitCode !== 0) return undefined;
  const listed: unknown = JSON.parse(inspect.stdout.toString('utf8'));
  const wanted = parseReference(spec.image);
  const digests = (Array.isArray(listed) ? listed : [])
    .filter((entry): entry is string => typeof entry === 'string')
    .map((entry) => parseReference(entry))
    .filter(({ registry, repository }) => registry === wanted.registry && repository === wanted.repository)
    .map(({ digest }) => digest);
  return digests.length === 1 ? digests[0] : undefined;
}

/**
 * In order of preference. Several programs called `docker` may be on PATH (a runner's own client without buildx before
 * the distribution's that can build), so each one is asked, not only the first.
 */
const clients: readonly { readonly program: string; readonly probe: ClientProbe }[] = [
  { program: 'docker', probe: buildx },
  { program: 'buildctl', probe: buildctl },
  { program: 'docker', probe: dockerBuild },
];
