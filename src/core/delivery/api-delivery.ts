/**
 * Delivery through the forge's API (`commit-via: api`): the same plan, race and result as `commitTo`, but the forge makes
 * the commit, as its own author and with its own signature. The content is read through the transport.
 */

import { badInput, Failure, messageOf } from '../failure.ts';
import type { ApiCommit, Forge, ForgeFileChange } from '../forge/forge.ts';
import { applyChanges, type ChangedFile } from '../git/changes.ts';
import type { Identity } from '../git/commit.ts';
import { composeMessage } from '../git/message.ts';
import { treeMode } from '../git/objects.ts';
import { type Branch, checkBranchName, resolveBranch } from '../git/repository.ts';
import { openSnapshot } from '../git/snapshot.ts';
import type { ObjectId } from '../git/transport.ts';
import { Backoff } from '../net/backoff.ts';
import type { Delivered, DeliveryRequest } from './delivery.ts';
import { refuseSecrets } from './secret-guard.ts';

/** `author` and `committer` have no effect: a commit of the API is the token's, unless `apiAuthor` is given. */
export interface ApiDeliveryRequest<P> extends DeliveryRequest<P> {
  readonly forge: Forge;
  /** Not on GitHub. */
  readonly apiAuthor?: Identity | undefined;
}

type Start = Branch & { readonly start: ObjectId };
type Stale = Extract<ApiCommit, { result: 'stale' }>;
/** The server did not take the new branch: somebody else made it, or it is not wanted. */
type Refused = { readonly result: 'refused'; readonly cause: Error };

/** Refusals of a branch that nobody else has made until it is certain that the server does not want it. */
const maxRefusals = 5;

/**
 * @throws Failure `GIT_RACE_TIMEOUT` when the race was not won in time, `GIT_PUSH_REJECTED` for a new branch; bad input for `sign`; refused `API_FILE_MODE` for
 * a file that is more than plain, refused `SECRET_IN_COMMIT`; and whatever the plan, the transport and the forge throw.
 */
export async function commitByApi<P>(request: ApiDeliveryRequest<P>): Promise<Delivered<P>> {
  if (request.sign !== undefined) {
    throw badInput(
      'sign',
      'cannot be used with commit-via: api',
      'The forge signs its own commits; use commit-via: git to sign with a key.',
    );
  }
  const backoff = new Backoff(request.clock, request.timeout);
  let refusals = 0;
  for (let attempt = 1; ; attempt += 1) {
    const branch = await look(request);
    const made = await attemptOn(branch, request, attempt);
    if (made.result !== 'stale' && made.result !== 'refused') return made;
    refusals = made.result === 'refused' ? refusals + 1 : 0;
    if (refusals === maxRefusals) throw rejected(branch, made.cause);
    request.log.detail(`${messageOf(made.cause)}; applying the change to the new content`);
    await backoff.lost();
    if (backoff.left === 0) throw late(request, backoff, made.cause);
  }
}

async function attemptOn<P>(
  branch: Start,
  request: ApiDeliveryRequest<P>,
  attempt: number,
): Promise<Delivered<P> | Stale | Refused> {
  const { transport, plan, secrets, dryRun, forge } = request;
  const snapshot = await openSnapshot(transport, branch.start, branch.objectFormat);
  const proposal = await plan(snapshot, attempt);
  const outcome = { branch: branch.name, attempts: attempt, payload: proposal.payload };
  const unchanged = { ...outcome, result: 'unchanged', commit: branch.start } as const;
  if (proposal.kind === 'nothing') return unchanged;
  const { files } = await applyChanges(snapshot, proposal.changes);
  if (files.length === 0) return unchanged;
  const message = composeMessage(proposal.message, proposal.trailers);
  refuseSecrets(secrets, files, message);
  refuseModes(files);
  if (dryRun === true) return { ...outcome, result: 'planned', parent: branch.start, message, files };

  const missing = await ensureBranch(branch, request);
  if (missing !== undefined) return missing;
  const made = await forge.commit({
    branch: branch.name,
    expectedHead: branch.start,
    message,
    files: files.map(forgeChange),
    author: request.apiAuthor,
  });
  return made.result === 'stale'
    ? made
    : { ...outcome, result: 'committed', commit: made.commit, parent: branch.start, files };
}

async function look<P>({ transport, branch, startFrom }: ApiDeliveryRequest<P>): Promise<Start> {
  const base = await resolveBranch(transport, startFrom ?? branch);
  const name = branch ?? base.name;
  const ref = `refs/heads/${checkBranchName(name)}`;
  const tip = name === base.name ? base.tip : (await transport.listRefs([ref])).refs.get(ref);
  const start = tip ?? base.tip;
  if (start !== undefined) return { ...base, name, ref, tip, start };
  throw new Failure('failed', 'GIT_UNBORN', 'an API cannot make the first commit of an empty repository', {
    hint: 'Make a first commit, or use commit-via: git.',
  });
}

/** Both APIs commit to branches that exist; a new one begins at a commit that the server has. */
async function ensureBranch<P>(
  branch: Start,
  { transport }: ApiDeliveryRequest<P>,
): Promise<Stale | Refused | undefined> {
  if (branch.tip !== undefined) return undefined;
  const verdict = await transport.push({
    ref: branch.ref,
    expected: undefined,
    next: branch.start,
    objects: new Map(),
  });
  if (verdict.result === 'accepted') return undefined;
  if (verdict.result === 'unknown') return { result: 'stale', cause: verdict.cause };
  return { result: 'refused', cause: new Error(verdict.reason) };
}

/** An API commit says nothing about modes: it would turn a script into a plain file, and a symlink into its target. */
function refuseModes(files: readonly ChangedFile[]): void {
  for (const { path, before, after } of files) {
    if (after === undefined) continue;
    const other = [before?.mode, after.mode].find((mode) => mode !== undefined && mode !== treeMode.file);
    if (other === undefined) continue;
    throw new Failure('refused', 'API_FILE_MODE', `${path} has mode ${other}, which a commit by API does not keep`, {
      hint: 'Use commit-via: git for this file.',
    });
  }
}

function forgeChange({ path, before, after }: ChangedFile): ForgeFileChange {
  return after === undefined ? { path, delete: true } : { path, body: after.body, existed: before !== undefined };
}

function rejected({ name }: Start, cause: unknown): Failure {
  return new Failure('failed', 'GIT_PUSH_REJECTED', `the server refuses the new branch ${name}`, {
    hint: 'A hook or a rule for branches forbids it: allow this credential to create it.',
    cause,
  });
}

/** Exit 1, not 3: nothing was delivered (see `commitTo`). */
function late<P>({ timeout }: ApiDeliveryRequest<P>, { losses }: Backoff, cause: unknown): Failure {
  return new Failure(
    'failed',
    'GIT_RACE_TIMEOUT',
    `no commit to the GitOps repository went through within ${Math.round(timeout / 1000)} s (${losses} attempts)`,
    {
      hint: 'Raise `timeout`, put the services of one pipeline into one commit (`updates`), or look at who else writes to the branch.',
      cause,
    },
  );
}
