/** The numbers of all open pull or merge requests. Fails rather than answer with less than all (argo-cd#14318, #18480). */
import { Failure, messageOf } from '../failure.ts';
import type { CiContext, Environment, Secrets } from '../ports.ts';

export interface ForgeAccess {
  readonly kind: 'github' | 'gitlab';
  /** Base URL of the API: `https://api.github.com`, `https://gitlab.example.com/api/v4`. */
  readonly url: string;
  readonly token: string;
}

/** Milliseconds for one page. */
const pageTimeout = 30_000;
/** 100 requests a page. */
const mostPages = 100;

/** The forge of this job; `undefined` when there is none, or no token that may ask it. */
export function forgeAccess(
  ci: CiContext,
  env: Environment,
  given: { readonly token: string | undefined; readonly url: string | undefined },
): ForgeAccess | undefined {
  const kind = kindOf(ci, given.url);
  if (kind === undefined) return undefined;
  // GitLab's job token may not list merge requests.
  const token = given.token ?? (kind === 'github' ? env.GITHUB_TOKEN : undefined);
  const url = given.url ?? (kind === 'github' ? (env.GITHUB_API_URL ?? 'https://api.github.com') : env.CI_API_V4_URL);
  return token === undefined || url === undefined ? undefined : { kind, token, url: url.replace(/\/+$/, '') };
}

/** @throws Failure `SWEEP_SOURCES` for every answer that is not a whole list. */
export async function openRequests(
  access: ForgeAccess,
  repository: string,
  secrets: Secrets,
): Promise<ReadonlySet<number>> {
  secrets.add(access.token);
  const found = new Set<number>();
  let next: string | undefined = `${access.url}${firstPage(access.kind, repository)}`;
  for (let page = 0; next !== undefined; page += 1) {
    if (page === mostPages) throw doubtful(next, `more than ${mostPages} pages`);
    const response = await answerOf(access, next);
    for (const number of await numbersOf(access.kind, response, next)) found.add(number);
    next = nextPage(response, next);
  }
  return found;
}

function firstPage(kind: ForgeAccess['kind'], repository: string): string {
  return kind === 'github'
    ? `/repos/${repository.split('/').map(encodeURIComponent).join('/')}/pulls?state=open&per_page=100`
    : `/projects/${encodeURIComponent(repository)}/merge_requests?state=opened&scope=all&per_page=100`;
}

async function answerOf({ token }: ForgeAccess, url: string): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(url, {
      headers: { accept: 'application/json', authorization: `Bearer ${token}`, 'user-agent': 'monorepo-gitops' },
      // A redirect would carry the token to wherever it leads.
      redirect: 'error',
      signal: AbortSignal.timeout(pageTimeout),
    });
  } catch (error) {
    throw doubtful(url, messageOf(error), error);
  }
  if (!response.ok) throw doubtful(url, `HTTP ${response.status}: ${(await response.text()).slice(0, 200)}`);
  return response;
}

async function numbersOf(kind: ForgeAccess['kind'], response: Response, url: string): Promise<number[]> {
  const body: unknown = await response.json().catch((error: unknown) => {
    throw doubtful(url, 'the answer is not JSON', error);
  });
  if (!Array.isArray(body)) throw doubtful(url, 'the answer is not a list');
  return body.map((request: { readonly number?: unknown; readonly iid?: unknown } | null) => {
    const number = kind === 'github' ? request?.number : request?.iid;
    if (typeof number !== 'number') throw doubtful(url, 'an item of the list has no number');
    return number;
  });
}

/** RFC 8288, as both forges write it. Only on the same server. */
function nextPage(response: Response, url: string): string | undefined {
  const link = /<([^>]*)>\s*;[^,]*rel="?next"?/.exec(response.headers.get('link') ?? '')?.[1];
  if (link === undefined) return undefined;
  const next = new URL(link, url);
  if (next.origin !== new URL(url).origin) throw doubtful(url, `the list goes on at ${next.origin}, another server`);
  return next.href;
}

function kindOf({ host, repositoryUrl }: CiContext, url: string | undefined): ForgeAccess['kind'] | undefined {
  if (host === 'github' || host === 'gitlab') return host;
  const hint = url ?? repositoryUrl ?? '';
  if (/gitlab|\/api\/v4\/?$/.test(hint)) return 'gitlab';
  return url !== undefined || /github/.test(hint) ? 'github' : undefined;
}

function doubtful(url: string, problem: string, cause?: unknown): Failure {
  return new Failure(
    'failed',
    'SWEEP_SOURCES',
    `the open requests could not be listed (${url}): ${problem}; nothing is removed`,
    {
      hint: 'Give a forge-token that may read the requests of this repository (GitHub: `permissions: pull-requests: read`).',
      cause,
    },
  );
}
