/** Argo CD: its version, whose token this is, and what that may do with the Applications of each project. */

import { checkLogin, checkVersion } from '../../core/argocd/check.ts';
import type { PlannedApplication } from '../../core/argocd/planned.ts';
import { missingRights, type NeededRights } from '../../core/argocd/rights.ts';
import { ArgocdClient } from '../../core/argocd/server/client.ts';
import { refTo } from '../../core/argocd/server/live.ts';
import type { Subject } from '../../core/argocd/server/policy.ts';
import { counted } from '../../core/counted.ts';
import { environmentNamed, isReviewEnvironment } from '../../core/monorepo/environments.ts';
import type { ConfigFile } from '../../inputs/config/config.ts';
import { argocdConnection } from '../../inputs/declarations/run.ts';
import type { PlannedDeployment } from './deployments.ts';
import type { CheckRun, EnvironmentScope } from './inputs.ts';
import { nameFor, notAsked } from './repositories.ts';
import { type CheckResult, checked, failedBy, ok, warning } from './result.ts';

type ServerApplication = PlannedApplication & { readonly mode: 'api' };

/** The Applications of an environment. */
interface EnvironmentApplications {
  readonly scope: EnvironmentScope;
  readonly planned: Promise<readonly PlannedDeployment[]>;
}

/** Nothing where no environment has a server. */
export async function argocdChecks(
  config: ConfigFile,
  environments: readonly EnvironmentApplications[],
): Promise<readonly CheckResult[]> {
  const servers = new Map<string, EnvironmentApplications[]>();
  for (const each of environments) {
    const { inputs } = each.scope.run;
    const server = inputs['argocd-server'];
    if (server === undefined) continue;
    // Environments of one server may have credentials of their own.
    const key = JSON.stringify(Object.entries(inputs).filter(([name]) => name.startsWith('argocd-')));
    servers.set(key, [...(servers.get(key) ?? []), each]);
  }
  const groups = [...servers.values()];
  const addressOf = ([first]: readonly EnvironmentApplications[]) => first?.scope.run.inputs['argocd-server'];
  const all = groups.map((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const server = `Argo CD ${addressOf(group)}`;
    const isAlone = groups.filter((each) => addressOf(each) === addressOf(group)).length === 1;
    const scopes = group.map(({ scope }) => scope);
    return oneServer(isAlone ? server : nameFor(server, scopes), first.scope.run, { config, environments: group });
  });
  return (await Promise.all(all)).flat();
}

async function oneServer(
  server: string,
  run: CheckRun,
  { config, environments }: Omit<Questions, 'run'>,
): Promise<readonly CheckResult[]> {
  const { deadline } = run;
  if (!run.inputs.online) return [notAsked(server)];
  let connection: ArgocdClient;
  try {
    connection = ArgocdClient.open(argocdConnection(run.inputs), run);
  } catch (error) {
    return [failedBy(server, error)];
  }
  using opened = connection;
  const client = opened.until(deadline);
  const login = checkLogin(client);
  const [version, account] = await Promise.all([
    checked(server, deadline, async () => ok(server, `version ${await checkVersion(client)}`)),
    checked(`login to ${server}`, deadline, async () => ok(`login to ${server}`, `as ${nameOf(await login)}`)),
  ]);
  const isIn = await login.then(
    () => true,
    () => false,
  );
  const rights = isIn ? await rightsChecks(client, login, { run, config, environments }) : [];
  return [...version, ...account, ...rights];
}

function nameOf({ username, groups }: Subject): string {
  return `${username ?? 'somebody without a name'}${groups.length === 0 ? '' : ` (${groups.join(', ')})`}`;
}

interface Questions {
  readonly run: CheckRun;
  readonly config: ConfigFile;
  readonly environments: readonly EnvironmentApplications[];
}

/** A finding for each project; what only `sync` takes is a warning, since Argo CD may sync by itself. */
async function rightsChecks(
  client: ArgocdClient,
  login: Promise<Subject>,
  { run, config, environments }: Questions,
): Promise<readonly CheckResult[]> {
  const needs = new Map<string, NeededRights[]>();
  for (const { scope, planned } of environments) {
    const isRemoved = isReviewEnvironment(environmentNamed(config, scope.name));
    for (const { application } of serverApplications(await planned)) {
      const ref = refTo(application);
      const actions = ['get', 'create', 'update', ...(isRemoved ? (['delete'] as const) : [])] as const;
      needs.set(ref.project, [...(needs.get(ref.project) ?? []), { ref, actions }]);
    }
  }
  const all = [...needs].map(([project, needed]) => {
    const name = `rights in project ${project}`;
    return checked(name, run.deadline, async () => {
      const toSync = needed.map(({ ref }): NeededRights => ({ ref, actions: ['sync'] }));
      const [missing, unsynced] = await Promise.all([
        missingRights(client, needed, login),
        missingRights(client, toSync, login),
      ]);
      const actions = [...new Set(needed.flatMap((each) => each.actions))];
      return [
        missing === undefined
          ? ok(name, `${actions.join(', ')} ${counted(needed.length, 'Application')}`)
          : failedBy(name, missing),
        ...(unsynced === undefined
          ? []
          : [warning(name, `for the input sync alone: ${unsynced.message}`, unsynced.hint)]),
      ];
    });
  });
  return (await Promise.all(all)).flat();
}

function serverApplications(planned: readonly PlannedDeployment[]): readonly ServerApplication[] {
  return planned.flatMap(({ deployment }) =>
    'error' in deployment || deployment.application?.mode !== 'api' ? [] : [deployment.application],
  );
}
