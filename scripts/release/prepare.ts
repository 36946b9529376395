/** Gives the tree a version: number, changelog, generated files, bundle. What it leaves is the commit to tag. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { badInput } from '../../src/core/failure.ts';
import { releaseSubject, sectionOf, withSection } from './changelog.ts';
import { say } from './context.ts';
import { Git } from './git.ts';
import { parseVersion } from './version.ts';

export function prepare(root: string, given: string, { build }: { readonly build: boolean }): void {
  const version = parseVersion(given);
  if (version === undefined)
    throw badInput('VERSION', `"${given}" is no version`, 'write 1.2.3, or 1.3.0-rc.1 before it');
  const git = new Git(root);
  if (git.run('status', '--porcelain') !== '') throw badInput('the tree', 'it has changes', 'commit or stash them');
  git.expectHistory();
  if (git.ask('rev-parse', '--verify', '--quiet', `refs/tags/v${given}`) !== undefined) {
    throw badInput('VERSION', `v${given} is there already`, 'choose the next one');
  }
  writeJson(root, 'package.json', (manifest) => ({ ...manifest, version: given }));
  writeJson(root, 'package-lock.json', (lock) => ({
    ...lock,
    version: given,
    packages: { ...lock.packages, '': { ...lock.packages[''], version: given } },
  }));
  const changelog = join(root, 'CHANGELOG.md');
  const before = existsSync(changelog) ? readFileSync(changelog, 'utf8') : '';
  writeFileSync(changelog, withSection(before, version, sectionOf(git, version, 'HEAD')));
  const scripts = ['scripts/publication.ts', 'scripts/generate.ts', ...(build ? ['scripts/build.ts'] : [])];
  for (const script of scripts) execFileSync(process.execPath, [join(root, script)], { cwd: root, stdio: 'inherit' });
  say(`Read CHANGELOG.md; then, when this is merged:

  git commit --all --message '${releaseSubject(given)}'
  git tag --annotate v${given} --message 'v${given}'
  git push origin v${given}`);
}

// biome-ignore lint/suspicious/noExplicitAny: two files of npm, of which a few fields are written
function writeJson(root: string, path: string, change: (content: any) => object): void {
  const file = join(root, path);
  writeFileSync(file, `${JSON.stringify(change(JSON.parse(readFileSync(file, 'utf8'))), null, 2)}\n`);
}
