/** The fetch of the web platform on top of a client, for libraries that take one (Octokit, `@octokit/auth-app`). */

import type { HttpAnswer } from './answer.ts';
import { isSafeRedirect, redirectError } from './error.ts';
import type { HttpClient, HttpRequest } from './http-client.ts';

const maxRedirects = 20;
/** Headers that may follow a redirect to another origin; every other one may be a credential. */
const harmlessHeaders = new Set(['accept', 'accept-language', 'content-type', 'user-agent']);
const methods = ['GET', 'HEAD', 'PUT', 'POST', 'PATCH', 'DELETE'] as const;

/**
 * Takes and gives the platform's Request and Response; reads the body of a request whole before sending it. Rejects with
 * NetworkError where the platform's fetch rejects with TypeError, with Failure `DEADLINE` at the deadline, and with the
 * signal's reason when that is aborted. Repeats nothing.
 */
export function fetchThrough(client: HttpClient): typeof fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    let body = request.body === null ? undefined : new Uint8Array(await request.arrayBuffer());
    let headers = Object.fromEntries(request.headers);
    let url = new URL(request.url);
    let { method } = request;
    for (let redirects = 0; ; redirects += 1) {
      const answer = await client.send({ method: methodOf(method), url, headers, body, signal: request.signal });
      const target = answer.redirect;
      if (target === undefined || request.redirect === 'manual') return responseOf(answer, redirects > 0);
      await answer.finish();
      if (request.redirect === 'error' || redirects === maxRedirects || !isSafeRedirect(url, target)) {
        throw redirectError(url, target);
      }
      // Source: fetch standard, "HTTP-redirect fetch".
      const { status } = answer;
      if ((status === 303 && method !== 'HEAD') || (status < 303 && method === 'POST')) {
        method = 'GET';
        body = undefined;
      }
      if (target.origin !== url.origin) {
        headers = Object.fromEntries(Object.entries(headers).filter(([name]) => harmlessHeaders.has(name)));
      }
      url = target;
    }
  };
}

function methodOf(name: string): HttpRequest['method'] {
  const method = methods.find((each) => each === name);
  if (method === undefined) throw new TypeError(`the method ${name} is not supported`);
  return method;
}

/** Its body is read as it arrives. */
function responseOf(answer: HttpAnswer, redirected: boolean): Response {
  const headers = new Headers();
  for (const [name, value] of Object.entries(answer.headers)) {
    for (const each of [value ?? []].flat()) headers.append(name, each);
  }
  // The body is unpacked already.
  headers.delete('content-encoding');
  headers.delete('content-length');
  const empty = [204, 205, 304].includes(answer.status);
  const response = new Response(empty ? null : ReadableStream.from(answer.body), {
    status: answer.status,
    statusText: answer.statusText,
    headers,
  });
  Object.defineProperties(response, { url: { value: answer.url.href }, redirected: { value: redirected } });
  return response;
}
