/**
 * The kinds of values that `gitops.yaml` is made of, each with the words that its error uses.
 */
import * as z from 'zod';

/** Anything JSON can hold but null: to write nothing, `unset` the path. */
export type ConfigValue = string | number | boolean | readonly unknown[] | { readonly [key: string]: unknown };

/** Text that is not empty. YAML numbers are refused: `1.10` would arrive as `1.1`. */
export function text(description: string) {
  return z.string().min(1).describe(description);
}

export function flag(description: string) {
  return z.boolean().describe(description);
}

export function textList(description: string) {
  return z.array(z.string().min(1)).readonly().describe(description);
}

/** A glob or a list of globs; the value is always a list. */
export function globs(description: string) {
  return z
    .union([z.string().min(1), z.array(z.string().min(1)).min(1)])
    .transform((given): readonly string[] => (typeof given === 'string' ? [given] : given))
    .describe(description);
}

export function duration(description: string) {
  return z
    .string()
    .regex(/^(\d+(ms|[smhd]))+$/, { error: 'must be a duration such as 90s, 12h or 7d' })
    .describe(description);
}

/** A URL, `owner/name` or path. A password in it would be published with the file. */
export function url(description: string) {
  return z
    .string()
    .min(1)
    .refine((given) => !/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*:[^/?#]*@/i.test(given), {
      error: 'must not contain a password; give credentials as an input or environment variable',
    })
    .describe(description);
}

/** Host and path of images, as image references have them. */
export function registry(description: string) {
  return z
    .string()
    .min(1)
    .refine((given) => !/^[a-z]+:\/\//i.test(given), {
      error: 'must be written as in an image reference, without https://',
    })
    .describe(description);
}

/** A directory or file of the monorepo. */
export function path(description: string) {
  return z
    .string()
    .min(1)
    .refine((given) => !given.startsWith('/') && !given.includes('\\') && !given.split('/').includes('..'), {
      error: 'must be a path inside the monorepo, relative to its root, with forward slashes',
    })
    .describe(description);
}

/** Services and environments name Kubernetes objects and URLs; `{service}-{slug}` has to stay a DNS label. */
export const labelNames = {
  pattern: '^[a-z]([-a-z0-9]*[a-z0-9])?$',
  maxLength: 63,
  error: 'is not a name: use at most 63 lower-case letters, digits and dashes, beginning with a letter',
};

/** Every known key may be there, no other one. */
export function section<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.strictObject(shape);
}

/** A value of `set`. What YAML reads as another number than it says has been refused before. */
export const value = z
  .custom<ConfigValue>((given) => given !== null && given !== undefined, {
    error: 'must be text, a number, true or false, a list or a mapping',
  })
  .meta({ type: ['string', 'number', 'boolean', 'array', 'object'] });

export function textMap(description: string) {
  return mapOf(z.string(), description);
}

interface MapContents {
  readonly value: z.ZodType;
  readonly names: typeof labelNames | undefined;
}

/** What a `mapOf` schema holds; zod itself sees only a transformation. */
export const mapContents = new WeakMap<object, MapContents>();

/**
 * A mapping whose keys users choose, as a Map: order is kept and `__proto__` is a key like any other, which a zod
 * record drops without a word.
 */
export function mapOf<Value>(valueSchema: z.ZodType<Value>, description: string, keyRule?: typeof labelNames) {
  const schema = z
    .unknown()
    .transform((given, context): ReadonlyMap<string, Value> => {
      const entries = new Map<string, Value>();
      if (typeof given !== 'object' || given === null || Array.isArray(given)) {
        context.issues.push({ code: 'invalid_type', expected: 'object', input: given });
        return entries;
      }
      for (const [key, item] of Object.entries(given)) {
        if (keyRule !== undefined && !isName(keyRule, key)) {
          context.issues.push({ code: 'custom', path: [key], message: keyRule.error, input: item });
        }
        const parsed = valueSchema.safeParse(item);
        if (parsed.success) entries.set(key, parsed.data);
        else
          for (const issue of parsed.error.issues)
            context.issues.push({ ...issue, path: [key, ...issue.path], input: item });
      }
      return entries;
    })
    .describe(description);
  mapContents.set(schema, { value: valueSchema, names: keyRule });
  return schema;
}

function isName(rule: typeof labelNames, key: string): boolean {
  return key.length <= rule.maxLength && new RegExp(rule.pattern).test(key);
}
