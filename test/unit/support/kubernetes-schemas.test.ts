/** The judge of manifests, judged: each wrong field is found, and what is right is not. */
import { expect, test } from 'vitest';
import { schemaProblems } from '../../support/kubernetes-schemas.ts';

const deployment = (spec: object = {}, container: object = {}) => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web1', labels: { 'any/label': 'x' } },
  spec: {
    replicas: 1,
    selector: { matchLabels: { app: 'web1' } },
    template: {
      metadata: { labels: { app: 'web1' } },
      spec: {
        containers: [
          {
            name: 'web1',
            image: 'x',
            resources: { limits: { memory: '1Gi' } },
            livenessProbe: { tcpSocket: { port: 'http' } },
            ...container,
          },
        ],
      },
    },
    ...spec,
  },
});
const application = (spec: object) => ({
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'Application',
  metadata: { name: 'web1' },
  spec: { project: 'shop', destination: { namespace: 'dev' }, ...spec },
});
const source = { repoURL: 'https://git.example.com/x.git', helm: { valuesObject: { any: { thing: 1 } } } };
const externalSecret = (spec: object) => ({
  apiVersion: 'external-secrets.io/v1',
  kind: 'ExternalSecret',
  metadata: { name: 'web1' },
  spec: { secretStoreRef: { name: 'cluster', kind: 'ClusterSecretStore' }, ...spec },
});

test.each([
  ['a Deployment', deployment()],
  ['an Application', application({ source, syncPolicy: { automated: { prune: true, selfHeal: true } } })],
  ['an ExternalSecret', externalSecret({ data: [{ secretKey: 'A', remoteRef: { key: 'x', property: 'y' } }] })],
])('%s is valid', (_, manifest) => {
  expect(schemaProblems(manifest)).toEqual([]);
});

test.each<[string, ReturnType<typeof deployment> | { apiVersion: string; kind: string }, string]>([
  ['a field of the spec', deployment({ replica: 1 }), '.spec.replica is no field of it'],
  ['a field of a container', deployment({}, { readynessProbe: {} }), '.containers[0].readynessProbe is no field'],
  [
    'a field of a probe',
    deployment({}, { livenessProbe: { tcpSocket: { prt: 1, port: 1 } } }),
    '.tcpSocket.prt is no field',
  ],
  ['a number that is a text', deployment({ replicas: '3' }), '/spec/replicas must be'],
  ['nothing where something has to be', deployment({ selector: undefined }), 'selector'],
  [
    'a field of an Application',
    application({ source, syncPolicy: { automatd: {} } }),
    '.syncPolicy.automatd is no field',
  ],
  [
    'a field of a source',
    application({ source: { ...source, valueFiles: [] } }),
    '.spec.source.valueFiles is no field',
  ],
  ['a field of an ExternalSecret', externalSecret({ date: [] }), '.spec.date is no field'],
  ['a version that there is not', { ...deployment(), apiVersion: 'apps/v2' }, 'no schema of apps/v2 Deployment'],
])('%s is found', (_, manifest, problem) => {
  expect(schemaProblems(manifest).join('\n')).toContain(problem);
});
