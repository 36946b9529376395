/** The inputs of `bump-image-tag`, and what `gitops.yaml` says for them: asked for by commands that run or compare bumps. */
import { imageRepository, imageTemplates } from '../../core/monorepo/deployed-image.ts';
import { chosenEnvironment } from '../../core/monorepo/environments.ts';
import type { ConfigSelection } from '../../inputs/command.ts';
import type { InputDeclarations } from '../../inputs/declaration.ts';
import { commitInputs, deliveryInputs, updateInputs } from '../../inputs/declarations/gitops.ts';
import { runInputs } from '../../inputs/declarations/run.ts';
import { gitopsConnectionInputs } from '../gitops-remote.ts';

const inputs = {
  ...runInputs,
  ...updateInputs,
  ...gitopsConnectionInputs,
  ...commitInputs,
  ...deliveryInputs,
} as const satisfies InputDeclarations;

/** The environment of a service, and the image that it gets there. */
function impliedBump(selection: ConfigSelection) {
  const { service } = selection;
  const chosen = chosenEnvironment(selection);
  if (chosen === undefined || service === undefined) return {};
  return {
    environment: chosen.name,
    get image() {
      return imageRepository(selection, service, chosen);
    },
    tag: imageTemplates(selection.config, service, chosen.environment).tag,
  };
}

export const configuredBump = { inputs, implied: impliedBump };
