/**
 * A tar archive whose bytes depend on nothing but its entries: ustar headers, pax records for what does not fit, root as
 * the owner, one time, and of the modes only the executable bit. Source: POSIX.1-2017, pax, "ustar Interchange Format" and
 * "pax Header Block".
 */

export type LayerEntry = {
  /** Path in the image without a leading slash; directories have no trailing one either. */
  readonly path: string;
} & (
  | { readonly kind: 'directory' }
  | { readonly kind: 'link'; readonly target: string }
  | {
      readonly kind: 'file';
      readonly from: Origin;
    }
);

export type FileEntry = Extract<LayerEntry, { kind: 'file' }>;

/** Where the files of one item lie: a path for each of them would double what 100,000 entries take of memory. */
export interface Origin {
  /** Absolute path. */
  readonly local: string;
  /** What it is in the image. */
  readonly place: string;
}

/** Absolute path of what is read. */
export function sourceOf({ path, from }: FileEntry): string {
  if (path === from.place) return from.local;
  // Both are clean: to join them as paths would take as long as a read.
  return `${from.local}/${path.slice(from.place === '' ? 0 : from.place.length + 1)}`;
}

/** What a header says of a file besides its name. */
interface FileFacts {
  /** Bytes. */
  readonly size: number;
  readonly executable: boolean;
}

/** Bytes; everything in an archive is a multiple of it. */
export const tarBlock = 512;
const typeFlags = { file: '0', link: '2', directory: '5', pax: 'x' } as const;
/** Eleven octal digits. */
const largestField = 8 ** 11 - 1;

/**
 * The bytes before an entry's content, in pieces of which each is good until the next.
 *
 * @param mtime seconds since the epoch
 */
export function* tarHeaders(
  entry: LayerEntry,
  { size, executable }: FileFacts,
  mtime: number,
): Generator<Buffer, void, undefined> {
  const { kind } = entry;
  const name = kind === 'directory' ? `${entry.path}/` : entry.path;
  const target = kind === 'link' ? entry.target : '';
  // The rest of a file's mode is the umask of who made it.
  const mode = kind === 'link' ? 0o777 : kind === 'directory' || executable ? 0o755 : 0o644;
  const isLarge = size > largestField;
  const records = [
    ...(fits(name) ? [] : [record('path', name)]),
    ...(fits(target) ? [] : [record('linkpath', target)]),
    ...(isLarge ? [record('size', String(size))] : []),
  ];
  if (records.length > 0) {
    const body = Buffer.from(records.join(''), 'utf8');
    yield header({ name: 'PaxHeaders/entry', target: '', size: body.byteLength, mode: 0o644, type: 'pax' }, mtime);
    yield body;
    yield Buffer.alloc(tarPadding(body.byteLength));
  }
  yield header({ name, target, size: isLarge ? 0 : size, mode, type: kind }, mtime);
}

/** Bytes that fill up the last block of a content. */
export function tarPadding(size: number): number {
  return (tarBlock - (size % tarBlock)) % tarBlock;
}

/** ustar names are ASCII and end within 100 bytes. */
function fits(text: string): boolean {
  return text.length <= 100 && /^[\x20-\x7e]*$/.test(text);
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

/** One for all: an allocation a file would cost more than its header. */
const headerBytes = Buffer.alloc(tarBlock);

function header({ name, target, size, mode, type }: Header, mtime: number): Buffer {
  const bytes = headerBytes.fill(0);
  const octal = (value: number, at: number, digits: number) =>
    bytes.write(value.toString(8).padStart(digits, '0'), at, 'latin1');
  bytes.write(ascii(name), 0, 'latin1');
  octal(mode, 100, 7);
  // User and group: root.
  octal(0, 108, 7);
  octal(0, 116, 7);
  octal(size, 124, 11);
  octal(mtime, 136, 11);
  bytes.fill(0x20, 148, 156);
  bytes.write(typeFlags[type], 156, 'latin1');
  bytes.write(ascii(target), 157, 'latin1');
  bytes.write('ustar\0', 257, 'latin1');
  bytes.write('00', 263, 'latin1');
  octal(0, 329, 7);
  octal(0, 337, 7);
  let sum = 0;
  // By index: an iterator takes ten times as long.
  for (let at = 0; at < tarBlock; at += 1) sum += bytes[at] ?? 0;
  bytes.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  return bytes;
}

/** What stands in the old field when the pax record has the whole text. */
function ascii(text: string): string {
  return text.replace(/[^\x20-\x7e]/g, '_').slice(0, 100);
}
