/** The CI file that `init` writes for the host of the pipelines. */
import type { PipelineHost } from '../core/ports.ts';
import type { TemplateValues } from './template.ts';

interface PipelineRequest {
  readonly host: PipelineHost;
  readonly defaultBranch: string;
  readonly registry: string;
}

/** Where the CI file goes beside one that is there, for the host to take it too. */
export const besidePipeline: Readonly<Record<PipelineHost, string>> = {
  github: '.github/workflows/monorepo-gitops.yml',
  gitlab: '.gitlab-ci.monorepo-gitops.yml',
  jenkins: 'Jenkinsfile.monorepo-gitops',
};

/** How the host is told to take it; undefined where it does so by itself. */
export const includedPipeline: Readonly<Record<PipelineHost, string | undefined>> = {
  github: undefined,
  gitlab: `Include it in .gitlab-ci.yml: include: [{ local: ${besidePipeline.gitlab} }]`,
  jenkins: `Make a second multibranch job, whose script path is ${besidePipeline.jenkins}.`,
};

/** Secrets are the host's own variables; everything else is in `gitops.yaml`. */
export function pipelineValues({ host, defaultBranch, registry }: PipelineRequest): TemplateValues {
  // The job's own token pushes to GitHub's registry; another one needs secrets of its own.
  const isGithubs = registry.startsWith('ghcr.io/');
  return {
    'default-branch': branchIn(host, defaultBranch),
    'registry-username': isGithubs ? 'github.actor' : 'secrets.REGISTRY_USERNAME',
    'registry-password': isGithubs ? 'github.token' : 'secrets.REGISTRY_PASSWORD',
  };
}

/** Inside a string of Groovy; else a JSON string, which YAML reads as it is. On GitHub it is a glob, where `+` repeats. */
function branchIn(host: PipelineHost, branch: string): string {
  if (host === 'jenkins') return branch.replace(/['\\]/g, '\\$&');
  return JSON.stringify(host === 'github' ? branch.replace(/[+!]/g, '\\$&') : branch);
}
