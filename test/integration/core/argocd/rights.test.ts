/** What a token lacks is known before anything is written, and told with the policy lines of its own role. */
import { describe, expect, it } from 'vitest';
import { checkArgocd } from '../../../../src/core/argocd/check.ts';
import type { Application } from '../../../../src/core/argocd/server/live.ts';
import { buildApplication } from '../../../../src/core/argocd/spec/application.ts';
import { previewUpsert, upsertApplication } from '../../../../src/core/argocd/upsert.ts';
import type { StoredApplication } from '../../../support/argocd/controller.ts';
import type { ArgocdServerOptions, FakeAccount } from '../../../support/argocd/server.ts';
import {
  application,
  at,
  commits,
  connectionTo,
  type PlannedOnServer,
  plannedApplication,
  type Setting,
  setting,
  targetAt,
  upsertAll,
} from '../../../support/argocd/setting.ts';
import { simulatedClock } from '../../../support/clock.ts';
import { failureOf } from '../../../support/failure.ts';
import { portsOf } from '../../../support/ports.ts';

const token = 'aGVhZGVy.dG9rZW4tb2YtdGhlLWpvYg.c2lnbmF0dXJl';
const role = (...allow: readonly string[]): FakeAccount => ({ username: 'proj:default:ci', allow });

const as = (account: FakeAccount, options: Partial<ArgocdServerOptions> = {}) =>
  setting({ ...options, accounts: { [token]: account } }, { token });

const upsert = (from: Setting, app: Application, sync = false) =>
  upsertApplication(from.handle(app), app, upsertAll, { target: targetAt(), onOlder: 'skip', sync });

/** As somebody else has put it there. */
function store({ server }: Setting, { spec, metadata }: Application, change: object = {}): void {
  const stored = { spec, metadata: { namespace: 'argocd', resourceVersion: '1', ...metadata, ...change }, status: {} };
  server.controller.apps.set(metadata.name, structuredClone(stored) as StoredApplication);
}

const asked = ({ server }: Setting) =>
  server.requests.map(({ method, path }) => `${method} ${path.replace('/api/v1', '')}`);
const questions = (from: Setting) => asked(from).filter((call) => call.includes('can-i'));

describe('argocd-upsert-app', () => {
  it('without the right to sync nothing is written', async () => {
    const here = await as(role('get default/*', 'create default/*', 'update default/*'));
    const failure = await failureOf(upsert(here, application(), true));
    expect(failure).toMatchObject({ code: 'ARGOCD_FORBIDDEN', exitCode: 1 });
    expect(failure.message).toBe('argocd-token: proj:default:ci may not sync Application web1 in project default');
    expect(failure.hint).toBe(
      'Add to the role ci of the AppProject default:\n  p, proj:default:ci, applications, sync, default/*, allow',
    );
    expect(here.server.writes()).toEqual([]);
  });

  it('everything that is missing is told at once', async () => {
    const here = await as(role('get default/*', 'create default/*'));
    store(here, at(commits.first));
    const failure = await failureOf(upsert(here, at(commits.second), true));
    expect(failure.message).toContain('may not update and sync Application web1');
    expect(failure.hint?.split('\n').slice(1)).toEqual([
      '  p, proj:default:ci, applications, update, default/*, allow',
      '  p, proj:default:ci, applications, sync, default/*, allow',
    ]);
    expect(here.server.writes()).toEqual([]);
  });

  it('costs one question where it syncs, and none where it writes nothing or does not sync', async () => {
    const here = await setting();
    await upsert(here, at(commits.first));
    expect(asked(here)).toEqual(['GET /applications/web1', 'GET /applications', 'POST /applications']);
    here.server.requests.splice(0);
    await upsert(here, at(commits.second), true);
    expect(asked(here)).toEqual([
      'GET /applications/web1',
      'GET /account/can-i/applications/sync/default/web1',
      'POST /applications',
    ]);
    here.server.requests.splice(0);
    await upsert(here, at(commits.second), true);
    expect(asked(here)).toEqual(['GET /applications/web1']);
  });

  it('a server that does not answer the question forbids nothing', async () => {
    const here = await setting();
    here.server.faults.push({
      path: /can-i/,
      times: 10,
      reply: { status: 404, type: 'text/plain', body: 'Not Found' },
    });
    expect((await upsert(here, application(), true)).result).toBe('created');
  });

  it.each<[string, FakeAccount, readonly string[]]>([
    [
      'a local account',
      { username: 'ci-bot', allow: [] },
      ['policy.csv', 'p, ci-bot, applications, get, default/*, allow'],
    ],
    [
      'a group of single sign-on',
      { username: 'jane@example.com', iss: 'https://dex.example.com', groups: ['fe, web'], allow: [] },
      ['p, role:deploy, applications, get, default/*, allow', 'g, "fe, web", role:deploy'],
    ],
    [
      'a job without a group',
      { username: 'repo:o/r:ref:refs/heads/main', iss: 'https://dex.example.com', allow: [] },
      ['g, repo:o/r:ref:refs/heads/main, role:deploy'],
    ],
    [
      'a role of another project',
      { username: 'proj:frontend:ci', allow: [] },
      ['no policy gives that role rights in default: use a token of a role there'],
    ],
  ])('the lines are those for %s', async (_title, account, lines) => {
    const failure = await failureOf(upsert(await as(account), application()));
    for (const line of lines) expect(failure.hint).toContain(line);
    expect(failure.hint).toContain(`The token is ${account.username}.`);
    if (account.username.startsWith('proj:')) expect(failure.hint).not.toContain('p, ');
  });

  it('in another namespace the lines name it, and Argo CD’s own is not taken for one', async () => {
    const app = application({ appNamespace: 'team-a' });
    const elsewhere = await as(role('get default/*', 'create default/*'));
    const failure = await failureOf(upsert(elsewhere, app, true));
    expect(failure.hint).toContain('p, proj:default:ci, applications, sync, default/team-a/*, allow');
    const own = application({ appNamespace: 'argocd' });
    const here = await as(role('get default/web1', 'create default/web1', 'sync default/web1'));
    expect((await upsert(here, own, true)).result).toBe('created');
  });
});

describe('a name that another project has', () => {
  const foreign = () => at(commits.first, { name: 'elsewhere', project: 'backend' });
  const wanted = () => at(commits.second, { name: 'elsewhere' });
  const projects = ['default', 'backend'];

  it.each<[string, readonly string[], RegExp]>([
    ['read', ['* default/*', 'get backend/*'], /exists in project backend, not in default/],
    ['read, without any right of its own to write', ['get */*'], /exists in project backend, not in default/],
    ['not read', ['* default/*'], /exists in another project than default, which this token may not read/],
    [
      'not read, but changed: the server would move the Application',
      ['* default/*', 'create backend/*', 'update backend/*'],
      /exists in another project than default, which this token may not read/,
    ],
  ])('the token may have it %s', async (_title, allow, message) => {
    const here = await as(role(...allow), { projects });
    store(here, foreign());
    const before = structuredClone(here.server.app('elsewhere'));
    const failure = await failureOf(upsert(here, wanted()));
    expect(failure).toMatchObject({ code: 'ARGOCD_OTHER_PROJECT', exitCode: 4 });
    expect(failure.message).toMatch(message);
    const told = [failure.message, failure.hint, String(failure.cause)].join(' ');
    expect(told).not.toMatch(/p, proj|allow\b/);
    if (!allow.some((rule) => /^get (backend|\*)/.test(rule))) expect(told).not.toContain('backend');
    expect(here.server.app('elsewhere')).toEqual(before);
  });

  it('an old server that takes no project in a request does not mislead', async () => {
    const here = await setting({ projects });
    store(here, foreign());
    const body = JSON.stringify(here.server.app('elsewhere'));
    here.server.faults.push({
      path: /applications\/elsewhere$/,
      times: 9,
      reply: { status: 200, type: 'application/json', body },
    });
    const failure = await failureOf(upsert(here, wanted()));
    expect(failure).toMatchObject({ code: 'ARGOCD_OTHER_PROJECT', exitCode: 4 });
  });

  it('one of this project that another run has created since the look is updated', async () => {
    const here = await setting();
    store(here, at(commits.first));
    const json = { type: 'application/json' };
    const missing = { status: 404, ...json, body: '{"code":5,"message":"not found"}' };
    here.server.faults.push({ path: /applications\/web1$/, times: 1, reply: missing });
    here.server.faults.push({
      path: /applications$/,
      method: 'GET',
      times: 1,
      reply: { status: 200, ...json, body: '{"items":null}' },
    });
    expect((await upsert(here, at(commits.second))).result).toBe('updated');
    expect(here.server.app('web1')?.spec.source?.targetRevision).toBe(commits.second);
    const posts = here.server.requests.filter(({ method }) => method === 'POST');
    expect(posts.map(({ query }) => query.get('upsert'))).toEqual(['false', 'true']);
  });
});

describe('a dry run', () => {
  it('warns of the same, and asks only for what the real run would need', async () => {
    const here = await as(role('get default/*', 'create default/*'));
    store(here, at(commits.first));
    const app = at(commits.second);
    await previewUpsert(here.handle(app), app, { ...upsertAll, sync: true });
    expect(here.lines.join('\n')).toMatch(/would be refused: .*may not update and sync Application web1/);
    expect(here.lines.join('\n')).toContain('p, proj:default:ci, applications, sync, default/*, allow');
    here.server.requests.splice(0);
    await previewUpsert(here.handle(at(commits.first)), at(commits.first), upsertAll);
    expect(questions(here)).toEqual([]);
  });
});

describe('deploy, before it builds', () => {
  const named = (name: string, sync = false, overrides = {}): PlannedOnServer => {
    const planned = plannedApplication(name, overrides);
    return { ...planned, options: { ...planned.options, sync } };
  };

  async function check(here: Setting, applications: readonly PlannedOnServer[], dryRun = false) {
    const ports = { ...portsOf({ clock: simulatedClock() }), log: here.handle().log };
    here.server.requests.splice(0);
    await checkArgocd({ connection: connectionTo(here.server, { token }), applications, dryRun }, ports, undefined);
  }

  it('asks for the rights of what it is going to do, and for no other', async () => {
    const here = await as(role('* default/*'));
    store(here, buildApplication(plannedApplication('same').request));
    store(here, buildApplication(plannedApplication('other', { destination: { namespace: 'x' } }).request));
    await check(here, [named('same'), named('other'), named('fresh', true)]);
    expect(questions(here).sort()).toEqual([
      'GET /account/can-i/applications/create/default/fresh',
      'GET /account/can-i/applications/create/default/other',
      'GET /account/can-i/applications/sync/default/fresh',
      'GET /account/can-i/applications/update/default/other',
    ]);
    expect(here.server.writes()).toEqual([]);
  });

  it('costs three requests where nothing is written, and three more for a hundred that are', async () => {
    const here = await as(role('* default/*'));
    const hundred = Array.from({ length: 100 }, (_, index) => `web${index}`);
    for (const name of hundred) store(here, buildApplication(plannedApplication(name).request));
    await check(
      here,
      hundred.map((name) => named(name)),
    );
    expect(asked(here).sort()).toEqual(['GET /api/version', 'GET /applications', 'GET /session/userinfo']);
    await check(
      here,
      hundred.map((name) => named(name, true, { destination: { namespace: 'x' } })),
    );
    expect(questions(here).sort()).toEqual([
      'GET /account/can-i/applications/create/default/*',
      'GET /account/can-i/applications/sync/default/*',
      'GET /account/can-i/applications/update/default/*',
    ]);
  });

  it('a policy for some of the project is asked for each of them', async () => {
    const here = await as(role('get default/*', 'create default/web-*'));
    await check(here, [named('web-a'), named('web-b'), named('web-c')]);
    const failure = await failureOf(check(here, [named('web-a'), named('api'), named('web-c'), named('db')]));
    expect(failure.message).toBe(
      'argocd-token: proj:default:ci may not create Application api in project default; proj:default:ci may not create Application db in project default',
    );
    expect(failure.hint?.match(/allow/g)).toHaveLength(1);
  });

  it('an Application without our label is found, and so is one of another project', async () => {
    const here = await as(role('get */*', 'create default/*'), { projects: ['default', 'backend'] });
    store(here, at(commits.first), { labels: {} });
    expect((await failureOf(check(here, [named('web1')]))).message).toContain('may not update Application web1');
    store(here, at(commits.first, { name: 'web2', project: 'backend' }));
    expect(await failureOf(check(here, [named('web2')]))).toMatchObject({ code: 'ARGOCD_OTHER_PROJECT', exitCode: 4 });
  });

  it('a dry run warns', async () => {
    const here = await as(role('get default/*'));
    await check(here, [named('web1', true)], true);
    expect(here.lines.join('\n')).toMatch(/would be refused: .*may not create and sync Application web1/);
  });

  it.each([
    ['v2.4.28', 'ARGOCD_VERSION'],
    ['v2.6.15+abc', 'ARGOCD_VERSION'],
    ['v1.8.7', 'ARGOCD_VERSION'],
    ['v2.7.0', 'ok'],
    ['v3.5.1', 'ok'],
    ['v10.0.0', 'ok'],
    ['', 'ok'],
  ])('Argo CD %s: %s', async (version, expected) => {
    const here = await as(role('* default/*'), { version });
    const outcome = await check(here, []).then(
      () => 'ok',
      (error: { code: string }) => error.code,
    );
    expect(outcome).toBe(expected);
  });

  it('a bare denial of the list is no reason to stop, and everything is asked for', async () => {
    const here = await as(role('* default/*'));
    const body = '{"error":"permission denied","code":7,"message":"permission denied"}';
    here.server.faults.push({
      path: /^\/api\/v1\/applications/,
      times: 99,
      reply: { status: 403, type: 'application/json', body },
    });
    await check(here, [named('web1')]);
    expect(questions(here).filter((call) => !call.includes('/get/'))).toHaveLength(2);
  });
});
