import { join } from 'node:path';
import {
  type ClientResolver,
  cacheFields,
  digestFromMetadata,
  isAddress,
  mentionDaemonList,
  plainHttp,
} from './buildkit-client.ts';
import { dockerConfigFor, scratchDirectory } from './docker-config.ts';
import { type BuildReport, type BuildSpec, destinations, type EnginePorts } from './engine.ts';
import type { Argv } from './program.ts';
import { runStep } from './step.ts';

interface Builder {
  readonly docker: string;
  /** Undefined: the one in use. */
  readonly name: string | undefined;
  /** Address of a daemon for which a builder is made and thrown away with its configuration. */
  readonly address: string | undefined;
  readonly driver: string;
  readonly exportsCache: boolean;
}

/** `docker buildx`: the plugin is there and the builder answers. */
export const buildx: ClientResolver = async (docker, builder, ports) => {
  const probe = (...args: string[]) => ports.run({ argv: [docker, ...args], env: ports.env });
  const version = await probe('buildx', 'version');
  if (version.exitCode !== 0) return { unusable: 'has no buildx plugin' };
  if (isAddress(builder)) {
    return client({ docker, name: undefined, address: builder, driver: 'remote', exportsCache: true }, ports);
  }
  const inspect = await probe('buildx', 'inspect', ...(builder === undefined ? [] : ['--', builder]));
  // buildx has no machine output for one builder before 0.13; the field names of this one have not changed since 0.1.
  const driver = /^Driver:\s*(\S+)/m.exec(inspect.stdout)?.[1];
  if (inspect.exitCode !== 0 || driver === undefined) {
    return { unusable: `buildx inspect: ${firstLine(inspect.stderr) ?? 'no driver in its answer'}` };
  }
  if (driver === 'docker' && (await probe('version', '--format', '{{.Server.Version}}')).exitCode !== 0) {
    return { unusable: 'buildx is there, but no docker daemon answers' };
  }
  const exportsCache = driver !== 'docker' || /^\s*Cache export:\s*true/im.test(inspect.stdout);
  return client({ docker, name: builder, address: undefined, driver, exportsCache }, ports);
};

function client(builder: Builder, ports: EnginePorts) {
  return {
    title: `${builder.docker} buildx (driver ${builder.driver})`,
    plan: (spec: BuildSpec) => [
      ...(builder.address === undefined ? [] : [createArgv(builder.docker, builder.address)]),
      buildArgv(builder, spec, '<metadata file>'),
    ],
    build: (spec: BuildSpec) => build(builder, spec, ports),
  };
}

async function build(builder: Builder, spec: BuildSpec, ports: EnginePorts): Promise<BuildReport> {
  await using config = await dockerConfigFor(spec, ports.env, 'docker');
  await using scratch = await scratchDirectory();
  if (spec.cache.mode !== 'none' && !builder.exportsCache) {
    ports.log.detail('The docker driver of buildx cannot export a cache: building with the one of the daemon only.');
  }
  if (builder.driver === 'docker') mentionDaemonList(spec, ports.log);
  let env = config.env;
  if (builder.address !== undefined) {
    env = { ...env, BUILDX_CONFIG: join(scratch.path, 'buildx') };
    await runStep(ports, spec, { argv: createArgv(builder.docker, builder.address), env });
  }
  const metadataFile = join(scratch.path, 'metadata.json');
  await runStep(ports, spec, { argv: buildArgv(builder, spec, metadataFile), env });
  return { reportedDigest: await digestFromMetadata(metadataFile) };
}

const throwAwayBuilder = 'monorepo-gitops';

function createArgv(docker: string, address: string): Argv {
  return [docker, 'buildx', 'create', '--name', throwAwayBuilder, '--driver', 'remote', '--', address];
}

function buildArgv(builder: Builder, spec: BuildSpec, metadataFile: string): Argv {
  const name = builder.address === undefined ? builder.name : throwAwayBuilder;
  const cache = builder.exportsCache ? cacheFields(spec) : { from: [], to: [] };
  return [
    builder.docker,
    'buildx',
    'build',
    ...(name === undefined ? [] : [`--builder=${name}`]),
    // `--push` is short for the same output; the docker driver pushes through dockerd, which knows no such field.
    spec.insecureRegistry && builder.driver !== 'docker' ? `--output=type=registry,${plainHttp}` : '--push',
    '--progress=plain',
    // Attestations make an index of a single image, with an `unknown/unknown` platform that trips deployments.
    '--provenance=false',
    `--metadata-file=${metadataFile}`,
    `--file=${spec.dockerfile}`,
    ...(spec.target === undefined ? [] : [`--target=${spec.target}`]),
    ...(spec.platforms.length === 0 ? [] : [`--platform=${spec.platforms.join(',')}`]),
    ...destinations(spec).map((destination) => `--tag=${destination}`),
    ...[...spec.buildArgs].map(([key, value]) => `--build-arg=${key}=${value}`),
    ...[...spec.labels].map(([key, value]) => `--label=${key}=${value}`),
    ...spec.secrets.map(({ id, variable }) => `--secret=id=${id},env=${variable}`),
    ...cache.from.map((fields) => `--cache-from=${fields}`),
    ...cache.to.map((fields) => `--cache-to=${fields}`),
    '--',
    spec.context,
  ];
}

function firstLine(text: string): string | undefined {
  return text.trim().split(/\r?\n/)[0] || undefined;
}
