/** What each service would be deployed as in each environment, and whether that can be written where it goes. */
import type { AppliedEdit } from '../../core/bump/applied-edit.ts';
import { checkPlaces } from '../../core/flow/check.ts';
import { placeOf, type ServiceDeployment } from '../../core/flow/service-deployment.ts';
import type { ConfigFile } from '../../inputs/config/config.ts';
import { fileAtTip, type GitopsFiles } from '../application/template-file.ts';
import { serviceDeployment } from '../comparison/service-deployment.ts';
import { titleOf } from '../places/scopes.ts';
import type { EnvironmentScope } from './inputs.ts';
import { type GitopsRepositories, type OpenRepository, UnreadRepository } from './repositories.ts';
import { type CheckResult, checked, failedBy, ok, skipped } from './result.ts';

/** A service in an environment; an error in place of the deployment that it has no inputs for. */
export interface PlannedDeployment {
  readonly service: string;
  readonly deployment: ServiceDeployment | { readonly error: unknown };
}

/** Throws nothing. */
export function plannedDeployments(
  { name: environment, cluster, run, services }: EnvironmentScope,
  config: ConfigFile,
  repositories: GitopsRepositories,
): Promise<readonly PlannedDeployment[]> {
  const builds = { engine: run.inputs.engine, emit: undefined, finish: undefined };
  const gitopsFiles: GitopsFiles = async (path) => fileAtTip((await repositories.of(run)).snapshot, path);
  const quiet = { ...run, log: { ...run.log, info: () => {}, warn: () => {} } };
  return Promise.all(
    services.map(async (service): Promise<PlannedDeployment> => {
      try {
        const scope = { service, environment, cluster };
        return { service, deployment: await serviceDeployment(quiet, config, scope, {}, builds, gitopsFiles) };
      } catch (error) {
        return { service, deployment: { error } };
      }
    }),
  );
}

/** Whether the file, its template and the place for the image are there, as a deployment asks before it builds. */
export async function placeChecks(
  { name, cluster, run, event }: EnvironmentScope,
  planned: Promise<readonly PlannedDeployment[]>,
  repositories: GitopsRepositories,
): Promise<readonly CheckResult[]> {
  const title = titleOf({ name, cluster });
  const nameOf = (service: string) => `${service} in ${title}`;
  const all = `files of ${title}`;
  return checked(all, run.deadline, async () => {
    const found = await planned;
    const deployments = found.flatMap(({ deployment }) => ('error' in deployment ? [] : [deployment]));
    const unplanned = found.flatMap(({ service, deployment }) =>
      'error' in deployment && !(deployment.error instanceof UnreadRepository)
        ? [failedBy(nameOf(service), deployment.error)]
        : [],
    );
    let open: OpenRepository;
    try {
      open = await repositories.of(run);
    } catch (error) {
      return [...unplanned, unreadable(all, error)];
    }
    const { problems, edits } = await checkPlaces(deployments, (read) => read(open.snapshot));
    const shared = problems.filter(({ service }) => service === undefined);
    return [
      ...unplanned,
      ...shared.map(({ error }) => failedBy(all, error)),
      ...deployments.flatMap(({ service, cluster }): readonly CheckResult[] => {
        const own = problems.filter((problem) => problem.service === placeOf({ service, cluster }));
        if (own.length > 0) {
          const explain = explaining({ service, environment: name, cluster });
          return own.map(({ error }) => withHint(failedBy(nameOf(service), error), explain));
        }
        const written = edits.filter(({ update }) => update.service === service).map(writtenPlace);
        return written.length === 0 ? [] : [ok(nameOf(service), `${written.join('; ')} (by ${event})`)];
      }),
    ];
  });
}

/** How a person finds the lines of gitops.yaml that the file, the key and the values come from. */
function explaining(place: {
  readonly service: string;
  readonly environment: string;
  readonly cluster: string | undefined;
}) {
  const flags = Object.entries(place).flatMap(([flag, value]) => (value === undefined ? [] : [`--${flag} ${value}`]));
  return `Where each of its values stands: monorepo-gitops check --explain ${flags.join(' ')}`;
}

function withHint(result: CheckResult, more: string): CheckResult {
  return { ...result, hint: [result.hint, more].filter((each) => each !== undefined).join('\n') };
}

/** What is wrong with the repository itself is a finding of its own. */
function unreadable(name: string, error: unknown): CheckResult {
  if (!(error instanceof UnreadRepository)) {
    return skipped(name, 'were not looked for: the GitOps repository cannot be read', 'Begin with that.');
  }
  const hint = 'Have the repository read with `monorepo-gitops check --online`.';
  return skipped(name, 'were not looked for in the GitOps repository', hint);
}

function writtenPlace({ file, existed, image, update }: AppliedEdit): string {
  const named = image?.oldImage === undefined ? '' : `, which names ${image.oldImage}`;
  return existed ? `${file}${named}` : `${file} will be made of ${update.from ?? 'nothing'}`;
}
