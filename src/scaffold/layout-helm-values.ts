/** One Helm chart for all services; a values file for each service and environment. */
import { chartFiles, helmIgnore } from './chart.ts';
import { emptyDirectory, rootApplication } from './gitops-files.ts';
import type { Layout } from './layouts.ts';

const environments = `  dev:
    when: { branch: develop }
    file: values/{service}-dev.yaml
    from: sample/values-dev.yaml
    set:
      name: "{service}"
      ingress.hosts[0].host: "{service}.dev.example.com"
    app:
      name: "{service}-dev"
      path: .
      values-files: ["values/{service}-dev.yaml"]
      dest-namespace: dev
      sync-policy: automated
      sync-options: [CreateNamespace=true]

  # Every feature branch has its own copy of what it changes, under a name made of the branch's.
  review:
    when: { branch: "feature/*" }
    file: review/{slug}/{service}.yaml
    from: sample/values-review.yaml
    set:
      name: "{slug}-{service}"
      ingress.hosts[0].host: "{slug}-{service}.review.example.com"
    app:
      name: "{slug}-{service}"
      path: .
      values-files: ["review/{slug}/{service}.yaml"]
      dest-namespace: review
      sync-policy: automated
      sync-options: [CreateNamespace=true]
    ttl: 7d

  # Production gets the very image that dev has, and somebody approves it.
  prod:
    when: { branch: DEFAULT_BRANCH }
    file: values/{service}-prod.yaml
    from: sample/values-prod.yaml
    set:
      name: "{service}"
      ingress.hosts[0].host: "{service}.example.com"
    app:
      name: "{service}-prod"
      path: .
      values-files: ["values/{service}-prod.yaml"]
      dest-namespace: prod
      sync-policy: automated
      sync-options: [CreateNamespace=true]
    deliver: pull-request
    promote-from: dev
`;

const readme = `# GitOps repository: one chart, a values file a service and environment

| path | who writes it | what it is |
|---|---|---|
| \`Chart.yaml\`, \`templates/\`, \`values.yaml\` | you | the chart of every service |
| \`sample/values-<environment>.yaml\` | you | what a service's values start from |
| \`values/<service>-<environment>.yaml\` | monorepo-gitops | a service's values, yours to edit too |
| \`review/<slug>/<service>.yaml\` | monorepo-gitops | a service's values in a review environment |
| \`argocd/\` | monorepo-gitops | one Application a service and environment |
| \`bootstrap/root.yaml\` | you, once | the Application of Applications |

Try a service's values: \`helm template web1 . --values sample/values-dev.yaml\`
`;

export const helmValues: Layout = {
  environments,
  files: (request) => [
    { path: 'README.md', text: readme, present: 'keep' },
    { path: '.helmignore', text: helmIgnore },
    ...chartFiles(''),
    { path: 'sample/values-dev.yaml', text: sample(request.registry, 'dev', 1, 'dev.example.com') },
    { path: 'sample/values-review.yaml', text: sample(request.registry, 'review', 1, 'review.example.com') },
    { path: 'sample/values-prod.yaml', text: sample(request.registry, 'production', 3, 'example.com') },
    emptyDirectory('values'),
    emptyDirectory('review'),
    emptyDirectory('argocd'),
    rootApplication(request),
  ],
};

const sample = (
  registry: string,
  serverEnv: string,
  replicas: number,
  domain: string,
) => `name: service # set by the deployment
replicas: ${replicas}

image:
  repository: ${registry}/service # set by the deployment
  tag: "00000000" # set by the deployment

env:
  SERVER_ENV: ${serverEnv}

ingress:
  enabled: true
  hosts:
    - host: service.${domain} # set by the deployment
      path: /
`;
