import { createServer, type RequestListener } from 'node:http';
import { beforeEach, describe, expect, test } from 'vitest';
import type { GitCredential } from '../../../../../src/core/git/transport.ts';
import { createBareRepository } from '../../../../support/git/repository.ts';
import { basic, startGitServer } from '../../../../support/git/server.ts';
import { openWire } from '../../../../support/git/transport.ts';
import { scratchDirectory } from '../../../../support/lifetime.ts';
import { listen } from '../../../../support/net/web.ts';

const main = 'refs/heads/main';
const token = 'ghs_canary0123456789';

const root = scratchDirectory('wire-open');

const repository = createBareRepository(root, { files: { 'web1/values.yaml': 'tag: a\n' }, name: 'charts' });
const open = await startGitServer({ root });
const guarded = await startGitServer({ root, authorization: basic('x-access-token', token) });

beforeEach(() => {
  open.reset();
  guarded.reset();
});

const connect = (url: string, credential?: GitCredential) => openWire(url, { credential });

const startHttp = (listener: RequestListener) => listen(createServer(listener));

describe('the credential', () => {
  test.each<[string, GitCredential, string]>([
    ['a token goes with the user name that GitHub documents', { kind: 'token', token }, basic('x-access-token', token)],
    ['a token goes with a given user name', { kind: 'token', token, username: 'oauth2' }, basic('oauth2', token)],
    ['a password goes with its user', { kind: 'password', username: 'ci', password: 'pä:ss' }, basic('ci', 'pä:ss')],
  ])('%s, in the header of every request', async (_case, credential, header) => {
    await using transport = await connect(open.url(repository), credential);
    await transport.listRefs([main]);
    expect(open.requests.map(({ headers }) => headers.authorization)).toEqual([header, header]);
    expect(open.requests.map(({ url }) => url).join()).not.toContain(token);
  });

  test('opens a repository that is closed to strangers, at the first request', async () => {
    await using transport = await connect(guarded.url(repository), { kind: 'token', token });
    expect((await transport.listRefs([main])).refs.get(main)).toBe(repository.git('rev-parse', 'main'));
    expect(guarded.requests.map(({ status }) => status)).toEqual([200, 200]);
  });

  test.each<[string, GitCredential, RegExp]>([
    ['a wrong token', { kind: 'token', token: 'ghs_wrong0123456789' }, /refused the credential from gitops-token/],
    ['a wrong password', { kind: 'password', username: 'ci', password: 'wrong-password' }, /from gitops-token/],
    ['no credential', { kind: 'none' }, /refused a request without credentials/],
  ])('%s fails as GIT_AUTH, names its source and never its value', async (_case, credential, message) => {
    const failure = await connect(guarded.url(repository), credential).catch((error) => error);
    expect(failure).toMatchObject({
      code: 'GIT_AUTH',
      message: expect.stringMatching(message),
      hint: expect.any(String),
    });
    const told = [failure.message, failure.hint, String(failure.cause), failure.stack].join('\n');
    expect(told).not.toMatch(/ghs_|wrong-password|Basic/);
  });

  test('an SSH key cannot open an http repository', async () => {
    await expect(connect(open.url(repository), { kind: 'ssh-key', privateKey: 'x' })).rejects.toMatchObject({
      code: 'INPUT_INVALID',
      kind: 'bad-input',
    });
  });
});

test.each([
  [403, 'GIT_AUTH', /refused the credential from gitops-token/],
  [404, 'GIT_REPOSITORY_NOT_FOUND', /was not found/],
  [407, 'GIT_PROXY', /proxy/],
  [500, 'GIT_SERVER_ERROR', /status 500/],
])('status %i fails as %s with what to do about it', async (status, code, message) => {
  open.inject({
    at: 'info-refs',
    kind: 'status',
    status,
    headers: { 'content-type': 'text/plain' },
    body: 'own\nwords',
  });
  await expect(connect(open.url(repository), { kind: 'token', token })).rejects.toMatchObject({
    code,
    message: expect.stringMatching(message),
    hint: expect.any(String),
    cause: new Error(`status ${status}: own words`),
  });
});

test('a refusal whose page nobody reads does not block the connection', async () => {
  await using transport = await connect(open.url(repository));
  const page = { headers: { 'content-type': 'text/html' }, body: '<p>no</p>'.repeat(50_000) };
  open.inject({ at: 'ls-refs', kind: 'status', status: 404, ...page });
  await expect(transport.listRefs([main])).rejects.toMatchObject({ code: 'GIT_REPOSITORY_NOT_FOUND' });
  expect((await transport.listRefs([main])).refs.size).toBe(1);
});

describe('a redirect of the first request', () => {
  test('inside the origin is followed with the credential, and later requests go there at once', async () => {
    const wanted = '/charts.git/info/refs?service=git-upload-pack';
    open.inject({ at: 'info-refs', kind: 'status', status: 301, headers: { location: wanted } });
    await using transport = await connect(`${open.origin}/charts`, { kind: 'token', token });
    await transport.listRefs([main]);
    expect(open.requests.map(({ url }) => url)).toEqual([
      '/charts/info/refs?service=git-upload-pack',
      wanted,
      '/charts.git/git-upload-pack',
    ]);
    expect(open.requests.every(({ headers }) => headers.authorization === basic('x-access-token', token))).toBe(true);
  });

  test('to another origin is followed without the credential, now and later', async () => {
    guarded.inject({ at: 'info-refs', kind: 'redirect', to: open.origin });
    await using transport = await connect(guarded.url(repository), { kind: 'token', token });
    await transport.listRefs([main]);
    await transport.push({
      ref: 'refs/heads/x',
      expected: undefined,
      next: repository.git('rev-parse', 'main'),
      objects: new Map(),
    });
    expect(open.requests.map(({ kind }) => kind)).toEqual(['info-refs', 'ls-refs', 'receive-pack']);
    expect(open.requests.map(({ headers }) => headers.authorization)).toEqual([undefined, undefined, undefined]);
    expect(guarded.requests).toHaveLength(1);
  });

  test('to another origin that wants a credential says which URL to use', async () => {
    open.inject({ at: 'info-refs', kind: 'redirect', to: guarded.origin });
    await expect(connect(open.url(repository), { kind: 'token', token })).rejects.toMatchObject({
      code: 'GIT_AUTH',
      message: expect.stringContaining(`redirects to ${guarded.origin}, where the credential`),
    });
    expect(guarded.requests.map(({ headers }) => headers.authorization)).toEqual([undefined]);
  });

  test.each([
    ['a login page', '/users/sign_in'],
    ['another service', '/charts.git/info/refs?service=git-receive-pack'],
    ['another protocol', 'ftp://example.com/info/refs?service=git-upload-pack'],
    ['nowhere', 'http://'],
  ])('to %s fails as GIT_REDIRECT', async (_case, location) => {
    open.inject({ at: 'info-refs', kind: 'status', status: 302, headers: { location } });
    await expect(connect(open.url(repository))).rejects.toMatchObject({ code: 'GIT_REDIRECT' });
    expect(open.requests).toHaveLength(1);
  });

  test('that never ends is given up after five', async () => {
    open.inject({ at: 'info-refs', kind: 'redirect', to: open.origin, times: 10 });
    await expect(connect(open.url(repository))).rejects.toMatchObject({ code: 'GIT_REDIRECT' });
    expect(open.requests).toHaveLength(6);
  });
});

test('a redirect of a later request is not followed', async () => {
  await using transport = await connect(open.url(repository));
  open.inject({ at: 'ls-refs', kind: 'redirect', to: guarded.origin });
  await expect(transport.listRefs([main])).rejects.toMatchObject({ code: 'GIT_REDIRECT' });
  expect(guarded.requests).toEqual([]);
});

describe('what is no server for single objects', () => {
  test.each([
    ['a server that answers in protocol version 0', { protocol: 'v0' }],
    ['a server without filters', { filter: false }],
  ] as const)('%s is GIT_WIRE_UNSUPPORTED', async (_case, options) => {
    await using server = await startGitServer({ root, ...options });
    await expect(connect(server.url(repository))).rejects.toMatchObject({ code: 'GIT_WIRE_UNSUPPORTED' });
  });

  test('a dumb http server is GIT_WIRE_UNSUPPORTED', async () => {
    await using server = await startHttp((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/plain' }).end(`${'1'.repeat(40)}\trefs/heads/main\n`);
    });
    await expect(connect(`http://${server.host}/x.git`)).rejects.toMatchObject({ code: 'GIT_WIRE_UNSUPPORTED' });
  });

  test.each([
    ['text/html; charset=utf-8', 'GIT_NO_REPOSITORY'],
    ['application/json', 'GIT_PROTOCOL'],
  ])('%s instead of git is %s', async (type, code) => {
    await using server = await startHttp((_request, response) => {
      response.writeHead(200, { 'content-type': type }).end('<html><title>Sign in</title></html>');
    });
    await expect(connect(`http://${server.host}/x.git`)).rejects.toMatchObject({ code });
  });

  test('an object that is not there is GIT_WIRE_UNSUPPORTED, for the git program to judge', async () => {
    await using transport = await connect(open.url(repository));
    await expect(transport.read(['1'.repeat(40)])).rejects.toMatchObject({ code: 'GIT_WIRE_UNSUPPORTED' });
    expect((await transport.listRefs([main])).refs.size, 'the transport still works').toBe(1);
  });
});
