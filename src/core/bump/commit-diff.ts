import { unifiedDiff } from '../edit/edit.ts';
import type { ChangedFile } from '../git/changes.ts';

/** The unified diff of all files of a commit, as git prints it. */
export function commitDiff(files: readonly ChangedFile[]): string {
  const text = (body: Uint8Array | undefined) => (body === undefined ? undefined : Buffer.from(body).toString('utf8'));
  return files.map(({ path, before, after }) => unifiedDiff(path, text(before?.body), text(after?.body))).join('');
}
