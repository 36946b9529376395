import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { github } from '../../../../../src/core/forge/github/github.ts';
import { createSecrets } from '../../../../../src/core/secrets.ts';
import { restlessClock } from '../../../../support/clock.ts';
import { failureOf } from '../../../../support/failure.ts';
import { openForge } from '../../../../support/forge.ts';
import { type GithubFault, primaryLimit, secondaryLimit } from '../../../../support/github/server.ts';
import { content, path, setting, token } from '../../../../support/github/setting.ts';
import { portsOf } from '../../../../support/ports.ts';

describe('what passes by itself is waited for', () => {
  it.each([
    ['a secondary limit, as long as it asks', { at: 'pulls.list', ...secondaryLimit(7) }, 7_000],
    ['a primary limit that ends soon', { at: 'pulls.list', ...primaryLimit(Date.now() + 20_000) }, 15_000],
    ['a gateway', { at: 'pulls.list', kind: 'status', status: 502 }, 0],
    ['a broken line', { at: 'pulls.list', kind: 'drop-before' }, 0],
  ] as const)('%s', async (_, fault, atLeast) => {
    const { server, forge, pauses } = await setting();
    server.inject(fault as GithubFault);
    expect(await forge.openRequests('bump/')).toEqual([]);
    expect(pauses).toHaveLength(1);
    expect(pauses[0]).toBeGreaterThanOrEqual(atLeast);
  });

  it('a limit that turned a write away, which has then done nothing', async () => {
    const { server, forge, branch, pauses } = await setting();
    branch('bump/web1');
    server.inject({ at: 'pulls.create', ...secondaryLimit(2) });
    expect((await forge.createRequest(content())).number).toBe(1);
    expect(pauses[0]).toBeGreaterThanOrEqual(2_000);
  });

  it('a limit that GraphQL reports with status 200', async () => {
    const { server, git, forge, pauses } = await setting();
    const body = { errors: [{ type: 'RATE_LIMITED', message: 'API rate limit exceeded' }] };
    server.inject({ at: 'createCommitOnBranch', kind: 'status', status: 200, headers: { 'retry-after': '3' }, body });
    const change = { branch: 'main', expectedTip: git.git('rev-parse', 'main'), message: 'Bump', files: [] };
    expect(await forge.commit(change)).toMatchObject({ result: 'committed' });
    expect(pauses[0]).toBeGreaterThanOrEqual(3_000);
  });
});

describe('what does not pass is a failure that teaches (law 10)', () => {
  it('an hour without requests: says when it ends, and does not sit on the runner', async () => {
    const { server, forge, pauses } = await setting();
    const reset = Date.now() + 3_000_000;
    server.inject({ ...primaryLimit(reset), times: 9 });
    const failure = await failureOf(forge.openRequests('bump/'));
    expect(failure).toMatchObject({
      code: 'FORGE_RATE_LIMIT',
      hint: expect.stringContaining(new Date(reset).toISOString().slice(0, 16)),
    });
    expect(pauses).toEqual([]);
  });

  it.each([
    ['a token that is not valid', 401, 'FORGE_AUTH', 'expired or been revoked'],
    ['a gateway that stays down', 503, 'FORGE_UNAVAILABLE', 'githubstatus'],
    ['what is not there', 404, 'FORGE_NOT_FOUND', 'pull-requests: read'],
    ['a policy', 422, 'FORGE_REFUSED', 'cause'],
  ] as const)('%s', async (_, status, code, hint) => {
    const { server, forge } = await setting();
    server.inject({ kind: 'status', status, body: { message: 'the words of GitHub' }, times: 99 });
    const failure = await failureOf(forge.openRequests('bump/'));
    expect(failure).toMatchObject({ code, hint: expect.stringContaining(hint), exitCode: 1 });
    expect((failure.cause as Error).message).toContain('the words of GitHub');
    expect(failure.message).toContain(path);
  });

  it('a missing permission: names it as a workflow writes it, and as GitHub names it', async () => {
    const { forge, branch } = await setting({ account: { permissions: { contents: 'write', pull_requests: 'read' } } });
    branch('bump/web1');
    const failure = await failureOf(forge.createRequest(content()));
    expect(failure).toMatchObject({ code: 'FORGE_AUTH' });
    expect(failure.hint).toContain('`pull-requests: write`');
    expect(failure.hint).toContain('pull_requests=write');
  });

  it('a missing permission to commit, which GraphQL tells by type', async () => {
    const { git, forge } = await setting({ account: { permissions: { contents: 'read' } } });
    const change = { branch: 'main', expectedTip: git.git('rev-parse', 'main'), message: 'Bump', files: [] };
    const failure = await failureOf(forge.commit(change));
    expect(failure).toMatchObject({ code: 'FORGE_AUTH', hint: expect.stringContaining('`contents: write`') });
  });

  it('a repository that the token may not see: 404 hides a missing permission', async () => {
    const { forge } = await setting({ account: { repositories: ['acme/monorepo'] } });
    const failure = await failureOf(forge.openRequest('bump/web1', 'main'));
    expect(failure).toMatchObject({ code: 'FORGE_NOT_FOUND', hint: expect.stringContaining('may not see') });
  });

  it('a workflow that may not open requests: names the switch', async () => {
    const { server, forge, branch } = await setting();
    branch('bump/web1');
    const body = { message: 'GitHub Actions is not permitted to create or approve pull requests.' };
    server.inject({ at: 'pulls.create', kind: 'status', status: 403, body });
    expect((await failureOf(forge.createRequest(content()))).hint).toContain('Settings → Actions');
  });

  it('a page instead of an API: not read as an empty list', async () => {
    const { server, forge } = await setting();
    const page = {
      kind: 'status',
      status: 200,
      headers: { 'content-type': 'text/html' },
      body: '<html>',
      times: 99,
    } as const;
    server.inject({ at: 'pulls.list', ...page });
    const failure = await failureOf(forge.openRequests('bump/'));
    expect(failure).toMatchObject({ code: 'FORGE_UNREACHABLE', hint: expect.stringContaining('forge-url') });
  });

  it('a host that does not answer', async () => {
    const ports = portsOf({ clock: restlessClock });
    const { server } = await setting();
    const nowhere = server.forge(path);
    await server.close();
    const failure = await failureOf((await openForge(nowhere, token, ports)).openRequests(''));
    expect(failure).toMatchObject({ code: 'FORGE_UNREACHABLE', message: expect.stringContaining('ECONNREFUSED') });
  });
});

describe('secrets (law 6)', () => {
  it('the token is in the Authorization header, and in no URL, body, log or error', async () => {
    const { server, git, forge, log, branch } = await setting();
    branch('bump/web1');
    const request = await forge.createRequest(content());
    await forge.enableAutoMerge(request);
    server.inject({ kind: 'status', status: 422, body: { message: `you sent ${token}` }, times: 99 });
    const change = { branch: 'main', expectedTip: git.git('rev-parse', 'main'), message: 'Bump', files: [] };
    const failures = [
      await failureOf(forge.openRequests('')),
      await failureOf(forge.commit(change)),
      await failureOf(forge.createRequest(content())),
    ];
    for (const failure of failures) expect(inspect(failure, { depth: 20, showHidden: true })).not.toContain(token);
    expect(log.lines.join('\n')).not.toContain(token);
    for (const { url, body, headers } of server.requests) {
      expect(url + body).not.toContain(token);
      expect(headers.authorization).toMatch(new RegExp(`^token ${token}$`));
    }
  });

  it('the token is masked before anything is sent', async () => {
    const secrets = createSecrets();
    const nowhere = { kind: github, api: 'http://127.0.0.1:9', path, url: '' };
    await openForge(nowhere, token, portsOf({ secrets }));
    expect(secrets.redact(`token ${token}`)).toBe('token ***');
  });
});
