/** Large blobs go up in chunks, and go on after what may happen to a transfer. */
import { createHash, randomBytes } from 'node:crypto';
import { createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { beforeAll, describe, expect, it } from 'vitest';
import { type BlobSource, digestOf } from '../../../../src/core/image/manifest.ts';
import { endsWithFile } from '../../../support/lifetime.ts';
import { dockerRegistry } from '../../../support/real-parts.ts';
import { startRegistry, type TestRegistry, testClient } from '../../../support/registry/server.ts';

const mebibyte = 1024 * 1024;
const piece = randomBytes(mebibyte);
let blobs = 0;

/** Of its own content, read from no file and never whole in memory. */
function blobOfSize(mebibytes: number): BlobSource {
  const first = Buffer.from(`blob ${++blobs} `.padEnd(mebibyte));
  const pieces = Array.from({ length: mebibytes }, (_, at) => (at === 0 ? first : piece));
  const hash = createHash('sha256');
  for (const each of pieces) hash.update(each);
  return {
    digest: `sha256:${hash.digest('hex')}`,
    size: mebibytes * mebibyte,
    async *open() {
      yield* pieces;
    },
  };
}

const real = await dockerRegistry();

describe.skipIf(!real.present)(real.titled('an upload'), () => {
  let registry: TestRegistry;
  beforeAll(async () => {
    registry = await startRegistry();
  });

  const target = () => ({ registry: registry.host, repository: 'acme/chunks' });

  /** Uploads, proves that the registry has the very bytes, and tells which requests it took. */
  async function upload(blob: BlobSource, client = testClient()) {
    const before = registry.requests.length;
    expect(await client.uploadBlob(target(), blob)).toBe('uploaded');
    const requests = registry.requests.slice(before);
    const hash = createHash('sha256');
    for await (const bytes of client.getBlob(target(), blob)) hash.update(bytes);
    expect(`sha256:${hash.digest('hex')}`).toBe(blob.digest);
    return requests.map(({ method, status, headers }) =>
      [method, status, headers['content-range'] ?? ''].join(' ').trim(),
    );
  }

  const chunk = (from: number, to: number) => `${from * mebibyte}-${to * mebibyte - 1}`;

  it('of a small blob is one POST and one PUT', async () => {
    expect(await upload(blobOfSize(1))).toEqual(['HEAD 404', 'POST 202', 'PUT 201']);
  });

  it('of a large blob goes in chunks', async () => {
    expect(await upload(blobOfSize(70))).toEqual([
      'HEAD 404',
      'POST 202',
      `PATCH 202 ${chunk(0, 32)}`,
      `PATCH 202 ${chunk(32, 64)}`,
      `PATCH 202 ${chunk(64, 70)}`,
      'PUT 201',
    ]);
  });

  it('goes on with the chunk whose connection was cut', async () => {
    registry.answerNext({ method: 'PATCH', path: /Offset|_state/, status: 503 });
    registry.answerNext({ method: 'PATCH', drop: true });
    const requests = await upload(blobOfSize(40));
    // Twice the first chunk failed; each time the registry was asked how much it had.
    expect(requests).toEqual([
      'HEAD 404',
      'POST 202',
      `PATCH 503 ${chunk(0, 32)}`,
      'GET 204',
      `PATCH 0 ${chunk(0, 32)}`,
      'GET 204',
      `PATCH 202 ${chunk(0, 32)}`,
      `PATCH 202 ${chunk(32, 40)}`,
      'PUT 201',
    ]);
  });

  it('begins again when the registry has lost it, once or between two chunks', async () => {
    const unknown = {
      status: 404,
      body: '{"errors":[{"code":"BLOB_UPLOAD_UNKNOWN","message":"blob upload unknown"}]}',
    };
    registry.answerNext({ ...unknown, method: 'PATCH' });
    registry.answerNext({ ...unknown, method: 'PUT' });
    expect((await upload(blobOfSize(33))).filter((each) => each.startsWith('POST'))).toHaveLength(3);
    registry.answerNext({ ...unknown, method: 'PUT' });
    expect(await upload(blobOfSize(1))).toEqual(['HEAD 404', 'POST 202', 'PUT 404', 'POST 202', 'PUT 201']);
  });

  it('that is lost each time ends with the words of the registry', async () => {
    registry.answerNext({ method: 'PUT', status: 404, body: '{"errors":[{"code":"BLOB_UPLOAD_UNKNOWN"}]}', times: 5 });
    await expect(testClient().uploadBlob(target(), blobOfSize(1))).rejects.toMatchObject({
      code: 'REGISTRY_ANSWER',
      exitCode: 1,
      message: expect.stringContaining('the registry answered 404'),
      cause: expect.objectContaining({ message: expect.stringContaining('BLOB_UPLOAD_UNKNOWN') }),
    });
  });

  it.each([405, 413])('goes whole where chunks are answered with %i, and the next blob at once', async (status) => {
    const client = testClient();
    registry.answerNext({ method: 'PATCH', status });
    expect((await upload(blobOfSize(33), client)).slice(-2)).toEqual(['POST 202', 'PUT 201']);
    expect(await upload(blobOfSize(34), client)).toEqual(['HEAD 404', 'POST 202', 'PUT 201']);
  });

  /** A host between the client and the registry; `meddle` answers itself or passes the request on. */
  async function between(meddle: (incoming: IncomingMessage, outgoing: ServerResponse, pass: Pass) => void) {
    const server = createServer((incoming, outgoing) => {
      meddle(incoming, outgoing, ({ body, ...changed }) => {
        const { method, url, headers } = {
          method: incoming.method,
          url: incoming.url,
          headers: incoming.headers,
          ...changed,
        };
        return new Promise((done) => {
          const passed = httpRequest(`http://${registry.host}${url}`, { method, headers }, done);
          if (body === undefined) incoming.pipe(passed);
          else passed.end(body);
        });
      });
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    endsWithFile({
      async [Symbol.asyncDispose]() {
        server.closeAllConnections();
        server.close();
      },
    });
    return `127.0.0.1:${(server.address() as AddressInfo).port}`;
  }
  type Pass = (changed: {
    url?: string | undefined;
    headers?: IncomingMessage['headers'];
    body?: Buffer;
  }) => Promise<IncomingMessage>;

  const answer = (from: IncomingMessage, outgoing: ServerResponse) => {
    outgoing.writeHead(from.statusCode ?? 0, from.headers);
    from.pipe(outgoing);
  };

  it('goes on in the middle of a chunk, where the registry kept what came before the cut', async () => {
    const kept = 10 * mebibyte;
    let place: string | undefined;
    let isCut = false;
    const host = await between(async (incoming, outgoing, pass) => {
      if (incoming.method === 'PATCH' && !isCut) {
        isCut = true;
        const iterator = incoming.iterator({ destroyOnReturn: false });
        let body = Buffer.alloc(0);
        for await (const each of iterator) {
          body = Buffer.concat([body, each as Buffer]);
          if (body.byteLength >= kept) break;
        }
        body = body.subarray(0, kept);
        const headers = { ...incoming.headers, 'content-length': `${kept}`, 'content-range': `0-${kept - 1}` };
        place = (await pass({ headers, body })).headers.location;
        return void outgoing.destroy();
      }
      // The registry knows its upload by a location that went down with the cut.
      answer(await pass(incoming.method === 'GET' && place !== undefined ? { url: place } : {}), outgoing);
    });
    const before = registry.requests.length;
    const blob = blobOfSize(40);
    await testClient().uploadBlob({ ...target(), registry: host }, blob);
    const ranges = registry.requests.slice(before).map(({ method, headers }) => [method, headers['content-range']]);
    expect(ranges).toEqual([
      ['HEAD', undefined],
      ['POST', undefined],
      ['PATCH', chunk(0, 10)],
      ['GET', undefined],
      ['PATCH', chunk(10, 32)],
      ['PATCH', chunk(32, 40)],
      ['PUT', undefined],
    ]);
    expect(await testClient().hasBlob(target(), blob.digest)).toBe(true);
  });

  it('whose last answer was lost is not sent again', async () => {
    const host = await between(async (incoming, outgoing, pass) => {
      const stored = await pass({});
      if (incoming.method === 'PUT') stored.resume().on('end', () => outgoing.destroy());
      else answer(stored, outgoing);
    });
    const before = registry.requests.length;
    await testClient().uploadBlob({ ...target(), registry: host }, blobOfSize(33));
    const methods = registry.requests.slice(before).map(({ method }) => method);
    expect(methods).toEqual(['HEAD', 'POST', 'PATCH', 'PATCH', 'PUT', 'HEAD']);
  });

  it('of bytes that are not the ones of the digest fails, and leaves no blob', async () => {
    const blob = { ...blobOfSize(33), digest: digestOf('others') };
    await expect(testClient().uploadBlob(target(), blob)).rejects.toMatchObject({ code: 'REGISTRY_ANSWER' });
    expect(await testClient().hasBlob(target(), blob.digest)).toBe(false);
  });
});
