/** `check --online` against Argo CD: version, login, and each right with the line that gives it. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { editFile } from '../../../../src/core/edit/edit.ts';
import {
  type ArgocdServerOptions,
  adminToken,
  type FakeAccount,
  startArgocdServer,
} from '../../../support/argocd/server.ts';
import { runCheck } from '../../../support/commands/check.ts';
import { type Scenery, setScenery } from '../../../support/commands/scenery.ts';
import { testPassword, testUser } from '../../../support/registry/server.ts';

const token = 'aGVhZGVy.dG9rZW4tb2YtdGhlLWpvYg.c2lnbmF0dXJl';

let at: Scenery;

beforeAll(async () => {
  at = await setScenery();
  at.git('branch', 'develop');
  configure([`gitops.repository=${at.gitops.path}`, 'environments.prod.deliver=push', 'argocd.project=frontend']);
});

function configure(set: readonly string[]): void {
  const file = join(at.monorepo, 'gitops.yaml');
  writeFileSync(file, editFile('gitops.yaml', readFileSync(file, 'utf8'), { set }).text);
}

/** A check in front of a server where the token is this account's. */
async function checkAt(
  account: FakeAccount,
  { given, ...options }: Partial<ArgocdServerOptions> & { readonly given?: Readonly<Record<string, string>> } = {},
) {
  const server = await startArgocdServer({ repositories, accounts: { [token]: account }, ...options });
  const ran = await runCheck(at, {
    online: 'true',
    'registry-username': testUser,
    'registry-password': testPassword,
    'argocd-server': server.url,
    'argocd-plaintext': 'true',
    'argocd-token': token,
    ...given,
  });
  return { server, ran, name: `Argo CD ${server.url}` };
}

/** Nothing is rendered here: nobody asks for it. */
const repositories = {
  resolve: (_url: string, revision: string) => revision,
  render: () => ({ resources: [], images: [] }),
};

const role = (...allow: readonly string[]): FakeAccount => ({ username: 'proj:frontend:ci', allow });
const enough = ['get', 'create', 'update', 'delete', 'sync'].map((action) => `${action} frontend/*`);

it('a role that may do everything is ok, and the server is only read', async () => {
  const { ran, server, name } = await checkAt(role(...enough));
  expect(ran.problems).toEqual([]);
  expect(ran.named(name)[0]?.message).toBe('version v3.5.1');
  expect(ran.named(`login to ${name}`)[0]?.message).toBe('as proj:frontend:ci');
  expect(ran.named('rights in project frontend')[0]).toMatchObject({
    result: 'ok',
    message: 'get, create, update, delete 6 Applications',
  });
  expect(server.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
});

it('what a role lacks is told with its lines, and with these lines the check is green', async () => {
  const { ran } = await checkAt(role('get frontend/*', 'update frontend/*'));
  expect(ran.problems).toEqual(['failed rights in project frontend', 'warning rights in project frontend']);
  const [failed, warning] = ran.named('rights in project frontend');
  expect(failed?.hint).toContain('Add to the role ci of the AppProject frontend:');
  expect(warning?.hint).toContain('p, proj:frontend:ci, applications, sync, frontend/*, allow');
  const lines = `${failed?.hint}\n${warning?.hint}`.split('\n').filter((line) => line.trim().startsWith('p, '));
  expect(lines.map((line) => line.trim())).toEqual([
    'p, proj:frontend:ci, applications, create, frontend/*, allow',
    'p, proj:frontend:ci, applications, delete, frontend/*, allow',
    'p, proj:frontend:ci, applications, sync, frontend/*, allow',
  ]);
  const given = lines.map((line) => line.split(', ')).map(([, , , action, object]) => `${action} ${object}`);
  expect((await checkAt(role('get frontend/*', 'update frontend/*', ...given))).ran.problems).toEqual([]);
});

it('deletion is asked for where an environment goes again, and only there', async () => {
  const { ran } = await checkAt(role('get frontend/*', 'create frontend/*', 'update frontend/*', 'sync frontend/*'), {
    given: { environment: 'dev' },
  });
  expect(ran.problems).toEqual([]);
});

it.each<[string, FakeAccount, string]>([
  ['a local account', { username: 'ci-bot', allow: [] }, 'p, ci-bot, applications, create, frontend/*, allow'],
  ['the role of another project', { username: 'proj:backend:ci', allow: [] }, 'use a token of a role there'],
])('is told for %s as it is given there', async (_who, account, hint) => {
  const { ran } = await checkAt(account);
  expect(ran.named('rights in project frontend')[0]).toMatchObject({
    result: 'failed',
    hint: expect.stringContaining(hint),
  });
});

it('a token that the server does not accept is told once, beside the version', async () => {
  const { ran, name } = await checkAt(role(), { given: { 'argocd-token': token.replace('a', 'b') } });
  expect(ran.problems).toEqual([`failed login to ${name}`]);
  expect(ran.named(`login to ${name}`)[0]?.hint).toBeDefined();
  expect(ran.named(name)[0]?.result).toBe('ok');
  expect(JSON.stringify(ran.checks)).not.toContain(token);
});

it.each<[string, Partial<ArgocdServerOptions>, RegExp]>([
  ['an old server', { version: 'v2.4.0' }, /2\.7 is the oldest/],
])('%s', async (_what, options, message) => {
  const { ran, name } = await checkAt({ username: 'admin', allow: ['* *'] }, options);
  expect(ran.named(name)[0]).toMatchObject({ result: 'failed', message: expect.stringMatching(message) });
  expect(ran.named(`login to ${name}`)[0]?.result).toBe('ok');
});

it('a missing half of a credential is the finding of the login', async () => {
  const { ran } = await checkAt(role(), { given: { 'argocd-token': '', 'argocd-username': 'ada' } });
  const problems = ran.checks.filter(({ result }) => result === 'failed');
  expect(problems.length).toBeGreaterThan(0);
  expect(JSON.stringify(problems)).toContain('argocd-');
});

it('without a server the Applications are files in Git, and nobody is asked', async () => {
  const server = await startArgocdServer({ repositories, accounts: { [token]: role() } });
  const ran = await runCheck(at, {
    'argocd-server': server.url,
    'argocd-plaintext': 'true',
    'argocd-token': adminToken,
  });
  expect(ran.named(`Argo CD ${server.url}`)[0]?.result).toBe('skipped');
  expect(server.requests).toEqual([]);
  const files = await runCheck(at);
  expect(files.checks.some(({ name }) => name.includes('Argo CD'))).toBe(false);
});
