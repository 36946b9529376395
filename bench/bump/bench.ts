/** Sets the scene, lets all run in turn, and prints tables and aims. Everything it makes is gone afterwards. */

import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fsck } from '../../test/support/git/repository.ts';
import { aimTable } from '../tables.ts';
import { createWorkshop, yqVersion } from './competitors.ts';
import { startServerProcess } from './git-server-client.ts';
import { createGitopsRepository } from './gitops-repository.ts';
import { aimsOf, costTable, sizeTable, writerTable } from './report.ts';
import { compare, nodeStart, type Results } from './single.ts';
import { compareWriters } from './writers.ts';

export interface BenchOptions {
  readonly quick: boolean;
  /** Files of the repositories, ascending. */
  readonly sizes: readonly number[];
  readonly print: (line: string) => void;
}

/** Where many writers meet. */
const crowded = 10_000;

export async function benchBump({ quick, sizes, print }: BenchOptions): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'bench-bump-'));
  try {
    await using server = await startServerProcess(directory);
    const workshop = await createWorkshop(join(directory, 'workshop'));
    const gitVersion = execFileSync('git', ['--version'], { encoding: 'utf8' }).trim();
    print(
      `Node ${process.version}, ${gitVersion}, yq ${yqVersion ?? 'replaced by a Node script (go install github.com/mikefarah/yq/v4@latest)'}, ${cpus().length} × ${cpus()[0]?.model}; git http-backend on 127.0.0.1\n`,
    );

    const bySize = new Map<number, Results>();
    for (const files of sizes) {
      const repository = await createGitopsRepository(directory, { files, tag: workshop.deployed });
      bySize.set(files, await compare(repository, { server, workshop, quick }));
      fsck(repository.path);
      await rm(repository.path, { recursive: true });
      print(`measured: ${files} files`);
    }
    const node = await nodeStart(workshop);
    print(`\n${sizeTable(bySize, node)}\n\n${costTable(bySize)}\n`);

    const repository = await createGitopsRepository(directory, { files: crowded, tag: workshop.deployed });
    const writers = await compareWriters({ repository, server, workshop }, ({ title, writers: count }) =>
      print(`measured: ${count} writers, ${title}`),
    );
    print(`\n${writerTable(writers)}\n\n${aimTable(aimsOf({ bySize, node, writers }))}`);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
