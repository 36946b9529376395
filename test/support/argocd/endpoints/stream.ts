/** Events of Applications. Source: argo-cd v3.5.1 Watch, argoproj/pkg grpc/http/forwarders.go. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Accounts, may, Refusal } from '../accounts.ts';
import type { StoredApplication } from '../controller.ts';
import type { Api } from '../routes.ts';
import { httpStatus, type Recorded } from '../server.ts';
import { objectOf } from './find.ts';

const reasons: Readonly<Record<number, string>> = {
  401: 'Unauthorized',
  403: 'Forbidden',
  500: 'Internal Server Error',
};

/**
 * For a name that is not there or may not be seen: no headers, no keepalive, no end. It comes from the informer, so it
 * stays open and silent while Kubernetes is away.
 */
export function streamApplications(
  { controller, options }: Api,
  accounts: Accounts,
  call: Recorded,
  { request, response }: { request: IncomingMessage; response: ServerResponse },
): void {
  const { query, headers } = call;
  const name = query.get('name');
  const projects = [...query.getAll('project'), ...query.getAll('projects')];
  const sse = headers.accept === 'text/event-stream';
  const framed = (value: object, end: string) =>
    sse ? `data: ${JSON.stringify(value)} \n${end}` : `${JSON.stringify(value)}\n`;
  let keepalive: NodeJS.Timeout | undefined;
  const open = (status: number) => {
    call.status = status;
    response.writeHead(status, { 'content-type': sse ? 'text/event-stream' : 'application/json' });
  };
  let account: ReturnType<Accounts['authenticate']>;
  try {
    account = accounts.authenticate(headers);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const code = httpStatus[error.code] ?? 500;
    open(code);
    const { message } = error;
    const said = { grpc_code: error.code, http_code: code, message, http_status: reasons[code] ?? '' };
    response.end(framed({ error: said }, '\n'));
    return;
  }
  const fields = query.get('fields');
  let last = '';
  const send = (type: string, app: StoredApplication) => {
    if (name !== null && app.metadata.name !== name) return;
    if (projects.length > 0 && !projects.includes(app.spec.project || 'default')) return;
    if (!may(account, 'get', objectOf(app))) return;
    const event = framed({ result: shown({ type, application: app }, fields) }, '\n\n');
    // What is the same as before is not sent again.
    if (event === last) return;
    last = event;
    if (!response.headersSent) {
      open(200);
      if (sse) keepalive = setInterval(() => response.write(':\n'), options.keepaliveMs ?? 200);
    }
    response.write(event);
  };
  const stop = controller.listen(send);
  const app = name === null ? undefined : controller.apps.get(name);
  if (app !== undefined) send('ADDED', app);
  request.socket.on('close', () => {
    stop();
    clearInterval(keepalive);
  });
}

/** @param fields `result.type,result.application.metadata.name`; none: the whole event */
function shown(event: object, fields: string | null): object {
  if (fields === null || fields.startsWith('-')) return event;
  const result: Record<string, unknown> = {};
  for (const field of fields.split(',')) {
    const path = field.split('.').slice(1);
    const value = path.reduce<unknown>((part, key) => (part as Record<string, unknown> | undefined)?.[key], event);
    if (value === undefined) continue;
    let place = result;
    for (const key of path.slice(0, -1)) {
      place[key] ??= {};
      place = place[key] as Record<string, unknown>;
    }
    place[path.at(-1) ?? ''] = value;
  }
  return result;
}
