/** One Application, one repository with a few commits, one fake Argo CD: what the wire tests start from. */
import { onTestFinished } from 'vitest';
import type { PlannedApplication } from '../../../src/core/argocd/planned.ts';
import type { GitopsHistory, GitopsTarget } from '../../../src/core/argocd/rollout/gitops-target.ts';
import { type AppHandle, handleUntil } from '../../../src/core/argocd/rollout/observe.ts';
import { ArgocdClient, type ArgocdConnection } from '../../../src/core/argocd/server/client.ts';
import { type Application, refTo } from '../../../src/core/argocd/server/live.ts';
import { type ApplicationRequest, buildApplication } from '../../../src/core/argocd/spec/application.ts';
import { Deadline } from '../../../src/core/net/deadline.ts';
import type { Clock } from '../../../src/core/ports.ts';
import { simulatedClock } from '../clock.ts';
import { portsOf } from '../ports.ts';
import { type ApplicationOverrides, applicationRequest } from './application.ts';
import type { Repositories, StoredApplication } from './controller.ts';
import { type LeapingClock, leapingClock } from './leaping-clock.ts';
import { type ArgocdServer, type ArgocdServerOptions, adminToken, startArgocdServer } from './server.ts';

export const repoURL = 'https://git.example.com/infra/deploy.git';
export const commits = { first: 'a'.repeat(40), second: 'b'.repeat(40), third: 'c'.repeat(40), empty: 'e'.repeat(40) };

/** Of the repository: each commit descends from those before it; the last two are of no branch. */
const line: readonly string[] = [commits.first, commits.second, commits.third];
export const history: GitopsHistory = {
  async descends(revision, ancestor) {
    const [later, earlier] = [revision, ancestor].map((each) => line.indexOf(each));
    if (later === -1 || earlier === -1) return revision === ancestor ? 'yes' : 'unknown';
    return (later ?? -1) >= (earlier ?? 0) ? 'yes' : 'no';
  },
  lacks: async () => false,
  tip: async () => undefined,
};

/** The commit that must be live; none: whatever the sources resolve to. */
export const targetAt = (commit?: string): GitopsTarget => ({ url: repoURL, branch: 'main', commit, history });

/** Every commit renders one Deployment with an image of its own; `main` is where it was moved to. */
export function repository(branches: Record<string, string> = { main: commits.first }): Repositories {
  return {
    resolve: (_url, revision) => (Object.values(commits).includes(revision) ? revision : branches[revision]),
    render: (source, revision) => {
      if (source.path === 'broken') throw new Error('broken: app path does not exist');
      if (revision === commits.empty) return { resources: [], images: [] };
      return {
        resources: [
          { kind: 'Deployment', namespace: 'demo', name: 'web1' },
          { kind: 'Service', namespace: 'demo', name: 'web1' },
        ],
        images: [`registry.example.com/web1:${revision.slice(0, 8)}`],
      };
    },
  };
}

export interface Setting {
  readonly server: ArgocdServer;
  readonly client: ArgocdClient;
  readonly lines: string[];
  readonly clock: Clock;
  handle(app?: Application, timeoutMs?: number): AppHandle;
  /** Resolves at the moment the run has logged this. */
  said(text: string): Promise<void>;
}

export async function setting(
  options: Partial<ArgocdServerOptions> = {},
  connection: Partial<ArgocdConnection> = {},
): Promise<Setting> {
  return await settingAt(simulatedClock(), options, connection);
}

/** The same, in time that leaps while everybody waits for it: for tests that wait for nothing outside of this process. */
export async function leapingSetting(
  options: Partial<ArgocdServerOptions> = {},
  connection: Partial<ArgocdConnection> = {},
  serverAheadMs = 0,
): Promise<Setting & { readonly clock: LeapingClock }> {
  const clock = leapingClock();
  onTestFinished(() => clock[Symbol.dispose]());
  const time = { ...clock, now: () => clock.now() + serverAheadMs };
  const here = await settingAt(clock, { time, ...options }, connection);
  here.server.onActivity(() => clock.stir());
  return { ...here, clock };
}

async function settingAt(
  clock: Clock,
  options: Partial<ArgocdServerOptions>,
  connection: Partial<ArgocdConnection>,
): Promise<Setting> {
  const server = await startArgocdServer({ repositories: repository(), ...options });
  const client = ArgocdClient.open(connectionTo(server, connection), {
    ...portsOf({ clock }),
    timeouts: { request: 500_000, refresh: 40_000 },
  });
  onTestFinished(() => client[Symbol.dispose]());
  const lines: string[] = [];
  const waiting = new Map<string, () => void>();
  const note = (line: string) => {
    lines.push(line);
    for (const [text, tell] of waiting) if (line.includes(text)) tell();
  };
  const log = {
    info: note,
    detail: note,
    warn: note,
    group: <T>(_: string, body: () => Promise<T>) => body(),
    during: <T>(_: unknown, body: () => Promise<T>) => body(),
  };
  return {
    server,
    client,
    lines,
    clock,
    said: (text) =>
      new Promise((resolve) => {
        if (lines.some((line) => line.includes(text))) resolve();
        else waiting.set(text, resolve);
      }),
    handle: (app = application(), timeoutMs = 60_000) =>
      handleUntil({ client, ref: refTo(app), clock, log }, new Deadline(clock, timeoutMs)),
  };
}

export function connectionTo(server: ArgocdServer, more: Partial<ArgocdConnection> = {}): ArgocdConnection {
  return {
    server: server.url.replace(/^https?:\/\//, ''),
    plaintext: server.url.startsWith('http:'),
    insecure: false,
    headers: [],
    ...(more.username === undefined && more.oidcConnector === undefined ? { token: adminToken } : {}),
    ...more,
  };
}

/** Pinned to the first commit, synced by hand. */
export function pinnedRequest({ source, ...overrides }: ApplicationOverrides = {}): ApplicationRequest {
  return applicationRequest({
    project: 'default',
    destination: { namespace: 'demo' },
    syncPolicy: 'manual',
    ...overrides,
    source: {
      repoUrl: repoURL,
      defaultRepoUrl: undefined,
      revision: commits.first,
      defaultRevision: 'HEAD',
      ...source,
    },
  });
}

export function application(overrides: ApplicationOverrides = {}): Application {
  return buildApplication(pinnedRequest(overrides));
}

/** An Application pinned to a commit. */
export const at = (revision: string, overrides: ApplicationOverrides = {}) =>
  application({ ...overrides, source: { revision, ...overrides.source } });

export const automated = { syncPolicy: 'automated' } as const;
export const upsertAll = { upsert: true, validate: true };

export type PlannedOnServer = PlannedApplication & { readonly mode: 'api' };

/** Follows `main`, and is synced by itself. */
export function plannedApplication(name: string, overrides: ApplicationOverrides = {}, wait = false): PlannedOnServer {
  const request = pinnedRequest({
    name,
    ...automated,
    ...overrides,
    source: { revision: 'main', ...overrides.source },
  });
  return {
    mode: 'api',
    request,
    application: buildApplication(request),
    owned: { name, project: 'default' },
    place: { service: name, environment: 'dev' },
    options: {
      upsert: upsertAll,
      sync: false,
      prune: false,
      terminate: false,
      goal: wait ? { synced: true, healthy: true, images: [], degradedGraceMs: 1 } : undefined,
      onFailure: 'keep',
      onOlder: 'skip',
    },
  };
}

/** Resolves at the moment the Application on the server is so: every write of the fake is looked at, none is missed. */
export function until({ server }: Setting, is: (app: StoredApplication | undefined) => boolean): Promise<void> {
  return new Promise((resolve) => {
    const stop = server.controller.listen(look);
    function look() {
      if (!is(server.app('web1'))) return;
      stop();
      resolve();
    }
    look();
  });
}
