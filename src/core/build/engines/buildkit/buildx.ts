/** `docker buildx`, with whatever driver its builder has. */
import { join } from 'node:path';
import type { Argv } from '../../../ports.ts';
import type { PinnedBy } from '../../bases/pinned-bases.ts';
import { buildFiles } from '../../build-files.ts';
import {
  type BuildResult,
  type BuildSpec,
  commonFlags,
  destinations,
  type EnginePorts,
  type ProveImage,
} from '../../engine.ts';
import { tlsPaths, writeTls } from '../../options/builder-tls.ts';
import { normalizePlatform } from '../../platform.ts';
import { runStep, versionIn } from '../../run-builder.ts';
import { beyondDaemon, buildxFlags, daemonRefusal } from '../option-flags.ts';
import {
  type Calls,
  type Client,
  type ClientProbe,
  type ClientResult,
  cacheFields,
  isAddress,
  metadataName,
  planned,
  pushByDigest,
  runWithMetadata,
} from './client.ts';
import { daemonPlatform } from './daemon-platform.ts';
import { buildName, giveNames, mentionLimitsOfDaemon, storeArgvs } from './docker-store.ts';

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
export const buildx: ClientProbe = async (docker, spec, ports) => {
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
    return { ...buildxClient(remote, spec, ports, undefined), version: async () => versionIn(version) };
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
  const found = { docker, name: builder, address: undefined, driver, exportsCache, pinnedBy } as const;
  return { ...buildxClient(found, spec, ports, platformIn(answer)), version: async () => versionIn(version) };
};

/** Of the answer of `inspect`; the first one is the builder's own. A builder that has not been started says none. */
function platformIn(answer: string): string | undefined {
  const [, first] = /^\s*Platforms:\s*([^\s,*]+)/m.exec(answer) ?? [];
  return first === undefined ? undefined : normalizePlatform(first);
}

/** @param platform that the builder has said already */
function buildxClient(
  builder: BuildxBuilder,
  spec: BuildSpec,
  ports: EnginePorts,
  platform: string | undefined,
): Client {
  const { docker, address, driver, exportsCache } = builder;
  const create = (work: string): readonly Argv[] => {
    if (address === undefined) return [];
    const remote = ['--name', throwAwayBuilder, '--driver', 'remote', ...driverOptions(spec, work)];
    return [[docker, 'buildx', 'create', ...remote, '--', address]];
  };
  const environment = (work: string): Readonly<Record<string, string>> =>
    address === undefined ? {} : { BUILDX_CONFIG: join(work, 'buildx') };
  const isOfDaemon = driver === 'docker';
  const after = isOfDaemon || !spec.options.push ? storeArgvs(docker, spec) : [];
  const calls: Calls = {
    argvs: (pinned, work) => [...create(work), buildxArgv(builder, pinned, join(work, metadataName))],
    after,
    pinnedBy: builder.pinnedBy,
    // The throw-away builder goes with its configuration.
    environment,
  };
  return {
    title: `${docker} buildx (driver ${driver})`,
    pinsTriggers: builder.pinnedBy === 'contexts',
    async platform() {
      if (isOfDaemon) return daemonPlatform(docker, ports);
      if (platform !== undefined) return platform;
      await using files = await buildFiles({ credentials: [] }, ports.env, 'docker');
      await writeTls(spec.options.tls, files.directory);
      const env = { ...files.env, ...environment(files.directory) };
      for (const argv of create(files.directory)) await ports.run({ argv, env });
      const name = address === undefined ? builder.name : throwAwayBuilder;
      const named = name === undefined ? [] : ['--', name];
      const inspect = await ports.run({ argv: [docker, 'buildx', 'inspect', '--bootstrap', ...named], env });
      return platformIn(inspect.stdout.toString('utf8'));
    },
    plan: () => planned(spec, calls),
    async build(prove) {
      if (isOfDaemon) mentionLimitsOfDaemon(spec, exportsCache, ports.log);
      const made = await runWithMetadata(spec, ports, calls);
      return isOfDaemon || !spec.options.push
        ? inStore(builder, spec, ports, { prove, made })
        : byDigest(docker, spec, ports, made);
    },
  };
}

async function inStore(
  { docker }: BuildxBuilder,
  spec: BuildSpec,
  ports: EnginePorts,
  { prove, made }: { readonly prove: ProveImage; readonly made: ClientResult },
): Promise<BuildResult> {
  await using files = await buildFiles(spec, ports.env, 'docker');
  return await giveNames({ docker, env: files.env, ports }, spec, prove, made);
}

/** It is in the registry without a tag; with `load` in the local store under the name of the build as well. */
function byDigest(docker: string, spec: BuildSpec, ports: EnginePorts, { digest }: ClientResult): BuildResult {
  const pushed = { result: 'pushed', action: 'built', digest, tagged: [] } as const;
  if (!spec.options.load) return pushed;
  return {
    ...pushed,
    async nameInStore() {
      for (const argv of storeArgvs(docker, { ...spec, options: { ...spec.options, push: false } })) {
        await runStep(ports, spec, { argv, env: ports.env });
      }
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
    ...(builder.driver === 'docker' && destinations(spec).length > 0 ? [`--tag=${buildName(spec)}`] : []),
    ...commonFlags(spec),
    ...buildxFlags(spec, builder.driver),
    ...cache.from.map((fields) => `--cache-from=${fields}`),
    ...cache.to.map((fields) => `--cache-to=${fields}`),
    '--',
    spec.context,
  ];
}

/** Where the image goes: by its digest alone, where the builder pushes by itself. */
function buildxOutputs(spec: BuildSpec, driver: string): readonly string[] {
  const { push, load } = spec.options;
  if (!push && !load) return ['--output=type=cacheonly'];
  // dockerd has it in its store in any case, and pushes from there.
  if (driver === 'docker') return ['--load'];
  return [
    ...(push ? [`--output=${pushByDigest(spec)}`] : []),
    ...(load ? [`--output=type=docker,name=${buildName(spec)}`] : []),
  ];
}
