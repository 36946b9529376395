/** Where a refusal sends to when another file of a Kustomization decides on the image, and the edit there has its effect. */
import { describe, expect, it } from 'vitest';
import { applyUpdates } from '../../../../src/core/bump/apply.ts';
import { parseUpdates } from '../../../../src/core/bump/update.ts';
import type { Failure } from '../../../../src/core/failure.ts';
import { memorySnapshot } from '../../../support/git/memory-snapshot.ts';

type Files = Readonly<Record<string, string>>;
const web = 'h.io/acme/web';

const apply = (files: Files, update: object) => applyUpdates(memorySnapshot(files), parseUpdates([update]));

async function refusalOf(files: Files, file: string, image = web): Promise<Failure> {
  return await apply(files, { file, image, tag: 'v2' }).then(
    () => {
      throw new Error('it was not refused');
    },
    (failure: Failure) => failure,
  );
}

const deployment = (image = `${web}:v1`) =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec: {template: {spec: {containers: [{name: web, image: "${image}"}]}}}\n`;
const entry = (tag: string) => `images: [{name: ${web}, newTag: ${tag}}]\n`;
const component = (text: string) => `apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\n${text}`;

describe('the Kustomization above a base or component decides', () => {
  it.each<readonly [string, Files, string, string]>([
    [
      'on a base in the directory of its only overlay',
      {
        'web/base/kustomization.yaml': 'resources: [web.yaml]\n',
        'web/base/web.yaml': deployment(),
        'web/kustomization.yaml': `resources: [base]\n${entry('v0')}`,
      },
      'web/base/web.yaml',
      'web/kustomization.yaml',
    ],
    [
      'on a component at the root',
      {
        'components/pins/kustomization.yaml': component(entry('v1')),
        'kustomization.yaml': `resources: [web.yaml]\ncomponents: [components/pins]\n${entry('v0')}`,
        'web.yaml': deployment(),
      },
      'components/pins/kustomization.yaml',
      'kustomization.yaml',
    ],
    [
      'on a component of one overlay',
      {
        'overlays/prod/components/pins/kustomization.yaml': component(entry('v1')),
        'overlays/prod/kustomization.yaml': `resources: [web.yaml]\ncomponents: [components/pins]\n${entry('v0')}`,
        'overlays/prod/web.yaml': deployment(),
      },
      'overlays/prod/components/pins/kustomization.yaml',
      'overlays/prod/kustomization.yaml',
    ],
  ])('%s', async (_name, files, edited, decides) => {
    const { exitCode, message, hint } = await refusalOf(files, edited);

    expect([exitCode, message]).toEqual([
      4,
      `${edited}: images[name=${web}] of ${decides} makes it ${web}:v0: the edit would have no effect`,
    ]);
    expect(hint).toBe(`Give file: ${decides}, where the image is decided.`);
    const { warnings } = await apply(files, { file: decides, image: web, tag: 'v2' });
    expect(warnings).toEqual([]);
  });
});

describe('a replacement decides', () => {
  const replacement = (source: string) =>
    `replacements:\n- source: ${source}\n  targets:\n  - select: {kind: Deployment}\n    fieldPaths: ["spec.template.spec.containers.[name=web].image"]\n    options: {delimiter: ":", index: 1}\n`;
  const configMap = (name: string) => `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}}\ndata: {web: v1}\n`;
  const source = '{kind: ConfigMap, name: pins, fieldPath: data.web}';

  it.each<readonly [string, Files, { file: string; key: string } | undefined]>([
    [
      'of a ConfigMap in a file',
      {
        'kustomization.yaml': `resources: [web.yaml, pins.yaml]\n${replacement(source)}`,
        'pins.yaml': configMap('pins'),
      },
      { file: 'pins.yaml', key: 'data.web' },
    ],
    [
      'of a ConfigMap in a file of several documents',
      {
        'kustomization.yaml': `resources: [web.yaml, pins.yaml]\n${replacement(source)}`,
        'pins.yaml': `${configMap('other')}---\n${configMap('pins')}`,
      },
      { file: 'pins.yaml', key: '{kind=ConfigMap,name=pins}.data.web' },
    ],
    [
      'of a ConfigMap in a base, read from a file of its own',
      {
        'kustomization.yaml': 'resources: [web.yaml, pins]\nreplacements: [{path: replace.yaml}]\n',
        'replace.yaml': replacement(source).replace('replacements:\n', ''),
        'pins/kustomization.yaml': 'resources: [pins.yaml]\n',
        'pins/pins.yaml': configMap('pins'),
      },
      { file: 'pins/pins.yaml', key: 'data.web' },
    ],
    [
      'of a ConfigMap that is generated',
      {
        'kustomization.yaml': `resources: [web.yaml]\nconfigMapGenerator: [{name: pins, literals: [web=v1]}]\n${replacement(source)}`,
      },
      undefined,
    ],
  ])('%s', async (_name, more, place) => {
    const files = { ...more, 'web.yaml': deployment() };
    const { exitCode, hint } = await refusalOf(files, 'web.yaml');

    expect(exitCode).toBe(4);
    const end = place === undefined ? ': change it there.' : `. Give file: ${place.file} and key: ${place.key}.`;
    expect(hint).toBe(`replacements[0] copies data.web of ConfigMap pins${end}`);
    if (place === undefined) return;
    const { files: changed } = await apply(files, { ...place, tag: 'v2' });
    expect(changed.map(({ path, after }) => [path, after])).toEqual([
      [place.file, expect.stringMatching(/name: pins}\ndata: {web: v2}/)],
    ]);
  });
});

describe('an entry for a name that is not there', () => {
  const base = {
    'base/kustomization.yaml': `resources: [web.yaml]\nimages: [{name: web, newName: ${web}, newTag: v1}]\n`,
    'base/web.yaml': deployment('web'),
  };
  it.each<readonly [string, string, string]>([
    ['the name that the base has renamed', `{name: web, newName: ${web}, newTag: v1}`, 'web'],
    ['another registry', '{name: docker.io/web, newTag: v1}', 'docker.io/web'],
    ['another name for the same image', `{name: shop, newName: ${web}, newTag: v1}`, 'shop'],
  ])('%s', async (_name, image, name) => {
    const files = { ...base, 'prod/kustomization.yaml': `resources: [../base]\nimages: [${image}]\n` };
    const { exitCode, message, hint } = await refusalOf(
      files,
      'prod/kustomization.yaml',
      name === 'docker.io/web' ? name : web,
    );

    expect([exitCode, message]).toEqual([
      4,
      `prod/kustomization.yaml: nothing that it is made of has the image ${name}; there is ${web}`,
    ]);
    expect(hint).toContain(`change the name of the entry images[name=${name}] to one that is there`);
  });
});
