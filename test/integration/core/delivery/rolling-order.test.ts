import { describe, expect, it } from 'vitest';
import { type AppliedUpdates, applyUpdates, fileChanges } from '../../../../src/core/bump/apply.ts';
import { requestUpdates } from '../../../../src/core/bump/bump.ts';
import { recordTrailers } from '../../../../src/core/bump/record/write-record.ts';
import type { Update } from '../../../../src/core/bump/update.ts';
import type { Plan } from '../../../../src/core/delivery/commit-race.ts';
import { deliverRequest } from '../../../../src/core/delivery/rolling-request.ts';
import { orderingOf } from '../../../../src/core/flow/ordering.ts';
import { provenanceTrailers } from '../../../../src/core/git/message.ts';
import type { Transport } from '../../../../src/core/git/transport.ts';
import { deliver } from '../../../support/delivery/delivery.ts';
import { branch, type RollingWorld, requestFor, rollingWorlds } from '../../../support/delivery/rolling-request.ts';
import { commitFiles } from '../../../support/git/repository.ts';
import { open } from '../../../support/git/transport.ts';
import { lineFacts } from '../../../support/source/line-facts.ts';

const { git, world } = await rollingWorlds();

describe('a rolling request and the order of source commits', () => {
  const commits = ['a', 'b', 'c', 'd'].map((letter) => letter.repeat(40)) as [string, string, string, string];

  const planOf = (transport: Transport, commit: string): Plan<AppliedUpdates> => {
    const updates: Update[] = [
      {
        kind: 'edit',
        service: 'web1',
        files: ['web1.yaml'],
        from: undefined,
        edit: { image: 'acme/web1', tag: commit.slice(0, 8) },
      },
    ];
    const ordering = orderingOf({
      transport,
      facts: lineFacts(commits),
      run: {
        commit,
        ref: 'refs/heads/main',
        repository: 'acme/shop',
        pipeline: undefined,
        pipelineCreatedAt: undefined,
        asked: { by: 'event', onOlder: 'skip', named: false },
      },
      contents: new Map(),
      seen: undefined,
      warn: () => {},
    });
    return async (snapshot, attempt) => {
      const judge = ordering(snapshot, attempt);
      const applied = await applyUpdates(snapshot, updates);
      const { superseded } = await judge(applied.edits, undefined);
      if (superseded.length > 0) return { kind: 'nothing', payload: { ...applied, files: [] } };
      const provenance = { sourceCommit: commit, services: ['web1'], images: [`acme/web1:${commit.slice(0, 8)}`] };
      return {
        kind: 'changes',
        changes: fileChanges(applied),
        message: 'Deploy web1',
        trailers: [...provenanceTrailers(provenance), ...recordTrailers(applied.edits)],
        payload: applied,
      };
    };
  };

  const old = 'image:\n  repository: acme/web1\n  tag: old\n';
  const deploy = async ({ repository, forge }: RollingWorld, commit: string) => {
    await using transport = await open(git.url(repository), 'wire');
    const plan = planOf(transport, commit);
    const base = requestFor(transport, forge, 'web1', 'x');
    return await deliverRequest({ ...base, plan, updates: (applied) => requestUpdates({ applied }) });
  };
  const pushDirectly = async ({ repository }: RollingWorld, commit: string) => {
    await using transport = await open(git.url(repository), 'wire');
    await deliver(transport, planOf(transport, commit));
  };

  it('does not bring back what a person reverted on the base while other services were waiting', async () => {
    const made = await world();
    const { repository, bump } = made;
    commitFiles(repository, { 'web1.yaml': old });
    await bump('web2', 'v2');
    await pushDirectly(made, commits[1]);
    commitFiles(repository, { 'web1.yaml': old });
    expect(await deploy(made, commits[1])).toMatchObject({ state: 'open', delivered: { result: 'unchanged' } });
    expect(repository.read('web1.yaml', branch)).toBe(old);
  });

  it('never goes back: neither behind what it holds nor behind what the base got meanwhile (law 3)', async () => {
    const made = await world();
    const { repository, gitlab } = made;
    commitFiles(repository, { 'web1.yaml': old });
    const run = (commit: string) => deploy(made, commit);
    const held = () => /tag: "?(\w)/.exec(repository.read('web1.yaml', branch))?.[1];
    expect(await run(commits[1])).toMatchObject({ delivered: { result: 'committed' } });
    expect(gitlab.mergeRequests[0]?.description).toContain(
      '| `web1` | `web1.yaml` | `acme/web1:old` | `acme/web1:bbbbbbbb` |',
    );
    expect(await run(commits[0])).toMatchObject({ state: 'open', delivered: { result: 'unchanged' } });
    expect(held()).toBe('b');
    await pushDirectly(made, commits[3]);
    expect(await run(commits[2])).toMatchObject({ state: 'none', closed: [1], delivered: { result: 'unchanged' } });
    expect(repository.read('web1.yaml')).toContain('dddddddd');
  });
});
