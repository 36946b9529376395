/** The same bump by every way to a GitOps repository: what arrives, what the log says of the way, and what is refused. */
import { chmodSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { restlessClock } from '../../../support/clock.ts';
import { createWorld, type Files, type World } from '../../../support/commands/world.ts';
import { failureOf } from '../../../support/failure.ts';
import { commitFiles, createBareRepository, declinePushes, fsck, history } from '../../../support/git/repository.ts';
import { basic, type GitServerOptions, startGitServer } from '../../../support/git/server.ts';
import type { Given, RunOptions } from '../../../support/inputs.ts';
import { scratchDirectory } from '../../../support/lifetime.ts';
import { findProgram } from '../../../support/real-parts.ts';
import { sliceOfCommit } from '../../../support/slice.ts';

const root = scratchDirectory('mg-ways');
function world(files: Files, objectFormat: 'sha1' | 'sha256' = 'sha1'): World {
  const length = objectFormat === 'sha1' ? 40 : 64;
  const vendor = { mode: '160000', body: '1'.repeat(length) };
  return createWorld('vendor' in files ? { ...files, vendor } : files, { commits: 2, objectFormat });
}

const values = 'image:\r\n  repository: r/web1\r\n  tag: old # by CI';
const files: Files = {
  'apps/web1/values.yaml': { mode: '100755', body: values },
  'apps/web1/link': { mode: '120000', body: 'values.yaml' },
  'apps/web2/values.yaml': 'image: { repository: r/web2, tag: old }\n',
  vendor: { mode: '160000', body: '1'.repeat(40) },
};
const v2 = { file: 'apps/web1/values.yaml', tag: 'new' };

/** A program that stands in for ssh: it writes its arguments down and runs the command here. */
function sshStandIn(before = ''): { readonly path: string; readonly record: string } {
  const directory = mkdtempSync(join(root, 'bin-'));
  const record = join(directory, 'record');
  const script = `#!/bin/sh\n${before}\nprintf '%s\\n' "$@" >> ${record}\nfor each; do last=$each; done\nexec sh -c "$last"\n`;
  writeFileSync(join(directory, 'ssh'), script);
  chmodSync(join(directory, 'ssh'), 0o755);
  return { path: `${directory}:${process.env.PATH}`, record };
}

const wire = /: over git's protocol version 2$/m;
const program = /: through the git program$/m;
const instead = /; using the git program instead$/m;
type Way = readonly [string, 'auto' | 'wire' | 'git', GitServerOptions | 'path' | 'file' | 'ssh' | 'old ssh', RegExp];
const ways: readonly Way[] = [
  ['http, by itself', 'auto', { root }, wire],
  ['http, wire forced', 'wire', { root }, wire],
  ['http, git forced', 'git', { root }, program],
  ['a server that filters no deeper than tree:0', 'wire', { root, filter: 'flat' }, wire],
  ['a server without filters', 'auto', { root, filter: false }, instead],
  ['a server of protocol version 0', 'auto', { root, protocol: 'v0' }, instead],
  ['one of version 0 without filters', 'git', { root, protocol: 'v0', filter: false }, program],
  ['a server that gives only what refs name', 'auto', { root, wants: 'refs' }, instead],
  ['such a server, git forced', 'git', { root, wants: 'refs' }, program],
  ['a path', 'auto', 'path', program],
  ['a file URL', 'git', 'file', program],
  ['ssh', 'auto', 'ssh', program],
  ['ssh to a server that takes no GIT_PROTOCOL', 'auto', 'old ssh', program],
];

describe.each(sliceOfCommit(['sha1', 'sha256'] as const, 2))('a %s repository', (objectFormat) => {
  it.each(ways)('by %s gets one sound commit of one line, with the mode that the file had', async (...way) => {
    const [, mode, server, says] = way;
    const at = world(files, objectFormat);
    const { gitops } = at;
    commitFiles(gitops, { 'apps/web2/values.yaml': 'image: { repository: r/web2, tag: older }\n' });
    await using http =
      typeof server === 'object' ? await startGitServer({ ...server, root: dirname(gitops.path) }) : undefined;
    const ssh = sshStandIn(server === 'old ssh' ? 'unset GIT_PROTOCOL' : '');
    const url = http?.url(gitops) ?? { path: gitops.path, file: `file://${gitops.path}` }[server as string];
    const repository = url ?? `ssh://git@example.invalid${gitops.path}`;
    const given = { ...v2, 'gitops-repository': repository, 'gitops-transport': mode };
    const env = { ...process.env, PATH: ssh.path };
    const { outputs, lines } = await at.bump(at.line[1]!, given, { env });
    expect(outputs).toMatchObject({ result: 'committed', attempts: 1, 'old-image': 'r/web1:old' });
    expect(outputs.commit).toBe(gitops.git('rev-parse', 'main'));
    expect(gitops.read('apps/web1/values.yaml')).toBe(values.replace('old', 'new'));
    const tree = gitops.git('ls-tree', '-r', '--format=%(objectmode) %(path)', 'main').split('\n');
    expect(tree).toEqual([
      '120000 apps/web1/link',
      '100755 apps/web1/values.yaml',
      '100644 apps/web2/values.yaml',
      '160000 vendor',
    ]);
    expect(history(gitops.path).map((each) => each.files)).toEqual([
      ['apps/web1/values.yaml'],
      ['apps/web2/values.yaml'],
      expect.anything(),
    ]);
    expect(lines.join('\n')).toMatch(says);
    fsck(gitops.path);
  });
});

describe('a way that was forced and does not lead there', () => {
  it.each([
    ['no filters', { root, filter: false }],
    ['protocol version 0', { root, protocol: 'v0' }],
    ['only what refs name', { root, wants: 'refs' }],
  ] as const)('ends where the server has %s, and writes nothing', async (_, options) => {
    const at = world(files);
    await using server = await startGitServer({ ...options, root: at.directory });
    const given = { ...v2, 'gitops-repository': server.url(at.gitops), 'gitops-transport': 'wire' };
    await expect(at.bump(at.line[1]!, given)).rejects.toMatchObject({
      code: 'GIT_WIRE_UNSUPPORTED',
      hint: expect.stringContaining('gitops-transport'),
    });
    expect(history(at.gitops.path)).toHaveLength(1);
  });
});

/** Where what is said must not depend on the way. */
const three = ['wire', 'git', 'path'] as const;

describe.each(sliceOfCommit(three, 3))('over %s', (way) => {
  async function bump(at: World, given: Given, options?: RunOptions) {
    if (way === 'path') return await at.bump(at.line[1]!, { 'gitops-repository': at.gitops.path, ...given }, options);
    await using server = await startGitServer({ root: dirname(at.gitops.path) });
    const url = server.url(at.gitops);
    return await at.bump(at.line[1]!, { 'gitops-repository': url, 'gitops-transport': way, ...given }, options);
  }

  it('a hook that refuses every push ends with its words and exit code 1', async () => {
    const at = world(files);
    declinePushes(at.gitops, 'change freeze until Monday');
    const failure = await failureOf(bump(at, v2, { clock: restlessClock }));
    expect(failure).toMatchObject({ code: 'GIT_PUSH_REJECTED', exitCode: 1 });
    expect(String(failure.cause)).toContain('change freeze until Monday');
    expect(history(at.gitops.path)).toHaveLength(1);
  });

  it('a credential in the edit is refused with exit code 4, and is not in the message', async () => {
    const at = world(files);
    const token = `glpat-${'x1'.repeat(10)}`;
    const refused = bump(at, { file: 'apps/web2/values.yaml', set: `password=${token}` });
    await expect(refused).rejects.toMatchObject({
      code: 'SECRET_IN_COMMIT',
      exitCode: 4,
      message: expect.not.stringContaining(token),
    });
    expect(history(at.gitops.path)).toHaveLength(1);
  });

  it.each([
    ['apps/web1/link', 4, 'crosses the symlink "link"'],
    ['vendor/values.yaml', 4, 'crosses the submodule "vendor"'],
    ['.GIT/config', 2, 'leads into .git'],
    ['apps/.git. /config', 2, 'leads into .git'],
    ['apps/../../values.yaml', 2, 'has a ".." segment'],
  ])('the path %s ends with exit code %i, and nothing is written', async (file, exitCode, message) => {
    const at = world(files);
    await expect(bump(at, { ...v2, file })).rejects.toMatchObject({
      code: 'PATH_OUTSIDE',
      exitCode,
      message: expect.stringContaining(message),
    });
    expect(history(at.gitops.path)).toHaveLength(1);
  });

  it.each(['release/1.x', 'ümläut/→', "it's;$(id)"])('the branch %s is written to, and no other', async (branch) => {
    const at = world(files);
    at.gitops.git('branch', branch, 'main');
    const { outputs } = await bump(at, { ...v2, 'gitops-branch': branch });
    expect(outputs.commit).toBe(at.gitops.git('rev-parse', `refs/heads/${branch}`));
    expect(history(at.gitops.path)).toHaveLength(1);
  });

  it('a branch that is not there is bad input, with the one that was meant', async () => {
    const at = world(files);
    at.gitops.git('branch', 'production', 'main');
    await expect(bump(at, { ...v2, 'gitops-branch': 'prodution' })).rejects.toMatchObject({
      code: 'GIT_BRANCH_NOT_FOUND',
      exitCode: 2,
      hint: 'Did you mean production?',
    });
  });

  it.each([
    ['is detached', (at: World) => at.gitops.git('update-ref', '--no-deref', 'HEAD', 'main')],
    ['names a branch that is not there', (at: World) => at.gitops.git('symbolic-ref', 'HEAD', 'refs/heads/master')],
  ])('a HEAD that %s is bad input that asks for gitops-branch, and with it all is well', async (_, change) => {
    const at = world(files);
    change(at);
    await expect(bump(at, v2)).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringMatching(/^gitops-branch: /),
    });
    expect((await bump(at, { ...v2, 'gitops-branch': 'main' })).outputs.result).toBe('committed');
  });

  it('an empty repository has no file to bump, which is bad input', async () => {
    const at = world({});
    const gitops = createBareRepository(at.directory);
    await expect(bump({ ...at, gitops }, v2)).rejects.toMatchObject({ code: 'FILE_NOT_FOUND', exitCode: 2 });
    expect(gitops.git('for-each-ref')).toBe('');
  });
});

describe('a redirect', () => {
  it.each(['wire', 'git'] as const)('to another origin never gets the credential, over %s (law 6)', async (mode) => {
    const at = world(files);
    await using elsewhere = await startGitServer({ root: at.directory });
    await using server = await startGitServer({ root: at.directory });
    server.inject({ kind: 'redirect', to: elsewhere.origin, times: 99 });
    const given = { ...v2, 'gitops-repository': server.url(at.gitops), 'gitops-transport': mode };
    await at.bump(at.line[1]!, { ...given, 'gitops-token': 'canary-7f3a9c21' }).catch(() => undefined);
    expect(server.requests[0]?.headers.authorization).toMatch(/^Basic /);
    expect(elsewhere.requests.filter(({ headers }) => headers.authorization !== undefined)).toEqual([]);
  });
});

describe('ssh', () => {
  it('that is not installed is named, with what to do (law 10)', async () => {
    const at = world(files);
    const bin = mkdtempSync(join(root, 'bin-'));
    symlinkSync(String(await findProgram('git')), join(bin, 'git'));
    const given = { ...v2, 'gitops-repository': 'git@example.invalid:infra/gitops.git' };
    const bumped = at.bump(at.line[1]!, given, { env: { ...process.env, PATH: bin } });
    await expect(bumped).rejects.toMatchObject({
      code: 'GIT_SSH_MISSING',
      exitCode: 1,
      hint: expect.stringContaining('openssh-client'),
    });
  });

  it('reaches user@host:path, and an agent without a key', async () => {
    const at = world(files);
    const ssh = sshStandIn();
    const given = { ...v2, 'gitops-repository': `git@example.invalid:${at.gitops.path}` };
    const { outputs } = await at.bump(at.line[1]!, given, { env: { ...process.env, PATH: ssh.path } });
    expect(outputs.result).toBe('committed');
    const calls = readFileSync(ssh.record, 'utf8');
    expect(calls).toContain('BatchMode=yes');
    expect(calls).toContain('StrictHostKeyChecking=yes');
    expect(calls).not.toContain('IdentitiesOnly');
  });
});

describe('a gitops-token without a user name', () => {
  const jobToken = 'glcbt-64_the-token-of-the-job';
  const env = { ...process.env, CI_JOB_TOKEN: jobToken };

  it.each<[string, Given, string]>([
    ["is GitLab's job token", { 'gitops-token': jobToken }, basic('gitlab-ci-token', jobToken)],
    [
      'is its job token, by the git program',
      { 'gitops-token': jobToken, 'gitops-transport': 'git' },
      basic('gitlab-ci-token', jobToken),
    ],
    ['is the token of a project', { 'gitops-token': 'glpat-project' }, basic('x-access-token', 'glpat-project')],
    ['has one after all', { 'gitops-token': jobToken, 'gitops-username': 'Ada' }, basic('Ada', jobToken)],
  ])('goes with the one that the server wants, where it %s', async (_, given, authorization) => {
    const at = world(files);
    const server = await startGitServer({ root: dirname(at.gitops.path), authorization });
    const repository = { 'gitops-repository': server.url(at.gitops) };
    const { outputs } = await at.bump(at.line[0]!, { ...v2, ...repository, ...given }, { env });
    expect(outputs.result).toBe('committed');
    expect(at.gitops.git('log', '-1', '--format=%B')).not.toContain(jobToken);
  });
});
