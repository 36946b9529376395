/** A checkout that belongs to another user, as in containers: git refuses it ("dubious ownership") until it is told. */
import { execFileSync } from 'node:child_process';
import { beforeAll, describe, expect, it } from 'vitest';
import { gitopsToken, type Scenery, setScenery } from '../support/commands/scenery.ts';
import { history } from '../support/git/repository.ts';
import { runAction, runProgram } from '../support/program.ts';
import { allParts, dockerRegistry, gitHttpBackend, realPart } from '../support/real-parts.ts';

const root = realPart('the right to give files away', () => process.getuid?.() === 0, 'run the tests as root');
const parts = allParts(await gitHttpBackend(), await dockerRegistry(), await root);

describe.skipIf(!parts.present)(parts.titled('a checkout of another owner'), () => {
  let scenery: Scenery;
  let commit: string;
  beforeAll(async () => {
    scenery = await setScenery();
    scenery.git('checkout', '--quiet', '-b', 'develop');
    commit = scenery.git('rev-parse', 'HEAD');
    execFileSync('chown', ['-R', '12345:12345', scenery.monorepo]);
    expect(() => scenery.git('rev-parse', 'HEAD')).toThrow(/dubious ownership/);
  });

  const job = () => ({
    GITHUB_EVENT_NAME: 'push',
    GITHUB_REF: 'refs/heads/develop',
    GITHUB_REPOSITORY: 'acme/shop',
    GITHUB_SHA: commit,
    GITHUB_WORKSPACE: scenery.monorepo,
    ...scenery.secrets,
  });

  it('on a laptop: an error with the line for git, and nothing is written', async () => {
    const before = scenery.gitops.git('rev-parse', 'main');
    const ran = await runProgram(['deploy', '--environment', 'dev'], { cwd: scenery.monorepo, env: scenery.secrets });
    expect([ran.code, scenery.gitops.git('rev-parse', 'main')]).toEqual([2, before]);
    expect(ran.stderr).toContain(`git does not read the checkout at ${scenery.monorepo}, because another user owns it`);
    expect(ran.stderr).toContain(`git config --global --add safe.directory '${scenery.monorepo}'`);
    // The line does what it says.
    const global = { GIT_CONFIG_GLOBAL: `${scenery.gitops.path}/../gitconfig` };
    execFileSync('git', ['config', '--global', '--add', 'safe.directory', scenery.monorepo], {
      env: { ...process.env, ...global },
    });
    const told = await runProgram(['plan', '--environment', 'dev', '--json'], {
      cwd: scenery.monorepo,
      env: { ...scenery.secrets, ...global },
    });
    expect([told.code, told.json().any]).toEqual([0, true]);
  });

  it('in a job: it is read, so that what is edited is not deployed under the name of its commit', async () => {
    scenery.replace('apps/web1/src/server.mjs', 'not found', 'nowhere');
    const ran = await runAction('deploy', {}, { cwd: scenery.monorepo, env: job() });
    expect([ran.code, ran.stdout.includes('apps/web1/src/server.mjs')]).toEqual([4, true]);
    scenery.replace('apps/web1/src/server.mjs', 'nowhere', 'not found');
  });

  it('in a job: it is deployed, with what its history says', async () => {
    const ran = await runAction('deploy', { 'gitops-token': gitopsToken }, { cwd: scenery.monorepo, env: job() });
    expect([ran.code, ran.code === 0 ? '' : ran.stdout]).toEqual([0, '']);
    const [made] = history(scenery.gitops.path);
    expect([made?.id, made?.message]).toEqual([
      ran.outputs.get('commit'),
      expect.stringContaining(`\nSource-Commit: ${commit}\n`),
    ]);
    // By the subject of the source commit, which only its checkout knows.
    expect(made?.message).toContain('Two services and a shared package');
  });
});
