/** Law 3 for what gitops.yaml sets and removes: a pipeline that ends late writes none of it over a newer one's. */
import { describe, expect, it } from 'vitest';
import { deployedWorld } from '../../../support/commands/state-world.ts';
import { allParts, dockerRegistry, gitHttpBackend } from '../../../support/real-parts.ts';
import { sliceOfCommit } from '../../../support/slice.ts';

const parts = allParts(await gitHttpBackend(), await dockerRegistry());

/** What an older commit says of dev, and what a newer one does; `undefined`: nothing. */
const pairs = [
  ['set over set', 'set: { replicas: 9 }', 'set: { replicas: 3 }'],
  ['set over unset', 'set: { replicas: 9 }', 'unset: [replicas]'],
  ['unset over set', 'unset: [replicas]', 'set: { replicas: 3 }'],
  ['another value', 'set: { replicas: 9, late: "yes" }', 'set: { replicas: 3 }'],
] as const;

describe.skipIf(!parts.present)(parts.titled('a late pipeline'), () => {
  it.each(sliceOfCommit(pairs, 1))(
    'does not write its values over those of a newer one: %s',
    async (_, older, newer) => {
      const at = await deployedWorld();
      const config = at.shop.read('gitops.yaml');
      const saying = (line: string) =>
        config.replace('    from: sample.yaml\n  prod', `    from: sample.yaml\n    ${line}\n  prod`);
      const late = at.pipeline(at.shop.push({ 'gitops.yaml': saying(older) }));
      const last = at.pipeline(at.shop.push({ 'gitops.yaml': saying(newer), api: 'two' }));
      expect(await last.run()).toMatchObject({ exitCode: 0, outputs: { result: 'committed' } });
      const [tip, values] = [at.tip(), at.gitops.read('dev/api.yaml')];
      expect(await late.run()).toMatchObject({ exitCode: 0, outputs: { result: 'superseded' } });
      expect([at.tip(), at.gitops.read('dev/api.yaml')]).toEqual([tip, values]);
      // Its own newest run finds nothing to do (law 4).
      await last.run();
      expect(at.tip()).toBe(tip);
    },
  );
});
