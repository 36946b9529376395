/**
 * `commands/places` has the places of a run: the clusters of its environment, the environment that it promotes from, and the
 * GitOps repositories and Argo CD servers that they have. It imports what `commands` may. Begin with `targets.ts`.
 *
 * This file: a run as it is in another place, with the credentials that are meant for its servers.
 */
import { badInput } from '../../core/failure.ts';
import { serverOfJob } from '../../core/forge/forges.ts';
import { gitAddress, parseRepository } from '../../core/git/repository.ts';
import { clustersOf, connectionOf, environmentAt } from '../../core/monorepo/place.ts';
import type { CommandInputs, Run } from '../../inputs/command.ts';
import type { ConfigFile } from '../../inputs/config/config.ts';
import { configSource } from '../../inputs/configured.ts';
import { type InputDeclarations, isGiven } from '../../inputs/declaration.ts';
import { type InputSource, resolveInputs, variableOf } from '../../inputs/resolve.ts';
import { gitopsCredentials } from '../gitops-remote.ts';

interface RunPlace {
  readonly environment: string | undefined;
  readonly cluster?: string | undefined;
}

type Surroundings = Pick<Run, 'cwd' | 'env' | 'ci'>;

/** A server of a run, and the inputs that are for it alone. */
interface ServerInputs {
  readonly section: 'gitops' | 'argocd';
  readonly key: 'repository' | 'server';
  readonly credentials: readonly string[];
  /** Host with its port; undefined for what is no server. */
  readonly hostOf: (address: string, run: Surroundings) => string | undefined;
}

const servers: readonly ServerInputs[] = [
  {
    section: 'gitops',
    key: 'repository',
    credentials: gitopsCredentials,
    hostOf: (text, { cwd, env, ci }) =>
      gitAddress(parseRepository(text, { forgeBase: serverOfJob(env, ci.host), cwd }))?.host,
  },
  {
    section: 'argocd',
    key: 'server',
    credentials: ['argocd-token', 'argocd-username', 'argocd-password', 'argocd-client-key', 'argocd-headers'],
    hostOf: (text) =>
      text
        .toLowerCase()
        .replace(/^[a-z]+:\/\//, '')
        .replace(/\/.*$/, ''),
  },
];

/** All that name a server's user. */
export const serverCredentials: readonly string[] = servers.flatMap(({ credentials }) => credentials);

/** For the registry of an image that has a host of its own there: see `registryOf`. */
const registryCredentials: readonly string[] = ['registry-username', 'registry-password'];

type AnyRun = Pick<Run, 'config' | 'secrets'> & Surroundings & { readonly inputs: object; readonly resolved: object };

/** In place of an environment: a run is about all of them, and a credential without a name is for the servers at the top. */
export const ofAll = '';

/**
 * The run as it is in a place: what `gitops.yaml` says there, and the credentials of that place. One that is given without a
 * name is for the servers of the run's own environment; a server of another host gets it only by a variable of the place,
 * `MG_GITOPS_TOKEN_EU`: a token never goes to a host that nobody gave it to.
 *
 * @param home the environment of the run, where the place is another one
 * @throws bad input for a credential that is of another host
 */
export function runAt<T extends InputDeclarations, R extends AnyRun & Pick<Run<T>, 'inputs' | 'resolved'>>(
  command: CommandInputs<T>,
  run: R,
  place: RunPlace,
  home = place.environment,
): R {
  const { config, ci, secrets, cwd } = run;
  const { service, cluster } = run.inputs as { readonly service?: string; readonly cluster?: string };
  const given: InputSource = (name) => {
    const input = (run.resolved as Run['resolved'])[name];
    return input !== undefined && isGiven(input) ? input : undefined;
  };
  const own = ownVariables(run.env, place);
  const question = { run, given, own, service, place, home: { environment: home, cluster } };
  const withheld = new Set(servers.flatMap((server) => withheldFrom(server, question)));
  const allowed: InputSource = (name) => (withheld.has(name) ? undefined : given(name));
  const ofPlace: InputSource = (name) => (name === 'cluster' ? clusterSource(place) : own(name));
  const fromConfig = config === undefined ? [] : [configSource(command, { config, ci, service, ...place })];
  return { ...run, ...resolveInputs(command.inputs, [ofPlace, allowed, ...fromConfig], { secrets, cwd }) };
}

function clusterSource({ cluster }: RunPlace): ReturnType<InputSource> {
  return cluster === undefined ? undefined : { value: cluster, source: { kind: 'command', name: 'cluster' } };
}

/** Credentials that a variable names for the place: of its cluster first, then of its environment. */
function ownVariables(env: Run['env'], { environment, cluster }: RunPlace): InputSource {
  const names = [...serverCredentials, ...registryCredentials];
  return (name) => {
    if (!names.includes(name)) return undefined;
    for (const place of [cluster, environment]) {
      if (place === undefined) continue;
      const variable = variableOf(`${name}-${place}`);
      const text = env[variable];
      if (text !== undefined && text !== '') return { text, source: { kind: 'variable', name: variable } };
    }
    return undefined;
  };
}

interface Question {
  readonly run: AnyRun;
  readonly given: InputSource;
  readonly own: InputSource;
  readonly service: string | undefined;
  readonly place: RunPlace;
  readonly home: RunPlace;
}

/** The credentials that do not go to the server of the place. */
function withheldFrom(server: ServerInputs, question: Question): readonly string[] {
  const { given, own, place, home } = question;
  const { section, key, credentials } = server;
  // A credential of the place is whole: the user of another one does not go with its password.
  if (credentials.some((name) => own(name) !== undefined)) return credentials;
  const credential = credentials.find((name) => given(name) !== undefined);
  const there = hostAt(server, place, question);
  if (credential === undefined || there === undefined) return [];
  const here = hostAt(server, home, question) ?? onlyHost(server, question);
  if (here === there) return [];
  const named = place.cluster ?? place.environment ?? '';
  const owner = here === undefined ? 'it may be meant for any of its hosts' : `it was given for ${here}`;
  throw badInput(
    credential,
    `is not sent to ${there}, the ${section}.${key} of ${named}: ${owner}`,
    `Give ${variableOf(`${credential}-${named}`)}, the one of ${there}.`,
  );
}

/** Where no server is named for all: the one host that all of its clusters have, or all environments without `home`. */
function onlyHost(server: ServerInputs, question: Question): string | undefined {
  const { run, home } = question;
  const environments = [...(run.config?.environments ?? [])].filter(
    ([name]) => home.environment === ofAll || name === home.environment,
  );
  const hosts = new Set(
    environments.flatMap(([environment, each]) =>
      clustersOf(each).map((cluster) => hostAt(server, { environment, cluster }, question)),
    ),
  );
  const [only] = hosts;
  return hosts.size === 1 ? only : undefined;
}

function hostAt(
  { section, key, hostOf }: ServerInputs,
  place: RunPlace,
  { run, given, service }: Question,
): string | undefined {
  const input = given(`${section}-${key}`);
  const text =
    input !== undefined && 'value' in input
      ? input.value
      : run.config && addressIn(run.config, place, service, section);
  return typeof text === 'string' ? hostOf(text, run) : undefined;
}

function addressIn(
  config: ConfigFile,
  { environment: name, cluster }: RunPlace,
  service: string | undefined,
  section: 'gitops' | 'argocd',
) {
  const environment = name === undefined ? undefined : config.environments.get(name);
  const known = service !== undefined && config.services.has(service) ? service : undefined;
  const here = environment && environmentAt(config, environment, { environment: name ?? '', service: known, cluster });
  if (section === 'gitops') return connectionOf(config.gitops, here?.gitops).repository;
  return connectionOf(config.argocd, here?.argocd).server;
}
