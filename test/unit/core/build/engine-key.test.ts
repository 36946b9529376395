import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { engineKeyReader } from '../../../../src/core/build/engine-key.ts';
import { buildah } from '../../../../src/core/build/engines/buildah.ts';
import { buildkit } from '../../../../src/core/build/engines/buildkit/buildkit.ts';
import { scratchDirectory } from '../../../support/lifetime.ts';
import { testClient } from '../../../support/registry/server.ts';

/** The files in the key of a build by either engine, and the engines that were looked for. */
async function filesFor(present: string, written: Readonly<Record<string, string>>) {
  const context = scratchDirectory('engine-key');
  const all = { Dockerfile: 'FROM scratch\nCOPY a* /\n', a: 'a', ab: 'ab', ...written };
  for (const [path, text] of Object.entries(all)) writeFileSync(join(context, path), text);
  const asked: string[] = [];
  const build = {
    context,
    dockerfile: join(context, 'Dockerfile'),
    target: undefined,
    buildArgs: new Map(),
    labels: new Map(),
    secrets: [],
    platforms: [],
  };
  const key = await engineKeyReader({
    engines: [buildkit, buildah],
    bases: [],
    registry: testClient(),
    own: [],
    chooseEngine: async () => {
      asked.push(present);
      return present;
    },
  })(build);
  const files = key.known ? key.parts.filter(({ kind }) => kind === 'file').map(({ name }) => name) : key.reason;
  return { files, asked };
}

describe('with several engines that may build', () => {
  test('none is looked for as long as they see the same', async () => {
    expect(await filesFor('buildah', { '.dockerignore': 'ab\n' })).toEqual({ files: ['a'], asked: [] });
  });

  test('neither where the key of none is known', async () => {
    const written = { Dockerfile: 'FROM scratch\nCOPY none /\n', '.containerignore': 'ab\n' };
    const reason = 'COPY in line 2 matches no file of the build context';
    expect(await filesFor('buildah', written)).toEqual({ files: reason, asked: [] });
  });

  test.each([
    ['buildkit', ['ab']],
    ['buildah', ['a']],
  ])('where they do not, the key is that of the one that builds: %s', async (present, files) => {
    const written = { '.containerignore': 'ab\n', '.dockerignore': 'a\n' };
    expect(await filesFor(present, written)).toEqual({ files, asked: [present] });
  });
});
