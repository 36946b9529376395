import { badInput } from '../failure.ts';
import { parseReference } from '../image/reference.ts';
import { type ClientResolver, mentionDaemonList } from './buildkit-client.ts';
import { dockerConfigFor } from './docker-config.ts';
import { type BuildReport, type BuildSpec, destinations, type EnginePorts } from './engine.ts';
import type { Argv } from './program.ts';
import { runStep } from './step.ts';

/**
 * `docker build` with the BuildKit inside dockerd, then `docker push`: Docker before 23, which distributions still
 * ship, needs no plugin for it. Later clients refuse without buildx, which is what the probe finds out.
 */
export const dockerBuild: ClientResolver = async (docker, builder, ports) => {
  if (builder !== undefined) return { unusable: 'without buildx there is no choice of a builder' };
  const env = { ...ports.env, DOCKER_BUILDKIT: '1' };
  const server = await ports.run({ argv: [docker, 'version', '--format', '{{.Server.Version}}'], env });
  if (server.exitCode !== 0) return { unusable: 'no docker daemon answers' };
  const help = await ports.run({ argv: [docker, 'build', '--help'], env });
  if (help.exitCode !== 0) return { unusable: 'cannot build without the buildx plugin' };
  return {
    title: `${docker} build (BuildKit of dockerd ${server.stdout.trim()})`,
    plan: (spec) => [buildArgv(docker, spec), ...pushArgvs(docker, spec)],
    build: (spec) => build(docker, spec, ports),
  };
};

async function build(docker: string, spec: BuildSpec, ports: EnginePorts): Promise<BuildReport> {
  await using config = await dockerConfigFor(spec, ports.env, 'docker');
  const env = { ...config.env, DOCKER_BUILDKIT: '1' };
  if (spec.cache.mode !== 'none') {
    ports.log.detail('docker build without buildx cannot export a cache: building with the one of the daemon only.');
  }
  mentionDaemonList(spec, ports.log);
  await runStep(ports, spec, { argv: buildArgv(docker, spec), env });
  for (const argv of pushArgvs(docker, spec)) await runStep(ports, spec, { argv, env });
  return { reportedDigest: await pushedDigest(docker, spec, { ...ports, env }) };
}

function buildArgv(docker: string, spec: BuildSpec): Argv {
  if (spec.platforms.length > 1) {
    throw badInput(
      'platforms',
      'several platforms need docker buildx, a BuildKit daemon or buildah',
      'Install the buildx plugin, or choose `engine: buildah`.',
    );
  }
  return [
    docker,
    'build',
    '--progress=plain',
    `--file=${spec.dockerfile}`,
    ...(spec.target === undefined ? [] : [`--target=${spec.target}`]),
    ...spec.platforms.map((platform) => `--platform=${platform}`),
    ...destinations(spec).map((destination) => `--tag=${destination}`),
    ...[...spec.buildArgs].map(([key, value]) => `--build-arg=${key}=${value}`),
    ...[...spec.labels].map(([key, value]) => `--label=${key}=${value}`),
    ...spec.secrets.map(({ id, variable }) => `--secret=id=${id},env=${variable}`),
    '--',
    spec.context,
  ];
}

function pushArgvs(docker: string, spec: BuildSpec): readonly Argv[] {
  return destinations(spec).map((destination) => [docker, 'push', '--', destination]);
}

/** An image may have been pushed to this repository before under other manifests: then docker's answer is ambiguous. */
async function pushedDigest(docker: string, spec: BuildSpec, ports: EnginePorts): Promise<string | undefined> {
  const argv: Argv = [docker, 'image', 'inspect', '--format', '{{json .RepoDigests}}', `${spec.image}:${spec.tags[0]}`];
  const inspect = await ports.run({ argv, env: ports.env });
  if (inspect.exitCode !== 0) return undefined;
  const listed: unknown = JSON.parse(inspect.stdout);
  const wanted = parseReference(spec.image);
  const digests = (Array.isArray(listed) ? listed : [])
    .filter((entry): entry is string => typeof entry === 'string')
    .map((entry) => parseReference(entry))
    .filter(({ registry, repository }) => registry === wanted.registry && repository === wanted.repository)
    .map(({ digest }) => digest);
  return digests.length === 1 ? digests[0] : undefined;
}
