/**
 * CHANGELOG.md: one section a version, made from what was merged since the version before. It is written once, with the
 * commit that gives the version its number, and a later commit does not change it: nothing goes stale by merging.
 *
 * A merged commit is an entry when it changes what users run. Its words are its subject, or those of a trailer
 * `Changelog: …` of the commit, which also makes an entry of a commit that would be none; `Changelog: none` leaves it out.
 */
import type { Git } from './git.ts';
import { compareVersions, highest, parseVersion, type Version, versionOfTag } from './version.ts';

const head = `# Changelog

One section a version, written by \`npm run release -- prepare VERSION\` from what was merged. It is not edited by hand.
`;

/** What users run or copy. Pages and tests are none of it. */
const shipped = ['action.yml', 'actions', 'examples', 'gitlab-components', 'images', 'schema', 'src'];

/** Of a commit that only gives a version its number. */
export function releaseSubject(version: string): string {
  return `Release ${version}`;
}

interface Section {
  readonly title: string;
  /** Without the title, trimmed. */
  readonly body: string;
}

/** The text under a version's title: what was merged up to `revision` since the version before. */
export function sectionOf(git: Git, version: Version, revision: string): string {
  const before = previousTag(git, version, revision);
  if (before === undefined) return 'First release.';
  const entries = mergedSince(git, before, revision);
  return entries.length === 0 ? 'Nothing that users run has changed.' : entries.map((entry) => `- ${entry}`).join('\n');
}

/** A release lists everything since the last release; a candidate everything since the last version of any kind. */
function previousTag(git: Git, version: Version, revision: string): string | undefined {
  const reachable = git
    .run('tag', '--list', '--merged', revision, 'v*')
    .split('\n')
    .flatMap((tag) => versionOfTag(tag) ?? [])
    .filter((each) => compareVersions(each, version) < 0 && (version.candidate !== '' || each.candidate === ''));
  const found = highest(reachable);
  return found === undefined ? undefined : `v${found.text}`;
}

function mergedSince(git: Git, tag: string, revision: string): readonly string[] {
  const format = '%H%x1f%s%x1f%b%x1f%(trailers:key=Changelog,valueonly,separator=%x20)%x1e';
  const log = (...paths: readonly string[]) =>
    git.run('log', '--first-parent', `--format=${format}`, `${tag}..${revision}`, '--', ...paths);
  const changing = new Set(commits(log(...shipped, ':(exclude)*.md')).map(({ commit }) => commit));
  return commits(log()).flatMap(({ commit, subject, body, words }) => {
    const title = titleOf(subject, body);
    if (/^Release \d/.test(title) || words === 'none') return [];
    if (!changing.has(commit) && words === '') return [];
    return [`${asText(words || title)} (${commit.slice(0, 8)})`];
  });
}

function commits(log: string) {
  return log.split('\x1e').flatMap((record) => {
    const [commit = '', subject = '', body = '', words = ''] = record.trim().split('\x1f');
    return commit === '' ? [] : [{ commit, subject, body, words: words.trim() }];
  });
}

/** A merged request has its title in the body of the merge. */
function titleOf(subject: string, body: string): string {
  const [, number] = /^Merge pull request (#\d+) from /.exec(subject) ?? [];
  const title = body.trim().split('\n')[0] ?? '';
  return number === undefined || title === '' ? subject : `${title} (${number})`;
}

/** A subject is text: no HTML, nobody is mentioned. */
function asText(subject: string): string {
  return subject.replace(/[<\\]/g, '\\$&').replace(/@(?=\w)/g, '@<!-- -->');
}

/** The file with this version's section on top, in place of one that it has. */
export function withSection(file: string, version: Version, body: string): string {
  const { sections } = parseChangelog(file);
  const others = sections.filter(({ title }) => title !== version.text);
  const later = others.filter(({ title }) => isLater(title, version));
  return render([...later, { title: version.text, body }, ...others.filter((each) => !later.includes(each))]);
}

/** The text of a version, for the page of its release. */
export function bodyOf(file: string, version: string): string | undefined {
  return parseChangelog(file).sections.find(({ title }) => title === version)?.body;
}

/** @param git where tags are there to compare with; a clone without them is held to the form alone */
export function changelogProblems(file: string, version: string, git: Git): string[] {
  const problems: string[] = [];
  const report = (problem: string) => void problems.push(`CHANGELOG.md: ${problem}`);
  const { start, sections } = parseChangelog(file);
  if (start.trim() !== head.trim()) report('it does not begin as npm run release -- prepare writes it');
  for (const [index, { title, body }] of sections.entries()) {
    const found = parseVersion(title);
    const next = sections[index + 1];
    if (found === undefined) report(`"## ${title}" is no version`);
    else if (next !== undefined && !isLater(title, parseVersion(next.title)))
      report(`${title} stands above ${next.title}`);
    if (body === '') report(`${title} has no entry`);
    if (found === undefined || git.ask('rev-parse', '--verify', '--quiet', `refs/tags/v${title}`) === undefined)
      continue;
    if (git.run('rev-parse', '--is-shallow-repository') === 'true') continue;
    if (sectionOf(git, found, `v${title}`) !== body)
      report(`${title} is not what was merged: npm run release -- prepare`);
  }
  if (!sections.some(({ title }) => title === version)) {
    report(`it has no section of ${version}, the version in package.json: npm run release -- prepare ${version}`);
  } else if (problems.length === 0 && render(sections) !== file) {
    report('its blank lines are not those that npm run release -- prepare writes');
  }
  return problems;
}

function parseChangelog(file: string): { readonly start: string; readonly sections: readonly Section[] } {
  const [start = '', ...parts] = file.split(/^## /m);
  const sections = parts.map((part) => {
    const [title = '', ...lines] = part.split('\n');
    return { title: title.trim(), body: lines.join('\n').trim() };
  });
  return { start, sections };
}

function isLater(title: string, than: Version | undefined): boolean {
  const version = parseVersion(title);
  return version !== undefined && than !== undefined && compareVersions(version, than) > 0;
}

function render(sections: readonly Section[]): string {
  return [head, ...sections.map(({ title, body }) => `## ${title}\n\n${body}\n`)].join('\n');
}
