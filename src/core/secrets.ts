/** The secrets of a run, and every form in which one could leak. */
import type { Secrets } from './ports.ts';
import { plainForms, writtenForms } from './secret-forms.ts';
import { secretParts } from './secret-parts.ts';
import { rangesOf, SearchedTexts, starred } from './secret-search.ts';

/** In characters. Redacting shorter values would remove ordinary words from the log. */
const shortest = 4;
/** Shorter forms occur in ordinary files (a token `main`): they are redacted, but a file that holds them may be published. */
const shortestInFile = 8;

/**
 * Remembers secrets with what is secret inside them, and finds them in the forms in which they leak: as they are, trimmed,
 * in lines, base64 (also inside `user:secret`, where the three possible byte alignments differ), and escaped as in URLs,
 * JSON or HTML, also one within another.
 *
 * @param onAdd gets the forms one by one, for hosts that mask by themselves
 */
export function createSecrets(onAdd: (form: string) => void = () => {}): Secrets {
  const known = new Set<string>();
  const masked = new Set<string>();
  const inLogs = new SearchedTexts();
  const inFiles = new SearchedTexts();
  const mask = (form: string) => {
    if (form.length < shortest || masked.has(form)) return;
    masked.add(form);
    onAdd(form);
  };
  return {
    add(value) {
      if (known.has(value) || value.trim().length < shortest) return;
      known.add(value);
      mask(value);
      for (const { text, isLine } of secretParts(value)) {
        for (const form of isLine === true ? [text] : writtenForms(text)) mask(form);
        for (const form of isLine === true ? [text] : plainForms(text)) {
          inLogs.add(form);
          if (form.length >= shortestInFile) inFiles.add(form);
        }
      }
    },
    redact: (text) => starred(text, rangesOf(inLogs, text)),
    isIn: (text) => !rangesOf(inFiles, text).next().done,
  };
}
