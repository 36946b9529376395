/** What `init` says at its end: the tree of what it wrote, and the commands that come now. */
import { relative, sep } from 'node:path';
import type { PipelineHost } from '../core/ports.ts';
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
  readonly monorepoFiles: readonly PlacedFile[];
  readonly gitopsFiles: readonly PlacedFile[];
}

/** The five steps, in their order; each command can be pasted into a shell of `cwd`. */
export function nextSteps(done: Scaffolded): readonly Step[] {
  const steps = [...gitopsSteps(done), ...credentialSteps(done), checkStep(done), pushStep(done), ...rootSteps(done)];
  return steps;
}

function gitopsSteps({ cwd, gitopsDirectory, gitops }: Scaffolded): readonly Step[] {
  if (gitops === undefined) return [];
  const git = `git -C ${word(from(cwd, gitopsDirectory))}`;
  const commit = `${git} add --all && ${git} commit --message 'Lay out the GitOps repository'`;
  const commands = gitops.isCheckout
    ? [commit, `${git} push`]
    : [
        `${git} init --initial-branch main && ${commit}`,
        `${git} remote add origin ${word(gitops.url)} && ${git} push --set-upstream origin main`,
      ];
  return [{ title: 'Push the GitOps repository; the monorepo needs none of it', commands }];
}

/** The names are those that the CI file reads. */
function credentialSteps({ host, monorepoFiles }: Scaffolded): readonly Step[] {
  const text = pipelineOf(host, monorepoFiles)?.text ?? '';
  const found = {
    github: /\bsecrets\.([A-Z_]+)/g,
    gitlab: /: \$((?!CI_)[A-Z_]+)$/gm,
    jenkins: /credentials\('([^']+)'\)/g,
  }[host];
  const names = [...new Set([...text.matchAll(found)].map(([, name = '']) => name))];
  const commands = names.map((name) => {
    if (host === 'github') return `gh secret set ${name}`;
    if (host === 'gitlab') return `glab variable set ${name} --masked "$${name}"`;
    return `# Manage Jenkins > Credentials: a secret text with the id ${name}`;
  });
  return names.length === 0 ? [] : [{ title: 'Give the pipelines their credentials', commands }];
}

function checkStep({ cwd, directory }: Scaffolded): Step {
  const command = 'monorepo-gitops check --online';
  const there = from(cwd, directory);
  return {
    title: 'Prove the set-up',
    commands: [there === '.' ? command : `(cd ${word(there)} && ${command})`],
  };
}

function pushStep({ cwd, directory, firstBranch, monorepoFiles }: Scaffolded): Step {
  const there = from(cwd, directory);
  const git = there === '.' ? 'git' : `git -C ${word(there)}`;
  const written = monorepoFiles.filter(isCommitted).map(({ target }) => word(from(directory, target)));
  const add = written.length === 0 ? '' : `${git} add ${written.join(' ')} && `;
  return {
    title: `Push the monorepo: what reaches ${firstBranch} is deployed`,
    commands: [
      `${add}${git} commit --message 'Deploy with monorepo-gitops'`,
      `${git} push origin HEAD:${word(firstBranch)}`,
    ],
  };
}

/** Of a file that was kept the new text waits for its owner. */
function isCommitted(file: PlacedFile): boolean {
  const isPipeline = Object.values(besidePipeline).some((path) => file.target.endsWith(`/${path}`));
  return file.place !== 'beside' || isPipeline;
}

function rootSteps({ cwd, gitopsDirectory, gitopsFiles, argocdServer }: Scaffolded): readonly Step[] {
  const bootstrap = gitopsFiles.filter(({ path }) => /^bootstrap\/[^/]+\.ya?ml$/.test(path));
  const root = bootstrap.find(({ path }) => path === 'bootstrap/root.yaml') ?? bootstrap[0];
  if (root === undefined) return [];
  const file = word(from(cwd, `${gitopsDirectory}${sep}${root.path}`));
  const isApplication = /^kind: Application$/m.test(root.text);
  const command =
    argocdServer !== undefined && isApplication
      ? `argocd app create --server ${word(argocdServer)} --file ${file}`
      : `kubectl apply --namespace argocd --filename ${file}`;
  const readme = gitopsFiles.find(({ path }) => path === 'bootstrap/README.md');
  const before =
    readme === undefined
      ? ''
      : ` (before it, on a new cluster or for a private repository: ${from(cwd, `${gitopsDirectory}${sep}${readme.path}`)})`;
  return [{ title: `Once, for Argo CD: its root${before}`, commands: [command] }];
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
