/** The Applications of places, as their Argo CD servers have them. A server that does not answer is a problem, and no more. */
import type { PlannedApplication } from '../../core/argocd/planned.ts';
import { Failure } from '../../core/failure.ts';
import { type SeenApplication, seenApplications } from '../../core/flow/status/applications.ts';
import { environmentNamed } from '../../core/monorepo/environments.ts';
import { environmentAt } from '../../core/monorepo/place.ts';
import type { ConfigFile } from '../../inputs/config/config.ts';
import { argocdConnection } from '../../inputs/declarations/run.ts';
import { inputsFor } from '../../inputs/inputs-for.ts';
import { fileAtTip, type GitopsFiles } from '../application/template-file.ts';
import { argocdUpsertApp, planApplication } from '../argocd-upsert-app.ts';
import { byServer } from '../places/by-server.ts';
import { columnOf, type StatusScope } from './inputs.ts';
import type { OpenBranch } from './repositories.ts';

/** Milliseconds for the servers to answer: what they do not tell is left out. */
const serverTime = 20_000;

/** An Application that a place has by `gitops.yaml`. */
interface PlaceApplication {
  readonly scope: StatusScope;
  readonly service: string;
  readonly planned: PlannedApplication;
}

/** By place: `web1 prod@eu`. */
export async function applicationsOf(
  branches: readonly OpenBranch[],
  config: ConfigFile,
  isDeployed: (service: string, column: string) => boolean,
  problem: (sentence: string) => void,
): Promise<ReadonlyMap<string, SeenApplication & { readonly name: string }>> {
  const planned = await Promise.all(branches.map((branch) => plannedIn(branch, config, isDeployed, problem)));
  const found = new Map<string, SeenApplication & { readonly name: string }>();
  const groups = byServer(planned.flat(), ({ scope }) => scope.run);
  await Promise.all(
    groups.map(async ({ run, asked }) => {
      using deadline = run.deadline.within(serverTime, 'the time for Argo CD to answer');
      const connection = argocdConnection(run.inputs);
      const applications = asked.map((each) => each.planned.application);
      const unreadable = new Map<string, string[]>();
      try {
        const quiet = { ...run, log: { ...run.log, warn: run.log.detail } };
        const seen = await seenApplications(connection, applications, quiet, deadline);
        for (const [index, { scope, service, planned: of }] of asked.entries()) {
          const each = seen[index];
          const { name } = of.application.metadata;
          if (each !== undefined) found.set(`${service} ${columnOf(scope)}`, { ...each, name });
          if (each?.is === 'unreadable') unreadable.set(each.why, [...(unreadable.get(each.why) ?? []), name]);
        }
        const [why] = unreadable.keys();
        if (why !== undefined) problem(unreadableSentence(connection.server, why, [...unreadable.values()].flat()));
      } catch (error) {
        if (!(error instanceof Failure)) throw error;
        problem(`Argo CD does not tell health and sync: ${error.message}`);
      }
    }),
  );
  return found;
}

const mostNamed = 3;

/** One sentence, however many they are. */
function unreadableSentence(server: string, why: string, names: readonly string[]): string {
  const more = names.length > mostNamed ? ` and ${names.length - mostNamed} more` : '';
  return `Argo CD (${server}) does not let these Applications be read: ${names.slice(0, mostNamed).join(', ')}${more}: ${why}`;
}

async function plannedIn(
  { branch, scopes }: OpenBranch,
  config: ConfigFile,
  isDeployed: (service: string, column: string) => boolean,
  problem: (sentence: string) => void,
): Promise<readonly PlaceApplication[]> {
  const gitopsFiles: GitopsFiles = (path) => fileAtTip(branch.snapshot, path);
  const all = scopes
    .filter(({ run }) => run.inputs['argocd-server'] !== undefined)
    .flatMap((scope) =>
      scope.services
        .filter((service) => isDeployed(service, columnOf(scope)))
        .map(async (service): Promise<PlaceApplication | undefined> => {
          const { name: environment, cluster } = scope;
          const of = { service, environment, cluster };
          if (environmentAt(config, environmentNamed(config, environment), of).app === undefined) return undefined;
          const log = { ...scope.run.log, info: () => {}, warn: () => {} };
          try {
            const inputs = inputsFor(argocdUpsertApp, scope.run, of);
            const planned = await planApplication({ ...scope.run, log, gitopsFiles, ...inputs });
            return planned.mode === 'api' ? { scope, service, planned } : undefined;
          } catch (error) {
            if (!(error instanceof Failure)) throw error;
            problem(`The Application of ${service} in ${columnOf(scope)} is not known: ${error.message}`);
            return undefined;
          }
        }),
    );
  return (await Promise.all(all)).filter((each) => each !== undefined);
}
