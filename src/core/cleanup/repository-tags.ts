/** Which tags of a repository name which manifest: registries list tags alone, so each of them is asked. */
import { type ImageReference, type Repository, repositoryOf } from '../image/reference.ts';
import type { Registry } from '../image/registry.ts';
import { inParallel } from '../net/turns.ts';

/** Which tags name which manifest now. A tag that is gone meanwhile names none. */
export async function tagsByDigest(
  registry: Pick<Registry, 'headManifest'>,
  repository: Repository,
  tags: readonly string[],
): Promise<Map<string, string[]>> {
  const found = new Map<string, string>();
  await inParallel(tags, async (tag) => {
    const named = await registry.headManifest({ ...repository, tag });
    if (named !== undefined) found.set(tag, named.digest);
  });
  const byDigest = new Map<string, string[]>();
  for (const tag of tags) {
    const digest = found.get(tag);
    if (digest !== undefined) byDigest.set(digest, [...(byDigest.get(digest) ?? []), tag]);
  }
  return byDigest;
}

/** The tags of the repositories of a run. Each repository is read once. */
export class RepositoryTags {
  readonly #registry: Pick<Registry, 'listTags' | 'headManifest'>;
  readonly #read = new Map<string, Promise<ReadonlyMap<string, readonly string[]>>>();

  constructor(registry: Pick<Registry, 'listTags' | 'headManifest'>) {
    this.#registry = registry;
  }

  /** Every tag that names the manifest. */
  async naming(image: ImageReference & { readonly digest: string }): Promise<readonly string[]> {
    const key = `${image.registry}/${image.repository}`;
    const reading = this.#read.get(key) ?? this.#tagsOf(repositoryOf(image));
    this.#read.set(key, reading);
    return (await reading).get(image.digest) ?? [];
  }

  async #tagsOf(repository: Repository): Promise<ReadonlyMap<string, readonly string[]>> {
    return tagsByDigest(this.#registry, repository, await this.#registry.listTags(repository));
  }
}
