/** Lines of context around a change, as `git diff` shows them. */
const context = 3;
/** Beyond this many differing lines a minimal diff is not worth its quadratic cost: the middle is shown replaced. */
const maxDistance = 2_000;

interface LinePair {
  readonly kind: ' ' | '-' | '+';
  readonly line: string;
}

/** A diff in git's unified form; `undefined` is an absent file. Empty when nothing changed. */
export function unifiedDiff(file: string, before: string | undefined, after: string | undefined): string {
  if (before === after) return '';
  const head = [`diff --git a/${file} b/${file}`];
  if (before === undefined) head.push('new file mode 100644');
  if (after === undefined) head.push('deleted file mode 100644');
  const lines = compareLines(splitLines(before ?? ''), splitLines(after ?? ''));
  const hunks = hunksOf(lines);
  if (hunks.length === 0) return `${head.join('\n')}\n`;
  head.push(
    `--- ${before === undefined ? '/dev/null' : `a/${file}`}`,
    `+++ ${after === undefined ? '/dev/null' : `b/${file}`}`,
  );
  return `${head.join('\n')}\n${hunks.join('')}`;
}

/** Lines with their line feed; only the last one may lack it. */
function splitLines(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function hunksOf(lines: readonly LinePair[]): readonly string[] {
  const hunks: string[] = [];
  let before = 0;
  let after = 0;
  for (let at = 0; at < lines.length; ) {
    const next = lines.findIndex(({ kind }, index) => index >= at && kind !== ' ');
    if (next === -1) break;
    const start = Math.max(at, next - context);
    before += start - at;
    after += start - at;
    const end = hunkEnd(lines, next);
    const body = lines.slice(start, end);
    const removed = body.filter(({ kind }) => kind !== '+').length;
    const added = body.filter(({ kind }) => kind !== '-').length;
    hunks.push(`@@ -${range(before, removed)} +${range(after, added)} @@\n${body.map(renderLine).join('')}`);
    before += removed;
    after += added;
    at = end;
  }
  return hunks;
}

/** Changes closer than twice the context share a hunk. */
function hunkEnd(lines: readonly LinePair[], first: number): number {
  let last = first;
  for (let at = first; at < lines.length && at - last <= 2 * context; at++) if (lines[at]?.kind !== ' ') last = at;
  return Math.min(lines.length, last + context + 1);
}

/** An empty side is counted from the line before it. */
function range(offset: number, count: number): string {
  const start = count === 0 ? offset : offset + 1;
  return count === 1 ? `${start}` : `${start},${count}`;
}

function renderLine({ kind, line }: LinePair): string {
  return line.endsWith('\n') ? kind + line : `${kind}${line}\n\\ No newline at end of file\n`;
}

function compareLines(before: readonly string[], after: readonly string[]): readonly LinePair[] {
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) head++;
  let tail = 0;
  const room = Math.min(before.length, after.length) - head;
  while (tail < room && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  return [
    ...tagged(' ', before.slice(0, head)),
    ...shortestEdit(before.slice(head, before.length - tail), after.slice(head, after.length - tail)),
    ...tagged(' ', before.slice(before.length - tail)),
  ];
}

function tagged(kind: LinePair['kind'], lines: readonly string[]): readonly LinePair[] {
  return lines.map((line) => ({ kind, line }));
}

/** Myers, “An O(ND) Difference Algorithm”, 1986: furthest reaching paths per diagonal, then walked back. */
function shortestEdit(before: readonly string[], after: readonly string[]): readonly LinePair[] {
  const replaced = [...tagged('-', before), ...tagged('+', after)];
  if (before.length === 0 || after.length === 0) return replaced;
  const trace: Map<number, number>[] = [];
  let reach = new Map<number, number>([[1, 0]]);
  for (let distance = 0; distance <= Math.min(before.length + after.length, maxDistance); distance++) {
    trace.push(reach);
    const next = new Map(reach);
    for (let diagonal = -distance; diagonal <= distance; diagonal += 2) {
      let x = entersFromAbove(reach, diagonal, distance) ? at(reach, diagonal + 1) : at(reach, diagonal - 1) + 1;
      while (x < before.length && x - diagonal < after.length && before[x] === after[x - diagonal]) x++;
      next.set(diagonal, x);
      if (x >= before.length && x - diagonal >= after.length) return walkBack(trace, before, after);
    }
    reach = next;
  }
  return replaced;
}

function walkBack(
  trace: readonly ReadonlyMap<number, number>[],
  before: readonly string[],
  after: readonly string[],
): readonly LinePair[] {
  const lines: LinePair[] = [];
  let x = before.length;
  let y = after.length;
  for (let distance = trace.length - 1; distance >= 0; distance--) {
    const reach = trace[distance] ?? new Map<number, number>();
    const diagonal = x - y;
    const above = entersFromAbove(reach, diagonal, distance);
    const previous = above ? diagonal + 1 : diagonal - 1;
    const fromX = distance === 0 ? 0 : at(reach, previous);
    const fromY = distance === 0 ? 0 : fromX - previous;
    for (; x > fromX && y > fromY; x--, y--) lines.push({ kind: ' ', line: before[x - 1] ?? '' });
    if (distance === 0) break;
    if (above) lines.push({ kind: '+', line: after[--y] ?? '' });
    else lines.push({ kind: '-', line: before[--x] ?? '' });
  }
  return lines.reverse();
}

function entersFromAbove(reach: ReadonlyMap<number, number>, diagonal: number, distance: number): boolean {
  return diagonal === -distance || (diagonal !== distance && at(reach, diagonal - 1) < at(reach, diagonal + 1));
}

function at(reach: ReadonlyMap<number, number>, diagonal: number): number {
  return reach.get(diagonal) ?? -1;
}
