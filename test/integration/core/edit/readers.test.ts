/** Law 1 by the word of other readers: PyYAML, and go-yaml where it is there. `npm run fuzz -- edit` tries without end. */
import { describe, expect, it } from 'vitest';
import { readerCases } from '../../../support/edit/readers/cases.ts';
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
