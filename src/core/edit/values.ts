/** Reads values of a file that another run has edited: by the paths that it was given, or by places. */
import type { Claim } from './text/editor.ts';
import { chooseDocument, follow, lookUp, textAt } from './text/locate.ts';
import { hopLocation } from './text/node.ts';
import { createdLocation, type EditPath, parsePath } from './text/path.ts';
import { parseSource, type Source } from './text/source.ts';
import { readsAs } from './text/verify.ts';

/** A place of a file. */
export type Place = Pick<Claim, 'document' | 'location'>;

/** One text, parsed when it is first asked. What cannot be read has no values. */
class FileValues {
  readonly #file: string;
  readonly #text: string;
  #source: Source | undefined;

  constructor(file: string, text: string) {
    this.#file = file;
    this.#text = text;
  }

  /** The text of a scalar, the source of a collection; undefined where nothing is. */
  at({ document, location }: Place): string | undefined {
    return this.#tried((source) => textAt(source.documents[document], location));
  }

  /** Whether the file says already what the claim asks. */
  says({ document, location, value }: Claim): boolean {
    const isSaid = this.#tried(({ documents }) => {
      const there = lookUp(documents[document], location);
      return value === undefined ? there === undefined : readsAs(there ?? null, value);
    });
    return isSaid === true;
  }

  /** Where a path leads, also beyond what exists; undefined for what is no path, or is in several documents. */
  find(text: string): Place | undefined {
    return this.#tried((source) => {
      const path: EditPath = parsePath(text);
      const document = chooseDocument(source, path);
      if (document === undefined) return undefined;
      const { hops, missing } = follow(document, path.path, 'look-up');
      const location = [...hopLocation(hops), ...createdLocation(missing)];
      return { document: source.documents.indexOf(document), location };
    });
  }

  #tried<T>(read: (source: Source) => T): T | undefined {
    try {
      this.#source ??= parseSource(this.#file, this.#text);
      return read(this.#source);
    } catch {
      return undefined;
    }
  }
}

/** Texts of files, each parsed once, however many edits are compared with it. */
export class FileTexts {
  readonly #texts = new Map<string, Map<string, FileValues>>();

  valuesOf(file: string, text: string): FileValues {
    const texts = this.#texts.get(file) ?? new Map<string, FileValues>();
    this.#texts.set(file, texts);
    const values = texts.get(text) ?? new FileValues(file, text);
    texts.set(text, values);
    return values;
  }
}

/** The keys of a path without lists and documents, which leads to the same place in every file. */
export function plainPath(text: string): readonly string[] | undefined {
  try {
    const { path, selector } = parsePath(text);
    const keys = path.filter((step) => typeof step === 'string');
    return selector === undefined && keys.length === path.length ? keys : undefined;
  } catch {
    return undefined;
  }
}
