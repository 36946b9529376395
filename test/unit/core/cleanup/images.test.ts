import { describe, expect, test } from 'vitest';
import { imageUsage, registryHosts } from '../../../../src/core/cleanup/images.ts';
import { parseConfig } from '../../../../src/inputs/config/config.ts';

const config = parseConfig(
  'gitops.yaml',
  `version: 1
registry: r.example.com/fe
services:
  web1: { path: apps/web1 }
  web2: { path: apps/web2, build: { image: "other.example.com:5000/web2" } }
environments:
  dev: { when: { branch: develop }, file: "values/{service}-{environment}.yaml" }
  preview: { when: { request: true }, file: "{environment}/{slug}/{service}.yaml", ttl: 2d }
  review: { when: { branch: "feature/*" }, file: "review/{slug}/{service}.yaml", ttl: 36h }
`,
);

describe('which images run', () => {
  test('is told by the files of the GitOps repository, wherever they are', () => {
    expect(imageUsage(config)).toEqual({ known: true });
  });

  test.each([
    ['there is no gitops.yaml', undefined],
    ['an environment has no place', 'dev: { when: { branch: develop }, app: { path: apps } }'],
  ])('is not known when %s', (_, environment) => {
    const text = `version: 1\nservices: { web1: { path: apps/web1 } }\nenvironments: { ${environment} }\n`;
    const partial = environment === undefined ? undefined : parseConfig('gitops.yaml', text);
    expect(imageUsage(partial)).toMatchObject({ known: false, reason: expect.stringContaining('not known whether') });
  });
});

test('the registries that are asked about images are those of the services', () => {
  expect([...registryHosts(config)]).toEqual(['r.example.com', 'other.example.com:5000']);
  expect([...registryHosts(undefined)]).toEqual([]);
});

test('the registries are those of environments too, and placeholders in a path leave the host as it is', () => {
  const templates = parseConfig(
    'gitops.yaml',
    `version: 1
services:
  web1: { path: a, build: { image: "r.example.com:5000/fe/{branch-slug}/{service}" } }
  web2: { path: b, build: { image: "{service}.example.com/x" } }
  web3: { path: c, build: { image: "acme/{service}" } }
environments: { prod: { when: { tag: "v*" }, file: x.yaml, image: "prod.example.com/{environment}-{service}" } }
`,
  );
  expect([...registryHosts(templates)]).toEqual(['r.example.com:5000', 'docker.io', 'prod.example.com']);
});
