/** Why it is deployed, as a drawing: changes → packages → services → environments. Behind it stands the same as text. */
import type { DeploymentGraph, GraphNode } from '../../../core/flow/plan/graph.ts';
import { layered, type PlacedBox } from './layers.ts';
import { cut, html, type Markup, readable } from './markup.ts';

const lineHeight = 17;
const padding = 11;
const narrowest = 56;
/** Pixels of a line. */
const widest = 230;
/** Above the boxes. */
const headHeight = 26;

const kinds: Readonly<Record<GraphNode['kind'], readonly [one: string, several: string]>> = {
  change: ['change', 'Changes'],
  package: ['package', 'Packages'],
  service: ['service', 'Services'],
  environment: ['environment', 'Environments'],
};

const tiers: Readonly<Record<GraphNode['kind'], number>> = { change: 0, package: 1, service: 2, environment: 3 };

export function graphDrawing({ nodes, edges }: DeploymentGraph): Markup {
  const shown = new Map(nodes.map((node) => [node.key, node.lines.map((line, at) => fitted(line, at === 0))]));
  const boxes = nodes.map(({ key, kind }) => {
    const lines = shown.get(key) ?? [];
    const width = Math.max(narrowest, ...lines.map((line, at) => widthOf(line, at === 0))) + 2 * padding;
    return { key, width: Math.ceil(width), height: lines.length * lineHeight + 14, tier: tiers[kind] };
  });
  const labels = edges.map(({ label }) => (label === undefined ? undefined : fitted(label, false)));
  const layout = layered(
    boxes,
    edges.map(({ from, to }, at) => ({ from, to, labelWidth: widthOf(labels[at] ?? '', false) })),
  );
  const nodeOf = new Map(nodes.map((node) => [node.key, node]));
  const height = layout.height + headHeight;
  // What is a little too wide becomes smaller; what is more than that is scrolled, and stays legible.
  const fits = layout.width > 832 && layout.width <= 1100 ? ' fits' : '';
  const lines = layout.arrows.map(({ index, path }) => {
    const isIdle = edges[index]?.isIdle === true;
    return html`<path${isIdle ? html` class="idle"` : undefined} d="${path}"/>\n`;
  });
  const texts = layout.arrows.map(({ index, label }) => {
    if (labels[index] === undefined) return undefined;
    return html`<text class="label" x="${label.x}" y="${label.y - 5}"><title>${edges[index]?.label}</title>${labels[index]}</text>\n`;
  });
  const drawn = layout.boxes.map((box) => boxDrawing(box, nodeOf.get(box.key), shown.get(box.key) ?? []));
  return html`<div class="box" role="group" aria-labelledby="why" tabindex="0"><svg class="graph${fits}" role="img" aria-labelledby="why" width="${layout.width}" height="${height}" viewBox="0 0 ${layout.width} ${height}">
<defs><marker id="arrow" viewBox="0 0 8 8" refX="7.5" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 .5 8 4 0 7.5z"/></marker></defs>
${layerHeads(layout.layers, layout.boxes, nodeOf)}<g transform="translate(0 ${headHeight})"><g class="lines" marker-end="url(#arrow)">
${lines}</g>
${drawn}${texts}</g></svg></div>
${asText({ nodes, edges })}`;
}

function layerHeads(
  lefts: readonly number[],
  boxes: readonly PlacedBox[],
  nodeOf: ReadonlyMap<string, GraphNode>,
): readonly Markup[] {
  let previous = '';
  return lefts.map((left, layer) => {
    const found = new Set(
      boxes.filter((box) => box.layer === layer).map(({ key }) => nodeOf.get(key)?.kind ?? 'change'),
    );
    const head = [...found].map((kind) => kinds[kind][1]).join(', ');
    const isSame = head === previous;
    previous = head;
    return isSame ? html`` : html`<text class="head" x="${left}" y="13">${head}</text>\n`;
  });
}

function boxDrawing({ x, y, width, height }: PlacedBox, node: GraphNode | undefined, lines: readonly string[]): Markup {
  if (node === undefined) return html``;
  const corners = node.kind === 'package' ? height / 2 : node.kind === 'environment' ? 3 : 7;
  return html`<g class="${node.kind}${node.isIdle ? ' idle' : ''}"><title>${node.lines.join('\n')}</title><rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${corners}"/>${lines.map(
    (line, at) =>
      html`<text x="${x + padding}" y="${y + 7 + at * lineHeight + 13}"${at === 0 ? undefined : html` class="more"`}>${line}</text>`,
  )}</g>\n`;
}

/** Each node with what it comes from, for who cannot see a drawing or wants to copy a name. */
function asText({ nodes, edges }: DeploymentGraph): Markup {
  const nameOf = new Map(nodes.map(({ key, lines }) => [key, lines[0] ?? key]));
  const items = nodes.map(({ key, kind, lines, isIdle }) => {
    const causes = edges
      .filter(({ to }) => to === key)
      .map(({ from, label }) => {
        const name = html`<bdi>${nameOf.get(from) ?? from}</bdi>`;
        return label === undefined ? name : html`${name} (${label})`;
      });
    const [first, ...others] = lines;
    const more = others.length === 0 ? undefined : html` (${others.join('; ')})`;
    const because = causes.map((cause, at) => html`${at === 0 ? ' ← ' : ', '}${cause}`);
    return html`<li>${kinds[kind][0]} <b><bdi>${first}</bdi></b>${more}${isIdle ? ', not now' : undefined}${because}</li>\n`;
  });
  return html`<details><summary>The same as text</summary><ul>\n${items}</ul></details>`;
}

const narrowestCharacter = 7;

/** Pixels that a text takes at most in the fonts of systems. */
function widthOf(text: string, isStrong: boolean): number {
  return [...text].reduce((sum, character) => sum + (isWide(character) ? 13 : isStrong ? 7.9 : narrowestCharacter), 0);
}

/** Characters as wide as high: of East Asia, and pictures. */
function isWide(character: string): boolean {
  return /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]|\p{Extended_Pictographic}/u.test(
    character,
  );
}

function fitted(line: string, isStrong: boolean): string {
  const text = readable(line);
  let longest = Math.min([...text].length, Math.floor(widest / narrowestCharacter));
  let shown = cut(text, longest);
  while (longest > 1 && widthOf(shown, isStrong) > widest) {
    longest -= 1;
    shown = cut(text, longest);
  }
  return shown;
}
