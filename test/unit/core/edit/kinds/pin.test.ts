import { describe, expect, it } from 'vitest';
import { editFile } from '../../../../../src/core/edit/edit.ts';
import type { Pin } from '../../../../../src/core/edit/pin.ts';
import { applicationSet, describeEdits, type EditCase, sha } from '../../../../support/edit/cases.ts';

const [old, fresh] = [sha('a'), sha('b')];
const asFile = { tag: 'v2', digest: fresh, pin: 'as-file' } as const;

const deployment = (image: string) => `kind: Deployment
metadata: { name: web }
spec:
  template:
    spec:
      containers:
        - name: web
          image: ${image} # c
`;
const kustomization = (entry: string) => `kind: Kustomization\nimages:\n- name: h/w\n${entry}`;
const application = (source: string) => `kind: Application
apiVersion: argoproj.io/v1alpha1
spec:
  source:
${source}`;
const parameters = (tag: string, digest?: string) =>
  application(
    `    helm:
      parameters:
      - {name: image.repository, value: h/w}
      - {name: image.tag, value: ${tag}}
${digest === undefined ? '' : `      - {name: image.digest, value: "${digest}"}\n`}`,
  );

/** Files that hold a tag, a digest or both, and what a deployment of `v2` at the fresh digest makes of them. */
const deployments: readonly Omit<EditCase, 'edit'>[] = [
  { name: 'values with a tag alone', before: 'image: { tag: v1 }\n', after: 'image: { tag: v2 }\n' },
  {
    name: 'values whose digest is empty have a tag alone',
    before: 'image:\n  tag: v1\n  digest: ""\n',
    after: 'image:\n  tag: v2\n  digest: ""\n',
  },
  {
    name: 'values with tag and digest',
    before: `image:\n  tag: v1 # t\n  digest: ${old} # d\n`,
    after: `image:\n  tag: v2 # t\n  digest: ${fresh} # d\n`,
    images: [`:v1@${old}`, `:v2@${fresh}`],
  },
  {
    name: 'values with a digest and an empty tag',
    before: `image:\n  repository: h/w\n  tag: ""\n  digest: ${old}\n`,
    after: `image:\n  repository: h/w\n  tag: ""\n  digest: ${fresh}\n`,
  },
  {
    name: 'values with a digest behind the tag',
    before: `image:\n  tag: "v1@${old}"\n`,
    after: `image:\n  tag: "v2@${fresh}"\n`,
  },
  {
    name: 'values with a digest behind the tag and under its key',
    before: `image:\n  tag: "v1@${old}"\n  digest: "${old}"\n`,
    after: `image:\n  tag: "v2@${fresh}"\n  digest: "${fresh}"\n`,
  },
  {
    name: 'values with whole images',
    before: `webImage: h/w:v1@${old}\n`,
    after: `webImage: h/w:v2@${fresh}\n`,
  },
  { name: 'a workload by tag', before: deployment('h/w:v1'), after: deployment('h/w:v2') },
  { name: 'a workload by digest', before: deployment(`h/w@${old}`), after: deployment(`h/w@${fresh}`) },
  { name: 'a workload by both', before: deployment(`h/w:v1@${old}`), after: deployment(`h/w:v2@${fresh}`) },
  {
    name: 'a Kustomization by tag',
    before: kustomization('  newTag: v1\n'),
    after: kustomization('  newTag: v2\n'),
  },
  {
    name: 'a Kustomization by digest',
    before: kustomization(`  digest: ${old}\n`),
    after: kustomization(`  digest: ${fresh}\n`),
  },
  {
    name: 'a Kustomization by both',
    before: kustomization(`  newTag: v1\n  digest: ${old}\n`),
    after: kustomization(`  newTag: v2\n  digest: ${fresh}\n`),
  },
  { name: 'a Kustomization without either', before: kustomization(''), after: kustomization('  newTag: v2\n') },
  { name: 'parameters by tag', before: parameters('v1'), after: parameters('v2') },
  { name: 'parameters by both', before: parameters('v1', old), after: parameters('v2', fresh) },
  {
    name: "an Application's overrides of Kustomize",
    before: application(`    kustomize:\n      images:\n      - w=h/w@${old}\n`),
    after: application(`    kustomize:\n      images:\n      - w=h/w@${fresh}\n`),
  },
  {
    name: "an Application's values in text",
    before: application(`    helm:\n      values: |\n        image:\n          tag: v1\n          digest: ${old}\n`),
    after: application(`    helm:\n      values: |\n        image:\n          tag: v2\n          digest: ${fresh}\n`),
  },
  { name: 'an ApplicationSet', before: applicationSet('h/w', 'v1'), after: applicationSet('h/w', 'v2') },
];

describeEdits(
  'a deployment keeps the pin that the file has, by the new digest, in',
  deployments.map((each) => ({ ...each, edit: { image: 'h/w', ...asFile } })).map(withoutImage),
);

/** Values without a repository get none. */
function withoutImage(each: EditCase): EditCase {
  const named = each.before.includes('h/w');
  return named ? each : { ...each, edit: asFile };
}

describe('a pin of the environment', () => {
  const forms = {
    tag: ['h/w:v1', 'h/w:v2'],
    digest: [`h/w@${old}`, `h/w@${fresh}`],
    both: [`h/w:v1@${old}`, `h/w:v2@${fresh}`],
  } as const;
  const kustomize = {
    tag: ['  newTag: v1\n', '  newTag: v2\n'],
    digest: [`  digest: ${old}\n`, `  digest: ${fresh}\n`],
    both: [`  newTag: v1\n  digest: ${old}\n`, `  newTag: v2\n  digest: ${fresh}\n`],
  } as const;
  const pairs = (['tag', 'digest', 'both'] as const).flatMap((from) =>
    (['tag', 'digest', 'both'] as const).map((to): [Pin, Pin] => [from, to]),
  );
  const edit = (pin: Pin) => ({ image: 'h/w', tag: 'v2', digest: fresh, pin });

  it.each(pairs)('makes of a workload that is pinned by %s one by %s', (from, to) => {
    const { text, warnings } = editFile('web.yaml', deployment(forms[from][0]), edit(to));
    expect([text, warnings]).toEqual([deployment(forms[to][1]), []]);
    expect(editFile('web.yaml', text, edit(to)).text, 'a second run changes nothing (law 4)').toBe(text);
  });

  it.each(pairs)('makes of a Kustomization that is pinned by %s one by %s', (from, to) => {
    const { text, warnings } = editFile('kustomization.yaml', kustomization(kustomize[from][0]), edit(to));
    const lines = (of: string) => of.trim().split('\n').toSorted();
    expect([lines(text), warnings]).toEqual([lines(kustomization(kustomize[to][1])), []]);
    expect(editFile('kustomization.yaml', text, edit(to)).text).toBe(text);
  });

  describeEdits('in values of Helm', [
    {
      name: 'by tag empties the digest, also under the same tag',
      before: `image:\n  tag: v2\n  digest: ${old}\n`,
      edit: { tag: 'v2', digest: fresh, pin: 'tag' },
      after: 'image:\n  tag: v2\n  digest: ""\n',
    },
    {
      name: 'by tag takes the digest from behind the tag',
      before: `image:\n  tag: v1@${old}\n`,
      edit: { tag: 'v2', digest: fresh, pin: 'tag' },
      after: 'image:\n  tag: v2\n',
    },
    {
      name: 'by digest keeps the tag that is there in step',
      before: 'image:\n  tag: v1\n',
      edit: { tag: 'v2', digest: fresh, pin: 'digest' },
      after: `image:\n  tag: v2\n  digest: ${fresh}\n`,
    },
    {
      name: 'by digest adds no tag',
      before: 'image:\n  repository: h/w\n',
      edit: { image: 'h/w', tag: 'v2', digest: fresh, pin: 'digest' },
      after: `image:\n  repository: h/w\n  digest: ${fresh}\n`,
    },
    {
      name: 'by both adds what is missing',
      before: 'image:\n  tag: v1\n',
      edit: { tag: 'v2', digest: fresh, pin: 'both' },
      after: `image:\n  tag: v2\n  digest: ${fresh}\n`,
    },
    {
      name: 'by digest in a template that is no YAML',
      before: `{{ if .x }}\n{{ end }}\nimage:\n  tag: v1\n  digest: ${old}\n`,
      edit: { tag: 'v2', digest: fresh, key: 'image.tag', pin: 'as-file' },
      after: `{{ if .x }}\n{{ end }}\nimage:\n  tag: v2\n  digest: ${fresh}\n`,
    },
    {
      name: 'by tag in a template whose line is a whole image',
      before: `{{ if .x }}\n{{ end }}\nimage: h/w:v2@${old}\n`,
      edit: { tag: 'v2', digest: fresh, key: 'image', pin: 'tag' },
      after: '{{ if .x }}\n{{ end }}\nimage: h/w:v2\n',
    },
  ]);
});
