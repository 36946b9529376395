/** Words for people: how long ago, how long, which commit. */

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** `now`, `2 min ago`, `3 h ago`, `5 d ago`, `2026-03-04`; `in 2 h` for what comes. Milliseconds. */
export function ageOf(time: number, now: number): string {
  const past = now - time;
  if (Math.abs(past) < minute) return 'now';
  if (past < 0) return `in ${lengthOf(-past)}`;
  return past < 60 * day ? `${lengthOf(past)} ago` : new Date(time).toISOString().slice(0, 10);
}

/** The largest unit alone: `45 s`, `12 min`, `3 h`, `5 d`. Milliseconds. */
export function lengthOf(milliseconds: number): string {
  if (milliseconds < minute) return `${Math.max(0, Math.round(milliseconds / 1000))} s`;
  if (milliseconds < hour) return `${Math.floor(milliseconds / minute)} min`;
  if (milliseconds < 2 * day) return `${Math.floor(milliseconds / hour)} h`;
  return `${Math.floor(milliseconds / day)} d`;
}

/** `14:02` on the day of `now`, else the day too; UTC, since the pages of a team are read everywhere. */
export function clockOf(time: number, now: number): string {
  const [date = '', rest = ''] = new Date(time).toISOString().split('T');
  const hours = rest.slice(0, 5);
  return date === new Date(now).toISOString().slice(0, 10) ? hours : `${date} ${hours}`;
}

/** Eight digits, as tags have them. */
export function shortCommit(commit: string): string {
  return commit.slice(0, 8);
}

/** Tag and, where there is none, the beginning of the digest: `2.1.0`, `sha256:1f…`. */
export function shortImage(image: string): string {
  const [name = '', digest] = image.split('@', 2);
  const tag = /:([^:/]+)$/.exec(name)?.[1];
  return tag ?? (digest === undefined ? name : digest.slice(0, 15));
}

/** What other people wrote, on one line and without control characters: it must not drive a terminal. */
export function plainText(text: string): string {
  return text
    .replace(/[\s\p{Cc}\u2028\u2029]+/gu, ' ')
    .replace(/[\u202a-\u202e\u2066-\u2069]/g, '')
    .trim();
}

/** The same value with every text of it changed. */
export function withTexts<T>(value: T, change: (text: string) => string): T {
  if (typeof value === 'string') return change(value) as T;
  if (Array.isArray(value)) return value.map((each) => withTexts(each, change)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, withTexts(each, change)])) as T;
}
