/**
 * One name for one secret: where an input is given by a secret or a variable of the host, that one has the input's name.
 * `gitops-token` comes from `GITOPS_TOKEN` on GitHub and GitLab, from the credential `gitops-token` on Jenkins, and is
 * `MG_GITOPS_TOKEN` to the program. The same of another environment or right has a word behind it: `GITOPS_TOKEN_PROD`.
 */
import { lineOf, type Page, type Problem, problem } from './pages.ts';
import type { Project } from './project.ts';

/** Of other programs: what builds and steps of readers read, and what releases of this project need. */
const foreign: readonly string[] = ['GITHUB_TOKEN', 'NPM_TOKEN', 'DEPLOY_KEY', 'SLACK_WEBHOOK', 'GITLAB_TOKEN'];

/** Variables in which the host itself says something. */
const ofHost = /^(CI|GITHUB|GITLAB)_/;

export function secretProblems(page: Page, project: Project): Problem[] {
  const inputs = credentialInputs(project);
  return [
    ...handedOver(page, inputs),
    ...find(page, /\bsecrets\.([A-Z][A-Z0-9_]*)/g, ([, name = '']) => unknownSecret(name, inputs)),
    ...find(page, /credentialsId: '([^']+)', variable: 'MG_([A-Z0-9_]+)'/g, ([, id = '', name = '']) =>
      wrongId(id, name),
    ),
    ...find(page, /\bMG_([A-Z0-9_]+) = credentials\('([^']+)'\)/g, ([, name = '', id = '']) => wrongId(id, name)),
    ...variablesOfGitlab(page, project),
  ];
}

/** Secrets, and what goes with them: the user of a password, the App of a key, the certificate of a key. */
function credentialInputs({ commands }: Project): ReadonlySet<string> {
  const names = [...commands.values()].flatMap((inputs) => Object.entries(inputs));
  const secrets = names.filter(([, { secret }]) => secret === true).map(([name]) => name);
  const beside = secrets.flatMap((name) => [
    name.replace(/(password|token)$/, 'username'),
    name.replace(/app-private-key$/, 'app-id'),
    name.replace(/key$/, 'cert'),
    name.replace(/(client-)?key$/, 'ca'),
  ]);
  const known = new Set(names.map(([name]) => name));
  return new Set([...secrets, ...beside].filter((name) => known.has(name)));
}

/** `gitops-token: ${{ secrets.X }}`, `MG_GITOPS_TOKEN: ${{ secrets.X }}` and GitLab's `gitops-token: $X`. */
function handedOver(page: Page, inputs: ReadonlySet<string>): Problem[] {
  const given =
    /\b(?:([a-z][a-z-]+)|MG_([A-Z0-9_]+)): *["']?(?:\$\{\{ (?:secrets|vars)\.([A-Z0-9_]+) \}\}|\$([A-Z][A-Z0-9_]*))/g;
  return find(page, given, ([, input, variable, secret, gitlab]) => {
    const wanted = nameOf(input ?? variable ?? '');
    const name = secret ?? gitlab ?? '';
    const isCredential = inputs.has(wanted.toLowerCase().replaceAll('_', '-'));
    return !isCredential || ofHost.test(name) || isNamed(name, wanted) ? undefined : `call it ${wanted}, as everywhere`;
  });
}

function unknownSecret(name: string, inputs: ReadonlySet<string>): string | undefined {
  if (foreign.includes(name) || [...inputs].some((input) => isNamed(name, nameOf(input)))) return undefined;
  return 'a secret has the name of its input, such as GITOPS_TOKEN';
}

function wrongId(id: string, variable: string): string | undefined {
  const wanted = variable.toLowerCase().replaceAll('_', '-');
  return id === wanted || id.startsWith(`${wanted}-`) ? undefined : `the credential is '${wanted}', as everywhere`;
}

/** GitLab's jobs would read them without an input; then one secret had two names on the pages of GitLab. */
function variablesOfGitlab(page: Page, { secrets }: Project): Problem[] {
  if (!page.path.endsWith('.gitlab-ci.yml')) return [];
  return find(page, /\bMG_[A-Z0-9_]+\b/g, ([name = '']) =>
    secrets.includes(name) ? `hand over ${name.slice(3)} as an input` : undefined,
  );
}

function nameOf(input: string): string {
  return input.toUpperCase().replaceAll('-', '_');
}

function isNamed(name: string, wanted: string): boolean {
  return name === wanted || name.startsWith(`${wanted}_`);
}

function find(
  page: Page,
  pattern: RegExp,
  wrong: (caught: readonly (string | undefined)[]) => string | undefined,
): Problem[] {
  return [...page.text.matchAll(pattern)].flatMap((match) => {
    const message = wrong([...match]);
    return message === undefined ? [] : [problem(page, lineOf(page.text, match.index), `${match[0]}: ${message}`)];
  });
}
