/** GitHub's API of container packages, of one organization or user, as retention asks it. */
import { createServer } from 'node:http';
import { endsWithFile } from '../lifetime.ts';
import { type Listener, listen } from '../net/web.ts';
import { breachesOf } from './contract.ts';
import { accountJson, packageJson, packageVersionJson } from './json.ts';

export interface PackagesServer extends Listener {
  /** `METHOD /path`, in order. */
  readonly calls: string[];
  /** Digests with their ids and times, by package. */
  readonly packages: Map<string, Map<string, { readonly id: number; readonly updated: string }>>;
}

export const packagesToken = 'ghp_packages0123456789';

/** @param mayDelete whether the token has the role Admin in the packages */
export async function startPackages(kind: 'Organization' | 'User', mayDelete = true): Promise<PackagesServer> {
  const calls: string[] = [];
  const packages: PackagesServer['packages'] = new Map();
  const breaches: string[] = [];
  const listener = await listen(
    createServer((request, response) => {
      const url = new URL(request.url ?? '/', 'http://github');
      calls.push(`${request.method} ${url.pathname}`);
      const send = (status: number, body?: unknown) => {
        const exchange = {
          method: request.method ?? 'GET',
          path: decodeURIComponent(url.pathname),
          query: url.searchParams,
        };
        breaches.push(...breachesOf({ ...exchange, body: undefined, answer: { status, body } }));
        response.writeHead(status, { 'content-type': 'application/json' });
        response.end(body === undefined ? undefined : JSON.stringify(body));
      };
      if (!String(request.headers.authorization).endsWith(packagesToken))
        return send(401, { message: 'Bad credentials' });
      if (url.pathname === '/users/acme') return send(200, accountJson('acme', kind));
      const root = kind === 'Organization' ? '/orgs/acme/packages' : '/users/acme/packages';
      if (!url.pathname.startsWith(root)) return send(404, { message: 'Not Found' });
      const [type, name = '', versions, id] = url.pathname
        .slice(root.length + 1)
        .split('/')
        .map(decodeURIComponent);
      if (type === '') {
        const names = url.searchParams.get('package_type') === 'container' ? [...packages.keys()] : [];
        return send(
          200,
          names.map((each, index) => packageJson(index, each)),
        );
      }
      const found = packages.get(name);
      if (type !== 'container' || found === undefined || versions !== 'versions')
        return send(404, { message: 'Not Found' });
      if (request.method === 'GET') {
        const all = [...found].map(([digest, { id: number, updated }]) => packageVersionJson(number, digest, updated));
        return send(200, all);
      }
      if (!mayDelete) return send(403, { message: 'Resource not accessible by integration' });
      const [digest] = [...found].find(([, each]) => String(each.id) === id) ?? [];
      if (digest === undefined) return send(404, { message: 'Not Found' });
      found.delete(digest);
      send(204);
    }),
  );
  endsWithFile({
    async [Symbol.asyncDispose]() {
      if (breaches.length > 0) throw new Error(`Not as GitHub describes it:\n${[...new Set(breaches)].join('\n')}`);
    },
  });
  return { ...listener, calls, packages };
}
