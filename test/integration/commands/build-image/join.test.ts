import { describe, expect, test } from 'vitest';
import { buildImage } from '../../../../src/commands/build-image.ts';
import { readManifest } from '../../../../src/core/image/manifest.ts';
import { parseReference } from '../../../../src/core/image/reference.ts';
import { type Given, runCommand } from '../../../support/inputs.ts';
import { scratchDirectory } from '../../../support/lifetime.ts';
import { pushTestImage, pushTestIndex } from '../../../support/registry/image.ts';
import { robot, startRegistry, testClient, testPassword, testUser } from '../../../support/registry/server.ts';

const registry = await startRegistry({ auth: 'htpasswd' });
const client = testClient(robot);
const credentials = { 'registry-username': testUser, 'registry-password': testPassword };
let number = 0;

/** A repository with an image for each of two platforms. */
async function built() {
  number += 1;
  const image = `${registry.host}/fe/joined${number}`;
  const amd64 = await pushTestImage(client, { ...parseReference(image), tag: 'a' }, 'for amd64');
  const arm64 = await pushTestImage(client, { ...parseReference(image), tag: 'b' }, 'for arm64', 'arm64');
  return { image, amd64: amd64.digest, arm64: arm64.digest };
}

/** There is no builder: what succeeds has not built. */
const join = (given: Given) =>
  runCommand(
    buildImage,
    { ...credentials, ...given },
    { cwd: scratchDirectory('join'), env: { PATH: '/nonexistent' } },
  );

async function platformsOf(image: string, tag: string) {
  const manifest = await client.getManifest({ ...parseReference(image), tag });
  const content = readManifest(manifest!);
  if (content.kind !== 'index') throw new Error('no index');
  return {
    digest: manifest!.digest,
    mediaType: manifest!.mediaType,
    annotations: JSON.parse(Buffer.from(manifest!.bytes).toString()).annotations,
    platforms: content.manifests.map(({ platform, digest }) => `${platform?.os}/${platform?.architecture} ${digest}`),
  };
}

describe('join', () => {
  test('makes one index of the images of several builds under every tag, and reports its digest', async () => {
    const { image, amd64, arm64 } = await built();
    const { outputs } = await join({ image, tags: ['v1', 'latest'], join: [arm64, amd64] });
    expect(outputs).toMatchObject({
      action: 'joined',
      reference: `${image}@${outputs.digest}`,
      tags: ['v1', 'latest'],
    });
    for (const tag of ['v1', 'latest']) {
      expect(await platformsOf(image, tag)).toMatchObject({
        digest: outputs.digest,
        mediaType: 'application/vnd.oci.image.index.v1+json',
        platforms: [`linux/amd64 ${amd64}`, `linux/arm64 ${arm64}`],
      });
    }
  });

  test('gives the same digest in any order, and once more', async () => {
    const { image, amd64, arm64 } = await built();
    const first = await join({ image, tags: ['one'], join: [amd64, arm64] });
    const second = await join({ image, tags: ['one', 'two'], join: [`${image}:b`, `${image}@${amd64}`] });
    await pushTestImage(client, { ...parseReference(image), tag: 'abcdef01-amd64' }, 'for amd64');
    const third = await join({ image, tags: ['one'], join: [arm64, `${image}:{sha8}-amd64`] });
    expect(third.outputs.digest).toBe(first.outputs.digest);
    expect(second.outputs.digest).toBe(first.outputs.digest);
  });

  test('takes images of other repositories along, with their layers', async () => {
    const { image, amd64, arm64 } = await built();
    const target = `${image}-all`;
    await join({ image: target, tags: ['v1'], join: [`${image}@${amd64}`, `${image}@${arm64}`] });
    expect((await platformsOf(target, 'v1')).platforms).toEqual([`linux/amd64 ${amd64}`, `linux/arm64 ${arm64}`]);
    const manifest = await client.getManifest({ ...parseReference(target), digest: arm64 });
    const content = readManifest(manifest!);
    if (content.kind !== 'image') throw new Error('no image');
    for (const { digest } of content.layers) expect(await client.hasBlob(parseReference(target), digest)).toBe(true);
  });

  test('an index among them gives its images and their attestations', async () => {
    const { image } = await built();
    await pushTestIndex(client, { ...parseReference(image), tag: 'two' });
    const riscv = await pushTestImage(client, { ...parseReference(image), tag: 'c' }, 'for riscv64', 'riscv64');
    await join({ image, tags: ['v1'], join: [`${image}:two`, riscv.digest] });
    const { platforms } = await platformsOf(image, 'v1');
    expect(platforms.map((each) => each.split(' ')[0])).toEqual([
      'linux/amd64',
      'linux/arm64',
      'linux/riscv64',
      'unknown/unknown',
    ]);
  });

  test('annotations stand on the index', async () => {
    const { image, amd64, arm64 } = await built();
    await join({ image, tags: ['v1'], join: [amd64, arm64], annotations: ['org.example.team=fe'] });
    expect((await platformsOf(image, 'v1')).annotations).toEqual({ 'org.example.team': 'fe' });
  });

  test('a dry run writes nothing and knows the digest', async () => {
    const { image, amd64, arm64 } = await built();
    const dry = await join({ image, tags: ['v1'], join: [amd64, arm64], 'dry-run': true });
    expect((await client.listTags(parseReference(image))).sort()).toEqual(['a', 'b']);
    expect((await join({ image, tags: ['v1'], join: [amd64, arm64] })).outputs.digest).toBe(dry.outputs.digest);
  });

  test('two images for one platform are refused, and named', async () => {
    const { image, amd64 } = await built();
    const other = await pushTestImage(client, { ...parseReference(image), tag: 'c' }, 'for amd64 too');
    await expect(join({ image, tags: ['v1'], join: [amd64, other.digest] })).rejects.toMatchObject({
      exitCode: 2,
      message: `join: ${image}@${amd64} and ${image}@${other.digest} are both for linux/amd64`,
    });
    expect((await client.listTags(parseReference(image))).sort()).toEqual(['a', 'b', 'c']);
  });

  test.each([
    ['an image that is not there', () => `sha256:${'0'.repeat(64)}`, 'does not exist'],
    [
      'an image that names no platform',
      async (image: string) => {
        const { digest } = await pushTestImage(client, { ...parseReference(image), tag: 'x' }, 'for nothing', '');
        return digest;
      },
      'does not say which platform it is for',
    ],
    ['what is no reference', () => 'UPPER', 'join: '],
  ])('%s is refused', async (_name, source, problem) => {
    const { image, amd64 } = await built();
    const refused = join({ image, tags: ['v1'], join: [amd64, await source(image)] });
    await expect(refused).rejects.toMatchObject({ exitCode: 2, message: expect.stringContaining(problem) });
    expect(await client.listTags(parseReference(image))).not.toContain('v1');
  });

  test.each([[{ push: false }], [{ 'promote-from': `${registry.host}/fe/x:1` }]])(
    '%j beside it is refused',
    async (given) => {
      const { image, amd64 } = await built();
      await expect(join({ image, tags: ['v1'], join: [amd64], ...given })).rejects.toMatchObject({ exitCode: 2 });
    },
  );
});
