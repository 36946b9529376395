import { describe, expect, test } from 'vitest';
import { impliedReview, usagePlaces } from '../../../src/commands/review-environments.ts';
import type { CiContext } from '../../../src/core/ports.ts';
import { parseConfig } from '../../../src/inputs/config.ts';

const config = parseConfig(
  'gitops.yaml',
  `version: 1
services: { web1: { path: apps/web1 }, web2: { path: apps/web2 } }
environments:
  dev: { when: { branch: develop }, file: "values/{service}-{environment}.yaml" }
  preview: { when: { request: true }, file: "{environment}/{slug}/{service}.yaml", ttl: 2d }
  review: { when: { branch: "feature/*" }, file: "review/{slug}/{service}.yaml", ttl: 36h }
`,
);
const scope = (environment?: string) => ({ config, ci: {} as CiContext, service: undefined, environment });

describe('what gitops.yaml says to cleanup-review-env', () => {
  test('is every place of review environments, and the longest of their lives', () => {
    expect(impliedReview(scope())).toEqual({
      file: ['preview/{slug}/{service}.yaml', 'review/{slug}/{service}.yaml'],
      ttl: 2 * 86_400_000,
    });
  });

  test('is the place and life of the environment that was asked for', () => {
    expect(impliedReview(scope('review'))).toEqual({ file: ['review/{slug}/{service}.yaml'], ttl: 36 * 3_600_000 });
  });

  test('is no life at all when one of them lives for ever', () => {
    const lasting = parseConfig(
      'gitops.yaml',
      `version: 1
services: { web1: { path: apps/web1 } }
environments:
  preview: { when: { request: true }, file: "preview/{slug}/x.yaml" }
  review: { when: { branch: "feature/*" }, file: "review/{slug}/x.yaml", ttl: 36h }
`,
    );
    expect(impliedReview({ ...scope(), config: lasting }).ttl).toBeUndefined();
  });

  test('names the places of all environments, also of kinds that are not cleaned up', () => {
    expect(usagePlaces(config)).toEqual({
      known: true,
      files: ['values/web1-dev.yaml', 'values/web2-dev.yaml'],
      templates: ['preview/{slug}/{service}.yaml', 'review/{slug}/{service}.yaml'],
    });
  });

  test.each([
    ['there is no gitops.yaml', undefined],
    [
      'a place has a placeholder whose value is not known',
      'tagged: { when: { tag: "v*" }, file: "values/{sha8}.yaml" }',
    ],
    ['a directory is not told by the slug alone', 'a: { when: { request: true }, file: "{branch}/{slug}/x.yaml" }'],
    ['a place is a glob', 'dev: { when: { branch: develop }, file: "values/*/{service}.yaml" }'],
    ['an environment has no place', 'dev: { when: { branch: develop }, app: { path: apps } }'],
  ])('does not know the places of all environments when %s', (_, environment) => {
    const text = `version: 1\nservices: { web1: { path: apps/web1 } }\nenvironments: { ${environment} }\n`;
    const partial = environment === undefined ? undefined : parseConfig('gitops.yaml', text);
    expect(usagePlaces(partial)).toMatchObject({ known: false, reason: expect.stringContaining('not known whether') });
  });
});
