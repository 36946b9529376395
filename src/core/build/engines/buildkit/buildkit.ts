/** The engine `buildkit`, through the first of three clients that works here: buildx, buildctl, `docker build`. */
import { programsOnPath } from '../../../program.ts';
import type { Builder, Engine, EnginePorts } from '../../engine.ts';
import { declaredBuildkit } from '../declared.ts';
import { buildctl } from './buildctl.ts';
import { buildx } from './buildx.ts';
import type { Client, ClientProbe } from './client.ts';
import { dockerBuild } from './docker-build.ts';

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
        if (!('unusable' in client)) return builderOf(client, ports);
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

function builderOf(client: Client, { log }: EnginePorts): Builder {
  return {
    ...client,
    available: true,
    async build(prove) {
      log.detail(`BuildKit through ${client.title}`);
      return client.build(prove);
    },
  };
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
