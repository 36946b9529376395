/** Who else writes an Application, and where people change it: as a refusal says it. */
import { describe, expect, it } from 'vitest';
import { deleteApplication } from '../../../../src/core/argocd/delete.ts';
import { rollBackTo } from '../../../../src/core/argocd/operations/rollback.ts';
import { upsertApplication } from '../../../../src/core/argocd/upsert.ts';
import type { Failure } from '../../../../src/core/failure.ts';
import type { ApplicationSet } from '../../../support/argocd/applicationsets.ts';
import type { StoredApplication } from '../../../support/argocd/controller.ts';
import {
  application,
  at,
  commits,
  repository,
  repoURL,
  type Setting,
  leapingSetting as setting,
  targetAt,
  upsertAll,
} from '../../../support/argocd/setting.ts';
import { failureOf } from '../../../support/failure.ts';

/** The controller compares nothing meanwhile: what a test says of an Application stays. */
const idle = { reconcileMs: 1e9 };

const trackingId = 'argocd.argoproj.io/tracking-id';
const instance = 'app.kubernetes.io/instance';
const ownership = { environment: 'feature-x-1a2b3c4d', repository: 'fe/shop', branch: 'feature/x' };
const readsAll = { username: 'proj:default:ci', allow: ['* default/*', 'applicationsets get default/*'] };
const token = 'aGVhZGVy.cHJvajpkZWZhdWx0OmNp.c2lnbmF0dXJl';

const upsert = (here: Setting, commit = commits.second) =>
  upsertApplication(here.handle(application()), at(commit, { ownership }), upsertAll, {
    target: targetAt(),
    onOlder: 'skip',
  });
const remove = (here: Setting) =>
  deleteApplication(here.handle(application()), { owner: ownership, wait: false, forceOrphan: false });

/** The refusal, which nothing was written before. */
async function refusal(here: Setting, call: Promise<unknown>): Promise<Failure> {
  const before = here.server.writes().length;
  const failure = await failureOf(call);
  expect([failure.code, failure.exitCode]).toEqual(['ARGOCD_OWNED', 4]);
  expect(here.server.writes()).toHaveLength(before);
  return failure;
}

function change({ server }: Setting, name: string, edit: (app: StoredApplication) => void): void {
  const app = structuredClone(server.app(name)!);
  edit(app);
  server.controller.store(name, app);
}

const template = (name: string, path = 'web1') => ({
  metadata: { name },
  spec: {
    project: 'default',
    source: { repoURL, path, targetRevision: commits.first },
    destination: { server: 'https://kubernetes.default.svc', namespace: 'demo' },
  },
});

async function withSet(
  spec: Omit<ApplicationSet['spec'], 'template'> & { template: object },
  more: { metadata?: object; account?: typeof readsAll; requests?: readonly number[] } = {},
): Promise<Setting> {
  const accounts = { [token]: more.account ?? readsAll };
  const repositories = { ...repository(), directories: () => ['services/web1', 'services/web2', 'docs/web1'] };
  const here = await setting({ accounts, repositories, ...idle }, { token });
  here.server.sets.pullRequests = (more.requests ?? []).map((number) => ({
    number,
    branch: 'x',
    head_sha: 'a'.repeat(40),
  }));
  const set = here.server.sets.store({
    metadata: { name: 'previews', ...more.metadata },
    spec: { goTemplate: true, ...spec },
  } as ApplicationSet);
  await here.server.sets.reconcile(set);
  return here;
}

describe('an Application of an ApplicationSet: the input of its generator is named', () => {
  it.each<[string, Parameters<typeof withSet>, string]>([
    [
      'a directory',
      [
        {
          generators: [
            {
              git: { repoURL, revision: 'main', directories: [{ path: 'services/*' }, { path: 'x/*', exclude: true }] },
            },
          ],
          template: template('{{ .path.basename }}', '{{ .path.path }}'),
        },
      ],
      `the directory services/web1 of ${repoURL} at main, which its git generator finds (bump-image-tag for the files in it)`,
    ],
    [
      'a directory that only the name tells',
      [
        {
          generators: [{ git: { repoURL, directories: [{ path: 'services/*' }] } }],
          template: template('{{.path.basename}}', 'charts/common'),
        },
      ],
      `the directory services/web1 of ${repoURL} at HEAD`,
    ],
    [
      'an element of a list',
      [
        {
          generators: [{ list: { elements: [{ n: '1', cluster: 'eu' }, { n: '2' }] } }],
          template: template('web{{ .n }}'),
        },
      ],
      'the element {"n":"1","cluster":"eu"} of its list generator',
    ],
    [
      'an element that holds a password, which is not told',
      [{ generators: [{ list: { elements: [{ n: '1', password: 'hunter2' }] } }], template: template('web{{ .n }}') }],
      'the element {"n":"1","password":"***"} of its list generator',
    ],
    [
      'a request',
      [
        {
          generators: [{ pullRequest: { github: { owner: 'acme', repo: 'shop' } } as object }],
          template: template('web{{.number}}'),
        },
        { requests: [1] },
      ],
      'the request 1 of acme/shop (github), which its pull request generator finds',
    ],
    [
      'the one of two generators that fits',
      [
        {
          generators: [{ list: { elements: [{ n: '9' }] } }, { list: { elements: [{ n: '1' }] } }],
          template: template('web{{ .n }}'),
        },
      ],
      'Change the element {"n":"1"} of its list generator, or for all of its Applications the ApplicationSet previews.',
    ],
  ])('%s', async (_title, [spec, more], told) => {
    const here = await withSet(spec, more);
    const changed = await refusal(here, upsert(here));
    expect(changed.message).toBe('web1 belongs to the ApplicationSet previews, which would revert any change');
    expect(changed.hint).toContain(told);
    const removed = await refusal(here, remove(here));
    expect(removed.message).toBe('web1 belongs to the ApplicationSet previews, which would create it again');
    expect(removed.hint).toMatch(/^Remove the .*instead\.$/);
  });

  const listed = { generators: [{ list: { elements: [{ n: '1' }] } }], template: template('web{{ .n }}') };

  it('the manifest of the set is named where an Application deploys it', async () => {
    const here = await withSet(listed, {
      metadata: { annotations: { [trackingId]: 'root:argoproj.io/ApplicationSet:argocd/previews' } },
    });
    await parent(here, { kind: 'ApplicationSet', name: 'previews' });
    expect((await refusal(here, upsert(here))).hint).toBe(
      `Change the element {"n":"1"} of its list generator, or for all of its Applications the manifest of the set, which the Application root deploys: most likely apps/previews.yaml in ${repoURL} at main. Else choose another name.`,
    );
  });

  it('a token that may not read the set gets the name alone, and no other failure', async () => {
    const here = await withSet(listed, { account: { ...readsAll, allow: ['applications * default/*'] } });
    const failure = await refusal(here, upsert(here));
    expect(failure.message).toContain('the ApplicationSet previews');
    expect(failure.hint).toContain('Change what the ApplicationSet reads (the directory, element or request)');
  });
});

/** The Application `root`, whose last comparison found what `resource` says. */
async function parent(here: Setting, resource: { kind: string; name: string } | undefined, sourceType = 'Directory') {
  const root = at('main', { name: 'root', source: { path: 'apps' } });
  await here.client.upsert(root, { upsert: true, validate: false });
  change(here, 'root', ({ status }) => {
    const one = { group: 'argoproj.io', namespace: 'argocd', status: 'Synced', ...resource };
    Object.assign(status, { sync: { status: 'Synced' }, sourceType, resources: resource === undefined ? [] : [one] });
  });
}

const web1 = { kind: 'Application', name: 'web1' };
const ownId = 'root:argoproj.io/Application:argocd/web1';

async function withApplication(
  mark: { annotations?: Record<string, string>; labels?: Record<string, string> },
  options: Parameters<typeof setting>[0] = {},
): Promise<Setting> {
  const here = await setting({ ...idle, ...options });
  await here.client.upsert(at(commits.first, { ownership }), upsertAll);
  change(here, 'web1', ({ metadata }) => {
    metadata.annotations = { ...metadata.annotations, ...mark.annotations };
    metadata.labels = { ...metadata.labels, ...mark.labels };
  });
  return here;
}

const byLabel = { settings: { appLabelKey: instance, trackingMethod: 'label' } };

describe('an Application of an app-of-apps: its manifest is named', () => {
  it.each([
    ['Directory', `most likely apps/web1.yaml in ${repoURL} at main`],
    ['Kustomize', `a resource of apps/kustomization.yaml, most likely apps/web1.yaml, in ${repoURL} at main`],
    ['Helm', `the values or templates of the chart apps/ in ${repoURL} at main`],
  ])('in a parent that is a %s', async (sourceType, told) => {
    const here = await withApplication({ annotations: { [trackingId]: ownId } });
    await parent(here, web1, sourceType);
    const changed = await refusal(here, upsert(here));
    expect(changed.message).toBe('web1 is deployed by the Application root, which would revert any change');
    expect(changed.hint).toContain(told);
    expect((await refusal(here, remove(here))).hint).toContain(told);
  });

  it('a parent that the token may not read is named by the annotation alone', async () => {
    const here = await withApplication({ annotations: { [trackingId]: ownId } });
    expect((await refusal(here, upsert(here))).hint).toMatch(
      /the manifest of it, which the Application root deploys \(/,
    );
  });

  it.each<[string, Record<string, string>, Parameters<typeof setting>[0]]>([
    ['by label', { [instance]: 'root' }, byLabel],
    [
      'by a label of its own',
      { 'acme.io/app': 'root' },
      { settings: { appLabelKey: 'acme.io/app', trackingMethod: 'label' } },
    ],
    [
      'by label, on a server that does not say so',
      { [instance]: 'root' },
      { settings: { appLabelKey: '', trackingMethod: '' } },
    ],
  ])('tracked %s', async (_title, labels, options) => {
    const here = await withApplication({ labels }, options);
    await parent(here, web1);
    expect((await refusal(here, upsert(here))).message).toContain('is deployed by the Application root');
    expect((await refusal(here, remove(here))).message).toContain('is deployed by the Application root');
  });
});

describe('a rollback, which writes the spec of an Application with automated sync', () => {
  it.each<[string, Parameters<typeof withApplication>]>([
    ['by annotation', [{ annotations: { [trackingId]: ownId } }]],
    ['by label', [{ labels: { [instance]: 'root' } }, byLabel]],
  ])('is refused for what is tracked %s', async (_title, mark) => {
    const here = await withApplication(...mark);
    await parent(here, web1);
    change(here, 'web1', (app) => {
      const { source } = app.spec;
      if (source === undefined) throw new Error('it has one source');
      app.spec.syncPolicy = { automated: {} };
      app.status.history = [commits.first, commits.second].map((revision, id) => ({ id, revision, source }));
    });
    const order = { prune: undefined, terminate: false, goal: undefined, target: targetAt(), operationId: 'run' };
    for (const dryRun of [true, false]) {
      const call = rollBackTo(here.handle(application()), { to: 'previous', dryRun, ...order });
      expect((await refusal(here, call)).hint).toContain('most likely apps/web1.yaml');
    }
  });
});

describe('what says nothing about an owner', () => {
  it.each<[string, Parameters<typeof withApplication>, { kind: string; name: string } | undefined]>([
    [
      'the annotation of the Application that it was copied from',
      [{ annotations: { [trackingId]: 'root:argoproj.io/Application:argocd/web0' } }],
      web1,
    ],
    [
      'the annotation of a parent that has let it go',
      [{ annotations: { [trackingId]: ownId } }],
      { ...web1, name: 'web2' },
    ],
    [
      'the annotation of one in another namespace',
      [{ annotations: { [trackingId]: 'root:argoproj.io/Application:team/web1' } }],
      undefined,
    ],
    [
      'the label of a copy, whose parent deploys another',
      [{ labels: { [instance]: 'root' } }, byLabel],
      { ...web1, name: 'web0' },
    ],
    ['the label of a chart', [{ labels: { [instance]: 'web1' } }, byLabel], undefined],
    ['the label of nobody that is there', [{ labels: { [instance]: 'gone' } }, byLabel], undefined],
    ['a label, where Argo CD tracks by annotation', [{ labels: { [instance]: 'root' } }], web1],
  ])('%s', async (_title, mark, resource) => {
    const here = await withApplication(...mark);
    if (resource !== undefined) await parent(here, resource);
    expect((await upsert(here)).result).toBe('updated');
    expect(await remove(here)).toEqual({ result: 'deleting' });
  });

  it('and nothing is asked about an Application that has only our labels', async () => {
    const here = await withApplication({});
    await upsert(here);
    expect(here.server.requests.filter(({ path }) => path.endsWith('/settings'))).toEqual([]);
  });
});
