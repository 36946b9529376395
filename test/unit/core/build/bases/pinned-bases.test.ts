import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type PinnedBy, pinDockerfile, withPinnedBases } from '../../../../../src/core/build/bases/pinned-bases.ts';
import { dockerfileReads } from '../../../../../src/core/build/dockerfile-reads.ts';
import { parseReference } from '../../../../../src/core/image/reference.ts';
import { buildSpec } from '../../../../support/build/fake-programs.ts';
import { scratchDirectory } from '../../../../support/lifetime.ts';

const frontend = {
  argumentScope: 'build',
  seesIgnored: false,
  containerIgnore: false,
  syntaxDirective: true,
  exactContextNames: false,
} as const;
const reads = (text: string, buildArgs: Readonly<Record<string, string>> = {}) =>
  dockerfileReads(text, {
    target: undefined,
    buildArgs: new Map(Object.entries(buildArgs)),
    platforms: ['linux/amd64'],
    buildPlatform: 'linux/amd64',
    frontend,
  });
const digest = `sha256:${'d'.repeat(64)}`;
const pin = (text: string, names: readonly string[], buildArgs: Readonly<Record<string, string>> = {}) =>
  pinDockerfile(text, reads(text, buildArgs)?.uses ?? [], new Map(names.map((name) => [name, `<${name}>`])));

test.each<[string, string, string, Readonly<Record<string, string>>?]>([
  ['a name', 'FROM node:24\nRUN x', 'FROM <node:24>\nRUN x'],
  [
    'lower case, a platform and a stage',
    'from --platform=$BUILDPLATFORM node:24 as node',
    'from --platform=$BUILDPLATFORM <node:24> as node',
  ],
  ['the name of the stage is that of the image', 'FROM node:24 AS node:24', 'FROM <node:24> AS node:24'],
  ['a variable', 'ARG V=24\nFROM node:$V', 'ARG V=24\nFROM <node:24>'],
  ['a variable with another value', `ARG V=22\nFROM "node:\${V}"`, 'ARG V=22\nFROM <node:24>', { V: '24' }],
  [
    'several lines',
    'FROM \\\n# of ours\n\n  node:24 \\\n AS x\nRUN node:24',
    'FROM \\\n# of ours\n\n  <node:24> \\\n AS x\nRUN node:24',
  ],
  ['its own escape character', '# escape=`\nFROM `\n node:24\n', '# escape=`\nFROM `\n <node:24>\n'],
  [
    'Windows line ends',
    'FROM node:24\r\nCOPY --from=node:24 a b\r\n',
    'FROM <node:24>\r\nCOPY --from=<node:24> a b\r\n',
  ],
  [
    'a copy',
    'FROM scratch\nCOPY --chown=1 --from=node:24 /a node:24',
    'FROM scratch\nCOPY --chown=1 --from=<node:24> /a node:24',
  ],
  [
    'mounts',
    'FROM node:24\nRUN --mount=type=bind,from=node:24,target=/x --mount=from=node:24 cp --from=node:24x',
    'FROM <node:24>\nRUN --mount=type=bind,from=<node:24>,target=/x --mount=from=<node:24> cp --from=node:24x',
  ],
  [
    'mounts in quotes',
    `FROM node:24\nRUN --mount="from=node:24" --mount='type=bind,from=node:24' --mount=type=bind,"from=node:24" x`,
    `FROM <node:24>\nRUN --mount="from=<node:24>" --mount='type=bind,from=<node:24>' --mount=type=bind,"from=<node:24>" x`,
  ],
  [
    'a stage of this name',
    'FROM node:24 AS base\nFROM base\nCOPY --from=base a b',
    'FROM <node:24> AS base\nFROM base\nCOPY --from=base a b',
  ],
  ['a here-document', 'FROM node:24\nRUN <<EOF\nFROM node:24\nEOF', 'FROM <node:24>\nRUN <<EOF\nFROM node:24\nEOF'],
  [
    'a trigger, which later builds run',
    'FROM node:24\nONBUILD COPY --from=node:24 a b',
    'FROM <node:24>\nONBUILD COPY --from=node:24 a b',
  ],
])('%s', (_name, text, expected, buildArgs) => {
  expect(pin(text, ['node:24'], buildArgs)).toBe(expected);
});

test('only what is known is pinned', () => {
  expect(pin('FROM a\nFROM b\nCOPY --from=a x y\nCOPY --from=0 x y', ['a'])).toBe(
    'FROM a\nFROM b\nCOPY --from=<a> x y\nCOPY --from=0 x y'.replace('FROM a', 'FROM <a>'),
  );
});

async function spec(text: string, contexts: readonly (readonly [string, string])[] = []) {
  const directory = scratchDirectory('pinned');
  const dockerfile = join(directory, 'web.Dockerfile');
  await writeFile(dockerfile, text);
  await writeFile(`${dockerfile}.dockerignore`, 'private\n');
  const { images = [], uses = [] } = reads(text) ?? {};
  const bases = images.map((name) => ({ name, reference: { ...parseReference(name), digest } }));
  const given = buildSpec({ dockerfile, bases, baseUses: uses });
  return { ...given, options: { ...given.options, buildContexts: new Map(contexts) } };
}

const pinned = async (given: ReturnType<typeof buildSpec>, by: PinnedBy, directory?: string) =>
  withPinnedBases(given, by, directory ?? join(given.dockerfile, '../copy'));

test('BuildKit gets another image for the name, as it writes names itself', async () => {
  const given = await spec('FROM docker.io/library/node:latest\nCOPY --from=harbor.example.com/fe/a:1 a b');
  const { dockerfile, options } = await pinned(given, 'contexts');
  expect(dockerfile).toBe(given.dockerfile);
  expect([...options.buildContexts]).toEqual([
    ['node', `docker-image://docker.io/library/node:latest@${digest}`],
    ['harbor.example.com/fe/a:1', `docker-image://harbor.example.com/fe/a:1@${digest}`],
  ]);
});

test.each<[string, PinnedBy, string]>([
  ['a builder without such contexts', 'dockerfile', 'FROM node'],
  [
    'a stage with the name of an image, which the context would replace',
    'contexts',
    'FROM node AS node\nRUN x\nFROM node',
  ],
])('%s gets a copy of the Dockerfile, with its own ignore file', async (_name, by, text) => {
  const given = await spec(text);
  const { dockerfile, options } = await pinned(given, by);
  expect(await readFile(dockerfile, 'utf8')).toBe(text.replace('FROM node', `FROM docker.io/library/node@${digest}`));
  expect(await readFile(`${dockerfile}.dockerignore`, 'utf8')).toBe('private\n');
  expect(dockerfile).toMatch(/copy\/web\.Dockerfile$/);
  expect(options.buildContexts.size).toBe(0);
});

test('an image that is a further context of the user is pinned there', async () => {
  const given = await spec('FROM node', [['ours', 'docker-image://node']]);
  const { options } = await pinned(given, 'dockerfile');
  expect(options.buildContexts.get('ours')).toBe(`docker-image://docker.io/library/node@${digest}`);
});

test('nothing is pinned where nothing has a digest, or the Dockerfile says it itself', async () => {
  const given = await spec(`FROM node@${digest}`);
  expect(await pinned(given, 'dockerfile')).toBe(given);
  const local = {
    ...given,
    bases: [{ name: 'node', reference: parseReference('node'), unpinned: 'no-answer' as const }],
  };
  expect(await pinned(local, 'contexts')).toBe(local);
});

test('a dry run writes no copy: the builder is to ask for the images', async () => {
  const given = await spec('FROM node');
  const { dockerfile, options } = await withPinnedBases(given, 'dockerfile', undefined);
  expect([dockerfile, options.pull]).toEqual([given.dockerfile, true]);
});
