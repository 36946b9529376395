import { describe, expect, test } from 'vitest';
import { mergeDeployment, type ReviewDeployment } from '../../../../src/core/review/marker.ts';
import {
  admitDeployment,
  parseTombstone,
  type SourceState,
  serializeTombstone,
  tombstoneOf,
} from '../../../../src/core/review/tombstone.ts';

const deployment: ReviewDeployment = {
  name: 'pr-7',
  repository: 'acme/shop',
  ref: 'refs/heads/feature/x',
  commit: 'aaaa',
  services: ['web1'],
};
const marker = mergeDeployment(undefined, deployment, 3);
const tombstone = tombstoneOf(marker, 'bbbb', 0);
const commit = (id: string) => ({ ...deployment, commit: id });

describe('the fence around a review environment', () => {
  test('admits the first deployment as generation 1', () => {
    expect(admitDeployment(deployment, undefined, undefined)).toMatchObject({
      result: 'admitted',
      revived: false,
      marker: { generation: 1, created: 'aaaa' },
    });
  });

  test('admits the next one into the same generation', () => {
    expect(admitDeployment(commit('cccc'), marker, undefined)).toMatchObject({
      result: 'admitted',
      marker: { generation: 3, created: 'aaaa', deployed: 'cccc' },
    });
  });

  test.each<[string, string, SourceState]>([
    ['the commit that was deployed', 'aaaa', 'unknown'],
    ['the commit that was the tip at the end', 'bbbb', 'unknown'],
    ['an ancestor of it', '9999', 'behind'],
  ])('keeps a late deployment out after a removal: %s', (_, id, source) => {
    expect(admitDeployment(commit(id), undefined, tombstone, source)).toEqual({
      result: 'closed',
      reason: expect.stringContaining('was removed at'),
    });
  });

  test.each<[string, string, SourceState]>([
    ['a new commit', 'cccc', 'unknown'],
    ['a new commit of an open source', 'cccc', 'open'],
    ['the same commit of a source that the forge says is open', 'bbbb', 'open'],
  ])('lets an environment come back as the next generation with %s', (_, id, source) => {
    expect(admitDeployment(commit(id), undefined, tombstone, source)).toMatchObject({
      result: 'admitted',
      revived: true,
      marker: { generation: 4, created: id },
    });
  });

  test.each([
    ['marker', marker, undefined],
    ['tombstone', undefined, tombstone],
  ])('refuses a name that another ref owns by its %s', (_, live, dead) => {
    expect(() => admitDeployment({ ...commit('cccc'), ref: 'refs/heads/feature/X' }, live, dead, 'open')).toThrow(
      expect.objectContaining({ code: 'REVIEW_ENV_FOREIGN' }),
    );
  });
});

describe('the tombstone', () => {
  test('remembers the source, the commits known at the end and the time', () => {
    const images = ['registry.example.com/fe/web1:12345678'];
    const deployed = mergeDeployment(undefined, { ...deployment, request: 7, commit: '12345678e9', images }, 1);
    const left = tombstoneOf(deployed, 'fff', Date.UTC(2026, 2, 4));
    expect(parseTombstone(serializeTombstone(left), 't')).toEqual({
      name: 'pr-7',
      repository: 'acme/shop',
      ref: 'refs/heads/feature/x',
      request: 7,
      generation: 1,
      commits: ['12345678e9', 'fff'],
      closedAt: '2026-03-04T00:00:00.000Z',
      images,
    });
  });
});
