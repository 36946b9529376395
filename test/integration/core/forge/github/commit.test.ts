import { describe, expect, it } from 'vitest';
import type { Forge } from '../../../../../src/core/forge/forge.ts';
import { largestCommit } from '../../../../../src/core/forge/github/commit.ts';
import { systemClock } from '../../../../support/clock.ts';
import { openForge } from '../../../../support/forge.ts';
import { type BareRepository, commitFiles, fsck, history } from '../../../../support/git/repository.ts';
import { path, setting, token } from '../../../../support/github/setting.ts';
import { portsOf } from '../../../../support/ports.ts';

const file = 'web1/values.yaml';
const text = (body: string) => Buffer.from(body);
const tipOf = (git: BareRepository) => git.git('rev-parse', 'main');

function bump(git: BareRepository, body = 'tag: new\n', message = 'Bump web1\n\nService: web1') {
  return {
    branch: 'main',
    expectedTip: tipOf(git),
    message,
    files: [{ path: file, body: text(body), existed: true }],
  };
}

describe('a commit by API', () => {
  it('writes and deletes on top of the expected commit, with the words and trailers it was given', async () => {
    const { git, forge } = await setting({ files: { [file]: 'tag: old\n', 'gone.yaml': 'a\n', 'kept.yaml': 'k\n' } });
    const before = tipOf(git);
    const files = [
      { path: file, body: Buffer.from('x\u0000ÿtag: new\r\n').subarray(1), existed: true },
      { path: 'new/ümlaut.yaml', body: text('n\n'), existed: false },
      { path: 'gone.yaml', delete: true },
    ] as const;
    const made = await forge.commit({ ...bump(git), files });
    expect(made).toEqual({ result: 'committed', commit: tipOf(git) });
    expect(git.read(file)).toBe('\u0000ÿtag: new\r\n');
    expect(git.git('-c', 'core.quotePath=false', 'ls-tree', '-r', '--name-only', 'main').split('\n')).toEqual([
      'kept.yaml',
      'new/ümlaut.yaml',
      file,
    ]);
    const [commit] = history(git.path);
    expect(commit).toMatchObject({ parents: [before], subject: 'Bump web1', message: 'Bump web1\n\nService: web1\n' });
    fsck(git.path);
  });

  it('is stale when somebody else was faster, and changes nothing', async () => {
    const { server, git, forge } = await setting();
    const competitor = () => void commitFiles(git, { 'other.yaml': 'o\n' });
    server.inject({ at: 'createCommitOnBranch', kind: 'before', action: competitor });
    const verdict = await forge.commit(bump(git));
    expect(verdict).toMatchObject({ result: 'stale', cause: expect.objectContaining({ type: 'STALE_DATA' }) });
    expect(git.read(file)).toBe('tag: old\n');
    expect(history(git.path)).toHaveLength(2);
  });

  it.each([
    [
      'other words of GitHub',
      200,
      { errors: [{ type: 'UNPROCESSABLE', message: 'refs/heads/main is at 1 but expected 2' }] },
    ],
    [
      'a path that was deleted meanwhile',
      200,
      { errors: [{ type: 'NOT_FOUND', message: 'A path was requested for deletion' }] },
    ],
    ['a conflict by status', 409, { message: 'Conflict' }],
    ['a refusal by status', 422, { message: 'Unprocessable' }],
  ])('recognises a race by the branch, whatever the answer: %s (law 2)', async (_, status, body) => {
    const { server, git, forge } = await setting();
    const change = bump(git);
    commitFiles(git, { 'other.yaml': 'o\n' });
    server.inject({ at: 'createCommitOnBranch', kind: 'status', status, body });
    expect(await forge.commit(change)).toMatchObject({ result: 'stale' });
  });

  it('waits for a branch that GraphQL does not know yet', async () => {
    const { server, git, forge, pauses } = await setting();
    const body = { data: null, errors: [{ type: 'NOT_FOUND', message: 'No ref found' }] };
    server.inject({ at: 'createCommitOnBranch', kind: 'status', status: 200, body, times: 2 });
    expect(await forge.commit(bump(git))).toEqual({ result: 'committed', commit: tipOf(git) });
    expect(pauses).toHaveLength(2);
  });

  it('is stale when the branch is gone', async () => {
    const { git, forge, branch } = await setting();
    const expectedTip = branch('bump/web1');
    git.git('update-ref', '-d', 'refs/heads/bump/web1');
    expect(await forge.commit({ ...bump(git), branch: 'bump/web1', expectedTip })).toMatchObject({ result: 'stale' });
  });

  it('is a failure, not a race, in a repository that the token may not see', async () => {
    const { git, forge } = await setting({ account: { repositories: ['acme/monorepo'] } });
    await expect(forge.commit(bump(git))).rejects.toMatchObject({ code: 'FORGE_NOT_FOUND' });
  });

  it('is a failure when it is refused on a branch that has not moved', async () => {
    const { server, git, forge } = await setting();
    const errors = [{ type: 'UNPROCESSABLE', message: 'Repository rule violations found: main is protected' }];
    server.inject({ at: 'createCommitOnBranch', kind: 'status', status: 200, body: { errors } });
    await expect(forge.commit(bump(git))).rejects.toMatchObject({
      code: 'FORGE_REFUSED',
      cause: expect.objectContaining({ message: expect.stringContaining('main is protected') }),
    });
  });

  it.each([
    ['the connection is cut after', { kind: 'drop-after' }],
    ['the connection is cut before', { kind: 'drop-before' }],
    ['a gateway answers 502 after', { kind: 'status-after', status: 502 }],
    ['a gateway answers 502 instead', { kind: 'status', status: 502 }],
    [
      'GitHub has trouble',
      {
        kind: 'status',
        status: 200,
        body: { errors: [{ message: 'Something went wrong while executing your query.' }] },
      },
    ],
  ] as const)('lands once and is known by its id when %s', async (_, fault) => {
    const { server, git, forge } = await setting();
    server.inject({ at: 'createCommitOnBranch', ...fault });
    expect(await forge.commit(bump(git))).toEqual({ result: 'committed', commit: tipOf(git) });
    expect(history(git.path).map(({ subject }) => subject)).toEqual(['Bump web1', 'First']);
  });

  it('finds its commit below that of somebody who came after, when its answer was lost', async () => {
    const { server, git, forge } = await setting();
    server.inject({ at: 'createCommitOnBranch', kind: 'drop-after' });
    server.inject({ at: 'git.getRef', kind: 'before', action: () => void commitFiles(git, { 'other.yaml': 'o\n' }) });
    const made = await forge.commit(bump(git));
    expect(made).toEqual({ result: 'committed', commit: git.git('rev-parse', 'main^') });
  });

  it('is not tried when it is too large for the API, and says what to use instead', async () => {
    const { server, git, forge } = await setting();
    const files = [{ path: file, body: Buffer.alloc((largestCommit / 4) * 3 + 3), existed: true }];
    await expect(forge.commit({ ...bump(git), files })).rejects.toMatchObject({
      code: 'FORGE_COMMIT_TOO_LARGE',
      hint: expect.stringContaining('commit-via: git'),
    });
    expect(server.requests).toEqual([]);
  });

  it('of ten runs at once on one file all land: read, edit, commit, again when stale (law 2)', async () => {
    const writers = 10;
    const lines = Array.from({ length: writers }, (_, index) => `service${index}: old\n`).join('');
    const { server, git } = await setting({ files: { [file]: lines } });
    const tries = await Promise.all(
      Array.from({ length: writers }, async (_, index) => {
        const forge = await openForge(server.forge(path), token, portsOf());
        return commitUntilIn(forge, git, index);
      }),
    );
    expect(git.read(file)).toBe(lines.replaceAll('old', 'new'));
    const commits = history(git.path);
    expect(commits).toHaveLength(writers + 1);
    expect(commits.every(({ parents }) => parents.length <= 1)).toBe(true);
    expect(Math.max(...tries)).toBeGreaterThan(1);
    fsck(git.path);
  });
});

async function commitUntilIn(forge: Forge, git: BareRepository, index: number): Promise<number> {
  for (let attempt = 1; ; attempt += 1) {
    const expectedTip = tipOf(git);
    const body = git.read(file, expectedTip).replace(`service${index}: old`, `service${index}: new`);
    const message = `Bump service${index}`;
    const files = [{ path: file, body: text(body), existed: true }];
    const made = await forge.commit({ branch: 'main', expectedTip, message, files });
    if (made.result === 'committed') return attempt;
    await systemClock.sleep(systemClock.random() * 50 * attempt);
  }
}

describe('how commits stand to each other', () => {
  it.each([
    ['main^', 'main', 'contained'],
    ['main', 'main^', 'contains'],
    ['main', 'main', 'same'],
    ['side', 'main', 'neither'],
  ] as const)('%s to %s: %s, by one request', async (commit, other, answer) => {
    const { server, git, forge, branch } = await setting();
    branch('side');
    commitFiles(git, { 'other.yaml': 'o\n' });
    expect(await forge.compare(git.git('rev-parse', commit), git.git('rev-parse', other))).toBe(answer);
    expect(server.operations()).toEqual(['repos.compare']);
  });

  it('is unknown for a commit that GitHub does not have', async () => {
    const { git, forge } = await setting();
    expect(await forge.compare(tipOf(git), 'f'.repeat(40))).toBe('unknown');
  });
});

describe('deleting a branch', () => {
  it('takes only what was seen, and is content when it is gone already (law 4)', async () => {
    const { server, forge, branch } = await setting();
    const tip = branch('bump/web1');
    await forge.deleteBranch('bump/web1', tip);
    await forge.deleteBranch('bump/web1', tip);
    expect(server.repository(path).tip('bump/web1')).toBeUndefined();
  });

  it('leaves a branch that somebody has moved, and says so (law 8)', async () => {
    const { git, forge, log, branch } = await setting();
    const seen = branch('bump/web1');
    const moved = commitFiles(git, { 'person.txt': 'p\n' }, { branch: 'bump/web1' });
    await forge.deleteBranch('bump/web1', seen);
    expect(git.git('rev-parse', 'bump/web1')).toBe(moved);
    expect(log.lines.join()).toContain(moved);
  });
});
