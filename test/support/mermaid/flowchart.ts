/** A flowchart as Mermaid's own grammar reads it, with labels as people see them. */
import parser from './fixtures/flow-parser.js';

export interface Flowchart {
  readonly nodes: ReadonlyMap<string, { readonly label: string; readonly shape: string | undefined }>;
  readonly edges: readonly {
    readonly from: string;
    readonly to: string;
    readonly arrow: string;
    readonly label: string;
  }[];
  /** Ids of nodes by class. */
  readonly classes: ReadonlyMap<string, readonly string[]>;
}

/** @throws Error of the grammar */
export function readFlowchart(text: string): Flowchart {
  const nodes = new Map<string, { label: string; shape: string | undefined }>();
  const edges: { from: string; to: string; arrow: string; label: string }[] = [];
  const classes = new Map<string, string[]>();
  const unknown = (call: string) => () => {
    throw new Error(`the text makes Mermaid call ${call}`);
  };
  const calls = {
    lex: { firstGraph: () => true },
    setDirection: () => {},
    addVertex(id: string, label?: { text: string; type: string }, shape?: string) {
      if (label === undefined && nodes.has(id)) return;
      if (label !== undefined && label.type !== 'string') throw new Error(`${id} has a label of type ${label.type}`);
      nodes.set(id, { label: shown(label?.text ?? id), shape });
    },
    destructLink: (arrow: string) => ({ type: arrow.trim() }),
    addLink(from: string[], to: string[], { type, text }: { type: string; text?: { text: string } }) {
      for (const a of from)
        for (const b of to) edges.push({ from: a, to: b, arrow: type, label: shown(text?.text ?? '') });
    },
    addClass: () => {},
    setClass(ids: string, name: string) {
      classes.set(name, [...(classes.get(name) ?? []), ...ids.split(',')]);
    },
  };
  parser.parser.yy = { ...calls, ...Object.fromEntries(unwanted.map((name) => [name, unknown(name)])) };
  parser.parse(withEntities(text));
  return { nodes, edges, classes };
}

/** What a text of ours never has: links, tooltips, styles of edges, subgraphs. */
const unwanted = [
  ...['setClickEvent', 'setLink', 'setTooltip', 'updateLink', 'updateLinkInterpolate'],
  ...['addSubGraph', 'setAccTitle', 'setAccDescription'],
];

/** What Mermaid does before it parses: the numbers of characters become signs that no grammar knows. */
function withEntities(text: string): string {
  return text
    .replace(/style.*:\S*#.*;/g, (found) => found.slice(0, -1))
    .replace(/classDef.*:\S*#.*;/g, (found) => found.slice(0, -1))
    .replace(/#\w+;/g, (found) => `ﬂ°°${found.slice(1, -1)}¶ß`);
}

function shown(label: string): string {
  return label.replace(/ﬂ°°(\d+)¶ß/g, (_, code) => String.fromCodePoint(Number(code))).replaceAll('\u200b', '');
}

/** The graph in a summary; fails where there is none, or more than one. */
export function flowchartIn(markdown: string): Flowchart {
  const [fence, ...others] = [...markdown.matchAll(/^```mermaid\n([\s\S]*?)\n```$/gm)];
  if (fence?.[1] === undefined || others.length > 0) throw new Error(`not one graph in:\n${markdown}`);
  return readFlowchart(fence[1]);
}
