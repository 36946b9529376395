import { expect, test } from 'vitest';
import { isSigned } from '../../../../../src/core/build/options/signed.ts';
import type { Referrer } from '../../../../../src/core/image/manifest.ts';

const digest = `sha256:${'a'.repeat(64)}`;
const bundle = 'application/vnd.dev.sigstore.bundle.v0.3+json';
const predicate = (type: string) => ({ 'dev.sigstore.bundle.predicateType': type });

test.each<[string, Pick<Referrer, 'artifactType' | 'annotations'>, boolean]>([
  ['nothing that says what it is', {}, false],
  ['an SBOM', { artifactType: 'application/spdx+json' }, false],
  ['a signature of cosign 2', { artifactType: 'application/vnd.dev.cosign.artifact.sig.v1+json' }, true],
  [
    'a signature of cosign 3',
    { artifactType: bundle, annotations: predicate('https://sigstore.dev/cosign/sign/v1') },
    true,
  ],
  ['a bundle in a list that lost its annotations', { artifactType: bundle }, true],
  ['provenance', { artifactType: bundle, annotations: predicate('https://slsa.dev/provenance/v1') }, false],
])('%s', async (_name, given, expected) => {
  const referrer = { mediaType: 'application/vnd.oci.image.manifest.v1+json', digest, size: 1, ...given };
  const registry = { headManifest: async () => undefined, referrers: async () => [referrer] };
  expect(await isSigned(registry, { registry: 'x', repository: 'y', digest })).toBe(expected);
});
