/** What a cluster gets of an image whose digest changes, by the ways in which charts write one, and of keys by aliases. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { editFile } from '../../../../src/core/edit/edit.ts';
import { sha } from '../../../support/edit/cases.ts';
import { helm } from '../../../support/real-parts.ts';
import { helmTemplate, imagesIn } from '../../../support/render.ts';

const [old, fresh] = [sha('a'), sha('b')];

/** The image of a chart's container, and values that pin it. */
const charts: Readonly<Record<string, { image: string; values: string; known: string }>> = {
  'sha, by its digits': {
    image: '{{ .repository }}:{{ .tag }}{{ if .sha }}@sha256:{{ .sha }}{{ end }}',
    values: `image: {repository: h/w, tag: v1, sha: "${old.slice(7)}"}\n`,
    known: `h/w:v2@${fresh}`,
  },
  'sha, with its algorithm': {
    image: '{{ .repository }}:{{ .tag }}{{ with .sha }}@{{ . }}{{ end }}',
    values: `image: {repository: h/w, tag: v1, sha: "${old}"}\n`,
    known: `h/w:v2@${fresh}`,
  },
  'digest in place of the tag': {
    image: '{{ .repository }}{{ if .digest }}@{{ .digest }}{{ else }}:{{ .tag }}{{ end }}',
    values: `image: {repository: h/w, tag: v1, digest: ${old}}\n`,
    known: `h/w@${fresh}`,
  },
  'a ternary of the digest': {
    image:
      '{{ printf "%s%s" .repository (ternary (printf ":%s" .tag) (printf "@%s" .imageDigest) (empty .imageDigest)) }}',
    values: `image:\n  repository: h/w\n  tag: v1\n  imageDigest: ${old}\n`,
    known: `h/w@${fresh}`,
  },
  'the tag alone, with a digest behind it': {
    image: '{{ .repository }}:{{ .tag }}',
    values: `image:\n  repository: h/w\n  tag: "v1@${old}"\n`,
    known: `h/w:v2@${fresh}`,
  },
  'the tag alone, with digits behind a repository with @sha256': {
    image: '{{ .repository }}:{{ .tag }}',
    values: `image:\n  repository: h/w@sha256\n  tag: ${old.slice(7)}\n`,
    known: `h/w@${fresh}`,
  },
};

const renderer = await helm();
describe.skipIf(!renderer.present)(renderer.titled('an edit of a pinned image, rendered'), () => {
  let directory: string;
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'digest-renders-'));
  });
  afterAll(() => rm(directory, { recursive: true, force: true }));

  /** The one image that the chart renders. */
  async function rendered(
    name: string,
    image: string,
    values: string,
    at = '.Values.image',
  ): Promise<string | undefined> {
    const chart = join(directory, name.replace(/\W/g, '-'));
    await mkdir(join(chart, 'templates'), { recursive: true });
    await writeFile(join(chart, 'Chart.yaml'), 'apiVersion: v2\nname: web\nversion: 1.0.0\n');
    const pod = `apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n  containers:\n  - name: web\n    image: "{{ with ${at} }}${image}{{ end }}"\n`;
    await writeFile(join(chart, 'templates/pod.yaml'), pod);
    await writeFile(join(chart, 'values.yaml'), values);
    return imagesIn(await helmTemplate(chart))[0];
  }

  it.each(Object.entries(charts))('%s', async (name, { image, values, known }) => {
    const edit = { image: 'h/w', tag: 'v2' };
    const withDigest = editFile('values.yaml', values, { ...edit, digest: fresh, pin: 'as-file' }).text;
    const alone = editFile('values.yaml', values, edit);
    expect(await rendered(name, image, values)).toContain(old);
    expect(await rendered(name, image, withDigest)).toBe(known);
    expect(await rendered(name, image, alone.text)).toBe('h/w:v2');
    expect(alone.warnings).toEqual([expect.stringContaining('belonged to the old tag')]);
  });

  it.each([
    ['a key by an alias', 'name: &app web\ncontrollers:\n  *app :\n    image: {repository: h/w, tag: v1}\n'],
    [
      'an anchor that is defined anew',
      'name: &app api\nother: &app web\ncontrollers: {*app : {image: {repository: h/w, tag: v1}}}\n',
    ],
    ['an anchor on a key', '&app web: 1\ncontrollers: {? *app : {image: {repository: h/w, tag: v1}}}\n'],
  ])('%s', async (name, values) => {
    const after = editFile('values.yaml', values, { key: 'controllers.web.image.tag', tag: 'v2' }).text;
    const [image, at] = ['{{ .repository }}:{{ .tag }}', '.Values.controllers.web.image'];
    expect(await rendered(name, image, values, at)).toBe('h/w:v1');
    expect(await rendered(name, image, after, at)).toBe('h/w:v2');
  });
});
