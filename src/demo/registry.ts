/**
 * A small OCI registry inside this process, for `demo`: push, pull, mount, list, delete, on the loopback interface and
 * for one user, all in memory. It checks digests, names and the blobs of a manifest, so that a mistake of the client
 * shows. Source: OCI distribution-spec 1.1.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { messageOf } from '../core/failure.ts';
import { digestOf, manifestTypes, matchesDigest, readManifest } from '../core/image/manifest.ts';
import { isDigest, isRepositoryPath, isTag } from '../core/image/reference.ts';

export interface EmbeddedRegistry extends AsyncDisposable {
  /** `127.0.0.1:<port>`, as it stands in image references. */
  readonly host: string;
  /** What a tag of a repository names; undefined when there is no such tag. */
  digestOf(repository: string, tag: string): string | undefined;
  close(): Promise<void>;
}

export async function startEmbeddedRegistry(): Promise<EmbeddedRegistry> {
  const images = new Images();
  const server = createServer((request, response) => {
    answer(images, request).then(
      (reply) => send(request, response, reply),
      (error: unknown) => send(request, response, errorReply(error)),
    );
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
    digestOf: (repository, tag) => images.repository(repository).tags.get(tag),
    close,
    [Symbol.asyncDispose]: close,
  };
}

/** Everything that the registry holds. */
class Images {
  /** Bytes of blobs and manifests by digest, for all repositories. */
  readonly contents = new Map<string, Buffer>();
  readonly uploads = new Map<string, Upload>();
  readonly #repositories = new Map<string, Repository>();
  #lastUpload = 0;

  repository(name: string): Repository {
    const known = this.#repositories.get(name);
    if (known !== undefined) return known;
    const repository: Repository = { name, blobs: new Set(), manifests: new Map(), tags: new Map() };
    this.#repositories.set(name, repository);
    return repository;
  }

  beginUpload({ name }: Repository): string {
    this.#lastUpload += 1;
    const id = String(this.#lastUpload);
    this.uploads.set(id, { name, pieces: [] });
    return id;
  }
}

interface Repository {
  readonly name: string;
  readonly blobs: Set<string>;
  /** Digest → media type. */
  readonly manifests: Map<string, string>;
  /** Tag → digest. */
  readonly tags: Map<string, string>;
}

interface Upload {
  /** Of the repository. */
  readonly name: string;
  readonly pieces: Buffer[];
}

interface Exchange {
  readonly images: Images;
  readonly repository: Repository;
  readonly request: IncomingMessage;
  readonly url: URL;
}

interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Buffer | string;
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

function errorReply(error: unknown): Reply {
  const { status, code, message } = error instanceof Refusal ? error : new Refusal(500, 'UNKNOWN', messageOf(error));
  return json(status, { errors: [{ code, message }] });
}

function json(status: number, content: unknown): Reply {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(content) };
}

function send(request: IncomingMessage, response: ServerResponse, { status, headers, body = '' }: Reply): void {
  const length = status === 204 ? {} : { 'content-length': Buffer.byteLength(body) };
  response.writeHead(status, { 'docker-distribution-api-version': 'registry/2.0', ...headers, ...length });
  response.end(request.method === 'HEAD' ? undefined : body);
}

async function answer(images: Images, request: IncomingMessage): Promise<Reply> {
  const url = new URL(request.url ?? '/', 'http://registry');
  if (url.pathname === '/v2/' || url.pathname === '/v2') return json(200, {});
  const route = /^\/v2\/(.+)\/(manifests|blobs\/uploads|blobs|tags)\/([^/]*)$/.exec(url.pathname);
  if (route === null) throw new Refusal(404, 'NAME_UNKNOWN', 'no such endpoint');
  const [, name = '', kind, reference = ''] = route;
  if (!isRepositoryPath(name)) throw new Refusal(400, 'NAME_INVALID', `${name} is not a repository name`);
  const exchange = { images, repository: images.repository(name), request, url };
  if (kind === 'manifests') return manifest(exchange, reference);
  if (kind === 'blobs') return blob(exchange, reference);
  if (kind === 'blobs/uploads') return upload(exchange, reference);
  if (reference === 'list' && request.method === 'GET') return listTags(exchange.repository);
  throw new Refusal(404, 'NAME_UNKNOWN', 'no such endpoint');
}

async function manifest(exchange: Exchange, reference: string): Promise<Reply> {
  const { images, repository, request } = exchange;
  if (!isDigest(reference) && !isTag(reference)) {
    throw new Refusal(400, 'MANIFEST_INVALID', `${reference} is neither a tag nor a digest`);
  }
  if (request.method === 'PUT') return putManifest(exchange, reference);
  const digest = isDigest(reference) ? reference : (repository.tags.get(reference) ?? '');
  const mediaType = repository.manifests.get(digest);
  if (mediaType === undefined) throw new Refusal(404, 'MANIFEST_UNKNOWN', `${repository.name} has no ${reference}`);
  if (request.method === 'DELETE') return deleteManifest(repository, reference);
  refuseOtherThanReading(request);
  return contentReply(images, digest, mediaType);
}

async function putManifest({ images, repository, request }: Exchange, reference: string): Promise<Reply> {
  const bytes = await bodyOf(request);
  const mediaType = request.headers['content-type']?.split(';')[0] ?? '';
  if (!(manifestTypes as readonly string[]).includes(mediaType)) {
    throw new Refusal(400, 'MANIFEST_INVALID', `${mediaType} is no manifest type`);
  }
  const digest = isDigest(reference) ? reference : digestOf(bytes);
  if (!matchesDigest(bytes, digest)) throw new Refusal(400, 'DIGEST_INVALID', `the manifest is not ${digest}`);
  const missing = missingParts(repository, bytes, digest);
  if (missing.length > 0) {
    throw new Refusal(400, 'MANIFEST_BLOB_UNKNOWN', `the manifest refers to ${missing.join(', ')}, not here`);
  }
  images.contents.set(digest, bytes);
  repository.manifests.set(digest, mediaType);
  if (!isDigest(reference)) repository.tags.set(reference, digest);
  return created(repository, 'manifests', digest);
}

/** Digests of what the manifest refers to and the repository does not have. */
function missingParts({ blobs, manifests }: Repository, bytes: Buffer, digest: string): readonly string[] {
  try {
    const content = readManifest({ bytes, digest });
    const [parts, present] =
      content.kind === 'index'
        ? [content.manifests, manifests]
        : [[content.config, ...content.layers.filter(({ urls }) => urls === undefined)], blobs];
    return parts.map((part) => part.digest).filter((part) => !present.has(part));
  } catch (error) {
    throw new Refusal(400, 'MANIFEST_INVALID', messageOf(error));
  }
}

/** By digest the manifest goes with all its tags; by tag only the tag. */
function deleteManifest({ manifests, tags }: Repository, reference: string): Reply {
  manifests.delete(reference);
  for (const [tag, digest] of tags) if (tag === reference || digest === reference) tags.delete(tag);
  return { status: 202 };
}

function blob({ images, repository, request }: Exchange, digest: string): Reply {
  if (!isDigest(digest)) throw new Refusal(400, 'DIGEST_INVALID', `${digest} is not a digest`);
  refuseOtherThanReading(request);
  if (!repository.blobs.has(digest)) throw new Refusal(404, 'BLOB_UNKNOWN', `${repository.name} has no ${digest}`);
  return contentReply(images, digest, 'application/octet-stream');
}

function refuseOtherThanReading({ method }: IncomingMessage): void {
  if (method !== 'GET' && method !== 'HEAD') throw new Refusal(405, 'UNSUPPORTED', `${method} is not understood here`);
}

function contentReply({ contents }: Images, digest: string, mediaType: string): Reply {
  const headers = { 'docker-content-digest': digest, 'content-type': mediaType };
  return { status: 200, headers, body: contents.get(digest) ?? '' };
}

async function upload(exchange: Exchange, id: string): Promise<Reply> {
  const { images, repository, request, url } = exchange;
  if (id === '' && request.method === 'POST') return beginUpload(exchange);
  const begun = images.uploads.get(id);
  if (begun?.name !== repository.name) throw new Refusal(404, 'BLOB_UPLOAD_UNKNOWN', 'no such upload');
  if (request.method === 'DELETE') {
    images.uploads.delete(id);
    return { status: 204 };
  }
  if (request.method !== 'PATCH' && request.method !== 'PUT') {
    throw new Refusal(405, 'UNSUPPORTED', `${request.method} is not understood here`);
  }
  const start = /^(?:bytes=)?(\d+)-/.exec(request.headers['content-range'] ?? '')?.[1];
  if (start !== undefined && Number(start) !== received(begun)) {
    throw new Refusal(416, 'BLOB_UPLOAD_INVALID', 'the pieces are not in order');
  }
  begun.pieces.push(await bodyOf(request));
  if (request.method === 'PATCH') return progress(repository, id, begun);
  images.uploads.delete(id);
  return keepBlob(exchange, Buffer.concat(begun.pieces), url.searchParams.get('digest') ?? '');
}

async function beginUpload(exchange: Exchange): Promise<Reply> {
  const { images, repository, request, url } = exchange;
  const [mount, from, digest] = ['mount', 'from', 'digest'].map((key) => url.searchParams.get(key));
  if (mount && from && images.repository(from).blobs.has(mount)) {
    repository.blobs.add(mount);
    return created(repository, 'blobs', mount);
  }
  if (digest) return keepBlob(exchange, await bodyOf(request), digest);
  return progress(repository, images.beginUpload(repository));
}

function keepBlob({ images, repository }: Exchange, bytes: Buffer, digest: string): Reply {
  if (!isDigest(digest) || !matchesDigest(bytes, digest)) {
    throw new Refusal(400, 'DIGEST_INVALID', `the bytes are not ${digest}`);
  }
  images.contents.set(digest, bytes);
  repository.blobs.add(digest);
  return created(repository, 'blobs', digest);
}

function progress({ name }: Repository, id: string, begun: Pick<Upload, 'pieces'> = { pieces: [] }): Reply {
  const headers = {
    location: `/v2/${name}/blobs/uploads/${id}`,
    'docker-upload-uuid': id,
    range: `0-${Math.max(0, received(begun) - 1)}`,
  };
  return { status: 202, headers };
}

function received({ pieces }: Pick<Upload, 'pieces'>): number {
  return pieces.reduce((sum, piece) => sum + piece.byteLength, 0);
}

function created({ name }: Repository, kind: 'blobs' | 'manifests', digest: string): Reply {
  return { status: 201, headers: { location: `/v2/${name}/${kind}/${digest}`, 'docker-content-digest': digest } };
}

function listTags({ name, tags, manifests }: Repository): Reply {
  if (manifests.size === 0) throw new Refusal(404, 'NAME_UNKNOWN', `there is no repository ${name}`);
  return json(200, { name, tags: [...tags.keys()].sort() });
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}
