import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commitDiff } from '../../../../src/core/git/diff.ts';
import { scratchDirectory } from '../../../support/lifetime.ts';

const directory = scratchDirectory('diff');

function unifiedDiff(path: string, before: string | undefined, after: string | undefined): string {
  const file = (text: string | undefined) =>
    text === undefined ? undefined : { mode: '100644', body: Buffer.from(text) };
  return commitDiff([{ path, before: file(before), after: file(after) }]);
}

/** `git apply` as the judge: it accepts only a diff whose every count and context line is right. */
function applied(before: string | undefined, diff: string): string {
  const file = join(directory, 'f.yaml');
  rmSync(file, { force: true });
  if (before !== undefined) writeFileSync(file, before);
  execFileSync('git', ['apply', '--whitespace=nowarn', '-'], {
    cwd: directory,
    input: diff,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  return execFileSync('cat', ['f.yaml'], { cwd: directory, encoding: 'utf8' });
}

/** The diff of two versions of `f.yaml`, without the names of the blobs and the line of code that a hunk stands below. */
function printedByGit(before: string, after: string): string {
  const versions = ['a', 'b'].map((name) => join(directory, name));
  for (const version of versions) mkdirSync(version, { recursive: true });
  writeFileSync(join(directory, 'a/f.yaml'), before);
  writeFileSync(join(directory, 'b/f.yaml'), after);
  const { stdout } = spawnSync('git', ['diff', '--no-index', '--no-prefix', 'a/f.yaml', 'b/f.yaml'], {
    cwd: directory,
    encoding: 'utf8',
    env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' },
  });
  return stdout.replace(/^index .*\n/m, '').replace(/^(@@ -\S+ \+\S+ @@).*$/gm, '$1');
}

/** Lines 0, 1, 2, …, some of them changed. */
function numbered(count: number, ...changed: number[]): string {
  return Array.from({ length: count }, (_, index) => `${changed.includes(index) ? 'changed ' : ''}${index}\n`).join('');
}

function unlike(text: string, count: number): string {
  return `same\n${Array.from({ length: count }, (_, index) => `${text}${index}\n`).join('')}same\n`;
}

function changed(change: string, index: number): string {
  if (change === 'remove') return '';
  const line = `key${index}: ${change === 'change' ? 'v2' : 'v1'}\n`;
  return change === 'insert' ? `${line}new${index}: v1\n` : line;
}

describe('the diff of a commit', () => {
  it('is what git diff prints', () => {
    const lines = (changed: string) => `1\n2\n3\n4\n${changed}\n6\n7\n8\n9\n`;
    expect(unifiedDiff('a/f.yaml', lines('old'), lines('new'))).toBe(
      'diff --git a/a/f.yaml b/a/f.yaml\n--- a/a/f.yaml\n+++ b/a/f.yaml\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-old\n+new\n 6\n 7\n 8\n',
    );
  });

  it('shows files that appear and vanish, and a missing final newline', () => {
    expect(unifiedDiff('f', undefined, 'a\n')).toBe(
      'diff --git a/f b/f\nnew file mode 100644\n--- /dev/null\n+++ b/f\n@@ -0,0 +1 @@\n+a\n',
    );
    expect(unifiedDiff('f', 'a', undefined)).toBe(
      'diff --git a/f b/f\ndeleted file mode 100644\n--- a/f\n+++ /dev/null\n@@ -1 +0,0 @@\n-a\n\\ No newline at end of file\n',
    );
    expect(unifiedDiff('f', 'a', 'a')).toBe('');
  });

  it('shows the modes of files', () => {
    const file = (mode: string) => ({ mode, body: Buffer.from('a\n') });
    const script = file('100755');
    expect(commitDiff([{ path: 'f', before: undefined, after: script }])).toContain('new file mode 100755\n');
    expect(commitDiff([{ path: 'f', before: script, after: undefined }])).toContain('deleted file mode 100755\n');
    expect(commitDiff([{ path: 'f', before: file('100644'), after: script }])).toBe(
      'diff --git a/f b/f\nold mode 100644\nnew mode 100755\n',
    );
  });

  it.each<[what: string, before: string, after: string]>([
    ['CRLF and LF', 'a\r\nb\nc\r\n', 'a\nb\nc\r\n'],
    ['a lone carriage return', 'a\rb\n', 'a\rc\n'],
    ['an end that loses its line feed', 'a\nb\n', 'a\nb'],
    ['an end that gets a line feed', 'a\nb', 'a\nb\n'],
    ['an end without a line feed that stays', '1\n2\n3\nend', 'x\n2\n3\nend'],
    ['a file that becomes empty', 'a\nb\n', ''],
    ['a file that was empty', '', 'a\nb\n'],
    ['lines that look like a diff', '--- a\n+++ b\n@@ -1 +1 @@\n', '--- a\n@@ -1 +1 @@\n'],
    ['changes with six lines between them, in one hunk', numbered(20, 3, 10), numbered(20)],
    ['changes with seven lines between them, in two', numbered(20, 3, 11), numbered(20)],
    ['the first and the last line', numbered(9, 0, 8), numbered(9)],
    ['lines that are removed and added', numbered(30).replace('5\n6\n', ''), numbered(30).replace('20\n', '')],
    ['more lines than are compared one by one', unlike('a', 5000), unlike('b', 5000)],
  ])('is what git diff prints of %s', (_, before, after) => {
    expect(unifiedDiff('f.yaml', before, after)).toBe(printedByGit(before, after));
  });

  it('is what git diff prints of any lines that change, come and go', () => {
    const change = fc.constantFrom('keep', 'keep', 'keep', 'change', 'remove', 'insert');
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 40 }), (changes) => {
        const before = changes.map((_, index) => `key${index}: v1\n`).join('');
        const after = changes.map((each, index) => changed(each, index)).join('');
        fc.pre(before !== after);
        expect(unifiedDiff('f.yaml', before, after)).toBe(printedByGit(before, after));
      }),
      { numRuns: 40 },
    );
  });

  it('of any two texts is accepted by git apply and gives the second', () => {
    const text = fc
      .array(fc.constantFrom('a\n', 'b\n', 'c\r\n', '\n', 'd'), { minLength: 1, maxLength: 30 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, text, (before, after) => {
        fc.pre(before !== after);
        expect(applied(before, unifiedDiff('f.yaml', before, after))).toBe(after);
      }),
      { numRuns: 40 },
    );
  });
});
