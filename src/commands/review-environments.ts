/** What `gitops.yaml` says about review environments as a whole. */
import type { EnvironmentConfig, ProjectConfig } from '../core/monorepo/config.ts';
import { environmentNamed, isReviewEnvironment } from '../core/monorepo/environments.ts';
import type { ConfigScope, ConfiguredInputs } from './command.ts';
import { present } from './configured.ts';
import { parseDuration } from './resolve.ts';

/** The inputs `file` and `ttl`: of the environment that was asked for, else of every review environment. */
export function configuredReview({ config, environment }: ConfigScope): ConfiguredInputs {
  const chosen: readonly (readonly [string, EnvironmentConfig])[] =
    environment === undefined
      ? [...config.environments].filter(([, each]) => isReviewEnvironment(each))
      : [[environment, environmentNamed(config, environment)]];
  const files = chosen.flatMap(([name, { file }]) => (file === undefined ? [] : [forEnvironment(file, name)]));
  // One sweep has one ttl; the longest one is right for none too early.
  const ttls = chosen.flatMap(([, { ttl }]) => (ttl === undefined ? [] : [ttl]));
  const [longest] = ttls.sort((a, b) => (parseDuration(b) ?? 0) - (parseDuration(a) ?? 0));
  return present({
    file: files.length === 0 ? undefined : files,
    ttl: ttls.length < chosen.length ? undefined : longest,
  });
}

/** Files of every service in environments that stay. */
export function lastingFiles(config: ProjectConfig): readonly string[] {
  const paths = new Set<string>();
  for (const [name, environment] of config.environments) {
    if (environment.file === undefined || isReviewEnvironment(environment)) continue;
    for (const service of config.services.keys()) {
      paths.add(forEnvironment(environment.file, name).replaceAll('{service}', service));
    }
  }
  return [...paths].filter((path) => !path.includes('{'));
}

function forEnvironment(template: string, name: string): string {
  return template.replaceAll('{environment}', name);
}
