/** What `gitops.yaml` says about review environments as a whole. */
import type { UsagePlaces } from '../core/cleanup/images.ts';
import { environmentNamed, isReviewEnvironment } from '../core/monorepo/environments.ts';
import type { EnvironmentConfig, ProjectConfig } from '../core/monorepo/project.ts';
import { expand } from '../core/names/placeholders.ts';
import { environmentDirectory } from '../core/review/environment.ts';
import type { ConfigScope } from '../inputs/command.ts';
import { parseDuration } from '../inputs/resolve.ts';

/** The inputs `file` and `ttl`: of the environment that was asked for, else of every review environment. */
export function impliedReview({ config, environment }: ConfigScope) {
  const chosen: readonly (readonly [string, EnvironmentConfig])[] =
    environment === undefined
      ? [...config.environments].filter(([, each]) => isReviewEnvironment(each))
      : [[environment, environmentNamed(config, environment)]];
  const files = chosen.flatMap(([name, { file }]) => (file === undefined ? [] : [forEnvironment(file, name)]));
  // One sweep has one ttl; the longest one is right for none too early.
  const ttls = chosen.map(([, { ttl }]) => (ttl === undefined ? Number.POSITIVE_INFINITY : (parseDuration(ttl) ?? 0)));
  const longest = Math.max(...ttls);
  return {
    file: files.length === 0 ? undefined : files,
    ttl: Number.isFinite(longest) ? longest : undefined,
  };
}

/** Where all environments keep what they run; not known unless every one of them can be told (fail closed). */
export function usagePlaces(config: ProjectConfig | undefined): UsagePlaces {
  if (config === undefined) return unknown('gitops.yaml is not at hand');
  const files: string[] = [];
  const templates: string[] = [];
  for (const [name, environment] of config.environments) {
    if (environment.file === undefined) return unknown(`environment ${name} has no file`);
    const template = forEnvironment(environment.file, name);
    if (isReviewEnvironment(environment) && hasOwnDirectories(template)) {
      templates.push(template);
      continue;
    }
    const paths = [...config.services.keys()].map((service) => template.replaceAll('{service}', service));
    const open = paths.find((path) => /[{}*?[\]]/.test(path));
    if (open !== undefined) return unknown(`${open} of environment ${name} stands for several files`);
    files.push(...paths);
  }
  return { known: true, files: [...new Set(files)], templates: [...new Set(templates)] };
}

/** Names of a service's Applications in a review environment, as `argocd-upsert-app` names them. */
export function applicationNames(config: ProjectConfig | undefined, service: string, slug: string): readonly string[] {
  const reviews = [...(config?.environments ?? [])].filter(([, each]) => isReviewEnvironment(each));
  const names = reviews.map(([environment, { app }]) =>
    expand(app?.name ?? '{service}-{slug}', { service, slug, environment }, `environments.${environment}.app.name`),
  );
  return [...new Set([...names, `${service}-${slug}`])];
}

function hasOwnDirectories(template: string): boolean {
  try {
    return environmentDirectory(template, 'slug') !== '';
  } catch {
    return false;
  }
}

function unknown(why: string): UsagePlaces {
  return { known: false, reason: `${why}, so it is not known whether another environment uses it` };
}

function forEnvironment(template: string, name: string): string {
  return template.replaceAll('{environment}', name);
}
