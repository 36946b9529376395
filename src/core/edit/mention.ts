/** Images in texts of a file that are no place of an image: what a message says instead of “the file names no image”. */
import { isMap, isScalar, isSeq } from 'yaml';
import { canonicalRepository, looksLikeImage, sameRepository, splitHost, splitImage } from '../image/reference.ts';
import { isPicture } from './kinds/custom-resource.ts';
import type { ImagePlace } from './kinds/image-place.ts';
import { manifestsIn } from './kinds/kind.ts';
import { fieldOf, lookUp, textAt } from './text/locate.ts';
import { asNode, keyText, placeAt, startOf, type YamlNode } from './text/node.ts';
import { formatPath, type Location } from './text/path.ts';
import type { Source, YamlDocument } from './text/source.ts';

/** A text that names an image. */
interface Mention {
  /** Its object, path and line: `Cluster db at spec.imageName (line 7)`. */
  readonly where: string;
  /** As `key` takes it, where the text is an image and nothing else. */
  readonly key: string | undefined;
  readonly image: string;
  readonly document: YamlDocument;
  readonly at: Location;
}

/** The texts, beside `places`, that name the repository; without one those that look like an image with a version. */
export function mentionsOf(
  source: Source,
  places: readonly ImagePlace[],
  image: string | undefined,
): readonly Mention[] {
  if (image !== undefined && !namesOf(image).some((name) => source.text.includes(name))) return [];
  const named =
    image === undefined ? undefined : new RegExp(`${before}(?:${namesOf(image).map(literal).join('|')})${version}`);
  return textsBeside(source, places).flatMap((each) => {
    const whole = wholeImage(each, image);
    if (whole !== undefined) return [mention(each, whole, true)];
    const inside = named === undefined ? imageLine.exec(each.text)?.slice(1).find(Boolean) : named.exec(each.text)?.[0];
    return inside === undefined ? [] : [mention(each, inside, false)];
  });
}

/** The texts, beside `places`, that hold this very reference. */
export function mentionsOfReference(
  source: Source,
  places: readonly ImagePlace[],
  reference: string,
): readonly Mention[] {
  const exact = new RegExp(`${before}${literal(reference)}(?![\\w.@-])`);
  // A reference with a placeholder in it is more than one word.
  const texts = /^[\w./:@-]+$/.test(reference)
    ? (textsByWord(source, places).get(reference) ?? [])
    : textsBeside(source, places);
  return texts
    .filter(({ text }) => exact.test(text))
    .map((each) => mention(each, reference, each.text.trim() === reference));
}

/** Many edits of one text look for the reference that they replace. */
const byWord = new WeakMap<readonly ImagePlace[], ReadonlyMap<string, readonly Text[]>>();

/** The texts beside the places, by what may be a reference in them, each once. */
function textsByWord(source: Source, places: readonly ImagePlace[]): ReadonlyMap<string, readonly Text[]> {
  const known = byWord.get(places);
  if (known !== undefined) return known;
  const index = new Map<string, Text[]>();
  for (const each of textsBeside(source, places)) {
    const words = each.text.match(/[\w./:@-]+/g)?.flatMap(beginnings) ?? [];
    for (const word of new Set(words)) {
      const others = index.get(word);
      if (others === undefined) index.set(word, [each]);
      else others.push(each);
    }
  }
  byWord.set(places, index);
  return index;
}

/** `h/web:v1:` is a reference with a colon behind it. A name alone is none: a reference has a version. */
function beginnings(word: string): readonly string[] {
  const ends = [...word.matchAll(/[/:]/g)].map(({ index }) => word.slice(0, index));
  return [...ends, word].filter((each) => /[:@]/.test(each));
}

const before = '(?<![\\w./:@-])';
const version = '(?![\\w./-])(?::[\\w][\\w.-]*)?(?:@sha\\d+:[a-f0-9]+)?';
/** A line of a manifest, of values or of a JSON patch that is a text of another one. */
const imageLine = new RegExp(
  `^[ \\t]*(?:- )?(?:${[
    'image:[ \\t]+["\']?([a-z0-9][\\w.\\-/:]*[:@][\\w.:@-]+)',
    'repository:[ \\t]+["\']?([a-z0-9][\\w.-]*/[\\w.\\-/]+)',
    'value:[ \\t]+["\']?([a-z0-9][\\w.:-]*/[\\w.\\-/]*[:@][\\w.:@-]+)',
  ].join('|')})["']?[ \\t]*$`,
  'm',
);

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** A repository as it is given, and the short forms of one of Docker Hub. */
function namesOf(image: string): readonly string[] {
  const canonical = canonicalRepository(image);
  const { path } = splitHost(canonical);
  const short = canonical.startsWith('docker.io/library/') ? path.slice('library/'.length) : path;
  // A short name is a word of any text.
  return [
    ...new Set([image, canonical, ...(canonical.startsWith('docker.io/') && short.includes('/') ? [short] : [])]),
  ];
}

interface Text {
  readonly document: YamlDocument;
  readonly at: Location;
  readonly node: YamlNode;
  readonly text: string;
}

function wholeImage({ text, at }: Text, image: string | undefined): string | undefined {
  const trimmed = text.trim();
  if (!looksLikeImage(trimmed) || isPicture(trimmed)) return undefined;
  const { repository = '', tag, digest } = splitImage(trimmed);
  const versioned = tag !== undefined || digest !== undefined;
  if (image !== undefined) {
    return sameRepository(repository, image) && (versioned || trimmed.includes('/')) ? trimmed : undefined;
  }
  if (!versioned) {
    const isRepository = /image_?(?:name|repository)?$/i.test(String(at.at(-1))) && repository.includes('/');
    return isRepository ? trimmed : undefined;
  }
  return /image(?:name)?$/i.test(String(at.at(-1))) || splitHost(repository).host !== undefined ? trimmed : undefined;
}

function mention({ document, at, node }: Text, image: string, whole: boolean): Mention {
  const start = startOf(node);
  // A text of several lines begins above the one that is meant.
  const { line } = placeAt(document.source, Math.max(start, document.source.text.indexOf(image, start)));
  const path = at.length === 0 ? 'its text' : formatPath(at);
  const object = manifestsIn(document).find((each) => each.at.every((step, index) => step === at[index]));
  const name = object === undefined ? undefined : textAt(document, [...object.at, 'metadata', 'name']);
  const label = object === undefined ? '' : `${[object.kind, name].filter(Boolean).join(' ')} at `;
  const several = document.source.documents.length > 1;
  const selector = several ? `{document=${fieldOf(document, 'document')}}.` : '';
  return { where: `${label}${path} (line ${line})`, key: whole ? selector + path : undefined, image, document, at };
}

/** What `kubectl apply` notes down of the object itself. */
const ownCopy = 'kubectl.kubernetes.io/last-applied-configuration';

/** Every text of the file but those that belong to a place. */
function textsBeside(source: Source, places: readonly ImagePlace[]): readonly Text[] {
  const found: Text[] = [];
  for (const document of source.documents) {
    const known = new Set(
      places.flatMap((place) => (place.document === document.index ? nodesOf(document, place) : [])),
    );
    const visit = (node: YamlNode | null, at: Location): void => {
      if (node === null || known.has(node)) return;
      if (isScalar(node) && typeof node.value === 'string') found.push({ document, at, node, text: node.value });
      else if (isSeq(node)) for (const [index, item] of node.items.entries()) visit(asNode(item), [...at, index]);
      else if (isMap(node)) {
        for (const pair of node.items) {
          const key = keyText(pair.key);
          if (key !== undefined && key !== ownCopy) visit(asNode(pair.value), [...at, key]);
        }
      }
    };
    visit(document.root, []);
  }
  return found;
}

function nodesOf(document: YamlDocument, place: ImagePlace): readonly YamlNode[] {
  const split = place.form === 'split' ? [place.registry, place.repository, place.digest] : [];
  return [place.path, ...split].flatMap((path) => {
    const node = path === undefined ? undefined : lookUp(document, path);
    return node === undefined ? [] : [node];
  });
}
