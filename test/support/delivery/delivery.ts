/** Parts of a delivery as tests need them: real clock and secrets, a log in memory, a plan that edits one line. */

import { commitTo, type Delivered, type DeliveryRequest, type Plan } from '../../../src/core/delivery/commit-race.ts';
import { pushPublisher } from '../../../src/core/delivery/publisher.ts';
import type { SignCommit } from '../../../src/core/git/commit.ts';
import type { Transport } from '../../../src/core/git/transport.ts';
import { createSecrets } from '../../../src/core/secrets.ts';
import { systemClock } from '../clock.ts';
import { memoryLog } from '../ports.ts';

export const author = { name: 'CI', email: 'ci@example.com' };

export function deliver<P>(
  transport: Transport,
  plan: Plan<P>,
  { sign, ...overrides }: Partial<DeliveryRequest<P>> & { readonly sign?: SignCommit } = {},
): Promise<Delivered<P>> {
  return commitTo({
    transport,
    branch: 'main',
    plan,
    publisher: pushPublisher({ author, sign, clock: overrides.clock ?? systemClock }),
    clock: systemClock,
    log: memoryLog(),
    secrets: createSecrets(),
    timeout: 60_000,
    ...overrides,
  });
}

/** Sets `<key>: <value>` on its line in a file, or adds the line: a plain line edit, to be tried on any state. */
export function setLine(path: string, key: string, value: string): Plan<{ readonly before: string | undefined }> {
  return async (snapshot) => {
    const file = await snapshot.readFile(path);
    const text = Buffer.from(file?.body ?? []).toString('utf8');
    const line = new RegExp(`^${key}: (.*)$`, 'm');
    const before = line.exec(text)?.[1];
    const after = before === undefined ? `${text}${key}: ${value}\n` : text.replace(line, `${key}: ${value}`);
    return {
      kind: 'changes',
      changes: [{ path, body: Buffer.from(after, 'utf8') }],
      message: `Set ${key} to ${value}`,
      trailers: [['Service', key]],
      payload: { before },
    };
  };
}
