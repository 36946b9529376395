import { describe, expect, it } from 'vitest';
import type { AppliedEdit } from '../../../../src/core/bump/applied-edit.ts';
import { placeName, recordsOf, recordTrailers } from '../../../../src/core/bump/record/write-record.ts';

const file = 'values/web1.yaml';

function edit(cluster: string | undefined, key?: string): AppliedEdit {
  const image = {
    service: 'web1',
    file,

    oldImage: 'r.example.com/web1:a',
    newImage: 'r.example.com/web1:b',
    reference: undefined,
  };
  return {
    update: {
      kind: 'edit',
      service: 'web1',
      files: [file],
      from: undefined,
      edit: { tag: 'b', ...(key === undefined ? {} : { key }) },
      ...(cluster === undefined ? {} : { cluster }),
    },
    file,
    existed: true,
    before: '',
    changed: true,
    image,
  };
}

/** The commit of our own that wrote these places. */
function commitOf(...edits: readonly AppliedEdit[]) {
  const trailers = [
    ['Source-Repository', 'acme/shop'],
    ['Source-Commit', '1'.repeat(40)],
    ['Service', 'web1'],
    ['Image', 'r.example.com/web1:b'],
    ...recordTrailers(edits),
  ];
  const message = `web1: b\n\n${trailers.map(([key, value]) => `${key}: ${value}`).join('\n')}\n`;
  const person = 'A <a@example.com> 1700000000 +0000';
  const text = `tree ${'0'.repeat(40)}\nauthor ${person}\ncommitter ${person}\n\n${message}`;
  return { id: '2'.repeat(40), body: Buffer.from(text) };
}

describe('the place of an image', () => {
  it('is the file, the key and the repository', () => {
    expect(placeName(edit(undefined))).toBe('values/web1.yaml#r.example.com/web1');
    expect(placeName(edit(undefined, 'image.tag'))).toBe('values/web1.yaml#image.tag r.example.com/web1');
  });

  it('is another one in each cluster, and each has its own record; one without a cluster is of a time before', () => {
    const clusters = [undefined, 'eu', 'us'];
    expect(new Set(clusters.map((each) => placeName(edit(each)))).size).toBe(3);
    for (const written of clusters) {
      for (const asked of clusters) {
        const records = recordsOf([commitOf(edit(written))], edit(asked));
        expect([written, asked, records.length]).toEqual([
          written,
          asked,
          written === asked || written === undefined ? 1 : 0,
        ]);
      }
    }
  });

  it('of the only cluster is written as it always was', () => {
    expect(recordTrailers([edit(undefined)])).toEqual([['File', 'values/web1.yaml#r.example.com/web1']]);
  });
});
