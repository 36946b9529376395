import { formatTrailers, oneLine, type Trailer } from './trailers.ts';

/** Forges cut subjects in lists at about this length. */
const maxSubject = 72;

/**
 * A commit message of three parts: a subject of one line, the rest of the text, our trailers. Text from outside (branch
 * names, titles) cannot add a trailer: lines of the body that look like one are quoted with `> `.
 *
 * @param text The user's message; its first line becomes the subject, cut at 72 characters.
 */
export function composeMessage(text: string, trailers: readonly Trailer[]): string {
  const [first = '', ...rest] = text.replace(/\r\n?/g, '\n').trim().split('\n');
  const body = rest.map(cleanLine).join('\n').trim();
  const last = formatTrailers(trailers).join('\n');
  return `${[subjectOf(first), body, last].filter((part) => part !== '').join('\n\n')}\n`;
}

function subjectOf(line: string): string {
  // Behind a line of dashes git looks for no trailers.
  const subject = oneLine(line).replace(/^-{3,}\s*/, '');
  if (subject === '') return 'Update';
  const characters = [...subject];
  return characters.length <= maxSubject
    ? subject
    : `${characters
        .slice(0, maxSubject - 1)
        .join('')
        .trimEnd()}…`;
}

function cleanLine(line: string): string {
  const clean = line.replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, ' ').trimEnd();
  return /^\s*([\w-]+\s*:|\(cherry picked from)/.test(clean) ? `> ${clean}` : clean;
}
