/** README.ko.md keeps step with README.md: the same parts in the same order, made from the text as it is. */
import { describe, expect, it } from 'vitest';
import { compare, marked, translationProblems } from '../../../scripts/documentation/translation.ts';
import { repositoryRoot } from '../../support/program.ts';

const original = `# Tool

It [helps](docs/help.md).

## Run it

- one
- two

\`\`\`sh
tool run # now
\`\`\`

| a | b |
| --- | --- |
| 1 | 2 |
`;
const translation = original.replace('It [helps]', '[도와]').replace('## Run it', '## 실행');
const problems = (text: string, of = original) =>
  compare({ path: 'README.md', text: of }, { path: 'README.ko.md', text });

it('is in order here', () => {
  expect(translationProblems(repositoryRoot)).toEqual([]);
});

it('is in order once it is marked, and can be marked again', () => {
  const text = marked(original, translation);
  expect(problems(text)).toEqual([]);
  expect(marked(original, text)).toBe(text);
});

describe('is told of', () => {
  it.each<[string, (text: string) => string, string]>([
    ['a section that is missing', (text) => text.replace('## 실행', '실행'), '1 sections'],
    ['other code', (text) => text.replace('tool run # now', 'tool run # 지금'), 'code'],
    ['a link elsewhere', (text) => text.replace('docs/help.md', 'docs/other.md'), 'links'],
    ['an item that is missing', (text) => text.replace('- two\n', ''), 'items'],
    ['a row that is missing', (text) => text.replace('| 1 | 2 |\n', ''), 'rows'],
    ['no mark', (text) => text.replace(/<!--.*-->/, ''), 'has changed here'],
  ])('%s', (_, change, words) => {
    expect(problems(change(marked(original, translation))).join('\n')).toContain(words);
  });

  it('words of the original that are new, in their section alone', () => {
    const found = problems(marked(original, translation), original.replace('It [helps]', 'It always [helps]'));
    expect(found).toEqual([expect.stringMatching(/"Tool": README.md has changed here/)]);
  });
});
