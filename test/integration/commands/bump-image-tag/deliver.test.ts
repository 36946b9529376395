/** `deliver` and `commit-via` from the inputs that users write, on both forges. */
import { beforeEach, describe, expect, it } from 'vitest';
import { Failure } from '../../../../src/core/failure.ts';
import { onGithub, onGitlab } from '../../../support/commands/forges.ts';
import { createWorld, type World } from '../../../support/commands/world.ts';
import type { Given } from '../../../support/inputs.ts';

let world: World;
let github: Awaited<ReturnType<typeof onGithub>>['github'];
let gitlab: Awaited<ReturnType<typeof onGitlab>>['gitlab'];
let on: Readonly<Record<Forge, Given>>;

beforeEach(async () => {
  world = createWorld({ 'web1/values.yaml': 'image:\n  repository: acme/web1\n  tag: v1\n' });
  const [hub, lab] = [await onGithub(world), await onGitlab(world)];
  on = { github: hub.given, gitlab: lab.given };
  ({ github } = hub);
  ({ gitlab } = lab);
});

type Forge = 'github' | 'gitlab';

const bump = (forge: Forge, given: Given) =>
  world.bump(world.line[0]!, { file: 'web1/values.yaml', image: 'acme/web1', tag: 'v2', ...on[forge], ...given });

const author = (revision = 'main') => world.gitops.git('log', '-1', '--format=%an <%ae>', revision);

describe.each(['github', 'gitlab'] as const)('what %s would not take', (forge) => {
  it.each([
    ['a title that is too long', { deliver: 'pull-request', title: 'x'.repeat(256) }, /^title: has 256 characters/],
    [
      'a key of ours for a commit of its own',
      { 'commit-via': 'api', sign: 'hunter2' },
      /^sign: cannot be used with commit-via: api/,
    ],
  ])('%s is bad input, and nothing is written', async (_, given, says) => {
    const before = world.gitops.git('for-each-ref');
    const error: unknown = await bump(forge, given).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(Failure);
    const { exitCode, message } = error as Failure;
    expect([exitCode, message]).toEqual([2, expect.stringMatching(says)]);
    expect(world.gitops.git('for-each-ref')).toBe(before);
    expect([github.requests, gitlab.requests]).toEqual([[], []]);
  });
});

describe('the summary of the job', () => {
  it.each([
    ['github', 'push', 'git'],
    ['github', 'pull-request', 'api'],
    ['gitlab', 'push', 'api'],
    ['gitlab', 'pull-request', 'git'],
  ] as const)('on %s (%s by %s) has service, file, old and new image, commit, request and time', async (...how) => {
    const [forge, deliver, via] = how;
    const updates = JSON.stringify([{ service: 'web1', file: 'web1/values.yaml', image: 'acme/web1', tag: 'v2' }]);
    const { summary, outputs } = await world.bump(world.line[0] ?? '', {
      ...on[forge],
      deliver,
      'commit-via': via,
      updates,
    });
    const origin = forge === 'github' ? `${github.origin}/acme/gitops` : `${gitlab.project.url}/-`;
    const commit = String(outputs.commit);
    const lines = summary.split('\n').filter(Boolean);
    const request = `[request #1](${String(outputs['request-url'])})`;
    const verdict = deliver === 'push' ? '🟢 Written: **web1**' : `🟡 Waits in ${request}: **web1**`;
    expect(lines[0]).toContain(verdict);
    expect(lines.slice(1, 3)).toEqual(['| service | file | from | to |', '| --- | --- | --- | --- |']);
    expect(lines[3]).toMatch(/^\| \**web1\** \| `web1\/values\.yaml` \|.*web1:v1.*\|.*web1:v2.*\|$/);
    const facts = lines[4] ?? '';
    expect(facts).toContain(`[\`${commit.slice(0, 8)}\`](${origin}/commit/${commit})`);
    if (deliver === 'pull-request') expect(facts).toContain(String(outputs['request-url']));
    expect(facts).toMatch(/\d+\.\d s/);
  });
});

describe('the author of a commit by API', () => {
  it.each(['push', 'pull-request'])('is the one that is given, on GitLab (%s)', async (deliver) => {
    await bump('gitlab', { deliver, 'commit-via': 'api', author: 'Ada <ada@example.com>', 'request-key': 'prod' });
    expect(author(deliver === 'push' ? 'main' : 'monorepo-gitops/prod')).toBe('Ada <ada@example.com>');
  });

  it.each(['github', 'gitlab'] as const)('is the owner of the token where none is given, on %s', async (forge) => {
    await bump(forge, { 'commit-via': 'api' });
    expect(author()).toMatch(/bot/i);
  });

  it('cannot be chosen on GitHub, which is bad input', async () => {
    const before = world.gitops.git('for-each-ref');
    const given = { 'commit-via': 'api', author: 'Ada <ada@example.com>' };
    await expect(bump('github', given)).rejects.toMatchObject({
      exitCode: 2,
      message: expect.stringMatching(/^author: .*GitHub/) as string,
    });
    expect([world.gitops.git('for-each-ref'), github.requests]).toEqual([before, []]);
  });
});
