import { describe, expect, it } from 'vitest';
import { environmentAt } from '../../../../src/core/monorepo/place.ts';
import { parseConfig } from '../../../../src/inputs/config/config.ts';

const parse = (text: string) => parseConfig('gitops.yaml', text);

const messageOf = (text: string): string => {
  try {
    parse(text);
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('the configuration was accepted');
};

const web = 'version: 1\nservices: { web: { path: web } }\n';

describe('null takes back what is inherited', () => {
  const config = parse(`
version: 1
defaults:
  service: { watch: [tools/**], build: { dockerfile: apps/Dockerfile, args: { A: a, B: b } } }
  environment: { file: values.yaml, from: sample.yaml, set: { a: 1, b: 2 } }
services:
  web: { path: web, watch: null, build: { dockerfile: null, args: { A: null } }, environments: { prod: { url: null } } }
environments:
  dev: { when: { branch: dev }, url: "https://dev", ttl: 7d, app: { name: "x-{cluster}", prune: true }, clusters: { eu: {}, us: {} } }
  prod:
    extends: dev
    ttl: null
    from: null
    set: { a: null }
    app: { prune: null }
    clusters: { us: null, eu: { app: null, set: { b: null } } }
  plain: { extends: dev, app: null }
`);
  const at = (environment: string, service?: string, cluster?: string) =>
    environmentAt(config, config.environments.get(environment)!, { environment, service, cluster });

  it('of a service from the defaults', () => {
    const { watch, build } = config.services.get('web')!;
    expect(watch).toBeUndefined();
    expect(build).toEqual({ args: new Map([['B', 'b']]) });
  });

  it('of an environment from what it extends and from the defaults', () => {
    const { ttl, from, set, app, clusters, url } = at('prod');
    expect([ttl, from, app, url]).toEqual([undefined, undefined, { name: 'x-{cluster}' }, 'https://dev']);
    expect([...set!]).toEqual([['b', 2]]);
    expect([...clusters!.keys()]).toEqual(['eu']);
    expect(at('plain')).not.toHaveProperty('app');
    expect(at('dev').ttl).toBe('7d');
  });

  it('of a service in an environment, and of a cluster', () => {
    expect(at('prod', 'web').url).toBeUndefined();
    expect(at('prod', undefined, 'eu')).not.toHaveProperty('app');
    expect([...at('prod', undefined, 'eu').set!]).toEqual([]);
  });

  it.each([
    [`${web}environments: { dev: { file: null } }`, '3:30: environments.dev.file must be text, but is empty'],
    [`${web}environments: { dev: { when: null } }`, 'environments.dev.when must be a mapping, but is empty'],
    [`${web}defaults: { environment: { url: null } }`, 'defaults.environment.url must be text, but is empty'],
    [`${web}environments: { dev: { services: [null] } }`, 'environments.dev.services[0] must be text, but is empty'],
  ])('is a mistake where nothing is inherited: %s', (text, message) => {
    expect(messageOf(text)).toContain(message);
  });
});

describe('sections of one statement', () => {
  it('are replaced as a whole: a promotion does not keep the conditions of another', () => {
    const { environments } = parse(
      `${web}environments: { dev: {}, test: { promote-from: { environment: dev, when: healthy, after: 1h } }, prod: { extends: test, promote-from: test } }`,
    );
    expect(environments.get('prod')!['promote-from']).toEqual({ environment: 'test' });
  });
});

describe('a mistake is told once, where it stands', () => {
  it.each([
    [
      'in defaults, for every service',
      'version: 1\ndefaults: { service: { build: { dockerfil: x } } }\nservices: { a: { path: a }, b: { path: b } }',
      'gitops.yaml:2:33: defaults.service.build.dockerfil is not a known key; did you mean "dockerfile"?',
    ],
    [
      'in an environment that others extend',
      `${web}environments: { dev: { app: { valus-files: [] } }, a: { extends: dev }, b: { extends: a } }`,
      'gitops.yaml:3:31: environments.dev.app.valus-files is not a known key; did you mean "values-files"?',
    ],
    [
      'in an anchor with many aliases',
      'version: 1\nx-build: &build { engin: buildah }\nservices: { a: { path: a, build: *build }, b: { path: b, build: *build } }',
      'gitops.yaml:2:19: services.a.build.engin is not a known key; did you mean "engine"?',
    ],
    [
      'in an anchor that is merged',
      'version: 1\nx-build: &build { cache: everywhere }\nservices: { a: { path: a, build: { <<: *build } }, b: { path: b, build: { <<: [*build] } } }',
      'gitops.yaml:2:26: services.a.build.cache must be one of registry, gha, none, but is "everywhere"',
    ],
    [
      'in an anchor of one value that YAML misreads',
      'version: 1\nx-port: &port 1.10\nservices: { a: { path: a, build: { args: { V: *port } } }, b: { path: b, build: { args: { V: *port } } } }',
      'gitops.yaml:2:15: x-port 1.10 would be read as the number 1.1; put it in quotes: "1.10"',
    ],
  ])('%s', (_what, text, message) => {
    expect(messageOf(text)).toBe(message);
  });

  it('but what is missing is told for each', () => {
    const message = messageOf('version: 1\nx-a: &a { watch: [x] }\nservices: { a: *a, b: *a }');
    expect(message).toContain('services.a.path is missing');
    expect(message).toContain('services.b.path is missing');
  });
});

describe('mistakes of the language', () => {
  it.each([
    [
      'a key of another section',
      `${web}environments: { dev: { dest-namespace: web } }`,
      '3:24: environments.dev.dest-namespace is not a known key here; it belongs to environments.dev.app',
    ],
    [
      'a key that belongs further out',
      `${web}environments: { dev: { app: { url: x } } }`,
      'environments.dev.app.url is not a known key here; it belongs to environments.dev',
    ],
    [
      'a promotion with a misspelt condition',
      `${web}environments: { dev: {}, prod: { promote-from: { environment: dev, wehn: healthy } } }`,
      '3:68: environments.prod.promote-from.wehn is not a known key; did you mean "when"?',
    ],
    [
      'a condition that there is not',
      `${web}environments: { dev: {}, prod: { promote-from: { environment: dev, when: synced } } }`,
      'environments.prod.promote-from.when must be healthy, but is "synced"',
    ],
    [
      'a promotion of another kind',
      `${web}environments: { prod: { promote-from: [dev] } }`,
      'environments.prod.promote-from must be text or a mapping, but is a list',
    ],
    [
      'a number among globs',
      `${web}environments: { dev: { when: { branch: [main, 3] } } }`,
      'environments.dev.when.branch[1] must be text, but is the number 3; put it in quotes: "3"',
    ],
    [
      'an image without a registry, where it stands',
      'version: 1\ndefaults: { service: { build: { image: "{service}" } } }\nservices: { a: { path: a }, b: { path: b } }',
      'gitops.yaml:2:40: defaults.service.build.image "{service}" names no registry: begin it with the host (harbor',
    ],
    ['a name', 'version: 1\nservices: { Web_1: { path: x } }', '2:13: services.Web_1 is not a name: use at most 63'],
    ['the name that would do', 'version: 1\nservices: { Web_1: { path: x } }', 'for example "web-1"'],
    [
      'an inherited promotion from itself, where it stands',
      `${web}defaults: { environment: { promote-from: dev } }\nenvironments: { dev: {} }`,
      '3:42: defaults.environment.promote-from makes dev promote from itself; write `promote-from: null` in environments.dev',
    ],
    [
      'promotions in a circle',
      `${web}environments: { a: { promote-from: b }, b: { promote-from: c }, c: { promote-from: a } }`,
      'environments.a.promote-from is a circle: a → b → c → a',
    ],
    [
      'a cluster that the environment has not',
      'version: 1\nservices: { a: { path: a, environments: { prod: { clusters: { ue: {} } } } } }\nenvironments: { prod: { clusters: { eu: {} } } }',
      'names "ue", which is no cluster of this file; did you mean "eu"?',
    ],
    [
      'a service that the defaults name',
      `${web}defaults: { environment: { services: [wbe] } }`,
      'defaults.environment.services[0] names "wbe", which is no service of this file; did you mean "web"?',
    ],
  ])('%s', (_what, text, message) => {
    expect(messageOf(text)).toContain(message);
  });

  it('x-… keys stand in every section, and are names where users choose them', () => {
    const config = parse(
      `${web}x-a: 1\nenvironments: { x-env: { x-note: [1], app: { x-b: {} }, clusters: { eu: { x-c: null } } } }\ngitops: { x-d: d }`,
    );
    expect([...config.environments.keys()]).toEqual(['x-env']);
    expect(config.environments.get('x-env')).toEqual({ app: {}, clusters: new Map([['eu', {}]]) });
  });

  it.each([
    [
      'an alias inside of itself',
      `${web}environments: { dev: { set: &a { x: *a } } }`,
      'inside the value that it stands',
    ],
    ['a merge of itself', `${web}x-a: &a { <<: *a }`, 'alias'],
    [
      'an anchor that is used until it is a mountain',
      `${web}x-a: &a [${Array(500).fill('x').join(', ')}]\nx-b: &b [${Array(400).fill('*a').join(', ')}]\nx-c: [*b, *b]`,
      'alias',
    ],
    [
      'merges of merges of merges',
      `${web}x-a0: &a0 { k: 1 }\n${Array.from({ length: 8 }, (_, i) => `x-a${i + 1}: &a${i + 1} { <<: [${Array(8).fill(`*a${i}`).join(', ')}] }`).join('\n')}`,
      'alias',
    ],
  ])('refuses %s (law 7)', (_what, text, message) => {
    expect(messageOf(text)).toContain(message);
  });

  it('keeps hostile names as data: services, clusters and paths of set', () => {
    const config = parse(
      'version: 1\nservices: { constructor: { path: a } }\nenvironments: { constructor: { set: { __proto__: { x: 1 }, constructor: 2 }, clusters: { constructor: {} } } }',
    );
    const place = { environment: 'constructor', service: 'constructor', cluster: 'constructor' };
    const at = environmentAt(config, config.environments.get('constructor')!, place);
    expect([...at.set!.keys()]).toEqual(['__proto__', 'constructor']);
    expect(({} as Record<string, unknown>).x).toBeUndefined();
    expect(messageOf(`${web}environments: { dev: { app: { __proto__: { name: x } } } }`)).toContain(
      'environments.dev.app.__proto__ is not a known key',
    );
  });
});

describe('an environment that nothing can reach', () => {
  const reach = (environments: string) => `${web}environments: { ${environments} }`;

  it.each([
    ['the same branch', 'dev: { when: { branch: main } }, prod: { when: { branch: main } }'],
    [
      'a glob that has it',
      'dev: { when: { branch: "release/*" } }, prod: { when: { branch: [release/1, release/2] } }',
    ],
    ['the same glob', 'dev: { when: { tag: ["v*"] } }, prod: { when: { tag: "v*" } }'],
    ['everything', 'dev: { when: { branch: "**" } }, prod: { when: { branch: "feature/*" } }'],
    [
      'two before it',
      'a: { when: { branch: main } }, b: { when: { request: true } }, prod: { when: { branch: main, request: true } }',
    ],
  ])('because %s is taken before it', (_what, environments) => {
    expect(messageOf(reach(environments))).toMatch(
      /environments\.prod\.when never decides: \w+( and b)?, before it, takes/,
    );
  });

  it.each([
    ['only takes back', 'prod: { when: { branch: "!main" } }', 'when matches nothing: !main only takes back'],
    ['takes its own name back', 'prod: { when: { branch: [main, "!main"] } }', 'when matches nothing'],
    ['has no event', 'prod: { when: { request: false } }', 'when names no event: leave it out'],
    ['has no service', 'prod: { services: [] }', 'services leaves no service to deploy; leave it out for all'],
    [
      'takes services back from none',
      'prod: { services: ["!web"] }',
      'services leaves no service to deploy; begin it with "*"',
    ],
  ])('because it %s', (_what, environments, message) => {
    expect(messageOf(reach(environments))).toContain(message);
  });

  it.each([
    ['without events', 'dev: { when: { branch: main } }, prod: {}'],
    ['a wider glob behind a literal', 'dev: { when: { branch: main } }, prod: { when: { branch: "*" } }'],
    ['one that the first takes back', 'dev: { when: { branch: ["*", "!main"] } }, prod: { when: { branch: main } }'],
    ['one event of two', 'dev: { when: { branch: main } }, prod: { when: { branch: main, tag: "v*" } }'],
    [
      'scheduled runs that the first leaves',
      'dev: { when: { branch: main, schedule: false } }, prod: { when: { branch: main } }',
    ],
    [
      'the next station of a promotion, which a job names',
      'dev: { when: { branch: main } }, prod: { when: { branch: main }, promote-from: dev }',
    ],
    ['some of all services', 'prod: { services: ["*"] }'],
  ])('but not %s', (_what, environments) => {
    expect(parse(reach(environments)).environments.has('prod')).toBe(true);
  });
});
