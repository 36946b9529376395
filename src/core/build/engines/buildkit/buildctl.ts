/** BuildKit's own client, `buildctl`. */
import { dirname, join, relative } from 'node:path';
import type { Argv } from '../../../ports.ts';
import { buildFiles } from '../../build-files.ts';
import { type BuildSpec, secretFlags } from '../../engine.ts';
import { tlsPaths, writeTls } from '../../options/builder-tls.ts';
import { normalizePlatform } from '../../platform.ts';
import { versionIn } from '../../run-builder.ts';
import { annotationFields, buildctlFlags } from '../option-flags.ts';
import {
  type Calls,
  type ClientProbe,
  cacheFields,
  isAddress,
  metadataName,
  planned,
  pushByDigest,
  runWithMetadata,
} from './client.ts';

/** BuildKit's own client, for a daemon beside the job: `builder`, else `BUILDKIT_HOST`. */
export const buildctl: ClientProbe = async (program, spec, ports) => {
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
    pinsTriggers: true,
    version: async () => versionIn(await ports.run({ argv: [program, '--version'], env: ports.env })),
    platform: async () => firstPlatform(workers.stdout.toString('utf8')),
    plan: () => planned(spec, calls),
    async build() {
      const { digest, imageId } = await runWithMetadata(spec, ports, calls);
      return spec.options.push
        ? { result: 'pushed', action: 'built', digest, tagged: [] }
        : { result: 'kept', imageId };
    },
  };
};

/** In the answer of `debug workers`; the first one is the builder's own. */
function firstPlatform(workers: string): string | undefined {
  const [, platform] = /\s(linux\/[^\s,]+)/.exec(workers) ?? [];
  return platform === undefined ? undefined : normalizePlatform(platform);
}

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

function buildctlOutput(spec: BuildSpec): string {
  return [`--output=${pushByDigest(spec)}`, ...annotationFields(spec)].join();
}
