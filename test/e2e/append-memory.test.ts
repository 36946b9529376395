/** What the program needs of memory does not grow with the files that it puts into an image. */
import { randomBytes } from 'node:crypto';
import { closeSync, mkdirSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runGit } from '../support/git/repository.ts';
import { scratchDirectory } from '../support/lifetime.ts';
import { runProgram } from '../support/program.ts';
import { dockerRegistry } from '../support/real-parts.ts';
import { startRegistry } from '../support/registry/server.ts';
import { itInAll } from '../support/slice.ts';

/** MiB of resident memory at its highest, Node's own 50 included. */
const ceiling = 150;

const real = await dockerRegistry();

/** MiB that a run had at its highest, which pushes what `fill` puts into a directory. */
async function peakOf(fill: (directory: string) => void): Promise<number> {
  await using registry = await startRegistry();
  const directory = scratchDirectory('memory');
  mkdirSync(join(directory, 'dist'));
  fill(join(directory, 'dist'));
  // A tag that names a commit: then the files are looked at again behind the upload.
  for (const words of [
    ['init', '-q'],
    ['commit', '-q', '--allow-empty', '-m', 'one'],
  ]) {
    runGit(['-C', directory, '-c', 'user.name=t', '-c', 'user.email=t@t', ...words]);
  }
  const [report, hook] = [join(directory, 'peak'), join(directory, 'hook.mjs')];
  writeFileSync(
    hook,
    `import { writeFileSync } from 'node:fs';
process.on('exit', () => writeFileSync(${JSON.stringify(report)}, String(process.resourceUsage().maxRSS)));`,
  );
  const image = `${registry.host}/acme/large`;
  const ran = await runProgram(
    [
      'build-image',
      '--engine',
      'append',
      '--image',
      image,
      '--tags',
      '{sha8}',
      '--files',
      'dist:/app',
      '--timeout',
      '10m',
    ],
    { cwd: directory, env: { NODE_OPTIONS: `--import=${hook}`, TMPDIR: directory } },
  );
  expect(ran.stderr).toContain('built');
  expect(ran.code).toBe(0);
  return Number(readFileSync(report, 'utf8')) / 1024;
}

function randomFile(directory: string, mebibytes: number): void {
  const file = openSync(join(directory, 'random.bin'), 'w');
  for (let at = 0; at < mebibytes; at += 1) writeSync(file, randomBytes(1024 * 1024));
  closeSync(file);
}

function manyFiles(directory: string, count: number): void {
  for (let at = 0; at < count; at += 1) {
    const folder = join(directory, `package-${Math.floor(at / 100)}`);
    if (at % 100 === 0) mkdirSync(folder);
    writeFileSync(join(folder, `module-${at}.js`), `export const x${at} = ${at};\n`.repeat(10));
  }
}

describe.skipIf(!real.present)(real.titled('the memory of append'), () => {
  it('stays below its ceiling with 100 MiB of random bytes', async () => {
    expect(await peakOf((directory) => randomFile(directory, 100))).toBeLessThan(ceiling);
  });

  it('stays below its ceiling with 5,000 files', async () => {
    expect(await peakOf((directory) => manyFiles(directory, 5_000))).toBeLessThan(ceiling);
  });

  itInAll('stays below its ceiling with 1 GiB of random bytes', async () => {
    expect(await peakOf((directory) => randomFile(directory, 1024))).toBeLessThan(ceiling);
  });

  itInAll('stays below its ceiling with 100,000 files', async () => {
    expect(await peakOf((directory) => manyFiles(directory, 100_000))).toBeLessThan(ceiling);
  });
});
