/** An image that is not found in a file of which SOPS encrypts a part: SOPS is named, and what can be done. */
import { describe, expect, it } from 'vitest';
import { applyUpdates } from '../../../../src/core/bump/apply.ts';
import { editFile, type FileEdit } from '../../../../src/core/edit/edit.ts';
import { memorySnapshot } from '../../../support/git/memory-snapshot.ts';

const cipher = 'ENC[AES256_GCM,data:zlGN,iv:ql9m=,tag:SqVS==,type:str]';
const rule = 'encrypted_regex: ^(image|name|newName|password|env)$';
const sops = `sops:\n    mac: ${cipher}\n    mac_only_encrypted: true\n    ${rule}\n    version: 3.9.4\n`;
const image = { image: 'ghcr.io/acme/web', tag: 'v2' };

const hidden: readonly (readonly [string, string, FileEdit, string])[] = [
  ['a text', `web:\n    image: ${cipher}\n`, image, 'web.image'],
  ['a text, by the tag alone', `web:\n    image: ${cipher}\n`, { tag: 'v2' }, 'web.image'],
  ['the default place', `image: ${cipher}\n`, image, 'image'],
  ['a map', `image:\n    path: ${cipher}\n    version: ${cipher}\n`, image, 'image.path, image.version'],
  [
    'a container',
    `kind: Deployment\nspec: {template: {spec: {containers: [{name: web, image: "${cipher}"}]}}}\n`,
    image,
    'spec.template.spec.containers[0].image',
  ],
  [
    'an entry of Kustomize',
    `kind: Kustomization\nimages: [{name: "${cipher}", newTag: v1}]\n`,
    image,
    'images[0].name',
  ],
  [
    'one of many places',
    `${[...'abcdefg'].map((name) => `${name}: {image: "${cipher}"}`).join('\n')}\n`,
    image,
    'a.image, b.image, c.image, d.image, e.image and 2 more',
  ],
];

describe('SOPS may hide the image', () => {
  it.each(hidden)('in %s', (_, text, edit, places) => {
    const failure = {
      code: 'SOPS_ENCRYPTED',
      exitCode: 4,
      message: `web.yaml: the image may stand where SOPS encrypts, which cannot be read here: ${places}`,
      hint: `Keep the image in clear text: in a file of its own, or leave its keys out of the rule (${rule}), then decrypt and encrypt the file anew. Or change it with \`sops set\`.`,
    };
    expect(() => editFile('web.yaml', text + sops, edit)).toThrow(expect.objectContaining(failure));
  });

  it('in no password: the image is not found, and what was not searched is named', () => {
    const failure = {
      code: 'IMAGE_NOT_FOUND',
      exitCode: 2,
      hint: expect.stringMatching(/What SOPS encrypts was not searched: password\.$/),
    };
    expect(() => editFile('web.yaml', `password: ${cipher}\n${sops}`, image)).toThrow(expect.objectContaining(failure));
  });

  it('in no clear text, and no place that a chart calls sops', () => {
    for (const text of [`password: x\n${sops}`, `web: {image: "${cipher}"}\nsops: {enabled: true}\n`]) {
      const failure = { code: 'IMAGE_NOT_FOUND', hint: expect.not.stringContaining('SOPS') };
      expect(() => editFile('web.yaml', text, image)).toThrow(expect.objectContaining(failure));
    }
  });

  it('from a glob: the files are named that were not searched', async () => {
    const files = {
      'apps/a.yaml': `web: {image: "${cipher}"}\n${sops}`,
      'apps/b.yaml': `password: ${cipher}\nsops: {mac: "${cipher}"}\n`,
      'apps/c.yaml': 'image: {repository: ghcr.io/acme/api, tag: v1}\n',
    };
    const update = { kind: 'edit', service: undefined, files: ['apps/*.yaml'], from: undefined, edit: image } as const;
    await expect(applyUpdates(memorySnapshot(files), [update])).rejects.toMatchObject({
      code: 'IMAGE_NOT_FOUND',
      message:
        'image: no file that matches apps/*.yaml holds ghcr.io/acme/web (not searched: what SOPS encrypts in apps/a.yaml, apps/b.yaml)',
    });
  });
});
