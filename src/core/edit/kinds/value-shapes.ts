/** In which keys of one map of Helm values an image stands, where it is not `repository` with `tag`. */
import { looksLikeImage, splitImage } from '../../image/reference.ts';

/** The scalars of a map by key; null counts as the empty text. */
type Scalars = ReadonlyMap<string, string>;

/** A tag with the key of its repository (`repository` undefined: no key names it), or one text for both. */
export type ValueShape =
  | { readonly form: 'split'; readonly tag: string; readonly repository: string | undefined }
  | { readonly form: 'reference'; readonly key: string };

/**
 * `imageRepository` with `imageTag`, `imageName` with `imageTag`, `repository` with `version`, a whole image in
 * `repository`, `imageRepository` or `imageName`, and `imageTag` alone.
 *
 * @param inImage the map stands under `…image`
 */
export function valueShapes(own: Scalars, inImage: boolean): readonly ValueShape[] {
  const named = [...own.keys()].flatMap((key) => shapeOf(own, key, inImage) ?? []);
  const taken = new Set(named.map((shape) => (shape.form === 'split' ? shape.tag : shape.key)));
  const alone = [...own.keys()].filter((key) => /image_?tag$/i.test(key) && !taken.has(key) && isAlone(own, key));
  return [...named, ...alone.map((tag): ValueShape => ({ form: 'split', tag, repository: undefined }))];
}

/** Whether the text of a `repository` is an image with its tag, and no address of charts or sources. */
function isWholeImage(text: string, inImage: boolean): boolean {
  return isVersioned(text) && (inImage || text.includes('/'));
}

function shapeOf(own: Scalars, key: string, inImage: boolean): ValueShape | undefined {
  const text = own.get(key) ?? '';
  const [, prefix = '', name] = /^(.*?)(repository|image_?name)$/i.exec(key) ?? [];
  if (name === undefined || text.includes('://')) return undefined;
  const isRepository = /^repository$/i.test(name);
  const ofImage = inImage || !isRepository || /image_?$/i.test(prefix);
  const tag = tagBeside(own, key, ofImage);
  if (isWholeImage(text, ofImage) && (tag === undefined || own.get(tag) === '')) return { form: 'reference', key };
  // `repository` with `tag` is known where the map is looked at.
  if (key === 'repository' && (tag === undefined || tag === 'tag')) return undefined;
  const isVersion = tag !== undefined && /version$/i.test(tag);
  if (tag === undefined || !looksLikeImage(text)) return undefined;
  return isVersion && !ofImage && !text.includes('/') ? undefined : { form: 'split', tag, repository: key };
}

/** The key beside one of a repository that has its version, in the spelling of that key. */
function tagBeside(own: Scalars, key: string, ofImage: boolean): string | undefined {
  const prefix = key.replace(/(repository|name)$/i, '');
  const bare = prefix.replace(/image_?$/i, '');
  const names = [`${prefix}tag`, `${prefix}version`];
  if (ofImage && prefix !== bare) names.push(`${bare}tag`);
  const keys = [...own.keys()];
  const found = names.map((name) => keys.find((each) => each.toLowerCase() === name.toLowerCase()));
  return found.find((each) => each !== undefined);
}

function isVersioned(text: string): boolean {
  const { tag, digest } = splitImage(text);
  return looksLikeImage(text) && (tag !== undefined || digest !== undefined);
}

/** Whether no key beside a tag can be its image: `image` has a rule of its own. */
function isAlone(own: Scalars, tag: string): boolean {
  const stem = tag.replace(/_?tag$/i, '').toLowerCase();
  return ![...own.keys()].some((key) => [stem, `${stem}name`, `${stem}_name`].includes(key.toLowerCase()));
}
