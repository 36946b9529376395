/** Layouts of GitOps repositories: which file is edited, what is rendered, and what the run must say of it. */

export type Files = Readonly<Record<string, string>>;

export interface RenderedLayout {
  readonly name: string;
  readonly files: Files;
  /** What is edited; the tag becomes `v2`. */
  readonly file: string;
  readonly image?: string;
  readonly key?: string;
  readonly digest?: string;
  /** Directories for `kubectl kustomize`, or files that Argo CD or Flux would give to Helm. */
  readonly renders: readonly string[];
  /** The image that is to be seen, when it is not `image:v2`. */
  readonly shows?: string;
  /** A part of the message of a run that is refused. */
  readonly refused?: string;
  /** The file that the message sends to, in which the edit then has its effect. */
  readonly instead?: { readonly file: string; readonly image?: string; readonly key?: string };
  /** A part of the only warning. */
  readonly warning?: string;
}

const web = 'h.io/acme/web';
const object = (kind: string, image: string, more = '') =>
  `apiVersion: apps/v1
kind: ${kind}
metadata: { name: web }
spec:
  template:
    spec:
      containers:
      - name: web
        image: ${image}
${more}`;
const deployment = (image = `${web}:v1`) => object('Deployment', image);
const kustomization = (text: string) => `apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n${text}`;
const entry = (more: string, name = web) => `images:\n- name: ${name}\n${more.replace(/^/gm, '  ')}\n`;
const base = {
  'app/base/kustomization.yaml': kustomization('resources: [web.yaml]\n'),
  'app/base/web.yaml': deployment(),
};
const over = (text: string) => ({
  'app/overlays/dev/kustomization.yaml': kustomization(`resources: [../../base]\n${text}`),
});
const dev = 'app/overlays/dev';
const devFile = `${dev}/kustomization.yaml`;

const chart = {
  'chart/Chart.yaml': 'apiVersion: v2\nname: web\nversion: 1.0.0\n',
  'chart/values.yaml': 'image: { repository: h.io/acme/web, tag: v0, digest: "" }\n',
  'chart/templates/web.yaml': `apiVersion: v1
kind: Pod
metadata: { name: web }
spec:
  containers:
  - name: web
    image: "{{ .Values.image.repository }}:{{ .Values.image.tag }}{{ with .Values.image.digest }}@{{ . }}{{ end }}"
`,
};
const application = (source: string) =>
  `apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: { name: web }\nspec:\n  project: x\n${source}`;
const parameters = (tag: string) => `parameters: [{ name: image.tag, value: "${tag}" }]`;
const patch = (image: string) => deployment(image).replace('apiVersion: apps/v1\n', 'apiVersion: apps/v1\n');

const far = (text: string) => ({ 'fleet/eu/web/kustomization.yaml': kustomization(text) });
const kustomized = (path: string, image: string) =>
  application(`  source: { path: ${path}, kustomize: { images: ["${image}"] } }\n`);

export const kustomizeLayouts: readonly RenderedLayout[] = [
  {
    name: 'an overlay that has the entry',
    files: { ...base, ...over(entry('newTag: v1')) },
    file: devFile,
    renders: [dev],
  },
  {
    name: 'an overlay without it, which gets one',
    files: { ...base, ...over('') },
    file: devFile,
    renders: [dev],
  },
  {
    name: 'the workload of a base without overlays that decide',
    files: { ...base, ...over('namePrefix: dev-\n') },
    file: 'app/base/web.yaml',
    renders: ['app/base', dev],
  },
  {
    name: 'a workload below the `images` of its own Kustomization',
    files: {
      'web/kustomization.yaml': kustomization(`resources: [web.yaml]\n${entry('newTag: v1')}`),
      'web/web.yaml': deployment(),
    },
    file: 'web/web.yaml',
    renders: ['web'],
    refused: `images[name=${web}] of web/kustomization.yaml makes it ${web}:v1`,
    instead: { file: 'web/kustomization.yaml' },
  },
  {
    name: 'the base below an overlay that decides',
    files: { ...base, ...over(entry('newTag: v1')) },
    file: 'app/base/web.yaml',
    renders: [dev],
    refused: `images[name=${web}] of ${devFile} makes it ${web}:v1`,
    instead: { file: devFile },
  },
  {
    name: 'the entry of a base below an overlay that decides',
    files: {
      ...base,
      'app/base/kustomization.yaml': kustomization(`resources: [web.yaml]\n${entry('newTag: v1')}`),
      ...over(entry('newTag: v3')),
    },
    file: 'app/base/kustomization.yaml',
    renders: [dev],
    refused: `images[name=${web}] of ${devFile} makes it ${web}:v3`,
    instead: { file: devFile },
  },
  {
    name: 'a base of two overlays, of which one decides',
    files: {
      ...base,
      ...over(entry('newTag: v1')),
      'app/overlays/prod/kustomization.yaml': kustomization('resources: [../../base/]\n'),
    },
    file: 'app/base/web.yaml',
    renders: ['app/overlays/prod'],
    warning: `${dev} shows ${web}:v1, by images[name=${web}] of ${devFile}`,
  },
  {
    name: 'a base that a strategic patch of the overlay overwrites',
    files: { ...base, ...over('patches: [{ path: image.yaml }]\n'), [`${dev}/image.yaml`]: patch(`${web}:v1`) },
    file: 'app/base/web.yaml',
    renders: [dev],
    refused: `${dev}/image.yaml makes it ${web}:v1`,
    instead: { file: `${dev}/image.yaml` },
  },
  {
    name: 'a base that an inline JSON patch of the overlay overwrites',
    files: {
      ...base,
      ...over(
        `patches:\n- target: { kind: Deployment, name: web }\n  patch: |\n    - op: replace\n      path: /spec/template/spec/containers/0/image\n      value: ${web}:v1\n`,
      ),
    },
    file: 'app/base/web.yaml',
    renders: [dev],
    refused: `patches[0] of ${devFile} makes it ${web}:v1`,
  },
  {
    name: 'a patch below the `images` of its Kustomization',
    files: {
      ...base,
      ...over(`patches: [{ path: image.yaml }]\n${entry('newTag: v1')}`),
      [`${dev}/image.yaml`]: patch(`${web}:v0`),
    },
    file: `${dev}/image.yaml`,
    renders: [dev],
    refused: `images[name=${web}] of ${devFile} makes it`,
    instead: { file: devFile },
  },
  {
    name: 'an entry over a patch',
    files: {
      ...base,
      ...over(`patches: [{ path: image.yaml }]\n${entry('newTag: v1')}`),
      [`${dev}/image.yaml`]: patch(`${web}:v0`),
    },
    file: devFile,
    renders: [dev],
  },
  {
    name: 'an entry below a replacement',
    files: {
      ...base,
      ...over(
        `${entry('newTag: v1')}resources_: []\n`.replace('resources_: []\n', '') +
          `configMapGenerator:\n- name: pins\n  literals: ["web=${web}:v0"]\nreplacements:\n- source: { kind: ConfigMap, name: pins, fieldPath: data.web }\n  targets:\n  - select: { kind: Deployment, name: web }\n    fieldPaths: ["spec.template.spec.containers.[name=web].image"]\n`,
      ),
    },
    file: devFile,
    renders: [dev],
    refused: `replacements[0] of ${devFile} writes another image`,
  },
  {
    name: 'an entry beside a replacement of something else',
    files: {
      ...base,
      ...over(
        `${entry('newTag: v1')}replacements:\n- source: { kind: Deployment, name: web, fieldPath: metadata.name }\n  targets:\n  - select: { kind: Deployment, name: web }\n    fieldPaths: ["spec.template.spec.containers.[name=web].name"]\n`,
      ),
    },
    file: devFile,
    renders: [dev],
  },
  {
    name: 'an entry below a transformer',
    files: {
      ...base,
      ...over(`${entry('newTag: v1')}transformers: [tags.yaml]\n`),
      [`${dev}/tags.yaml`]: `apiVersion: builtin\nkind: ImageTagTransformer\nmetadata: { name: tags }\nimageTag: { name: ${web}, newTag: v0 }\n`,
    },
    file: devFile,
    renders: [dev],
    refused: `imageTag of ${dev}/tags.yaml makes it ${web}:v0`,
  },
  {
    name: 'an entry for an image that a component has renamed',
    files: {
      ...base,
      ...over(`components: [../../components/mirror]\n${entry('newTag: v1')}`),
      'app/components/mirror/kustomization.yaml': `apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\n${entry('newName: mirror.io/web')}`,
    },
    file: devFile,
    renders: [dev],
    refused: `nothing that it is made of has the image ${web}; there is mirror.io/web`,
  },
  {
    name: 'the entry of a component',
    files: {
      ...base,
      ...over('components: [../../components/pins]\n'),
      'app/components/pins/kustomization.yaml': `apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\n${entry('newTag: v1')}`,
    },
    file: 'app/components/pins/kustomization.yaml',
    renders: [dev],
  },
  {
    name: 'the entry of a component below the entry of the overlay',
    files: {
      ...base,
      ...over(`components: [../../components/pins]\n${entry('newTag: v3')}`),
      'app/components/pins/kustomization.yaml': `apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\n${entry('newTag: v1')}`,
    },
    file: 'app/components/pins/kustomization.yaml',
    renders: [dev],
    refused: `images[name=${web}] of ${devFile} makes it ${web}:v3`,
    instead: { file: devFile },
  },
  {
    name: 'an entry by the name that the base has given',
    files: {
      ...base,
      'app/base/kustomization.yaml': kustomization(`resources: [web.yaml]\n${entry(`newName: r.io/w`)}`),
      ...over(entry('newTag: v1', 'r.io/w')),
    },
    file: devFile,
    image: 'r.io/w',
    renders: [dev],
  },
  {
    name: 'an entry by the name that the base has taken away',
    files: {
      ...base,
      'app/base/kustomization.yaml': kustomization(`resources: [web.yaml]\n${entry(`newName: r.io/w`)}`),
      ...over(entry('newTag: v1')),
    },
    file: devFile,
    renders: [dev],
    refused: `nothing that it is made of has the image ${web}; there is r.io/w`,
  },
  {
    name: 'a chain of new names in one list',
    files: {
      ...base,
      ...over(`${entry('newName: r.io/w\nnewTag: v1')}- name: r.io/w\n  newName: s.io/w\n`),
    },
    file: devFile,
    image: 'r.io/w',
    shows: 's.io/w:v2',
    renders: [dev],
  },
  {
    name: 'a chain of new names whose end has a tag of its own',
    files: {
      ...base,
      ...over(`${entry('newName: r.io/w\nnewTag: v1')}- name: r.io/w\n  newName: s.io/w\n  newTag: v7\n`),
    },
    file: devFile,
    image: 'r.io/w',
    shows: 's.io/w:v2',
    refused: `images[name=r.io/w] of ${devFile} makes it s.io/w:v7`,
    instead: { file: devFile, key: 'images[name=r.io/w].newTag' },
    renders: [dev],
  },
  {
    name: 'Docker’s short name, which Kustomize does not know by its long one',
    files: {
      ...base,
      'app/base/web.yaml': deployment('nginx:1'),
      ...over(entry('newTag: "1"', 'docker.io/library/nginx')),
    },
    file: devFile,
    image: 'docker.io/library/nginx',
    renders: [dev],
    refused: 'nothing that it is made of has the image docker.io/library/nginx; there is nginx',
  },
  {
    name: 'the deprecated fields bases and patchesStrategicMerge',
    files: {
      ...base,
      [devFile]: kustomization(`bases: [../../base]\npatchesStrategicMerge: [image.yaml]\n${entry('newTag: v1')}`),
      [`${dev}/image.yaml`]: patch(`${web}:v0`),
    },
    file: devFile,
    renders: [dev],
  },
  {
    name: 'the deprecated field imageTags',
    files: { ...base, ...over(entry('newTag: v1').replace('images:', 'imageTags:')) },
    file: devFile,
    renders: [dev],
  },
  {
    name: 'an entry by digest',
    files: { ...base, ...over(entry(`digest: sha256:${'a'.repeat(64)}`)) },
    file: devFile,
    digest: `sha256:${'b'.repeat(64)}`,
    shows: `${web}@sha256:${'b'.repeat(64)}`,
    renders: [dev],
  },
  {
    name: 'an overlay of an overlay',
    files: {
      ...base,
      ...over(entry('newTag: v1')),
      'app/overlays/prod/kustomization.yaml': kustomization(`resources: [../dev]\n${entry('newTag: v1')}`),
    },
    file: 'app/overlays/prod/kustomization.yaml',
    renders: ['app/overlays/prod'],
  },
  {
    name: 'an init container and a StatefulSet',
    files: {
      ...base,
      'app/base/web.yaml': object(
        'StatefulSet',
        'h.io/db:v1',
        `      initContainers:\n      - { name: init, image: "${web}:v1" }\n`,
      ),
      ...over(entry('newTag: v1')),
    },
    file: devFile,
    renders: [dev],
  },
  {
    name: 'a container of an object whose kind Kustomize does not know',
    files: {
      ...base,
      'app/base/web.yaml': deployment().replace('apps/v1', 'apps.kruise.io/v1alpha1').replace('Deployment', 'CloneSet'),
      ...over(entry('newTag: v1')),
    },
    file: devFile,
    renders: [dev],
  },
  {
    name: 'a field `image` of an object, which Kustomize does not see',
    files: {
      ...base,
      'app/base/web.yaml': `${deployment('h.io/db:v1')}---\napiVersion: monitoring.coreos.com/v1\nkind: Prometheus\nmetadata: { name: p }\nspec: { image: "${web}:v1" }\n`,
      ...over(entry('newTag: v1')),
    },
    file: devFile,
    renders: [dev],
    refused: `nothing that it is made of has the image ${web}; there is h.io/db`,
    instead: { file: 'app/base/web.yaml' },
  },
  {
    name: 'the inlined values of a chart',
    files: {
      ...Object.fromEntries(
        Object.entries(chart).map(([path, text]) => [path.replace('chart/', 'k/charts/web/'), text]),
      ),
      'k/kustomization.yaml': kustomization(
        `helmCharts:\n- name: web\n  releaseName: web\n  valuesInline: { image: { repository: ${web}, tag: v1 } }\n`,
      ),
    },
    file: 'k/kustomization.yaml',
    renders: ['k'],
  },
  {
    name: 'the values file of a chart in a Kustomization',
    files: {
      ...Object.fromEntries(
        Object.entries(chart).map(([path, text]) => [path.replace('chart/', 'k/charts/web/'), text]),
      ),
      'k/kustomization.yaml': kustomization(`helmCharts:\n- name: web\n  releaseName: web\n  valuesFile: web.yaml\n`),
      'k/web.yaml': `image: { repository: ${web}, tag: v1 }\n`,
    },
    file: 'k/web.yaml',
    renders: ['k'],
  },
  {
    name: 'a Kustomization beside what Argo CD Image Updater wrote',
    files: {
      ...base,
      ...over(entry('newTag: v1')),
      [`${dev}/.argocd-source-web.yaml`]: `kustomize:\n  images: ["${web}:v1"]\n`,
    },
    file: devFile,
    renders: [`argocd:${dev}`],
    refused: `${dev}/.argocd-source-web.yaml goes before it, and says ${web}:v1 at kustomize.images[0]`,
    instead: { file: `${dev}/.argocd-source-web.yaml` },
  },
  {
    name: 'a base below an overlay elsewhere in the repository',
    files: { ...base, ...far(`resources: [../../../app/base]\n${entry('newTag: v1')}`) },
    file: 'app/base/web.yaml',
    renders: ['fleet/eu/web'],
    refused: `images[name=${web}] of fleet/eu/web/kustomization.yaml makes it ${web}:v1`,
    instead: { file: 'fleet/eu/web/kustomization.yaml' },
  },
  {
    name: 'a base below an overlay of its overlay',
    files: { ...base, ...over(''), ...far(`resources: [../../../app/overlays/dev]\n${entry('newTag: v1')}`) },
    file: 'app/base/web.yaml',
    renders: [dev],
    warning: `fleet/eu/web shows ${web}:v1`,
  },
  {
    name: 'a directory that another one takes and changes',
    files: {
      'web/kustomization.yaml': kustomization('resources: [web.yaml]\n'),
      'web/web.yaml': deployment(),
      ...far(`resources: [../../../web]\n${entry('newTag: v1')}`),
    },
    file: 'web/web.yaml',
    renders: ['web'],
    warning: `fleet/eu/web shows ${web}:v1, by images[name=${web}] of fleet/eu/web/kustomization.yaml`,
  },
  {
    name: 'an overlay below the images that its Application gives to Kustomize',
    files: { ...base, ...over(entry('newTag: v1')), 'app.yaml': kustomized(dev, `${web}:v0`) },
    file: devFile,
    renders: ['app.yaml'],
    refused: `spec.source.kustomize.images[0] of app.yaml makes it ${web}:v0`,
    instead: { file: 'app.yaml' },
  },
  {
    name: 'a base below the images of the Application of its overlay',
    files: { ...base, ...over('namePrefix: dev-\n'), 'app.yaml': kustomized(dev, `${web}=${web}:v0`) },
    file: 'app/base/web.yaml',
    renders: ['app.yaml'],
    refused: `spec.source.kustomize.images[0] of app.yaml makes it ${web}:v0`,
    instead: { file: 'app.yaml' },
  },
  {
    name: 'an overlay whose Application gives another image to Kustomize',
    files: { ...base, ...over(entry('newTag: v1')), 'app.yaml': kustomized(dev, 'h.io/db:v0') },
    file: devFile,
    renders: ['app.yaml'],
  },
];

const app = { ...chart, 'app.yaml': '' };
const at = (source: string) => ({ ...app, 'app.yaml': application(source) });
const values = (tag: string) => `image: { repository: ${web}, tag: ${tag} }\n`;
const helm = (text: string) => at(`  source:\n    path: chart\n    helm:\n${text.replace(/^(?=.)/gm, '      ')}`);

const set = (helm: string, elements: string) => ({
  ...chart,
  'app.yaml': `apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata: { name: web }
spec:
  goTemplate: true
  generators: [{ list: { elements: [${elements}] } }]
  template:
    metadata: { name: web }
    spec:
      source:
        path: chart
        helm:
          ${helm}
`,
});

const helmChart = (text: string) =>
  `apiVersion: helm.cattle.io/v1\nkind: HelmChart\nmetadata: { name: web }\nspec:\n  chart: chart\n${text}`;
const content = (tag: string) =>
  `  valuesContent: |-\n    # why\n    image:\n      repository: ${web}\n      tag: ${tag}\n`;

export const helmLayouts: readonly RenderedLayout[] = [
  { name: 'parameters', files: helm(parameters('v1')), file: 'app.yaml', renders: ['app.yaml'] },
  {
    name: 'parameters over valuesObject',
    files: helm(`valuesObject: { image: { repository: ${web}, tag: v1 } }\n${parameters('v0')}\n`),
    file: 'app.yaml',
    renders: ['app.yaml'],
  },
  {
    name: 'parameters over values',
    files: helm(`values: |\n  image: { repository: ${web}, tag: v1 }\n${parameters('v0')}\n`),
    file: 'app.yaml',
    renders: ['app.yaml'],
  },
  {
    name: 'valuesObject beside values',
    files: helm(
      `values: |\n  image: { repository: ${web}, tag: v0 }\nvaluesObject: { image: { repository: ${web}, tag: v1 } }\n`,
    ),
    file: 'app.yaml',
    renders: ['app.yaml'],
  },
  {
    name: 'values beside valuesObject, by key',
    files: helm(
      `values: |\n  image: { repository: ${web}, tag: v0 }\nvaluesObject: { image: { repository: ${web}, tag: v1 } }\n`,
    ),
    file: 'app.yaml',
    key: 'spec.source.helm.values#image.tag',
    renders: ['app.yaml'],
    refused: 'Argo CD does not read spec.source.helm.values beside its valuesObject',
    instead: { file: 'app.yaml', key: 'spec.source.helm.valuesObject.image.tag' },
  },
  {
    name: 'values over a values file',
    files: {
      ...helm(`valueFiles: [dev.yaml]\nvalues: |\n  image: { repository: ${web}, tag: v1 }\n`),
      'chart/dev.yaml': 'image: { tag: v0 }\n',
    },
    file: 'app.yaml',
    renders: ['app.yaml'],
  },
  {
    name: 'the last of several values files',
    files: {
      ...helm('valueFiles: [all.yaml, dev.yaml]\n'),
      'chart/all.yaml': 'image: { tag: v0 }\n',
      'chart/dev.yaml': `image: { repository: ${web}, tag: v1 }\n`,
    },
    file: 'chart/dev.yaml',
    renders: ['app.yaml'],
  },
  {
    name: 'sources beside source',
    files: at(
      `  source: { path: chart, helm: { ${parameters('v0')} } }\n  sources:\n  - path: chart\n    helm: { valuesObject: { image: { repository: ${web}, tag: v1 } } }\n`,
    ),
    file: 'app.yaml',
    renders: ['app.yaml'],
  },
  {
    name: 'source beside sources, by key',
    files: at(
      `  source: { path: chart, helm: { ${parameters('v0')} } }\n  sources:\n  - path: chart\n    helm: { ${parameters('v1')} }\n`,
    ),
    file: 'app.yaml',
    key: 'spec.source.helm.parameters[name=image.tag].value',
    renders: ['app.yaml'],
    refused: 'Argo CD does not read spec.source beside spec.sources',
    instead: { file: 'app.yaml', key: 'spec.sources[0].helm.parameters[name=image.tag].value' },
  },
  {
    name: 'a chart beside what Argo CD Image Updater wrote',
    files: {
      ...helm(''),
      'chart/.argocd-source-web.yaml': `helm:\n  parameters:\n  - { name: image.tag, value: v1, forcestring: true }\n`,
    },
    file: 'chart/values.yaml',
    renders: ['app.yaml'],
    refused: 'chart/.argocd-source-web.yaml goes before it, and says :v1 at helm.parameters[0].value',
    instead: { file: 'chart/.argocd-source-web.yaml' },
  },
  {
    name: 'a HelmRelease of Flux',
    files: {
      ...chart,
      'app.yaml': `apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: { name: web }\nspec:\n  chart: { spec: { chart: chart } }\n  values:\n    image:\n      repository: ${web}\n      tag: v1\n`,
    },
    file: 'app.yaml',
    renders: ['app.yaml'],
  },
  {
    name: 'the values of a HelmChart of k3s',
    files: { ...chart, 'app.yaml': helmChart(content('v1')) },
    file: 'app.yaml',
    renders: ['app.yaml'],
  },
  {
    name: 'the values of a HelmChart and of its HelmChartConfig',
    files: {
      ...chart,
      'app.yaml': `${helmChart(content('v0'))}---\n${helmChart(content('v0')).replace('kind: HelmChart', 'kind: HelmChartConfig')}`,
    },
    file: 'app.yaml',
    renders: ['app.yaml'],
  },
  {
    name: 'a HelmChart with `values` over `valuesContent`',
    files: {
      ...chart,
      'app.yaml': helmChart(`${content('v1')}  values: { image: { repository: ${web}, tag: v1 } }\n`),
    },
    file: 'app.yaml',
    renders: ['app.yaml'],
  },
  {
    name: 'a HelmChart whose `set` goes before its values',
    files: { ...chart, 'app.yaml': helmChart(`${content('v1')}  set:\n    image.tag: v0\n`) },
    file: 'app.yaml',
    renders: ['app.yaml'],
    key: 'spec.valuesContent#image.tag',
    refused: 'spec.set["image.tag"] goes before spec.valuesContent',
    instead: { file: 'app.yaml', key: 'spec.set["image.tag"]' },
  },
  {
    name: 'a HelmChart whose `set` is of another image',
    files: { ...chart, 'app.yaml': helmChart(`${content('v1')}  set:\n    db.tag: v0\n`) },
    file: 'app.yaml',
    renders: ['app.yaml'],
  },
  {
    name: 'a placeholder of an ApplicationSet, which one element fills',
    files: set('parameters: [{ name: image.tag, value: "{{ .tag }}" }]', '{ env: dev, tag: v1 }'),
    file: 'app.yaml',
    renders: ['app.yaml'],
  },
  {
    name: 'a placeholder whose element has the name of the image',
    files: set(
      'valuesObject: { image: { repository: "h.io/acme/{{ .name }}", tag: "{{ .tag }}" } }',
      '{ name: api, tag: v1 }, { name: web, tag: v1 }',
    ),
    file: 'app.yaml',
    renders: ['app.yaml'],
  },
  {
    name: 'two placeholders that an element fills by its own map',
    files: set(
      'parameters: [{ name: image.repository, value: "{{ .image.repo }}" }, { name: image.tag, value: "{{ .image.tag }}" }]',
      `{ image: { repo: h.io/acme/api, tag: v1 } }, { image: { repo: ${web}, tag: v1 } }`,
    ),
    file: 'app.yaml',
    renders: ['app.yaml'],
  },
  {
    name: 'a values file below the parameters of an Application',
    files: { ...helm(`valueFiles: [dev.yaml]\n${parameters('v1')}\n`), 'chart/dev.yaml': values('v0') },
    file: 'chart/dev.yaml',
    renders: ['app.yaml'],
    refused: 'spec.source.helm.parameters[name=image.tag].value of app.yaml makes it v1',
    instead: { file: 'app.yaml' },
  },
  {
    name: 'a values file below the valuesObject of an Application',
    files: {
      ...helm(`valueFiles: [dev.yaml]\nvaluesObject: { image: { tag: v1 } }\n`),
      'chart/dev.yaml': values('v0'),
    },
    file: 'chart/dev.yaml',
    renders: ['app.yaml'],
    refused: 'spec.source.helm.valuesObject.image.tag of app.yaml makes it v1',
    instead: { file: 'app.yaml' },
  },
  {
    name: 'a values file below the values of an Application',
    files: { ...helm(`valueFiles: [dev.yaml]\nvalues: |\n  image: { tag: v1 }\n`), 'chart/dev.yaml': values('v0') },
    file: 'chart/dev.yaml',
    renders: ['app.yaml'],
    refused: 'spec.source.helm.values#image.tag of app.yaml makes it v1',
    instead: { file: 'app.yaml' },
  },
  {
    name: 'a values file below a later one',
    files: {
      ...helm('valueFiles: [all.yaml, dev.yaml]\n'),
      'chart/all.yaml': values('v0'),
      'chart/dev.yaml': 'image: { tag: v1 }\n',
    },
    file: 'chart/all.yaml',
    renders: ['app.yaml'],
    refused: 'image.tag of chart/dev.yaml makes it v1',
    instead: { file: 'chart/dev.yaml' },
  },
  {
    name: 'the values of a chart below a values file of an Application',
    files: { ...helm('valueFiles: [dev.yaml]\n'), 'chart/dev.yaml': values('v1') },
    file: 'chart/values.yaml',
    renders: ['app.yaml'],
    refused: 'image.tag of chart/dev.yaml makes it v1',
    instead: { file: 'chart/dev.yaml' },
  },
  {
    name: 'a values file by the name of a source, below parameters',
    files: {
      ...at(
        `  sources:\n  - { repoURL: x, ref: values }\n  - path: chart\n    helm: { valueFiles: [$values/envs/dev.yaml], ${parameters('v1')} }\n`,
      ),
      'envs/dev.yaml': values('v0'),
    },
    file: 'envs/dev.yaml',
    renders: ['app.yaml'],
    refused: 'spec.sources[1].helm.parameters[name=image.tag].value of app.yaml makes it v1',
    instead: { file: 'app.yaml' },
  },
  {
    name: 'a values file elsewhere, beside what Argo CD Image Updater wrote',
    files: {
      ...helm('valueFiles: [../envs/dev.yaml]\n'),
      'envs/dev.yaml': values('v0'),
      'chart/.argocd-source-web.yaml': `helm: { ${parameters('v1')} }\n`,
    },
    file: 'envs/dev.yaml',
    renders: ['app.yaml'],
    refused: 'helm.parameters[name=image.tag].value of chart/.argocd-source-web.yaml makes it v1',
    instead: { file: 'chart/.argocd-source-web.yaml' },
  },
  {
    name: 'a values file of two Applications, of which one has parameters',
    files: {
      ...helm('valueFiles: [dev.yaml]\n'),
      'chart/dev.yaml': values('v0'),
      'other-app.yaml': application(
        `  source: { path: chart, helm: { valueFiles: [dev.yaml], ${parameters('v1')} } }\n`,
      ).replace('name: web', 'name: other'),
    },
    file: 'chart/dev.yaml',
    renders: ['app.yaml'],
    warning: 'other-app.yaml shows v1, by spec.source.helm.parameters[name=image.tag].value',
  },
  {
    name: 'a values file below parameters of other values',
    files: {
      ...helm('valueFiles: [dev.yaml]\nparameters: [{ name: db.image.tag, value: v9 }]\n'),
      'chart/dev.yaml': values('v0'),
    },
    file: 'chart/dev.yaml',
    renders: ['app.yaml'],
  },
];
