import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { hostname } from 'node:os';

const build = JSON.parse(await readFile(new URL('./build.json', import.meta.url), 'utf8'));
const serverEnv = process.env.SERVER_ENV ?? build.serverEnv;
const pages = new Map([
  ['/', () => ({ service: 'web2', host: hostname(), serverEnv })],
  ['/healthz', () => ({ status: 'ok' })],
  ['/version', () => ({ ...build, serverEnv })],
]);

const server = createServer((request, response) => {
  const page = pages.get(new URL(request.url, 'http://localhost').pathname);
  response.writeHead(page === undefined ? 404 : 200, { 'content-type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(page?.() ?? { error: 'not found' }));
});

server.listen(Number(process.env.PORT ?? 3000), () => {
  console.log(JSON.stringify({ message: 'listening', port: server.address().port }));
});

// Kubernetes sends SIGTERM and waits; process 1 in a container has no default handler for it.
process.once('SIGTERM', () => server.close());
