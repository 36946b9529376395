import { dirname, join, relative } from 'node:path';
import { type ClientResolver, cacheFields, digestFromMetadata, isAddress, plainHttp } from './buildkit-client.ts';
import { dockerConfigFor, scratchDirectory } from './docker-config.ts';
import { type BuildSpec, destinations, type EnginePorts } from './engine.ts';
import type { Argv } from './program.ts';
import { runStep } from './step.ts';

/** BuildKit's own client, for a daemon beside the job: `builder`, else `BUILDKIT_HOST`. */
export const buildctl: ClientResolver = async (program, builder, ports) => {
  if (builder !== undefined && !isAddress(builder)) {
    return { unusable: `builder "${builder}" is no address, and buildctl knows no builders by name` };
  }
  const address = builder ?? ports.env.BUILDKIT_HOST;
  const where = address === undefined ? [] : [`--addr=${address}`];
  const workers = await ports.run({ argv: [program, ...where, 'debug', 'workers'], env: ports.env });
  if (workers.exitCode !== 0) return { unusable: `no BuildKit daemon answers at ${address ?? 'its default socket'}` };
  const argv = (spec: BuildSpec, metadataFile: string) => buildArgv([program, ...where], spec, metadataFile);
  return {
    title: `${program} at ${address ?? 'its default socket'}`,
    plan: (spec) => [argv(spec, '<metadata file>')],
    build: (spec) => build(spec, argv, ports),
  };
};

async function build(spec: BuildSpec, argv: (spec: BuildSpec, metadataFile: string) => Argv, ports: EnginePorts) {
  await using config = await dockerConfigFor(spec, ports.env, 'docker');
  await using scratch = await scratchDirectory();
  const metadataFile = join(scratch.path, 'metadata.json');
  await runStep(ports, spec, { argv: argv(spec, metadataFile), env: config.env });
  return { reportedDigest: await digestFromMetadata(metadataFile) };
}

function buildArgv(program: Argv, spec: BuildSpec, metadataFile: string): Argv {
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
    ...program,
    'build',
    '--progress=plain',
    '--frontend=dockerfile.v0',
    `--local=context=${spec.context}`,
    `--local=dockerfile=${directory}`,
    ...options.map(([key, value]) => `--opt=${key}=${value}`),
    // The exporter reads its fields as CSV: several names are one quoted field.
    `--output=type=image,"name=${destinations(spec).join(',')}",push=true${spec.insecureRegistry ? `,${plainHttp}` : ''}`,
    ...spec.secrets.map(({ id, variable }) => `--secret=id=${id},env=${variable}`),
    ...cache.from.map((fields) => `--import-cache=${fields}`),
    ...cache.to.map((fields) => `--export-cache=${fields}`),
    `--metadata-file=${metadataFile}`,
  ];
}
