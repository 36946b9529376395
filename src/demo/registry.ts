/**
 * A small OCI registry inside this process, for `demo`: push, pull, mount, list, delete, on the loopback interface and
 * for one user. It is strict where mistakes would hide: digests, names and the blobs of a manifest are checked.
 * A blob is held in memory while it arrives. Source: OCI distribution-spec 1.1.
 */
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { messageOf } from '../core/failure.ts';
import { digestOf, manifestTypes, matchesDigest, readManifest } from '../core/image/manifest.ts';
import { isDigest, isRepositoryPath, isTag } from '../core/image/reference.ts';

export interface EmbeddedRegistry extends AsyncDisposable {
  /** `127.0.0.1:<port>`, as it stands in image references. */
  readonly host: string;
  /** What a tag of a repository names, as the registry's own files say; undefined when there is no such tag. */
  digestOf(repository: string, tag: string): Promise<string | undefined>;
  close(): Promise<void>;
}

/** @param directory keeps the images in files, which a later start finds again */
export async function startEmbeddedRegistry(directory: string): Promise<EmbeddedRegistry> {
  const store = storeIn(directory);
  const uploads = new Uploads();
  const server = createServer((request, response) => {
    answer({ store, uploads, request, response }).catch((error: unknown) => {
      refuse(response, error instanceof Refusal ? error : new Refusal(500, 'UNKNOWN', messageOf(error)));
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    digestOf: async (repository, tag) => (await store.read(tagKey(repository, tag)))?.toString('utf8'),
    close,
    [Symbol.asyncDispose]: close,
  };
}

interface Upload {
  readonly name: string;
  readonly pieces: Buffer[];
}

/** The uploads that have begun and not ended, by id. */
class Uploads extends Map<string, Upload> {
  #begun = 0;

  nextId(): string {
    this.#begun += 1;
    return String(this.#begun);
  }
}

interface Exchange {
  readonly store: Store;
  readonly uploads: Uploads;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

/** An error in the form of the specification; `code` is one of its error codes. */
class Refusal extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

async function answer(exchange: Exchange): Promise<void> {
  const { request, response } = exchange;
  response.setHeader('docker-distribution-api-version', 'registry/2.0');
  const url = new URL(request.url ?? '/', 'http://registry');
  if (url.pathname === '/v2/' || url.pathname === '/v2') return send(response, 200, '{}', 'application/json');
  const route = /^\/v2\/(.+)\/(manifests|blobs\/uploads|blobs|tags)\/([^/]*)$/.exec(url.pathname);
  const [, name = '', kind, reference = ''] = route ?? [];
  if (route === null) throw new Refusal(404, 'NAME_UNKNOWN', 'no such endpoint');
  if (!isRepositoryPath(name)) throw new Refusal(400, 'NAME_INVALID', `${name} is not a repository name`);
  if (kind === 'manifests') return manifest(exchange, name, reference);
  if (kind === 'blobs') return blob(exchange, name, reference);
  if (kind === 'blobs/uploads') return upload(exchange, name, reference, url);
  if (reference === 'list' && request.method === 'GET') return listTags(exchange, name, url);
  throw new Refusal(404, 'NAME_UNKNOWN', 'no such endpoint');
}

async function manifest(exchange: Exchange, name: string, reference: string): Promise<void> {
  const { store, request, response } = exchange;
  if (!isDigest(reference) && !isTag(reference))
    throw new Refusal(400, 'MANIFEST_INVALID', `${reference} is neither a tag nor a digest`);
  if (request.method === 'PUT') return putManifest(exchange, name, reference);
  const digest = isDigest(reference) ? reference : (await store.read(tagKey(name, reference)))?.toString('utf8');
  const mediaType = digest === undefined ? undefined : (await store.read(manifestKey(name, digest)))?.toString('utf8');
  if (digest === undefined || mediaType === undefined)
    throw new Refusal(404, 'MANIFEST_UNKNOWN', `${name} has no ${reference}`);
  if (request.method === 'DELETE') return deleteManifest(exchange, name, reference, digest);
  if (request.method !== 'GET' && request.method !== 'HEAD')
    throw new Refusal(405, 'UNSUPPORTED', 'not a method of manifests');
  response.setHeader('docker-content-digest', digest);
  send(response, 200, await stored(store, digest), mediaType, request.method === 'HEAD');
}

async function putManifest({ store, request, response }: Exchange, name: string, reference: string): Promise<void> {
  const bytes = await bodyOf(request);
  const mediaType = request.headers['content-type']?.split(';')[0] ?? '';
  if (!(manifestTypes as readonly string[]).includes(mediaType))
    throw new Refusal(400, 'MANIFEST_INVALID', `${mediaType} is no manifest type`);
  const digest = isDigest(reference) ? reference : digestOf(bytes);
  if (!matchesDigest(bytes, digest)) throw new Refusal(400, 'DIGEST_INVALID', `the manifest is not ${digest}`);
  const content = readable(bytes, digest);
  const needed =
    content.kind === 'index'
      ? content.manifests.map((each) => manifestKey(name, each.digest))
      : [content.config, ...content.layers.filter((layer) => layer.urls === undefined)].map((each) =>
          blobKey(name, each.digest),
        );
  for (const key of needed) {
    if ((await store.read(key)) === undefined)
      throw new Refusal(400, 'MANIFEST_BLOB_UNKNOWN', `the manifest refers to ${key}, which is not here`);
  }
  await store.write(contentKey(digest), bytes);
  await store.write(manifestKey(name, digest), Buffer.from(mediaType));
  if (!isDigest(reference)) await store.write(tagKey(name, reference), Buffer.from(digest));
  response.setHeader('docker-content-digest', digest);
  response.setHeader('location', `/v2/${name}/manifests/${digest}`);
  send(response, 201);
}

function readable(bytes: Buffer, digest: string) {
  try {
    return readManifest({ bytes, digest });
  } catch (error) {
    throw new Refusal(400, 'MANIFEST_INVALID', messageOf(error));
  }
}

/** By digest the manifest goes with all its tags; by tag only the tag. */
async function deleteManifest(
  { store, response }: Exchange,
  name: string,
  reference: string,
  digest: string,
): Promise<void> {
  if (!isDigest(reference)) await store.remove(tagKey(name, reference));
  else {
    await store.remove(manifestKey(name, digest));
    for (const tag of await store.list(tagsKey(name))) {
      if ((await store.read(tagKey(name, tag)))?.toString('utf8') === digest) await store.remove(tagKey(name, tag));
    }
  }
  send(response, 202);
}

async function blob({ store, request, response }: Exchange, name: string, digest: string): Promise<void> {
  if (!isDigest(digest)) throw new Refusal(400, 'DIGEST_INVALID', `${digest} is not a digest`);
  if ((await store.read(blobKey(name, digest))) === undefined)
    throw new Refusal(404, 'BLOB_UNKNOWN', `${name} has no ${digest}`);
  response.setHeader('docker-content-digest', digest);
  if (request.method === 'DELETE') {
    await store.remove(blobKey(name, digest));
    return send(response, 202);
  }
  if (request.method !== 'GET' && request.method !== 'HEAD')
    throw new Refusal(405, 'UNSUPPORTED', 'not a method of blobs');
  send(response, 200, await stored(store, digest), 'application/octet-stream', request.method === 'HEAD');
}

async function upload(exchange: Exchange, name: string, id: string, url: URL): Promise<void> {
  const { uploads, request, response } = exchange;
  if (id === '' && request.method === 'POST') return beginUpload(exchange, name, url);
  const begun = uploads.get(id);
  if (begun === undefined || begun.name !== name) throw new Refusal(404, 'BLOB_UPLOAD_UNKNOWN', 'no such upload');
  if (request.method === 'DELETE') {
    uploads.delete(id);
    return send(response, 204);
  }
  if (request.method === 'GET') return sendProgress(response, id, begun, 204);
  if (request.method !== 'PATCH' && request.method !== 'PUT')
    throw new Refusal(405, 'UNSUPPORTED', 'not a method of uploads');
  const start = /^(?:bytes=)?(\d+)-/.exec(request.headers['content-range'] ?? '')?.[1];
  if (start !== undefined && Number(start) !== received(begun))
    throw new Refusal(416, 'BLOB_UPLOAD_INVALID', 'the pieces are not in order');
  begun.pieces.push(await bodyOf(request));
  if (request.method === 'PATCH') return sendProgress(response, id, begun, 202);
  uploads.delete(id);
  await keepBlob(exchange, name, Buffer.concat(begun.pieces), url.searchParams.get('digest') ?? '');
}

async function beginUpload(exchange: Exchange, name: string, url: URL): Promise<void> {
  const { store, uploads, request, response } = exchange;
  const [mount, from, digest] = ['mount', 'from', 'digest'].map((key) => url.searchParams.get(key));
  if (
    mount &&
    from &&
    isDigest(mount) &&
    isRepositoryPath(from) &&
    (await store.read(blobKey(from, mount))) !== undefined
  ) {
    await store.write(blobKey(name, mount), Buffer.alloc(0));
    return sendCreated(response, name, mount);
  }
  if (digest) return keepBlob(exchange, name, await bodyOf(request), digest);
  const id = uploads.nextId();
  const begun: Upload = { name, pieces: [] };
  uploads.set(id, begun);
  sendProgress(response, id, begun, 202);
}

async function keepBlob({ store, response }: Exchange, name: string, bytes: Buffer, digest: string): Promise<void> {
  if (!isDigest(digest) || !matchesDigest(bytes, digest))
    throw new Refusal(400, 'DIGEST_INVALID', `the bytes are not ${digest}`);
  await store.write(contentKey(digest), bytes);
  await store.write(blobKey(name, digest), Buffer.alloc(0));
  sendCreated(response, name, digest);
}

async function listTags({ store, response }: Exchange, name: string, url: URL): Promise<void> {
  const all = await store.list(tagsKey(name));
  if (all.length === 0 && (await store.list(`repositories/${name}/_manifests`)).length === 0) {
    throw new Refusal(404, 'NAME_UNKNOWN', `there is no repository ${name}`);
  }
  const last = url.searchParams.get('last');
  const rest = last === null ? all : all.filter((tag) => tag > last);
  const limit = Number(url.searchParams.get('n') ?? Number.POSITIVE_INFINITY);
  const tags = rest.slice(0, limit);
  const end = tags.at(-1);
  if (tags.length < rest.length && end !== undefined) {
    response.setHeader('link', `</v2/${name}/tags/list?n=${limit}&last=${encodeURIComponent(end)}>; rel="next"`);
  }
  send(response, 200, JSON.stringify({ name, tags }), 'application/json');
}

function received({ pieces }: Upload): number {
  return pieces.reduce((sum, piece) => sum + piece.byteLength, 0);
}

function sendProgress(response: ServerResponse, id: string, begun: Upload, status: number): void {
  response.setHeader('location', `/v2/${begun.name}/blobs/uploads/${id}`);
  response.setHeader('docker-upload-uuid', id);
  response.setHeader('range', `0-${Math.max(0, received(begun) - 1)}`);
  send(response, status);
}

function sendCreated(response: ServerResponse, name: string, digest: string): void {
  response.setHeader('location', `/v2/${name}/blobs/${digest}`);
  response.setHeader('docker-content-digest', digest);
  send(response, 201);
}

function send(
  response: ServerResponse,
  status: number,
  body: string | Buffer = '',
  type?: string,
  headOnly = false,
): void {
  if (type !== undefined) response.setHeader('content-type', type);
  response.writeHead(status, status === 204 ? {} : { 'content-length': Buffer.byteLength(body) });
  response.end(headOnly ? undefined : body);
}

function refuse(response: ServerResponse, { status, code, message }: Refusal): void {
  if (response.headersSent) response.destroy();
  else send(response, status, JSON.stringify({ errors: [{ code, message }] }), 'application/json');
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}

async function stored(store: Store, digest: string): Promise<Buffer> {
  const bytes = await store.read(contentKey(digest));
  if (bytes === undefined) throw new Refusal(500, 'UNKNOWN', `the bytes of ${digest} are gone from the store`);
  return bytes;
}

/** Repository names have no segment that begins with `_`, so these never meet a repository. */
const contentKey = (digest: string) => `blobs/${digest.replace(':', '/')}`;
const blobKey = (name: string, digest: string) => `repositories/${name}/_blobs/${digest.replace(':', '-')}`;
const manifestKey = (name: string, digest: string) => `repositories/${name}/_manifests/${digest.replace(':', '-')}`;
const tagsKey = (name: string) => `repositories/${name}/_tags`;
const tagKey = (name: string, tag: string) => `${tagsKey(name)}/${tag}`;

/** Bytes by key; a key is a path of plain segments: `blobs/sha256/ab…`. */
interface Store {
  read(key: string): Promise<Buffer | undefined>;
  write(key: string, bytes: Uint8Array): Promise<void>;
  remove(key: string): Promise<boolean>;
  /** Last segments of the keys directly below, sorted. */
  list(key: string): Promise<string[]>;
}

function storeIn(directory: string): Store {
  const place = (key: string) => join(directory, ...key.split('/'));
  let written = 0;
  return {
    read: (key) => readFile(place(key)).catch(absent),
    async write(key, bytes) {
      const target = place(key);
      await mkdir(dirname(target), { recursive: true });
      // Renamed into place: a reader, or a crash, never meets half a file.
      written += 1;
      const draft = join(directory, `.draft-${written}`);
      await writeFile(draft, bytes);
      await rename(draft, target);
    },
    remove: (key) =>
      rm(place(key)).then(
        () => true,
        (error: unknown) => absent(error) ?? false,
      ),
    list: (key) =>
      readdir(place(key)).then(
        (names) => names.sort(),
        (error: unknown) => absent(error) ?? [],
      ),
  };
}

function absent(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR'))
    return undefined;
  throw error;
}
