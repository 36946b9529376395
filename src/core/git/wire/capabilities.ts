/**
 * The capabilities that the server announces in protocol version 2.
 *
 * Source: gitprotocol-v2(5) "Capability Advertisement", gitprotocol-http(5) "Smart Server Response".
 */

import type { ObjectFormat } from '../transport.ts';
import { protocolFailure, serverError, unsupported } from './failures.ts';
import { delimiter, encodeLine, flush, type PktLine, textOf } from './pkt-line.ts';

/** Also the User-Agent: servers and gateways tell git clients from browsers by the prefix. */
export const agent = 'git/monorepo-gitops';

export interface Capabilities {
  readonly objectFormat: ObjectFormat;
  /** Whether the server knows the `object-format` capability at all (git 2.28). */
  readonly namesObjectFormat: boolean;
  /** Whether `ls-refs` can name the branch of an unborn HEAD. */
  readonly unborn: boolean;
  /** False: the server probably forbids the filter `tree:1`. True: it is tried. */
  readonly rootTrees: boolean;
}

/**
 * Reads the lines of `GET info/refs?service=git-upload-pack`. Throws `GIT_WIRE_UNSUPPORTED` when the server answers in
 * an older protocol or lacks shallow fetches or filters.
 */
export function readCapabilities(lines: readonly PktLine[]): Capabilities {
  const texts = lines.map(textOf).filter((text) => text !== undefined);
  // Over http the advertisement may begin with a service line and a flush, which version 2 servers leave out.
  if (texts[0]?.startsWith('# service=')) texts.shift();
  const [version, ...rest] = texts;
  if (version?.startsWith('ERR ')) throw serverError(version.slice(4));
  if (version !== 'version 2') throw unsupported('it does not speak protocol version 2');
  if (lines.at(-1)?.kind !== 'flush') throw protocolFailure('the list of capabilities has no end');

  const values = new Map(rest.map(splitCapability));
  const fetch = values.get('fetch')?.split(' ') ?? [];
  const missing = ['shallow', 'filter'].filter((feature) => !fetch.includes(feature));
  if (missing.length > 0 || !values.has('ls-refs')) {
    throw unsupported(`its fetch command lacks ${missing.join(' and ') || 'ls-refs'}`);
  }
  return {
    objectFormat: readObjectFormat(values.get('object-format')),
    namesObjectFormat: values.has('object-format'),
    unborn: values.get('ls-refs')?.split(' ').includes('unborn') === true,
    // GitHub announced to filter no deeper than tree:0: http://mail.spinics.net/lists/git/msg377911.html. It is not tried,
    // because a refusal would cost the request that the filter saves.
    rootTrees: values.get('agent')?.startsWith('git/github-') !== true,
  };
}

function splitCapability(text: string): [name: string, value: string] {
  const equals = text.indexOf('=');
  return equals < 0 ? [text, ''] : [text.slice(0, equals), text.slice(equals + 1)];
}

function readObjectFormat(value: string | undefined): ObjectFormat {
  if (value === undefined || value === 'sha1') return 'sha1';
  if (value === 'sha256') return 'sha256';
  throw unsupported(`it uses the unknown object format ${JSON.stringify(value)}`);
}

/** A version 2 request: the command, our agent, its arguments. */
export function composeCommand(name: 'ls-refs' | 'fetch', server: Capabilities, args: readonly string[]): Buffer {
  const head = [`command=${name}`, `agent=${agent}`];
  if (server.namesObjectFormat) head.push(`object-format=${server.objectFormat}`);
  const line = (text: string) => encodeLine(`${text}\n`);
  return Buffer.concat([...head.map(line), delimiter, ...args.map(line), flush]);
}
