/** A production that nothing but a schedule reaches, in GitHub Actions: pushes build `dev`, schedules promote what is due. */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { type Scenery, setScenery } from '../support/commands/scenery.ts';
import { scratchDirectory } from '../support/lifetime.ts';
import { runAction } from '../support/program.ts';
import { allParts, dockerRegistry, gitHttpBackend } from '../support/real-parts.ts';

const parts = allParts(await gitHttpBackend(), await dockerRegistry());

async function run(at: Scenery, name: string, more: Readonly<Record<string, string>> = {}) {
  const file = join(scratchDirectory('event'), 'event.json');
  writeFileSync(file, JSON.stringify({ repository: { default_branch: 'main' }, schedule: '*/15 * * * *' }));
  const env = {
    GITHUB_EVENT_NAME: name,
    GITHUB_EVENT_PATH: file,
    GITHUB_REF: 'refs/heads/main',
    GITHUB_REF_TYPE: 'branch',
    GITHUB_SHA: at.git('rev-parse', 'HEAD'),
    GITHUB_REPOSITORY: 'acme/shop',
    GITHUB_WORKSPACE: at.monorepo,
  };
  const inputs = {
    'gitops-token': at.secrets.MG_GITOPS_TOKEN ?? '',
    'registry-username': at.secrets.MG_REGISTRY_USERNAME ?? '',
    'registry-password': at.secrets.MG_REGISTRY_PASSWORD ?? '',
    ...more,
  };
  const { code, outputs, stdout, stderr } = await runAction('deploy', inputs, { cwd: at.monorepo, env });
  const [environment, result] = [outputs.get('environment'), outputs.get('result')];
  return { code, environment, result, held: JSON.parse(outputs.get('held') ?? '{}') as object, log: stdout + stderr };
}

/** As if the newest commit of the GitOps repository were two hours old. */
function aged({ gitops }: Scenery): void {
  const name = { GIT_AUTHOR_NAME: 'Ada', GIT_AUTHOR_EMAIL: 'a@example.com' };
  const committer = { GIT_COMMITTER_NAME: 'Ada', GIT_COMMITTER_EMAIL: 'a@example.com' };
  const date = { GIT_COMMITTER_DATE: `${Math.floor(Date.now() / 1_000) - 7_200} +0000` };
  const message = gitops.git('log', '-1', '--format=%B', 'main');
  const args = ['-C', gitops.path, 'commit-tree', 'main^{tree}', '-p', gitops.git('rev-parse', 'main^'), '-m', message];
  const env = { ...process.env, ...name, ...committer, ...date };
  gitops.git('update-ref', 'refs/heads/main', execFileSync('git', args, { env, encoding: 'utf8' }).trim());
}

it.skipIf(!parts.present)(
  parts.titled('pushes never reach it; a schedule holds, promotes once, and rests'),
  async () => {
    const at = await setScenery([
      'environments.dev.when:={"branch":"main","schedule":false}',
      'environments.prod.when:={"schedule":true}',
      'environments.prod.promote-from:={"environment":"dev","after":"1h"}',
      'environments.prod.deliver=push',
    ]);
    const tip = () => at.gitops.git('rev-parse', 'main');
    const prod = () => at.gitops.git('ls-tree', '--name-only', 'main', 'values/').match(/web\d-prod/g) ?? [];
    const early = await run(at, 'schedule');
    expect(early).toMatchObject({ code: 0, environment: 'prod', result: 'nothing' });
    expect(await run(at, 'push')).toMatchObject({ code: 0, environment: 'dev', result: 'committed' });
    const pushed = tip();
    expect(await run(at, 'schedule')).toMatchObject({
      code: 0,
      environment: 'prod',
      result: 'nothing',
      held: { web1: expect.stringContaining('not before'), web2: expect.stringContaining('not before') },
    });
    expect([await run(at, 'push'), tip(), prod()]).toMatchObject([
      { environment: 'dev', result: 'unchanged' },
      pushed,
      [],
    ]);
    aged(at);
    expect(await run(at, 'schedule')).toMatchObject({ code: 0, environment: 'prod', result: 'committed', held: {} });
    expect(prod()).toEqual(['web1-prod', 'web2-prod']);
    const [, promoted] = [at.gitops.read('values/web1-dev.yaml'), at.gitops.read('values/web1-prod.yaml')];
    expect(promoted).toContain(at.git('rev-parse', 'HEAD').slice(0, 8));
    const once = tip();
    expect(await run(at, 'schedule')).toMatchObject({ code: 0, environment: 'prod', result: 'unchanged' });
    expect(tip()).toBe(once);
    const byHand = await run(at, 'workflow_dispatch');
    expect([byHand.code, byHand.environment]).toEqual([0, 'dev']);
  },
);
