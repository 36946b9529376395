/** The operations by their names, and how one is run. */
import { missingRights, policyFor } from '../../core/argocd/rights.ts';
import { type AppHandle, handleUntil } from '../../core/argocd/rollout/observe.ts';
import { waitGoal } from '../../core/argocd/rollout/wait.ts';
import { ArgocdClient } from '../../core/argocd/server/client.ts';
import { badInput, Failure } from '../../core/failure.ts';
import { AppTokens } from '../../core/forge/app-tokens.ts';
import type { CommandResult, Run } from '../../inputs/command.ts';
import { type InputDeclaration, type InputValues, isGiven } from '../../inputs/declaration.ts';
import { applicationInputs, operationInputs, rolloutInputs } from '../../inputs/declarations/application.ts';
import { argocdConnection } from '../../inputs/declarations/run.ts';
import { gitopsUrl } from '../gitops-remote.ts';
import { abortOperation } from './abort.ts';
import { diffOperation } from './diff.ts';
import { getOperation } from './get.ts';
import { historyOperation } from './history.ts';
import { gitopsHistory, nameOf } from './inputs.ts';
import { type Operate, type OperationDeclarations, type OperationName, webAddress } from './operation.ts';
import { promoteOperation } from './promote.ts';
import { rollbackOperation } from './rollback.ts';
import { syncOperation } from './sync.ts';
import type { TemplateRun } from './template-file.ts';
import { terminateOperation } from './terminate.ts';
import { waitOperation } from './wait.ts';

const operations: Readonly<Record<OperationName, Operate>> = {
  diff: diffOperation,
  get: getOperation,
  sync: syncOperation,
  wait: waitOperation,
  history: historyOperation,
  rollback: rollbackOperation,
  terminate: terminateOperation,
  promote: promoteOperation,
  abort: abortOperation,
};

/** Inputs that describe an Application or a rollout, and that an operation takes. */
const taken: Readonly<Record<InputValues<OperationDeclarations>['operation'], readonly DescribingInput[]>> = {
  upsert: [...namesOf(applicationInputs), ...namesOf(rolloutInputs)],
  get: [],
  diff: [...namesOf(applicationInputs), 'resources', 'wait-for'],
  sync: ['resources', 'force', 'prune', 'sync-options', 'terminate', 'sync', 'wait', 'wait-for', 'degraded-grace'],
  wait: ['resources', 'wait', 'wait-for', 'degraded-grace'],
  history: [],
  rollback: ['to', 'prune', 'terminate', 'wait', 'wait-for', 'degraded-grace'],
  terminate: ['terminate'],
  promote: ['resources', 'to', 'wait', 'wait-for', 'degraded-grace'],
  abort: ['resources', 'wait'],
};

/** They say which Application and where, not what it looks like. */
const always: readonly DescribingInput[] = [
  'operation',
  'kind',
  'name',
  'project',
  'app-namespace',
  'mode',
  'repo-url',
  'timeout',
];

const describing = { ...operationInputs, ...applicationInputs, ...rolloutInputs };
type DescribingInput = keyof typeof describing;

function namesOf<T extends object>(declarations: T): readonly (keyof T)[] {
  return Object.keys(declarations) as (keyof T)[];
}

/** @throws bad input where name or server are missing, or an input is given that only a written Application has */
export async function runOperation(
  given: Run<OperationDeclarations> & TemplateRun,
  operation: OperationName,
): Promise<CommandResult> {
  const { inputs, resolved, ci, clock, log } = given;
  refuseUnused(resolved, operation);
  if (inputs.mode === 'git') {
    throw badInput('operation', `"${operation}" needs \`mode: api\``, 'Give argocd-server, and leave `mode` out.');
  }
  const name = nameOf(given);
  if (name === undefined) {
    const problem = `is missing: operation "${operation}" is about one Application`;
    throw badInput('name', problem, 'Give name and project, or service and environment of a gitops.yaml.');
  }
  checkName(name);
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
  return await withPolicy(handle, () =>
    operations[operation]({
      handle,
      inputs,
      run: given,
      target,
      operationId: `${ci.repository}#${ci.runId}/${clock.uuid()}`,
      report: given.report,
    }),
  );
}

/** The server names no right where an Application may not be read, or its operation not be ended (which takes `sync`). */
async function withPolicy<T>({ client, ref }: AppHandle, call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (!(error instanceof Failure) || error.code !== 'ARGOCD_FORBIDDEN') throw error;
    if (!error.message.includes('permission denied (')) throw error;
    if (!(await client.canI('get', ref).catch(() => true))) throw await policyFor(client, ref, 'get', error);
    if (error.message.includes('refused GET ')) throw error;
    const missing = await missingRights(client, [{ ref, actions: ['sync'] }]).catch(() => undefined);
    throw missing?.with({ cause: error }) ?? error;
  }
}

/** Applications of others may have dots in their names, which those that this program writes do not. */
function checkName(name: string): void {
  if (/^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/.test(name)) return;
  const [, namespace, rest] = /^([^/]+)\/([^/]+)$/.exec(name) ?? [];
  const fix =
    rest === undefined
      ? 'It has lower-case letters, digits, dashes and dots alone.'
      : `Give \`name: ${rest}\` and \`app-namespace: ${namespace}\`.`;
  throw badInput('name', `"${name}" cannot be the name of an Application`, fix);
}

/**
 * What `gitops.yaml` says of the Application is not in the way; what is asked for by this run would be lost. A component on
 * GitLab gives every default.
 *
 * @throws bad input for an input that the operation does not take
 */
export function refuseUnused(
  resolved: Run<OperationDeclarations>['resolved'],
  operation: InputValues<OperationDeclarations>['operation'],
): void {
  for (const input of namesOf(describing)) {
    const isTaken = always.includes(input) || taken[operation].includes(input);
    if (isTaken || !isGiven(resolved[input]) || isDefault(input, resolved[input].value)) continue;
    const problem = `has no effect with \`operation: ${operation}\``;
    const others = namesOf(taken).filter((each) => taken[each].includes(input));
    const fix =
      operation === 'upsert' ? 'Leave it out.' : 'Leave it out, or change the Application with `operation: upsert`.';
    throw badInput(
      input,
      problem,
      others.includes('upsert')
        ? fix
        : `It is for ${new Intl.ListFormat('en').format(others.map((each) => `\`${each}\``))}.`,
    );
  }
}

function isDefault(input: DescribingInput, value: unknown): boolean {
  const declared: InputDeclaration = describing[input];
  return declared.default !== undefined && String(value) === declared.default;
}
