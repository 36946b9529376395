/** Which files of the monorepo are content of no service, because this program or the environments write them. */
import { relative, resolve, sep } from 'node:path';
import type { PrunedService } from '../../core/build/prune/pruned-files.ts';
import { Failure } from '../../core/failure.ts';
import { writtenByEnvironments } from '../../core/flow/left-out.ts';
import { sameRepository } from '../../core/git/repository.ts';
import type { ContentOptions } from '../../core/monorepo/content/service-content.ts';
import type { Run } from '../../inputs/command.ts';
import type { ConfigFile } from '../../inputs/config/config.ts';
import type { InputValues } from '../../inputs/declaration.ts';
import type { runInputs } from '../../inputs/declarations/run.ts';
import { inputsFor } from '../../inputs/inputs-for.ts';
import { configuredApplication } from '../configured/argocd-upsert-app.ts';
import { gitopsUrl } from '../gitops-remote.ts';

type ScopeRun = Pick<Run, 'resolved' | 'config' | 'ci' | 'secrets' | 'cwd' | 'env' | 'log'> & {
  readonly inputs: Pick<InputValues<typeof runInputs>, 'config'>;
};

export function contentScope(
  run: ScopeRun,
  config: ConfigFile,
  environment: string,
): Pick<ContentOptions, 'configFile' | 'leaveOut'> {
  const { inputs, ci, cwd } = run;
  const configFile = inputs.config && relative(ci.workspace, resolve(cwd, inputs.config)).replaceAll(sep, '/');
  const application = inputsFor(configuredApplication, run, { environment }).inputs;
  return {
    ...(configFile === undefined ? {} : { configFile }),
    ...(isOneRepository(run, application)
      ? { leaveOut: writtenByEnvironments(config, [application['app-file']]) }
      : {}),
  };
}

function isOneRepository(
  run: ScopeRun,
  inputs: ReturnType<typeof inputsFor<typeof configuredApplication.inputs>>['inputs'],
): boolean {
  if (inputs['gitops-repository'] === undefined) return false;
  return sameRepository(gitopsUrl({ ...run, inputs }), run.ci.repositoryUrl ?? run.ci.repository);
}

/** Whose part of the workspace is built, as `gitops.yaml` says; undefined for what is no service there. */
export function prunedService(
  run: ScopeRun,
  config: ConfigFile | undefined,
  name: string | undefined,
  environment: string | undefined,
): PrunedService | undefined {
  const service = name === undefined ? undefined : config?.services.get(name);
  if (config === undefined || name === undefined || service === undefined) return undefined;
  return { name, service, ...scopeOrNone(run, config, environment) };
}

function scopeOrNone(run: ScopeRun, config: ConfigFile, environment: string | undefined) {
  if (environment === undefined || !config.environments.has(environment)) return {};
  try {
    return contentScope(run, config, environment);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    run.log.detail(`which files ${environment} writes is not known: ${error.message}`);
    return {};
  }
}
