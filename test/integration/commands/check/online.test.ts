/** `check --online` against git over HTTP and a registry: rights by their credentials, and nothing written. */
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { beforeAll, beforeEach, expect, it } from 'vitest';
import { editFile } from '../../../../src/core/edit/edit.ts';
import { Deadline } from '../../../../src/core/net/deadline.ts';
import { systemClock } from '../../../support/clock.ts';
import { runCheck } from '../../../support/commands/check.ts';
import { canaries, gitopsToken, type Scenery, setScenery } from '../../../support/commands/scenery.ts';
import { createBareRepository } from '../../../support/git/repository.ts';
import { basic, type GitServer, startGitServer } from '../../../support/git/server.ts';
import { endsWithFile, scratchDirectory } from '../../../support/lifetime.ts';
import { testPassword, testUser } from '../../../support/registry/server.ts';

const readToken = 'a-token-that-reads-alone';

let at: Scenery;
let git: GitServer;
let original: string;

const secrets = () => ({
  online: 'true',
  'gitops-token': gitopsToken,
  'registry-username': testUser,
  'registry-password': testPassword,
});

beforeAll(async () => {
  at = await setScenery();
  at.git('branch', 'develop');
  git = await startGitServer({
    root: dirname(at.gitops.path),
    authorization: basic('x-access-token', gitopsToken),
    readers: [basic('x-access-token', readToken)],
  });
  configure([]);
  original = readFileSync(join(at.monorepo, 'gitops.yaml'), 'utf8');
});

/** Deliveries by push: the example's production is a request, and this repository is on no forge. */
function configure(set: readonly string[]): void {
  const file = join(at.monorepo, 'gitops.yaml');
  const always = [`gitops.repository=${git.url(at.gitops)}`, 'environments.prod.deliver=push'];
  writeFileSync(file, editFile('gitops.yaml', readFileSync(file, 'utf8'), { set: [...always, ...set] }).text);
}

beforeEach(() => {
  writeFileSync(join(at.monorepo, 'gitops.yaml'), original);
  git.reset();
  at.registry.forget();
});

it('a set-up that is right is ok in everything that a server tells', async () => {
  const ran = await runCheck(at, secrets());
  expect(ran.problems).toEqual([]);
  expect(ran.failure).toBeUndefined();
  const messages = new Map(ran.checks.map(({ name, message }) => [name, message]));
  const tip = at.gitops.git('rev-parse', 'main').slice(0, 8);
  expect(messages.get('read gitops')).toBe(`main is at ${tip}, read with gitops-token (--gitops-token)`);
  expect(messages.get('push to gitops')).toBe('a push is open to gitops-token (--gitops-token)');
  expect(messages.get(`registry ${at.registry.host}/fe/web1`)).toBe(
    'takes an upload, with registry-username and registry-password',
  );
  expect(messages.get('builder')).toContain('append: ');
  expect(messages.get('remote of the monorepo')).toBe('lists 2 branches');
  const text = JSON.stringify(ran.checks) + ran.lines.join() + ran.summary;
  for (const canary of canaries) expect(text).not.toContain(canary);
});

it('writes nothing: no ref, no object, no upload that stays; each registry sees an upload that is begun and cancelled', async () => {
  const state = () => [at.gitops.git('for-each-ref'), at.gitops.git('count-objects', '-v'), at.git('for-each-ref')];
  const before = state();
  await runCheck(at, secrets());
  expect(state()).toEqual(before);
  const pushed = git.requests.filter(
    ({ kind, method }) => kind === 'receive-pack' || (method !== 'GET' && method !== 'POST'),
  );
  expect(pushed).toEqual([]);
  expect(git.requests.some(({ service, kind }) => service === 'git-receive-pack' && kind === 'info-refs')).toBe(true);
  const writes = at.registry.requests.filter(
    ({ method, status }) => !['GET', 'HEAD'].includes(method) && status !== 401,
  );
  expect(writes.map(({ method, url }) => `${method} ${url.replace(/uploads\/.+/, 'uploads/…')}`).sort()).toEqual([
    'DELETE /v2/fe/web1/blobs/uploads/…',
    'DELETE /v2/fe/web2/blobs/uploads/…',
    'POST /v2/fe/web1/blobs/uploads/',
    'POST /v2/fe/web2/blobs/uploads/',
  ]);
  const catalogue = await fetch(`http://${at.registry.host}/v2/_catalog`, {
    headers: { authorization: basic(testUser, testPassword) },
  });
  expect(await catalogue.json()).toEqual({ repositories: [] });
});

it('dry-run leaves out the uploads, too', async () => {
  const ran = await runCheck(at, { ...secrets(), 'dry-run': 'true' });
  expect(at.registry.requests.filter(({ method }) => method === 'POST')).toEqual([]);
  expect(ran.named(`registry ${at.registry.host}/fe/web1`)[0]?.result).toBe('skipped');
});

it('a token that reads alone: files are checked, the push is refused by the name of its input; another token helps', async () => {
  const ran = await runCheck(at, { ...secrets(), 'gitops-token': readToken });
  expect(ran.problems).toEqual(['failed push to gitops']);
  const [finding] = ran.named('push to gitops');
  expect(finding?.message).toContain('gitops-token');
  expect(finding?.hint).toBeDefined();
  expect(finding?.message).not.toContain(readToken);
  expect(ran.named('web1 in dev')[0]?.result).toBe('ok');
  expect((await runCheck(at, secrets())).problems).toEqual([]);
});

it('a wrong token: the repository is told once, what depends on it is skipped, and everything else is asked', async () => {
  const ran = await runCheck(at, { ...secrets(), 'gitops-token': 'wrong-token' });
  expect(ran.failure?.exitCode).toBe(1);
  expect(ran.problems).toEqual(['failed read gitops', 'failed push to gitops']);
  expect(ran.named('files of dev')[0]).toMatchObject({ result: 'skipped' });
  expect(ran.named(`registry ${at.registry.host}/fe/web1`)[0]?.result).toBe('ok');
});

it.each<[string, readonly string[], Readonly<Record<string, string>>, string, RegExp]>([
  ['no branch of that name', ['gitops.branch=mian'], {}, 'read gitops', /Did you mean main/],
  ['no user for the password', [], { 'gitops-token': '', 'gitops-password': 'x' }, 'read gitops', /Give both/],
  ['an author that is none', [], { author: 'nobody' }, 'push to gitops', /Name <name@example.com>/],
  ['a message with an unknown placeholder', ['gitops.message=deploy {servic}'], {}, 'push to gitops', /service/],
  ['a wrong password of the registry', [], { 'registry-password': 'x' }, 'registry HOST/fe/web1', /./],
])('%s', async (_what, set, given, name, hint) => {
  configure(set);
  const inputs = Object.entries({ ...secrets(), ...given }).filter(([, value]) => value !== '');
  const ran = await runCheck(at, Object.fromEntries(inputs));
  const [finding] = ran.named(name.replace('HOST', at.registry.host));
  expect(finding).toMatchObject({ result: 'failed', hint: expect.stringMatching(hint) });
});

it('each environment has its own repository where gitops.yaml says so', async () => {
  const other = createBareRepository(dirname(at.gitops.path), {
    name: 'production',
    files: { 'README.md': 'Empty.\n' },
  });
  configure([`environments.prod.gitops:={"repository":"${git.url(other)}"}`]);
  const ran = await runCheck(at, secrets());
  expect(ran.named('read gitops')[0]?.result).toBe('ok');
  expect(ran.named('read production')[0]?.result).toBe('ok');
  expect(ran.named('push to production')[0]?.result).toBe('ok');
  expect(ran.named('web1 in dev')[0]?.result).toBe('ok');
  expect(ran.named('web1 in prod')[0]).toMatchObject({
    result: 'failed',
    message: 'from: sample/values-prod.yaml does not exist in the GitOps repository',
  });
});

it('a branch that the remote of the monorepo lacks is a warning, also in a shallow clone', async () => {
  const remote = createBareRepository(dirname(at.gitops.path), { name: 'shop' });
  at.git('push', '--quiet', `file://${remote.path}`, 'main');
  at.git('remote', 'add', 'origin', `file://${remote.path}`);
  const ran = await runCheck(at, secrets());
  expect(ran.named('environment dev')[1]).toMatchObject({
    result: 'warning',
    message: 'the remote has no branch develop',
  });
  at.git('push', '--quiet', 'origin', 'develop', 'HEAD:refs/heads/feature/login');
  const again = await runCheck(at, secrets());
  expect(again.problems).toEqual([]);
  expect(again.named('environment review')[0]?.message).toBe('branches feature/**: feature/login');
  expect(again.named('web1 in review')[0]?.message).toContain('(by a push to feature/login)');
  at.git('remote', 'remove', 'origin');
});

it('no builder on PATH is a finding with how to get one', async () => {
  configure(['services.web2.build:={"dockerfile":"gitops.yaml"}']);
  const ran = await runCheck(at, secrets(), { env: { PATH: '/nowhere' } });
  expect(ran.named('builder of web2')[0]).toMatchObject({
    result: 'failed',
    message: expect.stringContaining('no docker on PATH'),
    hint: expect.stringContaining('Install buildah'),
  });
  expect(ran.named('builder of web1')[0]?.result).toBe('ok');
});

it.each([
  [
    'buildah',
    { buildah: 'case "$*" in *--version) echo "buildah version 1.39.3 (image-spec 1.1.0)";; esac' },
    /^buildah: .*\/buildah, version 1\.39\.3$/,
  ],
  [
    'docker buildx',
    {
      docker:
        'case "$*" in "buildx version") echo "github.com/docker/buildx v0.21.1 a1b2c3d";; "buildx inspect") echo "Driver: docker-container";; esac',
    },
    /^buildkit: .*docker buildx \(driver docker-container\), version 0\.21\.1$/,
  ],
])('a builder that is there is named with its version: %s', async (_name, programs, message) => {
  const path = scratchDirectory('path');
  for (const [name, script] of Object.entries(programs)) {
    writeFileSync(join(path, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  }
  configure(['services.web2.build:={"dockerfile":"gitops.yaml"}']);
  const ran = await runCheck(at, { ...secrets(), service: 'web2', environment: 'dev' }, { env: { PATH: path } });
  expect(ran.named('builder')[0]).toMatchObject({ result: 'ok', message: expect.stringMatching(message) });
});

it('a server that never answers fails its own check before the deadline of the run; the others are told', async () => {
  const silent = createServer(() => {});
  await new Promise<void>((ready) => silent.listen(0, '127.0.0.1', ready));
  endsWithFile({
    [Symbol.asyncDispose]: async () => {
      silent.closeAllConnections();
      silent.close();
    },
  });
  const { port } = silent.address() as AddressInfo;
  configure([`registry=127.0.0.1:${port}/fe`]);
  const deadline = new Deadline(systemClock, 5_000);
  const ran = await runCheck(at, { ...secrets(), timeout: '5s' }, { deadline });
  expect(ran.failure).toMatchObject({ exitCode: 1, code: 'SETUP_INCOMPLETE' });
  expect(ran.problems).toEqual([
    `failed registry 127.0.0.1:${port}/fe/web1`,
    `failed registry 127.0.0.1:${port}/fe/web2`,
  ]);
  expect(ran.named(`registry 127.0.0.1:${port}/fe/web1`)[0]?.message).toContain('timeout');
  expect(deadline.passed).toBe(false);
});
