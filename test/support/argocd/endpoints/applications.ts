/** Lists, reads, creates, changes and deletes Applications. Source: argo-cd v3.5.1 server/application/application.go. */
import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { Application } from '../../../../src/core/argocd/server/live.ts';
import { bareDenial, enforce, grpcCode, may, Refusal } from '../accounts.ts';
import type { StoredApplication } from '../controller.ts';
import type { Api, Call } from '../routes.ts';
import { bodyOf } from './body.ts';
import { findApplication, objectOf, scopeOfQuery } from './find.ts';
import { chosen, selects } from './listing.ts';
import { applyJsonPatch, mergePatch } from './patch.ts';
import { validateSpec } from './validation.ts';

/** From the informer: it answers while Kubernetes is away. */
export function listApplications({ controller }: Api, { query, account }: Call): unknown {
  const selector = query.get('selector') ?? '';
  // `projects` counts only without `project` (getProjectsFromApplicationQuery).
  const [project, projects] = [query.getAll('project'), query.getAll('projects')];
  const wanted = project.length > 0 ? project : projects;
  const items = [...controller.apps.values()].filter(
    ({ metadata, spec }) =>
      may(account, 'get', objectOf({ metadata, spec })) &&
      (query.get('name') ?? metadata.name) === metadata.name &&
      (query.get('appNamespace') ?? metadata.namespace) === metadata.namespace &&
      (wanted.length === 0 || wanted.includes(spec.project)) &&
      selects(selector, metadata.labels ?? {}),
  );
  const fields = query.get('fields');
  const shown = fields === null ? items : items.map((app) => chosen(app, fields));
  // What none fits is null, not an empty list.
  return { metadata: { resourceVersion: '1' }, items: shown.length === 0 ? null : shown };
}

export async function getApplication(api: Api, call: Call): Promise<unknown> {
  const { controller } = api;
  const app = await findApplication(api, call, scopeOfQuery(call));
  const kind = call.query.get('refresh');
  if (kind === null) return controller.withHealth(app);
  await controller.refresh(call.name, kind === 'hard' ? 'hard' : 'normal');
  return controller.withHealth(controller.apps.get(call.name) ?? app);
}

const kubernetesRefused =
  'Get "https://kubernetes.default.svc/apis/argoproj.io/v1alpha1": dial tcp: connect: connection refused';

export async function createApplication(api: Api, call: Call): Promise<unknown> {
  const { controller, options } = api;
  const { account, query } = call;
  const sent = bodyOf(call) as unknown as Application & { operation?: unknown };
  const { name = '' } = sent.metadata;
  const spec = { ...sent.spec, project: sent.spec.project || 'default' };
  const wanted = { metadata: sent.metadata, spec } as StoredApplication;
  enforce(account, 'create', objectOf(wanted));
  await controller.kubernetes();
  if (controller.kubernetesAway === 'refused') {
    // From the source: no recording shows a create without Kubernetes.
    throw new Refusal(
      grpcCode.unknown,
      `error while validating and normalizing app: error getting application by name: ${kubernetesRefused}`,
    );
  }
  const before = controller.apps.get(name);
  if (before !== undefined && (before.spec.project || 'default') !== spec.project) {
    enforce(account, 'update', objectOf(before));
  }
  await validateSpec(api, { ...sent, spec }, query.get('validate') !== 'false');
  const { namespace = 'argocd' } = sent.metadata;
  if (options.appNamespaces !== undefined && !options.appNamespaces.includes(namespace)) {
    throw new Refusal(grpcCode.unknown, `namespace '${namespace}' is not permitted`);
  }
  refuseName(name);
  const existing = controller.apps.get(name);
  if (existing === undefined) return createNew(api, name, sent);
  const { labels = {}, annotations = {}, finalizers } = sent.metadata;
  const equal =
    isDeepStrictEqual(existing.spec, sent.spec) &&
    isDeepStrictEqual(existing.metadata.labels ?? {}, labels) &&
    isDeepStrictEqual(existing.metadata.annotations ?? {}, annotations) &&
    isDeepStrictEqual(existing.metadata.finalizers, finalizers);
  if (equal) return existing;
  if (query.get('upsert') !== 'true') {
    const problem = 'existing application spec is different, use upsert flag to force update';
    throw new Refusal(grpcCode.invalidArgument, problem);
  }
  enforce(account, 'update', objectOf(wanted));
  const updated = structuredClone(existing);
  updated.spec = structuredClone(sent.spec) as StoredApplication['spec'];
  const merged = { ...existing.metadata.annotations, ...annotations };
  updated.metadata.labels = { ...existing.metadata.labels, ...labels };
  if (Object.keys(merged).length > 0) updated.metadata.annotations = merged;
  if (finalizers === undefined) delete updated.metadata.finalizers;
  else updated.metadata.finalizers = [...finalizers];
  controller.store(name, updated);
  controller.specChanged(name);
  return updated;
}

/** Kubernetes' own rule, and its words. */
function refuseName(name: string): void {
  const expression = '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*';
  if (new RegExp(`^${expression}$`).test(name)) return;
  const rule =
    "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start " +
    `and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '${expression}')`;
  const invalid = `Application.argoproj.io "${name}" is invalid: metadata.name: Invalid value: "${name}": ${rule}`;
  throw new Refusal(grpcCode.invalidArgument, `error creating application: ${invalid}`);
}

function createNew({ controller }: Api, name: string, sent: Application): unknown {
  const app = {
    metadata: {
      ...structuredClone(sent.metadata),
      namespace: sent.metadata.namespace ?? 'argocd',
      uid: randomUUID(),
      creationTimestamp: controller.stamp(),
      resourceVersion: '',
      generation: 0,
    },
    spec: structuredClone(sent.spec),
    status: {
      sync: { status: '', comparedTo: { source: { repoURL: '' }, destination: {} } },
      health: {},
      summary: {},
      sourceHydrator: {},
    },
  } as unknown as StoredApplication;
  controller.store(name, app);
  const answer = structuredClone(app);
  controller.specChanged(name);
  return answer;
}

/** `body: "*"`: name, patch (JSON in a string), patchType, project. Labels and annotations are replaced, not merged. */
export async function patchApplication(api: Api, call: Call): Promise<unknown> {
  const body = bodyOf(call) as { patch?: string; patchType?: string; project?: string; appNamespace?: string };
  const app = await findApplication(api, call, body);
  enforce(call.account, 'update', objectOf(app));
  const { patch = '', patchType = '' } = body;
  if (!['merge', 'json', ''].includes(patchType)) {
    throw new Refusal(grpcCode.invalidArgument, `Patch type '${patchType}' is not supported`);
  }
  const asked: unknown = JSON.parse(patch);
  const patched = (patchType === 'merge' ? mergePatch(app, asked) : applyJsonPatch(app, asked)) as StoredApplication;
  await validateSpec(api, patched as unknown as Application, true);
  const updated = structuredClone(app);
  const { labels, annotations, finalizers } = patched.metadata;
  updated.spec = patched.spec;
  Object.assign(updated.metadata, { labels, annotations, finalizers });
  api.controller.store(call.name, updated);
  api.controller.specChanged(call.name);
  return updated;
}

export async function deleteApplication(api: Api, call: Call): Promise<unknown> {
  const { controller } = api;
  const { query, name } = call;
  const app = await findApplication(api, call, scopeOfQuery(call));
  enforce(call.account, 'delete', objectOf(app));
  const cascade = query.get('cascade') !== 'false';
  const policy = query.get('propagationPolicy');
  if (!cascade && policy !== null) {
    throw new Refusal(grpcCode.invalidArgument, 'cannot set propagation policy when cascading is disabled');
  }
  if (policy !== null && !['foreground', 'background'].includes(policy)) {
    throw new Refusal(grpcCode.invalidArgument, `invalid propagation policy: ${policy}`);
  }
  if (controller.kubernetesAway === 'refused') throw bareDenial();
  const deleting = structuredClone(app);
  const finalizers = (app.metadata.finalizers ?? []).filter((one) => cascade || !one.startsWith('resources-finalizer'));
  if (cascade && app.metadata.deletionTimestamp === undefined) {
    const plain = 'resources-finalizer.argocd.argoproj.io';
    const wanted = policy === null ? plain : `${plain}/${policy}`;
    if (!finalizers.includes(wanted)) finalizers.push(wanted);
  }
  if (finalizers.length === 0) delete deleting.metadata.finalizers;
  else deleting.metadata.finalizers = finalizers;
  deleting.metadata.deletionTimestamp ??= controller.stamp();
  Object.assign(deleting.metadata, { deletionGracePeriodSeconds: 0 });
  controller.store(name, deleting);
  controller.delete(name);
  return {};
}
