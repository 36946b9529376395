/**
 * `core/argocd` writes, syncs, waits for and deletes Applications on an Argo CD server, or as files in Git.
 * It may import `net`, `names`, `git`, `edit`, `review` and the files beside the folders of `core`.
 * Begin here with the calls that exist, then read `../deploy.ts`, which puts them in order. `server/` speaks with the
 * server, `spec/` says what is written, `rollout/` proves what is live; the files beside them are what a run does.
 *
 * This file is the part of Argo CD's REST API that deploying needs. `project` goes with every call about an Application, in
 * the query or, where the gateway binds the whole body, in the body.
 *
 * Source: argo-cd v3.5.1 server/application/application.proto.
 */

import { Failure } from '../../failure.ts';
import { isObject, type JsonObject, jsonObject, objectsIn, textOf } from '../../json.ts';
import type { Deadline } from '../../net/deadline.ts';
import type { ArgocdConnection } from './connection.ts';
import { argocdErrorOf, grpc, isBareDenial, isTransient, retryAfterFrom } from './errors.ts';
import { type EventStream, eventFields, eventOf, type Watcher } from './events.ts';
import {
  type Application,
  type ApplicationRef,
  type LiveApplication,
  type ManagedResource,
  operationIdInfo,
  type ResourceName,
  type ResourceNode,
} from './live.ts';
import type { Subject } from './policy.ts';
import { type ArgocdPorts, type Call, Transport } from './transport.ts';

export type { ArgocdConnection } from './connection.ts';
export type { ArgocdPorts } from './transport.ts';

export interface UpsertOptions {
  /** False: an existing Application with another content is an error. */
  readonly upsert: boolean;
  /** Whether the server renders the manifests first. */
  readonly validate: boolean;
}

interface SyncRequest extends SyncScope {
  readonly prune: boolean;
  readonly operationId: string;
}

/** What differs from a sync of the whole Application as its spec says. */
export interface SyncScope {
  /** Undefined: all. */
  readonly resources?: readonly ResourceName[] | undefined;
  /** Nothing is changed in the cluster; the results say what would be. */
  readonly dryRun?: boolean;
  /** What cannot be changed in place is deleted and created again. */
  readonly force?: boolean;
  /** In place of those of the spec. */
  readonly syncOptions?: readonly string[] | undefined;
}

type ShownWindows = readonly JsonObject[];

/** Nothing is sent before the first call, which logs in; the token serves for the life of the client. */
export class ArgocdClient implements Disposable {
  readonly #transport: Transport;

  private constructor(transport: Transport) {
    this.#transport = transport;
  }

  static open(connection: ArgocdConnection, ports: ArgocdPorts): ArgocdClient {
    return new ArgocdClient(Transport.open(connection, ports));
  }

  /** The same client, whose calls end at another deadline than the run's. */
  until(deadline: Deadline): ArgocdClient {
    return new ArgocdClient(this.#transport.until(deadline));
  }

  /** `https://host[/root]`, for links. */
  get url(): string {
    return this.#transport.url;
  }

  /** Where people look at an Application. */
  pageOf({ name, appNamespace = 'argocd' }: Omit<ApplicationRef, 'project'>): string {
    return `${this.url}/applications/${appNamespace}/${name}`;
  }

  [Symbol.dispose](): void {
    this.#transport[Symbol.dispose]();
  }

  /** Whose token it is. Answers for an invalid token too. */
  async userInfo(): Promise<Subject> {
    const info = await this.#transport.call<JsonObject>({ path: '/api/v1/session/userinfo' });
    const groups = Array.isArray(info.groups) ? info.groups.filter((each) => typeof each === 'string') : [];
    return { loggedIn: info.loggedIn === true, username: textOf(info.username), groups, issuer: textOf(info.iss) };
  }

  async canI(action: 'get' | 'create' | 'update' | 'sync' | 'delete', ref: ApplicationRef): Promise<boolean> {
    const object = ref.appNamespace === undefined ? ref.name : `${ref.appNamespace}/${ref.name}`;
    const path = `/api/v1/account/can-i/applications/${action}/${encodeURIComponent(ref.project)}/${object}`;
    return (await this.#transport.call<{ value?: string }>({ path })).value === 'yes';
  }

  /** Undefined when it does not exist in this project. */
  async get(ref: ApplicationRef): Promise<LiveApplication | undefined> {
    const { readable } = this.#transport;
    const path = pathOf(ref);
    try {
      const app = await this.#transport.call<LiveApplication>({ path, query: scope(ref), fits: isApplication });
      readable.add(path);
      return app;
    } catch (error) {
      if (argocdErrorOf(error)?.code === grpc.notFound) return undefined;
      if (!isBareDenial(error) || readable.has(path) || !(await this.canI('get', ref))) throw error;
      // The rights are there, so it was Kubernetes that did not answer (server/application getAppEnforceRBAC).
      readable.add(path);
      return await this.get(ref);
    }
  }

  /**
   * Has the controller compare the Application now and waits for it. Undefined when the controller did not do so in
   * time: the refresh still happens, and polling sees its result. A server that asks to be left alone is an error.
   */
  async refresh(
    ref: ApplicationRef,
    kind: 'normal' | 'hard' = 'normal',
  ): Promise<LiveApplication | 'absent' | undefined> {
    const query = scope(ref);
    query.set('refresh', kind);
    try {
      const app = await this.#transport.call<LiveApplication>(
        { path: pathOf(ref), query, fits: isApplication },
        'refresh',
      );
      this.#transport.readable.add(pathOf(ref));
      return app;
    } catch (error) {
      if (argocdErrorOf(error)?.code === grpc.notFound) return 'absent';
      const outOfTime = argocdErrorOf(error)?.message.includes('refresh deadline exceeded') === true;
      const atDeadline = error instanceof Failure && error.kind === 'timed-out';
      if (outOfTime || atDeadline || (isTransient(error) && retryAfterFrom(error) === 0)) return undefined;
      throw error;
    }
  }

  /**
   * Those that the token may read, out of every project.
   *
   * @param filter by name, by namespace (default: every one), by project, or by a Kubernetes label selector
   */
  async list({
    projects = [],
    ...filter
  }: Partial<Pick<ApplicationRef, 'name' | 'appNamespace'>> & {
    readonly selector?: string;
    readonly projects?: readonly string[];
  }): Promise<readonly LiveApplication[]> {
    const given = Object.entries(filter).filter((entry): entry is [string, string] => (entry[1] ?? '') !== '');
    const path = '/api/v1/applications';
    const query = new URLSearchParams([
      ...given,
      ...projects.map((project): [string, string] => ['projects', project]),
    ]);
    const fits = ({ items }: JsonObject) => areAll(items, isApplication);
    const found = await this.#transport.call<{ items?: LiveApplication[] | null }>({ path, query, fits });
    return found.items ?? [];
  }

  async resourceTree(ref: ApplicationRef): Promise<readonly ResourceNode[]> {
    const path = `${pathOf(ref)}/resource-tree`;
    const fits = ({ nodes }: JsonObject) => areAll(nodes, isObject);
    const tree = await this.#transport.call<{ nodes?: ResourceNode[] | null }>({ path, query: scope(ref), fits });
    return tree.nodes ?? [];
  }

  /** The sync windows of the Application, as the server writes them: without time zones. */
  async syncWindows(ref: ApplicationRef): Promise<{ readonly active: ShownWindows; readonly assigned: ShownWindows }> {
    const path = `${pathOf(ref)}/syncwindows`;
    const fits = ({ activeWindows, assignedWindows }: JsonObject) =>
      areAll(activeWindows, isObject) && areAll(assignedWindows, isObject);
    const shown = await this.#transport.call<JsonObject>({ path, query: scope(ref), fits });
    return { active: objectsIn(shown.activeWindows), assigned: objectsIn(shown.assignedWindows) };
  }

  /** Needs a right that a project role cannot have: `projects, get`. */
  async projectWindows(project: string): Promise<ShownWindows> {
    const found = await this.#transport.call<JsonObject>({ path: `/api/v1/projects/${encodeURIComponent(project)}` });
    return isObject(found.spec) ? objectsIn(found.spec.syncWindows) : [];
  }

  /** A resource of the Application as it is in the cluster now; undefined when it is not there. */
  async liveResource(ref: ApplicationRef, resource: ResourceNode): Promise<JsonObject | undefined> {
    const query = new URLSearchParams([...scope(ref), ...Object.entries(resourceKey(resource))]);
    const { manifest } = await this.#transport.call<JsonObject>({ path: `${pathOf(ref)}/resource`, query });
    return typeof manifest === 'string' ? jsonObject(manifest) : undefined;
  }

  /**
   * Runs an action on a resource, which needs the right `action/GROUP/KIND/ACTION`. Sent once: a second `resume` would go
   * on from the next pause as well.
   */
  async runAction(ref: ApplicationRef, resource: ResourceNode, action: string): Promise<void> {
    const key = { ...resourceKey(resource), ...Object.fromEntries(scope(ref)) };
    const path = `${pathOf(ref)}/resource/actions`;
    try {
      const body = { name: ref.name, ...key, action };
      await this.#transport.call({ method: 'POST', path: `${path}/v2`, body }, 'once');
    } catch (error) {
      // Servers before 3.1 have no such route, and say so without a gRPC code.
      const answer = argocdErrorOf(error);
      if (answer?.status !== 404 || answer.code !== undefined) throw error;
      await this.#transport.call({ method: 'POST', path, query: new URLSearchParams(key), body: action }, 'once');
    }
  }

  /** Git and the cluster as the controller compared them last. The server masks Secrets. */
  async managedResources(ref: ApplicationRef): Promise<readonly ManagedResource[]> {
    const path = `${pathOf(ref)}/managed-resources`;
    const fits = ({ items }: JsonObject) => areAll(items, isObject);
    const found = await this.#transport.call<{ items?: ManagedResource[] | null }>({ path, query: scope(ref), fits });
    return found.items ?? [];
  }

  /**
   * What the sources render at another revision, each manifest as JSON. The server masks Secrets.
   *
   * @param positions of the sources, from 1, where the Application has several
   */
  async manifests(ref: ApplicationRef, revision: string, positions?: readonly number[]): Promise<readonly string[]> {
    const query = scope(ref);
    if (positions === undefined) query.set('revision', revision);
    for (const position of positions ?? []) {
      query.append('revisions', revision);
      query.append('sourcePositions', String(position));
    }
    const fits = ({ manifests }: JsonObject) => areAll(manifests, (item) => typeof item === 'string');
    const path = `${pathOf(ref)}/manifests`;
    return (await this.#transport.call<{ manifests?: string[] | null }>({ path, query, fits })).manifests ?? [];
  }

  /** Creates, updates or leaves alone: the status is 200 for each. Sent again after an unclear answer. */
  upsert(application: Application, options: UpsertOptions): Promise<LiveApplication> {
    const query = new URLSearchParams({ upsert: String(options.upsert), validate: String(options.validate) });
    return this.#transport.call({
      method: 'POST',
      path: '/api/v1/applications',
      query,
      body: application,
      fits: isApplication,
    });
  }

  /**
   * Sent once: after an unclear answer the caller reads whether the operation began.
   *
   * @param operationId persisted at `operationState.operation.info`, by which a run recognises its own operation
   */
  sync(ref: ApplicationRef, request: SyncRequest): Promise<LiveApplication> {
    const { prune, operationId, resources, dryRun = false, force = false, syncOptions } = request;
    // The gateway binds sync to the whole body: a project in the query would not be read.
    const infos = [{ name: operationIdInfo, value: operationId }];
    const body = {
      name: ref.name,
      ...Object.fromEntries(scope(ref)),
      prune,
      infos,
      strategy: { hook: force ? { force } : {} },
      ...(resources === undefined ? {} : { resources }),
      ...(dryRun ? { dryRun } : {}),
      ...(syncOptions === undefined ? {} : { syncOptions: { items: syncOptions } }),
    };
    return this.#transport.call({ method: 'POST', path: `${pathOf(ref)}/sync`, body, fits: isApplication }, 'once');
  }

  /**
   * To a deployment of the history, while automated sync is off. Sent once, and leaves the spec as it is.
   *
   * @param id a number on the wire too: the server refuses a text
   */
  rollback(ref: ApplicationRef, id: number, prune: boolean): Promise<LiveApplication> {
    const body = { name: ref.name, ...Object.fromEntries(scope(ref)), id, prune };
    return this.#transport.call({ method: 'POST', path: `${pathOf(ref)}/rollback`, body, fits: isApplication }, 'once');
  }

  /** Asks the running operation to end. `idle` when there is none. */
  async terminate(ref: ApplicationRef): Promise<'terminating' | 'idle'> {
    try {
      await this.#transport.call({ method: 'DELETE', path: `${pathOf(ref)}/operation`, query: scope(ref) });
      return 'terminating';
    } catch (error) {
      const answer = argocdErrorOf(error);
      if (answer?.code === grpc.notFound) return 'idle';
      if (answer?.code === grpc.invalidArgument && /No operation is in progress/.test(answer.message)) return 'idle';
      throw error;
    }
  }

  /**
   * Begins the deletion, which is asynchronous. `absent` when it is already gone.
   *
   * @param cascade whether what it deployed goes too, before the Application itself
   */
  async remove(ref: ApplicationRef, { cascade }: { readonly cascade: boolean }): Promise<'deleting' | 'absent'> {
    const query = scope(ref);
    query.set('cascade', String(cascade));
    if (cascade) query.set('propagationPolicy', 'foreground');
    try {
      await this.#transport.call({ method: 'DELETE', path: pathOf(ref), query });
      return 'deleting';
    } catch (error) {
      const answer = argocdErrorOf(error);
      if (answer?.code === grpc.notFound) return 'absent';
      // Servers before 3.3.9 say so when the deletion has already begun (argo-cd #12493).
      if (answer !== undefined && /no new finalizers can be added/.test(answer.message)) return 'deleting';
      throw error;
    }
  }

  /** Calls back on every event of the Application. Only a wake-up: events can be lost, and errors close the stream. */
  watch(ref: ApplicationRef, { onEvent, onEnd }: Watcher): EventStream {
    const abort = new AbortController();
    let closed = false;
    const ended = () => {
      closed = true;
      if (!abort.signal.aborted) onEnd();
    };
    // An error says nothing: the same token fails on the next plain call, which reports it.
    this.#readEvents(ref, onEvent, abort.signal).then(ended, ended);
    return {
      get closed() {
        return closed;
      },
      close: () => abort.abort(new Error('the stream was closed')),
    };
  }

  /** Repeated where the answer says nothing about it; the answer must be an object that fits. */
  call<T>(call: Call): Promise<T> {
    return this.#transport.call(call);
  }

  async #readEvents(ref: ApplicationRef, onEvent: Watcher['onEvent'], signal: AbortSignal): Promise<void> {
    const query = scope(ref);
    query.set('name', ref.name);
    query.set('fields', `result.type${eventFields}`);
    for await (const line of this.#transport.lines({ path: '/api/v1/stream/applications', query }, signal)) {
      if (line.startsWith('data:')) onEvent(eventOf(line.slice('data:'.length)));
    }
  }
}

function isApplication(value: unknown): boolean {
  if (!isObject(value)) return false;
  const { metadata, spec, status } = value;
  return isObject(metadata) && isObject(spec) && (status === undefined || isObject(status));
}

/** Go writes an empty list as `null`, or leaves it out. */
function areAll(list: unknown, fits: (item: unknown) => boolean): boolean {
  return list === undefined || list === null || (Array.isArray(list) && list.every(fits));
}

function pathOf(ref: ApplicationRef): string {
  return `/api/v1/applications/${encodeURIComponent(ref.name)}`;
}

function resourceKey({ group = '', version = '', kind = '', namespace = '', name = '' }: ResourceNode) {
  return { group, version, kind, namespace, resourceName: name };
}

/** `project` and `appNamespace`, as query parameters or as members of a body. */
function scope(ref: ApplicationRef): URLSearchParams {
  return new URLSearchParams({
    project: ref.project,
    ...(ref.appNamespace === undefined ? {} : { appNamespace: ref.appNamespace }),
  });
}
