/** A registry that has no room: one error, which names it and says so, whoever finds that out and wherever. */
import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { digestOf } from '../../../../src/core/image/manifest.ts';
import { handClock } from '../../../support/clock.ts';
import { failureOf } from '../../../support/failure.ts';
import { scriptedServer } from '../../../support/net/scripted-server.ts';
import { dockerRegistry } from '../../../support/real-parts.ts';
import { pushTestImage } from '../../../support/registry/image.ts';
import { startRegistry, testClient } from '../../../support/registry/server.ts';
import { mountSmallDisk } from '../../../support/small-disk.ts';

const real = await dockerRegistry();
const megabyte = 2 ** 20;
const client = () => testClient(undefined, handClock({ now: Date.now() }));

function blob(size: number) {
  const bytes = randomBytes(size);
  async function* open() {
    for (let at = 0; at < size; at += 65_536) yield bytes.subarray(at, at + 65_536);
  }
  return { digest: digestOf(bytes), size, open };
}

const full = (host: string) => ({
  code: 'REGISTRY_FULL',
  exitCode: 1,
  message: expect.stringMatching(
    new RegExp(`^(uploading|beginning|writing) .*${host}/acme/web1.* failed: the registry has no room for it`),
  ),
  hint: expect.stringContaining('its disk or its quota is full'),
});

const disks = { 'sent at once': [4, 8], 'sent in chunks': [48, 80] } as const;

describe.skipIf(!real.present || mountSmallDisk() === undefined)(real.titled('docker-registry on a small disk'), () => {
  it.each(Object.entries(disks))('a layer that is %s', async (_, [room, size]) => {
    const storage = mountSmallDisk(room * 1024);
    await using registry = await startRegistry({ ...(storage === undefined ? {} : { storage }) });
    const to = { registry: registry.host, repository: 'acme/web1' };
    const error = await failureOf(client().uploadBlob(to, blob(size * megabyte)));
    expect(error).toMatchObject(full(registry.host));
    expect(String(error.cause)).toContain('"Err":28');
  });
});

/** What the layer or the manifest of an image is answered, by others than distribution. */
const answers: readonly [string, number, string, string][] = [
  ['a storage by WebDAV', 507, 'PUT /blobs/', ''],
  ['a storage by WebDAV, to chunks', 507, 'PATCH /blobs/', ''],
  ['a gateway, before an upload', 507, 'POST /blobs/', 'Insufficient Storage'],
  ['Nexus', 500, 'PUT /blobs/', 'java.io.IOException: No space left on device'],
  [
    'MinIO',
    500,
    'PUT /blobs/',
    '{"errors":[{"code":"UNKNOWN","detail":"XMinioStorageFull: Storage backend has reached its minimum free drive threshold."}]}',
  ],
  ['Artifactory', 413, 'PUT /blobs/', 'Datastore disk usage is too high. Contact your Artifactory administrator.'],
  ['NFS', 500, 'PUT /manifests/', 'write /registry/data: disk quota exceeded'],
  [
    'a quota of Harbor',
    403,
    'PUT /manifests/',
    '{"errors":[{"code":"DENIED","message":"adding 7 MiB of storage resource, which when updated to current usage of 9 GiB will exceed the configured upper limit of 9 GiB."}]}',
  ],
  [
    'a quota of Quay',
    403,
    'PUT /blobs/',
    '{"errors":[{"code":"DENIED","message":"Quota has been exceeded on namespace"}]}',
  ],
];

it.each(answers)('%s', async (_, status, where, body) => {
  const [method, path = ''] = where.split(' ');
  await using server = await scriptedServer((request, response) => {
    if (request.method === method && request.url?.includes(path)) return void response.writeHead(status).end(body);
    const location = `${request.url}1?_state=a`;
    const isUpload = request.method === 'POST' || request.method === 'PATCH';
    if (isUpload) return void response.writeHead(202, { location }).end();
    response.writeHead(request.method === 'PUT' ? 201 : 404).end();
  });
  const to = { registry: server.host, repository: 'acme/web1' };
  const work = method === 'PATCH' ? client().uploadBlob(to, blob(33 * megabyte)) : pushTestImage(client(), to, 'layer');
  expect(await failureOf(work as Promise<unknown>)).toMatchObject(full(server.host));
});

it('a refusal of the account stays one', async () => {
  await using server = await scriptedServer((request, response) => {
    const body = '{"errors":[{"code":"DENIED","message":"requested access to the resource is denied"}]}';
    response.writeHead(request.method === 'HEAD' ? 404 : 403).end(body);
  });
  const to = { registry: server.host, repository: 'acme/web1' };
  expect((await failureOf(pushTestImage(client(), to, 'layer'))).code).toBe('REGISTRY_UNAUTHORIZED');
});
