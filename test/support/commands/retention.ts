/**
 * A part of a real registry with images of a monorepo, and sweeps of retention alone over it.
 *
 *   const places = retentionPlaces(registry.host, testClient());
 *   const shop = places('{ rules: [{ keep-last: 1 }] }');
 *   await pushDated(client, shop.at('web1', 'old'), { created: daysAgo(30) });
 *   const { table } = await shop.retain();
 */
import { cleanupReviewEnv } from '../../../src/commands/cleanup-review-env.ts';
import type { RetentionRow } from '../../../src/core/cleanup/retention/table.ts';
import type { Registry } from '../../../src/core/image/registry.ts';
import { parseConfig } from '../../../src/inputs/config/config.ts';
import type { Given, Ran, RunOptions } from '../inputs.ts';
import { createWorld, type Files, type World } from './world.ts';

export interface RetentionPlace extends World {
  /** In the registry, `t1/web1/develop`. */
  at(repository: string, tag?: string): { registry: string; repository: string; tag?: string };
  retain(given?: Given, options?: RunOptions): Promise<Ran & { readonly table: readonly RetentionRow[] }>;
  /** The tags of a repository. */
  left(repository: string): Promise<string[]>;
}

/** @param services more keys of the service `web1` in `gitops.yaml` */
export type RetentionPlaces = (retention: string, files?: Files, services?: string) => RetentionPlace;

export function retentionPlaces(host: string, client: Registry): RetentionPlaces {
  let turn = 0;
  return (retention, files = { 'README.md': 'Ours.\n' }, services = '') => {
    turn += 1;
    const own = `t${turn}`;
    const config = parseConfig(
      'gitops.yaml',
      `version: 1
registry: ${host}/${own}
retention: ${retention}
services: { web1: { path: apps/web1${services} } }
environments: { dev: { when: { branch: develop }, file: "values/{service}-dev.yaml" } }
`,
    );
    const world = createWorld(files, { config, commits: 1 });
    return {
      ...world,
      at: (repository, tag) => ({
        registry: host,
        repository: `${own}/${repository}`,
        ...(tag === undefined ? {} : { tag }),
      }),
      async retain(given = {}, options = {}) {
        const all = { sweep: 'true', remove: 'retention', ...given };
        const ran = await world.run(cleanupReviewEnv, all, {
          ci: { host: 'jenkins' },
          cwd: world.monorepo,
          ...options,
        });
        return { ...ran, table: ran.outputs.retention as readonly RetentionRow[] };
      },
      left: async (repository) =>
        (await client.listTags({ registry: host, repository: `${own}/${repository}` })).sort(),
    };
  };
}
