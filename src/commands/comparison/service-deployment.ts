/** What one service is deployed as in an environment, from `gitops.yaml` and the inputs of the run. */
import { type ImageRequest, type RunBuilds, requestInRun } from '../../core/build/request.ts';
import type { ServiceDeployment } from '../../core/flow/service-deployment.ts';
import { environmentNamed, placeholdersFor } from '../../core/monorepo/environments.ts';
import { environmentAt } from '../../core/monorepo/place.ts';
import type { Run } from '../../inputs/command.ts';
import type { ConfigFile } from '../../inputs/config/config.ts';
import type { KnownInputs } from '../../inputs/declaration.ts';
import { inputsFor } from '../../inputs/inputs-for.ts';
import type { GitopsFiles } from '../application/template-file.ts';
import { argocdUpsertApp, planApplication } from '../argocd-upsert-app.ts';
import { buildImage } from '../build-image.ts';
import { bumpImageTag } from '../bump-image-tag.ts';
import { deploymentUpdates } from '../update-inputs.ts';
import { prunedService } from './content-scope.ts';

/**
 * @param rollout what this run says for the Application
 * @param builds what it says for the image
 * @param gitopsFiles for templates that the monorepo has not
 */
export async function serviceDeployment(
  run: Pick<Run, 'resolved' | 'config' | 'ci' | 'secrets' | 'cwd' | 'env' | 'log'>,
  config: ConfigFile,
  scope: { readonly service: string; readonly environment: string; readonly cluster?: string | undefined },
  rollout: KnownInputs<typeof argocdUpsertApp.inputs> = {},
  builds: RunBuilds = { engine: undefined, emit: undefined, finish: undefined },
  gitopsFiles?: GitopsFiles,
): Promise<ServiceDeployment> {
  const { service, environment, cluster } = scope;
  const { app } = environmentAt(config, environmentNamed(config, environment), scope);
  return {
    service,
    ...(cluster === undefined ? {} : { cluster }),
    image: serviceBuild(run, config, scope, builds),
    updates: (image) => {
      const { tag, digest } = image === 'kept' ? { tag: undefined, digest: undefined } : image;
      return deploymentUpdates({ ...run, ...inputsFor(bumpImageTag, run, scope, { tag, digest }) }, image);
    },
    application:
      app === undefined
        ? undefined
        : await planApplication({ ...run, gitopsFiles, ...inputsFor(argocdUpsertApp, run, scope, rollout) }),
  };
}

/** How its image is made for the environment, and where it goes. */
export function serviceBuild(
  run: Pick<Run, 'resolved' | 'config' | 'ci' | 'secrets' | 'cwd' | 'env' | 'log'>,
  config: ConfigFile,
  scope: { readonly service: string; readonly environment: string; readonly cluster?: string | undefined },
  builds: RunBuilds,
): ImageRequest {
  const { ci, cwd } = run;
  const { service, environment, cluster } = scope;
  const image = requestInRun(inputsFor(buildImage, run, scope).inputs, service, builds);
  return {
    ...image,
    pruned:
      image.prune === undefined ? undefined : prunedService({ ...run, inputs: image }, config, service, environment),
    placeholders: placeholdersFor(ci, service, environment, cluster),
    ci,
    cwd,
  };
}
