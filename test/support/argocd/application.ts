/** Requests for an Application, of which a test says only what it is about. */
import type { Application } from '../../../src/core/argocd/server/live.ts';
import { type ApplicationRequest, buildApplication } from '../../../src/core/argocd/spec/application.ts';
import type { SourceRequest } from '../../../src/core/argocd/spec/source.ts';

export interface ApplicationOverrides extends Partial<Omit<ApplicationRequest, 'source'>> {
  readonly source?: Partial<SourceRequest>;
}

/** `web1` at the path of its name in the GitOps repository; no input says more. */
export function applicationRequest({ source, ...overrides }: ApplicationOverrides = {}): ApplicationRequest {
  return {
    name: 'web1',
    project: undefined,
    appNamespace: undefined,
    template: undefined,
    labels: {},
    annotations: {},
    destination: {},
    syncPolicy: undefined,
    prune: undefined,
    selfHeal: undefined,
    syncOptions: [],
    finalizer: undefined,
    ownership: undefined,
    ...overrides,
    source: {
      repoUrl: undefined,
      defaultRepoUrl: 'https://git.example.com/infra/deploy.git',
      path: 'web1',
      revision: undefined,
      defaultRevision: 'main',
      chart: undefined,
      valuesFiles: [],
      values: undefined,
      parameters: [],
      kustomizeImages: [],
      directoryRecurse: undefined,
      ...source,
    },
  };
}

export function application(overrides: ApplicationOverrides = {}): Application {
  return buildApplication(applicationRequest(overrides));
}
