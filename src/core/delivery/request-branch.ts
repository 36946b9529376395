/** The name of a rolling request's branch: a prefix, which push rules may demand, and its key. */
import { createHash } from 'node:crypto';
import { badInput } from '../failure.ts';
import { slugOf } from '../names/slug.ts';

/** Before every branch of a request of ours, unless the input `request-branch` says otherwise. */
export const defaultPrefix = 'monorepo-gitops/';

/** A name that no other key has; behind its prefix at most 48 characters. */
export function requestBranch(key: string, prefix = defaultPrefix): string {
  const slug = slugOf(key);
  if (slug === key && slug !== '' && slug.length <= 48) return prefix + slug;
  const hash = createHash('sha256').update(key, 'utf8').digest('hex').slice(0, 8);
  return `${prefix}${[slug.slice(0, 39).replace(/-$/, ''), hash].filter(Boolean).join('-')}`;
}

/** The prefixes of all branches that may be of requests of ours: those from before the prefix was chosen count too. */
export function prefixesOf(prefix: string | undefined): readonly string[] {
  return [...new Set([prefix ?? defaultPrefix, defaultPrefix])];
}

const longestPrefix = 100;

/**
 * The input `request-branch`. Every key with the prefix in front has to be a name that git takes.
 * Source: git-check-ref-format(1).
 *
 * @throws bad input
 */
export function branchPrefix(text: string): string {
  const problem = problemOf(text);
  if (problem === undefined) return text;
  throw badInput('request-branch', `"${text}" ${problem}`, 'Give the beginning of a branch name: feature/deploy-');
}

function problemOf(text: string): string | undefined {
  if (text.length > longestPrefix) return `has ${text.length} characters; ${longestPrefix} are enough`;
  if (text.startsWith('refs/')) return 'is a full ref name, and the name of a branch begins behind refs/heads/';
  if (/[{}]/.test(text)) return 'has braces, and no placeholder stands here: the key of the request follows';
  const isName =
    !/[\p{Cc} ~^:?*[\\]|\.\.|@\{|\/\//u.test(text) &&
    !/^[-/]/.test(text) &&
    !/(?:^|\/)\./.test(text) &&
    !/\.lock\//.test(text);
  return isName ? undefined : 'is no beginning of a branch name';
}
