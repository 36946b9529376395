import { createServer } from 'node:http';
import { describe, expect, test } from 'vitest';
import { hashObject, packObjects } from '../../../../../src/core/git/objects.ts';
import type { GitObject } from '../../../../../src/core/git/transport.ts';
import { encodeLine, flush } from '../../../../../src/core/git/wire/pkt-line.ts';
import { openWire } from '../../../../support/git/transport.ts';
import { listen } from '../../../../support/net/web.ts';

const wanted: GitObject = { type: 'blob', body: Buffer.from('image: web1:1\n') };
const forged: GitObject = { type: 'blob', body: Buffer.from('image: evil:1\n') };
const id = hashObject('sha1', 'blob', wanted.body);
const genuine = packObjects([wanted], 'sha1');

function fetchAnswer(pack: Uint8Array): Buffer {
  return Buffer.concat([encodeLine('packfile\n'), encodeLine(Buffer.concat([Buffer.of(1), pack])), flush]);
}

/** A server that speaks protocol version 2 and answers every fetch with these bytes. */
async function startLiar(answer: Buffer) {
  const advertised = ['version 2\n', 'ls-refs\n', 'fetch=shallow filter\n', 'object-format=sha1\n'];
  let fetches = 0;
  const server = createServer((incoming, outgoing) => {
    incoming.resume();
    const reading = incoming.method === 'POST';
    if (reading) fetches += 1;
    const type = `application/x-git-upload-pack-${reading ? 'result' : 'advertisement'}`;
    outgoing.writeHead(200, { 'content-type': type });
    outgoing.end(reading ? answer : Buffer.concat([...advertised.map(encodeLine), flush]));
  });
  const { host } = await listen(server);
  return { url: `http://${host}/charts.git`, fetches: () => fetches };
}

test('an honest answer is read, so that the lies below fail for their own reason', async () => {
  const server = await startLiar(fetchAnswer(genuine));
  await using transport = await openWire(server.url);
  expect((await transport.read([id])).get(id)?.body).toEqual(wanted.body);
});

describe('a server that lies about an object is found out, in one try', () => {
  const flipped = Buffer.from(genuine);
  flipped[20]! ^= 1;
  test.each([
    ['another object', fetchAnswer(packObjects([forged], 'sha1')), 'GIT_PROTOCOL', /was asked for and is not in it/],
    [
      'the content as another type',
      fetchAnswer(packObjects([{ ...wanted, type: 'tree' }], 'sha1')),
      'GIT_PROTOCOL',
      /asked for/,
    ],
    ['no object', fetchAnswer(packObjects([], 'sha1')), 'GIT_PROTOCOL', /asked for/],
    ['a flipped bit', fetchAnswer(flipped), 'GIT_PROTOCOL', /checksum/],
    ['a truncated pack', fetchAnswer(genuine.subarray(0, -9)), 'GIT_PROTOCOL', /checksum/],
    ['a truncated pkt-line', fetchAnswer(genuine).subarray(0, -9), 'GIT_PROTOCOL', /pkt-line/],
    ['a pack of another hash', fetchAnswer(packObjects([wanted], 'sha256')), 'GIT_PROTOCOL', /checksum/],
    ['nothing at all', Buffer.alloc(0), 'GIT_PROTOCOL', /no pack/],
    ['a refusal', encodeLine(`ERR upload-pack: not our ref ${id}`), 'GIT_WIRE_UNSUPPORTED', /not our ref/],
  ])('%s', async (_case, answer, code, message) => {
    const server = await startLiar(answer);
    await using transport = await openWire(server.url);
    await expect(transport.read([id])).rejects.toMatchObject({ code, message: expect.stringMatching(message) });
    expect(server.fetches()).toBe(1);
  });

  test('an object over the limit', async () => {
    const server = await startLiar(fetchAnswer(packObjects([{ type: 'blob', body: Buffer.alloc(5_000) }], 'sha1')));
    await using transport = await openWire(server.url, { limits: { objectBytes: 4_999 } });
    await expect(transport.read([id])).rejects.toMatchObject({ code: 'GIT_RESPONSE_TOO_LARGE' });
  });

  test('a history without its tip', async () => {
    const server = await startLiar(fetchAnswer(genuine));
    await using transport = await openWire(server.url);
    await expect(transport.history('1'.repeat(40), 5)).rejects.toMatchObject({ code: 'GIT_PROTOCOL' });
  });
});
