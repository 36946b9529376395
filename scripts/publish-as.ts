/**
 * Gives the project another owner, in `package.json` and in every address made from it:
 *
 *   npm run publish-as -- NAME [--image registry.example.com/path/monorepo-gitops] [--gitlab group/monorepo-gitops]
 *                              [--maintainers @NAME] [--no-build]
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Manifest, publicationOf, publishedAs, readManifest, root } from './publication.ts';

const usage =
  'usage: npm run publish-as -- NAME [--image IMAGE] [--gitlab GROUP/PROJECT] [--maintainers @ACCOUNT] [--no-build]';

const { owner, build, manifest } = read();
write('package.json', manifest);
const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
lock.name = manifest.name;
lock.packages[''].name = manifest.name;
write('package-lock.json', lock);
const scripts = ['scripts/publication.ts', 'scripts/generate.ts', ...(build ? ['scripts/build.ts'] : [])];
for (const script of scripts) execFileSync(process.execPath, [join(root, script)], { cwd: root, stdio: 'inherit' });
const { repository, npm, image, gitlab, maintainers } = publicationOf(manifest);
console.log(`published as ${owner}`);
console.log(`GitHub      ${repository}\nnpm         ${npm}\nimage       ${image}\nGitLab      ${gitlab}`);
console.log(`maintainers ${maintainers}`);

function read(): { owner: string; build: boolean; manifest: Manifest } {
  try {
    const text = { type: 'string' } as const;
    const { positionals, values } = parseArgs({
      allowPositionals: true,
      options: { image: text, gitlab: text, maintainers: text, 'no-build': { type: 'boolean' } },
    });
    const [owner, ...more] = positionals;
    if (owner === undefined || more.length > 0) throw new Error(usage);
    return { owner, build: values['no-build'] !== true, manifest: publishedAs(readManifest(), owner, values) };
  } catch (error) {
    console.error((error as Error).message);
    process.exit(2);
  }
}

function write(path: string, value: object): void {
  writeFileSync(join(root, path), `${JSON.stringify(value, null, 2)}\n`);
}
