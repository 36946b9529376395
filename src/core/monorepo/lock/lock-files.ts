/** The lock files that a monorepo can have at its root, and who reads them. */
import { createHash } from 'node:crypto';
import { parse as parseYaml } from 'yaml';
import { messageOf } from '../../failure.ts';
import { isObject, type JsonObject, jsonObject } from '../../json.ts';
import { parseBunLock } from './bun-lock.ts';
import { objectAt } from './lock-entries.ts';
import type { LockFile } from './lock-file.ts';
import { parseNpmLock } from './npm-lock.ts';
import { parsePnpmLock } from './pnpm-lock.ts';
import { parseYarnLock } from './yarn-lock.ts';

/** @throws anything for a text that is not understood */
type Parse = (text: string, settings: string | undefined) => LockFile;

const parsers: Readonly<Record<string, Parse>> = {
  'pnpm-lock.yaml': parsePnpmLock,
  'package-lock.json': parseNpmLock,
  'npm-shrinkwrap.json': parseNpmLock,
  'yarn.lock': parseYarnLock,
  'bun.lock': parseBunLock,
};

/** Names at the root. */
export const lockFileNames: readonly string[] = [
  'pnpm-lock.yaml',
  'package-lock.json',
  'npm-shrinkwrap.json',
  'yarn.lock',
  'bun.lock',
  'bun.lockb',
];

/**
 * What the file says; text is why it cannot be told, the end of a sentence.
 *
 * @param texts of the manifests at the root, by name: some of what a lock file means stands there
 */
export function readLockFile(name: string, body: Buffer, texts: ReadonlyMap<string, Buffer>): LockFile | string {
  const parse = parsers[name];
  if (parse === undefined) return 'it is in a binary form';
  const settings = settingsFor(name, texts);
  const key = createHash('sha256')
    .update(JSON.stringify([name, settings]))
    .update(body)
    .digest('hex');
  const known = recent.get(key);
  if (known !== undefined) return known;
  const found = parsed(parse, body, settings);
  recent.set(key, found);
  const [oldest] = recent.keys();
  if (recent.size > mostRecent && oldest !== undefined) recent.delete(oldest);
  return found;
}

function settingsFor(name: string, texts: ReadonlyMap<string, Buffer>): string | undefined {
  if (name === 'yarn.lock') return texts.get('.yarnrc.yml')?.toString('utf8');
  return name === 'pnpm-lock.yaml' ? JSON.stringify(patchFiles(texts)) : undefined;
}

/** `patchedDependencies` of pnpm, which may stand in either manifest. */
function patchFiles(texts: ReadonlyMap<string, Buffer>): JsonObject {
  const textOf = (file: string) => texts.get(file)?.toString('utf8') ?? '';
  const workspace = textOf('pnpm-workspace.yaml');
  const { pnpm } = jsonObject(textOf('package.json').replace(/^\uFEFF/, ''));
  const ofRoot = isObject(pnpm) ? objectAt(pnpm, 'patchedDependencies') : {};
  if (!workspace.includes('patchedDependencies')) return ofRoot;
  try {
    const content: unknown = parseYaml(workspace, { maxAliasCount: 100 });
    return { ...ofRoot, ...(isObject(content) ? objectAt(content, 'patchedDependencies') : {}) };
  } catch {
    return ofRoot;
  }
}

/** Commits that are compared with one another mostly have the same lock file, and to read one takes longest of all. */
const recent = new Map<string, LockFile | string>();
const mostRecent = 8;

function parsed(parse: Parse, body: Buffer, settings: string | undefined): LockFile | string {
  try {
    return parse(body.toString('utf8'), settings);
  } catch (error) {
    return `it cannot be read: ${messageOf(error)}`;
  }
}
