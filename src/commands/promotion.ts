/** Promotion: an environment runs the image of another one, by digest, instead of a build of its own. */
import { imagesIn } from '../core/edit/edit.ts';
import { Failure } from '../core/failure.ts';
import { openTransport } from '../core/gitops/connect.ts';
import { resolveBranch } from '../core/gitops/repository.ts';
import { openSnapshot } from '../core/gitops/snapshot.ts';
import { environmentNamed, serviceImage } from '../core/monorepo/environments.ts';
import { expand } from '../core/monorepo/placeholders.ts';
import type { Run } from './command.ts';
import { placeholdersFor } from './configured.ts';
import { gitopsUrl } from './gitops-commit.ts';
import { type gitopsInputs, gitopsRemote } from './shared.ts';

/**
 * The reference that the other environment's file holds now; undefined when the environment promotes from none.
 *
 * @throws Failure `PROMOTION_SOURCE` when the other environment does not run the service
 */
export async function promotedImage(
  run: Run<typeof gitopsInputs>,
  service: string,
  environment: string,
): Promise<string | undefined> {
  const { config, ci, inputs, env, log, clock } = run;
  if (config === undefined) return undefined;
  const source = environmentNamed(config, environment)['promote-from'];
  if (source === undefined) return undefined;
  const file = expand(
    environmentNamed(config, source).file ?? '',
    placeholdersFor(ci, service, source),
    `environments.${source}.file`,
  );
  const remote = gitopsRemote(inputs, gitopsUrl(run));
  await using transport = await openTransport(remote, { mode: inputs['gitops-transport'], env, log, clock });
  const { tip, objectFormat } = await resolveBranch(transport, inputs['gitops-branch']);
  const found = await (await openSnapshot(transport, tip, objectFormat)).readFile(file);
  const repository = serviceImage(config, service);
  const images = found === undefined ? [] : imagesIn(file, Buffer.from(found.body).toString('utf8'));
  const image = images.find((each) => each.repository === repository) ?? images[0];
  if (image === undefined || (image.tag === undefined && image.digest === undefined)) {
    throw new Failure('failed', 'PROMOTION_SOURCE', `${service} has no image in ${source} to promote: ${file}`, {
      hint: `Deploy ${service} to ${source} first.`,
    });
  }
  const suffix = image.digest === undefined ? `:${image.tag}` : `@${image.digest}`;
  return `${image.repository ?? repository}${suffix}`;
}
