/** Actions on resources: those of an Argo Rollout. Source: argo-cd v3.5.1 resource_customizations/argoproj.io/Rollout. */
import { bareDenial, grpcCode, Refusal } from '../accounts.ts';
import { type LiveResource, manifestOf } from '../cluster.ts';
import type { Api, Call } from '../routes.ts';
import type { RenderedResource } from '../types.ts';
import { bodyOf } from './body.ts';
import { findApplication, scopeOfQuery } from './find.ts';

interface ActionBody {
  readonly namespace?: string;
  readonly resourceName?: string;
  readonly group?: string;
  readonly kind?: string;
  readonly action?: string;
  readonly project?: string;
  readonly appNamespace?: string;
}

const noScript = new Refusal(grpcCode.unknown, 'error getting Lua resource action: built-in script does not exist');

/** What is in the cluster now, as JSON in a string. */
export async function liveResource(api: Api, call: Call): Promise<unknown> {
  const { query } = call;
  await findApplication(api, call, scopeOfQuery(call), { from: 'informer' });
  if (api.controller.kubernetesAway === 'refused') throw bareDenial();
  const [group, kind, namespace, name] = ['group', 'kind', 'namespace', 'resourceName'].map(
    (key) => query.get(key) ?? '',
  );
  const resource = { group, kind, namespace, name } as RenderedResource;
  const live = api.controller.cluster.find(call.name, resource);
  if (live === undefined) {
    const problem = `${kind} ${group} ${name} not found as part of application ${call.name}`;
    throw new Refusal(grpcCode.invalidArgument, problem);
  }
  return { manifest: JSON.stringify({ ...manifestOf(live.resource), ...(kind === 'Rollout' ? statusOf(live) : {}) }) };
}

/** What the manifest says of a pause is so while it is paused. */
function statusOf({ resource, state, steps }: LiveResource) {
  const { status } = manifestOf(resource) as { status?: { pauseConditions?: unknown } };
  const { pauseConditions = [{ reason: 'CanaryPauseStep' }], ...rest } = status ?? {};
  const now = state === 'paused' ? { pauseConditions } : state === 'aborted' ? { abort: true } : {};
  return { status: { ...rest, ...(steps === undefined ? {} : { currentStepIndex: steps }), ...now } };
}

/** Of servers before 3.1: the body is the action alone, as a JSON text, and the rest stands in the query. */
export function runActionV1(api: Api, call: Call): Promise<unknown> {
  const body = { ...Object.fromEntries(call.query), name: call.name, action: JSON.parse(call.body) as string };
  return runAction(api, { ...call, body: JSON.stringify(body) });
}

/** The right is `action/<group>/<kind>/<action>`; without it, the Application looks like a missing one. */
export async function runAction(api: Api, call: Call): Promise<unknown> {
  const body = bodyOf(call) as ActionBody;
  const { group = '', kind = '', action = '', resourceName = '', namespace = '' } = body;
  const right = `action/${group}/${kind}/${action}`;
  await findApplication(api, call, body, { action: right, from: 'informer' });
  if (api.controller.kubernetesAway === 'refused') throw bareDenial();
  const resource: RenderedResource = { group, kind, namespace, name: resourceName };
  const live = api.controller.cluster.find(call.name, resource);
  if (live === undefined) {
    const problem = `${kind} ${group} ${resourceName} not found as part of application ${call.name}`;
    throw new Refusal(grpcCode.invalidArgument, problem);
  }
  if (kind !== 'Rollout') throw noScript;
  const change = rolloutAction(action, live, api.controller.now());
  if (change === undefined) throw noScript;
  api.controller.cluster.change(call.name, resource, change);
  api.controller.healthChanged(call.name);
  return {};
}

function rolloutAction(
  action: string,
  { state, steps = 0 }: LiveResource,
  now: number,
): Partial<LiveResource> | undefined {
  switch (action) {
    case 'resume':
    case 'promote-full':
      return state === 'paused' ? { state: undefined, appliedAt: now, steps: steps + 1 } : {};
    case 'abort':
      return { state: 'aborted' };
    case 'retry':
      return state === 'aborted' ? { state: undefined, appliedAt: now } : {};
    case 'pause':
      return { state: 'paused' };
    case 'restart':
      return { appliedAt: now };
    default:
      return undefined;
  }
}
