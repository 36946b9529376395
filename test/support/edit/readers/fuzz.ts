/** Random YAML × random edit × independent readers: does each reader see what was asked for, and nothing else? */
import fc from 'fast-check';
import { type Claim, editFile, type FileEdit } from '../../../../src/core/edit/edit.ts';
import { Failure } from '../../../../src/core/failure.ts';
import type { Fuzzer } from '../../fuzzer.ts';
import { differenceOf } from './compare.ts';
import { presentReaders, type Reader } from './readers.ts';
import { anyChoice, anyText, editOf } from './texts.ts';

export interface Trial {
  /** `values.yaml` where none is named. */
  readonly file?: string;
  readonly text: string;
  readonly edit: FileEdit;
  /** What is wrong with the bytes after the edit, where that can be told without a reader. */
  readonly wrongBytes?: ((after: string) => string | undefined) | undefined;
}

/** What a batch came to. */
export interface Outcome {
  readonly tried: number;
  /** By the code of the refusal. */
  readonly refused: ReadonlyMap<string, number>;
  /** By reader: edits of texts that it can read. */
  readonly read: ReadonlyMap<string, number>;
  readonly wrong: readonly Wrong[];
  /** Texts that are refused as no YAML, and that every reader can read. */
  readonly strict: readonly Strict[];
}

interface Strict extends Trial {
  readonly problem: string;
}

export interface Wrong extends Trial {
  readonly after: string;
  readonly by: string;
  readonly problem: string;
}

export function randomTrials(seed: number, count: number): readonly Trial[] {
  return fc.sample(fc.tuple(anyText, anyChoice), { seed, numRuns: count }).flatMap(([text, choice]) => {
    const edit = editOf(text, choice);
    return edit === undefined ? [] : [{ text, edit }];
  });
}

/** Edits each text, and has every reader compare it with what there was. */
export function tryAll(trials: readonly Trial[], present: readonly Reader[]): Outcome {
  const refused = new Map<string, number>();
  const wrong: Wrong[] = [];
  const unread: Strict[] = [];
  const done: (Trial & { readonly after: string; readonly claims: readonly Claim[] })[] = [];
  for (const trial of trials) {
    const fault = (problem: string) => wrong.push({ ...trial, after: '', by: 'the editor', problem });
    try {
      const { file = 'values.yaml', edit } = trial;
      const { text: after, claims } = editFile(file, trial.text, edit);
      done.push({ ...trial, after, claims });
      const problem = trial.wrongBytes?.(after) ?? wrongAgain(file, after, edit);
      if (problem !== undefined) wrong.push({ ...trial, after, by: 'bytes', problem });
    } catch (error) {
      if (!(error instanceof Failure)) fault(String((error as Error).stack));
      else {
        refused.set(error.code, 1 + (refused.get(error.code) ?? 0));
        if (/^YAML_/.test(error.code)) unread.push({ ...trial, problem: error.message });
      }
    }
  }
  const read = new Map<string, number>();
  let strict: readonly Strict[] = unread;
  for (const reader of present) {
    const readings = reader.read(done.flatMap(({ text, after }) => [text, after]));
    let count = 0;
    for (const [index, { text, edit, after, claims }] of done.entries()) {
      const [before, now] = [readings[2 * index]!, readings[2 * index + 1]!];
      if (before.documents !== undefined) count++;
      // A copy of what “<<” gives is no claim, and a reader that follows aliases sees an edit in several places.
      const problem =
        text.includes('<<: *') ||
        (reader.decodes && /\*|\[""\]/.test(text + JSON.stringify(edit).replaceAll('\\"', '"')))
          ? lost(before, now)
          : differenceOf(before, now, claims, reader.decodes);
      if (problem !== undefined) wrong.push({ text, edit, after, by: reader.name, problem });
    }
    read.set(reader.name, count);
    const others = reader.read(strict.map(({ text }) => text));
    strict = strict.filter((_, index) => others[index]?.documents !== undefined);
  }
  return { tried: trials.length, refused, read, wrong, strict };
}

/** Law 4, but for edits that put one more item before another, or take the next one away. */
function wrongAgain(file: string, after: string, edit: FileEdit): string | undefined {
  const moves = (edit.unset ?? []).some((path) => path.endsWith(']') && /\[\d+\]$/.test(path));
  if (moves || (edit.set?.length ?? 0) + (edit.unset?.length ?? 0) > 1) return undefined;
  try {
    return editFile(file, after, edit).text === after ? undefined : 'a second run changes something';
  } catch (error) {
    return `a second run is refused: ${(error as Error).message}`;
  }
}

function lost(before: { readonly error?: string }, after: { readonly error?: string }): string | undefined {
  return before.error === undefined && after.error !== undefined ? `can no longer be read: ${after.error}` : undefined;
}

/** For `npm run fuzz -- edit`. */
export async function editFuzzer(): Promise<Fuzzer> {
  const present = await presentReaders();
  return {
    run: async (seed) => {
      const { tried, refused, read, wrong } = tryAll(randomTrials(seed, 1_000), present);
      for (const { text, edit, after, by, problem } of wrong) {
        console.error(`seed ${seed}: ${by}: ${problem}\n  ${JSON.stringify({ text, edit, after })}`);
      }
      const sum = [...refused.values()].reduce((one, other) => one + other, 0);
      return { tried, edited: tried - sum, refused: sum, ...Object.fromEntries(read), wrong: wrong.length };
    },
  };
}
