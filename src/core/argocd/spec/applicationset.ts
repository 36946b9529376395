/** Builds the ApplicationSet that the inputs ask for: a template with its generators, whose Applications the inputs describe. */
import { badInput } from '../../failure.ts';
import { isObject } from '../../json.ts';
import { managedByLabel, managedByValue } from '../../review/ownership-label.ts';
import type { ApplicationSet, ApplicationSetSpec } from '../server/applicationset.ts';
import { type ApplicationRequest, applicationName, finalizersOf, specOf, templateOf } from './application.ts';

const withGenerators =
  'Give a template with `spec.generators` and `spec.template` as `file`: what makes the Applications is too much for inputs.';

/**
 * Name and namespace are the set's own, all else is of the Applications that it makes: inputs win over `spec.template`.
 *
 * @throws bad input that names the input which does not fit, or what the template lacks
 */
export function buildApplicationSet(request: ApplicationRequest): ApplicationSet {
  if (request.template === undefined)
    throw badInput('file', 'is missing: an ApplicationSet has generators', withGenerators);
  const { metadata = {}, spec = {} } = templateOf<ApplicationSetSpec>(request.template, 'ApplicationSet');
  const { name, labels, annotations, finalizers, namespace } = metadata;
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'ApplicationSet',
    metadata: {
      name: applicationName(request.name ?? name),
      namespace: request.appNamespace ?? namespace,
      labels: { ...labels, [managedByLabel]: managedByValue },
      annotations,
      finalizers,
    },
    spec: setSpecOf(request, spec),
  };
}

function setSpecOf(request: ApplicationRequest, spec: Partial<ApplicationSetSpec>): ApplicationSetSpec {
  const { generators, template, syncPolicy, ...rest } = spec;
  if (!Array.isArray(generators) || generators.length === 0 || !generators.every(isObject)) {
    throw badInput('file', 'has no `spec.generators`, which is a list of generators', withGenerators);
  }
  if (!isObject(template) || !isObject(template.metadata) || typeof template.metadata.name !== 'string') {
    const fix = "Write one with a parameter of the generator: `name: '{{ .path.basename }}'`.";
    throw badInput('file', 'has no `spec.template.metadata.name`, the name of each Application', fix);
  }
  if (template.spec !== undefined && !isObject(template.spec))
    throw badInput('file', '`spec.template.spec` is not a map');
  const { labels, annotations, finalizers, ...metadata } = template.metadata;
  const { finalizer } = request;
  const own = finalizer === undefined || finalizer === 'none' ? finalizers : finalizersOf(finalizer, finalizers);
  return {
    ...rest,
    generators,
    template: {
      ...template,
      metadata: {
        ...metadata,
        labels: merged(labels, request.labels),
        annotations: merged(annotations, request.annotations),
        finalizers: own,
      },
      spec: specOf(request, template.spec ?? {}),
    },
    syncPolicy: setSyncPolicy(isObject(syncPolicy) ? syncPolicy : undefined, finalizer),
  };
}

/** The controller gives every Application the finalizer that deletes its resources, unless the set preserves these. */
function setSyncPolicy(
  template: Readonly<Record<string, unknown>> | undefined,
  finalizer: ApplicationRequest['finalizer'],
) {
  if (finalizer === 'none') return { ...template, preserveResourcesOnDeletion: true };
  if (finalizer === undefined || template?.preserveResourcesOnDeletion !== true) return template;
  return { ...template, preserveResourcesOnDeletion: false };
}

function merged(template: Readonly<Record<string, string>> | undefined, given: Readonly<Record<string, string>>) {
  const all = { ...template, ...given };
  return Object.keys(all).length === 0 ? undefined : all;
}
