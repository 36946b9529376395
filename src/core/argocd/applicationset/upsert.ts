/**
 * `applicationset/`: an ApplicationSet on the server, and the Applications that it makes.
 * It may import what stands in the other folders of `argocd` and beside them; only commands import it. Begin here, with
 * the write; `wait.ts` proves that the Applications follow it.
 */
import { badInput, Failure } from '../../failure.ts';
import type { Deadline } from '../../net/deadline.ts';
import type { Clock, Log } from '../../ports.ts';
import { refuseOwnedSet } from '../owner.ts';
import { withSubject } from '../rights.ts';
import {
  type ApplicationSet,
  type ApplicationSetRef,
  dryRunSet,
  getSet,
  isSetSatisfiedBy,
  type LiveApplicationSet,
  mayWriteSet,
  sameSet,
  writeSet,
} from '../server/applicationset.ts';
import type { ArgocdClient } from '../server/client.ts';

/** One set on a server, and until when this run may work at it. */
export interface SetHandle {
  readonly client: ArgocdClient;
  readonly ref: ApplicationSetRef;
  readonly clock: Clock;
  readonly log: Log;
  /** The client's calls end with it. */
  readonly deadline: Deadline;
}

export function setNamed({ name, namespace }: ApplicationSetRef): string {
  return `ApplicationSet ${namespace === undefined ? '' : `${namespace}/`}${name}`;
}

export interface SetUpsert {
  readonly result: 'created' | 'updated' | 'unchanged';
  readonly set: LiveApplicationSet;
  readonly before: LiveApplicationSet | undefined;
}

/** @throws bad input for a project that the API refuses */
export function refuseTemplatedProject({ spec }: ApplicationSet): void {
  const { project } = spec.template.spec;
  if (!project.includes('{{')) return;
  const fix =
    'Name one project here, or write the set by `mode: git`: an Application that deploys it may leave the project to the generator.';
  throw badInput('project', `is "${project}", and Argo CD's API takes no set whose project is a parameter`, fix);
}

/**
 * Writes the set when the live one differs.
 *
 * @throws Failure of kind `refused` when another Application or project owns the name
 */
export async function upsertSet(handle: SetHandle, wanted: ApplicationSet, upsert: boolean): Promise<SetUpsert> {
  const before = await currentSet(handle, wanted);
  if (before !== undefined && isSetSatisfiedBy(wanted, before)) return { result: 'unchanged', set: before, before };
  const set = await withSubject(handle, () => writeSet(handle.client, wanted, upsert));
  if (before === undefined) return { result: 'created', set, before };
  return { result: sameSet(before, set) ? 'unchanged' : 'updated', set, before };
}

interface SetPreview {
  readonly result: SetUpsert['result'];
  /** The request with its body as text, or a sentence that there is none. */
  readonly request: string;
  /** `+ name` comes, `- name` goes, `  name` stays; undefined where the token may not ask. */
  readonly applications: readonly string[] | undefined;
}

/** What a write would do: the request, and the Applications that the server would make. Nothing is written. */
export async function previewSet(handle: SetHandle, wanted: ApplicationSet, upsert: boolean): Promise<SetPreview> {
  const { client, ref, log } = handle;
  const before = await currentSet(handle, wanted);
  const isThere = before !== undefined && isSetSatisfiedBy(wanted, before);
  const result = isThere ? 'unchanged' : before === undefined ? 'created' : 'updated';
  // The server asks for `create` also when the set exists.
  const actions = isThere ? [] : before === undefined ? (['create'] as const) : (['create', 'update'] as const);
  for (const action of actions) {
    const { project } = wanted.spec.template.spec;
    if (!(await mayWriteSet(client, action, wanted)))
      log.warn(`the token may not ${action} ${setNamed(ref)} in ${project}`);
  }
  const url = `${client.url}/api/v1/applicationsets?upsert=${upsert}`;
  const request = isThere
    ? `${setNamed(ref)} already says this: no request.`
    : `POST ${url}\n${JSON.stringify(wanted, undefined, 2)}`;
  return { result, request, applications: await changesOf(handle, wanted, before) };
}

async function changesOf({ client, log }: SetHandle, wanted: ApplicationSet, before: LiveApplicationSet | undefined) {
  const after = await dryRunSet(client, wanted).catch((error: unknown) => {
    if (!(error instanceof Failure) || error.code !== 'ARGOCD_FORBIDDEN') throw error;
    log.warn(`the Applications that it would make are not known: ${error.message}`);
    return undefined;
  });
  if (after === undefined) return undefined;
  const [now, then] = [before?.status?.resources ?? [], after].map(
    (list) => new Set(list.map(({ name = '' }) => name)),
  );
  const names = [...new Set([...(now ?? []), ...(then ?? [])])].sort();
  return names.map((name) => `${then?.has(name) !== true ? '-' : now?.has(name) === true ? ' ' : '+'} ${name}`);
}

/** Milliseconds between two looks at a set that is being deleted. */
const deletionPauseMs = 2_000;

/** The set that is there now and may be written to; undefined when there is none. Reads only. */
async function currentSet(handle: SetHandle, wanted: ApplicationSet): Promise<LiveApplicationSet | undefined> {
  const { client, ref, log, clock, deadline } = handle;
  let before = await withSubject(handle, () => getSet(client, ref));
  if (before?.metadata.deletionTimestamp !== undefined) {
    log.info(`${setNamed(ref)} is being deleted; waiting until it is gone`);
  }
  while (before?.metadata.deletionTimestamp !== undefined) {
    if (deadline.passed) {
      const hint = 'Look in Argo CD for the Application of the set that does not go away, or raise `timeout`.';
      throw new Failure('timed-out', 'ARGOCD_DELETING', `${setNamed(ref)} is still being deleted`, { hint });
    }
    await clock.sleep(Math.min(deletionPauseMs, deadline.remaining()));
    before = await getSet(client, ref);
  }
  if (before === undefined) return undefined;
  await refuseOwnedSet(client, before, wanted.metadata.labels);
  const [is, asked] = [before.spec.template.spec.project || 'default', wanted.spec.template.spec.project];
  if (is !== asked) {
    const problem = `name: ${setNamed(ref)} exists with Applications of project ${is}, not of ${asked}`;
    const hint = `Set \`project: ${is}\`, or choose another name.`;
    throw new Failure('refused', 'ARGOCD_OTHER_PROJECT', problem, { hint });
  }
  return before;
}
