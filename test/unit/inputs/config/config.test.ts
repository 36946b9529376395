import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { Failure } from '../../../../src/core/failure.ts';
import { loadConfig, parseConfig } from '../../../../src/inputs/config/config.ts';
import { editorSchema } from '../../../../src/inputs/config/editor-schema.ts';
import { configJsonSchema } from '../../../../src/inputs/config/json-schema.ts';
import { scratchDirectory } from '../../../support/lifetime.ts';

const documented = readFileSync(new URL('gitops.yaml', import.meta.url), 'utf8');

const services = 'services: { web1: { path: apps/web1 } }';
const withServices = (rest: string) => `version: 1\n${services}\n${rest}\n`;

function problemOf(text: string): Failure {
  try {
    parseConfig('gitops.yaml', text);
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
  throw new Error('the configuration was accepted');
}

describe('gitops.yaml', () => {
  it('is read as documented, names as Maps in the order of the file', () => {
    const config = parseConfig('gitops.yaml', documented);
    expect([...config.services.keys()]).toEqual(['web1', 'web2']);
    expect([...config.environments.keys()]).toEqual(['dev', 'review', 'prod']);
    expect(config.gitops?.repository).toBe('https://gitlab.example.com/infra/helm-charts.git');
    expect(config.services.get('web1')?.build?.args?.get('SERVICE_NAME')).toBe('web1');
    expect(config.environments.get('dev')?.when?.branch).toEqual(['develop']);
    expect(config.environments.get('review')?.set?.get('ingress.hosts[0].host')).toBe(
      '{slug}-{service}.review.example.com',
    );
    expect(config.environments.get('dev')?.app?.['values-files']).toEqual(['values/{service}-dev.yaml']);
    expect(config.environments.get('prod')?.['promote-from']).toEqual({ environment: 'dev' });
  });

  it('needs no environments', () => {
    expect(parseConfig('gitops.yaml', withServices('')).environments.size).toBe(0);
  });

  // Each row: what is wrong, the text, what the message must say, with the place.
  it.each([
    [
      'a misspelt key',
      withServices('regestry: x'),
      'gitops.yaml:3:1: regestry is not a known key; did you mean "registry"?',
    ],
    [
      'a misspelt key deep down',
      withServices('environments:\n  dev:\n    app: { valus-files: [a] }'),
      'gitops.yaml:5:12: environments.dev.app.valus-files is not a known key; did you mean "values-files"?',
    ],
    [
      'a key like nothing',
      withServices('zzzzzzzz: 1'),
      'gitops.yaml:3:1: zzzzzzzz is not a known key; known are version, registry',
    ],
    [
      'a value that is none of the allowed',
      withServices('gitops: { deliver: pull-requets }'),
      'gitops.yaml:3:20: gitops.deliver must be one of push, pull-request, but is "pull-requets"; did you mean "pull-request"?',
    ],
    ['a wrong version', `version: 2\n${services}`, 'gitops.yaml:1:10: version must be 1, but is the number 2'],
    [
      'a registry with a scheme',
      withServices('registry: https://x.y/z'),
      'registry must be written as in an image reference',
    ],
    ['a missing key', 'version: 1', 'gitops.yaml:1:1: has neither services nor discover'],
    ['a missing key of one value', services, 'version is missing: write `version: 1`'],
    ['an empty section', withServices('argocd:'), 'argocd must be a mapping, but is empty'],
    ['no file content', '', 'gitops.yaml:1:1: must be a mapping, but is empty'],
    ['a list', '- 1', 'gitops.yaml:1:1: must be a mapping, but is a list'],
    [
      'one glob or several, but no number',
      withServices('environments: { dev: { when: { branch: 3 } } }'),
      'environments.dev.when.branch must be text or a list of text, but is the number 3',
    ],
    [
      'a flag as text',
      withServices('environments: { dev: { app: { prune: "yes" } } }'),
      'environments.dev.app.prune must be true or false, but is "yes"',
    ],
    [
      'a number where text belongs, with the quotes to write',
      'version: 1\nservices: { a: { path: x, build: { args: { PORT: 80 } } } }',
      'services.a.build.args.PORT must be text, but is the number 80; put it in quotes: "80"',
    ],
    [
      'text instead of a list',
      'version: 1\nservices: { a: { path: x, watch: y } }',
      'services.a.watch must be a list, but is "y"',
    ],
    [
      'a version that YAML would shorten',
      'version: 1\nservices: { a: { path: x, build: { args: { V: 1.10 } } } }',
      'services.a.build.args.V 1.10 would be read as the number 1.1; put it in quotes: "1.10"',
    ],
    [
      'a SHA that YAML would read as infinity',
      withServices('environments: { dev: { set: { image.tag: 12e3456 } } }'),
      'environments.dev.set."image.tag" 12e3456 would be read as the number Infinity',
    ],
    [
      'a number in a list of a value',
      withServices('environments: { dev: { set: { a: [{ b: 0123 }] } } }'),
      'environments.dev.set.a[0].b 0123 would be read as the number 123',
    ],
    [
      'null as a value',
      withServices('environments: { dev: { set: { a: null } } }'),
      'environments.dev.set.a must be text',
    ],
    [
      'a lifetime without unit',
      withServices('environments: { dev: { ttl: "7" } }'),
      'environments.dev.ttl must be a duration',
    ],
    [
      'a duration in words',
      'version: 1\nservices: { a: { path: x, build: { build-timeout: an hour } } }',
      'services.a.build.build-timeout must be a duration',
    ],
    ['a name that is no DNS label', 'version: 1\nservices: { Web_1: { path: x } }', 'services.Web_1 is not a name'],
    ['a name that begins with a digit', 'version: 1\nservices: { 1a: { path: x } }', 'services.1a is not a name'],
    ['__proto__ as a service', 'version: 1\nservices: { __proto__: { path: x } }', 'services.__proto__ is not a name'],
    ['__proto__ as a key', withServices('__proto__: { registry: x }'), '__proto__ is not a known key'],
    ['a service without a path', 'version: 1\nservices: { a: {} }', 'services.a.path is missing'],
    [
      'a path that leaves the monorepo',
      'version: 1\nservices: { a: { path: x/../../y } }',
      'services.a.path must be a path inside',
    ],
    ['an absolute path', 'version: 1\nservices: { a: { path: /etc } }', 'services.a.path must be a path inside'],
    [
      'a dependency on no service',
      'version: 1\nservices: { web1: { path: x }, web2: { path: y, depends-on: [web] } }',
      'services.web2.depends-on[0] names "web", which is no service of this file; did you mean "web1"?',
    ],
    [
      'a promotion from itself',
      withServices('environments: { prod: { promote-from: prod } }'),
      'environments.prod.promote-from names the environment itself',
    ],
  ])('refuses %s', (_what, text, expected) => {
    const failure = problemOf(text);
    expect(failure.message).toContain(expected);
    expect(failure.message).toMatch(/^gitops\.yaml:\d+:\d+: /);
    expect(failure.exitCode).toBe(2);
    expect(failure.hint).not.toBe('');
  });

  it('tells all problems at once, in the order of the file (law 10)', () => {
    const { message } = problemOf('version: 3\nregistr: x\nservices: { a: { path: 3 } }\nextra: 1\n');
    expect(message.split('\n').map((line) => line.trim().split(' ', 2).join(' '))).toEqual([
      'gitops.yaml has',
      'gitops.yaml:1:10: version',
      'gitops.yaml:2:1: registr',
      'gitops.yaml:3:24: services.a.path',
      'gitops.yaml:4:1: extra',
    ]);
  });

  it.each([
    ['gitops: { token: s3cr3t-value }', 'gitops-token', 'MG_GITOPS_TOKEN'],
    ['gitops: { ssh-key: s3cr3t-value }', 'gitops-ssh-key', 'MG_GITOPS_SSH_KEY'],
    ['gitops: { app-private-key: s3cr3t-value }', 'gitops-app-private-key', 'MG_GITOPS_APP_PRIVATE_KEY'],
    ['argocd: { password: s3cr3t-value }', 'argocd-password', 'MG_ARGOCD_PASSWORD'],
    ['argocd: { headers: [s3cr3t-value] }', 'argocd-headers', 'MG_ARGOCD_HEADERS'],
    ['environments: { dev: { argocd: { token: s3cr3t-value } } }', 'argocd-token', 'MG_ARGOCD_TOKEN'],
    ['registry-password: s3cr3t-value', 'registry-password', 'MG_REGISTRY_PASSWORD'],
  ])('refuses a secret, without repeating it, and names the input (law 6): %s', (line, input, variable) => {
    const { message } = problemOf(withServices(line));
    expect(message).toContain(`the input ${input} or the variable ${variable}`);
    expect(message).not.toContain('s3cr3t-value');
  });

  it('refuses a password inside a URL, without repeating it (law 6)', () => {
    const { message } = problemOf(
      withServices('gitops: { repository: "https://ci:s3cr3t-value@git.example.com/x.git" }'),
    );
    expect(message).toContain('gitops.repository must not contain a password');
    expect(message).not.toContain('s3cr3t-value');
    expect(
      parseConfig('gitops.yaml', withServices('gitops: { repository: "ssh://git@git.example.com:22/x.git" }')).gitops,
    ).toEqual({ repository: 'ssh://git@git.example.com:22/x.git' });
  });

  it('keeps __proto__ and constructor as plain data where users choose the keys (law 7)', () => {
    const config = parseConfig(
      'gitops.yaml',
      'version: 1\nservices: { a: { path: x, build: { args: { __proto__: p, constructor: c } } } }',
    );
    expect([...(config.services.get('a')?.build?.args ?? [])]).toEqual([
      ['__proto__', 'p'],
      ['constructor', 'c'],
    ]);
    expect(({} as Record<string, unknown>).p).toBeUndefined();
  });

  it.each([
    ['a syntax error', 'version: 1\nservices: [\n', /^gitops\.yaml:\d+:\d+: /],
    ['a key given twice', `version: 1\n${services}\nversion: 1`, /^gitops\.yaml:3:1: Map keys must be unique/],
    ['two documents', `version: 1\n---\nversion: 1`, /multiple documents/],
    ['an alias bomb (law 7)', bomb(), /alias/],
    ['a huge file', `# ${'x'.repeat(1024 * 1024)}`, /larger than 1 MiB/],
  ])('refuses %s with its place', (_what, text, expected) => {
    expect(problemOf(text).message).toMatch(expected);
    expect(problemOf(text).exitCode).toBe(2);
  });

  it('never throws anything but a Failure that teaches, whatever the text', () => {
    const fragments = fc.constantFrom(
      'version: 1',
      services,
      'environments:',
      '  dev: {',
      '}',
      '[',
      '&a',
      '*a',
      '- x',
      '__proto__: 1',
      '\t',
      '? :',
      '!!binary x',
      'a: !x y',
      '%YAML 1.1',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(fragments, fc.string()), { maxLength: 8 }), (parts) => {
        try {
          parseConfig('gitops.yaml', parts.join('\n'));
        } catch (error) {
          expect(error).toBeInstanceOf(Failure);
        }
      }),
      { numRuns: 400 },
    );
  });
});

function bomb(): string {
  const level = (name: string, below: string) => `${name}: &${name} [${Array(9).fill(`*${below}`).join(', ')}]`;
  return ['a: &a [x]', level('b', 'a'), level('c', 'b'), level('d', 'c'), level('e', 'd')].join('\n');
}

describe('the JSON schema for editors', () => {
  const ajv = new Ajv({ strict: true, allowUnionTypes: true, strictTypes: false, strictRequired: false });
  ajv.addVocabulary(['markdownDescription', 'markdownEnumDescriptions', 'patternErrorMessage']);
  const validate = ajv.compile(editorSchema());

  it('accepts the documented file', () => {
    validate(parse(documented));
    expect(validate.errors).toBeNull();
  });

  it.each([
    ['an unknown key', withServices('regestry: x')],
    ['an unknown key of a service', 'version: 1\nservices: { a: { path: x, build: { dockerfil: y } } }'],
    ['a bad name', 'version: 1\nservices: { Web: { path: x } }'],
    ['a value that is none of the allowed', withServices('gitops: { deliver: mail }')],
    ['a missing section', 'version: 1'],
    ['a path that leads out', 'version: 1\nservices: { a: { path: x/../.. } }'],
    ['a registry with a scheme', withServices('registry: https://x.y/z')],
    ['a password', withServices('gitops: { repository: "https://a:b@x/y" }')],
  ])('refuses what the program refuses: %s', (_what, text) => {
    expect(validate(parse(text))).toBe(false);
    expect(problemOf(text).exitCode).toBe(2);
  });

  it('describes every key, because editors show it', () => {
    const undescribed: string[] = [];
    const visit = (schema: Record<string, unknown>, path: string) => {
      for (const [key, inner] of Object.entries((schema.properties ?? {}) as Record<string, Record<string, unknown>>)) {
        if (typeof inner.description !== 'string') undescribed.push(`${path}.${key}`);
        visit(inner, `${path}.${key}`);
      }
      if (typeof schema.additionalProperties === 'object') visit(schema.additionalProperties as never, `${path}.*`);
    };
    visit(configJsonSchema() as Record<string, unknown>, '');
    expect(undescribed).toEqual([]);
  });
});

describe('the file', () => {
  let directory: string;
  beforeAll(async () => {
    directory = scratchDirectory('config');
  });

  it('may be missing, unless it was asked for', async () => {
    expect(await loadConfig(directory)).toBeUndefined();
    await expect(loadConfig(directory, 'ci/gitops.yaml')).rejects.toThrow(
      'config: ci/gitops.yaml cannot be read (ENOENT)',
    );
    await expect(loadConfig(directory, '.')).rejects.toThrow('config: . cannot be read (EISDIR)');
  });

  it('is found by its name or by the input config', async () => {
    await writeFile(join(directory, 'other.yaml'), withServices(''));
    expect((await loadConfig(directory, 'other.yaml'))?.services.size).toBe(1);
    await writeFile(join(directory, 'gitops.yaml'), `\uFEFF${withServices('').replaceAll('\n', '\r\n')}`);
    expect((await loadConfig(directory))?.services.size).toBe(1);
  });
});
