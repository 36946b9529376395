import { isMap, isScalar, isSeq } from 'yaml';
import { splitImage } from './image-text.ts';
import { lookUp, nodeText } from './locate.ts';
import { asNode, findPair, isNothing, type YamlNode } from './node.ts';
import { type Location, locationSegments } from './path.ts';
import type { ReferencePlace } from './place.ts';
import type { Source, YamlDocument } from './source.ts';

/** Where the pod specification stands in each kind. */
const podSpecs: ReadonlyMap<string, readonly string[]> = new Map([
  ['Pod', ['spec']],
  ['PodTemplate', ['template', 'spec']],
  ['CronJob', ['spec', 'jobTemplate', 'spec', 'template', 'spec']],
  ...['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'ReplicationController', 'Job', 'Rollout'].map(
    (kind): [string, readonly string[]] => [kind, ['spec', 'template', 'spec']],
  ),
]);

const containerLists = ['containers', 'initContainers', 'ephemeralContainers'];

/** The images of a document's containers; a `List` is searched item by item. */
export function workloadPlaces(source: Source, document: YamlDocument): readonly ReferencePlace[] {
  return manifestsIn(source, document).flatMap(({ kind, at }) => {
    const spec = podSpecs.get(kind);
    return spec === undefined ? [] : containerPlaces(source, document, [...at, ...spec]);
  });
}

export function isWorkload(kind: string): boolean {
  return podSpecs.has(kind);
}

/** The Kubernetes objects of a document with their kinds: itself, or the items of a `List`. */
export function manifestsIn(
  source: Source,
  document: YamlDocument,
): readonly { readonly kind: string; readonly at: Location }[] {
  const read = (at: Location): YamlNode | undefined => lookUp(source, document, locationSegments(at));
  if (!isMap(document.root)) return [];
  const kind = nodeText(source, asNode(findPair(document.root, 'kind')?.value));
  if (kind === undefined || isNothing(asNode(findPair(document.root, 'apiVersion')?.value))) return [];
  if (kind !== 'List') return [{ kind, at: [] }];
  const items = read(['items']);
  if (!isSeq(items)) return [];
  return items.items.flatMap((item, index) => {
    const itemKind = isMap(item) ? nodeText(source, asNode(findPair(item, 'kind')?.value)) : undefined;
    return itemKind === undefined ? [] : [{ kind: itemKind, at: ['items', index] }];
  });
}

function containerPlaces(source: Source, document: YamlDocument, spec: Location): readonly ReferencePlace[] {
  const at = (location: Location): YamlNode | undefined => lookUp(source, document, locationSegments(location));
  return containerLists.flatMap((list) => {
    const containers = at([...spec, list]);
    if (!isSeq(containers)) return [];
    return containers.items.flatMap((_, index): ReferencePlace[] => {
      const path = [...spec, list, index, 'image'];
      const node = at(path);
      const text = isScalar(node) ? nodeText(source, node) : undefined;
      if (text === undefined) return [];
      return [
        {
          form: 'reference',
          document: document.index,
          path: locationSegments(path),
          prefix: '',
          parts: splitImage(text),
        },
      ];
    });
  });
}
