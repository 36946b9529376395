/** The content key that an image in a registry carries as a label. */

import { keyLabel } from '../../core/build/content-key.ts';
import { contentLabel } from '../../core/build/key/own-tags.ts';
import { registryHosts } from '../../core/cleanup/images.ts';
import { Failure } from '../../core/failure.ts';
import type { RegistryImage } from '../../core/flow/promotion/promotion.ts';
import { credentialResolver } from '../../core/image/credentials.ts';
import { readImageConfig } from '../../core/image/image-config.ts';
import { parseReference } from '../../core/image/reference.ts';
import { Registry } from '../../core/image/registry.ts';
import type { Run } from '../../inputs/command.ts';
import type { registryInputs } from '../../inputs/declarations/run.ts';

/**
 * Undefined where it has none, or cannot be asked. Who may write the GitOps repository can name any registry in it: only
 * those of `gitops.yaml` are asked.
 */
export async function contentOfImage(
  run: Run<typeof registryInputs>,
  image: string,
  environment: string,
): Promise<string | undefined> {
  return (await imageNow(run, image, environment))?.content;
}

/**
 * The same, with the digest of the image that a reference names now.
 *
 * @param environment whose registries the password of the run is for
 */
export async function imageNow(
  run: Run<typeof registryInputs>,
  image: string,
  environment: string,
): Promise<RegistryImage | undefined> {
  const { inputs, config, log } = run;
  try {
    const reference = parseReference(image, 'image');
    if (!registryHosts(config).has(reference.registry)) return undefined;
    const given = {
      username: inputs['registry-username'],
      password: inputs['registry-password'],
      registries: [...registryHosts(config, [environment])],
    };
    const credentials = credentialResolver(given, run);
    const registry = new Registry({ ...run, credentials, insecure: inputs['registry-insecure'] });
    const found = await readImageConfig(registry, reference);
    const label = found?.labels[contentLabel];
    if (found === undefined) return undefined;
    const isShared = keyLabel in found.labels;
    return { digest: found.digest, content: typeof label === 'string' ? label : undefined, isShared };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    log.detail(`what ${image} was built from is not known: ${error.message}`);
    return undefined;
  }
}
