/**
 * Law 14: `timeout` ends each command, whichever of its servers is slow, and however. A simulated minute is one second and a
 * half; each of these servers holds its client for hours.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { argocdUpsertApp } from '../../../src/commands/argocd-upsert-app.ts';
import { buildImage } from '../../../src/commands/build-image.ts';
import { bumpImageTag } from '../../../src/commands/bump-image-tag.ts';
import { commandNames, loadCommand } from '../../../src/commands/catalogue.ts';
import { cleanupReviewEnv } from '../../../src/commands/cleanup-review-env.ts';
import { deploy } from '../../../src/commands/deploy.ts';
import { plan } from '../../../src/commands/plan.ts';
import { Deadline } from '../../../src/core/net/deadline.ts';
import type { Clock, Environment } from '../../../src/core/ports.ts';
import { programsUntil } from '../../../src/hosts/programs.ts';
import type { Command } from '../../../src/inputs/command.ts';
import type { InputDeclarations } from '../../../src/inputs/declaration.ts';
import { simulatedClock, systemClock } from '../../support/clock.ts';
import { createWorld } from '../../support/commands/world.ts';
import { createRun, type Given } from '../../support/inputs.ts';
import { type SlowServer, slownesses, startSlow } from '../../support/net/slow-servers.ts';
import { portsOf } from '../../support/ports.ts';
import { sliceOfCommit } from '../../support/slice.ts';

const fast = simulatedClock(40);
const values = 'image:\n  repository: r/web1\n  tag: old\n';
const world = createWorld({ 'web1/values.yaml': values, 'review/x/web1.yaml': values }, { commits: 1 });
const token = 'a.b.canary-7f3a9c21';

const config = (gitops: string) => `version: 1
registry: registry.example.com/fe
gitops: { repository: ${gitops} }
services: { web1: { path: . } }
environments:
  dev: { when: { branch: main }, file: web1/values.yaml }
  review: { when: { branch: "feature/**" }, file: "review/{slug}/{service}.yaml" }
`;

interface Call {
  readonly command: Command<InputDeclarations>;
  readonly given: Given;
  readonly config?: string;
  readonly env?: Environment;
}

/** Calls of each command, by who is slow. */
const calls: Readonly<Record<string, (server: SlowServer) => Call>> = {
  'bump-image-tag, over wire': ({ url }) => ({
    command: bumpImageTag as unknown as Call['command'],
    given: { 'gitops-repository': `${url}/g.git`, file: 'web1/values.yaml', tag: 'new', 'gitops-transport': 'wire' },
  }),
  'bump-image-tag, by git': ({ url }) => ({
    command: bumpImageTag as unknown as Call['command'],
    given: { 'gitops-repository': `${url}/g.git`, file: 'web1/values.yaml', tag: 'new', 'gitops-transport': 'git' },
  }),
  'bump-image-tag, with a proxy': ({ url }) => ({
    command: bumpImageTag as unknown as Call['command'],
    given: { 'gitops-repository': 'https://git.test/g.git', file: 'web1/values.yaml', tag: 'new' },
    env: { HTTPS_PROXY: url },
  }),
  'bump-image-tag, over TLS': ({ host }) => ({
    command: bumpImageTag as unknown as Call['command'],
    given: { 'gitops-repository': `https://${host}/g.git`, file: 'web1/values.yaml', tag: 'new' },
  }),
  'plan, of the GitOps repository': ({ url }) => ({
    command: plan as unknown as Call['command'],
    given: {},
    config: config(`${url}/g.git`),
  }),
  'deploy, of the GitOps repository': ({ url }) => ({
    command: deploy as unknown as Call['command'],
    given: {},
    config: config(`${url}/g.git`),
  }),
  'cleanup-review-env, of the GitOps repository': ({ url }) => ({
    command: cleanupReviewEnv as unknown as Call['command'],
    given: { name: 'x', services: ['web1'] },
    config: config(`${url}/g.git`),
  }),
  'build-image, of the registry': ({ host }) => ({
    command: buildImage as unknown as Call['command'],
    given: { image: `${host}/web1`, 'promote-from': `${host}/web1:v1`, tags: ['v2'] },
  }),
  'argocd-upsert-app, of Argo CD': ({ host }) => ({
    command: argocdUpsertApp as unknown as Call['command'],
    given: {
      'argocd-server': host,
      'argocd-plaintext': true,
      'argocd-token': token,
      name: 'web1',
      project: 'p',
      'repo-url': 'https://git.test/g.git',
      path: '.',
      'dest-server': 'https://kubernetes.default.svc',
      'dest-namespace': 'web1',
    },
  }),
};

async function ended({ command, given, config: text, env }: Call, clock: Clock = fast, milliseconds = 60_000) {
  using deadline = new Deadline(clock, milliseconds);
  const home = world.directory;
  const environment = { PATH: process.env.PATH, HOME: home, ...env };
  const { network } = portsOf({ clock, deadline, env: environment });
  const run = createRun(
    command,
    { timeout: '60s', ...given },
    {
      clock,
      deadline,
      network,
      programs: programsUntil(deadline),
      env: environment,
      cwd: world.monorepo,
      config: text,
      ci: { commit: world.line[0]!, workspace: world.monorepo, repositoryUrl: undefined },
    },
  );
  // Awaited here: the deadline ends with this function.
  return await deadline.enforce(command.run(run)).then(
    () => 'done' as const,
    (error: unknown) => error,
  );
}

/** The clients give up some of these by themselves: with 1, and words of their own. */
const givesUp = /redirects slowly|is overloaded|sends a (byte|line|header)|with a proxy|over TLS/;

const rows = Object.keys(calls).flatMap((call) => Object.keys(slownesses).map((slowness) => [call, slowness] as const));

describe('a run ends at its timeout', () => {
  it.concurrent.each(sliceOfCommit(rows, 3))('%s that %s', { timeout: 60_000 }, async (call, slowness) => {
    await using server = await startSlow(slownesses[slowness]!, fast);
    const error = await ended(calls[call]!(server));
    expect(server.asked(), `the server was asked; ${error}`).toBeGreaterThan(0);
    const { message = '', code, exitCode } = error as { message?: string; code?: string; exitCode?: number };
    const wholeRun = /while waiting for the command to end/.test(message);
    expect(wholeRun, `it ended by itself: ${message}`).toBe(false);
    // `plan` goes on without the GitOps repository, and says so.
    if (code !== 'DEADLINE' && givesUp.test(`${call} ${slowness}`))
      expect([1, call.startsWith('plan') ? undefined : 1], message).toContain(exitCode);
    else
      expect({ code, exitCode, message }).toMatchObject({
        code: 'DEADLINE',
        exitCode: 3,
        message: expect.stringContaining('(timeout: 1m) passed while waiting for '),
      });
  });
});

it.each(commandNames)('%s has a timeout', async (name) => {
  const { inputs } = await loadCommand(name);
  expect(inputs.timeout).toMatchObject({ type: 'duration', default: expect.stringMatching(/^\d+m$/) });
});

describe('a program that hangs is ended with the run, and named', () => {
  const hanging = (name: string) => {
    const file = join(world.directory, name);
    writeFileSync(file, '#!/bin/sh\nexec sleep 3600\n', { mode: 0o755 });
    return world.directory;
  };

  it.concurrent('a credential helper of Docker', { timeout: 60_000 }, async () => {
    const bin = hanging('docker-credential-hangs');
    writeFileSync(join(bin, 'config.json'), JSON.stringify({ credsStore: 'hangs' }));
    const error = await ended(
      {
        command: buildImage as unknown as Call['command'],
        given: { image: '127.0.0.1:9/web1', 'promote-from': '127.0.0.1:9/web1:v1', tags: ['v2'] },
        env: { PATH: `${bin}:${process.env.PATH}`, DOCKER_CONFIG: bin },
      },
      systemClock,
      2_000,
    );
    expect(error).toMatchObject({
      code: 'DEADLINE',
      exitCode: 3,
      message: expect.stringContaining('docker-credential-hangs'),
    });
  });

  it.concurrent('ssh below git', { timeout: 60_000 }, async () => {
    const bin = hanging('ssh');
    const error = await ended({
      command: bumpImageTag as unknown as Call['command'],
      given: { 'gitops-repository': 'ssh://git@git.test/g.git', file: 'web1/values.yaml', tag: 'new' },
      env: { PATH: `${bin}:${process.env.PATH}` },
    });
    expect(error).toMatchObject({ code: 'DEADLINE', exitCode: 3, message: expect.stringContaining('the program git') });
  });
});
