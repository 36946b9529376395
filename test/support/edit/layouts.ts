/** Small files, one for each way YAML can be laid out that a line-based or re-serialising editor gets wrong. */
export const layouts: Readonly<Record<string, string>> = {
  'block maps and lists': 'a:\n  b: v1\n  l:\n    - x\n    - y: 1\n      z: 2\nc: w\n',
  'lists at the column of their key': 'l:\n- name: a\n  v: "1"\n- name: b\n  v: "2"\nm:\n- x\n- y\n',
  'wide dashes': 'l:\n  -   name: a\n      v: 1\n  -   name: b\n',
  'nested lists': 'l:\n- - a\n  - b\n- - c\n- []\n',
  'four spaces': 'a:\n    b:\n        c: v1\n    d: e\n',
  comments:
    '# head of the file\n\na: v1 # beside a\n# own of b\nb:   # beside b\n  # above c\n  c: 1\n\n  # after c\nd: x\n# end\n',
  'tabs before comments': 'a: v1\t# tabbed\nb:\t\n  c: "x"\t\t# two\n',
  'trailing spaces': 'a: v1  \nb:   \n  c: x   \nd: [1, 2]  \n',
  CRLF: 'a: v1\r\nb:\r\n  - x\r\n  - y\r\nc: "q" # c\r\n',
  'mixed line ends': 'a: v1\r\nb:\n  - x\r\n  - y\nc: w\n',
  'byte order mark': '\uFEFFa: v1\nb:\n  c: x\n',
  'no final newline': 'a: v1\nb:\n  - x\n  - y',
  'no final newline, CRLF': 'a: v1\r\nb:\r\n  c: y',
  'document markers': '%YAML 1.2\n---\n# c\na: v1\nb: [x]\n...\n',
  'several documents': 'a: v1\n---\nb: {c: v2}\n...\n---\n# nothing\n---\n- x\n- y\n',
  'a document on its marker': '--- # start\na: v1\n--- {b: x, c: y}\n--- "text"\n',
  quotes: "a: 'it''s'\nb: \"tab\\there\"\nc: plain text\nd: ''\ne: \"\"\n",
  'multi-line scalars': 'a: plain\n  goes on\nb: "double\n  goes on"\nc: \'single\n\n  goes on\'\nd: end # c\n',
  'block scalars':
    'a: |\n  one\n  two\n\nb: >-\n  folded\n  text\n\n\nc: |2-\n    deep\nd: |+\n  keep\n\ne: | # comment\n  x\nf: last\n',
  'block scalar at the end': 'a: v1\nb: |\n  one\n\n  two\n',
  'block scalar without final newline': 'a:\n- |-\n  one\n- >\n  two',
  'flow maps and lists': 'a: {b: v1, c: [x, y], d: {}, e: []}\nf: [1, {g: h}, [i]]\n',
  'flow over lines': 'a: {\n  b: v1, # first\n  c: v2 # last\n}\nl: [\n  x,\n  y,\n]\nm: [a,\n    b]\n',
  'flow without spaces': 'a: {"b":"v1","c":["x","y"]}\n',
  JSON: '{\n  "a": "v1",\n  "b": {"c": [1, 2, {"d": null}]},\n  "e": [],\n  "f": {}\n}\n',
  'JSON on one line': '{"a":"v1","b":{"c":[1,2]},"t":true}',
  'empty values': 'a:\nb: ~\nc: null\nd: # comment\ne:\n  f:\n  g:\nl:\n  -\n  - # c\n  - x\n',
  'explicit keys': '? a\n: v1\n? b\n? c\n:\n  d: x\n? [e]\n: y\n',
  tags: 'a: !!str 123\nb: !custom v1\nc: !!map {d: e}\nf: !!str\ng: !!int "3"\n',
  anchors: 'a: &a v1\nb: &m\n  c: &c x\n  d: *a\ne: *m\nf: [*a, *c]\ng: &empty\nh: *empty\n',
  'merge keys': 'base: &b\n  t: v1\n  u: {k: 0644}\none:\n  <<: *b\n  x: 1\ntwo:\n  <<: [*b]\n',
  'keys as data':
    '__proto__: v1\nconstructor:\n  prototype: x\n"a.b/c": y\n\'q\': z\n1: one\non: yes\n"": empty\ntoString: t\n',
  'types that differ by version':
    'a: 0644\nb: 12:30:45\nc: yes\nd: 2024-01-02\ne: 1_000\nf: 0o17\ng: 1e3\nh: .inf\ni: 12e3456\n',
  'long line and wide characters': `a: ${'x'.repeat(3000)}\nb: 😀 ümlaut 漢字\n"😀": v1\n`,
  'a comment above a deeper map':
    'a:\n  # first\n  b:\n    # second\n    c: 1\n    # third\n    d: 2\n  # fourth\n  e: 3\n',
  'same-line nesting': '- a: 1\n  b:\n  - c: 2\n    # x\n    d: 3\n- ? e\n  : f\n',
  'a helm placeholder that is YAML': 'a: {{ .Values.x }}\nb: v1\n',
};

const indented = (text: string, columns: number) => text.replace(/^(?=[^\r\n])/gm, ' '.repeat(columns));

/** The same layouts one level down: under a key with a comment, behind a dash, and behind a dash with an anchor. */
export const nestedLayouts: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(layouts)
    .filter(([, text]) => !/^%|^---|^\uFEFF/m.test(text) && text.endsWith('\n'))
    .flatMap(([name, text]) => {
      const eol = text.includes('\r\n') ? '\r\n' : '\n';
      return [
        [`${name}, under a key`, `outer: # c${eol}${indented(text, 2)}last: x${eol}`],
        [`${name}, in an item`, `- ${indented(text, 2).slice(2)}- last${eol}`],
        [`${name}, in an anchored item`, `o:${eol}  - &outer${eol}${indented(text, 4)}`],
      ];
    }),
);
