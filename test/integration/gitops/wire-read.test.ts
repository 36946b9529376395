import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { decodeCommit, decodeTree } from '../../../src/core/gitops/objects.ts';
import type { GitRemote, ObjectFormat, Transport } from '../../../src/core/gitops/transport.ts';
import { openWireTransport } from '../../../src/core/gitops/wire/transport.ts';
import type { Clock, Log } from '../../../src/core/ports.ts';
import { type BareRepository, createBareRepository, type GitServer, startGitServer } from '../../support/git-server.ts';

const log: Log = { info() {}, detail() {}, warn() {}, group: (_title, body) => body() };
const clock: Clock = { now: () => 0, sleep: async () => {}, random: () => 0.5 };

let root: string;
let server: GitServer;

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'wire-read-'));
  server = await startGitServer({ root });
});

afterAll(async () => {
  await server.close();
  rmSync(root, { recursive: true, force: true });
});

function open(repository: BareRepository): Promise<Transport> {
  const remote: GitRemote = { url: server.url(repository), credential: { kind: 'none' }, credentialSource: undefined };
  return openWireTransport(remote, { env: {}, log, clock });
}

/** Walks from the branch to the file as the layers above do, one level a request. */
async function readFile(transport: Transport, format: ObjectFormat, path: string): Promise<string> {
  const { refs } = await transport.listRefs(['refs/heads/main']);
  const tip = refs.get('refs/heads/main')!;
  let id = decodeCommit((await transport.read([tip])).get(tip)!.body).tree;
  for (const name of path.split('/')) {
    const tree = (await transport.read([id])).get(id)!;
    id = decodeTree(format, tree.body).find((entry) => entry.name === name)!.id;
  }
  return Buffer.from((await transport.read([id])).get(id)!.body).toString('utf8');
}

test('one file at depth 4 of 5,000 files costs one request a level, on one connection, under 20 kB', async () => {
  const files: Record<string, string> = {};
  for (let index = 0; index < 5_000; index += 1) {
    const path = `apps/team-${index % 50}/service-${Math.floor(index / 50)}/values.yaml`;
    files[path] = `image:\n  repository: registry.example.com/s${index}\n  tag: "${index}"\n`;
  }
  const repository = createBareRepository(root, { files });
  await using transport = await open(repository);
  server.reset();
  const connections = server.connections();
  expect(await readFile(transport, 'sha1', 'apps/team-7/service-42/values.yaml')).toBe(
    files['apps/team-7/service-42/values.yaml'],
  );
  const cost = transport.cost();
  // capabilities + ls-refs + commit + 4 trees + blob
  expect(cost.requests).toBe(8);
  expect(server.requests.map(({ kind }) => kind)).toEqual(['ls-refs', ...Array(6).fill('fetch')]);
  expect(server.connections()).toBe(connections);
  expect(cost.bytesReceived).toBeLessThan(20_000);
  expect(cost.bytesSent).toBeLessThan(8_000);
  expect(cost.processes).toBe(0);

  await readFile(transport, 'sha1', 'apps/team-7/service-42/values.yaml');
  expect(transport.cost().requests, 'objects that are known are not fetched again').toBe(9);
});
