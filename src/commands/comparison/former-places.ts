/** Places that nobody deploys any more: only a person can say whether they are still needed. */
import { depths } from '../../core/bump/record/write-record.ts';
import { formerPlaces } from '../../core/flow/former-places.ts';
import type { Snapshot } from '../../core/git/snapshot.ts';
import type { Transport } from '../../core/git/transport.ts';
import { environmentNamed } from '../../core/monorepo/environments.ts';
import { servicesIn } from '../../core/monorepo/events/events.ts';
import { clustersOf, environmentAt } from '../../core/monorepo/place.ts';
import type { Log } from '../../core/ports.ts';
import type { ConfigFile } from '../../inputs/config/config.ts';

interface ComparedEnvironment {
  readonly environment: string;
  /** Those whose files are in this repository. */
  readonly clusters: readonly (string | undefined)[];
  readonly target: Snapshot;
  readonly transport: Transport;
  /** URL or name of the monorepo. */
  readonly repository: string;
}

/** More files of one cluster are counted. */
const mostNamed = 3;

export async function nameFormerPlaces(
  log: Log,
  config: ConfigFile,
  { environment, clusters, target, transport, repository }: ComparedEnvironment,
): Promise<void> {
  if (target.commit === undefined) return;
  const own = environmentNamed(config, environment);
  const fileOf = (service: string, cluster: string | undefined) => {
    const { file } = environmentAt(config, own, { environment, cluster });
    const ofService = file?.replaceAll('{service}', service).replaceAll('{environment}', environment);
    const path = cluster === undefined ? ofService : ofService?.replaceAll('{cluster}', cluster);
    return path === undefined || path.includes('{') ? [] : [path];
  };
  if (clusters.every((cluster) => environmentAt(config, own, { environment, cluster }).file === undefined)) return;
  const present = new Set(servicesIn(own.services, config.services.keys()));
  const former = await formerPlaces({
    snapshot: target,
    commits: await transport.history(target.commit, depths[0] ?? 0),
    repository,
    isService: (service) => present.has(service),
    isCluster: (cluster) => clustersOf(own).includes(cluster),
    filesOf: (service) => clusters.flatMap((cluster) => fileOf(service, cluster)),
    fileIn: (service, cluster) => fileOf(service, cluster)[0],
  });
  for (const cluster of new Set(former.flatMap((each) => each.cluster ?? []))) {
    const files = former.filter((each) => each.cluster === cluster).map(({ file }) => file);
    const some = files.length > mostNamed ? [...files.slice(0, mostNamed), `${files.length - mostNamed} more`] : files;
    const what = `${environment} has this cluster no more. It still has ${some.join(', ')}`;
    log.warn(`${cluster}: ${what}, with what Argo CD deploys from there, until somebody deletes it.`);
  }
  for (const { service, file } of former.filter(({ cluster }) => cluster === undefined)) {
    const why = config.services.has(service)
      ? `\`environments.${environment}.services\` has it no more`
      : 'gitops.yaml has no such service any more';
    log.warn(`${service}: ${why}. ${environment} still has ${file}, which stays until somebody deletes it.`);
  }
}
