/** What `gitops.yaml` says for the inputs that several commands share. */
import {
  environmentFor,
  environmentNamed,
  type NamedEnvironment,
  serviceNamed,
  slugFor,
} from '../core/monorepo/environments.ts';
import { type PlaceholderValues, placeholderValues } from '../core/names/placeholders.ts';
import type { CiContext } from '../core/ports.ts';
import type { ConfigScope, ConfiguredInputs } from './command.ts';
import type { EnvironmentConfig } from './config.ts';

/** The environment that was asked for, else the one that the event deploys to when a service was asked for. */
export function chosenEnvironment(scope: ConfigScope): NamedEnvironment<EnvironmentConfig> | undefined {
  const { config, ci, service, environment } = scope;
  if (service !== undefined) serviceNamed(config, service);
  if (environment !== undefined) return { name: environment, environment: environmentNamed(config, environment) };
  return service === undefined ? undefined : environmentFor(config, ci);
}

/** The values of `{…}` for a service and an environment of this run. */
export function placeholdersFor(
  ci: CiContext,
  service: string | undefined,
  environment: string | undefined,
): PlaceholderValues {
  return placeholderValues(ci, { service, environment, slug: () => slugFor(ci) });
}

export function configuredGitops({ config }: ConfigScope): ConfiguredInputs {
  const gitops = config.gitops;
  return present({
    'gitops-repository': gitops?.repository,
    'gitops-branch': gitops?.branch,
    'gitops-username': gitops?.username,
    'gitops-app-id': gitops?.['app-id'],
    'gitops-transport': gitops?.transport,
  });
}

/** The environment's own delivery wins over that of the GitOps repository. */
export function configuredDelivery(
  { config: { gitops } }: ConfigScope,
  chosen: NamedEnvironment<EnvironmentConfig> | undefined,
): ConfiguredInputs {
  return present({
    deliver: chosen?.environment.deliver ?? gitops?.deliver,
    'commit-via': gitops?.['commit-via'],
    labels: gitops?.labels,
    reviewers: gitops?.reviewers,
    'auto-merge': text(gitops?.['auto-merge']),
  });
}

export function configuredArgocd({ config }: ConfigScope): ConfiguredInputs {
  const argocd = config.argocd;
  return present({
    'argocd-server': argocd?.server,
    'argocd-username': argocd?.username,
    'argocd-oidc': argocd?.oidc,
    'argocd-insecure': text(argocd?.insecure),
    'argocd-plaintext': text(argocd?.plaintext),
    'argocd-ca': argocd?.ca,
    'argocd-client-cert': argocd?.['client-cert'],
    'argocd-root-path': argocd?.['root-path'],
  });
}

/** Configured values as inputs have them: absent ones left out. */
export function present(values: Readonly<Record<string, string | readonly string[] | undefined>>): ConfiguredInputs {
  const entries = Object.entries(values).filter(
    (entry): entry is [string, string | readonly string[]] => entry[1] !== undefined,
  );
  return Object.fromEntries(entries);
}

/** A flag as a user would write it. */
export function text(flag: boolean | number | undefined): string | undefined {
  return flag === undefined ? undefined : String(flag);
}
