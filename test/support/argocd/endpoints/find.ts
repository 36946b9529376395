/** Finds the Application of a call, by the rules that hide what a caller may not see. */
import { bareDenial, grpcCode, may, Refusal } from '../accounts.ts';
import type { StoredApplication } from '../controller.ts';
import type { Api, Call } from '../routes.ts';

interface Scope {
  readonly project?: string | null | undefined;
  readonly appNamespace?: string | null | undefined;
}

/** As RBAC names it. */
export function objectOf({ metadata, spec }: Pick<StoredApplication, 'metadata' | 'spec'>): string {
  return `${spec.project || 'default'}/${namespaced(metadata.namespace, metadata.name)}`;
}

function namespaced(namespace: string | null | undefined, name: string): string {
  return namespace === undefined || namespace === null || ['', 'argocd'].includes(namespace)
    ? name
    : `${namespace}/${name}`;
}

export const scopeOfQuery = ({ query }: Call): Scope => ({
  project: query.get('project'),
  appNamespace: query.get('appNamespace'),
});

export const notFound = (name: string) =>
  new Refusal(grpcCode.notFound, `applications.argoproj.io "${name}" not found`);

/**
 * application.go getAppEnforceRBAC: without a project, what is hidden and what is missing look alike.
 *
 * @param from `informer`: a cache, which outlives Kubernetes; `kubernetes`: read now
 */
export async function findApplication(
  { controller, options }: Api,
  { account, name }: Call,
  { project, appNamespace }: Scope,
  { action = 'get', from = 'kubernetes' }: { action?: string; from?: 'kubernetes' | 'informer' } = {},
): Promise<StoredApplication> {
  const namespaces = options.appNamespaces;
  if (appNamespace && namespaces !== undefined && !namespaces.includes(appNamespace)) throw bareDenial();
  const named = project !== undefined && project !== null && project !== '';
  if (named && !may(account, action, `${project}/${namespaced(appNamespace, name)}`)) throw bareDenial();
  if (from === 'kubernetes') {
    await controller.kubernetes();
    if (controller.kubernetesAway === 'refused') throw bareDenial();
  }
  const app = controller.apps.get(name);
  const missing = () => (named ? notFound(name) : bareDenial());
  if (app === undefined || !may(account, action, objectOf(app))) throw missing();
  if (named && (app.spec.project || 'default') !== project) throw missing();
  return app;
}
