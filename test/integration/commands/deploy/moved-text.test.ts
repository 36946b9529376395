/** Text of gitops.yaml that moves into defaults, behind anchors or into another order means the same: nothing is done. */
import { describe, expect, it } from 'vitest';
import { stateWorld } from '../../../support/commands/state-world.ts';
import { allParts, dockerRegistry, gitHttpBackend } from '../../../support/real-parts.ts';

const parts = allParts(await gitHttpBackend(), await dockerRegistry());

const build = (name: string, more: string) =>
  `${name}: { path: apps/${name}, build: { engine: append, files: ["apps/${name}/app.txt:/app.txt"], ${more} } }`;
const environment = (more: string) =>
  `dev: { when: { branch: main }, file: "dev/{service}.yaml", from: sample.yaml, ${more} }`;
const file = (services: string, environments: string, above = '') => `
${above}
services:
  ${services}
environments:
  ${environments}
`;

const set = 'set: { replicas: 2, resources: { cpu: 1, memory: 2 } }';
const first = file(build('api', 'env: { A: "1", B: "2" }, labels: { x: y, a: b }'), environment(set));

const same: readonly (readonly [what: string, text: string])[] = [
  [
    'defaults',
    file(
      build('api', 'env: { A: "1" }, labels: { x: y }'),
      environment('set: { replicas: 2 }'),
      'defaults: { service: { build: { env: { B: "2" }, labels: { a: b } } }, environment: { set: { resources: { cpu: 1, memory: 2 } } } }',
    ),
  ],
  [
    'anchors and merge keys',
    file(
      build('api', 'env: { <<: *env, A: "1" }, labels: { <<: [*labels], x: y }'),
      environment('set: { resources: { <<: *more, cpu: 1 }, replicas: 2 }'),
      'x-env: &env { B: "2" }\nx-labels: &labels { a: b }\nx-more: &more { memory: 2 }',
    ),
  ],
  [
    'anchors of other names',
    file(
      build('api', 'env: { <<: *variables, A: "1" }, labels: { <<: [*words], x: y }'),
      environment('x-note: [why], set: { resources: { <<: *others, cpu: 1 }, replicas: 2 }'),
      'x-v: &variables { B: "2" }\nx-w: &words { a: b }\nx-o: &others { memory: 2 }',
    ),
  ],
  [
    'what another environment extends, and the service in it',
    file(
      build('api', 'env: { B: "2", A: "1" }, labels: { a: b, x: y } }, environments: { dev: { set: { replicas: 2 } }'),
      `${environment('extends: base')}\n  base: { set: { replicas: 7, resources: { memory: 2, cpu: 1 } } }`,
    ),
  ],
];

describe.skipIf(!parts.present)(parts.titled('text that moves in gitops.yaml'), () => {
  it('builds and writes nothing, wherever it moves', async () => {
    const at = await stateWorld({ services: ['api'] });
    const head = at.shop.read('gitops.yaml').split('services:')[0];
    await at.pipeline(at.shop.push({ 'gitops.yaml': `${head}${first}` })).run();
    expect(at.gitops.read('dev/api.yaml')).toContain('replicas: 2');
    const before = at.tip();
    at.cost();
    for (const [what, text] of same) {
      const { message, outputs } = await at.pipeline(at.shop.push({ 'gitops.yaml': `${head}${text}` })).run();
      expect([what, message, outputs.result, at.tip()]).toEqual([what, undefined, 'nothing', before]);
    }
    expect(at.cost().asked.filter((each) => each.startsWith('registry PUT'))).toEqual([]);
    // A setting that does change is done.
    const changed = first.replace('B: "2"', 'B: "3"');
    const { outputs } = await at.pipeline(at.shop.push({ 'gitops.yaml': `${head}${changed}` })).run();
    expect(outputs.result).toBe('committed');
  });
});
