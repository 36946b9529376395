/** Texts of which readers of YAML make different things, and the JSON that sigs.k8s.io/yaml makes of each. */

export interface YamlText {
  readonly text: string;
  /** Undefined: it refuses the text. */
  readonly json: string | undefined;
  /**
   * `same`: we read it so. `stricter`: we refuse it, though the library does not. `inexact`: an integer in it is none of
   * JavaScript's. `as zero`: `-0.0`, which Kubernetes gives back as `0`.
   */
  readonly ours: 'same' | 'stricter' | 'inexact' | 'as zero';
}

const rows = (ours: YamlText['ours'], ...list: readonly (readonly [string, string | undefined])[]): YamlText[] =>
  list.map(([text, json]) => ({ text, json, ours }));

/** A value of the key `a`. */
const values = (...list: readonly (readonly [string, string | undefined])[]) =>
  rows('same', ...list.map(([text, json]) => [`a: ${text}\n`, json && `{"a":${json}}`] as const));

export const yamlTexts: readonly YamlText[] = [
  // Integers.
  ...values(
    ['0o17', '15'],
    ['0O17', '15'],
    ['0777', '511'],
    ['-0777', '-511'],
    ['0x1F', '31'],
    ['0b101', '5'],
    ['-0b101', '-5'],
  ),
  ...values(['+12', '12'], ['1_000', '1000'], ['0_7', '7'], ['12_', '12'], ['-0', '0'], ['00', '0'], ['0b-1', '-1']),
  ...values(
    ['089', '89'],
    ['08', '8'],
    ['0o8', '"0o8"'],
    ['0b12', '"0b12"'],
    ['0x', '"0x"'],
    ['0xg', '"0xg"'],
    ['+', '"+"'],
  ),
  ...values(['9007199254740991', '9007199254740991'], ['-9007199254740991', '-9007199254740991']),
  ...rows(
    'inexact',
    ['a: 9007199254740993\n', '{"a":9007199254740993}'],
    ['a: -9223372036854775808\n', '{"a":-9223372036854775808}'],
    ['a: 18446744073709551615\n', '{"a":18446744073709551615}'],
    ['a: 0xFFFFFFFFFFFFFFFF\n', '{"a":18446744073709551615}'],
    ['x: 1\na:\n  - 123456789012345678\n', '{"a":[123456789012345678],"x":1}'],
  ),
  ...values(['18446744073709551616', '18446744073709552000'], ['-9223372036854775809', '-9223372036854776000']),
  // Floats.
  ...values(
    ['1.0', '1'],
    ['1.', '1'],
    ['.5', '0.5'],
    ['+.5', '0.5'],
    ['1e3', '1000'],
    ['1E-3', '0.001'],
    ['12e4567', '"12e4567"'],
  ),
  ...values(
    ['1e21', '1e+21'],
    ['1e-7', '1e-7'],
    ['1_0.5', '10.5'],
    ['._5', '"._5"'],
    ['1e-400', '0'],
    ['685.230_15e+03', '685230.15'],
  ),
  ...values(
    ['.inf', undefined],
    ['-.Inf', undefined],
    ['.NaN', undefined],
    ['inf', '"inf"'],
    ['NaN', '"NaN"'],
    ['".inf"', '".inf"'],
  ),
  ...rows('as zero', ['a: -0.0\n', '{"a":-0}']),
  // Booleans and nothing.
  ...values(
    ['yes', 'true'],
    ['No', 'false'],
    ['ON', 'true'],
    ['off', 'false'],
    ['y', 'true'],
    ['N', 'false'],
    ['yEs', '"yEs"'],
  ),
  ...values(
    ['tRUE', '"tRUE"'],
    ['~', 'null'],
    ['null', 'null'],
    ['NULL', 'null'],
    ['nULL', '"nULL"'],
    ['', 'null'],
    ['"null"', '"null"'],
  ),
  // Times and what is written with colons.
  ...values(['2001-01-02', '"2001-01-02"'], ['2001-01-02T03:04:05Z', '"2001-01-02T03:04:05Z"'], ['12:30', '"12:30"']),
  ...values(['190:20:30', '"190:20:30"'], ['190:20:30.15', '"190:20:30.15"'], ['1.2.3', '"1.2.3"'], ['1-2', '"1-2"']),
  // Tags.
  ...values(
    ['!!binary aGVsbG8=', '"hello"'],
    ['!!binary "aGVsbG8="', '"hello"'],
    ['!!binary aGVsbG8', undefined],
    ['!!str 12', '"12"'],
  ),
  ...values(
    ['!!int "12"', '12'],
    ['!!int 1.5', undefined],
    ['!!float 12', '12'],
    ['!!float abc', undefined],
    ['!!bool yes', 'true'],
  ),
  ...values(
    ['!!bool 1', undefined],
    ['!!null ""', 'null'],
    ['!!timestamp 2001-01-02', '"2001-01-02"'],
    ['!!timestamp x', undefined],
  ),
  ...values(
    ['!mine 12', '"12"'],
    ['! 12', '"12"'],
    ['.014_24', '0.01424'],
    ['!!str [1]', '[1]'],
    ['!!binary /w==', '"\\ufffd"'],
  ),
  ...rows('same', ['a: !!binary |\n  aGVs\n  bG8=\n', '{"a":"hello"}']),
  // Keys.
  ...rows(
    'same',
    ['on: 1\n', '{"true":1}'],
    ['1: a\n', '{"1":"a"}'],
    ['0x10: a\n', '{"16":"a"}'],
    ['1.5: a\n', '{"1.5":"a"}'],
    ['1.10: a\n', '{"1.1":"a"}'],
    ['1e6: a\n', '{"1e+06":"a"}'],
    ['1e-5: a\n', '{"1e-05":"a"}'],
    ['0.1234567891: a\n', '{"0.12345679":"a"}'],
    ['.inf: a\n', '{".inf":"a"}'],
    ['9007199254740993: a\n', '{"9007199254740993":"a"}'],
    ['18446744073709551615: a\n', undefined],
    ['~: a\n', undefined],
    ['? [a]\n: b\n', undefined],
    ['2001-01-02: a\n', '{"2001-01-02":"a"}'],
    ['__proto__: {a: 1}\n', '{"__proto__":{"a":1}}'],
  ),
  ...rows(
    'stricter',
    ['a: 1\na: 2\n', '{"a":2}'],
    ['on: 1\ntrue: 2\n', '{"true":2}'],
    ['a: 1\n---\nb: 2\n', '{"a":1}'],
  ),
  // Anchors and merge keys.
  ...rows(
    'same',
    ['a: &x {b: 0o17}\nc: *x\n', '{"a":{"b":15},"c":{"b":15}}'],
    ['x: &x {a: 1, b: 2}\nm: {<<: *x, b: 3}\n', '{"m":{"a":1,"b":3},"x":{"a":1,"b":2}}'],
    ['x: &x {a: 1, b: 2}\nm: {b: 3, <<: *x}\n', '{"m":{"a":1,"b":2},"x":{"a":1,"b":2}}'],
    ['x: &x {a: 1}\nz: &z {a: 2, c: 3}\nm: {<<: [*x, *z]}\n', '{"m":{"a":1,"c":3},"x":{"a":1},"z":{"a":2,"c":3}}'],
    ['m: {<<: {a: 1}, b: 2}\n', '{"m":{"a":1,"b":2}}'],
    ['m: {"<<": {a: 1}}\n', '{"m":{"\\u003c\\u003c":{"a":1}}}'],
    ['x: &x [1]\nm: {<<: *x}\n', undefined],
    ['m: {! <<: {a: 1}}\n', '{"m":{"a":1}}'],
    ['m: {<<: 1}\n', undefined],
    ['a: &x [*x]\n', undefined],
    ['a: *missing\n', undefined],
  ),
  // Layout.
  ...rows(
    'same',
    ['a:\n\tb: 1\n', undefined],
    ['a: [\n', undefined],
    ['', 'null'],
    ['# nothing\n', 'null'],
    ['a: |\n  1\n  2\n', '{"a":"1\\n2\\n"}'],
    ['a: >-\n  1\n  2\n', '{"a":"1 2"}'],
    ["a: 'it''s'\n", '{"a":"it\'s"}'],
    ['a: "\\u00e9\\x41"\n', '{"a":"éA"}'],
    ['a: <b>&\n', '{"a":"\\u003cb\\u003e\\u0026"}'],
    ['\uFEFFa: 1\n', '{"a":1}'],
    ['a: 1\r\nb: 2\r\n', '{"a":1,"b":2}'],
    ['[1, two, {c: 3}]\n', '[1,"two",{"c":3}]'],
  ),
];
