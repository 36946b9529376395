/** The deployment of each service, and the one change of the GitOps repository that all of them make. */
import type { PlannedApplication } from '../argocd/planned.ts';
import { createdNamespace } from '../argocd/spec/namespace.ts';
import type { ImageRequest } from '../build/request.ts';
import { subjectOf, type Update } from '../bump/update.ts';
import type { OwnedApplication, OwnedNamespace, RecordedImage } from '../review/marker.ts';
import type { ImageVersion, ServiceImage } from './images.ts';
import type { PushedImage } from './written-image.ts';

/** What is deployed for one service in one place, as plain values. */
export interface ServiceDeployment {
  readonly service: string;
  /** Of an environment with several: what is deployed there. */
  readonly cluster?: string | undefined;
  readonly image: ImageRequest;
  /** @param image what to write; `kept`: new values beside the image that is there */
  readonly updates: (image: ImageVersion | 'kept') => readonly Update[];
  /** Undefined where `gitops.yaml` describes none: an ApplicationSet makes them out of directories, for example. */
  readonly application: PlannedApplication | undefined;
}

/** How records and messages name its place: `web1`, `web1@eu`. */
export function placeOf({ service, cluster }: Pick<ServiceDeployment, 'service' | 'cluster'>): string {
  return subjectOf({ service, cluster }) ?? service;
}

/** The content of the one commit. */
export interface DeploymentChange {
  readonly environment: string;
  readonly services: readonly string[];
  /** Of images and values, then the manifests where Argo CD reads Applications from Git. */
  readonly updates: readonly Update[];
  /** What its places may name. */
  readonly pushed: readonly PushedImage[];
  /** The Applications and images as the marker of a review environment records them. */
  readonly applications: readonly OwnedApplication[];
  readonly images: readonly RecordedImage[];
  readonly namespaces: readonly OwnedNamespace[];
}

/** @param images of those that get one, by place */
export function changeOf(
  services: readonly ServiceDeployment[],
  images: ReadonlyMap<string, ServiceImage>,
  environment: string,
): DeploymentChange {
  const made = services.flatMap((each) => {
    const image = images.get(placeOf(each));
    return image === undefined ? [] : [{ ...image, cluster: each.cluster }];
  });
  const applications = services.flatMap(({ application }) => application ?? []);
  return {
    environment,
    services: [...new Set(services.map(({ service }) => service))],
    updates: [
      ...services.flatMap((each) => each.updates(versionOf(images.get(placeOf(each))))),
      ...manifestsOf(services),
    ],
    pushed: made.map(({ service, cluster, repository, tag, digest = unknownDigest }) => ({
      service,
      cluster,
      repository,
      tag,
      digest,
    })),
    applications: applications.map(({ owned }) => owned),
    images: [...new Set(images.values())].flatMap(({ tagged, digest }) =>
      tagged.map((image) => ({ image, ...(digest === undefined ? {} : { digest }) })),
    ),
    namespaces: applications.flatMap(({ application }) => createdNamespace(application) ?? []),
  };
}

/** Stands in the diff of a dry run for the digest of an image that is not built. */
const unknownDigest = `sha256:${'0'.repeat(64)}`;

/** An image that no registry has, for updates of which only the places are looked for. */
export const anyImage: ImageVersion = { tag: 'unset', digest: unknownDigest };

function versionOf(image: ServiceImage | undefined): ImageVersion | 'kept' {
  return image === undefined ? 'kept' : { tag: image.tag, digest: image.digest ?? unknownDigest };
}

/** The manifests of Applications that Argo CD reads from Git, as updates of the GitOps repository. */
export function manifestsOf(services: readonly ServiceDeployment[]): readonly Update[] {
  return services.flatMap(({ service, cluster, application }) =>
    application?.mode === 'git' ? [{ kind: 'write' as const, service, cluster, ...application.manifest }] : [],
  );
}
