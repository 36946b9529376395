/** A run that is ended, by Ctrl-C, a cancelled job or its timeout, leaves no program, key or token behind (laws 6, 11, 14). */
import { execFileSync, spawn } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { argocdOf } from '../support/commands/deploy.ts';
import { setScenery } from '../support/commands/scenery.ts';
import { createBareRepository } from '../support/git/repository.ts';
import { startGitServer } from '../support/git/server.ts';
import { startGithubServer } from '../support/github/server.ts';
import { scratchDirectory } from '../support/lifetime.ts';
import { readPage } from '../support/markdown.ts';
import { cleanEnvironment, parseOutputFile, repositoryRoot } from '../support/program.ts';
import { allParts, dockerRegistry, gitHttpBackend } from '../support/real-parts.ts';

const root = scratchDirectory('ended');
const parts = allParts(await gitHttpBackend(), await dockerRegistry());

async function until<T>(look: () => T | undefined): Promise<T> {
  for (let tries = 0; tries < 200; tries += 1) {
    const seen = look();
    if (seen !== undefined) return seen;
    await delay(50);
  }
  throw new Error('it never came');
}

function contentOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8') || undefined;
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

it.each(['SIGINT', 'SIGTERM', 'SIGHUP', 'timeout'] as const)(
  '%s ends git and ssh too, and takes the key along',
  async (signal) => {
    const [bin, temporary] = [join(root, `bin-${signal}`), join(root, `temporary-${signal}`)];
    for (const directory of [bin, temporary]) mkdirSync(directory);
    const [key, pid] = [join(root, `key-${signal}`), join(bin, 'pid')];
    execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', key]);
    writeFileSync(join(bin, 'ssh'), `#!/bin/sh\necho $$ > '${pid}'\nexec sleep 60\n`);
    chmodSync(join(bin, 'ssh'), 0o755);
    const argv = ['--gitops-repository=git@git.example:charts.git', '--file=a.yaml', '--set=tag=b'];
    const timeout = signal === 'timeout' ? ['--timeout=2s'] : [];
    const child = spawn(
      process.execPath,
      [join(repositoryRoot, 'dist/cli.js'), 'bump-image-tag', ...argv, ...timeout],
      {
        cwd: root,
        env: cleanEnvironment({
          PATH: `${bin}:${process.env.PATH}`,
          TMPDIR: temporary,
          MG_GITOPS_SSH_KEY: readFileSync(key, 'utf8'),
        }),
        stdio: 'ignore',
      },
    );
    const ended = new Promise((done) => child.on('exit', (code, by) => done(by ?? code)));
    const ssh = Number(await until(() => contentOf(pid)));
    expect(readdirSync(join(temporary, readdirSync(temporary)[0] ?? ''))).toContain('ssh-key');

    if (signal !== 'timeout') child.kill(signal);
    expect(await ended).toBe(signal === 'timeout' ? 3 : signal);
    expect(readdirSync(temporary)).toEqual([]);
    await until(() => (isAlive(ssh) ? undefined : true));
  },
);

it('kill -9 ends git and ssh, and the next run takes the key along', async () => {
  const [bin, temporary] = [join(root, 'bin-kill'), join(root, 'temporary-kill')];
  for (const directory of [bin, temporary]) mkdirSync(directory);
  const [key, pid] = [join(root, 'key-kill'), join(bin, 'pid')];
  execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', key]);
  writeFileSync(join(bin, 'ssh'), `#!/bin/sh\necho $$ > '${pid}'\nexec sleep 60\n`);
  chmodSync(join(bin, 'ssh'), 0o755);
  const program = join(repositoryRoot, 'dist/cli.js');
  const edit = ['bump-image-tag', '--file=a.yaml', '--set=tag=b'];
  const env = cleanEnvironment({ PATH: `${bin}:${process.env.PATH}`, TMPDIR: temporary });
  const child = spawn(process.execPath, [program, ...edit, '--gitops-repository=git@git.example:charts.git'], {
    cwd: root,
    env: { ...env, MG_GITOPS_SSH_KEY: readFileSync(key, 'utf8') },
    stdio: 'ignore',
  });
  const ended = new Promise((done) => child.on('exit', (code, by) => done(by ?? code)));
  const ssh = Number(await until(() => contentOf(pid)));
  // Programs that are over at once are not watched.
  await delay(1_000);
  child.kill('SIGKILL');
  expect(await ended).toBe('SIGKILL');
  await until(() => (isAlive(ssh) ? undefined : true));
  const [left = ''] = readdirSync(temporary);
  expect(readdirSync(join(temporary, left))).toContain('ssh-key');

  const gitops = createBareRepository(scratchDirectory('next'), { name: 'gitops', files: { 'a.yaml': 'tag: a\n' } });
  execFileSync(process.execPath, [program, ...edit, `--gitops-repository=${gitops.path}`], { cwd: root, env });
  expect(readdirSync(temporary)).toEqual([]);
});

it.each(['SIGTERM', 'timeout'] as const)('%s revokes the token of a GitHub App', async (signal) => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  const home = scratchDirectory('app');
  const gitops = createBareRepository(home, { name: 'gitops', files: { 'a.yaml': 'tag: a\n' } });
  mkdirSync(join(home, 'acme'));
  symlinkSync(gitops.path, join(home, 'acme/gitops.git'));
  await using git = await startGitServer({ root: home });
  await using github = await startGithubServer({
    repositories: { 'acme/gitops': { git: gitops } },
    app: {
      id: '4711',
      publicKeyPem: publicKey,
      installations: { 'acme/gitops': { id: 9, permissions: { contents: 'write' } } },
    },
  });
  git.inject({ at: 'fetch', kind: 'delay', milliseconds: 20_000 });
  const place = [`--gitops-repository=${git.origin}/acme/gitops.git`, `--forge-url=${github.origin}/api/v3`];
  const argv = [...place, '--gitops-app-id=4711', '--file=a.yaml', '--set=tag=b'];
  const timeout = signal === 'timeout' ? ['--timeout=4s'] : [];
  const child = spawn(process.execPath, [join(repositoryRoot, 'dist/cli.js'), 'bump-image-tag', ...argv, ...timeout], {
    cwd: root,
    env: cleanEnvironment({ MG_GITOPS_APP_PRIVATE_KEY: privateKey }),
    stdio: 'ignore',
  });
  const ended = new Promise((done) => child.on('exit', (code, by) => done(by ?? code)));
  await until(() => git.requests.find(({ kind }) => kind === 'fetch'));
  expect(github.validTokens()).toHaveLength(1);
  if (signal !== 'timeout') child.kill(signal);
  expect(await ended).toBe(signal === 'timeout' ? 3 : signal);
  expect(github.validTokens()).toEqual([]);
});

describe.skipIf(!parts.present)(parts.titled('a deployment that is cancelled while it waits'), () => {
  /** Deploys, is ended when all is pushed and both Applications are waited for; what it knew by then. */
  async function cancelled(
    signal: NodeJS.Signals,
    env: Readonly<Record<string, string>>,
    flags: readonly string[] = [],
  ) {
    const scenery = await setScenery();
    scenery.git('checkout', '--quiet', '-b', 'develop');
    const { server, given } = await argocdOf(scenery, { health: () => 'Progressing' });
    const argv = Object.entries({ ...given, all: 'true', wait: 'true' }).map(([name, value]) => `--${name}=${value}`);
    const child = spawn(process.execPath, [join(repositoryRoot, 'dist/cli.js'), 'deploy', ...argv, ...flags], {
      cwd: scenery.monorepo,
      env: cleanEnvironment({ ...scenery.secrets, ...env }),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let [stdout, stderr] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (part: string) => (stdout += part));
    child.stderr.setEncoding('utf8').on('data', (part: string) => (stderr += part));
    const ended = new Promise((done) => child.on('close', (code, by) => done(by ?? code)));
    const isWaited = (name: string) => server.app(name)?.status.health?.status === 'Progressing';
    await until(() => (isWaited('web1-dev') && isWaited('web2-dev') ? true : undefined));
    child.kill(signal);
    expect(await ended).toBe(signal);
    return { stdout, stderr, commit: scenery.gitops.git('rev-parse', 'main'), monorepo: scenery.monorepo };
  }

  it('hands on what is done to the steps of GitHub that always run', async () => {
    const files = scratchDirectory('files');
    const [GITHUB_OUTPUT, GITHUB_STEP_SUMMARY] = [join(files, 'output'), join(files, 'summary')];
    for (const file of [GITHUB_OUTPUT, GITHUB_STEP_SUMMARY]) writeFileSync(file, '');
    const { stdout, commit } = await cancelled('SIGINT', {
      ...{ GITHUB_ACTIONS: 'true', GITHUB_EVENT_NAME: 'push', GITHUB_REF: 'refs/heads/develop' },
      ...{ GITHUB_REPOSITORY: 'acme/shop', GITHUB_OUTPUT, GITHUB_STEP_SUMMARY },
    });
    const outputs = parseOutputFile(readFileSync(GITHUB_OUTPUT, 'utf8'));
    expect(outputs.get('commit')).toBe(commit);
    expect(JSON.parse(outputs.get('services') ?? '')).toEqual(['web1', 'web2']);
    expect(Object.keys(JSON.parse(outputs.get('images') ?? '')).sort()).toEqual(['web1', 'web2']);
    expect(JSON.parse(outputs.get('failed-resources') ?? '')).toEqual([]);
    const summary = readFileSync(GITHUB_STEP_SUMMARY, 'utf8');
    const { verdict, tables } = readPage(summary);
    expect(verdict).toMatch(/^🔴 Written, and not live in dev: deploy was ended by SIGINT/);
    expect(tables[0]?.rows.at(-2)).toEqual(['GitOps', expect.stringContaining(`commit ${commit.slice(0, 8)} in `)]);
    expect(tables[0]?.rows.at(-1)).toEqual(['Argo CD', expect.stringMatching(/^failed after /)]);
    expect(stdout.match(/^::error /gm)).toHaveLength(1);
    expect(stdout).toMatch(/^::error title=CANCELLED::deploy was ended by SIGINT/m);
  });

  it('fills the report of GitLab', async () => {
    const job = { CI_JOB_ID: '1', CI_PIPELINE_ID: '1', CI_PROJECT_PATH: 'acme/shop', CI_COMMIT_REF_NAME: 'develop' };
    const { stderr, commit, monorepo } = await cancelled('SIGTERM', job);
    const report = readFileSync(join(monorepo, 'monorepo-gitops.env'), 'utf8');
    expect(report).toContain(`MG_DEPLOY_COMMIT=${commit}\n`);
    expect(report).toContain('MG_DEPLOY_SERVICES=["web1","web2"]\n');
    expect(stderr).toContain('error[CANCELLED]: deploy was ended by SIGTERM');
    expect(existsSync(join(monorepo, '.monorepo-gitops.env.part'))).toBe(false);
  });

  it('prints its one object with --json', async () => {
    const { stdout, commit } = await cancelled('SIGINT', {}, ['--json']);
    expect(JSON.parse(stdout)).toMatchObject({ commit, services: ['web1', 'web2'], error: { code: 'CANCELLED' } });
  });
});
