import { describe, expect, it } from 'vitest';
import { shownStates, stateOf } from '../../../../src/core/argocd/operations/manifest-state.ts';
import { predictedAt } from '../../../../src/core/argocd/operations/prediction.ts';
import { isSelected, resourceSelection } from '../../../../src/core/argocd/rollout/selection.ts';
import { textDiff } from '../../../../src/core/git/diff.ts';
import type { JsonObject } from '../../../../src/core/json.ts';

const tracking = { 'argocd.argoproj.io/tracking-id': 'web1:apps/Deployment:demo/web1' };

/** What is rendered, and the same as it is in the cluster: with what the API server and others have filled in. */
const rendered = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web1', namespace: 'demo', annotations: tracking },
  spec: {
    replicas: 2,
    template: {
      spec: {
        containers: [
          {
            name: 'web1',
            image: 'web1:1',
            ports: [{ containerPort: 80 }],
            env: [
              { name: 'A', value: '1' },
              { name: 'B', value: '2' },
            ],
          },
        ],
      },
    },
  },
};
const live = {
  ...rendered,
  spec: {
    ...rendered.spec,
    revisionHistoryLimit: 10,
    strategy: { type: 'RollingUpdate' },
    template: {
      spec: {
        restartPolicy: 'Always',
        containers: [
          {
            ...rendered.spec.template.spec.containers[0],
            imagePullPolicy: 'IfNotPresent',
            ports: [{ containerPort: 80, protocol: 'TCP' }],
          },
          { name: 'istio-proxy', image: 'istio:1' },
        ],
      },
    },
  },
};

/** The lines that a diff marks, of the live Deployment when the rendering is edited. */
function marked(edit: (manifest: typeof rendered) => void): readonly string[] {
  const wanted = structuredClone(rendered);
  edit(wanted);
  return changedLines(live, predictedAt(live, rendered, wanted));
}

function changedLines(before: JsonObject, after: JsonObject): readonly string[] {
  const shown = shownStates(before, after);
  const diff = textDiff({ name: 'a', text: shown.before }, { name: 'b', text: shown.after });
  return diff.split('\n').filter((line) => /^[-+](?!--|\+\+)/.test(line));
}

const container = (manifest: typeof rendered) => manifest.spec.template.spec.containers[0] as JsonObject & typeof first;
const first = rendered.spec.template.spec.containers[0] as { image: string; env: { name: string; value: string }[] };

describe('what another revision makes of a live resource', () => {
  it.each<[string, (manifest: typeof rendered) => void, readonly string[]]>([
    ['nothing edited: no default and no sidecar shows', () => {}, []],
    [
      'another image',
      (manifest) => Object.assign(container(manifest), { image: 'web1:2' }),
      ['-          image: web1:1', '+          image: web1:2'],
    ],
    [
      'an entry of env in the middle',
      (manifest) => container(manifest).env.splice(1, 0, { name: 'AA', value: '0' }),
      ['+            - name: AA', '+              value: "0"'],
    ],
    [
      'an entry of env that leaves',
      (manifest) => container(manifest).env.shift(),
      ['-            - name: A', '-              value: "1"'],
    ],
    ['a field that leaves', (manifest) => delete (manifest.spec as { replicas?: number }).replicas, ['-  replicas: 2']],
    [
      'a default that Git now says itself',
      (manifest) => Object.assign(manifest.spec, { strategy: { type: 'RollingUpdate' } }),
      [],
    ],
    [
      'a default that Git now overrules',
      (manifest) => Object.assign(manifest.spec, { strategy: { type: 'Recreate' } }),
      ['-    type: RollingUpdate', '+    type: Recreate'],
    ],
    [
      'a rendering without the mark and the namespace',
      (manifest) => Object.assign(manifest, { metadata: { name: 'web1' } }),
      [],
    ],
    [
      'the mark of another place',
      (manifest) =>
        Object.assign(manifest.metadata, { annotations: { 'argocd.argoproj.io/tracking-id': 'other:x/y:z/w' } }),
      [],
    ],
    [
      'an annotation beside the mark',
      (manifest) => Object.assign(manifest.metadata, { annotations: { team: 'web' } }),
      ['+    team: web'],
    ],
  ])('%s', (_title, edit, lines) => expect(marked(edit)).toEqual(lines));

  it('tracking by label: a rendering without it is no difference; else the label is the user’s own', () => {
    const manifest = (labels: JsonObject, annotations: JsonObject) => ({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'a', labels, annotations },
    });
    const instance = { 'app.kubernetes.io/instance': 'web1' };
    const byLabel = manifest(instance, {});
    expect(changedLines(byLabel, predictedAt(byLabel, byLabel, manifest({}, {})))).toEqual([]);
    const byAnnotation = manifest(instance, tracking);
    expect(changedLines(byAnnotation, predictedAt(byAnnotation, byAnnotation, manifest({}, tracking)))).toEqual([
      '-  labels:',
      '-    app.kubernetes.io/instance: web1',
    ]);
  });

  it('a list of plain values is replaced, one of maps without a name merged by place', () => {
    const rule = (verbs: string[], host: string) => ({ kind: 'Role', rules: [{ verbs, backend: { host } }] });
    const now = { kind: 'Role', rules: [{ verbs: ['get'], backend: { host: 'a', weight: 1 } }] };
    const after = predictedAt(now, rule(['get'], 'a'), rule(['get', 'list'], 'b'));
    expect(after).toMatchObject({ rules: [{ verbs: ['get', 'list'], backend: { host: 'b', weight: 1 } }] });
  });

  it('what a comparison ignores stays out unless the commit changes it', () => {
    const [one, two] = [1, 2].map((replicas) => ({ kind: 'Deployment', spec: { replicas, paused: false } }));
    const ignoring = { kind: 'Deployment', spec: { paused: false } };
    const ofOther = { kind: 'Deployment', spec: { replicas: 1, paused: true } };
    expect(predictedAt(ignoring, one, ofOther)).toMatchObject({ spec: { paused: true } });
    expect(predictedAt(ignoring, one, ofOther)).not.toHaveProperty('spec.replicas');
    expect(predictedAt(ignoring, one, two as JsonObject)).toMatchObject({ spec: { replicas: 2 } });
  });

  it('names like __proto__ are plain keys', () => {
    const from = JSON.parse('{"kind":"ConfigMap","data":{"constructor":"a"}}');
    const to = JSON.parse('{"kind":"ConfigMap","data":{"constructor":"a","__proto__":{"x":"1"}}}');
    expect(JSON.stringify(predictedAt(from, from, to))).toContain('"__proto__":{"x":"1"}');
    expect(({} as JsonObject).x).toBeUndefined();
  });
});

describe('Secrets', () => {
  const secret = (fields: JsonObject) => stateOf(JSON.stringify({ apiVersion: 'v1', kind: 'Secret', ...fields }));

  it.each([
    ['data', secret({ data: { a: 'b25l' } }), secret({ data: { a: 'dHdv' } })],
    ['stringData', secret({ data: { a: 'b25l' } }), secret({ stringData: { a: 'two' } })],
    [
      'the annotation of kubectl',
      secret({ data: { a: 'b25l' } }),
      secret({
        metadata: { annotations: { 'kubectl.kubernetes.io/last-applied-configuration': '{"data":{"a":"two"}}' } },
        data: { a: 'dHdv' },
      }),
    ],
  ])('%s: that a value differs is shown, the value never', (_title, before, after) => {
    const shown = JSON.stringify(shownStates(before, after));
    for (const value of ['b25l', 'dHdv', 'two']) expect(shown).not.toContain(value);
    expect(changedLines(before as JsonObject, after as JsonObject)).toEqual([
      '-  a: (hidden, before)',
      '+  a: (hidden, after)',
    ]);
  });

  it('of another revision the keys are compared, the masks are not', () => {
    const now = secret({ data: { a: '++++++++', b: '++++++++' } }) as JsonObject;
    const then = secret({ stringData: { a: '++++++++++++', c: '++++++++' } }) as JsonObject;
    expect(changedLines(now, predictedAt(now, now, then))).toEqual(['-  b: (hidden)', '+  c: (hidden)']);
  });
});

describe('resources', () => {
  const web = { group: 'apps', kind: 'Deployment', namespace: 'demo', name: 'web1' };
  const service = { group: '', kind: 'Service', namespace: 'demo', name: 'web1' };
  it.each([
    [[], true, true],
    [['apps:Deployment:web1'], true, false],
    [['apps:Deployment:demo/web1'], true, false],
    [['apps:Deployment:prod/web1'], false, false],
    [[':Service:web1'], false, true],
    [['*:*:web1'], true, true],
    [['*:*:demo/*'], true, true],
    [['apps:Deployment:web', ':Service:*'], false, true],
  ])('%o', (filters, ofDeployment, ofService) => {
    const selection = resourceSelection(filters);
    const isAsked = (resource: typeof web) => selection === undefined || isSelected(selection, resource);
    expect([isAsked(web), isAsked(service)]).toEqual([ofDeployment, ofService]);
  });

  it.each(['Deployment/web1', 'apps:Deployment', 'apps:Deployment:a/b/c', '', ':: '])('refuses "%s"', (filter) => {
    expect(() => resourceSelection([filter])).toThrow(/^resources: /);
  });
});
