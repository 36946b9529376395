import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openTransport } from '../../../../src/core/git/connect.ts';
import type { GitCredential } from '../../../../src/core/git/transport.ts';
import { Deadline } from '../../../../src/core/net/deadline.ts';
import { handClock } from '../../../support/clock.ts';
import { deliver, setLine } from '../../../support/delivery/delivery.ts';
import { createBareRepository, fsck, history } from '../../../support/git/repository.ts';
import { basic, startGitServer } from '../../../support/git/server.ts';
import { open, remoteOf } from '../../../support/git/transport.ts';
import { scratchDirectory } from '../../../support/lifetime.ts';
import { memoryLog, portsOf } from '../../../support/ports.ts';

const root = scratchDirectory('mg-transport');

const files = { 'apps/web1/values.yaml': 'tag: old\n', 'apps/web2/values.yaml': 'tag: 2\n' };
const plan = setLine('apps/web1/values.yaml', 'tag', 'new');
const canary = 'canary-7f3a9c21';
const token: GitCredential = { kind: 'token', token: canary };

/** A directory for PATH whose programs write down how they are called, and all that lies on the disk meanwhile. */
function recorder(program: string, script: string): { path: string; read: () => string } {
  const directory = mkdtempSync(join(root, 'bin-'));
  const record = join(directory, 'record');
  writeFileSync(join(directory, program), script.replaceAll('RECORD', record));
  chmodSync(join(directory, program), 0o755);
  return { path: `${directory}:${process.env.PATH}`, read: () => readFileSync(record, 'utf8') };
}

describe('a credential', () => {
  it('goes into the Authorization header and nowhere else: not argv, not disk, not the log (law 6)', async () => {
    const repository = createBareRepository(root, { files });
    await using server = await startGitServer({ root, authorization: basic('x-access-token', canary) });
    const temporary = join(root, 'runner-temp');
    mkdirSync(temporary);
    const git = recorder(
      'git',
      `#!/bin/sh\nfor each in /proc/[0-9]*/cmdline; do tr '\\0' ' ' < "$each" 2>/dev/null >> RECORD; done\ncat ${temporary}/*/repository/config >> RECORD 2>/dev/null\nPATH=\${PATH#*:} exec git "$@"\n`,
    );
    const log = memoryLog();
    const env = { ...process.env, PATH: git.path, RUNNER_TEMP: temporary };
    await using transport = await openTransport(remoteOf(server.url(repository), token), {
      mode: 'git',
      ...portsOf({ env, log }),
    });
    expect(await deliver(transport, plan, { log })).toMatchObject({ result: 'committed' });
    expect(git.read()).toContain('push --porcelain');
    expect(git.read()).toContain('[remote "origin"]');
    for (const form of [canary, Buffer.from(`x-access-token:${canary}`).toString('base64')]) {
      expect(git.read()).not.toContain(form);
      expect(log.lines.join('\n')).not.toContain(form);
    }
  });

  it('is not sent on when the server redirects to another origin (law 6)', async () => {
    const repository = createBareRepository(root, { files });
    await using elsewhere = await startGitServer({ root });
    await using server = await startGitServer({ root });
    server.inject({ kind: 'redirect', to: elsewhere.origin, times: 99 });
    await using transport = await open(server.url(repository), 'git', token);
    await expect(deliver(transport, plan)).rejects.toMatchObject({ code: 'GIT_REDIRECT' });
    expect(elsewhere.requests).toEqual([]);
  });

  it('leaves no temporary directory behind', async () => {
    const repository = createBareRepository(root, { files });
    const temporary = mkdtempSync(join(root, 'temp-'));
    const env = { ...process.env, RUNNER_TEMP: temporary };
    {
      await using transport = await openTransport(remoteOf(repository.path), {
        mode: 'git',
        ...portsOf({ env, log: memoryLog() }),
      });
      await deliver(transport, plan);
      expect(readdirSync(temporary)).toHaveLength(1);
    }
    expect(readdirSync(temporary)).toEqual([]);
  });

  it.each([
    ['that is not there is named, with what to do (law 10)', join(root, 'nowhere'), 'TEMPORARY_DIRECTORY'],
    ['that is an empty variable is the one of the system', '', undefined],
  ])('a directory for temporary files %s', async (_, RUNNER_TEMP, code) => {
    const repository = createBareRepository(root, { files });
    const env = { ...process.env, RUNNER_TEMP };
    const opened = openTransport(remoteOf(repository.path), { mode: 'git', ...portsOf({ env, log: memoryLog() }) });
    if (code !== undefined)
      return expect(opened).rejects.toMatchObject({ code, hint: expect.stringContaining('TMPDIR') });
    await using transport = await opened;
    expect(await deliver(transport, plan)).toMatchObject({ result: 'committed' });
  });

  it.each([
    ['ssh://git@127.0.0.1/x.git', token],
    ['https://127.0.0.1/x.git', { kind: 'ssh-key', privateKey: 'x' }],
  ] as const)('that cannot open %s is refused before anything is asked', async (url, credential) => {
    const transport = open(url, 'git', credential);
    await expect(transport).rejects.toMatchObject({ exitCode: 2, message: expect.stringContaining('gitops-token') });
  });
});

describe('a connection that fails says what to do (law 10)', () => {
  it.each([
    ['a wrong token', 401, 'GIT_AUTH', /gitops-token/],
    ['a forbidden repository', 403, 'GIT_AUTH', /gitops-token/],
    ['a repository that is not there', 404, 'GIT_REPOSITORY_NOT_FOUND', /not found/],
  ])('%s', async (_, status, code, message) => {
    const repository = createBareRepository(root, { files });
    await using server = await startGitServer({ root });
    server.inject({ kind: 'status', status, times: 99 });
    await using transport = await open(server.url(repository), 'git', token);
    const failure = await deliver(transport, plan).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code, message: expect.stringMatching(message), hint: expect.any(String) });
    expect((failure as Error).cause).toBeInstanceOf(Error);
  });

  it('a push that may not write, although reading was allowed', async () => {
    const repository = createBareRepository(root, { files });
    await using server = await startGitServer({ root });
    server.inject({ service: 'git-receive-pack', kind: 'status', status: 403, times: 99 });
    await using transport = await open(server.url(repository), 'git', token);
    await expect(deliver(transport, plan)).rejects.toMatchObject({ code: 'GIT_AUTH' });
  });

  it('a server that is not there', async () => {
    const server = await startGitServer({ root });
    const url = `${server.origin}/x.git`;
    await server.close();
    await using transport = await open(url, 'git');
    await expect(deliver(transport, plan)).rejects.toMatchObject({ code: 'GIT_UNREACHABLE' });
  });

  it('a web page, which git takes for an empty repository', async () => {
    await using server = await startGitServer({ root });
    server.inject({
      kind: 'status',
      status: 200,
      headers: { 'content-type': 'text/html' },
      body: '<p>Login',
      times: 9,
    });
    await using transport = await open(`${server.origin}/x.git`, 'git');
    await expect(deliver(transport, plan)).rejects.toMatchObject({ code: 'GIT_NO_REPOSITORY' });
  });

  it('a path without a repository', async () => {
    await using transport = await open(join(root, 'nowhere'), 'git');
    await expect(deliver(transport, plan)).rejects.toMatchObject({ code: 'GIT_REPOSITORY_NOT_FOUND' });
  });
});

describe('a server that lacks what makes it cheap', () => {
  it.each([
    ['no filters', { filter: false }],
    ['protocol version 0', { protocol: 'v0' }],
    ['protocol version 0 and no filters', { protocol: 'v0', filter: false }],
  ] as const)('is served all the same: %s', async (_, options) => {
    const repository = createBareRepository(root, { files });
    await using server = await startGitServer({ root, ...options });
    await using transport = await open(server.url(repository), 'auto');
    expect(transport.kind).toBe('git');
    expect(await deliver(transport, plan)).toMatchObject({ result: 'committed' });
    expect(history(repository.path)).toHaveLength(2);
    expect(repository.read('apps/web1/values.yaml')).toBe('tag: new\n');
    fsck(repository.path);
  });
});

describe('ssh', () => {
  it('gets one key in a private file, no questions, and checked host keys', async () => {
    const repository = createBareRepository(root, { files });
    // Stands in for ssh: writes down its arguments and the key's mode, and runs the command here.
    const ssh = recorder(
      'ssh',
      `#!/bin/sh\nprintf '%s\\n' "$@" >> RECORD\nfor each; do [ -f "$each" ] && stat -c '%a' "$each" >> RECORD && cat "$each" >> RECORD; last=$each; done\nexec sh -c "$last"\n`,
    );
    const log = memoryLog();
    const privateKey = '-----BEGIN OPENSSH PRIVATE KEY-----\r\nabc\r\n-----END OPENSSH PRIVATE KEY-----';
    const remote = remoteOf(`ssh://git@example.invalid${repository.path}`, { kind: 'ssh-key', privateKey });
    const env = { ...process.env, PATH: ssh.path };
    await using transport = await openTransport(remote, { mode: 'auto', ...portsOf({ env, log }) });
    expect(await deliver(transport, plan)).toMatchObject({ result: 'committed' });
    expect(ssh.read()).toContain('600\n-----BEGIN OPENSSH PRIVATE KEY-----\nabc\n-----END OPENSSH PRIVATE KEY-----\n');
    for (const option of ['BatchMode=yes', 'StrictHostKeyChecking=yes', 'IdentitiesOnly=yes']) {
      expect(ssh.read()).toContain(option);
    }
    expect(repository.read('apps/web1/values.yaml')).toBe('tag: new\n');
    fsck(repository.path);
  });
});

describe('the choice of a transport', () => {
  it('is wire for http where the server can, and git for everything else', async () => {
    const repository = createBareRepository(root, { files });
    await using server = await startGitServer({ root });
    await using web = await open(server.url(repository), 'auto');
    await using path = await open(repository.path, 'auto');
    expect([web.kind, path.kind]).toEqual(['wire', 'git']);
    await expect(open(repository.path, 'wire')).rejects.toMatchObject({ code: 'GIT_WIRE_UNSUPPORTED', exitCode: 2 });
  });
});

describe('a branch name', () => {
  it.each(['$(id)', 'a;b`c`&d|e', "it's", '+force', 'ümläut/→'])(
    'is text and nothing else: %s (law 7)',
    async (branch) => {
      const repository = createBareRepository(root, { files });
      await using transport = await open(repository.path);
      expect(await deliver(transport, plan, { branch, startFrom: 'main' })).toMatchObject({
        result: 'committed',
        branch,
      });
      expect(repository.git('for-each-ref', '--format=%(refname)')).toBe(
        ['refs/heads/main', `refs/heads/${branch}`].sort().join('\n'),
      );
    },
  );

  it.each(['--mirror', 'a:b', 'a b', '../main'])('that git would not take is refused: %s', async (branch) => {
    const repository = createBareRepository(root, { files });
    await using transport = await open(repository.path);
    for (const startFrom of [undefined, 'main']) {
      await expect(deliver(transport, plan, { branch, startFrom })).rejects.toMatchObject({ exitCode: 2 });
    }
  });
});

describe('a path', () => {
  it('is written to whatever the user has configured for work by hand', async () => {
    const repository = createBareRepository(root, { files });
    const home = mkdtempSync(join(root, 'home-'));
    const config = '[safe]\n\tbareRepository = explicit\n[push]\n\tgpgSign = true\n\tpushOption = ci.skip\n';
    writeFileSync(join(home, '.gitconfig'), config);
    const env = { PATH: process.env.PATH, HOME: home };
    const parts = { mode: 'git', ...portsOf({ env, log: memoryLog() }) } as const;
    await using transport = await openTransport(remoteOf(repository.path), parts);
    expect(await deliver(transport, plan)).toMatchObject({ result: 'committed', attempts: 1 });
  });
});

describe('a path with a working copy', () => {
  it('takes commits to a branch that is not checked out, and says why not to the one that is', async () => {
    const bare = createBareRepository(root, { files });
    const path = join(root, 'working-copy');
    execFileSync('git', ['clone', '-q', bare.path, path]);
    await using transport = await open(path);
    expect(await deliver(transport, plan, { branch: 'bump', startFrom: 'main' })).toMatchObject({
      result: 'committed',
    });
    const failure = await deliver(transport, plan).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'GIT_PUSH_REJECTED' });
    expect(String((failure as Error).cause)).toContain('checked out');
  });
});

describe('objects asked for together', () => {
  it.each(['wire', 'git'] as const)('all come, also one that lies in another one, over %s', async (mode) => {
    const repository = createBareRepository(root, {
      files: { same: 'x\n', 'deep/er/same': 'x\n', 'deep/other': 'y\n' },
    });
    await using server = await startGitServer({ root });
    await using transport = await open(server.url(repository), mode);
    const ids = ['main', 'main^{tree}', 'main:deep', 'main:deep/er', 'main:same', 'main:deep/other'].map((name) =>
      repository.git('rev-parse', name),
    );
    expect([...(await transport.read(ids)).keys()].sort()).toEqual([...new Set(ids)].sort());
  });
});

describe('a tip that is rewritten and pruned before it is read', () => {
  it.each(['wire', 'git'] as const)('is a lost race, over %s', async (mode) => {
    const repository = createBareRepository(root, { files });
    await using server = await startGitServer({ root });
    await using transport = await open(server.url(repository), mode);
    server.inject({
      at: 'fetch',
      kind: 'before',
      action: () => {
        const orphan = repository.git('commit-tree', '-m', 'Rewritten', 'main^{tree}');
        repository.git('update-ref', 'refs/heads/main', orphan);
        repository.git('prune', '--expire=now');
        repository.git('repack', '-adq');
      },
    });
    expect(await deliver(transport, plan)).toMatchObject({ result: 'committed', attempts: 2 });
    expect(history(repository.path).map(({ subject }) => subject)).toEqual(['Set tag to new', 'Rewritten']);
  });
});

describe('history', () => {
  it.each(['http', 'path'])('comes newest first, as deep as asked and without trees, over %s', async (way) => {
    const repository = createBareRepository(root, { files });
    await using server = await startGitServer({ root });
    await using transport = await open(way === 'http' ? server.url(repository) : repository.path, 'git');
    for (const value of ['1', '2', '3']) await deliver(transport, setLine('apps/web1/values.yaml', 'tag', value));
    const commits = history(repository.path);
    const tip = commits[0]?.id ?? '';
    expect((await transport.history(tip, 3)).map(({ id }) => id)).toEqual(commits.slice(0, 3).map(({ id }) => id));
    expect(await transport.history(tip, 50)).toHaveLength(4);
  });
});

it('law 14: the git program is not asked again behind the deadline', async () => {
  const repository = createBareRepository(root, { files: { 'a.yaml': '1\n' } });
  await using server = await startGitServer({ root });
  const clock = handClock();
  const ports = portsOf({ env: process.env, clock, deadline: new Deadline(clock, 200) });
  await using transport = await openTransport(remoteOf(server.url(repository)), { mode: 'git', ...ports });
  server.inject({ at: 'info-refs', kind: 'status', status: 503, times: 9 });
  await expect(transport.listRefs(['refs/heads/'])).rejects.toMatchObject({
    code: 'DEADLINE',
    exitCode: 3,
    cause: { cause: { message: expect.stringContaining('503') } },
  });
  expect(server.requests.length).toBe(1);
});
