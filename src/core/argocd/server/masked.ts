/**
 * An Application as it may be printed. Argo CD masks Secrets alone: a Helm parameter, values or the environment of a plugin
 * may hold a password, and everybody who may read a job's log or outputs would read it.
 */
import { isObject, type JsonObject } from '../../json.ts';
import { isSecretName, passwordsOfUrls } from '../../secret-parts.ts';

const mask = '***';

/** Written by kubectl: the whole Application once more, as text. */
const lastApplied = 'kubectl.kubernetes.io/last-applied-configuration';

/** The same object with `***` for what is secret by its name, wherever the server repeats it, and in URLs. */
export function masked<T extends object>(app: T): T {
  return maskedValue(app) as T;
}

function maskedValue(value: unknown): unknown {
  if (typeof value === 'string') return withoutPasswords(value);
  if (Array.isArray(value)) return value.map(maskedValue);
  return isObject(value) ? maskedObject(value) : value;
}

function maskedObject(object: JsonObject): JsonObject {
  // Of Helm, Jsonnet, plugins and the notes of an operation: `{name, value}`; of parameters of plugins `{name, string}` and more.
  const isSecretPair = typeof object.name === 'string' && isSecretName(object.name);
  const members = Object.entries(object)
    .filter(([key]) => key !== lastApplied && key !== 'managedFields')
    .map(([key, value]): [string, unknown] => {
      if (isSecretPair && ['value', 'string', 'map', 'array'].includes(key)) return [key, hidden(value)];
      if (isSecretName(key)) return [key, hidden(value)];
      return [key, key === 'values' && typeof value === 'string' ? maskedYaml(value) : maskedValue(value)];
    });
  return Object.fromEntries(members);
}

/** Switches and what is empty are no secrets. */
function hidden(value: unknown): unknown {
  if (value === '' || typeof value === 'boolean' || value === null || value === undefined) return value;
  if (Array.isArray(value)) return value.map(hidden);
  if (!isObject(value)) return mask;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, hidden(item)]));
}

/** Helm values as text, line by line: what stands under a secret key goes with it. */
function maskedYaml(text: string): string {
  let hiddenBehind: number | undefined;
  const lines = text.split('\n').map((line) => {
    const indent = line.search(/\S/);
    // A list may stand as far to the left as its key.
    const isItem = indent === hiddenBehind && /^\s*-(\s|$)/.test(line);
    if (hiddenBehind !== undefined && (indent === -1 || indent > hiddenBehind || isItem)) {
      return indent === -1 ? line : `${line.slice(0, indent)}${mask}`;
    }
    hiddenBehind = undefined;
    const [, begin = '', key = '', value = ''] =
      /^(\s*(?:- +)*["']?([^\s"':]+)["']?\s*:)(?:\s+(.*))?$/.exec(line) ?? [];
    if (key === '' || !isSecretName(key)) return withoutPasswords(maskedFlow(line));
    // A block, a map or a list on the lines that follow.
    hiddenBehind = begin.search(/[^\s-]/);
    return value === '' || /^(true|false|null|~|""|'')$/.test(value.trim()) ? line : `${begin} ${mask}`;
  });
  return lines.join('\n');
}

/** `{ user: ada, password: x }` */
function maskedFlow(line: string): string {
  return line.replace(/([{,]\s*["']?)([\w.-]+)(["']?\s*:\s*)([^,}\s][^,}]*)/g, (all, open, key, colon) =>
    isSecretName(String(key)) ? `${open}${key}${colon}${mask}` : all,
  );
}

function withoutPasswords(text: string): string {
  return passwordsOfUrls(text).reduce((rest, password) => rest.replaceAll(password, mask), text);
}
