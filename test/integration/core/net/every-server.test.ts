/** One network floor: every server is reached, limited and left at the deadline in the same way, whichever client asks. */

import { createServer as createTcpServer } from 'node:net';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import { ArgocdClient } from '../../../../src/core/argocd/server/client.ts';
import { forges } from '../../../../src/core/forge/forges.ts';
import { openTransport } from '../../../../src/core/git/connect.ts';
import type { GitRemote } from '../../../../src/core/git/transport.ts';
import { ecrCredentials } from '../../../../src/core/image/aws.ts';
import { Registry } from '../../../../src/core/image/registry.ts';
import { Deadline } from '../../../../src/core/net/deadline.ts';
import { jobIdentityToken } from '../../../../src/core/net/identity-token.ts';
import type { Environment } from '../../../../src/core/ports.ts';
import { programsUntil } from '../../../../src/hosts/programs.ts';
import { handClock, restlessClock, systemClock } from '../../../support/clock.ts';
import { openForge } from '../../../support/forge.ts';
import { basic } from '../../../support/git/server.ts';
import { scriptedServer } from '../../../support/net/scripted-server.ts';
import { type Certificate, listen, makeCertificate, openssl, startProxy, startTls } from '../../../support/net/web.ts';
import { portsOf } from '../../../support/ports.ts';
import { anonymous } from '../../../support/registry/server.ts';

type Ports = ReturnType<typeof portsOf>;
type Scheme = 'http' | 'https';

const token = 'a.b.canary-7f3a9c21';
const ecr = '123456789012.dkr.ecr.eu-central-1.amazonaws.com';

/** Asks the server at `scheme://host` for something, with the client that the program has for its kind. */
const clients: readonly (readonly [string, (scheme: Scheme, host: string, ports: Ports) => Promise<unknown>])[] = [
  [
    'git',
    async (scheme, host, ports) => {
      const remote = { url: `${scheme}://${host}/charts.git`, credentialSource: undefined };
      const credential = { kind: 'token', token } as const;
      await using transport = await openTransport({ ...remote, credential }, { mode: 'wire', ...ports });
      return await transport.listRefs(['refs/heads/']);
    },
  ],
  [
    'registry',
    (scheme, host, ports) =>
      new Registry({
        ...ports,
        credentials: async () => anonymous,
        insecure: scheme === 'http' ? [host] : [],
      }).getManifest({ registry: host, repository: 'web1', tag: 'v1' }),
  ],
  [
    'Argo CD',
    async (scheme, host, ports) => {
      const plaintext = scheme === 'http';
      using client = ArgocdClient.open({ server: host, plaintext, insecure: false, headers: [], token }, ports);
      return await client.get({ name: 'web1', project: 'default' });
    },
  ],
  ...forges.map(
    (kind) =>
      [
        kind.title,
        async (scheme: Scheme, host: string, ports: Ports) => {
          const url = `${scheme}://${host}`;
          const forge = await openForge({ kind, api: kind.apiOf(url), path: 'acme/gitops', url }, token, ports);
          return await forge.openRequests('');
        },
      ] as const,
  ),
  [
    'AWS',
    (scheme, host, ports) => {
      const keys = { AWS_ACCESS_KEY_ID: 'id', AWS_SECRET_ACCESS_KEY: 'secret-key' };
      return ecrCredentials(ecr, {
        ...ports,
        env: { ...ports.env, ...keys, AWS_ENDPOINT_URL_ECR: `${scheme}://${host}/` },
      });
    },
  ],
  [
    'identity token',
    async (scheme, host, ports) => {
      const job = { ACTIONS_ID_TOKEN_REQUEST_URL: `${scheme}://${host}/t`, ACTIONS_ID_TOKEN_REQUEST_TOKEN: token };
      const found = await jobIdentityToken('aud', 'NO_SUCH', { ...ports, env: job });
      if (found.result !== 'token')
        throw found.result === 'refused' && found.cause instanceof Error ? found.cause : new Error(found.result);
      return found;
    },
  ],
];

/** The code of a failure, or the kind of an error of the network; `done` for none. */
const outcome = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof Error && 'code' in error ? error.code : (error as { kind?: string }).kind),
  );

/** What a client reads on: an answer of another type git gives up at once. */
const typeFor = (request: string | undefined) =>
  request?.includes('info/refs') === true ? 'application/x-git-upload-pack-advertisement' : 'application/json';

const credential = { user: 'ci', password: 'proxy-password' };
const nothing = () => scriptedServer((_request, response) => response.writeHead(404).end());

describe.each(clients)('%s', (_, ask) => {
  test('goes through the proxy for plain http, with its credential', async () => {
    await using server = await nothing();
    await using proxy = await startProxy({ behind: server.port, credential });
    const ports = portsOf({ env: { http_proxy: proxy.url }, clock: restlessClock });
    await outcome(ask('http', 'server.test:8080', ports));
    expect(server.seen.length).toBeGreaterThan(0);
    expect(proxy.seen.length).toBeGreaterThan(0);
    for (const { line, proxyAuthorization } of proxy.seen) {
      expect(line).toMatch(/^\w+ http:\/\/server\.test:8080\//);
      expect(proxyAuthorization).toBe(basic(credential.user, credential.password));
    }
    expect(ports.secrets.redact(`a ${credential.password} b`)).toBe('a *** b');
  });

  test.each(['server.test', '.test', 'server.test:8080', '*'])(
    'is reached directly with NO_PROXY=%s',
    async (exempt) => {
      await using proxy = await startProxy();
      const env = { HTTP_PROXY: proxy.url, NO_PROXY: exempt };
      // The name has no address: it is enough that nobody asked the proxy for it.
      await outcome(ask('http', 'server.test:8080', portsOf({ env, clock: restlessClock })));
      expect(proxy.seen).toEqual([]);
    },
  );

  describe.skipIf(!openssl.present)(openssl.titled('over TLS'), () => {
    let certificate: Certificate;
    beforeAll(() => {
      certificate = makeCertificate('server.test');
    });

    const through = async (env: (certificate: Certificate) => Environment) => {
      const server = await nothing();
      const tls = await startTls(server.port, certificate);
      const proxy = await startProxy({ behind: tls.port, credential });
      const ports = portsOf({ env: { HTTPS_PROXY: proxy.url, ...env(certificate) }, clock: restlessClock });
      const ended = await outcome(ask('https', 'server.test', ports));
      for (const each of [proxy, tls, server]) await each[Symbol.asyncDispose]();
      return { ended, asked: server.seen.length, proxy: proxy.seen };
    };

    test.each(['SSL_CERT_FILE', 'GIT_SSL_CAINFO'])('trusts %s, through the tunnel of a proxy', async (variable) => {
      const { asked, proxy } = await through(({ file }) => ({ [variable]: file }));
      expect(asked).toBeGreaterThan(0);
      const proxyAuthorization = basic(credential.user, credential.password);
      for (const each of proxy) {
        expect(each).toEqual({ line: 'CONNECT server.test:443', proxyAuthorization, authorization: undefined });
      }
    });

    test('trusts nobody else', async () => {
      const { ended, asked } = await through(() => ({}));
      expect(asked).toBe(0);
      expect(ended).not.toBe('done');
    });
  });

  test('law 14: is left at the deadline when it drips', async () => {
    const clock = handClock();
    await using server = await listen(
      createTcpServer((socket) => {
        socket.on('error', () => {});
        const drip = () => {
          if (socket.destroyed) return;
          // To git it is an endless list of empty lines.
          socket.write('0');
          clock.advance(1_000);
          setImmediate(drip);
        };
        socket.once('data', (request) => {
          socket.write(`HTTP/1.1 200 OK\r\ncontent-type: ${typeFor(String(request))}\r\n\r\n`);
          drip();
        });
      }),
    );
    const deadline = new Deadline(clock, 20_000);
    const failed = ask('http', server.host, portsOf({ clock, deadline }));
    await expect(failed).rejects.toMatchObject({ code: 'DEADLINE', exitCode: 3 });
    expect(clock.now()).toBeLessThanOrEqual(21_000);
  });

  test('law 14: is left at the deadline when it says nothing', async () => {
    const clock = handClock();
    await using server = await listen(createTcpServer((socket) => socket.once('data', () => clock.advance(20_000))));
    const deadline = new Deadline(clock, 20_000);
    const failed = ask('http', server.host, portsOf({ clock, deadline }));
    await expect(failed).rejects.toMatchObject({ code: 'DEADLINE', exitCode: 3 });
  });

  test('law 14: is left at the deadline when it is overloaded for ever, and asks for pauses', async () => {
    const clock = handClock();
    await using server = await scriptedServer((_request, response) =>
      response.writeHead(503, { 'retry-after': '12', 'content-type': 'application/json' }).end('{}'),
    );
    const deadline = new Deadline(clock, 20_000);
    const failed = ask('http', server.host, portsOf({ clock, deadline }));
    await expect(failed).rejects.toMatchObject({ code: 'DEADLINE', exitCode: 3 });
    expect(clock.now()).toBeLessThanOrEqual(20_000);
  });

  test('has a limit for its answers', async () => {
    // To git long lines, to all others an endless word.
    const line = Buffer.concat([Buffer.from('fff0'), Buffer.alloc(0xfff0 - 4, 'a')]);
    const endless = gzipSync(Buffer.concat(Array(1_050).fill(line)));
    await using server = await scriptedServer(({ url }, response) => {
      response.writeHead(200, { 'content-type': typeFor(url), 'content-encoding': 'gzip' }).end(endless);
    });
    const ended = await outcome(ask('http', server.host, portsOf({ clock: restlessClock })));
    expect(ended).not.toBe('done');
    expect(server.seen).toHaveLength(1);
  });
});

test('law 14: the git program is ended at the deadline, whatever its server does', async () => {
  await using server = await listen(createTcpServer(() => {}));
  using deadline = new Deadline(systemClock, 500);
  const ports = { ...portsOf({ env: { PATH: process.env.PATH }, deadline }), programs: programsUntil(deadline) };
  const remote = { url: `http://${server.host}/charts.git`, credential: { kind: 'none' }, credentialSource: undefined };
  const listed = async () => {
    await using transport = await openTransport(remote as GitRemote, { mode: 'git', ...ports });
    await transport.listRefs(['refs/heads/']);
  };
  await expect(listed()).rejects.toMatchObject({
    code: 'DEADLINE',
    exitCode: 3,
    message: expect.stringContaining('the program git'),
  });
});
