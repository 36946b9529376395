/** The JSON schema of `gitops.yaml` for editors. */
import * as z from 'zod';
import { mapContents } from './keys.ts';
import { configSchema } from './schema.ts';

/** JSON schema (draft 2020-12) of `gitops.yaml`, for editors. */
export function configJsonSchema(schema: z.ZodType = configSchema): object {
  return z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
    override({ zodSchema, jsonSchema }) {
      // zod marks `readonly()` values, which says nothing to somebody who writes the file.
      delete jsonSchema.readOnly;
      const map = mapContents(zodSchema);
      if (map === undefined) return;
      const { $schema: _, ...additionalProperties } = configJsonSchema(map.value) as Record<string, unknown>;
      Object.assign(jsonSchema, { type: 'object', additionalProperties });
      if (map.names === undefined) return;
      const { pattern, maxLength } = map.names;
      jsonSchema.propertyNames = { pattern, maxLength };
    },
  });
}
