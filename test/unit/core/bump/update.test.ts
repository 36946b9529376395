import { describe, expect, it } from 'vitest';
import { completeUpdates, parseUpdates, updatesJson } from '../../../../src/core/bump/update.ts';

describe('a list of updates', () => {
  const list = [
    {
      'on-alias': 'refuse',
      'keep-tag': true,
      service: 'web1',
      file: ['a.yaml'],
      image: 'r/web1',
      tag: '0123',
      digest: 'sha256:1',
      pin: 'both',
      key: 'image.tag',
      set: { 'a.b': 'text', 'c[0]': 2 },
      unset: ['d'],
      from: 't.yaml',
    },
    { file: 'b.yaml', delete: true },
  ];

  it('takes every field of the inputs', () => {
    expect(parseUpdates(list)).toEqual([
      {
        kind: 'edit',
        entry: 'updates[0] (web1)',
        service: 'web1',
        files: ['a.yaml'],
        from: 't.yaml',
        edit: {
          image: 'r/web1',
          tag: '0123',
          digest: 'sha256:1',
          pin: 'both',
          key: 'image.tag',
          set: ['a.b=text', 'c[0]:=2'],
          unset: ['d'],
          onAlias: 'refuse',
          keepTag: true,
        },
      },
      { kind: 'delete', entry: 'updates[1]', service: undefined, files: ['b.yaml'] },
    ]);
  });

  it('goes from job to job without a loss', () => {
    const text = updatesJson(parseUpdates(list));
    expect(parseUpdates(JSON.parse(text))).toEqual(parseUpdates(list));
    expect(Object.keys(JSON.parse(text)[0])).toEqual(Object.keys(list[0]!));
  });

  it.each([
    [{}, /updates: is not a JSON list/],
    [['a'], /updates\[0\]: is not an object/],
    [[{ tag: 'x' }], /updates\[0\]\.file: is missing/],
    [[{ file: 'a', tag: 123 }], /updates\[0\]\.tag: is not text/],
    [[{ file: 'a' }, { file: 'b', tags: 'x' }], /updates\[1\]\.tags: is not known/],
    [[{ file: 'a', delete: true, tag: 'x' }], /updates\[0\]\.tag: cannot go beside delete/],
    [[{ file: 'a', delete: true, set: ['a=b'] }], /updates\[0\]\.set: cannot go beside delete/],
    [[{ file: 'a', 'keep-tag': 'yes' }], /keep-tag: is not true or false/],
    [[{ file: 'a', pin: 'as-file' }], /pin: is not one of tag, digest, both/],
  ])('%j is bad input that names the field', (list, message) => {
    expect(() => parseUpdates(list)).toThrow(message);
  });
});

describe('updates that are complete', () => {
  const defaults = { onAlias: 'anchor', keepTag: false } as const;
  const values = { service: 'web9', environment: 'dev', sha8: '1a2b3c4d' };
  const complete = (list: readonly object[], placesOnly = false) =>
    completeUpdates(parseUpdates(list), values, { defaults, placesOnly });

  it('have placeholders filled in of their own service, a reference taken apart, and the defaults', () => {
    const place = { service: 'web1', file: 'apps/{service}/{environment}.yaml', from: '{service}.tpl' };
    expect(complete([{ ...place, image: 'r.io/web1', tag: '{sha8}' }])).toEqual([
      {
        kind: 'edit',
        entry: 'updates[0] (web1)',
        service: 'web1',
        files: ['apps/web1/dev.yaml'],
        from: 'web1.tpl',
        filledIn: true,
        edit: { image: 'r.io/web1', tag: '1a2b3c4d', ...defaults },
      },
    ]);
    const digest = `sha256:${'a'.repeat(64)}`;
    expect(complete([{ file: '{service}.yaml', image: `r.io/w:v1@${digest}`, 'on-alias': 'refuse' }])).toMatchObject([
      { files: ['web9.yaml'], edit: { image: 'r.io/w', tag: 'v1', digest, onAlias: 'refuse' } },
    ]);
  });

  it('are there once, in whatever order their fields are written', () => {
    const list = [
      { file: 'a.yaml', tag: 'x', key: 'image.tag' },
      { key: 'image.tag', tag: 'x', file: ['a.yaml'] },
      { file: 'a.yaml', delete: true },
      { file: 'a.yaml', delete: true },
    ];
    expect(complete(list).map(({ entry }) => entry)).toEqual(['updates[0]', 'updates[2]']);
  });

  it('name a place alone for a rollback, and else something to write', () => {
    expect(complete([{ file: 'a.yaml' }], true)).toHaveLength(1);
    expect(() => complete([{ file: 'a.yaml' }])).toThrow(/tag: is missing: there is nothing to write/);
  });

  it('need nothing for a pin when they write no image', () => {
    expect(complete([{ file: 'a.yaml', set: ['replicas=2'], pin: 'digest' }])).toHaveLength(1);
  });

  it.each([
    [{ tag: 'b', image: 'r.io/w:a' }, /^tag: b contradicts the image, which says a/],
    [{ tag: 'a b' }, /^tag: the tag "a b"/],
    [{ digest: 'sha256:1' }, /^digest: the digest "sha256:1"/],
    [{ tag: '{nope}' }, /nope/],
    [{ tag: 'a', pin: 'digest' }, /^digest: is missing, and pin: digest writes it/],
    [{ tag: 'a', pin: 'both' }, /^digest: is missing/],
    [{ digest: `sha256:${'a'.repeat(64)}`, pin: 'tag' }, /^tag: is missing/],
  ])('%j is bad input', (entry, message) => {
    expect(() => complete([{ file: 'a.yaml', ...entry }])).toThrow(message);
  });
});
