import { describe, expect, test } from 'vitest';
import { mergeDeployment, type ReviewDeployment } from '../../../../src/core/review/marker.ts';
import {
  describeClosed,
  describeRevival,
  parseTombstone,
  serializeTombstone,
  type Tombstone,
  tombstoneAhead,
  tombstoneFacts,
  tombstoneOf,
} from '../../../../src/core/review/tombstone.ts';

const deployment: ReviewDeployment = {
  name: 'pr-7',
  repository: 'acme/shop',
  ref: 'refs/heads/feature/x',
  request: 7,
  commit: '12345678e9',
  services: ['web1'],
};
const closedAt = Date.UTC(2026, 2, 4);
const images = [{ image: 'registry.example.com/fe/web1:12345678' }];
const marker = mergeDeployment(undefined, { ...deployment, images }, 1);

describe('the tombstone', () => {
  test('remembers the source, the commits known at the end, the time and the reason', () => {
    const left = tombstoneOf(marker, { because: 'expired', closingCommit: 'fff', closedAt });
    expect(parseTombstone(serializeTombstone(left), 't')).toEqual({
      name: 'pr-7',
      repository: 'acme/shop',
      ref: 'refs/heads/feature/x',
      request: 7,
      generation: 1,
      commits: ['12345678e9', 'fff'],
      closedAt: '2026-03-04T00:00:00.000Z',
      because: 'expired',
      images,
    });
  });

  test('of an older version, which gives no reason, was written when a source was closed', () => {
    const left = tombstoneOf(marker, { because: 'stopped', closingCommit: undefined, closedAt });
    const old = serializeTombstone(left).replace(/^because: .*\n/m, '');
    expect(old).not.toContain('because');
    expect(parseTombstone(old, 't')).toEqual({ ...left, because: 'closed' });
  });

  test('of a source that was closed before its first deployment needs no commit', () => {
    const { name, repository, ref, request } = deployment;
    const ahead = tombstoneAhead(
      { name, repository, ref, request: request! },
      { because: 'closed', closingCommit: undefined, closedAt },
    );
    expect(parseTombstone(serializeTombstone(ahead), 't')).toMatchObject({ generation: 1, commits: [], images: [] });
  });

  test('with a reason that this version does not know proves nothing and is refused', () => {
    const left = serializeTombstone(tombstoneOf(marker, { because: 'closed', closingCommit: undefined, closedAt }));
    expect(() => parseTombstone(left.replace('"closed"', '"lost"'), 't')).toThrow(
      expect.objectContaining({ code: 'REVIEW_RECORD_UNREADABLE' }),
    );
  });
});

describe('what a decision learns from a tombstone', () => {
  const tombstone = tombstoneOf(marker, { because: 'closed', closingCommit: undefined, closedAt });

  test.each([
    ['after it', closedAt + 1, 'yes'],
    ['in the same moment', closedAt, 'no'],
    ['before it', closedAt - 1, 'no'],
    ['nobody knows when', undefined, 'unknown'],
  ] as const)('a pipeline that was created %s: newer is %s', (_, pipelineCreatedAt, pipelineIsNewer) => {
    expect(tombstoneFacts(tombstone, { came: 'before', pipelineCreatedAt })).toEqual({
      because: 'closed',
      came: 'before',
      generation: 1,
      pipelineIsNewer,
    });
  });
});

describe('the log', () => {
  const of = (because: Tombstone['because']) => tombstoneOf(marker, { because, closingCommit: undefined, closedAt });
  test.each([
    [
      'closed',
      'was removed when its source was closed at 2026-03-04T00:00:00.000Z, and request 7 is not known to be open',
    ],
    [
      'expired',
      'was removed when its ttl had passed at 2026-03-04T00:00:00.000Z, and request 7 is not known to be open',
    ],
    ['stopped', 'was stopped by a person at 2026-03-04T00:00:00.000Z, while this run was under way'],
  ] as const)('says why a deployment is kept out: %s', (because, words) => {
    expect(describeClosed(deployment, because, of(because))).toBe(`review environment pr-7 ${words}`);
  });

  test('says so when a source is closed and nothing was removed', () => {
    expect(describeClosed(deployment, 'closed', undefined)).toBe(
      'review environment pr-7: request 7 is closed, or does not ask for it any more',
    );
  });

  test('says that an environment comes back', () => {
    expect(describeRevival(deployment, of('expired'), { sourceIsOpen: true })).toBe(
      'review environment pr-7 comes back as generation 2: it was removed when its ttl had passed at 2026-03-04T00:00:00.000Z, and its source is open',
    );
  });
});
