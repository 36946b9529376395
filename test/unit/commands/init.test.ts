import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { init } from '../../../src/commands/init.ts';
import { unstartedPushes } from '../../../src/core/monorepo/events/workflow-triggers.ts';
import type { CiContext } from '../../../src/core/ports.ts';
import { loadConfig, parseConfig } from '../../../src/inputs/config/config.ts';
import { layoutNames } from '../../../src/scaffold/scaffold.ts';
import { type Given, runCommand } from '../../support/inputs.ts';
import { scratchDirectory } from '../../support/lifetime.ts';

const home = join(import.meta.dirname, '../../..');
let root: string;
beforeEach(async () => {
  root = scratchDirectory('init');
});

const ci: Partial<CiContext> = {
  event: { kind: 'manual' },
  repositoryUrl: 'https://github.com/acme/shop',
  workspace: '/',
};

interface Outcome {
  readonly created: string[];
  readonly skipped: string[];
  readonly log: string;
  readonly summary: string;
}

async function run(given: Given = {}, context: Partial<CiContext> = {}): Promise<Outcome> {
  const ran = await runCommand(init, given, { ci: { ...ci, ...context }, cwd: root, home });
  const { outputs, lines, summary = '' } = ran;
  const inside = (paths: unknown) => (paths as string[]).map((path) => relative(root, path));
  return { created: inside(outputs.created), skipped: inside(outputs.skipped), log: lines.join('\n'), summary };
}

async function write(files: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
}

async function tree(): Promise<Record<string, string>> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Object.fromEntries(
    await Promise.all(files.map(async (path) => [relative(root, path), await readFile(path, 'utf8')])),
  );
}

/** With the services that it finds in the monorepo. */
const config = async () => (await loadConfig(root))!;

const workspace = {
  'package.json': '{"name": "shop", "workspaces": ["apps/*", "packages/*"]}',
  'apps/web1/package.json': '{"name": "@acme/web1", "dependencies": {"@acme/ui": "*"}}',
  'apps/Web_2/package.json': '{"name": "@acme/web2"}',
  'apps/web1-e2e/package.json': '{"name": "@acme/web1-e2e"}',
  'packages/ui/package.json': '{"name": "@acme/ui"}',
};

describe('init', () => {
  test.each(['helm-values', 'manifests', 'kustomize', 'applicationset'])(
    'with the layout %s writes a gitops.yaml that is valid and has the services of the workspace',
    async (layout) => {
      await write(workspace);
      await run({ layout });
      const { services, environments, registry } = await config();
      expect([...services].sort()).toMatchObject([
        ['web-2', { path: 'apps/Web_2' }],
        ['web1', { path: 'apps/web1', build: { dockerfile: 'apps/Dockerfile' } }],
      ]);
      expect([...(services.get('web1')?.build?.args ?? [])]).toEqual([
        ['SERVICE_NAME', '@acme/{service}'],
        ['SERVICE_PATH', 'apps/{service}'],
      ]);
      expect([...environments.keys()]).toEqual(['dev', 'review', 'prod']);
      expect(environments.get('prod')).toMatchObject({
        when: { branch: ['main'] },
        'promote-from': { environment: 'dev' },
      });
      expect(registry).toBe('ghcr.io/acme');
    },
  );

  test.each([
    ['github', '.github/workflows/deploy.yml'],
    ['gitlab', '.gitlab-ci.yml'],
    ['jenkins', 'Jenkinsfile'],
  ])('on %s writes %s and no other CI file', async (host, path) => {
    const { created } = await run({ host });
    expect(created.filter((file) => /\.github|gitlab-ci|Jenkinsfile/.test(file))).toEqual([path]);
  });

  test.each([
    ['ghcr.io/acme', 'github.token'],
    ['harbor.example.com/fe', 'secrets.REGISTRY_PASSWORD'],
  ])('on GitHub signs in to %s with %s', async (registry, password) => {
    await run({ host: 'github', registry });
    const workflow = parse(await readFile(join(root, '.github/workflows/deploy.yml'), 'utf8'));
    expect(workflow.jobs.deploy.steps.at(-1).with['registry-password']).toBe(`\${{ ${password} }}`);
  });

  test('on GitLab builds its Dockerfile in jobs that need no rights', async () => {
    const { created } = await run({ host: 'gitlab' });
    expect(created).toContain('Dockerfile');
    const { include } = parse(await readFile(join(root, '.gitlab-ci.yml'), 'utf8'));
    expect(include[0].inputs.builder).toBe('kaniko');
    // What the jobs hand on must not reach the image.
    const ignored = await readFile(join(root, '.dockerignore'), 'utf8');
    expect(ignored.split('\n')).toEqual(expect.arrayContaining(['monorepo-gitops-*', 'monorepo-gitops.*']));
  });

  test('on GitLab includes components and inputs that there are, by addresses that need no catalog', async () => {
    await run({ host: 'gitlab' });
    const { include } = parse(await readFile(join(root, '.gitlab-ci.yml'), 'utf8')) as {
      include: { remote: string; integrity: string; inputs: Record<string, unknown> }[];
    };
    expect(include).toHaveLength(2);
    for (const { remote, integrity, inputs } of include) {
      const path = /^https:\/\/raw\.githubusercontent\.com\/[\w-]+\/[\w-]+\/v\d+\.\d+\.\d+\/(.*)$/.exec(remote)?.[1];
      const template = await readFile(new URL(`../../../${path}`, import.meta.url), 'utf8');
      expect(integrity).toBe(`sha256-${createHash('sha256').update(template).digest('base64')}`);
      const [header] = parseAllDocuments(template);
      const { spec } = header!.toJS() as { spec: { inputs: object } };
      expect(Object.keys(spec.inputs)).toEqual(expect.arrayContaining(Object.keys(inputs)));
    }
  });

  test.each<[string, Partial<CiContext>, string]>([
    ['the CI host it runs on', { host: 'jenkins' }, 'Jenkinsfile'],
    ['a GitLab remote', { repositoryUrl: 'https://gitlab.example.com/acme/shop' }, '.gitlab-ci.yml'],
    ['nothing in particular', { repositoryUrl: undefined }, '.github/workflows/deploy.yml'],
  ])('without the input host goes by %s', async (_, context, path) => {
    expect((await run({}, context)).created).toContain(path);
  });

  test('twice is as good as once: the second run writes nothing', async () => {
    const first = await run();
    const before = await tree();
    const second = await run();
    expect(first.created.length).toBeGreaterThan(5);
    expect(second).toMatchObject({ created: [], skipped: first.created });
    expect(await tree()).toEqual(before);
  });

  test('with dry-run shows every file and writes none', async () => {
    const { created, log } = await run({ 'dry-run': 'true' });
    expect(created).toContain('gitops.yaml');
    expect(log).toContain('+ version: 1');
    expect(log).toMatch(/^would write .*gitops.yaml$/m);
    expect(log).not.toMatch(/\bwrote\b/);
    expect(await tree()).toEqual({});
  });

  test('keeps the Dockerfile that a service has', async () => {
    await write({ ...workspace, 'apps/web1/Dockerfile': 'FROM mine\n', 'apps/Web_2/Dockerfile': 'FROM mine\n' });
    const { created } = await run();
    expect(created.filter((path) => path.endsWith('Dockerfile'))).toEqual([]);
    expect((await config()).services.get('web1')?.build).toBeUndefined();
  });

  test('keeps the Dockerfile that services share', async () => {
    await write({ ...workspace, 'apps/Dockerfile': 'FROM mine\n' });
    const { created } = await run();
    expect(created.filter((path) => /docker/i.test(path))).toEqual([]);
    expect(await readFile(join(root, 'apps/Dockerfile'), 'utf8')).toBe('FROM mine\n');
    expect((await config()).services.get('web1')?.build?.dockerfile).toBe('apps/Dockerfile');
  });

  test('takes a repository without a workspace for one service', async () => {
    await run({ directory: 'Shop.Api' });
    const { services } = parseConfig('gitops.yaml', await readFile(join(root, 'Shop.Api/gitops.yaml'), 'utf8'));
    expect([...services]).toMatchObject([['shop-api', { path: '.' }]]);
  });

  test('refuses two directories that would be one service', async () => {
    await write({ ...workspace, 'apps/web-1/package.json': '{}', 'apps/web_1/package.json': '{}' });
    await expect(run()).rejects.toMatchObject({ exitCode: 2, message: expect.stringContaining('"web-1"') });
  });

  test.each(layoutNames.flatMap((layout) => ['main', 'release+1'].map((branch) => [layout, branch] as const)))(
    'starts the workflow for every branch that is deployed: %s, %s',
    async (layout, defaultBranch) => {
      await write(workspace);
      await run({ host: 'github', layout }, { defaultBranch });
      const { environments } = await config();
      expect(environments.get('review')?.when?.branch).toEqual(['feature/**']);
      expect(await unstartedPushes(root, { environments })).toEqual([]);
      const workflow = parse(await readFile(join(root, '.github/workflows/deploy.yml'), 'utf8')) as {
        on: { push: { branches: string[] } };
      };
      const deployed = [...environments.values()].flatMap(({ when }) => when?.branch ?? []);
      expect(workflow.on.push.branches.map((each) => each.replaceAll('\\', '')).sort()).toEqual(deployed.sort());
    },
  );

  test('never writes outside of the directory through a link', async () => {
    const outside = scratchDirectory('outside');
    await symlink(outside, join(root, '.github'));
    await expect(run({ host: 'github' })).rejects.toMatchObject({ code: 'SCAFFOLD_OUTSIDE', exitCode: 4 });
    expect(await readdir(outside)).toEqual([]);
    await rm(outside, { recursive: true });
  });

  test.each<[string, Partial<CiContext>, Record<string, string>]>([
    ['a branch', { defaultBranch: "it's: {odd}" }, {}],
    ['a registry', {}, { registry: 'host:5000/fe/on' }],
    ['a repository', {}, { 'gitops-repository': 'git@example.com:infra/charts.git' }],
  ])('writes %s with characters of its own as text', async (_, context, given) => {
    await run(given, context);
    const parsed = await config();
    expect(parsed.environments.get('prod')?.when?.branch).toEqual([context.defaultBranch ?? 'main']);
    expect(parsed.registry).toBe(given.registry ?? 'ghcr.io/acme');
    expect(parsed.gitops?.repository).toBe(given['gitops-repository'] ?? 'acme/gitops');
  });

  test('refuses a registry that is a URL', async () => {
    await expect(run({ registry: 'https://ghcr.io/acme' })).rejects.toMatchObject({ exitCode: 2 });
  });
});
