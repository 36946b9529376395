/** The commit of a deployment, and the Applications that go with it or follow it. */

import { checkArgocd } from '../core/argocd/client.ts';
import { jobIdToken } from '../core/argocd/connection.ts';
import { waitGoal } from '../core/argocd/wait.ts';
import type { Update } from '../core/bump/updates.ts';
import { badInput } from '../core/failure.ts';
import { pathSegments } from '../core/git/path.ts';
import { environmentNamed } from '../core/monorepo/environments.ts';
import type { ProjectConfig } from '../inputs/config.ts';
import { placeholdersFor } from '../inputs/configured.ts';
import { argocdConnection } from '../inputs/declarations/connections.ts';
import { argocdUpsertApp, type PlannedApplication, planApplication } from './argocd-upsert-app.ts';
import { bumpImageTag, reviewOf, updatesOf } from './bump-image-tag.ts';
import { deliverySettings } from './delivery-settings.ts';
import { type BuiltImage, throwTogether } from './deploy-images.ts';
import type { DeployRun } from './deploy-inputs.ts';
import { type CommittedUpdates, commitUpdates } from './gitops-commit.ts';
import { openDelivery } from './gitops-delivery.ts';
import { gitopsRemote } from './gitops-remote.ts';
import { runStep, stepRun } from './step.ts';

/** What would fail after the images are pushed or the commit is made, before either. */
export async function checkBefore(
  run: DeployRun,
  services: readonly string[],
  environment: string,
  applications: readonly PlannedApplication[],
): Promise<void> {
  const manifests = manifestUpdates(applications);
  const updates = services.flatMap((service) => updatesOf(stepRun(bumpImageTag, run, { service, environment })));
  for (const update of [...updates, ...manifests]) checkPaths(update);
  // The credential and the forge of the delivery, with the token of a GitHub App where it comes from one.
  await gitopsRemote(run, 'push');
  await openDelivery(run, deliverySettings(run.inputs, environment));
  waitGoal(run.inputs['wait-for']);
  if (manifests.length < applications.length) {
    const { clock, secrets, env } = run;
    await checkArgocd(argocdConnection(run.inputs), { clock, secrets, idToken: jobIdToken(env) });
    return;
  }
  const live = run.inputs.sync ? 'sync' : run.inputs.wait ? 'wait' : undefined;
  if (live === undefined) return;
  throw badInput(
    live,
    'needs an Argo CD server',
    'Give argocd-server, or leave it out: Argo CD follows Git by itself.',
  );
}

function manifestUpdates(applications: readonly PlannedApplication[]): readonly Update[] {
  return applications.flatMap((planned) =>
    planned.mode === 'git' ? [{ kind: 'write' as const, service: planned.service, ...planned.manifest }] : [],
  );
}

function checkPaths(update: Update): void {
  const named: readonly (readonly [input: string, path: string])[] =
    update.kind === 'write' ? [['app-file', update.file]] : update.files.map((file) => ['file', file] as const);
  for (const [input, path] of named) pathSegments(path, input);
  if (update.kind === 'edit' && update.from !== undefined) pathSegments(update.from, 'from');
}

/** None where `gitops.yaml` describes no Application: an ApplicationSet makes them out of directories, for example. */
export async function applicationsOf(
  run: DeployRun,
  config: ProjectConfig,
  services: readonly string[],
  environment: string,
): Promise<readonly PlannedApplication[]> {
  if (environmentNamed(config, environment).app === undefined) return [];
  return Promise.all(
    services.map((service) => planApplication(stepRun(argocdUpsertApp, run, { service, environment }))),
  );
}

interface Wanted {
  readonly services: readonly string[];
  readonly environment: string;
  readonly images: readonly BuiltImage[];
  readonly applications: readonly PlannedApplication[];
}

/** One commit for all services, with their manifests where Argo CD reads Applications from Git. */
export async function commitAll(
  run: DeployRun,
  config: ProjectConfig,
  { services, environment, images, applications }: Wanted,
): Promise<CommittedUpdates> {
  const ownTag = environmentNamed(config, environment).tag;
  const updates = images.flatMap(({ service, tag }) => {
    const known = ownTag === undefined && tag !== '' ? { tag } : {};
    return updatesOf(stepRun(bumpImageTag, run, { service, environment, known }));
  });
  const manifests = manifestUpdates(applications);
  const review = reviewOf({ ...run, inputs: { environment } }, services);
  const owned = review && {
    ...review,
    applications: applications.map((application) => application.owned),
    images: images.flatMap(({ tagged }) => tagged),
  };
  const bumped = await commitUpdates(run, {
    updates: [...updates, ...manifests],
    values: placeholdersFor(run.ci, services.length === 1 ? services[0] : undefined, environment),
    review: owned,
    delivery: deliverySettings(run.inputs, environment),
  });
  // The Applications are the newer run's too, and those of a closed review environment are gone for good (laws 3, 8).
  return bumped.result === 'superseded' ? { ...bumped, tip: undefined } : bumped;
}

/** The Applications on the server, of this very commit, side by side; those in Git went with the commit. */
export async function upsertAll(
  run: DeployRun,
  applications: readonly PlannedApplication[],
  environment: string,
  commit: string,
): Promise<void> {
  const { inputs } = run;
  const known = {
    revision: commit,
    sync: inputs.sync,
    wait: inputs.wait,
    'wait-for': inputs['wait-for'],
    timeout: inputs['wait-timeout'],
    'degraded-grace': inputs['degraded-grace'],
    'on-failure': inputs['on-failure'],
  };
  const onServer = applications.filter(({ mode }) => mode === 'api');
  const ended = await Promise.allSettled(
    onServer.map(({ service }) => runStep(argocdUpsertApp, run, { service, environment, known })),
  );
  const failures = ended.flatMap((end, index) =>
    end.status === 'rejected'
      ? [{ service: onServer[index]?.application.metadata.name ?? '', error: end.reason as unknown }]
      : [],
  );
  throwTogether('APPLICATIONS', failures);
}
