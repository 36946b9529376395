/** Whether the server takes the spec of an Application. Source: argo-cd v3.5.1 validateAndNormalizeApp, util/argo. */
import type { Application } from '../../../../src/core/argocd/server/live.ts';
import { grpcCode, Refusal } from '../accounts.ts';
import type { Api } from '../routes.ts';
import { hydratorOf, sourcesOfSpec } from '../sources.ts';

const inCluster = { name: 'in-cluster', server: 'https://kubernetes.default.svc' };

/** @throws Refusal in the order of the server: project, destination, repository, what the project permits */
export async function validateSpec(api: Api, app: Application, validate: boolean): Promise<void> {
  const { options } = api;
  const { name = '' } = app.metadata;
  const project = app.spec.project || 'default';
  if (!projectsOf(api).includes(project)) {
    const problem = `app is not allowed in project "${project}", or the project does not exist`;
    throw new Refusal(grpcCode.invalidArgument, problem);
  }
  const cluster = clusterOf(api, app);
  const problems = validate ? await unreadable(api, app) : [];
  if (problems.length === 0) {
    const { sourceRepos, destinations } = options.permissions?.[project] ?? {};
    const hydrator = hydratorOf(app.spec as Parameters<typeof hydratorOf>[0]);
    const sources = hydrator === undefined ? (app.spec.sources ?? [app.spec.source]) : [hydrator.drySource];
    for (const repoURL of sources.flatMap((source) => source?.repoURL ?? [])) {
      if (sourceRepos !== undefined && !sourceRepos.includes(repoURL)) {
        problems.push(`application repo ${repoURL} is not permitted in project '${project}'`);
      }
    }
    const { namespace = '' } = app.spec.destination;
    if (destinations !== undefined && !destinations.includes(namespace)) {
      const where = `application destination server '${cluster}' and namespace '${namespace}'`;
      problems.push(`${where} do not match any of the allowed destinations in project '${project}'`);
    }
  }
  if (problems.length === 0) return;
  const said = problems.map((problem) => `InvalidSpecError: ${problem}`).join(';');
  throw new Refusal(grpcCode.invalidArgument, `application spec for ${name} is invalid: ${said}`);
}

export function projectsOf({ options }: Api): readonly string[] {
  return options.projects ?? ['default', ...Object.keys(options.permissions ?? {})];
}

/** @returns how messages name it */
function clusterOf({ options }: Api, { metadata, spec }: Application): string {
  const { server = '', name = '' } = spec.destination ?? {};
  const invalid = (problem: string) =>
    new Refusal(grpcCode.invalidArgument, `application destination spec for ${metadata.name} is invalid: ${problem}`);
  if (server !== '' && name !== '') {
    throw invalid(`application destination can't have both name and server defined: ${name} ${server}`);
  }
  if (server === '' && name === '') throw invalid('destination server missing from app spec');
  const clusters = options.clusters === undefined ? undefined : [inCluster, ...options.clusters];
  if (name !== '') {
    if (clusters === undefined || clusters.some((one) => one.name === name)) return name;
    throw invalid(`there are no clusters with this name: ${name}`);
  }
  if (clusters === undefined || clusters.some((one) => one.server === server)) return server;
  const reason = `rpc error: code = NotFound desc = cluster "${server}" not found`;
  throw invalid(`error getting cluster by server "${server}": ${reason}`);
}

/** The repository is contacted before the project is asked whether it permits it. */
async function unreadable({ controller, options }: Api, { spec }: Application): Promise<string[]> {
  const { repoServer } = controller;
  const stored = spec as Parameters<typeof sourcesOfSpec>[0] & Parameters<typeof hydratorOf>[0];
  // Of a hydrator the dry source is what can be rendered before its first run.
  const dry = hydratorOf(stored)?.drySource;
  const sources = dry === undefined ? sourcesOfSpec(stored) : [dry];
  for (const source of sources) {
    const problem = options.unreachable?.[source.repoURL];
    if (problem === undefined) continue;
    const repository = `&Repository{Repo: "${source.repoURL}", Type: "", Name: "", Project: ""}`;
    const why = `rpc error: code = Unknown desc = error testing repository connectivity: ${problem}`;
    const said = `${repository}: repo client error while testing repository: ${why}`;
    return [`repository not accessible: repositories not accessible: ${said}`];
  }
  const { error } = await repoServer.render(stored, sources);
  if (error === undefined) return [];
  const path = sources[error.source - 1]?.path ?? '';
  return [`Unable to generate manifests in ${path}: rpc error: code = Unknown desc = ${error.message}`];
}
