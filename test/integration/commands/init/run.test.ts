/** What `init` writes, compared before the GitOps repository has it. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { init } from '../../../../src/commands/init.ts';
import { plan } from '../../../../src/commands/plan.ts';
import { loadConfig } from '../../../../src/inputs/config/config.ts';
import type { LayoutName } from '../../../../src/scaffold/scaffold.ts';
import { createBareRepository, gitIn } from '../../../support/git/repository.ts';
import { runCommand } from '../../../support/inputs.ts';
import { scratchDirectory } from '../../../support/lifetime.ts';
import { repositoryRoot } from '../../../support/program.ts';

const files = {
  'package.json': '{"name": "shop", "workspaces": ["apps/*"]}',
  'package-lock.json': '{}',
  'apps/web1/package.json': '{"name": "web1"}',
  'apps/web2/package.json': '{"name": "web2"}',
};

/** A monorepo in which `init` was run, and what it wrote for the GitOps repository, committed and not pushed yet. */
async function shop(layout: LayoutName) {
  const root = scratchDirectory('init-run');
  const [cwd, gitops] = [join(root, 'shop'), join(root, 'gitops')];
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(cwd, path)), { recursive: true });
    writeFileSync(join(cwd, path), text);
  }
  const remote = join(root, 'gitops.git');
  const origin = createBareRepository(root, { files: {} });
  const scaffolded = await runCommand(
    init,
    {
      layout,
      host: 'jenkins',
      registry: 'registry.example.com/fe',
      'gitops-directory': gitops,
      'gitops-repository': remote,
    },
    { cwd, home: repositoryRoot },
  );
  expect(scaffolded.warnings).toEqual([]);
  for (const directory of [cwd, gitops]) {
    execFileSync('git', ['init', '--quiet', '--initial-branch=develop', directory]);
    gitIn(directory)('add', '--all');
    gitIn(directory)('commit', '--quiet', '--message=What init writes');
  }
  gitIn(gitops)('branch', '--quiet', '-m', 'main');
  execFileSync('git', ['init', '--quiet', '--bare', '--initial-branch=main', remote]);
  const git = gitIn(cwd);
  git('remote', 'add', 'origin', origin.path);
  git('push', '--quiet', '--force', 'origin', 'develop:main', 'develop');
  const push = async (branch: string) => {
    git('push', '--quiet', 'origin', branch);
    const ci = { branch, commit: git('rev-parse', 'HEAD'), workspace: cwd, defaultBranch: undefined };
    const config = await loadConfig(cwd);
    const ran = await runCommand(plan, {}, { config, ci, cwd, env: process.env });
    return ran;
  };
  return { cwd, git, push, gitops: gitIn(gitops), remote };
}

test('what the GitOps repository lacks is named', async () => {
  const { push, gitops, remote } = await shop('manifests');
  const reason = async () => (await push('develop')).outputs.reason;
  const lacks = (what: string) => [`dev cannot be compared with: from: sample/web1.yaml ${what}`];
  expect(await reason()).toMatchObject({ web1: lacks('cannot be read: the GitOps repository has no commit yet') });
  gitops('rm', '--quiet', 'sample/web1.yaml');
  gitops('commit', '--quiet', '--message=Without a sample');
  gitops('push', '--quiet', remote, 'main');
  expect(await reason()).toMatchObject({
    web1: lacks('does not exist in the GitOps repository'),
    web2: ['dev does not have it yet'],
  });
});
