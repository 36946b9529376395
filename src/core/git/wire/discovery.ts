/**
 * Finds the repository behind a URL: sends the first request, follows its redirects, checks that smart git answers.
 *
 * Source: gitprotocol-http(5) "Discovering References"; git's `http.followRedirects=initial` for the redirects.
 */

import { Failure } from '../../failure.ts';
import type { HttpAnswer } from '../../net/answer.ts';
import type { HttpClient } from '../../net/http-client.ts';
import type { Log } from '../../ports.ts';
import type { GitRemote } from '../transport.ts';
import { type Capabilities, readCapabilities } from './capabilities.ts';
import { gitFailure, protocolFailure, refusalOf, repeatable, unsupported, webPage } from './failures.ts';
import { decodeLines, type PktLine, textOf } from './pkt-line.ts';

export interface Repository {
  /** Without a slash at its end; services are appended to it. */
  readonly base: string;
  readonly capabilities: Capabilities;
}

const suffix = '/info/refs?service=git-upload-pack';
const advertisement = 'application/x-git-upload-pack-advertisement';
const mostRedirects = 5;

/**
 * Throws `GIT_WIRE_UNSUPPORTED` for a server without protocol version 2, shallow fetches or filters, `GIT_AUTH`,
 * `GIT_REPOSITORY_NOT_FOUND`, `GIT_REDIRECT` and `GIT_NO_REPOSITORY` (a web page) for what their names say.
 */
export async function discover(
  remote: GitRemote,
  parts: { http: HttpClient; headersFor: (url: URL) => Record<string, string>; log: Log },
): Promise<Repository> {
  const { origin, pathname } = new URL(remote.url);
  let url = new URL(`${origin}${pathname.replace(/\/+$/, '')}${suffix}`);
  for (let redirects = 0; redirects <= mostRedirects; redirects += 1) {
    const headers = parts.headersFor(url);
    const request = { method: 'GET', url, headers: { ...headers, 'git-protocol': 'version=2' } } as const;
    const found = await parts.http
      .exchange(request, async (answer): Promise<URL | Capabilities> => {
        if (answer.status >= 300 && answer.status < 400) return redirectTarget(answer, url);
        if (answer.status !== 200) throw await refusalOf(answer, remote, url);
        return readAdvertisement(answer, remote).catch((error: unknown) => {
          throw repeatable(error);
        });
      })
      .catch((error: unknown) => {
        throw gitFailure(remote, error);
      });
    if (!(found instanceof URL)) return { base: url.href.slice(0, -suffix.length), capabilities: found };
    url = found;
    parts.log.detail(`${remote.url} redirects to ${url.origin}${url.pathname.slice(0, -'/info/refs'.length)}`);
  }
  throw redirectFailure(`${remote.url} redirects more than ${mostRedirects} times`);
}

/** A redirect must lead to the same service of another repository URL, and never out of TLS. */
function redirectTarget(answer: HttpAnswer, from: URL): URL {
  const location = answer.headers.location ?? '';
  if (!URL.canParse(location, from.href))
    throw redirectFailure(`${from.host} redirects nowhere (status ${answer.status})`);
  const target = new URL(location, from);
  target.username = '';
  target.password = '';
  target.hash = '';
  if (from.protocol === 'https:' && target.protocol !== 'https:') {
    throw redirectFailure(`${from.host} redirects from https to ${target.protocol.slice(0, -1)}`);
  }
  if (!/^https?:$/.test(target.protocol) || !target.href.endsWith(suffix)) {
    throw redirectFailure(`${from.host} redirects to ${target.origin}${target.pathname}, which is no git repository`);
  }
  return target;
}

function redirectFailure(message: string): Failure {
  return new Failure('failed', 'GIT_REDIRECT', message, {
    hint: 'Often a login page: check the credential. Otherwise write the final URL into gitops-repository.',
  });
}

async function readAdvertisement(answer: HttpAnswer, remote: GitRemote): Promise<Capabilities> {
  if (answer.mediaType !== advertisement) throw await noSmartServer(answer, remote);
  const lines: PktLine[] = [];
  const incoming = decodeLines(answer.body);
  let isVersion2 = false;
  for (let next = await incoming.next(); !next.done; next = await incoming.next()) {
    const line = next.value;
    lines.push(line);
    const text = textOf(line);
    isVersion2 ||= text === 'version 2';
    // Older protocols go on with all refs, which nobody reads.
    const isOlder = !isVersion2 && text !== undefined && !text.startsWith('# service=');
    if (isOlder || (isVersion2 && line.kind === 'flush')) break;
    if (lines.length > mostCapabilities) throw protocolFailure('the list of capabilities has no end');
  }
  return readCapabilities(lines);
}

/** git announces about ten. */
const mostCapabilities = 1_000;

/** A dumb server sends the file `info/refs`; anything else is a web page or a gateway's notice. */
async function noSmartServer(answer: HttpAnswer, remote: GitRemote): Promise<Failure> {
  const type = answer.mediaType;
  const first = await answer.body.next();
  const text = first.done ? '' : first.value.toString('latin1', 0, 100);
  if (/^[0-9a-f]{40,64}\trefs\//.test(text)) return unsupported('it speaks the dumb http protocol only');
  if (!type.includes('html')) return protocolFailure(`it is ${type} instead of ${advertisement}`);
  return webPage(remote, answer.status);
}
