/**
 * Whose code a run builds. The image of a stranger's request can hold more than its key says: what its Dockerfile fetches,
 * and what a cache that it wrote gives back. So such runs have keys of their own, and no trusted run finds their images.
 */
import type { CiContext } from '../../ports.ts';
import { keyTag, type Trust } from './own-tags.ts';
import type { KeyName } from './reuse.ts';

export type TrustFacts = Pick<CiContext, 'host' | 'event' | 'branch' | 'actor'>;

/**
 * Untrusted are requests of forks, whatever started the run, and what Dependabot has changed: code of others that nobody
 * has read yet.
 */
export function trustOf({ host, event, branch, actor }: TrustFacts): Trust {
  const isRequest = event.kind === 'request' || event.kind === 'request-closed';
  if (isRequest && event.fromFork === true) return 'untrusted';
  const isOfDependabot = host === 'github' && actor.name === 'dependabot[bot]';
  return isOfDependabot && (isRequest || branch?.startsWith('dependabot/') === true) ? 'untrusted' : 'trusted';
}

/**
 * The tag and the label of a content key. Both tell whose run has built the image: a tag that is moved by hand does not
 * make it trusted.
 *
 * @param key `sha256:<64 hex>`, and the tag that a part of it makes
 */
export function keyName(key: { readonly tag: string; readonly digest: string }, trust: Trust): KeyName {
  if (trust === 'trusted') return { tag: key.tag, label: key.digest };
  return { tag: keyTag(key.digest.slice('sha256:'.length), trust), label: `untrusted ${key.digest}` };
}
