/** Runs of `append` that end at any step, and registries that do not let a tag move. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { BuildSpec } from '../../../../../../src/core/build/engine.ts';
import { append } from '../../../../../../src/core/build/engines/append/append.ts';
import { readManifest } from '../../../../../../src/core/image/manifest.ts';
import { parseReference } from '../../../../../../src/core/image/reference.ts';
import type { Registry } from '../../../../../../src/core/image/registry.ts';
import { builderOf, fakePrograms, proved } from '../../../../../support/build/fake-programs.ts';
import { scratchDirectory } from '../../../../../support/lifetime.ts';
import { dockerRegistry } from '../../../../../support/real-parts.ts';
import { startRegistry, type TestRegistry, testClient } from '../../../../../support/registry/server.ts';

const real = await dockerRegistry();
const client = testClient();

describe.skipIf(!real.present)(real.titled('append'), () => {
  let registry: TestRegistry;
  let cwd: string;
  beforeAll(async () => {
    registry = await startRegistry();
    cwd = scratchDirectory('interrupted');
    for (const name of ['deps', 'dist']) mkdirSync(join(cwd, name));
    writeFileSync(join(cwd, 'deps/a.js'), 'a');
  });

  async function build(image: string, used: Registry, more: Partial<BuildSpec> = {}) {
    await using programs = await fakePrograms([], {});
    const files = ['deps:/app/deps', '---', 'dist:/app'];
    const tags = ['v1', 'latest'] as const;
    const spec = {
      files,
      cwd,
      context: cwd,
      labels: new Map(),
      image,
      tags,
      platforms: [],
      layersTag: 'c-layers',
      ...more,
    };
    const builder = await builderOf(append, { ports: { ...programs.ports, registry: used } }, spec);
    return builder.build(proved);
  }

  /** Ends with its `last`th write: it reaches the registry, and nobody gets the answer. */
  function endingAt(last: number): { readonly registry: Registry; readonly writes: () => number } {
    let writes = 0;
    const ended = new Proxy(client, {
      get(target, name) {
        const member: unknown = Reflect.get(target, name);
        if (typeof member !== 'function') return member;
        return async (...args: unknown[]) => {
          const isWrite = name === 'uploadBlob' || name === 'putManifest';
          if (isWrite) writes += 1;
          if (writes > last) throw new Error('killed');
          const answer: unknown = await member.apply(target, args);
          if (isWrite && writes >= last) throw new Error('killed');
          return answer;
        };
      },
    });
    return { registry: ended, writes: () => writes };
  }

  it('ended at any step leaves no tag of half an image, and the next run ends well', async () => {
    let isWhole = false;
    for (let last = 0; !isWhole && last < 20; last += 1) {
      const image = `${registry.host}/acme/ended${last}`;
      writeFileSync(join(cwd, 'dist/server.js'), `text ${last}`);
      const { registry: ended, writes } = endingAt(last);
      await build(image, ended).catch(() => {});
      isWhole = writes() < last;
      const repository = parseReference(image);
      const tags = await client.listTags(repository).catch(() => []);
      for (const tag of tags) {
        const manifest = await client.getManifest({ ...repository, tag });
        const content = manifest && readManifest(manifest);
        if (content?.kind !== 'image') throw new Error(`${tag} is no image`);
        for (const { digest } of [content.config, ...content.layers]) {
          expect(await client.hasBlob(repository, digest), `${tag} after ${last} writes`).toBe(true);
        }
      }
      const again = await build(image, client);
      expect(again).toMatchObject({ result: 'pushed' });
      expect((await client.listTags(repository)).sort()).toEqual(expect.arrayContaining(['latest', 'v1']));
    }
    expect(isWhole).toBe(true);
  });

  it('says that a tag is taken where a registry does not let it move, and takes the same image for done', async () => {
    const image = `${registry.host}/acme/immutable`;
    const one = { tags: ['v1'], layersTag: undefined } as const;
    writeFileSync(join(cwd, 'dist/server.js'), 'first');
    const first = await build(image, client, one);
    const refusal = { method: 'PUT', path: /immutable\/manifests\/v1/, status: 409, body: '{"errors":[]}' };
    registry.answerNext(refusal);
    expect(await build(image, client, one)).toMatchObject({ result: 'pushed', action: 'reused' });
    writeFileSync(join(cwd, 'dist/server.js'), 'second');
    registry.answerNext(refusal);
    const failure: unknown = await build(image, client, one).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'TAG_TAKEN', exitCode: 4, hint: expect.stringContaining('{sha8}-{run}') });
    const digest = first.result === 'pushed' ? first.digest : undefined;
    expect((await client.headManifest({ ...parseReference(image), tag: 'v1' }))?.digest).toBe(digest);
  });
});
