/** The values of `{subject}` and `{author}`: read of the commit at hand, and only where a template has one of them. */
import { hasPlaceholder } from '../names/placeholders.ts';
import type { CiContext } from '../ports.ts';
import type { Checkout } from './checkout.ts';

/** Whether a text anywhere in a value (an object, a list, a map) has one of the two. */
export function asksForDescription(value: unknown): boolean {
  if (typeof value === 'string') return hasPlaceholder(value, ['subject', 'author']);
  if (value instanceof Map) return [...value.values()].some(asksForDescription);
  return typeof value === 'object' && value !== null && Object.values(value).some(asksForDescription);
}

/** The run with what its commit says. A commit that is not here has neither subject nor author. */
export async function withDescription(ci: CiContext, checkout: Omit<Checkout, 'clock'>): Promise<CiContext> {
  if (ci.commit === undefined) return ci;
  const { SourceCommits } = await import('./source-commits.ts');
  await using commits = new SourceCommits(checkout);
  const found = await commits.describe(ci.commit, undefined);
  const author = found?.author?.replace(/ <[^<>]*>$/, '');
  return found === undefined ? ci : { ...ci, described: { subject: found.subject ?? '', author: author ?? '' } };
}
