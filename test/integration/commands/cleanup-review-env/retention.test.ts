import { beforeAll, describe, expect, test } from 'vitest';
import type { Registry } from '../../../../src/core/image/registry.ts';
import { clockAhead, systemClock } from '../../../support/clock.ts';
import { type RetentionPlace, type RetentionPlaces, retentionPlaces } from '../../../support/commands/retention.ts';
import { commitFiles } from '../../../support/git/repository.ts';
import type { Given } from '../../../support/inputs.ts';
import { dockerRegistry } from '../../../support/real-parts.ts';
import { attachmentTag, pushDated, pushIndexOf } from '../../../support/registry/dated.ts';
import {
  robot,
  startRegistry,
  type TestRegistry,
  testClient,
  testPassword,
  testUser,
} from '../../../support/registry/server.ts';

const part = await dockerRegistry();
const begin = Date.now();
const daysAgo = (days: number) => begin - days * 86_400_000;

describe.skipIf(!part.present)(part.titled('retention of a registry'), () => {
  let registry: TestRegistry;
  let client: Registry;
  let places: RetentionPlaces;

  beforeAll(async () => {
    registry = await startRegistry();
    client = testClient();
    places = retentionPlaces(registry.host, client);
  });

  const place = (...given: Parameters<RetentionPlaces>) => places(...given);

  const seed =
    '{ rules: [{ repository: web1/develop, keep-last: 10 }, { repository: "web1/feature*", keep-last: 5, keep-days: 7 }] }';

  test('keeps the 10 newest of web1/develop, and of web1/feature* the 5 newest and those of the last 7 days', async () => {
    const shop = place(seed);
    for (let age = 1; age <= 12; age += 1) {
      await pushDated(client, shop.at('web1/develop', `d${age}`), { created: daysAgo(age) });
    }
    for (let age = 1; age <= 9; age += 1) {
      await pushDated(client, shop.at('web1/feature-new', `n${age}`), { created: daysAgo(age - 0.5) });
      await pushDated(client, shop.at('web1/feature-old', `o${age}`), { created: daysAgo(10 + age) });
    }
    await pushDated(client, shop.at('web1', 'unmatched'), { created: daysAgo(100) });
    const dry = await shop.retain({ 'dry-run': 'true' });
    const going = dry.table.filter(({ decision }) => decision === 'remove').flatMap(({ tags }) => tags);
    expect(going.sort()).toEqual(['d11', 'd12', 'n8', 'n9', 'o6', 'o7', 'o8', 'o9']);
    expect(dry.lines.join('\n')).toMatch(/repository +tags +digest +age +decision +reason\n/);
    expect(await shop.left('web1/develop')).toHaveLength(12);
    await shop.retain();
    expect(await shop.left('web1/develop')).toEqual(['d1', 'd10', 'd2', 'd3', 'd4', 'd5', 'd6', 'd7', 'd8', 'd9']);
    expect(await shop.left('web1/feature-new')).toEqual(['n1', 'n2', 'n3', 'n4', 'n5', 'n6', 'n7']);
    expect(await shop.left('web1/feature-old')).toEqual(['o1', 'o2', 'o3', 'o4', 'o5']);
    expect(await shop.left('web1')).toEqual(['unmatched']);
    const before = registry.requests.length;
    const again = await shop.retain();
    expect(again.table.filter(({ decision }) => decision !== 'keep')).toEqual([]);
    expect(registry.requests.slice(before).filter(({ method }) => method === 'DELETE')).toEqual([]);
  });

  test.each<[string, (shop: RetentionPlace, tag: string, digest: string) => void, RegExp]>([
    [
      'a file names the tag',
      (shop, tag) => commitFiles(shop.gitops, { 'any/thing.yaml': `image:\n  tag: ${tag}\n` }),
      /any\/thing.yaml names it/,
    ],
    [
      'a file names the digest',
      (shop, _, digest) => commitFiles(shop.gitops, { 'x.yaml': `image: web1@${digest}\n` }),
      /x.yaml names it/,
    ],
    [
      'a file named it some commits ago',
      (shop, tag) => {
        commitFiles(shop.gitops, { 'x.yaml': `tag: ${tag}\n` });
        commitFiles(shop.gitops, { 'x.yaml': 'tag: other\n' });
      },
      /x.yaml in the commit [0-9a-f]{8} names it/,
    ],
    [
      'a commit has it as a trailer',
      (shop, tag) => commitFiles(shop.gitops, { 'x.yaml': 'a' }, { message: `Deploy web1\n\nImage: fe/web1:${tag}\n` }),
      /the commit [0-9a-f]{8} names it/,
    ],
    [
      'a branch of another environment names it',
      (shop, tag) => {
        shop.gitops.git('branch', 'production', 'main');
        commitFiles(shop.gitops, { 'p.yaml': `tag: ${tag}\n` }, { branch: 'production' });
      },
      /p.yaml names it/,
    ],
  ])('keeps an image when %s', async (_, name, reason) => {
    const shop = place('{ rules: [{ keep-last: 1 }] }');
    const old = await pushDated(client, shop.at('web1', 'abcd1234'), { created: daysAgo(30) });
    await pushDated(client, shop.at('web1', 'abcd12345'), { created: daysAgo(31) });
    await pushDated(client, shop.at('web1', 'fresh'), { created: daysAgo(1) });
    name(shop, 'abcd1234', old.digest);
    const { table } = await shop.retain();
    expect(table.find(({ tags }) => tags.includes('abcd1234'))?.reason).toMatch(reason);
    expect(await shop.left('web1')).toEqual(['abcd1234', 'fresh']);
  });

  test('keeps what kept images need, and lets what is attached to removed ones go with them', async () => {
    const shop = place('{ rules: [{ keep-last: 1 }] }');
    const shared = await pushDated(client, shop.at('web1'), { content: 'shared' });
    const arm = await pushDated(client, shop.at('web1'), { content: 'arm', created: daysAgo(40) });
    const oldArm = await pushDated(client, shop.at('web1'), { content: 'old arm', created: daysAgo(50) });
    const kept = await pushIndexOf(client, shop.at('web1', 'new'), [arm, shared]);
    const going = await pushIndexOf(client, shop.at('web1', 'old'), [oldArm, shared]);
    await pushDated(client, shop.at('web1', attachmentTag(kept)), { content: 'signature of new' });
    await pushDated(client, shop.at('web1', attachmentTag(going)), { content: 'signature of old' });
    const sbom = await pushDated(client, shop.at('web1'), { content: 'sbom', subject: going });
    await pushIndexOf(client, shop.at('web1', attachmentTag(going, '')), [sbom]);
    const { table } = await shop.retain();
    expect(table.map(({ tags, decision }) => [tags.join(), decision])).toEqual(
      expect.arrayContaining([
        ['new', 'keep'],
        ['old', 'remove'],
      ]),
    );
    expect(await shop.left('web1')).toEqual(['new', attachmentTag(kept)]);
    const isThere = async (digest: string) => (await client.headManifest({ ...shop.at('web1'), digest })) !== undefined;
    expect(await Promise.all([arm, shared, kept].map(({ digest }) => isThere(digest)))).toEqual([true, true, true]);
    expect(await Promise.all([oldArm, sbom, going].map(({ digest }) => isThere(digest)))).toEqual([
      false,
      false,
      false,
    ]);
  });

  test('keeps the platforms of an image that lost its tag and that Git has by its digest', async () => {
    const shop = place('{ rules: [{ keep-last: 1 }] }');
    const shared = await pushDated(client, shop.at('web1'), { content: 'shared', created: daysAgo(30) });
    const pinned = await pushIndexOf(client, shop.at('web1'), [shared]);
    const other = await pushDated(client, shop.at('web1'), { content: 'other', created: daysAgo(31) });
    await pushIndexOf(client, shop.at('web1', 'old'), [other, shared]);
    await pushDated(client, shop.at('web1', 'new'), { created: daysAgo(1) });
    commitFiles(shop.gitops, { 'x.yaml': `image: web1@${pinned.digest}\n` });
    await shop.retain();
    expect(await shop.left('web1')).toEqual(['new']);
    expect(await client.headManifest({ ...shop.at('web1'), digest: shared.digest })).toBeDefined();
    expect(await client.headManifest({ ...shop.at('web1'), digest: other.digest })).toBeUndefined();
  });

  test('keeps an image whose age nothing tells, and says so; the commit of its tag tells it', async () => {
    const shop = place('{ rules: [{ keep-last: 1 }] }');
    const [commit = ''] = shop.line;
    await pushDated(client, shop.at('web1', commit.slice(0, 8)));
    await pushDated(client, shop.at('web1', 'undated'));
    await pushDated(client, shop.at('web1', 'old'), { created: daysAgo(3) });
    const { table } = await shop.retain();
    expect(table.map(({ tags, age, decision }) => [tags[0], age, decision]).sort()).toEqual(
      [
        [commit.slice(0, 8), '0 days (commit)', 'keep'],
        ['old', '3 days (created)', 'remove'],
        ['undated', 'unknown', 'keep'],
      ].sort(),
    );
  });

  test.each([
    ['a new one', 'release'],
    ['one that another image had', 't1'],
  ])('keeps an image that gets a tag while the others are removed: %s', async (_, tag) => {
    const shop = place('{ rules: [{ keep-last: 1, tags: "t*" }] }');
    for (const age of [1, 2, 3]) await pushDated(client, shop.at('web1', `t${age}`), { created: daysAgo(age) });
    const manifest = await client.getManifest(shop.at('web1', 't2'));
    if (manifest === undefined) throw new Error('it was not pushed');
    const lists = () => registry.requests.filter(({ url }) => url.endsWith('/tags/list?n=1000')).length;
    const first = lists();
    // The plan is made by the first list of the tags; the release is tagged right behind it.
    registry.before(
      ({ url }) => url.endsWith('/tags/list?n=1000') && lists() === first + 2,
      async () => {
        await client.putManifest(shop.at('web1', tag), manifest);
      },
    );
    const { table } = await shop.retain();
    const reason = `the tag ${tag} was put on it meanwhile`;
    expect(table.find(({ tags }) => tags.includes('t2'))).toMatchObject({ decision: 'keep', reason });
    expect(await shop.left('web1')).toEqual([...new Set([tag, 't1', 't2'])].sort());
  });

  test('keeps the platforms of an image that is pushed meanwhile under a tag that another one had', async () => {
    const shop = place('{ rules: [{ keep-last: 1 }] }');
    const shared = await pushDated(client, shop.at('web1'), { content: 'shared', created: daysAgo(3) });
    const other = await pushDated(client, shop.at('web1'), { content: 'other', created: daysAgo(1) });
    await pushIndexOf(client, shop.at('web1', 'old'), [shared]);
    await pushDated(client, shop.at('web1', 'latest'), { created: daysAgo(1) });
    registry.before(
      ({ url }) => url.includes('/referrers/'),
      async () => void (await pushIndexOf(client, shop.at('web1', 'latest'), [shared, other])),
    );
    await shop.retain();
    expect(await shop.left('web1')).toEqual(['latest']);
    expect(await client.headManifest({ ...shop.at('web1'), digest: shared.digest })).toBeDefined();
  });

  test('looks at all tags of a large repository again after a while: one may have moved to what goes', async () => {
    const shop = place('{ rules: [{ keep-last: 1, tags: "t*" }] }');
    for (const age of [1, 2, 3]) await pushDated(client, shop.at('web1', `t${age}`), { created: daysAgo(age) });
    const found = await Promise.all(['t1', 't2', 't3'].map((tag) => client.getManifest(shop.at('web1', tag))));
    const [kept, ...going] = found.flatMap((manifest) => manifest ?? []);
    // They go in the order of their digests.
    const moved = going.sort((a, b) => (a.digest < b.digest ? 1 : -1))[0];
    if (kept === undefined || moved === undefined) throw new Error('it was not pushed');
    const others = Array.from({ length: 200 }, (_, index) => `other${index}`);
    await Promise.all(others.map((tag) => client.putManifest(shop.at('web1', tag), kept)));
    let passed = 0;
    registry.before(
      ({ method }) => method === 'DELETE',
      async () => {
        await client.putManifest(shop.at('web1', 'other7'), moved);
        passed = 60_000;
      },
    );
    const clock = { ...systemClock, now: () => systemClock.now() + passed };
    const { table } = await shop.retain({}, { clock });
    const reason = 'the tag other7 was put on it meanwhile';
    expect(table.find(({ digest }) => digest === moved.digest)).toMatchObject({ decision: 'keep', reason });
  });

  test('keeps an image that Git gets to name after the table was shown', async () => {
    const shop = place('{ rules: [{ keep-last: 1 }] }');
    for (const age of [1, 2, 3]) await pushDated(client, shop.at('web1', `named${age}`), { created: daysAgo(age) });
    // What refers to an image is asked when the decision is made.
    registry.before(
      ({ url }) => url.includes('/referrers/'),
      async () => void commitFiles(shop.gitops, { 'x.yaml': 'tag: named3\n' }),
    );
    const { table } = await shop.retain();
    expect(table.find(({ tags }) => tags.includes('named3'))).toMatchObject({
      decision: 'keep',
      reason: 'x.yaml names it',
    });
    expect(await shop.left('web1')).toEqual(['named1', 'named3']);
  });

  test('keeps an image that Git gets to name while another repository is cleared', async () => {
    const shop = place('{ rules: [{ repository: "*", keep-last: 1 }] }');
    const pushes = ['a', 'b'].flatMap((name) => [1, 2].map((age) => [name, age] as const));
    for (const [name, age] of pushes)
      await pushDated(client, shop.at(name, `${name}${age}`), { created: daysAgo(age) });
    registry.before(
      ({ method }) => method === 'DELETE',
      async () => void commitFiles(shop.gitops, { 'x.yaml': 'tag: b2\n' }),
    );
    await shop.retain();
    expect([await shop.left('a'), await shop.left('b')]).toEqual([['a1'], ['b1', 'b2']]);
  });

  test('removes nothing that the table showed as kept, although Git ceases to name it', async () => {
    const shop = place('{ rules: [{ keep-last: 1 }] }');
    shop.gitops.git('branch', 'production', 'main');
    commitFiles(shop.gitops, { 'p.yaml': 'tag: t3\n' }, { branch: 'production' });
    for (const age of [1, 2, 3]) await pushDated(client, shop.at('web1', `t${age}`), { created: daysAgo(age) });
    registry.before(
      ({ url }) => url.includes('/referrers/'),
      async () => void shop.gitops.git('branch', '-D', 'production'),
    );
    await shop.retain({ 'max-deletions': '1' });
    expect(await shop.left('web1')).toEqual(['t1', 't3']);
  });

  test('finds the repositories of a glob with the account of the run, and warns where the registry lists none', async () => {
    await using closed = await startRegistry({ auth: 'token' });
    const owner = testClient(robot);
    const at = (tag: string) => ({ registry: closed.host, repository: 'fe/web1/develop', tag });
    for (const age of [1, 2]) await pushDated(owner, at(`t${age}`), { created: daysAgo(age) });
    const retention = JSON.stringify([{ repository: `${closed.host}/fe/**`, 'keep-last': 1 }]);
    const given = { retention, 'registry-username': testUser, 'registry-password': testPassword };
    const shop = place('{}');
    closed.answerNext({ path: /_catalog/, status: 404 });
    const { warnings, table } = await shop.retain(given);
    expect([table, warnings.join('')]).toEqual([[], expect.stringContaining('name the repositories in full')]);
    await shop.retain(given);
    expect(await owner.listTags({ registry: closed.host, repository: 'fe/web1/develop' })).toEqual(['t1']);
  });

  test('says where deletion is turned off, and what to do', async () => {
    await using closed = await startRegistry({ delete: false });
    for (const age of [1, 2]) {
      await pushDated(client, { registry: closed.host, repository: 'web1', tag: `t${age}` }, { created: daysAgo(age) });
    }
    const retention = JSON.stringify([{ repository: `${closed.host}/web1`, 'keep-last': 1 }]);
    await expect(place('{}').retain({ retention })).rejects.toMatchObject({
      code: 'RETENTION_INCOMPLETE',
      exitCode: 1,
      hint: expect.stringContaining('storage.delete.enabled'),
    });
  });

  test('removes none when there are more than max-deletions, and shows them', async () => {
    const shop = place('{ rules: [{ keep-last: 1 }] }');
    for (const age of [1, 2, 3, 4]) await pushDated(client, shop.at('web1', `t${age}`), { created: daysAgo(age) });
    await expect(shop.retain({ 'max-deletions': '2' })).rejects.toMatchObject({
      code: 'RETENTION_TOO_MANY',
      exitCode: 4,
      message: '3 images would be removed, more than max-deletions (2); none was',
    });
    expect(await shop.left('web1')).toHaveLength(4);
    await shop.retain({ 'max-deletions': '3' });
    expect(await shop.left('web1')).toEqual(['t1']);
  });

  test('goes on where a run was stopped in the middle, and says what could not be removed', async () => {
    const shop = place('{ rules: [{ keep-last: 1 }] }');
    for (const age of [1, 2, 3]) await pushDated(client, shop.at('web1', `t${age}`), { created: daysAgo(age) });
    registry.answerNext({ method: 'DELETE', status: 403 });
    await expect(shop.retain()).rejects.toMatchObject({
      code: 'RETENTION_INCOMPLETE',
      message: expect.stringContaining('deletion in'),
      outputs: { retention: expect.arrayContaining([expect.objectContaining({ decision: 'failed' })]) },
    });
    expect(await shop.left('web1')).toHaveLength(2);
    await shop.retain();
    expect(await shop.left('web1')).toEqual(['t1']);
  });

  test('covers caches by rules of their own, and rules of a service in place of those for all', async () => {
    const shop = place(
      '{ rules: [{ keep-last: 3 }, { repository: "**/cache", keep-days: 14 }] }',
      undefined,
      ', retention: [{ keep-last: 1 }]',
    );
    for (const age of [10, 20]) {
      await pushDated(client, shop.at('web1', `t${age}`), { created: daysAgo(age) });
      await pushDated(client, shop.at('web1/cache', `k${age}`), { created: daysAgo(age) });
    }
    await shop.retain();
    expect(await shop.left('web1')).toEqual(['t10']);
    expect(await shop.left('web1/cache')).toEqual(['k10']);
  });

  test('goes with every sweep, and on a shell shows first what it would do', async () => {
    const shop = place('{ rules: [{ keep-last: 1 }] }');
    for (const age of [1, 2]) await pushDated(client, shop.at('web1', `t${age}`), { created: daysAgo(age) });
    const { warnings } = await shop.retain({}, { ci: { host: 'shell' } });
    expect(warnings.join('\n')).toContain('--dry-run=false');
    expect(await shop.left('web1')).toHaveLength(2);
    shop.git('remote', 'add', 'origin', shop.monorepo);
    await shop.retain({ remove: undefined, file: 'review/{slug}/{service}.yaml' }, { clock: clockAhead(1) });
    expect(await shop.left('web1')).toEqual(['t1']);
  });

  test.each<[string, Given, string]>([
    ['without a sweep', { sweep: 'false' }, 'retention: is of a whole registry'],
    ['with rules that keep nothing', { retention: '[{"tags":"a"}]' }, 'retention.rules[0]: keeps nothing'],
    ['with an unknown key', { retention: '[{"keepLast":1}]' }, 'retention: rules.0'],
    ['with a pattern that no registry is named for', { retention: '[{"tags":"!a","keep-last":1}]' }, 'has "!"'],
  ])('is refused %s', async (_, given, message) => {
    const shop = place('{ rules: [{ keep-last: 1 }] }');
    await expect(shop.retain(given)).rejects.toMatchObject({ exitCode: 2, message: expect.stringContaining(message) });
  });
});
