/** Files that change between the reading of the content key and the build: the image is not of the content that the key names. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildImage } from '../../../../src/commands/build-image.ts';
import { prepareBuildah, rootBuildah } from '../../../support/build/builders.ts';
import { builtImage } from '../../../support/build/image-files.ts';
import { runCommand } from '../../../support/inputs.ts';
import { scratchDirectory } from '../../../support/lifetime.ts';
import { findProgram } from '../../../support/real-parts.ts';
import { startRegistry } from '../../../support/registry/server.ts';

const part = await rootBuildah();
const buildah = (await findProgram('buildah')) ?? '';

describe.skipIf(!part.present)(part.titled('build-image with unless-changed'), () => {
  it.each<[string, string, 'built' | 'reused']>([
    ['was edited', 'echo two > files/a.txt', 'built'],
    ['was added', 'echo two > files/b.txt', 'built'],
    ['was removed', 'rm files/a.txt', 'built'],
    ['that is in no image was edited', 'echo two > notes.txt', 'reused'],
  ])('when a file %s during the build, the next run of the content before is right', async (_, change, next) => {
    const registry = await startRegistry();
    const image = `${registry.host}/web1`;
    const cwd = scratchDirectory('changed');
    const content = () => {
      rmSync(join(cwd, 'files'), { recursive: true, force: true });
      writeTree(cwd);
    };
    content();
    // The real builder, which begins by what a step beside it would do.
    const bin = scratchDirectory('bin');
    const script = `#!/bin/sh\ncase " $* " in *' build '*) cd '${cwd}' && ${change} ;; esac\nexec ${buildah} "$@"\n`;
    writeFileSync(join(bin, 'buildah'), script, { mode: 0o755 });
    const { env } = await prepareBuildah();
    const given = { image, engine: 'buildah', cache: 'none', 'unless-changed': true };
    const during = { ...env, PATH: `${bin}:${env.PATH}` };
    const first = runCommand(buildImage, { ...given, tags: 'one' }, { cwd, env: during, ci: { workspace: cwd } });
    const failure = await first.then(
      () => undefined,
      (error: unknown) => error,
    );
    if (next === 'reused') expect(failure).toBeUndefined();
    else {
      const message = expect.stringMatching(/changed during the build: files\/[ab]\.txt (changed|is new|is gone)/);
      expect(failure).toMatchObject({ code: 'FILES_CHANGED', exitCode: 1, message });
    }
    content();
    const second = await runCommand(buildImage, { ...given, tags: 'two' }, { cwd, env, ci: { workspace: cwd } });
    expect(second.outputs.action).toBe(next);
    const { files } = await builtImage(`${image}:two`, 0);
    expect(files.flatMap(({ path, text }) => (text === undefined ? [] : [[path, text]]))).toEqual([
      ['/files/a.txt', 'one\n'],
      ['/files/c.txt', 'c\n'],
    ]);
  });
});

function writeTree(cwd: string): void {
  mkdirSync(join(cwd, 'files'), { recursive: true });
  writeFileSync(join(cwd, 'files/a.txt'), 'one\n');
  writeFileSync(join(cwd, 'files/c.txt'), 'c\n');
  writeFileSync(join(cwd, 'notes.txt'), 'one\n');
  writeFileSync(join(cwd, 'Dockerfile'), 'FROM scratch\nCOPY files /files\n');
}
