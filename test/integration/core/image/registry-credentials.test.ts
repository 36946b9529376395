/** Who a registry is told that we are, and who else is not told. */
import { beforeAll, describe, expect, it } from 'vitest';
import { blobOf, digestOf } from '../../../../src/core/image/manifest.ts';
import { handClock } from '../../../support/clock.ts';
import { scriptedServer } from '../../../support/net/scripted-server.ts';
import { dockerRegistry } from '../../../support/real-parts.ts';
import { pushTestImage } from '../../../support/registry/image.ts';
import {
  anonymous,
  collected,
  robot,
  startRegistry,
  type TestRegistry,
  testClient,
} from '../../../support/registry/server.ts';

const real = await dockerRegistry();

describe.skipIf(!real.present)(real.titled('a registry behind a password'), () => {
  let registry: TestRegistry;
  beforeAll(async () => {
    registry = await startRegistry({ auth: 'htpasswd' });
  });

  it('takes the credentials', async () => {
    const image = await pushTestImage(
      testClient(robot),
      { registry: registry.host, repository: 'acme/a', tag: 'v1' },
      'a',
    );
    expect(image.digest).toMatch(/^sha256:/);
  });

  it.each([
    ['nobody', anonymous, 'without credentials'],
    [
      'a wrong password',
      { ...robot, password: 'wrong-secret-password' },
      'with the credentials from registry-username',
    ],
  ])(
    'refuses %s, and the error names the source and the need, not the secret (laws 6, 10)',
    async (_, credentials, who) => {
      const failure = await testClient(credentials)
        .headManifest({ registry: registry.host, repository: 'acme/a' })
        .catch((error: unknown) => error);
      expect(failure).toMatchObject({
        code: 'REGISTRY_UNAUTHORIZED',
        message: `${registry.host} refused pull from acme/a ${who}${credentials === anonymous ? '' : ' and registry-password'}`,
        hint: credentials.hint,
        cause: { message: expect.stringContaining('401') },
      });
      const secret = Buffer.from('wrong-secret-password').toString('base64').slice(0, 12);
      const shown = JSON.stringify([
        (failure as Error).message,
        String((failure as Error).cause),
        (failure as Error).stack,
      ]);
      expect(shown).not.toContain('wrong-secret-password');
      expect(shown).not.toContain(secret);
    },
  );
});

describe.skipIf(!real.present)(real.titled('a registry behind a token service'), () => {
  let registry: TestRegistry;
  beforeAll(async () => {
    registry = await startRegistry({ auth: 'token', tokenLifetime: 12 });
  });

  it('one token serves many requests of one scope, and a new one is fetched when it ends', async () => {
    const clock = handClock({ now: Date.now() });
    const client = testClient(robot, clock);
    const target = { registry: registry.host, repository: 'acme/tokens', tag: 'v1' };
    await pushTestImage(client, target, 'tokens');
    await client.headManifest(target);
    const before = registry.tokens.length;
    await client.headManifest(target);
    expect(registry.tokens.length).toBe(before);
    clock.advance(12_000);
    await client.headManifest(target);
    expect(registry.tokens.slice(before)).toEqual([['repository:acme/tokens:pull']]);
  });

  it('requests that start together share one token', async () => {
    const clock = handClock({ now: Date.now() });
    const client = testClient(robot, clock);
    const target = { registry: registry.host, repository: 'acme/tokens', tag: 'v1' };
    await client.headManifest(target);
    clock.advance(12_000);
    const before = registry.tokens.length;
    await Promise.all(Array.from({ length: 6 }, () => client.hasBlob(target, digestOf('nothing'))));
    expect(registry.tokens.length - before).toBe(1);
  });

  it('a mount that the registry declines leaves no upload open', async () => {
    const before = registry.requests.length;
    const target = { registry: registry.host, repository: 'acme/declined' };
    expect(await testClient(robot).mountBlob(target, digestOf('nowhere'), 'acme/from')).toBe('unavailable');
    const cancelled = registry.requests.slice(before).filter(({ method }) => method === 'DELETE');
    expect(cancelled.at(-1)?.status).toBe(204);
  });

  it('a mount asks for both repositories at once', async () => {
    const client = testClient(robot);
    const blob = blobOf(Buffer.from('mounted with a token'));
    await client.uploadBlob({ registry: registry.host, repository: 'acme/from' }, blob);
    expect(await client.mountBlob({ registry: registry.host, repository: 'acme/to' }, blob.digest, 'acme/from')).toBe(
      'mounted',
    );
    expect(registry.tokens.at(-1)).toEqual(['repository:acme/to:pull,push', 'repository:acme/from:pull']);
  });

  it.each([
    ['a token without rights', anonymous, 'UNAUTHORIZED'],
    ['a wrong password', { ...robot, password: 'wrong-secret-password' }, 'wrong password'],
  ])('%s ends as REGISTRY_UNAUTHORIZED, after one renewal', async (_, credentials, words) => {
    const before = registry.requests.length;
    await expect(
      testClient(credentials).headManifest({ registry: registry.host, repository: 'acme/tokens' }),
    ).rejects.toMatchObject({
      code: 'REGISTRY_UNAUTHORIZED',
      cause: { message: expect.stringContaining(words === 'UNAUTHORIZED' ? '401' : words) },
    });
    expect(registry.requests.length - before).toBeLessThanOrEqual(2);
  });
});

describe('credentials stay with whom they are for (law 6)', () => {
  it('a redirect to another origin is followed without the Authorization header', async () => {
    await using storage = await scriptedServer((_, response) => response.end('the bytes'));
    await using registry = await scriptedServer((request, response) => {
      if (request.headers.authorization === undefined)
        response.writeHead(401, { 'www-authenticate': 'Basic realm="x"' });
      else response.writeHead(307, { location: `http://localhost:${storage.port}/blob` });
      response.end();
    });
    const blob = testClient(robot).getBlob(
      { registry: registry.host, repository: 'a' },
      blobOf(Buffer.from('the bytes')),
    );
    expect(Buffer.concat(await collected(blob)).toString()).toBe('the bytes');
    expect(registry.seen.at(-1)?.authorization).toMatch(/^Basic /);
    expect(storage.seen.map(({ authorization }) => authorization)).toEqual([undefined]);
  });

  it.each([
    ['a redirect', 'Bearer', 307],
    ['a redirect', 'Basic', 307],
    ['the place of an upload', 'Bearer', 202],
  ])('%s that ends at a %s challenge gives nothing to that server and its realm', async (_, scheme, status) => {
    await using realm = await scriptedServer((_, response) => response.end('{"token":"stolen"}'));
    await using storage = await scriptedServer((_, response) => {
      response.writeHead(401, { 'www-authenticate': `${scheme} realm="http://${realm.host}/token",service="s"` });
      response.end();
    });
    await using registry = await scriptedServer((request, response) => {
      if (request.headers.authorization === undefined)
        response.writeHead(401, { 'www-authenticate': 'Basic realm="x"' });
      else if (request.method === 'HEAD') response.writeHead(404);
      else response.writeHead(status, { location: `http://localhost:${storage.port}/blob` });
      response.end();
    });
    const client = testClient(robot);
    const repository = { registry: registry.host, repository: 'a' };
    const blob = blobOf(Buffer.from('the bytes'));
    const transfer = status === 307 ? collected(client.getBlob(repository, blob)) : client.uploadBlob(repository, blob);
    await expect(transfer).rejects.toMatchObject({
      code: 'REGISTRY_STORAGE',
      message: expect.stringContaining(`localhost:${storage.port}`),
    });
    expect(storage.seen.map(({ authorization }) => authorization)).toEqual([undefined]);
    expect(realm.seen).toEqual([]);
  });

  it('an upload that continues on another origin carries none either', async () => {
    await using storage = await scriptedServer((_, response) => response.writeHead(201).end());
    await using registry = await scriptedServer((request, response) => {
      if (request.headers.authorization === undefined)
        response.writeHead(401, { 'www-authenticate': 'Basic realm="x"' });
      else if (request.method === 'HEAD') response.writeHead(404);
      else response.writeHead(202, { location: `http://127.0.0.1:${storage.port}/upload?state=1` });
      response.end();
    });
    await testClient(robot).uploadBlob({ registry: registry.host, repository: 'a' }, blobOf(Buffer.from('bytes')));
    expect(storage.seen).toEqual([
      expect.objectContaining({ url: `/upload?state=1&digest=${encodeURIComponent(digestOf('bytes'))}`, length: '5' }),
    ]);
    expect(storage.seen[0]?.authorization).toBeUndefined();
  });
});
