/** An environment with a registry of its own: what is promoted is copied there, by digest. */
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { stateWorld, type Values } from '../../../support/commands/state-world.ts';
import { basic } from '../../../support/git/server.ts';
import { allParts, dockerRegistry, gitHttpBackend } from '../../../support/real-parts.ts';
import { testPassword, testUser } from '../../../support/registry/server.ts';

const parts = allParts(await gitHttpBackend(), await dockerRegistry());

const environments = (registry: string) => `
  dev: { when: { branch: main }, file: "dev/{service}.yaml", from: sample.yaml, pin: both }
  prod: { when: { tag: "v*" }, file: "prod/{service}.yaml", from: sample.yaml, pin: both, promote-from: dev${registry} }
`;

async function promoted(registryOf: (host: string) => string) {
  const at = await stateWorld({ services: ['api'], environments: environments('') });
  const config = at.shop
    .read('gitops.yaml')
    .replace(/environments:[\s\S]*$/, `environments:${environments(registryOf(at.registry.host))}`);
  const commit = at.shop.push({ 'gitops.yaml': config });
  expect((await at.pipeline(commit).run()).message).toBeUndefined();
  at.shop.git('tag', 'v1');
  at.shop.git('push', '--quiet', 'origin', 'v1');
  const run = () => at.pipeline(commit, { ref: 'refs/tags/v1' }).run();
  return { at, run };
}

const imageIn = (text: string) => (parse(text) as Values).image;

describe.skipIf(!parts.present)(parts.titled('an environment with a registry of its own'), () => {
  it('gets the promoted image there, with the digest that it had, and is equal after it', async () => {
    const { at, run } = await promoted((host) => `, registry: "${host}/prod"`);
    const ran = await run();
    expect([ran.message, ran.outputs.result]).toEqual([undefined, 'committed']);
    const [dev, prod] = ['dev/api.yaml', 'prod/api.yaml'].map((path) => imageIn(at.gitops.read(path)));
    expect(prod).toEqual({ ...dev, repository: `${at.registry.host}/prod/api` });
    expect(prod?.digest).toMatch(/^sha256:/);
    const answer = await fetch(`http://${at.registry.host}/v2/prod/api/manifests/${prod?.digest}`, {
      headers: { accept: 'application/vnd.oci.image.manifest.v1+json', authorization: basic(testUser, testPassword) },
    });
    expect(answer.status).toBe(200);
    expect((await run()).outputs.result).toBe('unchanged');
  });

  it('where the name differs by more than the registry, is refused', async () => {
    const { run } = await promoted((host) => `, image: "${host}/prod/other-{service}"`);
    expect(await run()).toMatchObject({
      exitCode: 2,
      message: expect.stringContaining('is not what is built for prod'),
    });
  });

  it('passes an image on from station to station, each with its own registry', async () => {
    const line = (host: string) => `
  dev: { when: { branch: main }, file: "dev/{service}.yaml", from: sample.yaml }
  test: { extends: dev, file: "test/{service}.yaml", promote-from: dev, registry: "${host}/test" }
  prod: { extends: test, file: "prod/{service}.yaml", promote-from: test, registry: "${host}/prod" }
`;
    const at = await stateWorld({ services: ['api'], environments: line('unset') });
    const first = at.shop.push({ 'gitops.yaml': at.shop.read('gitops.yaml').replaceAll('unset', at.registry.host) });
    const stations = async (commit: string) => {
      const results = [];
      for (const environment of ['dev', 'test', 'prod']) {
        const { message, outputs } = await at.pipeline(commit).run({ inputs: { environment } });
        results.push(message ?? outputs.result);
      }
      return results;
    };
    expect(await stations(first)).toEqual(['committed', 'committed', 'committed']);
    expect(imageIn(at.gitops.read('prod/api.yaml'))).toMatchObject({
      repository: `${at.registry.host}/prod/api`,
      tag: first.slice(0, 8),
    });
    expect(await stations(at.shop.push({ 'README.md': 'words' }))).toEqual(['nothing', 'nothing', 'nothing']);
  });
});
