/** Files of other formats: what they are called, and what is none of them. */
import { describe, expect, it } from 'vitest';
import { decodeText, editFile, type FileEdit, matchImage } from '../../../../src/core/edit/edit.ts';

const dotenv = [
  'a dotenv file',
  'Keep the image or tag in a YAML file (a Kustomization, Helm values), and let that be read.',
] as const;
const terraform = [
  'Terraform',
  'Keep the value in a *.tfvars.json file, or in YAML that Terraform reads with yamldecode(file(…)).',
] as const;
const json = [
  'JSON with comments, or JSON5',
  'Remove what JSON does not have, such as // and /* */; JSON is edited as it is.',
] as const;
const properties = [
  'Java properties',
  'Keep the value in a YAML file; Spring reads application.yaml as it does application.properties.',
] as const;
const toml = ['TOML', 'Keep the value in a YAML or JSON file.'] as const;
const assignments = [
  'lines of name = value, as in TOML, INI or tfvars',
  'Keep the value in a YAML or JSON file.',
] as const;
const pointer = [
  'a Git LFS pointer, and not the file itself',
  'Take the file out of Git LFS: remove it from .gitattributes and commit its text; only what Git holds is edited.',
] as const;
const binary = ['binary data, or text in UTF-16', 'Check the path; save a text as UTF-8.'] as const;

const oid = 'oid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393';

const formats: readonly (readonly [file: string, text: string, format: readonly [what: string, hint: string]])[] = [
  ['values.yaml', `version https://git-lfs.github.com/spec/v1\n${oid}\nsize 12345\n`, pointer],
  ['values.yaml', `version https://git-lfs.github.com/spec/v1\next-0-x ${oid.slice(4)}\n${oid}\nsize 5\n`, pointer],
  ['a.json', `version https://hawser.github.com/spec/v1\n${oid}\nsize 12345\n`, pointer],
  ['.env', 'IMAGE_TAG=v1\nDB=x\n', dotenv],
  ['envs/dev/web.env', '# web\nexport IMAGE_TAG="v1"\nMESSAGE=\'a: b\'\n', dotenv],
  ['.env.production', 'IMAGE_TAG = v1\n\nURL=http://a: b\n', dotenv],
  ['settings', 'IMAGE_TAG=v1\nURL=http://a\n', dotenv],
  ['main.tf', 'resource "a" "b" {\n  image = "ghcr.io/acme/web:v1"\n}\n', terraform],
  ['main.tf', 'variable "x" {\n  default = "a: b"\n}\n', terraform],
  ['dev.tfvars', 'image_tag = "v1"\n', terraform],
  ['dev.tfvars', 'tags = {\n  web = "v1"\n}\n', terraform],
  ['main', 'module "web" {\n  source = "./web"\n}\n', terraform],
  ['a.json', '// of web\n{"image": {"tag": "v1"}}\n', json],
  ['a.json', '{\n  "image": {"tag": "v1"}, // of web\n}\n', json],
  ['a.jsonc', '{\n  /* of web */ "image": {"tag": "v1"}\n}\n', json],
  ['a.json5', "{image: {tag: 'it\\'s'}}\n", json],
  ['renovate', '/* of web */\n{"image": {"tag": "v1"}}\n', json],
  ['app.properties', 'image.tag=v1\n# of web\nname=web\n', properties],
  ['app.properties', 'image.tag: v1\n! of web\n', properties],
  ['a.toml', '[image]\ntag = "v1"\n', toml],
  ['a.toml', '# of web\ntitle = "x"\n\n[[a]]\nx = [1, 2]\n', toml],
  ['web.conf', '[image]\nrepository = web\ntag = v1\n', assignments],
  ['web.conf', 'image.tag = v1\n', assignments],
  ['logo.yaml', '\0\u0001PNG\n', binary],
];

const image = 'ghcr.io/acme/web';
const edit: readonly FileEdit[] = [
  { image, tag: 'v2' },
  { key: 'image.tag', tag: 'v2' },
  { set: ['image.tag=v2'] },
  { unset: ['image.tag'] },
];

describe('a file of another format', () => {
  it.each(formats)('%s: %j', (file, text, [what, hint]) => {
    const failure = { code: 'NOT_YAML', exitCode: 2, message: `${file}: not YAML: ${what}`, hint };
    for (const each of edit) expect(() => editFile(file, text, each)).toThrow(expect.objectContaining(failure));
  });

  it('is told by its bytes', () => {
    const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0xd]);
    const utf16 = new Uint8Array([0xff, 0xfe, 0x61, 0, 0x3a, 0]);
    for (const bytes of [png, utf16]) {
      expect(() => decodeText('a.yaml', bytes)).toThrow(
        expect.objectContaining({ code: 'NOT_YAML', message: `a.yaml: not YAML: ${binary[0]}` }),
      );
    }
  });

  it('names no image to a search over many files, where it is YAML by accident', () => {
    expect(matchImage('.env', `IMAGE=${image}:v1\n`, image)).toBeUndefined();
  });
});

describe('a file that is YAML', () => {
  it.each([
    ['app.properties', 'image.tag: v1\n', { set: ['["image.tag"]=v2'] }, 'image.tag: v2\n'],
    ['.env', 'image:\n  tag: v1\n', { tag: 'v2' }, 'image:\n  tag: v2\n'],
    [
      'a.json',
      '{"image": {"tag": "v1"}, "url": "http://a // b"}\n',
      { tag: 'v2' },
      '{"image": {"tag": "v2"}, "url": "http://a // b"}\n',
    ],
    ['a.json5', "{'image': {'tag': 'v1',},}\n", { tag: 'v2' }, "{'image': {'tag': 'v2',},}\n"],
    [
      'a.json',
      "{image: {tag: v1}, u: 'a // b', v: http://a}\n",
      { tag: 'v2' },
      "{image: {tag: v2}, u: 'a // b', v: http://a}\n",
    ],
    ['a.tfvars.json', '{"image_tag": "v1"}\n', { key: 'image_tag', tag: 'v2' }, '{"image_tag": "v2"}\n'],
    ['a.toml', 'image: {tag: v1}\n', { tag: 'v2' }, 'image: {tag: v2}\n'],
    [
      'a.yaml',
      'version: https://git-lfs.github.com/spec/v1\nimage: {tag: v1}\n',
      { tag: 'v2' },
      'version: https://git-lfs.github.com/spec/v1\nimage: {tag: v2}\n',
    ],
    ['a.yaml', 'env: |\n  A=b\n  C=d\nimage: {tag: v1}\n', { tag: 'v2' }, 'env: |\n  A=b\n  C=d\nimage: {tag: v2}\n'],
    ['a.yaml', '', { set: ['image.tag=v2'] }, 'image:\n  tag: v2\n'],
  ] as const)('%s: %j is edited', (file, text, each, after) => {
    expect(editFile(file, text, each).text).toBe(after);
  });

  it.each([
    ['env.yaml', 'a: [1\n'],
    ['.env.yaml', 'a: [1\n'],
    ['a.json', '{"a": [1}\n'],
    ['a.yaml', 'a: 1\n b: =\n'],
  ])('%s: %j has an error of YAML', (file, text) => {
    expect(() => editFile(file, text, { set: ['a=b'] })).toThrow(expect.objectContaining({ code: 'YAML_SYNTAX' }));
  });

  it.each(['', '# web\n', '---\n'])('%j is empty', (text) => {
    expect(() => editFile('a.yaml', text, { image, tag: 'v2' })).toThrow(
      expect.objectContaining({ message: `a.yaml: no place for ${image}; the file is empty` }),
    );
    expect(() => editFile('a.yaml', text, { key: 'image.tag', tag: 'v2' })).toThrow(
      expect.objectContaining({ hint: expect.stringMatching(/^The file is empty\. /) }),
    );
  });
});

describe('a key', () => {
  const key = (length: number) => 'k'.repeat(length);

  it.each([
    ['a block', 'a: 1\n', (name: string) => `a: 1\n${name}: v\n`],
    ['braces', '{a: 1}\n', (name: string) => `{a: 1, ${name}: v}\n`],
    ['an empty file', '', (name: string) => `${name}: v\n`],
  ])('has at most 1,024 characters, in %s', (_where, text, after) => {
    expect(editFile('a.yaml', text, { set: [`${key(1024)}=v`] }).text).toBe(after(key(1024)));
    const failure = {
      exitCode: 2,
      message: `set: the key ${key(20)}… has 1025 characters as it is written; YAML readers take 1024`,
      hint: 'Check the path; a text of that length belongs in a value.',
    };
    expect(() => editFile('a.yaml', text, { set: [`${key(1025)}=v`] })).toThrow(expect.objectContaining(failure));
    expect(() => editFile('a.yaml', text, { set: [`b:={"${key(1025)}": 1}`] })).toThrow(
      expect.objectContaining(failure),
    );
  });

  it('is counted with its quotes', () => {
    const text = '{"a": 1}\n';
    expect(editFile('a.json', text, { set: [`${key(1022)}=v`] }).text).toBe(`{"a": 1, "${key(1022)}": "v"}\n`);
    expect(() => editFile('a.json', text, { set: [`${key(1023)}=v`] })).toThrow('has 1025 characters');
  });
});
