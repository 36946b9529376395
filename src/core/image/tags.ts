import { expand, type PlaceholderValues } from '../names/placeholders.ts';
import { checkTag } from './reference.ts';

/**
 * The tags that the templates stand for, each once, in their order.
 *
 * @throws Failure `INPUT_INVALID` for an unknown or valueless placeholder and for a result that is no tag
 */
export function expandTags(templates: readonly string[], values: PlaceholderValues, input = 'tags'): string[] {
  const tags = templates.map((template) => {
    const tag = expand(template, values, input);
    checkTag(tag, input);
    return tag;
  });
  return [...new Set(tags)];
}
