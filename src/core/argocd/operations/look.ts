/**
 * `operations/`: what is done with one Application that exists, by name and project.
 * This file: what people and scripts want to know of one Application: what `argocd app get` prints.
 */
import { Failure } from '../../failure.ts';
import type { JsonObject } from '../../json.ts';
import { windowOf } from '../rollout/holds.ts';
import type { AppHandle } from '../rollout/observe.ts';
import { windowNamed } from '../rollout/sync-windows.ts';
import { appNamed, type LiveApplication, resourceIdentity } from '../server/live.ts';

/** One resource as the last comparison found it, or as the last sync left it. */
interface LookedResource {
  readonly group: string;
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  /** `Synced`, `OutOfSync` or empty for a hook. */
  readonly status: string;
  /** Empty where Argo CD knows no health of this kind. */
  readonly health: string;
  readonly message: string;
}

/** @throws Failure `failed` when there is no such Application in the project */
export async function existing({ client, ref }: AppHandle): Promise<LiveApplication> {
  const app = await client.get(ref);
  if (app !== undefined) return app;
  throw new Failure('failed', 'ARGOCD_NOT_FOUND', `there is no ${appNamed(ref)} in the project ${ref.project}`, {
    hint: 'Check name, project and app-namespace: an Application of another project looks missing.',
  });
}

/** Each in words: `deny "0 22 * * *" for 8h, open now`. Empty where there is none, or they cannot be read. */
export async function syncWindowsOf({ client, ref, log }: AppHandle): Promise<readonly string[]> {
  try {
    const { active, assigned } = await client.syncWindows(ref);
    const text = (window: JsonObject) => windowNamed({ ...windowOf(window), timeZone: undefined });
    const open = new Set(active.map(text));
    return assigned.map((window) => `${text(window)}${open.has(text(window)) ? ', open now' : ''}`);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    log.detail(`the sync windows of ${appNamed(ref)} are not known: ${error.message}`);
    return [];
  }
}

/** In the order of the server; messages are those of the last sync where it has any, else of the health. */
export function lookedResources({ status }: LiveApplication): readonly LookedResource[] {
  const synced = new Map(
    (status?.operationState?.syncResult?.resources ?? []).map((one) => [resourceIdentity(one), one]),
  );
  return (status?.resources ?? []).map((resource) => ({
    group: resource.group ?? '',
    kind: resource.kind ?? '',
    namespace: resource.namespace ?? '',
    name: resource.name ?? '',
    status: resource.status ?? '',
    health: resource.health?.status ?? '',
    message: resource.health?.message || synced.get(resourceIdentity(resource))?.message || '',
  }));
}
