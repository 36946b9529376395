import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import {
  mergeDeployment,
  parseMarker,
  type ReviewDeployment,
  type ReviewMarker,
  serializeMarker,
} from '../../../../src/core/review/marker.ts';

const deployment: ReviewDeployment = {
  name: 'feature-x-1a2b3c4d',
  repository: 'acme/shop',
  ref: 'refs/heads/feature/x',
  request: 7,
  commit: '12345678e9',
  services: ['web1'],
  applications: [{ file: 'argocd/feature-x-1a2b3c4d-web1.yaml' }],
  images: ['registry.example.com/fe/web1:12345678'],
  deployedAt: '2026-03-01T10:00:00.000Z',
};

const marker: ReviewMarker = mergeDeployment(undefined, deployment, 1);

describe('the ownership marker', () => {
  test('is read back as it was written, also by a YAML 1.1 reader', () => {
    const text = serializeMarker(marker);
    expect(parseMarker(text, 'm')).toEqual(marker);
    const { schema, ...read } = parse(text, { version: '1.1' });
    expect(schema).toBe(1);
    expect(read).toEqual(marker);
    expect(read.deployed).toBe('12345678e9');
  });

  test('does not break an Application that reads the manifests of its directory', () => {
    // Whatever the file's ending, Argo CD passes over a file that contains this.
    expect(serializeMarker(marker)).toContain('\n# +argocd:skip-file-rendering\n');
  });

  test('of the same deployment twice has the same bytes, whatever the clock says', () => {
    const again = mergeDeployment(marker, { ...deployment, deployedAt: '2026-03-02T10:00:00.000Z' }, 1);
    expect(serializeMarker(again)).toBe(serializeMarker(marker));
  });

  test('does not depend on the order in which services were deployed', () => {
    const other = { ...deployment, services: ['admin'], applications: [{ file: 'argocd/a.yaml' }], images: ['r/a:1'] };
    const ab = mergeDeployment(mergeDeployment(undefined, deployment, 1), other, 1);
    const ba = mergeDeployment(mergeDeployment(undefined, other, 1), deployment, 1);
    expect(serializeMarker(ab)).toBe(serializeMarker(ba));
    expect(ab.services).toEqual(['admin', 'web1']);
  });

  test('moves its clock and commit with a new commit, and keeps where it began', () => {
    const moved = mergeDeployment(marker, { ...deployment, commit: 'b', deployedAt: '2026-03-03T00:00:00.000Z' }, 9);
    expect(moved).toMatchObject({
      created: '12345678e9',
      deployed: 'b',
      deployedAt: '2026-03-03T00:00:00.000Z',
      generation: 1,
    });
  });

  test.each([
    ['repository', { repository: 'acme/other' }],
    ['ref', { ref: 'refs/heads/feature/X' }],
    ['name', { name: 'other' }],
  ])('refuses a deployment of another %s', (_, difference) => {
    expect(() => mergeDeployment(marker, { ...deployment, ...difference }, 1)).toThrow(
      expect.objectContaining({ code: 'REVIEW_ENV_FOREIGN', exitCode: 4 }),
    );
  });

  test.each([
    ['broken YAML', '{'],
    ['another schema', serializeMarker(marker).replace('schema: 1', 'schema: 2')],
    ['a missing field', serializeMarker(marker).replace(/^ref:.*\n/m, '')],
    ['an unknown field', `${serializeMarker(marker)}owner: me\n`],
    ['a number for a commit', serializeMarker(marker).replace(/^deployed:.*$/m, 'deployed: 12345678e9')],
    ['an alias', 'schema: 1\nname: &n x\nrepository: *n\nref: refs/heads/x\n'],
    ['nothing', ''],
  ])('with %s proves nothing and is refused', (_, text) => {
    expect(() => parseMarker(text, 'review/x/.review-env.yaml')).toThrow(
      expect.objectContaining({ code: 'REVIEW_RECORD_UNREADABLE', exitCode: 4 }),
    );
  });
});
