import { describe, expect, test } from 'vitest';
import { parseBuildArgs, parseBuildSecrets } from '../../../../src/core/build/options/arguments.ts';
import { buildCache, imageTarget } from '../../../../src/core/build/request.ts';
import { createSecrets } from '../../../../src/core/secrets.ts';
import { failureOf } from '../../../support/failure.ts';

describe('build arguments', () => {
  test('are NAME=value, or NAME for the value of that variable, left out when it is not set', () => {
    const args = parseBuildArgs(['A=1=2', 'B', 'C'], { B: 'from the environment' }, createSecrets());
    expect([...args]).toEqual([
      ['A', '1=2'],
      ['B', 'from the environment'],
    ]);
  });

  test.each([
    'NPM_TOKEN',
    'token',
    'DB_PASSWORD',
    'CLIENT_SECRET',
    'SENTRY_AUTH_TOKEN',
    'API_KEY',
    'SSH_PRIVATE_KEY',
    'AWS_SECRET_ACCESS_KEY',
  ])('that look like a secret are refused with the way out: %s', (name) => {
    const failure = failureOf(() => parseBuildArgs([`${name}=value-of-it`], {}, createSecrets()));
    expect(failure).toMatchObject({ exitCode: 2, message: expect.stringContaining(name) });
    expect(failure.hint).toContain(`secrets: ${name.toLowerCase()}=${name}`);
    expect(failure.message + failure.hint).not.toContain('value-of-it');
  });

  test.each([
    'SERVICE_NAME',
    'SERVER_ENV',
    'NEXT_PUBLIC_API_KEY',
    'VITE_MAPS_TOKEN',
    'PUBLIC_KEY',
    'CACHE_KEY',
    'TOKENIZER',
    'MONKEY',
  ])('that do not are taken: %s', (name) => {
    expect(parseBuildArgs([`${name}=x`], {}, createSecrets()).get(name)).toBe('x');
  });

  test('whose value is a secret of this job are refused under any name', () => {
    const secrets = createSecrets();
    secrets.add('glpat-1234567890');
    const failure = failureOf(() => parseBuildArgs(['HARMLESS=x-glpat-1234567890'], {}, secrets));
    expect(failure.message).not.toContain('glpat');
    expect(failure.exitCode).toBe(2);
  });
});

describe('build secrets', () => {
  test('name a variable, whose value is masked from then on', () => {
    const secrets = createSecrets();
    expect(parseBuildSecrets(['npmrc=NPMRC'], { NPMRC: 'very-secret' }, secrets, '/')).toEqual([
      { id: 'npmrc', variable: 'NPMRC' },
    ]);
    expect(secrets.redact('very-secret')).toBe('***');
  });

  test.each([
    ['a value in the place of a name', 'npmrc=//registry/:_authToken=abc'],
    ['an id that would add fields', 'npmrc,src=/etc/passwd=NPMRC'],
    ['a variable that is not set', 'npmrc=ABSENT'],
    ['no name', 'npmrc'],
  ])('refuse %s', (_name, item) => {
    const failure = failureOf(() => parseBuildSecrets([item], { NPMRC: 'x' }, createSecrets(), '/'));
    expect(failure.exitCode).toBe(2);
    expect(failure.message).not.toContain('abc');
  });
});

test('assignments without a name are refused', () => {
  expect(failureOf(() => parseBuildArgs(['=x'], {}, createSecrets())).message).toContain('build-args');
});

test('a target has its host and expanded tags, each once, and knows which belong to one image', () => {
  expect(
    imageTarget({ image: 'web1', tags: ['{sha8}', 'latest', '{sha8}'], placeholders: { sha8: 'abcdef01' } }),
  ).toEqual({
    image: 'docker.io/library/web1',
    tags: ['abcdef01', 'latest'],
    fixed: ['abcdef01'],
  });
});

test.each([
  [
    'registry',
    'harbor.example.com/fe/apps/web1',
    undefined,
    { mode: 'registry', repository: 'harbor.example.com/fe/apps/web1/cache', scope: 'fe-apps-web1' },
  ],
  [
    'registry',
    'harbor.example.com/fe/web1',
    'harbor.example.com/cache',
    { mode: 'registry', repository: 'harbor.example.com/cache', scope: 'fe-web1' },
  ],
  ['gha', 'ghcr.io/acme/web1', undefined, { mode: 'gha', scope: 'acme-web1' }],
  ['none', 'ghcr.io/acme/web1', undefined, { mode: 'none' }],
  ['registry', 'acme/web1', undefined, { mode: 'none' }],
] as const)('cache %s for %s (%s)', (mode, image, repository, expected) => {
  expect(buildCache(mode, image, repository)).toEqual(expected);
});

const values = {
  sha8: '0123abcd',
  sha: '0123abcd'.repeat(5),
  'branch-slug': 'feature-x',
  service: 'web1',
  run: '42',
  environment: undefined,
};

const tagsOf = (tags: readonly string[]) => imageTarget({ image: 'web1', tags, placeholders: values }).tags;

describe('tags', () => {
  test('placeholders become values, equal tags are given once, in order', () => {
    expect(tagsOf(['{sha8}', 'latest', '{service}-{branch-slug}.{run}', 'latest'])).toEqual([
      '0123abcd',
      'latest',
      'web1-feature-x.42',
    ]);
  });

  test.each([
    ['{sha9}', 'Did you mean {sha8}?'],
    ['{branchslug}', 'Did you mean {branch-slug}?'],
    ['{enviroment}', 'Did you mean {environment}?'],
    ['{date}', 'Known: {sha8}'],
  ])('the unknown placeholder %s is an error that names a known one', (template, hint) => {
    expect(() => tagsOf([template])).toThrow(
      expect.objectContaining({ kind: 'bad-input', hint: expect.stringContaining(hint) }),
    );
  });

  test.each([
    ['{environment}', 'no value in this run'],
    ['a/b', 'contains "/"'],
    ['{sha8', 'contains "{"'],
    ['{}', 'contains "{"'],
    ['{branch_slug}', 'contains "{"'],
    ['', 'empty'],
  ])('%j is refused', (template, problem) => {
    expect(() => tagsOf([template])).toThrow(problem);
  });
});
