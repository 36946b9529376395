/** Addresses of this project wherever they stand: what they name exists, in a version that exists. */
import type { Publication } from '../publication.ts';
import { lineOf, type Page, type Problem, problem } from './pages.ts';
import { type Project, variable } from './project.ts';

interface Address {
  readonly pattern: string;
  /** What is wrong with the words that the pattern caught. */
  readonly wrong: (caught: readonly string[], project: Project) => string | undefined;
}

export function versionProblems(page: Page, project: Project): Problem[] {
  return addresses(project.publication).flatMap(({ pattern, wrong }) =>
    [...page.text.matchAll(new RegExp(pattern, 'g'))].flatMap((match) => {
      const message = wrong(
        match.slice(1).map((caught) => caught ?? ''),
        project,
      );
      return message === undefined ? [] : [problem(page, lineOf(page.text, match.index), `${match[0]}: ${message}`)];
    }),
  );
}

function addresses({ repository, npm, image, gitlab }: Publication): readonly Address[] {
  return [
    {
      pattern: `(?<![\\w./@-])${literal(repository)}((?:/[\\w.-]+)*)@([\\w.~-]+)`,
      wrong: ([path = '', version = ''], project) => {
        if (project.action(path.slice(1)) === undefined) return 'there is no such action';
        return isCommit(version) ? undefined : noVersion(version, 'v', project);
      },
    },
    {
      pattern: `(?<=[\\w.$}]/)${literal(gitlab)}/([\\w.-]+)@([\\w.~-]+)`,
      wrong: ([name = '', version = ''], project) => {
        if (project.component(name) === undefined) return 'there is no such component';
        return isCommit(version) || version === '~latest' ? undefined : noVersion(version, '', project);
      },
    },
    {
      pattern: `(?<![\\w./-])${literal(npm)}@([\\w.~^-]+)`,
      wrong: ([version = ''], project) => noVersion(version, '', project),
    },
    {
      pattern: `(?<![\\w./-])${literal(image)}:([\\w.-]+)`,
      wrong: ([version = ''], project) => noVersion(version, '', project),
    },
    {
      pattern: `https://github\\.com/${literal(repository)}/(blob|tree|raw)/([\\w.-]+)/([\\w./-]*[\\w/-])`,
      wrong: ([, version = '', path = ''], project) => noFile(path, version, project),
    },
    {
      pattern: `https://raw\\.githubusercontent\\.com/${literal(repository)}/([\\w.-]+)/([\\w./-]*[\\w/-])`,
      wrong: ([version = '', path = ''], project) => noFile(path, version, project),
    },
    {
      pattern: `(?:gitlab\\.com|CI_SERVER_(?:URL|FQDN)\\}?)/${literal(gitlab)}/-/raw/([\\w.-]+)/([\\w./-]*[\\w/-])`,
      wrong: ([version = '', path = ''], project) => {
        const [, name = ''] = componentFile.exec(path) ?? [];
        return project.component(name) === undefined ? `there is no ${path}` : noVersion(version, '', project);
      },
    },
    {
      pattern: '\\bnpm run ((?:[\\w-]+:)*[\\w-]+)',
      wrong: ([script = ''], { scripts }) => (scripts.has(script) ? undefined : 'package.json has no such script'),
    },
    {
      pattern: `(${variable.source})(?!<)`,
      wrong: ([name = ''], { variables, secrets }) =>
        variables.has(name) || secrets.some((secret) => name.startsWith(`${secret}_`))
          ? undefined
          : 'nothing reads this variable',
    },
  ];
}

/** A file of the component project: `templates/plan/template.yml`. */
export const componentFile = /^\/?(?:templates|gitlab-components)\/([\w-]+)(?:\/template)?\.yml$/;

/** Released versions are the one at hand and its floating names: `v1.2.3`, `v1.2`, `v1`. */
function noVersion(version: string, prefix: '' | 'v', { publication }: Project): string | undefined {
  const parts = publication.version.split('.');
  const known = parts.map((_, index) => prefix + parts.slice(0, index + 1).join('.'));
  return known.includes(version) ? undefined : `there is no version ${version}, only ${known.join(', ')}`;
}

function noFile(path: string, version: string, project: Project): string | undefined {
  if (!project.hasFile(path)) return `there is no ${path}`;
  return ['main', 'HEAD'].includes(version) || isCommit(version) ? undefined : noVersion(version, 'v', project);
}

export function isCommit(version: string): boolean {
  return /^[0-9a-f]{40}$/.test(version);
}

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
