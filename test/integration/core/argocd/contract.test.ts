/** What goes over the wire, both ways, against Argo CD's own machine-readable contracts. */
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { previewSet, upsertSet } from '../../../../src/core/argocd/applicationset/upsert.ts';
import { waitForSet } from '../../../../src/core/argocd/applicationset/wait.ts';
import { deleteApplication } from '../../../../src/core/argocd/delete.ts';
import { deployApplication } from '../../../../src/core/argocd/deploy.ts';
import { refuseOwned } from '../../../../src/core/argocd/owner.ts';
import { parseTemplate } from '../../../../src/core/argocd/spec/application.ts';
import { buildApplicationSet } from '../../../../src/core/argocd/spec/applicationset.ts';
import { manifestFile, renderManifest } from '../../../../src/core/argocd/spec/manifest.ts';
import { applicationRequest } from '../../../support/argocd/application.ts';
import type { Recorded } from '../../../support/argocd/server.ts';
import {
  application,
  at,
  automated,
  commits,
  repoURL,
  leapingSetting as setting,
  targetAt,
  upsertAll,
} from '../../../support/argocd/setting.ts';
import { realPart } from '../../../support/real-parts.ts';

const contracts = resolve(import.meta.dirname, '../../../../../shared/contracts');
const present = await realPart(
  'the Argo CD contracts',
  () => existsSync(contracts),
  'put argocd-swagger.json and application-crd.yaml of argo-cd v3.5.1 into ../shared/contracts',
);

interface SetSchema {
  properties: { spec: { properties: { generators: { items: { properties: Record<string, object> } } } } };
}

interface Operation {
  parameters?: { name: string; in: string; required?: boolean; schema?: object }[];
  responses: Record<string, { schema?: object }>;
}

const setTemplate = `apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata: {name: webs}
spec:
  goTemplate: true
  generators:
    - list: {elements: [{name: one, canary: false}]}
  template:
    metadata: {name: 'web-{{ .name }}', labels: {team: fe}}
    spec:
      project: default
      source: {repoURL: ${repoURL}, targetRevision: main, path: web1}
      destination: {server: https://kubernetes.default.svc, namespace: demo}
      syncPolicy: {automated: {}}
`;
const setRequest = applicationRequest({
  name: undefined,
  template: parseTemplate('set.yaml', setTemplate),
  source: { path: undefined, defaultRepoUrl: undefined },
});

const ownership = { environment: 'pr-7', repository: 'fe/shop', request: 7 };

describe.skipIf(!present.present)(present.titled('Argo CD v3.5.1 contracts'), () => {
  const swagger = () =>
    JSON.parse(readFileSync(resolve(contracts, 'argocd-swagger.json'), 'utf8')) as {
      paths: Record<string, Record<string, Operation>>;
      definitions: object;
    };

  it('every request has a route, only its parameters, and a body of its schema; every answer too', async () => {
    const here = await setting();
    const app = at(commits.first, {
      ...automated,
      ownership,
      source: { values: 'replicas: 2' },
      syncOptions: ['CreateNamespace=true'],
    });
    const goal = { synced: true, healthy: true, images: [], degradedGraceMs: 20_000 };
    const choices = {
      upsert: upsertAll,
      sync: true,
      prune: true,
      terminate: false,
      operationId: 'run',
      goal,
      onFailure: 'keep',
      onOlder: 'skip',
      target: targetAt(),
      rollBackInGit: undefined,
      at: () => app,
    } as const;
    await deployApplication(here.handle(app), app, choices);
    await here.client.resourceTree(here.handle().ref);
    await here.client.list({ selector: 'a=b' });
    await here.client.list({ projects: ['default', 'other'], appNamespace: 'argocd' });
    await here.client.userInfo();
    await here.client.canI('sync', here.handle().ref);
    await deleteApplication(here.handle(app), { owner: ownership, wait: true, forceOrphan: false });
    const calls = here.server.requests;
    expect(calls.length).toBeGreaterThan(10);
    const check = checker(swagger());
    for (const call of calls) expect(check(call), `${call.method} ${call.path}\n${call.response}`).toEqual([]);
  });

  it('what is asked about a set, and about who owns an Application, too', async () => {
    const here = await setting();
    const set = buildApplicationSet(setRequest);
    const handle = { ...here.handle(), ref: { name: 'webs', namespace: undefined } };
    const goal = { synced: true, healthy: true, degradedGraceMs: 20_000 };
    await previewSet(handle, set, true);
    const written = await upsertSet(handle, set, true);
    await waitForSet(handle, set, written, goal, targetAt());
    const labelled = structuredClone(here.server.app('web-one')!);
    labelled.metadata.ownerReferences = [];
    labelled.metadata.labels = { 'app.kubernetes.io/instance': 'root' };
    here.server.controller.store('web-one', labelled);
    await refuseOwned({ ...here.handle(), ref: { name: 'web-one', project: 'default' } }, labelled, undefined);
    const calls = here.server.requests;
    const asked = new Set(calls.map(({ method, path }) => `${method} ${path}`));
    expect([...asked]).toEqual(
      expect.arrayContaining([
        'POST /api/v1/applicationsets',
        'POST /api/v1/applicationsets/generate',
        'GET /api/v1/applicationsets/webs',
        'GET /api/v1/account/can-i/applicationsets/create/default/webs',
        'GET /api/v1/settings',
      ]),
    );
    const check = checker(swagger());
    for (const call of calls) expect(check(call), `${call.method} ${call.path}\n${call.response}`).toEqual([]);
  });

  it('the ApplicationSet, sent or in a file, is one by its CustomResourceDefinition', () => {
    const crd = parse(readFileSync(resolve(contracts, 'applicationset-crd.yaml'), 'utf8')) as {
      spec: { versions: { schema: { openAPIV3Schema: SetSchema } }[] };
    };
    const schema = crd.spec.versions[0]!.schema.openAPIV3Schema;
    const { properties } = schema.properties.spec.properties.generators.items;
    // They repeat every generator with its template, twice, and take most of the time.
    properties.matrix = {};
    properties.merge = {};
    const validate = new Ajv({ strict: false, validateFormats: false }).compile(schema);
    const generators = [
      'list: {elements: [{name: one, canary: false}]}',
      'git: {repoURL: "https://git.example.com/deploy.git", revision: main, directories: [{path: "services/*"}, {path: x, exclude: true}]}',
      'pullRequest: {github: {owner: acme, repo: shop, labels: [preview]}, requeueAfterSeconds: 60}',
      'pullRequest: {gitlab: {project: "42", pullRequestState: opened}}',
    ];
    for (const generator of generators) {
      const text = setTemplate.replace(/list: .*/, generator);
      const set = buildApplicationSet({ ...setRequest, template: parseTemplate('set.yaml', text), finalizer: 'none' });
      expect(problems(validate, JSON.parse(JSON.stringify(set)))).toEqual([]);
      const { render } = manifestFile(set, 'sets/webs.yaml', { upsert: true, template: text });
      expect(problems(validate, parse(render(undefined), { version: '1.1' }))).toEqual([]);
    }
  });

  it('the Application, sent or rendered, is one by its CustomResourceDefinition', () => {
    const crd = parse(readFileSync(resolve(contracts, 'application-crd.yaml'), 'utf8')) as {
      spec: { versions: { schema: { openAPIV3Schema: object } }[] };
    };
    const validate = new Ajv({ strict: false, validateFormats: false }).compile(
      crd.spec.versions[0]!.schema.openAPIV3Schema,
    );
    const variants = [
      application(),
      at(commits.second, { ...automated, prune: true, selfHeal: true, ownership }),
      application({ source: { valuesFiles: ['values.yaml'], parameters: ['a=b'], values: 'a: {b: [1]}' } }),
      application({ source: { kustomizeImages: ['web1:1'] }, destination: { name: 'prod', namespace: 'x' } }),
      application({ source: { path: undefined, chart: 'nginx', revision: '1.2.3' }, finalizer: 'background' }),
      application({ source: { directoryRecurse: true } }),
    ];
    for (const app of variants) {
      expect(problems(validate, app)).toEqual([]);
      expect(problems(validate, parse(renderManifest(app), { version: '1.1' }))).toEqual([]);
    }
  });
});

function checker({ paths, definitions }: { paths: Record<string, Record<string, Operation>>; definitions: object }) {
  const ajv = new Ajv({ strict: false, validateFormats: false });
  const compiled = new Map<string, ValidateFunction>();
  const compile = (schema: object): ValidateFunction => {
    const key = JSON.stringify(schema);
    const validate = compiled.get(key) ?? ajv.compile({ ...schema, definitions });
    compiled.set(key, validate);
    return validate;
  };
  const routes = Object.entries(paths).map(([path, operations]) => ({
    pattern: new RegExp(`^${path.replace(/\{[^}]+\}/g, '[^/]+')}$`),
    literal: !path.includes('{'),
    operations,
  }));
  // Forwarder filters are read by the server and left out of the swagger (server/application/forwarder_overwrite.go).
  const undocumented = new Set(['fields']);
  return (call: Recorded): string[] => {
    const path = call.path.replace(/(can-i\/[a-z]+\/[a-z]+\/).*/, '$1object');
    const matching = routes
      .filter(({ pattern }) => pattern.test(path))
      .sort((a, b) => Number(b.literal) - Number(a.literal));
    const operation = matching
      .map(({ operations }) => operations[call.method.toLowerCase()])
      .find((one) => one !== undefined);
    if (operation === undefined) return [`no such route: ${call.method} ${call.path}`];
    const found: string[] = [];
    const known = (operation.parameters ?? []).filter((one) => one.in === 'query').map(({ name }) => name);
    for (const name of call.query.keys()) {
      if (!known.includes(name) && !undocumented.has(name)) found.push(`unknown parameter ${name}`);
    }
    const body = operation.parameters?.find((one) => one.in === 'body')?.schema;
    if (body !== undefined) found.push(...problems(compile(body), JSON.parse(call.body)));
    const answer = operation.responses['200']?.schema;
    if (answer !== undefined && call.response !== '' && call.status === 200) {
      // Go writes an empty list as null, as the recordings of a server show.
      const value: unknown = JSON.parse(call.response, (key, item) => (key === 'items' && item === null ? [] : item));
      found.push(...problems(compile(answer), value));
    }
    return found;
  };
}

function problems(validate: ValidateFunction, value: unknown): string[] {
  return validate(value)
    ? []
    : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}
