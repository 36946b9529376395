import { describe, expect, it } from 'vitest';
import { editFile } from '../../../../src/core/edit/edit.ts';
import { meaning } from '../../../support/edit/every-place.ts';
import { describeLosslessEdits } from '../../../support/edit/lossless.ts';

// All of it is tried in test/integration/core/edit.
describeLosslessEdits({ oneIn: 5, runs: 30, seed: 1 });

/** What some reader takes for no string: words, numbers, times and indicators of YAML 1.1, 1.2, go-yaml and PyYAML. */
const traps = `~ null Null NULL true True on On off yes No y n N = << 0 00 0123 0777 08 0o17 0O17 0x1F 0X1f 0b11 0B1
  1_000 1__0 _1 0x_1 1:30 190:20:30 1:30.5 12e3456 1e3 1E5 12e03 1234567e 1. .5 1.5e+3 +1 -1 -0 .inf -.Inf .INF .nan .NaN
  2024-01-01 2024-1-1 2001-12-14t21:59:43.10-05:00 - ? : ! & * | > % @ { } [ ] , # ... --- -- ?a :a a: *a &a !a`
  .split(/\s+/)
  .concat('', ' ', '2024-01-01 10:00:00', 'a: b', 'a #b', '- a', '? a', '--- a', '... a', ' a', 'a ');

describe('law 1: a text is a string for both versions of YAML', () => {
  it.each(traps)('%j', (value) => {
    for (const [holder, path] of [
      ['a: v1\n', 'a'],
      ['a: 1\n', 'a'],
      ['{a: v1}\n', 'a'],
      ['a: [v1]\n', 'a[0]'],
      ['x: 1\n', 'a'],
    ]) {
      const { text } = editFile('f.yaml', holder!, { set: [`${path}=${value}`] });
      for (const version of ['1.1', '1.2'] as const) {
        const [read] = meaning(text, version) as [Map<string, unknown>];
        expect([read.get('a')].flat(), `${version}: ${text}`).toEqual([value]);
      }
    }
  });
});
