/** ApplicationSets over the API. Source: argo-cd v3.5.1 server/applicationset/applicationset.go. */
import { isDeepStrictEqual } from 'node:util';
import { enforce, grpcCode, may, Refusal } from '../accounts.ts';
import { type ApplicationSet, resourceOf } from '../applicationsets.ts';
import type { Api, Call } from '../routes.ts';
import { bodyOf } from './body.ts';
import { projectsOf } from './validation.ts';

const objectOf = ({ metadata, spec }: ApplicationSet) => {
  const { namespace = 'argocd', name } = metadata;
  const project = spec.template.spec.project || 'default';
  return `${project}/${namespace === 'argocd' ? '' : `${namespace}/`}${name}`;
};

/** A real 404: nothing is hidden here. */
const notFound = (said: string, name: string) =>
  new Refusal(grpcCode.notFound, `error getting ${said}.argoproj.io "${name}" not found`);

export function listSets({ sets }: Api, { account, query }: Call): unknown {
  const projects = query.getAll('projects');
  const items = [...sets.sets.values()]
    .filter((set) => may(account, 'get', objectOf(set), 'applicationsets'))
    .filter(({ spec }) => projects.length === 0 || projects.includes(spec.template.spec.project))
    .sort((a, b) => (a.metadata.name < b.metadata.name ? -1 : 1));
  return { metadata: { resourceVersion: '1' }, items };
}

export function getSet({ sets }: Api, { account, name }: Call): unknown {
  const set = sets.sets.get(name);
  if (set === undefined) throw notFound('ApplicationSet: applicationset', name);
  enforce(account, 'get', objectOf(set), 'applicationsets');
  return set;
}

/** An update merges labels and annotations, and replaces finalizers and spec. */
export async function createSet(api: Api, call: Call): Promise<unknown> {
  const { sets } = api;
  const { account, query } = call;
  const sent = bodyOf(call) as unknown as ApplicationSet;
  refuseInvalid(api, call, sent);
  if (query.get('dryRun') === 'true') {
    const apps = await generated(api, sent);
    return { ...sent, status: { resources: apps.map(({ metadata }) => resourceOf(metadata)) } };
  }
  const existing = sets.sets.get(sent.metadata.name);
  const { name, labels, annotations, finalizers } = sent.metadata;
  if (existing === undefined) {
    const created = sets.store({
      metadata: structuredClone(sent.metadata),
      spec: structuredClone(sent.spec),
      status: {},
    });
    const answer = structuredClone(created);
    await sets.reconcile(created);
    return answer;
  }
  const before = existing.metadata;
  const equal =
    isDeepStrictEqual(existing.spec, sent.spec) &&
    isDeepStrictEqual(before.labels ?? {}, labels ?? {}) &&
    isDeepStrictEqual(before.annotations ?? {}, annotations ?? {}) &&
    isDeepStrictEqual(before.finalizers ?? [], finalizers ?? []);
  if (equal) return existing;
  if (query.get('upsert') !== 'true') {
    const problem = 'existing ApplicationSet spec is different, use upsert flag to force update';
    throw new Refusal(grpcCode.invalidArgument, problem);
  }
  enforce(account, 'update', objectOf(sent), 'applicationsets');
  if (existing.spec.template.spec.project !== sent.spec.template.spec.project) {
    enforce(account, 'update', objectOf(existing), 'applicationsets');
  }
  const updated: ApplicationSet = { ...structuredClone(existing), spec: structuredClone(sent.spec) };
  updated.metadata = { ...before, name };
  if (labels !== undefined) updated.metadata.labels = { ...before.labels, ...labels };
  if (annotations !== undefined) updated.metadata.annotations = { ...before.annotations, ...annotations };
  if (finalizers === undefined) delete updated.metadata.finalizers;
  else updated.metadata.finalizers = [...finalizers];
  const answer = structuredClone(sets.store(updated));
  await sets.reconcile(updated);
  return answer;
}

/** `{applicationSet}` → `{applications}`; nothing is written. */
export async function generateSet(api: Api, call: Call): Promise<unknown> {
  const { applicationSet } = bodyOf(call) as { applicationSet?: ApplicationSet };
  if (applicationSet === undefined) {
    throw new Refusal(grpcCode.unknown, 'error creating ApplicationSets: ApplicationSets is nil in request');
  }
  refuseInvalid(api, call, applicationSet);
  const applications = await generated(api, applicationSet);
  return applications.length === 0 ? {} : { applications };
}

export function deleteSet({ sets }: Api, { account, name }: Call): unknown {
  const set = sets.sets.get(name);
  if (set === undefined) throw notFound('ApplicationSets: applicationsets', name);
  enforce(account, 'delete', objectOf(set), 'applicationsets');
  sets.delete(set);
  return {};
}

function refuseInvalid(api: Api, { account }: Call, set: ApplicationSet): void {
  const { project } = set.spec.template.spec;
  if (project.includes('{{')) {
    const problem =
      'the Argo CD API does not currently support creating ApplicationSets with templated `project` fields';
    throw new Refusal(grpcCode.unknown, `error validating ApplicationSets: ${problem}`);
  }
  enforce(account, 'create', objectOf(set), 'applicationsets');
  if (projectsOf(api).includes(project)) return;
  const problem = `ApplicationSet references project ${project} which does not exist`;
  throw new Refusal(grpcCode.invalidArgument, problem);
}

async function generated({ sets }: Api, set: ApplicationSet) {
  try {
    return await sets.generate(set);
  } catch (error) {
    const why = `error generating applications: ${(error as Error).message}`;
    throw new Refusal(grpcCode.unknown, `unable to generate Applications of ApplicationSet: ${why}`);
  }
}
