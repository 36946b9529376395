/** Certificates for a BuildKit daemon that speaks TLS: PEM text becomes a private file, a path stays one. */
import { existsSync, statSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { badInput } from '../../failure.ts';
import type { Secrets } from '../../ports.ts';

type Part = 'ca' | 'cert' | 'key';
type Pem = { readonly path: string; readonly text?: undefined } | { readonly text: string; readonly path?: undefined };
export type BuilderTls = ReadonlyMap<Part, Pem>;

interface TlsRequest {
  readonly 'builder-ca'?: string | undefined;
  readonly 'builder-cert'?: string | undefined;
  readonly 'builder-key'?: string | undefined;
  readonly builder?: string | undefined;
}

const parts: readonly Part[] = ['ca', 'cert', 'key'];

/** @throws bad input for what is neither PEM text nor a file, a certificate without its key, and a builder without an address */
export function builderTls(request: TlsRequest, cwd: string, secrets: Secrets): BuilderTls {
  const found = parts.flatMap((part): (readonly [Part, Pem])[] => {
    const value = request[`builder-${part}`];
    return value === undefined || value === '' ? [] : [[part, pemOf(`builder-${part}`, value, cwd)]];
  });
  const tls = new Map(found);
  const [first] = tls.keys();
  if (first === undefined) return tls;
  if (request.builder?.startsWith('tcp://') !== true) {
    const hint = 'Give `builder: tcp://HOST:PORT`; builders of buildx with a name have their certificates themselves.';
    throw badInput(`builder-${first}`, 'is for a daemon with an address, and builder is none', hint);
  }
  if (tls.has('cert') !== tls.has('key')) {
    const missing = tls.has('cert') ? 'key' : 'cert';
    throw badInput(`builder-${missing}`, 'is missing', 'A client has both a certificate and its key.');
  }
  const key = tls.get('key')?.text;
  if (key !== undefined) secrets.add(key);
  return tls;
}

function pemOf(input: string, value: string, cwd: string): Pem {
  if (value.includes('-----BEGIN')) return { text: value };
  const path = resolve(cwd, value);
  if (!value.includes('\n') && existsSync(path) && statSync(path).isFile() && !/[,"]/.test(path)) return { path };
  // A mangled key is no path: it must not be repeated in a message.
  throw badInput(
    input,
    'is neither PEM text nor a file',
    'PEM text begins with -----BEGIN; else give the path of a PEM file.',
  );
}

/** @param work directory of the build */
export function tlsPaths(tls: BuilderTls, work: string): ReadonlyMap<Part, string> {
  return new Map([...tls].map(([part, { path }]) => [part, path ?? join(work, `builder-${part}.pem`)]));
}

export async function writeTls(tls: BuilderTls, work: string): Promise<void> {
  for (const [part, path] of tlsPaths(tls, work)) {
    const text = tls.get(part)?.text;
    if (text !== undefined) await writeFile(path, text.endsWith('\n') ? text : `${text}\n`, { mode: 0o600 });
  }
}

/** What writes the same files in the shell of somebody who has the inputs as variables. */
export function tlsLines(tls: BuilderTls): readonly string[] {
  return [...tls].flatMap(([part, { text }]) =>
    text === undefined ? [] : [`printf '%s\\n' "$MG_BUILDER_${part.toUpperCase()}" > "$work"/builder-${part}.pem`],
  );
}
