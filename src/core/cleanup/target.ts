/** Which review environment goes, and who says so: a person by its name, or this run's event. */
import { badInput } from '../failure.ts';
import { environmentName } from '../names/slug.ts';
import type { CiContext } from '../ports.ts';
import { parseSourceRef } from '../source/source-ref.ts';

/** The environment of a branch, tag or request, or the one of a name. */
export interface RemovalTarget {
  /** The usual one: where another monorepo has the name of a request, the environment has another. */
  readonly name: string;
  /** Full ref name, where it is known. */
  readonly ref?: string;
  readonly request?: number;
}

export type Removal =
  /** A person names it: it goes, whether its source is open or not. */
  | { readonly how: 'by-hand'; readonly target: RemovalTarget }
  /** An event says that its source was closed: it goes unless the source is open. */
  | { readonly how: 'event'; readonly target: RemovalTarget; readonly closingCommit: string | undefined }
  /** The event is of an open request: its environment goes when the request does not ask for it any more. */
  | { readonly how: 'opt-out'; readonly target: RemovalTarget }
  /**
   * GitLab stops an environment: because its branch is gone, because its time has passed, or because a person pressed the
   * button. Nothing tells which. Branches with one slug share GitLab's environment.
   */
  | {
      readonly how: 'stop-job';
      readonly target: RemovalTarget;
      readonly closingCommit: string | undefined;
      /** GitLab's slug of the branch, which several branches may have. */
      readonly refSlug: string;
    };

/** The inputs that name an environment; at most one is given. */
export interface GivenTarget {
  readonly name: string | undefined;
  readonly branch: string | undefined;
  readonly request: number | undefined;
  /** The request of this run has to ask for its environment. */
  readonly isOptIn?: boolean | undefined;
}

/** @throws bad input when neither the inputs nor the event name one */
export function removalOf(ci: CiContext, given: GivenTarget): Removal {
  const { event, host } = ci;
  const ofEvent = eventTarget(ci);
  const target = namedTarget(ci.repository, given) ?? ofEvent;
  if (target === undefined) {
    throw badInput('name', 'is missing, and this event is of no branch or request', 'Give name, branch or request.');
  }
  // A person may name the environment that the event names too. The event's branch and commit say nothing about another one.
  const isNamed = given.name !== undefined || given.branch !== undefined || given.request !== undefined;
  if (event.kind === 'request' && given.isOptIn === true && !isNamed) return { how: 'opt-out', target };
  const closes = event.kind === 'request-closed' || event.kind === 'branch-deleted';
  if (!closes || ofEvent === undefined || target.name !== ofEvent.name) return { how: 'by-hand', target };
  // On GitHub the event of a deleted branch carries the default branch's commit.
  const closingCommit = host === 'github' && event.kind === 'branch-deleted' ? undefined : ci.commit;
  if (host !== 'gitlab') return { how: 'event', target: ofEvent, closingCommit };
  const refSlug = ci.refSlug ?? gitlabSlug(ofEvent.ref ?? '');
  return { how: 'stop-job', target: ofEvent, closingCommit, refSlug };
}

/** `CI_COMMIT_REF_SLUG`: lower case, every other character one dash, 63 at most. */
export function gitlabSlug(ref: string): string {
  return ref
    .replace(/^refs\/(?:heads|tags)\//, '')
    .toLowerCase()
    .replace(/[^a-z0-9]/gu, '-')
    .slice(0, 63)
    .replace(/^-+|-+$/g, '');
}

function eventTarget({ sourceRef, branch, repository }: CiContext): RemovalTarget | undefined {
  const source = parseSourceRef(sourceRef);
  if (source === undefined || sourceRef === undefined) return undefined;
  if (source.kind !== 'request') {
    return { name: environmentName({ mode: 'branch', repository, ref: sourceRef }), ref: sourceRef };
  }
  const target = requestTarget(source.number);
  return branch === undefined ? target : { ...target, ref: `refs/heads/${branch}` };
}

function requestTarget(request: number): RemovalTarget {
  return { name: environmentName({ mode: 'request', requestNumber: request }), request };
}

function namedTarget(repository: string, { name, branch, request }: Partial<GivenTarget>): RemovalTarget | undefined {
  const inputs = Object.entries({ name, branch, request }).filter(([, value]) => value !== undefined);
  if (inputs.length > 1) {
    const given = inputs.map(([input]) => input).join(' and ');
    throw badInput(given, 'are given together', 'Give one of name, branch and request.');
  }
  if (name !== undefined) return { name };
  if (request !== undefined) return requestTarget(request);
  if (branch === undefined) return undefined;
  const ref = `refs/heads/${branch.replace(/^refs\/heads\//, '')}`;
  return { name: environmentName({ mode: 'branch', repository, ref }), ref };
}
