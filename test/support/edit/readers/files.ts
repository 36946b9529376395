/**
 * Edits every YAML file below a folder: each image by key, by name and by its tag alone, and places that the file's own
 * text chooses. For `npm run fuzz -- files --in DIR`; the folder may hold clones of GitOps repositories.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { isMap, isScalar, isSeq, parseAllDocuments } from 'yaml';
import { decodeText, type FileEdit, imagesIn } from '../../../../src/core/edit/edit.ts';
import { Failure } from '../../../../src/core/failure.ts';
import type { Fuzzer } from '../../fuzzer.ts';
import { type EveryPlace, everyPlace } from '../every-place.ts';
import { type Trial, tryAll } from './fuzz.ts';
import { presentReaders } from './readers.ts';

/** Files that are edited before the readers are asked: each of their answers is held in memory. */
const filesAtOnce = 100;

/** Seconds of PyYAML go by with each megabyte: it reads one edit in so many, and only of shorter files. */
const oneInForPython = 5;
const longestForPython = 20_000;

const tag = 'v0-fuzz';

/** @param oneIn of the files, one in so many is edited */
export async function filesFuzzer(folder: string, oneIn: number): Promise<Fuzzer> {
  const readers = await presentReaders();
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.ya?ml$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .filter((_, index) => index % oneIn === 0);
  const seen = new Set<string>();
  let next = 0;
  let first: number | undefined;
  return {
    isOver: () => next >= files.length,
    run: async (seed) => {
      first ??= seed;
      const figures = new Map<string, number>();
      const count = (name: string, by = 1) => figures.set(name, by + (figures.get(name) ?? 0));
      const trials: Trial[] = [];
      for (const path of files.slice(next, next + filesAtOnce)) {
        const text = textOf(path);
        if (text === undefined || seen.has(text)) continue;
        seen.add(text);
        count('files');
        const file = relative(folder, path);
        const images = imagesOf(file, text);
        if (images instanceof Failure) count(`unread ${images.code}`);
        else trials.push(...trialsOf(file, text, images, random(first, file)));
      }
      next += filesAtOnce;
      const some = trials.filter(({ text }, index) => index % oneInForPython === 0 && text.length < longestForPython);
      for (const [all, present] of [
        [trials, readers.filter(({ name }) => name !== 'PyYAML')],
        [some, readers.filter(({ name }) => name === 'PyYAML')],
      ] as const) {
        const { tried, refused, read, wrong } = tryAll(all, present);
        if (all === trials) count('tried', tried);
        for (const [code, times] of all === trials ? refused : []) count(`refused ${code}`, times);
        for (const [reader, times] of read) count(reader, times);
        for (const { file, edit, by, problem } of wrong) {
          if (all === some && by === 'bytes') continue;
          count('wrong');
          console.error(`${file}: ${JSON.stringify(edit)}: ${by}: ${problem.slice(0, 500)}`);
        }
      }
      return { wrong: 0, ...Object.fromEntries(figures) };
    },
  };
}

function textOf(path: string): string | undefined {
  try {
    return decodeText(path, readFileSync(path));
  } catch (error) {
    if (error instanceof Failure) return undefined;
    throw error;
  }
}

function imagesOf(file: string, text: string): ReturnType<typeof imagesIn> | Failure {
  try {
    return imagesIn(file, text);
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
}

/** Numbers that a seed and a name decide. */
function random(seed: number, name: string): (below: number) => number {
  let state = seed + 1;
  const step = (by: number) => {
    state = Math.imul(state ^ by, 0x9e3779b1) >>> 0;
    state ^= state >>> 15;
  };
  for (let at = 0; at < name.length; at++) step(name.charCodeAt(at));
  return (below) => {
    step(0x85ebca6b);
    return (state >>> 0) % below;
  };
}

type Images = ReturnType<typeof imagesIn>;

function trialsOf(file: string, text: string, images: Images, below: (count: number) => number): readonly Trial[] {
  const trialOf = (edit: FileEdit, wrongBytes?: Trial['wrongBytes']): Trial => ({ file, text, edit, wrongBytes });
  const ofImage = (edit: FileEdit) => trialOf(edit, (after) => otherLines(text, after));
  const repositories = new Set(images.flatMap(({ repository }) => repository ?? []));
  // The parser alone makes other places of what the editor reads as other readers do.
  const places = isReadByParser(text) ? everyPlace(text).filter(({ isRoot }) => !isRoot) : [];
  const pick = (isWanted: (place: EveryPlace) => boolean): readonly EveryPlace[] => {
    const wanted = places.filter(isWanted);
    const chosen = wanted[below(Math.max(wanted.length, 1))];
    return chosen === undefined ? [] : [chosen];
  };
  return [
    ...images.slice(0, 3).map(({ path }) => ofImage({ key: path, tag })),
    ...[...repositories].slice(0, 2).map((image) => ofImage({ image, tag })),
    ...(repositories.size === 1 ? [ofImage({ tag })] : []),
    ...pick(({ node }) => isScalar(node)).map((place) =>
      trialOf({ set: [`${place.path}=other: value`] }, (after) => outside(text, after, place)),
    ),
    ...pick(() => true).map(({ path }) => trialOf({ unset: [path] }, (after) => notOnlyRemoved(text, after))),
    ...pick(({ node }) => isMap(node)).map(({ path }) =>
      trialOf({ set: [`${path}.fuzzed=x`] }, (after) => notOnlyAdded(text, after)),
    ),
    ...pick(({ node }) => isSeq(node)).map(({ path }) =>
      trialOf({ set: [`${path}[-]=fuzzed`] }, (after) => notOnlyAdded(text, after)),
    ),
  ];
}

function isReadByParser(text: string): boolean {
  const documents = parseAllDocuments(text, { uniqueKeys: false, logLevel: 'silent' });
  return Array.isArray(documents) && documents.every(({ errors }) => errors.length === 0);
}

/** An image's new tag changes lines that it is in, or takes or adds whole lines of its fields. */
function otherLines(before: string, after: string): string | undefined {
  const [old, now] = [before.split('\n'), after.split('\n')];
  if (old.length !== now.length) {
    const kept = new Set(now);
    const gone = old.find((line) => !kept.has(line) && !/tag|digest|sha|version|image|new/i.test(line));
    return gone === undefined ? undefined : `this line is gone: ${gone}`;
  }
  const wrong = now.find((line, index) => line !== old[index] && !line.includes(tag) && !/""|''|: *$/.test(line));
  return wrong === undefined ? undefined : `this line changed: ${wrong}`;
}

function outside(before: string, after: string, { node }: EveryPlace): string | undefined {
  // An alias has its value elsewhere.
  const [first, , last] = node?.range ?? [];
  if (first === undefined || last === undefined) return undefined;
  const kept = [before.slice(0, Math.max(first - 1, 0)), before.slice(last + 1)] as const;
  return after.startsWith(kept[0]) && after.endsWith(kept[1]) ? undefined : 'something beside the value changed';
}

function notOnlyRemoved(before: string, after: string): string | undefined {
  return isWithin(after, before) ? undefined : 'something was added';
}

/** What was added is a key or an item, its line and its indentation. */
function notOnlyAdded(before: string, after: string): string | undefined {
  if (!isWithin(before, after)) return 'something was removed';
  const added = after.length - before.length;
  return added < 200 ? undefined : `${added} characters were added`;
}

/**
 * Whether a text has all characters of another one in their order. White space, brackets of what was empty, and the `|` that
 * becomes `|-` to keep a text without its line break count for nothing.
 */
function isWithin(inner: string, outer: string): boolean {
  const signs = inner.replace(/[\s{}[\],+-]|(?<=: )(?:null|~)(?=\s)/g, '');
  let at = -1;
  for (const sign of signs) {
    at = outer.indexOf(sign, at + 1);
    if (at < 0) return false;
  }
  return true;
}
