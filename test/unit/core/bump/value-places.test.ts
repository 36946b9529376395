import { afterEach, expect, it, vi } from 'vitest';
import { Parser } from 'yaml';
import type { AppliedEdit } from '../../../../src/core/bump/applied-edit.ts';
import { ValuePlaces } from '../../../../src/core/bump/record/value-places.ts';
import type { WriteRecord } from '../../../../src/core/bump/record/write-record.ts';
import { FileTexts } from '../../../../src/core/edit/values.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

it('many edits of one file are compared with records of it by one parse', () => {
  const services = Array.from({ length: 20 }, (_, index) => `svc-${index}`);
  const before = services.map((service) => `${service}: {tag: v1}\n`).join('');
  const record: WriteRecord = {
    commit: 'a'.repeat(40),
    parent: undefined,
    places: services.map((service) => `f.yaml#${service}.tag`),
    provenance: { services: [], images: [] } as unknown as WriteRecord['provenance'],
    unchanged: [],
    rolledBack: [],
    held: [],
  };
  const edits = services.map(
    (service, index): AppliedEdit => ({
      update: {
        kind: 'edit',
        service: undefined,
        files: ['f.yaml'],
        from: undefined,
        edit: { set: [`${service}.tag=v2`] },
      },
      file: 'f.yaml',
      existed: true,
      before,
      changed: true,
      image: undefined,
      // Every second one says what is there.
      claims: [{ document: 0, location: [service, 'tag'], value: index % 2 === 0 ? 'v2' : 'v1' }],
    }),
  );
  const parse = vi.spyOn(Parser.prototype, 'parse');
  const texts = new FileTexts();
  const writers = edits.map((edit) => new ValuePlaces(edit, texts).lastWriters([record]));
  expect(writers).toEqual(services.map((_, index) => (index % 2 === 0 ? [record] : [])));
  expect(parse).toHaveBeenCalledTimes(1);
});
