import { describe, expect, it } from 'vitest';
import { type Application, type ApplicationRef, refTo } from '../../../../src/core/argocd/server/live.ts';
import { resourcesFinalizer } from '../../../../src/core/argocd/spec/application.ts';
import { currentApplication, previewUpsert, upsertApplication } from '../../../../src/core/argocd/upsert.ts';
import type { Ownership } from '../../../../src/core/review/ownership-label.ts';
import type { StoredApplication } from '../../../support/argocd/controller.ts';
import {
  application,
  at,
  commits,
  type Setting,
  leapingSetting as setting,
  targetAt,
  upsertAll,
} from '../../../support/argocd/setting.ts';
import { failureOf } from '../../../support/failure.ts';

const ref: ApplicationRef = { name: 'web1', project: 'default' };
const ownership: Ownership = { environment: 'feature-x-1a2b3c4d', repository: 'fe/shop', branch: 'feature/x' };

const upsert = (from: Setting, app: Application, choices = upsertAll) =>
  upsertApplication(from.handle(app), app, choices, { target: targetAt(), onOlder: 'skip' });

/** Someone else changes the Application on the server. */
function changeLive({ server }: Setting, change: (app: StoredApplication) => void): void {
  const app = structuredClone(server.app('web1')!);
  change(app);
  server.controller.store('web1', app);
}

describe('created, updated, unchanged', () => {
  it('tells them apart although the server answers 200 to each', async () => {
    const here = await setting();
    expect((await upsert(here, at(commits.first))).result).toBe('created');
    expect((await upsert(here, at(commits.first))).result).toBe('unchanged');
    expect((await upsert(here, at(commits.second))).result).toBe('updated');
    expect(here.server.writes()).toHaveLength(2);
  });

  it('rule 3: keeps labels and annotations that others added, and the finalizers', async () => {
    const here = await setting();
    await upsert(here, at(commits.first, { labels: { team: 'fe' } }));
    changeLive(here, (app) => {
      app.metadata.labels = { ...app.metadata.labels, 'from-someone': 'else' };
      app.metadata.annotations = { 'notifications.argoproj.io/subscribe': 'x' };
      app.metadata.finalizers = [resourcesFinalizer, 'post-delete-finalizer.argocd.argoproj.io/cleanup'];
    });
    expect((await upsert(here, at(commits.first, { labels: { team: 'fe' } }))).result).toBe('unchanged');
    const { app } = await upsert(here, at(commits.second, { labels: { team: 'platform' } }));
    expect(app.metadata.labels).toMatchObject({ team: 'platform', 'from-someone': 'else' });
    expect(app.metadata.annotations).toHaveProperty('notifications.argoproj.io/subscribe');
    expect(app.metadata.finalizers).toEqual([resourcesFinalizer, 'post-delete-finalizer.argocd.argoproj.io/cleanup']);
  });

  it('fields that the server adds or drops as empty are no change', async () => {
    const here = await setting();
    await upsert(here, at(commits.first));
    changeLive(here, (app) => {
      app.spec.syncPolicy = {};
      app.spec.ignoreDifferences = [];
    });
    expect((await upsert(here, at(commits.first))).result).toBe('unchanged');
  });

  it('a large integer of Helm values arrives as it was written, and a repeat writes nothing', async () => {
    const here = await setting();
    const values = 'id: 123456789012345678\non: 0o17\n';
    const app = at(commits.first, { source: { values } });
    expect((await upsert(here, app)).result).toBe('created');
    expect(here.server.requests.at(-1)?.body).toContain(`"values":${JSON.stringify(values)}`);
    expect((await upsert(here, app)).result).toBe('unchanged');
    expect(here.server.writes()).toHaveLength(1);
  });

  it('upsert: false changes nothing that exists', async () => {
    const here = await setting();
    await upsert(here, at(commits.first));
    const failure = await failureOf(upsert(here, at(commits.second), { upsert: false, validate: true }));
    expect(failure.code).toBe('ARGOCD_EXISTS');
    expect(here.server.app('web1')?.spec.source?.targetRevision).toBe(commits.first);
  });

  it('waits until a deletion is over, then creates it anew', async () => {
    const here = await setting();
    await upsert(here, at(commits.first));
    await here.client.remove(ref, { cascade: true });
    const { result, app } = await upsert(here, at(commits.second));
    expect(result).toBe('created');
    expect(app.metadata).not.toHaveProperty('deletionTimestamp');
  });
});

describe('guards', () => {
  it.each<[string, (app: StoredApplication) => void, RegExp]>([
    [
      'an ApplicationSet',
      (app) => {
        app.metadata.ownerReferences = [{ kind: 'ApplicationSet', name: 'previews' }];
      },
      /ApplicationSet previews/,
    ],
    [
      'a parent Application',
      (app) => {
        app.metadata.annotations = { 'argocd.argoproj.io/tracking-id': 'root:argoproj.io/Application:argocd/web1' };
      },
      /deployed by the Application root/,
    ],
    [
      'another monorepo',
      (app) => {
        app.metadata.annotations = { 'monorepo-gitops/source-repository': 'other/shop' };
      },
      /of other\/shop/,
    ],
  ])('what %s owns is refused, and nothing is written', async (_title, change, told) => {
    const here = await setting();
    await upsert(here, at(commits.first, { ownership }));
    changeLive(here, change);
    const before = here.server.writes().length;
    const failure = await failureOf(upsert(here, at(commits.second, { ownership })));
    expect(failure.exitCode).toBe(4);
    expect(failure.message).toMatch(told);
    expect(here.server.writes()).toHaveLength(before);
  });

  it('a name of another project is refused instead of moved', async () => {
    const here = await setting({ projects: ['default', 'frontend'] });
    await upsert(here, at(commits.first));
    const failure = await failureOf(upsert(here, at(commits.first, { project: 'frontend' })));
    expect(failure.exitCode).toBe(4);
    expect(failure.hint).toContain('project: default');
    expect(here.server.app('web1')?.spec.project).toBe('default');
  });

  it('a project that does not exist is said with what to do', async () => {
    const here = await setting();
    const failure = await failureOf(upsert(here, at(commits.first, { project: 'missing' })));
    expect(failure.code).toBe('ARGOCD_PROJECT');
  });

  it('a missing permission names the policy line and the subject', async () => {
    const token = 'aGVhZGVy.cHJvajpkZWZhdWx0OmNp.c2lnbmF0dXJl';
    const accounts = { [token]: { username: 'proj:default:ci', allow: ['get default/*'] } };
    const here = await setting({ accounts }, { token });
    const failure = await failureOf(upsert(here, at(commits.first)));
    expect(failure.message).toBe(
      'argocd-token: proj:default:ci may not create and update Application web1 in project default',
    );
    expect(failure.hint).toBe(
      [
        'Add to the role ci of the AppProject default:',
        '  p, proj:default:ci, applications, create, default/*, allow',
        '  p, proj:default:ci, applications, update, default/*, allow',
      ].join('\n'),
    );
  });

  it('a closed sync window is not taken for missing permissions', async () => {
    const here = await setting({ syncWindowClosed: true });
    await upsert(here, at(commits.first));
    const failure = await failureOf(here.client.sync(ref, { prune: false, operationId: 'run' }));
    expect(failure.code).toBe('ARGOCD_SYNC_WINDOW');
  });
});

describe('dry run', () => {
  it('prints the exact request and sends none', async () => {
    const here = await setting();
    const app = application({ ownership });
    const preview = await previewUpsert(here.handle(app), app, upsertAll);
    expect(preview.result).toBe('created');
    expect(preview.request).toContain(`POST ${here.server.url}/api/v1/applications?upsert=false&validate=true`);
    expect(JSON.parse(preview.request.slice(preview.request.indexOf('\n')))).toEqual(app);
    expect(here.server.writes()).toEqual([]);
  });

  it('warns of the permissions that the real run would lack', async () => {
    const token = 'aGVhZGVy.cHJvajpkZWZhdWx0OmNp.c2lnbmF0dXJl';
    const here = await setting({ accounts: { [token]: { username: 'ci', allow: ['get default/*'] } } }, { token });
    await previewUpsert(here.handle(), application(), upsertAll);
    expect(here.lines).toEqual([
      [
        'this would be refused: argocd-token: ci may not create Application web1 in project default. ' +
          'Add to `policy.csv` in the ConfigMap argocd-rbac-cm:',
        '  p, ci, applications, create, default/*, allow',
      ].join('\n'),
    ]);
  });

  it('finds what exists by its own name', async () => {
    const here = await setting();
    await upsert(here, at(commits.first));
    const found = await currentApplication(here.handle(), at(commits.first));
    expect(found === undefined ? undefined : refTo(found)).toMatchObject(ref);
  });
});
