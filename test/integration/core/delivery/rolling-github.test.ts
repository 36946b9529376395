import { describe, expect, it } from 'vitest';
import { deliverRequest } from '../../../../src/core/delivery/rolling-request.ts';
import { branch, requestFor, services, tags } from '../../../support/delivery/rolling-request.ts';
import { openForge } from '../../../support/forge.ts';
import { commitFiles, createBareRepository, fsck } from '../../../support/git/repository.ts';
import { startGitServer } from '../../../support/git/server.ts';
import { open } from '../../../support/git/transport.ts';
import { type GithubRequest, startGithubServer } from '../../../support/github/server.ts';
import { scratchDirectory } from '../../../support/lifetime.ts';
import { portsOf } from '../../../support/ports.ts';

const root = scratchDirectory('mg-rolling-github');
const git = await startGitServer({ root });

const isWrite = ({ method, body }: GithubRequest) => method !== 'GET' && !body.includes('"query":"query');

async function world() {
  const repository = createBareRepository(root, { files: { 'tags.yaml': tags } });
  const token = 'ghs_0123456789abcdefghij';
  const server = await startGithubServer({
    repositories: { 'acme/gitops': { git: repository, protected: true } },
    accounts: {
      [token]: { login: 'bot', permissions: { contents: 'write', pull_requests: 'write' } },
    },
  });
  const { pulls } = server.repository('acme/gitops');
  const bump = async (service: string, tag: string, overrides: Parameters<typeof requestFor>[4] = {}) => {
    await using transport = await open(git.url(repository), 'wire');
    const forge = await openForge(server.forge('acme/gitops'), token, portsOf());
    return await deliverRequest(requestFor(transport, forge, service, tag, { branch: 'main', ...overrides }));
  };
  return { repository, server, pulls, bump };
}

describe('a rolling request on GitHub', () => {
  it.each(['git', 'api'] as const)('keeps all services that are delivered at once by %s (law 2)', async (commitVia) => {
    const { repository, pulls, bump } = await world();
    const atOnce = services.slice(0, 6);
    const results = await Promise.all(atOnce.map((name) => bump(name, 'v2', { timeout: 110_000, commitVia })));
    expect(results.map(({ state }) => state)).toEqual(atOnce.map(() => 'open'));
    const expected = atOnce.reduce((text, name) => text.replace(`${name}: v1`, `${name}: v2`), tags);
    expect(repository.read('tags.yaml', branch)).toBe(expected);
    expect(pulls).toHaveLength(1);
    expect(pulls[0]?.labels).toEqual(['deploy']);
    for (const name of atOnce) expect(pulls[0]?.body).toContain(`\`acme/${name}:v2\``);
    fsck(repository.path);
  });

  it('writes nothing for a second run (law 4)', async () => {
    const { server, bump } = await world();
    await bump('web0', 'v2', { autoMerge: true });
    server.reset();
    expect(await bump('web0', 'v2', { autoMerge: true })).toMatchObject({
      state: 'open',
      delivered: { result: 'unchanged' },
    });
    expect(server.requests.filter(isWrite)).toEqual([]);
  });

  it('is closed with the reason when the base has it all, and begins anew afterwards', async () => {
    const { repository, pulls, bump } = await world();
    await bump('web0', 'v2');
    commitFiles(repository, { 'tags.yaml': tags.replace('web0: v1', 'web0: v2') });
    expect(await bump('web0', 'v2')).toMatchObject({ state: 'none', closed: [1] });
    expect(pulls[0]).toMatchObject({
      state: 'closed',
      comments: [{ body: expect.stringContaining('Nothing is left') as string }],
    });
    expect(await bump('web1', 'v2')).toMatchObject({ state: 'open', request: { number: 2 } });
  });

  it.each(['SQUASH', 'REBASE'] as const)('does not bring back what was reverted behind a %s', async (method) => {
    const { repository, server, pulls, bump } = await world();
    await bump('web0', 'v2');
    server.repository('acme/gitops').merge(pulls[0]!, method);
    commitFiles(repository, { 'tags.yaml': tags });
    expect(await bump('web1', 'v2')).toMatchObject({ request: { number: 2, title: 'Deploy web1 to prod' } });
    expect(repository.read('tags.yaml', branch)).toBe(tags.replace('web1: v1', 'web1: v2'));
  });
});
