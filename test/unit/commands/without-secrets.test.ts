import { describe, expect, test } from 'vitest';
import { cleanupReviewEnv } from '../../../src/commands/cleanup-review-env.ts';
import { deploy } from '../../../src/commands/deploy.ts';
import type { CiContext } from '../../../src/core/ports.ts';
import { runCommand } from '../../support/inputs.ts';

/** The forge cannot be reached: who asks it anything fails. */
const config = `version: 1
gitops: { repository: "https://gitops.invalid/acme/gitops.git" }
services: { web1: { path: apps/web1 } }
environments:
  preview: { when: { request: true }, file: "review/{slug}/{service}.yaml", ttl: 2d }
`;
const run = (command: typeof deploy | typeof cleanupReviewEnv, ci: Partial<CiContext>, given = {}) =>
  runCommand(command as typeof deploy, given, { config, ci: { host: 'github', branch: 'feature/x', ...ci } });

const number = 7;
const fork = { kind: 'request', number, fromFork: true } as const;
const forkClosed = { kind: 'request-closed', number, merged: false, fromFork: true } as const;
const dependabot = { actor: { name: 'dependabot[bot]', email: 'x@example.com' }, branch: 'dependabot/npm/a' } as const;
const opened = { kind: 'request', number, fromFork: false } as const;
const closed = { kind: 'request-closed', number, merged: true } as const;

describe('a run that gets no secrets ends green, when its request is opened and when it is closed', () => {
  test.each([
    ['of a fork', { event: fork }, 'Requests from forks are not deployed.'],
    ['of a fork', { event: forkClosed }, 'Requests from forks are not deployed.'],
    // GitHub checks out the target for it.
    [
      'of a fork, with another checkout',
      { event: fork, requiredCheckout: { commit: 'a', event: 'pull_request_target', hint: '' } },
      'Requests from forks are not deployed.',
    ],
    ['of Dependabot', { ...dependabot, event: opened }, 'no secrets'],
    ['of Dependabot', { ...dependabot, event: closed }, 'no secrets'],
    ['of a merge queue', { event: { kind: 'queue' } }, 'A merge queue or merge train deploys nothing'],
  ] as const)('%s: %j', async (_what, ci, why) => {
    const { outputs, lines } = await run(deploy, ci);
    expect(outputs).toMatchObject({ result: 'nothing' });
    expect(lines.join('\n')).toContain(why);
  });

  test.each([
    ['of a fork', { event: forkClosed }],
    ['of Dependabot', { ...dependabot, event: closed }],
  ] as const)('%s, also in cleanup-review-env', async (_what, ci) => {
    const { outputs, lines } = await run(cleanupReviewEnv, ci);
    expect(outputs).toMatchObject({ removed: [], kept: [], failed: [] });
    expect(lines.join('\n')).toContain('Nothing to remove: ');
  });
});

describe('every other run that lacks a credential is an error', () => {
  test.each([
    ['a request of this repository', { event: closed }, {}],
    ['Dependabot with a token', { ...dependabot, event: closed }, { 'gitops-token': 'wrong-token-of-it' }],
    ['a name of a fork’s request that was given', { event: forkClosed }, { name: 'pr-7' }],
  ] as const)('%s', async (_what, ci, given) => {
    await expect(run(cleanupReviewEnv, ci, given)).rejects.toMatchObject({ exitCode: 1 });
  });
});
