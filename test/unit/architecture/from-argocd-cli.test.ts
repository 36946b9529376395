/** The page for those who come from the `argocd` command line: what it calls an input is one. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { argocdUpsertApp } from '../../../src/commands/argocd-upsert-app.ts';
import { repositoryRoot } from '../../support/program.ts';

const page = readFileSync(join(repositoryRoot, 'docs/from-argocd-cli.md'), 'utf8');
const inputs = argocdUpsertApp.inputs;

/** Values that stand in the cells without their input. */
const values = new Set(['synced', 'healthy', 'suspended', 'HEAD', 'valuesObject']);

/** What is written as code in the columns behind the first: `name` or `name: value`. */
const mentions = page.split('\n').flatMap((line, index) => {
  if (!line.startsWith('|') || /^\| ---/.test(line)) return [];
  const cells = line.split('|').slice(2, -1);
  const ours = cells.length > 1 ? cells.slice(1) : cells;
  return [...ours.join('|').matchAll(/`([a-z][a-z-]*)(?:: ([^`]+))?`/g)].map(([, input = '', value]) => ({
    line: index + 1,
    input,
    value,
  }));
});

describe('docs/from-argocd-cli.md', () => {
  it('names inputs that exist, and values that they take', () => {
    const wrong = mentions.filter(({ input, value }) => {
      if (values.has(input)) return false;
      const declaration = (inputs as Readonly<Record<string, { type: string; options?: readonly string[] }>>)[input];
      if (declaration === undefined) return true;
      if (value === undefined) return false;
      if (declaration.type === 'boolean') return !['true', 'false'].includes(value);
      return declaration.options !== undefined && !declaration.options.includes(value);
    });
    expect(wrong).toEqual([]);
    expect(new Set(mentions.map(({ input }) => input)).size).toBeGreaterThan(40);
  });

  it('has every flag of `argocd app create` and `set` that has an input of its own', () => {
    const spec = ['name', 'file', 'project', 'app-namespace', 'labels', 'annotations', 'repo-url', 'path', 'revision'];
    const rest = [
      'chart',
      'values-files',
      'values',
      'parameters',
      'kustomize-images',
      'directory-recurse',
      'dest-server',
    ];
    const more = [
      'dest-name',
      'dest-namespace',
      'sync-policy',
      'prune',
      'self-heal',
      'sync-options',
      'cascade',
      'finalizer',
    ];
    const named = new Set(mentions.map(({ input }) => input));
    expect([...spec, ...rest, ...more, 'upsert', 'validate'].filter((input) => !named.has(input))).toEqual([]);
  });
});
