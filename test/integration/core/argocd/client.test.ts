import { describe, expect, it, onTestFinished } from 'vitest';
import { ArgocdClient } from '../../../../src/core/argocd/server/client.ts';
import type { ApplicationRef } from '../../../../src/core/argocd/server/live.ts';
import type { Environment, Secrets } from '../../../../src/core/ports.ts';
import { createSecrets } from '../../../../src/core/secrets.ts';
import { adminToken, type Fault, startArgocdServer } from '../../../support/argocd/server.ts';
import { application, connectionTo, repository, setting, upsertAll } from '../../../support/argocd/setting.ts';
import { simulatedClock } from '../../../support/clock.ts';
import { failureOf } from '../../../support/failure.ts';
import { portsOf } from '../../../support/ports.ts';

const ref: ApplicationRef = { name: 'web1', project: 'default' };
const limitedToken = 'aGVhZGVy.cHJvajpkZWZhdWx0OmNp.c2lnbmF0dXJl';
const always = { path: /./, times: 1_000 };

describe('the rules of transport', () => {
  it('rule 1: sends application/json exactly on every call but GET, also without a body', async () => {
    const { server, client } = await setting();
    await client.upsert(application(), upsertAll);
    await client.sync(ref, { prune: false, operationId: 'run' });
    await client.terminate(ref);
    await client.remove(ref, { cascade: true });
    const writing = server.requests.filter(({ method }) => method !== 'GET');
    expect(writing.map(({ method, status }) => `${method} ${status}`)).toHaveLength(4);
    for (const { headers } of writing) expect(headers['content-type']).toBe('application/json');
    for (const { status } of writing) expect(status).not.toBe(415);
  });

  it('rule 2: names the project on every call about an Application, in the body of a sync', async () => {
    const { server, client } = await setting();
    await client.upsert(application(), upsertAll);
    await client.get(ref);
    await client.refresh(ref);
    await client.resourceTree(ref);
    await client.sync(ref, { prune: true, operationId: 'run' });
    await client.terminate(ref);
    await client.remove(ref, { cascade: true });
    const calls = server.requests.filter(({ path }) => path.startsWith('/api/v1/applications/web1'));
    expect(calls.length).toBe(6);
    for (const { path, query, body } of calls) {
      const project = path.endsWith('/sync') ? (JSON.parse(body) as { project: string }).project : query.get('project');
      expect(project, path).toBe('default');
    }
  });

  it('a repo-server that restarts is waited for, whatever the server calls its absence', async () => {
    const { server, client } = await setting();
    const away =
      'rpc error: code = Unavailable desc = connection error: desc = "transport: Error while dialing: dial tcp 10.0.0.7:8081: connect: connection refused"';
    const message = `application spec for web1 is invalid: InvalidSpecError: repository not accessible: repositories not accessible: &Repository{Repo: "https://git.example.com/x.git", Type: "", Name: "", Project: ""}: repo client error while testing repository: ${away}`;
    const reply = { status: 400, type: 'application/json', body: JSON.stringify({ error: message, code: 3, message }) };
    server.faults.push({ method: 'POST', path: /applications$/, times: 2, reply });
    expect((await client.upsert(application(), upsertAll)).metadata.name).toBe('web1');
    server.faults.push({ method: 'POST', path: /applications$/, times: 100, reply });
    const failure = await failureOf(client.upsert(application(), upsertAll));
    expect(failure.code).toBe('ARGOCD_REPO_SERVER');
    expect(failure.hint).toContain('repo-server does not answer');
  });

  it('rule 2: a bare 403 at the first read is no missing right while the token may read: Kubernetes is away', async () => {
    const accounts = { [limitedToken]: { username: 'proj:default:ci', allow: ['get default/web1'] } };
    const { server, client } = await setting({ accounts }, { token: limitedToken });
    const body = JSON.stringify({ error: 'permission denied', code: 7, message: 'permission denied' });
    const reply = { status: 403, type: 'application/json', body };
    server.faults.push({ path: /applications\/[a-z0-9]+$/, times: 3, reply });
    expect(await client.get(ref)).toBeUndefined();
    const asked = server.requests.map(({ path, status }) => `${status} ${path.replace('/api/v1/', '')}`);
    expect(asked).toEqual([
      '403 applications/web1',
      '200 account/can-i/applications/get/default/web1',
      '403 applications/web1',
      '403 applications/web1',
      '404 applications/web1',
    ]);
    server.faults.push({ path: /applications\/other$/, times: 3, reply });
    expect((await failureOf(client.get({ name: 'other', project: 'default' }))).code).toBe('ARGOCD_FORBIDDEN');
  });

  it('rule 2: missing is undefined, forbidden is a failure that names the permission', async () => {
    const accounts = {
      [limitedToken]: { username: 'proj:default:ci', allow: ['get default/web1', 'create default/*'] },
    };
    const { client } = await setting({ accounts }, { token: limitedToken });
    expect(await client.get(ref)).toBeUndefined();
    const hidden = await failureOf(client.get({ name: 'other', project: 'default' }));
    expect(hidden.code).toBe('ARGOCD_FORBIDDEN');
    expect(hidden.hint).toContain('applications, get');
    await client.upsert(application(), upsertAll);
    const denied = await failureOf(client.remove(ref, { cascade: false }));
    expect(denied.hint).toBe(
      'Add to the role ci of the AppProject default:\n  p, proj:default:ci, applications, delete, default/*, allow',
    );
  });

  it('writes Helm values as Kubernetes gives them back: sorted keys, escaped angle brackets', async () => {
    const { server, client } = await setting();
    await client.upsert(application({ source: { values: 'b: "<&>"\na: {d: 1, c: 2}' } }), upsertAll);
    expect(server.requests.at(-1)?.body).toContain('"valuesObject":{"a":{"c":2,"d":1},"b":"\\u003c\\u0026\\u003e"}');
  });

  it('asks for server-sent events, which have keepalives', async () => {
    const { server, client } = await setting();
    await client.upsert(application(), upsertAll);
    let events = 0;
    const onEvent = () => {
      events += 1;
    };
    const stream = client.watch(ref, { onEvent, onEnd: () => {} });
    await expect.poll(() => events).toBeGreaterThan(0);
    stream.close();
    const call = server.requests.find(({ path }) => path === '/api/v1/stream/applications');
    expect(call?.headers.accept).toBe('text/event-stream');
    expect(call?.query.get('project')).toBe('default');
  });
});

describe('answers that are no success', () => {
  const cases: readonly [string, Fault['reply'], string, RegExp][] = [
    [
      'a page of a login proxy',
      { status: 200, body: '<html><title>Sign in</title></html>' },
      'ARGOCD_NOT_THE_API',
      /login proxy/,
    ],
    ['a wrong path', { status: 404, type: 'text/plain', body: 'Not Found' }, 'ARGOCD_NOT_THE_API', /argocd-root-path/],
    [
      'a redirect to TLS',
      { status: 307, headers: { location: 'https://argocd.example.com/api?token=s3cr3t' } },
      'ARGOCD_REDIRECT',
      /drop argocd-plaintext/,
    ],
    [
      'a redirect to single sign-on',
      { status: 302, headers: { location: 'http://sso.example.com/?state=x' } },
      'ARGOCD_REDIRECT',
      /not followed/,
    ],
    [
      'a changed content type',
      { status: 415, type: 'text/plain', body: 'Invalid content type' },
      'ARGOCD_CONTENT_TYPE',
      /exactly application\/json/,
    ],
  ];
  it.each(cases)('%s becomes a failure that teaches', async (_title, reply, code, hint) => {
    const { server, client } = await setting();
    server.faults.push({ ...always, reply });
    const failure = await failureOf(client.get(ref));
    expect(failure.code).toBe(code);
    expect(failure.hint).toMatch(hint);
    expect(failure.message).not.toContain('s3cr3t');
    expect(failure.message).not.toContain('state=');
  });

  it('asks again after 502 and a cut connection', async () => {
    const { server, client } = await setting();
    server.faults.push({ path: /applications\/web1$/, times: 1, reply: { status: 502, body: '<h1>Bad Gateway</h1>' } });
    server.faults.push({ path: /applications\/web1$/, times: 1, reply: 'drop' });
    expect(await client.get(ref)).toBeUndefined();
    expect(server.requests).toHaveLength(3);
  });

  it('gives up on a gateway that stays down, with its words as cause', async () => {
    const { server, client } = await setting();
    server.faults.push({ ...always, reply: { status: 503, body: '<h1>no healthy upstream</h1>' } });
    const failure = await failureOf(client.get(ref));
    expect(failure.code).toBe('ARGOCD_GATEWAY');
    expect((failure.cause as Error).message).toBe('no healthy upstream');
  });

  it('an upsert whose answer was lost is sent again and leaves one Application', async () => {
    const { server, client } = await setting();
    server.faults.push({ method: 'POST', path: /applications$/, times: 1, reply: { status: 504 }, after: true });
    const app = await client.upsert(application(), upsertAll);
    expect(app.metadata.name).toBe('web1');
    expect(server.writes()).toEqual(['POST /api/v1/applications', 'POST /api/v1/applications']);
    expect(server.controller.apps.size).toBe(1);
  });

  it('a sync is never sent twice by itself', async () => {
    const { server, client } = await setting();
    await client.upsert(application(), upsertAll);
    server.faults.push({ method: 'POST', path: /sync$/, times: 1, reply: { status: 504 }, after: true });
    await failureOf(client.sync(ref, { prune: false, operationId: 'run' }));
    expect(server.writes().filter((call) => call.endsWith('/sync'))).toHaveLength(1);
  });

  it('names an address where nobody listens', async () => {
    const server = await startArgocdServer({ repositories: repository() });
    await server.close();
    using client = ArgocdClient.open(connectionTo(server), around());
    const failure = await failureOf(client.get(ref));
    expect(failure.code).toBe('ARGOCD_UNREACHABLE');
    expect(failure.hint).toContain('HTTPS_PROXY');
    expect(failure.hint).toContain('argocd-server');
  });

  it('a refresh that the controller never answers is given up, and polling goes on', async () => {
    const { server, client } = await setting();
    await client.upsert(application(), upsertAll);
    server.controller.stopped = true;
    expect(await client.refresh(ref)).toBeUndefined();
  });
});

describe('signing in', () => {
  const token = 'c2Vzc2lvbg.dG9rZW4tb2YtdGhl.c2Vzc2lvbi0x';

  it('takes a session for user name and password once, and keeps the token secret', async () => {
    const secrets = createSecrets();
    const server = await startArgocdServer({
      repositories: repository(),
      passwords: { alice: { password: 'correct horse', token } },
      accounts: { [token]: { username: 'alice', allow: ['* *'] } },
    });
    using client = ArgocdClient.open(
      connectionTo(server, { username: 'alice', password: 'correct horse' }),
      around({ secrets }),
    );
    await Promise.all([client.get(ref), client.get(ref), client.userInfo()]);
    expect(server.writes()).toEqual(['POST /api/v1/session']);
    expect(secrets.isIn(token)).toBe(true);
    expect(secrets.isIn('correct horse')).toBe(true);
  });

  it('a wrong password is said once and teaches about the limit', async () => {
    const server = await startArgocdServer({ repositories: repository() });
    using client = ArgocdClient.open(connectionTo(server, { username: 'alice', password: 'wrong-password' }), around());
    const failure = await failureOf(client.get(ref));
    expect(failure.code).toBe('ARGOCD_LOGIN');
    expect(failure.hint).toContain('5 failed logins');
    expect(`${failure.message} ${failure.hint}`).not.toContain('wrong-password');
    expect(server.writes()).toHaveLength(1);
  });

  it('exchanges the OIDC token of a GitHub job without a stored secret', async () => {
    const secrets = createSecrets();
    const dex = { connector: 'github-actions', idToken: 'id.token.of-the-job', token };
    const server = await startArgocdServer({
      repositories: repository(),
      dex,
      accounts: { [token]: { username: 'repo:o/r', allow: ['* *'] } },
    });
    const github = await idTokenService(dex.idToken);
    onTestFinished(() => void github.close());
    const env = {
      ACTIONS_ID_TOKEN_REQUEST_URL: `${github.url}/token?api-version=2.0`,
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'request-token',
    };
    using client = ArgocdClient.open(
      connectionTo(server, { oidcConnector: 'github-actions' }),
      around({ env, secrets }),
    );
    expect(await client.userInfo()).toMatchObject({ loggedIn: true, username: 'repo:o/r' });
    expect(github.asked).toEqual(['/token?api-version=2.0&audience=argo-cd-cli Bearer request-token']);
    expect(secrets.isIn(token) && secrets.isIn(dex.idToken)).toBe(true);
  });

  it('on GitLab takes the token of the variable that id_tokens names', async () => {
    const dex = { connector: 'gitlab', idToken: 'gitlab.job.token', token };
    const server = await startArgocdServer({
      repositories: repository(),
      dex,
      accounts: { [token]: { username: 'project_path:o/r', allow: ['* *'] } },
    });
    const env = { ARGOCD_ID_TOKEN: dex.idToken };
    using client = ArgocdClient.open(connectionTo(server, { oidcConnector: 'gitlab' }), around({ env }));
    expect(await client.userInfo()).toMatchObject({ loggedIn: true, username: 'project_path:o/r' });
  });

  it('says how a job gets an OIDC token when it has none', async () => {
    const { client } = await setting({}, { oidcConnector: 'gitlab' });
    const failure = await failureOf(client.userInfo());
    expect(failure.exitCode).toBe(2);
    expect(failure.hint).toContain('id-token: write');
    expect(failure.hint).toContain('id_tokens');
  });

  it.each([
    ['expired', 'ZXhwaXJlZA.dG9rZW4tdGhhdC1lbmRlZA.c2ln', 'ARGOCD_UNAUTHORIZED'],
    ['of another shape', 'not-a-jwt-at-all', 'INPUT_INVALID'],
  ])('law 6: a token %s never appears in the error or in a URL', async (_title, bad, code) => {
    const { server, client } = await setting({}, { token: bad });
    const failure = await failureOf(client.get(ref));
    expect(failure.code).toBe(code);
    expect([failure.message, failure.hint, String(failure.cause)].join(' ')).not.toContain(bad);
    for (const { path, query } of server.requests) expect(`${path}?${query}`).not.toContain(bad);
  });

  it('law 6: a proxy that echoes the request does not get the token into our messages', async () => {
    const { server, client } = await setting();
    server.faults.push({ ...always, reply: { status: 400, body: `Authorization: Bearer ${adminToken}` } });
    const failure = await failureOf(client.get(ref));
    expect(failure.message).toContain('***');
    expect(failure.message + String(failure.cause)).not.toContain(adminToken);
  });

  it('leaves Authorization to a proxy that needs it, and sends the token beside it', async () => {
    const { server, client } = await setting({}, { headers: ['Authorization: Basic cHJveHk6cHJveHk='] });
    expect(await client.get(ref)).toBeUndefined();
    expect(server.requests[0]?.headers).toMatchObject({
      authorization: 'Basic cHJveHk6cHJveHk=',
      'grpc-metadata-token': adminToken,
    });
  });

  it('sends extra headers, under a root path', async () => {
    const { server, client } = await setting(
      { rootPath: '/argocd' },
      { rootPath: 'argocd', headers: ['X-Proxy-Key: open sesame'] },
    );
    expect(await client.get(ref)).toBeUndefined();
    expect(server.requests[0]?.headers['x-proxy-key']).toBe('open sesame');
    expect(client.url).toBe(`${server.url}/argocd`);
  });
});

function around(more: { secrets?: Secrets; env?: Environment } = {}) {
  return portsOf({ clock: simulatedClock(), ...more });
}

async function idTokenService(value: string) {
  const { createServer } = await import('node:http');
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.url} ${request.headers.authorization}`);
    response.end(JSON.stringify({ value }));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as { port: number };
  return { url: `http://127.0.0.1:${port}`, asked, close: () => server.close() };
}
