/** What every `operation` about an existing Application gets; its name and project say which Application. */
import type { GitopsTarget } from '../../core/argocd/rollout/gitops-target.ts';
import type { AppHandle } from '../../core/argocd/rollout/observe.ts';
import { type WaitGoal, waitGoal } from '../../core/argocd/rollout/wait.ts';
import type { LiveApplication } from '../../core/argocd/server/live.ts';
import type { CommandResult, Run } from '../../inputs/command.ts';
import type { InputValues } from '../../inputs/declaration.ts';
import type { applicationInputs, operationInputs, rolloutInputs } from '../../inputs/declarations/application.ts';
import type { argocdInputs, runInputs } from '../../inputs/declarations/run.ts';
import type { gitopsConnectionInputs } from '../gitops-remote.ts';
import type { TemplateRun } from './template-file.ts';

export type OperationDeclarations = typeof runInputs &
  typeof operationInputs &
  typeof argocdInputs &
  typeof applicationInputs &
  typeof rolloutInputs &
  typeof gitopsConnectionInputs;

/** `operation`, unless it is `upsert`. */
export type OperationName = Exclude<InputValues<typeof operationInputs>['operation'], 'upsert'>;

export interface Operation {
  readonly handle: AppHandle;
  readonly inputs: InputValues<OperationDeclarations>;
  /** The run itself, for what is made of all its inputs. */
  readonly run: Run<OperationDeclarations> & TemplateRun;
  /** What must be live, for operations that wait. */
  readonly target: GitopsTarget;
  /** Unique for this run; written into its operations. */
  readonly operationId: string;
  /** Outputs that are true whatever comes now. */
  readonly report: Run['report'];
}

export type Operate = (operation: Operation) => Promise<CommandResult>;

/** Address of the Application in the web interface. */
export function webAddress({ client, ref }: AppHandle, app?: Pick<LiveApplication, 'metadata'>): string {
  return `${client.url}/applications/${app?.metadata.namespace ?? ref.appNamespace ?? 'argocd'}/${ref.name}`;
}

/** What `wait` waits for. */
export function goalOf(inputs: Operation['inputs']): Omit<WaitGoal, 'commit' | 'operationId'> {
  return { ...waitGoal(inputs['wait-for']), degradedGraceMs: inputs['degraded-grace'] };
}
