/** The shop (`shop.ts`) as a git repository with a `gitops.yaml`, and what the program makes of it. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { scratchDirectory } from '../lifetime.ts';
import type { Files } from '../source-tree.ts';

const identity = ['-c', 'user.name=A', '-c', 'user.email=a@example.com'];

export class ShopRepository {
  readonly cwd: string;

  constructor(files: Files) {
    this.cwd = join(scratchDirectory('shop'), 'shop');
    mkdirSync(this.cwd);
    this.git('init', '-q', '--initial-branch=main');
    this.commit(files);
  }

  git(...args: string[]): string {
    const env = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null' };
    return execFileSync('git', [...identity, ...args], { cwd: this.cwd, env, encoding: 'utf8' }).trim();
  }

  read(path: string): string {
    return readFileSync(join(this.cwd, path), 'utf8');
  }

  /** Files that are undefined are deleted. */
  write(files: Files): void {
    for (const [path, content] of Object.entries(files)) {
      const whole = join(this.cwd, path);
      rmSync(whole, { force: true, recursive: true });
      if (content === undefined) continue;
      mkdirSync(dirname(whole), { recursive: true });
      writeFileSync(whole, typeof content === 'string' ? content : JSON.stringify(content, null, 2));
    }
  }

  commit(files: Files = {}): string {
    this.write(files);
    this.git('add', '--all');
    this.git('commit', '-q', '--allow-empty', '-m', 'Change');
    return this.git('rev-parse', 'HEAD');
  }

  /** Another commit than the one before, with none of its changes. */
  goTo(commit: string): void {
    this.git('reset', '-q', '--hard', commit);
    this.git('clean', '-q', '-f', '-d', '-x');
  }
}

/** A PATH with these programs and nothing else: what succeeds with it needed no other. */
export function pathWith(...programs: readonly string[]): string {
  const directory = scratchDirectory('path');
  for (const program of programs) {
    const found = execFileSync('sh', ['-c', 'command -v -- "$0"', program], { encoding: 'utf8' }).trim();
    symlinkSync(found, join(directory, basename(program)));
  }
  return directory;
}
