import { describe, expect, it } from 'vitest';
import { Failure } from '../../../../src/core/failure.ts';
import { Authorizer, parseChallenges, type RegistryCredentials } from '../../../../src/core/image/registry-auth.ts';
import { isPlain } from '../../../../src/core/image/registry-http.ts';
import type { HttpRequest } from '../../../../src/core/net/http-client.ts';
import { createSecrets } from '../../../../src/core/secrets.ts';
import { handClock } from '../../../support/clock.ts';

const clock = handClock();
const robot: RegistryCredentials = {
  kind: 'basic',
  username: 'robot',
  password: 'password-of-robot',
  source: 'inputs',
  hint: 'ask',
};

describe('challenges', () => {
  it.each([
    ['Basic realm="Registry"', [{ scheme: 'basic', parameters: { realm: 'Registry' } }]],
    [
      'Bearer realm="https://a.example/t?x=1,2",service="s",scope="repository:a/b:pull,push"',
      [
        {
          scheme: 'bearer',
          parameters: { realm: 'https://a.example/t?x=1,2', service: 's', scope: 'repository:a/b:pull,push' },
        },
      ],
    ],
    [
      'Negotiate, BASIC Realm=x, Bearer realm="q\\"q" , service=s',
      [
        { scheme: 'negotiate', parameters: {} },
        { scheme: 'basic', parameters: { realm: 'x' } },
        { scheme: 'bearer', parameters: { realm: 'q"q', service: 's' } },
      ],
    ],
    ['', []],
  ])('%s', (header, expected) => {
    expect(parseChallenges(header)).toEqual(expected);
  });
});

describe('an authorizer', () => {
  function start(registry: string, credentials: RegistryCredentials, answer: unknown = {}) {
    const asked: HttpRequest[] = [];
    const ask = async (request: HttpRequest) => {
      asked.push(request);
      return { status: 200, body: typeof answer === 'string' ? answer : JSON.stringify(answer) };
    };
    return {
      asked,
      authorizer: new Authorizer(new URL(registry), credentials, { clock, secrets: createSecrets(), ask }),
    };
  }

  it('sends nothing before it is asked', async () => {
    const { authorizer } = start('https://r.example', robot);
    expect(await authorizer.header([])).toBeUndefined();
  });

  it('answers Basic once; a second refusal is final', async () => {
    const { authorizer } = start('https://r.example', robot);
    expect(await authorizer.learn('Basic realm="x"', [], undefined)).toBe(true);
    expect(await authorizer.header([])).toBe(`Basic ${Buffer.from('robot:password-of-robot').toString('base64')}`);
    expect(await authorizer.learn('Basic realm="x"', [], 'Basic eA==')).toBe(false);
  });

  it('has nothing to answer to Basic without credentials', async () => {
    const { authorizer } = start('https://r.example', { kind: 'anonymous', source: 'nowhere', hint: '' });
    expect(await authorizer.learn('Basic realm="x"', [], undefined)).toBe(false);
  });

  it('asks the realm for a token of all scopes, and keeps its query', async () => {
    const { authorizer, asked } = start('https://r.example', robot, { access_token: 'a-token' });
    await authorizer.learn('Bearer realm="https://auth.example/token?x=1",service="r"', [], undefined);
    expect(await authorizer.header(['repository:a:pull', 'repository:b:pull'])).toBe('Bearer a-token');
    expect(asked[0]?.url.href).toBe(
      'https://auth.example/token?x=1&service=r&scope=repository%3Aa%3Apull&scope=repository%3Ab%3Apull&account=robot',
    );
  });

  it('gets one new token where several requests were refused with the same old one', async () => {
    const asked: HttpRequest[] = [];
    const ask = async (request: HttpRequest) => {
      asked.push(request);
      return { status: 200, body: JSON.stringify({ token: `token-${asked.length}`, expires_in: 3600 }) };
    };
    const authorizer = new Authorizer(new URL('https://r.example'), robot, { clock, secrets: createSecrets(), ask });
    const scopes = ['repository:a:pull'];
    const refused = async (sent: string | undefined) => {
      expect(await authorizer.learn('Bearer realm="https://auth.example/token"', scopes, sent)).toBe(true);
      return authorizer.header(scopes);
    };
    const first = await refused(undefined);
    expect(await Promise.all([refused(first), refused(first)])).toEqual(['Bearer token-2', 'Bearer token-2']);
    expect(await refused(first)).toBe('Bearer token-2');
    expect(asked.length).toBe(2);
  });

  it('trades an identity token by POST, so that it stands in no URL (law 6)', async () => {
    const identity: RegistryCredentials = {
      kind: 'identity-token',
      token: 'identity-secret',
      source: 'config',
      hint: '',
    };
    const { authorizer, asked } = start('https://r.example', identity, { access_token: 'a-token' });
    await authorizer.learn('Bearer realm="https://auth.example/token",service="r"', [], undefined);
    await authorizer.header(['repository:a:pull']);
    expect(asked[0]?.url.href).toBe('https://auth.example/token');
    expect(String(asked[0]?.body)).toBe(
      'grant_type=refresh_token&client_id=monorepo-gitops&refresh_token=identity-secret&service=r&scope=repository%3Aa%3Apull',
    );
  });

  it.each(['http://auth.example/token', 'ftp://auth.example', 'nonsense', ''])(
    'gives no credentials to the realm %j of an https registry (law 6)',
    async (realm) => {
      const { authorizer, asked } = start('https://r.example', robot, { token: 'x' });
      await authorizer.learn(`Bearer realm="${realm}"`, [], undefined);
      await expect(authorizer.header([])).rejects.toMatchObject({ code: 'REGISTRY_REALM', kind: 'refused' });
      expect(asked).toEqual([]);
    },
  );

  it('an answer without a token is an error that says so', async () => {
    const { authorizer } = start('https://r.example', robot, '<html>');
    await authorizer.learn('Bearer realm="https://auth.example"', [], undefined);
    await expect(authorizer.header([])).rejects.toThrow(Failure);
  });
});

describe('plain http', () => {
  it.each([
    ['localhost', true],
    ['localhost:5000', true],
    ['127.0.0.1:5000', true],
    ['[::1]:5000', true],
    ['harbor.internal:80', true],
    ['harbor.internal', false],
    ['ghcr.io', false],
    ['localhost.example.com', false],
    ['127.0.0.1.example.com', false],
  ])('%s: %s', (host, plain) => {
    expect(isPlain(host, ['harbor.internal:80'])).toBe(plain);
  });
});
