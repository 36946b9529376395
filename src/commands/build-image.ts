/** The command `build-image`: one service's image from its inputs. */

import { makeImage } from '../core/build/make-image.ts';
import { cell } from '../core/markdown.ts';
import { placeholdersFor } from '../core/monorepo/environments.ts';
import { defineCommand, type Run } from '../inputs/command.ts';
import { chosenEnvironment } from '../inputs/configured.ts';
import { buildImageInputs, impliedBuild } from './build-image-inputs.ts';

export const buildImage = defineCommand({
  name: 'build-image',
  summary: "Build and push one service's image, or prove that it already exists",
  inputs: buildImageInputs,
  outputs: {
    image: 'Repository without a tag.',
    tag: 'The first tag.',
    tags: 'JSON list of all tags.',
    digest:
      '`sha256:…` of the image, as the registry has it; empty after `dry-run` and `emit` when it has to be built.',
    reference: '`image@digest`.',
    action: '`built`, `reused` (content key) or `promoted`.',
    'duration-ms': 'Milliseconds that it took.',
  },
  implied: impliedBuild,

  async run(run) {
    const started = run.clock.now();
    const request = { ...run.inputs, placeholders: placeholdersOf(run), ci: run.ci, cwd: run.cwd };
    const { image, tags, action, digest } = await makeImage(request, run);
    const duration = run.clock.now() - started;
    const reference = digest === undefined ? undefined : `${image}@${digest}`;
    run.log.info(`${action}: ${reference ?? image} ${tags.join(' ')}`);
    return {
      outputs: { image, tag: tags[0], tags, digest, reference, action, 'duration-ms': duration },
      summary: [
        '| image | tags | digest | action | time |',
        '|---|---|---|---|---|',
        `| ${[image, tags.join(' '), digest ?? '', action, `${(duration / 1000).toFixed(1)} s`].map(cell).join(' | ')} |`,
      ].join('\n'),
    };
  },
});

function placeholdersOf({ inputs, config, ci }: Run<typeof buildImageInputs>) {
  const { service, environment } = inputs;
  const chosen = config && chosenEnvironment({ config, ci, service, environment });
  return placeholdersFor(ci, service, environment ?? chosen?.name);
}
