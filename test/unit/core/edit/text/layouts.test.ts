import { describeEdits, type EditCase, sha } from '../../../../support/edit/cases.ts';

const shared = 'base: &b\n  image: &i {tag: v1, mode: 0644}\nweb:\n  image: *i\napi:\n  <<: *b\n  port: 1\n';

const layoutCases: readonly EditCase[] = [
  {
    name: 'an alias is edited at its anchor',
    before: shared,
    edit: { set: ['web.image.tag=v2'] },
    after: shared.replace('v1', 'v2'),
  },
  {
    name: 'materialise gives the asked place its own copy, octal text included',
    before: shared,
    edit: { set: ['web.image.tag=v2'], onAlias: 'materialise' },
    after:
      'base: &b\n  image: &i {tag: v1, mode: 0644}\nweb:\n  image:\n    tag: v2\n    mode: 0644\napi:\n  <<: *b\n  port: 1\n',
  },
  {
    name: 'an image that is named at an anchor is edited there',
    before: 'base: &b {repository: h/w, tag: v1}\nimage: *b\n',
    edit: { image: 'h/w', tag: 'v2' },
    after: 'base: &b {repository: h/w, tag: v2}\nimage: *b\n',
    warning: 'this also changes image',
  },
  {
    name: 'with key the alias gets its own copy instead, where that is asked for',
    before: 'base: &b {repository: h/w, tag: v1}\nimage: *b\n',
    edit: { image: 'h/w', key: 'image.tag', tag: 'v2', onAlias: 'materialise' },
    after: 'base: &b {repository: h/w, tag: v1}\nimage:\n  repository: h/w\n  tag: v2\n',
  },
  {
    name: 'what “<<” gives is written into the map itself',
    before: 'base: &b\n  tag: v1\napi:\n  <<: *b\n  port: 1\n',
    edit: { set: ['api.tag=v2'] },
    after: 'base: &b\n  tag: v1\napi:\n  <<: *b\n  port: 1\n  tag: v2\n',
    warning: 'api.tag was inherited',
  },
  {
    name: 'an anchored value keeps its anchor',
    before: 'a: &t "v1" # c\nb: *t\n',
    edit: { set: ['a=v2'] },
    after: 'a: &t "v2" # c\nb: *t\n',
    warning: 'this also changes b',
  },
  {
    name: 'lists, non-strings and quoted keys in one edit',
    before: 'ingress:\n  enabled: false\n  hosts:\n    - host: a.example.com\n      paths: []\n',
    edit: {
      set: [
        'ingress.enabled:=true',
        '.ingress.hosts[0].host=b',
        'ingress.annotations["example.com/x.y"]=on',
        'ingress.hosts[1].host=c',
        'replicas:=3',
      ],
    },
    after:
      'ingress:\n  enabled: true\n  hosts:\n    - host: b\n      paths: []\n    - host: c\n  annotations:\n    example.com/x.y: "on"\nreplicas: 3\n',
  },
  {
    name: 'unset takes the comment above with it and leaves {} behind',
    before: 'a:\n  # of b\n  b: 1 # too\nc:\n  # of d\n  d: 1\n\n  # of e\n  e: 2\n',
    edit: { unset: ['a.b', 'c.e', 'missing.key'] },
    after: 'a: {}\nc:\n  # of d\n  d: 1\n\n',
  },
  {
    name: 'unset takes the comments inside a value with it, and leaves those of the next key',
    before: 'a: 1\nb:\n  c: 1\n  # in b\n# of d\nd:\n  - x: 1\n    # in x\n  - y: 1\n',
    edit: { unset: ['b', 'd[0]'] },
    once: true,
    after: 'a: 1\n# of d\nd:\n  - y: 1\n',
  },
  {
    name: 'unset of the last item of several lines takes its comment with it, and needs no comma that was not there',
    before: 'a: [\n  x, # of x\n  y, # of y\n]\nb: {\n  "c": 1,\n  "d": 2 # of d\n}\n',
    edit: { unset: ['a[1]', 'b.d'] },
    once: true,
    after: 'a: [\n  x, # of x\n]\nb: {\n  "c": 1\n}\n',
  },
  {
    name: 'an item is found by a field that is an alias, or inherited',
    before: 'n: &n web\nl: [{name: *n, v: "1"}]\nm: &m {name: api}\nk:\n- <<: *m\n  v: "1"\n',
    edit: { set: ['l[name=web].v=2', 'k[name=api].v=2'] },
    after: 'n: &n web\nl: [{name: *n, v: "2"}]\nm: &m {name: api}\nk:\n- <<: *m\n  v: "2"\n',
  },
  {
    name: 'unset in flow style minds the commas',
    before: 'a: {b: 1, c: 2, d: 3}\nl: [x, y]\nm: [z]\n',
    edit: { unset: ['a.c', 'a.d', 'l[0]', 'm[0]'] },
    once: true,
    after: 'a: {b: 1}\nl: [y]\nm: []\n',
  },
  {
    name: 'keys that look like prototypes are data (law 7)',
    before: '__proto__: {a: 1}\n',
    edit: { set: ['__proto__.polluted=yes', 'constructor.prototype.polluted=x'] },
    after: '__proto__: {a: 1, polluted: "yes"}\nconstructor:\n  prototype:\n    polluted: x\n',
  },
  {
    name: 'removing what is not there, or could not be, changes nothing (law 4)',
    before: 'a: 1\n---\nb: 2\n',
    edit: { unset: ['a.b.c', 'x[0]', '{document=1}.c'] },
    after: 'a: 1\n---\nb: 2\n',
  },
  {
    name: 'block scalars stay blocks where they can',
    before: 'a: |\n  one\n\nb: |+\n  one\n\nc: >-\n  one\n  two\nd: |- # c\n  one\n',
    edit: { set: ['a=x: 1\n\ny: 2\n', 'b=two\n\n\n', 'c=three', 'd=four\n'] },
    after: 'a: |\n  x: 1\n\n  y: 2\n\nb: |+\n  two\n\n\nc: three\nd: "four\\n" # c\n',
  },
  {
    name: 'empty maps of JSON are filled with JSON',
    file: 'values.json',
    before: '{"image": {}, "a": {"b": {}}}\n',
    edit: { image: 'h/w', tag: 'v2', set: ['a.b.c.d:=1'] },
    after: '{"image": {"repository": "h/w", "tag": "v2"}, "a": {"b": {"c": {"d": 1}}}}\n',
  },
  {
    name: 'JSON begins as JSON',
    file: 'values.json',
    before: '{}\n',
    edit: { set: ['a.b=1'] },
    after: '{"a": {"b": "1"}}\n',
  },
  {
    name: 'a literal scalar keeps the lines that stay',
    before: 'a: |-\n\n  one\n \n  two  \n  three\nb: |\n  x  \n\nc: 1\n',
    edit: { set: ['a=\none\n\ntwo  \n3', 'b=y\n'] },
    after: 'a: |-\n\n  one\n \n  two  \n  3\nb: |\n  y\n\nc: 1\n',
  },
  {
    name: 'a literal scalar at the end of a file with CRLF gets a line more',
    before: 'a: |-\r\n  one\r\n  two',
    edit: { set: ['a=one\ntwo\nthree'] },
    after: 'a: |-\r\n  one\r\n  two\r\n  three',
  },
  {
    name: 'a digest alone is added beside the tag',
    before: 'image:\n  tag: v1\n',
    edit: { digest: sha('b') },
    after: `image:\n  tag: v1\n  digest: ${sha('b')}\n`,
  },
  {
    name: 'a selector chooses the document',
    before: 'kind: A\nmetadata: {name: x}\n---\nkind: A\nmetadata: {name: y}\n',
    edit: { set: ['{kind=A,name=y}.spec.n:=1', '{document=0}metadata.labels.l=v'] },
    after: 'kind: A\nmetadata: {name: x, labels: {l: v}}\n---\nkind: A\nmetadata: {name: y}\nspec:\n  "n": 1\n',
  },
  {
    name: 'a template that is no YAML has one line edited',
    before: '{{- if .Values.on }}\nimage:\n  repository: h/w\n  tag: "v1" # c\n{{- end }}\nother:\n  tag: x\n',
    edit: { key: 'image.tag', image: 'h/x', tag: '123' },
    after: '{{- if .Values.on }}\nimage:\n  repository: h/x\n  tag: "123" # c\n{{- end }}\nother:\n  tag: x\n',
    images: ['h/w:v1', 'h/x:123'],
  },
  {
    name: 'a line of a Jinja template that key names',
    before: '{% if on %}\nimage:\n  tag: v1\n{% endif %}\n',
    edit: { key: 'image.tag', tag: 'v2' },
    after: '{% if on %}\nimage:\n  tag: v2\n{% endif %}\n',
    images: [':v1', ':v2'],
  },
  {
    name: 'a template’s line without a value keeps its comment',
    before: '{{- if .x }}\nimage:\n  tag: # of the chart\n{{- end }}\n',
    edit: { key: 'image.tag', tag: 'v1' },
    after: '{{- if .x }}\nimage:\n  tag: v1 # of the chart\n{{- end }}\n',
    images: [undefined, ':v1'],
  },
  {
    name: 'a template’s digest is reported with its tag',
    before: `{{- if .x }}\nimage:\n  repository: h/w\n  tag: v1\n  digest: "${sha('a')}"\n{{- end }}\n`,
    edit: { key: 'image.tag', tag: 'v1', digest: sha('b') },
    after: `{{- if .x }}\nimage:\n  repository: h/w\n  tag: v1\n  digest: "${sha('b')}"\n{{- end }}\n`,
    images: [`h/w:v1@${sha('a')}`, `h/w:v1@${sha('b')}`],
  },
  {
    name: 'a template’s line in a list, by its position, keeps the repository of the image',
    before:
      '{{- range .x }}\nspec:\n  containers:\n  - name: web\n    image: h/w:v1 # c\n  - name: b\n    image: h/b:v1\n{{- end }}\n',
    edit: { key: 'spec.containers[1].image', tag: 'v2' },
    after:
      '{{- range .x }}\nspec:\n  containers:\n  - name: web\n    image: h/w:v1 # c\n  - name: b\n    image: h/b:v2\n{{- end }}\n',
    images: ['h/b:v1', 'h/b:v2'],
  },
  {
    name: 'a template’s line in a list of one, by its keys alone',
    before: '{{- if .x }}\nspec:\n  containers:\n    - name: web\n      image: "h/w:v1"\n{{- end }}\n',
    edit: { key: 'spec.containers.image', image: 'r.io/w', tag: 'v2', digest: sha('b') },
    after: `{{- if .x }}\nspec:\n  containers:\n    - name: web\n      image: "r.io/w:v2@${sha('b')}"\n{{- end }}\n`,
  },
];

describeEdits('any layout', layoutCases);
