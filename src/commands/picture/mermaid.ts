/** A graph as Mermaid text, which GitHub draws. */
import type { DeploymentGraph, GraphNode } from '../../core/flow/plan/graph.ts';

/** In characters; Mermaid draws no more than 50,000. */
const longestText = 45_000;
/** Characters of a line in a node. */
const lineLengths = [60, 30, 12] as const;

const shapes: Readonly<Record<GraphNode['kind'], readonly [letter: string, open: string, close: string]>> = {
  change: ['c', '(', ')'],
  package: ['p', '([', '])'],
  service: ['s', '[', ']'],
  environment: ['e', '{{', '}}'],
};

/** @param redact hides secrets, before a text is cut: half a one would not be known as one */
export function mermaid(graph: DeploymentGraph, redact: (text: string) => string): string {
  const nodes = graph.nodes.map((node) => ({ ...node, lines: node.lines.map(redact) }));
  const edges = graph.edges.map((edge) => ({ ...edge, label: edge.label && redact(edge.label) }));
  let text = '';
  for (const longest of lineLengths) {
    text = flowchart({ nodes, edges }, longest);
    if (text.length <= longestText) break;
  }
  return text;
}

function flowchart({ nodes, edges }: DeploymentGraph, longest: number): string {
  const ids = new Map(nodes.map(({ key, kind }, index) => [key, `${shapes[kind][0]}${index + 1}`]));
  const idle = nodes.filter(({ isIdle }) => isIdle).map(({ key }) => ids.get(key));
  const shown = (text: string) => `"${escaped(cut(text, longest))}"`;
  return [
    'flowchart LR',
    ...nodes.map(({ key, kind, lines }) => {
      const [, open, close] = shapes[kind];
      return `  ${ids.get(key)}${open}"${lines.map((line) => escaped(cut(line, longest))).join('<br>')}"${close}`;
    }),
    ...edges.map(({ from, to, label, isIdle }) => {
      const arrow = (isIdle ? '-.->' : '-->') + (label === undefined ? '' : `|${shown(label)}|`);
      return `  ${ids.get(from)} ${arrow} ${ids.get(to)}`;
    }),
    ...(idle.length === 0 ? [] : ['  classDef idle stroke-dasharray: 4 4', `  class ${idle.join(',')} idle`]),
  ].join('\n');
}

/** Beginning and end of a path say most. */
function cut(text: string, longest: number): string {
  const characters = [...text];
  if (characters.length <= longest) return text;
  const begin = Math.floor(longest / 3);
  return `${characters.slice(0, begin).join('')}…${characters.slice(characters.length - (longest - begin - 1)).join('')}`;
}

/** A space without width, where two characters that are written by their numbers still are a formula, an icon or a new line. */
const apart = '#8203;';

/**
 * Names of files, branches and services are other people's text. Mermaid reads a label as its own syntax (quotes, `%%{init}`
 * anywhere), as Markdown (`_x_`, `1. x`, addresses) and as HTML, so what is neither letter nor digit is written by its number,
 * except between two of them.
 */
function escaped(text: string): string {
  // A label is never empty.
  const line = text.replace(/[\s\p{C}]+/gu, ' ').trim() || '?';
  return line.replace(/[^\p{L}\p{M}\p{N} ]/gu, (character, at: number) => {
    const before = line.slice(0, at);
    const isPlain =
      /^[./-]$/.test(character) && /[\p{L}\p{N}]$/u.test(before) && /^[\p{L}\p{N}]/u.test(line.slice(at + 1));
    // A word that begins like an address would become a link.
    if (isPlain && !/www$/i.test(before)) return character;
    return `#${character.codePointAt(0)};${/^(?:\$\$|:fa-|\\n)/.test(line.slice(at)) ? apart : ''}`;
  });
}
