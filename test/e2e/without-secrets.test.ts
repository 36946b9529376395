/**
 * Requests whose runs get no secrets from GitHub, by the payloads of its events: their runs are green when the request is
 * opened, changed, closed and merged, and ask no server anything.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { gitIn } from '../support/git/repository.ts';
import { scratchDirectory } from '../support/lifetime.ts';
import { runAction } from '../support/program.ts';

const monorepo = scratchDirectory('shop');
const git = gitIn(monorepo);
mkdirSync(join(monorepo, 'apps/web1'), { recursive: true });
writeFileSync(join(monorepo, 'apps/web1/package.json'), '{ "name": "web1" }\n');
writeFileSync(
  join(monorepo, 'gitops.yaml'),
  `version: 1
registry: registry.invalid/fe
gitops: { repository: "https://gitops.invalid/acme/gitops.git" }
argocd: { server: argocd.invalid }
services: { web1: { path: apps/web1 } }
environments:
  preview: { when: { request: true, branch: "dependabot/**" }, file: "review/{slug}/{service}.yaml", ttl: 2d }
`,
);
git('init', '--quiet', '--initial-branch=main');
git('add', '--all');
git('commit', '--quiet', '--message', 'One service');
const sha = git('rev-parse', 'HEAD');

/** As in GitHub's payload of `pull_request`. */
function request(action: string, { ref = 'feature/x', fork = 'mallory/shop' as string | null, merged = false } = {}) {
  return {
    action,
    number: 7,
    pull_request: {
      number: 7,
      merged,
      head: { ref, sha, repo: fork === null ? null : { full_name: fork } },
      base: { ref: 'main', sha, repo: { full_name: 'acme/shop' } },
    },
    repository: { full_name: 'acme/shop', default_branch: 'main' },
  };
}

const ofDependabot = { ref: 'dependabot/npm_and_yarn/vite-7', fork: 'acme/shop' };
const dependabot = 'dependabot[bot]';

describe.each(['deploy', 'cleanup-review-env', 'plan'] as const)('%s', (command) => {
  it.each<[string, string, string, object]>([
    ['a request of a fork, opened', 'pull_request', 'mallory', request('opened')],
    ['a request of a fork, pushed to', 'pull_request', 'mallory', request('synchronize')],
    ['a request of a fork, closed', 'pull_request', 'mallory', request('closed')],
    ['a request of a fork, merged by a member', 'pull_request', 'mona', request('closed', { merged: true })],
    ['a request of a fork that is gone', 'pull_request', 'mallory', request('closed', { fork: null })],
    ['a request of a fork, from a branch main', 'pull_request_target', 'mallory', request('closed', { ref: 'main' })],
    ['a review of a request of a fork', 'pull_request_review', 'mona', request('submitted')],
    ['a request of Dependabot, opened', 'pull_request', dependabot, request('opened', ofDependabot)],
    ['a request of Dependabot, replaced', 'pull_request', dependabot, request('closed', ofDependabot)],
    ['a push of Dependabot', 'push', dependabot, { ref: `refs/heads/${ofDependabot.ref}`, after: sha }],
    ['a branch that Dependabot deletes', 'delete', dependabot, { ref: ofDependabot.ref, ref_type: 'branch' }],
  ])('%s', async (_, event, actor, payload) => {
    const directory = scratchDirectory('event');
    writeFileSync(join(directory, 'event.json'), JSON.stringify(payload));
    const env = {
      GITHUB_EVENT_NAME: event,
      GITHUB_EVENT_PATH: join(directory, 'event.json'),
      GITHUB_REPOSITORY: 'acme/shop',
      GITHUB_ACTOR: actor,
      GITHUB_REF: event === 'push' ? `refs/heads/${ofDependabot.ref}` : 'refs/pull/7/merge',
      GITHUB_SHA: sha,
      GITHUB_WORKSPACE: monorepo,
      // An action gets an empty secret as an empty input.
      'INPUT_GITOPS-TOKEN': '',
      'INPUT_ARGOCD-TOKEN': '',
    };
    const ran = await runAction(command, {}, { cwd: monorepo, env });
    const said = ran.stdout.split('\n').filter((line) => /^::error|not deployed|no secrets/.test(line));
    expect([ran.code, said]).toEqual([0, [expect.stringMatching(/not deployed|no secrets/)]]);
    if (command === 'deploy') expect(ran.outputs.get('result')).toBe('nothing');
    if (command === 'cleanup-review-env') expect(ran.outputs.get('removed')).toBe('[]');
  });
});
