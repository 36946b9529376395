import { describe, expect, test } from 'vitest';
import {
  assertOurs,
  belongingOf,
  type HasCommit,
  isOurs,
  type Monorepo,
  monorepoIdentity,
} from '../../../../src/core/review/monorepo.ts';

const commit = 'a'.repeat(40);
const never: HasCommit = async () => {
  throw new Error('must not be asked');
};
const answers =
  (answer: 'yes' | 'no' | 'unknown'): HasCommit =>
  async () =>
    answer;

describe('a record of a review environment', () => {
  test.each([
    ['https://git.example.com/acme/shop'],
    ['https://git.example.com/Acme/Shop.git'],
    ['git@git.example.com:acme/shop.git'],
    ['ssh://git@git.example.com/acme/shop/'],
    ['https://GIT.example.com/acme/shop.git/'],
  ])('is ours when its address is another spelling of %s, and nobody is asked', async (repositoryUrl) => {
    const monorepo = monorepoIdentity({ repositoryUrl });
    const recorded = { repository: 'renamed/since', monorepo: 'git.example.com/acme/shop', commits: [commit] };
    expect(await isOurs(recorded, { repository: 'acme/shop', monorepo, has: never })).toBe(true);
  });

  test.each([
    ['the same name', 'acme/shop', 'acme/shop'],
    ['the same name in another case', 'Acme/Shop', 'acme/shop'],
  ])('without an address is ours by %s', async (_, recorded, ours) => {
    const monorepo = { repository: ours, monorepo: 'git.example.com/acme/shop', has: never };
    expect(await isOurs({ repository: recorded, commits: [commit] }, monorepo)).toBe(true);
  });

  test.each([
    ['has the deployed commit: it was renamed', 'yes', true],
    ['lacks it: another monorepo has the name now', 'no', false],
    ['cannot be asked', 'unknown', false],
  ] as const)('of another name is ours only when this monorepo has its commit; here it %s', async (_, answer, ours) => {
    const monorepo: Monorepo = { repository: 'acme/shop', has: answers(answer) };
    expect(await isOurs({ repository: 'acme/old', commits: [commit] }, monorepo)).toBe(ours);
  });

  test('of one name on two servers is not ours by its name', async () => {
    const monorepo: Monorepo = { repository: 'acme/shop', monorepo: 'git.example.com/acme/shop', has: answers('no') };
    const recorded = { repository: 'acme/shop', monorepo: 'other.example.com/acme/shop', commits: [commit] };
    expect(await isOurs(recorded, monorepo)).toBe(false);
  });

  test.each([
    ['leads here', { state: 'this' }, true],
    ['shows that its source is gone', { state: 'gone', reason: 'refs/heads/x is gone' }, true],
    [
      'has its source',
      { state: 'there', reason: 'refs/heads/x exists' },
      'belongs to acme/old, where refs/heads/x exists',
    ],
    [
      'cannot be asked',
      { state: 'unknown', reason: 'HTTP 404' },
      'belongs to acme/old, and whether that is this one is not known (HTTP 404)',
    ],
  ] as const)(
    'with a commit of ours is asked about at its own address before a removal; that %s',
    async (_, answer, ours) => {
      const monorepo: Monorepo = { repository: 'acme/shop', has: answers('yes'), askRecorded: async () => answer };
      const expected = ours === true ? { isOurs: true } : { isOurs: false, sharesHistory: 'yes', reason: ours };
      expect(await belongingOf({ repository: 'acme/old', commits: [commit] }, monorepo)).toEqual(expected);
    },
  );

  test('without a commit of ours is not asked about at its own address', async () => {
    const askRecorded = async () => {
      throw new Error('must not be asked');
    };
    const monorepo: Monorepo = { repository: 'acme/shop', has: answers('no'), askRecorded };
    expect(await belongingOf({ repository: 'acme/old', commits: [commit] }, monorepo)).toMatchObject({
      sharesHistory: 'no',
    });
  });

  test('asks for whole commits only', async () => {
    const monorepo: Monorepo = { repository: 'acme/shop', has: never };
    expect(await isOurs({ repository: 'acme/old', commits: ['main', '--upload-pack=x', 'abcd'] }, monorepo)).toBe(
      false,
    );
  });
});

describe('a deployment', () => {
  const monorepo: Monorepo = { repository: 'acme/shop', has: answers('no') };
  const recorded = { name: 'x', repository: 'acme/shop', ref: 'refs/heads/feature/x', commits: [commit] };

  test.each([
    ['repository', { ...recorded, repository: 'acme/other' }, {}],
    ['ref', recorded, { ref: 'refs/heads/feature/X' }],
    ['name', recorded, { name: 'other' }],
    ['request', { ...recorded, request: 7 }, { request: 8 }],
  ])('is refused where the environment is that of another %s', async (_, record, difference) => {
    const wanted = { name: 'x', ref: 'refs/heads/feature/x', ...difference };
    await expect(assertOurs(record, wanted, monorepo)).rejects.toMatchObject({
      code: 'REVIEW_ENV_FOREIGN',
      exitCode: 4,
    });
  });

  test('of a request whose branch was renamed is that of the same request', async () => {
    const wanted = { name: 'x', ref: 'refs/heads/feature/renamed', request: 7 };
    await expect(assertOurs({ ...recorded, request: 7 }, wanted, monorepo)).resolves.toBeUndefined();
  });
});
