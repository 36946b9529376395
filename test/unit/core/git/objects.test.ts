import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Commit, decodeCommit, encodeCommit } from '../../../../src/core/git/commit.ts';
import { decodeTree, encodeTree, hashObject, packObjects, type TreeEntry } from '../../../../src/core/git/objects.ts';
import type { ObjectFormat } from '../../../../src/core/git/transport.ts';
import { scratchDirectory } from '../../../support/lifetime.ts';

const directory = scratchDirectory('mg-objects');

function bareRepository(format: ObjectFormat): (args: string[], input?: Uint8Array) => Buffer {
  const path = mkdtempSync(join(directory, 'repository-'));
  execFileSync('git', ['init', '-q', '--bare', `--object-format=${format}`, path]);
  return (args, input) => execFileSync('git', ['-C', path, ...args], { input: input ?? '', stdio: 'pipe' });
}

const stamp = { name: 'Ada Lovelace', email: 'ada@example.com', seconds: 1_700_000_000, zone: '+0530' };

describe.each<ObjectFormat>(['sha1', 'sha256'])('%s objects are the ones git makes', (format) => {
  const git = bareRepository(format);
  const blob = Buffer.from('tag: 1\n');
  const blobId = hashObject(format, 'blob', blob);

  it('names a blob as git hash-object does', () => {
    expect(git(['hash-object', '-w', '--stdin'], blob).toString().trim()).toBe(blobId);
  });

  it('sorts a tree as git mktree does: a directory as if its name ended in a slash', () => {
    const empty = hashObject(format, 'tree', Buffer.alloc(0));
    git(['mktree'], Buffer.alloc(0));
    const entries: TreeEntry[] = [
      { mode: '100644', name: 'lib.txt', id: blobId },
      { mode: '40000', name: 'lib', id: empty },
      { mode: '100755', name: 'lib-run', id: blobId },
      { mode: '120000', name: 'ä', id: blobId },
      { mode: '100644', name: 'Z', id: blobId },
    ];
    const listing = entries.map((entry) => {
      const type = entry.mode === '40000' ? 'tree' : 'blob';
      return `${entry.mode.padStart(6, '0')} ${type} ${entry.id}\t${entry.name}\0`;
    });
    const expected = git(['mktree', '-z'], Buffer.from(listing.join('')))
      .toString()
      .trim();
    const body = encodeTree(entries);
    expect(hashObject(format, 'tree', body)).toBe(expected);
    expect(decodeTree(format, body).map((entry) => entry.name)).toEqual(['Z', 'lib-run', 'lib.txt', 'lib', 'ä']);
  });

  it('packs objects that git unpack-objects --strict accepts, whatever their size', () => {
    const sizes = [0, 1, 15, 16, 2047, 2048, 300_000];
    const blobs = sizes.map((size) => ({ type: 'blob' as const, body: Buffer.alloc(size, 'x') }));
    const tree = encodeTree(
      blobs.map((each, index) => ({
        mode: '100644',
        name: `file-${index}`,
        id: hashObject(format, 'blob', each.body),
      })),
    );
    const treeId = hashObject(format, 'tree', tree);
    const commit = encodeCommit({ tree: treeId, parents: [], author: stamp, committer: stamp, message: 'all\n' });
    git(
      ['unpack-objects', '--strict', '-q'],
      packObjects([{ type: 'commit', body: commit }, { type: 'tree', body: tree }, ...blobs], format),
    );
    const commitId = hashObject(format, 'commit', commit);
    git(['update-ref', 'refs/heads/main', commitId]);
    expect(git(['log', '-1', '--format=%an <%ae> %ad %s', '--date=raw', 'main']).toString()).toBe(
      'Ada Lovelace <ada@example.com> 1700000000 +0530 all\n',
    );
    expect(git(['cat-file', '-s', 'main:file-6']).toString()).toBe('300000\n');
    git(['fsck', '--strict']);
  });
});

describe('trees', () => {
  const id = 'a'.repeat(40);
  it.each(['', '.', '..', '.git', '.GiT', 'a/b', 'a\0b'])('refuse the entry name %j', (name) => {
    expect(() => encodeTree([{ mode: '100644', name, id }])).toThrow(/cannot hold/);
  });

  it('refuse one name twice, as file and as directory', () => {
    const entries = [
      { mode: '100644', name: 'a', id },
      { mode: '40000', name: 'a', id },
    ];
    expect(() => encodeTree(entries)).toThrow(/twice/);
  });

  it('keep names that are not UTF-8 and modes that git no longer writes, byte for byte (law 1)', () => {
    const body = Buffer.concat([
      Buffer.from('100664 caf'),
      Buffer.of(0xe9, 0),
      Buffer.from(id, 'hex'),
      Buffer.from('100644 d\u{FFFD}\0'),
      Buffer.from(id, 'hex'),
    ]);
    expect(encodeTree(decodeTree('sha1', body))).toEqual(body);
  });

  it.each([
    ['no mode', Buffer.from('nonsense')],
    ['a cut object name', Buffer.from('100644 a\0abc')],
  ])('that cannot be read fail by name: %s', (_, body) => {
    expect(() => decodeTree('sha1', body)).toThrow(expect.objectContaining({ code: 'GIT_OBJECT' }));
  });
});

describe('commits', () => {
  const commit: Commit = {
    tree: 'b'.repeat(40),
    parents: ['c'.repeat(40), 'd'.repeat(40)],
    author: stamp,
    committer: { ...stamp, zone: '-0800' },
    headers: [
      ['encoding', 'UTF-8'],
      ['gpgsig', '-----BEGIN SSH SIGNATURE-----\n\nabc\n-----END SSH SIGNATURE-----'],
    ],
    message: 'Subject\n\nBody\n\nService: web1\n',
  };

  it('survive a round trip with their signature of several lines', () => {
    expect(decodeCommit(encodeCommit(commit))).toEqual(commit);
  });

  it('write a signature as git does: continuation lines begin with a space', () => {
    expect(encodeCommit(commit).toString()).toContain(
      'gpgsig -----BEGIN SSH SIGNATURE-----\n \n abc\n -----END SSH SIGNATURE-----\n\nSubject',
    );
  });

  it('cannot be forged through an author name (law 7)', () => {
    const author = { ...stamp, name: 'Eve\ncommitter Mallory <m@x> 1 +0000\n', email: 'e>\n<ve@x' };
    const decoded = decodeCommit(encodeCommit({ ...commit, author }));
    expect(decoded.author).toEqual({ ...stamp, name: 'Eve committer Mallory m@x 1 +0000', email: 'eve@x' });
    expect(decoded.committer).toEqual(commit.committer);
  });

  it('are accepted by git after hostile author names', () => {
    const path = join(directory, 'commit');
    const hostile = { ...stamp, name: '<>', email: '' };
    writeFileSync(path, encodeCommit({ ...commit, parents: [], headers: [], author: hostile, committer: hostile }));
    const git = bareRepository('sha1');
    git(['hash-object', '-t', 'commit', '--literally', path]);
    expect(() => git(['hash-object', '-t', 'commit', path])).not.toThrow();
  });
});
