import { createHash } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fileContent, linkContent } from '../../../../../src/core/build/key/file-content.ts';
import { scratchDirectory } from '../../../../support/lifetime.ts';

const piece = 256 * 1024;

function sha256(content: Buffer | string): string {
  return createHash('sha256').update(content).digest('hex');
}

test.each([0, 1, 4_096, piece - 1, piece, piece + 1, 2 * piece, 2 * piece + 1])(
  'all bytes of a file are in its digest, of which there are %d',
  (length) => {
    const content = Buffer.alloc(length, 'not one byte of them is like its neighbour');
    const path = join(scratchDirectory('content'), 'file');
    writeFileSync(path, content);
    expect(fileContent(path).digest).toBe(sha256(content));
  },
);

test.each([0o644, 0o600, 0o755, 0o4755, 0o664])('all permission bits of a file are told: %o', (mode) => {
  const path = join(scratchDirectory('content'), 'file');
  writeFileSync(path, 'x');
  chmodSync(path, mode);
  expect(fileContent(path)).toEqual({ mode, digest: sha256('x') });
});

test.runIf(existsSync('/proc/version'))('a file of the kernel, which says no size, is read', () => {
  expect(fileContent('/proc/version').digest).toBe(sha256(readFileSync('/proc/version')));
});

test('a link is the text of where it leads', () => {
  const path = join(scratchDirectory('content'), 'link');
  symlinkSync('nowhere/at all', path);
  expect(linkContent(path)).toEqual({ mode: undefined, digest: sha256('nowhere/at all') });
});
