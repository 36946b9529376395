/** Paths that name something else than they should: one clear error before anything is read for long, built or pushed. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildImage } from '../../../../src/commands/build-image.ts';
import { runCommand } from '../../../support/inputs.ts';
import { scratchDirectory } from '../../../support/lifetime.ts';

/** Deeper than any path can name. */
function deepTree(cwd: string): void {
  const script = 'i=0; while [ $i -lt 30 ]; do d=$(printf %0200d $i); mkdir $d; cd -P $d || exit 1; i=$((i+1)); done';
  execFileSync('sh', ['-c', script], { cwd });
}

/** In a checkout with a Dockerfile, a directory, and a pipe that nobody writes to. */
function build(given: Readonly<Record<string, string>>, written: Readonly<Record<string, string>> = {}) {
  const cwd = scratchDirectory('paths');
  for (const [path, text] of Object.entries({ Dockerfile: 'FROM scratch\nCOPY . /\n', ...written })) {
    if (text === 'directory') mkdirSync(join(cwd, path));
    else writeFileSync(join(cwd, path), text);
  }
  mkdirSync(join(cwd, 'directory'));
  execFileSync('mkfifo', [join(cwd, 'pipe')]);
  const all = { image: '127.0.0.1:1/web1', engine: 'kaniko', emit: 'out', 'unless-changed': true, 'dry-run': true };
  return runCommand(buildImage, { ...all, ...given }, { cwd, ci: { workspace: cwd } });
}

describe('build-image takes no', () => {
  it.each<[string, Readonly<Record<string, string>>, RegExp]>([
    ['directory for a Dockerfile', { dockerfile: 'directory' }, /^dockerfile: .*directory is no file$/],
    ['pipe for a Dockerfile', { dockerfile: 'pipe' }, /^dockerfile: .*pipe is no file$/],
    ['file for a context', { context: 'Dockerfile', dockerfile: 'Dockerfile' }, /^context: .* is no directory$/],
    ['address for a context', { context: 'https://example.com/a.git' }, /^context: .* cannot be read$/],
    ['pipe for a secret', { secrets: 'id=npmrc,file=pipe' }, /^secrets: .*pipe of "npmrc" is no file$/],
    ['empty part of a platform', { platforms: 'linux//v7' }, /^platforms: "linux\/\/v7" is no platform$/],
    [
      'word of a shell for a platform',
      { platforms: 'linux/amd64;id' },
      /^platforms: "linux\/amd64;id" is no platform$/,
    ],
    ['flag for a platform', { platforms: '--push' }, /^platforms: "--push" is no platform$/],
    ['directory for a secret', { secrets: 'id=npmrc,file=directory' }, /^secrets: .* is no file$/],
  ])('%s', async (_, given, message) => {
    await expect(build(given)).rejects.toMatchObject({
      code: 'INPUT_INVALID',
      message: expect.stringMatching(message),
    });
  });

  it.each(['.dockerignore', 'Dockerfile.dockerignore'])('directory for %s', async (name) => {
    const message = expect.stringMatching(/^context: .*\.dockerignore is no file$/);
    await expect(build({}, { [name]: 'directory' })).rejects.toMatchObject({ code: 'INPUT_INVALID', message });
  });
});

describe('directories below more directories than a path can name', () => {
  it('are one clear error for an image of files', async () => {
    const cwd = scratchDirectory('deep');
    mkdirSync(join(cwd, 'dist'));
    deepTree(join(cwd, 'dist'));
    const given = { image: '127.0.0.1:1/web1', engine: 'append', base: 'scratch', files: 'dist:/app' };
    const message = expect.stringMatching(/^files: dist\/0+… cannot be read \(ENAMETOOLONG\)$/);
    await expect(runCommand(buildImage, given, { cwd, ci: { workspace: cwd } })).rejects.toMatchObject({
      code: 'INPUT_INVALID',
      message,
    });
  });

  it('make the content key unknown, and the builder says the rest', async () => {
    const cwd = scratchDirectory('deep');
    writeFileSync(join(cwd, 'Dockerfile'), 'FROM scratch\nCOPY dist /\n');
    mkdirSync(join(cwd, 'dist'));
    deepTree(join(cwd, 'dist'));
    const given = { image: '127.0.0.1:1/web1', engine: 'kaniko', emit: 'out', 'unless-changed': true, 'dry-run': true };
    const { warnings } = await runCommand(buildImage, given, { cwd, ci: { workspace: cwd } });
    expect(warnings).toEqual([expect.stringMatching(/^unless-changed: dist\/.*… cannot be read \(ENAMETOOLONG\), so/)]);
  });
});
