/** A login for ECR, and calls of its API, with the AWS identity of this job. */

import { createHash, createHmac } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Failure } from '../failure.ts';
import { jsonObject } from '../json.ts';
import { NetworkError } from '../net/error.ts';
import type { HttpRequest } from '../net/http-client.ts';
import { jobIdentityToken } from '../net/identity-token.ts';
import type { Network } from '../net/network.ts';
import type { Clock, Environment, Secrets } from '../ports.ts';
import { ecrRegion } from './reference.ts';
import { basicCredentials, type RegistryCredentials } from './registry-auth.ts';

const hint =
  'the AWS identity needs ecr:GetAuthorizationToken, and push access to this repository (ecr:InitiateLayerUpload, ecr:UploadLayerPart, ecr:CompleteLayerUpload, ecr:PutImage, ecr:BatchCheckLayerAvailability, ecr:BatchGetImage, ecr:GetDownloadUrlForLayer)';

export interface AwsPorts {
  readonly env: Environment;
  readonly secrets: Secrets;
  readonly clock: Clock;
  readonly network: Network;
}

/**
 * A password for twelve hours, by ECR's GetAuthorizationToken; undefined for other registries and without AWS keys.
 * @throws Failure `ECR_LOGIN`, `AWS_ROLE`, `OIDC_TOKEN`
 */
export async function ecrCredentials(registry: string, ports: AwsPorts): Promise<RegistryCredentials | undefined> {
  const region = ecrRegion(registry);
  const found = region === undefined ? undefined : await awsKeys(region, ports);
  if (region === undefined || found === undefined) return undefined;
  const { keys, source } = found;
  const failed = (cause: unknown) => {
    const problem = `ECR gave no login for ${registry} with the AWS credentials from ${source}`;
    return new Failure('failed', 'ECR_LOGIN', problem, { hint, cause });
  };
  const answer = await ask(ecrRequest(region, 'GetAuthorizationToken', '{}', keys, ports), ports, failed);
  const login = basicCredentials(/"authorizationToken"\s*:\s*"([^"]+)"/.exec(answer)?.[1] ?? '');
  if (login === undefined) throw failed(new Error('the answer has no authorizationToken'));
  return { kind: 'basic', ...login, source: `ECR with ${source}`, hint };
}

/**
 * One call of ECR's API with the AWS identity of this job; the text of its answer.
 *
 * @param needs the right of the call: `ecr:PutLifecyclePolicy`
 * @throws Failure `ECR_ANSWER`, with the text of the answer as its cause; `AWS_ROLE`, `OIDC_TOKEN`
 */
export async function callEcr(
  registry: string,
  { action, body, needs }: { readonly action: string; readonly body: unknown; readonly needs: string },
  ports: AwsPorts,
): Promise<string> {
  const region = ecrRegion(registry) ?? '';
  const found = await awsKeys(region, ports);
  const failed = (cause: unknown) =>
    new Failure('failed', 'ECR_ANSWER', `ECR did not do ${action} in ${registry}`, {
      hint: `give AWS keys, or AWS_ROLE_ARN with an OIDC token of the job; the identity needs ${needs}`,
      cause,
    });
  if (found === undefined) throw failed(new Error('this job has no AWS credentials'));
  return ask(ecrRequest(region, action, JSON.stringify(body), found.keys, ports), ports, failed);
}

function ecrRequest(region: string, action: string, body: string, keys: AwsKeys, { env, clock }: AwsPorts) {
  const method = 'POST';
  const url = new URL(env.AWS_ENDPOINT_URL_ECR || `https://api.ecr.${awsDomain(region)}/`);
  const headers = {
    'content-type': 'application/x-amz-json-1.1',
    'x-amz-target': `AmazonEC2ContainerRegistry_V20150921.${action}`,
  };
  const request = { method, url, headers, body, region, service: 'ecr', now: clock.now() } as const;
  return { method, url, headers: signed(request, keys), body } as const;
}

/** `eu-west-1.amazonaws.com`; China has a domain of its own. */
function awsDomain(region: string): string {
  return `${region}.amazonaws.com${region.startsWith('cn-') ? '.cn' : ''}`;
}

interface AwsKeys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

interface FoundKeys {
  readonly keys: AwsKeys;
  /** For messages: `AWS_ACCESS_KEY_ID`, `the role arn:…`. */
  readonly source: string;
}

const audience = 'sts.amazonaws.com';
/** Bytes: keys and tokens take a few thousand. */
const limits = { responseBytes: 1024 * 1024 };
/** Milliseconds; a machine outside EC2 must not wait longer for an answer that never comes. */
const metadataTimeout = 1_000;

/**
 * AWS keys of this job, first hit wins: the environment's keys, a role assumed with the job's OIDC token, the
 * container's role (ECS, EKS pod identity), the machine's role (EC2). A profile on a laptop: `aws configure
 * export-credentials --format env`. Source: AWS SDKs and Tools Reference, "Standardized credential providers".
 */
async function awsKeys(region: string, ports: AwsPorts): Promise<FoundKeys | undefined> {
  const found =
    fromEnvironment(ports.env) ??
    (await fromWebIdentity(region, ports)) ??
    (await fromContainer(ports)) ??
    (await fromMachine(ports));
  if (found !== undefined) {
    ports.secrets.add(found.keys.secretAccessKey);
    if (found.keys.sessionToken !== undefined) ports.secrets.add(found.keys.sessionToken);
  }
  return found;
}

function fromEnvironment(env: Environment): FoundKeys | undefined {
  const accessKeyId = env.AWS_ACCESS_KEY_ID;
  const secretAccessKey = env.AWS_SECRET_ACCESS_KEY;
  if (!accessKeyId || !secretAccessKey) return undefined;
  const sessionToken = env.AWS_SESSION_TOKEN;
  return {
    keys: { accessKeyId, secretAccessKey, ...(sessionToken ? { sessionToken } : {}) },
    source: 'AWS_ACCESS_KEY_ID',
  };
}

/** STS AssumeRoleWithWebIdentity needs no signature: the job's OIDC token is the proof. */
async function fromWebIdentity(region: string, ports: AwsPorts): Promise<FoundKeys | undefined> {
  const { env, secrets } = ports;
  const role = env.AWS_ROLE_ARN;
  const token = role ? await webIdentityToken(ports) : undefined;
  if (!role || token === undefined) return undefined;
  secrets.add(token);
  const form = new URLSearchParams({
    Action: 'AssumeRoleWithWebIdentity',
    Version: '2011-06-15',
    RoleArn: role,
    RoleSessionName: env.AWS_ROLE_SESSION_NAME || 'monorepo-gitops',
    WebIdentityToken: token,
  });
  const request: HttpRequest = {
    method: 'POST',
    url: new URL(env.AWS_ENDPOINT_URL_STS || `https://sts.${awsDomain(region)}/`),
    headers: { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' },
    body: form.toString(),
  };
  const failed = (cause: unknown) =>
    new Failure('failed', 'AWS_ROLE', `AWS did not let this job assume ${role}`, {
      hint: `the role's trust policy must allow the pipeline's OIDC provider, with audience ${audience} and a subject that matches this repository`,
      cause,
    });
  const answer = await ask(request, ports, failed);
  // JSON, or XML from endpoints that know nothing else.
  const field = (name: string) =>
    new RegExp(`<${name}>([^<]+)</${name}>|"${name}"\\s*:\\s*"([^"]+)"`).exec(answer)?.slice(1).find(Boolean);
  const keys = keysFrom(field('AccessKeyId'), field('SecretAccessKey'), field('SessionToken'));
  if (keys === undefined) throw failed(new Error('the answer has no keys'));
  return { keys, source: `the role ${role}` };
}

async function webIdentityToken(ports: AwsPorts): Promise<string | undefined> {
  const file = ports.env.AWS_WEB_IDENTITY_TOKEN_FILE;
  if (file) return (await readFile(file, 'utf8')).trim();
  const identity = await jobIdentityToken(audience, 'AWS_ID_TOKEN', ports);
  if (identity.result === 'token') return identity.token;
  if (identity.result === 'none') return undefined;
  throw new Failure('failed', 'OIDC_TOKEN', `no OIDC token for AWS: GitHub's token service ${identity.problem}`, {
    hint: 'the job needs `permissions: id-token: write`; pull requests from forks never get one',
    cause: identity.cause,
  });
}

/** The agent on the task's or node's link-local address; both say where it is by environment. */
async function fromContainer({ env, network }: AwsPorts): Promise<FoundKeys | undefined> {
  const relative = env.AWS_CONTAINER_CREDENTIALS_RELATIVE_URI;
  const address = relative ? `http://169.254.170.2${relative}` : env.AWS_CONTAINER_CREDENTIALS_FULL_URI;
  if (!address) return undefined;
  const file = env.AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE;
  const token = file ? (await readFile(file, 'utf8')).trim() : env.AWS_CONTAINER_AUTHORIZATION_TOKEN;
  using client = network.client({ direct: true, limits });
  const request = { method: 'GET', url: new URL(address), headers: token ? { authorization: token } : {} } as const;
  try {
    return await client.exchange(request, async (answer) =>
      answer.ok ? readMetadata(await answer.text(), "the container's role") : undefined,
    );
  } catch (error) {
    if (!(error instanceof NetworkError)) throw error;
    const problem = `the container's role gives no AWS keys: ${error.message}`;
    throw new Failure('failed', 'AWS_CONTAINER_CREDENTIALS', problem, {
      hint: 'check the agent at AWS_CONTAINER_CREDENTIALS_FULL_URI or _RELATIVE_URI, or give AWS keys',
      cause: error,
    });
  }
}

/** EC2 instance metadata, version 2. */
async function fromMachine({ env, network }: AwsPorts): Promise<FoundKeys | undefined> {
  if (env.AWS_EC2_METADATA_DISABLED === 'true') return undefined;
  const base = env.AWS_EC2_METADATA_SERVICE_ENDPOINT || 'http://169.254.169.254';
  const waits = { connectMs: metadataTimeout, inactivityMs: metadataTimeout, exchangeMs: metadataTimeout };
  using client = network.client({ direct: true, attempts: 1, limits: { ...limits, ...waits } });
  const textAt = (method: 'GET' | 'PUT', path: string, headers: Readonly<Record<string, string>>) =>
    client.exchange({ method, url: new URL(path, base), headers }, async (answer) =>
      answer.ok ? answer.text() : undefined,
    );
  try {
    const session = await textAt('PUT', '/latest/api/token', { 'x-aws-ec2-metadata-token-ttl-seconds': '60' });
    if (session === undefined) return undefined;
    const headers = { 'x-aws-ec2-metadata-token': session };
    const roles = '/latest/meta-data/iam/security-credentials/';
    const role = (await textAt('GET', roles, headers))?.split('\n')[0]?.trim();
    const answer = role ? await textAt('GET', `${roles}${role}`, headers) : undefined;
    return answer === undefined ? undefined : readMetadata(answer, "the machine's role");
  } catch (error) {
    if (!(error instanceof NetworkError)) throw error;
    return undefined; // Not on EC2: the link-local address does not answer.
  }
}

/** One request to AWS; the text of its answer. */
async function ask(
  request: HttpRequest,
  { network, secrets }: AwsPorts,
  failed: (cause: unknown) => Failure,
): Promise<string> {
  using client = network.client({ limits });
  try {
    return await client.exchange(
      request,
      async (answer) => {
        const text = await answer.text();
        if (answer.ok) return text;
        throw failed(new Error(secrets.redact(`${answer.status} ${text}`).slice(0, 400)));
      },
      true,
    );
  } catch (error) {
    throw error instanceof NetworkError ? failed(error) : error;
  }
}

function readMetadata(json: string, source: string): FoundKeys | undefined {
  const fields = jsonObject(json);
  const keys = keysFrom(fields.AccessKeyId, fields.SecretAccessKey, fields.Token);
  return keys === undefined ? undefined : { keys, source };
}

function keysFrom(accessKeyId: unknown, secretAccessKey: unknown, sessionToken: unknown): AwsKeys | undefined {
  if (typeof accessKeyId !== 'string' || typeof secretAccessKey !== 'string' || typeof sessionToken !== 'string')
    return undefined;
  return { accessKeyId, secretAccessKey, sessionToken };
}

interface AwsRequest {
  readonly method: 'GET' | 'POST';
  readonly url: URL;
  /** Lower-case names; all of them are signed. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly region: string;
  readonly service: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/**
 * The request's headers with AWS Signature Version 4.
 * Source: AWS General Reference, "Create a signed AWS API request".
 */
export function signed(request: AwsRequest, keys: AwsKeys): Record<string, string> {
  const time = new Date(request.now).toISOString().replace(/[-:]|\.\d{3}/g, '');
  const date = time.slice(0, 8);
  const headers: Record<string, string> = {
    ...request.headers,
    host: request.url.host,
    'x-amz-date': time,
    ...(keys.sessionToken === undefined ? {} : { 'x-amz-security-token': keys.sessionToken }),
  };
  const names = Object.keys(headers).sort();
  const canonical = [
    request.method,
    request.url.pathname,
    canonicalQuery(request.url),
    ...names.map((name) => `${name}:${(headers[name] ?? '').trim().replace(/ +/g, ' ')}`),
    '',
    names.join(';'),
    sha256(request.body),
  ].join('\n');
  const scope = `${date}/${request.region}/${request.service}/aws4_request`;
  const toSign = ['AWS4-HMAC-SHA256', time, scope, sha256(canonical)].join('\n');
  const key = [date, request.region, request.service, 'aws4_request'].reduce<Buffer | string>(
    (secret, part) => hmac(secret, part),
    `AWS4${keys.secretAccessKey}`,
  );
  const signature = hmac(key, toSign).toString('hex');
  return {
    ...headers,
    authorization: `AWS4-HMAC-SHA256 Credential=${keys.accessKeyId}/${scope}, SignedHeaders=${names.join(';')}, Signature=${signature}`,
  };
}

function canonicalQuery(url: URL): string {
  return [...url.searchParams]
    .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
    .sort()
    .join('&');
}

/** RFC 3986, which is stricter than `encodeURIComponent`. */
function encoded(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

function hmac(key: Buffer | string, text: string): Buffer {
  return createHmac('sha256', key).update(text, 'utf8').digest();
}
