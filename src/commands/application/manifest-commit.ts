/** A manifest as a commit to the GitOps repository: `mode: git`. */
import type { ManifestFile } from '../../core/argocd/spec/manifest.ts';
import { branchPrefix } from '../../core/delivery/request-branch.ts';
import { badInput, Failure } from '../../core/failure.ts';
import { AppTokens } from '../../core/forge/app-tokens.ts';
import { code, type Markdown, md } from '../../core/markdown.ts';
import { placeholdersFor } from '../../core/monorepo/environments.ts';
import type { OwnedApplication } from '../../core/review/marker.ts';
import type { Run } from '../../inputs/command.ts';
import type { manifestInputs } from '../../inputs/declarations/application.ts';
import type { commitInputs, deliveryInputs } from '../../inputs/declarations/gitops.ts';
import { checkCommitMessage, commitUpdates, gitopsOf, reviewOf } from '../gitops-commit.ts';
import { type DeliverySettings, pushDelivery } from '../gitops-delivery.ts';
import { commitFacts } from '../summaries/commit.ts';
import { foldedDiff } from '../summaries/parts.ts';
import type { OperationDeclarations } from './operation.ts';
import type { TemplateRun } from './template-file.ts';

type DeliveredInput = 'deliver' | 'commit-via' | 'request-key' | 'request-branch';

/** A run of `argocd-upsert-app` with all its inputs. */
export type UpsertRun = Run<
  OperationDeclarations &
    typeof manifestInputs &
    Pick<typeof commitInputs, 'on-older' | 'message' | 'author' | 'sign'> &
    Pick<typeof deliveryInputs, DeliveredInput>
> &
  TemplateRun;

/** How this command writes into the GitOps repository: it has no inputs for what a request looks like. */
export function manifestDelivery(inputs: UpsertRun['inputs']): DeliverySettings {
  return {
    ...pushDelivery,
    deliver: inputs.deliver,
    commitVia: inputs['commit-via'],
    requestKey: inputs['request-key'] ?? inputs.environment,
    branchPrefix: branchPrefix(inputs['request-branch']),
  };
}

interface WrittenManifest {
  readonly result: 'created' | 'updated' | 'unchanged';
  /** The commit of the branch that holds the manifest. */
  readonly revision: string | undefined;
  /** For the summary. */
  readonly facts: readonly (string | Markdown)[];
}

/**
 * @param message of the commit, where the run gives none
 * @param owned how a review environment's marker names it; undefined for what no review environment has
 */
export async function commitManifest(
  run: UpsertRun,
  manifest: ManifestFile,
  message: string,
  owned: OwnedApplication | undefined,
): Promise<WrittenManifest> {
  const { inputs, ci } = run;
  const { service, environment, cluster } = inputs;
  let existed = false;
  const render = (before: string | undefined) => {
    existed = before !== undefined;
    return manifest.render(before);
  };
  const review =
    owned === undefined ? undefined : reviewOf(run, environment, service === undefined ? [] : [service], cluster);
  await using appTokens = new AppTokens(run);
  const values = placeholdersFor(ci, service, environment, cluster);
  const delivery = manifestDelivery(inputs);
  checkCommitMessage(run, values, delivery);
  const committed = await commitUpdates(
    // A manifest holds no image whose age could matter.
    { ...run, appTokens, inputs: { ...inputs, 'on-older': 'apply' } },
    {
      updates: [{ kind: 'write', service, cluster, file: manifest.file, render }],
      message,
      values,
      delivery,
      review: review === undefined || owned === undefined ? undefined : { ...review, applications: [owned] },
    },
  ).catch((error: unknown) => {
    throw withWritten(error, existed ? 'updated' : 'created');
  });
  const shown = { commit: committed, ...gitopsOf(run, committed.commit) };
  const written = committed.commit !== undefined || committed.result === 'planned';
  return {
    result: written ? (existed ? 'updated' : 'created') : 'unchanged',
    revision: committed.tip,
    facts: [
      md`Manifest ${code(manifest.file)}`,
      commitFacts(shown),
      foldedDiff(committed.diff, (text) => run.secrets.redact(text)),
    ],
  };
}

/** A commit that was pushed before the failure, of its request for example, is there. */
function withWritten(error: unknown, result: 'created' | 'updated'): unknown {
  const commit = error instanceof Failure ? error.outputs?.commit : undefined;
  if (!(error instanceof Failure) || typeof commit !== 'string') return error;
  return error.with({ outputs: { ...error.outputs, revision: commit, result } });
}

/** These inputs need a server. */
export function refuseServerInputs(inputs: UpsertRun['inputs']): void {
  const given = [
    ['sync', inputs.sync],
    ['wait', inputs.wait],
    ['wait-for', inputs['wait-for'].length > 0],
    ['on-failure', inputs['on-failure'] === 'rollback'],
    ['on-older', inputs['on-older'] !== 'skip'],
  ] as const;
  const [input] = given.find(([, isGiven]) => isGiven) ?? [];
  if (input === undefined) return;
  const fix = 'Give argocd-server, or leave it out: Argo CD follows the manifest by itself.';
  throw badInput(input, 'needs `mode: api`', fix);
}
