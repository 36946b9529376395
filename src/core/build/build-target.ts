/** Where an image goes and how it is cached, from what users give. */
import { access } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { badInput } from '../failure.ts';
import { checkTag, dockerHub, formatReference, parseRepositoryName } from '../image/reference.ts';
import { expand, type PlaceholderValues } from '../names/placeholders.ts';
import type { CiContext } from '../ports.ts';
import type { BuildCache } from './engine.ts';

export interface BuildTarget {
  /** With its host, `docker.io/library/web1`, however it was written. */
  readonly image: string;
  readonly tags: readonly [string, ...string[]];
  /** Those that name one commit or run, and so one image: they are never given to another one. */
  readonly fixed?: readonly string[];
}

export function buildTarget(image: string, templates: readonly string[], values: PlaceholderValues): BuildTarget {
  const [first, ...others] = expandTags(templates, values);
  if (first === undefined)
    throw badInput('tags', 'is empty', 'Give at least one tag, or leave the input out for {sha8}.');
  const fixed = expandTags(
    templates.filter((template) => /\{(sha8?|run)\}/.test(template)),
    values,
  );
  return { image: formatReference(parseRepositoryName(image)), tags: [first, ...others], fixed };
}

/**
 * The tags that the templates stand for, each once, in their order.
 *
 * @throws Failure `INPUT_INVALID` for an unknown or valueless placeholder and for a result that is no tag
 */
export function expandTags(templates: readonly string[], values: PlaceholderValues, input = 'tags'): string[] {
  const tags = templates.map((template) => {
    const tag = expand(template, values, input);
    checkTag(tag, input);
    return tag;
  });
  return [...new Set(tags)];
}

/** @param repository the input `cache-repository` */
export function buildCache(
  mode: 'registry' | 'gha' | 'none',
  image: string,
  repository: string | undefined,
): BuildCache {
  const { registry, repository: path } = parseRepositoryName(image);
  // Its tag: services that share one cache repository must not overwrite each other. At most 128 characters.
  const scope = path
    .replaceAll('/', '-')
    .slice(-100)
    .replace(/^[.-]+/, '');
  if (mode === 'gha') return { mode, scope };
  // Docker Hub has no repositories below a repository.
  if (mode === 'none' || (registry === dockerHub && repository === undefined)) return { mode: 'none' };
  const cache = parseRepositoryName(repository ?? `${image}/cache`, 'cache-repository');
  return { mode, repository: formatReference(cache), scope };
}

/** Absolute paths of what is there. @throws bad input naming the one that is not */
export async function recipePaths(
  cwd: string,
  context: string,
  dockerfile: string | undefined,
): Promise<{ readonly context: string; readonly dockerfile: string }> {
  const paths = {
    context: resolve(cwd, context),
    dockerfile: dockerfile === undefined ? join(resolve(cwd, context), 'Dockerfile') : resolve(cwd, dockerfile),
  };
  for (const [input, path] of Object.entries(paths)) {
    await access(path).catch((cause: unknown) => {
      throw badInput(input, `${path} cannot be read`, 'Check the path and the checkout of this job.', cause);
    });
  }
  return paths;
}

/** Which source the image was built from. Source: OCI image specification, annotations.md. */
export function originLabels({
  repositoryUrl,
  commit,
}: Pick<CiContext, 'repositoryUrl' | 'commit'>): ReadonlyMap<string, string> {
  const labels = new Map<string, string>();
  if (repositoryUrl !== undefined) labels.set('org.opencontainers.image.source', repositoryUrl);
  if (commit !== undefined) labels.set('org.opencontainers.image.revision', commit);
  return labels;
}
