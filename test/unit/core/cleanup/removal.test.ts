import { describe, expect, test } from 'vitest';
import { findTombstone, planRemoval, type RemovalRequest } from '../../../../src/core/cleanup/removal.ts';
import { mergeDeployment, serializeMarker } from '../../../../src/core/review/marker.ts';
import { serializeTombstone, tombstonePath } from '../../../../src/core/review/tombstone.ts';
import { monorepoNamed, textsOf as repository } from '../../../support/review.ts';

const source = { name: 'pr-7', repository: 'acme/shop', ref: 'refs/heads/x' };
const marker = mergeDeployment(
  undefined,
  { ...source, commit: 'aaaa', services: ['web1'], applications: [{ file: 'argocd/pr-7-web1.yaml' }] },
  1,
);
const application = (environment: string, repository = 'acme/shop') => `apiVersion: argoproj.io/v1alpha1
kind: Application
metadata:
  name: ${environment}-web1
  labels:
    app.kubernetes.io/managed-by: monorepo-gitops
    monorepo-gitops/environment: ${environment}
  annotations:
    monorepo-gitops/source-repository: ${repository}
`;
const environment = {
  'review/pr-7/.review-env.yaml': serializeMarker(marker),
  'review/pr-7/web1.yaml': 'image: {}\n',
  'review/pr-7/more/web2.yaml': 'image: {}\n',
  'review/pr-70/web1.yaml': 'image: {}\n',
  'argocd/pr-7-web1.yaml': application('pr-7'),
};
const request: RemovalRequest = {
  name: 'pr-7',
  ref: 'refs/heads/x',
  monorepo: monorepoNamed('acme/shop'),
  directory: 'review/pr-7',
  remove: new Set(['files', 'app']),
  ending: { because: 'closed', closingCommit: undefined, closedAt: 0 },
};

describe('removing a review environment', () => {
  test('takes its directory and its Applications, leaves a tombstone, and nothing else changes', async () => {
    const removal = await planRemoval(repository(environment), request);
    expect(removal).toMatchObject({
      result: 'removed',
      deletions: [
        'argocd/pr-7-web1.yaml',
        'review/pr-7/.review-env.yaml',
        'review/pr-7/more/web2.yaml',
        'review/pr-7/web1.yaml',
      ],
      kept: [],
      tombstone: { name: 'pr-7', commits: ['aaaa'], generation: 1, because: 'closed' },
    });
  });

  test('finds nothing the second time', async () => {
    const removal = await planRemoval(repository(environment), request);
    if (removal.result !== 'removed' || removal.tombstone === undefined) throw new Error('not removed');
    const after: Record<string, string> = {
      ...environment,
      [tombstonePath('pr-7')]: serializeTombstone(removal.tombstone),
    };
    for (const path of removal.deletions) delete after[path];
    expect(await planRemoval(repository(after), request)).toEqual({ result: 'absent' });
    expect(await findTombstone(repository(after), request)).toEqual(removal.tombstone);
    expect(await findTombstone(repository(environment), request)).toBeUndefined();
  });

  test('refuses a directory without a marker', async () => {
    const { 'review/pr-7/.review-env.yaml': _, ...unmarked } = environment;
    await expect(planRemoval(repository(unmarked), request)).rejects.toMatchObject({
      code: 'REVIEW_ENV_UNOWNED',
      exitCode: 4,
    });
  });

  test.each([
    ['repository', { monorepo: monorepoNamed('acme/other') }],
    ['ref', { ref: 'refs/heads/y' }],
    ['name', { name: 'pr-8' }],
  ])('refuses a marker of another %s', async (_, difference) => {
    await expect(planRemoval(repository(environment), { ...request, ...difference })).rejects.toMatchObject({
      code: 'REVIEW_ENV_FOREIGN',
      exitCode: 4,
    });
  });

  test('takes what it wrote under an earlier name of the monorepo', async () => {
    const commit = 'a'.repeat(40);
    const old = mergeDeployment(undefined, { ...source, repository: 'acme/old', commit, services: [] }, 1);
    const files = {
      'review/pr-7/.review-env.yaml': serializeMarker(old),
      'argocd/pr-7-web1.yaml': application('pr-7', 'acme/old'),
      'argocd/pr-7-web2.yaml': application('pr-7', 'acme/shop'),
      'argocd/pr-7-web3.yaml': application('pr-7', 'acme/other'),
    };
    const applicationFiles = Object.keys(files).filter((path) => path.startsWith('argocd/'));
    const monorepo = {
      repository: 'acme/shop',
      has: async (asked: string) => (asked === commit ? 'yes' : 'no'),
    } as const;
    const removal = await planRemoval(repository(files), { ...request, monorepo, applicationFiles });
    expect(removal).toMatchObject({
      deletions: ['argocd/pr-7-web1.yaml', 'argocd/pr-7-web2.yaml', 'review/pr-7/.review-env.yaml'],
      kept: [{ path: 'argocd/pr-7-web3.yaml' }],
    });
    await expect(planRemoval(repository(files), { ...request, applicationFiles })).rejects.toMatchObject({
      code: 'REVIEW_ENV_FOREIGN',
    });
  });

  test.each([
    ['of another environment', application('pr-8')],
    ['of another repository', application('pr-7', 'acme/other')],
    ['without our labels', 'kind: Application\nmetadata: {name: x}\n'],
    ['beside something else', `${application('pr-7')}---\nkind: Namespace\nmetadata: {name: prod}\n`],
    ['that cannot be read', 'kind: [\n'],
    ['that is empty', ''],
  ])('keeps a recorded manifest %s, with the reason', async (_, text) => {
    const removal = await planRemoval(repository({ ...environment, 'argocd/pr-7-web1.yaml': text }), request);
    expect(removal).toMatchObject({ kept: [{ path: 'argocd/pr-7-web1.yaml', reason: expect.any(String) }] });
    expect(removal.result === 'removed' && removal.deletions).not.toContain('argocd/pr-7-web1.yaml');
  });

  test('finds manifests that the marker does not name, by their labels', async () => {
    const found = { ...environment, 'argocd/pr-7-web2.yaml': application('pr-7') };
    const removal = await planRemoval(repository(found), { ...request, applicationFiles: ['argocd/pr-7-web2.yaml'] });
    expect(removal.result === 'removed' && removal.deletions).toContain('argocd/pr-7-web2.yaml');
  });

  test('never follows a path of the marker out of the repository', async () => {
    const escaping = mergeDeployment(
      marker,
      { ...source, commit: 'b', services: [], applications: [{ file: '../x' }] },
      1,
    );
    const files = {
      ...environment,
      'review/pr-7/.review-env.yaml': serializeMarker(escaping),
      '../x': application('pr-7'),
    };
    const removal = await planRemoval(repository(files), request);
    expect(removal.result === 'removed' && removal.deletions).not.toContain('../x');
  });
});
