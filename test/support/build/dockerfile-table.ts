/**
 * Dockerfiles, each with what it reads of one small monorepo: written ones for every form that an instruction has, and
 * generated ones that put the forms together. `BASE` stands for the base image.
 */
import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { BaseConfig } from './moving-base.ts';

export interface DockerfileCase {
  readonly name: string;
  readonly dockerfile: string;
  /** Where it stands in the context. Default `Dockerfile`. */
  readonly path?: string;
  /** Files beside those of the monorepo: ignore files. */
  readonly more?: Readonly<Record<string, string>>;
  readonly args?: readonly string[];
  readonly target?: string;
  readonly base?: BaseConfig;
  /** It cannot be told what reaches the image. */
  readonly unknown?: true;
  /** More may be in the key than has reached the image: a stage was read of which only a part was taken. */
  readonly wide?: boolean;
  /** Only this engine builds it. */
  readonly only?: 'buildkit' | 'buildah';
  /** Why the images of docker and buildah are not alike in what is not content. */
  readonly apart?: string;
  /** Why the image of another builder is not like that of docker. More may be in its key than has reached it. */
  readonly differs?: Partial<Readonly<Record<'buildkitd' | 'kaniko', string>>>;
  /** These fail, and so make no image. */
  readonly refusedBy?: readonly ('docker' | 'buildah' | 'buildkitd' | 'kaniko')[];
}

/** Path → mode. Each file's text is its own path in angle brackets, so that an image shows what has reached it. */
const files: Readonly<Record<string, number>> = {
  'package.json': 0o644,
  'package-lock.json': 0o644,
  'README.md': 0o644,
  '.npmrc': 0o644,
  '.env': 0o644,
  'a.txt': 0o644,
  'b.txt': 0o644,
  'ab.txt': 0o644,
  'apps/Dockerfile.md': 0o644,
  'apps/web1/package.json': 0o644,
  'apps/web1/src/a.js': 0o644,
  'apps/web1/src/b.ts': 0o644,
  'apps/web1/src/deep/c.js': 0o644,
  'apps/web1/src/deep/d.test.js': 0o644,
  'apps/web1/.env': 0o644,
  'apps/web1/.hidden/x': 0o644,
  'apps/web1/README.md': 0o644,
  'apps/web1/run.sh': 0o755,
  'apps/web1/with space.txt': 0o644,
  'apps/web1/br[a]cket.txt': 0o644,
  'apps/web1/ünï.txt': 0o644,
  'apps/web1/dist/out.js': 0o644,
  'apps/web2/package.json': 0o644,
  'apps/web2/src/a.js': 0o644,
  'packages/ui/index.js': 0o644,
  'packages/ui/theme/dark.css': 0o644,
};

export const markerOf = (path: string) => `<${path}>`;

/** The paths whose marker stands in the text. */
export function markersIn(text: string): readonly string[] {
  return [...text.matchAll(/<([^<>\n]+)>/g)].map(([, path = '']) => path);
}

/** Writes the monorepo of the case; the paths that it may change. */
export function writeMonorepo(
  directory: string,
  { dockerfile, path = 'Dockerfile', more = {} }: DockerfileCase,
): string[] {
  for (const [file, mode] of Object.entries(files)) {
    mkdirSync(dirname(join(directory, file)), { recursive: true });
    writeFileSync(join(directory, file), `${markerOf(file)}\n`);
    chmodSync(join(directory, file), mode);
  }
  mkdirSync(join(directory, 'apps/web1/empty'), { recursive: true });
  symlinkSync('src/a.js', join(directory, 'apps/web1/link.js'));
  for (const [file, text] of Object.entries({ ...more, [path]: dockerfile })) {
    mkdirSync(dirname(join(directory, file)), { recursive: true });
    writeFileSync(join(directory, file), text);
  }
  return Object.keys(files);
}

/** `COPY` of each source form, alone on a base. */
const copies: readonly (readonly [
  name: string,
  lines: string,
  more?: Pick<DockerfileCase, 'differs' | 'refusedBy'>,
])[] = [
  ['a directory', 'COPY apps/web1 /x/'],
  ['a directory with /.', 'COPY apps/web1/. /x/'],
  ['a doubled slash', 'COPY apps//web1 /x/'],
  ['a dot in the middle', 'COPY apps/./web1 /x/'],
  ['a leading slash', 'COPY /apps/web1/ /x/'],
  ['a leading dot', 'COPY ./apps/web1 ./packages/ui/ /x/'],
  ['up and down again', 'COPY apps/web1/../web2 /x/'],
  ['up over the root', 'COPY ../../apps/web2 /x/', { refusedBy: ['kaniko'] }],
  ['everything', 'COPY . .'],
  ['everything by slash', 'COPY / /x/'],
  ['a file', 'COPY a.txt /x'],
  ['several files', 'COPY a.txt b.txt ./package*.json /x/'],
  ['a star', 'COPY apps/*/src/deep /x/'],
  ['a question mark', 'COPY ?.txt /x/'],
  ['a class', 'COPY [ab].txt /x/'],
  ['a range that is negated', 'COPY [^a-a].txt /x/'],
  ['stars that match directories', 'COPY packages/* apps/*1/s* /x/'],
  ['JSON form', 'COPY ["apps/web1/with space.txt", "apps/web1/src/", "/x/"]'],
  ['letters beyond ASCII', 'COPY apps/web1/ünï.txt /x/'],
  ['a link', 'COPY apps/web1/link.js /x/', { differs: { kaniko: 'it copies the link, not what it leads to' } }],
  ['a directory that is empty, beside a file', 'COPY apps/web1/empty a.txt /x/'],
  ['a continued line with comments', 'COPY a.txt \\\n  # comment\n\n  b.txt \\\n  /x/'],
  ['ADD', 'ADD apps/web1/src /x/'],
  [
    'small letters',
    'copy --chmod=0600 apps/web1/run.sh /x/',
    { differs: { buildkitd: 'the directory that COPY makes has the mode of --chmod, too' } },
  ],
  ['an owner', 'COPY --chown=1000:1000 apps/web1/src /x/'],
  ['a bind mount', 'RUN --mount=type=bind,source=apps/web1/src,target=/in cat /in/a.js /in/b.ts > /out'],
  ['a bind mount of everything', 'RUN --mount=target=/in cat /in/a.txt /in/packages/ui/index.js > /out'],
  ['a bind mount by default names', 'RUN --mount=src=./packages//ui/,dst=/in cat /in/index.js > /out'],
  ['a directory to a name of its own', 'WORKDIR /srv\nCOPY packages/ui ui'],
  ['exclusions', 'COPY --exclude=**/*.md --exclude=dist apps/web1 /x/', { refusedBy: ['docker', 'buildah', 'kaniko'] }],
  ['parents', 'COPY --parents apps/*/src /x/', { refusedBy: ['docker', 'buildah', 'kaniko'] }],
  ['text of the Dockerfile', 'COPY <<END a.txt /x/\ntext\nEND', { refusedBy: ['docker', 'buildah'] }],
];

const variables: readonly DockerfileCase[] = [
  {
    name: 'an argument with a default',
    dockerfile: `FROM BASE\nARG DIR=apps/web1\nCOPY \${DIR}/src /x/\n`,
  },
  {
    name: 'an argument that is given',
    dockerfile: 'FROM BASE\nARG DIR=apps/web1\nCOPY $DIR /x/\n',
    args: ['DIR=packages/ui'],
  },
  {
    name: 'an argument of before FROM',
    dockerfile: 'ARG DIR=apps/web2\nFROM BASE\nARG DIR\nCOPY $DIR /x/\n',
  },
  {
    name: 'an argument that the stage does not declare',
    dockerfile: 'ARG DIR=apps/web2\nFROM BASE\nCOPY packages/ui$DIR /x/\n',
  },
  {
    name: 'ENV over ARG',
    dockerfile: 'FROM BASE\nENV DIR=apps/web1/src\nARG DIR=apps/web2\nCOPY $DIR /x/\n',
    apart: 'in buildah an ARG behind an ENV wins',
    differs: { kaniko: 'in kaniko, too' },
  },
  {
    name: 'a variable that the base image sets, with another default',
    dockerfile: `FROM BASE\nCOPY \${DIR:-apps/web2} /x/\n`,
    base: { Env: ['DIR=apps/web1'] },
  },
  {
    name: 'a variable that the base image sets, used only where it is set',
    dockerfile: `FROM BASE\nCOPY apps/web2/package.json \${DIR:+packages/ui} /x/\n`,
    base: { Env: ['DIR=1'] },
  },
  {
    name: 'an argument that the ENV of the base image wins over',
    dockerfile: 'FROM BASE\nARG DIR=apps/web2\nCOPY $DIR /x/\n',
    base: { Env: ['DIR=apps/web1/src'] },
    args: ['DIR=packages'],
    apart: 'in buildah an ARG behind an ENV wins',
    differs: { kaniko: 'in kaniko, too' },
  },
  { name: 'a default of a default', dockerfile: `FROM BASE\nARG A\nARG B=\${A:-packages}\nCOPY \${B}/ui /x/\n` },
  { name: 'ENV in its old form', dockerfile: 'FROM BASE\nENV DIR apps/web1/src\nCOPY $DIR/deep /x/\n' },
  { name: 'ENV of the same line', dockerfile: 'FROM BASE\nENV A=packages B=$A\nCOPY packages$B/ui /x/\n' },
  { name: 'quoted ENV', dockerfile: 'FROM BASE\nENV DIR="apps/web1/with space.txt"\nCOPY ["$DIR", "/x/"]\n' },
  { name: 'the backtick as escape', dockerfile: '# escape=`\nFROM BASE\nCOPY a.txt `\n  b.txt /x/\n' },
  { name: 'a target architecture', dockerfile: `FROM BASE\nARG TARGETOS\nARG A=a\${TARGETOS:+.txt}\nCOPY $A /x/\n` },
];

const stages: readonly DockerfileCase[] = [
  {
    name: 'two stages',
    wide: true,
    dockerfile:
      'FROM BASE AS build\nCOPY apps/web1/src /s/\nRUN cat /s/a.js /s/b.ts > /out\nFROM BASE\nCOPY --from=build /out /out\n',
  },
  {
    name: 'a stage that the target does not reach',
    dockerfile:
      'FROM BASE AS other\nCOPY apps/web2 /x/\nFROM BASE AS one\nCOPY apps/web1/src /x/\nFROM one\nCOPY a.txt /x/\n',
    target: 'one',
  },
  {
    name: 'a stage by its number',
    wide: true,
    dockerfile: 'FROM BASE\nCOPY packages /p/\nFROM BASE\nCOPY --from=0 /p/ui/index.js /x/\n',
  },
  {
    name: 'a stage on a stage, whose name differs in case',
    only: 'buildkit',
    dockerfile: 'FROM BASE AS Build\nENV DIR=apps/web1/src\nCOPY a.txt /x/\nFROM build\nCOPY $DIR /y/\n',
  },
  {
    name: 'a bind mount from a stage',
    wide: true,
    refusedBy: ['kaniko'],
    dockerfile:
      'FROM BASE AS build\nCOPY packages/ui /p/\nFROM BASE\nRUN --mount=from=build,source=/p,target=/in cat /in/index.js > /out\n',
  },
  {
    name: 'a trigger of an own stage',
    wide: true,
    apart: 'buildah runs no triggers of own stages',
    dockerfile: 'FROM BASE AS parent\nONBUILD COPY apps/web1/src /x/\nFROM parent\nCOPY a.txt /y/\n',
  },
  {
    name: 'a trigger of an own stage in small letters, with a variable of the child',
    wide: true,
    apart: 'buildah runs no triggers of own stages',
    dockerfile:
      'FROM BASE AS parent\nONBUILD ARG DIR=packages/ui\nonbuild copy $DIR /x/\nFROM parent\nCOPY a.txt /y/\n',
    args: ['DIR=apps/web2'],
  },
  {
    name: 'a trigger of the base image',
    dockerfile: 'FROM BASE\nCOPY a.txt /y/\n',
    base: { OnBuild: ['COPY apps/web1/src /x/'] },
  },
  {
    name: 'a trigger of the base image that mounts',
    dockerfile: 'FROM BASE\nCOPY a.txt /y/\n',
    base: { OnBuild: ['ARG D=packages', 'RUN --mount=target=/in cat /in/README.md > /out', 'COPY $D/ui /x/'] },
    only: 'buildkit',
    wide: true,
  },
  { name: 'scratch', dockerfile: 'FROM scratch\nCOPY apps/web1/src /x/\n' },
];

const ignored = (text: string) => ({ '.dockerignore': text });

const ignores: readonly DockerfileCase[] = [
  { name: '.dockerignore', dockerfile: 'FROM BASE\nCOPY . /x/\n', more: ignored('apps/web2\n**/*.md\n.env\n') },
  {
    // Builders do not agree whether the last pattern takes a file back: what any of them takes is in the key.
    name: '.dockerignore with exceptions',
    wide: true,
    differs: { buildkitd: 'the last pattern takes a file back', kaniko: 'as newer BuildKit' },
    dockerfile: 'FROM BASE\nCOPY . /x/\n',
    more: ignored('*\n!apps/web1/src\n!packages\npackages/ui/theme\n!**/dark.css\n'),
  },
  {
    name: '.dockerignore of everything but one',
    dockerfile: 'FROM BASE\nCOPY apps /x/\n',
    more: ignored('# nothing\n\n/**\n!/apps/web1/./src/\n  !apps/web2/package.json  \n'),
  },
  {
    name: '.containerignore before .dockerignore',
    dockerfile: 'FROM BASE\nCOPY . /x/\n',
    more: { '.dockerignore': '*\n!a.txt\n!b.txt\n', '.containerignore': 'apps/web1\n.env\n' },
    apart: 'buildah obeys .containerignore, BuildKit does not know it',
  },
  {
    name: '.containerignore alone',
    dockerfile: 'FROM BASE\nCOPY . /x/\n',
    more: { '.containerignore': 'apps\npackages\n' },
    apart: 'buildah obeys .containerignore, BuildKit does not know it',
  },
  {
    name: 'an ignore file of the Dockerfile',
    path: 'apps/web1.Dockerfile',
    dockerfile: 'FROM BASE\nCOPY . /x/\n',
    more: { 'apps/web1.Dockerfile.dockerignore': 'apps/web1\n', '.dockerignore': 'packages\napps/web2\n' },
  },
  {
    name: 'an ignore file of a Dockerfile, for buildah',
    path: 'apps/web1.Dockerfile',
    dockerfile: 'FROM BASE\nCOPY . /x/\n',
    more: { 'apps/web1.Dockerfile.containerignore': 'apps/web1\n', '.containerignore': 'packages\n' },
    apart: 'buildah obeys .containerignore, BuildKit does not know it',
  },
  {
    name: 'a file that is ignored and copied by name among others',
    dockerfile: 'FROM BASE\nCOPY [ab].txt /x/\n',
    more: ignored('a.txt\n'),
  },
];

const unknowns: readonly DockerfileCase[] = [
  {
    name: 'a class that names a bracket',
    dockerfile: 'FROM BASE\nCOPY apps/web1/br[[]a]cket.txt /x/\n',
    only: 'buildkit',
  },
  {
    name: 'optional files that are not there',
    dockerfile: 'FROM BASE\nCOPY nothing* /x/\nCOPY a.txt /x/\n',
    unknown: true,
    only: 'buildkit',
    differs: { kaniko: 'its layer of no file is one of all files' },
  },
  {
    name: 'files that are all ignored',
    dockerfile: 'FROM BASE\nCOPY apps/web1/sr[c] /x/\nCOPY a.txt /x/\n',
    more: ignored('apps/web1/src\n'),
    unknown: true,
    only: 'buildkit',
    refusedBy: ['buildkitd'],
    differs: { kaniko: 'its layer of no file is one of all files' },
  },
];

/** Every written one. */
export const writtenCases: readonly DockerfileCase[] = [
  // A step that mounts files may read any of them.
  ...copies.map(([name, lines, more]) => ({
    name,
    dockerfile: `FROM BASE\n${lines}\n`,
    wide: lines.startsWith('RUN'),
    ...more,
  })),
  ...variables,
  ...stages,
  ...ignores,
  ...unknowns,
];

/** The same cases for the same seed. */
export function generatedCases(count: number, seed = 1): readonly DockerfileCase[] {
  return Array.from({ length: count }, (_, index) => generatedCase(seed * 1_000 + index));
}

const sources = [
  'apps/web1',
  'apps/web1/src',
  'apps/web2/src',
  'packages',
  'packages/ui',
  '.',
  'a.txt',
  'apps',
  '*.txt',
];
const spellings = [
  (path: string) => path,
  (path: string) => `./${path}`,
  (path: string) => `/${path}`,
  (path: string) => path.replaceAll('/', '//'),
  (path: string) => path.replaceAll('/', '/./'),
  (path: string) => (path.includes('*') ? path : `${path}/../${path.split('/').at(-1)}`),
];
const patterns = [
  'apps/web2/package.json',
  '**/*.ts',
  '**/.env',
  '!apps/web2/src',
  '*.md',
  'packages/*/theme',
  '!**/dark.css',
  'b.txt',
];

function generatedCase(seed: number): DockerfileCase {
  const next = random(seed);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(next() * items.length)] as T;
  const lines: string[] = [];
  const args: string[] = [];
  const source = (index: number) => {
    const path = pick(sources);
    const spelled = path === '.' ? '.' : pick(spellings)(path);
    const how = pick(['plain', 'arg', 'default', 'env', 'given'] as const);
    if (how === 'plain') return spelled;
    if (how === 'default') return `\${NOT_SET_${index}:-${spelled}}`;
    lines.push(how === 'env' ? `ENV V${index}=${spelled}` : `ARG V${index}=${how === 'given' ? 'README.md' : spelled}`);
    if (how === 'given') args.push(`V${index}=${spelled}`);
    return `\${V${index}}`;
  };
  const stageCount = 1 + Math.floor(next() * 3);
  for (let stage = 0; stage < stageCount; stage += 1) {
    lines.push(stage > 0 && next() < 0.4 ? `FROM s${stage - 1} AS s${stage}` : `FROM BASE AS s${stage}`);
    for (let copy = 0; copy <= next() * 2; copy += 1) {
      const from = source(stage * 10 + copy);
      const trigger = stage + 1 < stageCount && next() < 0.2 && !from.startsWith('$') ? 'ONBUILD ' : '';
      lines.push(`${trigger}${pick(['COPY', 'COPY', 'ADD', 'copy'])} ${from} /c${stage}${copy}/`);
    }
    if (stage > 0 && next() < 0.5) lines.push(`COPY --from=s${stage - 1} /etc/base /from${stage}/`);
  }
  const ignore = Array.from({ length: Math.floor(next() * 4) }, () => pick(patterns));
  return {
    name: `generated ${seed}`,
    wide: true,
    dockerfile: `${lines.join('\n')}\n`,
    args,
    ...(ignore.length === 0 ? {} : { more: ignored(`${ignore.join('\n')}\n`) }),
    ...(next() < 0.3 && stageCount > 1 ? { target: `s${stageCount - 2}` } : {}),
  };
}

/** mulberry32: the same numbers for the same seed, from 0 up to 1. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
