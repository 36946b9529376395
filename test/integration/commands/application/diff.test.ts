import { describe, expect, it } from 'vitest';
import { argocdUpsertApp } from '../../../../src/commands/argocd-upsert-app.ts';
import type { JsonObject } from '../../../../src/core/json.ts';
import { adminToken } from '../../../support/argocd/server.ts';
import { commits, repoURL, type Setting, setting } from '../../../support/argocd/setting.ts';
import type { RenderedResource } from '../../../support/argocd/types.ts';
import { simulatedClock } from '../../../support/clock.ts';
import { failureOf } from '../../../support/failure.ts';
import { type Given, type RunOptions, runCommand } from '../../../support/inputs.ts';

const run = ({ server }: Setting, given: Given, more: RunOptions = {}) => {
  const connection = { 'argocd-server': server.url, 'argocd-plaintext': 'true', 'argocd-token': adminToken };
  const inputs = { ...connection, name: 'web1', project: 'default', timeout: '1h', ...given };
  return runCommand(argocdUpsertApp, inputs, { clock: simulatedClock(), ...more });
};
const spec = { path: 'web1', 'repo-url': repoURL, 'dest-namespace': 'demo', 'sync-policy': 'manual' };
const deployed = { ...spec, revision: commits.first, sync: 'true', wait: 'true' };
const diff = { operation: 'diff' };

const resource = (kind: string, manifest: JsonObject = {}, more: Partial<RenderedResource> = {}): RenderedResource => ({
  kind,
  namespace: 'demo',
  name: 'web1',
  manifest,
  ...more,
});
const defaults = { spec: { revisionHistoryLimit: 10 } };

/** The first commit as it is deployed, the second with a change of each kind, the third as the second, not to be rendered. */
const rendered: Readonly<Record<string, readonly RenderedResource[]>> = {
  [commits.first]: [
    resource('Deployment', { spec: { replicas: 1 } }, { defaults }),
    resource('Service', { spec: { ports: [{ port: 80 }] } }, { defaults: { spec: { type: 'ClusterIP' } } }),
    resource('ConfigMap', { data: { a: '1' } }),
    resource('Secret', { data: { password: 'b25l', user: 'dXNlcg==' } }),
    resource('Job', {}, { hook: 'PreSync' }),
  ],
  [commits.second]: [
    // Neither the namespace nor a default is in Git.
    resource('Deployment', { metadata: { name: 'web1' }, spec: { replicas: 2 } }),
    resource('Service', { spec: { ports: [{ port: 80 }] } }),
    resource('Ingress', { spec: { host: 'web1.example.com' } }),
    resource('Secret', { data: { password: 'dHdv', token: 'dG9rZW4=' } }),
    resource('Job', { spec: { completions: 2 } }, { hook: 'PreSync' }),
  ],
};

function world() {
  return setting({
    repositories: {
      resolve: (_url, revision) =>
        ({ HEAD: commits.first, main: commits.first, request: commits.second })[revision] ?? revision,
      render: (_source, revision) => {
        if (revision === commits.third) throw new Error('Manifest generation error: web1/values.yaml: no such file');
        return { resources: rendered[revision] ?? [] };
      },
    },
  });
}

const outputsOf = async (...given: Parameters<typeof run>) => (await run(...given)).outputs;

describe('operation: diff', () => {
  it('what is deployed does not differ: no default of the API server, no hook', async () => {
    const here = await world();
    await run(here, deployed);
    const writes = here.server.writes().length;
    const { outputs, summary } = await run(here, diff);
    expect(outputs).toMatchObject({ name: 'web1', changed: false, diff: '', 'sync-status': 'Synced' });
    expect(summary).toContain('**web1**: nothing differs');
    expect(await outputsOf(here, { ...diff, revision: commits.first })).toMatchObject({ changed: false, diff: '' });
    expect(here.server.writes().length).toBe(writes);
  });

  it('with `revision` shows what a commit would change, without the values of Secrets', async () => {
    const here = await world();
    await run(here, deployed);
    const { outputs, summary, lines } = await run(here, { ...diff, revision: commits.second });
    expect(outputs.changed).toBe(true);
    expect(outputs.diff).toBe(`--- apps:Deployment:demo/web1 (cluster)
+++ apps:Deployment:demo/web1 (${commits.second})
@@ -4,5 +4,5 @@
   name: web1
   namespace: demo
 spec:
-  replicas: 1
+  replicas: 2
   revisionHistoryLimit: 10
--- :ConfigMap:demo/web1 (cluster)
+++ /dev/null
@@ -1,7 +0,0 @@
-apiVersion: v1
-data:
-  a: "1"
-kind: ConfigMap
-metadata:
-  name: web1
-  namespace: demo
--- :Secret:demo/web1 (cluster)
+++ :Secret:demo/web1 (${commits.second})
@@ -1,7 +1,7 @@
 apiVersion: v1
 data:
   password: (hidden)
-  user: (hidden)
+  token: (hidden)
 kind: Secret
 metadata:
   name: web1
--- /dev/null
+++ networking.k8s.io:Ingress:demo/web1 (${commits.second})
@@ -0,0 +1,7 @@
+apiVersion: networking.k8s.io/v1
+kind: Ingress
+metadata:
+  name: web1
+  namespace: demo
+spec:
+  host: web1.example.com
`);
    expect(summary).toContain('**web1**: 4 resources differ');
    expect(summary).toContain('<details><summary>Diff</summary>\n\n```diff\n---');
    expect(lines.join('\n')).toContain('+  replicas: 2');
    expect(here.server.requests.filter(({ path }) => path.endsWith('/manifests')).length).toBe(1);
  });

  it('without `revision` shows what the cluster lacks of Git, and what has left it', async () => {
    const here = await world();
    await run(here, deployed);
    await run(here, { ...spec, revision: commits.second });
    const { outputs, summary } = await run(here, diff);
    expect(summary).toContain('4 resources differ');
    const text = String(outputs.diff);
    expect(text).toMatch(/- {2}password: \(hidden, before\)\n.*\n\+ {2}password: \(hidden, after\)/);
    expect(text).not.toContain('-  namespace: demo\n spec');
    expect(text).toContain('+++ apps:Deployment:demo/web1 (git)');
    for (const value of ['b25l', 'dHdv', 'dG9rZW4=', '++++++++']) expect(JSON.stringify(outputs)).not.toContain(value);
  });

  it.each([
    [['apps:Deployment:web1'], '1 resource differs'],
    [['apps:*:demo/*', ':ConfigMap:web1'], '2 resources differ'],
    [[':Service:web1'], 'nothing differs'],
  ])('`resources: %o`: %s', async (resources, said) => {
    const here = await world();
    await run(here, deployed);
    expect((await run(here, { ...diff, revision: 'request', resources })).summary).toContain(said);
  });

  it('of several sources the revision is that of the GitOps repository, by its positions', async () => {
    const here = await world();
    const chart = { repoURL: 'https://charts.example.com', chart: 'web', targetRevision: '1.2.3' };
    const [source, values] = [{ path: 'web1' }, { ref: 'values' }].map((more) => ({
      repoURL,
      targetRevision: 'main',
      ...more,
    }));
    const app = {
      apiVersion: 'argoproj.io/v1alpha1' as const,
      kind: 'Application' as const,
      metadata: { name: 'web1' },
      spec: {
        project: 'default',
        sources: [values, chart, source].filter((each) => each !== undefined),
        destination: { server: 'https://kubernetes.default.svc', namespace: 'demo' },
      },
    };
    await here.client.upsert(app, { upsert: true, validate: false });
    const given = { ...diff, revision: commits.second };
    await run(here, { ...given, 'repo-url': repoURL, 'gitops-branch': 'main' });
    const asked = here.server.requests.find(({ path }) => path.endsWith('/manifests'));
    expect(asked?.query.getAll('revisions')).toEqual([commits.second, commits.second]);
    expect(asked?.query.getAll('sourcePositions')).toEqual(['1', '3']);
    const failure = await failureOf(run(here, { ...given, 'repo-url': 'https://git.example.com/else.git' }));
    expect(failure.message).toMatch(/^revision: the Application has 3 sources, and none follows/);
  });

  it.each([
    ['a commit that does not render', commits.third, 'ARGOCD_INVALID_SPEC', /values\.yaml: no such file/],
    ['a revision that is not there', 'gone', 'ARGOCD_REVISION', /unable to resolve 'gone'/],
  ])('%s fails, with name and address', async (_title, revision, code, message) => {
    const here = await world();
    await run(here, deployed);
    const original = here.server.controller.repoServer.repositories.resolve;
    Object.assign(here.server.controller.repoServer.repositories, {
      resolve: (url: string, asked: string) => (asked === 'gone' ? undefined : original(url, asked)),
    });
    const known = {};
    const report = (outputs: object) => Object.assign(known, outputs);
    const failure = await failureOf(run(here, { ...diff, revision }, { report }));
    expect(failure).toMatchObject({ exitCode: 1, code });
    expect(failure.message).toMatch(message);
    expect(known).toEqual({ name: 'web1', url: `${here.server.url}/applications/argocd/web1` });
  });

  it('what cannot be compared now fails; a commit that mends it can be compared', async () => {
    const here = await world();
    await run(here, deployed);
    await run(here, { ...spec, revision: commits.third, validate: 'false' });
    const failure = await failureOf(run(here, diff));
    expect(failure).toMatchObject({ exitCode: 1, code: 'ARGOCD_COMPARISON' });
    const { outputs, lines } = await run(here, { ...diff, revision: commits.second });
    expect(outputs.diff).toContain('+  replicas: 2');
    expect(lines.join('\n')).toMatch(/cannot be compared: .*no such file/);
  });

  it.each([
    ['another project', { project: 'other' }, /there is no Application web1 in the project other/, 1],
    ['a filter of another form', { resources: ['web1'] }, /^resources: "web1" does not name a resource/, 2],
  ])('%s: says what is wrong', async (_title, given, message, exitCode) => {
    const here = await world();
    await run(here, deployed);
    const failure = await failureOf(run(here, { ...diff, ...given }));
    expect(failure.message).toMatch(message);
    expect(failure.exitCode).toBe(exitCode);
  });
});

describe('operation: diff, with the inputs of an Application', () => {
  it('shows what an upsert would change of it', async () => {
    const here = await world();
    await run(here, deployed);
    const writes = here.server.writes().length;
    expect(await outputsOf(here, { ...diff, ...spec })).toMatchObject({
      diff: expect.stringContaining(`-    targetRevision: ${commits.first}\n+    targetRevision: HEAD`),
    });
    const values = { values: 'image: { tag: v2 }\npassword: pa55w0rd', labels: ['team=web'], revision: commits.first };
    const { outputs, summary } = await run(here, { ...diff, ...spec, ...values }, { secrets: ['pa55w0rd'] });
    expect(outputs).toMatchObject({ changed: true });
    expect(outputs.diff).toContain('+    team: web');
    expect(outputs.diff).toContain('+        image:\n+          tag: v2');
    expect(outputs.diff).not.toContain('targetRevision: HEAD');
    expect(outputs.diff).not.toContain('pa55w0rd');
    expect(summary).toContain('**web1**: the Application differs');
    expect(here.server.writes().length).toBe(writes);
  });

  it('the same inputs as those of the upsert change nothing', async () => {
    const here = await world();
    await run(here, { ...spec, sync: 'true', wait: 'true' });
    expect(await outputsOf(here, { ...diff, ...spec })).toMatchObject({ changed: false, diff: '' });
  });

  it('one that does not exist would be created', async () => {
    const here = await world();
    const { outputs, summary } = await run(here, { ...diff, ...spec });
    expect(outputs).toMatchObject({ changed: true, diff: expect.stringContaining('+    path: web1') });
    expect(summary).toContain('the Application does not exist, and would be created');
    expect(here.server.writes()).toEqual([]);
  });

  it('of gitops.yaml too: service and environment say all of it', async () => {
    const here = await world();
    const config = `version: 1
gitops: { repository: "${repoURL}", branch: main }
registry: registry.example.com
services: { web1: { path: apps/web1 } }
environments: { dev: { file: a.yaml, app: { name: web1, path: web1, sync-policy: manual, dest-namespace: demo } } }
`;
    const named = { name: undefined, project: undefined, service: 'web1', environment: 'dev' };
    await run(here, { ...named, sync: 'true', wait: 'true' }, { config });
    expect(await outputsOf(here, { ...named, ...diff }, { config })).toMatchObject({ changed: false });
    const other = config.replace('path: web1,', 'path: web2,');
    const { outputs, summary } = await run(here, { ...named, ...diff, revision: 'request' }, { config: other });
    expect(outputs.diff).toContain('-    path: web1\n+    path: web2');
    expect(outputs.diff).not.toContain('targetRevision: request');
    expect(summary).toContain('the Application and 4 resources differ');
  });
});

describe('operation: diff, very large', () => {
  it('is cut to what a comment holds; what found no room is named', async () => {
    const lines = Object.fromEntries(Array.from({ length: 600 }, (_, index) => [`k${index}`, 'v'.repeat(90)]));
    const maps = (data: JsonObject) =>
      Array.from({ length: 5 }, (_, index) => resource('ConfigMap', { data }, { name: `map${index}` }));
    const long = resource('ConfigMap', { data: { json: 'x'.repeat(200_000) } }, { name: 'long' });
    const here = await setting({
      repositories: {
        resolve: (_url, revision) => revision,
        render: (_source, revision) => ({ resources: revision === commits.first ? [] : [...maps(lines), long] }),
      },
    });
    await run(here, { ...spec, revision: commits.first, sync: 'true' });
    const { outputs, summary } = await run(here, { ...diff, revision: commits.second });
    const text = String(outputs.diff);
    expect(text.length).toBeLessThan(65_536);
    expect(summary.length).toBeLessThan(65_536);
    expect(text).toContain('… 210 more lines');
    expect(text).toContain('… :ConfigMap:demo/map4: created, too long to be shown');
    expect(text).toContain('+++ :ConfigMap:demo/long');
    expect(outputs.changed).toBe(true);
  });
});
