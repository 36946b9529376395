/** Types, lint, order of the folders, declarations, documentation, generated files and bundle: all that needs no test run. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { commandNames, loadCommand } from '../src/commands/catalogue.ts';
import { configJsonSchema } from '../src/inputs/config/json-schema.ts';
import { build } from './build.ts';
import { declarationProblems } from './declarations.ts';
import { dependencyProblems, unusedExports } from './dependencies.ts';
import { history } from './documentation/pages.ts';
import { readProject } from './documentation/project.ts';
import { translationProblems } from './documentation/translation.ts';
import { checkDocumentation } from './documentation.ts';
import { generatedFiles } from './generate.ts';
import { pictureProblems } from './pictures.ts';
import { readManifest, root } from './publication.ts';
import { changelogProblems } from './release/changelog.ts';
import { Git } from './release/git.ts';

const problems: string[] = [];
const bin = (name: string) => join(root, 'node_modules/.bin', name);

tool('types', bin('tsc'), ['--noEmit']);
tool('lint', bin('biome'), ['check', '.']);
problems.push(...dependencyProblems(join(root, 'src')));
problems.push(...unusedExports(join(root, 'src'), [join(root, 'test'), join(root, 'scripts'), join(root, 'bench')]));
problems.push(...declarationProblems(await Promise.all(commandNames.map(loadCommand)), configJsonSchema()));
problems.push(...checkDocumentation(root, await readProject()).problems);
problems.push(...translationProblems(root));
await checkGenerated();
problems.push(...(await pictureProblems()));
problems.push(...changelogProblems(readFileSync(join(root, history), 'utf8'), readManifest().version, new Git(root)));
await checkBundle();

for (const problem of problems) console.error(`- ${problem}`);
console.error(problems.length === 0 ? 'check: everything is in order' : `check: ${problems.length} problem(s)`);
process.exitCode = problems.length === 0 ? 0 : 1;

function tool(name: string, command: string, argv: readonly string[]): void {
  try {
    execFileSync(command, argv, { cwd: root, stdio: 'inherit' });
  } catch {
    problems.push(`${name}: see above`);
  }
}

async function checkGenerated(): Promise<void> {
  for (const [path, content] of await generatedFiles()) {
    const file = join(root, path);
    if (!existsSync(file)) problems.push(`${path} is missing: npm run generate`);
    else if (readFileSync(file, 'utf8') !== content) problems.push(`${path} is stale: npm run generate`);
  }
}

/** `dist/` must be what the sources give, byte for byte, and small enough for every job to download. */
async function checkBundle(): Promise<void> {
  const fresh = mkdtempSync(join(tmpdir(), 'monorepo-gitops-dist-'));
  try {
    await build(fresh);
    const [expected, found] = [contents(fresh), contents(join(root, 'dist'))];
    for (const path of new Set([...expected.keys(), ...found.keys()])) {
      const [left, right] = [expected.get(path), found.get(path)];
      if (left === undefined || right === undefined || !left.equals(right))
        problems.push(`dist/${path} is stale: npm run build`);
    }
    const size = [...expected.values()].reduce((sum, bytes) => sum + bytes.length, 0);
    // What commands share stands in the chunk of each: ncc splits by command alone.
    if (size > 6_500_000) problems.push(`dist/ has ${size} bytes, more than 6.5 MB`);
    console.error(`dist/: ${expected.size} files, ${(size / 1e6).toFixed(2)} MB`);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

function contents(directory: string): ReadonlyMap<string, Buffer> {
  if (!existsSync(directory)) return new Map();
  const files = readdirSync(directory, { recursive: true, withFileTypes: true }).filter((item) => item.isFile());
  return new Map(
    files.map((file) => {
      const path = join(file.parentPath, file.name);
      return [relative(directory, path), readFileSync(path)];
    }),
  );
}
