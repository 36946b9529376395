import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { documentationProblems } from '../../../scripts/documentation.ts';
import { scratchDirectory } from '../../support/lifetime.ts';
import { repositoryRoot } from '../../support/program.ts';

it('every address in the documentation leads somewhere', () => {
  expect(documentationProblems(repositoryRoot)).toEqual([]);
});

function problemsOf(page: string): string[] {
  const root = scratchDirectory('documentation');
  try {
    const files = { 'docs/page.md': page, 'docs/other.md': '# A heading, and `more`\n', 'src/core/git/pack.ts': '' };
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    execFileSync('git', ['-C', root, 'init', '-q']);
    execFileSync('git', ['-C', root, 'add', '.']);
    return documentationProblems(root);
  } finally {
    rmSync(root, { recursive: true });
  }
}

it.each<[string, string, string | undefined]>([
  ['a link to a file that exists', '[x](other.md)', undefined],
  ['a link to a heading', '[x](other.md#a-heading-and-more)', undefined],
  ['a link to a heading of the page', '# Here\n[x](#here)', undefined],
  ['a web page', '[x](https://example.com/nowhere)', undefined],
  ['a link to a missing file', '[x](missing.md)', 'docs/page.md: the link missing.md leads nowhere'],
  ['a link to a missing heading', '[x](other.md#b)', 'docs/page.md: the link other.md#b leads nowhere'],
  ['a path of the repository', '`src/core/git/pack.ts`', undefined],
  ['a path below src', '`core/git/pack.ts`', undefined],
  ['a missing path', '`core/git/unpack.ts`', 'docs/page.md: there is no core/git/unpack.ts'],
  ['a path of users', '`apps/web1/Dockerfile`', undefined],
  ['a missing path in a block of code', '```sh\ncat `docs/missing.md`\n```', undefined],
])('%s', (_, page, problem) => {
  expect(problemsOf(page)).toEqual(problem === undefined ? [] : [problem]);
});
