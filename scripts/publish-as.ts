/** `npm run publish-as -- NAME`: gives the project another owner, in `package.json` and in every address made from it. */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { publicationOf, publishedAs, readManifest, root } from './publication.ts';

const [owner] = process.argv.slice(2);
if (owner === undefined) {
  console.error('usage: npm run publish-as -- NAME');
  process.exit(2);
}
const before = readManifest();
const manifest = publishedAs(before, owner);
write('package.json', manifest);
const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
lock.name = manifest.name;
lock.packages[''].name = manifest.name;
write('package-lock.json', lock);
for (const script of ['scripts/publication.ts', 'scripts/generate.ts', 'scripts/build.ts']) {
  execFileSync(process.execPath, [join(root, script)], { cwd: root, stdio: 'inherit' });
}
const { repository, npm, image, gitlab } = publicationOf(manifest);
console.log(`GitHub ${repository}\nnpm    ${npm}\nimage  ${image}\nGitLab ${gitlab}`);

function write(path: string, value: object): void {
  writeFileSync(join(root, path), `${JSON.stringify(value, null, 2)}\n`);
}
