/**
 * Places the nodes of a graph in layers from left to right, as Sugiyama, Tagawa and Toda do (1981): longest path for the layer,
 * barycentres for the order in it, least squares for the heights. An edge over several layers gets a place in each.
 */

export interface Box {
  readonly key: string;
  readonly width: number;
  readonly height: number;
  /** It stands at the right of all boxes of lower tiers, unless one of them comes from it. */
  readonly tier: number;
}

export interface Arrow {
  readonly from: string;
  readonly to: string;
  /** Pixels that its label needs before its end. */
  readonly labelWidth: number;
}

export interface PlacedBox {
  readonly key: string;
  readonly layer: number;
  /** Of its left upper corner. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface PlacedArrow {
  /** Index in what was given. */
  readonly index: number;
  /** Of an SVG path. */
  readonly path: string;
  /** Middle of its last part. */
  readonly label: { readonly x: number; readonly y: number };
}

interface Layout {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly PlacedBox[];
  readonly arrows: readonly PlacedArrow[];
  /** Left edges. */
  readonly layers: readonly number[];
}

const gapBetweenLayers = 52;
const gapBetweenBoxes = 14;
const margin = 1;
const sweeps = 12;

/** A box, or where an edge passes a layer. */
interface Seat {
  readonly box: Box | undefined;
  readonly height: number;
  readonly before: Seat[];
  readonly after: Seat[];
  order: number;
  /** Of its middle. */
  y: number;
}

export function layered(boxes: readonly Box[], arrows: readonly Arrow[]): Layout {
  const known = new Set(boxes.map(({ key }) => key));
  const drawn = arrows
    .map((arrow, index) => ({ ...arrow, index }))
    .filter(({ from, to }) => from !== to && known.has(from) && known.has(to));
  const forward = withoutCircles(boxes, drawn);
  const layerOf = layersOf(boxes, forward);
  const { layers, chains } = seated(boxes, forward, layerOf);
  arrange(layers);
  settle(layers);
  return placed(layers, chains, drawn);
}

type Drawn = Arrow & { readonly index: number };

/** What closes a circle is turned round for the layers; it is drawn as it is. */
function withoutCircles(boxes: readonly Box[], arrows: readonly Drawn[]): readonly Drawn[] {
  const after = groupedBy(arrows, 'from');
  const state = new Map<string, 'open' | 'done'>();
  const turned = new Set<number>();
  const visit = (key: string): void => {
    state.set(key, 'open');
    for (const { to, index } of after.get(key) ?? []) {
      if (state.get(to) === 'open') turned.add(index);
      else if (state.get(to) === undefined) visit(to);
    }
    state.set(key, 'done');
  };
  for (const { key } of boxes) if (state.get(key) === undefined) visit(key);
  return arrows.map((arrow) => (turned.has(arrow.index) ? { ...arrow, from: arrow.to, to: arrow.from } : arrow));
}

function groupedBy(arrows: readonly Drawn[], end: 'from' | 'to'): ReadonlyMap<string, readonly Drawn[]> {
  const groups = new Map<string, Drawn[]>();
  for (const arrow of arrows) groups.set(arrow[end], [...(groups.get(arrow[end]) ?? []), arrow]);
  return groups;
}

function layersOf(boxes: readonly Box[], arrows: readonly Drawn[]): ReadonlyMap<string, number> {
  const tierOf = new Map(boxes.map(({ key, tier }) => [key, tier]));
  const tiers = [...new Set(tierOf.values())].sort((a, b) => a - b);
  const bases = new Map<number, number>();
  for (const tier of tiers) {
    const isLower = (key: string) => (tierOf.get(key) ?? 0) < tier;
    const lower = longestPaths(
      boxes.filter(({ key }) => isLower(key)),
      arrows.filter(({ from, to }) => isLower(from) && isLower(to)),
      bases,
    );
    bases.set(tier, Math.max(-1, ...lower.values()) + 1);
  }
  return longestPaths(boxes, arrows, bases);
}

/** @param bases tier → the first layer that is its */
function longestPaths(boxes: readonly Box[], arrows: readonly Drawn[], bases: ReadonlyMap<number, number>) {
  const before = groupedBy(arrows, 'to');
  const tierOf = new Map(boxes.map(({ key, tier }) => [key, tier]));
  const layers = new Map<string, number>();
  const layer = (key: string): number => {
    const found = layers.get(key);
    if (found !== undefined) return found;
    const base = bases.get(tierOf.get(key) ?? 0) ?? 0;
    const longest = Math.max(base, ...(before.get(key) ?? []).map(({ from }) => layer(from) + 1));
    layers.set(key, longest);
    return longest;
  };
  for (const { key } of boxes) layer(key);
  return layers;
}

interface Chain {
  readonly index: number;
  /** From its first box to its last one. */
  readonly seats: readonly Seat[];
}

function seated(boxes: readonly Box[], arrows: readonly Drawn[], layerOf: ReadonlyMap<string, number>) {
  const layers: Seat[][] = [];
  const add = (layer: number, box: Box | undefined): Seat => {
    while (layers.length <= layer) layers.push([]);
    const seats = layers[layer] ?? [];
    const seat: Seat = { box, height: box?.height ?? 0, before: [], after: [], order: seats.length, y: 0 };
    seats.push(seat);
    return seat;
  };
  const seatOf = new Map(boxes.map((box) => [box.key, add(layerOf.get(box.key) ?? 0, box)]));
  const chains: Chain[] = [];
  for (const { from, to, index } of arrows) {
    const [first, last] = [seatOf.get(from), seatOf.get(to)];
    if (first === undefined || last === undefined) continue;
    const between: Seat[] = [];
    for (let layer = (layerOf.get(from) ?? 0) + 1; layer < (layerOf.get(to) ?? 0); layer++) {
      between.push(add(layer, undefined));
    }
    const seats = [first, ...between, last];
    for (const [at, seat] of seats.slice(1).entries()) {
      seats[at]?.after.push(seat);
      if (seats[at] !== undefined) seat.before.push(seats[at]);
    }
    chains.push({ index, seats });
  }
  return { layers, chains };
}

/** Orders each layer by the middle of its neighbours, to and fro, and keeps the order with the fewest crossings. */
function arrange(layers: Seat[][]): void {
  let best = { crossings: crossingsOf(layers), orders: layers.map((seats) => [...seats]) };
  for (let sweep = 0; sweep < sweeps && best.crossings > 0; sweep++) {
    const isForward = sweep % 2 === 0;
    for (const seats of isForward ? layers : layers.toReversed()) {
      const middle = new Map(
        seats.map((seat) => [seat, mean((isForward ? seat.before : seat.after).map(orderOf)) ?? seat.order]),
      );
      seats.sort((a, b) => (middle.get(a) ?? 0) - (middle.get(b) ?? 0) || a.order - b.order);
      number(seats);
    }
    const crossings = crossingsOf(layers);
    if (crossings < best.crossings) best = { crossings, orders: layers.map((seats) => [...seats]) };
  }
  for (const [layer, order] of best.orders.entries()) {
    layers[layer]?.splice(0, order.length, ...order);
    number(order);
  }
}

function orderOf({ order }: Seat): number {
  return order;
}

function number(seats: readonly Seat[]): void {
  for (const [order, seat] of seats.entries()) seat.order = order;
}

function mean(values: readonly number[]): number | undefined {
  return values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0) / values.length;
}

function crossingsOf(layers: readonly (readonly Seat[])[]): number {
  let crossings = 0;
  for (const seats of layers) {
    const lines = seats.flatMap((seat) => seat.after.map((next) => [seat.order, next.order] as const));
    for (const [index, [a, b]] of lines.entries()) {
      for (const [c, d] of lines.slice(index + 1)) if ((a - c) * (b - d) < 0) crossings += 1;
    }
  }
  return crossings;
}

/** Heights: each at the middle of its neighbours, as far as the order and the gaps let it. */
function settle(layers: readonly (readonly Seat[])[]): void {
  for (const seats of layers)
    spread(
      seats,
      seats.map(() => 0),
    );
  for (let sweep = 0; sweep < sweeps; sweep++) {
    for (const seats of sweep % 2 === 0 ? layers : layers.toReversed()) {
      spread(
        seats,
        seats.map((seat) => mean([...seat.before, ...seat.after].map(({ y }) => y)) ?? seat.y),
      );
    }
  }
}

/** The nearest places to those that are wanted (least squares), by pooling neighbours that would overlap. */
function spread(seats: readonly Seat[], wanted: readonly number[]): void {
  const offsets: number[] = [];
  let offset = 0;
  for (const [index, seat] of seats.entries()) {
    const previous = seats[index - 1];
    if (previous !== undefined) offset += (previous.height + seat.height) / 2 + gapBetweenBoxes;
    offsets.push(offset);
  }
  const pools: { sum: number; size: number }[] = [];
  for (const [index, value] of wanted.entries()) {
    let pool = { sum: value - (offsets[index] ?? 0), size: 1 };
    for (
      let last = pools.at(-1);
      last !== undefined && last.sum / last.size > pool.sum / pool.size;
      last = pools.at(-1)
    ) {
      pool = { sum: pool.sum + last.sum, size: pool.size + last.size };
      pools.pop();
    }
    pools.push(pool);
  }
  const places = pools.flatMap(({ sum, size }) => Array.from({ length: size }, () => sum / size));
  for (const [index, seat] of seats.entries()) seat.y = (places[index] ?? 0) + (offsets[index] ?? 0);
}

function placed(layers: readonly (readonly Seat[])[], chains: readonly Chain[], arrows: readonly Drawn[]): Layout {
  const all = layers.flat();
  const top = Math.min(...all.map(({ y, height }) => y - height / 2), 0);
  const bottom = Math.max(...all.map(({ y, height }) => y + height / 2), 0);
  const widths = layers.map((seats) => Math.max(0, ...seats.map(({ box }) => box?.width ?? 0)));
  const labelOf = new Map(arrows.map(({ index, labelWidth }) => [index, labelWidth]));
  const layerOf = new Map(layers.flatMap((seats, layer) => seats.map((seat) => [seat, layer] as const)));
  const gaps = widths.map(() => gapBetweenLayers);
  for (const { index, seats } of chains) {
    const layer = layerOf.get(seats.at(-1) ?? (all[0] as Seat)) ?? 0;
    const label = labelOf.get(index) ?? 0;
    if (label > 0) gaps[layer] = Math.max(gaps[layer] ?? 0, label + 28);
  }
  const lefts: number[] = [];
  let x = margin;
  for (const [layer, width] of widths.entries()) {
    if (layer > 0) x += gaps[layer] ?? gapBetweenLayers;
    lefts.push(round(x));
    x += width;
  }
  const sheet: Sheet = { lefts, widths, layerOf, top: top - margin };
  const turned = new Map(arrows.map((arrow) => [arrow.index, arrow]));
  return {
    width: Math.ceil(x + margin),
    height: Math.ceil(bottom - top + 2 * margin),
    boxes: all.flatMap((seat) => boxOf(seat, sheet)),
    arrows: chains.map((chain) => arrowOf(chain, turned.get(chain.index)?.from !== chain.seats[0]?.box?.key, sheet)),
    layers: lefts,
  };
}

interface Sheet {
  readonly lefts: readonly number[];
  readonly widths: readonly number[];
  readonly layerOf: ReadonlyMap<Seat, number>;
  readonly top: number;
}

function boxOf(seat: Seat, { lefts, widths, layerOf, top }: Sheet): readonly PlacedBox[] {
  const layer = layerOf.get(seat) ?? 0;
  const { box, height, y } = seat;
  if (box === undefined) return [];
  return [
    { key: box.key, layer, x: lefts[layer] ?? 0, y: round(y - height / 2 - top), width: widths[layer] ?? 0, height },
  ];
}

/** From the right edge of a box to the left edge of another, level at both. */
function arrowOf({ index, seats }: Chain, isTurned: boolean, { lefts, widths, layerOf, top }: Sheet): PlacedArrow {
  const ends = seats.map((seat) => {
    const layer = layerOf.get(seat) ?? 0;
    const left = lefts[layer] ?? 0;
    return { left, right: round(left + (widths[layer] ?? 0)), y: round(seat.y - top) };
  });
  const parts = ends.slice(1).map((end, at) => {
    const begin = ends[at] ?? end;
    const middle = round((begin.right + end.left) / 2);
    return { begin, end, middle };
  });
  const path = isTurned
    ? parts
        .toReversed()
        .map(
          ({ begin, end, middle }, at) =>
            `${at === 0 ? 'M' : 'L'}${end.left} ${end.y}C${middle} ${end.y} ${middle} ${begin.y} ${begin.right} ${begin.y}`,
        )
    : parts.map(
        ({ begin, end, middle }, at) =>
          `${at === 0 ? 'M' : 'L'}${begin.right} ${begin.y}C${middle} ${begin.y} ${middle} ${end.y} ${end.left} ${end.y}`,
      );
  const last = parts.at(-1);
  const label = { x: last?.middle ?? 0, y: last === undefined ? 0 : round((last.begin.y + last.end.y) / 2) };
  return { index, path: path.join(''), label };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
