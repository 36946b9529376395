/**
 * Text of other people in a comment, where a forge reads more than Markdown: `@name` writes to somebody, `#12` leaves a trace in
 * another request, and a line that begins with `/` is an order to GitLab (a quick action) that our token would carry out.
 */
import { cell, code, fenced, type Markdown } from '../markdown.ts';

/** Invisible, and no part of a name. Renovate breaks references in the same way. */
const nothing = '\u200b';

/** Text in a sentence. A package `@acme/web` is no team to write to. */
export function quiet(text: string): Markdown {
  const alone = withoutControls(text)
    .replace(/[@#!$%&~^[{]/g, (sign) => sign + nothing)
    .replace(/:(?=[\w/])/g, `:${nothing}`)
    .replace(/\b(GH-)(?=\d)/gi, `$1${nothing}`)
    .replace(/\bwww(?=\.)/gi, `www${nothing}`);
  return { markdown: cell(alone) };
}

/** A name in a code span, in which nothing is a reference. */
export function quietCode(text: string): Markdown {
  const line = withoutControls(text);
  return /[`|\\]/.test(line) ? quiet(line) : code(line);
}

/** Lines as they are. */
export function quietBlock(text: string, language: string): string {
  return fenced(withoutBidi(text).replace(/^(?=\s*\/)/gm, ' '), language);
}

/** Characters that turn the direction of a line could show another text than the one that is there (CVE-2021-42574). */
function withoutBidi(text: string): string {
  return text.replace(/[\u202a-\u202e\u2066-\u2069]/g, '');
}

function withoutControls(text: string): string {
  return withoutBidi(text).replace(/[\s\p{Cc}]+/gu, ' ');
}
