/** From the inputs of `bump-image-tag` to its edits, and from one job to another. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve as resolvePath } from 'node:path';
import { parseUpdateList, type UpdateEntry, updateOf } from '../core/bump/update-list.ts';
import type { Update } from '../core/bump/updates.ts';
import { badInput, Failure, messageOf } from '../core/failure.ts';
import { checkDigest, checkTag, type ImageReference, parseReference, splitImage } from '../core/image/reference.ts';
import { placeholdersFor } from '../core/monorepo/environments.ts';
import { expand, type PlaceholderValues } from '../core/names/placeholders.ts';
import type { Run } from '../inputs/command.ts';
import { isGiven } from '../inputs/declaration.ts';
import type { runInputs } from '../inputs/declarations/run.ts';
import type { updateInputs } from '../inputs/declarations/update.ts';

type UpdateRun = Run<typeof updateInputs & typeof runInputs>;

/** The edits: the one that the inputs describe, and the list in `updates`. */
export function updatesOf(run: UpdateRun): readonly Update[] {
  return namedEntries(run).map(({ entry, name }) => updateOf(entry, name));
}

/** An edit as `updates` takes it, complete, with nothing left to fill in, and what messages call it. */
interface NamedEntry {
  readonly entry: UpdateEntry;
  readonly name: string;
}

/** An entry that is there twice, word for word, is one. */
function namedEntries(run: UpdateRun): readonly NamedEntry[] {
  const { inputs } = run;
  const values = placeholdersFor(run.ci, inputs.service, inputs.environment);
  const listed = inputs.updates === undefined ? [] : parseUpdateList(inputs.updates);
  if (inputs.rollback) refuseValues(run, listed);
  const described = inputs.file.length === 0 ? [] : [inputs.rollback ? placeBy(run) : describedBy(inputs)];
  if (listed.length + described.length === 0) {
    throw badInput(
      'file',
      'is missing',
      'Say which file to edit: file, updates, or service and environment of a gitops.yaml.',
    );
  }
  const defaults = { 'on-alias': inputs['on-alias'], 'keep-tag': inputs['keep-tag'] };
  const named = [
    ...described.map((entry) => ({ entry, name: 'the inputs' })),
    ...listed.map((entry, index) => ({
      entry,
      name: `updates[${index}]${entry.service ? ` (${entry.service})` : ''}`,
    })),
  ];
  const entries = new Map<string, NamedEntry>();
  for (const { entry, name } of named) {
    const complete = entry.delete === true ? entry : filled({ ...defaults, ...entry }, values);
    if (entry.delete !== true) {
      checkImage(complete);
      if (!inputs.rollback) checkContent(complete);
    }
    const words = JSON.stringify(complete);
    if (!entries.has(words)) entries.set(words, { entry: complete, name });
  }
  return [...entries.values()];
}

/** A rollback writes images back and nothing else; what `gitops.yaml` says beside the place is for deployments. */
function refuseValues({ resolved }: UpdateRun, listed: readonly UpdateEntry[]): void {
  const given = (['set', 'unset'] as const).filter((name) => isGiven(resolved[name]));
  const inList = listed.flatMap((entry, index) =>
    (['set', 'unset', 'delete'] as const)
      .filter((name) => entry[name] !== undefined && entry[name] !== false)
      .map((name) => `updates[${index}].${name}`),
  );
  const [first] = [...given, ...inList];
  if (first === undefined) return;
  throw badInput(
    first,
    'cannot go beside rollback, which writes images back and nothing else',
    'Leave it out, and revert other values with git revert or a run of their own.',
  );
}

/** The place, and the image to go back to where this run names one; the tag that `gitops.yaml` deploys is none. */
function placeBy({ inputs, resolved }: UpdateRun): UpdateEntry {
  const { set: _set, unset: _unset, from: _from, tag, image, ...place } = describedBy(inputs);
  return {
    ...place,
    ...(image === undefined ? {} : { image: isGiven(resolved.image) ? image : repositoryOf(image) }),
    ...(tag === undefined || !isGiven(resolved.tag) ? {} : { tag }),
  };
}

function describedBy(inputs: UpdateRun['inputs']): UpdateEntry {
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

/** Placeholders filled in, of the entry's own service, and a full reference taken apart. */
function filled(entry: UpdateEntry, run: PlaceholderValues): UpdateEntry {
  const values = { ...run, service: entry.service ?? run.service };
  const reference: Partial<ImageReference> = entry.image === undefined ? {} : parseReference(entry.image, 'image');
  const tag = entry.tag === undefined ? reference.tag : expand(entry.tag, values, 'tag');
  const digest = entry.digest ?? reference.digest;
  refuseContradiction('tag', tag, reference.tag);
  refuseContradiction('digest', digest, reference.digest);
  const files = typeof entry.file === 'string' ? [entry.file] : entry.file;
  return {
    ...entry,
    file: files.map((file) => expand(file, values, 'file')),
    ...(entry.from === undefined ? {} : { from: expand(entry.from, values, 'from') }),
    ...(entry.image === undefined ? {} : { image: repositoryOf(entry.image) }),
    ...(tag === undefined ? {} : { tag }),
    ...(digest === undefined ? {} : { digest }),
  };
}

/** As it is written, without host or `library/` where it says none. */
function repositoryOf(image: string): string {
  return splitImage(image).repository ?? image;
}

function refuseContradiction(input: 'tag' | 'digest', wanted: string | undefined, ofImage: string | undefined): void {
  if (ofImage === undefined || wanted === ofImage) return;
  throw badInput(input, `${wanted} contradicts the image, which says ${ofImage}`, `Give the ${input} once.`);
}

/** Before any reading. */
function checkImage({ tag, digest }: UpdateEntry): void {
  if (tag !== undefined) checkTag(tag, 'tag');
  if (digest !== undefined) checkDigest(digest);
}

function checkContent({ tag, digest, set, unset }: UpdateEntry): void {
  if (tag === undefined && digest === undefined && set === undefined && unset === undefined) {
    throw badInput('tag', 'is missing: there is nothing to write', 'Give tag or digest, or set or unset.');
  }
}

/** Hands the edits over to the job that commits; its directories are made. Answers the file's text. */
export function emitUpdates(run: UpdateRun, file: string): string {
  const entries = namedEntries(run).map(({ entry }) => entry);
  const text = `${JSON.stringify(entries, undefined, 2)}\n`;
  if (run.secrets.found(text)) {
    throw new Failure('refused', 'SECRET_IN_UPDATES', 'emit: the edits hold a secret of this job', {
      hint: 'Refer to the secret by name instead, and check which input brought it in.',
    });
  }
  if (run.inputs['dry-run']) return text;
  const path = resolvePath(run.cwd, file);
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  } catch (cause) {
    throw badInput(
      'emit',
      `${file} cannot be written: ${messageOf(cause)}`,
      'Give a path that this job may write.',
      cause,
    );
  }
  return text;
}
