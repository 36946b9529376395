/**
 * The one `concurrency` of workflows that deploy.
 *
 * - The pushes of a branch, and the runs of a request, come one after another, and all that wait have their turn: without
 *   `queue: max` GitHub cancels one that waits for a newer one. Nothing would be lost by that, for a run deploys what its
 *   environment lacks, but a commit with a cancelled run looks as if it had failed, and a check that is required never comes.
 * - Every other run is alone in its group, because nothing makes up for it: a run by hand has its inputs, and a deleted
 *   branch its name. Its `github.ref` is the default branch, as is that of a request that was merged.
 * - Nothing is cancelled that runs, because it may have pushed.
 */
import { isMap, type Node, type YAMLMap } from 'yaml';
import type { Publication } from '../publication.ts';

const concurrency = {
  group: `deploy-\${{ (github.event_name == 'push' || startsWith(github.ref, 'refs/pull/')) && github.ref || github.run_id }}`,
  'cancel-in-progress': false,
  queue: 'max',
};

/** Actions that write into the GitOps repository or on the Argo CD server. */
const writing = ['', '/actions/deploy', '/actions/bump-image-tag', '/actions/argocd-upsert-app'];

/** What is wrong with the `concurrency` of a whole workflow; undefined where it is right, or the text is none that deploys. */
export function concurrencyProblem(
  root: unknown,
  { repository }: Pick<Publication, 'repository'>,
): { readonly node: Node; readonly message: string } | undefined {
  if (!isMap(root) || !root.has('on') || !isMap(root.get('jobs'))) return undefined;
  const { on, jobs, concurrency: given } = root.toJSON() as Workflow;
  if (!Object.values(jobs).some((job) => deploys(job, repository))) return undefined;
  const ofJob = (root.get('jobs') as YAMLMap).items.find(({ value }) => isMap(value) && value.has('concurrency'));
  if (ofJob !== undefined) {
    return { node: ofJob.key as Node, message: 'concurrency stands at the top of a workflow that deploys' };
  }
  const isGrouped = events(on).some((event) => event === 'push' || event.startsWith('pull_request'));
  if (!isGrouped && given === undefined) return undefined;
  // Called by another workflow it has that one's group, and would wait for itself.
  const isCalled = events(on).every((event) => event === 'workflow_call');
  if (!isCalled && JSON.stringify(given) === JSON.stringify(concurrency)) return undefined;
  const message = isCalled
    ? 'a workflow that others call has no concurrency: the calling one has it'
    : `concurrency of a workflow that deploys is ${JSON.stringify(concurrency)}`;
  return { node: (root.get('concurrency', true) as Node | undefined) ?? root, message };
}

interface Workflow {
  readonly on: unknown;
  readonly jobs: Readonly<Record<string, unknown>>;
  readonly concurrency?: unknown;
}

function deploys(job: unknown, repository: string): boolean {
  const { steps = [] } = job as { readonly steps?: readonly { readonly uses?: string }[] };
  return steps.some(({ uses }) => writing.some((path) => uses?.startsWith(`${repository}${path}@`)));
}

function events(on: unknown): readonly string[] {
  if (typeof on === 'string') return [on];
  return Array.isArray(on) ? on.map(String) : Object.keys(on ?? {});
}
