import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { commitFiles, createBareRepository, fsck, history } from '../../support/git/repository.ts';
import { basic, startGitServer } from '../../support/git/server.ts';
import { scratchDirectory } from '../../support/lifetime.ts';

const run = promisify(execFile);
const root = scratchDirectory('mg-server');

describe('the git server of the tests', () => {
  it('is a real one: clones, records requests, refuses other credentials', async () => {
    const repository = createBareRepository(root, {
      files: { 'a/b.yaml': 'x: 1\n', run: { mode: '100755', body: '#!/bin/sh\n' } },
    });
    const tip = commitFiles(repository, { 'a/b.yaml': 'x: 2\n', run: undefined }, { message: 'Second' });
    await using server = await startGitServer({ root, authorization: basic('user', 'canary') });
    const clone = join(root, 'clone');
    const config = ['-c', `http.extraHeader=Authorization: ${basic('user', 'canary')}`];
    await run('git', [...config, 'clone', '-q', server.url(repository), clone]);
    expect((await run('git', ['-C', clone, 'rev-parse', 'HEAD'])).stdout.trim()).toBe(tip);
    expect(server.requests.map((request) => request.kind)).toEqual(['info-refs', 'ls-refs', 'fetch']);
    expect(repository.read('a/b.yaml')).toBe('x: 2\n');
    expect(history(repository.path).map(({ subject, files }) => ({ subject, files }))).toEqual([
      { subject: 'Second', files: ['a/b.yaml', 'run'] },
      { subject: 'First', files: ['a/b.yaml', 'run'] },
    ]);
    fsck(repository.path);
    await expect(
      run('git', ['ls-remote', server.url(repository)], { env: { PATH: process.env.PATH, GIT_TERMINAL_PROMPT: '0' } }),
    ).rejects.toThrow();
  });
});
