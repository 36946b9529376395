import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { unifiedDiff } from '../../../../src/core/edit/edit.ts';

const directory = mkdtempSync(join(tmpdir(), 'diff-'));
afterAll(() => rmSync(directory, { recursive: true }));

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

describe('unifiedDiff', () => {
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
