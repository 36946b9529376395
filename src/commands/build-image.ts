/** The command `build-image`: one service's image from its inputs. */
import { join } from 'node:path';
import type { MadeImage } from '../core/build/engine.ts';
import { makeImage } from '../core/build/make-image.ts';
import { badInput } from '../core/failure.ts';
import { environmentNamed, placeholdersFor } from '../core/monorepo/environments.ts';
import { otherContent } from '../core/monorepo/named-commit.ts';
import { expand, hasPlaceholder, type PlaceholderValues } from '../core/names/placeholders.ts';
import { requireCheckout } from '../core/source/checkout.ts';
import { type CheckedOut, checkedOut } from '../core/source/dirty.ts';
import { defineCommand, type Run } from '../inputs/command.ts';
import { isGiven } from '../inputs/declaration.ts';
import { policyInput } from '../inputs/declarations/retention.ts';
import { forgeInputs } from '../inputs/declarations/run.ts';
import { configuredBuild } from './configured/build-image.ts';
import { imageSummary } from './summaries/image.ts';

const buildCommand = { ...configuredBuild, inputs: { ...configuredBuild.inputs, ...policyInput, ...forgeInputs } };

export const buildImage = defineCommand({
  name: 'build-image',
  summary: "Build and push one service's image, or prove that it already exists",
  ...buildCommand,
  outputs: {
    image: 'Repository without a tag.',
    tag: 'The first tag.',
    tags: { empty: [], description: 'JSON list of all tags.' },
    digest:
      '`sha256:…` of the image, as the registry has it; empty after `dry-run` and `emit` when it has to be built.',
    reference: '`image@digest`.',
    'image-id': "With `push: false`: digest of the image's configuration, where the builder tells it.",
    action: '`built`, `reused` (content key), `promoted` or `joined`.',
    'duration-ms': 'Milliseconds that it took.',
    explain: {
      empty: {},
      description:
        'With `explain`: JSON of the content key, its parts (`kind`, `name`, `value`) and with a commit the differences (`kind`, `name`, `before`, `now`) and what is unknown.',
    },
  },

  async run(given) {
    refusePromotion(given);
    const run = await inCluster(given);
    const started = run.clock.now();
    const checkout = await checkedOut({ ...run, cwd: run.ci.workspace }, run.ci);
    if (checkout === undefined && run.ci.commit === undefined && namesCheckout(run.inputs)) {
      await requireCheckout({ ...run, cwd: run.ci.workspace });
    }
    const isOther = warnOfOtherContent(run, checkout);
    // What is checked out gets its own name: an event may be about another commit.
    const ci = { ...run.ci, commit: checkout?.commit ?? run.ci.commit };
    const placeholders = placeholdersFor(ci, run.inputs.service, run.inputs.environment, run.inputs.cluster);
    await writeRetention(run, placeholders);
    const contentKey = isOther ? undefined : await contentLabelOf(run, checkout);
    const inputs = isOther ? { ...run.inputs, 'unless-changed': false } : run.inputs;
    const source = isOther ? { ...ci, commit: undefined } : ci;
    const pruned = await prunedServiceOf(run);
    const request = { ...inputs, placeholders, ci: source, cwd: run.cwd, contentKey, pruned };
    if (explains(run.inputs)) return (await import('./comparison/explained-build.ts')).explainBuild(run, request);
    const { image, tags, action, digest, imageId } = await makeImage(request, run);
    const duration = run.clock.now() - started;
    const reference = digest === undefined ? undefined : `${image}@${digest}`;
    run.log.info(`${outcomeOf(run.inputs, { action, digest })}: ${reference ?? image} ${tags.join(' ')}`);
    return {
      outputs: { image, tag: tags[0], tags, digest, reference, 'image-id': imageId, action, 'duration-ms': duration },
      summary: imageSummary({
        made: { image, tags, action, digest, imageId },
        stands: stateOf(run.inputs, digest),
        milliseconds: duration,
      }),
    };
  },
});

/**
 * The run in the cluster that it names; where it names none, in any of those that have one image. Loaded only where
 * `gitops.yaml` may have clusters.
 */
async function inCluster(run: Run<typeof buildCommand.inputs>): Promise<Run<typeof buildCommand.inputs>> {
  if (run.config === undefined || run.inputs.service === undefined) return run;
  const { runOfOneImage } = await import('./places/one-image.ts');
  return runOfOneImage(buildCommand, run);
}

function stateOf(
  { 'dry-run': isDry, emit, finish, push }: Run<typeof configuredBuild.inputs>['inputs'],
  digest: string | undefined,
): Parameters<typeof imageSummary>[0]['stands'] {
  if (isDry && finish === undefined) return 'would';
  if (emit !== undefined && digest === undefined) return 'prepared';
  return push ? 'pushed' : 'kept';
}

/** What has become of the image, for people: neither a dry run nor a script for another job has built it. */
function outcomeOf(
  { 'dry-run': isDry, emit, finish }: Run<typeof configuredBuild.inputs>['inputs'],
  { action, digest }: Pick<MadeImage, 'action' | 'digest'>,
): string {
  if (isDry && finish === undefined) return `dry run, would be ${action}`;
  if (emit === undefined || digest !== undefined) return action;
  return `to be built by ${join(emit, 'build.sh')} in the image of kaniko, then build-image --finish ${emit}`;
}

/** Before the build: what the registry cannot do is told before anything is made. */
async function writeRetention(
  run: Run<typeof configuredBuild.inputs & typeof policyInput & typeof forgeInputs>,
  placeholders: PlaceholderValues,
): Promise<void> {
  const { image, 'dry-run': dryRun, 'unless-changed': hasKeyTags } = run.inputs;
  if (!isGiven(run.resolved.retention) || image === undefined) return;
  const { wantedRetention, writePolicies } = await import('./retention/retention.ts');
  const wanted = wantedRetention(run, expand(image, placeholders, 'image'));
  if (wanted !== undefined) await writePolicies(run, wanted, { dryRun, hasKeyTags });
}

/** Whether the run explains the content key instead of building. */
function explains({ explain }: Run<typeof configuredBuild.inputs>['inputs']): boolean {
  return explain !== undefined && explain !== 'false';
}

/**
 * Which image is promoted is told by the records of the GitOps repository, which this command does not read. The image of the
 * same commit may never have been in the environment to promote from, or may have been taken back there.
 */
function refusePromotion({ config, inputs: given }: Run<typeof configuredBuild.inputs>): void {
  const { environment: name, service, finish, 'promote-from': reference } = given;
  if (config === undefined || name === undefined || service === undefined) return;
  const from = environmentNamed(config, name)['promote-from']?.environment;
  if (from === undefined || reference !== undefined || finish !== undefined) return;
  throw badInput(
    'environment',
    `${name} takes the images of ${from} (promote-from), and builds none`,
    `Let \`deploy\` find the image that ${from} has had of this content; with \`promotion: build\` it builds this commit (a hotfix past ${from}). Or give promote-from a reference.`,
  );
}

/** Whether the image is named after the commit, which somebody has to tell. A build of other names needs no repository. */
function namesCheckout({ image = '', tags }: Run<typeof configuredBuild.inputs>['inputs']): boolean {
  return [image, ...tags].some((text) => hasPlaceholder(text, ['sha', 'sha8']));
}

/** Loaded only where `gitops.yaml` says what the service is built from. */
async function contentLabelOf(run: Run<typeof configuredBuild.inputs>, checkout: CheckedOut | undefined) {
  const { config, inputs } = run;
  if (config === undefined || inputs.service === undefined || inputs.environment === undefined) return undefined;
  if (inputs['promote-from'] !== undefined || inputs.finish !== undefined) return undefined;
  const { contentKeyOfBuild } = await import('./comparison/configured-content.ts');
  return contentKeyOfBuild(run, checkout);
}

/** Loaded only where the workspace is pruned. */
async function prunedServiceOf(run: Run<typeof configuredBuild.inputs>) {
  const { config, inputs } = run;
  if (inputs.prune === undefined || inputs.prune === 'none') return undefined;
  const { prunedService } = await import('./comparison/content-scope.ts');
  return prunedService(run, config, inputs.service, inputs.environment);
}

/**
 * Whoever deploys the tag later cannot see that it is not what it says. No other run may find this image by a key either.
 *
 * @returns whether something else is built than what the tag names
 */
function warnOfOtherContent(
  { ci, log, ...run }: Run<typeof configuredBuild.inputs>,
  checkout: CheckedOut | undefined,
): boolean {
  if (run.inputs['promote-from'] !== undefined || run.inputs.finish !== undefined) return false;
  const other = otherContent(run.inputs.tags, checkout, ci);
  if (other === undefined) return false;
  const key = run.inputs['unless-changed'] ? ' unless-changed: the image is built in any case, and gets no key.' : '';
  log.warn(`${other.problem}. ${other.hint}${key}`);
  return true;
}
