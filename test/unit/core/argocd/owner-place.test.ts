/** The words of a refusal, for generators that the fake server does not play. */
import { describe, expect, it } from 'vitest';
import { placeOfSet } from '../../../../src/core/argocd/owner-place.ts';
import type { LiveApplicationSet } from '../../../../src/core/argocd/server/applicationset.ts';
import { application } from '../../../support/argocd/application.ts';

const repoURL = 'https://git.example.com/infra/deploy.git';
const git = { git: { repoURL, revision: 'main', directories: [{ path: 'services/*' }] } };
const list = { list: { elements: [{ cluster: 'eu' }, { cluster: 'us' }] } };

const placeOf = (
  name: string,
  nameTemplate: string,
  generators: LiveApplicationSet['spec']['generators'],
  path = 'x',
) => {
  const { spec } = application();
  const set = { metadata: { name: 'all' }, spec: { generators, template: { metadata: { name: nameTemplate }, spec } } };
  return placeOfSet('all', set, application({ name, source: { path } }), undefined).input;
};

describe('what a set reads for one Application', () => {
  it.each<[string, string, LiveApplicationSet['spec']['generators'], string]>([
    [
      'a matrix',
      '{{ .path.basename }}-{{ .cluster }}',
      [{ matrix: { generators: [git, list] } }],
      `the directory services/web1 of ${repoURL} at main, which its git generator finds (bump-image-tag for the files in it) and one of the 2 elements of its list generator`,
    ],
    ['a name that a function makes', '{{ lower .cluster }}', [list], 'one of the 2 elements of its list generator'],
    [
      'files',
      '{{ .env }}',
      [{ git: { repoURL, files: [{ path: 'envs/*.json' }] } }],
      `the file envs/*.json of ${repoURL} at HEAD, which its git generator reads`,
    ],
    [
      'a merge request',
      'web-{{ .number }}',
      [{ pullRequest: { gitlab: { project: '42' } } }],
      'the open request of 42 (gitlab), which its pull request generator finds',
    ],
    [
      'clusters, with a selector beside',
      '{{ .name }}',
      [{ clusters: {}, selector: { matchLabels: { a: 'b' } } }],
      'the cluster secrets of Argo CD, which its cluster generator reads',
    ],
    ['a kind to come', '{{ .name }}', [{ oracle: {} }], 'what its oracle generator reads'],
    ['nothing', '{{ .name }}', [], 'what its generators read'],
  ])('%s', (_title, nameTemplate, generators, told) => {
    expect(placeOf('web1-eu', nameTemplate, generators)).toBe(told);
  });

  it('special characters of a name template are text', () => {
    expect(placeOf('web1', 'web1(+{{ .a }}', [list])).toContain('one of the 2 elements');
  });
});
