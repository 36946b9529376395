/** ApplicationSet: a directory `applications/<environment>/<service>` is an application. Kustomize wraps a Helm chart. */
import { chartFiles } from './chart.ts';
import type { Layout } from './layouts.ts';
import type { ScaffoldFile, ScaffoldService } from './scaffold.ts';

const environments = `  # No \`app\`: the ApplicationSet in bootstrap/ makes the Applications from the directories.
  dev:
    when: { branch: develop }
    file: applications/dev/{service}/kustomization.yaml

  # Every feature branch has a directory of its own for what it changes, and a namespace of the same name.
  review:
    when: { branch: "feature/*" }
    file: applications/{slug}/{service}/kustomization.yaml
    from: sample/{service}/kustomization.yaml
    set:
      namespace: "{slug}"
      helmCharts[0].valuesInline.ingress.hosts[0].host: "{slug}-{service}.review.example.com"
    ttl: 7d

  # Production gets the very image that dev has, and somebody approves it.
  prod:
    when: { branch: DEFAULT_BRANCH }
    file: applications/prod/{service}/kustomization.yaml
    deliver: pull-request
    promote-from: dev
`;

const readme = `# GitOps repository: a directory is an application

| path | who writes it | what it is |
|---|---|---|
| \`charts/service/\` | you | the chart of every service |
| \`applications/<environment>/<service>/\` | you; monorepo-gitops sets the image | a service in dev or prod |
| \`applications/<slug>/<service>/\` | monorepo-gitops | a service in a review environment |
| \`sample/<service>/\` | you | what a service in a review environment starts from |
| \`bootstrap/applicationset.yaml\` | you, once | makes an Application of every directory |

Argo CD needs \`kustomize.buildOptions: --enable-helm --load-restrictor LoadRestrictionsNone\` in the ConfigMap \`argocd-cm\`.
Try an application: \`kubectl kustomize --enable-helm --load-restrictor LoadRestrictionsNone applications/dev/<service>\`
`;

export const applicationSet: Layout = {
  environments,
  files: (request) => [
    { path: 'README.md', text: readme, present: 'keep' },
    ...chartFiles('charts/service'),
    ...request.services.flatMap((service) => [
      application(
        'applications/dev',
        '../../../charts',
        'dev',
        service,
        request.registry,
        `${service.name}.dev.example.com`,
      ),
      application(
        'applications/prod',
        '../../../charts',
        'prod',
        service,
        request.registry,
        `${service.name}.example.com`,
      ),
      // Copied one level deeper, to applications/<slug>/<service>: its paths are those of that place.
      application(
        'sample',
        '../../../charts',
        'review',
        service,
        request.registry,
        `${service.name}.review.example.com`,
      ),
    ]),
    { path: 'bootstrap/applicationset.yaml', text: generator(request.gitopsUrl) },
  ],
};

function application(
  parent: string,
  chartHome: string,
  environment: string,
  { name }: ScaffoldService,
  registry: string,
  host: string,
): ScaffoldFile {
  return {
    path: `${parent}/${name}/kustomization.yaml`,
    text: `apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
namespace: ${environment}
helmGlobals:
  chartHome: ${chartHome}
helmCharts:
  - name: service
    releaseName: ${name}
    valuesInline:
      image:
        repository: ${registry}/${name}
        tag: unset # set by the deployment
      env:
        SERVER_ENV: ${environment === 'prod' ? 'production' : environment}
      ingress:
        enabled: true
        hosts:
          - host: ${host}
            path: /
`,
  };
}

const generator = (
  gitopsUrl: string,
) => `# Apply once by hand: kubectl apply --namespace argocd --filename bootstrap/applicationset.yaml
apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata:
  name: applications
  namespace: argocd
spec:
  goTemplate: true
  goTemplateOptions: ["missingkey=error"]
  generators:
    - git:
        repoURL: ${JSON.stringify(gitopsUrl)}
        revision: main
        directories:
          - path: applications/*/*
  template:
    metadata:
      name: '{{ index .path.segments 1 }}-{{ index .path.segments 2 }}'
      finalizers: [resources-finalizer.argocd.argoproj.io]
    spec:
      project: default
      source:
        repoURL: ${JSON.stringify(gitopsUrl)}
        targetRevision: main
        path: '{{ .path.path }}'
      destination:
        server: https://kubernetes.default.svc
        namespace: '{{ index .path.segments 1 }}'
      syncPolicy:
        automated:
          prune: true
          selfHeal: true
        syncOptions: [CreateNamespace=true]
`;
