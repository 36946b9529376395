/** The source of a run, which is a branch, a tag or a request, as the full name of a ref. */
import type { CiContext, CiEvent } from '../ports.ts';

/** Where the forge publishes the heads of requests. */
export const requestRefs = { github: 'refs/pull/', gitlab: 'refs/merge-requests/' } as const;

type Source =
  | { readonly kind: 'branch' | 'tag'; readonly name: string }
  | { readonly kind: 'request'; readonly number: number };

/** What a ref stands for; undefined for refs of other kinds. */
export function parseSourceRef(ref: string | undefined): Source | undefined {
  const [, kind, name = ''] = /^refs\/(heads|tags)\/(.+)$/.exec(ref ?? '') ?? [];
  if (kind !== undefined) return { kind: kind === 'tags' ? 'tag' : 'branch', name };
  const number = /^refs\/(?:pull|merge-requests)\/([1-9]\d*)\/head$/.exec(ref ?? '')?.[1];
  return number === undefined ? undefined : { kind: 'request', number: Number(number) };
}

/** A merge queue of GitHub tries its merges on branches of its own, which are pushed, built and deleted as all others. */
export function isQueueBranch(branch: string | undefined): boolean {
  return branch?.startsWith('gh-readonly-queue/') === true;
}

/** The ref of an event's source. @param forge whose requests they are */
export function sourceRefOf(
  event: CiEvent,
  branch: string | undefined,
  forge: keyof typeof requestRefs,
): CiContext['sourceRef'] {
  switch (event.kind) {
    case 'queue':
      return undefined;
    case 'tag':
      return `refs/tags/${event.tag}`;
    case 'request':
    case 'request-closed':
      return event.number > 0 ? `${requestRefs[forge]}${event.number}/head` : undefined;
    default:
      return branch === undefined ? undefined : `refs/heads/${branch}`;
  }
}
