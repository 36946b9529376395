/** What `null` may take back, and what it may not: sections as a whole, events, halves of a statement. */
import { describe, expect, it } from 'vitest';
import { argocdUpsertApp } from '../../../../src/commands/argocd-upsert-app.ts';
import { environmentAt } from '../../../../src/core/monorepo/place.ts';
import { parseConfig } from '../../../../src/inputs/config/config.ts';
import { ciContext, configuredInputs } from '../../../support/inputs.ts';

const messageOf = (text: string): string => {
  try {
    parseConfig('gitops.yaml', text, ['apps/web']);
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('the configuration was accepted');
};

const web = 'version: 1\nservices: { web: { path: web } }\n';
const withDefaults =
  'version: 1\ndefaults: { service: { watch: [x] }, environment: { file: f, clusters: { eu: {} } } }\n';

describe('null is no section', () => {
  it.each([
    [
      'a service of which only the name is said',
      `${withDefaults}discover: apps/*\nservices:\n  web:\n`,
      '5:7: services.web',
    ],
    [
      'an environment of which only the name is said',
      `${withDefaults}services: { web: { path: web } }\nenvironments:\n  dev:\n`,
      '5:7: environments.dev',
    ],
    [
      'an event, which is not inherited',
      `${web}environments: { dev: { when: { branch: main } }, prod: { extends: dev, when: null } }`,
      '3:78: environments.prod.when',
    ],
    [
      'a service in an environment',
      'version: 1\nservices: { web: { path: web, environments: { dev: null } } }\nenvironments: { dev: { file: f } }',
      '2:52: services.web.environments.dev',
    ],
    [
      'the clusters of a service',
      `${withDefaults}services: { web: { path: web, environments: { dev: { clusters: null } } } }\nenvironments: { dev: {} }`,
      'services.web.environments.dev.clusters',
    ],
    [
      'a service in a cluster',
      `${withDefaults}services: { web: { path: web, environments: { dev: { clusters: { eu: null } } } } }\nenvironments: { dev: {} }`,
      'services.web.environments.dev.clusters.eu',
    ],
  ])('%s', (_what, text, key) => {
    expect(messageOf(text)).toContain(`${key} must be a mapping, but is empty`);
  });

  it.each([
    [
      `${web}environments: { a: {}, b: { promote-from: { environment: a, after: 1h } }, c: { extends: b, promote-from: { environment: a, after: null } } }`,
      'environments.c.promote-from.after must be text, but is empty',
    ],
    [
      'version: 1\ndefaults: { service: { retention: [{ keep-last: 1 }] } }\nservices: { web: { path: web, retention: [{ keep-last: null }] } }',
      'services.web.retention[0].keep-last must be a number, but is empty',
    ],
    [
      `${web}registry: r.example.com\nenvironments: { a: { registry: null } }`,
      'environments.a.registry must be text, but is empty',
    ],
  ])('nor half a statement, an item of a list, or the registry: %s', (text, message) => {
    expect(messageOf(text)).toContain(message);
  });
});

describe('null takes back what stands at the top of the file', () => {
  const config = parseConfig(
    'gitops.yaml',
    `
version: 1
gitops: { repository: acme/gitops }
argocd: { server: cd.example.com, project: shop }
services: { web: { path: web } }
environments:
  dev: { file: f, argocd: { project: dev }, app: { path: . } }
  test: { extends: dev, argocd: { project: null } }
  plain: { extends: dev, argocd: null }
  prod: { extends: dev, clusters: { eu: {}, us: { argocd: { project: null } } } }
`,
  );
  it.each([
    ['dev', undefined, 'cd.example.com', 'dev'],
    ['test', undefined, 'cd.example.com', undefined],
    ['plain', undefined, undefined, undefined],
    ['prod', 'eu', 'cd.example.com', 'dev'],
    ['prod', 'us', 'cd.example.com', undefined],
  ])('%s %s', (environment, cluster, server, project) => {
    const inputs = configuredInputs(argocdUpsertApp, { config, ci: ciContext(), service: 'web', environment, cluster });
    expect([inputs['argocd-server'], inputs.project]).toEqual([server, project]);
  });
});

describe('a destination is one statement, in two words', () => {
  const config = parseConfig(
    'gitops.yaml',
    `
version: 1
services:
  web: { path: web }
  api: { path: api, environments: { prod: { clusters: { us: { app: { dest-name: of-api } } } } } }
defaults: { environment: { app: { path: ., dest-server: "https://all" } } }
environments:
  dev: { clusters: { eu: { dest-name: in-eu }, us: { dest-name: in-us }, asia: {} } }
  prod: { extends: dev, clusters: { us: { dest-server: "https://us" }, eu: { app: { dest-server: "https://eu" } } } }
`,
  );
  it.each([
    ['dev', 'web', 'eu', { 'dest-name': 'in-eu' }],
    ['dev', 'web', 'asia', { 'dest-server': 'https://all' }],
    ['prod', 'web', 'us', { 'dest-server': 'https://us' }],
    ['prod', 'web', 'eu', { 'dest-server': 'https://eu' }],
    ['prod', 'api', 'us', { 'dest-name': 'of-api' }],
  ])('%s: %s in %s', (environment, service, cluster, expected) => {
    const { app } = environmentAt(config, config.environments.get(environment)!, { environment, service, cluster });
    const said = Object.entries(app!).filter(([key, value]) => key.startsWith('dest-') && value !== null);
    expect(Object.fromEntries(said)).toEqual(expected);
  });
});

describe('what YAML refers to is told where it stands', () => {
  it.each([
    [`${web}x-build: &build {}\nenvironments: { dev: { build: *biuld } }`, '4:31: *biuld has no anchor before it'],
    [`${web}environments: { dev: *dev, prod: &dev {} }`, '3:22: *dev has no anchor before it'],
    [
      `${web}x-a: &a\nenvironments: { dev: { <<: *a } }`,
      '4:28: << takes the keys of a mapping, or of a list of mappings',
    ],
    [`${web}x-a: &a { b: 1 }\nenvironments: { dev: { <<: [*a, 3] } }`, '4:33: << takes the keys of a mapping'],
    [`${web}environments: { dev: { file: !env FILE } }`, '3:30: Unresolved tag: !env'],
  ])('%s', (text, message) => {
    expect(messageOf(text)).toContain(`gitops.yaml:${message}`);
  });

  it('and a number in quotes, an event among the defaults, and what a rule of retention knows', () => {
    expect(messageOf('version: "1"\nservices: {}')).toBe(
      'gitops.yaml:1:10: version must be 1, but is "1"; write it without quotes',
    );
    expect(messageOf(`${web}defaults: { environment: { when: { branch: main } } }`)).toContain(
      'it belongs to one environment: environments.<name>.when',
    );
    expect(messageOf(`${web}retention: { rules: [{ keep: 3 }] }`)).toContain(
      'known are repository, tags, keep-last, keep-days',
    );
  });
});

it('x-… keys stand in a promotion and in a rule of retention too', () => {
  const { environments, retention } = parseConfig(
    'gitops.yaml',
    `${web}retention: { rules: [{ x-why: space, keep-last: 3 }] }\nenvironments: { dev: {}, prod: { promote-from: { environment: dev, x-why: { a: 1 } } } }`,
  );
  expect(environments.get('prod')!['promote-from']).toEqual({ environment: 'dev' });
  expect(retention).toEqual({ rules: [{ 'keep-last': 3 }] });
});
