/** Services that an environment has by our records and `gitops.yaml` has no more: they are named, and never removed. */
import { filesOfServices } from '../bump/record/write-record.ts';
import type { Snapshot } from '../git/snapshot.ts';
import type { Transport } from '../git/transport.ts';

interface FormerServicesQuestion {
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
}

/** With the files that are still there. */
export async function formerServices(
  question: FormerServicesQuestion,
): Promise<readonly { readonly service: string; readonly file: string }[]> {
  const { snapshot, commits, repository, isService, filesOf } = question;
  const found: { service: string; file: string }[] = [];
  for (const [service, files] of filesOfServices(commits, repository)) {
    if (isService(service)) continue;
    for (const file of filesOf(service)) {
      if (files.has(file) && (await snapshot.entry(file)) !== undefined) found.push({ service, file });
    }
  }
  return found;
}
