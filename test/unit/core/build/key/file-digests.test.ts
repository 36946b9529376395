import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fileDigest, linkDigest } from '../../../../../src/core/build/key/file-digests.ts';
import { scratchDirectory } from '../../../../support/lifetime.ts';

const piece = 256 * 1024;

function sha256(content: Buffer | string): string {
  return createHash('sha256').update(content).digest('hex');
}

function fileOf(length: number): { readonly path: string; readonly content: Buffer } {
  const content = Buffer.alloc(length, 'not one byte of them is like its neighbour');
  const path = join(scratchDirectory('digest'), 'file');
  writeFileSync(path, content);
  return { path, content };
}

test.each([0, 1, 4_096, piece - 1, piece, piece + 1, 2 * piece, 2 * piece + 1])(
  'the digest is that of all bytes, of which there are %d',
  (length) => {
    const { path, content } = fileOf(length);
    expect(fileDigest(path, length)).toBe(sha256(content));
  },
);

test.each([
  ['is shorter by now', 10, 5],
  ['is longer than it seemed, without a size', 0, 10],
  ['is longer than a piece', 0, piece + 10],
])('a file that %s is read to its end', (_, size, length) => {
  const { path, content } = fileOf(length);
  expect(fileDigest(path, size)).toBe(sha256(content));
});

test('what is written behind a file since the look at it is not half in its digest', () => {
  const { path, content } = fileOf(100);
  appendFileSync(path, 'more');
  expect([sha256(content), sha256(readFileSync(path))]).toContain(fileDigest(path, 100));
});

test.runIf(existsSync('/proc/self/status'))('a file of the kernel, which says no size, is read', () => {
  expect(fileDigest('/proc/version', 0)).toBe(sha256(readFileSync('/proc/version')));
});

test('a link is the text of where it leads', () => {
  const path = join(scratchDirectory('digest'), 'link');
  symlinkSync('nowhere/at all', path);
  expect(linkDigest(path)).toBe(sha256('nowhere/at all'));
});
