import { execFileSync } from 'node:child_process';
import { chownSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { plan } from '../../../../src/commands/plan.ts';
import type { CiContext } from '../../../../src/core/ports.ts';
import { createMonorepo, type Files, type Monorepo } from '../../../support/git/monorepo.ts';
import { type Given, type Ran, runCommand } from '../../../support/inputs.ts';
import { sliceOfCommit } from '../../../support/slice.ts';

const config = `
version: 1
services:
  web: { path: apps/web, build: { dockerfile: docker/Dockerfile } }
  api: { path: apps/api }
  job: { path: jobs/job, watch: ["proto/**"] }
`;

const sources: Files = {
  'gitops.yaml': config,
  'apps/web/package.json': '{"name": "web", "dependencies": {"@acme/forms": "workspace:*"}}',
  'apps/web/src/index.ts': 'one\n',
  'apps/api/package.json': '{"name": "api", "dependencies": {"@acme/log": "1.0.0"}}',
  'apps/api/src/index.ts': 'one\n',
  'packages/forms/package.json': '{"name": "@acme/forms", "peerDependencies": {"@acme/ui": "*"}}',
  'packages/ui/package.json': '{"name": "@acme/ui"}',
  'packages/ui/src/button.ts': 'a button with enough text that git sees a rename when it moves\n',
  'packages/log/package.json': '{"name": "@acme/log"}',
  'jobs/job/main.go': 'package main\n',
  'proto/a.proto': 'syntax = "proto3";\n',
  'docker/Dockerfile': 'FROM scratch\n',
  'README.md': '# shop\n',
};

const layouts: Readonly<Record<string, { files: Files; lockfile: string }>> = {
  npm: {
    files: { 'package.json': '{"workspaces": ["apps/*", "packages/*"]}', 'package-lock.json': '{}' },
    lockfile: 'package-lock.json',
  },
  pnpm: {
    files: {
      'package.json': '{}',
      'pnpm-workspace.yaml': 'packages:\n  - apps/*\n  - packages/**\n  - "!**/test/**"\n',
      'pnpm-lock.yaml': "lockfileVersion: '9.0'\n",
    },
    lockfile: 'pnpm-lock.yaml',
  },
};

const everything = ['web', 'api', 'job'];
const services = (planned: Ran) => planned.outputs.services;
const planIn = (cwd: string, ci: Partial<CiContext>, given: Given = {}) =>
  runCommand(plan, given, { config, ci, cwd, env: process.env });

describe.each(sliceOfCommit(Object.entries(layouts), 2))(
  'in a monorepo of %s, a push',
  (_name, { files, lockfile }) => {
    let monorepo: Monorepo;
    beforeAll(async () => {
      monorepo = await createMonorepo({ ...sources, ...files });
    });

    /** Pushes one change to `main` and plans it as a CI job of depth 1 would. */
    async function push(changed: Files): Promise<Ran> {
      const before = monorepo.git('rev-parse', 'main');
      const commit = await monorepo.commit('main', changed);
      return planIn(await monorepo.checkout('main', 1), { commit, baseCommit: before, branch: 'main' });
    }

    it.each<[string, Files, string[]]>([
      ['that touches one service', { 'apps/api/src/index.ts': 'two\n' }, ['api']],
      ['of a package two steps away', { 'packages/ui/src/new.ts': 'x\n' }, ['web']],
      ['of a package that another service uses', { 'packages/log/index.ts': 'x\n' }, ['api']],
      ['of the Dockerfile outside of the service', { 'docker/Dockerfile': 'FROM scratch\nUSER 1\n' }, ['web']],
      ['of a watched file', { 'proto/a.proto': 'syntax = "proto3";\n\n' }, ['job']],
      ['of the lockfile', { [lockfile]: 'changed: true\n' }, everything],
      ['of gitops.yaml', { 'gitops.yaml': `${config}\n` }, everything],
      ['of documentation', { 'README.md': '# shop\n\n' }, []],
      [
        'that moves a file from one package to another: both sides count',
        { 'packages/ui/src/button.ts': undefined, 'packages/log/button.ts': sources['packages/ui/src/button.ts'] },
        ['web', 'api'],
      ],
      ['that deletes a file', { 'jobs/job/main.go': undefined }, ['job']],
      ['of a file whose name is not plain', { 'apps/api/a "b"\n\u{1f680}.ts': '' }, ['api']],
      ['without changes', {}, []],
    ])('%s', async (_what, changed, expected) => {
      const planned = await push(changed);
      expect(services(planned)).toEqual(expected);
      expect(planned.outputs.any).toBe(expected.length > 0);
      expect(planned.warnings).toEqual([]);
    });
  },
);

describe('the base commit', () => {
  let monorepo: Monorepo;
  beforeAll(async () => {
    monorepo = await createMonorepo({ ...sources, ...layouts.npm!.files });
  });

  it('of a new branch in a full clone is where it left the default branch', async () => {
    const commit = await monorepo.commit('feature/new', { 'apps/web/new.ts': '' });
    await monorepo.commit('main', { 'apps/api/later.ts': '' });
    const checkout = await monorepo.checkout('feature/new');
    const planned = await planIn(checkout, { commit, branch: 'feature/new' });
    expect(services(planned)).toEqual(['web']);
    expect(planned.lines[0]).toContain('where the branch left main: the branch is new');
  });

  it('of a new branch in a shallow clone is the tip of the default branch: more services, never fewer', async () => {
    const commit = await monorepo.commit('feature/shallow', { 'apps/web/new.ts': 'shallow' });
    await monorepo.commit('main', { 'jobs/job/later.go': '' });
    const planned = await planIn(await monorepo.checkout('feature/shallow', 1), { commit, branch: 'feature/shallow' });
    expect(services(planned)).toEqual(['web', 'job']);
    expect(planned.lines[0]).toContain('this clone is shallow');
  });

  it('after a force push is what was there before, although no branch has it any more', async () => {
    const start = monorepo.git('rev-parse', 'main');
    const before = await monorepo.commit('feature/forced', { 'apps/web/x.ts': '', 'apps/api/x.ts': '' });
    const commit = await monorepo.rewrite('feature/forced', start, { 'apps/web/x.ts': '' });
    const planned = await planIn(await monorepo.checkout('feature/forced', 1), {
      commit,
      branch: 'feature/forced',
      baseCommit: before,
    });
    expect(services(planned)).toEqual(['api']);
  });

  it('that the server has forgotten is replaced by where the branch began', async () => {
    const commit = await monorepo.commit('feature/forgotten', { 'apps/web/y.ts': '' });
    const ci = { commit, branch: 'feature/forgotten', baseCommit: '1'.repeat(40) };
    const planned = await planIn(await monorepo.checkout('feature/forgotten'), ci);
    expect(services(planned)).toEqual(['web']);
    expect(planned.lines[0]).toContain('the commit before this push, 11111111, cannot be fetched');
  });

  it('of the first push to the default branch does not exist: everything is taken, and that is said', async () => {
    const commit = monorepo.git('rev-parse', 'main');
    const planned = await planIn(await monorepo.checkout('main'), { commit, branch: 'main' });
    expect(services(planned)).toEqual(everything);
    expect(planned.warnings[0]).toBe('Everything is taken: the branch is new, and it is the default branch itself.');
  });

  it('of a branch without common history does not exist', async () => {
    monorepo.git('checkout', '--quiet', '--orphan', 'island');
    monorepo.git('commit', '--quiet', '--message', 'island');
    monorepo.git('push', '--quiet', 'origin', 'island');
    const commit = monorepo.git('rev-parse', 'HEAD');
    const planned = await planIn(await monorepo.checkout('island'), { commit, branch: 'island' });
    expect(services(planned)).toEqual(everything);
    expect(planned.lines[0]).toContain('no commit in common with main');
  });

  it('of a request is the target that the forge merged it into, not the older one of the event', async () => {
    const eventBase = monorepo.git('rev-parse', 'main');
    const commit = await monorepo.commit('feature/request', { 'apps/web/request.ts': '' });
    await monorepo.commit('main', { 'apps/api/meanwhile.ts': '', 'jobs/job/meanwhile.go': '' });
    monorepo.mergeRef(5, 'feature/request');
    const planned = await planIn(await monorepo.checkout('refs/pull/5/merge', 1), {
      host: 'github',
      event: { kind: 'request', number: 5, fromFork: false },
      commit,
      branch: 'feature/request',
      baseCommit: eventBase,
    });
    expect(services(planned)).toEqual(['web']);
    expect(planned.lines[0]).toContain('the target branch, which is merged into this checkout');
  });

  it('of a request whose head is checked out is the one of the event', async () => {
    const eventBase = monorepo.git('rev-parse', 'main');
    const commit = await monorepo.commit('feature/head', { 'apps/api/head.ts': '' });
    const planned = await planIn(await monorepo.checkout('feature/head', 1), {
      host: 'gitlab',
      event: { kind: 'request', number: 6, fromFork: false },
      commit,
      branch: 'feature/head',
      baseCommit: eventBase,
    });
    expect(services(planned)).toEqual(['api']);
  });

  it('of a request that merged the target by hand is no parent of that merge', async () => {
    const eventBase = monorepo.git('rev-parse', 'main');
    await monorepo.commit('feature/by-hand', { 'apps/web/by-hand.ts': '' });
    await monorepo.commit('main', { 'jobs/job/by-hand.go': '' });
    monorepo.git('checkout', '--quiet', 'feature/by-hand');
    monorepo.git('merge', '--quiet', '--no-edit', 'main');
    monorepo.git('push', '--quiet', 'origin', 'feature/by-hand');
    const planned = await planIn(await monorepo.checkout('feature/by-hand', 1), {
      event: { kind: 'request', number: 8, fromFork: false },
      commit: monorepo.git('rev-parse', 'HEAD'),
      branch: 'feature/by-hand',
      baseCommit: eventBase,
    });
    expect(services(planned)).toEqual(['web', 'job']);
  });

  it.each<[CiContext['event'], string]>([
    [{ kind: 'tag', tag: 'v1' }, 'a run of kind tag has no commit to compare with'],
    [{ kind: 'schedule' }, 'a run of kind schedule has no commit to compare with'],
    [{ kind: 'manual' }, 'a run of kind manual has no commit to compare with'],
    [{ kind: 'branch-deleted' }, 'the branch or request is finished'],
  ])('does not exist for %j', async (event, why) => {
    const planned = await planIn(await monorepo.checkout('main', 1), { event });
    expect(services(planned)).toEqual(everything);
    expect(planned.warnings[0]).toBe(`Everything is taken: ${why}.`);
  });

  it('may be given: a commit, which is fetched, or a ref', async () => {
    const base = monorepo.git('rev-parse', 'main');
    const commit = await monorepo.commit('main', { 'jobs/job/given.go': '' });
    const shallow = await planIn(await monorepo.checkout('main', 1), { commit, event: { kind: 'manual' } }, { base });
    expect(services(shallow)).toEqual(['job']);
    const full = await planIn(await monorepo.checkout('main'), { commit }, { base: 'HEAD~1' });
    expect(services(full)).toEqual(['job']);
  });

  it.each(['nowhere', '2'.repeat(40), '--output=x', 'HEAD; reboot'])(
    '%s, given but not to be had, takes everything',
    async (base) => {
      const planned = await planIn(await monorepo.checkout('main', 1), {}, { base });
      expect(services(planned)).toEqual(everything);
      expect(planned.warnings[0]).toBe(
        `Everything is taken: the input base, ${base}, is not in this checkout and cannot be fetched.`,
      );
    },
  );

  it('without a remote is looked for in the clone itself', async () => {
    const base = monorepo.git('rev-parse', 'main');
    const commit = await monorepo.commit('feature/offline', { 'apps/web/offline.ts': '' });
    const checkout = await monorepo.checkout('feature/offline');
    execFileSync('git', ['-C', checkout, 'update-ref', 'refs/remotes/origin/main', base]);
    execFileSync('git', ['-C', checkout, 'symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/main']);
    execFileSync('git', ['-C', checkout, 'config', 'remote.origin.url', 'file:///nonexistent']);
    const planned = await planIn(checkout, { commit, branch: 'feature/offline', defaultBranch: undefined });
    expect(services(planned)).toEqual(['web']);
  });

  it('is found by a remote of another name', async () => {
    const commit = await monorepo.commit('feature/renamed', { 'apps/api/renamed.ts': '' });
    const checkout = await monorepo.checkout('feature/renamed', 1);
    execFileSync('git', ['-C', checkout, 'remote', 'rename', 'origin', 'upstream']);
    const planned = await planIn(checkout, { commit, branch: 'feature/renamed' });
    expect(planned.lines[0]).toContain('the tip of main: the branch is new, and this clone is shallow');
  });

  it.skipIf(process.getuid?.() !== 0)(
    'in a checkout that git refuses takes everything, and names the reason',
    async () => {
      const checkout = await monorepo.checkout('main', 1);
      chownSync(checkout, 12_345, 12_345);
      const planned = await planIn(checkout, {});
      expect(services(planned)).toEqual(everything);
      expect(planned.lines[0]).toContain('git finds no commit in this checkout (detected dubious ownership');
    },
  );
});
