import { badInput } from '../core/failure.ts';
import type { Bumped, BumpReview } from '../core/gitops/bump.ts';
import { assignments, parseUpdateList, type UpdateEntry, updateOf } from '../core/gitops/update-list.ts';
import type { Update } from '../core/gitops/updates.ts';
import { type ImageReference, parseReference } from '../core/image/reference.ts';
import type { EnvironmentConfig } from '../core/monorepo/config.ts';
import { environmentNamed, isReviewEnvironment, serviceImage, slugFor } from '../core/monorepo/environments.ts';
import { expand, type PlaceholderValues } from '../core/placeholders.ts';
import type { CiContext } from '../core/ports.ts';
import { reviewScope } from '../core/review/scope.ts';
import { type ConfigScope, type ConfiguredInputs, defineCommand, type InputDeclarations, type Run } from './command.ts';
import { chosenEnvironment, configuredGitops, placeholdersFor, present } from './configured.ts';
import { commitInputs, commitUpdates, imageRows } from './gitops-commit.ts';
import { commonInputs, gitopsInputs } from './shared.ts';

const inputs = {
  ...commonInputs,
  file: { type: 'list', description: 'File to edit: a path, a list of paths or globs inside the GitOps repository.' },
  image: {
    type: 'string',
    description:
      'Image repository to write, or to find by: `harbor.example.com/fe/web1`. A full reference brings its tag and digest along.',
  },
  tag: { type: 'string', description: 'Tag to write, with placeholders. Default for a `service`: `{sha8}`.' },
  digest: { type: 'string', description: 'Digest to write, `sha256:…`.' },
  key: {
    type: 'string',
    description:
      'YAML path of the tag in Helm values; `image.repository` and `image.digest` beside it are kept in step. Without it: `image.tag`.',
  },
  set: {
    type: 'list',
    description: 'Further values, `path=value` (text) or `path:=json`. Missing maps and items are created.',
  },
  unset: { type: 'list', description: 'YAML paths to remove.' },
  from: {
    type: 'string',
    description: 'Template in the GitOps repository that `file` is copied from when it does not exist.',
  },
  updates: {
    type: 'json',
    description:
      'Many edits in one commit: a JSON list of `{service, file, image, tag, digest, key, set, unset, from, delete}`.',
  },
  'on-alias': {
    type: 'choice',
    options: ['anchor', 'materialise', 'refuse'],
    default: 'anchor',
    description:
      'A value that is a YAML alias: edit it at its anchor for all its users (with a warning), give this place its own copy, or refuse.',
  },
  ...gitopsInputs,
  ...commitInputs,
} as const satisfies InputDeclarations;

type BumpRun = Run<typeof inputs>;

export const bumpImageTag = defineCommand({
  name: 'bump-image-tag',
  summary: 'Write an image, or any other value, into the GitOps repository',
  inputs,
  outputs: {
    changed: '`true` when a commit was made, or would be in a dry run.',
    commit: 'The commit in the GitOps repository; empty when none was made.',
    result: '`committed`, `unchanged`, `superseded`, or `planned` in a dry run.',
    'old-image': 'The image that was there; a JSON list when several were written.',
    'new-image': 'The image that is there now; a JSON list when several were written.',
    diff: 'Unified diff of the commit.',
    attempts: 'How many times the edit was applied until the push won.',
  },

  configured: (scope) => ({ ...configuredGitops(scope), ...configuredBump(scope) }),

  async run(run) {
    const { service, environment } = run.inputs;
    const values = placeholdersFor(run.ci, service, environment);
    const updates = updatesOf(run);
    const review = reviewOf(run, service === undefined ? [] : [service]);
    const started = run.clock.now();
    const bumped = await commitUpdates(run, { updates, values, review });
    return { outputs: outputsOf(bumped), summary: summaryOf(bumped, run.clock.now() - started) };
  },
});

/** What the environment says about the service's file. */
export function configuredBump(scope: ConfigScope): ConfiguredInputs {
  const { config, ci, service } = scope;
  const chosen = chosenEnvironment(scope);
  if (chosen === undefined || service === undefined) return {};
  const { name, environment } = chosen;
  const values = placeholdersFor(ci, service, name);
  const fill = (template: string | undefined, key: string) =>
    template === undefined ? undefined : expand(template, values, `environments.${name}.${key}`);
  return present({
    environment: name,
    file: fill(environment.file, 'file'),
    from: fill(environment.from, 'from'),
    key: fill(environment.key, 'key'),
    image: fill(environment.image, 'image') ?? serviceImage(config, service),
    tag: environment.tag ?? '{sha8}',
    set: environment.set === undefined ? undefined : assignments(filledSet(environment, values, name)),
    unset: environment.unset,
    message: environment.message ?? config.gitops?.message,
    author: config.gitops?.author,
  });
}

function filledSet(
  environment: EnvironmentConfig,
  values: PlaceholderValues,
  name: string,
): Readonly<Record<string, unknown>> {
  const filled = [...(environment.set ?? [])].map(([path, value]) => [
    path,
    typeof value === 'string' ? expand(value, values, `environments.${name}.set.${path}`) : value,
  ]);
  return Object.fromEntries(filled);
}

/** The edits: the list in `updates`, and the one that the other inputs describe. */
export function updatesOf({ inputs, ci }: BumpRun): readonly Update[] {
  const values = placeholdersFor(ci, inputs.service, inputs.environment);
  const listed = inputs.updates === undefined ? [] : parseUpdateList(inputs.updates);
  const described = inputs.file.length === 0 ? [] : [entryOf(inputs)];
  if (listed.length + described.length === 0) {
    throw badInput(
      'file',
      'is missing',
      'Say which file to edit: file, updates, or service and environment of a gitops.yaml.',
    );
  }
  return [...described, ...listed].map((entry) => updateOf(filled(entry, values), inputs['on-alias']));
}

function entryOf(inputs: BumpRun['inputs']): UpdateEntry {
  const { service, file, image, tag, digest, key, set, unset, from } = inputs;
  return {
    file,
    ...(service === undefined ? {} : { service }),
    ...(image === undefined ? {} : { image }),
    ...(tag === undefined ? {} : { tag }),
    ...(digest === undefined ? {} : { digest }),
    ...(key === undefined ? {} : { key }),
    ...(set.length === 0 ? {} : { set }),
    ...(unset.length === 0 ? {} : { unset }),
    ...(from === undefined ? {} : { from }),
  };
}

/** Placeholders filled in, a full reference taken apart, and everything about the image checked before any reading. */
function filled(entry: UpdateEntry, values: PlaceholderValues): UpdateEntry {
  if (entry.delete === true) return entry;
  const reference: Partial<ImageReference> = entry.image === undefined ? {} : parseReference(entry.image, 'image');
  const tag = entry.tag === undefined ? reference.tag : expand(entry.tag, values, 'tag');
  const digest = entry.digest ?? reference.digest;
  checkImage(entry, tag, digest);
  return {
    ...entry,
    ...(entry.image === undefined ? {} : { image: entry.image.replace(/@.*$/, '').replace(/:[^/]*$/, '') }),
    ...(tag === undefined ? {} : { tag }),
    ...(digest === undefined ? {} : { digest }),
  };
}

function checkImage(entry: UpdateEntry, tag: string | undefined, digest: string | undefined): void {
  if (tag !== undefined && !/^\w[\w.-]{0,127}$/.test(tag)) {
    throw badInput(
      'tag',
      `"${tag}" is not an image tag`,
      'At most 128 letters, digits, "_", "." and "-", not beginning with "." or "-".',
    );
  }
  if (digest !== undefined && !/^sha256:[0-9a-f]{64}$/.test(digest)) {
    throw badInput(
      'digest',
      `"${digest}" is not a digest`,
      'Give sha256: and 64 hexadecimal digits, as build-image outputs it.',
    );
  }
  if (tag === undefined && digest === undefined && entry.set === undefined && entry.unset === undefined) {
    throw badInput('tag', 'is missing: there is nothing to write', 'Give tag or digest, or set or unset.');
  }
}

/** The review environment that this run's environment is, if it is one. */
export function reviewOf(run: ReviewRun, services: readonly string[]): BumpReview | undefined {
  const { config, ci, inputs } = run;
  if (config === undefined || inputs.environment === undefined) return undefined;
  const environment = environmentNamed(config, inputs.environment);
  const slug = slugFor(ci);
  if (!isReviewEnvironment(environment) || environment.file === undefined || slug === undefined) return undefined;
  const scope = reviewScope(environment.file, inputs.environment, { ...eventOf(ci), slug });
  return { ...scope, services, applications: [], images: [] };
}

type ReviewRun = Pick<Run, 'config' | 'ci'> & { readonly inputs: { readonly environment: string | undefined } };

function eventOf(ci: CiContext) {
  return {
    repository: ci.repository,
    branch: ci.branch,
    tag: ci.event.kind === 'tag' ? ci.event.tag : undefined,
    request: ci.requestNumber,
  };
}

function outputsOf(bumped: Bumped): Readonly<Record<string, unknown>> {
  const several = (images: readonly (string | undefined)[]) => (images.length > 1 ? images : images[0]);
  return {
    changed: bumped.result === 'committed' || bumped.result === 'planned',
    commit: bumped.commit,
    result: bumped.result,
    'old-image': several(bumped.images.map(({ oldImage }) => oldImage)),
    'new-image': several(bumped.images.map(({ newImage }) => newImage)),
    diff: bumped.diff,
    attempts: bumped.attempts,
  };
}

function summaryOf(bumped: Bumped, milliseconds: number): string {
  const commit = bumped.commit === undefined ? '' : ` · \`${bumped.commit.slice(0, 8)}\``;
  const facts = `**${bumped.result}**${commit} · ${bumped.attempts} attempt(s) · ${(milliseconds / 1000).toFixed(1)} s`;
  return ['### bump-image-tag', facts, imageRows(bumped.images)].filter((part) => part !== '').join('\n\n');
}
