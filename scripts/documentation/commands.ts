/** Calls of the program: `monorepo-gitops <command> --flag value`, with flags and values that the command takes. */
import { parse } from 'yaml';
import { parseUpdates } from '../../src/core/bump/update.ts';
import { parseCommandLine } from '../../src/inputs/sources.ts';
import { blocksOf, codeSpans, lineOf, type Page, type Problem, problem } from './pages.ts';
import { type Counts, checkValue } from './pipelines.ts';
import type { Project } from './project.ts';

export function commandProblems(page: Page, project: Project, counts: Counts): Problem[] {
  const spans = page.markdown ? codeSpans(page) : [];
  const blocks = blocksOf(page).filter(({ language }) => language !== 'mermaid');
  const typed = blocks.map((block) =>
    block.language === 'console' ? { ...block, text: typedLines(block.text) } : block,
  );
  return [...typed, ...spans].flatMap(({ text, line }) =>
    // A continued line is one line, of the same length.
    [...text.replaceAll('\\\n', '  ').matchAll(call)].flatMap(({ groups: { name = '', rest = '' } = {}, index }) => {
      counts.commands++;
      const at = line + lineOf(text, index) - 1;
      const quote = /["']/.exec(text[index - 1] ?? '')?.[0];
      const argv = wordsOf(quote === undefined ? rest : (rest.split(quote)[0] ?? ''));
      return wrongCall(name, argv, project).map((message) => problem(page, at, message));
    }),
  );
}

/** Of a session what a person typed, behind the prompt: what the program printed is no call. Every offset stays. */
function typedLines(text: string): string {
  return text.replace(/^(\$ )?(.*)$/gm, (line, prompt, rest) =>
    prompt === undefined ? ' '.repeat(line.length) : `  ${rest}`,
  );
}

/** The program where a shell would take it for one: at the beginning of a line, a string or a list item, or behind npx. */
const call =
  /(?:(?<=^[ \t]*(?:- )?["']?(?:[A-Z_]+=\S+ )*)|(?<=[`"'(]|&& |\|\| |; ))(?:(?:npx (?:--yes |-y )?@[\w.-]+\/)?monorepo-gitops(?:@[\w.]+)?|node (?:\S*\/)?dist\/cli\.js|\$MG_PROGRAM)[ ]+(?<name>[a-z][\w-]*)(?<rest>(?:'[^']*'|[^'\n#`])*)/gm;

function wrongCall(name: string, argv: readonly string[], { commands }: Project): string[] {
  if (name === 'help') return argv.filter((each) => !commands.has(each)).map((each) => `there is no command "${each}"`);
  const declarations = commands.get(name);
  if (declarations === undefined) return [`there is no command "${name}"`];
  const problems: string[] = [];
  try {
    const { flags } = parseCommandLine(argv, declarations);
    for (const [flag, [value]] of flags) checkValue(flag, value, declarations, (message) => problems.push(message));
    const updates = flags.get('updates')?.[0];
    if (updates?.startsWith('[') === true) parseUpdates(parse(updates));
  } catch (error) {
    problems.push(`${name}: ${error instanceof Error ? error.message : error}`);
  }
  return problems;
}

/** Split as a shell does, up to the end of the command. */
function wordsOf(text: string): string[] {
  const words: readonly string[] = text.match(/(?:'[^']*'|"[^"]*"|[^\s'"])+/g) ?? [];
  const end = words.findIndex((word) => /^(\||\|\||&&|;|>.*|…|\.\.\.|\))$/.test(word));
  return words.slice(0, end < 0 ? words.length : end).map((word) => word.replace(/'([^']*)'|"([^"]*)"/g, '$1$2'));
}
