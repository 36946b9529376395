/** What `build-image` takes, and what `gitops.yaml` says for it. */
import { resolve } from 'node:path';
import { serviceImage, serviceNamed } from '../core/monorepo/environments.ts';
import { expand } from '../core/names/placeholders.ts';
import type { ConfigScope, ConfiguredInputs, InputDeclarations } from '../inputs/command.ts';
import { chosenEnvironment, placeholdersFor, present, text } from '../inputs/configured.ts';
import { buildInputs } from '../inputs/declarations/build.ts';
import { registryInputs } from '../inputs/declarations/connections.ts';
import { runInputs } from '../inputs/declarations/run.ts';

export const buildImageInputs = {
  ...runInputs,
  ...buildInputs,
  ...registryInputs,
  'promote-from': {
    type: 'string',
    description: 'Reference of a finished image that gets the tags, by digest, instead of building.',
  },
  emit: {
    type: 'string',
    description: 'Engine `kaniko`: directory to write `build.sh` to, which a job in the image of kaniko runs.',
  },
  finish: { type: 'string', description: 'Engine `kaniko`: the directory of `emit`, after `build.sh` has run.' },
} as const satisfies InputDeclarations;

/** `build` of the service, with the arguments of the environment. Paths in `gitops.yaml` start at the monorepo's root. */
export function configuredBuild(scope: ConfigScope): ConfiguredInputs {
  const { config, ci, service: name } = scope;
  const chosen = chosenEnvironment(scope);
  if (name === undefined) return {};
  const service = serviceNamed(config, name);
  const { build = {} } = service;
  const placeholders = placeholdersFor(ci, name, chosen?.name);
  const args = new Map([...(build.args ?? []), ...(chosen?.environment.build?.args ?? [])]);
  const isAppend = build.files !== undefined;
  const image = serviceImage(config, name);
  const at = (path: string) => resolve(ci.workspace, path);
  return present({
    image,
    tags: build.tags,
    context: at(build.context ?? '.'),
    dockerfile: isAppend ? undefined : at(build.dockerfile ?? `${service.path}/Dockerfile`),
    target: build.target,
    'build-args': items(args, (value, key) => expand(value, placeholders, `services.${name}.build.args.${key}`)),
    labels: items(build.labels),
    secrets: build.secrets,
    platforms: build.platforms,
    engine: build.engine,
    builder: build.builder,
    cache: build.cache,
    'cache-repository': build['cache-repository'],
    base: build.base,
    files: build.files,
    command: build.command,
    env: items(build.env),
    user: build.user,
    workdir: build.workdir,
    'unless-changed': text(build['unless-changed']),
    'promote-from': promotion(scope, image, chosen?.environment['promote-from']),
  });
}

/** What the other environment got of this commit: the same repository, under the commit's own tag. */
function promotion({ ci }: ConfigScope, image: string | undefined, from: string | undefined): string | undefined {
  if (image === undefined || from === undefined || ci.commit === undefined) return undefined;
  return `${image}:${ci.commit.slice(0, 8)}`;
}

function items(
  values: ReadonlyMap<string, string> | undefined,
  convert: (value: string, key: string) => string = (value) => value,
): readonly string[] | undefined {
  if (values === undefined || values.size === 0) return undefined;
  return [...values].map(([key, value]) => `${key}=${convert(value, key)}`);
}
