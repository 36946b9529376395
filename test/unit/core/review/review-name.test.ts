import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mergeDeployment, serializeMarker } from '../../../../src/core/review/marker.ts';
import type { Monorepo } from '../../../../src/core/review/monorepo.ts';
import { OtherReviewName, withReviewName } from '../../../../src/core/review/other-name.ts';
import { assertReviewName, requestEnvironmentName } from '../../../../src/core/review/review-name.ts';
import { serializeTombstone, tombstoneOf, tombstonePath } from '../../../../src/core/review/tombstone.ts';
import { textsOf } from '../../../support/review.ts';

const directoryOf = (name: string) => `review/${name}`;
const monorepo = (path: string, has: Monorepo['has'] = async () => 'no'): Monorepo => ({
  repository: path,
  monorepo: `git.example.com/${path}`,
  has,
});
const shop = monorepo('acme/shop');
const blog = monorepo('acme/blog');
const commit = 'a'.repeat(40);

const marker = (name: string, { repository, monorepo: identity = '' }: Monorepo, request = 5) =>
  mergeDeployment(
    undefined,
    { name, repository, monorepo: identity, ref: 'refs/heads/x', request, commit, services: ['web1'] },
    1,
  );
const living = (name: string, owner: Monorepo) => ({
  [`review/${name}/.review-env.yaml`]: serializeMarker(marker(name, owner)),
});
const removed = (name: string, owner: Monorepo) => ({
  [tombstonePath(name)]: serializeTombstone(
    tombstoneOf(marker(name, owner), { because: 'closed', closingCommit: undefined, closedAt: 0 }),
  ),
});
const nameIn = (files: Record<string, string>, of: Monorepo, request = 5) =>
  requestEnvironmentName(textsOf(files), { request, directoryOf }, of);

describe("the name of a request's environment", () => {
  test('is the usual one in a repository that nobody else uses', async () => {
    expect(await nameIn({}, shop)).toBe('pr-5');
    expect(await nameIn(living('pr-5', shop), shop)).toBe('pr-5');
    expect(await nameIn(removed('pr-5', shop), shop)).toBe('pr-5');
  });

  test.each([
    ['lives', living('pr-5', shop)],
    ['was removed', removed('pr-5', shop)],
  ])("has a hash where another monorepo's %s", async (_, files) => {
    const name = await nameIn(files, blog);
    expect(name).toMatch(/^pr-5-[0-9a-f]{8}$/);
    expect(name).not.toBe(await nameIn(files, monorepo('acme/docs')));
    expect(await nameIn(files, shop)).toBe('pr-5');
  });

  test('is kept by who has an environment, also when the usual name becomes free', async () => {
    const own = await nameIn(living('pr-5', shop), blog);
    expect(await nameIn({ ...living('pr-5', shop), ...living(own, blog) }, blog)).toBe(own);
    expect(await nameIn(living(own, blog), blog)).toBe(own);
    expect(await nameIn({ ...removed(own, blog) }, blog)).toBe(own);
  });

  test('is kept when the monorepo is renamed', async () => {
    const renamed = monorepo('acme/store', async (asked) => (asked === commit ? 'yes' : 'no'));
    expect(await nameIn(living('pr-5', shop), renamed)).toBe('pr-5');
  });

  test('of old records, which have no address, is told by the name of the repository', async () => {
    const old = {
      'review/pr-5/.review-env.yaml': serializeMarker(marker('pr-5', shop)).replace(/^monorepo:.*\n/m, ''),
    };
    expect(old['review/pr-5/.review-env.yaml']).not.toContain('monorepo:');
    expect(await nameIn(old, { ...shop, repository: 'Acme/Shop' })).toBe('pr-5');
    expect(await nameIn(old, blog)).not.toBe('pr-5');
  });

  test('that another monorepo has taken makes the run begin again with the other one', async () => {
    const files = textsOf(living('pr-5', shop));
    const used = (name: string) => ({ name, directory: `review/${name}`, request: 5 });
    const begun: (string | undefined)[] = [];
    const deployed = await withReviewName(
      async (name = 'pr-5') => {
        begun.push(name);
        await assertReviewName(files, used(name), blog);
        return name;
      },
      ({ message }) => expect(message).toContain("pr-5 is another monorepo's"),
    );
    expect(begun).toEqual(['pr-5', deployed]);
    await expect(assertReviewName(files, used('pr-5'), shop)).resolves.toBeUndefined();
    const { request: _, ...ofBranch } = used('pr-5');
    await expect(assertReviewName(files, ofBranch, blog)).resolves.toBeUndefined();
    await expect(assertReviewName(files, used('pr-5'), blog)).rejects.toBeInstanceOf(OtherReviewName);
  });

  test('is never that of two monorepos, in whatever order they come and go, and stays while its environment lives (property)', async () => {
    const paths = ['acme/shop', 'acme/blog', 'Acme/docs', 'group/sub/shop'];
    const step = fc.record({
      who: fc.nat({ max: paths.length - 1 }),
      request: fc.integer({ min: 1, max: 2 }),
      what: fc.constantFrom('deploy', 'remove', 'forget'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const files: Record<string, string> = {};
        const living = new Map<string, string>();
        for (const { who, request, what } of steps) {
          const of = monorepo(paths[who] ?? '');
          const key = `${who} ${request}`;
          const name = await nameIn(files, of, request);
          expect(name).toMatch(/^pr-[12](-[0-9a-f]{8})?$/);
          if (living.has(key)) expect(name).toBe(living.get(key));
          for (const [other, taken] of living) if (other !== key) expect(name).not.toBe(taken);
          const path = `review/${name}/.review-env.yaml`;
          if (what === 'deploy') {
            files[path] = serializeMarker(marker(name, of, request));
            delete files[tombstonePath(name)];
            living.set(key, name);
          } else if (what === 'remove' && living.has(key)) {
            delete files[path];
            Object.assign(files, {
              [tombstonePath(name)]: serializeTombstone(
                tombstoneOf(marker(name, of, request), { because: 'closed', closingCommit: undefined, closedAt: 0 }),
              ),
            });
            living.delete(key);
          } else if (what === 'forget' && !living.has(key)) {
            delete files[tombstonePath(name)];
          }
        }
      }),
      { numRuns: 100 },
    );
  });
});
