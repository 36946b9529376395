import { expect, it } from 'vitest';
import { suggestionFor } from '../../../src/core/suggestion.ts';

it.each([
  ['imgae', ['image', 'tag'], 'image'],
  ['gitops-repositroy', ['gitops-repository', 'gitops-branch'], 'gitops-repository'],
  ['TAG', ['image', 'tag'], 'tag'],
  ['colour', ['image', 'tag'], undefined],
])('law 10: %s among %j suggests %s', (word, candidates, expected) => {
  expect(suggestionFor(word, candidates)).toBe(expected);
});
