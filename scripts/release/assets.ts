/** The files of a release: the package as npm gets it, the components as GitLab gets them, the schema, their sums. */
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { badInput, Failure } from '../../src/core/failure.ts';
import { say } from './context.ts';

export interface Asset {
  readonly name: string;
  readonly content: Buffer;
  /** As GitHub and `SHA256SUMS` have it, without `sha256:`. */
  readonly sha256: string;
}

const sums = 'SHA256SUMS';
/** How a pipeline of GitLab includes this version, with the sum of what it includes. */
export const includes = 'gitlab-include.md';

/** Makes them in `directory`, which is empty or has those of an earlier run. */
export function makeAssets(root: string, given: string): void {
  const directory = resolve(given);
  empty(directory);
  const run = (program: string, ...argv: readonly string[]) =>
    execFileSync(program, argv, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  run('npm', 'pack', '--silent', '--ignore-scripts', '--pack-destination', directory);
  const tree = mkdtempSync(join(tmpdir(), 'monorepo-gitops-components-'));
  try {
    writeFileSync(join(directory, includes), componentProject(root, tree));
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    const archive = join(directory, `gitlab-components-${version}.tar.gz`);
    const same = ['--sort=name', '--mtime=@0', '--owner=0', '--group=0', '--numeric-owner'];
    run('tar', '--create', '--gzip', '--file', archive, ...same, '--directory', tree, '.');
  } finally {
    rmSync(tree, { recursive: true, force: true });
  }
  copyFileSync(join(root, 'schema/gitops.schema.json'), join(directory, 'gitops.schema.json'));
  const files = readdirSync(directory).sort();
  const lines = files.map((name) => `${sha256(readFileSync(join(directory, name)))}  ${name}\n`);
  writeFileSync(join(directory, sums), lines.join(''));
  for (const { name, sha256: sum, content } of readAssets(directory)) say(`${sum}  ${name} (${content.length} bytes)`);
}

const ours = /^(?:SHA256SUMS|gitlab-include\.md|gitops\.schema\.json|gitlab-components-.+\.tar\.gz|.+\.tgz)$/;

/** Takes away what an earlier run made. @throws where something else is there */
function empty(directory: string): void {
  mkdirSync(directory, { recursive: true });
  const found = readdirSync(directory, { withFileTypes: true });
  const foreign = found.find((entry) => !entry.isFile() || !ours.test(entry.name));
  if (foreign !== undefined) {
    throw badInput('--to', `${directory} holds something else (${foreign.name})`, 'give an empty directory');
  }
  for (const { name } of found) rmSync(join(directory, name));
}

/** Writes it into a directory. @returns how it is included */
function componentProject(root: string, directory: string): string {
  const argv = [join(root, 'scripts/release-gitlab.ts'), '--to', directory];
  const { status, stdout, stderr } = spawnSync(process.execPath, argv, { cwd: root, encoding: 'utf8' });
  if (status === 0) return stdout;
  throw new Failure('refused', 'NO_COMPONENTS', `the component project cannot be written: ${stderr.trim()}`);
}

/** @throws where a file is not the one that `SHA256SUMS` names, is missing there, or nothing is there at all */
export function readAssets(directory: string): readonly Asset[] {
  const assets = listed(directory).map((name) => {
    const content = readFileSync(join(directory, name));
    return { name, content, sha256: sha256(content) };
  });
  const named = assets.find(({ name }) => name === sums);
  const expected = named?.content.toString('utf8') ?? '';
  const found = assets.flatMap(({ name, sha256 }) => (name === sums ? [] : [`${sha256}  ${name}\n`])).join('');
  if (found === '' || expected !== found) {
    throw badInput(
      '--from',
      `the files in ${directory} are not those of ${sums}`,
      'npm run release -- assets --to DIR',
    );
  }
  return assets;
}

function listed(directory: string): readonly string[] {
  try {
    return readdirSync(directory).sort();
  } catch (error) {
    throw badInput('--from', `there is no directory ${directory}`, 'npm run release -- assets --to DIR', error);
  }
}

function sha256(content: Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}
