/** What people see of a deployment on the page of a run of GitHub: the graph and the table, against real git and a registry. */
import { describe, expect, it } from 'vitest';
import { deployedWorld } from '../../../support/commands/state-world.ts';
import { readPage } from '../../../support/markdown.ts';
import { flowchartIn } from '../../../support/mermaid/flowchart.ts';
import { allParts, dockerRegistry, gitHttpBackend } from '../../../support/real-parts.ts';

const parts = allParts(await gitHttpBackend(), await dockerRegistry());

/** `label → label`, with the arrows of what is not done now. */
function arrowsIn(summary: string): readonly string[] {
  const { nodes, edges } = flowchartIn(summary);
  const named = (id: string) => nodes.get(id)?.label.replaceAll('<br>', ' · ');
  return edges.map(({ from, to, arrow }) => `${named(from)} ${arrow} ${named(to)}`);
}

describe.skipIf(!parts.present)(parts.titled('the picture of a deployment'), () => {
  it('goes from the changed file to the environment, in the plan and in the deployment', async () => {
    const at = await deployedWorld();
    at.shop.push({ 'apps/api/"] --> x; end `%%{init}%%.txt': '1' });
    const pipeline = at.pipeline(at.shop.push({ worker: 'two' }));
    const planned = await pipeline.command('plan');
    const deployed = await pipeline.run();
    for (const { summary } of [planned, deployed]) {
      const arrows = arrowsIn(summary);
      expect(arrows).toEqual([
        'apps/api/"] --> x; end `%%{init}%%.txt --> api · deploy',
        expect.stringMatching(/^apps\/worker\/\S+ --> worker · deploy$/),
        'api · deploy --> dev',
        'worker · deploy --> dev',
      ]);
    }
    const tag = at.shop.tip().slice(0, 8);
    const image = /^\| worker \| dev runs [0-9a-f]{8}; apps\/worker\/\S+ changed since \| (\S+) \| deploy \|$/m;
    expect(planned.summary).toContain('| service | why | image | what happens |');
    expect(planned.summary).toMatch(/^\| web \| .*nothing changed since \| \S+ \| nothing \|$/m);
    expect(planned.summary.match(image)?.[1]).toMatch(new RegExp(`:${tag}$`));
    const rows = readPage(deployed.summary).tables[0]?.rows ?? [];
    expect(rows.map(([service, , of]) => [service, of?.split(' ')[0]])).toContainEqual(['worker', `worker:${tag}`]);
    expect(rows.find(([service]) => service === 'web')?.slice(3)).toEqual(['–', '⚪ unchanged']);
  });

  it('shows dotted what is held, and nothing where nothing is to be done', async () => {
    const at = await deployedWorld();
    const pipeline = at.pipeline(at.shop.push({ api: 'two' }));
    await pipeline.run();
    const again = await pipeline.run();
    expect(again.summary).not.toContain('```mermaid');
    expect(readPage(again.summary).tables[0]?.rows.map((row) => row[4])).toEqual(Array(3).fill('⚪ unchanged'));
    at.revert(at.tip());
    const held = await at.pipeline(at.shop.push({ web: 'two' })).run();
    expect(arrowsIn(held.summary)).toContain('api · held -.-> dev');
  });
});
