import { afterAll, describe, expect, it } from 'vitest';
import { applyChanges } from '../../../../src/core/git/changes.ts';
import { openSnapshot } from '../../../../src/core/git/snapshot.ts';
import { deliver } from '../../../support/delivery/delivery.ts';
import { createBareRepository, fsck } from '../../../support/git/repository.ts';
import { startGitServer } from '../../../support/git/server.ts';
import { open } from '../../../support/git/transport.ts';
import { scratchDirectory } from '../../../support/lifetime.ts';

const root = scratchDirectory('mg-snapshot');
const repository = createBareRepository(root, {
  files: {
    'apps/web1/values.yaml': 'tag: 1\n',
    'apps/web1/run.sh': { mode: '100755', body: '#!/bin/sh\n' },
    'apps/web2/values.yaml': 'tag: 2\n',
    'apps/web2/deep/er/values.yaml': 'tag: 3\n',
    'apps/.hidden/values.yaml': 'tag: 4\n',
    'docs/read me.md': 'hello\n',
    'outside-file': { mode: '120000', body: '/etc/passwd' },
    'outside-directory': { mode: '120000', body: '../..' },
    vendor: { mode: '160000', body: '1'.repeat(40) },
  },
});
const server = await startGitServer({ root });
const transport = await open(server.url(repository), 'git');
const snapshot = await openSnapshot(transport, repository.git('rev-parse', 'main'));
afterAll(async () => {
  await transport[Symbol.asyncDispose]();
});

const text = (body: Uint8Array | undefined) => Buffer.from(body ?? []).toString('utf8');

describe('a path that could leave the repository is refused with exit 4, for reading and for writing (law 7)', () => {
  it.each([
    '../x',
    'a/../../x',
    'apps/./web1',
    '/etc/passwd',
    'C:/x',
    'a\\b',
    'a//b',
    'a/',
    '',
    'a\0b',
    'a\nb',
    '.git/config',
    '.GIT/hooks/x',
    'apps/.git',
    'apps/.git./x',
    'apps/.git /x',
    'GIT~1/config',
    '.g\u200cit/config',
    '.git::$INDEX_ALLOCATION/x',
    'outside-file',
    'outside-directory/x',
    'vendor/x',
    'vendor',
  ])('%j', async (path) => {
    // The path itself is bad input; one that only the repository's own links lead elsewhere is a safety refusal.
    const linked = /^(outside-|vendor)/.test(path);
    const outside = (input: string) =>
      expect.objectContaining({
        code: 'PATH_OUTSIDE',
        exitCode: linked ? 4 : 2,
        hint: expect.stringContaining(linked ? 'name the file itself' : 'relative to the root'),
        message: expect.stringContaining(`${input}: "`),
      });
    await expect(snapshot.readFile(path, 'from')).rejects.toEqual(outside('from'));
    await expect(applyChanges(snapshot, [{ path, body: Buffer.from('x') }])).rejects.toEqual(outside('file'));
  });
});

describe('a snapshot', () => {
  it('reads files with their mode, and nothing where nothing is', async () => {
    expect(text((await snapshot.readFile('docs/read me.md'))?.body)).toBe('hello\n');
    expect((await snapshot.readFile('apps/web1/run.sh'))?.mode).toBe('100755');
    expect(await snapshot.readFile('apps/web9/values.yaml')).toBeUndefined();
  });

  it.each(['apps/web1', 'apps/web1/values.yaml/x'])('names what is wrong with %s', async (path) => {
    await expect(snapshot.readFile(path)).rejects.toMatchObject({ exitCode: 2 });
  });

  it.each([
    [['apps/web?/values.yaml'], ['apps/web1/values.yaml', 'apps/web2/values.yaml']],
    [
      ['apps/**/values.yaml'],
      ['apps/.hidden', 'apps/web1', 'apps/web2/deep/er', 'apps/web2'].map((at) => `${at}/values.yaml`),
    ],
    [['apps/*/values.yaml'], ['apps/.hidden/values.yaml', 'apps/web1/values.yaml', 'apps/web2/values.yaml']],
    [
      ['**/*.md', 'apps/{web1,web9}/*.sh'],
      ['apps/web1/run.sh', 'docs/read me.md'],
    ],
    [['apps/.*/*'], ['apps/.hidden/values.yaml']],
    [['*'], []],
    [['outside-*/**', 'vendor/*'], []],
  ])('globs %j, never through links', async (patterns, expected) => {
    expect(await snapshot.glob(patterns)).toEqual(expected);
  });

  it.each(['{a,..}/x', 'apps/{web1,.git}/*', '../*', '/**'])(
    'refuses the glob %s, which leads outside',
    async (pattern) => {
      await expect(snapshot.glob([pattern])).rejects.toMatchObject({
        code: 'PATH_OUTSIDE',
        exitCode: 2,
        message: expect.stringMatching(/^file: /),
      });
    },
  );

  it('fetches what is read together in one round a level (law 5)', async () => {
    await using fresh = await open(server.url(repository), 'git');
    const other = await openSnapshot(fresh, repository.git('rev-parse', 'main'));
    server.reset();
    await Promise.all(
      ['apps/web1/values.yaml', 'apps/web2/values.yaml', 'docs/read me.md'].map((path) => other.readFile(path)),
    );
    // The root, its two directories, theirs (and docs' file), the two files.
    expect(server.requests.filter(({ kind }) => kind === 'fetch')).toHaveLength(4);
  });
});

describe('changes', () => {
  const apply = (plan: Parameters<typeof applyChanges>[1]) =>
    deliver(
      transport,
      async () => ({ kind: 'changes', changes: plan, message: 'Change', trailers: [], payload: undefined }),
      {
        branch: `try-${Math.random()}`,
        startFrom: 'main',
      },
    );

  it('keep modes, create directories, let empty ones vanish, and leave links alone', async () => {
    const delivered = await apply([
      { path: 'apps/web1/run.sh', body: Buffer.from('#!/bin/sh\nexit\n') },
      { path: 'review/a/b/values.yaml', body: Buffer.from('x: 1\n') },
      { path: 'apps/web2/deep/er/values.yaml', delete: true },
      { path: 'apps/web9/values.yaml', delete: true },
    ]);
    const paths = ['apps/web1/run.sh', 'apps/web2/deep/er/values.yaml', 'review/a/b/values.yaml'];
    expect(delivered).toMatchObject({ result: 'committed', files: paths.map((path) => ({ path })) });
    const tree = repository.git('ls-tree', '-r', delivered.branch);
    expect(tree).toMatch(/^100755 blob \w+\tapps\/web1\/run.sh$/m);
    expect(tree).toMatch(/^120000 blob \w+\toutside-file$/m);
    expect(tree).toMatch(/^160000 commit 1+\tvendor$/m);
    expect(repository.git('ls-tree', '-r', '-t', '--name-only', delivered.branch)).not.toContain('deep');
    fsck(repository.path);
  });

  it('delete a directory with all that is in it, links included and never followed', async () => {
    const delivered = await apply([{ path: 'apps', delete: true }]);
    expect(delivered).toMatchObject({ result: 'committed' });
    expect(repository.git('ls-tree', '--name-only', delivered.branch)).not.toContain('apps');
  });

  it('that change nothing make no commit, also a deletion of what is gone (law 4)', async () => {
    expect(
      await apply([
        { path: 'apps/web1/values.yaml', body: Buffer.from('tag: 1\n') },
        { path: 'nowhere', delete: true },
      ]),
    ).toMatchObject({ result: 'unchanged' });
  });

  it.each([
    ['twice in one commit', ['a/b', 'a/b']],
    ['as a file and as a directory', ['a', 'a/b']],
    ['below a file', ['docs/read me.md/x']],
    ['in the place of a directory', ['apps']],
  ])('cannot write a path %s', async (_, paths) => {
    const changes = paths.map((path) => ({ path, body: Buffer.from('x') }));
    await expect(applyChanges(snapshot, changes)).rejects.toMatchObject({ exitCode: 2 });
  });
});
