import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadConfig } from '../../../../src/inputs/config/config.ts';
import { directoriesOnDisk } from '../../../../src/inputs/config/directories.ts';
import { findConfigFile } from '../../../../src/inputs/config/file.ts';
import { scratchDirectory } from '../../../support/lifetime.ts';

function monorepo(files: Readonly<Record<string, string>>): string {
  const root = scratchDirectory('directories');
  for (const [path, text] of Object.entries({ '.git/HEAD': 'ref: refs/heads/main\n', ...files })) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

const load = (root: string, isCheckout = true) => loadConfig(root, undefined, directoriesOnDisk(root, isCheckout));

describe('a service whose path is no directory', () => {
  const services = (path: string) => `version: 1\nservices:\n  web:\n    path: ${path}\n`;
  const there = { 'apps/web1/package.json': '{}', 'apps/api/Dockerfile': '', 'apps/README.md': '' };

  it.each([
    [
      'apps/wbe1',
      'gitops.yaml:4:11: services.web.path names apps/wbe1, which is no directory of the monorepo; did you mean "apps/web1"?',
    ],
    ['app/web1', 'names app/web1, which is no directory of the monorepo; did you mean "apps"?'],
    ['apps/README.md', 'names apps/README.md, which is no directory of the monorepo'],
    ['./apps/api/src', 'names ./apps/api/src, which is no directory of the monorepo'],
  ])('is told with its line: %s', async (path, message) => {
    const error = await load(monorepo({ ...there, 'gitops.yaml': services(path) })).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ exitCode: 2, place: { line: 4, column: 11 } });
    expect((error as Error).message).toContain(message);
  });

  it.each(['apps/web1', './apps/web1/', 'apps//api', '.'])('is none of these: %s', async (path) => {
    expect((await load(monorepo({ ...there, 'gitops.yaml': services(path) })))?.services.size).toBe(1);
  });

  it('is no mistake where the commit is not checked out, or not all of it', async () => {
    const text = services('apps/gone');
    expect((await load(monorepo({ 'gitops.yaml': text }), false))?.services.size).toBe(1);
    const sparse = monorepo({ 'gitops.yaml': text, '.git/info/sparse-checkout': '/gitops.yaml\n' });
    expect((await load(sparse))?.services.size).toBe(1);
    const plain = scratchDirectory('no-git');
    writeFileSync(join(plain, 'gitops.yaml'), text);
    expect((await load(plain))?.services.size).toBe(1);
  });
});

describe('discover', () => {
  it.each([
    ['"apps/*"', 'gitops.yaml:2:11: discover finds no directory with a package.json or a Dockerfile in it'],
    ['[services, "../other/*"]', 'gitops.yaml:2:22: discover[1] must be a path inside the monorepo'],
    ['/srv/*', 'gitops.yaml:2:11: discover must be a path inside the monorepo'],
  ])('that finds nothing is told with its line: %s', async (patterns, message) => {
    const root = monorepo({ 'gitops.yaml': `version: 1\ndiscover: ${patterns}\n`, 'apps/docs/README.md': '' });
    await expect(load(root)).rejects.toThrow(message);
  });

  it('begins at the root of the monorepo, wherever the file and the job are', async () => {
    const root = monorepo({ 'apps/a/Dockerfile': '', 'ci/gitops.yaml': 'version: 1\ndiscover: apps/*\n' });
    const config = await loadConfig(join(root, 'ci'), undefined, directoriesOnDisk(root, true));
    expect([...config!.services]).toEqual([['a', { path: 'apps/a' }]]);
  });
});

describe('the file', () => {
  const text = 'version: 1\nservices: { a: { path: . } }\n';

  it('may be called monorepo-gitops.yaml, where another tool has the other name', async () => {
    const root = monorepo({ 'monorepo-gitops.yaml': text.replace('version: 1', 'version: 2') });
    await expect(load(root)).rejects.toThrow('monorepo-gitops.yaml:1:10: version must be 1');
    expect(findConfigFile([join(root, 'apps'), root])).toEqual({ directory: root, name: 'monorepo-gitops.yaml' });
  });

  it('is named by both names where both are there', async () => {
    const root = monorepo({ 'monorepo-gitops.yaml': text, 'gitops.yaml': text });
    const error = await load(root).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      exitCode: 2,
      message: `config: both gitops.yaml and monorepo-gitops.yaml are in ${root}`,
    });
    expect((await loadConfig(root, 'gitops.yaml'))?.services.size).toBe(1);
  });
});
