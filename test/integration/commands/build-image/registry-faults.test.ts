/** A promotion through a registry that fails: what arrives, how the command ends, and what it says. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildImage } from '../../../../src/commands/build-image.ts';
import type { Failure } from '../../../../src/core/failure.ts';
import { blobOf, digestOf, type Manifest } from '../../../../src/core/image/manifest.ts';
import { handClock } from '../../../support/clock.ts';
import { type Given, runCommand } from '../../../support/inputs.ts';
import { scratchDirectory } from '../../../support/lifetime.ts';
import { scriptedServer } from '../../../support/net/scripted-server.ts';
import { dockerRegistry } from '../../../support/real-parts.ts';
import { pushTestImage } from '../../../support/registry/image.ts';
import {
  collected,
  type PlannedAnswer,
  robot,
  startRegistry,
  type TestRegistry,
  testClient,
  testPassword,
  testUser,
} from '../../../support/registry/server.ts';

const real = await dockerRegistry();
const client = testClient(robot);
const layer = 'the layer of the image '.repeat(1000);
const always = 1_000;
const page = { headers: { 'content-type': 'text/html; charset=utf-8' }, body: '<html>Please sign in</html>' };
const error = (code: string) => JSON.stringify({ errors: [{ code, message: code.toLowerCase() }] });

type Fault = PlannedAnswer & {
  /** Default: target. */
  readonly at?: 'source' | 'target';
};

const uploads = /\/blobs\/uploads\//;
const blobs = /\/blobs\/sha256:/;
const manifests = /\/manifests\//;
const tag = /\/manifests\/v1$/;
const written = { method: 'PUT', path: tag };

describe.skipIf(!real.present)(real.titled('promotion through a registry in trouble'), () => {
  let source: TestRegistry;
  let target: TestRegistry;
  let image: Manifest;
  let number = 0;
  let name: string;
  const from = () => ({ registry: source.host, repository: 'dev/web1', tag: 'v1' });
  const to = () => ({ registry: target.host, repository: name, tag: 'v1' });

  beforeAll(async () => {
    const auth = 'token';
    [source, target] = await Promise.all([startRegistry({ auth }), startRegistry({ auth })]);
    image = await pushTestImage(client, from(), layer);
  });
  beforeEach(() => {
    number += 1;
    name = `prod/web${number}`;
    for (const registry of [source, target]) registry.forget();
  });

  const clock = handClock({ now: Date.now() });

  function promote(given: Given = {}) {
    const references = { image: `${target.host}/${name}`, 'promote-from': `${source.host}/dev/web1:v1`, tags: ['v1'] };
    const cwd = scratchDirectory();
    const auth = { auth: Buffer.from(`${testUser}:${testPassword}`).toString('base64') };
    const auths = { [source.host]: auth, [target.host]: auth };
    writeFileSync(join(cwd, 'config.json'), JSON.stringify({ auths }));
    return runCommand(buildImage, { ...references, ...given }, { cwd, clock, env: { DOCKER_CONFIG: cwd } });
  }

  function plan({ at = 'target', ...fault }: Fault) {
    (at === 'source' ? source : target).answerNext(fault);
  }

  it.each<[string, Fault, number?]>([
    ...[408, 429, 500, 502, 503, 504, 521].map((status): [string, Fault] => [
      `${status} to an upload`,
      { method: 'POST', path: uploads, status, times: 2 },
    ]),
    ['408 to a question', { method: 'HEAD', path: blobs, status: 408 }],
    ['408 to a manifest', { method: 'PUT', path: manifests, status: 408 }],
    ['429 with a pause', { method: 'PUT', path: uploads, status: 429, headers: { 'retry-after': '11' } }, 11_000],
    ['503 with a date', { method: 'PUT', path: uploads, status: 503, headers: { 'retry-after': 'in a moment' } }],
    ['an upload that is forgotten', { method: 'PUT', path: uploads, status: 404, body: error('BLOB_UPLOAD_UNKNOWN') }],
    ['an upload that is cut', { method: 'PUT', path: uploads, cutRequest: 1_000 }],
    ['a lost answer to an upload', { method: 'PUT', path: uploads, isDone: true, drop: true }],
    [
      'blobs that are known late (400)',
      { method: 'PUT', path: manifests, status: 400, body: error('MANIFEST_BLOB_UNKNOWN'), times: 2 },
    ],
    ['blobs that are known late (404)', { method: 'PUT', path: manifests, status: 404, body: error('BLOB_UNKNOWN') }],
    [
      'an image that its tag is given too early',
      { method: 'PUT', path: tag, status: 404, body: error('MANIFEST_UNKNOWN'), times: 2 },
    ],
    ['a lost answer to a manifest', { method: 'PUT', path: manifests, isDone: true, drop: true }],
    ['a HEAD that knows nothing yet', { method: 'HEAD', path: tag, status: 404, after: written, times: 3 }],
    [
      'a HEAD that shows the image before',
      {
        method: 'HEAD',
        path: tag,
        status: 200,
        headers: {
          'docker-content-digest': digestOf('before'),
          'content-type': 'application/vnd.oci.image.manifest.v1+json',
          'content-length': '7',
        },
        after: written,
        times: 3,
      },
    ],
    ['a page in place of a HEAD, where GET works', { method: 'HEAD', path: tag, status: 200, ...page }],
    ['a manifest that breaks off', { at: 'source', method: 'GET', path: manifests, cutAnswer: 40 }],
    ['a layer that breaks off', { at: 'source', method: 'GET', path: blobs, cutAnswer: 20 }],
    ['no connection to the source', { at: 'source', method: 'GET', path: manifests, drop: true, times: 2 }],
    [
      'a layer of wrong length',
      { at: 'source', path: blobs, rewrite: { 'content-length': '99999' }, cutAnswer: 99_998 },
    ],
  ])('%s is ridden out', async (_, fault, pause = 0) => {
    plan(fault);
    clock.pauses.splice(0);
    const { outputs } = await promote();
    expect(outputs).toMatchObject({ action: 'promoted', digest: image.digest });
    const found = await client.getManifest(to());
    expect(Buffer.from(found!.bytes).equals(Buffer.from(image.bytes))).toBe(true);
    const stored = client.getBlob(to(), blobOf(Buffer.from(layer)));
    expect(Buffer.concat(await collected(stored)).toString()).toBe(layer);
    expect(Math.max(0, ...clock.pauses)).toBeGreaterThanOrEqual(pause);
    expect(source.forget() + target.forget()).toBe(0);
  });

  it.each<[string, Fault, string, RegExp, RegExp]>([
    [
      '408 for good',
      { method: 'POST', path: uploads, status: 408, body: 'too slow' },
      'REGISTRY_ANSWER',
      /beginning an upload to .+ failed: the registry answered 408, and it stayed so|uploading sha256:\w+ to .+ failed: the registry answered 408, and it stayed so/,
      /overloaded or down/,
    ],
    [
      'an upload that is forgotten each time',
      { method: 'PUT', path: uploads, status: 404, body: error('BLOB_UPLOAD_UNKNOWN') },
      'REGISTRY_ANSWER',
      /uploading sha256:\w+ to .+ failed: the registry answered 404, and it stayed so/,
      /forgets uploads: with several instances they need one storage/,
    ],
    [
      'blobs that stay unknown',
      { method: 'PUT', path: manifests, status: 400, body: error('MANIFEST_BLOB_UNKNOWN') },
      'REGISTRY_ANSWER',
      /writing .+ failed: the registry answered 400, and it stayed so/,
      /all parts were sent, and the registry took them/,
    ],
    [
      'a HEAD that stays behind',
      { method: 'HEAD', path: tag, status: 404, after: written },
      'REGISTRY_DIGEST',
      /:v1 names nothing after it was set to sha256:/,
      /out of a cache that is behind/,
    ],
    [
      'a refused manifest',
      { method: 'PUT', path: manifests, status: 413, body: 'too large for this proxy' },
      'REGISTRY_ANSWER',
      /writing .+ failed: the registry answered 413$/,
      /a proxy's size limit/,
    ],
    [
      'a redirect in a circle',
      { at: 'source', path: blobs, status: 307, headers: { location: '?again' } },
      'REGISTRY_REDIRECT',
      /redirects to/,
      /long chains of redirects/,
    ],
    [
      'a redirect of a write',
      { method: 'PUT', path: manifests, status: 302, headers: { location: 'https://elsewhere.invalid/' } },
      'REGISTRY_REDIRECT',
      /redirects to https:\/\/elsewhere.invalid\//,
      /writes/,
    ],
    ...(['GET manifests source', 'PUT manifests target', 'HEAD blobs target'] as const).map(
      (where): [string, Fault, string, RegExp, RegExp] => {
        const [method = '', kind, at] = where.split(' ');
        const path = kind === 'blobs' ? blobs : manifests;
        const fault = { at: at === 'source' ? 'source' : 'target', method, path, status: 200, ...page } as const;
        return [
          `a sign-in page in place of ${where}`,
          fault,
          'REGISTRY_ANSWER',
          /127\.0\.0\.1:\d+ answered with a web page \(status 200\)$/,
          /single sign-on/,
        ];
      },
    ),
    [
      'a sign-in page in place of an upload',
      { method: 'POST', path: uploads, status: 200, ...page },
      'REGISTRY_ANSWER',
      /beginning an upload to .+ failed: 127\.0\.0\.1:\d+ answered with a web page \(status 200\)$/,
      /single sign-on/,
    ],
    [
      'a layer with other bytes',
      { at: 'source', method: 'GET', path: blobs, status: 200, body: 'x'.repeat(layer.length) },
      'REGISTRY_DIGEST',
      /gave (?:other bytes than sha256:\w+ names|more bytes)/,
      /nothing of it was used/,
    ],
    [
      'a layer that never ends',
      { at: 'source', method: 'GET', path: blobs, endless: true, status: 200 },
      'REGISTRY_DIGEST',
      /gave more bytes for sha256/,
      /nothing of it was used/,
    ],
    [
      'a manifest that never ends',
      { at: 'source', method: 'GET', path: manifests, endless: true, status: 200 },
      'REGISTRY_ANSWER',
      /over the limit of 4194304 bytes/,
      /may not be the server that was meant/,
    ],
    [
      'an error without end',
      { method: 'PUT', path: manifests, endless: true, status: 400, body: 'no' },
      'REGISTRY_ANSWER',
      /the registry answered 400$/,
      /own words follow/,
    ],
  ])('%s fails with 1 and the reason, and the tag is not written', async (_, fault, code, message, hint) => {
    plan({ ...fault, times: always });
    const failure = await promote().then(
      () => undefined,
      (thrown: Failure) => thrown,
    );
    expect(failure).toMatchObject({ code, exitCode: 1 });
    expect(failure?.message).toMatch(message);
    expect(failure?.hint).toMatch(hint);
    const sent = [source, target].flatMap(({ requests }) => requests.map((request) => request.sent));
    // What is in the buffers of both sockets counts too.
    expect(Math.max(...sent)).toBeLessThan(24 * 1024 * 1024);
    for (const registry of [source, target]) registry.forget();
    if (fault.after === undefined) expect(await client.headManifest(to())).toBeUndefined();
  });

  it('law 14: a registry that asks for patience until after the deadline ends the command with 3', async () => {
    plan({ method: 'POST', path: uploads, status: 429, headers: { 'retry-after': '100' }, times: always });
    await expect(promote({ timeout: '90s' })).rejects.toMatchObject({ code: 'DEADLINE', exitCode: 3 });
  });

  it.each([
    ['a question', 'HEAD', blobs],
    ['an upload', 'PUT', uploads],
    ['a manifest', 'PUT', manifests],
  ])('a token that expires before %s is replaced once', async (_, method, path) => {
    const challenge = await fetch(`http://${target.host}/v2/`);
    const headers = { 'www-authenticate': challenge.headers.get('www-authenticate') ?? '' };
    plan({ method, path, status: 401, headers });
    const before = target.tokens.length;
    await promote();
    expect((await client.headManifest(to()))?.digest).toBe(image.digest);
    const inAll = target.tokens.length - before;
    target.forget();
    name = `${name}-again`;
    plan({ method, path, status: 401, headers, times: always });
    // A blob is sent where the registry does not tell whether it has it.
    if (method === 'HEAD') await promote();
    else await expect(promote()).rejects.toMatchObject({ code: 'REGISTRY_UNAUTHORIZED', exitCode: 1 });
    expect(inAll).toBeLessThanOrEqual(6);
  });

  it('a sign-in page in place of a token says so', async () => {
    await using page = await scriptedServer((_, response) => {
      response.writeHead(200, { 'content-type': 'text/html' }).end('<html>sign in</html>');
    });
    const headers = { 'www-authenticate': `Bearer realm="http://${page.host}/token",service="s"` };
    plan({ at: 'source', status: 401, headers });
    await expect(promote()).rejects.toMatchObject({
      code: 'REGISTRY_TOKEN',
      message: expect.stringContaining('answered without a token'),
      hint: expect.stringContaining('sign-in page'),
    });
  });

  it('a token service without end is read no further than 1 MiB', async () => {
    let sent = 0;
    await using endless = await scriptedServer((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      const more = (): void => {
        if (response.destroyed) return;
        sent += 1024 * 1024;
        response.write(Buffer.alloc(1024 * 1024, ' '), more);
      };
      more();
    });
    const headers = { 'www-authenticate': `Bearer realm="http://${endless.host}/token",service="s"` };
    plan({ at: 'source', status: 401, headers });
    await expect(promote()).rejects.toMatchObject({
      code: 'REGISTRY_ANSWER',
      message: expect.stringMatching(/asking for a token failed: .+ over the limit of 1048576 bytes/),
    });
    expect(sent).toBeLessThan(24 * 1024 * 1024);
  });

  it('a storage on another origin gets no Authorization', async () => {
    await using storage = await scriptedServer((request, response) => {
      const bytes = request.url === '/layer' ? layer : '{}';
      response.end(bytes);
    });
    const layerPath = new RegExp(digestOf(layer));
    plan({
      at: 'source',
      method: 'GET',
      path: layerPath,
      status: 307,
      headers: { location: `http://${storage.host}/layer` },
    });
    await promote();
    expect(storage.seen).toEqual([{ url: '/layer', authorization: undefined, length: undefined }]);
    expect(source.requests.find(({ url }) => layerPath.test(url))?.headers.authorization).toMatch(/^Bearer /);
  });
});
