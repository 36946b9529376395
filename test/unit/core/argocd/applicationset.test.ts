/** An ApplicationSet as a file: from a template, and into a file that people edit. */
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { type ApplicationRequest, parseTemplate } from '../../../../src/core/argocd/spec/application.ts';
import { buildApplicationSet } from '../../../../src/core/argocd/spec/applicationset.ts';
import { manifestFile } from '../../../../src/core/argocd/spec/manifest.ts';
import { type ApplicationOverrides, applicationRequest } from '../../../support/argocd/application.ts';

const template = `# One Application for each directory below services/.
apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata:
  name: services # the set's own
spec:
  goTemplate: true
  goTemplateOptions: ["missingkey=error"]
  generators:
    - git:
        repoURL: https://git.example.com/infra/deploy.git
        revision: main
        directories:
          - path: services/*
          - {path: services/old, exclude: true} # until May
  template:
    metadata:
      name: '{{ .path.basename }}-dev'
      labels: {team: "fe"}
    spec:
      project: frontend # of the platform team
      source:
        repoURL: https://git.example.com/infra/deploy.git
        targetRevision: main
        path: '{{ .path.path }}'
      destination:
        server: https://kubernetes.default.svc
        namespace: '{{ .path.basename }}'
      syncPolicy:
        automated: {}
`;
const managed = template.replace(
  "  name: services # the set's own\n",
  "  name: services # the set's own\n  labels:\n    app.kubernetes.io/managed-by: monorepo-gitops\n",
);

const nothing: ApplicationOverrides = { name: undefined, source: { path: undefined, defaultRepoUrl: undefined } };
const request = (text: string, { source, ...overrides }: ApplicationOverrides = {}): ApplicationRequest =>
  applicationRequest({
    ...nothing,
    template: parseTemplate('set.yaml', text),
    ...overrides,
    source: { ...nothing.source, ...source },
  });
const fileOf = (text: string, overrides: ApplicationOverrides = {}) =>
  manifestFile(buildApplicationSet(request(text, overrides)), 'argocd/services.yaml', { upsert: true, template: text });

describe('a new file', () => {
  it('is the template, byte for byte, but for our label', () => {
    expect(fileOf(template).render(undefined)).toBe(managed);
    expect(fileOf(managed).render(undefined)).toBe(managed);
  });

  it.each<[string, ApplicationOverrides, [string, string][]]>([
    ['a name', { name: 'all' }, [['name: services', 'name: all']]],
    ['a revision', { source: { revision: 'v2' } }, [['targetRevision: main', 'targetRevision: v2']]],
    [
      'a project that the generator names',
      { project: '{{ .path.basename }}' },
      [['project: frontend', 'project: "{{ .path.basename }}"']],
    ],
    ['a label of the Applications', { labels: { team: 'be' } }, [['"fe"', '"be"']]],
    ['another cluster', { destination: { name: 'eu' } }, [['server: https://kubernetes.default.svc', '__']]],
    ['resources that stay', { finalizer: 'none' }, []],
  ])('%s that an input gives wins over the template, and nothing else changes', (_title, overrides, changes) => {
    const text = fileOf(template, overrides).render(undefined);
    const unchanged = managed.split('\n').filter((line) => !changes.some(([old]) => line.includes(old)));
    expect(text.split('\n')).toEqual(expect.arrayContaining(unchanged));
    for (const [, now] of changes) if (now !== '__') expect(text).toContain(now);
    expect(fileOf(template, overrides).render(text)).toBe(text);
    expect(parse(text)).toEqual(JSON.parse(JSON.stringify(buildApplicationSet(request(template, overrides)))));
  });

  it('does not hold what only a server writes', () => {
    const got = template
      .replace('metadata:\n', 'metadata:\n  uid: 1a2b\n  resourceVersion: "7"\n')
      .concat('status: {conditions: []}\n');
    expect(fileOf(got).render(undefined)).toBe(managed);
  });
});

describe('an existing file', () => {
  const edited = managed
    .replace('  goTemplate: true', '  # by hand\n  goTemplate: true\n  strategy: {type: RollingSync}')
    .replace('      - path: services/*', '      - path: services/*   # all');

  it('keeps what people wrote there, and a second run writes nothing', () => {
    expect(fileOf(template).render(edited)).toBe(edited);
  });

  it.each<[string, string, string, (text: string) => string]>([
    [
      'an item that came',
      'exclude: true} # until May\n',
      'exclude: true} # until May\n          - path: tools/*\n',
      (text) => text.replace('# until May\n', '# until May\n          - path: tools/*\n'),
    ],
    [
      'an item that went',
      '          - {path: services/old, exclude: true} # until May\n',
      '',
      (text) => text.replace('          - {path: services/old, exclude: true} # until May\n', ''),
    ],
    ['a field of a generator that went', ', exclude: true}', '}', (text) => text.replace(', exclude: true}', '}')],
  ])('%s in the template is spliced', (_title, old, now, expected) => {
    const text = fileOf(template.replace(old, now)).render(edited);
    expect(text).toBe(expected(edited));
    expect(fileOf(template.replace(old, now)).render(text)).toBe(text);
  });

  it('another kind of generator leaves nothing of the one before', () => {
    const [head = '', rest = ''] = template.split('    - git:');
    const list = `${head}    - list: {elements: [{cluster: eu}]}\n  template:${rest.split('\n  template:')[1]}`;
    const text = fileOf(list).render(edited);
    expect((parse(text) as { spec: object }).spec).toMatchObject({
      generators: [{ list: { elements: [{ cluster: 'eu' }] } }],
    });
    expect((parse(text) as { spec: { generators: object[] } }).spec.generators).toEqual([
      { list: { elements: [{ cluster: 'eu' }] } },
    ]);
    expect(text).toContain('# by hand');
    expect(fileOf(list).render(text)).toBe(text);
  });

  it.each([
    ['an Application', managed.replace('kind: ApplicationSet', 'kind: Application'), /holds no ApplicationSet/],
    ['another set', managed.replace('name: services', 'name: web'), /holds the ApplicationSet web, not services/],
    ['two', `${managed}---\n${managed}`, /Keep each|not one YAML document/],
  ])('law 7: %s in its place is refused', (_title, text, message) => {
    expect(() => fileOf(template).render(text)).toThrow(message);
  });
});

describe('refused', () => {
  it.each<[string, string, ApplicationOverrides, RegExp]>([
    [
      'an Application as template',
      template.replace('kind: ApplicationSet', 'kind: Application'),
      {},
      /^file: holds the kind Application .* not ApplicationSet/,
    ],
    ['no generators', template.replace('  generators:', '  others:'), {}, /^file: has no `spec.generators`/],
    [
      'no name',
      template.replace("      name: '{{ .path.basename }}-dev'\n", ''),
      {},
      /^file: has no `spec.template.metadata.name`/,
    ],
    ['a path outside', template, { source: { path: '../x' } }, /^path: /],
    ['two clusters', template, { destination: { name: 'a', server: 'b' } }, /^dest-name: excludes dest-server/],
  ])('%s', (_title, text, overrides, message) => {
    expect(() => buildApplicationSet(request(text, overrides))).toThrow(message);
  });

  it('no template at all', () => {
    expect(() => buildApplicationSet(applicationRequest())).toThrow(/^file: is missing/);
  });
});
