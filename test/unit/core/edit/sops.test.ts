/** Files that SOPS encrypted: what of them may be edited, by its rules (`shouldBeEncrypted` in its sops.go). */
import { describe, expect, it } from 'vitest';
import { editFile, editTogether, type FileEdit } from '../../../../src/core/edit/edit.ts';

const cipher = 'ENC[AES256_GCM,data:zlGN,iv:ql9m=,tag:SqVS==,type:str]';
const mac = 'ENC[AES256_GCM,data:Ra8P,iv:PCzf=,tag:keIX==,type:str]';
const metadata = (rule: string, only = 'true') =>
  `sops:\n    age:\n        - recipient: age1x\n          enc: key\n    mac: ${mac}\n    mac_only_encrypted: ${only}\n${rule === '' ? '' : `    ${rule}\n`}    version: 3.9.4\n`;
const byRegex = metadata('encrypted_regex: ^(data|stringData|password)$');

interface Edit {
  readonly why: string;
  readonly before: string;
  readonly edit: FileEdit;
  readonly after: string;
}

const clear = `image:\n    repository: ghcr.io/acme/web\n    tag: v1\npassword: ${cipher}\n`;
const edits: readonly Edit[] = [
  {
    why: 'a tag that is clear',
    before: clear + byRegex,
    edit: { image: 'ghcr.io/acme/web', tag: 'v2' },
    after: clear.replace('v1', 'v2') + byRegex,
  },
  {
    why: 'a new key that no rule encrypts',
    before: clear + byRegex,
    edit: { set: ['image.pullPolicy=Always'] },
    after: `${clear.replace('tag: v1\n', 'tag: v1\n    pullPolicy: Always\n')}${byRegex}`,
  },
  {
    why: 'a clear value that goes',
    before: `a: x\n${clear}${byRegex}`,
    edit: { unset: ['a'] },
    after: clear + byRegex,
  },
  {
    why: 'an item before one whose password is encrypted, since SOPS knows no positions',
    before: `users:\n    - name: a\n      password: ${cipher}\n${byRegex}`,
    edit: { set: ['users[+0].name=b'] },
    after: `users:\n    - name: b\n    - name: a\n      password: ${cipher}\n${byRegex}`,
  },
  {
    why: 'the default rule: clear under a key that ends in _unencrypted, with all below it',
    before: `image_unencrypted:\n    tag: v1\na: ${cipher}\n${metadata('')}`,
    edit: { key: 'image_unencrypted.tag', tag: 'v2' },
    after: `image_unencrypted:\n    tag: v2\na: ${cipher}\n${metadata('')}`,
  },
  {
    why: 'unencrypted_suffix',
    before: `tag_clear: v1\na: ${cipher}\n${metadata('unencrypted_suffix: _clear')}`,
    edit: { set: ['tag_clear=v2', 'b_clear=x'] },
    after: `tag_clear: v2\na: ${cipher}\n${metadata('unencrypted_suffix: _clear')}b_clear: x\n`,
  },
  {
    why: 'encrypted_suffix',
    before: `tag: v1\na_secret: ${cipher}\n${metadata('encrypted_suffix: _secret')}`,
    edit: { set: ['tag=v2'] },
    after: `tag: v2\na_secret: ${cipher}\n${metadata('encrypted_suffix: _secret')}`,
  },
  {
    why: 'unencrypted_regex, in any case and unanchored, as Go has it',
    before: `webImage: {tag: v1}\na: ${cipher}\n${metadata('unencrypted_regex: (?i)image')}`,
    edit: { set: ['webImage.tag=v2'] },
    after: `webImage: {tag: v2}\na: ${cipher}\n${metadata('unencrypted_regex: (?i)image')}`,
  },
  {
    why: 'one of two documents',
    before: `tag: v1\n${byRegex}---\npassword: ${cipher}\n${byRegex}`,
    edit: { set: ['{document=0}.tag=v2'] },
    after: `tag: v2\n${byRegex}---\npassword: ${cipher}\n${byRegex}`,
  },
];

interface Refusal {
  readonly why: string;
  readonly text: string;
  readonly edit: FileEdit;
  readonly message: string;
  readonly hint?: string;
}

const rule = 'encrypted_regex: ^(data|stringData|password)$';
const signed = (place: string) => `web.yaml: ${place} is encrypted or signed with SOPS`;
const added = (place: string) => `web.yaml: SOPS encrypts what stands at ${place}, and this would be clear text`;
const unknown = (by: string) => `web.yaml: encrypted with SOPS by ${by}, which cannot be judged here`;

const refusals: readonly Refusal[] = [
  {
    why: 'a checksum of every value',
    text: clear + metadata(rule, 'false'),
    edit: { tag: 'v2' },
    message: 'web.yaml: encrypted with SOPS, whose checksum covers every value',
    hint: 'Keep the image in a file of its own that is not encrypted, or change this one with `sops set`. With `mac_only_encrypted: true` in its creation rule, values that are not encrypted can be edited.',
  },
  {
    why: 'an encrypted value',
    text: clear + byRegex,
    edit: { set: ['password=x'] },
    message: signed('password'),
    hint: 'Change it with `sops set`; only what is not encrypted in this file can be edited.',
  },
  {
    why: 'an encrypted tag',
    text: `image:\n    repository: ghcr.io/acme/web\n    tag: ${cipher}\n${metadata('encrypted_regex: ^tag$')}`,
    edit: { image: 'ghcr.io/acme/web', tag: 'v2' },
    message: signed('image.tag'),
  },
  {
    why: 'an encrypted value that goes',
    text: clear + byRegex,
    edit: { unset: ['password'] },
    message: signed('password'),
  },
  {
    why: 'a map that holds an encrypted value and goes',
    text: `a:\n    b: x\n    password: ${cipher}\n${byRegex}`,
    edit: { unset: ['a'] },
    message: signed('a.password'),
  },
  {
    why: 'a new key that SOPS would encrypt',
    text: `a: x\n${byRegex}`,
    edit: { set: ['password=x'] },
    message: added('password'),
    hint: `Add it with \`sops set\`, or under a key that this rule leaves alone (${rule}).`,
  },
  {
    why: 'a new key below one that SOPS encrypts',
    text: `data:\n    a: ${cipher}\n${byRegex}`,
    edit: { set: ['data.b.c=x'] },
    message: added('data.b.c'),
  },
  {
    why: 'a new key under the default rule',
    text: `a: ${cipher}\n${metadata('')}`,
    edit: { set: ['tag=v1'] },
    message: added('tag'),
    hint: 'Add it with `sops set`, or under a key that this rule leaves alone (unencrypted_suffix: _unencrypted).',
  },
  {
    why: 'a new key with the suffix that is encrypted',
    text: `a: x\n${metadata('encrypted_suffix: _secret')}`,
    edit: { set: ['b_secret=x'] },
    message: added('b_secret'),
  },
  {
    why: 'a new key that the pattern of clear ones leaves out',
    text: `webImage: {tag: v1}\n${metadata('unencrypted_regex: (?i)image')}`,
    edit: { set: ['other=x'] },
    message: added('other'),
  },
  {
    why: 'what stands as null',
    text: `password:\n${byRegex}`,
    edit: { set: ['password=x'] },
    message: added('password'),
  },
  { why: 'the checksum', text: clear + byRegex, edit: { set: ['sops.mac=ENC[x]'] }, message: signed('sops.mac') },
  { why: 'what SOPS wrote', text: clear + byRegex, edit: { unset: ['sops.version'] }, message: signed('sops.version') },
  {
    why: 'all that SOPS wrote',
    text: clear + byRegex,
    edit: { unset: ['sops'] },
    message: signed('sops.age[0].recipient'),
  },
  {
    why: 'an end of mac_only_encrypted',
    text: clear + byRegex,
    edit: { set: ['sops.mac_only_encrypted:=false'] },
    message: 'with the edit, web.yaml: encrypted with SOPS, whose checksum covers every value',
    hint: 'Leave the map `sops` to SOPS; nothing was changed.',
  },
  {
    why: 'a clear anchor whose alias is encrypted',
    text: `a: &a x\npassword: *a\n${byRegex}`,
    edit: { set: ['a=y'] },
    message: signed('password'),
  },
  {
    why: 'a rule of comments',
    text: clear + metadata('encrypted_comment_regex: secret'),
    edit: { tag: 'v2' },
    message: unknown('encrypted_comment_regex'),
  },
  {
    why: 'a pattern that only Go has',
    text: clear + metadata('encrypted_regex: \\Apass'),
    edit: { tag: 'v2' },
    message: unknown('encrypted_regex: \\Apass'),
  },
  {
    why: 'a pattern that may take for ever',
    text: clear + metadata('encrypted_regex: ^(a+)+$'),
    edit: { tag: 'v2' },
    message: unknown('encrypted_regex: ^(a+)+$'),
  },
  {
    why: 'two rules, which SOPS refuses too',
    text: clear + metadata('encrypted_regex: a\n    encrypted_suffix: b'),
    edit: { tag: 'v2' },
    message: unknown('encrypted_suffix and encrypted_regex'),
  },
  {
    why: 'another rule in each document',
    text: `tag: v1\n${byRegex}---\na: b\n${metadata('')}`,
    edit: { set: ['tag=v2'] },
    message: 'web.yaml: encrypted with SOPS, by another rule in each document',
  },
];

describe('SOPS with mac_only_encrypted', () => {
  it.each(edits.map((each) => [each.why, each] as const))('edits %s', (_why, { before, edit, after }) => {
    expect(editFile('web.yaml', before, edit).text).toBe(after);
    expect(editFile('web.yaml', after, edit)).toMatchObject({ text: after, changed: false });
  });

  it.each(refusals.map((each) => [each.why, each] as const))('refuses %s', (_why, { text, edit, message, hint }) => {
    const failure = { code: 'SOPS_ENCRYPTED', exitCode: 4, message, ...(hint !== undefined && { hint }) };
    expect(() => editFile('web.yaml', text, edit)).toThrow(expect.objectContaining(failure));
  });

  it('tells no cipher text as an image', () => {
    const text = `image:\n    repository: ${cipher}\n    tag: v1\n${metadata('encrypted_regex: ^repository$')}`;
    const result = { text: text.replace('v1', 'v2'), oldImage: ':v1', newImage: ':v2' };
    expect(editFile('web.yaml', text, { tag: 'v2' })).toMatchObject(result);
  });

  it('refuses an encrypted value among several edits of one file', () => {
    expect(
      editTogether('web.yaml', clear + byRegex, [{ set: ['image.tag=v2'] }, { set: ['password=x'] }]),
    ).toBeUndefined();
    expect(editTogether('web.yaml', clear + byRegex, [{ set: ['image.tag=v2'] }])?.text).toBe(
      clear.replace('v1', 'v2') + byRegex,
    );
  });
});
