/** Reads the files of `templates/` and fills in their `{placeholders}`. */
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { expand } from '../core/names/placeholders.ts';

export interface ScaffoldFile {
  /** Relative to the repository's root, with forward slashes. */
  readonly path: string;
  readonly text: string;
  /** `keep`: one that is there already serves as well. Otherwise a different one is in the way. */
  readonly present?: 'keep';
}

export type TemplateValues = Readonly<Record<string, string>>;

/** All files of a directory, in the order of their paths. */
export async function readTree(directory: string): Promise<readonly ScaffoldFile[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return Promise.all(
    files.sort().map(async (file) => {
      const path = relative(directory, file).split(sep).join('/');
      return { path, text: await readFile(file, 'utf8'), ...(keepsExisting(path) ? { present: 'keep' } : {}) };
    }),
  );
}

/** People word these for themselves, or they only keep a directory in Git. */
function keepsExisting(path: string): boolean {
  return /(^|\/)(README\.md|\.gitkeep|\.dockerignore)$/.test(path);
}

/** The file with its values, in its path too. */
export function fill(file: ScaffoldFile, values: TemplateValues): ScaffoldFile {
  return { ...file, path: fillText(file.path, values), text: fillText(file.text, values) };
}

/** Braces around anything but lower-case words are text, and double ones are Helm's and GitHub's. */
export function fillText(template: string, values: TemplateValues): string {
  return expand(template, values, 'template');
}
