import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { environmentAt } from '../../../../src/core/monorepo/place.ts';
import { loadConfig, parseConfig } from '../../../../src/inputs/config/config.ts';
import { scratchDirectory } from '../../../support/lifetime.ts';

const parse = (text: string, discovered?: readonly string[]) => parseConfig('gitops.yaml', text, discovered);

const messageOf = (text: string, discovered?: readonly string[]) => {
  try {
    parse(text, discovered);
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('the configuration was accepted');
};

const shop = `
version: 1
x-owner: &owner { team: shop }
defaults:
  service: { build: { dockerfile: apps/Dockerfile, args: { SERVICE_NAME: "{service}" } }, watch: [tools/**] }
  environment: { file: "values/{service}-{environment}.yaml", set: { replicaCount: 1, team: shop } }
services:
  web1: { path: apps/web1, build: { args: { SERVER: eu } } }
  web2:
    path: apps/web2
    watch: []
    environments:
      prod: { set: { replicaCount: 4 }, clusters: { us: { set: { replicaCount: 8 } } } }
environments:
  dev: { when: { branch: develop }, ttl: 7d, set: { debug: true } }
  stage: { extends: dev, when: { branch: main }, set: { debug: false } }
  prod:
    extends: stage
    when: { tag: "v*" }
    file: "{cluster}/{service}.yaml"
    app: { path: . }
    clusters:
      eu: { dest-name: in-eu }
      us: { dest-server: "https://us.example.com", set: { replicaCount: 6, region: us }, url: "https://us.example.com" }
`;

describe('extends, defaults and the words of a place', () => {
  const config = parse(shop);
  const at = (environment: string, service?: string, cluster?: string) =>
    environmentAt(config, config.environments.get(environment)!, { environment, service, cluster });

  it('merges maps key by key, and replaces lists as a whole', () => {
    expect(config.services.get('web1')).toMatchObject({ watch: ['tools/**'] });
    expect([...config.services.get('web1')!.build!.args!]).toEqual([
      ['SERVICE_NAME', '{service}'],
      ['SERVER', 'eu'],
    ]);
    expect(config.services.get('web2')!.watch).toEqual([]);
  });

  it('takes what an environment extends, in turn, but never when it is reached', () => {
    expect(Object.fromEntries(at('stage').set!)).toEqual({ replicaCount: 1, team: 'shop', debug: false });
    expect(at('stage').file).toBe('values/{service}-{environment}.yaml');
    expect(at('prod')).toMatchObject({ ttl: '7d', when: { tag: ['v*'] }, file: '{cluster}/{service}.yaml' });
  });

  it.each([
    ['web1', undefined, 1],
    ['web1', 'eu', 1],
    ['web1', 'us', 6],
    ['web2', undefined, 4],
    ['web2', 'eu', 4],
    ['web2', 'us', 8],
  ])('lets the nearest word win: %s in %s', (service, cluster, replicas) => {
    expect(at('prod', service, cluster).set!.get('replicaCount')).toBe(replicas);
  });

  it('gives the Application the destination of the cluster', () => {
    expect(at('prod', 'web1', 'eu').app).toEqual({ path: '.', 'dest-name': 'in-eu' });
    expect(at('prod', 'web1', 'us').app).toEqual({ path: '.', 'dest-server': 'https://us.example.com' });
  });

  it('knows merge keys, whose words are weaker than those of the map itself', () => {
    const merged = parse(
      'version: 1\nx-a: &a { path: apps/a, watch: [a] }\nx-b: &b { watch: [b], needs: [] }\nservices:\n  web: { <<: [*a, *b], path: apps/web }\n',
    );
    expect(merged.services.get('web')).toEqual({ path: 'apps/web', watch: ['a'], needs: [] });
  });
});

describe('{service} in what services share', () => {
  it('is the name of each, in texts, lists and maps, and elsewhere is left to whoever knows more', () => {
    const { services } = parse(`
version: 1
defaults:
  service:
    watch: ["proto/{service}/**"]
    build:
      dockerfile: docker/{service}.Dockerfile
      files: ["apps/{service}/dist:/srv/{service}"]
      env: { NAME: "{service}", SHELL_NAME: "\${service}", CHART: "{{service}}" }
      tags: ["{service}-{sha8}"]
      args: { APP: "{service}" }
services: { web: { path: apps/web }, api: { path: apps/api, build: { dockerfile: api/Dockerfile } } }
`);
    const { watch, build } = services.get('web')!;
    expect({ watch, ...build, env: Object.fromEntries(build!.env!), args: Object.fromEntries(build!.args!) }).toEqual({
      watch: ['proto/web/**'],
      dockerfile: 'docker/web.Dockerfile',
      files: ['apps/web/dist:/srv/web'],
      env: { NAME: 'web', SHELL_NAME: `\${service}`, CHART: '{{service}}' },
      tags: ['{service}-{sha8}'],
      args: { APP: '{service}' },
    });
    expect(services.get('api')!.build).toMatchObject({
      dockerfile: 'api/Dockerfile',
      files: ['apps/api/dist:/srv/api'],
    });
  });
});

describe('mistakes', () => {
  const services = 'version: 1\nservices: { web: { path: web } }\n';

  it.each([
    [
      `${services}environments: { a: { extends: b }, b: { extends: a } }`,
      '3:31: environments.a.extends extends itself: a → b → a',
    ],
    [
      `${services}environments: { dev: {}, prod: { extends: dve } }`,
      'which is no environment of this file; did you mean "dev"?',
    ],
    [
      `${services}environments: { dev: { services: [wbe] } }`,
      'names "wbe", which is no service of this file; did you mean "web"?',
    ],
    [`${services}environments: { dev: { services: ["api*"] } }`, '"api*" finds no service of this file'],
    ['version: 1\nservices: { a: { path: a, needs: [b] }, b: { path: b, needs: [a] } }', 'is a circle: a → b → a'],
    [
      'version: 1\nservices: { a: { path: a, environments: { prd: {} } } }\nenvironments: { prod: {} }',
      'gitops.yaml:2:43: services.a.environments.prd names "prd", which is no environment of this file; did you mean "prod"?',
    ],
    [
      `${services}x-a: &a { wacth: [a] }\ndefaults: { service: { <<: *a } }`,
      'gitops.yaml:3:11: defaults.service.wacth is not a known key; did you mean "watch"?',
    ],
  ])('are told with their place: %s', (text, message) => {
    expect(messageOf(text)).toContain(message);
  });
});

describe('discover', () => {
  it('makes a service of each directory, unless the file names it', () => {
    const { services } = parse(
      'version: 1\ndiscover: apps/*\nservices: { shop: { path: apps/web }, api: { watch: [x] } }\n',
      ['apps/api', 'apps/web', 'apps/worker'],
    );
    expect([...services].map(([name, { path, watch }]) => [name, path, watch])).toEqual([
      ['shop', 'apps/web', undefined],
      ['api', 'apps/api', ['x']],
      ['worker', 'apps/worker', undefined],
    ]);
  });

  it.each([
    [['apps/Web'], 'finds apps/Web, whose name is not a name'],
    [['apps/web', 'sites/web'], 'finds sites/web, and apps/web is the service web already'],
  ])('refuses %j', (directories, message) => {
    expect(messageOf('version: 1\ndiscover: ["*/*"]\n', directories)).toContain(message);
  });

  it('looks for a package.json or a Dockerfile', async () => {
    const root = scratchDirectory('discover');
    const files = ['apps/a/package.json', 'apps/b/Dockerfile', 'apps/c/README.md', 'apps/e2e/package.json'];
    for (const file of files) {
      await mkdir(dirname(join(root, file)), { recursive: true });
      await writeFile(join(root, file), '{}');
    }
    await writeFile(join(root, 'gitops.yaml'), 'version: 1\ndiscover: ["apps/*", "!apps/e2e"]\n');
    expect([...(await loadConfig(root))!.services.keys()]).toEqual(['a', 'b']);
  });
});
