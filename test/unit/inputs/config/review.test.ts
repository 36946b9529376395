/** What `gitops.yaml` says of review environments: which requests get one, how many there are, and what they leave out. */
import { describe, expect, test } from 'vitest';
import { optInFor } from '../../../../src/core/monorepo/events/events.ts';
import { parseConfig } from '../../../../src/inputs/config/config.ts';

const file = (environments: string) => `version: 1
registry: ghcr.io/acme
services:
  web1: { path: apps/web1 }
environments:
${environments}`;

const problemsOf = (environments: string): string => {
  try {
    parseConfig('gitops.yaml', file(environments));
  } catch (error) {
    return (error as Error).message;
  }
  return 'none';
};

const review = (keys: string) => `  review:
    file: review/{slug}/{service}.yaml
${keys}
`;

describe('which requests get an environment', () => {
  test.each([
    ['request: true', true],
    ['request: { label: deploy-preview }', { label: ['deploy-preview'] }],
    ['request: { label: [a, b] }', { label: ['a', 'b'] }],
    ['request: { comment: /deploy-preview }', { comment: '/deploy-preview' }],
    ['request: { path: ["apps/**", "!**/*.md"], label: x }', { path: ['apps/**', '!**/*.md'], label: ['x'] }],
  ])('%s', (when, request) => {
    const config = parseConfig('gitops.yaml', file(review(`    when: { ${when} }`)));
    expect(config.environments.get('review')?.when?.request).toEqual(request);
  });

  test.each([
    [
      'a typo',
      '    when: { request: { lable: x } }',
      '8:24: environments.review.when.request.lable is not a known key; did you mean "label"?',
    ],
    [
      'a name alone',
      '    when: { request: deploy-preview }',
      '8:22: environments.review.when.request must be true or false or a mapping, but is "deploy-preview"',
    ],
    [
      'no word at all',
      '    when: { request: {} }',
      '8:22: environments.review.when.request names nothing that a request could ask by: write label, comment or path, or `request: true` for all requests',
    ],
    [
      'a comment that is no command',
      '    when: { request: { comment: deploy please } }',
      '8:33: environments.review.when.request.comment must be one word that begins with a slash, such as /deploy-preview',
    ],
    [
      'an empty list',
      '    when: { request: { label: [] } }',
      '8:31: environments.review.when.request.label must not be empty',
    ],
    [
      'a number',
      '    when: { request: { label: 5 } }',
      '8:31: environments.review.when.request.label must be text or a list of text, but is the number 5',
    ],
  ])('%s is told with its place', (_, when, problem) => {
    expect(problemsOf(review(when))).toContain(`gitops.yaml:${problem}`);
  });

  test('an environment behind one that takes all requests is never reached, and one behind a label is', () => {
    const second = (when: string) =>
      `${review(`    when: { request: ${when} }`)}  other:\n    when: { request: { label: x } }\n    file: other/{slug}/{service}.yaml\n`;
    expect(problemsOf(second('true'))).toContain('environments.other.when never decides: review');
    expect(problemsOf(second('{ label: y }'))).toBe('none');
  });

  test('a branch that the environment has needs no word, and a fork has none', () => {
    const when = { branch: ['feature/**'], request: { label: ['x'] } };
    expect(optInFor({ when }, 'feature/a')).toBeUndefined();
    expect(optInFor({ when }, 'renovate/a')).toEqual({ label: ['x'] });
    expect(optInFor({ when }, undefined)).toEqual({ label: ['x'] });
    expect(optInFor({ when: { request: true } }, 'feature/a')).toBeUndefined();
  });
});

describe('how many there are, and what they leave out', () => {
  const dev = '  dev:\n    when: { branch: main }\n    file: dev/{service}.yaml\n';
  const request = '    when: { request: true }\n';

  test('both keys are read, and inherited', () => {
    const text = `${dev}${review(`${request}    max-environments: 20\n    base: dev`)}  more:\n    extends: review\n`;
    const config = parseConfig('gitops.yaml', file(text));
    for (const name of ['review', 'more']) {
      expect(config.environments.get(name)).toMatchObject({ 'max-environments': 20, base: 'dev' });
    }
  });

  test.each([
    [
      'a base that is not there',
      `${dev}${review(`${request}    base: dve`)}`,
      '12:11: environments.review.base names "dve", which is no environment of this file; did you mean "dev"?',
    ],
    ['itself', review(`${request}    base: review`), '9:11: environments.review.base names the environment itself'],
    [
      'another review environment',
      `${review(`${request}    base: other`)}  other:\n    ttl: 7d\n    file: other/{slug}/{service}.yaml\n`,
      '9:11: environments.review.base names other, which is a review environment itself; name one that is always there',
    ],
    [
      'of one that is always there',
      `${dev}    base: prod\n  prod:\n    file: prod/{service}.yaml\n`,
      '9:11: environments.dev.base is of review environments, and dev is none',
    ],
    [
      'a typo',
      review(`${request}    max-environment: 5`),
      '9:5: environments.review.max-environment is not a known key; did you mean "max-environments"?',
    ],
    ['none at all', review(`${request}    max-environments: 0`), '9:23: environments.review.max-environments must'],
    ['a text', review(`${request}    max-environments: "20"`), '9:23: environments.review.max-environments must be'],
    [
      'half of one',
      review(`${request}    max-environments: 2.5`),
      '9:23: environments.review.max-environments must be a whole number, but is the number 2.5',
    ],
  ])('%s is told with its place', (_, environments, problem) => {
    expect(problemsOf(environments)).toContain(`gitops.yaml:${problem}`);
  });
});
