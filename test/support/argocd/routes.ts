/** Every endpoint of the fake's API server: one table of method and path. */
import { type Accounts, may } from './accounts.ts';
import type { ApplicationSets } from './applicationsets.ts';
import type { ArgocdController } from './controller.ts';
import { liveResource, runAction, runActionV1 } from './endpoints/actions.ts';
import {
  createApplication,
  deleteApplication,
  getApplication,
  listApplications,
  patchApplication,
} from './endpoints/applications.ts';
import { createSet, deleteSet, generateSet, getSet, listSets } from './endpoints/applicationsets.ts';
import { project, rollback, sync, syncWindows, terminate } from './endpoints/operations.ts';
import { managedResources, manifests, resourceTree } from './endpoints/reads.ts';
import type { ArgocdServerOptions, FakeAccount, Recorded } from './server.ts';

export interface Api {
  readonly controller: ArgocdController;
  readonly sets: ApplicationSets;
  readonly options: ArgocdServerOptions;
}

/** A call of somebody who is known. */
export interface Call extends Recorded {
  readonly account: FakeAccount;
  /** Of the path. */
  readonly name: string;
}

type Endpoint = (api: Api, call: Call) => unknown;

const defaultSettings = { appLabelKey: 'app.kubernetes.io/instance', trackingMethod: 'annotation' };

const application = '/api/v1/applications/([^/]+)';
const set = '/api/v1/applicationsets';

const endpoints: readonly (readonly [method: string, path: string, endpoint: Endpoint])[] = [
  ['GET', '/api/v1/applications', listApplications],
  ['POST', '/api/v1/applications', createApplication],
  ['GET', application, getApplication],
  ['PATCH', application, patchApplication],
  ['DELETE', application, deleteApplication],
  ['POST', `${application}/sync`, sync],
  ['POST', `${application}/rollback`, rollback],
  ['DELETE', `${application}/operation`, terminate],
  ['GET', `${application}/syncwindows`, syncWindows],
  ['GET', `${application}/resource-tree`, resourceTree],
  ['GET', `${application}/managed-resources`, managedResources],
  ['GET', `${application}/manifests`, manifests],
  ['GET', `${application}/resource`, liveResource],
  ['POST', `${application}/resource/actions/v2`, runAction],
  ['POST', `${application}/resource/actions`, runActionV1],
  ['GET', '/api/v1/projects/([^/]+)', project],
  ['GET', set, listSets],
  ['POST', set, createSet],
  ['POST', `${set}/generate`, generateSet],
  ['GET', `${set}/([^/]+)`, getSet],
  ['DELETE', `${set}/([^/]+)`, deleteSet],
];

/** Undefined for a route that does not exist. */
export async function answer(api: Api, accounts: Accounts, call: Recorded): Promise<unknown> {
  const { method, path } = call;
  if (path === '/api/version') return { Version: api.options.version ?? 'v3.5.1' };
  if (path === '/api/v1/session' && method === 'POST') return accounts.session(call);
  if (path === '/api/dex/token' && method === 'POST') return accounts.exchange(call);
  // Answers everybody; with a token there is more in it.
  if (path === '/api/v1/settings')
    return { url: 'https://argocd.example.com', ...(api.options.settings ?? defaultSettings) };
  if (path === '/api/v1/session/userinfo') return accounts.userInfo(call);
  const account = () => accounts.authenticate(call.headers);
  const canI = /^\/api\/v1\/account\/can-i\/([a-z]+)\/([a-z]+)\/(.+)$/.exec(path);
  if (canI !== null) {
    const [, resource, action = '', object = ''] = canI;
    return { value: may(account(), action, decodeURIComponent(object), resource) ? 'yes' : 'no' };
  }
  for (const [allowed, pattern, endpoint] of endpoints) {
    const match = allowed === method ? new RegExp(`^${pattern}$`).exec(path) : null;
    if (match === null) continue;
    return await endpoint(api, { ...call, account: account(), name: decodeURIComponent(match[1] ?? '') });
  }
  return undefined;
}
