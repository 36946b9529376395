import { execFileSync } from 'node:child_process';
import { createCipheriv, randomBytes } from 'node:crypto';
import {
  chmodSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { layerEntries } from '../../../../../../src/core/build/engines/append/files.ts';
import { packLayer } from '../../../../../../src/core/build/engines/append/layer.ts';
import { digestOf } from '../../../../../../src/core/image/manifest.ts';
import { scratchDirectory } from '../../../../../support/lifetime.ts';
import { mountSmallDisk } from '../../../../../support/small-disk.ts';

let cwd: string;
beforeEach(() => {
  cwd = scratchDirectory('layer');
});

function put(path: string, content = 'x', mode = 0o644): void {
  mkdirSync(dirname(join(cwd, path)), { recursive: true });
  writeFileSync(join(cwd, path), content);
  chmodSync(join(cwd, path), mode);
}

const layersOf = (items: readonly string[], onBase = true) => layerEntries(items, { cwd, context: cwd, onBase });

async function entriesOf(items: readonly string[], onBase = true) {
  const [entries, ...others] = await layersOf(items, onBase);
  expect(others).toEqual([]);
  return entries ?? [];
}

async function packed(items: readonly string[], onBase = true) {
  await using layer = await packLayer(await entriesOf(items, onBase), 0, tmpdir());
  const pieces: Uint8Array[] = [];
  for await (const piece of layer.blob.open()) pieces.push(piece);
  return { bytes: Buffer.concat(pieces), digest: layer.blob.digest, size: layer.blob.size, diffId: layer.diffId };
}

describe('a layer', () => {
  it('is a gzip of a tar whose digests and size are what it says', async () => {
    put('dist/server.js', 'console.log(1)');
    const { bytes, digest, size, diffId } = await packed(['dist:/app']);
    expect(digestOf(bytes)).toBe(digest);
    expect(bytes.byteLength).toBe(size);
    expect(digestOf(gunzipSync(bytes))).toBe(diffId);
    expect([...bytes.subarray(0, 10)]).toEqual([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff]);
  });

  it('has these very digests, on every machine and Node release', async () => {
    put('dist/server.js', 'console.log("hello");\n'.repeat(1000));
    put('dist/bin/start', '#!/bin/sh\n', 0o755);
    const { digest, diffId } = await packed(['dist:/app']);
    expect({ digest, diffId }).toMatchInlineSnapshot(`
      {
        "diffId": "sha256:1867fad835016ab7df32c9dd2c95871d3b29502d5309cfa4ba54a93dd0f2f7d9",
        "digest": "sha256:45f1c9600df8026f8c84c6948c0a7760697b857ea1d12b7fbea1deb5d9d9305b",
      }
    `);
  });

  it('of several blocks is one gzip with these very digests, whatever block is compressed first', async () => {
    // Blocks take turns between text and what does not compress, which is done sooner.
    const text = Buffer.from('const answer = 42;\n'.repeat(40_000));
    const keystream = createCipheriv('aes-128-ctr', Buffer.alloc(16), Buffer.alloc(16));
    const noise = keystream.update(Buffer.alloc(3_000_000));
    for (const [at, content] of [text, noise, text, noise, text].entries()) {
      put(`dist/${at}`);
      writeFileSync(join(cwd, `dist/${at}`), content);
    }
    const { bytes, digest, diffId } = await packed(['dist:/app']);
    expect(execFileSync('gzip', ['-dc'], { input: bytes, maxBuffer: 1e8 })).toEqual(gunzipSync(bytes));
    expect(digestOf(gunzipSync(bytes))).toBe(diffId);
    expect({ digest, diffId }).toMatchInlineSnapshot(`
      {
        "diffId": "sha256:53766fa45f1524050c428df52d81bab14f48fef9d2e11de1f7ac1b34b2526bd3",
        "digest": "sha256:e3514c99640fb0d3dc03013ff28e5b74996ac82cbc3acc6777450b857232a741",
      }
    `);
  });

  it.each([1_048_576 - 2048, 1_048_576 - 2047, 2 * 1_048_576 - 2048])(
    'that ends with a block, or just behind it, is whole (%d bytes)',
    async (size) => {
      put('x', 'ab'.repeat(size / 2 + 1).slice(0, size));
      const { bytes, diffId } = await packed(['x:/app/']);
      expect(digestOf(execFileSync('gzip', ['-dc'], { input: bytes, maxBuffer: 1e8 }))).toBe(diffId);
      expect(execFileSync('tar', ['-tz'], { input: bytes, encoding: 'utf8' })).toBe('app/x\n');
    },
  );

  it('is read by tar: names, modes, owners, times, links', async () => {
    put('dist/start', '#!/bin/sh\n', 0o700);
    put('dist/web/index.html', '<p>', 0o600);
    put(`dist/${'deep/'.repeat(30)}ä ${'long'.repeat(20)}.txt`, 'long');
    symlinkSync('web/index.html', join(cwd, 'dist/index'));
    symlinkSync('deep/'.repeat(25), join(cwd, 'dist/far'));
    const { bytes } = await packed(['dist:/srv/site']);
    const tarball = join(cwd, 'layer.tgz');
    writeFileSync(tarball, bytes);
    const listing = execFileSync('tar', ['--numeric-owner', '--full-time', '--utc', '-tvzf', tarball], {
      encoding: 'utf8',
      env: { ...process.env, LC_ALL: 'C.UTF-8' },
    });
    expect(listing).toContain('drwxr-xr-x 0/0               0 1970-01-01 00:00:00 srv/site/\n');
    expect(listing).toContain('-rwxr-xr-x 0/0              10 1970-01-01 00:00:00 srv/site/start\n');
    expect(listing).toContain('-rw-r--r-- 0/0               3 1970-01-01 00:00:00 srv/site/web/index.html\n');
    expect(listing).toContain('srv/site/index -> web/index.html\n');
    expect(listing).toContain(`srv/site/far -> ${'deep/'.repeat(25)}\n`);
    const out = join(cwd, 'out');
    mkdirSync(out);
    execFileSync('tar', ['-xzf', tarball, '-C', out]);
    expect(readFileSync(join(out, 'srv/site', `${'deep/'.repeat(30)}ä ${'long'.repeat(20)}.txt`), 'utf8')).toBe('long');
  });

  it('leaves the directories of the base alone, and makes them where there is no base', async () => {
    put('dist/tmp/x');
    put('dist/app/y');
    const paths = async (items: string[], onBase: boolean) => (await entriesOf(items, onBase)).map(({ path }) => path);
    expect(await paths(['dist'], true)).toEqual(['app', 'app/y', 'tmp/x']);
    expect(await paths(['dist'], false)).toEqual(['app', 'app/y', 'tmp', 'tmp/x']);
    expect(await paths(['dist/app:/usr/share/nginx/html'], false)).toEqual([
      'usr',
      'usr/share',
      'usr/share/nginx',
      'usr/share/nginx/html',
      'usr/share/nginx/html/y',
    ]);
  });

  it('puts a file at its name, or into a directory named with a slash', async () => {
    put('server');
    const only = async (item: string) => (await entriesOf([item])).map(({ path }) => path);
    expect(await only('server')).toEqual(['server']);
    expect(await only('server:/usr/bin/')).toEqual(['usr/bin/server']);
    expect(await only('./server:/usr/bin/web')).toEqual(['usr/bin/web']);
  });
});

describe('same input, same digest', () => {
  const name = fc.stringMatching(/^[a-zé_.-]{1,12}$/).filter((text) => text !== '.' && text !== '..');
  const tree = fc.uniqueArray(
    fc.record({
      folder: fc.constantFrom('', 'a/', 'a/b/', 'a-b/', 'a.b/'),
      name,
      content: fc.string(),
      executable: fc.boolean(),
    }),
    { minLength: 1, maxLength: 6, selector: ({ folder, name: own }) => folder + own.normalize().toLowerCase() },
  );

  it('whatever the order of creation, the times and the umask', async () => {
    await fc.assert(
      fc.asyncProperty(
        tree,
        fc.nat(2_000_000_000),
        fc.constantFrom(0o022, 0o077, 0o002),
        async (files, time, umask) => {
          const plan = files.filter(
            ({ folder, name: own }) => !files.some((other) => other.folder.startsWith(`${folder}${own}/`)),
          );
          const make = (root: string, order: typeof plan, mask: number, seconds: number) => {
            for (const { folder, name: own, content, executable } of order) {
              put(`${root}/${folder}x${own}`, content, (executable ? 0o777 : 0o666) & ~mask);
              utimesSync(join(cwd, `${root}/${folder}x${own}`), seconds, seconds);
            }
          };
          make('one', plan, 0o022, 1_000);
          make('two', plan.toReversed(), umask, time);
          const [one, two] = [await packed(['one:/app']), await packed(['two:/app'])];
          rmSync(join(cwd, 'one'), { recursive: true });
          rmSync(join(cwd, 'two'), { recursive: true });
          expect(two.digest).toBe(one.digest);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('whatever the order of the items', async () => {
    put('a/x', '1');
    put('b/y', '2');
    expect((await packed(['a:/one', 'b:/two'])).digest).toBe((await packed(['b:/two', 'a:/one'])).digest);
  });

  it('another content, mode, name or place gives another digest', async () => {
    put('a/x', '1');
    const digests = [await packed(['a:/app'])];
    put('a/x', '2');
    digests.push(await packed(['a:/app']));
    chmodSync(join(cwd, 'a/x'), 0o755);
    digests.push(await packed(['a:/app']), await packed(['a:/application']));
    expect(new Set(digests.map(({ digest }) => digest)).size).toBe(4);
  });
});

describe('what a tree may hold', () => {
  const extracted = async (items: readonly string[]) => {
    const { bytes } = await packed(items, false);
    const out = join(cwd, 'out');
    mkdirSync(out);
    execFileSync('tar', ['-xz', '-C', out], { input: bytes });
    return out;
  };

  it('hard links are files of their own: a copy of the tree has none', async () => {
    put('one/a', 'same');
    linkSync(join(cwd, 'one/a'), join(cwd, 'one/b'));
    put('two/a', 'same');
    put('two/b', 'same');
    expect((await packed(['one:/app'])).digest).toBe((await packed(['two:/app'])).digest);
    rmSync(join(cwd, 'two'), { recursive: true });
    expect(readFileSync(join(await extracted(['one:/app']), 'app/b'), 'utf8')).toBe('same');
  });

  it('a sparse file is the zeros that it reads as', async () => {
    put('dist/sparse', '');
    truncateSync(join(cwd, 'dist/sparse'), 3_000_000);
    const { size } = await packed(['dist:/app']);
    expect(size).toBeLessThan(10_000);
    const content = readFileSync(join(await extracted(['dist:/app']), 'app/sparse'));
    expect(content.equals(Buffer.alloc(3_000_000))).toBe(true);
  });

  it('files of every size around a block come back as they were', async () => {
    const sizes = [0, 1, 511, 512, 513, 262_143, 262_144, 262_145, 600_000];
    for (const size of sizes) put(`dist/${size}`, 'abcdefg'.repeat(size / 7 + 1).slice(0, size));
    const out = await extracted(['dist:/app']);
    for (const size of sizes)
      expect(readFileSync(join(out, 'app', `${size}`))).toEqual(readFileSync(join(cwd, `dist/${size}`)));
  });

  it('a name that is not UTF-8 is refused', async () => {
    put('dist/x');
    writeFileSync(Buffer.concat([Buffer.from(`${cwd}/dist/`), Buffer.from([0xff, 0x61])]), 'x');
    await expect(packed(['dist:/app'])).rejects.toMatchObject({ code: 'LAYER_UNSAFE', exitCode: 4 });
  });

  const disk = mountSmallDisk();
  it.skipIf(disk === undefined)('a disk that is full is named, with what to do, and nothing stays on it', async () => {
    put('dist/random', '');
    writeFileSync(join(cwd, 'dist/random'), randomBytes(1_500_000));
    await expect(packLayer(await entriesOf(['dist:/app']), 0, disk ?? '')).rejects.toMatchObject({
      code: 'DISK_FULL',
      exitCode: 1,
      message: expect.stringContaining(`no room for the packed layer in ${disk}`),
      hint: expect.stringContaining('TMPDIR'),
    });
    expect(readdirSync(disk ?? '')).toEqual([]);
  });
});

describe('.dockerignore', () => {
  const paths = async (ignored: string, item: string) => {
    put('.dockerignore', ignored);
    return (await entriesOf([item])).filter(({ kind }) => kind !== 'directory').map(({ path }) => path);
  };
  beforeEach(() => {
    for (const path of ['dist/a.js', 'dist/a.js.map', 'dist/sub/b.js', 'src/c.ts', 'README.md', '.env']) put(path);
    put('node_modules/dep/node_modules/x/index.js');
    put('.git/HEAD');
  });

  it.each([
    ['', 'dist:/app', ['app/a.js', 'app/a.js.map', 'app/sub/b.js']],
    ['**/*.map', 'dist:/app', ['app/a.js', 'app/sub/b.js']],
    // What is named is wanted, although builds of the Dockerfile leave it out.
    ['dist\n**/*.map', 'dist:/app', ['app/a.js', 'app/sub/b.js']],
    ['*', 'dist:/app', ['app/a.js', 'app/a.js.map', 'app/sub/b.js']],
    ['dist/*\n!dist/sub', 'dist:/app', ['app/sub/b.js']],
    ['**/node_modules', 'node_modules:/m', ['m/dep/node_modules/x/index.js']],
    ['dist/a.js', 'dist/a.js:/app/', ['app/a.js']],
    ['dist\nnode_modules\n.env\n*.md\n.dockerignore', '.:/app', ['app/src/c.ts']],
    ['**\n!src', '.:/app', ['app/src/c.ts']],
  ])('%j leaves of %s what is said', async (ignored, item, expected) => {
    expect(await paths(ignored, item)).toEqual(expected);
  });

  it('that leaves nothing is bad input', async () => {
    put('.dockerignore', 'dist/**');
    await expect(layersOf(['dist'])).rejects.toThrow(/nothing in the layer of dist/);
  });

  it('of another directory does not count', async () => {
    put('other/.dockerignore', '**/*.map');
    put('dist/.dockerignore', '**/*.map');
    const context = join(cwd, 'other');
    const [entries] = await layerEntries(['dist:/app'], { cwd, context, onBase: true });
    expect(entries?.map(({ path }) => path)).toContain('app/a.js.map');
  });
});

describe('nothing from outside the declared place (law 7)', () => {
  it.each([
    ['../outside', 'does not exist'],
    ['/etc', 'outside of the working directory'],
    ['..', 'outside of the working directory'],
    ['leak', 'outside of the working directory'],
    ['missing', 'does not exist'],
    ['a:relative', 'not an absolute path'],
    ['a:/app/../etc', 'not an absolute path'],
    ['a:/b:/c', 'not LOCAL[:REMOTE]'],
    ['', 'not LOCAL[:REMOTE]'],
    [':/app', 'not LOCAL[:REMOTE]'],
    ['empty', 'nothing in the layer'],
  ])('files: %j is refused', async (item, problem) => {
    put('a/x');
    mkdirSync(join(cwd, 'empty'));
    symlinkSync('/etc', join(cwd, 'leak'));
    await expect(packed([item])).rejects.toMatchObject({
      code: 'INPUT_INVALID',
      message: expect.stringContaining(problem),
    });
  });

  it.each(['/etc/passwd', '../../secret', '..', 'sub/../../x'])('a link to %s is refused', async (target) => {
    put('a/x');
    symlinkSync(target, join(cwd, 'a/link'));
    await expect(packed(['a:/app'])).rejects.toMatchObject({
      code: 'LAYER_UNSAFE',
      message: expect.stringContaining('"link"'),
    });
  });

  it('a pipe is refused', async () => {
    put('a/x');
    execFileSync('mkfifo', [join(cwd, 'a/pipe')]);
    await expect(packed(['a:/app'])).rejects.toMatchObject({ code: 'LAYER_UNSAFE', exitCode: 4 });
  });

  it('two items for one place are refused', async () => {
    put('a/x', '1');
    put('b/x', '2');
    await expect(packed(['a:/app', 'b:/app'])).rejects.toThrow('/app/x');
  });

  it.each([
    ['a file', () => put('a/x', '1')],
    ['a link', () => symlinkSync('y', join(cwd, 'a/x'))],
  ])('an item below what another item makes %s is refused', async (_, make) => {
    put('a/y/1');
    put('b/z', '2');
    make();
    for (const items of [
      ['a:/app', 'b/z:/app/x/z'],
      ['b/z:/app/x/deep/z', 'a:/app'],
    ])
      await expect(packed(items)).rejects.toThrow('two items put something at /app/x');
  });

  it.each(['.wh.passwd', '.wh..wh..opq', 'sub/.wh.x/y'])('%s, which would remove a file, is refused', async (name) => {
    put(`a/${name}`);
    await expect(packed(['a:/etc'])).rejects.toMatchObject({
      code: 'LAYER_UNSAFE',
      exitCode: 4,
      message: expect.stringContaining('.wh.'),
    });
    put('a/wh.x');
    put('a/.whatever');
    writeFileSync(join(cwd, '.dockerignore'), '**/.wh.*\n');
    await expect(packed(['a:/etc'])).resolves.toBeDefined();
  });
});
