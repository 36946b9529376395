/** One call to the server: log-in, headers, retries, and what counts as an answer. */
import { Failure } from '../failure.ts';
import type { Clock, Secrets } from '../ports.ts';
import { bearerToken, type IdTokenSource } from './authentication.ts';
import type { ArgocdConnection, Endpoint } from './connection.ts';
import { isTransient, responseFailure } from './errors.ts';
import type { EventStream, Http } from './http.ts';
import type { HttpRequest, HttpResponse } from './http-message.ts';
import type { ApplicationRef } from './live.ts';
import { wireJson } from './wire-json.ts';

export interface ArgocdSurroundings {
  readonly clock: Clock;
  readonly secrets: Secrets;
  readonly idToken: IdTokenSource;
  /** Milliseconds; the defaults fit the server's own limits (60 s for rendering at the repo-server). */
  readonly timeouts?: { readonly request: number; readonly refresh: number };
}

interface Call {
  readonly path: string;
  readonly method?: HttpRequest['method'];
  readonly query?: URLSearchParams;
  /** Serialised as JSON. */
  readonly body?: unknown;
}

export interface Caller {
  /** Retried while the answer says nothing about the request. */
  json<T>(call: Call): Promise<T>;
  /** Sent once. */
  once<T>(call: Call): Promise<T>;
  /** Sent once, with the time that a refresh may take. */
  slow<T>(call: Call): Promise<T>;
  stream(ref: ApplicationRef, onEvent: () => void): EventStream;
}

/** Logs in on the first call; the token serves for the life of the client. */
export function createCaller(
  connection: ArgocdConnection,
  http: Http,
  endpoint: Endpoint,
  around: ArgocdSurroundings,
): Caller {
  const { origin } = endpoint;
  const { clock, secrets } = around;
  const timeouts = around.timeouts ?? { request: 75_000, refresh: 60_000 };
  const exchange = async (request: HttpRequest): Promise<HttpResponse> => {
    const response = await http.send(request);
    if (response.status >= 200 && response.status < 300 && isJson(response)) return response;
    throw responseFailure(origin, request, { ...response, body: secrets.redact(response.body) });
  };
  let bearer: Promise<string> | undefined;
  const login = () =>
    retried(clock, () =>
      bearerToken(
        connection,
        (request) => exchange({ ...request, timeoutMs: timeouts.request }),
        around.idToken,
        secrets,
      ),
    );
  const authorization = async (): Promise<Record<string, string>> => {
    bearer ??= login();
    const token = await bearer;
    // A proxy takes `Authorization` for itself; the gateway reads this header before it (grpc-gateway metadata).
    return 'authorization' in endpoint.headers
      ? { 'grpc-metadata-token': token }
      : { authorization: `Bearer ${token}` };
  };
  const send = async <T>(call: Call, timeoutMs: number): Promise<T> => {
    const method = call.method ?? 'GET';
    const response = await exchange({
      method,
      path: call.path,
      headers: { ...(method === 'GET' ? {} : { 'content-type': 'application/json' }), ...(await authorization()) },
      timeoutMs,
      ...(call.query === undefined ? {} : { query: call.query }),
      ...(call.body === undefined ? {} : { body: wireJson(call.body) }),
    });
    return JSON.parse(response.body) as T;
  };
  const once = <T>(call: Call) => send<T>(call, timeouts.request);
  return {
    once,
    json: (call) => retried(clock, () => once(call)),
    slow: (call) => send(call, timeouts.refresh),
    stream(ref, onEvent) {
      return openLater(async () => {
        const query = scope(ref);
        query.set('name', ref.name);
        query.set('fields', 'result.type,result.application.metadata.resourceVersion');
        // Only in this framing does the server send keepalives, which idle timeouts of load balancers need.
        const headers = { accept: 'text/event-stream', ...(await authorization()) };
        return http.open({ method: 'GET', path: '/api/v1/stream/applications', query, headers }, (line) => {
          if (line.startsWith('data:')) onEvent();
        });
      });
    },
  };
}

export function pathOf(ref: ApplicationRef): string {
  return `/api/v1/applications/${encodeURIComponent(ref.name)}`;
}

/** `project` and `appNamespace`, as query parameters or as members of a body. */
export function scope(ref: ApplicationRef): URLSearchParams {
  return new URLSearchParams({
    project: ref.project,
    ...(ref.appNamespace === undefined ? {} : { appNamespace: ref.appNamespace }),
  });
}

function isJson(response: HttpResponse): boolean {
  return (response.headers['content-type'] ?? '').includes('json');
}

/** A server that restarts is back within this time; a wrong address should not cost more. */
const retryWindow = 30_000;

/** Full jitter, so that the jobs of one push do not come back together. */
async function retried<T>(clock: Clock, attempt: () => Promise<T>): Promise<T> {
  const deadline = clock.now() + retryWindow;
  for (let ceiling = 500; ; ceiling = Math.min(ceiling * 2, 8_000)) {
    try {
      return await attempt();
    } catch (error) {
      const pause = clock.random() * ceiling;
      if (!(error instanceof Failure) || !isTransient(error) || clock.now() + pause > deadline) throw error;
      await clock.sleep(pause);
    }
  }
}

/** A stream whose opening needs a token first; closing it before that prevents the opening. */
function openLater(open: () => Promise<EventStream>): EventStream {
  let stream: EventStream | undefined;
  let closed = false;
  open().then(
    (opened) => {
      stream = opened;
      if (closed) opened.close();
    },
    () => {
      // The same token fails on the next plain call, which reports it.
      closed = true;
    },
  );
  return {
    get closed() {
      return closed || stream?.closed === true;
    },
    close() {
      closed = true;
      stream?.close();
    },
  };
}
