import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Registry } from '../../../src/core/image/registry.ts';
import { mergeDeployment, serializeMarker } from '../../../src/core/review/ownership.ts';
import { parseTombstone } from '../../../src/core/review/tombstone.ts';
import { dockerRegistry } from '../../support/real-parts.ts';
import { startRegistry, type TestRegistry, testClient } from '../../support/registry.ts';
import { pushTestImage } from '../../support/test-image.ts';
import { createWorld, surroundings } from './cleanup-run.ts';

const part = await dockerRegistry();

describe.skipIf(!part.present)(part.titled('the images of a review environment'), () => {
  let registry: TestRegistry;
  let client: Registry;
  let turn = 0;

  beforeAll(async () => {
    registry = await startRegistry();
    client = testClient();
  });
  afterAll(() => registry.close());

  /** A GitOps repository whose environment `pr-1` has the tags in a registry repository of its own. */
  async function world(tags: Readonly<Record<string, string>>, recorded: readonly string[], devFile = 'image: {}\n') {
    turn += 1;
    const repository = `fe/web${turn}`;
    for (const [tag, content] of Object.entries(tags)) {
      await pushTestImage(client, { registry: registry.host, repository, tag }, content);
    }
    const images = recorded.map((tag) => `${registry.host}/${repository}:${tag}`);
    const marker = mergeDeployment(
      undefined,
      { name: 'pr-1', repository: 'acme/shop', ref: 'refs/heads/x', commit: 'a', services: ['web1'], images },
      1,
    );
    const created = createWorld({
      ...surroundings,
      'values/web1-dev.yaml': devFile,
      'review/pr-1/.review-env.yaml': serializeMarker(marker),
      'review/pr-1/web1.yaml': 'image: {}\n',
    });
    return { created, images, left: () => client.listTags({ registry: registry.host, repository }) };
  }

  test('go with it, and are no error when they are gone already', async () => {
    const { created, images, left } = await world({ 'pr-1-aaaa': 'one', main: 'two' }, ['pr-1-aaaa', 'pr-1-gone']);
    using shop = created;
    const { removed, failed } = await shop.cleanup({ request: '1' });
    expect(removed.filter(({ kind }) => kind === 'image').map(({ name }) => name)).toEqual([images[0]]);
    expect(failed).toEqual([]);
    expect(await left()).toEqual(['main']);
    expect(await shop.cleanup({ request: '1' })).toMatchObject({ removed: [], kept: [], failed: [] });
  });

  test('stay when a tag that is not ours names the same image', async () => {
    const { created, images, left } = await world({ 'pr-1-aaaa': 'same', stable: 'same' }, ['pr-1-aaaa']);
    using shop = created;
    const { kept } = await shop.cleanup({ request: '1' });
    expect(kept).toMatchObject([{ kind: 'image', name: images[0], reason: expect.stringContaining('stable') }]);
    expect((await left()).sort()).toEqual(['pr-1-aaaa', 'stable']);
  });

  test('stay when another environment uses them', async () => {
    const { created, left } = await world({ abcd1234: 'one' }, ['abcd1234'], 'image:\n  tag: abcd1234\n');
    using shop = created;
    const { kept } = await shop.cleanup({ request: '1' });
    expect(kept).toMatchObject([{ kind: 'image', reason: 'values/web1-dev.yaml uses it' }]);
    expect(await left()).toEqual(['abcd1234']);
  });

  test('are found again after a removal that was interrupted before them', async () => {
    const { created, left } = await world({ 'pr-1-bbbb': 'one' }, ['pr-1-bbbb']);
    using shop = created;
    await shop.cleanup({ request: '1', remove: 'files' });
    expect(await left()).toEqual(['pr-1-bbbb']);
    const path = '.monorepo-gitops/tombstones/pr-1.yaml';
    expect(parseTombstone(shop.gitops.read(path), path).images).toHaveLength(1);
    expect((await shop.cleanup({ request: '1' })).removed).toMatchObject([{ kind: 'image' }]);
    expect(await left()).toEqual([]);
  });

  test('that a registry does not let go are reported, and everything else is removed', async () => {
    const { created } = await world({ 'pr-1-cccc': 'one' }, ['pr-1-cccc']);
    using shop = created;
    registry.answerNext({ method: 'DELETE', status: 403 });
    await expect(shop.cleanup({ request: '1' })).rejects.toMatchObject({
      code: 'CLEANUP_INCOMPLETE',
      exitCode: 1,
      outputs: { failed: [{ kind: 'image' }], removed: [{ kind: 'files' }, { kind: 'files' }] },
    });
    expect(shop.gitops.git('ls-tree', '-r', '--name-only', 'main')).not.toContain('review/pr-1');
  });
});
