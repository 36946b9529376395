/** What `.dockerignore` leaves out of the items of `files`. */
import path from 'node:path';
import { parseIgnoreFile, readIgnoreFile } from '../../ignore-rules.ts';

/** What is left out below one item. */
export interface IgnoredBelow {
  /** @param below path in the item's directory, with slashes */
  ignores(below: string): boolean;
  /** Whether something below a directory that is left out may be taken back by a `!` pattern. */
  readonly hasExceptions: boolean;
}

const nothing: IgnoredBelow = { ignores: () => false, hasExceptions: false };

/**
 * The rules of the `.dockerignore` of a build context for one item. An item is wanted because it is named, although builds of
 * a Dockerfile are told to leave it out (`dist`, `node_modules`): patterns that match the item itself do not count. Those that
 * match something below it do.
 *
 * @param context absolute @param source absolute path of the item; nothing is left out of one outside of the context
 */
export async function ignoredBelow(context: string, source: string): Promise<IgnoredBelow> {
  const item = path.relative(context, source).split(path.sep).join('/');
  if (item === '..' || item.startsWith('../') || path.isAbsolute(item)) return nothing;
  const text = readIgnoreFile(path.join(context, '.dockerignore'));
  if (text === undefined) return nothing;
  const lines = text.split(/\r?\n/).filter((line) => {
    const pattern = line.trim().replace(/^!\s*/, '');
    return item === '' || !parseIgnoreFile(pattern).ignores(item);
  });
  const rules = parseIgnoreFile(lines.join('\n'));
  const prefix = item === '' ? '' : `${item}/`;
  return { ignores: (below) => rules.ignores(prefix + below), hasExceptions: rules.hasExceptions };
}
