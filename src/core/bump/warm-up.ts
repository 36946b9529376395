/**
 * Prepares, while the first answers of the GitOps server are awaited, what a bump needs behind them. In a new process code
 * is loaded and compiled when it is first used: the first edit takes four times as long as the second.
 */

import { messageOf } from '../failure.ts';
import type { Clock, Log } from '../ports.ts';

/** What files of GitOps repositories are made of. */
const sample = `# comment
image:
  repository: r/a # why
  tag: "1"
hosts:
  - host: a.example.com
    paths: [{ path: / }, 'b']
env:
  - name: A
    value: 1

`;

const steps: readonly (() => unknown)[] = [
  () => import('./bump.ts'),
  () => import('../edit/text/source.ts'),
  () => import('./apply.ts'),
  async () => (await import('../edit/text/source.ts')).parseSource('sample.yaml', sample),
  async () => (await import('../edit/edit.ts')).editFile('sample.yaml', sample, { image: 'r/a', tag: '2' }),
  () => import('../git/diff.ts'),
];

/**
 * One step after the other, beginning with the caller's; an answer that has come meanwhile is handled in between. A step
 * that fails is passed over: whoever needs what it prepares asks for it again, and meets the failure there.
 */
export async function warmUp(first: () => unknown, { clock, log }: { clock: Clock; log: Log }): Promise<void> {
  for (const step of [first, ...steps]) {
    try {
      await clock.sleep(0);
      await step();
    } catch (error) {
      log.detail(`could not be prepared ahead: ${messageOf(error)}`);
    }
  }
}
