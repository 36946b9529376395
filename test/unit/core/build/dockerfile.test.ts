// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the variables are of Dockerfiles
import { describe, expect, test } from 'vitest';
import { dockerfileReads, expandVariables, words } from '../../../../src/core/build/dockerfile.ts';

function reads(text: string, { target, args = {} }: { target?: string; args?: Record<string, string> } = {}) {
  return dockerfileReads(text, { target, buildArgs: new Map(Object.entries(args)) });
}

describe('what a build of a Dockerfile reads', () => {
  test.each([
    ['a plain copy', 'FROM a\nCOPY src/ /app/\n', { images: ['a'], context: ['src'] }],
    ['several sources, and a leading slash', 'FROM a\nCOPY ./x /y z/\n', { images: ['a'], context: ['x', 'y'] }],
    ['JSON form', 'FROM a\nCOPY ["a b", "/c"]\n', { images: ['a'], context: ['a b'] }],
    ['the whole context', 'FROM a\nCOPY . .\n', { images: ['a'], context: ['.'] }],
    ['flags before the sources', 'FROM a\nCOPY --link --chown=1:1 x /\n', { images: ['a'], context: ['x'] }],
    ['lower case', 'from a as b\ncopy x /\nfrom b\n', { images: ['a'], context: ['x'] }],
    ['scratch is no image', 'FROM scratch\nCOPY x /\n', { images: [], context: ['x'] }],
    ['an image of COPY --from', 'FROM a\nCOPY --from=tools:1 /x /\n', { images: ['a', 'tools:1'], context: [] }],
    ['a stage by number', 'FROM a\nFROM b\nCOPY --from=0 /x /\n', { images: ['a', 'b'], context: [] }],
    ['a platform flag', 'FROM --platform=$BUILDPLATFORM a\n', { images: ['a'], context: [] }],
    ['a bind mount', 'FROM a\nRUN --mount=type=bind,source=lock,target=/l x\n', { images: ['a'], context: ['lock'] }],
    ['a bind mount of everything', 'FROM a\nRUN --mount=target=/src x\n', { images: ['a'], context: ['.'] }],
    [
      'cache and secret mounts read nothing',
      'FROM a\nRUN --mount=type=cache,target=/c --mount=type=secret,id=t x\n',
      { images: ['a'], context: [] },
    ],
    ['a mount from an image', 'FROM a\nRUN --mount=from=tools,target=/t x\n', { images: ['a', 'tools'], context: [] }],
    [
      'URLs are not in the context',
      'FROM a\nADD https://example.com/x git@example.com:a/b.git /\n',
      { images: ['a'], context: [] },
    ],
    [
      'continued lines with comments in them',
      'FROM a\nCOPY x \\\n# note\n  y /\n',
      { images: ['a'], context: ['x', 'y'] },
    ],
    [
      'a here-document is no instruction',
      'FROM a\nRUN <<EOF\nFROM evil\nCOPY . .\nEOF\nCOPY x /\n',
      { images: ['a'], context: ['x'] },
    ],
    ['a here-document as a source', 'FROM a\nCOPY <<"EOF" /f\nCOPY y /\nEOF\n', { images: ['a'], context: [] }],
    ['the escape directive', '# escape=`\nFROM a\nCOPY x `\n y /\n', { images: ['a'], context: ['x', 'y'] }],
    ['a path that leaves the context', 'FROM a\nCOPY ../x /\n', { images: ['a'], context: 'everything' }],
  ])('%s', (_title, text, expected) => {
    expect(reads(text)).toMatchObject({ ...expected, unknownImages: [] });
  });

  test('only the stages that the target needs count', () => {
    const text =
      'FROM a AS build\nCOPY src .\nFROM b AS test\nCOPY tests .\nFROM c\nCOPY --from=build /o /\nCOPY run.sh /\n';
    expect(reads(text)).toMatchObject({ images: ['a', 'c'], context: ['run.sh', 'src'] });
    expect(reads(text, { target: 'Test' })).toMatchObject({ images: ['b'], context: ['tests'] });
    expect(reads(text, { target: 'none' })).toBeUndefined();
  });

  test('a stage may be named like an image: only earlier ones are meant', () => {
    expect(reads('FROM node AS node\nFROM node\n')).toMatchObject({ images: ['node'] });
  });

  test.each([
    ['a global ARG with its default', 'ARG V=20\nFROM node:$V\n', {}, { images: ['node:20'] }],
    ['a build argument wins', 'ARG V=20\nFROM node:${V}\n', { V: '24' }, { images: ['node:24'] }],
    ['an undeclared build argument does not count', 'FROM node:${V:-x}\n', { V: '24' }, { images: ['node:x'] }],
    [
      'a stage takes a global by declaring it',
      'ARG S=web\nFROM a\nARG S\nCOPY apps/$S /\n',
      {},
      { context: ['apps/web'] },
    ],
    ['ENV wins over ARG', 'FROM a\nENV D=e\nARG D=f\nCOPY $D /\n', { D: 'g' }, { context: ['e'] }],
    ['ENV in the old form', 'FROM a\nENV D some dir\nCOPY "$D" /\n', {}, { context: ['some dir'] }],
    ['stages inherit ENV', 'FROM a AS b\nENV D=e\nFROM b\nCOPY $D /\n', {}, { context: ['e'] }],
    ['what only the base image knows', 'FROM a\nCOPY $FROM_BASE /\n', {}, { context: 'everything' }],
    ['what only the builder knows', 'FROM a\nARG TARGETARCH\nCOPY bin/$TARGETARCH /\n', {}, { context: 'everything' }],
    [
      'an image that only the builder knows',
      'FROM a-$TARGETARCH\n',
      {},
      { images: [], unknownImages: ['a-$TARGETARCH'] },
    ],
  ])('variables: %s', (_title, text, args, expected) => {
    expect(reads(text, { args })).toMatchObject(expected);
  });
});

test.each([
  ['$A', 'one'],
  ['${A}/x', 'one/x'],
  ['${EMPTY:-other}', 'other'],
  ['${EMPTY-other}', ''],
  ['${MISSING:-other}', 'other'],
  ['${A:+other}', 'other'],
  ['${MISSING:+other}', ''],
  ['\\$A', '$A'],
  ['$MISSING', undefined],
  ['${BUILDER:-x}', undefined],
  ['${A#o}', undefined],
])('variables in %s', (text, expected) => {
  const variables = new Map<string, string | undefined>([
    ['A', 'one'],
    ['EMPTY', ''],
    ['BUILDER', undefined],
  ]);
  expect(expandVariables(text, variables)).toBe(expected);
});

test('words keep quoted spaces and escapes', () => {
  expect(words(`a "b c" d\\ e 'f g'`)).toEqual(['a', 'b c', 'd\\ e', 'f g']);
});
