import { generateKeyPairSync } from 'node:crypto';
import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { AppCredential, TokenPurpose } from '../../../../../src/core/forge/forge.ts';
import { issueAppToken, revokeAppToken } from '../../../../../src/core/forge/github/app-token.ts';
import { Deadline } from '../../../../../src/core/net/deadline.ts';
import { restlessClock, systemClock } from '../../../../support/clock.ts';
import { openForge } from '../../../../support/forge.ts';
import { createBareRepository } from '../../../../support/git/repository.ts';
import type { FakeApp } from '../../../../support/github/app.ts';
import { type GithubServer, secondaryLimit, startGithubServer } from '../../../../support/github/server.ts';
import { scratchDirectory } from '../../../../support/lifetime.ts';
import { portsOf } from '../../../../support/ports.ts';

const root = scratchDirectory('mg-github-app');
const opened: GithubServer[] = [];

const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
const publicKeyPem = keys.publicKey.export({ type: 'spki', format: 'pem' }).toString();
const pkcs1 = keys.privateKey.export({ type: 'pkcs1', format: 'pem' }).toString();
const pkcs8 = keys.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const otherKey = generateKeyPairSync('rsa', { modulusLength: 2048 })
  .privateKey.export({ type: 'pkcs1', format: 'pem' })
  .toString();
const ecKey = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  .privateKey.export({ type: 'pkcs8', format: 'pem' })
  .toString();

const installation = { id: 77, permissions: { contents: 'write', pull_requests: 'write' } } as const;
const app: FakeApp = {
  id: '4711',
  publicKeyPem,
  installations: { 'acme/gitops': installation, 'acme/monorepo': installation },
};

type Question = Partial<Pick<AppCredential, 'appId' | 'privateKeyPem'>> & {
  readonly path?: string;
  readonly purpose?: TokenPurpose;
};

async function setting(overrides: { app?: Partial<FakeApp>; clockOffset?: number } = {}) {
  const git = createBareRepository(root, { files: { 'a.yaml': 'a\n' } });
  const server = await startGithubServer({
    repositories: { 'acme/gitops': { git }, 'acme/monorepo': { git } },
    app: { ...app, ...overrides.app },
    clockOffset: overrides.clockOffset ?? 0,
  });
  opened.push(server);
  const ports = portsOf({ clock: restlessClock });
  const { secrets } = ports;
  const ask = ({ path = 'acme/gitops', purpose = 'push', ...given }: Question = {}) =>
    issueAppToken({ appId: '4711', privateKeyPem: pkcs1, repository: server.forge(path), ...given }, purpose, ports);
  return { server, git, ports, secrets, ask };
}

describe('the token of a GitHub App', () => {
  it('reaches one repository with the permissions asked for, and nothing else', async () => {
    const { server, git, ports, secrets, ask } = await setting();
    const { token, expiresAt } = await ask();
    expect(server.account(token)).toMatchObject({
      repositories: ['acme/gitops'],
      permissions: { contents: 'write', metadata: 'read' },
    });
    expect(server.account(token)?.permissions.pull_requests).toBeUndefined();
    expect(new Date(expiresAt).toISOString()).toBe(server.account(token)?.expiresAt);
    expect(secrets.redact(`${token} ${pkcs1}`)).toBe('*** ***\n');
    const change = { branch: 'main', expectedTip: git.git('rev-parse', 'main'), message: 'Bump', files: [] };
    const forge = await openForge(server.forge('acme/gitops'), token, ports);
    expect(await forge.commit(change)).toMatchObject({ result: 'committed' });
    const elsewhere = await openForge(server.forge('acme/monorepo'), token, ports);
    await expect(elsewhere.openRequests('')).rejects.toMatchObject({ code: 'FORGE_NOT_FOUND' });
  });

  it.each([
    ['PKCS #1', pkcs1],
    ['PKCS #8', pkcs8],
    ['line ends written as \\n', pkcs1.replaceAll('\n', '\\n')],
    ['line ends of Windows', pkcs1.replaceAll('\n', '\r\n')],
    ['blanks around it', `\n  ${pkcs8}\n\n`],
  ])('comes for a key in %s', async (_, privateKeyPem) => {
    const { ask } = await setting();
    expect((await ask({ privateKeyPem })).token).toMatch(/^ghs_/);
  });

  it.each([
    ['half an hour behind', 1_800_000],
    ['half an hour ahead', -1_800_000],
    ['within the tolerance of a runner', 45_000],
  ])('comes although our clock is %s', async (_, clockOffset) => {
    const { ask } = await setting({ clockOffset });
    expect((await ask()).token).toMatch(/^ghs_/);
  });

  it('is revoked also when the run is out of time (law 14)', async () => {
    const { server, ask } = await setting();
    const token = await ask();
    const late = portsOf({ deadline: new Deadline(systemClock, 0) });
    await revokeAppToken(token, server.forge('acme/gitops'), late);
    expect(server.validTokens()).toEqual([]);
  });

  it('is waited for through limits and gateways', async () => {
    const { server, ask } = await setting();
    server.inject({ at: 'apps.installation', kind: 'status', status: 502 });
    server.inject({ at: 'apps.token', ...secondaryLimit(1) });
    expect((await ask()).token).toMatch(/^ghs_/);
  });

  it.each([
    ['a key of another App', { privateKeyPem: otherKey }, {}, 'FORGE_AUTH', 'gitops-app-private-key'],
    ['another App id', { appId: '1' }, {}, 'FORGE_AUTH', 'gitops-app-id'],
    ['a text that is no key', { privateKeyPem: 'hunter2-hunter2' }, {}, 'INPUT_INVALID', '.pem'],
    ['a key that is not RSA', { privateKeyPem: ecKey }, {}, 'INPUT_INVALID', '.pem'],
    ['a repository without the App', { path: 'acme/other' }, {}, 'FORGE_APP_NOT_INSTALLED', 'acme/other'],
    [
      'a permission that the App lacks',
      { purpose: 'request' },
      { 'acme/gitops': { id: 1, permissions: { contents: 'write' } } },
      'FORGE_APP_PERMISSIONS',
      'installation',
    ],
    ['a suspended installation', {}, { 'acme/gitops': { ...installation, suspended: true } }, 'FORGE_AUTH', 'resume'],
  ] as const)(
    'does not come for %s, with what to do and without the key',
    async (_, request, installations, code, hint) => {
      const { ask } = await setting({ app: Object.keys(installations).length === 0 ? {} : { installations } });
      const error: unknown = await ask(request).catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ code, hint: expect.stringContaining(hint) });
      const shown = inspect(error, { depth: 20 });
      for (const secret of [pkcs1.split('\n')[1]!, otherKey.split('\n')[1]!, 'hunter2'])
        expect(shown).not.toContain(secret);
    },
  );
});
