/** What `init` says at its end: the tree of what it wrote, and the commands that come now. */
import { relative, sep } from 'node:path';
import type { PipelineHost } from '../core/ports.ts';
import type { ReviewKind } from './adapt.ts';
import { besidePipeline, includedPipeline } from './pipelines.ts';
import { isWritten, type PlacedFile } from './place.ts';

/** A line of text for people, or a command to copy. */
interface Step {
  readonly title: string;
  readonly commands: readonly string[];
}

export interface Scaffolded {
  readonly host: PipelineHost;
  /** Absolute: where the person is, whom the commands are for. */
  readonly cwd: string;
  readonly directory: string;
  readonly gitopsDirectory: string;
  /** Undefined where the GitOps repository is there already. */
  readonly gitops: { readonly url: string; readonly isCheckout: boolean } | undefined;
  readonly argocdServer: string | undefined;
  /** Of the first environment. */
  readonly firstBranch: string;
  /** Those of origin, as far as they are known. */
  readonly branches: readonly string[];
  /** The one that is checked out. */
  readonly branch: string | undefined;
  readonly review: ReviewKind;
  /** Directory of a service. */
  readonly service: string | undefined;
  /** How the person calls this program. */
  readonly program: string;
  readonly monorepoFiles: readonly PlacedFile[];
  readonly gitopsFiles: readonly PlacedFile[];
}

/** The steps that README has after `init`, in their order; each command can be pasted into a shell of `cwd`. */
export function nextSteps(done: Scaffolded): readonly Step[] {
  return [...gitopsSteps(done), credentialStep(done), pushStep(done), ...reviewSteps(done)];
}

function gitopsSteps(done: Scaffolded): readonly Step[] {
  const { cwd, gitopsDirectory, gitops } = done;
  if (gitops === undefined) return [];
  const git = `git -C ${word(from(cwd, gitopsDirectory))}`;
  const commit = `${git} add --all && ${git} commit --message 'Lay out the GitOps repository'`;
  const pushed = gitops.isCheckout
    ? [commit, `${git} push`]
    : [
        `${git} init --initial-branch main && ${commit}`,
        `${git} remote add origin ${word(gitops.url)} && ${git} push --set-upstream origin main`,
      ];
  const title = 'Push the GitOps repository; the monorepo needs none of it';
  return [{ title, commands: pushed }, ...rootStep(done)];
}

/** The names are those that the CI file reads. */
function credentialStep({ host, monorepoFiles, cwd, directory, program }: Scaffolded): Step {
  const text = pipelineOf(host, monorepoFiles)?.text ?? '';
  const found = {
    github: /\bsecrets\.([A-Z_]+)/g,
    gitlab: /: \$((?!CI_)[A-Z_]+)$/gm,
    jenkins: /credentials\('([^']+)'\)/g,
  }[host];
  const names = [...new Set([...text.matchAll(found)].map(([, name = '']) => name))];
  // A secret is typed or pasted: it stands in no argument and in no history.
  const commands = names.map((name) => {
    if (host === 'github') return `gh secret set ${name}`;
    if (host === 'gitlab') return `read -rs ${name} && printf %s "$${name}" | glab variable set ${name} --masked`;
    return `# Manage Jenkins > Credentials: a secret text with the id ${name}`;
  });
  const there = from(cwd, directory);
  const check = `${program} check --online`;
  return {
    title: 'Give the pipelines their credentials, and prove the set-up',
    commands: [
      ...commands,
      'read -rs MG_GITOPS_TOKEN && export MG_GITOPS_TOKEN',
      there === '.' ? check : `(cd ${word(there)} && ${check})`,
    ],
  };
}

function pushStep({ cwd, directory, firstBranch, branches, branch, monorepoFiles }: Scaffolded): Step {
  const git = gitIn(from(cwd, directory));
  const written = monorepoFiles.filter(isCommitted).map(({ target }) => word(from(directory, target)));
  const to = word(firstBranch);
  const onto = branches.includes(firstBranch) ? `${git} switch ${to} && ` : `${git} switch --create ${to} && `;
  const add = written.length === 0 ? '' : `${git} add ${written.join(' ')} && `;
  return {
    title: `Push the monorepo: what reaches ${firstBranch} is deployed`,
    commands: [
      `${branch === firstBranch ? '' : onto}${add}${git} commit --message 'Deploy with monorepo-gitops'`,
      `${git} push --set-upstream origin ${to}`,
    ],
  };
}

/** What gives a review environment: a change of a service, on a branch or in a request. */
function reviewSteps({ cwd, directory, host, review, firstBranch, service }: Scaffolded): readonly Step[] {
  if (review === 'none' || service === undefined) return [];
  const there = from(cwd, directory);
  const git = gitIn(there);
  const file = word(service === '.' ? 'hello.txt' : `${service}/hello.txt`);
  const written = there === '.' ? file : `${word(there)}/${file}`;
  const branch = review === 'request' ? 'hello' : 'feature/hello';
  const commands = [
    `${git} switch --create ${branch} && echo hello > ${written} && ${git} add ${file}`,
    `${git} commit --message Hello && ${git} push --set-upstream origin ${branch}`,
  ];
  if (review === 'branch') return [{ title: 'Change a service on a branch: it gets a review environment', commands }];
  const base = word(firstBranch);
  const open = {
    github: `gh pr create --base ${base} --fill`,
    gitlab: `glab mr create --target-branch ${base} --fill --yes`,
    jenkins: `# Open a request of ${branch} into ${firstBranch}.`,
  }[host];
  const title = 'Change a service, and open a request: a comment on it has the link';
  return [{ title, commands: [...commands, open] }];
}

function gitIn(directory: string): string {
  return directory === '.' ? 'git' : `git -C ${word(directory)}`;
}

/** Of a file that was kept the new text waits for its owner. */
function isCommitted(file: PlacedFile): boolean {
  const isPipeline = Object.values(besidePipeline).some((path) => file.target.endsWith(`/${path}`));
  return file.place !== 'beside' || isPipeline;
}

function rootStep({ cwd, gitopsDirectory, gitopsFiles, argocdServer }: Scaffolded): readonly Step[] {
  const bootstrap = gitopsFiles.filter(({ path }) => /^bootstrap\/[^/]+\.ya?ml$/.test(path));
  const root = bootstrap.find(({ path }) => path === 'bootstrap/root.yaml') ?? bootstrap[0];
  if (root === undefined) return [];
  const place = (path: string) => from(cwd, `${gitopsDirectory}${sep}${path}`);
  const isApplication = /^kind: Application$/m.test(root.text);
  const command =
    argocdServer !== undefined && isApplication
      ? `argocd app create --server ${word(argocdServer)} --file ${word(place(root.path))}`
      : `kubectl apply --namespace argocd --filename ${word(place(root.path))}`;
  const readme = gitopsFiles.find(({ path }) => path === 'bootstrap/README.md');
  const before =
    readme === undefined
      ? ''
      : `; before it what ${place(readme.path)} says: a credential, what the cluster has already`;
  return [{ title: `Once, give Argo CD its root${before}`, commands: [command] }];
}

function pipelineOf(host: PipelineHost, files: readonly PlacedFile[]): PlacedFile | undefined {
  return files.find(({ beside }) => beside === besidePipeline[host]);
}

/** What a person must do by hand since files were there: each a sentence. */
export function keptNotes({ host, directory, monorepoFiles, gitopsFiles }: Scaffolded): readonly string[] {
  return [...monorepoFiles, ...gitopsFiles].flatMap((file) => {
    const shown = (path: string) => from(directory, path);
    if (file.place === 'replace') return [`${shown(file.target)} is new; what it was is in ${shown(file.copy)}.`];
    if (file.place !== 'beside') return [];
    const isPipeline = file.target.endsWith(`${sep}${besidePipeline[host].split('/').join(sep)}`);
    if (!isPipeline) {
      return [
        `${shown(file.original)} differs and was kept; the new text is in ${shown(file.target)}: take from it what you need.`,
      ];
    }
    const how = includedPipeline[host] ?? 'GitHub runs both.';
    return [`${shown(file.original)} was kept; the new pipeline is ${shown(file.target)}. ${how}`];
  });
}

const notes = { write: '', there: 'there already', beside: 'beside what was kept', replace: 'what it was is kept' };

/** The files as a tree, each with what became of it. */
export function fileTree(directory: string, files: readonly PlacedFile[]): string {
  const root: Branch = { entries: new Map() };
  for (const file of files) {
    const note = isWritten(file) ? notes[file.place] : notes.there;
    addPath(root, from(directory, file.target).split('/'), note);
  }
  const lines = branchLines(root, '');
  const width = Math.max(...lines.map(([text]) => text.length));
  return ['.', ...lines.map(([text, note]) => (note === '' ? text : `${text.padEnd(width)}  ${note}`))].join('\n');
}

interface Branch {
  readonly entries: Map<string, Branch | string>;
}

function addPath({ entries }: Branch, [name = '', ...rest]: readonly string[], note: string): void {
  if (rest.length === 0) {
    entries.set(name, note);
    return;
  }
  const there = entries.get(name);
  const branch: Branch = typeof there === 'object' ? there : { entries: new Map() };
  entries.set(name, branch);
  addPath(branch, rest, note);
}

function branchLines({ entries }: Branch, indent: string): readonly (readonly [text: string, note: string])[] {
  const sorted = [...entries].sort(([a], [b]) => (a < b ? -1 : 1));
  return sorted.flatMap(([name, entry], index) => {
    const isLast = index === sorted.length - 1;
    const line = `${indent}${isLast ? '└── ' : '├── '}${name}`;
    if (typeof entry === 'string') return [[line, entry] as const];
    return [[`${line}/`, ''] as const, ...branchLines(entry, `${indent}${isLast ? '    ' : '│   '}`)];
  });
}

/** With forward slashes; `.` for the directory itself. */
function from(directory: string, path: string): string {
  return relative(directory, path).split(sep).join('/') || '.';
}

/** A word of a shell. */
function word(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
