import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { layerEntries } from '../../../../../../src/core/build/engines/append/files.ts';
import { packLayer } from '../../../../../../src/core/build/engines/append/layer.ts';
import { digestOf } from '../../../../../../src/core/image/manifest.ts';
import { scratchDirectory } from '../../../../../support/lifetime.ts';

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
        "digest": "sha256:4719219584bb926a39e6ab62b1755b9a174e771a51b7b6571329c97fa2fed347",
      }
    `);
  });

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
});
