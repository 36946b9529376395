/** The lock files that a monorepo can have at its root, and who reads them. */
import { createHash } from 'node:crypto';
import { messageOf } from '../../failure.ts';
import { parseBunLock } from './bun-lock.ts';
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
 * @param yarnrc the text of `.yarnrc.yml`
 */
export function readLockFile(name: string, body: Buffer, yarnrc: string | undefined): LockFile | string {
  const parse = parsers[name];
  if (parse === undefined) return 'it is in a binary form';
  const key = createHash('sha256')
    .update(JSON.stringify([name, yarnrc]))
    .update(body)
    .digest('hex');
  const known = recent.get(key);
  if (known !== undefined) return known;
  const found = parsed(parse, body, yarnrc);
  recent.set(key, found);
  const [oldest] = recent.keys();
  if (recent.size > mostRecent && oldest !== undefined) recent.delete(oldest);
  return found;
}

/** Commits that are compared with one another mostly have the same lock file, and to read one takes longest of all. */
const recent = new Map<string, LockFile | string>();
const mostRecent = 8;

function parsed(parse: Parse, body: Buffer, yarnrc: string | undefined): LockFile | string {
  try {
    return parse(body.toString('utf8'), yarnrc);
  } catch (error) {
    return `it cannot be read: ${messageOf(error)}`;
  }
}
