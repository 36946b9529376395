/** Which review environment is removed: the named one, or that of a branch, a request or this run's event. */
import { badInput } from '../failure.ts';
import { environmentName } from '../names/slug.ts';
import type { CiContext } from '../ports.ts';
import type { ReviewSource } from '../review/marker.ts';

export interface RemovalTarget extends Omit<ReviewSource, 'ref'> {
  /** Full ref name, where it is known. */
  readonly ref?: string;
  /** Tip of the source when it was closed. */
  readonly closingCommit?: string;
  /** The source was closed just now, so that a deployment may still be on its way. */
  readonly closing: boolean;
}

/** The inputs that name an environment; at most one is given. */
export interface GivenTarget {
  readonly name: string | undefined;
  readonly branch: string | undefined;
  readonly request: number | undefined;
}

/** @throws bad input when neither the inputs nor the event name one */
export function removalTarget(ci: CiContext, given: GivenTarget): RemovalTarget {
  const { event, repository } = ci;
  const closedRequest = event.kind === 'request-closed' ? event.number : undefined;
  const source = closedRequest === undefined ? { branch: ci.branch } : { request: closedRequest };
  const ofEvent = namedTarget(repository, source);
  const named = namedTarget(repository, given) ?? ofEvent;
  if (named === undefined) {
    throw badInput('name', 'is missing, and this event is of no branch or request', 'Give name, branch or request.');
  }
  // The event's branch and commit say nothing about another environment.
  const closing = named.name === ofEvent?.name && (closedRequest !== undefined || event.kind === 'branch-deleted');
  const ofRequest = named.request !== undefined && ci.branch !== undefined ? { ref: `refs/heads/${ci.branch}` } : {};
  // On GitHub the event of a deleted branch carries the default branch's commit.
  const tip = closing && !(ci.host === 'github' && event.kind === 'branch-deleted') ? ci.commit : undefined;
  return {
    ...(closing ? ofRequest : {}),
    ...named,
    closing,
    ...(tip === undefined ? {} : { closingCommit: tip }),
  };
}

function namedTarget(
  repository: string,
  { name, branch, request }: Partial<GivenTarget>,
): Pick<RemovalTarget, 'name' | 'repository' | 'ref' | 'request'> | undefined {
  const inputs = Object.entries({ name, branch, request }).filter(([, value]) => value !== undefined);
  if (inputs.length > 1) {
    const given = inputs.map(([input]) => input).join(' and ');
    throw badInput(given, 'are given together', 'Give one of name, branch and request.');
  }
  if (name !== undefined) return { name, repository };
  if (request !== undefined) {
    return { name: environmentName({ mode: 'request', requestNumber: request }), repository, request };
  }
  if (branch === undefined) return undefined;
  const ref = `refs/heads/${branch.replace(/^refs\/heads\//, '')}`;
  return { name: environmentName({ mode: 'branch', repository, ref }), repository, ref };
}
