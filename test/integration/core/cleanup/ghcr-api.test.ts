import { expect, test } from 'vitest';
import { GhcrApi } from '../../../../src/core/cleanup/retention/ghcr-api.ts';
import { packagesToken, startPackages } from '../../../support/github/packages.ts';
import { portsOf } from '../../../support/ports.ts';

const digest = (letter: string) => `sha256:${letter.repeat(64)}`;

async function world(kind: 'Organization' | 'User', mayDelete = true) {
  const server = await startPackages(kind, mayDelete);
  const first = { id: 11, updated: '2026-01-02T03:04:05Z' };
  const second = { id: 12, updated: '2026-02-02T03:04:05Z' };
  server.packages.set(
    'shop/web1',
    new Map([
      [digest('a'), first],
      [digest('b'), second],
    ]),
  );
  return { server, api: new GhcrApi('acme', { api: `http://${server.host}`, token: packagesToken }, portsOf()) };
}

test.each(['Organization', 'User'] as const)(
  'images of GHCR are listed, dated and deleted as packages of: %s',
  async (kind) => {
    const { server, api } = await world(kind);
    expect(await api.repositories()).toEqual(['acme/shop/web1']);
    expect(await api.pushTimes('acme/shop/web1')).toEqual(
      new Map([
        [digest('a'), Date.UTC(2026, 0, 2, 3, 4, 5)],
        [digest('b'), Date.UTC(2026, 1, 2, 3, 4, 5)],
      ]),
    );
    expect(await api.remove('acme/shop/web1', digest('c'))).toBe('absent');
    expect(await api.remove('acme/shop/web1', digest('a'))).toBe('deleted');
    expect([...(server.packages.get('shop/web1') ?? []).keys()]).toEqual([digest('b')]);
    // The name of a package is one part of the path.
    expect(server.calls.at(-1)).toMatch(/\/packages\/container\/shop%2Fweb1\/versions\/11$/);
  },
);

test('a token that may not delete a package is an error that names the permission', async () => {
  const { api } = await world('Organization', false);
  await expect(api.remove('acme/shop/web1', digest('a'))).rejects.toMatchObject({
    exitCode: 1,
    hint: expect.stringContaining('packages: write'),
  });
});
