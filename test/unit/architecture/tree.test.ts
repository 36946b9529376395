import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const page = readFileSync(`${root}docs/architecture.md`, 'utf8');
const tree = /## The tree\n\n```\n([\s\S]*?)```/.exec(page)?.[1] ?? '';

/** Folders of src with sources in them, without templates: `core/edit/text`, and `commands/retention` for one that is indented. */
function foldersOfSource(): readonly string[] {
  const files = readdirSync(`${root}src`, { recursive: true, encoding: 'utf8' });
  const folders = files.filter((file) => file.endsWith('.ts')).map(dirname);
  return [...new Set(folders)].filter((folder) => folder !== '.' && !folder.startsWith('scaffold/templates')).sort();
}

function isNamed(folder: string): boolean {
  const inCore = folder.replace(/^core\//, '');
  const [parent = '', child = ''] = inCore.split('/');
  const line = new RegExp(`^ +(?:\\d  )?${inCore.startsWith('commands/') ? child : inCore} `, 'm');
  const section = inCore.startsWith('commands/') ? (tree.split(`src/${parent}/`)[1] ?? '').split('\nsrc/')[0] : tree;
  const inFolders = new RegExp(`\`${dirname(inCore)}\` \\(in folders: [^)]*\`${inCore.split('/').at(-1)}\``);
  return (
    line.test(section ?? '') ||
    tree.includes(`\`${inCore}\``) ||
    tree.includes(`src/${folder}/`) ||
    inFolders.test(tree)
  );
}

it('docs/architecture.md names every folder of the sources', () => {
  expect(foldersOfSource().length).toBeGreaterThan(40);
  expect(foldersOfSource().filter((folder) => !isNamed(folder))).toEqual([]);
});

it('docs/architecture.md names no folder that is not there', () => {
  const inTree = [...tree.matchAll(/`([a-z]+(?:\/[a-z-]+)+)`/g)].map(([, path = '']) => path);
  const first = [...tree.matchAll(/^((?:src|scripts|actions|[a-z.-]+)(?:\/[a-z-]+)*)\//gm)].map(
    ([, path = '']) => path,
  );
  const inText = [
    ...page.matchAll(/`((?:core|inputs|commands|hosts)\/[\w./-]+|(?:test|scripts|src|bench)\/[\w./-]+)`/g),
  ];
  const all = [...inTree, ...first, ...inText.map(([, path = '']) => path)];
  const isThere = (path: string) => ['', 'src/', 'src/core/'].some((base) => existsSync(`${root}${base}${path}`));
  expect(all.length).toBeGreaterThan(60);
  expect(all.filter((path) => !path.includes('*') && !isThere(path))).toEqual([]);
});
