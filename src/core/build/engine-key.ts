/** The content key of a build, before it is known which of several engines builds. */
import { type ImageReference, parseReference } from '../image/reference.ts';
import type { Registry } from '../image/registry.ts';
import { baseConfigReader } from './bases/base-config.ts';
import type { BaseImage } from './bases/bases.ts';
import { type BaseLookup, type ContentKey, contentKeys, type KeyedBuild } from './content-key.ts';
import type { BaseConfig } from './dockerfile-reads.ts';
import type { Engine } from './engine.ts';

interface EngineKeySetting {
  /** Those that may build, in the order in which they are tried. */
  readonly engines: readonly Engine[];
  /** What is known of the base images already. */
  readonly bases: readonly BaseImage[];
  readonly registry: Pick<Registry, 'headManifest' | 'getManifest' | 'getBlob'>;
  /** Absolute paths of what this program writes into the checkout. */
  readonly own: readonly string[];
  /** Finds out which engine builds. It may start programs, and is asked only where the engines see different things. */
  readonly chooseEngine: () => Promise<string>;
}

/**
 * A reader of the key of a build, which may be read again behind the build: what changed meanwhile may have reached the image.
 * Base images are asked for once, and so is the engine; the files are read each time.
 */
export function engineKeyReader(setting: EngineKeySetting): (build: KeyedBuild) => Promise<ContentKey> {
  const { engines, own } = setting;
  const bases = baseLookup(setting);
  const readers = engines.flatMap(({ name, frontend }) => (frontend === undefined ? [] : [{ name, frontend }]));
  let engine: Promise<string> | undefined;
  return async (build) => {
    const keys = await contentKeys(build, { frontends: readers.map(({ frontend }) => frontend), bases, own });
    const [first, ...others] = keys;
    if (first === undefined) return { known: false, reason: 'no engine of this build reads a Dockerfile' };
    if (others.every((key) => isSame(key, first))) return first;
    engine ??= setting.chooseEngine();
    const chosen = await engine;
    return keys[readers.findIndex(({ name }) => name === chosen)] ?? first;
  };
}

function baseLookup({ bases, registry }: Pick<EngineKeySetting, 'bases' | 'registry'>): BaseLookup {
  const references = new Map<string, Promise<ImageReference>>();
  const pinned = (image: string) => {
    const known = references.get(image) ?? pin(image);
    references.set(image, known);
    return known;
  };
  const pin = async (image: string): Promise<ImageReference> => {
    const base = bases.find(({ name }) => name === image);
    if (base !== undefined) return base.reference;
    // Named by a trigger of a base image.
    const reference = parseReference(image, 'dockerfile');
    const digest = reference.digest ?? (await registry.headManifest(reference))?.digest;
    return digest === undefined ? reference : { ...reference, digest };
  };
  const readConfig = baseConfigReader(registry);
  const configs = new Map<string, Promise<BaseConfig | undefined>>();
  return {
    digest: async (image) => (await pinned(image)).digest,
    async config(use) {
      const reference = await pinned(use.image);
      if (reference.digest === undefined) return undefined;
      const name = JSON.stringify(use);
      const known = configs.get(name) ?? readConfig(reference, use.platform);
      configs.set(name, known);
      return known;
    },
  };
}

function isSame(one: ContentKey, other: ContentKey): boolean {
  return one.known && other.known ? one.digest === other.digest : one.known === other.known;
}
