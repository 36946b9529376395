/**
 * Holds the fake GitHub to what GitHub publishes: each request that the program sends, and each answer that the fake gives.
 * A breach fails the test file, whatever its tests expect.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import { buildSchema, type GraphQLSchema, parse, validate } from 'graphql';
import { repositoryRoot } from '../program.ts';

export interface Exchange {
  readonly method: string;
  /** Below the API's base, decoded, without query. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** Parsed; undefined for none, and for one that is no JSON. */
  readonly body: unknown;
  /** Undefined: the answer was not the fake's own. */
  readonly answer: { readonly status: number; readonly body?: unknown } | undefined;
}

interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required?: boolean;
  readonly schema: object;
}

interface Content {
  readonly content?: Readonly<Record<string, { readonly schema: object }>>;
  readonly required?: boolean;
}

interface Operation {
  readonly parameters: readonly (Parameter | { readonly $ref: string })[];
  readonly requestBody?: Content;
  readonly responses: Readonly<Record<string, Content | { readonly $ref: string }>>;
}

interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

const description = JSON.parse(
  readFileSync(new URL('./openapi.json', import.meta.url), 'utf8'),
  // OpenAPI 3.0 is no JSON schema in this.
  (_, value: unknown) => (isNullable(value) ? nullable(value) : value),
) as Description;

/** What GitHub does otherwise than it describes, as the parts of answers are called. */
const undescribed: readonly RegExp[] = [
  // Null where the fork of a request was deleted; `nullable` stands in the webhooks' description alone.
  /\/head\/repo$/,
];

const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
ajv.addSchema({ $id: 'github', ...description });
const compiled = new Map<string, ValidateFunction>();
let graphqlSchema: GraphQLSchema | undefined;

/** What is wrong with an exchange; none where it is as GitHub describes it. */
export function breachesOf(exchange: Exchange): readonly string[] {
  const { method, path } = exchange;
  if (path === '/graphql') return graphqlBreaches(exchange);
  const found = operationOf(method, path);
  if (found === undefined) return [`GitHub describes no ${method} ${path}`];
  const { operation, name } = found;
  const about = (problem: string) => `${method} ${name}: ${problem}`;
  return [...requestBreaches(exchange, found), ...answerBreaches(exchange, operation, name)].map(about);
}

/** Whether GitHub describes a route: `GET /repos/{owner}/{repo}`. */
export function describes(method: string, path: string): boolean {
  return operationOf(method, path) !== undefined;
}

interface Found {
  readonly operation: Operation;
  readonly name: string;
}

function operationOf(method: string, path: string): Found | undefined {
  const candidates = Object.entries(description.paths).flatMap(([name, methods]) => {
    const operation = methods[method.toLowerCase()];
    // A branch, a tag and the names of environments and packages may have slashes, which clients encode.
    const slashes = /\{(?:branch|ref|basehead|environment_name|package_name)\}/g;
    const pattern = name.replace(slashes, '(.+)').replace(/\{\w+\}/g, '([^/]+)');
    return operation !== undefined && new RegExp(`^${pattern}$`).test(path) ? [{ operation, name }] : [];
  });
  // The most exact one: `/environments/{name}/secrets` before `/environments/{name}`.
  return candidates.sort((a, b) => fixedPart(b.name) - fixedPart(a.name))[0];
}

function fixedPart(name: string): number {
  return name.replace(/\{\w+\}/g, '').length;
}

function requestBreaches({ query, body }: Exchange, { operation, name }: Found): readonly string[] {
  const breaches: string[] = [];
  const parameters = operation.parameters.map((each) => ('$ref' in each ? (resolved(each.$ref) as Parameter) : each));
  const known = new Map(parameters.filter((each) => each.in === 'query').map((each) => [each.name, each]));
  for (const [key, text] of query) {
    const parameter = known.get(key);
    if (parameter === undefined && isPaging(name, key)) continue;
    if (parameter === undefined) breaches.push(`there is no parameter ${key}`);
    else breaches.push(...schemaBreaches(`${name} ?${key}`, parameter.schema, fromText(text), `parameter ${key}`));
  }
  const content = operation.requestBody?.content?.['application/json'];
  if (content === undefined) return breaches;
  if (body === undefined) return operation.requestBody?.required ? [...breaches, 'it has no body'] : breaches;
  const { properties, oneOf } = content.schema as { properties?: object; oneOf?: unknown };
  for (const key of properties === undefined || oneOf !== undefined ? [] : Object.keys(body as object)) {
    if (!Object.hasOwn(properties as object, key)) breaches.push(`its body has ${key}, which GitHub does not know`);
  }
  return [
    ...breaches,
    ...schemaBreaches(`${name} body ${JSON.stringify(content.schema).length}`, content.schema, body, 'its body'),
  ];
}

/** Every list has pages; for one of them GitHub leaves them out of its description. */
function isPaging(name: string, key: string): boolean {
  return name.startsWith('/users/{username}/packages/') && ['page', 'per_page'].includes(key);
}

/** GitHub describes few of its errors: those are checked where it does. */
function answerBreaches({ method, answer }: Exchange, { responses }: Operation, name: string): readonly string[] {
  if (answer === undefined) return [];
  const given = responses[answer.status];
  if (given === undefined) return answer.status < 400 ? [`it does not answer ${answer.status}`] : [];
  const response = '$ref' in given ? (resolved(given.$ref) as Content) : given;
  const schema = response.content?.['application/json']?.schema;
  if (schema === undefined) return answer.body === undefined || answer.status >= 400 ? [] : ['its answer has a body'];
  return schemaBreaches(`${method} ${name} ${answer.status}`, schema, answer.body, `its answer ${answer.status}`);
}

function schemaBreaches(key: string, schema: object, value: unknown, what: string): readonly string[] {
  const check = compiled.get(key) ?? ajv.compile(withAbsoluteRefs(schema));
  compiled.set(key, check);
  if (check(value)) return [];
  const problems = (check.errors ?? []).filter(
    ({ instancePath }) => !undescribed.some((each) => each.test(instancePath)),
  );
  return problems.slice(0, 3).map((each) => `${what}${each.instancePath} ${each.message}`);
}

function withAbsoluteRefs(schema: object): object {
  const absolute = (_: string, value: unknown) =>
    typeof value === 'string' && value.startsWith('#/components/') ? `github${value}` : value;
  return JSON.parse(JSON.stringify(schema, absolute)) as object;
}

function resolved(ref: string): unknown {
  const [, , kind = '', name = ''] = ref.split('/');
  return description.components[kind]?.[name];
}

function fromText(text: string): unknown {
  return /^\d+$/.test(text) ? Number(text) : text === 'true' ? true : text === 'false' ? false : text;
}

function isNullable(value: unknown): value is { nullable: true; [key: string]: unknown } {
  return typeof value === 'object' && value !== null && (value as { nullable?: unknown }).nullable === true;
}

function nullable({ nullable: _, ...schema }: { [key: string]: unknown }): object {
  return { anyOf: [{ type: 'null' }, schema] };
}

function graphqlBreaches({ body }: Exchange): readonly string[] {
  // The package exports nothing that could be resolved without importing all of it.
  const schema = join(repositoryRoot, 'node_modules/@octokit/graphql-schema/schema.graphql');
  graphqlSchema ??= buildSchema(readFileSync(schema, 'utf8'), { assumeValid: true, noLocation: true });
  const { query } = body as { query: string };
  return validate(graphqlSchema, parse(query)).map(({ message }) => `GraphQL: ${message}`);
}
