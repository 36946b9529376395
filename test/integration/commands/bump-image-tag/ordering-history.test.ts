/** Law 3 where the history that tells is long, renamed, or out of reach of the checkout. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createWorld, type World } from '../../../support/commands/world.ts';
import { person } from '../../../support/git/person.ts';
import { type BareRepository, commitFiles, commitMany } from '../../../support/git/repository.ts';
import { startGitServer } from '../../../support/git/server.ts';
import { startGithubServer } from '../../../support/github/server.ts';
import { startGitlabServer } from '../../../support/gitlab/server.ts';
import type { RunOptions } from '../../../support/inputs.ts';

const values = (tag: string) => `image:\n  repository: r.example.com/fe/web1\n  tag: ${tag}\n`;
const sha8 = (commit: string | undefined) => commit!.slice(0, 8);

function world(files: Readonly<Record<string, string>> = {}): World {
  return createWorld({ 'web1.yaml': values('none'), ...files });
}

const bump = (at: World, index: number, tag: string, given = {}, options: RunOptions = {}) =>
  at.bump(at.line[index]!, { file: 'web1.yaml', tag, ...given }, options);

describe('a service that was written long ago', () => {
  it.each([60, 300])('is known behind %i commits of others, by tags that say nothing', async (count) => {
    const at = world();
    await bump(at, 4, 'four');
    commitMany(at.gitops, count);
    expect((await bump(at, 2, 'two')).outputs.result).toBe('superseded');
    expect((await bump(at, 5, 'five')).outputs.result).toBe('committed');
  });

  it('and that a person has taken back since is not deployed again by a run that is late', async () => {
    const at = world();
    await bump(at, 1, sha8(at.line[1]));
    await bump(at, 3, sha8(at.line[3]));
    person(at).revert('origin/main');
    commitMany(at.gitops, 40);
    for (const index of [3, 2]) {
      const { outputs, summary } = await bump(at, index, sha8(at.line[index]));
      expect(outputs.result).toBe('superseded');
      expect(summary).toContain(`taken back from ${sha8(at.line[3])}`);
    }
    expect((await bump(at, 4, sha8(at.line[4]))).outputs.result).toBe('committed');
  });

  it('behind a thousand commits is let through with a warning, and refused by on-older: fail', async () => {
    const at = world();
    await bump(at, 4, 'four');
    commitMany(at.gitops, 1_000);
    const refused = bump(at, 2, 'two', { 'on-older': 'fail' });
    await expect(refused).rejects.toMatchObject({
      code: 'ORDER_UNKNOWN',
      exitCode: 4,
      message: expect.stringContaining(
        'cannot tell whether four in web1.yaml is newer: the last 1000 commits of the GitOps repository do not say',
      ),
      hint: expect.stringContaining('{sha8}'),
    });
    const { outputs, lines } = await bump(at, 2, 'two');
    expect(outputs.result).toBe('committed');
    expect(lines.filter((line) => line.includes('cannot tell whether four'))).toHaveLength(1);
  });

  it('by tags that name the commit needs none of it', async () => {
    const at = world();
    await bump(at, 4, sha8(at.line[4]));
    commitMany(at.gitops, 1_000);
    expect((await bump(at, 2, sha8(at.line[2]))).outputs.result).toBe('superseded');
    const { outputs, lines } = await bump(at, 5, sha8(at.line[5]), { 'on-older': 'fail' });
    expect(outputs.result).toBe('committed');
    expect(lines.join('\n')).not.toContain('cannot tell');
  });

  it('costs no request more, and two of commits alone where tags say nothing (law 5)', async () => {
    const at = world();
    await using server = await startGitServer({ root: at.directory });
    const over = { 'gitops-repository': server.url(at.gitops), 'gitops-transport': 'wire' };
    const asked = () =>
      server.requests.flatMap(({ body, bytesOut }) => {
        const [, depth] = /deepen (\d+)/.exec(body.toString('latin1')) ?? [];
        return depth === undefined || depth === '1' ? [] : [{ depth: Number(depth), bytesOut }];
      });
    await bump(at, 1, sha8(at.line[1]));
    commitMany(at.gitops, 1_200);
    server.reset();
    await bump(at, 2, sha8(at.line[2]), over);
    expect(asked().map(({ depth }) => depth)).toEqual([50]);
    await bump(at, 3, 'three', over);
    commitMany(at.gitops, 1_200);
    server.reset();
    await bump(at, 4, 'four', over);
    expect(asked().map(({ depth }) => depth)).toEqual([50, 250, 1_000]);
    const bytes = asked().reduce((sum, { bytesOut }) => sum + bytesOut, 0);
    expect(bytes).toBeLessThan(250_000);
  });
});

describe('commits that git no longer writes', () => {
  it.each(['wire', 'git'])('in the history stop neither a bump nor a rollback, over %s', async (mode) => {
    const at = world();
    await using server = await startGitServer({ root: at.directory });
    const over = { 'gitops-repository': server.url(at.gitops), 'gitops-transport': mode };
    await bump(at, 2, 'two');
    for (const stamps of ['author A <a@b>\ncommitter A <a@b>', 'author  <> 1 +0000\ncommitter x']) {
      const [tree, parent] = ['main^{tree}', 'main'].map((name) => at.gitops.git('rev-parse', name));
      const input = `tree ${tree}\nparent ${parent}\n${stamps}\n\nOdd\n`;
      const args = ['-C', at.gitops.path, 'hash-object', '-t', 'commit', '-w', '--stdin', '--literally'];
      at.gitops.git('update-ref', 'refs/heads/main', execFileSync('git', args, { input, encoding: 'utf8' }).trim());
    }
    for (const oddity of ['missingEmail', 'missingSpaceBeforeDate'])
      at.gitops.git('config', `fsck.${oddity}`, 'ignore');
    commitFiles(at.gitops, { 'noise.yaml': 'x\n' });
    expect((await bump(at, 4, 'four', over)).outputs.result).toBe('committed');
    expect((await bump(at, 3, 'three', over)).outputs.result).toBe('superseded');
    const back = await at.bump(at.line[5]!, { file: 'web1.yaml', rollback: true, ...over });
    expect(back.outputs['new-image']).toBe('r.example.com/fe/web1:two');
  });
});

describe('a file that was renamed or copied', () => {
  it('holds an image whose commit the old place tells', async () => {
    const at = world();
    await bump(at, 4, 'four');
    const moved = { file: 'moved.yaml' };
    const renamed = values('four');
    commitFiles(at.gitops, { 'web1.yaml': undefined, 'moved.yaml': renamed }, { message: 'Rename' });
    expect((await bump(at, 2, 'two', moved)).outputs.result).toBe('superseded');
    expect(at.gitops.read('moved.yaml')).toBe(renamed);
    expect((await bump(at, 5, 'five', moved)).outputs.result).toBe('committed');
  });

  it('is not told by an image of another repository with the same tag', async () => {
    const at = world({ 'web2.yaml': values('none').replace('web1', 'web2') });
    await bump(at, 4, 'same');
    commitFiles(at.gitops, { 'web2.yaml': values('same').replace('web1', 'web2') });
    expect((await bump(at, 2, 'two', { file: 'web2.yaml' })).outputs.result).toBe('committed');
  });
});

describe('a checkout of one commit that cannot be deepened', () => {
  const forges = ['github', 'gitlab'] as const;

  /** The monorepo on a forge, and a run of one of its commits with `fetch-depth: 1` and no credential for git. */
  async function onForge(kind: (typeof forges)[number], at: World) {
    const git = (...args: string[]) => execFileSync('git', ['-C', at.monorepo, ...args], { encoding: 'utf8' }).trim();
    const repository: BareRepository = {
      path: at.monorepo,
      git,
      read: (file, revision) => git('show', `${revision}:${file}`),
    };
    const alone = (index: number) => {
      const workspace = join(at.directory, `alone-${index}`);
      execFileSync('git', ['clone', '-q', '--depth=1', `file://${at.monorepo}`, workspace]);
      execFileSync('git', ['-C', workspace, 'fetch', '-q', '--depth=1', 'origin', at.line[index]!]);
      execFileSync('git', ['-C', workspace, 'checkout', '-q', at.line[index]!]);
      execFileSync('git', ['-C', workspace, 'remote', 'remove', 'origin']);
      return workspace;
    };
    if (kind === 'github') {
      const accounts = { 'job-token': { login: 'ci', permissions: { contents: 'read' } } } as const;
      const server = await startGithubServer({ repositories: { 'acme/shop': { git: repository } }, accounts });
      const ci = { repository: 'acme/shop', repositoryUrl: `${server.origin}/acme/shop` };
      const options = (index: number, token = 'job-token'): RunOptions => ({
        ci: { host: 'github', ...ci, workspace: alone(index) },
        env: {
          ...process.env,
          GITHUB_SERVER_URL: server.origin,
          GITHUB_API_URL: `${server.origin}/api/v3`,
          GITHUB_TOKEN: token,
        },
      });
      return { options, asked: () => server.operations(), [Symbol.asyncDispose]: () => server.close() };
    }
    const server = await startGitlabServer({ repository });
    const { url, path } = server.project;
    const ci = { host: 'gitlab', repository: path, repositoryUrl: url } as const;
    const options = (index: number, token = server.jobToken): RunOptions => ({
      ci: { ...ci, workspace: alone(index) },
      env: { ...process.env, CI_SERVER_URL: new URL(url).origin, CI_JOB_TOKEN: token },
    });
    const asked = () => server.requests.map((each) => each.path);
    return { options, asked, [Symbol.asyncDispose]: () => server.close() };
  }

  it.each(forges)('asks %s which commit is older (law 3)', async (kind) => {
    const at = world();
    await using forge = await onForge(kind, at);
    const { repository, repositoryUrl } = forge.options(4).ci!;
    const source = { ci: { repository: repository!, repositoryUrl: repositoryUrl! } };
    await bump(at, 4, 'four', {}, source);
    const { outputs, summary, lines } = await bump(at, 2, 'two', { 'on-older': 'skip' }, forge.options(2));
    expect(outputs.result).toBe('superseded');
    expect(summary).toContain(`an image of ${sha8(at.line[4])}, which is newer`);
    expect(lines.join('\n')).not.toContain('cannot tell');
    expect(forge.asked().some((each) => /compare|merge_base/i.test(each))).toBe(true);
    expect((await bump(at, 5, 'five', { 'on-older': 'fail' }, forge.options(5))).outputs.result).toBe('committed');
  });

  it.each(forges)('says so where %s does not answer either, instead of writing in silence', async (kind) => {
    const at = world();
    await using forge = await onForge(kind, at);
    const { repository, repositoryUrl } = forge.options(3).ci!;
    await bump(at, 3, 'three', {}, { ci: { repository: repository!, repositoryUrl: repositoryUrl! } });
    const options = forge.options(2, 'a-token-that-may-not');
    await expect(bump(at, 2, 'two', { 'on-older': 'fail' }, options)).rejects.toMatchObject({
      code: 'ORDER_UNKNOWN',
      exitCode: 4,
      hint: expect.stringContaining('fetch-depth: 0'),
    });
    const { outputs, lines } = await bump(at, 2, 'two', {}, options);
    expect(outputs.result).toBe('committed');
    expect(lines.join('\n')).toContain(
      'cannot tell whether three in web1.yaml is newer: the forge does not tell which commit is older',
    );
  });
});
