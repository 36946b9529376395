/** Whether an image has a signature of cosign, whosever it is. */
import type { Referrer } from '../../image/manifest.ts';
import type { Repository } from '../../image/reference.ts';
import type { Registry } from '../../image/registry.ts';

/** Under the tag of cosign up to version 2 (SIGNATURE_SPEC.md), or as a referrer; asked for at the same time. */
export async function isSigned(
  registry: Pick<Registry, 'headManifest' | 'referrers'>,
  image: Repository & { readonly digest: string },
): Promise<boolean> {
  const { digest, ...repository } = image;
  const [tagged, referrers] = await Promise.all([
    registry.headManifest({ ...repository, tag: `${digest.replace(':', '-')}.sig` }),
    registry.referrers(image),
  ]);
  return tagged !== undefined || referrers.some(isSignature);
}

/** Attestations are bundles, too, with another predicate. cosign leaves it out where a registry has no list of referrers. */
function isSignature({ artifactType = '', annotations = {} }: Referrer): boolean {
  if (artifactType === 'application/vnd.dev.cosign.artifact.sig.v1+json') return true;
  const predicate = annotations['dev.sigstore.bundle.predicateType'] ?? signPredicate;
  return artifactType.startsWith('application/vnd.dev.sigstore.bundle.') && predicate === signPredicate;
}

const signPredicate = 'https://sigstore.dev/cosign/sign/v1';
