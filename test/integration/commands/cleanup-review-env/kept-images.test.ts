import { beforeAll, describe, expect, test } from 'vitest';
import type { Registry } from '../../../../src/core/image/registry.ts';
import { systemClock } from '../../../support/clock.ts';
import { type RetentionPlace, type RetentionPlaces, retentionPlaces } from '../../../support/commands/retention.ts';
import { commitFiles, commitMany } from '../../../support/git/repository.ts';
import { dockerRegistry } from '../../../support/real-parts.ts';
import { attachmentTag, pushDated, pushIndexOf } from '../../../support/registry/dated.ts';
import { startRegistry, type TestRegistry, testClient } from '../../../support/registry/server.ts';

const part = await dockerRegistry();
const begin = Date.now();
const daysAgo = (days: number) => begin - days * 86_400_000;
const oneEach = '{ rules: [{ keep-last: 1 }] }';

describe.skipIf(!part.present)(part.titled('what retention must not remove'), () => {
  let registry: TestRegistry;
  let client: Registry;
  let places: RetentionPlaces;

  beforeAll(async () => {
    registry = await startRegistry();
    client = testClient();
    places = retentionPlaces(registry.host, client);
  });

  const deletions = () => registry.requests.filter(({ method }) => method === 'DELETE').length;
  const isThere = async (shop: RetentionPlace, digest: string) =>
    (await client.headManifest({ ...shop.at('web1'), digest })) !== undefined;

  test.each<[string, (shop: RetentionPlace, tag: string, digest: string) => void]>([
    [
      'Argo CD follows a Git tag of the GitOps repository that names it',
      (shop, tag) => {
        commitFiles(shop.gitops, { 'values.yaml': `tag: ${tag}\n` });
        shop.gitops.git('tag', 'release/live-1');
        commitMany(shop.gitops, 55, (n) => ({ 'values.yaml': `tag: later${n}\n` }));
        commitFiles(shop.gitops, { 'app.yaml': 'spec: { source: { targetRevision: release/live-1 } }\n' });
      },
    ],
    [
      'an annotated Git tag that a file of another branch follows names it',
      (shop, tag) => {
        shop.gitops.git('branch', 'apps', 'main');
        commitFiles(shop.gitops, { 'values.yaml': `tag: ${tag}\n` });
        shop.gitops.git('-c', 'user.name=a', '-c', 'user.email=a@example.com', 'tag', '-am', 'Live', 'v7');
        commitMany(shop.gitops, 55, (n) => ({ 'values.yaml': `tag: later${n}\n` }));
        commitFiles(shop.gitops, { 'app.json': '{"targetRevision":"v7"}\n' }, { branch: 'apps' });
      },
    ],
    [
      'a file in UTF-16 names it, as PowerShell writes them',
      (shop, tag) =>
        commitFiles(shop.gitops, {
          'x.yaml': Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(`tag: ${tag}\r\n`, 'utf16le')]),
        }),
    ],
    [
      'a file in UTF-16 of the other order names it',
      (shop, tag) =>
        commitFiles(shop.gitops, {
          'x.yaml': Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(`tag: ${tag}\n`, 'utf16le').swap16()]),
        }),
    ],
    [
      'a file has the digest without its algorithm',
      (shop, _, digest) => commitFiles(shop.gitops, { 'values.yaml': `image: { sha256: ${digest.slice(7)} }\n` }),
    ],
    [
      'a string of JSON has it at the beginning of a line',
      (shop, tag) => commitFiles(shop.gitops, { 'x.json': `{"tags":"a\\n${tag}\\tb"}` }),
    ],
  ])('an image, when %s', async (_, name) => {
    const shop = places(oneEach);
    const old = await pushDated(client, shop.at('web1', 'abcd1234'), { created: daysAgo(30) });
    await pushDated(client, shop.at('web1', 'going'), { created: daysAgo(31) });
    await pushDated(client, shop.at('web1', 'fresh'), { created: daysAgo(1) });
    name(shop, 'abcd1234', old.digest);
    await shop.retain();
    expect(await shop.left('web1')).toEqual(['abcd1234', 'fresh']);
  });

  test('the images of an index inside of an index', async () => {
    const shop = places(oneEach);
    const leaf = await pushDated(client, shop.at('web1', 'leaf'), { created: daysAgo(30) });
    const inner = await pushIndexOf(client, shop.at('web1'), [leaf]);
    const young = await pushDated(client, shop.at('web1'), { content: 'young', created: daysAgo(1) });
    await pushIndexOf(client, shop.at('web1', 'outer'), [young, inner]);
    await pushDated(client, shop.at('web1', 'going'), { created: daysAgo(31) });
    await shop.retain();
    expect(await isThere(shop, leaf.digest)).toBe(true);
    expect(await shop.left('web1')).toEqual(['leaf', 'outer']);
  });

  test('the tagged platform of an index that Git has by its digest alone', async () => {
    const shop = places(oneEach);
    const leaf = await pushDated(client, shop.at('web1', 'leaf-amd64'), { created: daysAgo(30) });
    const pinned = await pushIndexOf(client, shop.at('web1'), [leaf]);
    await pushDated(client, shop.at('web1', 'fresh'), { created: daysAgo(1) });
    commitFiles(shop.gitops, { 'x.yaml': `image: web1:moved@${pinned.digest}\n` });
    await shop.retain();
    expect(await isThere(shop, leaf.digest)).toBe(true);
  });

  test('the newest images, for those of a builder whose clock is ahead', async () => {
    const shop = places('{ rules: [{ keep-last: 2 }] }');
    for (const n of [1, 2]) await pushDated(client, shop.at('web1', `ahead${n}`), { created: daysAgo(-365 - n) });
    for (const age of [1, 2, 3]) await pushDated(client, shop.at('web1', `t${age}`), { created: daysAgo(age) });
    const { table } = await shop.retain();
    expect(await shop.left('web1')).toEqual(['ahead1', 'ahead2', 't1', 't2']);
    expect(table.find(({ tags }) => tags.includes('ahead1'))).toMatchObject({ age: 'unknown' });
  });

  test('images that all have the first second of 2000, as reproducible builders write it', async () => {
    const shop = places('{ rules: [{ keep-days: 1 }] }');
    for (const n of [1, 2]) await pushDated(client, shop.at('web1', `t${n}`), { created: '2000-01-01T00:00:00Z' });
    await shop.retain();
    expect(await shop.left('web1')).toEqual(['t1', 't2']);
  });

  test('an image of a large repository that Git gets to name while the ones before it go', async () => {
    const shop = places(oneEach);
    for (let age = 1; age <= 9; age += 1) {
      await pushDated(client, shop.at('web1', `t${age}`), { created: daysAgo(age) });
    }
    const shown = await shop.retain({ 'dry-run': 'true' });
    const last = shown.table.filter(({ decision }) => decision === 'remove').at(-1);
    registry.before(
      ({ method }) => method === 'DELETE',
      async () => void commitFiles(shop.gitops, { 'x.yaml': `tag: ${last?.tags[0]}\n` }),
    );
    const { table } = await shop.retain();
    expect(table.find(({ digest }) => digest === last?.digest)).toMatchObject({
      decision: 'keep',
      reason: 'x.yaml names it',
    });
    expect(await shop.left('web1')).toEqual(['t1', ...(last?.tags ?? [])]);
  });

  test.each<[string, (shop: RetentionPlace) => { given?: Record<string, string>; code: string; exitCode: number }]>([
    [
      'is not there',
      (shop) => ({
        given: { 'gitops-repository': `${shop.directory}/absent` },
        code: 'GIT_REPOSITORY_NOT_FOUND',
        exitCode: 1,
      }),
    ],
    [
      'has no branch',
      (shop) => {
        shop.gitops.git('update-ref', '-d', 'refs/heads/main');
        return { code: 'RETENTION_GIT_EMPTY', exitCode: 4 };
      },
    ],
    ['has no such branch', () => ({ given: { 'gitops-branch': 'mian' }, code: 'INPUT_INVALID', exitCode: 2 })],
    [
      'does not say which branch is its own',
      (shop) => {
        shop.gitops.git('symbolic-ref', 'HEAD', 'refs/heads/other');
        return { code: 'INPUT_INVALID', exitCode: 2 };
      },
    ],
  ])('anything, when the GitOps repository %s', async (_, spoil) => {
    const shop = places(oneEach);
    for (const age of [1, 2]) await pushDated(client, shop.at('web1', `t${age}`), { created: daysAgo(age) });
    const { given = {}, ...failure } = spoil(shop);
    const before = deletions();
    await expect(shop.retain(given)).rejects.toMatchObject(failure);
    expect(deletions()).toBe(before);
  });

  test('anything, when a list of tags goes on at another host', async () => {
    const shop = places(oneEach);
    for (const age of [1, 2]) await pushDated(client, shop.at('web1', `t${age}`), { created: daysAgo(age) });
    await using other = await startRegistry();
    registry.answerNext({
      path: /tags\/list/,
      status: 200,
      headers: { link: `<http://${other.host}/v2/t1/web1/tags/list?last=t2>; rel="next"` },
      body: '{"tags":["t2"]}',
    });
    const before = deletions();
    await expect(shop.retain()).rejects.toMatchObject({ code: 'REGISTRY_REDIRECT', exitCode: 4 });
    expect([deletions(), other.requests]).toEqual([before, []]);
  });

  test('what a build has pushed by digest and not tagged yet', async () => {
    const shop = places('{ rules: [{ repository: "**", keep-days: 1 }] }');
    const pushed = await pushDated(client, shop.at('web1'), { content: 'running build', created: daysAgo(300) });
    await pushDated(client, shop.at('web1', 'old'), { created: daysAgo(30) });
    await shop.retain();
    expect([await shop.left('web1'), await isThere(shop, pushed.digest)]).toEqual([[], true]);
  });

  test('more than one sweep does, when two run at once', async () => {
    const shop = places(oneEach);
    for (const age of [1, 2, 3, 4]) await pushDated(client, shop.at('web1', `t${age}`), { created: daysAgo(age) });
    const ran = await Promise.all([shop.retain(), shop.retain()]);
    expect(ran.flatMap(({ table }) => table.filter(({ decision }) => decision === 'failed'))).toEqual([]);
    expect(await shop.left('web1')).toEqual(['t1']);
  });

  test('anything but what a dry run said', async () => {
    const shop = places('{ rules: [{ keep-last: 2, tags: "t*" }, { keep-last: 1, tags: "c-*" }] }');
    const shared = await pushDated(client, shop.at('web1'), { content: 'shared', created: daysAgo(9) });
    for (const age of [1, 2, 3, 4]) {
      const own = await pushDated(client, shop.at('web1'), { content: `own ${age}`, created: daysAgo(age) });
      const index = await pushIndexOf(client, shop.at('web1', `t${age}`), [own, shared]);
      await pushDated(client, shop.at('web1', attachmentTag(index)), { content: `signature ${age}` });
      const manifest = await client.getManifest(shop.at('web1', `t${age}`));
      if (manifest === undefined) throw new Error('it was not pushed');
      await client.putManifest(shop.at('web1', `c-${String(age).repeat(40)}`), manifest);
    }
    commitFiles(shop.gitops, { 'x.yaml': 'tag: t4\n' });
    const dry = await shop.retain({ 'dry-run': 'true' });
    const before = deletions();
    const { table } = await shop.retain();
    expect(table).toEqual(
      dry.table.map((row) => (row.decision === 'keep' ? row : { ...row, reason: `removed: ${row.reason}` })),
    );
    const along = dry.table.flatMap(({ decision, reason }) =>
      decision === 'remove' ? [1 + Number(/\((\d+) more/.exec(reason)?.[1] ?? 0)] : [],
    );
    expect(along).toEqual([3]);
    expect(deletions() - before).toBe(3);
  });

  test('what is left at the deadline, and says what is gone', async () => {
    const shop = places(oneEach);
    for (const age of [1, 2, 3]) await pushDated(client, shop.at('web1', `t${age}`), { created: daysAgo(age) });
    const before = deletions();
    let end: (() => void) | undefined;
    const after = (milliseconds: number, call: () => void) => {
      if (milliseconds === 1_800_000) end ??= call;
      return systemClock.after(milliseconds, call);
    };
    registry.before(
      ({ url }) => url.includes('/tags/list') && deletions() > before,
      async () => end?.(),
    );
    const failure = await shop
      .retain({ timeout: '30m' }, { clock: { ...systemClock, after } })
      .catch((error: unknown) => error);
    expect(failure).toMatchObject({ exitCode: 3 });
    const { retention } = (failure as { outputs: { retention: { tags: string[]; reason: string }[] } }).outputs;
    const left = await shop.left('web1');
    expect(left).toHaveLength(2);
    expect(retention.filter(({ reason }) => reason.startsWith('removed')).map(({ tags }) => tags[0])).not.toEqual(
      expect.arrayContaining(left),
    );
    expect(retention.map(({ reason }) => reason).sort()).toEqual([
      expect.stringContaining('among the 1 newest'),
      'removed: no rule keeps it',
      'the run ended before it was known to be gone',
    ]);
  });

  test('says that a submodule is not read', async () => {
    const shop = places(oneEach);
    await pushDated(client, shop.at('web1', 't1'), { created: daysAgo(1) });
    commitFiles(shop.gitops, { charts: { mode: '160000', body: '1'.repeat(40) } });
    const { warnings } = await shop.retain();
    expect(warnings.join('\n')).toContain('charts is a submodule of the GitOps repository');
  });

  test('looks at all tags of a very large repository again no more than it deletes', async () => {
    const shop = places(oneEach);
    for (const age of [1, 2, 3, 4, 5]) {
      await pushDated(client, shop.at('web1', `t${age}`), { created: daysAgo(age) });
    }
    const kept = await client.getManifest(shop.at('web1', 't1'));
    if (kept === undefined) throw new Error('it was not pushed');
    await Promise.all(Array.from({ length: 250 }, (_, n) => client.putManifest(shop.at('web1', `other${n}`), kept)));
    const heads = () => registry.requests.filter(({ method }) => method === 'HEAD').length;
    const before = heads();
    // Each question takes 0.2 s, so that all tags take longer than the pause between two looks.
    const clock = { ...systemClock, now: () => systemClock.now() + (heads() - before) * 200 };
    await shop.retain({ 'max-deletions': '10', timeout: '60m' }, { clock });
    expect(await shop.left('web1')).toHaveLength(251);
    expect(heads() - before).toBeLessThan(255 * 2 + 100);
  });
});
