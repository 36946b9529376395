/** What the operating system refuses is named with its file, and is no fault of the program. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { systemFailure } from '../../../src/core/system-failure.ts';
import { scratchDirectory } from '../../support/lifetime.ts';

const root = scratchDirectory('system');
const file = join(root, 'file');
writeFileSync(file, '');

const thrown = async (run: () => unknown): Promise<unknown> => {
  try {
    await run();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
};

describe('an error of the operating system', () => {
  it.each<[string, () => unknown, string, string]>([
    ['a full device', () => writeFileSync('/dev/full', 'x'), 'DISK_FULL', root],
    ['a full device, later', () => writeFile('/dev/full', 'x'), 'DISK_FULL', root],
    ['a file in the way', () => mkdir(join(file, 'below')), 'FILE_MISSING', join(file, 'below')],
    ['a directory that is gone', () => writeFileSync(join(root, 'no/file'), ''), 'FILE_MISSING', join(root, 'no/file')],
    ['what the kernel keeps', () => mkdirSync('/proc/nothing'), 'FILE_MISSING', '/proc/nothing'],
  ])('%s', async (_, run, code, named) => {
    const error = await thrown(run);
    for (const each of [error, new Error('outside', { cause: error })]) {
      const failure = systemFailure(each, [root]);
      expect(failure).toMatchObject({ code, exitCode: 1 });
      expect(failure?.message).toContain(named);
      expect(failure?.hint).toMatch(/TMPDIR|HOME/);
    }
  });

  it.each([
    ['EROFS', 'FILE_PERMISSION'],
    ['EACCES', 'FILE_PERMISSION'],
    ['EPERM', 'FILE_PERMISSION'],
    ['EDQUOT', 'DISK_FULL'],
    ['EMFILE', 'SYSTEM_LIMIT'],
    ['ENOMEM', 'SYSTEM_LIMIT'],
    ['EIO', 'DISK_BROKEN'],
  ])('%s is %s', (name, code) => {
    const error = Object.assign(new Error(`${name}: open '/x'`), { code: name, syscall: 'open', path: '/x' });
    expect(systemFailure(error, [])).toMatchObject({ code, message: expect.stringContaining('/x') });
  });

  it.each([
    ['a mistake of ours', () => (undefined as unknown as { x: { y: 1 } }).x.y],
    ['a text that is no JSON', () => JSON.parse(readFileSync(file, 'utf8'))],
    ['an argument that Node refuses', () => readFileSync(-1)],
  ])('is not %s', async (_, run) => {
    expect(systemFailure(await thrown(run), [root])).toBeUndefined();
  });
});
