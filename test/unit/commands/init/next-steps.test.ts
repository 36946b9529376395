/** What `init` says at its end: what is where, and commands that can be copied. */
import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { npmPackage, version } from '../../../../src/core/published.ts';
import { renderMarkdown } from '../../../../src/hosts/terminal/markdown/render.ts';
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

const typed = (name: string) => `read -rs ${name} && printf %s "$${name}" | glab variable set ${name} --masked`;

test.each([
  ['github', ['GITOPS_TOKEN', 'REGISTRY_USERNAME', 'REGISTRY_PASSWORD'].map((name) => `gh secret set ${name}`)],
  // The second one writes the comment.
  ['gitlab', [typed('GITOPS_TOKEN'), typed('FORGE_TOKEN')]],
  [
    'jenkins',
    ['gitops-token', 'forge-token'].map((name) => `# Manage Jenkins > Credentials: a secret text with the id ${name}`),
  ],
])('five steps on %s, with the names that its CI file reads', async (host, credentials) => {
  const { run } = await initWorld(workspace);
  const given = { host, layout: 'manifests', registry: 'harbor.example.com/fe', review: 'request' };
  const { outputs, summary } = await run(given);
  const commands = outputs.commands as string[];
  expect(commands[2]).toMatch(/^kubectl apply .*--filename gitops\/bootstrap\//);
  expect(commands.slice(3, 3 + credentials.length)).toEqual(credentials);
  const [read, check, commit = '', push, change, pushed, open, ...rest] = commands.slice(3 + credentials.length);
  expect(read).toBe('read -rs MG_GITOPS_TOKEN && export MG_GITOPS_TOKEN');
  expect([check, push, rest]).toEqual(['monorepo-gitops check --online', 'git push --set-upstream origin develop', []]);
  expect(commit).toMatch(
    /^git switch --create develop && git add gitops\.yaml apps\/Dockerfile \S*dockerignore .* && git commit /,
  );
  expect(commit).not.toContain('gitops/');
  expect(change).toBe('git switch --create hello && echo hello > apps/web1/hello.txt && git add apps/web1/hello.txt');
  expect(pushed).toBe('git commit --message Hello && git push --set-upstream origin hello');
  expect(open).toMatch(
    { github: /^gh pr create --base develop/, gitlab: /^glab mr create .*develop/ }[host] ?? /^# Open/,
  );
  expect(summary.match(/^\d\. /gm)).toHaveLength(5);
  // A new cluster has no Argo CD yet, and none can read a private repository without a credential.
  expect(summary).toMatch(/^2\. .*\bgitops\/bootstrap\/README\.md\b.*:$/m);
});

test('a branch below feature/ takes the place of the request, or nothing does', async () => {
  const { run } = await initWorld(workspace);
  const last = async (review: string) => ((await run({ review, host: 'github' })).outputs.commands as string[]).at(-1);
  expect(await last('branch')).toBe('git commit --message Hello && git push --set-upstream origin feature/hello');
  expect(await last('none')).toBe('git push --set-upstream origin develop');
});

test('npx is named where it started the program, since no other one is on the PATH', async () => {
  const { run } = await initWorld(workspace);
  const { outputs } = await run({ host: 'github' }, { env: { npm_command: 'exec' } });
  expect(outputs.commands).toContain(`npx --yes ${npmPackage}@${version} check --online`);
});

test('the branch that is there is taken, and the one that is checked out is left alone', async () => {
  const { root, run } = await initWorld(workspace);
  const git = gitIn(root);
  execFileSync('git', ['init', '--quiet', '--bare', `${root}.git`]);
  execFileSync('git', ['init', '--quiet', '--initial-branch=main', root]);
  git('remote', 'add', 'origin', `${root}.git`);
  git('add', 'package.json');
  git('commit', '--quiet', '--message', 'First');
  git('push', '--quiet', 'origin', 'main', 'main:develop');
  const commit = async (branch: string) => {
    const { outputs } = await run({ host: 'github' }, { ci: { branch } });
    return (outputs.commands as string[]).find((each) => each.includes('Deploy with'));
  };
  expect(await commit('main')).toMatch(/^git switch develop && git add /);
  expect(await commit('develop')).toMatch(/^git add /);
});

test('no command is broken on a narrow screen: it is copied', async () => {
  const { run } = await initWorld(workspace);
  const { outputs, summary } = await run({ host: 'github', review: 'request' });
  const look = { colours: false, hyperlinks: false };
  const shown = renderMarkdown(summary, { columns: 40, look, redact: (text) => text }).map((line) => line.trim());
  for (const command of outputs.commands as string[]) expect(shown).toContain(command);
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
