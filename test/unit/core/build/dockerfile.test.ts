import { expect, test } from 'vitest';
import { parseDockerfile, targetNumber } from '../../../../src/core/build/dockerfile.ts';

function instructions(text: string) {
  const { globals, stages } = parseDockerfile(text);
  const all = [...globals, ...stages.flatMap(({ from, instructions: own }) => [from, ...own])];
  return all.map(({ keyword, flags, rest, heredocs, line }) => [
    line,
    [keyword, ...flags.map(({ name, value }) => `--${name}=${value}`), rest].join(' '),
    ...heredocs,
  ]);
}

test.each<[string, string, unknown[]]>([
  [
    'lower case and white space',
    'from a\n\t copy  x   y \n',
    [
      [1, 'FROM a'],
      [2, 'COPY x   y'],
    ],
  ],
  [
    'a byte order mark and CRLF',
    '\uFEFFFROM a\r\nCOPY x y\r\n',
    [
      [1, 'FROM a'],
      [2, 'COPY x y'],
    ],
  ],
  [
    'continued lines, with comments and empty lines in them',
    'FROM a\nCOPY x \\\n# note\n\n  # note\n  y \\ \n z/\n',
    [
      [1, 'FROM a'],
      [2, 'COPY x   y  z/'],
    ],
  ],
  [
    'a word goes on in the next line',
    'FROM a\nCOPY x\\\ny z\n',
    [
      [1, 'FROM a'],
      [2, 'COPY xy z'],
    ],
  ],
  [
    'an escaped escape character continues nothing',
    'FROM a\nRUN x \\\\\nCOPY x y\n',
    [
      [1, 'FROM a'],
      [2, 'RUN x \\\\'],
      [3, 'COPY x y'],
    ],
  ],
  [
    'the escape directive',
    '# escape=`\nFROM a\nCOPY x `\n y\n',
    [
      [2, 'FROM a'],
      [3, 'COPY x  y'],
    ],
  ],
  [
    'a directive behind another comment is a comment',
    '# x\n# escape=`\nFROM a\nRUN x `\n',
    [
      [3, 'FROM a'],
      [4, 'RUN x `'],
    ],
  ],
  [
    'flags, quoted or not',
    'FROM a\nCOPY --from="x y" --link a b\n',
    [
      [1, 'FROM a'],
      [2, 'COPY --from=x y --link= a b'],
    ],
  ],
  [
    'what comes behind two dashes is no flag',
    'FROM a\nCOPY -- --x y\n',
    [
      [1, 'FROM a'],
      [2, 'COPY --x y'],
    ],
  ],
  [
    'a here-document is no instruction',
    'FROM a\nRUN <<EOF cat\nFROM evil\nEOF \nEOF\nCOPY x y\n',
    [
      [1, 'FROM a'],
      [2, 'RUN <<EOF cat', 'FROM evil\nEOF '],
      [6, 'COPY x y'],
    ],
  ],
  [
    'several here-documents, quoted, with tabs',
    'FROM a\nCOPY <<-"ONE" <<TWO /\n\t1\n\tONE\n2\nTWO\nRUN x\n',
    [
      [1, 'FROM a'],
      [2, 'COPY <<-"ONE" <<TWO /', '\t1', '2'],
      [7, 'RUN x'],
    ],
  ],
  [
    'a shift is no here-document',
    'FROM a\nRUN echo $((1<<EOF))\nCOPY x y\n',
    [
      [1, 'FROM a'],
      [2, 'RUN echo $((1<<EOF))'],
      [3, 'COPY x y'],
    ],
  ],
  [
    'nor is one in JSON form',
    'FROM a\nCOPY ["<<EOF", "y"]\nRUN x\n',
    [
      [1, 'FROM a'],
      [2, 'COPY ["<<EOF", "y"]'],
      [3, 'RUN x'],
    ],
  ],
  [
    'nor is one of CMD',
    'FROM a\nCMD cat <<EOF\nRUN x\n',
    [
      [1, 'FROM a'],
      [2, 'CMD cat <<EOF'],
      [3, 'RUN x'],
    ],
  ],
  [
    'a trigger may have one',
    'FROM a\nONBUILD RUN <<E\nx\nE\nRUN y\n',
    [
      [1, 'FROM a'],
      [2, 'ONBUILD RUN <<E', 'x'],
      [5, 'RUN y'],
    ],
  ],
])('%s', (_title, text, expected) => {
  expect(instructions(text)).toEqual(expected);
});

test('directives', () => {
  const { directives } = parseDockerfile(
    '# syntax = docker/dockerfile:1 \n#ESCAPE=`\n# check=skip=all\n# other=x\nFROM a\n',
  );
  expect([...directives]).toEqual([
    ['syntax', 'docker/dockerfile:1'],
    ['escape', '`'],
    ['check', 'skip=all'],
  ]);
});

test('the stage of a target', () => {
  const dockerfile = parseDockerfile('FROM a AS One\nFROM b AS two\nFROM c\n');
  expect(['ONE', '1', undefined, 'none', '3'].map((target) => targetNumber(dockerfile, target))).toEqual([
    ...[0, 1, 2, undefined, undefined],
  ]);
});

// BuildKit, frontend/dockerfile/parser: scanLines keeps the line endings of a here-document, and no others.
test('the line endings of a here-document are part of it, and those of instructions are not', () => {
  const text = 'FROM a\nRUN b \\\n  c\nCOPY <<-ONE <<TWO /x/\n\tone\n\tONE\ntwo\nTWO\nUSER d\n';
  const written = instructions(text);
  const windows = instructions(text.replaceAll('\n', '\r\n'));
  expect(windows[2]).toEqual([4, 'COPY <<-ONE <<TWO /x/', '\tone\r', 'two\r']);
  expect(windows.map((each) => each.slice(0, 2))).toEqual(written.map((each) => each.slice(0, 2)));
  expect(written[2]).toEqual([4, 'COPY <<-ONE <<TWO /x/', '\tone', 'two']);
});
