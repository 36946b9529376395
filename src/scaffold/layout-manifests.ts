/** Plain manifests: a directory for each environment and service, which an Application follows. */
import { emptyDirectory, rootApplication, workload } from './gitops-files.ts';
import type { Layout } from './layouts.ts';

const environments = `  dev:
    when: { branch: develop }
    file: dev/{service}/manifests.yaml
    from: sample/{service}.yaml
    app: { name: "{service}-dev", path: "dev/{service}", dest-namespace: dev, sync-policy: automated, sync-options: [CreateNamespace=true] }

  # Every feature branch has its own copy of what it changes, in a namespace of its own.
  review:
    when: { branch: "feature/*" }
    file: review/{slug}/{service}/manifests.yaml
    from: sample/{service}.yaml
    app: { name: "{slug}-{service}", path: "review/{slug}/{service}", dest-namespace: "{slug}", sync-policy: automated, sync-options: [CreateNamespace=true] }
    ttl: 7d

  # Production gets the very image that dev has, and somebody approves it.
  prod:
    when: { branch: DEFAULT_BRANCH }
    file: prod/{service}/manifests.yaml
    from: sample/{service}.yaml
    app: { name: "{service}-prod", path: "prod/{service}", dest-namespace: prod, sync-policy: automated, sync-options: [CreateNamespace=true] }
    deliver: pull-request
    promote-from: dev
`;

const readme = `# GitOps repository: plain manifests

| path | who writes it | what it is |
|---|---|---|
| \`sample/<service>.yaml\` | you | what a service's manifests start from in every environment |
| \`<environment>/<service>/manifests.yaml\` | monorepo-gitops | a service in dev or prod, yours to edit too |
| \`review/<slug>/<service>/manifests.yaml\` | monorepo-gitops | a service in a review environment |
| \`argocd/\` | monorepo-gitops | one Application a service and environment |
| \`bootstrap/root.yaml\` | you, once | the Application of Applications |
`;

export const manifests: Layout = {
  environments,
  files: (request) => [
    { path: 'README.md', text: readme, present: 'keep' },
    ...request.services.map((service) => ({
      path: `sample/${service.name}.yaml`,
      text: workload(service, request.registry),
    })),
    ...['dev', 'prod', 'review', 'argocd'].map(emptyDirectory),
    rootApplication(request),
  ],
};
