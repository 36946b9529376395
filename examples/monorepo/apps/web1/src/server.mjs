import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { greeting } from '@example/greeting';

const build = JSON.parse(await readFile(new URL('./build.json', import.meta.url), 'utf8'));
const serverEnv = process.env.SERVER_ENV ?? build.serverEnv;

const server = createServer((request, response) => {
  const { pathname, searchParams } = new URL(request.url, 'http://localhost');
  if (pathname === '/healthz') return send(response, 200, 'text/plain', 'ok\n');
  if (pathname === '/version') return send(response, 200, 'application/json', JSON.stringify({ ...build, serverEnv }));
  if (pathname === '/') {
    return send(response, 200, 'text/plain', `${greeting(searchParams.get('name'))} (web1, ${serverEnv})\n`);
  }
  return send(response, 404, 'text/plain', 'not found\n');
});

function send(response, status, type, body) {
  response.writeHead(status, { 'content-type': `${type}; charset=utf-8` }).end(body);
}

server.listen(Number(process.env.PORT ?? 3000), () => {
  console.log(JSON.stringify({ message: 'listening', port: server.address().port }));
});

// Kubernetes sends SIGTERM and waits; process 1 in a container has no default handler for it.
process.once('SIGTERM', () => server.close());
