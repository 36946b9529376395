/** The inputs of `build-image`, and what `gitops.yaml` says for them: asked for by commands that run or compare builds. */
import { resolve } from 'node:path';
import { imageRepository } from '../../core/monorepo/deployed-image.ts';
import { chosenEnvironment, serviceNamed } from '../../core/monorepo/environments.ts';
import type { ConfigSelection } from '../../inputs/command.ts';
import type { InputDeclarations } from '../../inputs/declaration.ts';
import { builderInputs, buildInputs } from '../../inputs/declarations/build.ts';
import { registryInputs, runInputs } from '../../inputs/declarations/run.ts';

const inputs = {
  ...runInputs,
  ...buildInputs,
  ...builderInputs,
  ...registryInputs,
  'promote-from': {
    type: 'string',
    description: 'Reference of a finished image that gets the tags, by digest, instead of building.',
  },
  explain: {
    type: 'string',
    description:
      'Build nothing, and say what the content key is made of: `true`, or a commit, branch or tag of the checkout to say what differs from it.',
  },
  join: {
    type: 'list',
    description:
      'Digests in this repository, or references (with placeholders as in `tags`), of images for one platform each: they become one index under the tags, and nothing is built.',
  },
  emit: {
    type: 'string',
    description: 'Engine `kaniko`: directory to write `build.sh` to, which a job in the image of kaniko runs.',
  },
  finish: { type: 'string', description: 'Engine `kaniko`: the directory of `emit`, after `build.sh` has run.' },
} as const satisfies InputDeclarations;

/** Where the image of a service goes, and what it is built from. */
function impliedBuild(selection: ConfigSelection) {
  const { config, ci, service: name } = selection;
  const chosen = chosenEnvironment(selection);
  if (name === undefined) return {};
  const { path, build } = serviceNamed(config, name);
  return {
    environment: chosen?.name,
    get image() {
      return imageRepository(selection, name, chosen);
    },
    context: ci.workspace,
    dockerfile: build?.files === undefined ? resolve(ci.workspace, path, 'Dockerfile') : undefined,
  };
}

export const configuredBuild = { inputs, implied: impliedBuild };
