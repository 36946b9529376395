/**
 * The referrers API in front of a registry that has none (neither distribution 2.8 nor 3 has it): what was pushed through it
 * with a `subject` is listed, and the answer to the push says so. Source: OCI distribution-spec 1.1.
 */
import { createServer, request as httpRequest } from 'node:http';
import { digestOf } from '../../../src/core/image/manifest.ts';
import { type Listener, listen } from '../net/web.ts';

export function startReferrersApi({ host: upstream }: { readonly host: string }): Promise<Listener> {
  /** By repository and subject. */
  const lists = new Map<string, Map<string, object>>();
  const [hostname, port] = upstream.split(':');
  const server = createServer(async (request, response) => {
    const { method, url = '', headers } = request;
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece as Buffer);
    const body = Buffer.concat(pieces);
    const asked = /^\/v2\/(.+)\/referrers\/(sha256:\w+)$/.exec(url);
    if (asked !== null) {
      const mediaType = 'application/vnd.oci.image.index.v1+json';
      const manifests = [...(lists.get(`${asked[1]}@${asked[2]}`)?.values() ?? [])];
      response.writeHead(200, { 'content-type': mediaType });
      return void response.end(JSON.stringify({ schemaVersion: 2, mediaType, manifests }));
    }
    const subject = method === 'PUT' && url.includes('/manifests/') ? subjectOf(url, body) : undefined;
    if (subject !== undefined) {
      const list = lists.get(subject.key) ?? new Map<string, object>();
      lists.set(subject.key, list.set(subject.entry.digest, subject.entry));
    }
    const more = subject === undefined ? {} : { 'oci-subject': subject.digest };
    const onward = httpRequest({ hostname, port, method, path: url, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 500, { ...answer.headers, ...more });
      answer.pipe(response);
    });
    onward.on('error', () => response.destroy());
    onward.end(body);
  });
  return listen(server);
}

function subjectOf(url: string, body: Buffer) {
  const { subject, mediaType, artifactType, annotations } = JSON.parse(body.toString('utf8'));
  if (subject === undefined) return undefined;
  const repository = /^\/v2\/(.+)\/manifests\//.exec(url)?.[1];
  const entry = { mediaType, digest: digestOf(body), size: body.byteLength, artifactType, annotations };
  return { key: `${repository}@${subject.digest}`, digest: subject.digest as string, entry };
}
