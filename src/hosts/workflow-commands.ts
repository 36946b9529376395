/**
 * GitHub's workflow commands as text (`::group::`, `::error::`, `::add-mask::`).
 *
 * `@actions/core` writes them to stdout only; with `--json` stdout carries one JSON object, so the log, and these with
 * it, must be able to go to stderr. Escapes: actions/toolkit packages/core/src/command.ts.
 */
export function workflowCommand(
  name: string,
  message: string,
  properties: Readonly<Record<string, string>> = {},
): string {
  const rendered = Object.entries(properties)
    .filter(([, value]) => value !== '')
    .map(([key, value]) => `${key}=${escapeProperty(value)}`)
    .join(',');
  return `::${name}${rendered === '' ? '' : ` ${rendered}`}::${escapeData(message)}`;
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

/** A log line that the runner cannot mistake for a command, whoever wrote its text: `::…` and the older `##[…`. */
export function inert(line: string): string {
  return line.replace(/^(\s*):(?=:)/, '$1:\u200b').replaceAll('##[', '##\u200b[');
}
