/**
 * `core/argocd` writes, syncs, waits for and deletes Applications on an Argo CD server, or as files in Git.
 * It may import `net`, `names`, `git`, `edit`, `review` and the files beside the folders of `core`.
 * Begin here with the calls that exist, then read `deploy.ts`, which puts them in order.
 *
 * This file is the part of Argo CD's REST API that deploying needs. One place knows its rules of transport:
 * `Content-Type: application/json` exactly, on every call but GET and also without a body (else 415); `project` on
 * every call about an Application, in the query or, where the gateway binds the whole body, in the body; nothing is
 * followed or trusted that is not the API's own JSON.
 *
 * Source: argo-cd v3.5.1 server/application/application.proto, server/server.go (enforceContentTypes).
 */

import { Failure } from '../failure.ts';
import type { Deadline } from '../net/deadline.ts';
import type { ArgocdConnection } from './connection.ts';
import { argocdErrorOf, grpc, isTransient } from './errors.ts';
import {
  type Application,
  type ApplicationRef,
  type LiveApplication,
  operationIdInfo,
  type ResourceNode,
} from './live.ts';
import { type ArgocdPorts, type EventStream, pathOf, Session, scope } from './session.ts';

export type { ArgocdConnection } from './connection.ts';
export type { ArgocdPorts } from './session.ts';

export interface UpsertOptions {
  /** False: an existing Application with another content is an error. */
  readonly upsert: boolean;
  /** Whether the server renders the manifests first. */
  readonly validate: boolean;
}

interface SyncRequest {
  readonly prune: boolean;
  readonly operationId: string;
}

/** Connects lazily: the first call logs in. Nothing is sent before it. */
export function createArgocdClient(connection: ArgocdConnection, ports: ArgocdPorts): ArgocdClient {
  return new ArgocdClient(Session.open(connection, ports));
}

export class ArgocdClient implements Disposable {
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  /** `https://host[/root]`, for links. */
  get url(): string {
    return this.#session.url;
  }

  /** The same client, whose calls end at another deadline than the run's. */
  until(deadline: Deadline): ArgocdClient {
    return new ArgocdClient(this.#session.until(deadline));
  }

  [Symbol.dispose](): void {
    this.#session[Symbol.dispose]();
  }

  /** Whose token it is. Answers for an invalid token too. */
  async userInfo(): Promise<{ readonly loggedIn: boolean; readonly username: string | undefined }> {
    const path = '/api/v1/session/userinfo';
    const info = await this.#session.call<{ loggedIn?: boolean; username?: string }>({ path });
    return { loggedIn: info.loggedIn === true, username: info.username };
  }

  async canI(action: 'create' | 'update' | 'sync', ref: ApplicationRef): Promise<boolean> {
    const object = ref.appNamespace === undefined ? ref.name : `${ref.appNamespace}/${ref.name}`;
    const path = `/api/v1/account/can-i/applications/${action}/${encodeURIComponent(ref.project)}/${object}`;
    return (await this.#session.call<{ value?: string }>({ path })).value === 'yes';
  }

  /** Undefined when it does not exist in this project. */
  async get(ref: ApplicationRef): Promise<LiveApplication | undefined> {
    try {
      return await this.#session.call<LiveApplication>({ path: pathOf(ref), query: scope(ref) });
    } catch (error) {
      if (argocdErrorOf(error)?.code === grpc.notFound) return undefined;
      throw error;
    }
  }

  /**
   * Has the controller compare the Application now and waits for it. Undefined when the controller did not do so in
   * time: the refresh still happens, and polling sees its result.
   */
  async refresh(ref: ApplicationRef, kind: 'normal' | 'hard' = 'normal'): Promise<LiveApplication | undefined> {
    const query = scope(ref);
    query.set('refresh', kind);
    try {
      return await this.#session.call<LiveApplication>({ path: pathOf(ref), query }, 'refresh');
    } catch (error) {
      const outOfTime = argocdErrorOf(error)?.message.includes('refresh deadline exceeded') === true;
      const atDeadline = error instanceof Failure && error.kind === 'timed-out';
      if (outOfTime || atDeadline || isTransient(error)) return undefined;
      throw error;
    }
  }

  /**
   * Those that the token may read, out of every project.
   *
   * @param filter by name and namespace, or by a Kubernetes label selector
   */
  async list(
    filter: Partial<Pick<ApplicationRef, 'name' | 'appNamespace'>> & { readonly selector?: string },
  ): Promise<readonly LiveApplication[]> {
    const given = Object.entries(filter).filter((entry): entry is [string, string] => entry[1] !== undefined);
    const path = '/api/v1/applications';
    const query = new URLSearchParams(given);
    const found = await this.#session.call<{ items?: LiveApplication[] | null }>({ path, query });
    return found.items ?? [];
  }

  async resourceTree(ref: ApplicationRef): Promise<readonly ResourceNode[]> {
    const path = `${pathOf(ref)}/resource-tree`;
    const tree = await this.#session.call<{ nodes?: ResourceNode[] | null }>({ path, query: scope(ref) });
    return tree.nodes ?? [];
  }

  /** Creates, updates or leaves alone: the status is 200 for each. Sent again after an unclear answer. */
  upsert(application: Application, options: UpsertOptions): Promise<LiveApplication> {
    const query = new URLSearchParams({ upsert: String(options.upsert), validate: String(options.validate) });
    return this.#session.call({ method: 'POST', path: '/api/v1/applications', query, body: application });
  }

  /**
   * Sent once: after an unclear answer the caller reads whether the operation began.
   *
   * @param operationId persisted at `operationState.operation.info`, by which a run recognises its own operation
   */
  sync(ref: ApplicationRef, { prune, operationId }: SyncRequest): Promise<LiveApplication> {
    // The gateway binds sync to the whole body: a project in the query would not be read.
    const infos = [{ name: operationIdInfo, value: operationId }];
    const body = { name: ref.name, ...Object.fromEntries(scope(ref)), prune, infos, strategy: { hook: {} } };
    return this.#session.call({ method: 'POST', path: `${pathOf(ref)}/sync`, body }, 'once');
  }

  /** Asks the running operation to end. `idle` when there is none. */
  async terminate(ref: ApplicationRef): Promise<'terminating' | 'idle'> {
    try {
      await this.#session.call({ method: 'DELETE', path: `${pathOf(ref)}/operation`, query: scope(ref) });
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
      await this.#session.call({ method: 'DELETE', path: pathOf(ref), query });
      return 'deleting';
    } catch (error) {
      const answer = argocdErrorOf(error);
      if (answer?.code === grpc.notFound) return 'absent';
      // Servers before 3.3.9 say so when the deletion has already begun (argo-cd #12493).
      if (answer !== undefined && /no new finalizers can be added/.test(answer.message)) return 'deleting';
      throw error;
    }
  }

  /** Calls back on every event of the Application; only a wake-up, since events can be lost. */
  watch(ref: ApplicationRef, onEvent: () => void): EventStream {
    return this.#session.stream(ref, onEvent);
  }
}

/**
 * Asks whether the server accepts this job, before anything is written anywhere: by one request that needs no permission,
 * after the log-in where there is no token yet.
 *
 * @throws bad input for inputs that cannot be right (a malformed token, a missing password); Failure `failed` when
 * the server is not reached, is not Argo CD, or does not know who this is.
 */
export async function checkArgocd(connection: ArgocdConnection, ports: ArgocdPorts): Promise<void> {
  using client = createArgocdClient(connection, ports);
  // The server answers 200 for a token that it does not accept, too.
  if ((await client.userInfo()).loggedIn) return;
  throw new Failure('failed', 'ARGOCD_UNAUTHORIZED', `Argo CD at ${client.url} does not accept the credential`, {
    hint: 'The token is expired, revoked or of another server: make a new one for the project role.',
  });
}
