import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { forgeAccess, openRequests } from '../../../src/core/cleanup/open-requests.ts';
import type { CiContext } from '../../../src/core/ports.ts';
import { createSecrets } from '../../../src/core/secrets.ts';

let answer: (request: IncomingMessage, response: ServerResponse) => void;
let close: () => Promise<void>;
let url: string;

beforeEach(async () => {
  const server = createServer((request, response) => answer(request, response));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  close = () => new Promise((done) => server.close(() => done()));
});
afterEach(() => close());

const ask = (kind: 'github' | 'gitlab') =>
  openRequests({ kind, url, token: 'forge-secret' }, 'acme/shop', createSecrets());

describe('the open requests of a forge', () => {
  test.each([
    ['github', '/repos/acme/shop/pulls?state=open&per_page=100', 'number'],
    ['gitlab', '/projects/acme%2Fshop/merge_requests?state=opened&scope=all&per_page=100', 'iid'],
  ] as const)('are read from %s to the last page, with the token in a header', async (kind, first, field) => {
    const seen: string[] = [];
    answer = (request, response) => {
      seen.push(`${request.headers.authorization} ${request.url}`);
      const last = request.url?.endsWith('&page=2') === true;
      if (!last) response.setHeader('link', `<${url}${first}&page=2>; rel="next", <${url}>; rel="last"`);
      response.end(JSON.stringify([{ [field]: last ? 9 : 4, id: 77 }]));
    };
    expect([...(await ask(kind))]).toEqual([4, 9]);
    expect(seen).toEqual([`Bearer forge-secret ${first}`, `Bearer forge-secret ${first}&page=2`]);
  });

  test.each<[string, (response: ServerResponse) => void]>([
    ['an error', (response) => response.writeHead(502).end('<html>')],
    ['a page of HTML with status 200', (response) => response.end('<html>Maintenance</html>')],
    ['an object in place of the list', (response) => response.end('{"message": "Not Found"}')],
    ['an item without a number', (response) => response.end('[{"id": 1}]')],
    ['a redirect', (response) => response.writeHead(302, { location: 'http://127.0.0.1:9/' }).end()],
    [
      'a next page on another server',
      (response) => response.writeHead(200, { link: '<http://127.0.0.1:9/>; rel="next"' }).end('[]'),
    ],
    ['a cut connection', (response) => response.destroy()],
  ])('are not known after %s, so that nothing is taken for closed', async (_, reply) => {
    answer = (_request, response) => void reply(response);
    await expect(ask('github')).rejects.toMatchObject({ code: 'SWEEP_SOURCES', exitCode: 1 });
  });

  test.each([
    [
      'on GitHub with the job token',
      { host: 'github' },
      { GITHUB_TOKEN: 'job' },
      {},
      { kind: 'github', token: 'job', url: 'https://api.github.com' },
    ],
    [
      'on GitHub Enterprise',
      { host: 'github' },
      { GITHUB_TOKEN: 'job', GITHUB_API_URL: 'https://ghe.example.com/api/v3/' },
      {},
      { kind: 'github', token: 'job', url: 'https://ghe.example.com/api/v3' },
    ],
    [
      'on GitLab with a token',
      { host: 'gitlab' },
      { CI_API_V4_URL: 'https://gl.example.com/api/v4' },
      { token: 'mine' },
      { kind: 'gitlab', token: 'mine', url: 'https://gl.example.com/api/v4' },
    ],
    [
      'on GitLab without one',
      { host: 'gitlab' },
      { CI_API_V4_URL: 'https://gl.example.com/api/v4', CI_JOB_TOKEN: 'job' },
      {},
      undefined,
    ],
    [
      'on Jenkins by its URL',
      { host: 'jenkins' },
      {},
      { token: 'mine', url: 'https://gl.example.com/api/v4' },
      { kind: 'gitlab', token: 'mine', url: 'https://gl.example.com/api/v4' },
    ],
    ['on a laptop without a remote', { host: 'shell' }, {}, { token: 'mine' }, undefined],
  ] as const)('are asked for %s', (_, ci, env, given, access) => {
    const input = { token: undefined, url: undefined, ...given };
    expect(forgeAccess({ repositoryUrl: undefined, ...ci } as unknown as CiContext, env, input)).toEqual(access);
  });
});
