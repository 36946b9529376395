/** How the Applications of places are on their Argo CD server: one request for all of them, and a few for those that it leaves out. */

import { ArgocdClient, type ArgocdConnection, type ArgocdPorts } from '../../argocd/server/client.ts';
import { type Application, type LiveApplication, refTo } from '../../argocd/server/live.ts';
import { liveApplications } from '../../argocd/states.ts';
import { Failure } from '../../failure.ts';
import type { Deadline } from '../../net/deadline.ts';
import type { Log } from '../../ports.ts';
import type { StatusApplication } from './status.ts';

/** An Application, as the server has it; `missing`: there is none of its name; a text: why it may not be read. */
export type SeenApplication =
  | { readonly is: 'there'; readonly live: LiveApplication; readonly url: string }
  | { readonly is: 'missing'; readonly url: string }
  | { readonly is: 'unreadable'; readonly why: string };

/** Applications without our label that are looked for one by one: people make them too. */
const mostUnlabelled = 30;
const readsAtOnce = 8;

/**
 * In the order of the Applications.
 *
 * @throws Failure when the server cannot be asked
 */
export async function seenApplications(
  connection: ArgocdConnection,
  applications: readonly Application[],
  ports: ArgocdPorts & { readonly log: Log },
  deadline: Deadline,
): Promise<readonly SeenApplication[]> {
  if (applications.length === 0) return [];
  using shared = ArgocdClient.open(connection, ports);
  const client = shared.until(deadline);
  const looks = await liveApplications(client, applications, ports.log);
  const unlabelled = looks.flatMap((look, index) => (look === undefined ? [index] : [])).slice(0, mostUnlabelled);
  const others = new Map<number, LiveApplication | Failure | undefined>();
  for (let begin = 0; begin < unlabelled.length; begin += readsAtOnce) {
    const some = unlabelled.slice(begin, begin + readsAtOnce);
    await Promise.all(some.map(async (index) => others.set(index, await readOne(client, applications[index]))));
  }
  return applications.map((wanted, index): SeenApplication => {
    const look = looks[index] ?? others.get(index);
    if (look instanceof Failure) return { is: 'unreadable', why: look.message };
    const ref = refTo(look ?? wanted);
    const url = client.pageOf(ref);
    const isThere = look !== undefined && look.metadata.deletionTimestamp === undefined;
    return isThere ? { is: 'there', live: look, url } : { is: 'missing', url };
  });
}

async function readOne(client: ArgocdClient, wanted: Application | undefined) {
  if (wanted === undefined) return undefined;
  try {
    return await client.get(refTo(wanted));
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    return error;
  }
}

/** @param name of the Application that was looked for */
export function statusApplication(seen: SeenApplication, name: string): StatusApplication | undefined {
  if (seen.is === 'unreadable') return undefined;
  if (seen.is === 'missing') return { name, url: seen.url, sync: 'Missing', health: 'Missing' };
  const { status } = seen.live;
  const message = status?.conditions?.find(({ type }) => type.endsWith('Error'))?.message;
  return {
    name,
    url: seen.url,
    sync: status?.sync?.status || 'Unknown',
    health: status?.health?.status || 'Unknown',
    ...(message === undefined ? {} : { message }),
  };
}
