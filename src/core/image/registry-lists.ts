/** Lists that a registry gives in pages: the tags of a repository, and what refers to a manifest. */
import { Failure } from '../failure.ts';
import { jsonObject, parseJson } from '../json.ts';
import type { HttpAnswer } from '../net/answer.ts';
import { unreadable } from '../net/error.ts';
import { isReferrer, ociIndexType, type Referrer } from './manifest.ts';
import { formatReference, isTag, type Repository } from './reference.ts';
import { refused } from './registry-failures.ts';
import { pull, type RegistryHttp, type RegistryRequest } from './registry-http.ts';

/** Bytes of one page. Distribution 2.8 ignores `n` and lists all tags at once. */
const page = { responseBytes: 16 * 1024 * 1024 };
/** Tags, or referrers of one manifest. Further ones would only fill the memory. */
const mostEntries = 1_000_000;

/** In the registry's order, each once; empty for a repository that does not exist. */
export async function listTags(http: RegistryHttp, repository: Repository): Promise<string[]> {
  const doing = `listing the tags of ${formatReference(repository)}`;
  const target = `${repository.repository}/tags/list?n=1000`;
  const tags = await readPages(http, { ...pull(repository), method: 'GET', target, doing }, async (answer) => {
    if (answer.status === 404) return undefined;
    if (!answer.ok) throw await refused(doing, answer);
    return tagsIn(await answer.text(), doing);
  });
  return [...new Set(tags ?? [])];
}

/**
 * Every repository that the account may see. Undefined for a registry that has no catalog, or shows it to its administrators
 * alone (Harbor, GitLab, GHCR).
 */
export async function listRepositories(http: RegistryHttp, registry: string): Promise<string[] | undefined> {
  const doing = `listing the repositories of ${registry}`;
  const target = '_catalog?n=1000';
  const access = { registry, repository: '', scopes: ['registry:catalog:*'], purpose: 'the list of repositories' };
  const found = await readPages(http, { ...access, method: 'GET', target, doing }, async (answer) => {
    if ([400, 404, 405, 501].includes(answer.status)) return undefined;
    if (!answer.ok) throw await refused(doing, answer);
    const text = await answer.text();
    const { repositories } = jsonObject(text);
    if (repositories === null) return [];
    if (Array.isArray(repositories)) return repositories.filter((each) => typeof each === 'string');
    throw notAList(text, notWhatWasAsked(doing, 'the answer is no list of repositories'));
  }).catch((error: unknown) => {
    if (error instanceof Failure && error.code === 'REGISTRY_UNAUTHORIZED') return undefined;
    throw error;
  });
  return found && [...new Set(found)];
}

/** Distribution 2.8 answers `null` for no tags. */
function tagsIn(json: string, doing: string): readonly string[] {
  const { tags } = jsonObject(json);
  if (tags === null) return [];
  // What has another form would be another path in a request, and whoever deletes by the list must not overlook it.
  if (Array.isArray(tags) && tags.every((tag) => typeof tag === 'string' && isTag(tag))) return tags;
  throw notAList(json, notWhatWasAsked(doing, 'the answer is no list of tags'));
}

/**
 * Undefined for a registry without the referrers API. One that has it never answers 404 (distribution-spec 1.1, "Listing
 * Referrers"); older ones also answer other statuses or another document for a path that they do not know.
 */
export async function listReferrers(
  http: RegistryHttp,
  image: Repository & { readonly digest: string },
): Promise<Referrer[] | undefined> {
  const doing = `listing what refers to ${formatReference(image)}`;
  const target = `${image.repository}/referrers/${image.digest}`;
  const headers = { accept: ociIndexType };
  const found = await readPages(http, { ...pull(image), method: 'GET', target, headers, doing }, async (answer) => {
    if ([400, 404, 405, 406, 501].includes(answer.status)) return undefined;
    if (!answer.ok) throw await refused(doing, answer);
    if (answer.mediaType !== ociIndexType) return undefined;
    const text = await answer.text();
    const { manifests } = jsonObject(text);
    if (Array.isArray(manifests)) return manifests.filter(isReferrer);
    throw notAList(text, notWhatWasAsked(doing, 'the answer is no list of referrers'));
  });
  return found && [...new Map(found.map((each) => [each.digest, each])).values()];
}

/** The tag that lists what refers to a manifest where there is no referrers API. Source: distribution-spec 1.1, "Referrers Tag Schema". */
export function referrersTag(digest: string): string {
  const [algorithm = '', hex = ''] = digest.split(':');
  return `${algorithm.slice(0, 32)}-${hex.slice(0, 64)}`;
}

/** Follows `Link: <…>; rel="next"`. @param read undefined for a list that is not there */
async function readPages<T>(
  http: RegistryHttp,
  request: RegistryRequest & { readonly target: string },
  read: (answer: HttpAnswer) => Promise<readonly T[] | undefined>,
): Promise<T[] | undefined> {
  const base = http.origin(request.registry);
  const first = new URL(`/v2/${request.target}`, base);
  const all: T[] = [];
  const seen = new Set([first.href]);
  for (let target = first; ; ) {
    const { entries, next }: Page<T> = await http.request({ ...request, target, limits: page }, async (answer) => ({
      entries: await read(answer),
      next: nextPage(answer, base),
    }));
    if (entries === undefined && target === first) return undefined;
    // A part of the list must not pass for the whole: what is not in it may be deleted.
    if (entries === undefined) throw notWhatWasAsked(request.doing, `its page ${seen.size} is missing`);
    for (const entry of entries) all.push(entry);
    if (next === undefined) return all;
    if (seen.has(next.href) || all.length > mostEntries) {
      throw notWhatWasAsked(request.doing, `its pages do not end (${all.length} entries so far)`);
    }
    seen.add(next.href);
    target = next;
  }
}

interface Page<T> {
  readonly entries: readonly T[] | undefined;
  readonly next: URL | undefined;
}

function nextPage({ headers, url }: HttpAnswer, base: URL): URL | undefined {
  const next = /<([^>]*)>\s*;[^,]*rel="?next"?/.exec([headers.link ?? ''].flat().join(', '))?.[1];
  if (next === undefined || !URL.canParse(next, url.href)) return undefined;
  const target = new URL(next, url);
  if (target.origin === base.origin) return target;
  const problem = `${base.host} continues a list at ${target.origin}, which is not followed`;
  throw new Failure('refused', 'REGISTRY_REDIRECT', problem, {
    hint: 'the registry names another address for itself: use that one, or correct its external URL',
  });
}

/** What is not JSON at all may have been cut on the way, or is the page of a proxy: the next answer may be whole. */
function notAList(text: string, failure: Failure): Error {
  return parseJson(text) === undefined ? unreadable(failure) : failure;
}

function notWhatWasAsked(doing: string, problem: string): Failure {
  return new Failure('failed', 'REGISTRY_ANSWER', `${doing} failed: ${problem}`, {
    hint: 'check that the registry host is right; a sign-in page or a proxy may be answering instead',
  });
}
