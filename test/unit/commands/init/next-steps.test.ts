/** What `init` says at its end: what is where, and commands that can be copied. */
import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { parseConfig } from '../../../../src/inputs/config/config.ts';
import { initWorld, workspace } from '../../../support/commands/init.ts';
import { gitIn } from '../../../support/git/repository.ts';

test('the tree has every file, in columns, with what became of it', async () => {
  const { run } = await initWorld({ ...workspace, 'gitops.yaml': 'mine\n', '.dockerignore': 'mine\n' });
  const { summary } = await run({ layout: 'manifests' });
  const lines = summary.split('\n');
  expect(lines).toContain('│   └── workflows/');
  const [kept = '', beside = ''] = ['.dockerignore', 'gitops.yaml.new'].map((name) =>
    lines.find((line) => line.includes(name)),
  );
  expect(kept).toMatch(/^├── \.dockerignore {2,}there already$/);
  expect(beside).toMatch(/^└── gitops\.yaml\.new {2,}beside what was kept$/);
  expect(kept.indexOf('there already')).toBe(beside.indexOf('beside what'));
});

test.each([
  ['github', ['gh secret set GITOPS_TOKEN', 'gh secret set REGISTRY_USERNAME', 'gh secret set REGISTRY_PASSWORD']],
  ['gitlab', ['glab variable set GITOPS_TOKEN --masked "$GITOPS_TOKEN"']],
  [
    'jenkins',
    [
      '# Manage Jenkins > Credentials: a secret text with the id gitops-token',
      '# Manage Jenkins > Credentials: a secret text with the id forge-token',
    ],
  ],
])('five steps on %s, with the names that its CI file reads', async (host, credentials) => {
  const { run } = await initWorld(workspace);
  const { outputs, summary } = await run({ host, layout: 'manifests', registry: 'harbor.example.com/fe' });
  const commands = outputs.commands as string[];
  expect(commands.slice(2, 2 + credentials.length)).toEqual(credentials);
  const [check, commit = '', push, root, ...rest] = commands.slice(2 + credentials.length);
  expect([check, push, rest]).toEqual(['monorepo-gitops check --online', 'git push origin HEAD:develop', []]);
  expect(commit).toMatch(/^git add gitops\.yaml apps\/Dockerfile \S*dockerignore .* && git commit --message '/);
  expect(commit).not.toContain('gitops/');
  expect(root).toMatch(/^kubectl apply .*--filename gitops\/bootstrap\//);
  expect(summary.match(/^\d\. /gm)).toHaveLength(5);
  // A new cluster has no Argo CD yet, and none can read a private repository without a credential.
  expect(summary).toMatch(/^5\. .*\bgitops\/bootstrap\/README\.md\):$/m);
});

test.each(['helm-values', 'manifests', 'kustomize', 'applicationset'])(
  'the environments of %s take clusters, whose Applications have names of their own',
  async (layout) => {
    const { run, read } = await initWorld(workspace);
    await run({ host: 'github', layout });
    const text = await read('gitops.yaml');
    const clusters = '    clusters: { eu: { dest-name: eu }, us: { dest-name: us } }\n';
    const added = text.replace(/^ {2}prod:\n/m, (line) => line + clusters);
    expect(added).not.toBe(text);
    expect(parseConfig('gitops.yaml', added, ['apps/web1']).environments.get('prod')?.clusters?.size).toBe(2);
  },
);

test('a server is asked for the root Application, and its token for the pipelines', async () => {
  const { run, config, read } = await initWorld(workspace);
  const given = { 'argocd-server': 'argocd.example.com', 'argocd-project': 'shop', layout: 'manifests' };
  for (const host of ['jenkins', 'gitlab', 'github']) {
    const { outputs } = await run({ ...given, host });
    expect(outputs.commands).toContainEqual(expect.stringMatching(/ARGOCD_TOKEN|argocd-token/));
  }
  expect((await config()).argocd).toMatchObject({ server: 'argocd.example.com', project: 'shop' });
  const workflow = await read('.github/workflows/deploy.yml');
  expect(workflow.match(/argocd-token: /g)).toHaveLength(workflow.match(/gitops-token: /g)?.length ?? 0);
});

test('the commands do what they say, for directories with spaces', async () => {
  const { root, run } = await initWorld({ 'my shop/package.json': '{"name": "shop"}' });
  const bare = (name: string) => {
    execFileSync('git', ['init', '--quiet', '--bare', '--initial-branch=main', `${root}/${name}`]);
    return gitIn(`${root}/${name}`);
  };
  const [monorepo, gitops] = [bare('monorepo.git'), bare('gitops.git')];
  const git = gitIn(`${root}/my shop`);
  execFileSync('git', ['init', '--quiet', '--initial-branch=main', `${root}/my shop`]);
  git('remote', 'add', 'origin', `${root}/monorepo.git`);
  const given = { directory: 'my shop', host: 'jenkins', 'gitops-repository': `${root}/gitops.git` };
  const { outputs, created } = await run(given, { ci: { workspace: `${root}/my shop` } });
  const commands = (outputs.commands as string[]).filter((command) => /^git /.test(command));
  for (const command of commands) execFileSync('sh', ['-ec', command], { cwd: root, stdio: 'pipe' });
  const listed = (repository: typeof git, ref: string) =>
    repository('ls-tree', '-r', '--name-only', ref).split('\n').sort();
  const inGitops = created.filter((path) => path.startsWith('my shop/gitops/')).map((path) => path.slice(15));
  expect(listed(gitops, 'main')).toEqual(inGitops.sort());
  const inMonorepo = created.map((path) => path.slice(8)).filter((path) => !path.startsWith('gitops/'));
  expect(listed(monorepo, 'develop')).toEqual(inMonorepo.sort());
});
