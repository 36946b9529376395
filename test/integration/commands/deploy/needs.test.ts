/** `needs` of a service: what is built and waited for before it. */
import { expect, it } from 'vitest';
import { argocdOf, world } from '../../../support/commands/deploy.ts';
import { allParts, dockerRegistry, gitHttpBackend } from '../../../support/real-parts.ts';

const parts = allParts(await gitHttpBackend(), await dockerRegistry());

it.skipIf(!parts.present)(parts.titled('the needed service is pushed, written and live first'), async () => {
  const at = await world(['services.web1.needs:=["web2"]']);
  const { server, given } = await argocdOf(at);
  const { outputs } = await at.deploy({ ...given, wait: 'true', 'wait-timeout': '12h' });
  expect(outputs).toMatchObject({ result: 'committed', services: ['web1', 'web2'] });
  const pushed = at.registry.requests.filter(({ method, url }) => method === 'PUT' && url.includes('/manifests/'));
  expect([...new Set(pushed.map(({ url }) => /fe\/(web\d)/.exec(url)?.[1]))]).toEqual(['web2', 'web1']);
  const upserts = server.requests.filter(({ method, path }) => method === 'POST' && path === '/api/v1/applications');
  expect(upserts.map(({ body }) => (JSON.parse(body) as { metadata: { name: string } }).metadata.name)).toEqual([
    'web2-dev',
    'web1-dev',
  ]);
  const [, second] = upserts;
  const between = server.requests.slice(0, server.requests.indexOf(second as never));
  expect(between.some(({ method, path }) => method === 'GET' && path.includes('/applications/web2-dev'))).toBe(true);
});
