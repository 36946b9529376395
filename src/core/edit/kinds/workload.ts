/** Images of the containers of workloads. */
import { isScalar, isSeq } from 'yaml';
import { splitImage } from '../../image/reference.ts';
import { lookUp, nodeText } from '../text/locate.ts';
import type { YamlNode } from '../text/node.ts';
import { type Location, locationSegments } from '../text/path.ts';
import type { Source, YamlDocument } from '../text/source.ts';
import type { ReferencePlace } from './image-place.ts';
import { type Kind, type Manifest, manifestsIn } from './kind.ts';

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

/** Kubernetes objects with containers. A file that holds none, but any other object, counts as one too. */
export const workload = {
  name: 'workload',
  isIn: (source, document) => manifestsIn(source, document).some(({ kind }) => podSpecs.has(kind)),
  places: (source, document) =>
    manifestsIn(source, document).flatMap((manifest) => workloadPlaces(source, document, manifest)),
} as const satisfies Kind;

/** The images of a workload's containers. */
function workloadPlaces(source: Source, document: YamlDocument, { kind, at }: Manifest): readonly ReferencePlace[] {
  const spec = podSpecs.get(kind);
  return spec === undefined ? [] : containerPlaces(source, document, [...at, ...spec]);
}

function containerPlaces(source: Source, document: YamlDocument, spec: Location): readonly ReferencePlace[] {
  const at = (location: Location): YamlNode | undefined => lookUp(source, document, locationSegments(location));
  return containerLists.flatMap((list) => {
    const containers = at([...spec, list]);
    if (!isSeq(containers)) return [];
    return containers.items.flatMap((_, index): ReferencePlace[] => {
      const path = [...spec, list, index, 'image'];
      const node = at(path);
      if (!isScalar(node)) return [];
      const text = (nodeText(source, node) ?? '').trim();
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
