import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Application, ApplicationSpec } from '../../../../src/core/argocd/server/live.ts';
import { mergeManifest, renderManifest } from '../../../../src/core/argocd/spec/manifest.ts';
import { Failure } from '../../../../src/core/failure.ts';

function application(spec: Partial<ApplicationSpec> = {}, labels: Record<string, string> = {}): Application {
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: { name: 'web1', labels },
    spec: {
      project: 'default',
      source: { repoURL: 'https://git.example.com/deploy.git', path: 'web1', targetRevision: 'main' },
      destination: { server: 'https://kubernetes.default.svc', namespace: 'demo' },
      ...spec,
    },
  };
}

const existing = `# Owned by team fe
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata:
  name: web1   # do not rename
  labels:
    team: "fe"
spec:
  project: default
  source:
    repoURL: https://git.example.com/deploy.git
    path: web1
    targetRevision: main
  destination: {server: https://kubernetes.default.svc, namespace: demo}
  ignoreDifferences:   # HPA
    - {group: apps, kind: Deployment, jsonPointers: [/spec/replicas]}
`;

describe('a new manifest', () => {
  it.each(['12345678', '12e34567', '0123', 'on', 'null', 'y', '1:30', '2026-01-02', '~', ''])(
    'law 1: %j reads back as the same string by YAML 1.1 and 1.2',
    (text) => {
      const rendered = renderManifest(application({}, { value: text }));
      for (const version of ['1.1', '1.2'] as const) {
        const read = parse(rendered, { version }) as Application;
        expect(read.metadata.labels?.value).toBe(text);
      }
    },
  );

  it('is the same text every time, and one document', () => {
    const app = application({ syncPolicy: { automated: { prune: true } } });
    expect(renderManifest(app)).toBe(renderManifest(structuredClone(app)));
    expect(parse(renderManifest(app))).toEqual(app);
  });
});

describe('an existing manifest', () => {
  it('law 4: that already says it stays byte for byte', () => {
    expect(mergeManifest('web1.yaml', existing, application())).toBe(existing);
  });

  it('law 1: only the changed values change; comments and fields of others stay', () => {
    const source = { repoURL: 'https://git.example.com/deploy.git', path: 'web1', targetRevision: 'v2' };
    const merged = mergeManifest(
      'web1.yaml',
      existing,
      application({ source }, { 'app.kubernetes.io/managed-by': 'x' }),
    );
    expect(merged.replace('v2', 'main').replace(/^ +app\.kubernetes\.io\/managed-by: "x"\n/m, '')).toBe(existing);
    expect(mergeManifest('web1.yaml', merged, application({ source }))).toBe(merged);
  });

  it('what contradicts the wanted source and cluster goes', () => {
    const merged = mergeManifest(
      'web1.yaml',
      existing,
      application({
        source: { repoURL: 'https://charts.example.com', chart: 'web', targetRevision: '1.2.3' },
        destination: { name: 'prod', namespace: 'demo' },
      }),
    );
    const { spec } = parse(merged) as Application;
    expect(spec.source).toEqual({ repoURL: 'https://charts.example.com', chart: 'web', targetRevision: '1.2.3' });
    expect(spec.destination).toEqual({ name: 'prod', namespace: 'demo' });
    expect(merged).toContain('# HPA');
  });

  it.each([
    ['another Application', existing.replace('name: web1', 'name: web2'), /holds the Application web2/],
    ['another kind', 'kind: ConfigMap\n', /holds no Application/],
    ['several documents', `${existing}---\n${existing}`, /not one YAML document/],
  ])('law 7: %s in its place is refused, not overwritten', (_title, text, message) => {
    const call = () => mergeManifest('web1.yaml', text, application());
    expect(call).toThrow(Failure);
    expect(call).toThrow(message);
  });
});
