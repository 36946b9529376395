import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { allEngines, type EngineRequest, enginesFor } from '../../../../../src/core/build/engines.ts';
import { parseBuildSecrets, parsePublicAssignments } from '../../../../../src/core/build/options/arguments.ts';
import {
  buildOptions,
  keyedOptions,
  noOptions,
  type OptionRequest,
} from '../../../../../src/core/build/options/options.ts';
import type { Failure } from '../../../../../src/core/failure.ts';
import { createSecrets } from '../../../../../src/core/secrets.ts';
import { failureOf } from '../../../../support/failure.ts';

const repository = 'harbor.example.com/fe/web1/cache';

function optionsOf(request: OptionRequest, more: Partial<Parameters<typeof buildOptions>[1]> = {}) {
  return buildOptions(request, {
    cwd: '/src',
    env: {},
    secrets: createSecrets(),
    cache: { cache: { mode: 'registry', repository, scope: 'fe-web1' }, isPlainHttp: false },
    placeholders: { 'branch-slug': 'feature-x', branch: 'feature/x', 'git-tag': undefined },
    defaultBranch: 'main',
    ...more,
  });
}

describe('the cache lists', () => {
  const at = `type=registry,ref=${repository}:fe-web1-`;
  const written = 'image-manifest=true,oci-mediatypes=true,mode=max,ignore-error=true';

  test.each<[string, OptionRequest, readonly string[] | undefined, readonly string[] | undefined]>([
    ['nothing: as `cache` says', {}, undefined, undefined],
    [
      'branches in the order in which they are tried',
      { 'cache-from': ['{branch-slug}', 'main'] },
      [`${at}feature-x`, `${at}main`],
      undefined,
    ],
    [
      'where it writes it reads too, then from the default branch',
      { 'cache-to': ['{branch-slug}'] },
      [`${at}feature-x`, `${at}main`],
      [`${at}feature-x,${written}`],
    ],
    ['on the default branch it reads once', { 'cache-to': ['main'] }, [`${at}main`], [`${at}main,${written}`]],
    [
      'fields of the user win',
      { 'cache-from': ['main'], 'cache-to': ['main,mode=min,compression=zstd'] },
      [`${at}main`],
      [`${at}main,image-manifest=true,oci-mediatypes=true,mode=min,ignore-error=true,compression=zstd`],
    ],
    [
      'a name with a host is a reference',
      { 'cache-from': ['ghcr.io/fe/cache:web1', 'localhost:5000/cache'] },
      ['type=registry,ref=ghcr.io/fe/cache:web1', 'type=registry,ref=localhost:5000/cache'],
      undefined,
    ],
    [
      "buildx' own syntax stays as it is",
      { 'cache-from': ['type=local,src=/c'], 'cache-to': ['type=inline', 'type=s3,region=eu,bucket=b'] },
      ['type=local,src=/c'],
      ['type=inline', 'type=s3,region=eu,bucket=b'],
    ],
    ['its own syntax alone leaves reading as it was', { 'cache-to': ['type=inline'] }, undefined, ['type=inline']],
    ['what has no value in this run is left out', { 'cache-from': ['{git-tag}', 'main'] }, [`${at}main`], undefined],
  ])('%s', (_name, request, from, to) => {
    const { cacheFrom, cacheTo } = optionsOf(request);
    expect({ cacheFrom, cacheTo }).toEqual({ cacheFrom: from, cacheTo: to });
  });

  test('branches that differ have places of their own, whatever their names', () => {
    const names = ['feature/x', 'feature-x', 'Feature/X', 'a'.repeat(200), `${'a'.repeat(199)}b`];
    const places = optionsOf({ 'cache-from': names }).cacheFrom ?? [];
    expect(new Set(places).size).toBe(names.length);
    for (const place of places) expect(place.split(':').at(-1)).toMatch(/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}$/);
  });

  test('a scope of GitHub Actions takes the place of a tag', () => {
    const cache = { cache: { mode: 'gha', scope: 'fe-web1' }, isPlainHttp: false } as const;
    expect(optionsOf({ 'cache-to': ['main'] }, { cache }).cacheTo).toEqual([
      'type=gha,scope=fe-web1-main,mode=max,ignore-error=true',
    ]);
  });

  test('the cache of a registry that speaks plain http says so', () => {
    const cache = { cache: { mode: 'registry', repository, scope: 'fe-web1' }, isPlainHttp: true } as const;
    expect(optionsOf({ 'cache-from': ['main'] }, { cache }).cacheFrom).toEqual([`${at}main,registry.insecure=true`]);
  });

  test.each<[string, OptionRequest, string]>([
    ['a name without a repository', { 'cache-from': ['main'] }, 'cache-from'],
    ['a word that is no field', { 'cache-to': ['ghcr.io/x/y,zstd'] }, 'cache-to'],
    ['a credential', { 'cache-to': ['type=s3,bucket=b,secret_access_key=abc'] }, 'cache-to'],
    ['an unknown placeholder', { 'cache-to': ['{brnch}'] }, 'cache-to'],
  ])('%s is refused', (_name, request, input) => {
    const cache = { cache: { mode: 'none' }, isPlainHttp: false } as const;
    const failure = failureOf(() => optionsOf(request, { cache }));
    expect(failure).toMatchObject({ exitCode: 2, message: expect.stringMatching(new RegExp(`^${input}:`)) });
    expect(failure.message + failure.hint).not.toContain('abc');
  });
});

describe('what the image is made of', () => {
  test('contexts are absolute directories or addresses', () => {
    const { buildContexts } = optionsOf({
      'build-contexts': ['Shared=../shared', 'base=docker-image://alpine:3', 'git=https://example.com/a.git'],
    });
    expect([...buildContexts]).toEqual([
      ['shared', '/shared'],
      ['base', 'docker-image://alpine:3'],
      ['git', 'https://example.com/a.git'],
    ]);
  });

  test.each<[string, OptionRequest]>([
    ['annotation a', { annotations: ['a=1'] }],
    ['provenance', { provenance: 'min' }],
    ['sbom', { sbom: 'true' }],
    ['ssh default', { ssh: ['default'] }],
    ['extra-args', { 'extra-args': ['--ulimit=nofile=1'] }],
  ])('%s is part of the content key', (name, request) => {
    expect(keyedOptions(optionsOf(request)).map((part) => part.name)).toEqual([name]);
  });

  test('nothing that only decides how it is built is, nor what is not given', () => {
    const how: OptionRequest = {
      pull: true,
      'no-cache': true,
      network: 'none',
      'cache-to': ['main'],
      provenance: 'false',
    };
    expect(keyedOptions(optionsOf(how))).toEqual([]);
    expect(keyedOptions(noOptions)).toEqual([]);
  });

  test.each<[OptionRequest, string]>([
    [{ provenance: 'maximum' }, 'provenance'],
    [{ sbom: 'yes' }, 'sbom'],
    [{ ssh: ['my key'] }, 'ssh'],
    [{ 'build-contexts': ['name='] }, 'build-contexts'],
    [{ 'build-contexts': ['../shared'] }, 'build-contexts'],
    [{ 'build-contexts': ['b=docker-image://UPPER'] }, 'build-contexts'],
  ])('%j is bad input', (request, input) => {
    expect(failureOf(() => optionsOf(request))).toMatchObject({
      exitCode: 2,
      message: expect.stringMatching(new RegExp(`^${input}:`)),
    });
  });
});

describe('extra-args', () => {
  test('are handed on as they are', () => {
    const words = ['--ulimit=nofile=1024:1024', '--add-host', 'db:10.0.0.1', '--opt=add-hosts=db=10.0.0.1', '-m', '2g'];
    expect(optionsOf({ 'extra-args': words }).extraArgs).toEqual(words);
    const names = ['--opt', 'valueOf', 'constructor', '__proto__', 'toString=1'];
    expect(optionsOf({ 'extra-args': names }).extraArgs).toEqual(names);
  });

  test.each<[readonly string[], string]>([
    [['--build-arg', 'NPM_TOKEN=value-of-it'], 'secrets: npm_token=NPM_TOKEN'],
    [['--build-arg=NPM_TOKEN=value-of-it'], 'secrets: npm_token=NPM_TOKEN'],
    [['--build-arg=NPM_TOKEN'], 'secrets: npm_token=NPM_TOKEN'],
    [['--build-arg=HARMLESS=registered-secret'], 'secrets: harmless=HARMLESS'],
    [['--add-host=registered-secret:1'], '`secrets: id=NAME_OF_ENV_VARIABLE`'],
    [['--build-arg=HARMLESS=1'], '`build-args`'],
    [['-t', 'other'], '`tags`'],
    [['-tother'], '`tags`'],
    [['-fapps/Other'], '`dockerfile`'],
    [['--from=alpine'], '`dockerfile`'],
    [['-v', '/etc:/etc'], '`build-contexts`'],
    [['--volume=/etc:/etc'], '`build-contexts`'],
    [['--build-arg-file=args'], '`build-args`'],
    [['--context-sub-path=apps'], '`context`'],
    [['--opt=build-arg:NPM_TOKEN=value-of-it'], 'secrets: npm_token=NPM_TOKEN'],
    [['--opt', 'build-arg:NPM_TOKEN=value-of-it'], 'secrets: npm_token=NPM_TOKEN'],
    [['--opt=target=other'], '`target`'],
    [['--opt', 'filename=Other'], '`dockerfile`'],
    [['-opt', 'context:base=docker-image://other'], '`build-contexts`'],
    [['-local=context=other'], '`context`'],
    [['--creds=user:value-of-it'], '`registry-username` and `registry-password`'],
    [['--push'], '`push`'],
    [['--attest=type=sbom'], '`provenance` or `sbom`'],
    [['--metadata-file=x'], 'Leave it out'],
  ])('%j are refused, with the way to do it', (items, hint) => {
    const secrets = createSecrets();
    secrets.add('registered-secret');
    const failure = failureOf(() => optionsOf({ 'extra-args': items }, { secrets }));
    expect(failure).toMatchObject({ exitCode: 2, message: expect.stringMatching(/^extra-args:/) });
    expect(failure.hint).toContain(hint);
    expect(failure.message + failure.hint).not.toMatch(/value-of-it|registered-secret/);
  });
});

test('labels and annotations whose value is a secret of this job are refused', () => {
  const secrets = createSecrets();
  secrets.add('registered-secret');
  for (const input of ['labels', 'annotations']) {
    const failure = failureOf(() => parsePublicAssignments(input, ['team=x-registered-secret'], secrets));
    expect(failure).toMatchObject({ exitCode: 2, message: expect.stringMatching(new RegExp(`^${input}: .*"team"`)) });
    expect(failure.message + failure.hint).not.toContain('registered-secret');
  }
});

describe('secrets in files', () => {
  const directory = mkdtempSync(join(tmpdir(), 'mg-secret-'));
  writeFileSync(join(directory, 'npmrc'), '//registry/:_authToken=npm_0123456789abcdef\n');

  test.each(['id=npmrc,file=npmrc', 'id=npmrc,src=npmrc', `type=file,id=npmrc,source=${directory}/npmrc`])(
    '%s is read from the working directory, and masked',
    (item) => {
      const secrets = createSecrets();
      const file = join(directory, 'npmrc');
      expect(parseBuildSecrets([item], {}, secrets, directory)).toEqual([{ id: 'npmrc', file }]);
      expect(secrets.redact('//registry/:_authToken=npm_0123456789abcdef')).toBe('***');
    },
  );

  test("docker's way to name a variable is taken too", () => {
    expect(parseBuildSecrets(['id=npmrc,env=NPMRC'], { NPMRC: 'value' }, createSecrets(), directory)).toEqual([
      { id: 'npmrc', variable: 'NPMRC' },
    ]);
  });

  test.each([
    ['a file that is not there', 'id=npmrc,file=absent', 'cannot be read'],
    ['a path that would add fields', 'id=npmrc,file=a"b', 'cannot be read'],
    ['neither file nor variable', 'id=npmrc,mode=0400', 'neither file=PATH nor env=NAME'],
  ])('%s is refused', (_name, item, problem) => {
    const failure = failureOf(() => parseBuildSecrets([item], {}, createSecrets(), directory));
    expect(failure).toMatchObject({ exitCode: 2, message: expect.stringContaining(problem) });
  });
});

describe('the engines that can do it', () => {
  const nothing: EngineRequest = { engine: 'auto' };
  const allowed = async (given: Partial<EngineRequest>) =>
    enginesFor({ ...nothing, ...given }, allEngines).map(({ name }) => name);

  test.each<[Partial<EngineRequest>, readonly string[]]>([
    [{ pull: false, 'no-cache': false, 'cache-from': [] }, ['buildkit', 'buildah']],
    [{ sbom: 'true', push: true }, ['buildkit']],
    [{ push: false, load: true }, ['buildkit', 'buildah']],
    [{ 'cache-to': ['main'] }, ['buildkit']],
    [{ annotations: ['a=b'], pull: true }, ['buildkit', 'buildah']],
    [{ emit: 'out', annotations: ['a=b'] }, ['kaniko']],
  ])('auto with %j: %j', async (given, expected) => {
    expect(await allowed(given)).toEqual(expected);
  });

  test.each<[Partial<EngineRequest>, string, string]>([
    [{ engine: 'buildah', sbom: 'true' }, 'sbom', 'Leave sbom out, or choose `engine: buildkit`.'],
    [{ engine: 'kaniko', emit: 'o', ssh: ['default'] }, 'ssh', 'choose `engine: buildkit` or `engine: buildah`.'],
    [
      { files: ['dist'], network: 'host' },
      'network',
      'build a Dockerfile in place of files with `engine: buildkit` or `engine: buildah`.',
    ],
    [{ emit: 'out', push: false }, 'push', 'choose `engine: buildkit` or `engine: buildah`.'],
    [
      { files: ['dist'], load: true },
      'load',
      'build a Dockerfile in place of files with `engine: buildkit` or `engine: buildah`.',
    ],
    [{ emit: 'out', provenance: 'min' }, 'provenance', 'choose `engine: buildkit`.'],
  ])('%j names the input and who can', async (given, input, hint) => {
    const failure = (await allowed(given).catch((error: unknown) => error)) as Failure;
    expect(failure).toMatchObject({
      exitCode: 2,
      message: expect.stringMatching(new RegExp(`^${input}: has no meaning`)),
    });
    expect(failure.hint).toContain(hint);
  });
});
