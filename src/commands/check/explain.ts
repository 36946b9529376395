/** `check` with `explain`: each input of the commands that deploy a place, with the line that it comes from. */
import { badInput } from '../../core/failure.ts';
import { environmentNamed, serviceNamed } from '../../core/monorepo/environments.ts';
import { clustersOf, environmentAt, type Place } from '../../core/monorepo/place.ts';
import { didYouMean, listed } from '../../core/suggestion.ts';
import type { CommandInputs } from '../../inputs/command.ts';
import { type ConfigFile, loadConfigWithSource } from '../../inputs/config/config.ts';
import { directoriesOnDisk } from '../../inputs/config/directories.ts';
import {
  type ExplainedFile,
  type ExplainedValue,
  explainedInputs,
  explainedKey,
} from '../../inputs/config/explained.ts';
import { findConfigFile } from '../../inputs/config/file.ts';
import { isGiven } from '../../inputs/declaration.ts';
import { runInputs } from '../../inputs/declarations/run.ts';
import type { InputSource } from '../../inputs/resolve.ts';
import { variableSource } from '../../inputs/sources.ts';
import { configuredApplication } from '../configured/argocd-upsert-app.ts';
import { configuredBuild } from '../configured/build-image.ts';
import { configuredBump } from '../configured/bump-image-tag.ts';
import type { CheckRun, EnvironmentScope } from './inputs.ts';

/** What one command gets in one place. */
export interface Explained {
  readonly environment: string;
  readonly service: string;
  readonly cluster?: string;
  /** `environment` for what is no input: when it is deployed to, where its images come from. */
  readonly command: string;
  readonly values: readonly ExplainedValue[];
}

/** What says which place is meant and how the command runs; not what is done there. */
const leftOut = Object.keys(runInputs);

/** Keys of an environment that are no inputs. */
const environmentKeys = [
  'when',
  'services',
  'promote-from',
  'registry',
  'url',
  'ttl',
  'max-environments',
  'base',
] as const;

/**
 * Every place of the environments that are looked at.
 *
 * @throws bad input for a cluster that none of them has
 */
export async function explainedPlaces(
  run: CheckRun,
  config: ConfigFile,
  scopes: readonly EnvironmentScope[],
): Promise<readonly Explained[]> {
  const { cwd, ci, inputs } = run;
  const found = inputs.config === undefined ? findConfigFile([cwd, ci.workspace]) : undefined;
  const directories = directoriesOnDisk(ci.workspace, false);
  const text = await loadConfigWithSource(found?.directory ?? cwd, inputs.config, directories);
  if (text === undefined) return [];
  const { deploy } = await import('../deploy.ts');
  const commands = {
    'build-image': configuredBuild,
    'bump-image-tag': configuredBump,
    'argocd-upsert-app': configuredApplication,
    deploy: { inputs: deploy.inputs, everyService: true as const },
  };
  const { cluster: asked } = inputs;
  const hasCluster = ({ name }: EnvironmentScope) =>
    asked === undefined || environmentNamed(config, name).clusters?.has(asked) === true;
  // Of all environments those are meant that have the cluster; of one that is named it is a mistake.
  const meant = scopes.filter(hasCluster);
  return (meant.length === 0 ? scopes : meant).flatMap(({ name, run: at, services }) =>
    services.flatMap((service) => {
      serviceNamed(config, service);
      return clustersAt(config, name, service, asked).flatMap((cluster) =>
        explainedPlace({ environment: name, service, cluster }, at, config, text, commands),
      );
    }),
  );
}

function clustersAt(config: ConfigFile, name: string, service: string, asked: string | undefined) {
  const clusters = clustersOf(environmentAt(config, environmentNamed(config, name), { environment: name, service }));
  if (asked === undefined) return clusters;
  if (clusters.includes(asked)) return [asked];
  const known = clusters.filter((each) => each !== undefined);
  const all = known.length === 0 ? `${name} has no clusters.` : `${name} has: ${listed(known)}.`;
  throw badInput('cluster', `"${asked}" is no cluster of ${name}`, `${didYouMean(asked, known)}${all}`);
}

function explainedPlace(
  place: Place & { readonly service: string },
  run: CheckRun,
  config: ConfigFile,
  text: ExplainedFile,
  commands: Readonly<Record<string, CommandInputs>>,
): readonly Explained[] {
  const { ci, secrets, cwd, env, resolved } = run;
  const given: InputSource = (name) => {
    const input = Object.hasOwn(resolved, name) ? resolved[name as keyof typeof resolved] : undefined;
    return input !== undefined && isGiven(input) ? input : undefined;
  };
  const { environment, service, cluster } = place;
  const explanation = { ...text, place, given: [given, variableSource(env)], secrets, cwd };
  const app = environmentAt(config, environmentNamed(config, environment), place).app;
  const ofCommands = Object.entries(commands).flatMap(([command, declared]) => {
    if (command === 'argocd-upsert-app' && app === undefined) return [];
    // `deploy` runs for all services: what it says of one is said by the commands before.
    const selection = { config, ci, service: command === 'deploy' ? undefined : service, environment, cluster };
    return [{ command, values: explainedInputs(declared, { ...explanation, selection }, leftOut) }];
  });
  const own = environmentKeys.flatMap((key) => explainedKey(key, [key], { ...text, place }));
  return [{ command: 'environment', values: own }, ...ofCommands].map((each) => ({
    environment,
    service,
    ...(cluster === undefined ? {} : { cluster }),
    ...each,
  }));
}

/** Lines for people. What a command shares with one above it is told there. */
export function explanationLines(all: readonly Explained[]): readonly string[] {
  const lines: string[] = [];
  let told = new Set<string>();
  let before = '';
  for (const { environment, service, cluster, command, values } of all) {
    const place = `${service} in ${environment}${cluster === undefined ? '' : `, cluster ${cluster}`}`;
    if (place !== before) {
      lines.push(place);
      told = new Set();
    }
    before = place;
    const fresh = values.filter((value) => !told.has(JSON.stringify(value)));
    for (const value of fresh) told.add(JSON.stringify(value));
    if (fresh.length > 0) lines.push(`  ${command}`, ...valueLines(fresh));
  }
  return lines;
}

/** Wider values get a line of their own length. */
const widestValue = 60;

function valueLines(values: readonly ExplainedValue[]): readonly string[] {
  const shown = values.map((each) => ({ ...each, text: textOf(each) }));
  const inputWidth = Math.max(...shown.map(({ input }) => input.length));
  const valueWidth = Math.min(widestValue, Math.max(...shown.map(({ text }) => text.length)));
  return shown.map(({ input, text, from, key, template }) => {
    const origin = [from, key, template === undefined ? undefined : `= ${JSON.stringify(template)}`];
    const columns = [input.padEnd(inputWidth), text.padEnd(valueWidth), origin.filter(Boolean).join(' ')];
    return `    ${columns.join('  ')}`.trimEnd();
  });
}

function textOf({ value, problem }: ExplainedValue): string {
  if (value === undefined) return `- (${problem ?? 'no value'})`;
  return value.replaceAll('\n', ', ');
}
