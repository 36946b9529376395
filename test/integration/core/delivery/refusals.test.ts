/** A git server that refuses a push by its rules, in the words of each forge: its kind, its exit code, and what helps. */
import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { Failure } from '../../../../src/core/failure.ts';
import { restlessClock } from '../../../support/clock.ts';
import { deliver, setLine } from '../../../support/delivery/delivery.ts';
import { ownHooks, refusalCases } from '../../../support/delivery/refusal-words.ts';
import { failureOf } from '../../../support/failure.ts';
import { type BareRepository, createBareRepository, fsck, history } from '../../../support/git/repository.ts';
import { startGitServer } from '../../../support/git/server.ts';
import { open } from '../../../support/git/transport.ts';
import { scratchDirectory } from '../../../support/lifetime.ts';
import { sliceOfCommit } from '../../../support/slice.ts';
import { fillDisk, mountSmallDisk } from '../../../support/small-disk.ts';

const root = scratchDirectory('mg-refusals');
const server = await startGitServer({ root });
afterAll(() => server.close());

const modes = ['wire', 'git'] as const;
const plan = setLine('a.yaml', 'tag', 'new');

/** A hook that prints the words and ends with 1. */
function refuse({ path }: BareRepository, hook: 'pre-receive' | 'update', words: string): void {
  const directory = join(path, 'hooks');
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(directory, 'words'), `${words}\n`);
  writeFileSync(join(directory, hook), '#!/bin/sh\ncat "$GIT_DIR/hooks/words" >&2\nexit 1\n');
  chmodSync(join(directory, hook), 0o755);
}

const pairs = <Row extends object>(rows: readonly Row[]) =>
  rows.flatMap((row) => modes.map((mode) => ({ ...row, mode })));

describe('a push that a server refuses', () => {
  it.each(sliceOfCommit(pairs(refusalCases), 15))(
    '$server: $rule ends with exit code $exitCode and what helps, over $mode',
    async ({ words, exitCode, hint, mode }) => {
      const repository = createBareRepository(root, { files: { 'a.yaml': 'tag: old\n' } });
      refuse(repository, 'pre-receive', words);
      await using transport = await open(server.url(repository), mode);
      const failure = await failureOf(deliver(transport, plan, { clock: restlessClock }));
      expect(failure).toMatchObject({ code: 'GIT_PUSH_REJECTED', exitCode });
      expect(failure.hint).toContain(hint);
      // The server's own words stay (law 10).
      expect(String(failure.cause)).toContain(words.split('\n')[0]);
      expect(history(repository.path)).toHaveLength(1);
    },
  );

  it.each(sliceOfCommit(pairs(ownHooks.map((words) => ({ words }))), 6))(
    'by a hook of its own keeps the general hint and exit code 1: $words, over $mode',
    async ({ words, mode }) => {
      const repository = createBareRepository(root, { files: { 'a.yaml': 'tag: old\n' } });
      refuse(repository, 'update', words);
      await using transport = await open(server.url(repository), mode);
      const failure = await failureOf(deliver(transport, plan, { clock: restlessClock }));
      expect(failure).toMatchObject({ code: 'GIT_PUSH_REJECTED', exitCode: 1 });
      expect(failure.hint).toContain('A hook or a branch protection rule forbids it');
      expect(String(failure.cause)).toContain(words);
    },
  );

  it('is taken as soon as the rule is gone', async () => {
    const repository = createBareRepository(root, { files: { 'a.yaml': 'tag: old\n' } });
    refuse(repository, 'pre-receive', 'GitLab: Commit must be signed');
    await using transport = await open(server.url(repository), 'wire');
    expect(await failureOf(deliver(transport, plan, { clock: restlessClock }))).toBeInstanceOf(Failure);
    writeFileSync(join(repository.path, 'hooks/pre-receive'), '#!/bin/sh\nexit 0\n');
    expect(await deliver(transport, plan)).toMatchObject({ result: 'committed' });
    fsck(repository.path);
  });
});

describe('a rule that a race goes on before', () => {
  it.each(modes)('is not believed while the branch moves, over %s', async (mode) => {
    const repository = createBareRepository(root, { files: { 'a.yaml': 'tag: old\nother: 1\n' } });
    // Refuses until somebody else has written twice: a rule that hangs on the branch's state.
    const script = `#!/bin/sh
count=$(git rev-list --count main)
[ "$count" -ge 3 ] && exit 0
unset GIT_QUARANTINE_PATH GIT_OBJECT_DIRECTORY GIT_ALTERNATE_OBJECT_DIRECTORIES
git update-ref refs/heads/main "$(git -c user.name=A -c user.email=a@example.com commit-tree -p main -m other 'main^{tree}')"
echo 'GitLab: You are not allowed to push code to protected branches on this project.' >&2
exit 1
`;
    mkdirSync(join(repository.path, 'hooks'), { recursive: true });
    writeFileSync(join(repository.path, 'hooks/pre-receive'), script);
    chmodSync(join(repository.path, 'hooks/pre-receive'), 0o755);
    await using transport = await open(server.url(repository), mode);
    expect(await deliver(transport, plan, { clock: restlessClock })).toMatchObject({ result: 'committed' });
    expect(history(repository.path)).toHaveLength(4);
  });
});

const disk = mountSmallDisk(2048);

describe.skipIf(disk === undefined)('a git server whose disk is full (needs root, for a small tmpfs)', () => {
  it.each(sliceOfCommit(modes))('says so over %s, with exit code 1, and the repository stays whole', async (mode) => {
    const repository = createBareRepository(disk ?? '', { name: `full-${mode}`, files: { 'a.yaml': 'tag: old\n' } });
    await using full = await startGitServer({ root: disk ?? '' });
    const ballast = fillDisk(disk ?? '');
    await using transport = await open(full.url(repository), mode);
    const failure = await failureOf(deliver(transport, plan, { clock: restlessClock }));
    expect([failure.exitCode, failure.code]).toEqual([1, 'GIT_PUSH_REJECTED']);
    expect(failure.message).toMatch(/^the (disk of the git server is full|git server cannot store what it is sent)$/);
    expect(failure.hint).toContain('Nothing of the commit was kept');
    // The same, where the time ends before it is certain.
    const late = await failureOf(deliver(transport, plan, { clock: restlessClock, timeout: 1 }));
    expect([late.exitCode, late.message, late.hint]).toEqual([1, failure.message, failure.hint]);
    rmSync(ballast);
    fsck(repository.path);
    expect(await deliver(transport, plan)).toMatchObject({ result: 'committed' });
  });
});

describe('a rule that is told by the status of the answer', () => {
  it.each([
    ['GitLab: You are not allowed to push code to protected branches on this project.', 4, 'deliver: pull-request'],
    ['the token has expired', 1, 'gitops-token'],
  ])('%s: exit code %s', async (body, exitCode, hint) => {
    const repository = createBareRepository(root, { files: { 'a.yaml': 'tag: old\n' } });
    await using transport = await open(server.url(repository), 'wire');
    const headers = { 'content-type': 'text/plain' };
    server.inject({ at: 'receive-pack', kind: 'status', status: 403, headers, body });
    const failure = await failureOf(deliver(transport, plan, { clock: restlessClock }));
    expect(failure).toMatchObject({ code: 'GIT_AUTH', exitCode });
    expect(String(failure.cause)).toContain(body);
    expect(failure.hint).toContain(hint);
  });
});
