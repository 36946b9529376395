/** Many writers of one branch at once, against the same bumps one after another. */

import { applyUpdates, fileChanges } from '../../src/core/bump/apply.ts';
import type { Update } from '../../src/core/bump/update.ts';
import { commitTo } from '../../src/core/delivery/commit-race.ts';
import { pushPublisher } from '../../src/core/delivery/publisher.ts';
import type { FileEdit } from '../../src/core/edit/edit.ts';
import { openTransport } from '../../src/core/git/connect.ts';
import type { Log } from '../../src/core/ports.ts';
import { createSecrets } from '../../src/core/secrets.ts';
import { systemClock as clock } from '../../src/hosts/clock.ts';
import { fsck, history } from '../../test/support/git/repository.ts';
import { portsOf } from '../../test/support/ports.ts';
import { timeProcess } from '../measure.ts';
import { bumpArguments, serviceArguments, type Workshop } from './competitors.ts';
import type { ServerProcess } from './git-server-client.ts';
import { type GitopsRepository, tagMap } from './gitops-repository.ts';

export interface WritersResult {
  readonly title: string;
  readonly command: boolean;
  readonly writers: number;
  /** Milliseconds until the last commit has landed. */
  readonly together: number;
  readonly inTurn: number;
  /** Pushes per commit, when together. */
  readonly attempts: number;
  readonly requests: number;
}

interface Scene {
  readonly repository: GitopsRepository;
  readonly server: ServerProcess;
  readonly workshop: Workshop;
}

/** Lands bump number `writer` and resolves to the pushes it took. */
type Writer = (scene: Scene, writer: number, tag: string) => Promise<number>;

const log: Log = {
  info() {},
  detail() {},
  warn() {},
  group: (_title, body) => body(),
  during: (_what, body) => body(),
};

interface Kind {
  readonly title: string;
  /** The command, a process each; else tasks of one process, where the server and the waiting are all there is. */
  readonly command: boolean;
  readonly writers: readonly number[];
  readonly write: Writer;
}

const kinds: readonly Kind[] = [
  { title: 'a file each', command: true, writers: [1, 10, 50], write: (...given) => asProcess(...given, ownService) },
  {
    title: 'adjacent lines of one file',
    command: true,
    writers: [10, 50],
    write: (...given) => asProcess(...given, ownLine),
  },
  {
    title: 'a file each, tasks of one process',
    command: false,
    writers: [1, 10, 50],
    write: (...given) => inProcess(...given, ownFile),
  },
  {
    title: 'adjacent lines of one file, tasks of one process',
    command: false,
    writers: [10, 50],
    write: (...given) => inProcess(...given, mappedLine),
  },
];

export async function compareWriters(scene: Scene, print: (result: WritersResult) => void): Promise<WritersResult[]> {
  const results: WritersResult[] = [];
  for (const { title, command, writers, write } of kinds) {
    for (const count of writers) {
      const result = { title, command, writers: count, ...(await race(scene, count, write)) };
      results.push(result);
      print(result);
    }
  }
  return results;
}

async function race(scene: Scene, count: number, write: Writer) {
  const { repository, server } = scene;
  const before = history(repository.path).length;
  const all = Array.from({ length: count }, (_, writer) => writer);

  let began = performance.now();
  for (const writer of all) await write(scene, writer, `turn-${before}-${writer}`);
  const inTurn = performance.now() - began;

  await server.traffic();
  began = performance.now();
  const attempts = await Promise.all(all.map((writer) => write(scene, writer, `race-${before}-${writer}`)));
  const together = performance.now() - began;
  const { requests } = await server.traffic();

  const commits = history(repository.path);
  if (commits.length !== before + 2 * count) throw new Error(`${before + 2 * count - commits.length} bumps are lost`);
  if (commits.some(({ parents }) => parents.length > 1)) throw new Error('the history is not linear');
  fsck(repository.path);
  return {
    together,
    inTurn,
    attempts: attempts.reduce((sum, each) => sum + each, 0) / count,
    requests: requests / count,
  };
}

async function inProcess(
  { repository, server }: Scene,
  writer: number,
  tag: string,
  updateFor: (repository: GitopsRepository, writer: number, tag: string) => Update,
): Promise<number> {
  const remote = { url: server.url(repository), credential: { kind: 'none' }, credentialSource: undefined } as const;
  await using transport = await openTransport(remote, { mode: 'wire', ...portsOf({ env: process.env }) });
  const update = updateFor(repository, writer, tag);
  const delivered = await commitTo({
    transport,
    branch: 'main',
    async plan(snapshot) {
      const applied = await applyUpdates(snapshot, [update]);
      return {
        kind: 'changes',
        changes: fileChanges(applied),
        message: `Deploy ${tag}`,
        trailers: [],
        payload: undefined,
      };
    },
    publisher: pushPublisher({ author: { name: 'Bench', email: 'bench@example.com' }, clock }),
    clock,
    log,
    secrets: createSecrets(),
    timeout: 300_000,
  });
  if (delivered.result !== 'committed') throw new Error(`writer ${writer}: ${delivered.result}`);
  return delivered.attempts;
}

function ownFile({ services }: GitopsRepository, writer: number, tag: string): Update {
  const service = services[writer * 7];
  if (service === undefined) throw new Error(`no service for writer ${writer}`);
  return edit(service.file, { image: service.image, tag });
}

function mappedLine(_: GitopsRepository, writer: number, tag: string): Update {
  return edit(tagMap, { set: [`service-${writer}=${tag}`] });
}

function edit(file: string, what: FileEdit): Update {
  return { kind: 'edit', service: undefined, files: [file], from: undefined, edit: what };
}

async function asProcess(
  { repository, server, workshop }: Scene,
  writer: number,
  tag: string,
  placeOf: (repository: GitopsRepository, writer: number, tag: string) => readonly string[],
): Promise<number> {
  const argv = bumpArguments(server.url(repository), placeOf(repository, writer, tag));
  const { stdout } = await timeProcess(process.execPath, argv, workshop.setting);
  return (JSON.parse(stdout) as { attempts: number }).attempts;
}

function ownService({ services }: GitopsRepository, writer: number, tag: string): string[] {
  const service = services[writer * 7];
  if (service === undefined) throw new Error(`no service for writer ${writer}`);
  return serviceArguments(service, tag);
}

function ownLine(_: GitopsRepository, writer: number, tag: string): string[] {
  return [`--file=${tagMap}`, `--set=service-${writer}=${tag}`];
}
