/**
 * `hostile-process.ts <client> <host>`: asks a hostile server in a process of its own, and prints how that ended and the most
 * memory that it had, in bytes.
 */
import { ArgocdClient } from '../../../src/core/argocd/server/client.ts';
import { forges } from '../../../src/core/forge/forges.ts';
import { openTransport } from '../../../src/core/git/connect.ts';
import { Registry } from '../../../src/core/image/registry.ts';
import { Deadline } from '../../../src/core/net/deadline.ts';
import { programsUntil } from '../../../src/hosts/programs.ts';
import { restlessClock } from '../clock.ts';
import { openForge } from '../forge.ts';
import { portsOf } from '../ports.ts';

const [client = '', host = ''] = process.argv.slice(2);
const deadline = new Deadline(restlessClock, 120_000);
const ports = {
  ...portsOf({ env: { PATH: process.env.PATH }, clock: restlessClock, deadline }),
  programs: programsUntil(deadline),
};
const token = 'a.b.c';
const id = '1'.repeat(40);

const git = async (mode: 'wire' | 'git') => {
  const remote = { url: `http://${host}/g.git`, credential: { kind: 'none' }, credentialSource: undefined } as const;
  await using transport = await openTransport(remote, { mode, ...ports });
  await transport.listRefs(['refs/heads/']);
  await transport.read([id]);
};
const push = async () => {
  const remote = { url: `http://${host}/g.git`, credential: { kind: 'none' }, credentialSource: undefined } as const;
  await using transport = await openTransport(remote, { mode: 'wire', ...ports });
  const verdict = await transport.push({
    ref: 'refs/heads/main',
    expected: id,
    next: '2'.repeat(40),
    objects: new Map(),
  });
  throw 'cause' in verdict ? verdict.cause : new Error(verdict.result);
};
const registry = new Registry({
  ...ports,
  credentials: async () => ({ kind: 'anonymous', source: 'nowhere', hint: 'sign in' }),
});
const image = { registry: host, repository: 'web1' };

const clients: Readonly<Record<string, () => Promise<unknown>>> = {
  wire: () => git('wire'),
  git: () => git('git'),
  push,
  manifest: () => registry.getManifest({ ...image, tag: 'v1' }),
  tags: () => registry.listTags(image),
  blob: async () => {
    for await (const _ of registry.getBlob(image, { digest: `sha256:${'a'.repeat(64)}`, size: 1024 }));
  },
  argocd: async () => {
    using open = ArgocdClient.open({ server: host, plaintext: true, insecure: false, headers: [], token }, ports);
    await open.get({ name: 'web1', project: 'default' });
  },
  events: async () => {
    using open = ArgocdClient.open({ server: host, plaintext: true, insecure: false, headers: [], token }, ports);
    const stream = open.watch({ name: 'web1', project: 'default' }, { onEvent: () => {}, onEnd: () => {} });
    while (!stream.closed) await new Promise((done) => setTimeout(done, 20));
  },
  ...Object.fromEntries(
    forges.map((kind) => [
      kind.name,
      async () => {
        const url = `http://${host}`;
        const forge = await openForge({ kind, api: kind.apiOf(url), path: 'acme/gitops', url }, token, ports);
        await forge.openRequests('');
      },
    ]),
  ),
};

const run = clients[client];
if (run === undefined) throw new Error(`no client ${client}; there is ${Object.keys(clients).join(', ')}`);
const ended = await run().then(
  (result) => ({ code: result === undefined ? 'nothing' : 'done', message: '' }),
  (error: { code?: string; message?: string }) => ({ code: error.code ?? 'no code', message: error.message ?? '' }),
);
console.log(JSON.stringify({ ...ended, memory: process.resourceUsage().maxRSS * 1024 }));
process.exit();
