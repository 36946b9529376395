import { describe, expect, it } from 'vitest';
import { deliverRequest } from '../../../../src/core/delivery/rolling-request.ts';
import type { Forge } from '../../../../src/core/forge/forge.ts';
import type { Transport } from '../../../../src/core/git/transport.ts';
import { branch, onBranch, requestFor, rollingWorlds, tags } from '../../../support/delivery/rolling-request.ts';
import { commitFiles, fsck, history } from '../../../support/git/repository.ts';
import { open } from '../../../support/git/transport.ts';

const { git, world } = await rollingWorlds();

class Killed extends Error {}

/** Ends the run at its n-th write, before or behind it; what it did not get to do is not done. */
function killer(at: number, moment: 'before' | 'behind') {
  let writes = 0;
  const guarded = async <T>(write: () => Promise<T>): Promise<T> => {
    writes += 1;
    if (writes > at || (writes === at && moment === 'before')) throw new Killed();
    const result = await write();
    if (writes === at) throw new Killed();
    return result;
  };
  const transport = (real: Transport): Transport => ({
    kind: real.kind,
    listRefs: (prefixes) => real.listRefs(prefixes),
    read: (ids) => real.read(ids),
    history: (tip, depth) => real.history(tip, depth),
    commits: (tips, depth) => real.commits(tips, depth),
    expectHistory: (tip, depth) => real.expectHistory(tip, depth),
    push: (update) => guarded(() => real.push(update)),
    checkPush: () => real.checkPush(),
    serverTime: () => real.serverTime(),
    cost: () => real.cost(),
    [Symbol.asyncDispose]: () => real[Symbol.asyncDispose](),
  });
  const forge = (real: Forge): Forge => ({
    ...real,
    createRequest: (content) => guarded(() => real.createRequest(content)),
    updateRequest: (request, content) => guarded(() => real.updateRequest(request, content)),
    closeRequest: (request, reason) => guarded(() => real.closeRequest(request, reason)),
  });
  return { transport, forge, writes: () => writes };
}

describe.each(['before', 'behind'] as const)('a run that is killed %s any of its writes', (moment) => {
  it('leaves nothing half-done: the next run ends as one run would have (law 11)', async () => {
    let at = 1;
    for (let killed = true; killed; at += 1) {
      const { repository, gitlab, forge, bump } = await world();
      // What there is to do: bring in the base, add a commit, change the text, close what is replaced.
      await bump('web0', 'v2');
      commitFiles(repository, { 'tags.yaml': tags.replace('web1: v1', 'web1: hotfix') });
      const kill = killer(at, moment);
      await using transport = await open(git.url(repository), 'wire');
      const request = requestFor(kill.transport(transport), kill.forge(forge), 'web2', 'v2');
      killed = await deliverRequest(request).then(
        () => false,
        (error: unknown) => {
          expect(error).toBeInstanceOf(Killed);
          return true;
        },
      );
      expect(await bump('web2', 'v2')).toMatchObject({ state: 'open', request: { number: 1 } });
      expect(onBranch(repository)).toBe(
        tags.replace('web0: v1', 'web0: v2').replace('web1: v1', 'web1: hotfix').replace('web2: v1', 'web2: v2'),
      );
      expect(gitlab.mergeRequests).toHaveLength(1);
      expect(gitlab.mergeRequests[0]).toMatchObject({ state: 'opened', title: 'Deploy web0, web2 to prod', notes: [] });
      expect(history(repository.path, `main..${branch}`)).toHaveLength(3);
      fsck(repository.path);
      gitlab.reset();
      await bump('web2', 'v2');
      expect(gitlab.writes()).toEqual([]);
    }
    expect(at).toBeGreaterThan(3);
  });
});
