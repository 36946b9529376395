/** The blob half of the distribution API; `registry.ts` offers it. */

import { Failure } from '../failure.ts';
import { type BlobSource, verified } from './manifest.ts';
import { formatReference, type Repository } from './reference.ts';
import { drained, pull, push, type RegistryHttp, refused, retryDelay, unreachable } from './registry-http.ts';

const mostDownloads = 3;

export async function hasBlob(http: RegistryHttp, repository: Repository, digest: string): Promise<boolean> {
  const response = await http.request({
    ...pull(repository),
    method: 'HEAD',
    target: `${repository.repository}/blobs/${digest}`,
  });
  if (response.ok) return true;
  if (response.status === 404) return false;
  throw await refused(`looking for ${digest} in ${formatReference(repository)}`, response);
}

/** A download that breaks goes on where it stopped. */
export async function* getBlob(http: RegistryHttp, repository: Repository, digest: string): AsyncGenerator<Uint8Array> {
  let received = 0;
  async function* download(): AsyncGenerator<Uint8Array> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        for await (const piece of bytesFrom(http, repository, digest, received)) {
          received += piece.byteLength;
          yield piece;
        }
        return;
      } catch (error) {
        if (error instanceof Failure) throw error;
        if (attempt === mostDownloads) throw unreachable(repository.registry, error);
      }
    }
  }
  yield* verified(download(), digest, repository.registry);
}

/** The blob from this byte on. Registries and storages without ranges answer 200 with everything again. */
async function* bytesFrom(
  http: RegistryHttp,
  repository: Repository,
  digest: string,
  start: number,
): AsyncGenerator<Uint8Array> {
  const response = await http.request({
    ...pull(repository),
    method: 'GET',
    target: `${repository.repository}/blobs/${digest}`,
    ...(start === 0 ? {} : { headers: { range: `bytes=${start}-` } }),
  });
  if (!response.ok) throw await refused(`reading ${digest} of ${formatReference(repository)}`, response);
  let known = response.status === 206 ? 0 : start;
  for await (const piece of response.body ?? []) {
    const fresh = piece.subarray(Math.min(known, piece.byteLength));
    known -= piece.byteLength - fresh.byteLength;
    if (fresh.byteLength > 0) yield fresh;
  }
}

export async function mountBlob(
  http: RegistryHttp,
  repository: Repository,
  digest: string,
  from: string,
): Promise<'mounted' | 'unavailable'> {
  const query = new URLSearchParams({ mount: digest, from });
  const response = await http.request({
    ...push(repository),
    scopes: [...push(repository).scopes, `repository:${from}:pull`],
    method: 'POST',
    target: `${repository.repository}/blobs/uploads/?${query}`,
  });
  await response.body?.cancel();
  if (response.status === 201) return 'mounted';
  // 202 is an upload session that nobody asked for; left open it would stay in the registry for days.
  if (response.status === 202) {
    const target = locationOf(http, repository, response);
    // distribution wants the right to delete for this, which not every account has: then its own purge comes for it.
    const scopes = [`repository:${repository.repository}:delete`];
    await http.request({ ...push(repository), scopes, method: 'DELETE', target }).catch(() => {});
  }
  return 'unavailable';
}

/** One POST and one PUT of the whole blob; a broken transfer begins again with a new session. */
export async function uploadBlob(
  http: RegistryHttp,
  repository: Repository,
  blob: BlobSource,
): Promise<'uploaded' | 'existed'> {
  if (await hasBlob(http, repository, blob.digest)) return 'existed';
  const attempt = async () => {
    const session = await http.request({
      ...push(repository),
      method: 'POST',
      target: `${repository.repository}/blobs/uploads/`,
    });
    if (session.status !== 202) throw await refused(`beginning an upload to ${formatReference(repository)}`, session);
    await session.body?.cancel();
    const location = locationOf(http, repository, session);
    location.searchParams.set('digest', blob.digest);
    return http.request({
      ...push(repository),
      method: 'PUT',
      target: location,
      headers: { 'content-type': 'application/octet-stream', 'content-length': String(blob.size) },
      body: () => blob.open(),
      retry: false,
    });
  };
  const response = await http.retrying(repository.registry, attempt, retryDelay);
  if (response.status !== 201)
    throw await refused(`uploading ${blob.digest} to ${formatReference(repository)}`, response);
  return drained(response, 'uploaded');
}

function locationOf(http: RegistryHttp, { registry }: Repository, response: Response): URL {
  const location = response.headers.get('location');
  const base = http.origin(registry);
  if (location === null || !URL.canParse(location, base.href)) {
    throw new Failure('failed', 'REGISTRY_PROTOCOL', `${registry} began an upload without saying where it goes`, {
      hint: 'a proxy in front of the registry may be dropping its Location header',
    });
  }
  return new URL(location, base);
}
