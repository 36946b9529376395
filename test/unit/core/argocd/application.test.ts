import { describe, expect, it } from 'vitest';
import { parseTemplate } from '../../../../src/core/argocd/spec/application.ts';
import { Failure } from '../../../../src/core/failure.ts';
import { ownershipOf } from '../../../../src/core/review/ownership-label.ts';
import { type ApplicationOverrides, application } from '../../../support/argocd/application.ts';

const template = (spec: object, metadata: object = {}) => ({
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'Application',
  metadata: { name: 'from-template', ...metadata },
  spec,
});

const twoSources = template({
  project: 'fe',
  sources: [
    { repoURL: 'https://charts.example.com', chart: 'web', targetRevision: '1.0.0' },
    { repoURL: 'https://git.example.com/infra/deploy', path: 'extra', targetRevision: 'main' },
  ],
  destination: { name: 'prod' },
});

describe('the Application without a template', () => {
  it('follows the GitOps repository by itself and cascades', () => {
    expect(application()).toEqual({
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Application',
      metadata: {
        name: 'web1',
        labels: { 'app.kubernetes.io/managed-by': 'monorepo-gitops' },
        finalizers: ['resources-finalizer.argocd.argoproj.io'],
      },
      spec: {
        project: 'default',
        source: { repoURL: 'https://git.example.com/infra/deploy.git', path: 'web1', targetRevision: 'main' },
        destination: { server: 'https://kubernetes.default.svc' },
        syncPolicy: { automated: {} },
      },
    });
  });

  it.each<[string, ApplicationOverrides, object]>([
    ['manual', { syncPolicy: 'manual' }, {}],
    [
      'pruning and healing',
      { prune: true, selfHeal: true },
      { syncPolicy: { automated: { prune: true, selfHeal: true } } },
    ],
    [
      'sync options',
      { syncPolicy: 'manual', syncOptions: ['CreateNamespace=true'] },
      { syncPolicy: { syncOptions: ['CreateNamespace=true'] } },
    ],
  ])('sync policy: %s', (_title, overrides, expected) => {
    const { syncPolicy } = application(overrides).spec;
    expect(syncPolicy === undefined ? {} : { syncPolicy }).toEqual(expected);
  });

  it('rule 3: the finalizer is always said, because an upsert replaces the list', () => {
    const finalizers = (finalizer: ApplicationOverrides['finalizer']) => application({ finalizer }).metadata.finalizers;
    expect(finalizers(undefined)).toEqual(['resources-finalizer.argocd.argoproj.io']);
    expect(finalizers('background')).toEqual(['resources-finalizer.argocd.argoproj.io/background']);
    expect(finalizers('none')).toBeUndefined();
  });

  it('Helm values are read as Helm reads them', () => {
    const values = 'on: yes\nmode: 0644\nwhen: 2026-01-02\ntime: 12:30\nsha: "12e4567"';
    expect(application({ source: { values } }).spec.source?.helm).toEqual({
      valuesObject: { true: true, mode: 0o644, when: '2026-01-02', time: '12:30', sha: '12e4567' },
    });
  });

  it('an integer that JSON would change keeps the text, in place of values of the template', () => {
    const source = { repoURL: 'https://x.example/y', path: 'p', helm: { valuesObject: { id: 1 }, releaseName: 'web' } };
    const values = '# who\nid: 123456789012345678\nsize: 0o17\n';
    const app = application({ template: template({ source }), source: { values } });
    expect(app.spec.source?.helm).toEqual({ releaseName: 'web', values });
    const written = application({ template: template({ source }), source: { values: 'size: 0o17' } });
    expect(written.spec.source?.helm).toEqual({ releaseName: 'web', valuesObject: { size: 15 } });
  });

  it('a template is read in the same way, and refused where JSON would change a number', () => {
    expect(parseTemplate('app.yaml', 'on: 0o17\nb: !!binary aGk=\n')).toEqual({ true: 15, b: 'hi' });
    const refused = (text: string) => () => parseTemplate('app.yaml', text);
    expect(refused('spec:\n  id: 9007199254740993\n')).toThrow(/^file: app.yaml:2: an integer of this size/);
    expect(refused('spec:\n  limit: .inf\n')).toThrow(/^file: .*app.yaml:2:10: .inf has no JSON/);
    expect(refused('a: 1\n---\nb: 2\n')).toThrow(/^file: .*app.yaml:3:1: a second document begins/);
  });

  it('the mark of a review environment can be read back, and a lasting one has none', () => {
    const ownership = {
      environment: 'feature-x-1a2b3c4d',
      repository: 'group/sub/shop',
      branch: 'feature/X',
      request: 7,
    };
    expect(ownershipOf(application({ ownership }).metadata)).toEqual(ownership);
    expect(ownershipOf(application().metadata)).toBeUndefined();
  });
});

describe('a template', () => {
  it('keeps what no input says, and loses what the server wrote', () => {
    const app = application({
      template: {
        ...template(
          {
            project: 'fe',
            source: { repoURL: 'https://x.example/y', path: 'p', targetRevision: 'v1' },
            destination: { name: 'prod' },
            revisionHistoryLimit: 3,
          },
          { uid: '1', resourceVersion: '2', ownerReferences: [], labels: { team: 'fe' }, finalizers: [] },
        ),
        status: { sync: {} },
        operation: {},
      },
      name: undefined,
      source: { path: undefined },
    });
    expect(app).toEqual({
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Application',
      metadata: { name: 'from-template', labels: { team: 'fe', 'app.kubernetes.io/managed-by': 'monorepo-gitops' } },
      spec: {
        project: 'fe',
        source: { repoURL: 'https://x.example/y', path: 'p', targetRevision: 'v1' },
        destination: { name: 'prod' },
        revisionHistoryLimit: 3,
      },
    });
  });

  it('parameters and images merge by name, values files replace', () => {
    const helm = {
      valueFiles: ['old.yaml'],
      parameters: [
        { name: 'a', value: '1', forceString: true },
        { name: 'b', value: '2' },
      ],
    };
    const source = { repoURL: 'https://x.example/y', path: 'p', helm };
    const app = application({
      template: template({ source }),
      source: { valuesFiles: ['new.yaml'], parameters: ['a=3', 'c=4=5'] },
    });
    expect(app.spec.source?.helm).toEqual({
      valueFiles: ['new.yaml'],
      parameters: [
        { name: 'a', value: '3', forceString: true },
        { name: 'b', value: '2' },
        { name: 'c', value: '4=5' },
      ],
    });
    const kustomize = { images: ['reg.example:5000/web:1', 'api=other:2'] };
    const images = application({
      template: template({ source: { repoURL: 'https://x.example/y', path: 'p', kustomize } }),
      source: { kustomizeImages: ['reg.example:5000/web@sha256:0', 'new:1', 'api=reg.example/api:3'] },
    });
    expect(images.spec.source?.kustomize).toEqual({
      images: ['reg.example:5000/web@sha256:0', 'api=reg.example/api:3', 'new:1'],
    });
  });

  it('with several sources changes the one that repo-url names', () => {
    const app = application({ template: twoSources, source: { path: undefined, revision: 'f'.repeat(40) } });
    expect(app.spec.sources?.map(({ targetRevision }) => targetRevision)).toEqual(['1.0.0', 'f'.repeat(40)]);
    const chart = application({
      template: twoSources,
      source: { path: undefined, repoUrl: 'https://charts.example.com/', revision: '2.0.0' },
    });
    expect(chart.spec.sources?.map(({ targetRevision }) => targetRevision)).toEqual(['2.0.0', 'main']);
  });
});

describe('inputs that Argo CD would ignore or refuse later', () => {
  const refused: readonly [string, ApplicationOverrides, RegExp][] = [
    ['no name', { name: undefined }, /^name: is missing/],
    ['a name that is no DNS label', { name: 'Web_1' }, /^name: "Web_1"/],
    ['a dot in the name', { name: 'web.1' }, /DNS-1123/],
    ['a name that fits no label value', { name: 'x'.repeat(64) }, /64 characters/],
    [
      'Helm values on a Kustomize source',
      { source: { valuesFiles: ['v.yaml'], kustomizeImages: ['a:1'] } },
      /^kustomize-images: is for Kustomize/,
    ],
    ['a chart with a path', { source: { chart: 'web', path: 'x', revision: '1.0.0' } }, /^path: excludes chart/],
    ['a chart without a version', { source: { path: undefined, chart: 'web' } }, /^revision: is missing/],
    ['neither path nor chart', { source: { path: undefined } }, /^path: is missing/],
    ['no repository', { source: { defaultRepoUrl: undefined } }, /^repo-url: is missing/],
    ['two clusters', { destination: { server: 'https://x', name: 'y' } }, /^dest-name: excludes dest-server/],
    [
      'two clusters in the template',
      {
        template: template({
          source: { repoURL: 'https://x.example/y', path: 'p' },
          destination: { server: 'https://x', name: 'y' },
        }),
      },
      /^file: `spec.destination` has both/,
    ],
    ['healing without automated sync', { syncPolicy: 'manual', selfHeal: true }, /^self-heal: needs automated sync/],
    ['a parameter without =', { source: { parameters: ['replicas'] } }, /^parameters: "replicas"/],
    ['values that are a list', { source: { values: '- a' } }, /^values: is not a map/],
    ['values that are no YAML', { source: { values: 'a: [' } }, /^values: is not YAML/],
    [
      'a template of another kind',
      { template: { kind: 'AppProject', apiVersion: 'argoproj.io/v1alpha1' } },
      /AppProject/,
    ],
    [
      'several sources and none that fits',
      { template: twoSources, source: { repoUrl: 'https://z.example' } },
      /^path: the template has 2 sources, and none/,
    ],
  ];
  it.each(refused)('%s is bad input that names the input', (_title, overrides, message) => {
    const call = () => application(overrides);
    expect(call).toThrow(Failure);
    expect(call).toThrow(message);
    try {
      call();
    } catch (error) {
      expect((error as Failure).exitCode).toBe(2);
    }
  });
});
