/** The page as `status` writes it: what deployments have left, with all that the page can show. */
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { stateWorld } from '../../../support/commands/state-world.ts';

it('`html` is the page of what runs where, with the graph of why, and a dry run writes none', async () => {
  const at = await stateWorld({ argocd: true });
  await at.pipeline(at.shop.push({ api: 'two' })).run();
  const second = at.shop.push({ worker: 'two' });
  await at.pipeline(second).run();
  const file = join(mkdtempSync(join(tmpdir(), 'page-')), 'public/status.html');

  const job = at.pipeline(second);
  await job.command('status', { inputs: { html: file, 'dry-run': 'true' } });
  expect(() => readFileSync(file)).toThrow('ENOENT');
  const { outputs } = await job.command('status', { inputs: { html: file }, depth: undefined });

  expect(outputs.html).toBe(file);
  const page = readFileSync(file, 'utf8');
  for (const service of ['api', 'web', 'worker']) expect(page).toContain(`<tr role=row id="service-${service}"`);
  expect(page).toContain(`>${second.slice(0, 8)}</a>`);
  expect(page).toContain('Last deployment: <bdi>worker</bdi> → <bdi>dev</bdi>');
  expect(page).toMatch(/<g class="service"><title>worker /);
});
