/** What `status` says where people and requests change what deployments have written. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type StateWorld, stateWorld } from '../../../support/commands/state-world.ts';
import { scratchDirectory } from '../../../support/lifetime.ts';

interface Shown {
  readonly name: string;
  readonly services: readonly { readonly service: string; readonly [field: string]: unknown }[];
  readonly awaited: readonly { readonly service: string; readonly waiting: unknown }[];
}

const byPush = `
  dev:
    when: { branch: [main] }
    file: dev/{service}.yaml
    from: sample.yaml
    app: { path: ., values-files: ["{file}"], dest-namespace: dev, dest-server: "https://kubernetes.default.svc" }
`;

async function statusIn(at: StateWorld, inputs: Readonly<Record<string, string>> = {}) {
  const ended = await at.pipeline(at.shop.tip()).command('status', { inputs, depth: undefined });
  const environments = ended.outputs.environments as readonly Shown[];
  const of = (name: string, service = 'api') =>
    environments.find((each) => each.name === name)?.services.find((each) => each.service === service);
  return { ...ended, environments, of };
}

describe('a request of the GitOps repository', () => {
  test('is what a first deployment waits in, until somebody closes or merges it', async () => {
    const at = await stateWorld({
      oneRepository: true,
      permissions: { contents: 'write', pull_requests: 'write' },
      environments: `${byPush}
  prod:
    when: { tag: "v*" }
    file: prod/{service}.yaml
    from: sample.yaml
    deliver: pull-request
    promote-from: dev
`,
    });
    const pushed = at.shop.push({ api: 'two' });
    await at.pipeline(pushed).run();
    await at.pipeline(at.shop.tip()).command('deploy', { inputs: { environment: 'prod' } });
    const repository = at.github!.repository('acme/shop');
    const [request] = repository.pulls;
    const prod = async () => {
      const { environments, outputs, summary } = await statusIn(at, { commit: pushed });
      const { places } = outputs.where as { places: readonly { environment: string; is: string }[] };
      const is = places.find(({ environment }) => environment === 'prod')?.is;
      return { ...environments.find(({ name }) => name === 'prod'), is, summary };
    };

    const open = await prod();
    expect(open).toMatchObject({ services: [], is: 'waits' });
    expect(open.awaited).toContainEqual({
      service: 'api',
      waiting: expect.objectContaining({ number: 1, url: expect.stringMatching(/\/pull\/1$/), commit: pushed }),
    });
    expect(open.summary).toMatch(/\| not deployed<br>waits in \[#1\]\(http:\S+\/pull\/1\) \|/);

    request!.state = 'closed';
    expect(await prod()).toMatchObject({ services: [], awaited: [], is: 'absent' });

    request!.state = 'open';
    repository.merge(request!, 'SQUASH');
    expect(await prod()).toMatchObject({ awaited: [], is: 'here', services: [{ commit: pushed }, {}, {}] });
  });
});

describe('since when, and how long it took', () => {
  test('is not told of an older deployment where a person has put its image back', async () => {
    const at = await stateWorld({ environments: byPush });
    const first = at.shop.push({ api: 'two' });
    await at.pipeline(first).run();
    const old = at.gitops.read('dev/api.yaml');
    const second = at.shop.push({ api: 'three' });
    await at.pipeline(second).run();
    expect((await statusIn(at)).of('dev')).toMatchObject({ commit: second, since: expect.any(String) });

    at.person({ 'dev/api.yaml': old });
    expect((await statusIn(at)).of('dev')).toMatchObject({
      commit: first,
      held: `${second.slice(0, 8)} was taken back by hand`,
      since: null,
      'lead-time-ms': null,
    });
  });

  test('of a rollback: since the rollback, and what the first deployment of its commit took', async () => {
    const at = await stateWorld({ environments: byPush });
    const first = at.shop.push({ api: 'two' });
    await at.pipeline(first).run();
    const before = (await statusIn(at)).of('dev');
    const second = at.shop.push({ api: 'three' });
    await at.pipeline(second).run();
    const bump = { service: 'api', environment: 'dev', rollback: 'true' };
    await at.pipeline(second).command('bump-image-tag', { inputs: bump });
    const made = at.gitops.git('log', '-1', '--format=%cI', 'main');

    const { of, outputs } = await statusIn(at, { commit: second });
    expect(of('dev')).toMatchObject({
      commit: first,
      held: `rolled back from ${second.slice(0, 8)}`,
      since: new Date(made).toISOString(),
      'lead-time-ms': before?.['lead-time-ms'],
    });
    expect(outputs.where).toMatchObject({ places: [{ service: 'api', environment: 'dev', is: 'was' }] });
  });
});

describe('what cannot be read', () => {
  test('is one sentence for all services of an environment, on one line', async () => {
    const at = await stateWorld({
      environments: `${byPush}
  nowhere:
    when: { branch: [other] }
  review:
    when: { branch: ["f/*"] }
    file: review/{slug}/{service}.yaml
`,
    });
    at.person({ 'review/broken/.review-env.yaml': 'a: {\n\u001b[31m' });
    expect((await statusIn(at)).outputs.problems).toEqual([
      'api, web, worker in nowhere cannot be read: file: is missing',
      expect.stringMatching(/^review\/broken\/\.review-env\.yaml cannot be read: [^\p{Cc}]+$/u),
    ]);
  });

  test('a GitOps repository without a commit is one in which nothing was deployed', async () => {
    const at = await stateWorld({ environments: byPush });
    at.gitops.git('update-ref', '-d', 'refs/heads/main');
    const { exitCode, outputs, environments } = await statusIn(at);
    expect(exitCode).toBe(0);
    expect(outputs.problems).toEqual([]);
    expect(environments).toMatchObject([{ name: 'dev', services: [], awaited: [] }]);
  });
});

describe('Argo CD', async () => {
  const at = await stateWorld({ environments: byPush, argocd: true });
  await at.pipeline(at.shop.push({ api: 'two' })).run();

  test.each([
    ['refuses connections', undefined, /^Argo CD does not tell health and sync: .*ECONNREFUSED/],
    [
      'hangs',
      () => {},
      /^Argo CD does not tell health and sync: the deadline \(timeout: 2s\) passed while waiting for Argo CD/,
    ],
    [
      'says who knows what',
      (_, answer) => answer.writeHead(200).end('<h1>hi'),
      /^Argo CD does not tell health and sync: /,
    ],
  ] as const satisfies readonly (readonly [string, Parameters<typeof createServer>[1] | undefined, RegExp])[])(
    'that %s leaves the rest as it is',
    async (_, answer, problem) => {
      const { port, close } = await listening(answer);
      const { exitCode, outputs, of } = await statusIn(at, {
        'argocd-server': `http://127.0.0.1:${port}`,
        timeout: '2s',
      });
      await close();
      expect(exitCode).toBe(0);
      expect(outputs.problems).toEqual([expect.stringMatching(problem)]);
      expect(of('dev')).toMatchObject({ commit: expect.any(String), application: null });
    },
  );
});

describe('the file of the page', async () => {
  const at = await stateWorld({ environments: byPush });
  const directory = scratchDirectory('page');
  mkdirSync(join(directory, 'site'));
  writeFileSync(join(directory, 'old'), 'old');

  test.each([
    ['site', /^html: \S+site is a directory$/],
    ['old/page.html', /^html: \S+old is no directory$/],
    [`${'n'.repeat(300)}.html`, /^html: .* is too long for a name$/],
  ])('%s is refused before anything is asked', async (name, message) => {
    at.cost();
    const ended = await statusIn(at, { html: join(directory, name) });
    expect(ended).toMatchObject({ exitCode: 2, code: 'INPUT_INVALID', message: expect.stringMatching(message) });
    expect(at.cost().gitops).toBe(0);
    expect(readFileSync(join(directory, 'old'), 'utf8')).toBe('old');
  });

  test('an empty name is refused, and one where nothing can be made ends', async () => {
    expect(await statusIn(at, { html: '' })).toMatchObject({ exitCode: 2, message: 'html: is empty' });
    const ended = await statusIn(at, { html: '/proc/nowhere/page.html' });
    expect(ended).toMatchObject({ exitCode: 2, message: expect.stringMatching(/^html: \/proc\/nowhere\/page\.html /) });
  });

  test('gets the directories that it lacks, and is written over', async () => {
    const page = join(directory, 'a/b/index.html');
    expect((await statusIn(at, { html: page })).outputs.html).toBe(page);
    await statusIn(at, { html: page });
    expect(existsSync(page)).toBe(true);
  });
});

test('what Argo CD says of an Application drives no terminal and breaks no table', async () => {
  const at = await stateWorld({ environments: byPush, argocd: true });
  await at.pipeline(at.shop.push({ api: 'two' })).run();
  const said = 'Bad\u001b[31m\r\n::error::boo\u202e | <b>';
  const asked: string[] = [];
  const { port, close } = await listening((request, answer) => {
    asked.push(request.url ?? '');
    const item = (service: string) => ({
      metadata: { name: `${service}-dev`, namespace: 'argocd', labels: {} },
      spec: { project: 'default', destination: {} },
      status: {
        sync: { status: said },
        health: { status: said },
        conditions: [{ type: 'SyncError', message: said }],
      },
    });
    const one = /applications\/([a-z]+)-dev/.exec(request.url ?? '')?.[1];
    answer.setHeader('content-type', 'application/json');
    answer.end(JSON.stringify(one === undefined ? { metadata: {}, items: ['api'].map(item) } : item(one)));
  });
  const { summary, outputs } = await statusIn(at, { 'argocd-server': `http://127.0.0.1:${port}` });
  await close();
  expect(outputs.problems).toEqual([]);
  expect(asked.length).toBeGreaterThan(0);
  const row = summary.split('\n').find((line) => line.startsWith('| api |'));
  expect(row).toContain('Bad &#91;31m ::error::boo &#124; &#60;b&#62;');
  expect(summary).not.toMatch(/[\r\u202e]/);
  expect(summary).not.toContain('\u001b');
});

/** Without an answer: a port on which nobody listens. */
async function listening(answer: Parameters<typeof createServer>[1] | undefined) {
  const server: Server = createServer(answer);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const close = async () => {
    server.closeAllConnections();
    if (server.listening) await new Promise((done) => server.close(done));
  };
  if (answer === undefined) await close();
  return { port, close };
}
