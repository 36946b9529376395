import { describe, expect, test } from 'vitest';
import { cleanupReviewEnv } from '../../../src/commands/cleanup-review-env.ts';
import { createInputs } from '../../support/inputs.ts';

const config = (review: string) => `version: 1
services: { web1: { path: apps/web1 } }
environments:
  dev: { when: { branch: develop }, file: "values/{service}-{environment}.yaml" }
  preview: { when: { request: true }, file: "{environment}/{slug}/{service}.yaml", ttl: 2d }
  review: { when: { branch: "feature/*" }, file: "review/{slug}/{service}.yaml"${review} }
`;
const inputsOf = (given: Readonly<Record<string, string>>, review = ', ttl: 36h') =>
  createInputs(cleanupReviewEnv, given, { config: config(review) }).inputs;

describe('what gitops.yaml says to cleanup-review-env', () => {
  test('is every place of review environments, and the longest of their lives', () => {
    expect(inputsOf({})).toMatchObject({
      file: ['preview/{slug}/{service}.yaml', 'review/{slug}/{service}.yaml'],
      ttl: 2 * 86_400_000,
    });
  });

  test('is the place and life of the environment that was asked for', () => {
    const { file, ttl } = inputsOf({ environment: 'review' });
    expect([file, ttl]).toEqual([['review/{slug}/{service}.yaml'], 36 * 3_600_000]);
  });

  test('is no life at all when one of them lives for ever', () => {
    expect(inputsOf({}, '').ttl).toBeUndefined();
  });

  test('gives way to what the run says', () => {
    const { file, ttl } = inputsOf({ file: 'elsewhere/{slug}/x.yaml', ttl: '1d' });
    expect([file, ttl]).toEqual([['elsewhere/{slug}/x.yaml'], 86_400_000]);
  });
});

describe('lists of names', () => {
  test.each<[string, string]>([
    ['commas', 'web1,web2'],
    ['commas and spaces', 'web1, web2'],
    ['lines', 'web1\nweb2'],
    ['JSON', '["web1","web2"]'],
  ])('services may have %s between them', (_, services) => {
    expect(inputsOf({ services }).services).toEqual(['web1', 'web2']);
  });

  test('so may the parts to remove', () => {
    expect(inputsOf({ remove: 'app, files' }).remove).toEqual(['app', 'files']);
  });
});
