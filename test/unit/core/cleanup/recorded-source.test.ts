import { describe, expect, test } from 'vitest';
import { addressOf, askedOnce } from '../../../../src/core/cleanup/recorded-source.ts';

const ours = { repository: 'Acme/Store', repositoryUrl: 'https://git.example.com:8443/Acme/Store' };

describe('the address of a recorded monorepo', () => {
  test.each([
    ['on the server of ours', { repository: 'Acme/Shop', monorepo: 'git.example.com/acme/shop' }, 'Acme/Shop'],
    ['that has another name than its path', { repository: 'shop', monorepo: 'git.example.com/acme/x/y' }, 'acme/x/y'],
    ['of an older record', { repository: 'acme/shop', monorepo: undefined }, 'acme/shop'],
  ])('%s has its protocol and port', (_, recorded, path) => {
    expect(addressOf(recorded, ours)).toBe(`https://git.example.com:8443/${path}`);
  });

  test('of an older record stands below the path of ours', () => {
    const below = { repository: 'acme/store', repositoryUrl: 'https://example.com/git/acme/store' };
    expect(addressOf({ repository: 'acme/shop', monorepo: undefined }, below)).toBe(
      'https://example.com/git/acme/shop',
    );
  });

  test.each([
    ['on another server', 'other.example.com/acme/shop', ours.repositoryUrl],
    ['on a server whose name begins with that of ours', 'git.example.com.evil.example/acme/shop', ours.repositoryUrl],
    ['that would change the server', 'git.example.com/@evil.example/shop', ours.repositoryUrl],
    ['with a query', 'git.example.com/acme/shop?x=/', ours.repositoryUrl],
    ['of a path', '/srv/git/shop', ours.repositoryUrl],
    ['where this run does not know its own', 'git.example.com/acme/shop', undefined],
    ['where ours is read by ssh alone', 'git.example.com/acme/shop', 'ssh://git@git.example.com/acme/store'],
  ])('is none for one %s', (_, monorepo, repositoryUrl) => {
    expect(addressOf({ repository: 'acme/shop', monorepo }, { ...ours, repositoryUrl })).toBeUndefined();
  });
});

test('each record is asked about once in an attempt', async () => {
  const asked: string[] = [];
  const { askRecorded } = askedOnce({
    repository: 'acme/store',
    has: async () => 'yes',
    async askRecorded({ repository, source }) {
      asked.push(`${repository} ${source?.request ?? source?.ref}`);
      return { state: 'this' };
    },
  });
  for (const [repository, request] of [
    ['acme/shop', 1],
    ['acme/shop', 1],
    ['acme/shop', 2],
    ['acme/blog', 1],
  ] as const) {
    await askRecorded?.({ repository, commits: [], source: { ref: 'refs/heads/x', request } });
  }
  expect(asked).toEqual(['acme/shop 1', 'acme/shop 2', 'acme/blog 1']);
});
