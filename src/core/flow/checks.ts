/** What would fail after the images are pushed or the commit is made, found before either (law 13). */
import { waitGoal } from '../argocd/wait.ts';
import type { Update } from '../bump/update.ts';
import { badInput } from '../failure.ts';
import { pathSegments } from '../git/path.ts';
import { manifestsOf, type ServiceDeployment } from './service-deployment.ts';

/** What is asked of the Applications on an Argo CD server. */
export interface Rollout {
  readonly sync: boolean;
  readonly wait: boolean;
  /** As the input `wait-for` says it. */
  readonly waitFor: readonly string[];
}

export interface CheckSteps {
  /** Gets the credential and the forge of the delivery. */
  checkDelivery(environment: string): Promise<void>;
  /** Asks the Argo CD server whether it knows the credential. */
  checkArgocd(): Promise<void>;
}

export async function checkDeployment(
  services: readonly ServiceDeployment[],
  environment: string,
  { sync, wait, waitFor }: Rollout,
  steps: CheckSteps,
): Promise<void> {
  for (const { updates } of services) for (const update of updates()) checkPaths(update);
  for (const manifest of manifestsOf(services)) checkPaths(manifest);
  await steps.checkDelivery(environment);
  waitGoal(waitFor);
  if (services.some(({ application }) => application?.mode === 'api')) return steps.checkArgocd();
  const input = sync ? 'sync' : wait ? 'wait' : undefined;
  if (input === undefined) return;
  throw badInput(
    input,
    'needs an Argo CD server',
    'Give argocd-server, or leave it out: Argo CD follows Git by itself.',
  );
}

function checkPaths(update: Update): void {
  const named: readonly (readonly [input: string, path: string])[] =
    update.kind === 'write' ? [['app-file', update.file]] : update.files.map((file) => ['file', file] as const);
  for (const [input, path] of named) pathSegments(path, input);
  if (update.kind === 'edit' && update.from !== undefined) pathSegments(update.from, 'from');
}
