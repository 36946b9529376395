/** Law 2 under load: many writers that start together and all land, each with its own change and nothing else. */

import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { deliver, setLine } from '../../../support/delivery/delivery.ts';
import { type BareRepository, createBareRepository, fsck, history } from '../../../support/git/repository.ts';
import { startGitServer } from '../../../support/git/server.ts';
import { open, type TransportMode } from '../../../support/git/transport.ts';
import { scratchDirectory } from '../../../support/lifetime.ts';

const root = scratchDirectory('mg-storm');
const server = await startGitServer({ root });

/** Which line of which file belongs to a writer. */
interface Layout {
  readonly name: string;
  readonly path: (writer: number) => string;
  readonly key: (writer: number) => string;
}

const adjacentLines: Layout = {
  name: 'adjacent lines of one file',
  path: () => 'tags.yaml',
  key: (writer) => `service${writer}`,
};
const fileEach: Layout = {
  name: 'one file each',
  path: (writer) => `apps/team-${writer % 7}/service${writer}/values.yaml`,
  key: () => 'tag',
};

interface Storm {
  readonly layout: Layout;
  readonly writers: number;
  readonly mode: TransportMode;
  readonly way: 'http' | 'path';
  /** Of all pushes, how many in a hundred a hook refuses. */
  readonly refused: number;
}

const storms: readonly (Storm & { readonly name: string })[] = [
  { name: '50 over http', layout: adjacentLines, writers: 50, mode: 'wire', way: 'http', refused: 0 },
  { name: '20 over http', layout: fileEach, writers: 20, mode: 'wire', way: 'http', refused: 0 },
  { name: '20 on a path', layout: adjacentLines, writers: 20, mode: 'git', way: 'path', refused: 0 },
  { name: '20 on a path', layout: fileEach, writers: 20, mode: 'git', way: 'path', refused: 0 },
  {
    name: '20 over http, a hook in their way',
    layout: adjacentLines,
    writers: 20,
    mode: 'wire',
    way: 'http',
    refused: 30,
  },
];

describe('writers that start together', () => {
  it.each(storms)('$name: all land on $layout.name, in a line, each with its own change (law 2)', async (storm) => {
    const { layout, writers, mode, way } = storm;
    const all = Array.from({ length: writers }, (_, writer) => writer);
    const repository = createBareRepository(root, { files: filesOf(layout, all) });
    // A force push that slipped through would end the test here, whatever the history looked like afterwards.
    repository.git('config', 'receive.denyNonFastForwards', 'true');
    if (storm.refused > 0) refuseAtRandom(repository, storm.refused);

    const started = await Promise.all(
      all.map(() => open(way === 'http' ? server.url(repository) : repository.path, mode)),
    );
    const results = await Promise.all(
      started.map(async (transport, writer) => {
        await using connection = transport;
        const plan = setLine(layout.path(writer), layout.key(writer), `new${writer}`);
        return await deliver(connection, plan, { timeout: 280_000 });
      }),
    );

    expect(results.map(({ result }) => result)).toEqual(Array(writers).fill('committed'));
    for (const writer of all) {
      expect(repository.read(layout.path(writer))).toMatch(new RegExp(`^${layout.key(writer)}: new${writer}$`, 'm'));
    }
    const commits = history(repository.path).slice(0, -1);
    expect(commits).toHaveLength(writers);
    expect(commits.every(({ parents }) => parents.length === 1)).toBe(true);
    const ids = results.map((each, writer) => [each.result === 'committed' && each.commit, writer] as const);
    const writerOf = new Map(ids);
    expect(writerOf.size).toBe(writers);
    for (const { id } of commits) {
      const writer = writerOf.get(id) ?? -1;
      expect(changedLines(repository, id)).toEqual([
        `--- a/${layout.path(writer)}`,
        `+++ b/${layout.path(writer)}`,
        `-${layout.key(writer)}: old`,
        `+${layout.key(writer)}: new${writer}`,
      ]);
    }
    fsck(repository.path);
  });
});

function filesOf(layout: Layout, writers: readonly number[]): Record<string, string> {
  const files: Record<string, string> = {};
  for (const writer of writers) {
    const path = layout.path(writer);
    files[path] = `${files[path] ?? ''}${layout.key(writer)}: old\n`;
  }
  return files;
}

function changedLines(repository: BareRepository, commit: string): string[] {
  return repository
    .git('diff', '--unified=0', `${commit}^`, commit)
    .split('\n')
    .filter((line) => /^[+-]/.test(line));
}

/** As a policy service behind a hook that times out now and then: without regard to what is pushed. */
function refuseAtRandom(repository: BareRepository, percent: number): void {
  const hook = join(repository.path, 'hooks', 'pre-receive');
  writeFileSync(
    hook,
    `#!/bin/sh\n[ $(($(od -An -N2 -tu2 /dev/urandom) % 100)) -ge ${percent} ] && exit 0\necho 'policy service is away' >&2\nexit 1\n`,
  );
  chmodSync(hook, 0o755);
}
