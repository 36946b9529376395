/** The fake is held to the recordings: each request again, and the same status, errors, fields and order of states. */
import { existsSync, readdirSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import {
  applicationOf,
  type Exchange,
  fieldsOf,
  json,
  recordingOf,
  recordings,
  repositoriesOf,
  stateOf,
} from '../../../support/argocd/recording.ts';
import {
  type ArgocdServer,
  type ArgocdServerOptions,
  adminToken,
  startArgocdServer,
} from '../../../support/argocd/server.ts';
import type { SyncOutcome } from '../../../support/argocd/types.ts';
import { handClock } from '../../../support/clock.ts';
import { realPart } from '../../../support/real-parts.ts';

const present = await realPart(
  'the recordings of Argo CD',
  () => existsSync(recordings),
  'put answers of argo-cd v3.5.1 into ../shared/contracts/argocd-recordings',
);

interface World
  extends Partial<
    Pick<ArgocdServerOptions, 'permissions' | 'clusters' | 'unreachable' | 'passwords' | 'appNamespaces' | 'hookMs'>
  > {
  /** Who calls, and what they may do; default: everything. */
  readonly caller?: readonly [username: string, ...allow: string[]];
  readonly outcome?: SyncOutcome;
  /** Health of a workload after milliseconds. Default: Progressing for 3 s, then Healthy. */
  readonly health?: (ageMs: number) => string;
  readonly pods?: number;
  /** Its bare 403 comes of Kubernetes. */
  readonly away?: boolean;
}

const frontend = { projects: ['frontend', 'default'] };
const failed = (message: string, resource: string): SyncOutcome => ({ phase: 'Failed', message, resource });
const thenDegraded = (ageMs: number) => (ageMs < 3_000 ? 'Progressing' : 'Degraded');
const invalidReplicas = 'spec.replicas: Invalid value: -1: must be greater than or equal to 0';
const ci = (...without: string[]) =>
  ['get', 'create', 'update', 'sync', 'delete', 'action/*']
    .filter((one) => !without.includes(one))
    .map((one) => `${one} frontend/*`);
const noPods = { pods: 0 };

const worlds: Readonly<Record<string, World>> = {
  '01-create.json': {},
  '02-again.json': {},
  '04-no-upsert.json': {},
  '05-dry-run.json': {},
  '10-sync-wait.json': noPods,
  '11-sync-wait-again.json': noPods,
  '14-slow.json': noPods,
  '15-degraded.json': { ...noPods, health: thenDegraded },
  '16-image.json': {},
  '17-imagepull.json': { health: thenDegraded },
  '20-bad-type.json': {
    outcome: failed(
      'Deployment in version "v1" cannot be handled as a Deployment: json: cannot unmarshal string into Go struct field DeploymentSpec.spec.replicas of type int32',
      'Deployment',
    ),
  },
  '21-rejected.json': { outcome: failed(`Deployment.apps "bad1c" is invalid: ${invalidReplicas}`, 'Deployment') },
  '23-validate.json': noPods,
  '26-forbidden-kind.json': {
    outcome: { phase: 'invalid', message: 'resource :Secret is not permitted in project frontend', resource: 'Secret' },
  },
  '27-hook-failed.json': { ...noPods, outcome: failed('Job has reached the specified backoff limit', 'Job') },
  '30-overtaken.json': { ...noPods },
  '34-prune.json': {},
  '35-prune-auto.json': {},
  '40-rollback-manual.json': { health: thenDegraded },
  '41-rollback-auto.json': { ...noPods, health: thenDegraded },
  '03-update.json': {},
  '06-helm-again.json': {},
  '07-kust-again.json': { ...noPods },
  '18-hook-only.json': {},
  '31-server-killed.json': {},
  '53-nosync.json': { caller: ['proj:frontend:nosync', ...ci('sync')] },
  '55-session.json': { passwords: { admin: { password: 'PASSWORD', token: 'TOKEN.TOKEN.TOKEN' } } },
  '70-cleanup.json': noPods,
  '95-deploy.json': noPods,
  '96-deploy-review.json': {},
  '38-kube-restart-rollback.json': { away: true },
  '77-terminate-without-sync.json': { caller: ['proj:frontend:nosync', ...ci('sync')] },
  '36-kube-away.json': {},
  '37-kube-restart.json': { away: true },
  '72-cleanup-nofinalizer.json': noPods,
  '50-norights.json': { caller: ['proj:frontend:nothing'] },
  '51-nocreate.json': { caller: ['proj:frontend:nocreate', ...ci('create')] },
  '52-noupdate.json': { caller: ['proj:frontend:noupdate', ...ci('update')] },
  '56-wrongpw.json': { passwords: { admin: { password: 'another', token: adminToken } } },
  '57-noproject.json': { caller: ['proj:frontend:ci', ...ci()] },
  '58-noproject-admin.json': {},
  '59-dest-not-permitted.json': { permissions: { frontend: { destinations: ['dev', 'review'] } } },
  '60-repo-not-permitted.json': { permissions: { frontend: { sourceRepos: ['http://127.0.0.1:21090/gitops.git'] } } },
  '60-repo-not-reachable.json': {
    unreachable: {
      'https://example.com/x.git':
        'unable to ls-remote HEAD on repository: failed to list refs: Get "https://example.com/x.git/info/refs?service=git-upload-pack": dial tcp: lookup example.com on 10.255.255.53:53: no such host',
    },
  },
  '61-cluster.json': { clusters: [] },
  '63-appns.json': { caller: ['proj:frontend:ci', ...ci()], appNamespaces: ['argocd'] },
  '71-cleanup-absent.json': {},
  '75-nodelete.json': { caller: ['proj:frontend:nodelete', ...ci('delete')] },
};

/** Each with the reason why it is not replayed. */
const left: Readonly<Record<string, string>> = {
  '12-auto-wait.json': 'another run worked on the same Application',
  '13-auto-sync-wait.json': 'another run worked on the same Application',
  '19-hook-fail.json': 'the hook of its commit is not in the recording before it has run',
  '22-rejected-auto.json': 'another Application owns the same resources',
  '24-comparison-error.json': 'its path renders nothing in no recording: a test of its own',
  '25-norev.json': 'the words of git for a commit that is not there',
  '32-delete.json': 'begins within a deletion',
  '33-drift.json': 'the API server drops a field, which no answer tells',
  '54-badtoken.json': 'the recording hides which token was bad',
  '62-otherproject.json': 'two accounts call, and the recording hides which',
  '73-cleanup-stuck.json': 'one of its resources never goes, which no answer tells before it is deleted',
  '74-force-orphan.json': 'begins within a deletion',
  '76-cleanup-running-op.json': 'begins within an operation',
  '81-two-1.json': 'several requests run at once',
  '90-raw-errors.json': 'several Applications and accounts: a test of its own',
  '91-raw-reads.json': 'several Applications and accounts',
  '92-streams.json': 'streams: a test of its own',
  '97-cleanup-review.json': 'it stays Synced for longer while its resources go than the fake plays',
};

/** What `src/core/argocd` reads of an Application. */
const read = [
  ...['metadata.name', 'metadata.namespace', 'metadata.finalizers[]', 'spec.project', 'operation.sync.revision'],
  ...['sync.status', 'sync.revision', 'sync.comparedTo.source.repoURL', 'health.status', 'reconciledAt'].map(
    (at) => `status.${at}`,
  ),
  ...['kind', 'namespace', 'name', 'status', 'health.status', 'requiresPruning'].map(
    (at) => `status.resources[].${at}`,
  ),
  ...['phase', 'startedAt', 'finishedAt', 'message', 'operation.info[].name'].map(
    (at) => `status.operationState.${at}`,
  ),
  ...['kind', 'name', 'status', 'message', 'hookPhase', 'syncPhase'].map(
    (at) => `status.operationState.syncResult.resources[].${at}`,
  ),
  ...['id', 'revision', 'deployedAt', 'deployStartedAt', 'source.repoURL'].map((at) => `status.history[].${at}`),
];

async function replay(file: string, world: World): Promise<void> {
  const { caller, outcome, health, pods, away, ...options } = world;
  const exchanges = recordingOf(file);
  const clock = handClock({ now: Date.parse('2026-11-29T18:00:00Z') });
  const token = 'TOKEN.TOKEN.TOKEN';
  /** Commits of what was live before. */
  const adopted = new Set<string>();
  const [username = 'proj:frontend:ci', ...allow] = caller ?? ['proj:frontend:ci', '* *'];
  const server = await startArgocdServer({
    ...frontend,
    ...options,
    accounts: { [token]: { username, allow } },
    repositories: repositoriesOf(file, pods, lastRevision(exchanges)),
    time: { now: clock.now, after: clock.after },
    reconcileMs: 100,
    syncMs: 300,
    health: ({ ageMs, revision }) =>
      adopted.has(revision) ? 'Healthy' : (health ?? ((age) => (age < 3_000 ? 'Progressing' : 'Healthy')))(ageMs),
    ...(outcome === undefined ? {} : { outcome: () => outcome }),
  });
  for (const app of startingWith(exchanges)) {
    await server.controller.adopt(structuredClone(app));
    adopted.add(app.status.sync?.revision ?? '');
  }
  const states: string[] = [];
  server.controller.listen((_, app) => states.push(stateOf(app)));
  let seen = 0;
  /** Lets time pass until it is so; at most five minutes. */
  const until = async (is: () => boolean) => {
    for (let steps = 0; steps < 6_000 && !is(); steps += 1) {
      clock.advance(50);
      await setImmediate();
    }
  };
  for (const exchange of exchanges) {
    await untilBusy(server, exchange, until);
    await untilGone(server, exchange, until);
    if (away === true && exchange.response.status === 403) server.controller.kubernetesAway = 'refused';
    const answer = await send(server, exchange, until);
    const { method, path } = exchange.request;
    const { body, status } = exchange.response;
    expect([path, answer.status]).toEqual([path, status]);
    const message = json(body)?.message;
    if (message !== undefined) expect(withoutTime(json(answer.text)?.message)).toBe(withoutTime(message));
    const recorded = method === 'GET' ? applicationOf(exchange) : undefined;
    if (recorded === undefined) continue;
    const wanted = stateOf(recorded);
    const isThere = () =>
      states.slice(seen).includes(wanted) || stateOf(server.app(recorded.metadata.name)!) === wanted;
    await until(isThere);
    expect(isThere(), `${file} ${path}: ${wanted} does not come; after ${states.slice(seen).join('\n')}`).toBe(true);
    const at = states.indexOf(wanted, seen);
    if (at !== -1) seen = at;
    compareFields(server, exchange);
  }
  await server.close();
}

/** What was deleted, and is not found any more. */
async function untilGone(server: ArgocdServer, { request, response }: Exchange, until: Until): Promise<void> {
  const name = /applications\/([^/?]+)\?/.exec(request.path)?.[1] ?? '';
  if (response.status === 404 && request.method === 'GET') await until(() => server.app(name) === undefined);
}

/** An automated sync that had begun meanwhile. */
async function untilBusy(server: ArgocdServer, { request, response }: Exchange, until: Until): Promise<void> {
  const name = /applications\/([^/]+)\/sync$/.exec(request.path)?.[1];
  if (name === undefined || json(response.body)?.message !== 'another operation is already in progress') return;
  await until(() => server.app(name)?.operation !== undefined);
}

type Until = (is: () => boolean) => Promise<void>;

async function send(server: ArgocdServer, { request }: Exchange, until: Until) {
  const { method, path, headers, body } = request;
  let settled = false;
  const count = server.requests.length;
  const sent = fetch(`${server.url}${path}`, {
    method,
    headers,
    ...(body === undefined || body === null ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  }).then(async (response) => {
    settled = true;
    return { status: response.status, text: await response.text() };
  });
  while (server.requests.length === count) await setImmediate();
  if (path.includes('refresh=')) await until(() => settled);
  return await sent;
}

/** Those that were there before the first request. */
function startingWith(exchanges: readonly Exchange[]) {
  const first = new Map<string, Exchange>();
  for (const exchange of exchanges) {
    const name = /^\/api\/v1\/applications\/([^/?]+)(?=\?|$)/.exec(exchange.request.path)?.[1];
    if (name !== undefined && !first.has(name)) first.set(name, exchange);
  }
  return [...first.values()].flatMap((exchange) => applicationOf(exchange) ?? []);
}

/** Where the branch is at the end. */
function lastRevision(exchanges: readonly Exchange[]): string {
  const revisions = exchanges.flatMap((exchange) => applicationOf(exchange)?.status.sync?.revision ?? []);
  return revisions.findLast((revision) => /^[0-9a-f]{40}$/.test(revision)) ?? 'f'.repeat(40);
}

const recordedFields = new Set<string>();

/** No field that no server has; every one that this project reads and the server had. */
function compareFields(server: ArgocdServer, exchange: Exchange): void {
  if (recordedFields.size === 0) {
    const apps = readdirSync(recordings)
      .filter((name) => name.endsWith('.json'))
      .flatMap((name) => recordingOf(name));
    for (const app of apps.flatMap((one) => applicationOf(one) ?? []))
      for (const field of fieldsOf(app)) recordedFields.add(field);
  }
  const recorded = applicationOf(exchange)!;
  const app = server.app(recorded.metadata.name)!;
  // The fake may be further by now: only what is of the same operation and commit can be compared.
  if (stateOf(app) !== stateOf(recorded)) return;
  const ours = fieldsOf(server.controller.withHealth(app));
  expect(ours.filter((field) => !recordedFields.has(field))).toEqual([]);
  // A hook is listed a moment later than its operation is.
  const { resources = [] } = recorded.status;
  const status = { ...recorded.status, resources: resources.filter((one) => !('hook' in one)) };
  const theirs = fieldsOf({ ...recorded, status });
  expect(read.filter((field) => theirs.includes(field) && !ours.includes(field))).toEqual([]);
}

const withoutTime = (message: unknown) => String(message).replace(/iat: \S+/, 'iat: T');

describe.skipIf(!present.present)(present.titled('the fake answers as the recordings of Argo CD 3.5.1'), () => {
  it('every recording is replayed, or the reason why not is told', () => {
    const files = readdirSync(recordings).filter((file) => file.endsWith('.json'));
    expect([...Object.keys(worlds), ...Object.keys(left)].sort()).toEqual(files.sort());
  });

  it.each(Object.entries(worlds))('%s', replay);
});
