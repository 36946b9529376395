/** The CI file that `init` writes for the host of the pipelines. */
import type { PipelineHost } from '../core/ports.ts';
import type { TemplateValues } from './template.ts';

interface PipelineRequest {
  readonly host: PipelineHost;
  readonly defaultBranch: string;
  readonly registry: string;
}

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
