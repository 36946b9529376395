/** A door in front of a server that knows no credentials. */
import { createServer, request } from 'node:http';
import { listen } from './web.ts';

/** Who asks, for what. */
export interface GateRequest {
  readonly method: string;
  readonly path: string;
  /** User and password of `Authorization: Basic`. */
  readonly user: string;
  readonly password: string;
}

/** Answers 401 to what is not admitted. The origin of the door. */
export async function startGate(origin: string, admits: (request: GateRequest) => boolean): Promise<string> {
  const { port } = new URL(origin);
  const gate = createServer((incoming, outgoing) => {
    const [, encoded = ''] = /^basic (.+)$/i.exec(incoming.headers.authorization ?? '') ?? [];
    const [user = '', ...rest] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
    const { method = 'GET', url: path = '/', headers } = incoming;
    if (!admits({ method, path, user, password: rest.join(':') })) {
      incoming.resume();
      const challenge = { 'www-authenticate': 'Basic realm="gate"', 'docker-distribution-api-version': 'registry/2.0' };
      return void outgoing.writeHead(401, { ...challenge, 'content-length': '0' }).end();
    }
    const onward = request({ host: '127.0.0.1', port, method, path, headers }, (answer) => {
      outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(outgoing);
    });
    onward.on('error', () => outgoing.destroy());
    outgoing.on('close', () => onward.destroy());
    incoming.pipe(onward);
  });
  return `http://${(await listen(gate)).host}`;
}
