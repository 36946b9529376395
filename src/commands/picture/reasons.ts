/** Services with why, which image and what becomes of them, as a table. */
import { counted } from '../../core/counted.ts';
import type { Happening } from '../../core/flow/plan/graph.ts';
import { table } from '../../core/markdown.ts';
import type { CiContext } from '../../core/ports.ts';

export interface ReasonRow {
  readonly service: string;
  readonly why: string | readonly string[];
  readonly image: string | readonly string[];
  readonly happens: Happening;
}

/** Rows that are seen at once. */
const mostSeen = 30;

const head = ['service', 'why', 'image', 'what happens'] as const;

/** @param folds whether a page shows it, where more rows than people read at once are folded */
export function reasonTable(rows: readonly ReasonRow[], folds: boolean): string {
  if (rows.length <= mostSeen || !folds) return tableOf(rows);
  const isBusy = ({ happens }: ReasonRow) => happens !== 'nothing';
  const sorted = [...rows.filter(isBusy), ...rows.filter((row) => !isBusy(row))];
  const folded = sorted.slice(mostSeen);
  const busy = folded.filter(isBusy).length;
  const title =
    busy === 0
      ? counted(folded.length, 'more service, which needs nothing', 'more services, which need nothing')
      : `${counted(folded.length, 'more service')}, ${busy} of which ${busy === 1 ? 'needs' : 'need'} something`;
  return [
    tableOf(sorted.slice(0, mostSeen)),
    `<details><summary>${title}</summary>`,
    tableOf(folded),
    '</details>',
  ].join('\n\n');
}

function tableOf(rows: readonly ReasonRow[]): string {
  return table(
    head,
    rows.map(({ service, why, image, happens }) => [service, why, image, happens]),
  );
}

/** Of the 1 MB that GitHub takes of all outputs of a job together, in characters of JSON. */
const longestReasons = 128 * 1024;

type Reasons = Readonly<Record<string, readonly string[]>>;

/** The reasons as an output. On GitHub they are shortened where they would take the place of all others. */
export function reasonsWithin(reasons: Reasons, host: CiContext['host']): Reasons {
  const fits = (each: Reasons) => JSON.stringify(each).length <= longestReasons;
  if (host !== 'github' || fits(reasons)) return reasons;
  const shortened = (longest: number): Reasons =>
    Object.fromEntries(
      Object.entries(reasons).map(([service, [first, ...others]]) => {
        if (first === undefined) return [service, []];
        const text = first.length > longest ? `${first.slice(0, longest)}…` : first;
        return [service, others.length === 0 ? [text] : [text, `and ${others.length} more`]];
      }),
    );
  return [200, 80, 20].map(shortened).find(fits) ?? Object.fromEntries(Object.keys(reasons).map((each) => [each, []]));
}
