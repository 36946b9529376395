import { chmod, mkdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { contextFiles } from '../../../../src/core/build/context-files.ts';
import type { ContextSource } from '../../../../src/core/build/dockerfile-findings.ts';
import { parseIgnoreFile } from '../../../../src/core/build/ignore-rules.ts';
import { fileContent } from '../../../../src/core/build/key/file-content.ts';
import { scratchDirectory } from '../../../support/lifetime.ts';

let context: string;

beforeEach(async () => {
  context = scratchDirectory('context');
  for (const path of ['apps/web/src/a.ts', 'apps/web/package.json', 'apps/api/package.json', 'package.json'])
    await put(path);
});

async function put(path: string): Promise<void> {
  await mkdir(dirname(join(context, path)), { recursive: true, mode: 0o755 });
  await writeFile(join(context, path), path, { mode: 0o644 });
}

interface Given extends Partial<ContextSource> {
  readonly ignore?: string;
  readonly findsBelowIgnored?: boolean;
}

/** One line a file, `path mode`; or why they are not known. Each pattern is an instruction of its own. */
async function files(patterns: readonly string[], given: Given = {}): Promise<readonly string[]> {
  const { ignore = '', findsBelowIgnored = false, ...source } = given;
  const setting = { context, rules: parseIgnoreFile(ignore), findsBelowIgnored, own: [join(context, 'own')] };
  const reads = patterns.map((pattern, line) => ({
    where: `COPY in line ${line + 1}`,
    from: undefined,
    source: { pattern, syntax: 'glob', excludes: [], seesIgnored: false, ...source } as const,
  }));
  const found = await contextFiles(setting, reads);
  if (!found.known) return [found.reason];
  return found.files.map(({ path, kind, mode }) => {
    const bits = kind === 'file' ? fileContent(join(context, path)).mode : mode;
    return [path, kind === 'file' ? '' : kind, bits?.toString(8)].filter(Boolean).join(' ');
  });
}

const web = ['apps/web directory', 'apps/web/package.json 644', 'apps/web/src directory 755', 'apps/web/src/a.ts 644'];

describe('the files of', () => {
  test.each<[string, readonly string[], Given, readonly string[]]>([
    ['a directory', ['apps/web'], {}, web],
    ['a file', ['apps/web/package.json'], {}, ['apps/web/package.json 644']],
    ['a glob, which takes directories with what is in them', ['apps/w?b'], {}, web],
    ['a glob in the middle', ['apps/*/package.json'], {}, ['apps/api/package.json 644', 'apps/web/package.json 644']],
    ['a set', ['apps/[a-b]*/p*'], {}, ['apps/api/package.json 644']],
    ['two stars, which are one', ['**/package.json'], {}, ['COPY in line 1 matches no file of the build context']],
    [
      'two stars of --parents, with the directories on the way',
      ['**/package.json'],
      { syntax: 'deep' },
      [
        'apps directory 755',
        'apps/api directory 755',
        'apps/api/package.json 644',
        'apps/web directory 755',
        'apps/web/package.json 644',
        'package.json 644',
      ],
    ],
    [
      'a mount, where stars are stars',
      ['apps/*'],
      { syntax: 'literal' },
      ['COPY in line 1 matches no file of the build context'],
    ],
    [
      '--exclude',
      ['apps/web'],
      { excludes: ['*.json'] },
      ['apps/web directory', 'apps/web/src directory 755', 'apps/web/src/a.ts 644'],
    ],
    [
      '--exclude of a directory',
      ['apps/web'],
      { excludes: ['src'] },
      ['apps/web directory', 'apps/web/package.json 644'],
    ],
    ['what is not ignored', ['apps/web'], { ignore: '**/src' }, ['apps/web directory', 'apps/web/package.json 644']],
    [
      'what is ignored, for a mount of buildah',
      ['apps/web'],
      { syntax: 'literal', ignore: 'apps', seesIgnored: true },
      web,
    ],
    [
      'a directory that is ignored but for one file',
      ['apps'],
      { ignore: 'apps/web\n!apps/web/package.json' },
      [
        'apps directory',
        'apps/api directory 755',
        'apps/api/package.json 644',
        'apps/web directory 755',
        'apps/web/package.json 644',
      ],
    ],
    [
      'nothing, where all is ignored',
      ['apps'],
      { ignore: 'apps/**' },
      ['COPY in line 1 matches no file of the build context'],
    ],
    [
      'nothing, below an ignored directory',
      ['apps/web/src'],
      { ignore: '**/web' },
      ['COPY in line 1 matches no file of the build context'],
    ],
    [
      'the same, for buildah',
      ['apps/web/src/a.ts'],
      { ignore: '**/web', findsBelowIgnored: true },
      ['apps/web/src/a.ts 644'],
    ],
    [
      'two instructions of which one finds nothing',
      ['apps', 'app'],
      {},
      ['COPY in line 2 matches no file of the build context'],
    ],
  ])('%s', async (_title, patterns, given, expected) => {
    expect(await files(patterns, given)).toEqual(expected);
  });

  test('everything: dotfiles, empty directories, links by their text, and no file of ours', async () => {
    await put('.env');
    await put('own/build.sh');
    await mkdir(join(context, 'empty'), { mode: 0o755 });
    await symlink('../elsewhere', join(context, 'apps/link'));
    await chmod(join(context, 'package.json'), 0o600);
    expect(await files([''])).toEqual([
      '.env 644',
      'apps directory 755',
      'apps/api directory 755',
      'apps/api/package.json 644',
      'apps/link link',
      ...web.map((line) => line.replace('apps/web directory', 'apps/web directory 755')),
      'empty directory 755',
      'package.json 600',
    ]);
    expect(await files(['empty'])).toEqual(['COPY in line 1 matches no file of the build context']);
  });

  test('a repository, which no two clones have alike: not known', async () => {
    await put('.git/HEAD');
    const problem = 'COPY in line 1 takes .git, which no two clones have alike (name it in .dockerignore)';
    expect(await files([''])).toEqual([problem]);
    expect(await files([''], { ignore: '.git' })).toHaveLength(8);
    expect(await files(['apps/web'])).toEqual(web);
    expect(await files([''], { ignore: '.git', syntax: 'literal', seesIgnored: true })).toEqual([problem]);
  });

  test.each<[string, string, string, readonly string[]]>([
    ['a link to a directory', 'web', 'apps/alias', ['apps/alias link', ...web]],
    [
      'a path through a link',
      'web',
      'apps/alias/src',
      ['apps/alias link', 'apps/web/src directory', 'apps/web/src/a.ts 644'],
    ],
    ['a link to a file', 'web/package.json', 'apps/alias', ['apps/alias link', 'apps/web/package.json 644']],
    ['a glob that finds it', 'web', 'apps/al*', ['apps/alias link', ...web]],
    ['a glob behind it', 'web', 'apps/alias/*.json', ['apps/alias link', 'apps/web/package.json 644']],
    [
      'an absolute link, whose root is the context',
      '/apps/web/src',
      'apps/alias',
      ['apps/alias link', 'apps/web/src directory', 'apps/web/src/a.ts 644'],
    ],
    [
      'a link that leads out, and stays inside',
      '../../../package.json',
      'apps/alias',
      ['apps/alias link', 'package.json 644'],
    ],
    ['a link to itself', 'alias', 'apps/alias', ['COPY in line 1 matches no file of the build context']],
    ['a link to nothing', 'none', 'apps/alias', ['COPY in line 1 matches no file of the build context']],
  ])('%s', async (_title, target, pattern, expected) => {
    await symlink(target, join(context, 'apps/alias'));
    expect(await files([pattern])).toEqual(expected);
  });

  test('a link that leads to another one', async () => {
    await symlink('one', join(context, 'two'));
    await symlink('apps/w[e]b', join(context, 'one'));
    await symlink('web', join(context, 'apps/w[e]b'));
    expect(await files(['two/*.json'])).toEqual([
      'apps/w[e]b link',
      'apps/web/package.json 644',
      'one link',
      'two link',
    ]);
  });
});
