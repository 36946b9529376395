/** `docker build` without buildx. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Argv } from '../../../ports.ts';
import { withPinnedBases } from '../../bases/pinned-bases.ts';
import { buildFiles } from '../../build-files.ts';
import { type BuildSpec, commonFlags, destinations } from '../../engine.ts';
import { runStep } from '../../run-builder.ts';
import { beyondDaemon, daemonRefusal, dockerFlags } from '../option-flags.ts';
import { type Calls, type ClientProbe, dockerfileDirectory, planned } from './client.ts';
import { daemonPlatform } from './daemon-platform.ts';
import { buildName, giveNames, mentionLimitsOfDaemon, storeArgvs } from './docker-store.ts';

/**
 * `docker build` with the BuildKit inside dockerd, then `docker push`: Docker before 23, which distributions still
 * ship, needs no plugin for it. Later clients refuse without buildx, which is what the probe finds out.
 */
export const dockerBuild: ClientProbe = async (docker, spec, ports) => {
  if (spec.builder !== undefined) return { unusable: 'without buildx there is no choice of a builder' };
  const env = { ...ports.env, ...onBuildKit };
  if (spec.platforms.length > 1) return { unusable: 'without buildx it builds one platform at a time' };
  const beyond = beyondDaemon(spec, false, false);
  if (beyond !== undefined) return { unusable: daemonRefusal(beyond, false) };
  const server = await ports.run({ argv: [docker, 'version', '--format', '{{.Server.Version}}'], env });
  if (server.exitCode !== 0) return { unusable: 'no docker daemon answers' };
  const help = await ports.run({ argv: [docker, 'build', '--help'], env });
  if (help.exitCode !== 0) return { unusable: 'cannot build without the buildx plugin' };
  const calls: Calls = {
    argvs: (pinned, work) => [dockerArgv(docker, pinned, work)],
    after: storeArgvs(docker, spec),
    pinnedBy: 'dockerfile',
  };
  return {
    title: `${docker} build (BuildKit of dockerd ${server.stdout.toString('utf8').trim()})`,
    platform: () => daemonPlatform(docker, ports),
    plan: () => planned(spec, { ...calls, environment: () => onBuildKit }),
    async build(prove) {
      mentionLimitsOfDaemon(spec, false, ports.log);
      await using files = await buildFiles(spec, env, 'docker');
      const pinned = await withPinnedBases(spec, calls.pinnedBy, join(files.directory, dockerfileDirectory));
      await runStep(ports, spec, { argv: dockerArgv(docker, pinned, files.directory), env: files.env });
      const imageId = (await readFile(join(files.directory, imageIdName), 'utf8').catch(() => '')).trim() || undefined;
      return await giveNames({ docker, env: files.env, ports }, spec, prove, { imageId });
    },
  };
};

const onBuildKit = { DOCKER_BUILDKIT: '1' };
const imageIdName = 'image-id';

function dockerArgv(docker: string, spec: BuildSpec, work: string): Argv {
  return [
    docker,
    'build',
    '--progress=plain',
    `--iidfile=${join(work, imageIdName)}`,
    `--file=${spec.dockerfile}`,
    ...spec.platforms.map((platform) => `--platform=${platform}`),
    ...(destinations(spec).length === 0 ? [] : [`--tag=${buildName(spec)}`]),
    ...commonFlags(spec),
    ...dockerFlags(spec),
    '--',
    spec.context,
  ];
}
