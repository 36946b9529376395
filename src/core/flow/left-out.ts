/** What environments write is content of no service, where one repository holds code and manifests. */
import { posix } from 'node:path';
import { globs } from '../glob.ts';
import type { ProjectConfig } from '../monorepo/project.ts';
import { markerFile } from '../review/marker.ts';

/** Where this program keeps records of its own. */
const ownDirectory = '.monorepo-gitops/**';

/** @param appFiles templates of the manifests of Applications */
export function writtenByEnvironments(config: ProjectConfig, appFiles: readonly string[]): (path: string) => boolean {
  const patterns = [ownDirectory, `**/${markerFile}`, ...appFiles.map(patternOf)];
  for (const { file } of config.environments.values()) {
    if (file === undefined) continue;
    patterns.push(patternOf(file));
    // All of a review environment's directory is its own.
    const segments = file.split('/');
    const depth = segments.slice(0, -1).indexOf('{slug}');
    if (depth >= 0)
      patterns.push(
        `${segments
          .slice(0, depth + 1)
          .map(patternOf)
          .join('/')}/**`,
      );
  }
  return globs(patterns);
}

/** Whatever a placeholder stands for. */
function patternOf(template: string): string {
  return posix.normalize(template).replace(/\{[a-z0-9-]+\}/g, '*');
}
