/** What differs from run to run gets the same names in every picture: commits, digests, ports, directories. */

/** As they come: the first commit that a text names is the first of these. */
const commits = [
  '26bc85f2',
  '93e5ddfe',
  'ad31dbf1',
  '5769743c',
  'b249b104',
  '4f0c9a7e',
  'd18e6b35',
  '70a2f4cb',
  'e93b5c18',
  '1b6d8fe4',
];

/** @param replaced texts of the machine with what a reader would have there */
export function renamed(text: string, replaced: readonly (readonly [before: string, after: string])[] = []): string {
  let named = text;
  for (const [before, after] of replaced) named = named.replaceAll(before, after);
  const known = new Map<string, string>();
  const nameOf = (id: string) => {
    const short = id.slice(0, 8);
    const number = known.size;
    const found = known.get(short) ?? commits[number] ?? (0x3c8f1a5d + number * 0x1000193).toString(16).slice(-8);
    known.set(short, found);
    return found.repeat(8).slice(0, id.length);
  };
  return named
    .replace(
      /(?<![\w#])(?=[0-9a-f]*[a-f])(?=[0-9a-f]*\d)(?:[0-9a-f]{64}|[0-9a-f]{40}|[0-9a-f]{12}|[0-9a-f]{8})(?!\w)/g,
      nameOf,
    )
    .replace(/127\.0\.0\.1:\d+/g, 'registry.example.com')
    .replace(/\/[\w./-]*\/(monorepo-gitops-demo)[\w.-]*/g, '/tmp/$1');
}

/** Without what no two runs have in common: a picture is stale when something else has changed. */
export function comparable(text: string): string {
  return text
    .replace(/\b\d+(?:\.\d+)? (?:ms|s|min|KB|MB)\b/g, '…')
    .replace(/\b\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?)?/g, '…')
    .replace(/\b[0-9a-f]{8,64}\b/g, '…')
    .replace(/[ \t]+/g, ' ');
}
