/** The keys that deployments are compared by, of the services of an environment: what `gitops.yaml` and the checkout say. */

import type { OptionInputs } from '../../core/build/options/options.ts';
import { counted } from '../../core/counted.ts';
import { Failure } from '../../core/failure.ts';
import { configurationKey } from '../../core/flow/keys.ts';
import type { ServiceKeys } from '../../core/flow/plan/request.ts';
import { placeOf } from '../../core/flow/service-deployment.ts';
import type { FileDifference } from '../../core/flow/status/lacking-commits.ts';
import { canonicalJson, parseJson } from '../../core/json.ts';
import { type AffectedReason, affectedServices } from '../../core/monorepo/affected.ts';
import { isDescription, type Monorepo, monorepoOf, readMonorepo } from '../../core/monorepo/content/commits.ts';
import { contentKeys } from '../../core/monorepo/content/content-key.ts';
import type { ContentOptions } from '../../core/monorepo/content/service-content.ts';
import { chosenEnvironment } from '../../core/monorepo/environments.ts';
import { clustersOf } from '../../core/monorepo/place.ts';
import type { CiContext } from '../../core/ports.ts';
import { hasCommit, headCommit } from '../../core/source/checkout.ts';
import type { SourceFacts } from '../../core/source/source-facts.ts';
import { type SourceTree, sourceTreeOf } from '../../core/source/tree.ts';
import type { CommandInputs, Run } from '../../inputs/command.ts';
import type { ConfigFile } from '../../inputs/config/config.ts';
import type { InputDeclaration, InputDeclarations, InputValues } from '../../inputs/declaration.ts';
import { applicationInputs, manifestInputs } from '../../inputs/declarations/application.ts';
import type { runInputs } from '../../inputs/declarations/run.ts';
import { inputsFor } from '../../inputs/inputs-for.ts';
import { configuredApplication } from '../configured/argocd-upsert-app.ts';
import { configuredBuild } from '../configured/build-image.ts';
import { configuredBump } from '../configured/bump-image-tag.ts';
import { contentScope } from './content-scope.ts';

type KeysRun = Omit<Run, 'inputs'> & {
  readonly inputs: Pick<InputValues<typeof runInputs>, 'config'>;
};

/** What of a build decides about the image, as inputs of `build-image`. */
export const buildSettings = [
  'image',
  'context',
  'dockerfile',
  'target',
  'build-args',
  'labels',
  'secrets',
  'platforms',
  'base',
  'files',
  'command',
  'entrypoint',
  'env',
  'user',
  'workdir',
  'expose',
  'volumes',
  'stop-signal',
] as const;

/** The same, of options that most builds do not have: they count where they are given, so that other keys stay as they are. */
export const optionalSettings: readonly string[] = [
  'annotations',
  'build-contexts',
  'extra-args',
  'provenance',
  'sbom',
  'sign',
  'ssh',
] satisfies readonly (keyof OptionInputs | 'sign')[];

/** Inputs of `build-image` that decide which files an image is built from, and stand in the key as these files. */
export const fileSettings = ['prune', 'extra-files'] as const;

/** What an environment writes besides the image, as inputs of `bump-image-tag`. */
export const valueSettings = ['key', 'container', 'set', 'unset', 'pin', 'on-alias', 'keep-tag'] as const;

/**
 * A run whose placeholders are the same for every commit, branch, tag and pipeline, and all have a value: keys are over
 * settings as `gitops.yaml` has them, and every commit would have keys of its own otherwise.
 */
function sameForAll(ci: CiContext): CiContext {
  return {
    ...ci,
    event: { kind: 'tag', tag: 'v1.0.0' },
    commit: '0'.repeat(40),
    described: { subject: 'subject', author: 'author' },
    branch: 'branch',
    requestNumber: 1,
    sourceRef: 'refs/pull/1/head',
    runId: '0',
  };
}

/** Files whose text says what services are made of, and differs from the one at hand. */
function otherDescriptions({ files }: SourceTree, head: SourceTree): readonly string[] {
  const paths = [...files.keys()].filter(isDescription);
  return paths.filter((path) => files.get(path)?.id !== head.files.get(path)?.id);
}

function isMap(declaration: InputDeclaration | undefined): boolean {
  return declaration?.config?.form === 'map' || declaration?.config?.form === 'values';
}

/**
 * The entries of a map, `name=value`, by name: their order says where in `gitops.yaml` they stand, and text that moves into
 * `defaults` or behind an anchor builds nothing anew. Keys inside of a value (`name:={…}`) have one order too.
 */
function inOneOrder(entries: unknown): unknown {
  if (!Array.isArray(entries)) return entries;
  return entries.map((entry) => withSortedKeys(String(entry))).sort();
}

function withSortedKeys(entry: string): string {
  const [, name, json = ''] = /^(.*?:=)([[{].*)$/s.exec(entry) ?? [];
  const value = name === undefined ? undefined : parseJson(json);
  return value === undefined ? entry : `${name}${canonicalJson(value)}`;
}

export function picked(inputs: Readonly<Record<string, unknown>>, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(names.map((name) => [name, inputs[name]]));
}

interface KeyScope {
  readonly service: string;
  readonly environment: string;
  readonly cluster?: string | undefined;
}

/** The content and configuration keys of all services in an environment. */
export class EnvironmentKeys {
  readonly #run: KeysRun;
  readonly #config: ConfigFile;
  readonly #facts: (() => Promise<SourceFacts>) | undefined;
  #monorepo: Promise<Monorepo> | undefined;
  /** Of commits that the checkout lacks; undefined where the remote cannot be asked. */
  readonly #trees = new Map<string, SourceTree | undefined>();
  readonly #before = new Map<string, Promise<ReadonlyMap<string, readonly AffectedReason[]> | undefined>>();

  /** @param facts for commits that the checkout lacks */
  constructor(run: KeysRun, config: ConfigFile, facts?: () => Promise<SourceFacts>) {
    this.#run = run;
    this.#config = config;
    this.#facts = facts;
  }

  /**
   * By place: `web1`, `web1@eu`. Content is the same in all clusters, and is told by the first.
   *
   * @param clusters default: an environment without
   */
  async keysIn(
    environment: string,
    services: readonly string[],
    clusters: readonly (string | undefined)[] = [undefined],
  ): Promise<ReadonlyMap<string, ServiceKeys>> {
    const { log } = this.#run;
    const { keys, notes } = await contentKeys({
      ...(await this.#head()),
      ...this.#options(environment),
      services: this.#config.services,
    });
    for (const note of notes) log.detail(note);
    return new Map(
      services.flatMap((service) => {
        const content = keys.get(service);
        if (content === undefined) return [];
        return clusters.map((cluster): [string, ServiceKeys] => {
          const configuration = this.#configuration({ service, environment, cluster });
          return [placeOf({ service, cluster }), { content, configuration }];
        });
      }),
    );
  }

  /** Reads the files of commits that the checkout lacks, all at the same time: they cost as many requests as one. */
  async expect(commits: readonly string[]): Promise<void> {
    const { ci, env, programs, clock } = this.#run;
    const checkout = { cwd: ci.workspace, env, programs, clock };
    const isHere = async (commit: string) => this.#trees.has(commit) || (await hasCommit(checkout, commit));
    const asked = await Promise.all([...new Set(commits)].map(async (each) => ((await isHere(each)) ? [] : [each])));
    const missing = asked.flat();
    const head = missing.length === 0 ? undefined : await headCommit(checkout);
    if (head === undefined || this.#facts === undefined) return;
    const atHand = { commit: head, tree: (await this.#head()).tree };
    const facts = await this.#facts();
    const trees = await Promise.all(missing.map((commit) => facts.treeOf(commit, atHand)));
    // What is read of them later is here then.
    await Promise.all(trees.map((tree) => tree?.read(otherDescriptions(tree, atHand.tree))));
    for (const [index, commit] of missing.entries()) this.#trees.set(commit, trees[index]);
  }

  /** What changed of each service since a commit; undefined where that cannot be told. */
  changedSince(
    environment: string,
    commit: string,
  ): Promise<ReadonlyMap<string, readonly AffectedReason[]> | undefined> {
    const key = `${environment} ${commit}`;
    const known = this.#before.get(key) ?? this.#compare(environment, commit);
    this.#before.set(key, known);
    return known;
  }

  /**
   * What a change of these files changes of each service, in the monorepo as it is at hand; undefined where that cannot be
   * told.
   */
  async changedBy(
    environment: string,
    differences: readonly FileDifference[],
  ): Promise<ReadonlyMap<string, readonly AffectedReason[]> | undefined> {
    const { ci, env, programs, log } = this.#run;
    try {
      const head = await this.#head();
      const as = (state: 'before' | 'after') => {
        const files = new Map(head.tree.files);
        for (const each of differences) {
          const file = each[state];
          if (file === undefined) files.delete(each.path);
          else files.set(each.path, file);
        }
        return monorepoOf(sourceTreeOf({ cwd: ci.workspace, env, programs }, files), head);
      };
      const [before, after] = await Promise.all([as('before'), as('after')]);
      return await affectedServices({ before, after, ...this.#options(environment), services: this.#config.services });
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      log.detail(
        `what ${counted(differences.length, 'changed file is', 'changed files are')} to the services cannot be told: ${error.message}`,
      );
      return undefined;
    }
  }

  async #compare(environment: string, commit: string) {
    const { log } = this.#run;
    try {
      const before = await this.#monorepoAt(commit);
      const after = await this.#head();
      if (before === undefined) return undefined;
      return await affectedServices({ before, after, ...this.#options(environment), services: this.#config.services });
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      log.detail(`what changed since ${commit.slice(0, 8)} cannot be told: ${error.message}`);
      return undefined;
    }
  }

  /** A shallow checkout lacks most commits: then what differs is asked of the remote. */
  async #monorepoAt(commit: string): Promise<Monorepo | undefined> {
    const { ci, env, programs, clock } = this.#run;
    const checkout = { cwd: ci.workspace, env, programs, clock };
    const head = await this.#head();
    if (await hasCommit(checkout, commit)) return readMonorepo(checkout, commit, head);
    await this.expect([commit]);
    const tree = this.#trees.get(commit);
    return tree === undefined ? undefined : monorepoOf(tree, head);
  }

  #head(): Promise<Monorepo> {
    const { ci, env, programs } = this.#run;
    this.#monorepo ??= readMonorepo({ cwd: ci.workspace, env, programs });
    return this.#monorepo;
  }

  #options(environment: string): ContentOptions {
    return {
      settings: (service) => {
        const [cluster] = clustersOf(this.#config.environments.get(environment) ?? {});
        return this.#settings(configuredBuild, buildSettings, { service, environment, cluster }, optionalSettings);
      },
      ...contentScope(this.#run, this.#config, environment),
    };
  }

  #configuration(scope: KeyScope): string {
    const application = inputsFor(configuredApplication, this.#run, scope).inputs;
    const inGit = (application.mode ?? (application['argocd-server'] === undefined ? 'git' : 'api')) === 'git';
    const chosen = chosenEnvironment({ config: this.#config, ci: this.#run.ci, ...scope });
    const hasApplication = chosen?.environment.app !== undefined;
    // What is on the server is compared with the server.
    const names = Object.keys({ ...applicationInputs, ...manifestInputs });
    return configurationKey({
      values: this.#settings(configuredBump, valueSettings, scope),
      application: hasApplication && inGit ? this.#settings(configuredApplication, names, scope) : null,
    });
  }

  #settings(
    command: CommandInputs<InputDeclarations>,
    names: readonly string[],
    scope: KeyScope,
    optional: readonly string[] = [],
  ): unknown {
    const { ci } = this.#run;
    const { inputs } = inputsFor(command, { ...this.#run, ci: sameForAll(ci) }, scope);
    const given = optional.filter((name) => (inputs[name] ?? []).toString() !== '');
    const settings = Object.entries(picked(inputs, [...names, ...given])).map(([name, value]) => [
      name,
      isMap(command.inputs[name]) ? inOneOrder(value) : value,
    ]);
    // Paths of this machine say nothing.
    return JSON.parse(
      JSON.stringify(Object.fromEntries(settings)).replaceAll(JSON.stringify(ci.workspace).slice(1, -1), '.'),
    );
  }
}
