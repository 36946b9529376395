/** Answers of good status and good JSON that are not Argo CD's: a failure that says so, never a fault of the program. */
import { expect, it } from 'vitest';
import { ArgocdClient } from '../../../../src/core/argocd/server/client.ts';
import { handClock } from '../../../support/clock.ts';
import { failureOf } from '../../../support/failure.ts';
import { scriptedServer } from '../../../support/net/scripted-server.ts';
import { portsOf } from '../../../support/ports.ts';

const ref = { name: 'web1', project: 'p' };
const application = { metadata: ref, spec: {} } as never;

const calls: Readonly<Record<string, (client: ArgocdClient) => Promise<unknown>>> = {
  get: (client) => client.get(ref),
  refresh: (client) => client.refresh(ref),
  upsert: (client) => client.upsert(application, { upsert: true, validate: true }),
  sync: (client) => client.sync(ref, { prune: true, operationId: 'a' }),
  list: (client) => client.list({}),
  'resource tree': (client) => client.resourceTree(ref),
};
const ofAny = ['null', '[]', '"ok"', '1', 'true', '[null]'];
const ofApplications = ['{}', '{"metadata":null,"spec":{}}', '{"metadata":{},"spec":"x"}', '{"code":7,"message":"no"}'];
const ofLists = ['{"items":{},"nodes":{}}', '{"items":[null],"nodes":[null]}', '{"items":"x","nodes":"x"}'];
const rows = Object.keys(calls).flatMap((call) => {
  const others = /list|tree/.test(call) ? ofLists : ofApplications;
  return [...ofAny, ...others].map((answer) => [call, answer] as const);
});

it.each(rows)('%s, answered with %s', async (call, answer) => {
  await using server = await scriptedServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end(answer);
  });
  const ports = { ...portsOf({ clock: handClock() }) };
  const connection = {
    server: server.host,
    plaintext: true,
    insecure: false,
    headers: [],
    token: 'a.b.canary-7f3a9c21',
  };
  using client = ArgocdClient.open(connection, ports);
  expect(await failureOf(calls[call]!(client))).toMatchObject({
    code: 'ARGOCD_ANSWER',
    exitCode: 1,
    message: expect.stringContaining('JSON of another shape'),
  });
  // It is asked again, since it may be the answer of something on the way; a sync or a refresh only once.
  expect(server.seen).toHaveLength(/sync|refresh/.test(call) ? 1 : 3);
});
