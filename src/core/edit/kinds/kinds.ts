import type { Source } from '../text/source.ts';
import { applicationPlaces } from './application.ts';
import { valuesPlaces } from './helm-values.ts';
import type { ImagePlace } from './image-place.ts';
import { isApplication, manifestsIn } from './kind.ts';
import { isKustomization, kustomizationPlaces } from './kustomization.ts';
import { isWorkload, workloadPlaces } from './workload.ts';

export type FileKind = 'kustomization' | 'workload' | 'application' | 'helm-values';

/** By content; a Kustomization without `kind` by its name. A Kubernetes object of any other kind counts as a workload. */
export function kindOf(source: Source): FileKind {
  if (source.documents.some((document) => isKustomization(source, document))) return 'kustomization';
  if (source.documents.length === 0 && /(?:^|\/)(?:kustomization\.ya?ml|Kustomization)$/.test(source.file))
    return 'kustomization';
  const manifests = source.documents.flatMap((document) => manifestsIn(source, document));
  if (manifests.some(({ kind }) => isWorkload(kind))) return 'workload';
  if (manifests.some(isApplication)) return 'application';
  return manifests.length > 0 ? 'workload' : 'helm-values';
}

/** An edit asks several times. */
const places = new WeakMap<Source, readonly ImagePlace[]>();

/** Every place of a file that names an image, placeholders included. */
export function placesIn(source: Source): readonly ImagePlace[] {
  const found = places.get(source) ?? findPlaces(source);
  places.set(source, found);
  return found;
}

function findPlaces(source: Source): readonly ImagePlace[] {
  const values = kindOf(source) === 'helm-values';
  return source.documents.flatMap((document): readonly ImagePlace[] => {
    if (isKustomization(source, document)) return kustomizationPlaces(source, document);
    if (values) return valuesPlaces(source, document, []);
    return manifestsIn(source, document).flatMap((manifest) =>
      isApplication(manifest)
        ? applicationPlaces(source, document, manifest)
        : workloadPlaces(source, document, manifest),
    );
  });
}
