/** JSON merge patch (RFC 7386) and the operations of JSON patch (RFC 6902) that tests send. */
import { grpcCode, Refusal } from '../accounts.ts';

type Json = Record<string, unknown>;
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export function mergePatch(target: unknown, patch: unknown): unknown {
  if (!isObject(patch)) return structuredClone(patch);
  const merged: Json = isObject(target) ? structuredClone(target) : {};
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete merged[key];
    else merged[key] = mergePatch(merged[key], value);
  }
  return merged;
}

/** @throws Refusal for a path that is not there */
export function applyJsonPatch(target: unknown, patch: unknown): unknown {
  const patched = structuredClone(target) as Json;
  for (const { op, path, value } of patch as { op: string; path: string; value?: unknown }[]) {
    const keys = path
      .split('/')
      .slice(1)
      .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
    const last = keys.pop() ?? '';
    const parent = keys.reduce<unknown>(
      (part, key) => (isObject(part) || Array.isArray(part) ? (part as Json)[key] : undefined),
      patched,
    );
    const there = isObject(parent) || Array.isArray(parent);
    if (!there || (op !== 'add' && (parent as Json)[last] === undefined)) {
      const problem = `error applying patch: ${op} operation does not apply: doc is missing path: "${path}": missing value`;
      throw new Refusal(grpcCode.unknown, problem);
    }
    if (Array.isArray(parent))
      parent.splice(
        last === '-' ? parent.length : Number(last),
        op === 'add' ? 0 : 1,
        ...(op === 'remove' ? [] : [value]),
      );
    else if (op === 'remove') delete (parent as Json)[last];
    else (parent as Json)[last] = value;
  }
  return patched;
}
