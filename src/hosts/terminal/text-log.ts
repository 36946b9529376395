/** The log of shells and of GitLab: warnings, errors and diffs in colour where there are colours, summaries as text. */
import type { Failure } from '../../core/failure.ts';
import type { Log, LogTone, ScreenLine, ScreenSize } from '../../core/ports.ts';
import { bounded, failureLines, type HostSetting, labelOf, printable, textLines, titleLine } from '../host.ts';
import type { LogGroups } from '../log-groups.ts';
import type { Progress } from './progress.ts';
import { columnsOf } from './screen.ts';
import { diffLines, type Meaning, markedLine, paint, painted, type Span } from './style.ts';

interface TextLogParts {
  readonly groups: LogGroups;
  readonly progress: Progress;
}

type Setting = Pick<HostSetting, 'terminal' | 'redact' | 'verbose'>;

export function textLog({ terminal, verbose, redact }: Setting, { groups, progress }: TextLogParts): Log {
  const write = (text: string, spansOf: (lines: readonly string[]) => readonly (readonly Span[])[]) => {
    const { prefix } = groups;
    for (const spans of spansOf(textLines(bounded(redact(text))))) groups.write(prefix + painted(spans, terminal));
  };
  const as = (meaning: Meaning) => (lines: readonly string[]) => lines.map((text) => [{ text, meaning }]);
  return {
    info: (text, tone) => write(text, (lines) => tonedLines(lines, tone)),
    detail: (text) => {
      if (verbose) write(text, as('detail'));
    },
    warn: (text) => write(`warning: ${text}`, as('warning')),
    group: (title, body, given) => groups.group(titleLine(redact(title)), body, labelOf(given?.label, redact)),
    during: (what, body) => progress.during(what, body),
  };
}

/** The spans of each line by what the whole says. */
export function tonedLines(lines: readonly string[], tone: LogTone | undefined): readonly (readonly Span[])[] {
  switch (tone) {
    case undefined:
      return lines.map(markedLine);
    case 'diff':
      return diffLines(lines).map((span) => [span]);
    case 'title':
      return lines.map((text) => [{ text, meaning: 'heading' }]);
    case 'hint':
      return lines.map((text) => [{ text, meaning: 'hint' }]);
  }
}

/** A summary, whose Markdown nothing renders here. */
export async function logSummary(markdown: string, { terminal, redact }: Setting, groups: LogGroups): Promise<void> {
  if (markdown === '') return;
  const { renderMarkdown } = await import('./markdown/render.ts');
  const columns = terminal.columns ?? columnsOf({}, {});
  for (const line of renderMarkdown(bounded(markdown), { columns, look: terminal, redact, diffsAreLogged: true })) {
    groups.write(groups.prefix + line);
  }
}

/** What a command lays out for a screen by itself. */
export async function logScreen(
  screen: (size: ScreenSize) => readonly ScreenLine[],
  { terminal, redact }: Setting,
  groups: LogGroups,
): Promise<void> {
  const { cutTo, widthOf } = await import('./width.ts');
  const columns = terminal.columns ?? columnsOf({}, {});
  for (const line of screen({ columns, cutTo, widthOf })) {
    const spans = line.map((span) => ({ ...span, text: printable(redact(span.text)) }));
    groups.write(groups.prefix + painted(spans, terminal).trimEnd());
  }
}

/** `error[CODE]: headline`, the causes below it, what to do, and the page about the code. */
export function reportFailure(failure: Failure, { terminal, redact }: Setting, groups: LogGroups): void {
  const { headline, causes, hint, url } = failureLines(failure);
  const say = (text: string, meaning: Meaning | undefined, lead: string, indent: string) => {
    textLines(bounded(redact(text))).forEach((line, at) => {
      groups.write(paint(`${at === 0 ? lead : indent}${line}`, meaning, terminal));
    });
  };
  say(headline, 'failed', `${terminal.colours ? '✗ ' : ''}error[${failure.code}]: `, '  ');
  for (const cause of causes) say(cause.trimEnd(), undefined, '  caused by: ', '    ');
  if (hint !== undefined) say(hint, 'hint', '  ', '  ');
  say(url, 'detail', '  ', '  ');
}
