/** The operations by their names, and how one is run. */
import { handleUntil } from '../../core/argocd/rollout/observe.ts';
import { waitGoal } from '../../core/argocd/rollout/wait.ts';
import { ArgocdClient } from '../../core/argocd/server/client.ts';
import { badInput } from '../../core/failure.ts';
import { AppTokens } from '../../core/forge/app-tokens.ts';
import type { CommandResult, Run } from '../../inputs/command.ts';
import { isGiven } from '../../inputs/declaration.ts';
import { applicationInputs } from '../../inputs/declarations/application.ts';
import { argocdConnection } from '../../inputs/declarations/run.ts';
import { gitopsUrl } from '../gitops-remote.ts';
import { diffOperation } from './diff.ts';
import { getOperation } from './get.ts';
import { gitopsHistory, nameOf } from './inputs.ts';
import { type Operate, type OperationDeclarations, type OperationName, webAddress } from './operation.ts';
import { terminateOperation } from './terminate.ts';

const operations: Readonly<Record<OperationName, Operate>> = {
  diff: diffOperation,
  get: getOperation,
  terminate: terminateOperation,
};

/** These say which Application, not what it looks like. */
const names = new Set(['name', 'project', 'app-namespace', 'mode']);

/** @throws bad input where name or server are missing, or an input is given that only a written Application has */
export async function runOperation(
  given: Run<OperationDeclarations>,
  operation: OperationName,
): Promise<CommandResult> {
  const { inputs, resolved, ci, clock, log } = given;
  refuseSpec(resolved, operation);
  if (inputs.mode === 'git') {
    throw badInput('operation', `"${operation}" needs \`mode: api\``, 'Give argocd-server, and leave `mode` out.');
  }
  const name = nameOf(given);
  if (name === undefined) {
    const problem = `is missing: operation "${operation}" is about one Application`;
    throw badInput('name', problem, 'Give name and project, or service and environment of a gitops.yaml.');
  }
  await using appTokens = new AppTokens(given);
  // What Argo CD reads is the GitOps repository, where nothing else says so.
  const repository = inputs['gitops-repository'] ?? inputs['repo-url'];
  const run = { ...given, appTokens, inputs: { ...inputs, 'gitops-repository': repository } };
  await using history = gitopsHistory(run);
  using client = ArgocdClient.open(argocdConnection(inputs), given);
  const ref = { name, project: inputs.project ?? 'default', appNamespace: inputs['app-namespace'] };
  const target = {
    url: repository === undefined ? undefined : gitopsUrl(run),
    branch: inputs['gitops-branch'],
    commit: waitGoal(inputs['wait-for']).commit,
    history,
  };
  const handle = handleUntil({ client, ref, clock, log }, given.deadline);
  given.report({ name, url: webAddress(handle) });
  return await operations[operation]({
    handle,
    inputs,
    run: given,
    target,
    operationId: `${ci.repository}#${ci.runId}/${clock.uuid()}`,
    report: given.report,
  });
}

/** What `gitops.yaml` says of the Application is not in the way; what is asked for by this run would be lost. */
function refuseSpec(resolved: Run<OperationDeclarations>['resolved'], operation: OperationName): void {
  // It compares the spec with the inputs.
  if (operation === 'diff') return;
  for (const [input, value] of Object.entries(resolved)) {
    if (!Object.hasOwn(applicationInputs, input) || names.has(input) || !isGiven(value)) continue;
    if (input === 'repo-url' || input === 'revision' || input === 'prune') continue;
    const problem = `has no effect with \`operation: ${operation}\``;
    throw badInput(input, problem, 'Leave it out, or change the Application with `operation: upsert`.');
  }
}
