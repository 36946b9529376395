/** What the configuration of a base image says to the builds on it: variables and triggers. */

import { type ImageConfig, parseImageConfig } from '../../image/image-config.ts';
import { type Manifest, readManifest } from '../../image/manifest.ts';
import type { ImageReference } from '../../image/reference.ts';
import { type Registry, readConfigBlob } from '../../image/registry.ts';
import { platformName } from '../platform.ts';

type Reader = Pick<Registry, 'getManifest' | 'getBlob'>;

/** A reader that asks for each digest once, and knows what a tag was found to name. A tag is asked for each time. */
export function rememberManifests(registry: Reader): Reader {
  const manifests = new Map<string, Promise<Manifest | undefined>>();
  const nameOf = ({ registry: host, repository }: ImageReference, digest: string) => `${host}/${repository}@${digest}`;
  return {
    async getManifest(reference) {
      const { digest } = reference;
      if (digest !== undefined) {
        const name = nameOf(reference, digest);
        const asked = manifests.get(name) ?? registry.getManifest(reference);
        manifests.set(name, asked);
        return asked;
      }
      const manifest = await registry.getManifest(reference);
      if (manifest !== undefined) manifests.set(nameOf(reference, manifest.digest), Promise.resolve(manifest));
      return manifest;
    },
    getBlob: (repository, blob) => registry.getBlob(repository, blob),
  };
}

/**
 * A reader that asks for each manifest once, whatever platforms are asked for.
 * @returns undefined when there is no such image, or none for the platform
 */
export function baseConfigReader(
  registry: Reader,
): (reference: ImageReference, platform: string) => Promise<PlacedConfig | undefined> {
  const { getManifest: manifestOf } = rememberManifests(registry);
  return async (reference, platform) => {
    const top = await manifestOf(reference);
    const content = top && readManifest(top);
    if (content?.kind !== 'index') {
      return content && placed(parseImageConfig(await readConfigBlob(registry, reference, content.config)));
    }
    const entry = content.manifests.find((each) => each.platform && platformName(each.platform) === platform);
    const { registry: host, repository } = reference;
    const child = entry && (await manifestOf({ registry: host, repository, digest: entry.digest }));
    const image = child && readManifest(child);
    // The index says it, whatever the configuration does.
    return image?.kind === 'image'
      ? { ...parseImageConfig(await readConfigBlob(registry, reference, image.config)), platform }
      : undefined;
  };
}

/** The configuration of an image, and what it is for. */
interface PlacedConfig extends ImageConfig {
  /** Undefined where nothing says it. */
  readonly platform: string | undefined;
}

function placed(config: ImageConfig): PlacedConfig {
  const { os, architecture, variant } = config;
  const platform =
    os === undefined || architecture === undefined ? undefined : platformName({ os, architecture, variant });
  return { ...config, platform };
}
