/** Clusters of one environment that would write over each other are mistakes of gitops.yaml. */
import { describe, expect, it } from 'vitest';
import { parseConfig } from '../../../../src/inputs/config/config.ts';

const problemsIn = (environment: string, top = '') => {
  const text = `version: 1
${top}
services: { web: { path: web }, api: { path: api } }
environments:
  prod: { when: { branch: main }, ${environment} }
`;
  try {
    parseConfig('gitops.yaml', text);
    return '';
  } catch (error) {
    return (error as Error).message;
  }
};

const both = 'clusters: { eu: { dest-name: eu }, us: { dest-name: us } }';

describe('one Application for two clusters', () => {
  it.each([
    ['a name of the environment', `file: "{cluster}/a", app: { name: "{service}-prod" }, ${both}`, ''],
    [
      'a name of the defaults',
      `file: a, app: {}, ${both}`,
      'defaults: { environment: { app: { name: "{service}-{environment}" } } }',
    ],
    ['one server for both', `app: { name: x }, ${both}`, 'argocd: { server: argocd.example.com }'],
  ])('is refused once, where the name stands: %s', (_, environment, top) => {
    const message = problemsIn(environment, top);
    expect(message).toMatch(/^gitops\.yaml:\d+:\d+: (environments\.prod|defaults\.environment)\.app\.name "/);
    expect(message).toMatch(/is one Application for eu and us; write "[^"]+-\{cluster\}", or leave it out/);
    expect(message.split('\n')).toHaveLength(1);
  });

  it.each([
    ['the default name', `app: {}, ${both}`],
    ['a name with the cluster', `app: { name: "{cluster}-{service}" }, ${both}`],
    ['a name in each cluster', 'app: { name: x }, clusters: { eu: { app: { name: x-eu } }, us: {} }'],
    [
      'a server each',
      'app: { name: x }, clusters: { eu: { argocd: { server: a.example } }, us: { argocd: { server: b.example } } }',
    ],
    [
      'a repository each',
      'app: { name: x }, clusters: { eu: { gitops: { repository: a/eu } }, us: { gitops: { repository: a/us } } }',
    ],
    [
      'a namespace each',
      'app: { name: x }, clusters: { eu: { app: { app-namespace: eu } }, us: { app: { app-namespace: us } } }',
    ],
    ['one cluster', 'app: { name: x }, clusters: { eu: {} }'],
    ['no Application', `file: a, ${both}`],
  ])('is none with %s', (_, environment) => expect(problemsIn(environment)).toBe(''));
});

describe('one file with different values for two clusters', () => {
  it.each([
    [
      'another value',
      'file: a.yaml, set: { replicas: 2 }, clusters: { eu: {}, us: { set: { replicas: 5 } } }',
      'replicas',
    ],
    ['a value of one alone', 'file: a.yaml, clusters: { eu: {}, us: { set: { replicas: 5 } } }', 'replicas'],
    ['the name of the cluster', `file: a.yaml, set: { region: "{cluster}" }, ${both}`, 'region'],
  ])('is refused: %s', (_, environment, key) => {
    expect(problemsIn(environment)).toMatch(
      new RegExp(
        `^gitops\\.yaml:5:\\d+: environments\\.prod\\.file "a\\.yaml" is one file for eu and us, which set ${key} to different`,
      ),
    );
  });

  it.each([
    ['equal values', `file: a.yaml, set: { replicas: 2 }, ${both}`],
    ['a file each', 'file: "{cluster}/a.yaml", clusters: { eu: {}, us: { set: { replicas: 5 } } }'],
    [
      'a branch each',
      'file: a.yaml, set: { region: "{cluster}" }, clusters: { eu: { gitops: { branch: eu } }, us: { gitops: { branch: us } } }',
    ],
  ])('is none with %s', (_, environment) => expect(problemsIn(environment)).toBe(''));
});
