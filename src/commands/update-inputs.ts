/** The updates that the inputs of `bump-image-tag` ask for: the one that they describe, and the list in `updates`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import {
  completeUpdates,
  type EditUpdate,
  type GivenUpdate,
  parseUpdates,
  repositoryOf,
  updatesJson,
} from '../core/bump/update.ts';
import type { FileEdit } from '../core/edit/edit.ts';
import { badInput, Failure, messageOf } from '../core/failure.ts';
import type { ImageVersion } from '../core/flow/images.ts';
import { placeholdersFor } from '../core/monorepo/environments.ts';
import { expand } from '../core/names/placeholders.ts';
import type { Run } from '../inputs/command.ts';
import { isFilledIn, isGiven } from '../inputs/declaration.ts';
import type { updateInputs } from '../inputs/declarations/gitops.ts';
import type { runInputs } from '../inputs/declarations/run.ts';

type UpdateRun = Pick<Run<typeof updateInputs & typeof runInputs>, 'inputs' | 'resolved' | 'ci'>;

/** Complete updates, each once. */
export function updatesOf(run: UpdateRun, pin: FileEdit['pin'] = run.inputs.pin): readonly GivenUpdate[] {
  const { inputs, ci } = run;
  const listed = inputs.updates === undefined ? [] : parseUpdates(inputs.updates);
  if (inputs.rollback) refuseValues(run, listed);
  const described = inputs.file.length === 0 ? [] : [inputs.rollback ? placeOf(run) : describedBy(run)];
  if (listed.length + described.length === 0) {
    throw badInput(
      'file',
      'is missing',
      'Say which file to edit: file, updates, or service and environment of a gitops.yaml.',
    );
  }
  const defaults = { onAlias: inputs['on-alias'], keepTag: inputs['keep-tag'], pin };
  const values = placeholdersFor(ci, inputs.service, inputs.environment, inputs.cluster);
  return completeUpdates([...described, ...listed], values, { defaults, placesOnly: inputs.rollback });
}

/**
 * The updates of a deployment, which has no digest to choose: it writes that of the image where the file has one, or where
 * the environment pins by it.
 */
export function deploymentUpdates(run: UpdateRun, image: ImageVersion | 'kept'): readonly GivenUpdate[] {
  if (image !== 'kept') return updatesOf(run, run.inputs.pin ?? 'as-file');
  const { set, unset, image: given } = run.inputs;
  if (set.length + unset.length === 0) return [];
  const repository = given === undefined ? undefined : repositoryOf(given);
  const inputs = { ...run.inputs, image: repository, tag: undefined, digest: undefined };
  return updatesOf({ ...run, inputs }).map((update) =>
    update.kind === 'edit' ? { ...update, keepImage: true } : update,
  );
}

/** The place that the inputs name and the image for it, with placeholders filled in. */
export function filledPlace({ inputs, resolved, ci }: UpdateRun) {
  const values = placeholdersFor(ci, inputs.service, inputs.environment, inputs.cluster);
  const fill = (name: 'file' | 'from' | 'image', text: string) =>
    isFilledIn(resolved[name]) ? text : expand(text, values, name);
  const { file, from, image, tag } = inputs;
  return {
    files: file.map((each) => fill('file', each)),
    from: from && fill('from', from),
    image: image && fill('image', image),
    // That of `gitops.yaml` is a template, too: it may stay unread.
    tag: tag && expand(tag, values, 'tag'),
  };
}

function describedBy(run: UpdateRun): EditUpdate {
  const { service, cluster, digest, key, container } = run.inputs;
  const of = { service, ...(cluster === undefined ? {} : { cluster }) };
  const { files, from, image, tag } = filledPlace(run);
  const [set, unset] = [run.inputs.set, run.inputs.unset].map((list) => (list.length === 0 ? undefined : list));
  const edit = { image, tag, digest, key, container, set, unset };
  return { kind: 'edit', entry: 'the inputs', ...of, files, from, edit, filledIn: true };
}

/** The place of a rollback, with the image to go back to if this run names it. The tag that `gitops.yaml` deploys does not. */
function placeOf(run: UpdateRun): EditUpdate {
  const { inputs, resolved } = run;
  const given = isGiven(resolved.tag) ? run : { ...run, inputs: { ...inputs, tag: undefined } };
  const described = describedBy(given);
  const { image, tag, digest, key, container } = described.edit;
  const place = image === undefined || isGiven(resolved.image) ? image : repositoryOf(image);
  return { ...described, from: undefined, edit: { image: place, tag, digest, key, container } };
}

/** A rollback writes images back and nothing else. Values in `gitops.yaml` are for deployments, and are left out. */
function refuseValues({ resolved }: UpdateRun, listed: readonly GivenUpdate[]): void {
  const given = (['set', 'unset'] as const).filter((name) => isGiven(resolved[name]));
  const inList = listed.flatMap((update, index) => {
    const names =
      update.kind === 'delete' ? ['delete'] : (['set', 'unset'] as const).filter((name) => update.edit[name]);
    return names.map((name) => `updates[${index}].${name}`);
  });
  const [first] = [...given, ...inList];
  if (first === undefined) return;
  throw badInput(
    first,
    'cannot go beside rollback, which writes images back and nothing else',
    'Leave it out, and revert other values with git revert or a run of their own.',
  );
}

/** Writes the updates to a file for the job that commits, and returns its text. */
export function emitUpdates(
  { inputs, secrets, cwd }: Pick<Run<typeof runInputs>, 'inputs' | 'secrets' | 'cwd'>,
  updates: readonly GivenUpdate[],
  file: string,
): string {
  const text = updatesJson(updates);
  if (secrets.isIn(text)) {
    throw new Failure('refused', 'SECRET_IN_UPDATES', 'emit: the edits hold a secret of this job', {
      hint: 'Refer to the secret by name instead, and check which input brought it in.',
    });
  }
  if (inputs['dry-run']) return text;
  const path = resolve(cwd, file);
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  } catch (cause) {
    const problem = `${file} cannot be written: ${messageOf(cause)}`;
    throw badInput('emit', problem, 'Give a path that this job may write.', cause);
  }
  return text;
}
