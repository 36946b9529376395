/** The blob half of the distribution API; `registry.ts` offers it. */
import { Failure } from '../failure.ts';
import type { HttpAnswer } from '../net/answer.ts';
import { NetworkError } from '../net/error.ts';
import type { HttpLimits } from '../net/http-client.ts';
import { type BlobSource, type Descriptor, verified, wrongDigest } from './manifest.ts';
import { formatReference, type Repository } from './reference.ts';
import { pull, push, type RegistryHttp, refused, unreachable } from './registry-http.ts';

const mostDownloads = 3;
/** A layer takes as long as it takes; the run's deadline bounds it. */
const transfer: Partial<HttpLimits> = { exchangeMs: Number.POSITIVE_INFINITY };
/** Milliseconds that a registry may be silent after an upload, while it checks and stores what it got. */
const storingMs = 300_000;

export function hasBlob(http: RegistryHttp, repository: Repository, digest: string): Promise<boolean> {
  const doing = `looking for ${digest} in ${formatReference(repository)}`;
  const target = `${repository.repository}/blobs/${digest}`;
  return http.request({ ...pull(repository), method: 'HEAD', target, doing }, async (answer) => {
    if (answer.ok) return true;
    if (answer.status === 404) return false;
    throw await refused(doing, answer);
  });
}

/** A download that breaks goes on where it stopped. */
export async function* getBlob(
  http: RegistryHttp,
  repository: Repository,
  { digest, size }: Pick<Descriptor, 'digest' | 'size'>,
): AsyncGenerator<Uint8Array> {
  let received = 0;
  async function* download(): AsyncGenerator<Uint8Array> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        for await (const piece of bytesFrom(http, repository, { digest, size }, received)) {
          received += piece.byteLength;
          yield piece;
        }
        return;
      } catch (error) {
        if (!(error instanceof NetworkError)) throw error;
        if (error.kind === 'too-large') throw wrongDigest(digest, repository.registry);
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
  { digest, size }: Pick<Descriptor, 'digest' | 'size'>,
  start: number,
): AsyncGenerator<Uint8Array> {
  const doing = `reading ${digest} of ${formatReference(repository)}`;
  const answer = await http.open({
    ...pull(repository),
    method: 'GET',
    target: `${repository.repository}/blobs/${digest}`,
    ...(start === 0 ? {} : { headers: { range: `bytes=${start}-` } }),
    limits: { ...transfer, responseBytes: size },
    doing,
  });
  if (!answer.ok) throw await refused(doing, answer);
  let known = answer.status === 206 ? 0 : start;
  for await (const piece of answer.body) {
    const fresh = piece.subarray(Math.min(known, piece.byteLength));
    known -= piece.byteLength - fresh.byteLength;
    if (fresh.byteLength > 0) yield fresh;
  }
}

export function mountBlob(
  http: RegistryHttp,
  repository: Repository,
  digest: string,
  from: string,
): Promise<'mounted' | 'unavailable'> {
  const mount = {
    ...push(repository),
    scopes: [...push(repository).scopes, `repository:${from}:pull`],
    method: 'POST',
    target: `${repository.repository}/blobs/uploads/?${new URLSearchParams({ mount: digest, from })}`,
    doing: `mounting ${digest} of ${from} in ${formatReference(repository)}`,
  } as const;
  return http.request(mount, async (answer) => {
    if (answer.status === 201) return 'mounted';
    // 202 is an upload session that nobody asked for; left open it would stay in the registry for days.
    if (answer.status === 202) await cancelUpload(http, repository, answer);
    return 'unavailable';
  });
}

async function cancelUpload(http: RegistryHttp, repository: Repository, session: HttpAnswer): Promise<void> {
  const target = locationOf(http, repository, session);
  // distribution wants the right to delete for this, which not every account has: then its own purge comes for it.
  const scopes = [`repository:${repository.repository}:delete`];
  const request = { ...push(repository), scopes, method: 'DELETE', target, doing: 'cancelling an upload' } as const;
  await http.step(request, async () => {}).catch(() => {});
}

/** One POST and one PUT of the whole blob; a broken transfer begins again with a new session. */
export async function uploadBlob(
  http: RegistryHttp,
  repository: Repository,
  blob: BlobSource,
): Promise<'uploaded' | 'existed'> {
  if (await hasBlob(http, repository, blob.digest)) return 'existed';
  const doing = `uploading ${blob.digest} to ${formatReference(repository)}`;
  const target = `${repository.repository}/blobs/uploads/`;
  return http.request({ ...push(repository), method: 'POST', target, doing }, async (session) => {
    if (session.status !== 202) throw await refused(`beginning an upload to ${formatReference(repository)}`, session);
    await session.finish();
    const location = locationOf(http, repository, session);
    location.searchParams.set('digest', blob.digest);
    const put = {
      ...push(repository),
      method: 'PUT',
      target: location,
      headers: { 'content-type': 'application/octet-stream' },
      body: { open: () => blob.open(), size: blob.size },
      limits: { ...transfer, inactivityMs: storingMs },
      doing,
    } as const;
    return http.step(put, async (answer) => {
      if (answer.status !== 201) throw await refused(doing, answer);
      return 'uploaded' as const;
    });
  });
}

function locationOf(http: RegistryHttp, { registry }: Repository, { headers }: HttpAnswer): URL {
  const { location } = headers;
  const base = http.origin(registry);
  if (location === undefined || !URL.canParse(location, base.href)) {
    throw new Failure('failed', 'REGISTRY_PROTOCOL', `${registry} began an upload without saying where it goes`, {
      hint: 'a proxy in front of the registry may be dropping its Location header',
    });
  }
  return new URL(location, base);
}
