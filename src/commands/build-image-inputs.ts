/** What `build-image` takes, and what `gitops.yaml` says for it. */
import { resolve } from 'node:path';
import { serviceImage, serviceNamed } from '../core/monorepo/environments.ts';
import type { ConfigScope } from '../inputs/command.ts';
import { chosenEnvironment } from '../inputs/configured.ts';
import type { InputDeclarations } from '../inputs/declaration.ts';
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

/** Where the image of a service goes, what it is built from, and the image of another environment that is taken instead. */
export function impliedBuild(scope: ConfigScope) {
  const { config, ci, service: name } = scope;
  const chosen = chosenEnvironment(scope);
  if (name === undefined) return {};
  const { path, build } = serviceNamed(config, name);
  const image = serviceImage(config, name);
  const isPromoted =
    chosen?.environment['promote-from'] !== undefined && image !== undefined && ci.commit !== undefined;
  return {
    image,
    context: ci.workspace,
    dockerfile: build?.files === undefined ? resolve(ci.workspace, path, 'Dockerfile') : undefined,
    // What the other environment got of this commit: the same repository, under the commit's own tag.
    'promote-from': isPromoted ? `${image}:${ci.commit?.slice(0, 8)}` : undefined,
  };
}
