import type { FileEdit, FileKind } from '../../../../src/core/edit/edit.ts';

/** One edit and exactly what it must make of a file. */
export interface Case {
  readonly name: string;
  readonly file?: string;
  readonly before: string;
  readonly edit: FileEdit;
  readonly after: string;
  readonly kind?: FileKind;
  readonly images?: readonly [string | undefined, string | undefined];
  /** The edit names list positions, which are others the second time. */
  readonly once?: boolean;
  /** A part of the only warning. */
  readonly warning?: string;
}

const sha = (digit: string) => `sha256:${digit.repeat(64)}`;

export const helmValuesCases: readonly Case[] = [
  {
    name: 'tag and repository keep their quotes and comments',
    before: '# head\nimage:\n  repository: h/fe/web1   # where\n  tag: "v1" # what\n  pullPolicy: Always\n',
    edit: { image: 'r.io/fe/web1', tag: 'v2' },
    after: '# head\nimage:\n  repository: r.io/fe/web1   # where\n  tag: "v2" # what\n  pullPolicy: Always\n',
    kind: 'helm-values',
    images: ['h/fe/web1:v1', 'r.io/fe/web1:v2'],
  },
  {
    name: 'a tag that looks like a number gets quotes',
    before: 'image:\n  tag: abc1234\n',
    edit: { tag: '12e3456' },
    after: 'image:\n  tag: "12e3456"\n',
    images: [':abc1234', ':12e3456'],
  },
  {
    name: 'a tag that only go-yaml takes for a number gets quotes',
    before: 'image:\n  tag: abc1234\n',
    edit: { tag: '0_x1f' },
    after: 'image:\n  tag: "0_x1f"\n',
  },
  {
    name: 'a number in place of a tag is rewritten as text, although it reads alike',
    before: 'image:\n  tag: 1234567\n',
    edit: { tag: '1234567' },
    after: 'image:\n  tag: "1234567"\n',
  },
  {
    name: 'a stale digest is emptied, and said',
    before: `image:\n  repository: h/w\n  tag: v1\n  digest: "${sha('a')}"\n`,
    edit: { tag: 'v2' },
    after: 'image:\n  repository: h/w\n  tag: v2\n  digest: ""\n',
    images: [`h/w:v1@${sha('a')}`, 'h/w:v2'],
    warning: sha('a'),
  },
  {
    name: 'a digest is kept when the tag does not change',
    before: `image:\n  tag: v1\n  digest: ${sha('a')}\n`,
    edit: { tag: 'v1' },
    after: `image:\n  tag: v1\n  digest: ${sha('a')}\n`,
  },
  {
    name: 'a digest beside the tag is written with it',
    before: "image:\n  tag: v1\n  digest: ''\n",
    edit: { tag: 'v2', digest: sha('b') },
    after: `image:\n  tag: v2\n  digest: '${sha('b')}'\n`,
  },
  {
    name: 'a digest that is asked for is never dropped: it is added beside the tag',
    before: 'image:\n  repository: h/w\n  tag: v1 # c\nx: 1\n',
    edit: { image: 'r.io/w', tag: 'v2', digest: sha('b') },
    after: `image:\n  repository: r.io/w\n  tag: v2 # c\n  digest: ${sha('b')}\nx: 1\n`,
  },
  {
    name: 'a digest beside a tag by another name has a name to match',
    before: 'webTag: v1\n',
    edit: { key: 'webTag', tag: 'v2', digest: sha('b') },
    after: `webTag: v2\nwebDigest: ${sha('b')}\n`,
  },
  {
    name: 'a value below which the tag is named is an image when it is called so, asked for, or has a tag or a slash',
    before: 'image: nginx\n',
    edit: { tag: 'v2' },
    after: 'image: nginx:v2\n',
  },
  {
    name: 'a bare name is an image when it is the one that is given',
    before: 'main: web\n',
    edit: { key: 'main.tag', image: 'h/web', tag: 'v2' },
    after: 'main: h/web:v2\n',
  },
  {
    name: 'a reference by any name is an image',
    before: 'main: h/web\n',
    edit: { key: 'main.tag', tag: 'v2' },
    after: 'main: h/web:v2\n',
  },
  {
    name: 'a digest inside the tag is replaced',
    before: `image:\n  tag: v1@${sha('a')}\n`,
    edit: { tag: 'v2', digest: sha('b') },
    after: `image:\n  tag: v2@${sha('b')}\n`,
  },
  {
    name: 'a stale digest inside the tag goes',
    before: `image:\n  tag: v1@${sha('a')}\n`,
    edit: { tag: 'v2' },
    after: 'image:\n  tag: v2\n',
    warning: 'old tag',
  },
  {
    name: 'registry and repository stay split',
    before: 'image:\n  registry: harbor.example.com\n  repository: fe/web1\n  tag: v1\n',
    edit: { image: 'harbor.example.com/be/web1', tag: 'v2' },
    after: 'image:\n  registry: harbor.example.com\n  repository: be/web1\n  tag: v2\n',
    images: ['harbor.example.com/fe/web1:v1', 'harbor.example.com/be/web1:v2'],
  },
  {
    name: 'a repository that global.imageRegistry completes stays as it is',
    before:
      'global:\n  imageRegistry: reg.io\nimage:\n  repository: fe/web\n  tag: v1\njob:\n  image: {repository: be/web, tag: v1}\n',
    edit: { image: 'reg.io/fe/web', tag: 'v2' },
    after:
      'global:\n  imageRegistry: reg.io\nimage:\n  repository: fe/web\n  tag: v2\njob:\n  image: {repository: be/web, tag: v1}\n',
    images: ['reg.io/fe/web:v1', 'reg.io/fe/web:v2'],
  },
  {
    name: 'another path on the registry of global.imageRegistry is written without it',
    before: 'sub:\n  global: {imageRegistry: reg.io}\n  image: {repository: fe/web, tag: v1}\n',
    edit: { image: 'reg.io/be/web', tag: 'v2' },
    after: 'sub:\n  global: {imageRegistry: reg.io}\n  image: {repository: be/web, tag: v2}\n',
  },
  {
    name: 'a move to a registry that is not that of global.imageRegistry is said',
    before: 'global:\n  imageRegistry: reg.io\nimage:\n  repository: fe/web\n  tag: v1\n',
    edit: { image: 'ghcr.io/fe/web', tag: 'v2' },
    after: 'global:\n  imageRegistry: reg.io\nimage:\n  repository: ghcr.io/fe/web\n  tag: v2\n',
    warning: 'global.imageRegistry is reg.io',
  },
  {
    name: 'an image that is given as it stands below global.imageRegistry is that one',
    before:
      'global:\n  imageRegistry: reg.io\nimage:\n  repository: be/web\n  tag: v1\njob:\n  image: {repository: fe/web, tag: v1}\n',
    edit: { image: 'fe/web', tag: 'v2' },
    after:
      'global:\n  imageRegistry: reg.io\nimage:\n  repository: be/web\n  tag: v1\njob:\n  image: {repository: fe/web, tag: v2}\n',
    images: ['reg.io/fe/web:v1', 'reg.io/fe/web:v2'],
  },
  {
    name: 'the tag beside an image that says none is its tag',
    before: 'web:\n  image: fe/web\n  tag: v1\njob:\n  image: fe/job\n  imageTag: v1\n',
    edit: { image: 'fe/job', tag: 'v2' },
    after: 'web:\n  image: fe/web\n  tag: v1\njob:\n  image: fe/job\n  imageTag: v2\n',
    images: ['fe/job:v1', 'fe/job:v2'],
  },
  {
    name: 'the tag beside the only image is meant without its name, too',
    before: 'image: h/fe/web\nimageTag: ""\n',
    edit: { tag: 'v2' },
    after: 'image: h/fe/web\nimageTag: "v2"\n',
    images: ['h/fe/web', 'h/fe/web:v2'],
  },
  {
    name: 'a block image that is added to values is said',
    before: 'web:\n  repository: fe/web\n  version: v1\n',
    edit: { image: 'fe/web', tag: 'v2' },
    after: 'web:\n  repository: fe/web\n  version: v1\nimage:\n  repository: fe/web\n  tag: v2\n',
    warning: 'image.tag was not there and was added',
  },
  {
    name: 'name is the repository where there is no other',
    before: 'image:\n  name: h/fe/web1\n  tag: v1\nother:\n  image: {name: h/db, tag: v1}\n',
    edit: { image: 'h/db', tag: 'v2' },
    after: 'image:\n  name: h/fe/web1\n  tag: v1\nother:\n  image: {name: h/db, tag: v2}\n',
    images: ['h/db:v1', 'h/db:v2'],
  },
  {
    name: 'a name that is another image is replaced with a warning, as another repository is',
    before: 'image:\n  name: other/x\n  tag: v1\n',
    edit: { image: 'r/web', tag: 'v2' },
    after: 'image:\n  name: r/web\n  tag: v2\n',
    images: ['other/x:v1', 'r/web:v2'],
    warning: 'image.tag changes from other/x to r/web',
  },
  {
    name: 'a name that is no repository is left alone',
    before: 'image:\n  name: web\n  tag: v1\n',
    edit: { image: 'r/web', tag: 'v2' },
    after: 'image:\n  name: web\n  tag: v2\n',
  },
  {
    name: 'an item of a list of images is found by its name',
    before: 'images:\n- name: r/web\n  tag: v1\n- name: r/api\n  tag: v1\n',
    edit: { image: 'r/api', tag: 'v2' },
    after: 'images:\n- name: r/web\n  tag: v1\n- name: r/api\n  tag: v2\n',
    images: ['r/api:v1', 'r/api:v2'],
  },
  {
    name: 'another host goes into registry',
    before: 'image:\n  registry: docker.io\n  repository: fe/web1\n  tag: v1\n',
    edit: { image: 'ghcr.io/fe/web1', tag: 'v2' },
    after: 'image:\n  registry: ghcr.io\n  repository: fe/web1\n  tag: v2\n',
  },
  {
    name: 'one string holds repository and tag',
    before: 'image: h:5000/fe/web1:v1 # c\nreplicas: 1\n',
    edit: { image: 'h:5000/fe/web1', tag: 'v2' },
    after: 'image: h:5000/fe/web1:v2 # c\nreplicas: 1\n',
    images: ['h:5000/fe/web1:v1', 'h:5000/fe/web1:v2'],
  },
  {
    name: 'repository and tag that are aliases are edited at their anchors',
    before: 'r: &r h/web\nt: &t v1\nweb:\n  image: {repository: *r, tag: *t}\n',
    edit: { image: 'h/web', tag: 'v2' },
    after: 'r: &r h/web\nt: &t v2\nweb:\n  image: {repository: *r, tag: *t}\n',
    images: ['h/web:v1', 'h/web:v2'],
    warning: 'this also changes t',
  },
  {
    name: 'so is an image in one string',
    before: 'x: &i h/web:v1\nweb:\n  image: *i\n',
    edit: { image: 'h/web', tag: 'v2' },
    after: 'x: &i h/web:v2\nweb:\n  image: *i\n',
    warning: 'this also changes x',
  },
  {
    name: 'what an image map inherits through “<<” is edited where it stands',
    before: 'base: &b\n  repository: h/web\n  tag: v1\nimage:\n  <<: *b\n  pullPolicy: Always\n',
    edit: { image: 'h/web', tag: 'v2' },
    after: 'base: &b\n  repository: h/web\n  tag: v2\nimage:\n  <<: *b\n  pullPolicy: Always\n',
    warning: 'this also changes image',
  },
  {
    name: 'a missing image map is created with its repository',
    before: 'replicas: 1\nresources:\n    limits: {}\n',
    edit: { image: 'h/w', tag: 'v2' },
    after: 'replicas: 1\nresources:\n    limits: {}\nimage:\n    repository: h/w\n    tag: v2\n',
    images: [undefined, 'h/w:v2'],
  },
  {
    name: 'an override file without repository gets none',
    before: 'image:\n  tag: v1\n',
    edit: { image: 'h/w', tag: 'v2' },
    after: 'image:\n  tag: v2\n',
    images: ['h/w:v1', 'h/w:v2'],
  },
  {
    name: 'key names the tag, and its siblings follow',
    before: 'web:\n  image: {repository: h/a, tag: v1}\napi:\n  image: {repository: h/b, tag: v1}\n',
    edit: { key: '.api.image.tag', image: 'h/c', tag: 'v2' },
    after: 'web:\n  image: {repository: h/a, tag: v1}\napi:\n  image: {repository: h/c, tag: v2}\n',
    images: ['h/b:v1', 'h/c:v2'],
  },
  {
    name: 'siblings carry the prefix of the tag’s key',
    before: 'webImageTag: v1\nwebImageRepository: h/a\nrepository: git\n',
    edit: { key: 'webImageTag', image: 'h/b', tag: 'v2' },
    after: 'webImageTag: v2\nwebImageRepository: h/b\nrepository: git\n',
  },
  {
    name: 'without image.tag the map that names the repository is the place',
    before: 'web:\n  image:\n    repository: h/a\n    tag: v1\n',
    edit: { image: 'h/a', tag: 'v2' },
    after: 'web:\n  image:\n    repository: h/a\n    tag: v2\n',
  },
  {
    name: 'the map that names the repository is the place, although there is an image.tag of another image',
    before: 'image:\n  repository: h/api\n  tag: v1\nweb:\n  image:\n    repository: h/web\n    tag: v1\n',
    edit: { image: 'h/web', tag: 'v2' },
    after: 'image:\n  repository: h/api\n  tag: v1\nweb:\n  image:\n    repository: h/web\n    tag: v2\n',
    images: ['h/web:v1', 'h/web:v2'],
  },
  {
    name: 'a repository that is named twice is edited at both places',
    before: 'image: {repository: h/web, tag: v1}\nmigration:\n  image: {repository: h/web, tag: v1}\n',
    edit: { image: 'h/web', tag: 'v2' },
    after: 'image: {repository: h/web, tag: v2}\nmigration:\n  image: {repository: h/web, tag: v2}\n',
  },
  {
    name: 'image.tag moves to another registry, whatever else the file names',
    before: 'image: {repository: old/fe/web, tag: v1}\ndb:\n  image: {repository: h/db, tag: v1}\n',
    edit: { image: 'new.io/fe/web', tag: 'v2' },
    after: 'image: {repository: new.io/fe/web, tag: v2}\ndb:\n  image: {repository: h/db, tag: v1}\n',
  },
  {
    name: 'a file that was just copied from a template for services gets the service’s image in the place of any other',
    before: 'image:\n  repository: r.example.com/fe/service\n  tag: "0"\ndb:\n  image: {repository: h/db, tag: v1}\n',
    edit: { image: 'r.example.com/fe/web1', tag: 'v2', fresh: true },
    after: 'image:\n  repository: r.example.com/fe/web1\n  tag: "v2"\ndb:\n  image: {repository: h/db, tag: v1}\n',
    images: ['r.example.com/fe/service:0', 'r.example.com/fe/web1:v2'],
  },
  {
    name: 'so do placeholders in quotes, which are there for that',
    before: `image:\n  repository: "\${IMAGE}"\n  tag: '{{ TAG }}'\n`,
    edit: { image: 'h/web1', tag: 'v2', fresh: true },
    after: 'image:\n  repository: "h/web1"\n  tag: \'v2\'\n',
  },
  {
    name: 'the image of a new chart, which has no tag yet, becomes the asked one with a warning',
    before: 'image:\n  repository: nginx\n  pullPolicy: IfNotPresent\n  tag: ""\n',
    edit: { image: 'h/web1', tag: 'v2' },
    after: 'image:\n  repository: h/web1\n  pullPolicy: IfNotPresent\n  tag: "v2"\n',
    warning: 'image.tag changes from nginx to h/web1',
  },
  {
    name: 'an empty repository is filled',
    before: 'image: {repository: "", tag: ""}\n',
    edit: { image: 'h/web1', tag: 'v2' },
    after: 'image: {repository: "h/web1", tag: "v2"}\n',
  },
  {
    name: 'an image moves to another registry at the only place that is called alike, also beside another’s image.tag',
    before: 'image: {repository: h/db, tag: v1}\nweb:\n  image: {repository: old.io/fe/web, tag: v1}\n',
    edit: { image: 'new.io/fe/web', tag: 'v2' },
    after: 'image: {repository: h/db, tag: v1}\nweb:\n  image: {repository: new.io/fe/web, tag: v2}\n',
    images: ['old.io/fe/web:v1', 'new.io/fe/web:v2'],
  },
  {
    name: 'without image.tag the only place that says just a tag is the place',
    before: 'web:\n  image: {tag: v1}\n',
    edit: { image: 'h/web', tag: 'v2' },
    after: 'web:\n  image: {tag: v2}\n',
    images: ['h/web:v1', 'h/web:v2'],
  },
  {
    name: 'beside other images a missing image.tag is created',
    before: 'db:\n  image: {repository: h/db, tag: v1}\n',
    edit: { image: 'h/web', tag: 'v2' },
    after: 'db:\n  image: {repository: h/db, tag: v1}\nimage:\n  repository: h/web\n  tag: v2\n',
  },
  {
    name: 'a tag is written beside a repository that is a placeholder',
    before: 'image: {repository: "{{ .r }}", tag: v1}\n',
    edit: { tag: 'v2' },
    after: 'image: {repository: "{{ .r }}", tag: v2}\n',
    images: ['{{ .r }}:v1', '{{ .r }}:v2'],
  },
  {
    name: 'an image that the file does not name goes to image.tag beside others, with a warning',
    before: 'image: {repository: h/service, tag: v1}\ndb:\n  image: {repository: h/db, tag: v1}\n',
    edit: { image: 'h/web', tag: 'v2' },
    after: 'image: {repository: h/web, tag: v2}\ndb:\n  image: {repository: h/db, tag: v1}\n',
    warning: 'image.tag changes from h/service to h/web',
  },
  {
    name: 'key writes into the image of another repository all the same',
    before: 'image: {repository: h/api, tag: v1}\ndb:\n  image: {repository: h/db, tag: v1}\n',
    edit: { image: 'h/web', key: 'image.tag', tag: 'v2' },
    after: 'image: {repository: h/web, tag: v2}\ndb:\n  image: {repository: h/db, tag: v1}\n',
  },
  {
    name: 'an empty tag',
    before: 'image:\n  tag:   # none yet\n',
    edit: { tag: 'v2' },
    after: 'image:\n  tag: v2   # none yet\n',
  },
  { name: 'an empty file', before: '', edit: { tag: 'v2' }, after: 'image:\n  tag: v2\n' },
  { name: 'a file of comments', before: '# values\n', edit: { tag: 'v2' }, after: '# values\nimage:\n  tag: v2\n' },
  { name: 'an empty document', before: '---\r\n', edit: { tag: 'v2' }, after: '---\r\nimage:\r\n  tag: v2\r\n' },
  {
    name: 'a tag that two images share by an alias is reported with the image that was asked for',
    before: 'v: &v v1\na: {image: {repository: h/a, tag: *v}}\nb: {image: {repository: h/b, tag: *v}}\n',
    edit: { image: 'h/b', tag: 'v2' },
    after: 'v: &v v2\na: {image: {repository: h/a, tag: *v}}\nb: {image: {repository: h/b, tag: *v}}\n',
    images: ['h/b:v1', 'h/b:v2'],
    warning: 'this also changes v, a.image.tag',
  },
  {
    name: 'images by their names',
    before: 'images:\n  web: h/w:v1 # c\n  db: h/db:v1\n  pullPolicy: Always\n',
    edit: { image: 'h/w', tag: 'v2' },
    after: 'images:\n  web: h/w:v2 # c\n  db: h/db:v1\n  pullPolicy: Always\n',
    images: ['h/w:v1', 'h/w:v2'],
  },
  {
    name: 'a list of images',
    before: `initImages:\n- h/db:v1\n- "h/w@${sha('a')}"\n`,
    edit: { image: 'h/w', digest: sha('b') },
    after: `initImages:\n- h/db:v1\n- "h/w@${sha('b')}"\n`,
  },
];

const deployment = (image: string, more = '') =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\nspec:\n  template:\n    spec:\n      containers:\n      - name: web\n        image: ${image}\n${more}`;

export const workloadCases: readonly Case[] = [
  ...['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'Job', 'Rollout'].map((kind) => ({
    name: `the containers of a ${kind}`,
    before: deployment("'h/w:v1' # c").replace('Deployment', kind),
    edit: { image: 'h/w', tag: 'v2' },
    after: deployment("'h/w:v2' # c").replace('Deployment', kind),
    kind: 'workload' as const,
    images: ['h/w:v1', 'h/w:v2'] as const,
  })),
  {
    name: 'a Pod with init and ephemeral containers',
    before:
      'apiVersion: v1\nkind: Pod\nspec:\n  initContainers: [{name: i, image: "h/w:v1"}]\n  containers:\n    - image: h/w:v1\n    - image: h/x:v1\n  ephemeralContainers:\n    - image: h/w\n',
    edit: { image: 'h/w', tag: 'v2' },
    after:
      'apiVersion: v1\nkind: Pod\nspec:\n  initContainers: [{name: i, image: "h/w:v2"}]\n  containers:\n    - image: h/w:v2\n    - image: h/x:v1\n  ephemeralContainers:\n    - image: h/w:v2\n',
  },
  {
    name: 'a CronJob',
    before:
      'apiVersion: batch/v1\nkind: CronJob\nspec:\n  jobTemplate:\n    spec:\n      template:\n        spec:\n          containers:\n          - image: nginx:1.0\n',
    edit: { image: 'docker.io/library/nginx', tag: '1.1' },
    after:
      'apiVersion: batch/v1\nkind: CronJob\nspec:\n  jobTemplate:\n    spec:\n      template:\n        spec:\n          containers:\n          - image: nginx:1.1\n',
  },
  {
    name: 'items of a List, in JSON',
    before: '{"apiVersion":"v1","kind":"List","items":[{"kind":"Pod","spec":{"containers":[{"image":"h/w:v1"}]}}]}\n',
    edit: { image: 'h/w', tag: 'v2' },
    after: '{"apiVersion":"v1","kind":"List","items":[{"kind":"Pod","spec":{"containers":[{"image":"h/w:v2"}]}}]}\n',
  },
  {
    name: 'Applications and workloads among the items of a List, which name no version of their own',
    before:
      'apiVersion: v1\nkind: List\nitems:\n- kind: Pod\n  spec: {containers: [{image: h/w:v1}]}\n- apiVersion: argoproj.io/v1alpha1\n  kind: Application\n  spec: {source: {kustomize: {images: ["h/w:v1"]}}}\n',
    edit: { image: 'h/w', tag: 'v2' },
    after:
      'apiVersion: v1\nkind: List\nitems:\n- kind: Pod\n  spec: {containers: [{image: h/w:v2}]}\n- apiVersion: argoproj.io/v1alpha1\n  kind: Application\n  spec: {source: {kustomize: {images: ["h/w:v2"]}}}\n',
    images: ['h/w:v1', 'h/w:v2'],
  },
  {
    name: 'a plain image in a flow map stays plain',
    before: 'apiVersion: v1\nkind: Pod\nspec: {containers: [{image: h/w:v1, name: w}]}\n',
    edit: { image: 'h/w', tag: 'v2' },
    after: 'apiVersion: v1\nkind: Pod\nspec: {containers: [{image: h/w:v2, name: w}]}\n',
  },
  {
    name: 'the only container, whose image is still empty',
    before: deployment('~'),
    edit: { image: 'h/w', tag: 'v2' },
    after: deployment('h/w:v2'),
    images: [undefined, 'h/w:v2'],
  },
  {
    name: 'an image in a block scalar with a line break',
    before: deployment('|\n          h/w:v1'),
    edit: { image: 'h/w', tag: 'v2' },
    after: deployment('h/w:v2'),
    images: ['h/w:v1', 'h/w:v2'],
  },
  {
    name: 'any document of a file',
    before: `apiVersion: v1\nkind: Service\nmetadata: {name: s}\n---\n# d\n${deployment('h/w:v1')}...\n---\n${deployment('h/other:v1')}`,
    edit: { image: 'h/w', tag: 'v2' },
    after: `apiVersion: v1\nkind: Service\nmetadata: {name: s}\n---\n# d\n${deployment('h/w:v2')}...\n---\n${deployment('h/other:v1')}`,
  },
  {
    name: 'tag and digest in one string',
    before: deployment(`h/w:v1@${sha('a')}`),
    edit: { image: 'h/w', tag: 'v2', digest: sha('b') },
    after: deployment(`h/w:v2@${sha('b')}`),
    images: [`h/w:v1@${sha('a')}`, `h/w:v2@${sha('b')}`],
  },
  {
    name: 'a digest alone drops the tag it does not belong to',
    before: deployment('h/w:v1'),
    edit: { image: 'h/w', digest: sha('b') },
    after: deployment(`h/w@${sha('b')}`),
  },
  {
    name: 'keepTag keeps it',
    before: deployment('h/w:v1'),
    edit: { image: 'h/w', digest: sha('b'), keepTag: true },
    after: deployment(`h/w:v1@${sha('b')}`),
  },
  {
    name: 'a stale digest goes with its tag',
    before: deployment(`h/w:v1@${sha('a')}`),
    edit: { image: 'h/w', tag: 'v2' },
    after: deployment('h/w:v2'),
    warning: sha('a'),
  },
  {
    name: 'the only repository with the same last component moves to the new one',
    before: deployment('old.example.com/fe/web:v1'),
    edit: { image: 'harbor.example.com/fe/web', tag: 'v2' },
    after: deployment('harbor.example.com/fe/web:v2'),
  },
  {
    name: 'without image, the only one of the file',
    before: deployment('localhost:5000/web'),
    edit: { tag: 'v2' },
    after: deployment('localhost:5000/web:v2'),
  },
  {
    name: 'a tag behind a placeholder with colons and slashes in it',
    before: deployment('"{{ index .Values "a/b:c" }}/web:v1"').replace(/"a\/b:c"/, "'a/b:c'"),
    edit: { tag: 'v2' },
    after: deployment('"{{ index .Values "a/b:c" }}/web:v2"').replace(/"a\/b:c"/, "'a/b:c'"),
  },
  {
    name: 'key wins over the kind',
    before: deployment('h/w:v1', '      - name: b\n        image: h/w:v1\n'),
    edit: { key: 'spec.template.spec.containers[name=b].image', tag: 'v2' },
    after: deployment('h/w:v1', '      - name: b\n        image: h/w:v2\n'),
  },
];

const kustomization = (images: string) => `# k\nresources:\n- a.yaml\n\nimages:\n${images}# end\n`;

const kustomizationEdits: readonly Case[] = [
  {
    name: 'the entry of that name',
    before: kustomization('- name: h/b\n  newTag: "1"\n- name: h/w # c\n  newTag: v1\n'),
    edit: { image: 'h/w', tag: 'v2' },
    after: kustomization('- name: h/b\n  newTag: "1"\n- name: h/w # c\n  newTag: v2\n'),
    kind: 'kustomization',
    images: ['h/w:v1', 'h/w:v2'],
  },
  {
    name: 'the entry with that new name',
    before: kustomization('- name: web\n  newName: h/w\n  newTag: v1\n'),
    edit: { image: 'h/w', tag: '123' },
    after: kustomization('- name: web\n  newName: h/w\n  newTag: "123"\n'),
  },
  {
    name: 'the entry of that name, although it is renamed: a second one would never be applied',
    before: kustomization('- name: web\n  newName: r.io/web1\n  newTag: v1\n'),
    edit: { image: 'web', tag: 'v2' },
    after: kustomization('- name: web\n  newName: r.io/web1\n  newTag: v2\n'),
    images: ['r.io/web1:v1', 'r.io/web1:v2'],
    warning: 'the entry web is renamed to r.io/web1; its newName was kept',
  },
  {
    name: 'the entry of that name before one that is only called alike',
    before: kustomization('- name: h/web\n  newTag: v1\n- name: web\n  newName: r.io/web1\n  newTag: v1\n'),
    edit: { image: 'web', tag: 'v2' },
    after: kustomization('- name: h/web\n  newTag: v1\n- name: web\n  newName: r.io/web1\n  newTag: v2\n'),
  },
  {
    name: 'a placeholder name gets the image as newName',
    before: kustomization('- name: web\n  newTag: v1\n'),
    edit: { image: 'h/fe/web', tag: 'v2' },
    after: kustomization('- name: web\n  newTag: v2\n  newName: h/fe/web\n'),
    images: ['web:v1', 'h/fe/web:v2'],
  },
  {
    name: 'a missing entry is added last',
    before: kustomization('  - name: b\n    newTag: v1\n  - name: a\n    newTag: v1\n'),
    edit: { image: 'h/w', tag: 'v2' },
    after: kustomization('  - name: b\n    newTag: v1\n  - name: a\n    newTag: v1\n  - name: h/w\n    newTag: v2\n'),
    images: [undefined, 'h/w:v2'],
  },
  {
    name: 'a missing list is added',
    before: 'resources:\n- a.yaml',
    edit: { image: 'h/w', tag: 'v2' },
    after: 'resources:\n- a.yaml\nimages:\n- name: h/w\n  newTag: v2',
  },
  {
    name: 'an empty list becomes one of lines',
    before: 'images: [] # none\nresources: []\n',
    edit: { image: 'h/w', tag: 'v2' },
    after: 'images: # none\n  - name: h/w\n    newTag: v2\nresources: []\n',
  },
  {
    name: 'an empty file',
    before: '',
    edit: { image: 'h/w', tag: 'v2' },
    after: 'images:\n  - name: h/w\n    newTag: v2\n',
    kind: 'kustomization',
  },
  {
    name: 'a digest replaces the tag',
    before: kustomization('- name: h/w\n  newTag: v1 # c\n'),
    edit: { image: 'h/w', tag: 'v2', digest: sha('b') },
    after: kustomization(`- name: h/w\n  digest: ${sha('b')}\n`),
  },
  {
    name: 'unless the tag is to be kept',
    before: kustomization('- name: h/w\n  newTag: v1\n'),
    edit: { image: 'h/w', tag: 'v2', digest: sha('b'), keepTag: true },
    after: kustomization(`- name: h/w\n  newTag: v2\n  digest: ${sha('b')}\n`),
  },
  {
    name: 'a tag replaces the digest',
    before: kustomization(`- name: h/w\n  digest: ${sha('a')}\n`),
    edit: { image: 'h/w', tag: 'v2' },
    after: kustomization('- name: h/w\n  newTag: v2\n'),
    warning: sha('a'),
  },
  {
    name: 'an image in the values of a chart',
    before: 'helmCharts:\n- name: c\n  valuesInline:\n    web:\n      image: {repository: h/w, tag: v1}\n',
    edit: { image: 'h/w', tag: 'v2' },
    after: 'helmCharts:\n- name: c\n  valuesInline:\n    web:\n      image: {repository: h/w, tag: v2}\n',
  },
  {
    name: 'Flux keeps the same list under spec',
    file: 'apps.yaml',
    before:
      'apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nspec:\n  images:\n    - name: h/w\n      newTag: v1\n',
    edit: { image: 'h/w', tag: 'v2' },
    after:
      'apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nspec:\n  images:\n    - name: h/w\n      newTag: v2\n',
  },
  {
    name: 'key may name the entry, and is what imagesIn reports',
    before: kustomization('- name: web\n  newName: h/w\n'),
    edit: { key: 'images[0].newTag', tag: 'v2' },
    after: kustomization('- name: web\n  newName: h/w\n  newTag: v2\n'),
    images: ['h/w', 'h/w:v2'],
  },
  {
    name: 'an entry whose tag is an alias is read, and copied where that is asked for',
    before: kustomization('- name: h/w\n  newTag: &t v1\n- name: h/job\n  newTag: *t\n'),
    edit: { image: 'h/job', tag: 'v2', onAlias: 'materialise' },
    after: kustomization('- name: h/w\n  newTag: &t v1\n- name: h/job\n  newTag: v2\n'),
    images: ['h/job:v1', 'h/job:v2'],
    warning: 'images[1].newTag was *t',
  },
  {
    name: 'key may name an entry’s tag',
    before: kustomization(`- name: web\n  newTag: v1\n- name: h/w\n  digest: ${sha('a')}\n`),
    edit: { key: 'images[name=web].newTag', tag: 'v2' },
    after: kustomization(`- name: web\n  newTag: v2\n- name: h/w\n  digest: ${sha('a')}\n`),
  },
  {
    name: 'a key by name creates the entry',
    before: kustomization('- name: h/b\n  newTag: v1\n'),
    edit: { key: 'images[name=web].newTag', image: 'h/w', digest: sha('b') },
    after: kustomization(`- name: h/b\n  newTag: v1\n- name: web\n  newName: h/w\n  digest: ${sha('b')}\n`),
    images: [undefined, `h/w@${sha('b')}`],
  },
  {
    name: 'a key that names the whole entry creates it',
    before: 'resources: []\n',
    edit: { key: 'images[name=web]', tag: 'v2' },
    after: 'resources: []\nimages:\n  - name: web\n    newTag: v2\n',
    images: [undefined, 'web:v2'],
  },
  {
    name: 'a key of the new name is one of the entry',
    before: kustomization('- name: web\n  newName: h/w\n  newTag: v1\n'),
    edit: { key: 'images[name=web].newName', tag: 'v2' },
    after: kustomization('- name: web\n  newName: h/w\n  newTag: v2\n'),
    images: ['h/w:v1', 'h/w:v2'],
  },
];

export const kustomizationCases: readonly Case[] = kustomizationEdits.map((each) => ({
  file: 'overlays/dev/kustomization.yaml',
  ...each,
}));

/** An ApplicationSet whose template gives Helm these parameters. */
export const applicationSet = (
  repository: string,
  tag: string,
  generators = '  - list:\n      elements:\n      - {name: db, tag: v1}\n      - {name: web, tag: v1}\n',
): string =>
  `apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
spec:
  generators:
${generators}  template:
    spec:
      source:
        helm:
          parameters:
          - {name: image.repository, value: "${repository}"}
          - {name: image.tag, value: "${tag}"}
`;

const application = (source: string) =>
  `apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata:\n  name: web\nspec:\n  source:\n    repoURL: https://git.example.com/x\n${source}  destination: {}\n`;

export const applicationCases: readonly Case[] = [
  {
    name: 'Helm parameters',
    before: application(
      '    helm:\n      parameters:\n      - name: image.repository\n        value: h/w\n      - {name: image.tag, value: "1"}\n',
    ),
    edit: { image: 'h/w', tag: '2' },
    after: application(
      '    helm:\n      parameters:\n      - name: image.repository\n        value: h/w\n      - {name: image.tag, value: "2"}\n',
    ),
    kind: 'application',
    images: ['h/w:1', 'h/w:2'],
  },
  {
    name: 'a digest that is asked for becomes a parameter',
    before: application('    helm:\n      parameters:\n      - name: web.tag\n        value: v1\n'),
    edit: { image: 'h/w', tag: 'v2', digest: sha('b') },
    after: application(
      `    helm:\n      parameters:\n      - name: web.tag\n        value: v2\n      - name: web.digest\n        value: ${sha('b')}\n`,
    ),
  },
  {
    name: 'a tag becomes a parameter beside the repository of an image that had none',
    before: application('    helm:\n      parameters:\n      - {name: image.repository, value: h/w}\n'),
    edit: { image: 'h/w', tag: 'v2' },
    after: application(
      '    helm:\n      parameters:\n      - {name: image.repository, value: h/w}\n      - name: image.tag\n        value: v2\n',
    ),
    images: ['h/w', 'h/w:v2'],
  },
  {
    name: 'repository and digest, without a tag',
    before: application(
      `    helm:\n      parameters:\n      - {name: web.repository, value: h/w}\n      - {name: web.digest, value: "${sha('a')}"}\n`,
    ),
    edit: { image: 'h/w', digest: sha('b') },
    after: application(
      `    helm:\n      parameters:\n      - {name: web.repository, value: h/w}\n      - {name: web.digest, value: "${sha('b')}"}\n`,
    ),
  },
  {
    name: 'a Kustomize override that moves keeps the name that it replaces',
    before: application('    kustomize:\n      images:\n      - web:v1\n'),
    edit: { image: 'h/fe/web', tag: 'v2' },
    after: application('    kustomize:\n      images:\n      - web=h/fe/web:v2\n'),
  },
  {
    name: 'a tag parameter alone',
    before: application('    helm:\n      parameters:\n      - name: web.image.tag\n        value: v1\n'),
    edit: { image: 'h/w', tag: 'v2' },
    after: application('    helm:\n      parameters:\n      - name: web.image.tag\n        value: v2\n'),
  },
  {
    name: 'valuesObject',
    before: application(
      '    helm:\n      valuesObject:\n        image:\n          repository: h/w\n          tag: v1\n',
    ),
    edit: { image: 'h/w', tag: 'v2' },
    after: application(
      '    helm:\n      valuesObject:\n        image:\n          repository: h/w\n          tag: v2\n',
    ),
  },
  {
    name: 'a key of a parameter that is missing creates it, and its digest',
    before: application('    helm:\n      parameters:\n      - name: a\n        value: b\n'),
    edit: {
      key: 'spec.source.helm.parameters[name=web.image.tag].value',
      image: 'h/w',
      tag: 'v2',
      digest: sha('b'),
    },
    after: application(
      `    helm:\n      parameters:\n      - name: a\n        value: b\n      - name: web.image.tag\n        value: v2\n      - name: web.image.digest\n        value: ${sha('b')}\n`,
    ),
    images: [undefined, `h/w:v2@${sha('b')}`],
  },
  {
    name: 'a key of a parameter that is there keeps its digest in step',
    before: application(
      `    helm:\n      parameters:\n      - name: image.tag\n        value: v1\n      - name: image.digest\n        value: ${sha('a')}\n`,
    ),
    edit: { key: 'spec.source.helm.parameters[name=image.tag].value', tag: 'v2', digest: sha('b') },
    after: application(
      `    helm:\n      parameters:\n      - name: image.tag\n        value: v2\n      - name: image.digest\n        value: ${sha('b')}\n`,
    ),
    images: [`:v1@${sha('a')}`, `:v2@${sha('b')}`],
  },
  {
    name: 'a key of a list item that is missing creates a whole image',
    before: application('    kustomize:\n      images: []\n'),
    edit: { key: 'spec.source.kustomize.images[0]', image: 'h/w', tag: 'v2' },
    after: application('    kustomize:\n      images:\n        - h/w:v2\n'),
    images: [undefined, 'h/w:v2'],
  },
  {
    name: 'values in a block scalar, with its comments and blank lines',
    before: application(
      '    helm:\n      values: |\n        # c\n        image:\n          repository: h/w\n\n          tag: v1 # d\n        x: 1\n\n',
    ),
    edit: { image: 'h/w', tag: '1e3' },
    after: application(
      '    helm:\n      values: |\n        # c\n        image:\n          repository: h/w\n\n          tag: "1e3" # d\n        x: 1\n\n',
    ),
    images: ['h/w:v1', 'h/w:1e3'],
  },
  {
    name: 'values in a block scalar, whose other lines keep their blanks',
    before: application(
      '    helm:\n      values: |\n\n        image:\n          repository: h/w\n          tag: v1\n            \n   \n        x: |\n          y  \n',
    ),
    edit: { image: 'h/w', tag: 'v2', digest: sha('b') },
    after: application(
      `    helm:\n      values: |\n\n        image:\n          repository: h/w\n          tag: v2\n          digest: ${sha('b')}\n            \n   \n        x: |\n          y  \n`,
    ),
  },
  {
    name: 'every place of the image in a block scalar',
    before: application(
      '    helm:\n      values: |\n        a: {image: {repository: h/w, tag: v1}}\n        b: {image: {repository: h/w, tag: v1}}\n',
    ),
    edit: { image: 'h/w', tag: 'v2' },
    after: application(
      '    helm:\n      values: |\n        a: {image: {repository: h/w, tag: v2}}\n        b: {image: {repository: h/w, tag: v2}}\n',
    ),
    images: ['h/w:v1', 'h/w:v2'],
  },
  {
    name: 'set and unset into values in a block scalar, beside the image',
    before: application(
      '    helm:\n      values: |\n        # c\n        image: {repository: h/w, tag: v1}\n        old: 1\n        n: 1\n',
    ),
    edit: {
      image: 'h/w',
      tag: 'v2',
      set: ['spec.source.helm.values#n:=2', 'spec.source.helm.values#["a.b"].c=x'],
      unset: ['spec.source.helm.values#old', 'spec.source.helm.values#none'],
    },
    after: application(
      '    helm:\n      values: |\n        # c\n        image: {repository: h/w, tag: v2}\n        n: 2\n        a.b:\n          c: x\n',
    ),
    images: ['h/w:v1', 'h/w:v2'],
  },
  {
    name: 'a key into values in a block scalar',
    before: application(
      '    helm:\n      values: |\n        a: {image: {repository: h/w, tag: v1}}\n        b: {image: {repository: h/w, tag: v1}}\n',
    ),
    edit: { key: 'spec.source.helm.values#b.image.tag', tag: 'v2' },
    after: application(
      '    helm:\n      values: |\n        a: {image: {repository: h/w, tag: v1}}\n        b: {image: {repository: h/w, tag: v2}}\n',
    ),
  },
  {
    name: 'a key into values in a block scalar of the only document that has some',
    before: `kind: Namespace\n---\n${application('    helm:\n      values: |\n        image: {repository: h/w, tag: v1}\n')}`,
    edit: { key: 'spec.source.helm.values#image.tag', tag: 'v2' },
    after: `kind: Namespace\n---\n${application('    helm:\n      values: |\n        image: {repository: h/w, tag: v2}\n')}`,
    images: ['h/w:v1', 'h/w:v2'],
  },
  {
    name: 'a key into values in a block scalar creates the image',
    before: application('    helm:\n      values: |\n        # c\n        a: 1\n'),
    edit: { key: 'spec.source.helm.values#web.image.tag', image: 'h/w', tag: 'v2' },
    after: application(
      '    helm:\n      values: |\n        # c\n        a: 1\n        web:\n          image:\n            repository: h/w\n            tag: v2\n',
    ),
    images: [undefined, 'h/w:v2'],
  },
  {
    name: 'values in a block scalar with CRLF',
    before: application('    helm:\n      values: |-\n        image: {repository: h/w, tag: v1}\n').replaceAll(
      '\n',
      '\r\n',
    ),
    edit: { image: 'h/w', tag: 'v2' },
    after: application('    helm:\n      values: |-\n        image: {repository: h/w, tag: v2}\n').replaceAll(
      '\n',
      '\r\n',
    ),
  },
  {
    name: 'Kustomize overrides',
    before: application('    kustomize:\n      images:\n      - other:v1\n      - web=h/w:v1\n'),
    edit: { image: 'h/w', tag: 'v2' },
    after: application('    kustomize:\n      images:\n      - other:v1\n      - web=h/w:v2\n'),
    images: ['h/w:v1', 'h/w:v2'],
  },
  {
    name: 'several sources of an ApplicationSet',
    before:
      'apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nspec:\n  generators: [{list: {elements: []}}]\n  template:\n    metadata: {name: "{{.name}}"}\n    spec:\n      sources:\n      - ref: v\n      - helm:\n          valuesObject: {image: {repository: h/w, tag: v1}}\n',
    edit: { image: 'h/w', tag: 'v2' },
    after:
      'apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nspec:\n  generators: [{list: {elements: []}}]\n  template:\n    metadata: {name: "{{.name}}"}\n    spec:\n      sources:\n      - ref: v\n      - helm:\n          valuesObject: {image: {repository: h/w, tag: v2}}\n',
  },
];

export const setCases: readonly Case[] = [
  {
    name: 'the element that a placeholder of the template is filled from',
    before: applicationSet('h/web', '{{ .tag }}'),
    edit: { image: 'h/web', key: 'spec.generators[0].list.elements[name=web].tag', tag: 'v2' },
    after: applicationSet('h/web', '{{ .tag }}').replace('name: web, tag: v1', 'name: web, tag: v2'),
  },
  {
    name: 'a placeholder gives way to set',
    before: applicationSet('h/web', '{{ .tag }}'),
    edit: { set: ['spec.template.spec.source.helm.parameters[name=image.tag].value=v2'] },
    after: applicationSet('h/web', 'v2'),
  },
  {
    name: 'an override is found by the name that it replaces, which keeps its new name',
    before: application('    kustomize:\n      images:\n      - web=h/fe/frontend:v1\n'),
    edit: { image: 'web', tag: 'v2' },
    after: application('    kustomize:\n      images:\n      - web=h/fe/frontend:v2\n'),
    warning: 'web is renamed to h/fe/frontend; the new name was kept',
  },
];

const shared = 'base: &b\n  image: &i {tag: v1, mode: 0644}\nweb:\n  image: *i\napi:\n  <<: *b\n  port: 1\n';

export const layoutCases: readonly Case[] = [
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
