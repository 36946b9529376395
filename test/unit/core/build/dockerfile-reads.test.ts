// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the variables are of Dockerfiles
import { describe, expect, test } from 'vitest';
import { type BaseConfig, dockerfileReads, type ReadOptions } from '../../../../src/core/build/dockerfile-reads.ts';
import type { Frontend } from '../../../../src/core/build/engine.ts';

interface Given extends Partial<Omit<ReadOptions, 'buildArgs'>> {
  readonly args?: Readonly<Record<string, string>>;
  /** Of every base image. */
  readonly config?: BaseConfig | 'unknown';
}

const buildkitLike: Frontend = {
  argumentScope: 'build',
  seesIgnored: false,
  containerIgnore: false,
  syntaxDirective: true,
  exactContextNames: false,
};

const plain: BaseConfig = { env: [], triggers: [] };

/** What is read from the build's own context is listed by its patterns; `<everything>` stands for the empty one. */
function reads(text: string, { args = {}, config = plain, ...given }: Given = {}) {
  const options: ReadOptions = {
    target: undefined,
    frontend: buildkitLike,
    platforms: ['linux/amd64'],
    buildPlatform: 'linux/amd64',
    ...given,
    buildArgs: new Map(Object.entries(args)),
  };
  const found = dockerfileReads(text, options, () => (config === 'unknown' ? undefined : config));
  if (found === undefined) return undefined;
  const context = found.context.map(({ from, source: { pattern } }) => {
    const name = pattern === '' ? '<everything>' : pattern;
    return from === undefined ? name : `${from}: ${name}`;
  });
  return { ...found, context: [...new Set(context)].sort() };
}

describe('what a build of a Dockerfile reads', () => {
  test.each([
    ['a plain copy', 'FROM a\nCOPY src/ /app/\n', { images: ['a'], context: ['src'] }],
    ['several sources, and a leading slash', 'FROM a\nCOPY ./x /y z/\n', { images: ['a'], context: ['x', 'y'] }],
    ['JSON form', 'FROM a\nCOPY ["a b", "/c"]\n', { images: ['a'], context: ['a b'] }],
    ['the whole context', 'FROM a\nCOPY . .\n', { images: ['a'], context: ['<everything>'] }],
    ['flags before the sources', 'FROM a\nCOPY --link --chown=1:1 x /\n', { images: ['a'], context: ['x'] }],
    ['lower case', 'from a as b\ncopy x /\nfrom b\n', { images: ['a'], context: ['x'] }],
    ['scratch is no image', 'FROM scratch\nCOPY x /\n', { images: [], context: ['x'] }],
    ['an image of COPY --from', 'FROM a\nCOPY --from=tools:1 /x /\n', { images: ['a', 'tools:1'], context: [] }],
    ['a stage by number', 'FROM a\nFROM b\nCOPY --from=0 /x /\n', { images: ['a', 'b'], context: [] }],
    ['a platform flag', 'FROM --platform=$BUILDPLATFORM a\n', { images: ['a'], context: [] }],
    ['a bind mount', 'FROM a\nRUN --mount=type=bind,source=lock,target=/l x\n', { images: ['a'], context: ['lock'] }],
    ['a bind mount of everything', 'FROM a\nRUN --mount=target=/src x\n', { images: ['a'], context: ['<everything>'] }],
    ['a bind mount with variables', 'FROM a\nARG D=d\nRUN --mount=TYPE=bind,src=$D,target=/l x\n', { context: ['d'] }],
    [
      'cache, tmpfs and secret mounts read nothing',
      'FROM a\nRUN --mount=type=cache,target=/c --mount=type=secret,id=t --mount=type=tmpfs,target=/t x\n',
      { images: ['a'], context: [] },
    ],
    ['a mount from an image', 'FROM a\nRUN --mount=from=tools,target=/t x\n', { images: ['a', 'tools'], context: [] }],
    [
      'mounts in quotes',
      `FROM a\nRUN --mount="from=tools,target=/t" --mount=type=bind,'source=lock',target=/l x\n`,
      { images: ['a', 'tools'], context: ['lock'] },
    ],
    [
      'a cache that begins as a stage',
      'FROM a AS b\nCOPY x /\nFROM a\nRUN --mount=type=cache,from=b,target=/c x\n',
      { context: ['x'] },
    ],
    [
      'what ADD fetches is not in the context',
      'FROM a\nADD https://example.com/x git@example.com:a/b.git ssh://h/r.git y /\n',
      { images: ['a'], context: ['y'] },
    ],
    ['a here-document as a source', 'FROM a\nCOPY <<"EOF" x /f/\nCOPY y /\nEOF\n', { images: ['a'], context: ['x'] }],
  ])('%s', (_title, text, expected) => {
    expect(reads(text)).toMatchObject({ ...expected, unknownImages: [] });
  });

  test.each([
    ['apps/web1/.', 'apps/web1'],
    ['apps//web1', 'apps/web1'],
    ['apps/./web1', 'apps/web1'],
    ['/apps/web1/', 'apps/web1'],
    ['./apps/web1', 'apps/web1'],
    ['.//apps/web1/./', 'apps/web1'],
    ['apps/web1/../web2', 'apps/web2'],
    ['../../web2', 'web2'],
    ['/../x/../', '<everything>'],
    ['./', '<everything>'],
    ['apps/*/package.json', 'apps/*/package.json'],
  ])('a source is cleaned as the builders do it: %s', (source, expected) => {
    expect(reads(`FROM a\nCOPY ${source} /x/\n`)?.context).toEqual([expected]);
    expect(reads(`FROM a\nADD ["${source}", "/x/"]\n`)?.context).toEqual([expected]);
    expect(reads(`FROM a\nARG S=${source}\nRUN --mount=source=$S,target=/x y\n`)?.context).toEqual([expected]);
  });

  test.each([
    [`FROM a\nRUN --mount='type=bind,"from=tools",target=/t' x\n`],
    [`FROM a\nRUN --mount='"source=a,b",target=/t' x\n`],
    [`FROM a\nRUN --mount='"type=cache",target=/t' x\n`],
  ])('a field of a mount in quotes of its own is for the builder alone: %j', (text) => {
    expect(reads(text)?.unknownImages).toEqual(['of RUN --mount in line 2']);
  });

  test('--parents and --exclude are handed on, and an exclusion that takes back is not', () => {
    const source = (flags: string) =>
      dockerfileReads(`FROM a\nARG X=md\nCOPY ${flags} a/** /\n`, {
        ...{ target: undefined, buildArgs: new Map(), frontend: buildkitLike },
        ...{ platforms: ['linux/amd64'], buildPlatform: 'linux/amd64' },
      })?.context[0]?.source;
    expect(source('--parents')).toMatchObject({ syntax: 'deep', excludes: [] });
    expect(source('--parents=false')).toMatchObject({ syntax: 'glob' });
    expect(source('--exclude=*.$X --exclude=b')).toMatchObject({ syntax: 'glob', excludes: ['*.md', 'b'] });
    expect(source('--exclude=*.md --exclude=!c.md')).toMatchObject({ excludes: [] });
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
});

describe('variables', () => {
  test.each<[string, string, Record<string, string>, object]>([
    ['a global ARG with its default', 'ARG V=20\nFROM node:$V\n', {}, { images: ['node:20'] }],
    ['a build argument wins', 'ARG V=20\nFROM node:${V}\n', { V: '24' }, { images: ['node:24'] }],
    ['an undeclared build argument does not count', 'FROM node:${V:-x}\n', { V: '24' }, { images: ['node:x'] }],
    ['a global ARG of another one', 'ARG M=2\nARG V=$M.1\nFROM node:$V\n', { M: '3' }, { images: ['node:3.1'] }],
    [
      'a stage takes a global by declaring it',
      'ARG S=web\nFROM a\nARG S\nCOPY apps/$S /\n',
      {},
      { context: ['apps/web'] },
    ],
    ['not otherwise', 'ARG S=web\nFROM a\nCOPY apps/$S /\n', {}, { context: ['apps'] }],
    ['a stage may redeclare it', 'ARG S=web\nFROM a\nARG S=api\nCOPY apps/$S /\n', {}, { context: ['apps/api'] }],
    ['the last declaration counts', 'FROM a\nARG S=x\nARG S=$S/y\nCOPY $S /\n', {}, { context: ['x/y'] }],
    ['without a value it changes nothing', 'FROM a\nENV S=e\nARG S\nCOPY $S /\n', {}, { context: ['e'] }],
    ['ENV in the old form', 'FROM a\nENV D some dir\nCOPY "$D" /\n', {}, { context: ['some dir'] }],
    ['an ENV sees the values before it', 'FROM a\nENV A=1\nENV A=2 B=$A\nCOPY $B /\n', {}, { context: ['1'] }],
    ['stages inherit ENV', 'FROM a AS b\nENV D=e\nFROM b\nCOPY $D /\n', {}, { context: ['e'] }],
    ['JSON form has variables too', 'FROM a\nENV D=e\nCOPY ["$D", "/"]\n', {}, { context: ['e'] }],
    ['a stage by the name of a build argument', 'ARG S=b\nFROM a AS b\nCOPY x /\nFROM $S\n', {}, { context: ['x'] }],
  ])('%s', (_title, text, args, expected) => {
    expect(reads(text, { args })).toMatchObject(expected);
  });

  test('of the base image, with its PATH or the usual one', () => {
    const config = { env: ['APP=apps/web1', 'EMPTY='], triggers: [] };
    expect(reads('FROM a\nCOPY ${APP:-x} /\n', { config })?.context).toEqual(['apps/web1']);
    expect(reads('FROM a AS b\nFROM b\nCOPY ${APP#apps/} ${EMPTY:-x} /\n', { config })?.context).toEqual(['web1', 'x']);
    expect(reads('FROM a\nCOPY $PATH /\n', { config })?.context).toEqual([
      'usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
    ]);
    expect(reads('FROM a\nENV APP=own\nCOPY $APP /\n', { config })?.context).toEqual(['own']);
    expect(reads('FROM scratch\nCOPY ${APP:-x} /\n', { config })?.context).toEqual(['x']);
  });

  test('as long as the base image is not known, what it may set takes everything', () => {
    const text = 'FROM a\nARG OWN=o\nCOPY $OWN /\nCOPY y/$OTHER /\n';
    expect(reads(text, { config: 'unknown' })?.context).toEqual(['<everything>', 'o']);
  });

  test.each<[string, Frontend['argumentScope'], object]>([
    ['an ARG behind an ENV, for BuildKit', 'build', { context: ['arg', 'sub'] }],
    ['the ENV, for buildah, in which stages have their own ARGs', 'stage', { context: ['env', 'x'] }],
    ['either of them, for kaniko', 'either', { context: ['arg', 'env', 'sub', 'x'] }],
  ])('%s', (_title, argumentScope, expected) => {
    const text = 'FROM a AS b\nENV D=env\nARG D=arg\nCOPY $D /\nARG IN=sub\nFROM b\nCOPY ${IN:-x} /\n';
    expect(reads(text, { frontend: { ...buildkitLike, argumentScope } })).toMatchObject(expected);
  });

  test('of the platforms: each has its files, and the builder its own', () => {
    const text =
      'FROM a\nARG TARGETARCH TARGETVARIANT TARGETPLATFORM TARGETOS\nCOPY $TARGETOS/$TARGETARCH$TARGETVARIANT /\nCOPY ${TARGETPLATFORM} /\n';
    const platforms = ['linux/amd64', 'linux/arm/v7'];
    expect(reads(text, { platforms })).toMatchObject({
      context: ['linux/amd64', 'linux/arm/v7', 'linux/armv7'],
      usesBuildPlatform: false,
    });
    expect(reads('FROM a\nCOPY bin$TARGETARCH /\n', { platforms })?.context).toEqual(['bin']);
    expect(reads('FROM a-$TARGETARCH\n', { platforms })?.images).toEqual(['a-amd64', 'a-arm']);
    expect(
      reads('FROM a\nARG BUILDARCH\nCOPY $BUILDARCH /\n', { platforms, buildPlatform: 'linux/arm64' }),
    ).toMatchObject({
      context: ['arm64'],
      usesBuildPlatform: true,
    });
    expect(reads('FROM --platform=$BUILDPLATFORM a\n', { platforms, buildPlatform: 'linux/arm64' })).toMatchObject({
      builtOn: [{ image: 'a', platform: 'linux/arm64' }],
      usesBuildPlatform: true,
    });
  });
});

describe('triggers', () => {
  test('of an own stage run in the stages on it, and not in those on these', () => {
    const text = 'FROM a AS own\nARG D=d\nONBUILD COPY $D /\nFROM own AS mid\n';
    expect(reads(text)?.context).toEqual(['d']);
    expect(reads(text, { target: 'own' })?.context).toEqual([]);
    expect(reads(`${text}FROM scratch\nCOPY --from=mid /x /\n`)?.context).toEqual(['d']);
  });

  test('of a base image run first, with its variables, and may name stages and images', () => {
    const config = {
      env: ['D=data'],
      triggers: ['COPY $D /d', 'ARG X=own', 'COPY --from=dep /x /', 'COPY --from=img /y /'],
    };
    const text = 'FROM scratch AS dep\nCOPY z /\nFROM a\nCOPY $X /\n';
    expect(reads(text, { config })).toMatchObject({ context: ['data', 'own', 'z'], images: ['a', 'img'] });
  });

  test('the line is that of FROM', () => {
    const found = reads('FROM a AS own\nONBUILD COPY x /\n\nFROM own\n');
    expect(found?.context).toEqual(['x']);
    const options = {
      target: undefined,
      buildArgs: new Map(),
      frontend: buildkitLike,
      platforms: ['l/a'],
      buildPlatform: 'l/a',
    } as const;
    expect(dockerfileReads('FROM a AS own\nONBUILD COPY x /\n\nFROM own\n', options)?.context[0]?.where).toBe(
      'ONBUILD COPY in line 4',
    );
  });
});

describe('build arguments count', () => {
  const given = {
    A: '1',
    B: '2',
    HTTP_PROXY: 'p',
    SOURCE_DATE_EPOCH: '3',
    BUILDKIT_SYNTAX: 'docker/dockerfile:1',
    TARGETARCH: 'x',
  };
  test.each<[string, string, string[]]>([
    ['when the global scope declares them', 'ARG A\nFROM a\n', ['A']],
    ['when a stage declares them', 'FROM a\nARG B=x\n', ['B']],
    ['not those of a stage that is left out', 'FROM a\nARG A\nFROM b\nARG B\n', ['B']],
    ['also of a trigger', 'FROM a AS b\nONBUILD ARG A\nFROM b\n', ['A']],
    [
      'predefined ones when they are declared',
      'FROM a\nARG HTTP_PROXY SOURCE_DATE_EPOCH\n',
      ['HTTP_PROXY', 'SOURCE_DATE_EPOCH'],
    ],
    ['none otherwise', 'FROM a\nRUN echo $A\n', []],
  ])('%s', (_title, text, expected) => {
    expect(reads(text, { args: given })?.args).toEqual(['BUILDKIT_SYNTAX', 'TARGETARCH', ...expected].sort());
  });
});

describe('what the builder is told', () => {
  const base = 'FROM a AS deps\nCOPY x /\nFROM b AS test\nRUN test\nFROM c\nRUN one && \\\n  two\nCOPY --from=0 /x /\n';
  const told = (text: string) => JSON.stringify(reads(text)?.instructions);
  test.each([
    ['comments', base.replace('RUN one', '# why\nRUN one')],
    ['comments in an instruction', base.replace('  two', '# why\n  two')],
    ['empty lines', base.replace('RUN one', '\n\nRUN one')],
    ['a stage that is left out', base.replace('RUN test', 'RUN other tests')],
    ['such a stage at the end of the others', base.replace('FROM b AS test\nRUN test\n', '')],
    ['the case of keywords', base.replace('COPY', 'copy')],
  ])('is not: %s', (_title, text) => {
    expect(text).not.toBe(base);
    expect(told(text)).toBe(told(base));
  });

  test.each([
    ['the syntax directive', `# syntax=docker/dockerfile:1\n${base}`],
    ['white space in a command', base.replace('one &&', 'one  &&')],
    ['an instruction', base.replace('RUN one', 'USER u\nRUN one')],
    ['another base', base.replace('FROM c', 'FROM d')],
    ['another stage of the same number', `FROM z\n${base}`],
    ['a global argument', `ARG A=1\n${base}`],
    ['a flag', base.replace('COPY --from=0', 'COPY --chmod=600 --from=0')],
  ])('is: %s', (_title, text) => {
    expect(told(text)).not.toBe(told(base));
  });

  test('the lines of a here-document are, also those that look like comments', () => {
    expect(told('FROM a\nRUN <<E\n# x\nE\n')).not.toBe(told('FROM a\nRUN <<E\nE\n'));
  });

  test.each([
    ['docker/dockerfile:1.7-labs', undefined],
    ['harbor.example.com/hub/docker/dockerfile@sha256:0', undefined],
    ['docker.io/docker/dockerfile-upstream:master', undefined],
    ['example.com/mockerfile', 'example.com/mockerfile'],
    ['docker/dockerfilex', 'docker/dockerfilex'],
  ])('a frontend of its own reads it in its own way: %s', (image, expected) => {
    expect(reads(`# syntax=${image}\nFROM a\n`)?.customSyntax).toBe(expected);
    expect(reads('FROM a\n', { args: { BUILDKIT_SYNTAX: image } })?.customSyntax).toBe(expected);
  });
});

test.each<[string, string, 'all' | 'BuildKit' | 'none']>([
  ['alpine', 'alpine', 'all'],
  ['alpine:latest', 'alpine', 'BuildKit'],
  ['alpine', 'alpine:latest', 'BuildKit'],
  ['docker.io/library/alpine', 'alpine', 'BuildKit'],
  ['alpine', 'index.docker.io/library/alpine:latest', 'BuildKit'],
  ['alpine', 'library/alpine', 'BuildKit'],
  ['alpine', 'alpine:3', 'none'],
])('FROM %s with a context %s', (base, name, seenBy) => {
  const contexts = new Map([[name, '/elsewhere']]);
  const seen = (exactContextNames: boolean) =>
    reads(`FROM ${base}\n`, { contexts, frontend: { ...buildkitLike, exactContextNames } });
  const fromContext = { images: [], context: [`${name}: <everything>`] };
  const fromRegistry = { images: [base], context: [] };
  expect(seen(false)).toMatchObject(seenBy === 'none' ? fromRegistry : fromContext);
  expect(seen(true)).toMatchObject(seenBy === 'all' ? fromContext : fromRegistry);
});

test('a context behind a variable is not known of a builder that may pass over it', () => {
  const frontend = { ...buildkitLike, exactContextNames: true };
  const contexts = new Map([['base', '/elsewhere']]);
  const text = 'ARG BASE=base\nFROM $BASE\n';
  expect(reads(text, { contexts, frontend })?.unknownImages).toEqual(['base of FROM in line 2']);
  expect(reads(text, { contexts })?.unknownImages).toEqual([]);
});

test('further build contexts take the place of images and stages of their names', () => {
  const contexts = new Map([
    ['shared', '/src/shared'],
    ['node', 'docker-image://mirror/node:24'],
    ['base', '/src/base'],
    ['far', 'https://example.com/x.git'],
  ]);
  const text = 'FROM node:latest AS base\nCOPY own /\nFROM node\nCOPY --from=shared a/../b /\nCOPY --from=base /x /\n';
  expect(reads(text, { contexts })).toMatchObject({
    images: ['mirror/node:24'],
    context: ['base: x', 'shared: b'],
    unknownImages: [],
  });
  expect(reads('FROM a\nRUN --mount=from=far,target=/f x\n', { contexts })?.unknownImages).toEqual([
    'far (https://example.com/x.git)',
  ]);
});
