/** What docs/configuration.md shows is accepted as it stands there. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { environmentAt } from '../../../../src/core/monorepo/place.ts';
import { parseConfig } from '../../../../src/inputs/config/config.ts';

const page = readFileSync(new URL('../../../../docs/configuration.md', import.meta.url), 'utf8');
const files = [...page.matchAll(/```yaml\n([^`]*)```/g)]
  .map(([, text = '']) => text)
  .filter((text) => /^version: 1$/m.test(text));

it('is found', () => {
  expect(files.length).toBeGreaterThanOrEqual(3);
});

it.each(files)('%s', (text) => {
  expect(parseConfig('gitops.yaml', text, ['apps/web1', 'apps/playground1']).services.size).toBeGreaterThan(0);
});

it('means what the page says of it', () => {
  const config = parseConfig('gitops.yaml', files.find((text) => text.includes('discover:')) ?? '', [
    'apps/web1',
    'apps/playground1',
  ]);
  const at = (environment: string, service?: string, cluster?: string) =>
    environmentAt(config, config.environments.get(environment)!, { environment, service, cluster });
  expect([...config.services.keys()]).toEqual(['checkout', 'ledger', 'web1', 'playground1']);
  expect(at('prod', 'checkout', 'us').set?.get('replicaCount')).toBe(8);
  expect(at('prod', 'checkout', 'eu').set?.get('replicaCount')).toBe(4);
  expect(at('prod', 'web1', 'us')).toMatchObject({
    from: 'sample/values.yaml',
    app: { path: '.', 'dest-name': 'us' },
    argocd: { server: 'argocd.us.example.com' },
    gitops: { repository: 'acme/gitops-prod' },
  });
  expect(at('review').when).toEqual({ request: true });
});
