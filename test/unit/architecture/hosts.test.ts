/** `docs/hosts.md` says which test runs what where: each is there. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { repositoryRoot } from '../../support/program.ts';

const page = readFileSync(join(repositoryRoot, 'docs/hosts.md'), 'utf8');
const named = [...new Set([...page.matchAll(/`((?:unit|integration|e2e)\/[^`]*)`/g)].map(([, path = '']) => path))];
/** What was run where; the tables below are of screens. */
const [table = ''] = page.split('\n## ');
const rows = table.split('\n').filter((line) => /^\| (?!---|\*\*)/.test(line));

describe('the table of hosts', () => {
  it.each(named)('names a test that is there: %s', (path) => {
    const [file, folder] = [`${path}.test.ts`, path].map((each) => join(repositoryRoot, 'test', each));
    expect([file, folder].some((each) => each !== undefined && existsSync(each))).toBe(true);
  });

  it('has a cell for each host in each row', () => {
    expect(rows.length).toBeGreaterThan(20);
    for (const row of rows) expect(row.split(' | '), row).toHaveLength(5);
  });

  it('names each recipe of examples/', () => {
    for (const host of ['github', 'gitlab']) {
      const recipes = readdirSync(join(repositoryRoot, 'examples', host), { withFileTypes: true });
      const text = readFileSync(join(repositoryRoot, 'examples', host, 'README.md'), 'utf8');
      for (const { name } of recipes.filter((each) => each.isDirectory())) expect(text).toContain(`[${name}](`);
    }
  });
});
