/** A template and its values. */
import { expand } from '../core/names/placeholders.ts';

export interface ScaffoldFile {
  /** Relative to the repository's root, with forward slashes. */
  readonly path: string;
  readonly text: string;
  /** `keep`: another file at this path serves as well. */
  readonly present?: 'keep';
  /** Path that it goes to where another file is at its own, under which its host can be told to take it. */
  readonly beside?: string;
}

export function textOf(templates: readonly ScaffoldFile[], path: string): string {
  const found = templates.find((template) => template.path === path);
  if (found === undefined) throw new Error(`there is no template ${path}`);
  return found.text;
}

export type TemplateValues = Readonly<Record<string, string>>;

/** The file with its values, in its path too. */
export function fill(file: ScaffoldFile, values: TemplateValues): ScaffoldFile {
  return { ...file, path: fillText(file.path, values), text: fillText(file.text, values) };
}

/** Braces around anything but lower-case words are text, and double ones are Helm's and GitHub's. */
export function fillText(template: string, values: TemplateValues): string {
  return expand(template, values, 'template');
}

/** Plain where every reader of YAML takes it for the same text, else a JSON string, which YAML reads as it is. */
export function yamlText(value: string): string {
  const plain = /^[A-Za-z][A-Za-z0-9._/-]*(:\/\/?[A-Za-z0-9._/-]+)?$/.test(value) && !reserved.test(value);
  return plain ? value : JSON.stringify(value);
}

const reserved = /^(true|false|yes|no|on|off|y|n|null)$/i;
