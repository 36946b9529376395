import { expect, test } from 'vitest';
import { readRepository } from '../../../../../src/core/cleanup/retention/inventory.ts';
import { digestOf } from '../../../../../src/core/image/manifest.ts';

const repository = { registry: 'r.example.com', repository: 'fe/web1' };
const date = (text: string) => Date.parse(text);

/** A registry in memory: manifests under tags, and blobs; counts the configurations that are read. */
function memoryRegistry(
  tagged: Readonly<Record<string, object>>,
  others: readonly object[] = [],
  blobs: readonly object[] = [],
) {
  const bytesOf = (content: object) => Buffer.from(JSON.stringify(content));
  const byDigest = new Map(
    [...Object.values(tagged), ...others].map((each) => [digestOf(bytesOf(each)), bytesOf(each)]),
  );
  const blobsByDigest = new Map(blobs.map((each) => [digestOf(bytesOf(each)), bytesOf(each)]));
  const reads: string[] = [];
  const manifest = (digest: string) => {
    const bytes = byDigest.get(digest);
    return bytes && { bytes, digest, size: bytes.byteLength, mediaType: 'application/json' };
  };
  const named = ({ tag = '', digest }: { tag?: string; digest?: string }) => {
    const content = tagged[tag];
    return manifest(digest ?? (content === undefined ? '' : digestOf(bytesOf(content))));
  };
  return {
    reads,
    listTags: async () => Object.keys(tagged),
    headManifest: async (reference: { tag?: string; digest?: string }) => named(reference),
    getManifest: async (reference: { tag?: string; digest?: string }) => named(reference),
    async *getBlob(_: unknown, { digest }: { digest: string }) {
      reads.push(digest);
      yield blobsByDigest.get(digest) ?? Buffer.alloc(0);
    },
    referrers: async () => [],
  };
}

const descriptor = (content: object, extra: object = {}) => {
  const bytes = Buffer.from(JSON.stringify(content));
  return {
    mediaType: 'application/vnd.oci.image.config.v1+json',
    digest: digestOf(bytes),
    size: bytes.byteLength,
    ...extra,
  };
};

const config = (created: string) => ({ created, os: 'linux' });
const image = (created: string, extra: object = {}) => ({ config: descriptor(config(created)), layers: [], ...extra });

const clock = { now: () => date('2030-01-01T00:00:00Z') };

test.each<[string, object, readonly object[], readonly object[], string | undefined]>([
  ['its configuration', image('2026-01-02T03:04:05Z'), [], [config('2026-01-02T03:04:05Z')], '2026-01-02T03:04:05Z'],
  [
    'its annotation, before the configuration',
    image('2026-01-02T03:04:05Z', { annotations: { 'org.opencontainers.image.created': '2026-02-01T00:00:00Z' } }),
    [],
    [config('2026-01-02T03:04:05Z')],
    '2026-02-01T00:00:00Z',
  ],
  [
    'the first platform of an index',
    {
      manifests: [
        descriptor(image('2020-01-01T00:00:00Z'), { platform: { os: 'unknown', architecture: 'unknown' } }),
        descriptor(image('2026-03-01T00:00:00Z'), { platform: { os: 'linux', architecture: 'amd64' } }),
      ],
    },
    [image('2026-03-01T00:00:00Z')],
    [config('2026-03-01T00:00:00Z')],
    '2026-03-01T00:00:00Z',
  ],
  [
    "the newest layer of BuildKit's cache",
    {
      manifests: ['2026-04-01T00:00:00Z', '2026-04-03T00:00:00Z', '2026-04-02T00:00:00Z'].map((created) =>
        descriptor({ created }, { annotations: { 'buildkit/createdat': created } }),
      ),
    },
    [],
    [],
    '2026-04-03T00:00:00Z',
  ],
  ['nothing: 1970', image('1970-01-01T00:00:00Z'), [], [config('1970-01-01T00:00:00Z')], undefined],
  ['nothing: the year 1', image('0001-01-01T00:00:00Z'), [], [config('0001-01-01T00:00:00Z')], undefined],
  [
    'nothing: no configuration',
    { config: { mediaType: 'application/vnd.oci.empty.v1+json' }, layers: [] },
    [],
    [],
    undefined,
  ],
  [
    'nothing: no JSON',
    { config: descriptor({}, { mediaType: 'application/vnd.chart.v1.tar' }), layers: [] },
    [],
    [],
    undefined,
  ],
])('an image is as old as %s says', async (_, manifest, others, blobs, expected) => {
  const registry = memoryRegistry({ t: manifest }, others, blobs);
  const ports = { registry, clock, pushTimes: async () => undefined, commitTimes: async () => new Map() };
  const [found] = await readRepository(ports, repository, () => true);
  expect(found?.time).toBe(expected === undefined ? undefined : date(expected));
});

test('a push that the registry recorded comes first, else the later of the image and the commit of its tag', async () => {
  const manifest = image('2026-01-02T00:00:00Z');
  const blobs = [config('2026-01-02T00:00:00Z')];
  const digest = digestOf(JSON.stringify(manifest));
  const age = async (pushed: string | undefined, commit: string) => {
    const [found] = await readRepository(
      {
        registry: memoryRegistry({ abcd1234: manifest }, [], blobs),
        clock,
        pushTimes: async () => (pushed === undefined ? undefined : new Map([[digest, date(pushed)]])),
        commitTimes: async () => new Map([['abcd1234', date(commit)]]),
      },
      repository,
      () => true,
    );
    return [found?.time, found?.timeSource];
  };
  expect(await age('2025-12-01T00:00:00Z', '2026-05-01T00:00:00Z')).toEqual([date('2025-12-01T00:00:00Z'), 'pushed']);
  expect(await age(undefined, '2026-05-01T00:00:00Z')).toEqual([date('2026-05-01T00:00:00Z'), 'commit']);
  expect(await age(undefined, '2025-05-01T00:00:00Z')).toEqual([date('2026-01-02T00:00:00Z'), 'created']);
  // Of clocks that are ahead.
  expect(await age(undefined, '2031-05-01T00:00:00Z')).toEqual([date('2026-01-02T00:00:00Z'), 'created']);
  expect(await age('2031-05-01T00:00:00Z', '2026-05-01T00:00:00Z')).toEqual([date('2026-05-01T00:00:00Z'), 'commit']);
});

test('only the age of what a rule matches is asked, and none of a signature', async () => {
  const tag = `sha256-${'a'.repeat(64)}.sig`;
  const registry = memoryRegistry({
    develop: image('2026-01-01T00:00:00Z'),
    stable: image('2026-01-02T00:00:00Z'),
    [tag]: image('2026-01-03T00:00:00Z'),
  });
  const ports = { registry, clock, pushTimes: async () => undefined, commitTimes: async () => new Map() };
  const images = await readRepository(ports, repository, (each) => each !== 'stable');
  expect(images).toHaveLength(3);
  expect(registry.reads).toEqual([descriptor(config('2026-01-01T00:00:00Z')).digest]);
  expect(images.find(({ tags }) => tags.includes(tag))?.subject).toBe(`sha256:${'a'.repeat(64)}`);
});
