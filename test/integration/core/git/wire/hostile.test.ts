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

/** What it is, the answer, the code, the words, and how often it is asked for. */
type Lie = readonly [string, Buffer, string, RegExp, number?];

describe('a server that lies about an object is found out, in one try; what may have been cut on the way is asked for again', () => {
  const flipped = Buffer.from(genuine);
  flipped[20]! ^= 1;
  const lies: readonly Lie[] = [
    ['another object', fetchAnswer(packObjects([forged], 'sha1')), 'GIT_PROTOCOL', /was asked for and is not in it/],
    [
      'the content as another type',
      fetchAnswer(packObjects([{ ...wanted, type: 'tree' }], 'sha1')),
      'GIT_PROTOCOL',
      /asked for/,
    ],
    ['no object', fetchAnswer(packObjects([], 'sha1')), 'GIT_PROTOCOL', /asked for/],
    ['a flipped bit', fetchAnswer(flipped), 'GIT_PROTOCOL', /checksum/, 3],
    ['a truncated pack', fetchAnswer(genuine.subarray(0, -9)), 'GIT_PROTOCOL', /checksum/, 3],
    ['a truncated pkt-line', fetchAnswer(genuine).subarray(0, -9), 'GIT_PROTOCOL', /pkt-line/, 3],
    ['a pack of another hash', fetchAnswer(packObjects([wanted], 'sha256')), 'GIT_PROTOCOL', /checksum/, 3],
    ['nothing at all', Buffer.alloc(0), 'GIT_PROTOCOL', /no pack/, 3],
    ['a page', Buffer.from('<!doctype html>'), 'GIT_PROTOCOL', /no pkt-line length/, 3],
    ['a refusal', encodeLine(`ERR upload-pack: not our ref ${id}`), 'GIT_WIRE_UNSUPPORTED', /not our ref/],
  ];
  test.each(lies.map(([what, answer, code, message, tries = 1]) => [what, answer, code, message, tries] as const))(
    '%s',
    async (_case, answer, code, message, tries) => {
      const server = await startLiar(answer);
      await using transport = await openWire(server.url);
      await expect(transport.read([id])).rejects.toMatchObject({ code, message: expect.stringMatching(message) });
      expect(server.fetches()).toBe(tries);
    },
  );

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
