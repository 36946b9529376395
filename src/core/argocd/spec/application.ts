/** Builds the Application that the inputs ask for, from plain values and an optional template. */
import { readFile } from 'node:fs/promises';
import { badInput } from '../../failure.ts';
import { isObject } from '../../json.ts';
import {
  managedByLabel,
  managedByValue,
  type Ownership,
  ownershipAnnotations,
  ownershipLabel,
} from '../../review/ownership-label.ts';
import {
  type Application,
  type ApplicationDestination,
  type ApplicationMetadata,
  type ApplicationSpec,
  type Automated,
  type SyncPolicy,
  sourcesOf,
} from '../server/live.ts';
import { refuseBesideHydrator } from './hydrator.ts';
import { withOwnNamespace } from './namespace.ts';
import { applySource, readYamlInput, type SourceRequest } from './source.ts';

export interface ApplicationRequest {
  readonly name: string | undefined;
  readonly project: string | undefined;
  readonly appNamespace: string | undefined;
  /** A parsed manifest; inputs win over it. */
  readonly template: unknown;
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  readonly source: SourceRequest;
  readonly destination: ApplicationDestination;
  readonly syncPolicy: 'manual' | 'automated' | undefined;
  readonly prune: boolean | undefined;
  readonly selfHeal: boolean | undefined;
  /** Replace the template's list when not empty. */
  readonly syncOptions: readonly string[];
  readonly finalizer: FinalizerChoice | undefined;
  /** Of a review environment; undefined for a lasting one. */
  readonly ownership: Ownership | undefined;
}

/** What deleting the Application does to its resources: waits for them, does not wait, or leaves them alone. */
type FinalizerChoice = 'foreground' | 'background' | 'none';

/** Without a suffix Argo CD deletes in the foreground. */
export const resourcesFinalizer = 'resources-finalizer.argocd.argoproj.io';

/** The cluster that Argo CD itself runs in. */
const ownCluster = 'https://kubernetes.default.svc';

/** @throws bad input that names the input which does not fit, or contradicts the template. */
export function buildApplication(request: ApplicationRequest): Application {
  const template = templateOf(request.template, 'Application');
  const application: Application = {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: metadataOf(request, template.metadata ?? {}),
    spec: specOf(request, template.spec ?? {}),
  };
  return request.ownership === undefined ? application : withOwnNamespace(application);
}

/** In `revision`: our commit of the GitOps repository, which is known only when it is made. */
export const commitPlaceholder = '{commit}';

export function isPinned({ source }: ApplicationRequest): boolean {
  return source.revision?.includes(commitPlaceholder) === true;
}

/** @throws bad input that names `file` for what is no YAML, is several documents, or has a number that would be changed */
export function parseTemplate(file: string, text: string): unknown {
  const hint = 'Keep the template of one Application in it.';
  const { value, inexactLine } = readYamlInput('file', file, text, hint);
  if (inexactLine === undefined) return value;
  const problem = `${file}:${inexactLine}: an integer of this size does not pass through JSON unchanged`;
  throw badInput('file', problem, 'Put it in quotes, or give it in the Helm `values` text of the template.');
}

/** @throws bad input that names `file` */
export async function readTemplateText(path: string, file: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    throw badInput('file', `${file} cannot be read`, 'Give the path of a manifest in the monorepo.', cause);
  }
}

interface Template<Spec> {
  readonly metadata?: Partial<ApplicationMetadata> | undefined;
  readonly spec?: Partial<Spec> | undefined;
}

/** @throws bad input that names `file` for a manifest of another kind */
export function templateOf<Spec = ApplicationSpec>(
  template: unknown,
  wanted: 'Application' | 'ApplicationSet',
): Template<Spec> {
  if (template === undefined) return {};
  if (!isObject(template)) throw badInput('file', 'is not a manifest: it holds no map');
  const { apiVersion, kind, metadata, spec } = template;
  if (kind !== wanted || !String(apiVersion).startsWith('argoproj.io/')) {
    const problem = `holds the kind ${String(kind)} (${String(apiVersion)}), not ${wanted} of argoproj.io`;
    throw badInput('file', problem, kind === 'ApplicationSet' ? 'Set `kind: applicationset`.' : undefined);
  }
  if (metadata !== undefined && !isObject(metadata)) throw badInput('file', '`metadata` is not a map');
  if (spec !== undefined && !isObject(spec)) throw badInput('file', '`spec` is not a map');
  return { metadata, spec: spec as Partial<Spec> | undefined };
}

/** Has only what a user may write: uid, resourceVersion, ownerReferences and the like belong to the server. */
function metadataOf(request: ApplicationRequest, template: Partial<ApplicationMetadata>): ApplicationMetadata {
  const namespace = request.appNamespace ?? template.namespace;
  const annotations = {
    ...template.annotations,
    ...(request.ownership === undefined ? {} : ownershipAnnotations(request.ownership)),
    ...request.annotations,
  };
  const finalizers = finalizersOf(request.finalizer, template.finalizers);
  return {
    name: applicationName(request.name ?? template.name),
    namespace,
    labels: {
      ...template.labels,
      ...request.labels,
      ...(request.ownership === undefined
        ? { [managedByLabel]: managedByValue }
        : ownershipLabel(request.ownership.environment)),
    },
    annotations: Object.keys(annotations).length === 0 ? undefined : annotations,
    finalizers: finalizers.length === 0 ? undefined : finalizers,
  };
}

/**
 * Kubernetes would take 253 characters and dots, but Argo CD writes the name into a label of every resource (63), and
 * a dot breaks Helm release names made of it.
 */
export function applicationName(name: string | undefined): string {
  if (name === undefined || name === '') {
    throw badInput('name', 'is missing', 'Give `name`, or `service` and `environment` of gitops.yaml.');
  }
  if (name.length > 63) {
    const problem = `"${name}" has ${name.length} characters, and Argo CD labels resources with it (63)`;
    throw badInput('name', problem, 'Use a shorter name; `{slug}` is at most 30 characters long.');
  }
  if (!/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/.test(name)) {
    const fix = 'Use lower-case letters, digits and dashes; `{slug}` is the branch in this form.';
    throw badInput('name', `"${name}" is not a DNS-1123 label`, fix);
  }
  return name;
}

/** Upsert replaces finalizers, so leaving them out would take the cascade away from a live Application. */
export function finalizersOf(
  choice: FinalizerChoice | undefined,
  template: readonly string[] | undefined,
): readonly string[] {
  const others = (template ?? []).filter((finalizer) => !finalizer.startsWith(resourcesFinalizer));
  switch (choice) {
    case undefined:
      return template ?? [resourcesFinalizer];
    case 'none':
      return others;
    case 'foreground':
      return [resourcesFinalizer, ...others];
    case 'background':
      return [`${resourcesFinalizer}/background`, ...others];
  }
}

/** @param template what the inputs do not say */
export function specOf(request: ApplicationRequest, template: Partial<ApplicationSpec>): ApplicationSpec {
  const { source: _source, sources: _sources, syncPolicy: _policy, destination, project, ...rest } = template;
  const sourced = sourcedBy(template, request.source);
  if (sourcesOf(sourced).length === 0 && template.sourceHydrator === undefined) {
    const fix = 'Give repo-url and path (or chart), or a template with a source as `file`.';
    throw badInput('repo-url', 'is missing', fix);
  }
  return {
    ...rest,
    project: request.project ?? project ?? 'default',
    ...sourced,
    destination: destinationOf(request.destination, destination ?? {}),
    syncPolicy: syncPolicyOf(request, template.syncPolicy),
  };
}

function sourcedBy(template: Partial<ApplicationSpec>, request: SourceRequest) {
  if (template.sourceHydrator === undefined) return applySource(template, request);
  refuseBesideHydrator(template, request);
  const { source, sources } = template;
  return { ...(source === undefined ? {} : { source }), ...(sources === undefined ? {} : { sources }) };
}

function destinationOf(wanted: ApplicationDestination, template: ApplicationDestination): ApplicationDestination {
  if (wanted.server !== undefined && wanted.name !== undefined) {
    throw badInput('dest-name', 'excludes dest-server', 'Name the cluster by one of them.');
  }
  const { name, server } = wanted.name === undefined && wanted.server === undefined ? template : wanted;
  if ((name ?? '') !== '' && (server ?? '') !== '') {
    throw badInput('file', '`spec.destination` has both `name` and `server`', 'Name the cluster by one of them.');
  }
  const cluster = name === undefined || name === '' ? { server: server ?? ownCluster } : { name };
  return { ...cluster, namespace: wanted.namespace ?? template.namespace };
}

function syncPolicyOf(request: ApplicationRequest, template: SyncPolicy | undefined): SyncPolicy | undefined {
  const { automated: templated, syncOptions: templatedOptions, ...rest } = template ?? {};
  const automated = automatedOf(request, templated);
  if (automated === undefined && request.selfHeal === true) {
    throw badInput('self-heal', 'needs automated sync', 'Set `sync-policy: automated`, or leave self-heal out.');
  }
  const syncOptions = request.syncOptions.length > 0 ? request.syncOptions : (templatedOptions ?? []);
  const policy = {
    ...rest,
    automated,
    syncOptions: syncOptions.length === 0 ? undefined : [...syncOptions],
  };
  return Object.values(policy).every((value) => value === undefined) ? undefined : policy;
}

/** Argo CD follows Git by itself unless the template says otherwise: that is what a GitOps repository is for. */
function automatedOf(request: ApplicationRequest, template: Automated | undefined): Automated | undefined {
  if (request.syncPolicy === 'manual') return undefined;
  if (request.syncPolicy === undefined && request.template !== undefined && template === undefined) return undefined;
  const { enabled, ...rest } = template ?? {};
  return {
    ...rest,
    enabled: request.syncPolicy === 'automated' ? undefined : enabled,
    prune: request.prune ?? rest.prune,
    selfHeal: request.selfHeal ?? rest.selfHeal,
  };
}
