import { buildctl } from './buildctl.ts';
import type { BuildkitClient, ClientResolver } from './buildkit-client.ts';
import { buildx } from './buildx.ts';
import { dockerBuild } from './docker-build.ts';
import type { Availability, Engine, EnginePorts } from './engine.ts';
import { programsOnPath } from './program.ts';

/**
 * In order of preference. Several programs called `docker` may be on PATH (a runner's own client without buildx before
 * the distribution's that can build), so each one is asked, not only the first.
 */
const resolvers: readonly { readonly program: string; readonly resolve: ClientResolver }[] = [
  { program: 'docker', resolve: buildx },
  { program: 'buildctl', resolve: buildctl },
  { program: 'docker', resolve: dockerBuild },
];

/** `builder` is the input of that name. */
export function buildkitEngine(ports: EnginePorts, builder: string | undefined): Engine {
  let search: Promise<BuildkitClient | Missing> | undefined;
  const find = () => {
    search ??= findClient(ports, builder);
    return search;
  };
  const client = async () => {
    const found = await find();
    if ('missing' in found) throw new Error(`buildkit is not available: ${found.missing}`);
    return found;
  };
  return {
    name: 'buildkit',
    async available(): Promise<Availability> {
      const found = await find();
      if (!('missing' in found)) return { available: true };
      return { available: false, reason: found.missing, howToGet };
    },
    async plan(spec) {
      return (await client()).plan(spec);
    },
    async build(spec) {
      const found = await client();
      ports.log.detail(`BuildKit through ${found.title}`);
      return found.build(spec);
    },
  };
}

interface Missing {
  readonly missing: string;
}

const howToGet =
  'Install docker with its buildx plugin (GitHub: docker/setup-buildx-action; GitLab: a docker:dind service with DOCKER_HOST), or name a BuildKit daemon with `builder`.';

async function findClient(ports: EnginePorts, builder: string | undefined): Promise<BuildkitClient | Missing> {
  const reasons: string[] = [];
  for (const { program, resolve } of resolvers) {
    const paths = await programsOnPath(program, ports.env);
    if (paths.length === 0) reasons.push(`no ${program} on PATH`);
    for (const path of paths) {
      const probe = await resolve(path, builder, ports);
      if (!('unusable' in probe)) return probe;
      reasons.push(`${path}: ${probe.unusable}`);
    }
  }
  return { missing: [...new Set(reasons)].join('; ') };
}
