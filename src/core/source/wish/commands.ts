/** Commands in comments: a line of its own, which says that and nothing else, where people see it as text. */

/** What takes a command back: `/stop-preview` of `/deploy-preview` and of `/preview`. */
export function stopOf(command: string): string {
  return `/stop-${command.replace(/^\/(?:deploy-|start-)?/, '')}`;
}

/** What a command looks like, for the schema of `gitops.yaml`. */
export const commandPattern = '^/[A-Za-z][A-Za-z0-9_-]*$';

/**
 * The last of these commands in a comment; undefined where it has none. Code, quotes and what Markdown hides are other
 * people's words, or none.
 */
export function lastCommandIn(text: string, commands: readonly string[]): string | undefined {
  return spokenLines(text).findLast((line) => commands.includes(line));
}

/** The lines that are shown as text. Source: CommonMark 0.31 §4.4 (indented code), §4.5 (fences), §4.6 (comments of HTML). */
function spokenLines(text: string): readonly string[] {
  const spoken: string[] = [];
  let fence: string | undefined;
  let hidden = false;
  for (const line of text.split(/\r\n|\r|\n/)) {
    if (fence !== undefined) {
      const closing = /^ {0,3}(`{3,}|~{3,})\s*$/.exec(line)?.[1];
      if (closing?.startsWith(fence)) fence = undefined;
      continue;
    }
    if (hidden) {
      hidden = !line.includes('-->');
      continue;
    }
    const opening = /^ {0,3}(`{3,}(?!.*`)|~{3,})/.exec(line)?.[1];
    if (opening !== undefined) {
      fence = opening;
      continue;
    }
    if (line.includes('<!--')) {
      hidden = !line.slice(line.indexOf('<!--')).includes('-->');
      continue;
    }
    if (!/^(?: {4}| {0,3}\t)/.test(line)) spoken.push(line.trim());
  }
  return spoken;
}
