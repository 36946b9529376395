/** The fake GitHub is held to what GitHub publishes, and a breach is noticed. */
import { describe, expect, it } from 'vitest';
import { breachesOf, describes } from '../../support/github/contract.ts';
import { labelJson } from '../../support/github/json.ts';
import { samplePaths } from '../../support/github/rest.ts';

const exchange = (overrides: object) => ({
  method: 'POST',
  path: '/repos/acme/shop/deployments/5/statuses',
  query: new URLSearchParams(),
  body: { state: 'success' } as unknown,
  answer: undefined,
  ...overrides,
});

describe('the contract of GitHub', () => {
  it.each(samplePaths())('knows each route that the fake serves: $method $path', ({ method, path }) => {
    expect(path).toMatch(/^\/repos\/acme\/shop[-/\w.]*$/);
    expect(describes(method, path)).toBe(true);
  });

  it.each([
    ['a state that there is not', { body: { state: 'fine' } }, /its body.*allowed values/],
    ['a field that GitHub does not know', { body: { state: 'success', colour: 'green' } }, /colour/],
    ['no body', { body: undefined }, /no body/],
    ['a parameter that GitHub does not know', { query: new URLSearchParams('colour=green') }, /no parameter colour/],
    ['a route that is none', { path: '/repos/acme/shop/deploys' }, /describes no POST/],
    ['a status that it never answers', { answer: { status: 200, body: {} } }, /does not answer 200/],
    [
      'an answer without what GitHub promises',
      { answer: { status: 201, body: { id: 1 } } },
      /required property 'node_id'/,
    ],
    ['an error in another shape', { answer: { status: 422, body: { oops: 1 } } }, /required property 'message'/],
    [
      'a query of another field',
      { path: '/graphql', body: { query: 'query { repository(owner: "a", name: "b") { colour } }' } },
      /Cannot query field "colour"/,
    ],
    [
      'a query with a variable of another type',
      { path: '/graphql', body: { query: 'query($n: Int!) { repository(owner: $n, name: "b") { id } }' } },
      /Variable "\$n" of type "Int!"/,
    ],
  ])('is broken by %s', (_, overrides, problem) => {
    expect(breachesOf(exchange(overrides)).join('\n')).toMatch(problem);
  });

  it.each([
    ['a status', {}],
    [
      'labels',
      {
        path: '/repos/acme/shop/issues/1/labels',
        body: { labels: ['deploy'] },
        answer: { status: 200, body: [labelJson('deploy')] },
      },
    ],
    ['an account', { method: 'GET', path: '/users/ada', body: undefined }],
  ])('takes %s', (_, overrides) => {
    expect(breachesOf(exchange(overrides))).toEqual([]);
  });
});
