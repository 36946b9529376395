/** Servers that send more than a client can keep: raw answers, each by its name, of up to `most` bytes. */
import { createServer, type Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { listen } from './web.ts';

const most = 256 * 2 ** 20;
const mebibyte = (text: string) => Buffer.from(text.repeat(Math.ceil(2 ** 20 / text.length)));
const pkt = (text: string) => `${(text.length + 4).toString(16).padStart(4, '0')}${text}`;

const advertisement = [
  ...['version 2\n', 'ls-refs\n', 'fetch=shallow filter\n', 'object-format=sha1\n'].map(pkt),
  '0000',
].join('');
const someRefs = `${pkt(`${'1'.repeat(40)} refs/heads/main\n`)}0000`;

/** What an answer begins with, and what it repeats without end. */
interface Flood {
  readonly of: 'info-refs' | 'ls-refs' | 'fetch' | 'receive-pack' | 'any';
  readonly type?: string;
  readonly begin?: string;
  readonly more: Buffer;
  readonly headers?: string;
}

const bomb = gzipSync(Buffer.alloc(64 * 2 ** 20, ' '));
const emptyMember = gzipSync('');

export const floods: Readonly<Record<string, Flood>> = {
  'empty packets in place of capabilities': { of: 'info-refs', more: mebibyte('0000') },
  'capabilities without end': { of: 'info-refs', begin: pkt('version 2\n'), more: mebibyte(pkt('x=y\n')) },
  'refs of an older protocol': { of: 'info-refs', more: mebibyte(pkt(`${'1'.repeat(40)} refs/heads/x\n`)) },
  'refs without end': { of: 'ls-refs', more: mebibyte(pkt(`${'1'.repeat(40)} refs/heads/${'x'.repeat(8)}\n`)) },
  'empty packets before a pack': { of: 'fetch', more: mebibyte('0000') },
  'keep-alive packets in a pack': { of: 'fetch', begin: pkt('packfile\n'), more: mebibyte('0005\u0001') },
  'tiny pieces of a pack': { of: 'fetch', begin: pkt('packfile\n'), more: mebibyte('0006\u0001a') },
  'progress without end': {
    of: 'fetch',
    begin: pkt('packfile\n'),
    more: mebibyte(pkt(`\u0002${'working '.repeat(8)}\n`)),
  },
  'keep-alive packets in a report': { of: 'receive-pack', more: mebibyte('0005\u0002') },
  'empty lines in a report': { of: 'receive-pack', more: mebibyte('0009\u00010000') },
  'a bomb of gzip': { of: 'any', headers: 'content-encoding: gzip\r\n', more: bomb },
  'empty members of gzip': {
    of: 'any',
    headers: 'content-encoding: gzip\r\n',
    more: Buffer.concat(Array(50_000).fill(emptyMember)),
  },
  'gzip in gzip': { of: 'any', headers: 'content-encoding: gzip, gzip\r\n', more: bomb },
  'a line without end': { of: 'any', more: mebibyte('a') },
  'JSON without end': { of: 'any', begin: '[', more: mebibyte('{},') },
  'deep JSON': { of: 'any', more: mebibyte('[') },
};

function kindOf(request: string): Flood['of'] {
  if (request.includes('/info/refs')) return 'info-refs';
  if (request.startsWith('POST') && request.includes('git-receive-pack')) return 'receive-pack';
  return request.includes('command=ls-refs') ? 'ls-refs' : request.includes('command=fetch') ? 'fetch' : 'any';
}

function typeOf(request: string): string {
  const service = /(git-(?:upload|receive)-pack)/.exec(request)?.[1];
  if (service !== undefined)
    return `application/x-${service}-${request.startsWith('GET') ? 'advertisement' : 'result'}`;
  return /stream/.test(request) ? 'text/event-stream' : 'application/json';
}

async function flood(socket: Socket, { begin = '', more }: Flood): Promise<void> {
  socket.write(begin);
  for (let sent = 0; sent < most && !socket.destroyed; sent += more.length) {
    if (!socket.write(more)) await new Promise((done) => socket.once('drain', done).once('close', done));
  }
  socket.end();
}

export async function startFlood(answer: Flood) {
  const server = createServer((socket) => {
    socket.on('error', () => {}).setMaxListeners(0);
    let request = '';
    socket.on('data', (bytes) => {
      request += bytes.toString('latin1');
      const [head = '', body] = request.split('\r\n\r\n');
      const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0);
      if (body === undefined || request.length - head.length - 4 < length) return;
      const asked = request;
      request = '';
      const isHere = answer.of === 'any' || answer.of === kindOf(asked);
      const extra = isHere ? (answer.headers ?? '') : '';
      socket.write(`HTTP/1.1 200 OK\r\ncontent-type: ${typeOf(asked)}\r\n${extra}connection: close\r\n\r\n`);
      if (isHere) flood(socket, answer).catch(() => {});
      else socket.end(kindOf(asked) === 'info-refs' ? advertisement : someRefs);
    });
  });
  return listen(server);
}
