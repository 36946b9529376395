import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Arrow, type Box, layered, type PlacedBox } from '../../../../../src/commands/status/page/layers.ts';

const box = (key: string, tier = 0, height = 30): Box => ({ key, width: 80, height, tier });
const arrow = (from: string, to: string, labelWidth = 0): Arrow => ({ from, to, labelWidth });

function layersOf(boxes: readonly Box[], arrows: readonly Arrow[]): Record<string, number> {
  return Object.fromEntries(layered(boxes, arrows).boxes.map(({ key, layer }) => [key, layer]));
}

/** First and last point of a path. */
function endsOf(path: string): readonly (readonly [x: number, y: number])[] {
  const numbers = [...path.matchAll(/-?\d+(?:\.\d+)?/g)].map(Number);
  return [
    [numbers[0]!, numbers[1]!],
    [numbers.at(-2)!, numbers.at(-1)!],
  ];
}

const graphs = fc
  .integer({ min: 1, max: 60 })
  .chain((size) =>
    fc.tuple(
      fc.array(fc.record({ tier: fc.nat(3), height: fc.integer({ min: 30, max: 65 }) }), {
        minLength: size,
        maxLength: size,
      }),
      fc.array(fc.tuple(fc.nat(size - 1), fc.nat(size - 1), fc.constantFrom(0, 0, 120)), { maxLength: 250 }),
    ),
  )
  .map(([boxes, arrows]) => ({
    boxes: boxes.map(({ tier, height }, index) => box(String(index), tier, height)),
    arrows: arrows.map(([from, to, label]) => arrow(String(from), String(to), label)),
  }));

describe('layers of a graph', () => {
  it('are as deep as the longest way to a box', () => {
    const arrows = [arrow('a', 'b'), arrow('b', 'c'), arrow('a', 'c'), arrow('d', 'c')];
    expect(layersOf([box('a'), box('b'), box('c'), box('d')], arrows)).toEqual({ a: 0, b: 1, c: 2, d: 0 });
  });

  it('hold the tiers apart: a service without packages stands below those with', () => {
    const boxes = [box('change'), box('package', 1), box('web', 2), box('api', 2), box('dev', 3), box('source', 3)];
    const arrows = [arrow('change', 'package'), arrow('package', 'web'), arrow('change', 'api'), arrow('web', 'dev')];
    expect(layersOf(boxes, arrows)).toEqual({ change: 0, package: 1, web: 2, api: 2, dev: 3, source: 3 });
  });

  it('begin at the left where there are no changes', () => {
    expect(layersOf([box('web', 2), box('dev', 3)], [arrow('web', 'dev')])).toEqual({ web: 0, dev: 1 });
  });

  it('end where a circle closes', () => {
    const { arrows, boxes } = layered([box('a'), box('b')], [arrow('a', 'b'), arrow('b', 'a'), arrow('a', 'a')]);
    expect(boxes.map(({ layer }) => layer)).toEqual([0, 1]);
    expect(arrows).toHaveLength(2);
    // The one that goes back begins at the right.
    expect(endsOf(arrows[1]!.path)[0]![0]).toBeGreaterThan(endsOf(arrows[1]!.path)[1]![0]);
  });

  it('cross no lines that need not cross', () => {
    const boxes = ['a', 'b', 'c', 'x', 'y', 'z'].map((key) => box(key));
    const { boxes: placed } = layered(boxes, [arrow('a', 'z'), arrow('b', 'y'), arrow('c', 'x')]);
    const y = (key: string) => placed.find((each) => each.key === key)!.y;
    expect([y('z') - y('a'), y('y') - y('b'), y('x') - y('c')]).toEqual([0, 0, 0]);
  });

  it('leave room for the label of an arrow', () => {
    const { boxes } = layered([box('a'), box('b')], [arrow('a', 'b', 200)]);
    expect(boxes[1]!.x - (boxes[0]!.x + boxes[0]!.width)).toBeGreaterThanOrEqual(200);
  });

  it('have all boxes inside, none over another, and arrows from edge to edge, whatever the graph is', () => {
    fc.assert(
      fc.property(graphs, ({ boxes, arrows }) => {
        const layout = layered(boxes, arrows);
        expect(layout.boxes).toHaveLength(boxes.length);
        for (const { x, y, width, height } of layout.boxes) {
          expect(x >= 0 && y >= 0 && x + width <= layout.width && y + height <= layout.height).toBe(true);
        }
        expect(overlaps(layout.boxes)).toEqual([]);
        expect(layout.arrows).toHaveLength(arrows.filter(({ from, to }) => from !== to).length);
        const placed = new Map(layout.boxes.map((each) => [each.key, each]));
        for (const { index, path } of layout.arrows) {
          const { from, to } = arrows[index]!;
          const xs = endsOf(path).map(([x]) => x);
          const [left, right] = [placed.get(from)!, placed.get(to)!];
          const [first, last] =
            left.layer < right.layer ? [left.x + left.width, right.x] : [left.x, right.x + right.width];
          expect(Math.abs(xs[0]! - first) + Math.abs(xs[1]! - last)).toBeLessThan(1);
        }
      }),
      { numRuns: 40 },
    );
  });
});

function overlaps(boxes: readonly PlacedBox[]): readonly string[] {
  return boxes.flatMap((a, index) =>
    boxes
      .slice(index + 1)
      .filter((b) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height)
      .map((b) => `${a.key} ${b.key}`),
  );
}
