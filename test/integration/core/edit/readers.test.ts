/** Law 1 by the word of other readers: PyYAML, and go-yaml where it is there. `npm run fuzz -- edit` tries without end. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readerCases } from '../../../support/edit/readers/cases.ts';
import { filesFuzzer } from '../../../support/edit/readers/files.ts';
import { randomTrials, tryAll } from '../../../support/edit/readers/fuzz.ts';
import { readers } from '../../../support/edit/readers/readers.ts';

for (const reader of await readers()) {
  describe.skipIf(!reader.part.present)(reader.part.titled(`law 1, read by ${reader.name}`), () => {
    it('holds for texts that readers take differently', () => {
      const trials = readerCases.map(({ before: text, edit }) => ({ text, edit }));
      const { read, wrong } = tryAll(trials, [reader]);
      expect(wrong).toEqual([]);
      expect(read.get(reader.name)).toBeGreaterThan(trials.length / 2);
    });

    it('holds for random edits of random texts', () => {
      const { read, wrong } = tryAll(randomTrials(20, 1_000), [reader]);
      expect(wrong).toEqual([]);
      expect(read.get(reader.name)).toBeGreaterThan(200);
    });
  });
}

it('holds for edits of every file of the examples, as `npm run fuzz -- files` tries them', async () => {
  const fuzzer = await filesFuzzer(join(import.meta.dirname, '../../../../examples'), 1);
  const { wrong, tried } = await fuzzer.run(1);
  expect(wrong).toBe(0);
  expect(tried).toBeGreaterThan(200);
  expect(fuzzer.isOver?.()).toBe(true);
});
