import { expect, it } from 'vitest';
import { cleanupReviewEnv } from '../../../src/commands/cleanup-review-env.ts';
import { createRun } from '../../support/inputs.ts';

const config = (file: string) => `
version: 1
services: { web1: { path: apps/web1 } }
environments:
  review:
    when: { request: true }
    file: ${JSON.stringify(file)}
    clusters: { eu: {}, us: {} }
`;

it.each([
  ['review/{slug}/{cluster}/{service}.yaml', ['review/{slug}/eu/{service}.yaml', 'review/{slug}/us/{service}.yaml']],
  ['{cluster}/{slug}/{service}.yaml', ['eu/{slug}/{service}.yaml', 'us/{slug}/{service}.yaml']],
  ['review/{slug}/{service}.yaml', ['review/{slug}/{service}.yaml']],
])('a cleanup looks for a review environment in all clusters: %s', (file, expected) => {
  expect(createRun(cleanupReviewEnv, {}, { config: config(file) }).inputs.file).toEqual(expected);
});
