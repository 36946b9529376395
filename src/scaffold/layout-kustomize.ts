/** Kustomize: a base for each service, and an overlay for each environment and service, which an Application follows. */
import { deployment, emptyDirectory, kubernetesService, rootApplication } from './gitops-files.ts';
import type { Layout } from './layouts.ts';
import type { ScaffoldFile, ScaffoldService } from './scaffold.ts';

const environments = `  dev:
    when: { branch: develop }
    file: overlays/dev/{service}/kustomization.yaml
    app: { name: "{service}-dev", path: "overlays/dev/{service}", dest-namespace: dev, sync-policy: automated, sync-options: [CreateNamespace=true] }

  # Every feature branch has its own overlay of what it changes, in a namespace of its own.
  review:
    when: { branch: "feature/*" }
    file: overlays/review/{slug}/{service}/kustomization.yaml
    from: overlays/sample/review/{service}/kustomization.yaml
    set: { namespace: "{slug}" }
    app: { name: "{slug}-{service}", path: "overlays/review/{slug}/{service}", dest-namespace: "{slug}", sync-policy: automated, sync-options: [CreateNamespace=true] }
    ttl: 7d

  # Production gets the very image that dev has, and somebody approves it.
  prod:
    when: { branch: DEFAULT_BRANCH }
    file: overlays/prod/{service}/kustomization.yaml
    app: { name: "{service}-prod", path: "overlays/prod/{service}", dest-namespace: prod, sync-policy: automated, sync-options: [CreateNamespace=true] }
    deliver: pull-request
    promote-from: dev
`;

const readme = `# GitOps repository: Kustomize

| path | who writes it | what it is |
|---|---|---|
| \`base/<service>/\` | you | a service's manifests |
| \`overlays/<environment>/<service>/\` | you; monorepo-gitops sets the image | what dev and prod change in them |
| \`overlays/sample/review/<service>/\` | you | what a review environment's overlay starts from |
| \`overlays/review/<slug>/<service>/\` | monorepo-gitops | a service in a review environment |
| \`argocd/\` | monorepo-gitops | one Application a service and environment |
| \`bootstrap/root.yaml\` | you, once | the Application of Applications |

Try an overlay: \`kubectl kustomize overlays/dev/<service>\`
`;

export const kustomize: Layout = {
  environments,
  files: (request) => [
    { path: 'README.md', text: readme, present: 'keep' },
    ...request.services.flatMap((service) => [
      ...base(service, request.registry),
      overlay('overlays/dev', service, request.registry, '../../../base', 1),
      overlay('overlays/prod', service, request.registry, '../../../base', 3),
      overlay('overlays/sample/review', service, request.registry, '../../../../base', 1),
    ]),
    emptyDirectory('overlays/review'),
    emptyDirectory('argocd'),
    rootApplication(request),
  ],
};

function base(service: ScaffoldService, registry: string): ScaffoldFile[] {
  const directory = `base/${service.name}`;
  return [
    {
      path: `${directory}/kustomization.yaml`,
      text: 'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources:\n  - deployment.yaml\n  - service.yaml\n',
    },
    { path: `${directory}/deployment.yaml`, text: deployment(service, registry) },
    { path: `${directory}/service.yaml`, text: kubernetesService(service) },
  ];
}

function overlay(
  parent: string,
  { name }: ScaffoldService,
  registry: string,
  basePath: string,
  replicas: number,
): ScaffoldFile {
  return {
    path: `${parent}/${name}/kustomization.yaml`,
    text: `apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
resources:
  - ${basePath}/${name}
replicas:
  - name: ${name}
    count: ${replicas}
images:
  - name: ${registry}/${name}
    newTag: unset # set by the deployment
`,
  };
}
