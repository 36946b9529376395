/** What the formats of lock files have in common: lists of dependencies in JSON or YAML. */
import { isObject, type JsonObject } from '../../json.ts';
import type { WantedDependency } from '../workspace.ts';

/** The dependencies that `holder` lists under each of the names; optional ones need not be in the file. */
export function wantedOf(
  holder: JsonObject,
  kinds: { readonly needed: readonly string[]; readonly optional: readonly string[] },
): WantedDependency[] {
  const found = new Map<string, WantedDependency>();
  for (const [names, optional] of [
    [kinds.optional, true],
    [kinds.needed, false],
  ] as const) {
    for (const name of names) {
      for (const [alias, range] of Object.entries(objectAt(holder, name))) {
        found.set(alias, { alias, range: String(range), optional });
      }
    }
  }
  return [...found.values()];
}

export function objectAt(holder: JsonObject, name: string): JsonObject {
  const value = holder[name];
  return isObject(value) ? value : {};
}

/** The members but those of these names. */
export function without(holder: JsonObject, names: ReadonlySet<string>): JsonObject {
  return Object.fromEntries(Object.entries(holder).filter(([name]) => !names.has(name)));
}

/** `@scope/name@1.0.0` in two; what has no second part is all name. */
export function splitId(id: string): { readonly name: string; readonly version: string } {
  const at = id.indexOf('@', 1);
  return at < 0 ? { name: id, version: '' } : { name: id.slice(0, at), version: id.slice(at + 1) };
}
