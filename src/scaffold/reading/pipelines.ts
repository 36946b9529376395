/** The CI files of a monorepo, and what they say of images and of the GitOps repository. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sameRepository } from '../../core/git/repository.ts';
import { lastComponent, splitImage } from '../../core/image/reference.ts';
import type { PipelineHost } from '../../core/ports.ts';

export interface PipelineFile {
  readonly host: PipelineHost;
  /** Relative to the monorepo's root. */
  readonly path: string;
  readonly text: string;
}

/** @param root absolute */
export async function readPipelines(root: string): Promise<readonly PipelineFile[]> {
  const inDirectory = async (directory: string) => (await readdir(join(root, directory)).catch(() => [])).sort();
  const workflows = (await inDirectory('.github/workflows')).filter((name) => /\.ya?ml$/.test(name));
  const candidates: readonly (readonly [PipelineHost, string])[] = [
    ...workflows.map((name) => ['github', `.github/workflows/${name}`] as const),
    ['gitlab', '.gitlab-ci.yml'],
    ['jenkins', 'Jenkinsfile'],
  ];
  const read = candidates.map(async ([host, path]) => {
    const text = await readFile(join(root, path), 'utf8').catch(() => undefined);
    return text === undefined ? [] : [{ host, path, text }];
  });
  return (await Promise.all(read)).flat();
}

interface FoundIn<V> {
  readonly value: V;
  /** The file that says so. */
  readonly path: string;
  /** Its own words. */
  readonly words: string;
}

/** A host with a dot or a port, then a path, in which variables may stand. */
const imageWord = /(?<![\w./@:-])((?:[a-z0-9-]+\.)+[a-z0-9-]+(?::\d+)?|localhost:\d+)\/[\w./${}-]+(?::[\w.${}-]+)?/gi;

/**
 * Where the images of the services go: what stands in front of their names. The name may be a variable.
 *
 * @param services names, and those of their directories
 */
export function registryIn(files: readonly PipelineFile[], services: ReadonlySet<string>): FoundIn<string> | undefined {
  const found = files.flatMap(({ path, text }) =>
    [...text.matchAll(imageWord)].flatMap(([words]) => {
      const { repository = '' } = splitImage(words.replace(/:[\w.${}-]*$/, ''));
      const name = lastComponent(repository);
      const registry = repository.slice(0, -name.length - 1);
      const isOurs = services.has(name) || name.startsWith('$');
      return isOurs && registry !== '' && !/[${}]/.test(registry) ? [{ value: registry, path, words }] : [];
    }),
  );
  return mostFrequent(found);
}

/** The repository that a pipeline clones, where it is not its own. */
export function gitopsRepositoryIn(
  files: readonly PipelineFile[],
  ownUrl: string | undefined,
): FoundIn<string> | undefined {
  const found = files.flatMap(({ path, text }) =>
    [...text.matchAll(/git clone\b[^\n]*?((?:https?:\/\/|ssh:\/\/|git@)[^\s"'`;&|]+)/g)].flatMap(([, url = '']) => {
      // Credentials of the pipeline stand before the host.
      const value = url.replace(/^(https?:\/\/)[^/]*@/, '$1');
      const isOwn = ownUrl !== undefined && sameRepository(value, ownUrl);
      return isOwn || /[${}]/.test(value) ? [] : [{ value, path, words: `git clone ${value}` }];
    }),
  );
  return mostFrequent(found);
}

function mostFrequent(found: readonly FoundIn<string>[]): FoundIn<string> | undefined {
  const times = (value: string) => found.filter((each) => each.value === value).length;
  return found.toSorted((a, b) => times(b.value) - times(a.value))[0];
}
