import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readMonorepo } from '../../../../src/core/monorepo/content/commits.ts';
import { contentKeys } from '../../../../src/core/monorepo/content/content-key.ts';
import type { Programs } from '../../../../src/core/ports.ts';
import { readSourceTree } from '../../../../src/core/source/tree.ts';
import { systemPrograms } from '../../../../src/hosts/programs.ts';
import { scratchDirectory } from '../../../support/lifetime.ts';

const env = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' };
const root = scratchDirectory('mg-tree');

function gitIn(cwd: string) {
  const identity = ['-c', 'user.name=A', '-c', 'user.email=a@example.com', '-c', 'protocol.file.allow=always'];
  return (...args: string[]) => execFileSync('git', [...identity, ...args], { cwd, env, encoding: 'utf8' }).trim();
}

const at = (cwd: string, programs: Programs = systemPrograms) => ({ cwd, env, programs });
const services = new Map([
  ['web', { path: 'apps/web' }],
  ['api', { path: 'apps/api' }],
]);
const keysIn = async (cwd: string, commit?: string) =>
  Object.fromEntries((await contentKeys({ ...(await readMonorepo(at(cwd), commit)), services })).keys);

/** A file whose name is no UTF-8. */
const latin1 = Buffer.concat([Buffer.from('apps/web/caf'), Buffer.of(0xe9)]);
const hostile = [
  'apps/web/with space',
  'apps/web/quote"d',
  'apps/web/new\nline',
  'apps/web/tab\there',
  'apps/web/-rf',
  'apps/web/ünïcödé',
  'apps/web/back\\slash',
];

describe.each(['sha1', 'sha256'] as const)('the tree of a monorepo in %s', (format) => {
  const cwd = join(root, format);
  const git = gitIn(cwd);
  const write = (path: string | Buffer, text: string) => {
    const whole = Buffer.concat([Buffer.from(`${cwd}/`), Buffer.from(path)]);
    mkdirSync(whole.subarray(0, whole.lastIndexOf('/')), { recursive: true });
    writeFileSync(whole, text);
  };
  const commit = (message: string) => {
    git('add', '--all');
    git('commit', '-q', '-m', message);
    return git('rev-parse', 'HEAD');
  };
  let first: string;
  beforeAll(() => {
    mkdirSync(cwd);
    git('init', '-q', `--object-format=${format}`, '--initial-branch=main');
    git('config', 'uploadpack.allowFilter', 'true');
    git('config', 'uploadpack.allowAnySHA1InWant', 'true');
    write('package.json', '{"workspaces": ["apps/*"]}');
    write('apps/web/package.json', '{"name": "web"}');
    write('apps/api/package.json', '{"name": "api"}');
    for (const path of hostile) write(path, path);
    write(latin1, 'café');
    symlinkSync('../api/package.json', join(cwd, 'apps/web/link'));
    symlinkSync('/etc/passwd', join(cwd, 'apps/web/out'));
    symlinkSync('loop', join(cwd, 'apps/web/loop'));
    first = commit('First');
    write('apps/web/run.sh', '#!/bin/sh');
    execFileSync('chmod', ['+x', join(cwd, 'apps/web/run.sh')]);
    commit('Second');
  });

  it('has every file by its name, with mode and object id, by one process', async () => {
    const started: string[] = [];
    const counting: Programs = {
      ...systemPrograms,
      run(call) {
        started.push(call.argv[1] ?? '');
        return systemPrograms.run(call);
      },
    };
    const { files } = await readSourceTree(at(cwd, counting));
    expect(started).toEqual(['ls-tree']);
    for (const path of hostile) expect(files.get(path)?.id).toBe(git('hash-object', `./${path}`));
    expect(files.get('apps/web/caf\udce9')?.mode).toBe('100644');
    expect(files.get('apps/web/run.sh')?.mode).toBe('100755');
    expect(files.get('apps/web/link')?.mode).toBe('120000');
    expect(files.size).toBe(hostile.length + 8);
  });

  it('gives the keys of all services by four processes, however many services and packages there are', async () => {
    const started: string[] = [];
    const counting: Programs = {
      run(call) {
        started.push(call.argv[1] ?? '');
        return systemPrograms.run(call);
      },
      start(call) {
        started.push(call.argv[1] ?? '');
        return systemPrograms.start(call);
      },
    };
    await contentKeys({ ...(await readMonorepo(at(cwd, counting))), services });
    // Manifests, files at the root, symbolic links.
    expect(started).toEqual(['ls-tree', 'cat-file', 'cat-file', 'cat-file']);
  });

  it('reads contents by any name, follows links in the repository and none that lead out', async () => {
    const tree = await readSourceTree(at(cwd));
    const paths = [...hostile, 'apps/web/caf\udce9', 'apps/web/link', 'apps/web/out', 'apps/web/loop', 'missing'];
    const read = await tree.read(paths);
    for (const path of hostile) expect(read.get(path)?.toString()).toBe(path);
    expect(read.get('apps/web/caf\udce9')?.toString()).toBe('café');
    expect(read.get('apps/web/link')?.toString()).toBe('{"name": "api"}');
    expect(read.get('apps/web/out')?.toString()).toBe('/etc/passwd');
    expect(read.has('missing')).toBe(false);
    expect(Object.fromEntries(await tree.links())).toEqual({
      'apps/web/link': 'apps/api/package.json',
      'apps/web/loop': 'apps/web/loop',
    });
  });

  it('is the whole tree wherever in the checkout it is asked', async () => {
    const [whole, inside] = [await readSourceTree(at(cwd)), await readSourceTree(at(join(cwd, 'apps/web')))];
    expect(inside.files).toEqual(whole.files);
  });

  it('is the commit’s: what is edited, added, removed or staged in the working copy does not count', async () => {
    const before = await keysIn(cwd);
    write('apps/web/package.json', '{"name": "web", "dependencies": {"api": "*"}}');
    write('apps/web/new', 'x');
    rmSync(join(cwd, 'apps/web/run.sh'));
    git('add', '--all');
    try {
      expect(await keysIn(cwd)).toEqual(before);
    } finally {
      git('reset', '-q', '--hard');
    }
  });

  it('gives the same keys at depth 1, and in a clone that has the files in another way', async () => {
    const expected = await keysIn(cwd);
    for (const args of [
      ['--depth=1'],
      ['--filter=blob:none', '--no-checkout'],
      ['-c', 'core.autocrlf=true'],
      ['--bare'],
    ]) {
      const clone = join(root, `${format}-${args.join('')}`);
      gitIn(root)('clone', '-q', ...args, `file://${cwd}`, clone);
      expect(await keysIn(clone), args.join(' ')).toEqual(expected);
    }
  });

  it('of a merge checkout is the merge’s own', async () => {
    git('checkout', '-q', '-b', 'feature', first);
    write('apps/api/a.ts', 'a');
    commit('Feature');
    git('checkout', '-q', '--detach', 'main');
    git('merge', '-q', '--no-ff', '-m', 'Merge', 'feature');
    const [merge, main, feature] = [
      await keysIn(cwd),
      await keysIn(cwd, git('rev-parse', 'main')),
      await keysIn(cwd, git('rev-parse', 'feature')),
    ];
    expect(merge).toEqual({ web: main.web, api: feature.api });
    expect(merge).not.toEqual(main);
    expect(merge).not.toEqual(feature);
    git('checkout', '-q', 'main');
  });

  it('has a submodule with the commit that it stands at', async () => {
    git('submodule', '--quiet', 'add', `file://${cwd}`, 'apps/vendored');
    git('commit', '-q', '-m', 'Submodule');
    try {
      const tree = await readSourceTree(at(cwd));
      expect(tree.files.get('apps/vendored')).toMatchObject({
        mode: '160000',
        id: git('-C', 'apps/vendored', 'rev-parse', 'HEAD'),
      });
      expect((await tree.read(['apps/vendored'])).size).toBe(0);
    } finally {
      git('rm', '-q', '-r', '-f', 'apps/vendored');
      git('reset', '-q', '--hard', 'HEAD^');
    }
  });
});

describe('without a tree', () => {
  it('says what is wrong', async () => {
    const nowhere = scratchDirectory('no-repository');
    await expect(readSourceTree(at(nowhere))).rejects.toMatchObject({
      code: 'GIT_TREE',
      message: 'the files of HEAD cannot be listed in this checkout',
      hint: expect.stringContaining('safe.directory'),
      cause: expect.objectContaining({ message: expect.stringContaining('not a git repository') }),
    });
    await expect(readSourceTree(at(join(root, 'sha1')), '1'.repeat(40))).rejects.toMatchObject({ code: 'GIT_TREE' });
  });
});
