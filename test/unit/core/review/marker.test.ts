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
  images: [{ image: 'registry.example.com/fe/web1:12345678', digest: `sha256:${'1'.repeat(64)}` }],
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

  test('lives longer with every deployment that writes something, also one of the same commit', () => {
    const again = mergeDeployment(marker, { ...deployment, deployedAt: '2026-03-02T10:00:00.000Z' }, 1);
    expect(again).toEqual({ ...marker, deployedAt: '2026-03-02T10:00:00.000Z' });
    const { deployedAt: _, ...withoutClock } = deployment;
    expect(mergeDeployment(marker, withoutClock, 1)).toEqual(marker);
  });

  test('of an older version, with images by their tags alone, is read and gets their digests', () => {
    const digest = `sha256:${'1'.repeat(64)}`;
    const old = serializeMarker(marker).replace(/images:\n(?: {2}.*\n)+/, 'images: ["r/web1:1", "r/web1:2"]\n');
    const read = parseMarker(old, 'm');
    expect(read.images).toEqual([{ image: 'r/web1:1' }, { image: 'r/web1:2' }]);
    const next = mergeDeployment(read, { ...deployment, images: [{ image: 'r/web1:2', digest }] }, 1);
    expect(next.images).toEqual([{ image: 'r/web1:1' }, { image: 'r/web1:2', digest }]);
  });

  test('keeps what a tag named before beside what it names now', () => {
    const [first, second] = ['1', '2'].map((digit) => ({ image: 'r/web1:pr-7', digest: `sha256:${digit.repeat(64)}` }));
    const both = mergeDeployment(
      mergeDeployment(undefined, { ...deployment, images: [first!] }, 1),
      { ...deployment, images: [second!] },
      1,
    );
    expect(both.images).toEqual([first, second]);
    expect(parseMarker(serializeMarker(both), 'm')).toEqual(both);
  });

  test('says which monorepo it is of, and which namespaces the environment has caused', () => {
    const namespaces = [{ name: 'shop-pr-7', cluster: 'in-cluster' }];
    const more = mergeDeployment(marker, { ...deployment, monorepo: 'git.example.com/acme/shop', namespaces }, 1);
    expect(parseMarker(serializeMarker(more), 'm')).toMatchObject({
      monorepo: 'git.example.com/acme/shop',
      namespaces,
    });
    expect(mergeDeployment(more, { ...deployment, namespaces }, 1).namespaces).toEqual(namespaces);
  });

  test('does not depend on the order in which services were deployed', () => {
    const other = {
      ...deployment,
      services: ['admin'],
      applications: [{ file: 'argocd/a.yaml' }],
      images: [{ image: 'r/a:1' }],
    };
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
