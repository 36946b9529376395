/** A registry that stands elsewhere: after a green edit, what Helm renders is the new image. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { editFile, type FileEdit } from '../../../../src/core/edit/edit.ts';
import { helmTemplate, imagesIn } from '../../../support/render.ts';

/** The rule of Bitnami's `common.images.image`: a global registry, else the one of the image, goes before its repository. */
const template = `{{- $global := .Values.global | default dict }}
{{- $shared := coalesce $global.imageRegistry $global.registry (dig "image" "registry" "" $global) }}
{{- $top := dict "image" .Values.image }}
{{- range $name, $holder := merge $top (dict "web" (.Values.web | default dict) "db" (.Values.db | default dict)) }}
{{- $image := $holder }}
{{- if ne $name "image" }}{{ $image = $holder.image }}{{ end }}
{{- if $image }}
{{- $registry := coalesce $shared $image.registry }}
---
apiVersion: v1
kind: Pod
metadata: { name: {{ $name }} }
spec:
  containers:
  - name: c
    image: "{{ if $registry }}{{ trimSuffix "/" $registry }}/{{ end }}{{ $image.repository }}:{{ $image.tag }}"
{{- end }}
{{- end }}
`;

let root = '';
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'monorepo-gitops-registry-'));
  await mkdir(join(root, 'chart/templates'), { recursive: true });
  await writeFile(join(root, 'chart/Chart.yaml'), 'apiVersion: v2\nname: web\nversion: 1.0.0\n');
  await writeFile(join(root, 'chart/templates/pods.yaml'), template);
});
afterAll(() => rm(root, { recursive: true, force: true }));

async function rendered(values: string): Promise<readonly string[]> {
  const file = join(root, 'values.yaml');
  await writeFile(file, values);
  return imagesIn(await helmTemplate(join(root, 'chart'), [file]));
}

const image = 'ghcr.io/acme/web';
const split = 'image: {repository: acme/web, tag: v1}\n';
const nested = 'web: {image: {repository: acme/web, tag: v1}}\n';
const set = (...entries: readonly string[]): FileEdit => ({ set: entries });

describe('an image whose registry stands elsewhere is rendered', () => {
  it.each<[string, string, FileEdit?]>([
    ['global.imageRegistry', `global: {imageRegistry: ghcr.io}\n${split}`],
    ['global.registry with a slash', `global: {registry: ghcr.io/}\n${split}`],
    ['global.image.registry', `global: {image: {registry: ghcr.io}}\n${split}`],
    [
      'a global registry before the one beside it',
      `global: {imageRegistry: ghcr.io}\nimage: {registry: quay.io, repository: acme/web, tag: v1}\n`,
    ],
    [
      'a global registry with a path, nested',
      'global: {imageRegistry: ghcr.io/acme}\nweb: {image: {repository: web, tag: v1}}\n',
    ],
    [
      'a global registry, nested',
      `global: {registry: ghcr.io}\n${nested}db: {image: {repository: acme/db, tag: v7}}\n`,
    ],
    ['registry beside it', 'image: {registry: ghcr.io, repository: acme/web, tag: v1}\n'],
    ['registry beside it, nested', 'web: {image: {registry: ghcr.io, repository: acme/web, tag: v1}}\n'],
    ['another registry beside it', 'image: {registry: quay.io, repository: acme/web, tag: v1}\n'],
    [
      'another path behind a global registry',
      'global: {imageRegistry: ghcr.io}\nimage: {repository: old/web, tag: v1}\n',
    ],
    ['a whole repository', 'image: {repository: ghcr.io/acme/web, tag: v1}\n'],
    ['an empty registry', 'image: {registry: "", repository: ghcr.io/acme/web, tag: v1}\n'],
    ['a registry that `set` gives', split, set('image.registry=ghcr.io')],
    [
      'a registry that `set` gives beside a whole repository',
      split.replace('acme', 'ghcr.io/acme'),
      set('image.registry=ghcr.io'),
    ],
    ['a global registry that `set` gives', split, set('global.imageRegistry=ghcr.io')],
    [
      'a global registry that `set` moves',
      `global: {imageRegistry: quay.io}\n${split}`,
      set('global.imageRegistry=ghcr.io'),
    ],
    [
      'a global registry that `set` gives beside a whole repository, nested',
      nested.replace('acme', 'ghcr.io/acme'),
      set('global.imageRegistry=ghcr.io'),
    ],
    [
      'a registry that `unset` takes away',
      'image: {registry: ghcr.io, repository: acme/web, tag: v1}\n',
      { unset: ['image.registry'] },
    ],
  ])('%s', async (_where, values, more = {}) => {
    expect(await rendered(values)).not.toContain(`${image}:v2`);
    const { text, newImage } = editFile('values.yaml', values, { image, tag: 'v2', ...more });
    expect(await rendered(text)).toContain(`${image}:v2`);
    expect(newImage).toBe(`${image}:v2`);
    expect(editFile('values.yaml', text, { image, tag: 'v2', ...more }).changed).toBe(false);
  });

  it('or refused, where a registry of all images would stand before it', async () => {
    const values = `global: {imageRegistry: quay.io}\n${split}`;
    expect(() => editFile('values.yaml', values, { image, tag: 'v2' })).toThrow(
      'it would take quay.io/ghcr.io/acme/web',
    );
    expect(await rendered(values.replace('acme/web, tag: v1', `${image}, tag: v2`))).not.toContain(`${image}:v2`);
  });
});
