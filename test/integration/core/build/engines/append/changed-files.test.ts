/** Files that are written while `append` packs them: no tag of a commit, and no label of its content, is given to parts of two. */
import { chmodSync, linkSync, mkdirSync, renameSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { append } from '../../../../../../src/core/build/engines/append/append.ts';
import { parseReference } from '../../../../../../src/core/image/reference.ts';
import { builderOf, fakePrograms, proved } from '../../../../../support/build/fake-programs.ts';
import { scratchDirectory } from '../../../../../support/lifetime.ts';
import { dockerRegistry } from '../../../../../support/real-parts.ts';
import { startRegistry, type TestRegistry, testClient } from '../../../../../support/registry/server.ts';

const real = await dockerRegistry();
const client = testClient();

describe.skipIf(!real.present)(real.titled('files that are written while append packs them'), () => {
  let registry: TestRegistry;
  beforeAll(async () => {
    registry = await startRegistry();
  });

  let number = 0;
  /** @param act what another step does between the packing and the tags */
  async function build(act: (dist: string) => void, { namesContent = true, files = ['dist:/app'] } = {}) {
    number += 1;
    const cwd = scratchDirectory('changing');
    const dist = join(cwd, 'dist');
    mkdirSync(join(dist, 'lib'), { recursive: true });
    for (const name of ['a.js', 'b.js', 'lib/c.js', 'skipped.log']) writeFileSync(join(dist, name), `text of ${name}`);
    writeFileSync(join(cwd, '.dockerignore'), '**/*.log\n');
    symlinkSync('a.js', join(dist, 'link.js'));
    const image = `${registry.host}/acme/changing${number}`;
    let isDone = false;
    const watched = new Proxy(client, {
      get(target, name) {
        const member: unknown = Reflect.get(target, name);
        if (typeof member !== 'function') return member;
        return (...args: unknown[]) => {
          if (name === 'uploadBlob' && !isDone) act(dist);
          isDone ||= name === 'uploadBlob';
          return member.apply(target, args);
        };
      },
    });
    await using programs = await fakePrograms([], {});
    const spec = {
      files,
      cwd,
      context: cwd,
      labels: new Map(),
      image,
      tags: ['v1'] as const,
      platforms: [],
      namesContent,
    };
    const builder = await builderOf(append, { ports: { ...programs.ports, registry: watched } }, spec);
    const outcome = await builder.build(proved).then(
      ({ result }) => result,
      (error: unknown) => error,
    );
    return { outcome, tags: await client.listTags(parseReference(image)).catch(() => []) };
  }

  const differences: [string, (dist: string) => void, string][] = [
    ['another text of the same length', (at) => writeFileSync(join(at, 'a.js'), 'TEXT of a.js'), '/app/a.js'],
    [
      'another text under the old time',
      (at) => {
        writeFileSync(join(at, 'lib/c.js'), 'TEXT of lib/c.js');
        utimesSync(join(at, 'lib/c.js'), 1, 1);
      },
      '/app/lib/c.js',
    ],
    ['a file more', (at) => writeFileSync(join(at, 'lib/new.js'), ''), '/app/lib/new.js'],
    ['a file less', (at) => rmSync(join(at, 'b.js')), '/app/b.js'],
    ['another name', (at) => renameSync(join(at, 'b.js'), join(at, 'd.js')), '/app/b.js, /app/d.js'],
    ['a program', (at) => chmodSync(join(at, 'b.js'), 0o755), '/app/b.js'],
    [
      'another link',
      (at) => {
        rmSync(join(at, 'link.js'));
        symlinkSync('b.js', join(at, 'link.js'));
      },
      '/app/link.js',
    ],
    [
      'a link for a file',
      (at) => {
        rmSync(join(at, 'b.js'));
        symlinkSync('a.js', join(at, 'b.js'));
      },
      '/app/b.js',
    ],
  ];

  it.each(differences)('have no tag: %s', async (_, act, paths) => {
    const { outcome, tags } = await build(act);
    expect(outcome).toMatchObject({ code: 'FILES_CHANGED', exitCode: 1, message: expect.stringMatching(/: .*$/) });
    expect((outcome as Error).message).toContain(`changed during the build: ${paths}`);
    expect(tags).toEqual([]);
  });

  it('have none in the second of two layers', async () => {
    const files = ['dist/lib:/lib', '---', 'dist:/app'];
    const { outcome } = await build((at) => writeFileSync(join(at, 'a.js'), 'TEXT of a.js'), { files });
    expect(outcome).toMatchObject({ code: 'FILES_CHANGED', message: expect.stringContaining('/app/a.js') });
  });

  it.each<[string, (dist: string) => void]>([
    ['nothing', () => {}],
    ['a file that is left out', (at) => writeFileSync(join(at, 'skipped.log'), 'more')],
    ['a hard link, as pnpm makes them', (at) => linkSync(join(at, 'a.js'), join(at, '../stored.js'))],
    ['the same text again', (at) => writeFileSync(join(at, 'b.js'), 'text of b.js')],
    ['permissions that no image has', (at) => chmodSync(join(at, 'b.js'), 0o600)],
  ])('have their tags: %s', async (_, act) => {
    expect(await build(act)).toEqual({ outcome: 'pushed', tags: ['v1'] });
  });

  it('have a tag that moves, which says nothing of their content', async () => {
    const act = (at: string) => writeFileSync(join(at, 'a.js'), 'TEXT of a.js');
    expect(await build(act, { namesContent: false })).toEqual({ outcome: 'pushed', tags: ['v1'] });
  });
});
