/** The lock files that a monorepo can have at its root, and who reads them. */
import { messageOf } from '../../failure.ts';
import type { LockFile } from './lock-file.ts';

/** @throws anything for a text that is not understood */
type Parse = (text: string) => LockFile;

const parsers: Readonly<Record<string, Parse>> = {};

/** Names at the root. */
export const lockFileNames: readonly string[] = [
  'pnpm-lock.yaml',
  'package-lock.json',
  'npm-shrinkwrap.json',
  'yarn.lock',
  'bun.lock',
  'bun.lockb',
];

/** What the file says; text is why it cannot be told, the end of a sentence. */
export function readLockFile(name: string, body: Buffer): LockFile | string {
  const parse = parsers[name];
  if (parse === undefined) return 'it is in a binary form';
  try {
    return parse(body.toString('utf8'));
  } catch (error) {
    return `it cannot be read: ${messageOf(error)}`;
  }
}
