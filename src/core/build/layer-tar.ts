/**
 * A tar archive whose bytes depend on nothing but its entries: ustar headers, pax records for what does not fit.
 * Source: POSIX.1-2017, pax, "ustar Interchange Format" and "pax Header Block".
 */

export type LayerEntry = {
  /** Path in the image without a leading slash; directories have no trailing one either. */
  readonly path: string;
} & (
  | { readonly kind: 'directory' }
  | { readonly kind: 'link'; readonly target: string }
  | {
      readonly kind: 'file';
      readonly executable: boolean;
      /** Bytes. */
      readonly size: number;
      open(): AsyncIterable<Uint8Array>;
    }
);

export interface LayerStamp {
  /** Seconds since the epoch, for every entry. */
  readonly mtime: number;
  readonly uid: number;
  readonly gid: number;
}

const block = 512;
const typeFlags = { file: '0', link: '2', directory: '5', pax: 'x' } as const;
/** Eleven octal digits. */
const largestField = 8 ** 11 - 1;

/** @param entries sorted, parents before what is in them */
export async function* tar(entries: readonly LayerEntry[], stamp: LayerStamp): AsyncGenerator<Uint8Array> {
  for (const entry of entries) {
    yield* headers(entry, stamp);
    if (entry.kind !== 'file') continue;
    yield* entry.open();
    yield Buffer.alloc(padding(entry.size));
  }
  yield Buffer.alloc(2 * block);
}

function* headers(entry: LayerEntry, stamp: LayerStamp): Generator<Uint8Array> {
  const name = entry.kind === 'directory' ? `${entry.path}/` : entry.path;
  const size = entry.kind === 'file' ? entry.size : 0;
  const target = entry.kind === 'link' ? entry.target : '';
  const records = [
    ...(fits(name) ? [] : [record('path', name)]),
    ...(fits(target) ? [] : [record('linkpath', target)]),
    ...(size > largestField ? [record('size', String(size))] : []),
  ];
  if (records.length > 0) {
    const body = Buffer.from(records.join(''), 'utf8');
    yield header({ name: 'PaxHeaders/entry', target: '', size: body.byteLength, mode: 0o644, type: 'pax' }, stamp);
    yield body;
    yield Buffer.alloc(padding(body.byteLength));
  }
  yield header({ name, target, size: size > largestField ? 0 : size, mode: modeOf(entry), type: entry.kind }, stamp);
}

/** Only the executable bit of a checkout means something; the rest is the umask of who made it. */
function modeOf(entry: LayerEntry): number {
  if (entry.kind === 'link') return 0o777;
  return entry.kind === 'directory' || entry.executable ? 0o755 : 0o644;
}

/** ustar names are ASCII and end within 100 bytes. */
function fits(text: string): boolean {
  return /^[\x20-\x7e]*$/.test(text) && text.length <= 100;
}

/** `<length> <key>=<value>\n`, where the length counts its own digits. */
function record(key: string, value: string): string {
  const rest = Buffer.byteLength(` ${key}=${value}\n`, 'utf8');
  let length = rest + String(rest).length;
  if (rest + String(length).length !== length) length += 1;
  return `${length} ${key}=${value}\n`;
}

interface Header {
  readonly name: string;
  readonly target: string;
  readonly size: number;
  readonly mode: number;
  readonly type: keyof typeof typeFlags;
}

function header({ name, target, size, mode, type }: Header, { mtime, uid, gid }: LayerStamp): Buffer {
  const bytes = Buffer.alloc(block);
  const octal = (value: number, at: number, digits: number) =>
    bytes.write(value.toString(8).padStart(digits, '0'), at, 'ascii');
  bytes.write(ascii(name), 0, 'ascii');
  octal(mode, 100, 7);
  octal(uid, 108, 7);
  octal(gid, 116, 7);
  octal(size, 124, 11);
  octal(mtime, 136, 11);
  bytes.fill(' ', 148, 156);
  bytes.write(typeFlags[type], 156, 'ascii');
  bytes.write(ascii(target), 157, 'ascii');
  bytes.write('ustar\0', 257, 'ascii');
  bytes.write('00', 263, 'ascii');
  octal(0, 329, 7);
  octal(0, 337, 7);
  const checksum = bytes.reduce((sum, byte) => sum + byte, 0);
  bytes.write(`${checksum.toString(8).padStart(6, '0')}\0 `, 148, 'ascii');
  return bytes;
}

/** What stands in the old field when the pax record has the whole text. */
function ascii(text: string): string {
  return text.replace(/[^\x20-\x7e]/g, '_').slice(0, 100);
}

function padding(size: number): number {
  return (block - (size % block)) % block;
}
