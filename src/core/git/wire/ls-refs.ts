/** The refs of the server. Source: gitprotocol-v2(5) "ls-refs". */

import type { RefAdvertisement } from '../transport.ts';
import { type Capabilities, composeCommand } from './capabilities.ts';
import { protocolFailure } from './failures.ts';
import { type PktLine, textOf } from './pkt-line.ts';

/** Asks for the refs under the prefixes and for HEAD. */
export function composeLsRefs(server: Capabilities, prefixes: readonly string[]): Buffer {
  const unborn = server.unborn ? ['unborn'] : [];
  return composeCommand('ls-refs', server, [
    'symrefs',
    ...unborn,
    ...['HEAD', ...prefixes].map((prefix) => `ref-prefix ${prefix}`),
  ]);
}

/**
 * The refs under the prefixes, and what HEAD points at. Prefixes are only a hint to the server; what it sends beyond them
 * is dropped here.
 */
export async function readLsRefs(
  server: Capabilities,
  prefixes: readonly string[],
  lines: AsyncIterable<PktLine>,
): Promise<RefAdvertisement> {
  const refs = new Map<string, string>();
  let head: string | undefined;
  let complete = false;
  for await (const line of lines) {
    const text = textOf(line);
    complete = line.kind === 'flush';
    if (text === undefined) continue;
    const ref = readRef(text, server);
    if (ref.name === 'HEAD') head = ref.symrefTarget;
    else if (ref.id !== undefined && prefixes.some((prefix) => ref.name.startsWith(prefix))) {
      refs.set(ref.name, ref.id);
    }
  }
  // Without its end, a cut list would look like refs that do not exist.
  if (!complete) throw protocolFailure('the list of refs has no end');
  return { objectFormat: server.objectFormat, refs, head };
}

/** `<id>|unborn <name>[ symref-target:<ref>][ peeled:<id>]` */
function readRef(text: string, server: Capabilities) {
  if (text.startsWith('ERR ')) throw protocolFailure(`it is an error: ${text.slice(4)}`);
  const [id = '', name = '', ...attributes] = text.split(' ');
  const hexDigits = server.objectFormat === 'sha1' ? 40 : 64;
  const known = id.length === hexDigits && /^[0-9a-f]+$/.test(id);
  if (name === '' || !(known || id === 'unborn')) throw protocolFailure(`${JSON.stringify(text)} is no ref`);
  const target = attributes.find((attribute) => attribute.startsWith('symref-target:'));
  return { id: known ? id : undefined, name, symrefTarget: target?.slice('symref-target:'.length) };
}
