/** The GitOps repositories of the environments: opened once each, and what this run may do there. */

import type { ForgeAccess } from '../../core/forge/forge.ts';
import { forgeFor } from '../../core/forge/forges.ts';
import { gitAddress, isLocalPath, resolveBranch } from '../../core/git/repository.ts';
import { openSnapshot, type Snapshot } from '../../core/git/snapshot.ts';
import type { Transport } from '../../core/git/transport.ts';
import { placeholdersFor } from '../../core/monorepo/environments.ts';
import { checkCommitMessage } from '../gitops-commit.ts';
import { checkDelivery, type DeliverySettings, deliverySettings } from '../gitops-delivery.ts';
import { gitopsCredentials, gitopsRemote, gitopsUrl, openGitops, openGitopsForge } from '../gitops-remote.ts';
import { titleOf } from '../places/scopes.ts';
import type { CheckRun, EnvironmentScope } from './inputs.ts';
import { type CheckResult, checked, failed, ok, skipped, warning } from './result.ts';

export interface OpenRepository {
  readonly transport: Transport;
  /** Short name. */
  readonly branch: string;
  readonly snapshot: Snapshot;
}

/** Of a repository that is not asked without `online`. */
export class UnreadRepository extends Error {}

/** Each is opened when it is needed first. Disposed of, they are closed. */
export class GitopsRepositories implements AsyncDisposable {
  readonly #open = new Map<string, Promise<OpenRepository>>();

  /** @throws UnreadRepository */
  async of(run: CheckRun): Promise<OpenRepository> {
    if (!isRead(run)) throw new UnreadRepository('the GitOps repository is on a server');
    const key = keyOf(run);
    const open = this.#open.get(key) ?? openAt(run);
    this.#open.set(key, open);
    return await open;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const all = await Promise.allSettled(this.#open.values());
    await Promise.all(
      all.map(async (each) => each.status === 'fulfilled' && each.value.transport[Symbol.asyncDispose]()),
    );
  }
}

function isRead(run: CheckRun): boolean {
  return run.inputs.online || isLocalPath(gitopsUrl(run));
}

/** The same repository may be open to another credential. */
function keyOf(run: CheckRun): string {
  const { inputs } = run;
  const credentials = gitopsCredentials.map((name) => inputs[name]);
  return JSON.stringify([gitopsUrl(run), inputs['gitops-branch'], ...credentials]);
}

async function openAt(run: CheckRun): Promise<OpenRepository> {
  const transport = await openGitops(run);
  try {
    const { name, tip, objectFormat } = await resolveBranch(transport, run.inputs['gitops-branch']);
    return { transport, branch: name, snapshot: await openSnapshot(transport, tip, objectFormat) };
  } catch (error) {
    await transport[Symbol.asyncDispose]();
    throw error;
  }
}

/** How people call it: `infra/charts`. */
function shortName(url: string): string {
  return gitAddress(url)?.path ?? url;
}

/** Each repository and branch: whether it is read; with `online` what may be written, by whom, and what the forge says of it. */
export async function repositoryChecks(
  scopes: readonly EnvironmentScope[],
  repositories: GitopsRepositories,
): Promise<readonly CheckResult[]> {
  const [first] = scopes;
  if (first === undefined) return [];
  const withAddress = scopes.filter(({ run }) => run.inputs['gitops-repository'] !== undefined);
  if (withAddress.length === 0)
    return checked('GitOps repository', first.run.deadline, async () => ok('GitOps repository', gitopsUrl(first.run)));
  const groups = grouped(withAddress, ({ run }) => keyOf(run));
  const all = groups.map(async ([scope, ...others]) => {
    if (scope === undefined) return [];
    const name = shortName(gitopsUrl(scope.run));
    const isAlone = groups.filter(([each]) => each && shortName(gitopsUrl(each.run)) === name).length === 1;
    return oneRepository(isAlone ? name : nameFor(name, [scope, ...others]), [scope, ...others], repositories);
  });
  return (await Promise.all(all)).flat();
}

/** One server with several credentials: `infra/charts (prod)`. */
export function nameFor(server: string, scopes: readonly EnvironmentScope[]): string {
  return `${server} (${scopes.map(titleOf).join(', ')})`;
}

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): readonly (readonly T[])[] {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return [...groups.values()];
}

async function oneRepository(
  name: string,
  scopes: readonly [EnvironmentScope, ...EnvironmentScope[]],
  repositories: GitopsRepositories,
): Promise<readonly CheckResult[]> {
  const [{ run }] = scopes;
  const { deadline } = run;
  if (!isRead(run)) return [notAsked(`GitOps repository ${name}`)];
  const open = repositories.of(run);
  const read = checked(`read ${name}`, deadline, async () => readResult(`read ${name}`, run, await open));
  if (!run.inputs.online) return await read;
  const byDelivery = grouped(scopes, (scope) => {
    const { deliver, commitVia } = deliveryOf(scope);
    return `${deliver} ${commitVia}`;
  });
  const others = byDelivery.map(async ([scope]) => {
    if (scope === undefined) return [];
    const delivery = deliveryOf(scope);
    const written = delivery.deliver === 'push' ? `push to ${name}` : `requests in ${name}`;
    return [
      ...(await checked(written, deadline, () => mayWrite(written, scope, delivery, open))),
      ...(await checked(`rules of ${name}`, deadline, () => forgeChecks(scope.run, name, delivery, open))),
    ];
  });
  const clock = checked(`clock of ${name}`, deadline, () => clockCheck(run, name, open));
  return withoutRepeats((await Promise.all([read, ...others, clock])).flat());
}

/** What is known of the repository itself is found again with each way to write to it. */
function withoutRepeats(results: readonly CheckResult[]): readonly CheckResult[] {
  return [...new Map(results.map((each) => [JSON.stringify(each), each])).values()];
}

/** Without `online`. */
export function notAsked(name: string, why = 'is on a server, and was not asked'): CheckResult {
  return skipped(name, why, 'Ask it with `monorepo-gitops check --online`.');
}

function deliveryOf({ run, name }: EnvironmentScope): DeliverySettings {
  return deliverySettings(run.inputs, name);
}

async function readResult(name: string, run: CheckRun, { branch, snapshot }: OpenRepository): Promise<CheckResult> {
  const { credentialSource } = await gitopsRemote(run, 'push');
  const by = credentialSource === undefined ? 'without a credential' : `with ${givenAs(run, credentialSource)}`;
  const at = snapshot.commit === undefined ? 'is empty' : `is at ${snapshot.commit.slice(0, 8)}`;
  return ok(name, `${branch} ${at}, read ${by}`);
}

/** The input of a credential and where it was given, never its value: `gitops-token (MG_GITOPS_TOKEN)`. */
function givenAs({ resolved, env, inputs }: CheckRun, input: string): string {
  const given = (resolved as Readonly<Record<string, CheckRun['resolved'][keyof CheckRun['resolved']]>>)[input];
  const isJobs = [env.GITHUB_TOKEN, env.CI_JOB_TOKEN].some(
    (token) => token !== undefined && token !== '' && token === inputs['gitops-token'],
  );
  const jobs = isJobs ? ", the job's own token" : '';
  return given === undefined ? input : `${input} (${given.source.name}${jobs})`;
}

async function mayWrite(
  name: string,
  { run, name: environment }: EnvironmentScope,
  delivery: DeliverySettings,
  open: Promise<OpenRepository>,
): Promise<CheckResult> {
  checkCommitMessage(run, placeholdersFor(run.ci, undefined, environment), delivery);
  const asking = { ...run, inputs: { ...run.inputs, 'dry-run': false } };
  await checkDelivery(asking, delivery, async () => (await open).transport.checkPush());
  const { credentialSource } = await gitopsRemote(run, 'push');
  const by = credentialSource === undefined ? 'anybody' : givenAs(run, credentialSource);
  const how = delivery.commitVia === 'api' ? "commits by the forge's API" : 'a push';
  return ok(name, delivery.deliver === 'push' ? `${how} is open to ${by}` : `a branch and a request are open to ${by}`);
}

/** Milliseconds. */
const day = 86_400_000;
const soon = 7 * day;

/** What the forge tells of the token, the branch and the webhooks. */
async function forgeChecks(
  run: CheckRun,
  name: string,
  delivery: DeliverySettings,
  open: Promise<OpenRepository>,
): Promise<readonly CheckResult[]> {
  const url = gitopsUrl(run);
  const repository = forgeFor(url, { env: run.env, forgeUrl: run.inputs['forge-url'] });
  const rules = `rules of ${name}`;
  if (repository === undefined) {
    const hint = 'If it is one, give the base of its API: forge-url.';
    return [skipped(rules, 'it is on no GitHub or GitLab that is known here, so nobody tells its rules', hint)];
  }
  const hasToken = ['gitops-token', 'gitops-password', 'gitops-app-private-key', 'forge-token'] as const;
  if (!hasToken.some((input) => run.inputs[input] !== undefined)) {
    const hint = 'Give forge-token for this question.';
    return [skipped(rules, `no token for the API of ${repository.kind.title} was given`, hint)];
  }
  const isPush = delivery.deliver === 'push';
  const { branch } = await open;
  const forge = await openGitopsForge(run, isPush ? 'push' : 'request');
  const access = await forge.access(branch, isPush && delivery.commitVia === 'git' ? 'push' : 'api');
  const { title } = repository.kind;
  return [
    ...tokenChecks(`token for ${name}`, title, access, run),
    ...branchChecks(rules, { branch, title, access, delivery, isSigned: run.inputs.sign !== undefined }),
    webhookCheck(`webhooks of ${name}`, access, run),
  ];
}

function tokenChecks(
  name: string,
  title: string,
  { scopes, missingScopes, expiresAt }: ForgeAccess,
  { clock }: CheckRun,
): readonly CheckResult[] {
  if (missingScopes.length > 0) {
    const problem = `it has the scopes ${scopes?.join(', ') || '(none)'}, and not ${missingScopes.join(' or ')}`;
    return [failed(name, problem, `Make a token of ${title} with the scope ${missingScopes[0]}.`)];
  }
  const says = scopes === undefined ? `${title} tells no scopes of it` : `scopes ${scopes.join(', ')}`;
  if (expiresAt === undefined) return [ok(name, says)];
  const date = new Date(expiresAt).toISOString().slice(0, 10);
  if (expiresAt - clock.now() > soon) return [ok(name, `${says}; it expires on ${date}`)];
  return [warning(name, `it expires on ${date}`, 'Make a new one before, and give it to the jobs.')];
}

function branchChecks(
  name: string,
  facts: {
    readonly branch: string;
    readonly title: string;
    readonly access: ForgeAccess;
    readonly delivery: DeliverySettings;
    readonly isSigned: boolean;
  },
): readonly CheckResult[] {
  const { branch, title, access, delivery, isSigned } = facts;
  const { mayPush, rules } = access;
  const asking = (asks: ForgeAccess['rules'][number]['asks']) =>
    rules.filter((rule) => rule.asks === asks).map(({ words }) => words);
  const [requests, signatures, patterns] = [asking('request'), asking('signature'), asking('pattern')];
  const isPush = delivery.deliver === 'push';
  const findings: CheckResult[] = [];
  if (mayPush === false && isPush) {
    const why = requests.length === 0 ? `${title} says that the token may not push to it` : requests.join('; ');
    findings.push(failed(name, `${branch}: ${why}`, letIn(title)));
  } else if (requests.length > 0 && isPush) {
    findings.push(
      warning(
        name,
        `${branch}: ${requests.join('; ')}, and ${title} does not tell whether the token is excepted`,
        letIn(title),
      ),
    );
  }
  if (signatures.length > 0 && !isSigned && delivery.commitVia === 'git') {
    const hint = 'Give a key as `sign`, or set `gitops.commit-via: api`, so that the forge signs.';
    findings.push(warning(name, `${branch}: ${signatures.join('; ')}`, hint));
  }
  if (patterns.length > 0) {
    const hint = 'Compare it with `gitops.message`, `gitops.author` and the files of the environments.';
    findings.push(warning(name, `${branch}: ${patterns.join('; ')}`, hint));
  }
  if (findings.length > 0) return findings;
  return [
    ok(name, mayPush === true ? `${title} lets the token push to ${branch}` : `${title} names none that is in the way`),
  ];
}

function letIn(title: string): string {
  const list =
    title === 'GitHub' ? 'the bypass list of the ruleset' : '"Allowed to push and merge" of the protected branch';
  return `Add the owner of the token to ${list}, or have people approve: \`deliver: pull-request\`.`;
}

/** Without one Argo CD looks every three minutes. */
function webhookCheck(name: string, { webhooks }: ForgeAccess, { inputs }: CheckRun): CheckResult {
  const server = inputs['argocd-server']?.replace(/^https?:\/\//, '').replace(/\/+$/, '');
  const address = `https://${server ?? 'argocd.example.com'}/api/webhook`;
  const hint = `A webhook for pushes to ${address} has Argo CD look at once; without one it looks every three minutes.`;
  if (webhooks === undefined) return skipped(name, 'the token may not list them', hint);
  const isThere = webhooks.some((url) => /\/api\/webhook\/?$/.test(url));
  return isThere ? ok(name, 'one tells Argo CD of pushes') : warning(name, 'none tells Argo CD of pushes', hint);
}

/** Milliseconds by which two clocks may differ: tokens of an App and of OIDC have a minute. */
const mostSkew = 60_000;

async function clockCheck(
  { clock }: CheckRun,
  name: string,
  open: Promise<OpenRepository>,
): Promise<readonly CheckResult[]> {
  const theirs = await open.then(
    ({ transport }) => transport.serverTime(),
    () => undefined,
  );
  if (theirs === undefined) return [];
  const skew = Math.abs(clock.now() - theirs);
  const title = `clock of ${name}`;
  if (skew <= mostSkew) return [ok(title, 'it and the clock of this machine agree')];
  const problem = `it and the clock of this machine differ by ${Math.round(skew / 1000)} s`;
  return [
    warning(
      title,
      problem,
      'Set the clock of the runner (NTP): tokens of Apps and of OIDC are refused, and ttl and after are counted wrong.',
    ),
  ];
}
