/** The Source Hydrator: the dry commit that was pushed is followed to the hydrated one that is synced. */
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { deployApplication } from '../../../../src/core/argocd/deploy.ts';
import type { DeployOptions } from '../../../../src/core/argocd/rollback.ts';
import { buildApplication } from '../../../../src/core/argocd/spec/application.ts';
import { manifestFile } from '../../../../src/core/argocd/spec/manifest.ts';
import { type ApplicationOverrides, applicationRequest } from '../../../support/argocd/application.ts';
import type { ArgocdServerOptions } from '../../../support/argocd/server.ts';
import {
  commits,
  repository,
  repoURL,
  type Setting,
  leapingSetting as setting,
  targetAt,
  upsertAll,
} from '../../../support/argocd/setting.ts';
import { failureOf } from '../../../support/failure.ts';

const goal = { synced: true, healthy: true, images: [], degradedGraceMs: 20_000 };
const hydratedOf = (dry: string) => dry.replace(/^./, '9');

const sourceHydrator = {
  drySource: {
    repoURL,
    path: 'web1',
    targetRevision: 'main',
    helm: { valueFiles: ['values/dev.yaml'], valuesObject: { b: '<&>', a: { nothing: null, empty: {} } } },
  },
  syncSource: { targetBranch: 'env/dev', path: 'web1' },
  hydrateTo: { targetBranch: 'env/dev' },
};

const hydrated = (
  syncPolicy: object | undefined,
  more: ApplicationOverrides = {},
  hydrator: object = sourceHydrator,
) => {
  const spec = { sourceHydrator: hydrator, destination: { namespace: 'demo' }, ...(syncPolicy && { syncPolicy }) };
  const template = { apiVersion: 'argoproj.io/v1alpha1', kind: 'Application', spec };
  return buildApplication(applicationRequest({ template, ...more }));
};

/** `main` is dry, `env/dev` holds what was hydrated. */
async function world(options: Partial<ArgocdServerOptions> = {}, hydrate = hydratedOf) {
  const branches: Record<string, string> = { main: commits.first };
  const dry = repository(branches);
  const here = await setting({
    repositories: {
      ...dry,
      resolve: (url, revision) => (revision.startsWith('9') ? revision : dry.resolve(url, revision)),
      hydrate(commit) {
        branches['env/dev'] = hydrate(commit);
        return branches['env/dev'];
      },
    },
    ...options,
  });
  return { here, branches };
}

let run = 0;
function deploy(from: Setting, app: ReturnType<typeof hydrated>, commit: string, choices: Partial<DeployOptions> = {}) {
  run += 1;
  return deployApplication(from.handle(app, 20 * 60_000), app, {
    upsert: upsertAll,
    sync: false,
    prune: false,
    terminate: false,
    operationId: `run-${run}`,
    goal,
    onFailure: 'keep',
    onOlder: 'skip',
    target: targetAt(commit),
    rollBackInGit: undefined,
    at: () => app,
    ...choices,
  });
}

const automated = hydrated({ automated: {} });
const manual = hydrated(undefined);
const syncs = ({ server }: Setting) => server.writes().filter((call) => call.endsWith('/sync')).length;

describe('a deployment through the hydrator', () => {
  it.each([
    ['automated', automated, false],
    ['synced by hand, which waits until there is something to sync', manual, true],
  ])('%s: is live with the hydrated commit of ours', async (_title, app, sync) => {
    const { here, branches } = await world();
    const first = await deploy(here, app, commits.first, { sync });
    expect(first.app.status?.sync?.revision).toBe(hydratedOf(commits.first));
    branches.main = commits.second;
    const { app: live } = await deploy(here, app, commits.second, { sync });
    expect(live.status?.sync?.revision).toBe(hydratedOf(commits.second));
    expect(live.status?.summary?.images).toEqual([`registry.example.com/web1:${commits.second.slice(0, 8)}`]);
    expect(live.status?.history?.map(({ revision }) => revision)).toEqual(
      [commits.first, commits.second].map(hydratedOf),
    );
    expect(syncs(here)).toBe(sync ? 2 : 0);
    const again = await deploy(here, app, commits.second, { sync });
    expect([again.result, syncs(here)]).toEqual(['unchanged', sync ? 2 : 0]);
  });

  it.each([
    ['automated', automated, { sync: false }],
    ['by hand', manual, { sync: true }],
    ['by hand, without a wait', manual, { sync: true, goal: undefined }],
  ])('%s: a hydration that fails is named, and nothing is synced', async (_title, app, choices) => {
    const { here, branches } = await world({}, (commit) => {
      if (commit === commits.second) throw new Error('chart web1 has no template');
      return hydratedOf(commit);
    });
    await deploy(here, app, commits.first, { sync: choices.sync });
    const before = syncs(here);
    branches.main = commits.second;
    const failure = await failureOf(deploy(here, app, commits.second, choices));
    expect(failure).toMatchObject({ exitCode: 1, code: 'ARGOCD_HYDRATION' });
    expect(failure.message).toContain(
      `${commits.second} is not hydrated: Failed to hydrate: chart web1 has no template`,
    );
    expect(failure.outputs).toMatchObject({ name: 'web1', revision: hydratedOf(commits.first) });
    expect(syncs(here)).toBe(before);
  });

  it('of a commit that is pinned is not rolled back by a source that the hydrator hides', async () => {
    const { here } = await world({
      health: ({ revision }) => (revision === hydratedOf(commits.first) ? 'Healthy' : 'Degraded'),
    });
    const pinned = (targetRevision: string) =>
      hydrated(
        { automated: {} },
        {},
        { ...sourceHydrator, drySource: { ...sourceHydrator.drySource, targetRevision } },
      );
    await deploy(here, pinned(commits.first), commits.first);
    const failed = deploy(here, pinned(commits.second), commits.second, { onFailure: 'rollback' });
    const failure = await failureOf(failed);
    expect(failure.code).toBe('ARGOCD_DEGRADED');
    expect(failure.message).toContain('Not rolled back: the Application has a sourceHydrator');
    expect(here.server.app('web1')?.spec).not.toHaveProperty('source');
  });
});

it('of several sources the one of the GitOps repository is followed, whatever the chart beside it resolves to', async () => {
  const branches: Record<string, string> = { main: commits.first };
  const dry = repository(branches);
  const resolve = (url: string, revision: string) => (revision === '1.2.3' ? revision : dry.resolve(url, revision));
  const render: typeof dry.render = (source, revision) =>
    source.ref === undefined ? dry.render(source, branches.main ?? revision) : { resources: [] };
  const here = await setting({ repositories: { resolve, render } });
  const sources = [
    {
      repoURL: 'https://charts.example.com',
      chart: 'web',
      targetRevision: '1.2.3',
      helm: { valueFiles: ['$v/dev.yaml'] },
    },
    { repoURL, targetRevision: 'main', ref: 'v' },
  ];
  const spec = { sources, destination: { namespace: 'demo' }, syncPolicy: { automated: {} } };
  const template = { apiVersion: 'argoproj.io/v1alpha1', kind: 'Application', spec };
  const app = buildApplication(
    applicationRequest({ template, source: { path: undefined, defaultRepoUrl: undefined } }),
  );
  expect(app.spec.sources).toEqual(sources);
  await deploy(here, app, commits.first);
  branches.main = commits.second;
  const { app: live } = await deploy(here, app, commits.second);
  expect(live.status?.sync?.revisions).toEqual(['1.2.3', commits.second]);
  expect(live.status?.history).toHaveLength(2);
});

describe('a template with a sourceHydrator', () => {
  it('goes to the server as it is, and a second time nothing is written', async () => {
    const { here } = await world();
    await deploy(here, automated, commits.first);
    const [create] = here.server.requests.filter(
      ({ method, path }) => method === 'POST' && path.endsWith('/applications'),
    );
    const { spec } = JSON.parse(create?.body ?? '');
    expect(spec.sourceHydrator).toEqual(sourceHydrator);
    expect([spec.source, spec.sources]).toEqual([undefined, undefined]);
    const writes = here.server.writes().length;
    expect((await deploy(here, automated, commits.first)).result).toBe('unchanged');
    expect(here.server.writes()).toHaveLength(writes);
  });

  it('goes into the GitOps repository as it is', () => {
    const { render } = manifestFile(automated, 'argocd/web1.yaml', { upsert: true });
    const written = render(undefined);
    expect(parse(written).spec.sourceHydrator).toEqual(sourceHydrator);
    expect(render(written)).toBe(written);
  });

  it('takes inputs that say the same', () => {
    const same = { repoUrl: `${repoURL.replace(/\.git$/, '')}`, path: './web1/', revision: 'main' };
    expect(hydrated(undefined, { source: same }).spec.sourceHydrator).toEqual(sourceHydrator);
    const none = { path: undefined, defaultRepoUrl: 'https://git.example.com/infra/other.git' };
    expect(hydrated(undefined, { source: none }).spec.sourceHydrator).toEqual(sourceHydrator);
  });

  it.each<[string, NonNullable<ApplicationOverrides['source']>]>([
    ['path', { path: 'web2' }],
    ['repo-url', { repoUrl: 'https://git.example.com/infra/other.git' }],
    ['revision', { revision: '{commit}' }],
    ['revision', { revision: commits.second }],
    ['values', { values: 'a: 1' }],
    ['parameters', { parameters: ['image.tag=2'] }],
    ['kustomize-images', { kustomizeImages: ['web1=web1:2'] }],
  ])('%s would have no effect, and is refused', async (input, source) => {
    const failure = failureOf(() => hydrated(undefined, { source }));
    expect(failure.exitCode).toBe(2);
    expect(failure.message).toBe(
      `${input}: has no effect: the template deploys ${repoURL} web1 @ main by its sourceHydrator`,
    );
  });

  it.each([
    ['drySource.repoURL', { syncSource: { targetBranch: 'env/dev', path: 'web1' } }],
    ['syncSource.targetBranch', { drySource: { repoURL } }],
    ['drySource.repoURL', 'env/dev'],
  ])('without %s it is refused', async (missing, hydrator) => {
    const failure = failureOf(() => hydrated(undefined, {}, hydrator as object));
    expect(failure.message).toBe(`file: \`spec.sourceHydrator\` has no ${missing}`);
  });
});
