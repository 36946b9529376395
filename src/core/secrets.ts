/** The secrets of a run, and every form in which one could leak. */
import type { Secrets } from './ports.ts';

/** In characters. Redacting shorter values would remove ordinary words from the log. */
const shortest = 4;
/** Shorter forms occur in ordinary files (a token `main`): they are redacted, but a file that holds them may be published. */
const shortestInFile = 8;

/**
 * Remembers secrets in the forms in which they leak: as they are, trimmed, base64 (also inside `user:secret`, where the
 * three possible byte alignments differ), URL-encoded, and escaped as inside a JSON string.
 */
export function createSecrets(onAdd: (form: string) => void = () => {}): Secrets {
  const forms = new Set<string>();
  return {
    add(value) {
      for (const form of formsOf(value)) {
        if (form.length < shortest || forms.has(form)) continue;
        forms.add(form);
        onAdd(form);
      }
    },
    redact(text) {
      let redacted = text;
      // The longest first, so that a secret that contains another one disappears whole.
      for (const form of [...forms].sort((a, b) => b.length - a.length)) redacted = redacted.split(form).join('***');
      return redacted;
    },
    isIn(text) {
      return [...forms].some((form) => form.length >= shortestInFile && text.includes(form));
    },
  };
}

function formsOf(value: string): string[] {
  const trimmed = value.trim();
  if (trimmed.length < shortest) return [];
  const lines = trimmed.split(/\r?\n/).filter((line) => line.trim().length >= 16);
  return [
    value,
    trimmed,
    ...(lines.length > 1 ? lines : []),
    encodeURIComponent(trimmed),
    JSON.stringify(trimmed).slice(1, -1),
    ...base64Forms(trimmed),
  ];
}

/** The base64 text that a secret leaves inside any longer base64 text, for each of the three alignments. */
function base64Forms(secret: string): string[] {
  const bytes = Buffer.from(secret, 'utf8');
  const forms = [bytes.toString('base64'), bytes.toString('base64url')];
  if (bytes.length < 12) return forms;
  for (const offset of [1, 2]) {
    const shifted = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64');
    // The first group mixes in the unknown bytes before the secret, the last one those behind it.
    forms.push(shifted.slice(4, shifted.length - 4));
  }
  forms.push(bytes.toString('base64').slice(0, -4));
  return forms;
}
