/** The command `bump-image-tag`: updates of files in the GitOps repository, as one commit. */
import type { Bumped } from '../core/bump/bump.ts';
import { AppTokens } from '../core/forge/app-tokens.ts';
import { code, md } from '../core/markdown.ts';
import { placeholdersFor } from '../core/monorepo/environments.ts';
import type { Log } from '../core/ports.ts';
import { type CommandResult, defineCommand, type Run } from '../inputs/command.ts';
import { configuredBump } from './configured/bump-image-tag.ts';
import { checkCommitMessage, commitUpdates, gitopsOf, reviewInClusters } from './gitops-commit.ts';
import { deliverySettings } from './gitops-delivery.ts';
import { commitSummary } from './summaries/commit.ts';
import { verdict } from './summaries/parts.ts';
import { emitUpdates, updatesOf } from './update-inputs.ts';

export const bumpImageTag = defineCommand({
  name: 'bump-image-tag',
  summary: 'Write an image, or any other value, into the GitOps repository',
  ...configuredBump,
  outputs: {
    changed: '`true` when a commit was made, or would be in a dry run.',
    commit: 'The commit in the GitOps repository; empty when none was made.',
    result: '`committed`, `unchanged`, `superseded`, `requested`, `planned` in a dry run, or `emitted`.',
    'old-image': 'The image that was there, empty where the file is new; a JSON list when several were asked for.',
    'new-image': 'The image that is there now; a JSON list when several were asked for.',
    diff: 'Unified diff of the commit.',
    'request-url': 'The open pull or merge request that holds the commit (`deliver: pull-request`).',
    attempts: 'How many times the edit was applied until the push won.',
  },

  async run(given) {
    const { run, runs, clusters } = await placesOf(given);
    const { service, environment, emit, rollback } = run.inputs;
    const updates = [...runs.values()].flatMap((each) => updatesOf(each));
    if (emit !== undefined) return emitted(run.log, emit, emitUpdates(run, updates, emit));
    const values = placeholdersFor(run.ci, service, environment, clusters);
    const delivery = deliverySettings(run.inputs, environment);
    checkCommitMessage(run, values, delivery);
    const contents = recordedContents([...runs.values()]);
    await using appTokens = new AppTokens(run);
    const services = updates.flatMap((update) => (update.service === undefined ? [] : [update.service]));
    const bumped = await commitUpdates(
      { ...run, appTokens },
      {
        updates,
        contents,
        rollback,
        values,
        review: reviewInClusters(run, environment, [...new Set(services)], [...runs.keys()]),
        delivery,
      },
    );
    return {
      outputs: outputsOf(bumped),
      summary: commitSummary({
        commit: bumped,
        ...gitopsOf(run, bumped.commit),
        redact: (text) => run.secrets.redact(text),
      }),
    };
  },
});

/** The run in each cluster that it is about: their files go into one commit. Loaded only where `gitops.yaml` may have some. */
async function placesOf(run: Run<typeof configuredBump.inputs>) {
  if (run.config === undefined || run.inputs.service === undefined) {
    return { run, runs: new Map([[undefined, run]]), clusters: undefined };
  }
  const [{ clustersOfRun }, { clustersText }] = await Promise.all([
    import('./places/clusters.ts'),
    import('./places/targets.ts'),
  ]);
  const target = clustersOfRun(configuredBump, run, ['file', 'updates']);
  return { ...target, clusters: clustersText(target.clusters) };
}

/** In parallel with the network, and loaded only where `gitops.yaml` says what a service is built from. */
function recordedContents(runs: readonly Run<typeof configuredBump.inputs>[]) {
  const [run] = runs;
  if (run?.config === undefined || run.inputs.service === undefined || run.inputs.environment === undefined)
    return undefined;
  const contents = import('./comparison/configured-content.ts').then(async ({ contentsOfBump }) => {
    const found = await Promise.all(runs.map((each) => contentsOfBump(each)));
    return new Map(found.flatMap((each) => [...each]));
  });
  // Who waits for it meets the error.
  contents.catch(() => undefined);
  return contents;
}

function emitted(log: Log, file: string, text: string): CommandResult {
  log.info(`Edits for the job that commits, in ${file}:\n${text.trimEnd()}`);
  return {
    outputs: { changed: false, result: 'emitted' },
    summary: verdict('would', md`Prepared in ${code(file)} for the job that commits`),
  };
}

function outputsOf(bumped: Bumped): Readonly<Record<string, unknown>> {
  const several = (images: readonly (string | undefined)[]) =>
    images.length > 1 ? images.map((image = '') => image) : images[0];
  return {
    changed: bumped.commit !== undefined || bumped.result === 'planned',
    commit: bumped.commit,
    result: bumped.result,
    'old-image': several(bumped.images.map(({ oldImage }) => oldImage)),
    'new-image': several(bumped.images.map(({ newImage }) => newImage)),
    diff: bumped.diff,
    'request-url': bumped.request?.url,
    attempts: bumped.attempts,
  };
}
