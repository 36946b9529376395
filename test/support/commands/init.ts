/** A monorepo in a directory of its own, and `init` in it. */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { init } from '../../../src/commands/init.ts';
import type { CiContext, Environment, Questions } from '../../../src/core/ports.ts';
import { loadConfig } from '../../../src/inputs/config/config.ts';
import { type Given, runCommand } from '../inputs.ts';
import { scratchDirectory } from '../lifetime.ts';
import { repositoryRoot } from '../program.ts';

export type Files = Readonly<Record<string, string>>;

export async function writeFiles(root: string, files: Files): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
}

interface Options {
  readonly ci?: Partial<CiContext>;
  readonly questions?: Questions;
  readonly env?: Environment;
}

/** Two services of an npm workspace and a library. */
export const workspace: Files = {
  'package.json': '{"name": "shop", "workspaces": ["apps/*", "packages/*"]}',
  'package-lock.json': '{}',
  'apps/web1/package.json': '{"name": "web1", "dependencies": {"@acme/ui": "*"}}',
  'apps/web2/package.json': '{"name": "web2"}',
  'packages/ui/package.json': '{"name": "@acme/ui"}',
};

/** @returns the directory, what is in it, and `init` in it: paths of its outputs are relative to the directory */
export async function initWorld(files: Files) {
  const root = scratchDirectory('init-world');
  await writeFiles(root, files);
  const run = async (given: Given = {}, { ci, questions, env }: Options = {}) => {
    const context = { repositoryUrl: 'https://github.com/acme/shop', workspace: root, ...ci };
    const ran = await runCommand(init, given, {
      ci: context,
      cwd: root,
      home: repositoryRoot,
      questions,
      ...(env && { env }),
    });
    const inside = (paths: unknown) => (paths as string[]).map((path) => relative(root, path));
    const { created, skipped } = ran.outputs;
    return { ...ran, created: inside(created), skipped: inside(skipped), log: ran.lines.join('\n') };
  };
  const read = (path: string) => readFile(join(root, path), 'utf8');
  const config = async () => (await loadConfig(root))!;
  /** Every file by its path. */
  const tree = async (): Promise<Files> => {
    const entries = await readdir(root, { recursive: true, withFileTypes: true });
    const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    const texts = paths.map(async (path) => [relative(root, path), await readFile(path, 'utf8')]);
    return Object.fromEntries(await Promise.all(texts));
  };
  return { root, run, read, config, tree };
}
