/** Tables in Markdown, and aims: ratios that must be reached. */

export interface Aim {
  readonly text: string;
  /** Undefined: not measured in this run. */
  readonly measured: number | undefined;
  /** The ratio that must be reached, from which side. */
  readonly bound: { readonly atMost: number } | { readonly atLeast: number };
}

export function aimTable(aims: readonly Aim[]): string {
  const rows = aims.map(({ text, measured, bound }) => {
    const wanted = 'atMost' in bound ? `at most ${bound.atMost}` : `at least ${bound.atLeast}`;
    if (measured === undefined) return [text, wanted, '', 'not measured'];
    const met = 'atMost' in bound ? measured <= bound.atMost : measured >= bound.atLeast;
    return [text, wanted, ratio(measured), met ? 'met' : 'missed'];
  });
  return `Aims\n\n${table(['aim', 'ratio', 'measured', ''], rows)}`;
}

export function divided(value: number | undefined, by: number | undefined): number | undefined {
  return value === undefined || by === undefined ? undefined : value / by;
}

export function ratio(value: number | undefined): string {
  return value === undefined ? '–' : value.toFixed(2);
}

export function count(files: number): string {
  return files.toLocaleString('en');
}

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((cell, column) => Math.max(cell.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const lineOf = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [lineOf(head), lineOf(widths.map((width) => '-'.repeat(width))), ...rows.map(lineOf)].join('\n');
}
