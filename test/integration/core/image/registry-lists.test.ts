/** Tags and referrers, page by page. */
import { beforeAll, describe, expect, it } from 'vitest';
import { blobOf, type Manifest } from '../../../../src/core/image/manifest.ts';
import { dockerRegistry } from '../../../support/real-parts.ts';
import { attach, pushReferrersTag, pushTestImage } from '../../../support/registry/image.ts';
import { type PlannedAnswer, startRegistry, type TestRegistry, testClient } from '../../../support/registry/server.ts';

const real = await dockerRegistry();
const indexType = 'application/vnd.oci.image.index.v1+json';

describe.skipIf(!real.present)(real.titled('lists of a registry'), () => {
  let registry: TestRegistry;
  let image: Manifest;
  beforeAll(async () => {
    registry = await startRegistry();
    image = await pushTestImage(testClient(), { ...at('acme/web1'), tag: 'v1' }, 'web1');
  });
  const at = (repository: string) => ({ registry: registry.host, repository });
  const page = (path: RegExp, body: object, next?: string): PlannedAnswer => ({
    path,
    status: 200,
    headers: { 'content-type': indexType, ...(next === undefined ? {} : { link: `<${next}>; rel="next"` }) },
    body: JSON.stringify(body),
  });

  describe('tags', () => {
    it('none (`null`) are an empty list', async () => {
      registry.answerNext(page(/tags/, { name: 'acme/web1', tags: null }));
      expect(await testClient().listTags(at('acme/web1'))).toEqual([]);
    });

    it.each([
      ['to itself', ['/v2/acme/web1/tags/list?n=1000']],
      ['to the page before', ['/v2/acme/web1/tags/list?last=a', '/v2/acme/web1/tags/list?n=1000']],
      ['in a circle of three', ['?last=a', '?last=b', '?last=a'].map((query) => `/v2/acme/web1/tags/list${query}`)],
    ])('pages that lead %s are no list: a part must not pass for the whole', async (_, links) => {
      for (const link of links) registry.answerNext(page(/tags/, { tags: ['a'] }, link));
      await expect(testClient().listTags(at('acme/web1'))).rejects.toMatchObject({
        code: 'REGISTRY_ANSWER',
        message: expect.stringContaining('its pages do not end'),
      });
    });

    it.each(['?n=1&last=a', 'list?n=1&last=a', '/v2/acme/web1/tags/list?n=1&last=a'])(
      'the next page at %s is that of the same list',
      async (link) => {
        registry.answerNext(page(/tags/, { tags: ['a'] }, link));
        registry.answerNext(page(/^\/v2\/acme\/web1\/tags\/list\?n=1&last=a$/, { tags: ['b'] }));
        expect(await testClient().listTags(at('acme/web1'))).toEqual(['a', 'b']);
      },
    );

    it.each(['../../other/manifests/v1', 'a b', 'a\n::warning::b', 'a%2fb', '', '-rf'])(
      'nor is one with the tag %j, which no registry takes',
      async (tag) => {
        registry.answerNext(page(/tags/, { tags: ['a', tag] }));
        await expect(testClient().listTags(at('acme/web1'))).rejects.toMatchObject({ code: 'REGISTRY_ANSWER' });
      },
    );

    it('nor is one whose second page is missing', async () => {
      registry.answerNext(page(/tags/, { tags: ['a'] }, '/v2/acme/absent/tags/list?last=a'));
      await expect(testClient().listTags(at('acme/web1'))).rejects.toMatchObject({
        message: expect.stringContaining('its page 2 is missing'),
      });
    });
  });

  describe('referrers', () => {
    const signature = { artifactType: 'application/vnd.acme.signature', annotations: { 'acme.key': 'one' } };

    it('without the referrers API they are those of the index under the tag', async () => {
      const attached = await attach(testClient(), at('acme/web1'), image, signature);
      const subject = { ...at('acme/web1'), digest: image.digest };
      expect(await testClient().referrers(subject)).toEqual([]);
      await pushReferrersTag(testClient(), subject, [attached]);
      expect(await testClient().referrers(subject)).toEqual([attached]);
    });

    it('a tag of that name that is no index lists none', async () => {
      const other = await pushTestImage(testClient(), { ...at('acme/other'), tag: 'v1' }, 'other');
      await testClient().putManifest({ ...at('acme/other'), tag: other.digest.replace(':', '-') }, other);
      expect(await testClient().referrers({ ...at('acme/other'), digest: other.digest })).toEqual([]);
    });

    it('by the API page by page, each once, with type and annotations; the tag is not asked for', async () => {
      const [a, b] = ['a', 'b'].map((text) => {
        const { digest, size } = blobOf(Buffer.from(text));
        return { mediaType: 'application/vnd.oci.image.manifest.v1+json', digest, size, ...signature };
      });
      registry.answerNext(page(/referrers/, { manifests: [a] }, '/v2/acme/web1/referrers/x?last=a'));
      registry.answerNext(page(/last=a/, { manifests: [a, b] }));
      const before = registry.requests.length;
      expect(await testClient().referrers({ ...at('acme/web1'), digest: image.digest })).toEqual([a, b]);
      expect(registry.requests.slice(before).map(({ url }) => url)).toEqual([
        `/v2/acme/web1/referrers/${image.digest}`,
        '/v2/acme/web1/referrers/x?last=a',
      ]);
    });

    it.each<[string, PlannedAnswer]>([
      ['a web page', { status: 200, headers: { 'content-type': 'text/html' }, body: '<html>not found</html>' }],
      ['400', { status: 400, body: 'UNSUPPORTED' }],
      ['405', { status: 405 }],
      ['406', { status: 406 }],
    ])('a registry that answers %s to the API has none', async (_, answer) => {
      registry.answerNext({ path: /referrers/, ...answer });
      expect(await testClient().referrers({ ...at('acme/web1'), digest: image.digest })).toHaveLength(1);
    });

    it('one that refuses it says so: nothing found is not nothing there', async () => {
      registry.answerNext({ path: /referrers/, status: 403 });
      await expect(testClient().referrers({ ...at('acme/web1'), digest: image.digest })).rejects.toMatchObject({
        code: 'REGISTRY_UNAUTHORIZED',
      });
    });
  });
});
