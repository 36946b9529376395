/** The layout of `turbo prune --docker`, for Dockerfiles that copy `json` and `full`. */
import { posix } from 'node:path';
import { glob } from '../../glob.ts';
import { lockFileNames } from '../../monorepo/lock/lock-files.ts';
import type { PrunedFiles } from './pruned-files.ts';

/**
 * What stands before `json` and `full` in the Dockerfile, nothing or `out/`; undefined for a Dockerfile that copies paths of the
 * monorepo.
 *
 * @param context patterns of what the Dockerfile copies
 */
export function expectsDockerLayout(context: readonly string[], { isTracked, paths }: PrunedFiles): string | undefined {
  const isInMonorepo = (directory: string) =>
    isTracked(directory) || paths.some((path) => path.startsWith(`${directory}/`));
  return ['', 'out/'].find((prefix) =>
    ['json', 'full'].every((name) => {
      const directory = `${prefix}${name}`;
      const isCopied = context.some((path) => path === directory || path.startsWith(`${directory}/`));
      return isCopied && !isInMonorepo(directory);
    }),
  );
}

/** What an installation reads beside manifests and lock files. */
const isForInstall = glob(
  '{.npmrc,.yarnrc,.yarnrc.yml,.pnpmfile.cjs,.pnpmfile.mjs,pnpm-workspace.yaml,bunfig.toml,{patches,.yarn/patches,.yarn/releases,.yarn/plugins}/**}',
);

/**
 * `json` has what an installation reads, `full` everything but the lock file, which stands beside them: what is installed is
 * then a layer that changes with the manifests alone.
 */
export function dockerLayout(prefix: string): (path: string) => readonly string[] {
  return (path) => {
    if (path === '.dockerignore' || path === '.containerignore') return [path];
    const json = `${prefix}json/${path}`;
    if (lockFileNames.includes(path)) return [json, `${prefix}${path}`];
    const isManifest = posix.basename(path) === 'package.json' || isForInstall(path);
    return [...(isManifest ? [json] : []), `${prefix}full/${path}`];
  };
}
