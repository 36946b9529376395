/** Where a commit is, in words: `dev since 14:02 · prod waits in #12`; by service where that differs within an environment. */
import type { CommitStatus, Status } from '../../core/flow/status/status.ts';
import { clockOf, lengthOf, plainText } from './words.ts';

type Standing = CommitStatus['places'][number];

/** A line for each environment, and before them one that is about the commit. */
export function whereLines({ commit: found, columns, at }: Status): readonly string[] {
  if (found === undefined) return [];
  const { commit, subject, author, services, places } = found;
  const about = [author, subject].flatMap((each) => (each === undefined ? [] : [plainText(each)])).join(': ');
  const lines = columns.flatMap(({ name }) => {
    // A commit that changes no service is nowhere missing.
    const isSaid = ({ is }: Standing) => services?.length !== 0 || is !== 'absent';
    const here = places.filter((place) => place.column === name && isSaid(place));
    return here.length === 0 ? [] : [columnLine(name, here, at)];
  });
  const isShort = lines.every((line) => !line.includes(';'));
  return [
    `${commit.slice(0, 8)}${about === '' ? '' : ` (${about})`}`,
    ...changeOf(services),
    ...(isShort && lines.length > 0 ? [lines.join(' · ')] : lines),
  ];
}

function changeOf(services: CommitStatus['services']): readonly string[] {
  if (services === undefined) return [];
  if (services.length === 0) return ['It changes the content of no service: nothing is deployed for it alone.'];
  return [`It changes ${services.map(plainText).join(', ')}.`];
}

function columnLine(column: string, places: readonly Standing[], now: number): string {
  const byWords = new Map<string, string[]>();
  for (const place of places) {
    const words = wordsOf(place, now);
    byWords.set(words, [...(byWords.get(words) ?? []), plainText(place.service)]);
  }
  const [only, ...others] = byWords.keys();
  if (others.length === 0) return `${column} ${only}`;
  return `${column}: ${[...byWords].map(([words, services]) => `${services.join(', ')} ${words}`).join('; ')}`;
}

function wordsOf({ is, since, leadTime, waiting }: Standing, now: number): string {
  const after = leadTime === undefined ? '' : ` (${lengthOf(leadTime)} after the commit)`;
  const time = since === undefined ? '' : ` ${clockOf(since, now)}`;
  switch (is) {
    case 'here':
    case 'contained':
      return since === undefined ? 'has it' : `since${time}${after}`;
    case 'waits':
      return `waits in ${waiting?.number === undefined ? plainText(waiting?.branch ?? 'a request') : `#${waiting.number}`}`;
    case 'was':
      return `had it${time === '' ? '' : ` from${time}`}, not any more`;
    case 'absent':
      return 'not yet';
    case 'unknown':
      return 'not known';
  }
}
