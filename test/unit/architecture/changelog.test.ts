/** CHANGELOG.md and the versions in it: what the check says when it is malformed, behind, or not what was merged. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readManifest, root } from '../../../scripts/publication.ts';
import { changelogProblems, withSection } from '../../../scripts/release/changelog.ts';
import { Git } from '../../../scripts/release/git.ts';
import { compareVersions, floatingTags, parseVersion } from '../../../scripts/release/version.ts';
import { scratchDirectory } from '../../support/lifetime.ts';
import { cleanEnvironment } from '../../support/program.ts';

const version = (text: string) => parseVersion(text)!;
const file = (...sections: readonly [string, string][]) =>
  sections.reduce((text, [title, body]) => withSection(text, version(title), body), '');

let repository: string;
const git = (...argv: readonly string[]) =>
  execFileSync('git', ['-C', repository, ...argv], { env: cleanEnvironment(), encoding: 'utf8' }).trim();

beforeAll(() => {
  repository = scratchDirectory('history');
  git('init', '--quiet');
  git('commit', '--quiet', '--allow-empty', '--message', 'First');
  git('tag', 'v1.0.0');
  git('commit', '--quiet', '--allow-empty', '--message', 'Read more\n\nChangelog: Read more');
  git('tag', 'v1.1.0');
});

const problemsOf = (text: string, current: string) => changelogProblems(text, current, new Git(repository));
const merged = () => `- Read more (${git('rev-parse', '--short=8', 'v1.1.0')})`;

it('is in order here', () => {
  const text = readFileSync(join(root, 'CHANGELOG.md'), 'utf8');
  expect(changelogProblems(text, readManifest().version, new Git(root))).toEqual([]);
});

it('stays in order when more is merged, tagged or not', () => {
  const text = file(['1.0.0', 'First release.'], ['1.1.0', merged()]);
  expect(problemsOf(text, '1.1.0')).toEqual([]);
  git('commit', '--quiet', '--allow-empty', '--message', 'Later\n\nChangelog: Later');
  expect(problemsOf(text, '1.1.0')).toEqual([]);
  expect(problemsOf(file(['1.0.0', 'First release.']), '1.0.0')).toEqual([]);
});

describe('is refused', () => {
  it.each<[string, (good: string) => string, string]>([
    ['without the version in package.json', (good) => good, '1.2.0'],
    ['where it was reworded', (good) => good.replace('- Read', '- Reads'), '1.1.0 is not what was merged'],
    ['where an entry was added', (good) => `${good}- More\n`, '1.0.0 is not what was merged'],
    ['in another order', () => `${file(['1.0.0', 'First release.'])}\n## 1.1.0\n\n- x\n`, '1.0.0 stands above 1.1.0'],
    ['twice the same', (good) => `${good}\n## 1.0.0\n\nFirst release.\n`, '1.0.0 stands above 1.0.0'],
    ['with a title that is none', (good) => good.replace('## 1.0.0', '## Unreleased'), '"## Unreleased" is no version'],
    ['with nothing under a title', (good) => good.replace('First release.', ''), '1.0.0 has no entry'],
    ['with another head', (good) => good.replace('# Changelog', '# Changes'), 'does not begin as'],
    ['with other blank lines', (good) => good.replace('\n\n## 1.0', '\n## 1.0'), 'blank lines'],
  ])('%s', (_, change, message) => {
    const good = file(['1.0.0', 'First release.'], ['1.1.0', merged()]);
    const current = /^\d/.test(message) && !message.includes(' ') ? message : '1.1.0';
    expect(problemsOf(change(good), current).join('\n')).toContain(message);
  });
});

it('has a version again when it is prepared again', () => {
  const text = file(['1.0.0', 'First release.'], ['1.2.0', '- x']);
  expect(withSection(text, version('1.1.0'), '- y').match(/^## .*/gm)).toEqual(['## 1.2.0', '## 1.1.0', '## 1.0.0']);
  expect(withSection(text, version('1.2.0'), '- z')).toBe(text.replace('- x', '- z'));
});

it('orders versions as npm does', () => {
  const ordered = ['1.0.0-alpha.2', '1.0.0-rc.2', '1.0.0-rc.10', '1.0.0', '1.0.1', '1.2.0', '1.10.0', '2.0.0'];
  expect(
    [...ordered]
      .reverse()
      .map(version)
      .sort(compareVersions)
      .map(({ text }) => text),
  ).toEqual(ordered);
  expect(floatingTags(version('1.10.3'))).toEqual(['v1', 'v1.10']);
  expect(floatingTags(version('2.0.0-rc.1'))).toEqual([]);
  expect(['1', '1.2', 'v1.2.3', '01.2.3', '1.2.3-', '1.2.3-rc', '1.2.3+x', ''].map(parseVersion)).toEqual(
    Array(8).fill(undefined),
  );
});
