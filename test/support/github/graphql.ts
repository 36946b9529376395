/**
 * The part of GitHub's GraphQL that the fake speaks. Fields, arguments and input fields have the names of the public
 * schema; anything else is answered as GitHub answers it, with `undefinedField` or a refused variable.
 */

import { deploymentObject } from './deployments.ts';
import type { FakeAccount, FakePull, FakeRepository, Permission } from './state.ts';

export interface GraphqlError {
  readonly type?: string;
  readonly path?: readonly string[];
  readonly message: string;
  readonly extensions?: object;
}

export interface GraphqlWorld {
  readonly account: FakeAccount;
  /** Undefined: not there, or not to be seen. */
  repository(fullName: string): FakeRepository | undefined;
  all(): readonly FakeRepository[];
  may(permission: Permission, level: 'read' | 'write', repository: FakeRepository): boolean;
}

interface Field {
  readonly name: string;
  readonly args: Readonly<Record<string, unknown>>;
  readonly fields: readonly Field[];
}

type Variables = Readonly<Record<string, unknown>>;

export class Refusal extends Error {
  readonly error: GraphqlError;
  constructor(message: string, type?: string, extensions?: object) {
    super(message);
    this.error = {
      message,
      ...(type === undefined ? {} : { type }),
      ...(extensions === undefined ? {} : { extensions }),
    };
  }
}

/** The first field, which names the request in records and faults: `createCommitOnBranch`, `repository`. */
export function rootFieldOf(query: string): string {
  return /\{\s*(\w+)/.exec(query)?.[1] ?? 'unknown';
}

export function execute(world: GraphqlWorld, query: string, variables: Variables) {
  const root = rootFieldOf(query);
  try {
    const [field] = parse(query, variables);
    if (field === undefined) throw new Refusal('A query attribute must be specified and must be a string.');
    const mutation = /^\s*mutation\b/.test(query) ? mutations[field.name] : undefined;
    const result = mutation === undefined ? queryRoot(world, field) : mutation(world, asInput(field.args.input));
    return { data: { [field.name]: select(result, field.fields, field.name) } };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { data: { [root]: null }, errors: [{ path: [root], ...error.error }] };
  }
}

/** Fields, arguments, variables, object values and strings: what a client's queries consist of. */
function parse(query: string, variables: Variables): Field[] {
  const tokens: readonly string[] = query.match(/"[^"]*"|\$?\w+|[{}():!,[\]]/g) ?? [];
  let at = tokens.indexOf('{');
  if (query.trimStart().startsWith('mutation') || query.trimStart().startsWith('query')) at = bodyStart(tokens);
  const value = (): unknown => {
    const token = tokens[at++] ?? '';
    if (token.startsWith('$')) {
      if (!(token.slice(1) in variables)) throw new Refusal(`Variable ${token} was provided invalid value`);
      return variables[token.slice(1)];
    }
    if (token === '{') return args('}');
    if (token.startsWith('"')) return token.slice(1, -1);
    return /^\d+$/.test(token) ? Number(token) : token;
  };
  const args = (end: string): Record<string, unknown> => {
    const found: Record<string, unknown> = {};
    while (tokens[at] !== end) {
      const name = tokens[at] ?? '';
      at += 2;
      found[name] = value();
      if (tokens[at] === ',') at += 1;
    }
    at += 1;
    return found;
  };
  const fields = (): Field[] => {
    const found: Field[] = [];
    at += 1;
    while (tokens[at] !== '}') {
      const name = tokens[at++] ?? '';
      let given = {};
      if (tokens[at] === '(') {
        at += 1;
        given = args(')');
      }
      found.push({ name, args: given, fields: tokens[at] === '{' ? fields() : [] });
    }
    at += 1;
    return found;
  };
  return fields();
}

/** The brace behind the variable definitions. */
function bodyStart(tokens: readonly string[]): number {
  const close = tokens[1] === '(' ? tokens.indexOf(')') : 0;
  return tokens.indexOf('{', close);
}

function select(value: unknown, fields: readonly Field[], type: string): unknown {
  if (value === null || value === undefined) return null;
  if (Array.isArray(value)) return value.map((item) => select(item, fields, type));
  if (fields.length === 0) return value;
  const object = value as Record<string, unknown>;
  return Object.fromEntries(
    fields.map(({ name, args, fields: inner }) => {
      if (!(name in object)) {
        throw new Refusal(`Field '${name}' doesn't exist on type '${type}'`, undefined, { code: 'undefinedField' });
      }
      const member = object[name];
      return [name, select(typeof member === 'function' ? member(args) : member, inner, name)];
    }),
  );
}

function queryRoot(world: GraphqlWorld, { name, args }: Field): unknown {
  // Of a job and of an App it is `name[bot]`.
  if (name === 'viewer') return { login: world.account.login };
  if (name !== 'repository') throw new Refusal(`Field '${name}' doesn't exist on type 'Query'`);
  const repository = visible(world, `${args.owner}/${args.name}`);
  const { settings } = repository;
  return {
    id: repository.nodeId,
    autoMergeAllowed: settings.autoMergeAllowed,
    mergeCommitAllowed: settings.mergeCommitAllowed,
    rebaseMergeAllowed: true,
    squashMergeAllowed: true,
    pullRequest: ({ number }: { number: number }) => {
      const pull = repository.pulls[number - 1];
      if (pull === undefined) {
        throw new Refusal(`Could not resolve to a PullRequest with the number of ${number}.`, 'NOT_FOUND');
      }
      return pullObject(repository, pull);
    },
    deployments: ({ environments, first }: { environments: readonly string[] | null; first: number }) => {
      if (!world.may('deployments', 'read', repository)) throw forbidden();
      const found = repository.deployments.filter((each) => environments?.includes(each.environment) ?? true);
      return { nodes: [...found].reverse().slice(0, first).map(deploymentObject) };
    },
  };
}

function pullObject(repository: FakeRepository, pull: FakePull) {
  return {
    id: pull.nodeId,
    number: pull.number,
    state: pull.mergedAt !== null ? 'MERGED' : pull.state === 'open' ? 'OPEN' : 'CLOSED',
    isDraft: pull.draft,
    headRefOid: repository.headOf(pull),
    mergeStateStatus: () => repository.mergeState(pull),
    autoMergeRequest:
      pull.autoMerge === undefined ? null : { enabledAt: '2026-01-01T00:00:00Z', mergeMethod: pull.autoMerge },
  };
}

type Mutation = (world: GraphqlWorld, input: Record<string, unknown>) => unknown;

const mutations: Readonly<Record<string, Mutation>> = {
  createCommitOnBranch(world, input) {
    expectFields(input, ['branch', 'message', 'expectedHeadOid', 'fileChanges']);
    const branch = asInput(input.branch);
    expectFields(branch, ['repositoryNameWithOwner', 'branchName']);
    const message = asInput(input.message);
    expectFields(message, ['headline', 'body']);
    const changes = asInput(input.fileChanges);
    expectFields(changes, ['additions', 'deletions']);
    const repository = writable(world, String(branch.repositoryNameWithOwner), 'contents');
    const tip = repository.tip(String(branch.branchName));
    if (tip === undefined) throw new Refusal(`No ref named "${branch.branchName}" was found`, 'NOT_FOUND');
    if (tip !== input.expectedHeadOid) throw stale(String(input.expectedHeadOid));
    const additions = (changes.additions ?? []) as { path: string; contents: string }[];
    const deletions = ((changes.deletions ?? []) as { path: string }[]).map(({ path }) => path);
    for (const path of deletions) {
      if (repository.git.git('ls-tree', tip, '--', path) === '') {
        throw new Refusal(
          `A path was requested for deletion which does not exist as of commit oid \`${tip}\``,
          'NOT_FOUND',
        );
      }
    }
    const tree = repository.editTree(tip, additions, deletions);
    const words = `${message.headline}${message.body === undefined ? '' : `\n\n${message.body}`}`;
    const oid = repository.commitTree(tree, [tip], words, world.account.login);
    try {
      repository.git.git('update-ref', `refs/heads/${branch.branchName}`, oid, tip);
    } catch {
      throw stale(String(input.expectedHeadOid));
    }
    return {
      commit: { oid, url: `https://github.example.com/${repository.fullName}/commit/${oid}` },
      clientMutationId: null,
    };
  },
  enablePullRequestAutoMerge(world, input) {
    expectFields(input, ['pullRequestId', 'mergeMethod', 'expectedHeadOid']);
    const { repository, pull } = pullByNode(world, String(input.pullRequestId));
    if (!world.may('contents', 'write', repository)) throw forbidden();
    if (!repository.settings.autoMergeAllowed)
      throw new Refusal('Auto merge is not allowed for this repository', 'UNPROCESSABLE');
    const state = repository.mergeState(pull);
    if (state !== 'BLOCKED')
      throw new Refusal(`Pull request Pull request is in ${state.toLowerCase()} status`, 'UNPROCESSABLE');
    pull.autoMerge = input.mergeMethod as 'MERGE';
    return { clientMutationId: null };
  },
  markPullRequestReadyForReview(world, input) {
    expectFields(input, ['pullRequestId']);
    pullByNode(world, String(input.pullRequestId)).pull.draft = false;
    return { clientMutationId: null };
  },
  updateRefs(world, input) {
    expectFields(input, ['repositoryId', 'refUpdates']);
    const found = world.all().find(({ nodeId }) => nodeId === input.repositoryId);
    const repository = writable(world, found?.fullName ?? '?', 'contents');
    for (const update of input.refUpdates as { name: string; beforeOid: string; afterOid: string }[]) {
      expectFields({ ...update }, ['name', 'beforeOid', 'afterOid', 'force']);
      if (!/^0+$/.test(update.afterOid)) throw new Refusal('the fake only deletes', 'UNPROCESSABLE');
      if (repository.tip(update.name.replace('refs/heads/', '')) !== update.beforeOid) {
        throw new Refusal(`Reference cannot be updated: ${update.name} is not at ${update.beforeOid}`, 'UNPROCESSABLE');
      }
      repository.git.git('update-ref', '-d', update.name, update.beforeOid);
    }
    return { clientMutationId: null };
  },
};

function asInput(value: unknown): Record<string, unknown> {
  if (typeof value !== 'object' || value === null) throw new Refusal('Variable $input was provided invalid value');
  return value as Record<string, unknown>;
}

function expectFields(input: Record<string, unknown>, known: readonly string[]): void {
  for (const name of Object.keys(input)) {
    if (!known.includes(name)) {
      throw new Refusal(`Variable $input was provided invalid value for ${name} (Field is not defined)`);
    }
  }
}

function stale(expected: string): Refusal {
  return new Refusal(`Expected branch to point to "${expected}" but it did not.  Pull and try again.`, 'STALE_DATA');
}

function forbidden(): Refusal {
  return new Refusal('Resource not accessible by integration', 'FORBIDDEN', { saml_failure: false });
}

function visible(world: GraphqlWorld, name: string): FakeRepository {
  const repository = world.repository(name);
  if (repository === undefined)
    throw new Refusal(`Could not resolve to a Repository with the name '${name}'.`, 'NOT_FOUND');
  return repository;
}

function writable(world: GraphqlWorld, name: string, permission: Permission): FakeRepository {
  const repository = visible(world, name);
  if (!world.may(permission, 'write', repository)) throw forbidden();
  return repository;
}

function pullByNode(world: GraphqlWorld, id: string): { repository: FakeRepository; pull: FakePull } {
  for (const { fullName } of world.all()) {
    const repository = world.repository(fullName);
    const pull = repository?.pulls.find(({ nodeId }) => nodeId === id);
    if (repository === undefined || pull === undefined) continue;
    if (!world.may('pull_requests', 'write', repository)) throw forbidden();
    return { repository, pull };
  }
  throw new Refusal(`Could not resolve to a node with the global id of '${id}'`, 'NOT_FOUND');
}
