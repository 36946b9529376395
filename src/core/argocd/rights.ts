/** What a token may do, asked before anything is written; what it lacks is told with the policy lines that give it. */
import { Failure } from '../failure.ts';
import type { ArgocdClient } from './server/client.ts';
import { argocdErrorOf } from './server/errors.ts';
import { type ApplicationRef, appNamed, type LiveApplication } from './server/live.ts';
import { deniedRight, type MissingRight, policyHint, type Subject } from './server/policy.ts';

type Action = 'get' | 'create' | 'update' | 'sync' | 'delete';

/** What a run is going to do with one Application. */
export interface NeededRights {
  readonly ref: ApplicationRef;
  readonly actions: readonly Action[];
}

interface Denied {
  readonly ref: ApplicationRef;
  readonly action: Action;
}

/** Questions at the same time. */
const atOnce = 8;

/**
 * Asks only for what is needed: for more than two Applications of a project it first asks for all of that project, which most
 * policies allow, and for each only where that is denied. A server that does not answer the question forbids nothing.
 */
async function deniedRights(client: ArgocdClient, needed: readonly NeededRights[]): Promise<readonly Denied[]> {
  const groups = new Map<string, Denied[]>();
  for (const { ref, actions } of needed) {
    for (const action of actions) {
      const key = JSON.stringify([action, ref.project, ref.appNamespace]);
      groups.set(key, [...(groups.get(key) ?? []), { ref, action }]);
    }
  }
  const single = await inTurns([...groups.values()], async (group) => {
    const [first] = group;
    if (group.length <= 2 || first === undefined) return group;
    return (await mayDo(client, first.action, { ...first.ref, name: '*' })) ? [] : group;
  });
  const answers = await inTurns(single.flat(), async (each) =>
    (await mayDo(client, each.action, each.ref)) ? undefined : each,
  );
  return answers.flatMap((each) => each ?? []);
}

/** A few at the same time. */
export async function inTurns<T, R>(items: readonly T[], ask: (item: T) => Promise<R>): Promise<readonly R[]> {
  const answers: R[] = [];
  for (let begin = 0; begin < items.length; begin += atOnce) {
    answers.push(...(await Promise.all(items.slice(begin, begin + atOnce).map(ask))));
  }
  return answers;
}

async function mayDo(client: ArgocdClient, action: Action, ref: ApplicationRef): Promise<boolean> {
  try {
    if (await client.canI(action, ref)) return true;
    // The namespace may be Argo CD's own, which RBAC leaves out.
    return ref.appNamespace !== undefined && (await client.canI(action, { ...ref, appNamespace: undefined }));
  } catch (error) {
    if (argocdErrorOf(error) === undefined) throw error;
    return true;
  }
}

/** @returns undefined when the token may do everything */
export async function missingRights(
  client: ArgocdClient,
  needed: readonly NeededRights[],
  known?: Promise<Subject>,
): Promise<Failure | undefined> {
  const denied = await deniedRights(client, needed);
  if (denied.length === 0) return undefined;
  return deniedFailure(denied, await (known ?? client.userInfo()));
}

function deniedFailure(denied: readonly Denied[], subject: Subject): Failure {
  const who = subject.username ?? 'the token';
  const byApplication = new Map<string, string[]>();
  for (const { ref, action } of denied) {
    const application = `${appNamed(ref)} in project ${ref.project}`;
    byApplication.set(application, [...(byApplication.get(application) ?? []), action]);
  }
  const problems = [...byApplication].map(
    ([application, actions]) => `${who} may not ${actions.join(' and ')} ${application}`,
  );
  const missing = denied.map(({ ref, action }): MissingRight => {
    const { project, appNamespace } = ref;
    return { resource: 'applications', action, project, appNamespace };
  });
  return new Failure('failed', 'ARGOCD_FORBIDDEN', `argocd-token: ${problems.join('; ')}`, {
    hint: policyHint(subject, missing),
  });
}

/**
 * A refusal by RBAC with all that the run lacks. That an upsert may not update the Application of another project says that it
 * exists there: no line is told that would let this run take it over.
 */
export async function policyFor(
  client: ArgocdClient,
  ref: ApplicationRef,
  action: 'get' | 'create' | 'update',
  refused: Failure,
): Promise<Failure> {
  const denied = deniedRight(refused.message);
  if (denied !== undefined && denied.project !== ref.project) return ofOtherProject(ref);
  const actions = action === 'get' ? [] : (['create', 'update'] as const);
  const [subject, missing] = await Promise.all([
    client.userInfo().catch(() => undefined),
    missingRights(client, [{ ref, actions }]).catch(() => undefined),
  ]);
  if (subject?.loggedIn !== true || (subject.username ?? '') === '') return refused;
  if (missing !== undefined) return missing.with({ cause: refused.cause });
  const right = { resource: 'applications', action, project: ref.project, appNamespace: ref.appNamespace };
  const generic = denied === undefined ? `${refused.hint ?? ''}\n` : '';
  return refused.with({ hint: `${generic}The token is ${subject.username}. ${policyHint(subject, [right])}` });
}

/** Adds to a refusal by RBAC whose token it is, and the lines for what the server has named. */
export async function withSubject<T>(
  { client }: { readonly client: ArgocdClient },
  call: () => Promise<T>,
): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (!(error instanceof Failure) || error.code !== 'ARGOCD_FORBIDDEN') throw error;
    const subject = await client.userInfo().catch(() => undefined);
    if (subject?.loggedIn !== true || (subject.username ?? '') === '') throw error;
    const denied = deniedRight(error.message);
    const hint = denied === undefined ? (error.hint ?? '') : policyHint(subject, [denied]);
    throw error.with({ hint: `The token is ${subject.username}. ${hint}` });
  }
}

/**
 * The Application of this name. With `project` in the request one of another project looks missing, and an upsert would move it.
 *
 * @throws Failure `refused` when it is one of another project that the token may read
 */
export async function sameName(
  client: ArgocdClient,
  { name, project, appNamespace }: ApplicationRef,
): Promise<LiveApplication | undefined> {
  const listed = await client.list({ name, appNamespace });
  const named = listed.filter(({ metadata }) => metadata.name === name);
  const own = named.find(({ spec }) => (spec.project || 'default') === project);
  if (own !== undefined) return own;
  const [other] = named;
  if (other !== undefined) throw ofOtherProject({ name, project }, other.spec.project || 'default');
  return undefined;
}

/** @param other the project that has it; undefined where the token may not know */
export function ofOtherProject({ name, project }: ApplicationRef, other?: string): Failure {
  const problem =
    other === undefined
      ? `name: ${name} exists in another project than ${project}, which this token may not read`
      : `name: ${name} exists in project ${other}, not in ${project}`;
  const hint = other === undefined ? 'Choose another name.' : `Set \`project: ${other}\`, or choose another name.`;
  return new Failure('refused', 'ARGOCD_OTHER_PROJECT', problem, { hint });
}
