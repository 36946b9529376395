/** What one Application on the server runs, asked for without changing anything. */
import type { Deadline } from '../net/deadline.ts';
import type { GitopsTarget } from './rollout/gitops-target.ts';
import { type ExpectedImage, type RunningState, runningState } from './rollout/running.ts';
import { ArgocdClient, type ArgocdConnection, type ArgocdPorts } from './server/client.ts';
import { type Application, appNamed, refTo } from './server/live.ts';

interface RunningQuestion {
  readonly connection: ArgocdConnection;
  /** Its name and project; what it should be does not count. */
  readonly application: Application;
  readonly expected: ExpectedImage;
  readonly repository: Omit<GitopsTarget, 'commit'>;
}

/** @throws Failure when the server cannot be asked, or does not let this token read the Application */
export async function applicationRunning(
  { connection, application, expected, repository }: RunningQuestion,
  ports: ArgocdPorts,
  deadline: Deadline,
): Promise<{ readonly name: string; readonly state: RunningState | undefined }> {
  using opened = ArgocdClient.open(connection, ports);
  const ref = refTo(application);
  const live = await opened.until(deadline).get(ref);
  const isThere = live !== undefined && live.metadata.deletionTimestamp === undefined;
  return { name: appNamed(ref), state: isThere ? await runningState(live, expected, repository) : undefined };
}
