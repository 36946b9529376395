/** Environments that write the same file, or give an Application the same name: mostly a word that `extends` took along. */
import { environmentNamed, isReviewEnvironment } from '../../core/monorepo/environments.ts';
import { clustersOf, environmentAt } from '../../core/monorepo/place.ts';
import type { ConfigFile, EnvironmentSection } from '../../inputs/config/config.ts';
import type { EnvironmentScope } from './inputs.ts';
import { type CheckResult, warning } from './result.ts';

/** A file or an Application of one service, with all that tells it from another one of its name. */
type Written = ReadonlyMap<string, string>;

/**
 * What an environment shares with those before it in the file. It may be meant: a second event for the same place.
 * Review environments have directories of their own.
 */
export function sharedPlaces({ name, services }: EnvironmentScope, config: ConfigFile): readonly CheckResult[] {
  const names = [...config.environments.keys()];
  const own = writtenBy(name, services, config);
  return names.slice(0, names.indexOf(name)).flatMap((other): readonly CheckResult[] => {
    const theirs = writtenBy(other, services, config);
    const [first, ...more] = [...own].flatMap(([key, what]) => (theirs.has(key) ? [what] : []));
    if (first === undefined) return [];
    const others = more.length === 0 ? '' : ` and ${more.length} more`;
    const problem = `${other} has the same ${first}${others}: a deployment to one of them replaces that of the other`;
    const hint = `If it is another environment, put {environment} into what they share, or write it in environments.${name}.`;
    return [warning(`environment ${name}`, problem, hint)];
  });
}

function writtenBy(name: string, services: readonly string[], config: ConfigFile): Written {
  const section = environmentNamed(config, name);
  if (isReviewEnvironment(section)) return new Map();
  const places = services.flatMap((service) =>
    clustersOf(environmentAt(config, section, { environment: name, service })).flatMap((cluster) => {
      const at = environmentAt(config, section, { environment: name, service, cluster });
      return writtenAt(at, { service, environment: name, cluster: cluster ?? '' }, config);
    }),
  );
  return new Map(places);
}

function writtenAt(
  { file, app, gitops, argocd }: EnvironmentSection,
  values: Readonly<Record<string, string>>,
  config: ConfigFile,
): readonly (readonly [key: string, what: string])[] {
  const filled = (text: string) => text.replace(/\{(\w+)\}/g, (braces, key: string) => values[key] ?? braces);
  const repository = [gitops?.repository ?? config.gitops?.repository, gitops?.branch ?? config.gitops?.branch];
  const server = argocd?.server ?? config.argocd?.server;
  const what = [
    ...(file === undefined ? [] : [['file', filled(file), repository] as const]),
    // Without a name it is that of the environment.
    ...(app?.name === undefined
      ? []
      : [
          [
            'Application',
            filled(app.name),
            server === undefined ? repository : [server, app['app-namespace']],
          ] as const,
        ]),
  ];
  return what.map(([kind, text, where]) => [JSON.stringify([kind, text, where]), `${kind} ${text}`]);
}
