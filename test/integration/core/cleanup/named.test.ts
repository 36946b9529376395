import { dirname } from 'node:path';
import { describe, expect, test } from 'vitest';
import { GitNames } from '../../../../src/core/cleanup/retention/named.ts';
import { type BareRepository, commitFiles, commitMany, createBareRepository } from '../../../support/git/repository.ts';
import { startGitServer } from '../../../support/git/server.ts';
import { open, openWire } from '../../../support/git/transport.ts';
import { scratchDirectory } from '../../../support/lifetime.ts';
import { portsOf } from '../../../support/ports.ts';

const branches = { branch: undefined, requestPrefixes: ['refs/heads/monorepo-gitops/'] };
const digest = (letter: string) => `sha256:${letter.repeat(64)}`;

function world(): BareRepository {
  const files = { 'values/web1.yaml': 'image:\n  tag: now00001\n', 'a/b/c.yaml': `image: x@${digest('a')}\n` };
  return createBareRepository(scratchDirectory('named'), { files, name: 'gitops' });
}

/** What each tag is named by. */
async function namedIn(repository: BareRepository, tags: readonly string[], over: 'wire' | 'git' = 'git') {
  const root = over === 'wire' ? await startGitServer({ root: dirname(repository.path) }) : undefined;
  await using transport = await (root === undefined ? open(repository.path) : openWire(root.url(repository)));
  const { named, digests } = await GitNames.read(transport, branches, portsOf().log);
  return {
    reasons: tags.map((tag) => named({ digest: digest('f'), tags: [tag] })),
    named,
    digests,
    cost: transport.cost(),
  };
}

describe('what Git names', () => {
  test('is in every file of every branch, and in the files and trailers of 50 commits', async () => {
    const repository = world();
    commitFiles(repository, { 'values/web1.yaml': 'image:\n  tag: old00050\n' });
    commitMany(repository, 48, (n) => ({ 'values/web1.yaml': `image:\n  tag: mid${n}\n` }));
    commitFiles(
      repository,
      { 'values/web1.yaml': 'image:\n  tag: latest01\n' },
      { message: 'Deploy\n\nImage: r/x:trailer1@sha256:ff\n' },
    );
    repository.git('branch', 'production', 'main');
    commitFiles(repository, { 'other/place.txt': 'now at prod0001 since today' }, { branch: 'production' });
    repository.git('branch', 'monorepo-gitops/prod', 'main');
    commitFiles(repository, { 'values/web1.yaml': 'image:\n  tag: waits001\n' }, { branch: 'monorepo-gitops/prod' });
    commitFiles(repository, { 'values/web1.yaml': 'image:\n  tag: waits002\n' }, { branch: 'monorepo-gitops/prod' });
    const tags = ['latest01', 'old00050', 'now00001', 'trailer1', 'prod0001', 'waits001', 'waits002', 'unheard1'];
    const { reasons, named, digests } = await namedIn(repository, tags);
    expect(reasons).toEqual([
      'values/web1.yaml names it',
      expect.stringMatching(/^values\/web1.yaml in the commit [0-9a-f]{8} names it$/),
      // The 51st commit.
      undefined,
      expect.stringMatching(/^the commit [0-9a-f]{8} names it$/),
      'other/place.txt names it',
      expect.stringMatching(/^values\/web1.yaml in the commit [0-9a-f]{8} names it$/),
      'values/web1.yaml names it',
      undefined,
    ]);
    expect(named({ digest: digest('a'), tags: [] })).toBe('a/b/c.yaml names it');
    expect([...digests]).toEqual([digest('a')]);
  });

  test.each([
    ['develop-1', 'tag: develop-12', false],
    ['develop-1', 'tag: "web1-develop-1"', true],
    ['1.2', 'newTag: v1.2', false],
    ['1a2b3c4d', `sha: 1a2b3c4d${'0'.repeat(32)}`, true],
    ['1a2b3c4d', `sha: 0${'1a2b3c4d'}`, false],
    ['v1', 'image=r.example.com/web1:v1@sha256:0', true],
    ['v1', '{"image":"web1:v1"}', true],
    ['__proto__', 'a: __proto__', true],
    ['constructor', 'a: b', false],
  ])('is found in a text as a whole: %s in %s: %s', async (tag, text, expected) => {
    const repository = createBareRepository(scratchDirectory('named'), {
      files: { 'x.yaml': `${text}\n` },
      name: 'gitops',
    });
    const { reasons } = await namedIn(repository, [tag]);
    expect(reasons[0] !== undefined).toBe(expected);
  });

  test('is read in few requests, however many commits and files there are', async () => {
    const repository = world();
    commitMany(repository, 60, (n) => ({ [`values/s${n}/a.yaml`]: `tag: t${n}\n` }));
    const { reasons, cost } = await namedIn(repository, ['t59', 't1', 'now00001'], 'wire');
    expect(reasons.every((reason) => reason !== undefined)).toBe(true);
    expect(cost.requests).toBeLessThan(12);
  });

  test.each(['wire', 'git'] as const)('is at a Git tag that a file names, through %s', async (over) => {
    const repository = world();
    const person = ['-c', 'user.name=a', '-c', 'user.email=a@example.com'];
    for (const [tag, options] of [
      ['live-1', []],
      ['live-2', ['-a', '-m', 'Live']],
      ['other-3', []],
    ] as const) {
      commitFiles(repository, { 'values/web1.yaml': `image:\n  tag: at-${tag}\n` });
      repository.git(...person, 'tag', ...options, tag, 'main');
    }
    commitMany(repository, 55, (n) => ({ 'values/web1.yaml': `n: ${n}\n` }));
    commitFiles(repository, { 'app.yaml': 'a: { targetRevision: live-1 }\nb: { targetRevision: live-2 }\n' });
    const { reasons } = await namedIn(repository, ['at-live-1', 'at-live-2', 'at-other-3'], over);
    expect(reasons).toEqual([
      'values/web1.yaml in the Git tag live-1 names it',
      'values/web1.yaml in the Git tag live-2 names it',
      undefined,
    ]);
  });

  test('has changed when any branch has moved', async () => {
    const repository = world();
    await using transport = await open(repository.path);
    const names = await GitNames.read(transport, branches, portsOf().log);
    const { state } = names;
    await names.readAgain();
    expect(names.state).toBe(state);
    repository.git('branch', 'production', 'main');
    await names.readAgain();
    expect(names.state).not.toBe(state);
  });
});
