/**
 * A branch of ours that is there while Argo CD renders what a request would commit: it renders only what the repository has.
 * The branch is of one request, replaced by each of its runs, and deleted at the end of the run. What a killed run leaves goes
 * with the next run of the request, with its closing, and with a sweep.
 */
import { createHash } from 'node:crypto';
import { Failure, messageOf } from '../failure.ts';
import { applyChanges, type ChangedFile } from '../git/changes.ts';
import { type Committer, createCommit, decodeCommit } from '../git/commit.ts';
import { composeMessage, parseTrailers } from '../git/message.ts';
import { type FileChange, openSnapshot } from '../git/snapshot.ts';
import type { ObjectId, Transport } from '../git/transport.ts';
import type { Log, Secrets } from '../ports.ts';
import { atRunEnd } from '../run-end.ts';
import { pushSettled } from './push-settled.ts';
import { rejectionFailure } from './rejection.ts';
import { defaultPrefix, prefixesOf } from './request-branch.ts';
import { refuseSecrets } from './secret-guard.ts';

/** The monorepo that a branch is of. */
interface PreviewMonorepo {
  /** `github.com/acme/shop`, as `monorepoIdentity` gives it. */
  readonly identity: string;
  /** What branches of requests begin with. Default: `monorepo-gitops/`. */
  readonly branchPrefix: string | undefined;
}

interface PreviewRequest extends PreviewMonorepo {
  /** Number of the request in the monorepo. */
  readonly request: number;
}

/** What would be committed on `parent`. */
export interface CommitDraft {
  /** Undefined: the repository is empty. */
  readonly parent: ObjectId | undefined;
  readonly files: readonly ChangedFile[];
}

interface PreviewCommit extends PreviewRequest {
  readonly transport: Transport;
  readonly draft: CommitDraft;
  readonly committer: Committer;
  readonly secrets: Secrets;
  readonly log: Pick<Log, 'warn'>;
}

const previewKey = 'Preview-Of';

/**
 * With underscores, which no key of a rolling request has; and no directory of refs, beside which git could not have the branch
 * of a key `preview`.
 */
function beginningOf(identity: string, prefix: string): string {
  const hash = createHash('sha256').update(identity, 'utf8').digest('hex').slice(0, 8);
  return `${prefix}preview_${hash}_`;
}

function refOf({ identity, request, branchPrefix = defaultPrefix }: PreviewRequest): string {
  return `refs/heads/${beginningOf(identity, branchPrefix)}${request}`;
}

/**
 * Publishes the draft for as long as `use` takes. A branch that cannot be deleted again is a warning: the next run tries it.
 *
 * @throws Failure `GIT_PUSH_REJECTED`, refused `REQUEST_BRANCH_FOREIGN` and `SECRET_IN_COMMIT`; and what the transport throws
 */
export async function withPreviewBranch<T>(given: PreviewCommit, use: (commit: ObjectId) => Promise<T>): Promise<T> {
  const ref = refOf(given);
  const { transport, log } = given;
  const branch = ref.slice('refs/heads/'.length);
  let commit: ObjectId | undefined;
  // Not awaited by the publication: the job may be cancelled while its answer is on the way.
  const end = async () => {
    if (commit !== undefined) await deleted(transport, ref, commit);
  };
  const forget = atRunEnd(end);
  try {
    const draft = await commitOf(given);
    commit = draft.id;
    await publish(given, ref, draft);
    return await use(draft.id);
  } finally {
    forget();
    await end().catch((error: unknown) => {
      log.warn(`the branch ${branch} of the GitOps repository is left: ${messageOf(error)}`);
    });
  }
}

interface MadeCommit extends Pick<Parameters<Transport['push']>[0], 'objects'> {
  readonly id: ObjectId;
}

async function commitOf(given: PreviewCommit): Promise<MadeCommit> {
  const { transport, draft, committer, secrets, identity, request } = given;
  const { objectFormat } = await transport.listRefs([refOf(given)]);
  const snapshot = await openSnapshot(transport, draft.parent, objectFormat);
  const { root, objects, files } = await applyChanges(snapshot, draft.files.map(changeOf));
  const text = `[skip ci] What merging request ${request} would deploy\n\nThis branch goes when Argo CD has rendered it.`;
  const message = composeMessage(text, [[previewKey, `${identity}#${request}`]]);
  refuseSecrets(secrets, files, message);
  const parents = draft.parent === undefined ? [] : [draft.parent];
  const { id, object } = await createCommit(committer, { format: objectFormat, tree: root, parents, message });
  return { id, objects: new Map([...objects, [id, object]]) };
}

function changeOf({ path, after }: ChangedFile): FileChange {
  if (after === undefined) return { path, delete: true };
  const { body, mode } = after;
  return mode === '100644' || mode === '100755' ? { path, body, mode } : { path, body };
}

/** In place of what an earlier run of the request left. */
async function publish(given: PreviewCommit, ref: string, { id, objects }: MadeCommit): Promise<void> {
  const { transport } = given;
  const branch = ref.slice('refs/heads/'.length);
  const there = (await transport.listRefs([ref])).refs.get(ref);
  if (there !== undefined && !(await isOf(given, there))) throw foreign(branch);
  const verdict = await pushSettled(transport, { ref, expected: there, next: id, objects });
  if (verdict.result === 'accepted') return;
  if ((await transport.listRefs([ref])).refs.get(ref) === id) return;
  const cause = verdict.result === 'unknown' ? verdict.cause : new Error(verdict.reason);
  const problem = `the server refuses the branch ${branch}`;
  const hint = 'Let this credential push branches with this prefix, or leave rendered-diff out.';
  throw rejectionFailure({ cause, branch, ofRequest: true, otherwise: { problem, hint } });
}

function foreign(branch: string): Failure {
  return new Failure('refused', 'REQUEST_BRANCH_FOREIGN', `the branch ${branch} holds nothing of this request`, {
    hint: 'Rename or delete the branch.',
  });
}

/**
 * Looks first: git deletes a ref whatever it holds when it does not have the object that is expected (receive-pack.c, "Allowing
 * deletion of corrupt ref"), as after a publication that was refused.
 *
 * @throws Error where the branch is still there
 */
async function deleted(transport: Transport, ref: string, tip: ObjectId): Promise<void> {
  const isThere = async () => (await transport.listRefs([ref])).refs.get(ref) === tip;
  // A newer run of the request may have replaced it: then it is that run's.
  if (!(await isThere())) return;
  const update = { ref, expected: tip, next: undefined, objects: new Map() };
  const verdict = await pushSettled(transport, update).catch(
    (cause: unknown) => ({ result: 'unknown', cause }) as const,
  );
  if (verdict.result === 'accepted' || !(await isThere())) return;
  throw verdict.result === 'unknown' ? verdict.cause : new Error(verdict.reason);
}

async function isOf(owner: PreviewRequest & { readonly transport: Transport }, tip: ObjectId): Promise<boolean> {
  return (await commitAt(owner.transport, tip)).owner === `${owner.identity}#${owner.request}`;
}

async function commitAt(transport: Transport, tip: ObjectId) {
  const body = (await transport.read([tip])).get(tip)?.body;
  const { message, committer } = decodeCommit(body ?? new Uint8Array());
  const owner = parseTrailers(message).find(([key]) => key === previewKey)?.[1];
  return { owner, at: committer.seconds * 1000 };
}

/** What a killed run of a request that is closed has left. @returns the name of the branch that was deleted */
export async function removePreviewBranch(given: PreviewRequest & { readonly transport: Transport }) {
  const ref = refOf(given);
  const tip = (await given.transport.listRefs([ref])).refs.get(ref);
  if (tip === undefined || !(await isOf(given, tip))) return undefined;
  await deleted(given.transport, ref, tip);
  return ref.slice('refs/heads/'.length);
}

/** Milliseconds that no run takes until Argo CD has rendered its branch. */
const longestRun = 3_600_000;

/** The branches of the monorepo that no run is at any more. */
export async function leftPreviewBranches({
  transport,
  identity,
  branchPrefix,
  now,
}: PreviewMonorepo & { readonly transport: Transport; readonly now: number }) {
  const beginnings = prefixesOf(branchPrefix).map((prefix) => `refs/heads/${beginningOf(identity, prefix)}`);
  const { refs } = await transport.listRefs(beginnings);
  const left = [...refs].map(async ([ref, tip]) => {
    if (!beginnings.some((each) => ref.startsWith(each))) return [];
    const { owner, at } = await commitAt(transport, tip);
    if (owner?.startsWith(`${identity}#`) !== true || now - at < longestRun) return [];
    return [{ branch: ref.slice('refs/heads/'.length), remove: () => deleted(transport, ref, tip) }];
  });
  return (await Promise.all(left)).flat();
}
