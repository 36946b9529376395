import { describe, expect, it } from 'vitest';
import { decodeText, editFile, type FileEdit, imagesIn, readPath } from '../../../../src/core/edit/edit.ts';
import { applicationSet } from '../../../support/edit/cases.ts';

const bomb = `a: &a [x, x, x, x, x, x, x, x, x, x]\n${'bcdefgh'
  .split('')
  .map((name, index) => `${name}: &${name} [${Array(10).fill(`*${'abcdefg'[index]}`).join(', ')}]\n`)
  .join('')}`;
const pod =
  'apiVersion: v1\nkind: Pod\nspec:\n  containers:\n  - image: h/a/web:v1\n  - image: h/b/web:v1\n  - image: h/db:v1\n';
const anchored = 'base: &b\n  image: {tag: v1}\nweb: *b\n';

const embedded = 'apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  source:\n    helm:\n      values: |\n';

interface Refusal {
  readonly why: string;
  readonly text: string;
  readonly edit: FileEdit;
  readonly code: string;
  readonly says: string;
  /** A part of the advice. */
  readonly hint?: string;
}

const gitFiles = `  - matrix:
      generators:
      - clusters: {}
      - git:
          files:
          - path: apps/*/config.json
`;

const refusals: readonly Refusal[] = [
  {
    why: 'a parse error names file, line, column and the parser’s words',
    text: 'a: 1\nb: [1\nc: 2\n',
    edit: { tag: 'x' },
    code: 'YAML_SYNTAX',
    says: 'web.yaml:3:1: Flow sequence',
  },
  {
    why: 'a duplicate key',
    text: 'a: 1\nb:\n  c: 1\n  "c": 2\n',
    edit: { tag: 'x' },
    code: 'YAML_DUPLICATE_KEY',
    says: 'web.yaml:4:3: the key "c" is there twice',
  },
  {
    why: 'two keys that are one value',
    text: 'true: 1\nTrue: 2\n',
    edit: { tag: 'x' },
    code: 'YAML_DUPLICATE_KEY',
    says: 'web.yaml:2:1: the key "True" is there twice',
  },
  {
    why: 'an alias without anchor',
    text: 'a: *x\n',
    edit: { tag: 'x' },
    code: 'YAML_SYNTAX',
    says: '*x has no anchor',
  },
  {
    why: 'an alias that contains itself',
    text: 'a: &a [*a]\n',
    edit: { tag: 'x' },
    code: 'YAML_ALIAS_BOMB',
    says: 'contains itself',
  },
  { why: 'an alias bomb', text: bomb, edit: { tag: 'x' }, code: 'YAML_ALIAS_BOMB', says: 'expand to more than' },
  {
    why: 'deep nesting',
    text: `a: ${'['.repeat(150)}${']'.repeat(150)}\n`,
    edit: { tag: 'x' },
    code: 'YAML_TOO_DEEP',
    says: 'nested',
  },
  { why: 'a flood of brackets', text: '[ '.repeat(400_000), edit: { tag: 'x' }, code: 'YAML_TOO_DEEP', says: 'nested' },
  {
    why: 'a megabyte',
    text: `a: ${'x'.repeat(1024 * 1024)}\n`,
    edit: { tag: 'x' },
    code: 'YAML_TOO_LARGE',
    says: 'at most',
  },
  {
    why: 'a file encrypted with SOPS',
    text: 'image:\n  tag: v1\nsops:\n  mac: ENC[x]\n',
    edit: { tag: 'x' },
    code: 'SOPS_ENCRYPTED',
    says: 'SOPS',
  },
  {
    why: 'a template without key',
    text: 'a: {{ x }}y\n',
    edit: { tag: 'x' },
    code: 'YAML_TEMPLATE',
    says: 'a template, not YAML',
  },
  {
    why: 'a template whose key is there twice',
    text: '{{ if }}\ni:\n  t: 1\n{{ else }}\ni:\n  t: 2\n{{ end }}\n',
    edit: { key: 'i.t', tag: 'x' },
    code: 'YAML_TEMPLATE',
    says: 'lines 3, 6',
  },
  {
    why: 'a template whose value is one',
    text: '{{ if }}\ni: {{ x }}\n{{ end }}\n',
    edit: { key: 'i', tag: 'x' },
    code: 'YAML_TEMPLATE',
    says: 'web.yaml:2',
  },
  {
    why: 'a key in a template that is only the end of a path, which is told',
    text: '{{ if }}\nspec:\n  containers:\n  - image: h/w:v1\n{{ end }}\n',
    edit: { key: 'image', tag: 'x' },
    code: 'YAML_TEMPLATE',
    says: 'key image: no line has this key',
    hint: 'Give the full path: spec.containers[0].image.',
  },
  {
    why: 'a line of a text in a template',
    text: '{{ if }}\nscript: |\n  image: h/w:v1\nlast: 1\n{{ end }}\n',
    edit: { key: 'script.image', tag: 'x' },
    code: 'YAML_TEMPLATE',
    says: 'no line has this key',
  },
  {
    why: 'a digest that a template has no line for',
    text: '{{ if }}\ni:\n  tag: v1\n{{ end }}\n',
    edit: { key: 'i.tag', tag: 'v2', digest: `sha256:${'b'.repeat(64)}` },
    code: 'YAML_TEMPLATE',
    says: 'i.digest: no line',
  },
  {
    why: 'a tag that is a template and happens to be YAML',
    text: 'image:\n  tag: {{ .Values.tag }}\n',
    edit: { tag: 'x' },
    code: 'YAML_TEMPLATE',
    says: 'web.yaml:2:8: image.tag is a template, {{ .Values.tag }}, not a value',
  },
  {
    why: 'a tag below a template that happens to be YAML',
    text: 'image: {{ .Values.image }}\n',
    edit: { tag: 'x' },
    code: 'YAML_TEMPLATE',
    says: 'image is a template, {{ .Values.image }}',
  },
  {
    why: 'a placeholder in quotes without spaces, in favour of any element where no service is known',
    text: applicationSet('h/x', '{{tag}}'),
    edit: { tag: 'x' },
    code: 'YAML_TEMPLATE',
    says: 'parameters[1].value is a template, {{tag}}',
    hint: 'spec.generators[0].list.elements[name=db].tag, spec.generators[0].list.elements[name=web].tag.',
  },
  {
    why: 'a placeholder that a git generator fills from files',
    text: applicationSet('h/web', '{{ .image.tag | default "v0" }}'.replaceAll('"', "'"), gitFiles),
    edit: { image: 'h/web', tag: 'x' },
    code: 'YAML_TEMPLATE',
    says: 'is a template',
    hint: 'apps/*/config.json: give one as file, with key: image.tag.',
  },
  {
    why: 'a placeholder behind a function, whose value is not what is rendered',
    text: applicationSet('h/web', '{{ .tag | upper }}'),
    edit: { image: 'h/web', tag: 'x' },
    code: 'YAML_TEMPLATE',
    says: 'parameters[1].value is a template, {{ .tag | upper }}',
    hint: 'give key: spec.generators[0].list.elements[name=web].tag.',
  },
  {
    why: 'a placeholder in a longer tag',
    text: applicationSet('h/web', 'v{{ .tag }}'),
    edit: { image: 'h/web', tag: 'x' },
    code: 'YAML_TEMPLATE',
    says: 'parameters[1].value is a template, v{{ .tag }}',
    hint: 'give key: spec.generators[0].list.elements[name=web].tag.',
  },
  {
    why: 'a placeholder that several elements fill, none of them of the image',
    text: applicationSet('h/api', '{{ .tag }}'),
    edit: { image: 'h/api', tag: 'x' },
    code: 'YAML_TEMPLATE',
    says: 'is a template, {{ .tag }}',
    hint: 'give as key the one that is meant: spec.generators[0].list.elements[name=db].tag, spec.generators[0].list.elements[name=web].tag.',
  },
  {
    why: 'a repository of which no element makes the image',
    text: applicationSet('h/{{ .name }}', '{{ .tag }}'),
    edit: { image: 'h/api', tag: 'x' },
    code: 'YAML_TEMPLATE',
    says: 'is a template',
    hint: 'elements[name=db].tag, spec.generators[0].list.elements[name=web].tag.',
  },
  {
    why: 'a placeholder that a second generator fills too',
    text: applicationSet('h/web', '{{ .tag }}', `  - list: {elements: [{tag: v1}]}\n${gitFiles}`),
    edit: { image: 'h/web', tag: 'x' },
    code: 'YAML_TEMPLATE',
    says: 'is a template',
    hint: 'give key: spec.generators[0].list.elements[0].tag.',
  },
  {
    why: 'a placeholder whose value another generator of a merge may replace',
    text: applicationSet(
      'h/web',
      '{{ .tag }}',
      gitFiles.replace('matrix', 'merge').replace('clusters: {}', 'list: {elements: [{tag: v1}]}'),
    ),
    edit: { image: 'h/web', tag: 'x' },
    code: 'YAML_TEMPLATE',
    says: 'is a template',
    hint: 'give key: spec.generators[0].merge.generators[0].list.elements[0].tag.',
  },
  {
    why: 'a placeholder that another generator fills, which is named',
    text: applicationSet('h/web', '{{.head_short_sha}}', '  - pullRequest: {github: {owner: x}}\n'),
    edit: { image: 'h/web', tag: 'x' },
    code: 'YAML_TEMPLATE',
    says: 'is a template',
    hint: 'pullRequest at spec.generators[0].pullRequest',
  },
  {
    why: 'a placeholder without quotes in a flow map of an ApplicationSet',
    text: applicationSet('h/web', '{{ .tag }}').replace('"{{ .tag }}"', '{{ .tag }}'),
    edit: { image: 'h/web', tag: 'x' },
    code: 'YAML_TEMPLATE',
    says: 'is a template, {{ .tag }}',
  },
  {
    why: 'a repository that is a placeholder in quotes; the tag beside it can be written',
    text: applicationSet('{{ .host }}/web', 'v1'),
    edit: { image: 'h/web', tag: 'x' },
    code: 'YAML_TEMPLATE',
    says: 'parameters[0].value is a template, {{ .host }}/web',
    hint: 'Leave `image` out to write the tag beside it.',
  },
  {
    why: 'the tag of an image with a placeholder in it',
    text: 'apiVersion: v1\nkind: Pod\nspec: {containers: [{image: "h/web:{{ .tag }}"}]}\n',
    edit: { image: 'h/web', tag: 'x' },
    code: 'YAML_TEMPLATE',
    says: 'web.yaml:3:29: spec.containers[0].image is a template, {{ .tag }}',
    hint: 'values file that feeds the template',
  },
  {
    why: 'an image that is a placeholder as a whole, tag and all',
    text: 'apiVersion: v1\nkind: Pod\nspec: {containers: [{image: "{{ .Values.image }}"}]}\n',
    edit: { image: 'h/web', tag: 'x' },
    code: 'YAML_TEMPLATE',
    says: 'spec.containers[0].image is a template, {{ .Values.image }}',
  },
  {
    why: 'an image that is a placeholder as a whole, in values and with a tag alone',
    text: 'image: "{{ .image }}"\n',
    edit: { tag: 'x' },
    code: 'YAML_TEMPLATE',
    says: 'image is a template, {{ .image }}',
  },
  {
    why: 'the tag of a Kustomize entry that a substitution fills',
    text: `kind: Kustomization\nimages: [{name: web, newTag: "\${TAG:=v1}"}]\n`,
    edit: { image: 'web', tag: 'x' },
    code: 'YAML_TEMPLATE',
    says: `images[0].newTag is a template, \${TAG:=v1}`,
    hint: 'postBuild.substitute',
  },
  {
    why: 'a placeholder in embedded values',
    text: 'apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nspec:\n  template:\n    spec:\n      source:\n        helm:\n          values: |\n            image: {repository: h/w, tag: "{{ .tag }}"}\n',
    edit: { image: 'h/w', tag: 'x' },
    code: 'YAML_TEMPLATE',
    says: 'spec.template.spec.source.helm.values#image.tag is a template, {{ .tag }}',
  },
  {
    why: 'embedded values that are a template, and no YAML',
    text: 'apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nspec:\n  template:\n    spec:\n      source:\n        helm:\n          values: |\n            {{- if .x }}\n            image: {repository: h/w, tag: v1}\n            {{- end }}\n',
    edit: { image: 'h/w', tag: 'x' },
    code: 'IMAGE_NOT_FOUND',
    says: 'helm.values (line 10) names h/w, where images are not looked for',
    hint: 'spec.template.spec.source.helm.values is a template',
  },
  {
    why: 'a template with no braces but those of Jinja’s statements',
    text: '{% if on %}\nimage:\n  tag: v1\n{% endif %}\n',
    edit: { tag: 'x' },
    code: 'YAML_TEMPLATE',
    says: 'a template, not YAML',
    hint: '`key`',
  },
  {
    why: 'a line of such a template whose value a statement chooses',
    text: '{% if on %}\nimage:\n  tag: v{% if new %}2{% else %}1{% endif %}\n{% endif %}\n',
    edit: { key: 'image.tag', tag: 'x' },
    code: 'YAML_TEMPLATE',
    says: 'web.yaml:3: image.tag is not a plain value',
  },
  {
    why: 'a tag in quotes that a statement chooses',
    text: 'image: {repository: h/web, tag: "{% if new %}v2{% else %}v1{% endif %}"}\n',
    edit: { tag: 'x' },
    code: 'YAML_TEMPLATE',
    says: 'image.tag is a template',
    hint: 'Edit the values file that feeds the template',
  },
  {
    why: 'a key that names a placeholder in quotes',
    text: 'image: {repository: h/web, tag: "{{ .tag }}"}\n',
    edit: { key: 'image.tag', tag: 'x' },
    code: 'YAML_TEMPLATE',
    says: 'image.tag is a template, {{ .tag }}',
    hint: 'use `set`',
  },
  {
    why: 'the image of another one in one string',
    text: 'image: postgres\n',
    edit: { image: 'h/web', tag: 'x' },
    code: 'IMAGE_NOT_FOUND',
    says: 'no place for the image h/web; the file names postgres',
    hint: 'give key: image.tag',
  },
  {
    why: 'an image that moves, where two could be meant',
    text: 'a: {image: {repository: x.io/web, tag: v1}}\nb: {image: {repository: y.io/web, tag: v1}}\n',
    edit: { image: 'z.io/web', tag: 'x' },
    code: 'IMAGE_NOT_FOUND',
    says: 'x.io/web:v1, y.io/web:v1',
  },
  {
    why: 'a tag below a name that is no image',
    text: 'name: x\n',
    edit: { key: 'name.tag', tag: 'b' },
    code: 'EDIT_PATH_TYPE',
    says: 'name holds a single value that is no image',
  },
  {
    why: 'a tag below a number',
    text: 'image: 5\n',
    edit: { tag: 'b' },
    code: 'EDIT_PATH_TYPE',
    says: 'image holds a single value',
  },
  { why: 'a lone carriage return', text: 'a: 1\rb: 2\n', edit: { tag: 'x' }, code: 'YAML_SYNTAX', says: 'web.yaml:1' },
  {
    why: 'an image that two repositories could be',
    text: pod,
    edit: { image: 'h/c/web', tag: 'x' },
    code: 'IMAGE_NOT_FOUND',
    says: 'h/a/web:v1, h/b/web:v1, h/db:v1',
  },
  { why: 'no image in a file of several', text: pod, edit: { tag: 'x' }, code: 'IMAGE_NOT_FOUND', says: 'not clear' },
  {
    why: 'an object without containers',
    text: 'apiVersion: v1\nkind: Service\n',
    edit: { image: 'h/w', tag: 'x' },
    code: 'IMAGE_NOT_FOUND',
    says: 'no image',
  },
  {
    why: 'an alias, where aliases are refused',
    text: anchored,
    edit: { set: ['web.image.tag=x'], onAlias: 'refuse' },
    code: 'EDIT_ALIAS',
    says: '*b',
  },
  {
    why: 'an anchor in use, where aliases are refused',
    text: anchored,
    edit: { set: ['base.image.tag=x'], onAlias: 'refuse' },
    code: 'EDIT_ALIAS',
    says: '&b, also used at web',
  },
  {
    why: 'a copy of a map whose key is a boolean to some readers',
    text: 'base: &b\n  y: 1\n  tag: v1\nweb: *b\n',
    edit: { set: ['web.tag=x'], onAlias: 'materialise' },
    code: 'EDIT_TAGGED',
    says: 'its key y is not text to every reader',
    hint: '("y":)',
  },
  {
    why: 'an anchor in use, where its users are not to change',
    text: anchored,
    edit: { set: ['base.image.tag=x'], onAlias: 'materialise' },
    code: 'EDIT_ALIAS',
    says: '&b, also used at web',
    hint: 'move the anchor',
  },
  {
    why: 'an image found at an anchor that a map merges',
    text: 'd: &d\n  repository: r/web\n  tag: v1\nimage:\n  <<: *d\n',
    edit: { image: 'r/web', tag: 'x', onAlias: 'materialise' },
    code: 'EDIT_ALIAS',
    says: '&d, also used at image.<<',
    hint: '(image.tag, with `key` for an image)',
  },
  {
    why: 'an image found at an anchor that an alias uses',
    text: 'web:\n  image: &d\n    repository: r/web\n    tag: v1\njob:\n  image: *d\n',
    edit: { image: 'r/web', tag: 'x', onAlias: 'materialise' },
    code: 'EDIT_ALIAS',
    says: '&d, also used at job.image',
    hint: '(job.image.tag, ',
  },
  {
    why: 'removing an anchor in use',
    text: anchored,
    edit: { unset: ['base'] },
    code: 'EDIT_ALIAS',
    says: 'web needs',
  },
  {
    why: 'removing what “<<” gives',
    text: 'b: &b {x: 1}\nc:\n  <<: *b\n',
    edit: { unset: ['c.x'] },
    code: 'EDIT_ALIAS',
    says: '<<',
  },
  { why: 'text under a numeric tag', text: 'a: !!int 1\n', edit: { set: ['a=x'] }, code: 'EDIT_TAGGED', says: 'int' },
  {
    why: 'a path through a value',
    text: 'a: x\n',
    edit: { set: ['a.b=x'] },
    code: 'EDIT_PATH_TYPE',
    says: 'a is a list or single value',
  },
  {
    why: 'a path into a list by key',
    text: 'a: [x]\n',
    edit: { set: ['a.b=x'] },
    code: 'EDIT_PATH_TYPE',
    says: 'needs a map',
  },
  {
    why: 'a position beyond the end',
    text: 'a: [x]\n',
    edit: { set: ['a[2]=x'] },
    code: 'INPUT_INVALID',
    says: 'path a[2]: the list has one item',
  },
  {
    why: 'a path that two documents have',
    text: 'a: 1\n---\na: 2\n',
    edit: { set: ['a=x'] },
    code: 'EDIT_AMBIGUOUS',
    says: '2 documents have this path',
  },
  {
    why: 'two items that match',
    text: 'l: [{n: a}, {n: a}]\n',
    edit: { set: ['l[n=a].v=x'] },
    code: 'EDIT_AMBIGUOUS',
    says: '2 items',
  },
  {
    why: 'a document that is not there',
    text: 'kind: A\n',
    edit: { set: ['{kind=B}.a=x'] },
    code: 'INPUT_INVALID',
    says: 'no such document',
  },
  {
    why: 'a placeholder of a selector that was not filled in, because a brace follows',
    text: 'kind: A\n',
    edit: { set: ['{kind=A,name={service}}.a=x'] },
    code: 'INPUT_INVALID',
    says: 'path "{kind=A,name={service}}.a": no such document',
    hint: '{service} right before another brace is no placeholder: write it first, {name={service},kind=Deployment}.',
  },
  {
    why: 'the removal of a key that a value inherited through “<<” has',
    text: 'base: &b {m: {c: 1, d: 2}}\nweb:\n  <<: *b\n',
    edit: { unset: ['web.m.c'] },
    code: 'EDIT_ALIAS',
    says: 'the key comes from “<<”',
  },
  {
    why: 'a path to the whole of an embedded text',
    text: `${embedded}        image: {tag: v1}\n`,
    edit: { set: ['spec.source.helm.values#=x'] },
    code: 'INPUT_INVALID',
    says: 'the whole document',
  },
  {
    why: 'a path that does not end',
    text: 'a: 1\n',
    edit: { set: ['a["b=x'] },
    code: 'INPUT_INVALID',
    says: 'not closed',
  },
  {
    why: 'an assignment without “=”',
    text: 'a: 1\n',
    edit: { set: ['a.b'] },
    code: 'INPUT_INVALID',
    says: 'set: "a.b" has no value',
  },
  {
    why: 'a path of more levels than are edited',
    text: 'a: 1\n',
    edit: { set: [`${'b.'.repeat(5000)}c=x`] },
    code: 'INPUT_INVALID',
    says: 'more than 100 levels',
  },
  {
    why: 'a value of more levels than are edited',
    text: 'a: 1\n',
    edit: { set: [`b:=${'['.repeat(150)}${']'.repeat(150)}`] },
    code: 'YAML_TOO_DEEP',
    says: 'nested deeper than 100 levels',
    hint: 'the value',
  },
  {
    why: 'text that is no JSON',
    text: 'a: 1\n',
    edit: { set: ['a:=yes'] },
    code: 'INPUT_INVALID',
    says: 'set: "a:=yes" has no JSON',
  },
  {
    why: 'a number JSON would round',
    text: 'a: 1\n',
    edit: { set: ['a:=12345678901234567890'] },
    code: 'INPUT_INVALID',
    says: 'exactly',
  },
  {
    why: 'a tag within image',
    text: 'a: 1\n',
    edit: { image: 'h/w:v1' },
    code: 'INPUT_INVALID',
    says: 'without a tag',
  },
  {
    why: 'an entry of a Kustomization that a key does not name',
    text: 'kind: Kustomization\nimages:\n- name: h/b\n',
    edit: { key: 'images[-].newTag', image: 'h/w', tag: 'v2' },
    code: 'INPUT_INVALID',
    says: 'names no image in web.yaml',
    hint: 'images[name=web].newTag',
  },
  {
    why: 'a key into embedded values that are not there',
    text: 'apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec: {source: {helm: {}}}\n',
    edit: { key: 'spec.source.helm.values#image.tag', image: 'h/w', tag: 'x' },
    code: 'INPUT_INVALID',
    says: 'spec.source.helm.values of web.yaml holds no YAML text',
    hint: 'valuesObject',
  },
  {
    why: 'a value for embedded values that are not there',
    text: 'apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec: {source: {helm: {}}}\n',
    edit: { set: ['spec.source.helm.values#image.tag=x'] },
    code: 'INPUT_INVALID',
    says: 'set: spec.source.helm.values of web.yaml holds no YAML text',
    hint: 'valuesObject',
  },
  {
    why: 'a value for embedded values that are quoted',
    text: 'apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  source:\n    helm:\n      values: "a: 1"\n',
    edit: { set: ['spec.source.helm.values#a=x'] },
    code: 'EDIT_EMBEDDED',
    says: 'spec.source.helm.values#a',
  },
  {
    why: 'embedded values that are folded',
    text: 'apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  source:\n    helm:\n      values: "image: {repository: h/w, tag: v1}"\n',
    edit: { image: 'h/w', tag: 'x' },
    code: 'EDIT_EMBEDDED',
    says: 'spec.source.helm.values#image.tag',
  },
  {
    why: 'a tag that is a map, of an image found by its repository',
    text: 'image: {repository: h/w, tag: {name: v1}}\n',
    edit: { image: 'h/w', tag: 'x' },
    code: 'INPUT_INVALID',
    says: 'image.tag in web.yaml holds a map or list',
  },
  {
    why: 'a repository that is a map',
    text: 'image: {repository: {name: h/w}, tag: v1}\n',
    edit: { image: 'h/w', tag: 'x' },
    code: 'INPUT_INVALID',
    says: 'image.repository in web.yaml holds a map or list',
  },
  {
    why: 'a key that names a map',
    text: 'image: {tag: v1}\n',
    edit: { key: 'image', tag: 'x' },
    code: 'INPUT_INVALID',
    says: 'not a tag',
    hint: 'Name the tag itself: image.tag.',
  },
  {
    why: 'a key that names a map with images further below',
    text: 'web: {image: {repository: h/w, tag: v1}, job: {image: h/j:v1}}\nx: {image: h/x:v1}\n',
    edit: { key: 'web', tag: 'x' },
    code: 'INPUT_INVALID',
    says: 'web in web.yaml holds a map or list, not a tag',
    hint: 'Name the tag itself: web.image.tag, web.job.image.',
  },
  {
    why: 'a key that names a container of one document of several',
    text: `${pod}---\n${pod.replace('kind: Pod', 'kind: Pod\nmetadata: {name: b}')}`,
    edit: { key: '{name=b}.spec.containers[0]', tag: 'x' },
    code: 'INPUT_INVALID',
    says: 'holds a map or list',
    hint: 'Name the tag itself: {name=b}.spec.containers[0].image.',
  },
  {
    why: 'a container that is misspelt in a key, without an image',
    text: 'apiVersion: v1\nkind: Pod\nspec: {containers: [{name: web, image: h/a/web:v1}]}\n',
    edit: { key: 'spec.containers[name=wbe].image', tag: 'x' },
    code: 'IMAGE_NOT_FOUND',
    says: 'web.yaml: nothing stands at spec.containers[name=wbe].image',
    hint: 'Did you mean spec.containers[name=web].image?',
  },
  {
    why: 'an element of a generator that is misspelt in a key',
    text: applicationSet('h/web', '{{ .tag }}', '  - list: {elements: [{name: web1, tag: v1}, {tag: v2}]}\n'),
    edit: { key: 'spec.generators[0].list.elements[name=wbe1].tag', tag: 'x' },
    code: 'IMAGE_NOT_FOUND',
    says: 'nothing stands at spec.generators[0].list.elements[name=wbe1].tag',
    hint: 'Did you mean spec.generators[0].list.elements[name=web1].tag?',
  },
  {
    why: 'a new image, which `set` writes whole',
    text: 'web: {img: h/w:v1}\n',
    edit: { key: 'web.image', image: 'h/w', tag: 'v2' },
    code: 'IMAGE_NOT_FOUND',
    says: 'nothing stands at web.image',
    hint: 'by `set`: web.image=h/w:v2',
  },
  { why: 'a tag that is none', text: 'a: 1\n', edit: { tag: 'a/b' }, code: 'INPUT_INVALID', says: '"a/b"' },
  { why: 'a digest that is none', text: 'a: 1\n', edit: { digest: 'abc' }, code: 'INPUT_INVALID', says: '"abc"' },
];

describe('law 10: what cannot be edited safely is refused, with the reason and the place', () => {
  it.each(refusals.map((each) => [each.why, each] as const))('%s', (_why, { text, edit, code, says, hint = '.' }) => {
    expect(() => editFile('web.yaml', text, edit)).toThrow(
      expect.objectContaining({ code, message: expect.stringContaining(says), hint: expect.stringContaining(hint) }),
    );
  });

  it('keys of any name leave prototypes alone (law 7)', () => {
    editFile('f', 'a: 1\n', {
      set: ['__proto__.polluted=x', 'constructor.prototype.polluted=x', 'a:={"__proto__":{"polluted":"x"}}'],
    });
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});

describe('reading', () => {
  it('decodes UTF-8 strictly and keeps the byte order mark', () => {
    expect(decodeText('f', new TextEncoder().encode('\uFEFFa: ü\n'))).toBe('\uFEFFa: ü\n');
    expect(() => decodeText('f', new Uint8Array([0x61, 0xff]))).toThrow(
      expect.objectContaining({ code: 'FILE_NOT_UTF8' }),
    );
  });

  it('reads paths through aliases, merges and documents', () => {
    const text = 'a: &a {b: 0644, c: ~}\nd: *a\ne:\n  <<: *a\n---\na: [x, {n: y, v: "1"}]\n';
    const read = (path: string) => readPath('f', text, path);
    expect(['d.b', 'e.b', 'e.c'].map(read)).toEqual(['0644', '0644', undefined]);
    expect(read('{document=0}.e.x')).toBeUndefined();
    expect(['a[n=y].v', '{document=1}.a[0]', '{document=1}.a'].map(read)).toEqual(['1', 'x', '[x, {n: y, v: "1"}]']);
  });

  it('lists the images of a file with paths that can be edited', () => {
    const text = `${pod}---\napiVersion: v1\nkind: Pod\nspec: {initContainers: [{image: "x@sha256:ab"}]}\n`;
    expect(imagesIn('f', text)).toEqual([
      { path: '{document=0}.spec.containers[0].image', repository: 'h/a/web', tag: 'v1', digest: undefined },
      { path: '{document=0}.spec.containers[1].image', repository: 'h/b/web', tag: 'v1', digest: undefined },
      { path: '{document=0}.spec.containers[2].image', repository: 'h/db', tag: 'v1', digest: undefined },
      { path: '{document=1}.spec.initContainers[0].image', repository: 'x', tag: undefined, digest: 'sha256:ab' },
    ]);
  });
});
