/**
 * The example monorepo and its GitOps repository behind real servers: git over HTTP with a token, a registry with a
 * password. What the whole-flow tests act in.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join, relative } from 'node:path';
import { editFile } from '../../../src/core/edit/edit.ts';
import { type BareRepository, createBareRepository, gitIn } from '../git/repository.ts';
import { basic, type GitServer, startGitServer } from '../git/server.ts';
import { scratchDirectory } from '../lifetime.ts';
import { repositoryRoot } from '../program.ts';
import { startRegistry, type TestRegistry, testPassword, testUser } from '../registry/server.ts';

export const gitopsToken = 'gitops-canary-4f9a1c77e2';
/** Every secret of the scenery, for tests that look for leaks. */
export const canaries = [gitopsToken, testPassword];

export interface Scenery {
  readonly monorepo: string;
  readonly gitops: BareRepository;
  readonly gitServer: GitServer;
  readonly registry: TestRegistry;
  /** The secrets, as CI hands them over. */
  readonly secrets: Readonly<Record<string, string>>;
  git(...argv: readonly string[]): string;
  /** Builds the services and commits everything; the commit. */
  commit(message: string): string;
  replace(path: string, before: string, after: string): void;
  /** The GitOps repository's files at its tip, in a directory. */
  checkout(): string;
}

/** @param settings assignments into the example's gitops.yaml, `path=value` or `path:=json` */
export async function setScenery(settings: readonly string[] = []): Promise<Scenery> {
  const directory = scratchDirectory('scenery');
  const monorepo = join(directory, 'monorepo');
  const gitServer = await startGitServer({ root: directory, authorization: basic('x-access-token', gitopsToken) });
  const registry = await startRegistry({ auth: 'htpasswd' });
  const gitops = createBareRepository(directory, { name: 'gitops', files: exampleFiles('examples/gitops') });

  cpSync(join(repositoryRoot, 'examples/monorepo'), monorepo, { recursive: true });
  const config = join(monorepo, 'gitops.yaml');
  const set = [`registry=${registry.host}/fe`, `gitops.repository=${gitServer.url(gitops)}`, ...settings];
  writeFileSync(config, editFile('gitops.yaml', readFileSync(config, 'utf8'), { set }).text);
  writeFileSync(join(monorepo, '.gitignore'), 'dist/\nmonorepo-gitops.env\n.gitlab-ci-local/\n');

  const git = gitIn(monorepo);
  git('init', '--quiet', '--initial-branch=main');
  const scenery: Scenery = {
    monorepo,
    gitops,
    gitServer,
    registry,
    git,
    secrets: { MG_GITOPS_TOKEN: gitopsToken, MG_REGISTRY_USERNAME: testUser, MG_REGISTRY_PASSWORD: testPassword },
    commit(message) {
      for (const service of ['web1', 'web2']) bundle(monorepo, service);
      git('add', '--all');
      git('commit', '--quiet', '--message', message);
      return git('rev-parse', 'HEAD');
    },
    replace(path, before, after) {
      const file = join(monorepo, path);
      const text = readFileSync(file, 'utf8');
      if (!text.includes(before)) throw new Error(`${path} does not say ${before}`);
      writeFileSync(file, text.replace(before, after));
    },
    checkout() {
      const target = mkdtempSync(join(directory, 'tip-'));
      execFileSync('git', ['clone', '--quiet', gitops.path, target]);
      return target;
    },
  };
  scenery.commit('Two services and a shared package');
  return scenery;
}

/** Copies of bundles, by what each was made of: the same source gives the same bytes, so a test file makes each of them once. */
const bundles = new Map<string, string>();

function bundle(monorepo: string, service: string): void {
  const packages = join(monorepo, 'packages');
  const cwd = join(monorepo, 'apps', service);
  const dist = join(cwd, 'dist');
  rmSync(dist, { recursive: true, force: true });
  const source = hashOf([cwd, packages]);
  const made = bundles.get(source);
  if (made !== undefined) {
    cpSync(made, dist, { recursive: true });
    return;
  }
  execFileSync(process.execPath, [join(packages, 'bundle/bundle.mjs')], { cwd });
  const copy = scratchDirectory('bundle');
  cpSync(dist, copy, { recursive: true });
  bundles.set(source, copy);
}

/** Of the names, modes and contents of all files in the directories. */
function hashOf(directories: readonly string[]): string {
  const hash = createHash('sha256');
  for (const directory of directories) {
    for (const name of readdirSync(directory, { recursive: true, encoding: 'utf8' }).sort()) {
      const path = join(directory, name);
      const about = lstatSync(path);
      hash.update(`\0${name}\0${about.mode}\0`);
      if (about.isFile()) hash.update(readFileSync(path));
      if (about.isSymbolicLink()) hash.update(readlinkSync(path));
    }
  }
  return hash.digest('hex');
}

export function exampleFiles(example: string): Record<string, string> {
  const root = join(repositoryRoot, example);
  const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((item) => item.isFile());
  return Object.fromEntries(
    files.map((file) => {
      const path = join(file.parentPath, file.name);
      return [relative(root, path), readFileSync(path, 'utf8')];
    }),
  );
}
