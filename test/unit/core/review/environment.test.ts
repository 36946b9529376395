import { describe, expect, test } from 'vitest';
import { environmentDirectory } from '../../../../src/core/review/environment.ts';

describe("a review environment's directory", () => {
  test.each([
    ['review/{slug}/{service}.yaml', 'review/pr-1'],
    ['{slug}/values.yaml', 'pr-1'],
    ['review/{slug}/{service}/values.yaml', 'review/pr-1'],
    ['applications/{environment}/{slug}/{service}/kustomization.yaml', 'applications/review/pr-1'],
  ])('of %s is %s', (template, directory) => {
    expect(environmentDirectory(template, 'pr-1', { environment: 'review' })).toBe(directory);
  });

  test.each([
    ['review/{service}.yaml', 'share one directory'],
    ['review/{slug}.yaml', 'name of the file'],
    ['review/{slug}-{service}.yaml', 'name of the file'],
    ['review/env-{slug}/values.yaml', 'part of a directory name'],
    ['{service}/{slug}/values.yaml', 'a directory for each service'],
    ['review/{unknown}/{slug}/values.yaml', '{unknown} before {slug} is not known'],
    ['../{slug}/values.yaml', '".."'],
    ['/review/{slug}/values.yaml', '""'],
    ['.git/{slug}/values.yaml', '".git"'],
    ['a//{slug}/values.yaml', '""'],
  ])('is refused for %s', (template, problem) => {
    expect(() => environmentDirectory(template, 'pr-1')).toThrow(
      expect.objectContaining({ code: 'REVIEW_DIRECTORY', message: expect.stringContaining(problem) }),
    );
  });

  test.each(['..', '.', '', 'a/b', '.git', '.GIT', 'a\\b', 'a\0b'])('is refused for the slug %j', (slug) => {
    expect(() => environmentDirectory('review/{slug}/x.yaml', slug)).toThrow(
      expect.objectContaining({ code: 'REVIEW_DIRECTORY' }),
    );
  });
});
