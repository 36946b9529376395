/** Steps, jobs and includes in YAML: the actions, components and images that they use, with the inputs that those have. */
import { isMap, isScalar, LineCounter, type Node, type Pair, parseAllDocuments, visit, type YAMLMap } from 'yaml';
import type { InputDeclarations } from '../../src/inputs/declaration.ts';
import { integrityOf } from '../gitlab/include.ts';
import type { TemplateInput } from '../gitlab/template.ts';
import type { Publication } from '../publication.ts';
import { concurrencyProblem } from './concurrency.ts';
import type { Block, Problem } from './pages.ts';
import { problem } from './pages.ts';
import type { Project } from './project.ts';
import { thirdPartyActions, thirdPartyImages } from './third-party.ts';
import { componentFile, isCommit } from './versions.ts';
import { workflowFindings } from './workflow-rules.ts';

/** How many of each kind were looked at: a check that finds nothing to look at proves nothing. */
export type Counts = Record<'actions' | 'components' | 'images' | 'commands', number>;

export function pipelineProblems(block: Block, project: Project, counts: Counts): Problem[] {
  if (block.language === 'dockerfile') return dockerfileProblems(block, project, counts);
  if (block.language !== 'yaml') return [];
  const problems: Problem[] = [];
  const lines = new LineCounter();
  for (const document of parseAllDocuments(block.text, { lineCounter: lines })) {
    const at = (node: unknown) => block.line + lines.linePos((node as Node | undefined)?.range?.[0] ?? 0).line - 1;
    const report = (node: unknown, message: string) => void problems.push(problem(block.page, at(node), message));
    const [error] = document.errors;
    // Templates and fragments with an ellipsis become YAML later.
    if (error !== undefined && block.page.markdown && !/\{\{|…|^ *\.\.\.$/m.test(block.text)) {
      report({ range: [error.pos[0]] }, `not YAML: ${error.message.split('\n')[0]}`);
    }
    const unordered = concurrencyProblem(document.contents, project.publication);
    if (unordered !== undefined) report(unordered.node, unordered.message);
    for (const { node, message } of workflowFindings(document.contents, project.publication)) report(node, message);
    visit(document, {
      Map(_, map) {
        const uses = text(map, 'uses');
        if (uses !== undefined) {
          counts.actions++;
          checkStep(map, uses, commentOf(map, 'uses'), project, report);
        }
        const included = componentOf(map, project);
        if (included !== undefined) {
          counts.components++;
          checkComponent(map, included, project, report);
        }
        const image = text(map, 'image') ?? textIn(map, 'image', 'name');
        if (image !== undefined) {
          counts.images++;
          const wrong = noImage(image, project);
          if (wrong !== undefined) report(map.get('image', true), wrong);
        }
      },
    });
  }
  return problems;
}

type Report = (node: unknown, message: string) => void;

function checkStep(step: YAMLMap, uses: string, comment: string, project: Project, report: Report): void {
  const node = step.get('uses', true);
  const given = pairs(step, 'with');
  const [, address = '', path = '', version = ''] = /^([\w.-]+\/[\w.-]+)((?:\/[\w.-]+)*)@(.+)$/.exec(uses) ?? [];
  const own = address === project.publication.repository;
  if (uses.startsWith('./') || own) {
    const place = uses.startsWith('./') ? uses.slice(2) : path.slice(1);
    const inputs = project.action(place);
    // Of an address of this project `versions.ts` says so.
    if (inputs === undefined) {
      if (!own) report(node, `${uses}: there is no such action`);
      return;
    }
    const command = place === '' ? 'deploy' : place.replace(/^actions\//, '');
    for (const [name, key, value] of given) {
      if (!inputs.includes(name)) report(key, `${uses} has no input "${name}"`);
      else checkValue(name, value, project.commands.get(command), (message) => report(key, message));
    }
    return;
  }
  if (address === 'acme/workflows') {
    // A repository of the readers, which stands among the examples.
    if (!project.hasFile(`examples/github/reusable/workflows${path}`))
      report(node, `${uses}: there is no such workflow`);
    return;
  }
  const majors = thirdPartyActions[address + path];
  const action = majors?.[majorOf(isCommit(version) ? comment : version)];
  if (action === undefined) {
    report(node, `${uses} is not known: look it up, and add it to scripts/documentation/third-party.ts`);
    return;
  }
  if (isCommit(version) && (version !== action.commit || comment !== action.version)) {
    report(node, `${uses} # ${comment}: the commit that is known is ${action.commit} # ${action.version}`);
    return;
  }
  for (const [name, key] of given) if (!action.inputs.includes(name)) report(key, `${uses} has no input "${name}"`);
}

/** `# v4.2.2` behind an address. */
function commentOf(map: YAMLMap, key: string): string {
  const node = map.get(key, true) as Node | undefined;
  return (node?.comment ?? '').trim();
}

/** The component of this project that an entry of `include:` names, whichever way. */
function componentOf(map: YAMLMap, { publication }: Project): string | undefined {
  const component = text(map, 'component');
  if (component !== undefined) {
    const own = component.split(`/${publication.gitlab}/`)[1];
    return own === undefined ? component : own.replace(/@.*$/, '');
  }
  if (text(map, 'project') === publication.gitlab) return componentFile.exec(text(map, 'file') ?? '')?.[1] ?? '';
  return remoteComponentOf(map, publication);
}

/** By the address of its file: on GitHub as it stands here, on GitLab as it stands in the component project. */
function remoteComponentOf(map: YAMLMap, { repository, gitlab }: Publication): string | undefined {
  const remote = text(map, 'remote') ?? '';
  const places = [`https://raw.githubusercontent.com/${repository}/`, `/${gitlab}/-/raw/`];
  const place = places.find((each) => remote.includes(each));
  if (place === undefined) return undefined;
  const [, ...path] = remote.slice(remote.indexOf(place) + place.length).split('/');
  return componentFile.exec(path.join('/'))?.[1] ?? '';
}

function checkComponent(map: YAMLMap, name: string, project: Project, report: Report): void {
  const declared = project.component(name);
  if (declared === undefined) {
    report(map, `there is no component "${name}"`);
    return;
  }
  const moved = movingAddress(map, name, project);
  if (moved !== undefined) report(map, moved);
  for (const [input, key, value] of pairs(map, 'inputs')) {
    const declaration = declared[input];
    if (declaration === undefined) {
      report(key, `the component ${name} has no input "${input}"`);
      continue;
    }
    const wrong = wrongType(input, value, declaration);
    if (wrong !== undefined) report(key, wrong);
    else checkValue(input, value, project.commands.get(name), (message) => report(key, message));
  }
}

/** What is wrong with the version of a file that is included, or with its hash. */
function movingAddress(map: YAMLMap, name: string, { publication, template }: Project): string | undefined {
  if (text(map, 'project') !== undefined) {
    const ref = String(map.get('ref') ?? '');
    if (ref === '') return 'there is no `ref:`, and the default branch may change';
    const known = ref === publication.version || isCommit(ref) || ref.includes('$');
    return known ? undefined : `there is no tag ${ref} in the component project, only ${publication.version}`;
  }
  if (text(map, 'remote') === undefined) return undefined;
  const expected = integrityOf(template(name) ?? '');
  return text(map, 'integrity') === expected ? undefined : `the file of ${name} has \`integrity: ${expected}\``;
}

/** GitLab refuses a value of another type. */
function wrongType(input: string, value: unknown, { type = 'string', options }: TemplateInput): string | undefined {
  if (typeof value === 'string' && value.includes('$[[')) return undefined;
  const found = Array.isArray(value) ? 'array' : typeof value;
  if (found !== type) return `the input "${input}" is of type ${type}, not ${found}`;
  if (options === undefined || options.includes(value)) return undefined;
  return `the input "${input}" is one of ${options.filter((option) => option !== '').join(', ')}, not ${value}`;
}

/** A choice or a boolean that is written out; expressions have their value later. */
export function checkValue(
  name: string,
  value: unknown,
  declarations: InputDeclarations | undefined,
  report: (message: string) => void,
): void {
  const { options, type } = declarations?.[name] ?? {};
  const word = String(value);
  if (word.includes('$')) return;
  if (options !== undefined && !options.includes(word))
    report(`"${name}" is one of ${options.join(', ')}, not ${word}`);
  if (type === 'boolean' && !/^(true|false)$/.test(word)) report(`"${name}" is true or false, not ${word}`);
}

function dockerfileProblems(block: Block, project: Project, counts: Counts): Problem[] {
  const stages = [...block.text.matchAll(/^FROM\s.*\sAS\s+(\S+)/gim)].map(([, stage]) => stage);
  return [...block.text.matchAll(/^FROM\s+(?:--\S+\s+)*(\S+)/gim)].flatMap(({ 1: image = '', index }) => {
    if (stages.includes(image)) return [];
    counts.images++;
    const wrong = noImage(image, project);
    const line = block.line + block.text.slice(0, index).split('\n').length - 1;
    return wrong === undefined ? [] : [problem(block.page, line, wrong)];
  });
}

/** Of images of this project `versions.ts` says so; those of readers are variables, placeholders and names of examples. */
function noImage(image: string, { publication }: Project): string | undefined {
  const readers = /[${<]|(^|[/.@])(acme|example)([./:-]|$)|^(scratch|localhost|127\.)/.test(image);
  if (readers || image.startsWith(publication.image) || thirdPartyImages.includes(image)) return undefined;
  return `the image ${image} is not known: look it up, and add it to scripts/documentation/third-party.ts`;
}

function majorOf(version: string): string {
  return version.replace(/\..*/, '');
}

function text(map: YAMLMap, key: string): string | undefined {
  const value = map.get(key, true);
  return isScalar(value) && typeof value.value === 'string' ? value.value : undefined;
}

function textIn(map: YAMLMap, key: string, inner: string): string | undefined {
  const value = map.get(key, true);
  return isMap(value) ? text(value, inner) : undefined;
}

/** Name, node of the name, and value of each entry. */
function pairs(map: YAMLMap, key: string): [name: string, node: unknown, value: unknown][] {
  const value = map.get(key, true);
  if (!isMap(value)) return [];
  const plain = value.toJSON() as Record<string, unknown>;
  return value.items.map((pair: Pair) => {
    const name = String(isScalar(pair.key) ? pair.key.value : pair.key);
    return [name, pair.key, plain[name]];
  });
}
