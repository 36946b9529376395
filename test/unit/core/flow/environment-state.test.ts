import { describe, expect, test } from 'vitest';
import { type StateSnapshot, wantedServices } from '../../../../src/core/flow/environment-state.ts';
import { parseConfig } from '../../../../src/inputs/config.ts';
import { memorySnapshot } from '../../../support/git/memory-snapshot.ts';
import { ciContext } from '../../../support/inputs.ts';
import { memoryLog } from '../../../support/ports.ts';

const config = parseConfig(
  'gitops.yaml',
  `version: 1
registry: r.example.com/fe
services: { web1: { path: apps/web1 }, web2: { path: apps/web2 }, web3: { path: apps/web3 } }
environments:
  dev: { when: { branch: main }, file: "values/{service}-{environment}.yaml" }
  prod: { when: { tag: "v*" }, file: "values/{service}-{environment}.yaml", promote-from: dev }
  review: { when: { request: true }, file: "review/{slug}/{service}.yaml" }
  elsewhere: { when: { branch: other }, app: { path: apps } }
`,
);
const values = (tag: string, digest = '') => `image:\n  repository: r.example.com/fe/web1\n  tag: ${tag}\n${digest}`;

interface Asked {
  readonly environment: string;
  readonly affected?: readonly string[];
  readonly named?: boolean;
}

/** What is wanted, and which files of the GitOps repository were looked at. */
async function wanted(
  files: Readonly<Record<string, string>>,
  { environment, affected = ['web2'], named = false }: Asked,
) {
  const memory = memorySnapshot(files);
  let reads = 0;
  const snapshot: StateSnapshot = {
    readFile: (path) => memory.readFile(path),
    entry: async (path) => (path in files ? { mode: '100644', name: path, id: '' } : undefined),
  };
  const request = { config, ci: ciContext(), environment, affected, named };
  const result = await wantedServices(
    request,
    (read) => {
      reads += 1;
      return read(snapshot);
    },
    memoryLog(),
  );
  return { ...result, promotions: Object.fromEntries(result.promotions), reads };
}

describe('the services that a deployment wants', () => {
  test('are the affected ones, and those that the environment does not run yet, in the order of gitops.yaml', async () => {
    const { services } = await wanted({ 'values/web3-dev.yaml': '' }, { environment: 'dev' });
    expect(services).toEqual(['web1', 'web2']);
  });

  test.each<[string, Asked]>([
    ['the run names its services', { environment: 'dev', named: true }],
    ['the environment is a review environment', { environment: 'review' }],
    ['every service is affected', { environment: 'dev', affected: ['web1', 'web2', 'web3'] }],
  ])('are the affected ones alone when %s, without a look at the GitOps repository', async (_, asked) => {
    const { services, reads } = await wanted({}, asked);
    expect(services).toEqual(asked.affected ?? ['web2']);
    expect(reads).toBe(0);
  });

  test('are the affected ones alone where the environment has no file that could tell', async () => {
    expect((await wanted({}, { environment: 'elsewhere' })).services).toEqual(['web2']);
  });
});

describe('the image that a deployment promotes', () => {
  const asked = { environment: 'prod', affected: ['web1'], named: true };

  test.each([
    ['by digest, with its tag', values('v1', '  digest: sha256:1\n'), 'r.example.com/fe/web1@sha256:1', 'v1'],
    ['by tag where there is no digest', values('v1'), 'r.example.com/fe/web1:v1', 'v1'],
  ])('is that of the other environment, %s', async (_, text, reference, tag) => {
    const { promotions } = await wanted({ 'values/web1-dev.yaml': text }, asked);
    expect(promotions).toEqual({ web1: { reference, tag } });
  });

  test.each([
    ['has no file of the service', {}],
    ['has a file that says no image', { 'values/web1-dev.yaml': 'replicas: 1\n' }],
  ])('is missing when the other environment %s', async (_, files) => {
    await expect(wanted(files, asked)).rejects.toMatchObject({
      code: 'PROMOTION_SOURCE',
      message: 'dev runs no image of web1 that could be promoted',
      hint: 'Deploy web1 to dev first; it is looked for in values/web1-dev.yaml.',
    });
  });
});
