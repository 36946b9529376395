/** The CI file of each host. Secrets are the host's own variables; everything else is in `gitops.yaml`. */
import type { PipelineHost, ScaffoldFile, ScaffoldRequest } from './scaffold.ts';

export function pipelineFile(request: ScaffoldRequest): ScaffoldFile {
  return pipelines[request.host](request);
}

const pipelines: Readonly<Record<PipelineHost, (request: ScaffoldRequest) => ScaffoldFile>> = {
  github: (request) => ({ path: '.github/workflows/deploy.yml', text: github(request) }),
  gitlab: () => ({ path: '.gitlab-ci.yml', text: gitlab }),
  jenkins: ({ defaultBranch }) => ({ path: 'Jenkinsfile', text: jenkins(defaultBranch) }),
};

const github = ({
  defaultBranch,
  registry,
}: ScaffoldRequest) => `# Builds what a push affects, deploys it, and removes review environments with their branches.
# Needs the secret GITOPS_TOKEN: a token that may push to the GitOps repository.
# OWNER is the account that monorepo-gitops is published under.
name: deploy

on:
  push:
    branches: [develop, ${JSON.stringify(defaultBranch)}, "feature/*"]
  delete:
  schedule:
    # Once a night, off the full hour: what no event removed (GitHub drops events under load).
    - cron: "23 3 * * *"
  workflow_dispatch:

permissions: {}

jobs:
  deploy:
    if: github.event_name == 'push' || github.event_name == 'workflow_dispatch'
    runs-on: ubuntu-latest
    permissions:
      contents: read # checkout
      packages: write # push images to ghcr.io
    # One after another on a branch; a newer push never stops one that is half done.
    concurrency: { group: "deploy-\${{ github.ref }}", cancel-in-progress: false }
    steps:
      - uses: actions/checkout@v6
        with: { fetch-depth: 0, persist-credentials: false }
      - uses: OWNER/monorepo-gitops@v1
        with:
          gitops-token: \${{ secrets.GITOPS_TOKEN }}
${registryInputs(registry)}
  cleanup:
    if: github.event_name == 'delete' && github.event.ref_type == 'branch'
    runs-on: ubuntu-latest
    permissions:
      contents: read # gitops.yaml of the default branch
    steps:
      - uses: actions/checkout@v6
        with: { persist-credentials: false }
      - uses: OWNER/monorepo-gitops/actions/cleanup-review-env@v1
        with:
          environment: review
          branch: \${{ github.event.ref }}
          gitops-token: \${{ secrets.GITOPS_TOKEN }}

  sweep:
    if: github.event_name == 'schedule'
    runs-on: ubuntu-latest
    permissions:
      contents: read # gitops.yaml and the list of branches
    steps:
      - uses: actions/checkout@v6
      - uses: OWNER/monorepo-gitops/actions/cleanup-review-env@v1
        with:
          environment: review
          sweep: true
          gitops-token: \${{ secrets.GITOPS_TOKEN }}
`;

/** The job's own token pushes to GitHub's registry; another one needs secrets of its own. */
function registryInputs(registry: string): string {
  const [username, password] = registry.startsWith('ghcr.io/')
    ? ['github.actor', 'github.token']
    : ['secrets.REGISTRY_USERNAME', 'secrets.REGISTRY_PASSWORD'];
  return `          registry-username: \${{ ${username} }}
          registry-password: \${{ ${password} }}
`;
}

const gitlab = `# Builds what a push affects, deploys it, and removes review environments with their branches.
# Needs the masked variable MG_GITOPS_TOKEN: a token that may push to the GitOps repository.
# Add a pipeline schedule, once a night: it removes what no event did.
# OWNER is the group of this instance that mirrors monorepo-gitops.
include:
  - component: $CI_SERVER_FQDN/OWNER/monorepo-gitops/pipeline@1
    inputs:
      rules:
        - if: $CI_PIPELINE_SOURCE != "schedule"
  - component: $CI_SERVER_FQDN/OWNER/monorepo-gitops/cleanup-review-env@1
    inputs:
      job-name: sweep
      sweep: true
      rules:
        - if: $CI_PIPELINE_SOURCE == "schedule"
`;

const jenkins = (
  defaultBranch: string,
) => `// Builds what a push affects and deploys it; at night removes the review environments of branches that are gone.
// Needs Node 20.19 or newer on the agent and the credential "gitops-token" (secret text): it may push to the GitOps repository.
pipeline {
  agent any
  options {
    disableConcurrentBuilds()
  }
  triggers {
    cron(env.BRANCH_NAME == '${defaultBranch.replace(/['\\]/g, '\\$&')}' ? 'H 3 * * *' : '')
  }
  environment {
    MG_GITOPS_TOKEN = credentials('gitops-token')
  }
  stages {
    stage('deploy') {
      when { not { triggeredBy 'TimerTrigger' } }
      steps {
        sh 'npx --yes monorepo-gitops@1 deploy'
      }
    }
    stage('sweep') {
      when { triggeredBy 'TimerTrigger' }
      steps {
        sh 'npx --yes monorepo-gitops@1 cleanup-review-env --environment review --sweep true'
      }
    }
  }
}
`;
