/**
 * A translation keeps step with its original: section by section it has the same code, links, pictures, lists and tables, and
 * a mark at its end names the text that each section was translated from. A section of the original that changes has to be
 * looked at, then `npm run translated` renews the mark.
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Original → its translations. */
export const translations: readonly (readonly [original: string, translation: string])[] = [
  ['README.md', 'README.ko.md'],
];

interface Section {
  readonly heading: string;
  readonly text: string;
}

const mark = /\n<!-- translated from: ([\da-f ]*) -->\n*$/;

export function translationProblems(root: string): string[] {
  return translations.flatMap(([original, translation]) =>
    compare({ path: original, text: read(root, original) }, { path: translation, text: read(root, translation) }),
  );
}

interface Text {
  readonly path: string;
  readonly text: string;
}

export function compare(original: Text, translation: Text): string[] {
  const [sections, translated] = [sectionsOf(original.text), sectionsOf(translation.text)];
  if (sections.length !== translated.length) {
    return [
      `${translation.path} has ${translated.length} sections, and ${original.path} has ${sections.length}: ${unequal(sections, translated)}`,
    ];
  }
  const known = mark.exec(translation.text)?.[1]?.split(' ') ?? [];
  return sections.flatMap((section, index) => {
    const other = translated[index] ?? { heading: '', text: '' };
    const differs = parts.filter(({ of }) => JSON.stringify(of(section.text)) !== JSON.stringify(of(other.text)));
    const where = `${translation.path}, "${other.heading}"`;
    if (differs.length > 0)
      return [`${where}: other ${differs.map(({ name }) => name).join(', ')} than in ${original.path}`];
    return known[index] === hashOf(section)
      ? []
      : [`${where}: ${original.path} has changed here. Translate it, then run \`npm run translated\``];
  });
}

/** The translation with the mark of the original as it is now. */
export function marked(original: string, translation: string): string {
  const hashes = sectionsOf(original).map(hashOf).join(' ');
  return `${translation.replace(mark, '').trimEnd()}\n\n<!-- translated from: ${hashes} -->\n`;
}

/** What both have in common. */
const parts: readonly { readonly name: string; of(text: string): readonly unknown[] }[] = [
  { name: 'code', of: (text) => [...text.matchAll(/^ *```[^\n]*\n[\s\S]*?\n *```$/gm)].map(([block]) => block) },
  { name: 'links', of: (text) => [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => language(link)).sort() },
  { name: 'pictures', of: (text) => [...text.matchAll(/(?:src|srcset)="([^"]+)"/g)].map(([, path]) => path) },
  { name: 'items', of: (text) => [withoutCode(text).match(/^ *(?:[-*]|\d+\.) /gm)?.length ?? 0] },
  { name: 'rows', of: (text) => [withoutCode(text).match(/^\|/gm)?.length ?? 0] },
];

/** Each links to the other. */
function language(link: string): string {
  return translations.flat().includes(link) ? 'README' : link;
}

/** By headings; those of code are none. */
function sectionsOf(text: string): readonly Section[] {
  const own = text.replace(mark, '');
  const starts = [...withoutCode(own).matchAll(/^#{1,3} (.+)$/gm)];
  return starts.map(({ 1: heading = '', index }, at) => ({
    heading,
    text: own.slice(index, starts[at + 1]?.index ?? own.length),
  }));
}

/** Of the same length, with blanks for blocks of code. */
function withoutCode(text: string): string {
  return text.replace(/^( *```)[\s\S]*?^\1$/gm, (block) => block.replace(/[^\n]/g, ' '));
}

function unequal(sections: readonly Section[], translated: readonly Section[]): string {
  const list = (all: readonly Section[]) => all.map(({ heading }) => heading).join(', ');
  return `${list(sections)} against ${list(translated)}`;
}

function hashOf({ text }: Section): string {
  return createHash('sha256').update(text.trim()).digest('hex').slice(0, 8);
}

function read(root: string, path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

if (process.argv[1] === import.meta.filename) {
  const root = join(import.meta.dirname, '../..');
  for (const [original, translation] of translations) {
    writeFileSync(join(root, translation), marked(read(root, original), read(root, translation)));
  }
}
