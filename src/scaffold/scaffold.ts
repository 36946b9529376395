/** What `init` writes: the files of a monorepo and of a GitOps repository in one of four layouts. Pure. */
import { configFile } from './config-file.ts';
import { dockerfile, dockerIgnore, type PackageManager } from './dockerfile.ts';
import { layouts } from './layouts.ts';
import { pipelineFile } from './pipelines.ts';

export const layoutNames = ['helm-values', 'manifests', 'kustomize', 'applicationset'] as const;
export type LayoutName = (typeof layoutNames)[number];

export const pipelineHosts = ['github', 'gitlab', 'jenkins'] as const;
export type PipelineHost = (typeof pipelineHosts)[number];

export interface ScaffoldFile {
  /** Relative to the repository's root, with forward slashes. */
  readonly path: string;
  readonly text: string;
  /** `keep`: one that is there already serves as well. Otherwise a different one is in the way. */
  readonly present?: 'keep';
}

export interface ScaffoldService {
  /** A DNS label: the key in `gitops.yaml`, and part of names in the cluster. */
  readonly name: string;
  /** Name of its workspace package; undefined outside of a workspace. */
  readonly packageName: string | undefined;
  /** Directory in the monorepo, `.` for its root. */
  readonly path: string;
  /** It has a Dockerfile of its own, which is kept. */
  readonly hasDockerfile: boolean;
}

export interface ScaffoldRequest {
  readonly layout: LayoutName;
  readonly host: PipelineHost;
  readonly services: readonly ScaffoldService[];
  /** Where images go, without a trailing slash: `harbor.example.com/fe`. */
  readonly registry: string;
  /** URL, `owner/name` or path for the commands. */
  readonly gitopsRepository: string;
  /** URL of the same repository that Argo CD reads. */
  readonly gitopsUrl: string;
  /** Branch that is deployed to production. */
  readonly defaultBranch: string;
  readonly packageManager: PackageManager;
  readonly turbo: boolean;
}

export interface Scaffold {
  readonly monorepo: readonly ScaffoldFile[];
  readonly gitops: readonly ScaffoldFile[];
}

export function scaffold(request: ScaffoldRequest): Scaffold {
  const layout = layouts[request.layout];
  const shared = request.services.some(({ hasDockerfile }) => !hasDockerfile)
    ? [
        // A monorepo that builds images already has one, which knows better.
        { path: sharedDockerfile(request), text: dockerfile(request), present: 'keep' as const },
        { path: '.dockerignore', text: dockerIgnore, present: 'keep' as const },
      ]
    : [];
  return {
    monorepo: [
      { path: 'gitops.yaml', text: configFile(request, layout.environments, sharedDockerfile(request)) },
      ...shared,
      pipelineFile(request),
    ],
    gitops: layout.files(request),
  };
}

/** Beside the services when they have one directory, as `apps/Dockerfile`; else at the root. */
function sharedDockerfile({ services }: ScaffoldRequest): string {
  const parents = new Set(services.map(({ path }) => (path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '')));
  const [parent = ''] = parents;
  return parents.size === 1 && parent !== '' ? `${parent}/Dockerfile` : 'Dockerfile';
}
