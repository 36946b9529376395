/** Places that an environment has by our records and `gitops.yaml` has no more: they are named, and never removed. */
import { filesOfServices } from '../bump/record/write-record.ts';
import type { Snapshot } from '../git/snapshot.ts';
import type { Transport } from '../git/transport.ts';

interface FormerPlacesQuestion {
  /** The environment as it is now. */
  readonly snapshot: Snapshot;
  /** Commits of the GitOps repository: what was deployed before them is not looked for. */
  readonly commits: Awaited<ReturnType<Transport['history']>>;
  /** URL or name of the monorepo: others may deploy to the same directory. */
  readonly repository: string;
  /** Whether `gitops.yaml` has it. */
  readonly isService: (service: string) => boolean;
  /** The files that a service of this name has in the environment, one a cluster. */
  readonly filesOf: (service: string) => readonly string[];
  /** Whether the environment has this cluster. */
  readonly isCluster: (cluster: string) => boolean;
  /** The file that a service of this name would have in a cluster of this name. */
  readonly fileIn: (service: string, cluster: string) => string | undefined;
}

interface FormerPlace {
  readonly service: string;
  readonly file: string;
  /** Where the cluster is no more; undefined where the service is. */
  readonly cluster?: string;
}

/** With the files that are still there. */
export async function formerPlaces(question: FormerPlacesQuestion): Promise<readonly FormerPlace[]> {
  const { snapshot, commits, repository, isService, filesOf, isCluster, fileIn } = question;
  const found: FormerPlace[] = [];
  for (const [service, files] of filesOfServices(commits, repository)) {
    const present = filesOf(service);
    for (const [file, cluster] of files) {
      const isFormerService = !isService(service) && present.includes(file);
      const isFormerCluster =
        cluster !== undefined && !isCluster(cluster) && !present.includes(file) && fileIn(service, cluster) === file;
      if (!(isFormerService || isFormerCluster) || (await snapshot.entry(file)) === undefined) continue;
      found.push({ service, file, ...(isFormerCluster ? { cluster } : {}) });
    }
  }
  return found;
}
