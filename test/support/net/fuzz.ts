/** Random faults on the line to a real git server and a real registry: the outcome is right, or a failure with a code. */

import { Failure } from '../../../src/core/failure.ts';
import { openTransport } from '../../../src/core/git/connect.ts';
import { restlessClock } from '../clock.ts';
import { deliver, setLine } from '../delivery/delivery.ts';
import type { Fuzzer } from '../fuzzer.ts';
import { createBareRepository, fsck, history } from '../git/repository.ts';
import { type Fault, startGitServer } from '../git/server.ts';
import { remoteOf } from '../git/transport.ts';
import { scratchDirectory } from '../lifetime.ts';
import { portsOf } from '../ports.ts';
import { pushTestImage } from '../registry/image.ts';
import { type PlannedAnswer, startRegistry, testClient } from '../registry/server.ts';

/** The same numbers in [0, 1) for a seed (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const statuses = [401, 403, 404, 408, 413, 429, 500, 502, 503, 504];
const bodies = ['', '<!doctype html><title>Sign in</title>', '{"errors":[', '0000', '{}', '[]'];
const trials = 5;

export async function wireFuzzer(): Promise<Fuzzer> {
  const root = scratchDirectory('mg-fuzz-wire');
  return {
    async run(seed) {
      const random = randomOf(seed);
      const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)]!;
      const fault = (): Fault => {
        const where = { at: pick(['info-refs', 'ls-refs', 'fetch', 'receive-pack'] as const), after: pick([0, 0, 1]) };
        const answer = {
          status: pick([200, ...statuses]),
          body: pick(bodies),
          headers: { 'content-type': pick(['text/html', 'text/plain']) },
        };
        const bytes = Math.floor(random() * 200);
        return pick<Fault>([
          { ...where, kind: 'drop-before' },
          { ...where, kind: 'drop-after' },
          { ...where, kind: 'cut', bytes },
          { ...where, kind: 'shortened', bytes },
          { ...where, kind: 'status', ...answer },
          { ...where, kind: 'status-after', ...answer },
        ]);
      };
      const figures = { tried: 0, survived: 0, refused: 0, wrong: 0 };
      for (let trial = 0; trial < trials; trial += 1) {
        const repository = createBareRepository(root, { files: { 'web1.yaml': 'tag: old\n' } });
        await using server = await startGitServer({ root });
        const faults = Array.from({ length: 1 + Math.floor(random() * 3) }, fault);
        for (const each of faults) server.inject(each);
        figures.tried += 1;
        const ended = await (async () => {
          const ports = portsOf({ env: { PATH: process.env.PATH }, clock: restlessClock });
          await using transport = await openTransport(remoteOf(server.url(repository)), {
            mode: pick(['wire', 'auto', 'git']),
            ...ports,
          });
          return await deliver(transport, setLine('web1.yaml', 'tag', 'new'), { clock: restlessClock });
        })().catch((error: unknown) => error);
        fsck(repository.path);
        const commits = history(repository.path).length;
        const landed = commits === 2 && repository.read('web1.yaml') === 'tag: new\n';
        if (ended instanceof Failure) figures.refused += 1;
        else if (!(ended instanceof Error) && landed) figures.survived += 1;
        if (commits > 2 || (ended instanceof Error ? !(ended instanceof Failure) : !landed)) {
          figures.wrong += 1;
          console.error(`wire, seed ${seed}, trial ${trial}: ${String(ended)}`, JSON.stringify(faults));
        }
      }
      return figures;
    },
  };
}

export async function registryFuzzer(): Promise<Fuzzer> {
  const registry = await startRegistry();
  return {
    async run(seed) {
      const random = randomOf(seed);
      const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)]!;
      const figures = { tried: 0, survived: 0, refused: 0, wrong: 0 };
      for (let trial = 0; trial < trials; trial += 1) {
        const place = { registry: registry.host, repository: `fuzz/${seed}-${trial}`, tag: 'v1' };
        const client = testClient(undefined, restlessClock);
        const answers = Array.from(
          { length: 1 + Math.floor(random() * 4) },
          (): PlannedAnswer => ({
            path: pick([/manifests/, /blobs/, /uploads/, /tags/]),
            ...(random() < 0.2 ? { drop: true as const } : {}),
            // A 404 says that there is nothing: that is an answer, whoever gives it.
            status: pick([200, 202, 307, ...statuses.filter((each) => each !== 404)]),
            body: pick([...bodies, String(random())]),
          }),
        );
        for (const answer of answers) registry.answerNext(answer);
        figures.tried += 1;
        const ended = await (async () => {
          const { digest } = await pushTestImage(client, place, `${seed}-${trial}`);
          const found = await client.getManifest(place);
          const tags = await client.listTags(place);
          return { digest, found: found?.digest, tags };
        })().catch((error: unknown) => error);
        registry.forget();
        if (ended instanceof Failure) figures.refused += 1;
        else if (!(ended instanceof Error) && isWhole(ended)) figures.survived += 1;
        else {
          figures.wrong += 1;
          console.error(
            `registry, seed ${seed}, trial ${trial}: ${ended instanceof Error ? ended.stack : JSON.stringify(ended)}`,
            answers,
          );
        }
      }
      return figures;
    },
  };
}

function isWhole(ended: unknown): boolean {
  const { digest, found, tags } = ended as { digest: string; found: string | undefined; tags: readonly string[] };
  return found === digest && tags.includes('v1');
}
