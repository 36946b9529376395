/** A digest never outlives its tag, and a new digest that is known takes its place, under whatever name it stands. */
import { describe, expect, it } from 'vitest';
import { editFile } from '../../../../../src/core/edit/edit.ts';
import { describeEdits, type EditCase, sha } from '../../../../support/edit/cases.ts';

const [old, fresh] = [sha('a'), sha('b')];
const [oldDigits, freshDigits] = [old.slice(7), fresh.slice(7)];
const commit = '0123456789abcdef0123456789abcdef01234567';

/** A file that pins an image, the same one with a new tag alone, and with the new tag and its digest. */
interface Pinned {
  readonly name: string;
  readonly file?: string;
  readonly text: (tag: string, digest: string, digits: string) => string;
  /** By what the image is found; without it by the values' default. */
  readonly image?: string;
  readonly key?: string;
  /** Without its own text, the digest is emptied. */
  readonly tagAlone?: string;
}

const values = (field: string) => (tag: string, digest: string) =>
  `image:\n  repository: h/w\n  tag: ${tag} # t\n  ${field}: "${digest}" # d\n  pullPolicy: Always\n`;
const digits = (field: string) => (tag: string, _digest: string, of: string) => values(field)(tag, of);

const pinned: readonly Pinned[] = [
  ...['digest', 'sha', 'sha256', 'imageDigest', 'tagDigest', 'image_digest', 'SHA256', 'imageSha'].map((field) => ({
    name: `${field} beside the tag, with its algorithm`,
    text: values(field),
    image: 'h/w',
  })),
  ...['digest', 'sha', 'sha256', 'imageDigest', 'shasum'].map((field) => ({
    name: `${field} beside the tag, the digits alone`,
    text: digits(field),
    image: 'h/w',
  })),
  {
    name: 'flat keys with a prefix',
    text: (tag, digest) => `webImageRepository: h/w\nwebImageTag: ${tag}\nwebDigest: "${digest}"\napiDigest: ${old}\n`,
    key: 'webImageTag',
  },
  {
    name: 'an image with tag and digest beside it',
    text: (tag, digest) => `web:\n  image: h/w\n  imageTag: ${tag}\n  imageDigest: "${digest}"\n`,
    image: 'h/w',
  },
  {
    name: 'two fields, one with digits and one with all',
    text: (tag, digest, of) => `image:\n  tag: ${tag}\n  digest: "${digest}"\n  sha: "${of}"\n`,
  },
  {
    name: 'a field that an alias names',
    text: (tag, _digest, of) => `k: &k sha\nimage:\n  tag: ${tag}\n  *k : "${of}"\n`,
  },
  {
    name: 'in flow style',
    text: (tag, _digest, of) => `image: {tag: ${tag}, sha: "${of}"}\n`,
  },
  {
    name: 'behind the tag',
    text: (tag, digest) => `image:\n  tag: "${tag}@${digest}"\n`,
    tagAlone: 'image:\n  tag: "v2"\n',
  },
  {
    name: 'behind the tag and under a key',
    text: (tag, digest, of) => `image:\n  tag: "${tag}@${digest}"\n  sha: "${of}"\n`,
    tagAlone: 'image:\n  tag: "v2"\n  sha: ""\n',
  },
  {
    name: 'in a whole image',
    text: (tag, digest) => `webImage: h/w:${tag}@${digest}\n`,
    image: 'h/w',
    tagAlone: 'webImage: h/w:v2\n',
  },
  {
    name: 'parameters of an Application',
    text: (tag, _digest, of) =>
      `apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  source:\n    helm:\n      parameters:\n      - {name: web.image.repository, value: h/w}\n      - {name: web.image.tag, value: ${tag}}\n      - {name: web.image.sha, value: "${of}"}\n`,
    image: 'h/w',
  },
  {
    name: "an Application's values in text",
    text: (tag, _digest, of) =>
      `apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  source:\n    helm:\n      values: |\n        image:\n          repository: h/w\n          tag: ${tag}\n          sha: "${of}"\n`,
    image: 'h/w',
  },
  {
    name: 'a Kustomization behind its newTag',
    file: 'kustomization.yaml',
    text: (tag, digest) => `images:\n- name: h/w\n  newTag: ${tag}@${digest}\n`,
    image: 'h/w',
    tagAlone: 'images:\n- name: h/w\n  newTag: v2\n',
  },
  {
    name: 'a line of a template that is no YAML',
    text: (tag, _digest, of) => `{{ if .x }}\n{{ end }}\nimage:\n  tag: ${tag}\n  sha: "${of}"\n`,
    key: 'image.tag',
  },
  {
    name: 'behind the tag, in a template that is no YAML',
    text: (tag, digest) => `{{ if .x }}\n{{ end }}\nimage:\n  tag: ${tag}@${digest}\n`,
    key: 'image.tag',
    tagAlone: '{{ if .x }}\n{{ end }}\nimage:\n  tag: v2\n',
  },
];

const asCase = (
  { file, text, image, key, tagAlone, name }: Pinned,
  kind: 'known' | 'as the file has it' | 'alone' | 'same tag',
): EditCase => {
  const place = { ...(image === undefined ? {} : { image }), ...(key === undefined ? {} : { key }) };
  const edits = {
    known: { ...place, tag: 'v2', digest: fresh, keepTag: true },
    'as the file has it': { ...place, tag: 'v2', digest: fresh, pin: 'as-file' },
    alone: { ...place, tag: 'v2' },
    'same tag': { ...place, tag: 'v1' },
  } as const;
  const before = text('v1', old, oldDigits);
  const after = {
    known: text('v2', fresh, freshDigits),
    'as the file has it': text('v2', fresh, freshDigits),
    alone: tagAlone ?? text('v2', '', ''),
    'same tag': before,
  };
  return { name, before, edit: edits[kind], after: after[kind], ...(file === undefined ? {} : { file }) };
};

describeEdits(
  'a new digest takes the place of the old one, in its form',
  pinned.map((each) => asCase(each, 'known')),
);
describeEdits(
  'a deployment knows the digest and keeps the pin',
  pinned.map((each) => asCase(each, 'as the file has it')),
);
describeEdits(
  'a new tag alone takes the digest away',
  pinned.map((each) => asCase(each, 'alone')),
);
describeEdits(
  'the same tag keeps its digest',
  pinned.map((each) => asCase(each, 'same tag')),
);

it.each(pinned)('a digest that goes is told: $name', (each) => {
  const { before, edit, file = 'web.yaml' } = asCase(each, 'alone');
  expect(editFile(file, before, edit).warnings).toContain(`the digest ${old} belonged to the old tag and was removed`);
});

it.each(pinned)('the image is reported with its digest: $name', (each) => {
  const { before, edit, file = 'web.yaml' } = asCase(each, 'known');
  const { oldImage, newImage } = editFile(file, before, edit);
  expect([oldImage?.split('@')[1], newImage?.split('@')[1]]).toEqual([old, fresh]);
});

describeEdits('what looks like a digest and is none stays', [
  {
    name: "a commit's hash",
    before: `image:\n  repository: h/w\n  tag: v1\n  sha: ${commit}\n`,
    edit: { image: 'h/w', tag: 'v2' },
    after: `image:\n  repository: h/w\n  tag: v2\n  sha: ${commit}\n`,
  },
  {
    name: 'the digest of another image',
    before: `webTag: v1\napiDigest: ${old}\n`,
    edit: { key: 'webTag', tag: 'v2' },
    after: `webTag: v2\napiDigest: ${old}\n`,
  },
  {
    name: 'a checksum of something else',
    before: `image:\n  tag: v1\n  configChecksum: ${oldDigits}\n`,
    edit: { tag: 'v2' },
    after: `image:\n  tag: v2\n  configChecksum: ${oldDigits}\n`,
  },
]);

describeEdits('a digest fills the field that waits for it', [
  {
    name: 'sha, by its digits',
    before: 'image:\n  tag: v1\n  sha: ""\n',
    edit: { tag: 'v2', digest: fresh },
    after: `image:\n  tag: v2\n  sha: "${freshDigits}"\n`,
  },
  {
    name: 'imageDigest, with its algorithm',
    before: 'image:\n  tag: v1\n  imageDigest:\n',
    edit: { tag: 'v2', digest: fresh },
    after: `image:\n  tag: v2\n  imageDigest: ${fresh}\n`,
  },
  {
    name: 'digest before sha, where both wait',
    before: 'image:\n  tag: v1\n  sha: ""\n  digest: ""\n',
    edit: { tag: 'v2', digest: fresh },
    after: `image:\n  tag: v2\n  sha: ""\n  digest: "${fresh}"\n`,
  },
]);

describeEdits('a repository that ends in @sha256, with the digits in the place of the tag', [
  {
    name: 'gets the new digits',
    before: `image:\n  repository: h/w@sha256\n  tag: ${oldDigits}\n`,
    edit: { image: 'h/w', tag: 'v2', digest: fresh },
    after: `image:\n  repository: h/w@sha256\n  tag: ${freshDigits}\n`,
    images: [`h/w@${old}`, `h/w@${fresh}`],
  },
  {
    name: 'moves with its digest',
    before: `image:\n  repository: h/w@sha256\n  tag: ${oldDigits}\n`,
    edit: { image: 'r.io/w', digest: fresh, pin: 'as-file' },
    after: `image:\n  repository: r.io/w@sha256\n  tag: ${freshDigits}\n`,
  },
  {
    name: 'is one with a tag again',
    before: `image:\n  repository: h/w@sha256\n  tag: ${oldDigits}\n`,
    edit: { image: 'h/w', tag: 'v2' },
    after: 'image:\n  repository: h/w\n  tag: v2\n',
    images: [`h/w@${old}`, 'h/w:v2'],
    warning: 'belonged to the old tag',
  },
]);

describeEdits('a digest without a tag', [
  {
    name: 'under sha makes a map an image',
    before: `web:\n  repository: h/w\n  sha: ${oldDigits}\n`,
    edit: { image: 'h/w', tag: 'v2', digest: fresh, pin: 'as-file' },
    after: `web:\n  repository: h/w\n  sha: ${freshDigits}\n`,
  },
  {
    name: 'is written by its own key',
    before: `web:\n  repository: h/w\n  sha: ${oldDigits}\n`,
    edit: { key: 'web.sha', digest: fresh },
    after: `web:\n  repository: h/w\n  sha: ${freshDigits}\n`,
  },
  {
    name: 'beside an image without a version keeps that text',
    before: `web:\n  image: h/w\n  digest: ${old}\n`,
    edit: { image: 'h/w', tag: 'v2', digest: fresh, pin: 'as-file' },
    after: `web:\n  image: h/w\n  digest: ${fresh}\n`,
    images: [`h/w@${old}`, `h/w@${fresh}`],
  },
]);

describe('a tag alone is refused', () => {
  it('where a digest stands beside an image without a tag', () => {
    expect(() => editFile('web.yaml', `web:\n  image: h/w\n  digest: ${old}\n`, { image: 'h/w', tag: 'v2' })).toThrow(
      expect.objectContaining({ code: 'INPUT_INVALID', message: expect.stringContaining('by web.digest alone') }),
    );
  });

  it.each([
    ['digest', `image:\n  repository: h/w\n  digest: ${old}\n`],
    ['sha', `image:\n  repository: h/w\n  sha: ${oldDigits}\n`],
  ])('where %s stands without a tag: the chart may read no other field', (_field, text) => {
    expect(() => editFile('web.yaml', text, { key: 'image.tag', image: 'h/w', tag: 'v2' })).toThrow(
      expect.objectContaining({ code: 'INPUT_INVALID', message: expect.stringContaining('has no tag at image.tag') }),
    );
  });

  it('but not where an empty tag waits for it', () => {
    const { text } = editFile('web.yaml', `image:\n  tag:\n  digest: ${old}\n`, { tag: 'v2' });
    expect(text).toBe('image:\n  tag: v2\n  digest: ""\n');
  });
});

it('digits of sha512 are not written where a chart puts @sha256: before them', () => {
  const edit = { tag: 'v2', digest: `sha512:${'c'.repeat(128)}` };
  expect(() => editFile('web.yaml', `image:\n  tag: v1\n  sha: ${oldDigits}\n`, edit)).toThrow(
    expect.objectContaining({ code: 'INPUT_INVALID', message: expect.stringContaining('digits of a sha256 digest') }),
  );
});
