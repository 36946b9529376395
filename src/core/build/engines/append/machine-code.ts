/** Files that run on one kind of machine alone, and so cannot be in an image for several. */
import { closeSync, openSync, readSync } from 'node:fs';
import { type LayerEntry, sourceOf } from './tar.ts';

const head = Buffer.alloc(1024);

/** Paths in the image of programs and libraries in machine code, and of addons of Node. */
export function machineCode(entries: readonly LayerEntry[]): string[] {
  return entries.flatMap((entry) =>
    entry.kind === 'file' && (entry.path.endsWith('.node') || isMachineCode(sourceOf(entry))) ? [entry.path] : [],
  );
}

function isMachineCode(source: string): boolean {
  const file = openSync(source, 'r');
  try {
    const bytes = head.subarray(0, readSync(file, head, 0, head.byteLength, 0));
    return isElf(bytes) || isMachO(bytes) || isPortableExecutable(bytes);
  } finally {
    closeSync(file);
  }
}

/** Source: ELF specification, "ELF Identification". */
function isElf(bytes: Buffer): boolean {
  return bytes.subarray(0, 4).equals(Buffer.from('\x7fELF', 'latin1'));
}

const machO = new Set([0xfeedface, 0xfeedfacf, 0xcefaedfe, 0xcffaedfe]);

/** Source: Apple's mach-o/loader.h and mach-o/fat.h. A class file of Java begins as a fat binary, of 45 or more parts. */
function isMachO(bytes: Buffer): boolean {
  if (bytes.byteLength < 8) return false;
  const magic = bytes.readUInt32BE(0);
  return machO.has(magic) || (magic === 0xcafebabe && bytes.readUInt32BE(4) < 45);
}

/** Source: Microsoft, "PE Format": the place of the signature stands at 0x3c. */
function isPortableExecutable(bytes: Buffer): boolean {
  if (bytes.byteLength < 0x40 || bytes.toString('latin1', 0, 2) !== 'MZ') return false;
  const at = bytes.readUInt32LE(0x3c);
  return bytes.toString('latin1', at, at + 4) === 'PE\0\0';
}
