/** Servers and connections that fail, and answers that cannot be used. */
import { beforeAll, describe, expect, it } from 'vitest';
import { blobOf, digestOf } from '../../../../src/core/image/manifest.ts';
import { handClock } from '../../../support/clock.ts';
import { scriptedServer } from '../../../support/net/scripted-server.ts';
import { dockerRegistry } from '../../../support/real-parts.ts';
import { pushTestImage } from '../../../support/registry/image.ts';
import {
  anonymous,
  collected,
  type PlannedAnswer,
  startRegistry,
  type TestRegistry,
  testClient,
} from '../../../support/registry/server.ts';

const real = await dockerRegistry();

describe.skipIf(!real.present)(real.titled('a registry in trouble'), () => {
  let registry: TestRegistry;
  beforeAll(async () => {
    registry = await startRegistry({ delete: false });
  });
  const at = (repository: string) => ({ registry: registry.host, repository });

  it.each<[string, PlannedAnswer]>([
    ['503', { status: 503, times: 2 }],
    ['429', { status: 429, headers: { 'retry-after': '7' } }],
    ['a cut connection', { drop: true }],
  ])('a push survives %s at every step', async (_, trouble) => {
    for (const method of ['HEAD', 'POST', 'PUT']) registry.answerNext({ method, ...trouble });
    const clock = handClock({ now: Date.now() });
    const name = `acme/${trouble.status ?? 'cut'}`;
    const image = await pushTestImage(testClient(anonymous, clock), { ...at(name), tag: 'v1' }, name);
    expect((await testClient().headManifest({ ...at(name), tag: 'v1' }))?.digest).toBe(image.digest);
    expect(clock.pauses.length).toBeGreaterThan(0);
    if (trouble.status === 429) expect(Math.max(...clock.pauses)).toBeGreaterThanOrEqual(7_000);
  });

  it('gives up after five attempts, with the last answer', async () => {
    registry.answerNext({ method: 'GET', path: /tags/, status: 503, body: 'maintenance', times: 5 });
    const clock = handClock({ now: Date.now() });
    await expect(testClient(anonymous, clock).listTags(at('acme/x'))).rejects.toMatchObject({
      code: 'REGISTRY_ANSWER',
      message: expect.stringContaining('503'),
    });
    expect(clock.pauses).toHaveLength(4);
  });

  it('says how deletion is turned on where it is off', async () => {
    const image = await pushTestImage(testClient(), { ...at('acme/kept'), tag: 'v1' }, 'kept');
    await expect(testClient().deleteManifest({ ...at('acme/kept'), digest: image.digest })).rejects.toMatchObject({
      code: 'REGISTRY_DELETE_UNSUPPORTED',
    });
  });

  it('nothing listens: REGISTRY_UNREACHABLE, with the host', async () => {
    await expect(testClient().headManifest({ registry: '127.0.0.1:1', repository: 'a' })).rejects.toMatchObject({
      code: 'REGISTRY_UNREACHABLE',
      message: expect.stringContaining('127.0.0.1:1'),
    });
  });

  it('a manifest that changed on its way is not used', async () => {
    const changed = {
      method: 'GET',
      path: /manifests/,
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: '{}',
    };
    for (let tries = 0; tries < 3; tries += 1) registry.answerNext(changed);
    await expect(testClient().getManifest({ ...at('acme/kept'), digest: digestOf('other') })).rejects.toMatchObject({
      code: 'REGISTRY_DIGEST',
    });
  });

  it('an immutable tag that already has these bytes counts as written (law 4)', async () => {
    const image = await pushTestImage(testClient(), { ...at('acme/immutable'), tag: 'v1' }, 'immutable');
    const refusal = { method: 'PUT', path: /manifests/, status: 412, body: 'tag is immutable' };
    registry.answerNext(refusal);
    expect(await testClient().putManifest({ ...at('acme/immutable'), tag: 'v1' }, image)).toBe(image.digest);
    registry.answerNext(refusal);
    await expect(testClient().putManifest({ ...at('acme/immutable'), tag: 'v2' }, image)).rejects.toMatchObject({
      code: 'REGISTRY_ANSWER',
    });
  });

  it.each(['<html>sign in</html>', '{"errors":[]}'])('%s is no list of tags, and not an empty one', async (body) => {
    const tries = body.startsWith('<') ? 3 : 1;
    for (let each = 0; each < tries; each += 1) registry.answerNext({ path: /tags/, status: 200, body });
    await expect(testClient().listTags(at('acme/x'))).rejects.toMatchObject({ code: 'REGISTRY_ANSWER' });
  });

  it('pages of tags are followed on the same origin only', async () => {
    const page = (link: string) => ({
      path: /tags/,
      status: 200,
      headers: { link: `<${link}>; rel="next"` },
      body: '{"tags":["a"]}',
    });
    registry.answerNext(page('/v2/acme/pages/tags/list?last=a'));
    registry.answerNext({ path: /last=a/, status: 200, body: '{"tags":["b"]}' });
    expect(await testClient().listTags(at('acme/pages'))).toEqual(['a', 'b']);
    registry.answerNext(page('http://elsewhere.invalid/v2/x'));
    await expect(testClient().listTags(at('acme/pages'))).rejects.toMatchObject({ code: 'REGISTRY_REDIRECT' });
  });
});

describe('a download that breaks', () => {
  const content = Buffer.from('0123456789');
  it.each([
    ['goes on where it stopped', true],
    ['begins again and skips what it has, where ranges are not known', false],
  ])('%s', async (_, ranges) => {
    await using registry = await scriptedServer((request, response) => {
      const start = ranges ? Number(/bytes=(\d+)-/.exec(request.headers.range ?? '')?.[1] ?? 0) : 0;
      response.writeHead(start > 0 ? 206 : 200, { 'content-length': content.byteLength - start });
      if (registry.seen.length > 1) return void response.end(content.subarray(start));
      response.write(content.subarray(0, 4), () => setTimeout(() => response.destroy(), 50));
    });
    const blob = testClient().getBlob({ registry: registry.host, repository: 'a' }, blobOf(content));
    expect(Buffer.concat(await collected(blob)).toString()).toBe('0123456789');
    expect(registry.seen).toHaveLength(2);
  });

  it('fails as REGISTRY_UNREACHABLE when it breaks again and again', async () => {
    await using registry = await scriptedServer((_, response) => {
      response.writeHead(200, { 'content-length': content.byteLength });
      response.write(content.subarray(0, 4), () => setTimeout(() => response.destroy(), 20));
    });
    const blob = testClient().getBlob({ registry: registry.host, repository: 'a' }, blobOf(content));
    await expect(collected(blob)).rejects.toMatchObject({ code: 'REGISTRY_UNREACHABLE' });
  });
});
