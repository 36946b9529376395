/** Images of the containers of workloads. */
import { isScalar } from 'yaml';
import { itemsAt, lookUp } from '../text/locate.ts';
import { referenceAt } from './image-place.ts';
import { type Kind, manifestsIn } from './kind.ts';

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

/** Kubernetes objects with containers. A file that holds only other objects counts as one too. */
export const workload: Kind = {
  isIn: (document) => manifestsIn(document).some(({ kind }) => podSpecs.has(kind)),
  places: (document) =>
    manifestsIn(document)
      .flatMap(({ kind, at }) => {
        const spec = podSpecs.get(kind);
        return spec === undefined ? [] : containerLists.map((list) => [...at, ...spec, list]);
      })
      .flatMap((list) => itemsAt(document, list).map((_, index) => [...list, index, 'image']))
      .filter((path) => isScalar(lookUp(document, path)))
      .map((path) => referenceAt(document, path)),
};
