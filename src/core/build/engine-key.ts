/** The content key of a build, before it is known which of several engines builds. */
import { parseReference } from '../image/reference.ts';
import type { Registry } from '../image/registry.ts';
import { baseConfigReader } from './bases/base-config.ts';
import type { BaseImage } from './bases/bases.ts';
import { type ContentKey, contentKeys, type KeyedBuild } from './content-key.ts';
import type { Engine } from './engine.ts';

interface EngineKeySetting {
  /** Those that may build, in the order in which they are tried. */
  readonly engines: readonly Engine[];
  /** What is known of the base images already. */
  readonly bases: readonly BaseImage[];
  readonly registry: Registry;
  /** Absolute paths of what this program writes into the checkout. */
  readonly own: readonly string[];
  /** Finds out which engine builds. It may start programs, and is asked only where the engines see different things. */
  readonly chooseEngine: () => Promise<string>;
}

export async function engineKey(build: KeyedBuild, setting: EngineKeySetting): Promise<ContentKey> {
  const { bases, registry, own } = setting;
  const pinned = async (image: string) => {
    const base = bases.find(({ name }) => name === image);
    if (base !== undefined) return base.reference;
    // Named by a trigger of a base image.
    const reference = parseReference(image, 'dockerfile');
    const digest = reference.digest ?? (await registry.headManifest(reference))?.digest;
    return digest === undefined ? reference : { ...reference, digest };
  };
  const readConfig = baseConfigReader(registry);
  const readers = setting.engines.flatMap(({ name, frontend }) => (frontend === undefined ? [] : [{ name, frontend }]));
  const keys = await contentKeys(build, {
    frontends: readers.map(({ frontend }) => frontend),
    bases: {
      digest: async (image) => (await pinned(image)).digest,
      async config({ image, platform }) {
        const reference = await pinned(image);
        return reference.digest === undefined ? undefined : readConfig(reference, platform);
      },
    },
    own,
  });
  const [first, ...others] = keys;
  if (first === undefined) return { known: false, reason: 'no engine of this build reads a Dockerfile' };
  if (others.every((key) => isSame(key, first))) return first;
  const engine = await setting.chooseEngine();
  return keys[readers.findIndex(({ name }) => name === engine)] ?? first;
}

function isSame(one: ContentKey, other: ContentKey): boolean {
  return one.known && other.known ? one.digest === other.digest : one.known === other.known;
}
