/** What services share is said once: thirty services are as many lines as two. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { init } from '../../../src/commands/init.ts';
import { loadConfig } from '../../../src/inputs/config/config.ts';
import { runCommand } from '../../support/inputs.ts';
import { scratchDirectory } from '../../support/lifetime.ts';
import { repositoryRoot } from '../../support/program.ts';

/** Directory of each package → its name. */
async function scaffolded(packages: Readonly<Record<string, string>>, files: Readonly<Record<string, string>> = {}) {
  const root = scratchDirectory('services');
  const globs = [...new Set(Object.keys(packages).map((path) => `${dirname(path)}/*`))];
  const all = {
    'package.json': JSON.stringify({ name: 'shop', workspaces: globs }),
    ...Object.fromEntries(
      Object.entries(packages).map(([path, name]) => [`${path}/package.json`, JSON.stringify({ name })]),
    ),
    ...files,
  };
  for (const [path, text] of Object.entries(all)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  await runCommand(init, {}, { cwd: root, home: repositoryRoot });
  const text = readFileSync(join(root, 'gitops.yaml'), 'utf8');
  const { services } = (await loadConfig(root))!;
  const said = [...services].map(([name, { path, build }]) => [name, path, Object.fromEntries(build?.args ?? [])]);
  return { text, services: Object.fromEntries(said.map(([name, ...rest]) => [name, rest])) };
}

const shared = { SERVICE_NAME: '@acme/{service}', SERVICE_PATH: 'apps/{service}' };

test('thirty services are as many lines as two', async () => {
  const many = (count: number) =>
    scaffolded(Object.fromEntries(Array.from({ length: count }, (_, i) => [`apps/web${i + 1}`, `@acme/web${i + 1}`])));
  const [two, thirty] = [await many(2), await many(30)];
  expect(thirty.text).toBe(two.text);
  expect(Object.keys(thirty.services)).toHaveLength(30);
  expect(thirty.services.web30).toEqual(['apps/web30', shared]);
  expect(thirty.text).not.toContain('\nservices:');
});

test('what lies beside them is taken back, and one of another name says where it is', async () => {
  const { text, services } = await scaffolded({
    'apps/web1': '@acme/web1',
    'apps/web1-e2e': '@acme/web1-e2e',
    'apps/Web_2': '@acme/Web_2',
  });
  expect(text).toMatch(/^discover: \["apps\/\*", "!apps\/Web_2", "!apps\/web1-e2e"\]$/m);
  expect(services).toEqual({
    web1: ['apps/web1', shared],
    'web-2': ['apps/Web_2', { SERVICE_NAME: '@acme/Web_2', SERVICE_PATH: 'apps/Web_2' }],
  });
});

test('packages that are not called after their directories say their own names', async () => {
  const { text, services } = await scaffolded({ 'apps/web1': 'front', 'apps/web2': '@acme/web2' });
  expect(text).not.toContain('  service:\n');
  expect(services).toEqual({
    web1: ['apps/web1', { SERVICE_NAME: 'front', SERVICE_PATH: 'apps/web1' }],
    web2: ['apps/web2', { SERVICE_NAME: '@acme/web2', SERVICE_PATH: 'apps/web2' }],
  });
});

test('services in several places are found in each', async () => {
  const { text, services } = await scaffolded({ 'apps/web1': '@acme/web1', 'services/api': '@acme/api' });
  expect(text).toMatch(/^discover: \["apps\/\*", "services\/\*"\]$/m);
  expect(services).toMatchObject({ web1: ['apps/web1', {}], api: ['services/api', { SERVICE_PATH: 'services/api' }] });
});

test('Dockerfiles of their own need no word', async () => {
  const docker = { 'apps/web1/Dockerfile': 'FROM scratch\n', 'apps/web2/Dockerfile': 'FROM scratch\n' };
  const { text, services } = await scaffolded({ 'apps/web1': 'web1', 'apps/web2': 'web2' }, docker);
  expect(text).not.toMatch(/dockerfile|services:/);
  expect(services).toEqual({ web1: ['apps/web1', {}], web2: ['apps/web2', {}] });
});
