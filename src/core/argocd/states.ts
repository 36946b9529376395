/** Applications as state (law 12): which of an environment's are missing, differ, or are not live, by one request. */
import { Failure } from '../failure.ts';
import type { ObjectId } from '../git/transport.ts';
import type { Deadline } from '../net/deadline.ts';
import type { Log } from '../ports.ts';
import { environmentLabel, managedByLabel } from '../review/ownership-label.ts';
import { heldBack } from './held.ts';
import { applicationAt, type PlannedApplication, type ServerOptions } from './planned.ts';
import { type GitopsTarget, pinOf, reachOf, targetOf } from './rollout/gitops-target.ts';
import { rolloutStatus } from './rollout/rollout-status.ts';
import { ArgocdClient, type ArgocdConnection, type ArgocdPorts } from './server/client.ts';
import { argocdErrorOf } from './server/errors.ts';
import { type Application, appNamed, type LiveApplication, refTo } from './server/live.ts';
import { isPinned } from './spec/application.ts';
import { differsFromLive } from './upsert.ts';

/** What an Application on the server needs. */
export type ApplicationState =
  | { readonly state: 'equal' }
  /** Not there, or without our label, or hidden from this token: an upsert finds out which. */
  | { readonly state: 'missing' }
  /** An upsert would change it. */
  | { readonly state: 'differs' }
  /** The run waits (or syncs), and it is not live with our last commit, or not healthy. */
  | { readonly state: 'waits'; readonly reason: string }
  /** It may not be read. */
  | { readonly state: 'unknown'; readonly reason: string };

/** An Application, and our last commit of the GitOps repository that wrote its service. */
export interface StateQuestion {
  readonly planned: PlannedApplication & { readonly mode: 'api' };
  /** Undefined where none is known: then any revision will do. */
  readonly commit: ObjectId | undefined;
}

interface StatesRequest {
  readonly connection: ArgocdConnection;
  readonly questions: readonly StateQuestion[];
  readonly target: Omit<GitopsTarget, 'commit'>;
}

/** Single reads at the same time, where the list is refused. */
const readsAtOnce = 8;

/**
 * In the order of the questions. 100 Applications are one request, in however many projects and namespaces they are: what
 * they have in common is asked for.
 *
 * @throws Failure when the server cannot be asked; a refusal of the list or of single Applications is no failure
 */
export async function applicationStates(
  { connection, questions, target }: StatesRequest,
  ports: ArgocdPorts & { readonly log: Log },
  deadline: Deadline,
): Promise<readonly ApplicationState[]> {
  if (questions.length === 0) return [];
  using shared = ArgocdClient.open(connection, ports);
  const client = shared.until(deadline);
  const applications = questions.map(({ planned }) => planned.application);
  const looks = await liveApplications(client, applications, ports.log);
  return Promise.all(
    questions.map(async (question, index): Promise<ApplicationState> => {
      const seen = looks[index];
      if (seen instanceof Failure) {
        const reason = `${appNamed(refTo(question.planned.application))} cannot be read, and is written: ${seen.message}`;
        ports.log.warn(reason);
        return { state: 'unknown', reason };
      }
      return stateOf(question, seen, target);
    }),
  );
}

/** What was found of each Application; a Failure where it may not be read. */
type Look = LiveApplication | Failure | undefined;

/** In the order of the Applications wanted, by one request where the list is allowed; one without our label is not found. */
export async function liveApplications(
  client: ArgocdClient,
  applications: readonly Application[],
  log: Log,
): Promise<readonly Look[]> {
  let listed: readonly LiveApplication[];
  try {
    listed = await client.list(inCommon(applications));
  } catch (error) {
    if (!isRefusal(error)) throw error;
    log.detail(`the list of Applications is refused, and so each is read: ${error.message}`);
    return readEach(client, applications);
  }
  return Promise.all(
    applications.map((wanted) => {
      const found = listed.filter((app) => isSame(wanted, app));
      // Of Argo CD's own namespace no request tells the name.
      return found.length > 1 ? readOne(client, wanted) : found[0];
    }),
  );
}

/** The narrowest list that has all of them. Fields are not chosen: the server leaves out finalizers and revisions then. */
function inCommon(applications: readonly Application[]): Parameters<ArgocdClient['list']>[0] {
  const refs = applications.map(refTo);
  const [namespace, ...otherNamespaces] = new Set(refs.map(({ appNamespace }) => appNamespace));
  const labels = [managedByLabel, environmentLabel].flatMap((name) => {
    const [value, ...others] = new Set(applications.map(({ metadata }) => metadata.labels?.[name]));
    return value === undefined || others.length > 0 ? [] : [`${name}=${value}`];
  });
  return {
    projects: [...new Set(refs.map(({ project }) => project))],
    appNamespace: otherNamespaces.length === 0 ? namespace : undefined,
    selector: labels.join(','),
  };
}

function isSame(wanted: Application, { metadata, spec }: LiveApplication): boolean {
  const { name, project, appNamespace } = refTo(wanted);
  const here = appNamespace === undefined || appNamespace === metadata.namespace;
  return here && metadata.name === name && (spec.project || 'default') === project;
}

async function readEach(client: ArgocdClient, applications: readonly Application[]): Promise<readonly Look[]> {
  const looks: Look[] = [];
  for (let begin = 0; begin < applications.length; begin += readsAtOnce) {
    const some = applications.slice(begin, begin + readsAtOnce);
    looks.push(...(await Promise.all(some.map((wanted) => readOne(client, wanted)))));
  }
  return looks;
}

async function readOne(client: ArgocdClient, wanted: Application): Promise<Look> {
  try {
    return await client.get(refTo(wanted));
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return error;
  }
}

/** By Argo CD or by a proxy before it. */
function isRefusal(error: unknown): error is Failure {
  return argocdErrorOf(error)?.status === 403;
}

async function stateOf(
  { planned, commit }: StateQuestion,
  live: LiveApplication | undefined,
  repository: Omit<GitopsTarget, 'commit'>,
): Promise<ApplicationState> {
  if (live === undefined || live.metadata.deletionTimestamp !== undefined) return { state: 'missing' };
  const target = { ...repository, commit };
  if (differsFromLive(await wantedNow(planned, live, target), live)) {
    const isHeld = planned.options.onOlder !== 'apply' && (await heldBack(live, commit, target)) !== undefined;
    return { state: isHeld ? 'equal' : 'differs' };
  }
  const goal = goalOf(planned.options);
  if (goal === undefined) return { state: 'equal' };
  const aim = targetOf(planned.application.spec, target);
  const status = rolloutStatus(live, { ...goal, commit, operationId: undefined }, await reachOf(live, aim));
  return status.state === 'ready' ? { state: 'equal' } : { state: 'waits', reason: status.reason };
}

/** A pin to one of our commits says all that our last commit of this service says when it has that one. */
async function wantedNow(
  planned: PlannedApplication,
  live: LiveApplication,
  target: GitopsTarget,
): Promise<Application> {
  const { commit, history } = target;
  const pin = isPinned(planned.request) ? pinOf(live.spec, target).commit : undefined;
  if (pin === undefined) return applicationAt(planned, commit);
  const has = commit === undefined || (await history.descends(pin, commit)) === 'yes';
  return applicationAt(planned, has ? pin : commit);
}

function goalOf({ goal, sync }: ServerOptions) {
  if (goal !== undefined) return goal;
  return sync ? { synced: true, healthy: false, images: [] } : undefined;
}
