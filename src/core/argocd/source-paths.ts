/** What a git source names must stand in its repository (law 7): Argo CD would say so only when it renders. */
import { posix } from 'node:path';
import { pathSegments } from '../git/path.ts';
import { type ApplicationSource, isGitSource } from './live.ts';

/**
 * `path` may be `.`, and values files may leave the path but not the repository. As in Argo CD, a values file that
 * begins with `/` starts at the root, one with `$name/` at the root of that source; a URL is no path.
 *
 * @throws Failure bad input `PATH_OUTSIDE`.
 */
export function refuseOutsidePaths(source: ApplicationSource, valuesFiles: readonly string[], pathInput: string): void {
  if (!isGitSource(source)) return;
  const path = tidy(source.path ?? '');
  if (path !== '' && path !== '.') pathSegments(path, pathInput);
  for (const file of valuesFiles) {
    if (/^[a-z][a-z0-9+.-]*:\/\//i.test(file)) continue;
    const rooted = /^(?:\$[^/]+)?\/(.*)$/s.exec(file)?.[1];
    const inside = posix.normalize(rooted ?? posix.join(path, file));
    const leaves = inside === '..' || inside.startsWith('../');
    pathSegments(leaves ? (rooted ?? file) : inside, 'values-files');
  }
}

/** `./web1/` is how shells complete it. */
function tidy(path: string): string {
  return path.replace(/^(?:\.\/)+/, '').replace(/(?<=[^/])\/+$/, '');
}
