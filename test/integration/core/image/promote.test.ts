/** Promotion between repositories and registries: bytes, signatures, and what is not sent twice. */
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { credentialResolver } from '../../../../src/core/image/credentials.ts';
import { blobOf, type Descriptor, digestOf, type Manifest } from '../../../../src/core/image/manifest.ts';
import { promote } from '../../../../src/core/image/promote.ts';
import type { Repository } from '../../../../src/core/image/reference.ts';
import { Registry } from '../../../../src/core/image/registry.ts';
import { portsOf } from '../../../support/ports.ts';
import { dockerRegistry } from '../../../support/real-parts.ts';
import {
  attach,
  pushCosignTag,
  pushManifest,
  pushReferrersTag,
  pushTestImage,
  pushTestIndex,
} from '../../../support/registry/image.ts';
import { startReferrersApi } from '../../../support/registry/referrers.ts';
import {
  collected,
  robot,
  startRegistry,
  type TestRegistry,
  testClient,
  testPassword,
  testUser,
} from '../../../support/registry/server.ts';

const real = await dockerRegistry();
const client = testClient();
const ociIndex = 'application/vnd.oci.image.index.v1+json';
const ociManifest = 'application/vnd.oci.image.manifest.v1+json';
const emptyConfig = 'application/vnd.oci.empty.v1+json';

describe.skipIf(!real.present)(real.titled('promotion'), () => {
  let registry: TestRegistry;
  let other: TestRegistry;
  let number = 0;
  let from: Repository;
  let to: Repository;

  beforeAll(async () => {
    [registry, other] = await Promise.all([startRegistry(), startRegistry()]);
  });
  beforeEach(() => {
    number += 1;
    from = { registry: registry.host, repository: `dev/web${number}` };
    to = { registry: other.host, repository: `prod/web${number}` };
  });

  const toOther = (image: Manifest, tags = ['v1']) =>
    promote(client, { from: { ...from, digest: image.digest }, to, tags });
  const writes = () =>
    [registry, other]
      .flatMap(({ requests }) => requests.splice(0))
      .filter(({ method }) => !['GET', 'HEAD'].includes(method));

  /** The bytes are there under the digest. */
  async function expectCopied(...all: readonly Descriptor[]) {
    for (const { digest } of all) {
      const [here, there] = await Promise.all([from, to].map((at) => client.getManifest({ ...at, digest })));
      expect(Buffer.from(there!.bytes).equals(Buffer.from(here!.bytes))).toBe(true);
    }
  }

  const tagsOf = async () => (await client.listTags(to)).sort();
  const tagOf = ({ digest }: Descriptor, kind = '') => digest.replace(':', '-') + kind;

  it('keeps the digest of an index of indexes, with every image, attestation and blob', async () => {
    const inner = await pushTestIndex(client, from);
    const image = await pushTestImage(client, from, 'beside');
    const outer = await pushManifest(client, { ...from, tag: 'v1' }, ociIndex, {
      manifests: [inner, image].map(({ bytes: _, ...each }) => each),
    });
    expect((await toOther(outer)).digest).toBe(outer.digest);
    const children = JSON.parse(Buffer.from(inner.bytes).toString()).manifests;
    await expectCopied(outer, inner, image, ...children);
    const layer = blobOf(Buffer.from('for arm64'));
    expect(Buffer.concat(await collected(client.getBlob(to, layer))).toString()).toBe('for arm64');
    expect((await client.headManifest({ ...to, tag: 'v1' }))?.digest).toBe(outer.digest);
  });

  it('a second run writes nothing, and asks little (law 4)', async () => {
    const index = await pushTestIndex(client, { ...from, tag: 'v1' });
    const signature = await attach(client, from, index);
    await pushReferrersTag(client, { ...from, digest: index.digest }, [signature]);
    await pushCosignTag(client, { ...from, tag: tagOf(index, '.sig') }, ['one']);
    await toOther(index);
    expect(writes().length).toBeGreaterThan(0);
    await toOther(index);
    expect(writes()).toEqual([]);
  });

  it('in one registry it mounts, and moves no bytes', async () => {
    to = { registry: registry.host, repository: `prod/web${number}` };
    const image = await pushTestImage(client, { ...from, tag: 'v1' }, 'mounted');
    registry.requests.splice(0);
    await toOther(image);
    await expectCopied(image);
    expect(registry.requests.filter(({ url, method }) => method === 'GET' && url.includes('/blobs/'))).toEqual([]);
    expect(registry.requests.filter(({ url }) => url.includes('mount=')).map(({ status }) => status)).toEqual([
      201, 201,
    ]);
  });

  it.each([
    ['opens an upload in its place (202)', 202],
    ['is refused (401)', 401],
    ['is forbidden (403)', 403],
    ['is not known (404)', 404],
  ])('where a mount %s, the bytes are copied', async (_, status) => {
    to = { registry: registry.host, repository: `prod/web${number}` };
    const image = await pushTestImage(client, { ...from, tag: 'v1' }, `mount ${status}`);
    const headers = { location: `/v2/${to.repository}/blobs/uploads/none` };
    registry.answerNext({ method: 'POST', path: /mount=/, status, headers, times: 2 });
    await toOther(image);
    await expectCopied(image);
  });

  it('reads by the account of the one registry and writes by that of the other', async () => {
    await using source = await startRegistry({ auth: 'htpasswd' });
    await using target = await startRegistry({ auth: 'token' });
    const origin = { registry: source.host, repository: 'dev/web1' };
    const image = await pushTestIndex(testClient(robot), origin);
    await attach(testClient(robot), origin, image, { content: 'signature' });
    const auth = Buffer.from(`${testUser}:${testPassword}`).toString('base64');
    const clientWith = (hosts: readonly string[]) => {
      const auths = Object.fromEntries(hosts.map((host) => [host, { auth }]));
      const ports = portsOf({ env: { DOCKER_AUTH_CONFIG: JSON.stringify({ auths }) } });
      const inputs = { username: testUser, password: testPassword, registries: [target.host] };
      return new Registry({ ...ports, credentials: credentialResolver(inputs, ports) });
    };
    const promotion = {
      from: { ...origin, digest: image.digest },
      to: { registry: target.host, repository: 'prod/web1' },
      tags: ['v1'],
    };
    await expect(promote(clientWith([]), promotion)).rejects.toMatchObject({
      code: 'REGISTRY_UNAUTHORIZED',
      message: expect.stringContaining(source.host),
    });
    expect(target.requests).toEqual([]);
    expect(await promote(clientWith([source.host]), promotion)).toMatchObject({ digest: image.digest });
    const schemes = ({ requests }: TestRegistry) =>
      new Set(requests.flatMap(({ headers }) => headers.authorization?.split(' ')[0] ?? []));
    expect([schemes(source), schemes(target)]).toEqual([new Set(['Basic']), new Set(['Bearer'])]);
    const asked = target.tokens.flat().filter((scope) => scope.includes('dev/web1'));
    expect(asked).toEqual([]);
  });

  describe('what refers to the image', () => {
    it('goes with it, at every depth, and is listed there', async () => {
      const index = await pushTestIndex(client, { ...from, tag: 'v1' });
      const child: Descriptor = JSON.parse(Buffer.from(index.bytes).toString()).manifests[0];
      const attestation = await attach(client, from, index, { artifactType: 'application/vnd.in-toto+json' });
      const signed = await attach(client, from, attestation, { content: 'signature of the attestation' });
      const ofChild = await attach(client, from, child, { artifactType: 'application/spdx+json', content: 'sbom' });
      for (const [subject, referrer] of [
        [index, attestation],
        [attestation, signed],
        [child, ofChild],
      ] as const) {
        await pushReferrersTag(client, { ...from, digest: subject.digest }, [referrer]);
      }
      await toOther(index);
      await expectCopied(attestation, signed, ofChild);
      expect(await client.referrers({ ...to, digest: index.digest })).toEqual([attestation]);
      expect(await client.referrers({ ...to, digest: attestation.digest })).toEqual([signed]);
      expect(await client.referrers({ ...to, digest: child.digest })).toEqual([ofChild]);
      expect(await tagsOf()).toEqual(['v1', ...[index, attestation, child].map((each) => tagOf(each))].sort());
    });

    it('is added to what the target lists already', async () => {
      const image = await pushTestImage(client, { ...from, tag: 'v1' }, 'signed twice');
      const ours = await attach(client, from, image);
      await pushReferrersTag(client, { ...from, digest: image.digest }, [ours]);
      await pushTestImage(client, to, 'signed twice');
      const own = await attach(client, to, image, { content: 'another key', annotations: { key: 'production' } });
      const subject = { ...to, digest: image.digest };
      await pushReferrersTag(client, subject, [own]);
      await toOther(image);
      expect(await client.referrers(subject)).toEqual([own, ours]);
    });

    it('is copied from and to registries with the referrers API, which lists it by itself', async () => {
      await using source = await startReferrersApi(registry);
      await using target = await startReferrersApi(other);
      [from, to] = [
        { ...from, registry: source.host },
        { ...to, registry: target.host },
      ];
      const image = await pushTestImage(client, { ...from, tag: 'v1' }, 'by api');
      const signature = await attach(client, from, image, { annotations: { key: 'one' } });
      await toOther(image);
      expect(await client.referrers({ ...to, digest: image.digest })).toEqual([signature]);
      expect(await tagsOf()).toEqual(['v1']);
    });

    it('is listed by tag where only the source has the API', async () => {
      await using source = await startReferrersApi(registry);
      from = { ...from, registry: source.host };
      const image = await pushTestImage(client, { ...from, tag: 'v1' }, 'from api');
      const signature = await attach(client, from, image);
      await toOther(image);
      expect(await client.referrers({ ...to, digest: image.digest })).toEqual([signature]);
      expect(await tagsOf()).toEqual([tagOf(image), 'v1']);
    });

    it('an entry whose manifest is gone is left out', async () => {
      const image = await pushTestImage(client, { ...from, tag: 'v1' }, 'half signed');
      const [kept, gone] = [await attach(client, from, image), await attach(client, from, image, { content: 'gone' })];
      await pushReferrersTag(client, { ...from, digest: image.digest }, [gone, kept]);
      await client.deleteManifest({ ...from, digest: gone.digest });
      await toOther(image);
      expect(await client.referrers({ ...to, digest: image.digest })).toEqual([kept]);
    });

    it('a tag of that name that lists nothing is not overwritten', async () => {
      const image = await pushTestImage(client, { ...from, tag: 'v1' }, 'in the way');
      await pushReferrersTag(client, { ...from, digest: image.digest }, [await attach(client, from, image)]);
      const inTheWay = await pushTestImage(client, { ...to, tag: tagOf(image) }, 'somebody else');
      await expect(toOther(image)).rejects.toMatchObject({ code: 'REFERRERS_TAG_TAKEN', exitCode: 4 });
      expect((await client.headManifest({ ...to, tag: tagOf(image) }))?.digest).toBe(inTheWay.digest);
      expect(await client.headManifest({ ...to, tag: 'v1' })).toBeUndefined();
    });
  });

  describe("cosign's tags", () => {
    it.each(['.sig', '.att', '.sbom'])('%s goes with the image, its own signature too', async (kind) => {
      const index = await pushTestIndex(client, { ...from, tag: 'v1' });
      const child: Descriptor = JSON.parse(Buffer.from(index.bytes).toString()).manifests[1];
      const attached = await pushCosignTag(client, { ...from, tag: tagOf(child, kind) }, ['one']);
      const signature = await pushCosignTag(client, { ...from, tag: tagOf(attached, '.sig') }, ['two']);
      await toOther(index);
      await expectCopied(attached, signature);
      expect(await tagsOf()).toEqual(['v1', tagOf(child, kind), tagOf(attached, '.sig')].sort());
    });

    it.each<[string, readonly string[], readonly string[], readonly string[]]>([
      ['more in the source', ['a', 'b'], ['a'], ['a', 'b']],
      ['more in the target', ['a'], ['a', 'b'], ['a', 'b']],
      ['each has its own', ['a', 'b'], ['b', 'c'], ['b', 'c', 'a']],
    ])('%s: no signature is lost', async (_, source, target, expected) => {
      const image = await pushTestImage(client, { ...from, tag: 'v1' }, 'union');
      await pushCosignTag(client, { ...from, tag: tagOf(image, '.sig') }, source);
      await pushCosignTag(client, { ...to, tag: tagOf(image, '.sig') }, target);
      await toOther(image);
      const { bytes } = (await client.getManifest({ ...to, tag: tagOf(image, '.sig') }))!;
      const layers: Descriptor[] = JSON.parse(Buffer.from(bytes).toString()).layers;
      expect(layers.map(({ digest }) => digest)).toEqual(expected.map((text) => digestOf(text)));
      for (const layer of layers) await collected(client.getBlob(to, layer));
      writes();
      await toOther(image);
      expect(writes()).toEqual([]);
    });

    it('another run that writes the tag at the same time loses no signature, nor do we', async () => {
      const image = await pushTestImage(client, { ...from, tag: 'v1' }, 'together');
      await pushCosignTag(client, { ...from, tag: tagOf(image, '.sig') }, ['a', 'b']);
      const tag = { ...to, tag: tagOf(image, '.sig') };
      writes();
      const isWritten = () => other.requests.some(({ method, url }) => method === 'PUT' && url.endsWith(tag.tag));
      // It has seen no signature either.
      other.before(
        ({ method, url }) => method !== 'PUT' && url.endsWith(tag.tag) && isWritten(),
        async () => void (await pushCosignTag(client, tag, ['x'])),
      );
      await toOther(image);
      const { bytes } = (await client.getManifest(tag))!;
      const layers: Descriptor[] = JSON.parse(Buffer.from(bytes).toString()).layers;
      expect(layers.map(({ digest }) => digest)).toEqual(['x', 'a', 'b'].map((text) => digestOf(text)));
    });

    it('an SBOM that the target has of its own stays', async () => {
      const image = await pushTestImage(client, { ...from, tag: 'v1' }, 'sbom');
      await pushCosignTag(client, { ...from, tag: tagOf(image, '.sbom') }, ['ours'], 'text/spdx');
      const own = await pushCosignTag(client, { ...to, tag: tagOf(image, '.sbom') }, ['theirs'], 'text/spdx');
      await toOther(image);
      expect((await client.headManifest({ ...to, tag: tagOf(image, '.sbom') }))?.digest).toBe(own.digest);
    });
  });

  describe('unusual parts', () => {
    const descriptor = (text: string, mediaType: string) => {
      const { digest, size } = blobOf(Buffer.from(text));
      return { mediaType, digest, size };
    };
    const config = (text = '{}') => descriptor(text, emptyConfig);
    async function pushBlobs(...texts: readonly string[]) {
      for (const text of texts) await client.uploadBlob(from, blobOf(Buffer.from(text)));
    }

    it("a foreign layer stays on its vendor's servers", async () => {
      await pushBlobs('{}', 'own');
      const foreign = {
        ...descriptor('foreign', 'application/vnd.oci.image.layer.nondistributable.v1.tar+gzip'),
        urls: ['https://vendor.example.com/layer'],
      };
      const layers = [foreign, descriptor('own', 'application/vnd.oci.image.layer.v1.tar')];
      const image = await pushManifest(client, { ...from, tag: 'v1' }, ociManifest, { config: config(), layers });
      await toOther(image);
      await expectCopied(image);
      expect(await client.hasBlob(to, foreign.digest)).toBe(false);
      expect(registry.requests.filter(({ url }) => url.includes(foreign.digest))).toEqual([]);
    });

    it('a layer that also has an address elsewhere is copied when the registry has it', async () => {
      await pushBlobs('{}', 'mirrored');
      const urls = ['https://mirror.example.com/layer'];
      const layers = ['mirrored', 'absent'].map((text) => ({
        ...descriptor(text, 'application/vnd.oci.image.layer.v1.tar'),
        urls,
      }));
      const image = await pushManifest(client, { ...from, tag: 'v1' }, ociManifest, { config: config(), layers });
      await toOther(image);
      expect(await client.hasBlob(to, digestOf('mirrored'))).toBe(true);
      expect(await client.hasBlob(to, digestOf('absent'))).toBe(false);
    });

    it('an artifact with media types that nobody knows, and a subject, is copied as it is', async () => {
      const image = await pushTestImage(client, from, 'subject');
      await pushBlobs('{}', 'chart');
      const artifact = await pushManifest(client, { ...from, tag: 'chart' }, ociManifest, {
        artifactType: 'application/vnd.acme.chart',
        config: config(),
        layers: [descriptor('chart', 'application/vnd.acme.chart.v9+zip')],
        subject: { mediaType: image.mediaType, digest: image.digest, size: image.size },
        annotations: { __proto__: 'x', 'acme.note': 'ü' },
      });
      await toOther(artifact, ['chart']);
      await expectCopied(artifact);
    });

    it('an empty layer, and one that stands twice in the manifest', async () => {
      await pushBlobs('{}', '', 'twice');
      const layers = ['', 'twice', 'twice'].map((text) => descriptor(text, 'application/vnd.oci.image.layer.v1.tar'));
      const image = await pushManifest(client, { ...from, tag: 'v1' }, ociManifest, { config: config(), layers });
      registry.requests.splice(0);
      await toOther(image);
      await expectCopied(image);
      const read = registry.requests.filter(({ url, method }) => method === 'GET' && url.includes(digestOf('twice')));
      expect(read).toHaveLength(1);
    });

    it('a size that is not that of the blob is an error, and nothing of it is used', async () => {
      await pushBlobs('{}', 'true size');
      for (const size of [3, 300]) {
        const layer = { ...descriptor('true size', 'application/vnd.oci.image.layer.v1.tar'), size };
        const image = await pushManifest(client, { ...from, tag: 'v1' }, ociManifest, {
          config: config(),
          layers: [layer],
        });
        await expect(toOther(image)).rejects.toMatchObject({
          code: 'REGISTRY_DIGEST',
          message: expect.stringMatching(/gave (?:more|9) bytes for sha256:\w+, which has (?:3|300) by its manifest/),
        });
        expect(await client.headManifest({ ...to, digest: image.digest })).toBeUndefined();
        expect(await client.hasBlob(to, layer.digest)).toBe(false);
      }
    });
  });
});
