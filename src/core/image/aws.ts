/** A login for ECR with the AWS identity of this job. */

import { createHash, createHmac } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Failure } from '../failure.ts';
import type { Clock, Environment, Secrets } from '../ports.ts';
import type { RegistryCredentials } from './registry-auth.ts';

const privateRegistry = /^[0-9]{12}\.dkr[.-]ecr(?:-fips)?\.([a-z0-9-]+)\.(?:amazonaws\.com(?:\.cn|\.eu)?|on\.aws)$/;
const hint =
  'the AWS identity needs ecr:GetAuthorizationToken, and push access to this repository (ecr:InitiateLayerUpload, ecr:UploadLayerPart, ecr:CompleteLayerUpload, ecr:PutImage, ecr:BatchCheckLayerAvailability, ecr:BatchGetImage, ecr:GetDownloadUrlForLayer)';

/** The region of a private ECR registry; undefined for every other host. */
export function ecrRegion(registry: string): string | undefined {
  return privateRegistry.exec(registry)?.[1];
}

/**
 * A password for twelve hours, by ECR's GetAuthorizationToken; undefined for other registries and without AWS keys.
 * @throws Failure `ECR_LOGIN`, `AWS_ROLE`, `OIDC_TOKEN`
 */
export async function ecrCredentials(registry: string, ports: AwsPorts): Promise<RegistryCredentials | undefined> {
  const region = ecrRegion(registry);
  const found = region === undefined ? undefined : await awsKeys(region, ports);
  if (region === undefined || found === undefined) return undefined;
  const url = new URL(
    ports.env.AWS_ENDPOINT_URL_ECR ||
      `https://api.ecr.${region}.amazonaws.com${region.startsWith('cn-') ? '.cn' : ''}/`,
  );
  const body = '{}';
  const headers = {
    'content-type': 'application/x-amz-json-1.1',
    'x-amz-target': 'AmazonEC2ContainerRegistry_V20150921.GetAuthorizationToken',
  };
  const signature = signed(
    { method: 'POST', url, headers, body, region, service: 'ecr', now: ports.clock.now() },
    found.keys,
  );
  const response = await fetch(url, { method: 'POST', headers: signature, body, redirect: 'error' }).catch(
    (error: unknown) => {
      throw noLogin(registry, found.source, error);
    },
  );
  const text = await response.text();
  if (!response.ok)
    throw noLogin(registry, found.source, new Error(ports.secrets.redact(`${response.status} ${text}`).slice(0, 400)));
  const decoded = Buffer.from(/"authorizationToken"\s*:\s*"([^"]+)"/.exec(text)?.[1] ?? '', 'base64').toString('utf8');
  const colon = decoded.indexOf(':');
  if (colon < 1) throw noLogin(registry, found.source, new Error('the answer has no authorizationToken'));
  return {
    kind: 'basic',
    username: decoded.slice(0, colon),
    password: decoded.slice(colon + 1),
    source: `ECR with ${found.source}`,
    hint,
  };
}

function noLogin(registry: string, source: string, cause: unknown): Failure {
  return new Failure(
    'failed',
    'ECR_LOGIN',
    `ECR gave no login for ${registry} with the AWS credentials from ${source}`,
    { hint, cause },
  );
}

interface AwsPorts {
  readonly env: Environment;
  readonly secrets: Secrets;
  readonly clock: Clock;
}

interface FoundKeys {
  readonly keys: AwsKeys;
  /** For messages: `AWS_ACCESS_KEY_ID`, `the role arn:…`. */
  readonly source: string;
}

const audience = 'sts.amazonaws.com';
/** Milliseconds; a machine outside EC2 must not wait longer for nobody's answer. */
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
    (await fromContainer(ports.env)) ??
    (await fromMachine(ports.env));
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
async function fromWebIdentity(region: string, { env, secrets }: AwsPorts): Promise<FoundKeys | undefined> {
  const role = env.AWS_ROLE_ARN;
  const token = role ? await webIdentityToken(env) : undefined;
  if (!role || token === undefined) return undefined;
  secrets.add(token);
  const response = await fetch(stsAddress(region, env), {
    method: 'POST',
    redirect: 'error',
    headers: { accept: 'application/json' },
    body: new URLSearchParams({
      Action: 'AssumeRoleWithWebIdentity',
      Version: '2011-06-15',
      RoleArn: role,
      RoleSessionName: env.AWS_ROLE_SESSION_NAME || 'monorepo-gitops',
      WebIdentityToken: token,
    }),
  }).catch((error: unknown) => {
    throw notAssumed(role, error);
  });
  const text = await response.text();
  if (!response.ok) throw notAssumed(role, new Error(secrets.redact(text).slice(0, 400)));
  const field = (name: string) =>
    new RegExp(`<${name}>([^<]+)</${name}>|"${name}"\\s*:\\s*"([^"]+)"`).exec(text)?.slice(1).find(Boolean);
  const keys = keysFrom(field('AccessKeyId'), field('SecretAccessKey'), field('SessionToken'));
  if (keys === undefined) throw notAssumed(role, new Error('the answer has no keys'));
  return { keys, source: `the role ${role}` };
}

function stsAddress(region: string, env: Environment): string {
  return env.AWS_ENDPOINT_URL_STS || `https://sts.${region}.amazonaws.com${region.startsWith('cn-') ? '.cn' : ''}/`;
}

async function webIdentityToken(env: Environment): Promise<string | undefined> {
  const file = env.AWS_WEB_IDENTITY_TOKEN_FILE;
  if (file) return (await readFile(file, 'utf8')).trim();
  const given = env.AWS_ID_TOKEN;
  if (given) return given;
  const address = env.ACTIONS_ID_TOKEN_REQUEST_URL;
  const bearer = env.ACTIONS_ID_TOKEN_REQUEST_TOKEN;
  if (!address || !bearer) return undefined;
  const url = new URL(address);
  url.searchParams.set('audience', audience);
  const response = await fetch(url, { redirect: 'error', headers: { authorization: `Bearer ${bearer}` } });
  const answer = response.ok ? ((await response.json()) as { value?: unknown }) : {};
  if (typeof answer.value === 'string') return answer.value;
  throw new Failure('failed', 'OIDC_TOKEN', `GitHub gave no OIDC token for AWS (${response.status})`, {
    hint: 'the job needs `permissions: id-token: write`; pull requests from forks never get one',
  });
}

/** The agent on the task's or node's link-local address; both say where it is by environment. */
async function fromContainer(env: Environment): Promise<FoundKeys | undefined> {
  const relative = env.AWS_CONTAINER_CREDENTIALS_RELATIVE_URI;
  const address = relative ? `http://169.254.170.2${relative}` : env.AWS_CONTAINER_CREDENTIALS_FULL_URI;
  if (!address) return undefined;
  const file = env.AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE;
  const token = file ? (await readFile(file, 'utf8')).trim() : env.AWS_CONTAINER_AUTHORIZATION_TOKEN;
  const response = await fetch(address, { redirect: 'error', headers: token ? { authorization: token } : {} });
  return response.ok ? readMetadata(await response.json(), "the container's role") : undefined;
}

/** EC2 instance metadata, version 2. */
async function fromMachine(env: Environment): Promise<FoundKeys | undefined> {
  if (env.AWS_EC2_METADATA_DISABLED === 'true') return undefined;
  const base = env.AWS_EC2_METADATA_SERVICE_ENDPOINT || 'http://169.254.169.254';
  const ask = (path: string, init: RequestInit) =>
    fetch(new URL(path, base), { ...init, redirect: 'error', signal: AbortSignal.timeout(metadataTimeout) });
  try {
    const session = await ask('/latest/api/token', {
      method: 'PUT',
      headers: { 'x-aws-ec2-metadata-token-ttl-seconds': '60' },
    });
    if (!session.ok) return undefined;
    const headers = { 'x-aws-ec2-metadata-token': await session.text() };
    const roles = '/latest/meta-data/iam/security-credentials/';
    const role = (await (await ask(roles, { headers })).text()).split('\n')[0]?.trim();
    const answer = await ask(`${roles}${role}`, { headers });
    return answer.ok ? readMetadata(await answer.json(), "the machine's role") : undefined;
  } catch {
    return undefined; // Not on EC2: nobody answers on the link-local address.
  }
}

function readMetadata(answer: unknown, source: string): FoundKeys | undefined {
  const fields = typeof answer === 'object' && answer !== null ? (answer as Record<string, unknown>) : {};
  const keys = keysFrom(fields.AccessKeyId, fields.SecretAccessKey, fields.Token);
  return keys === undefined ? undefined : { keys, source };
}

function keysFrom(accessKeyId: unknown, secretAccessKey: unknown, sessionToken: unknown): AwsKeys | undefined {
  if (typeof accessKeyId !== 'string' || typeof secretAccessKey !== 'string' || typeof sessionToken !== 'string')
    return undefined;
  return { accessKeyId, secretAccessKey, sessionToken };
}

function notAssumed(role: string, cause: unknown): Failure {
  return new Failure('failed', 'AWS_ROLE', `AWS did not let this job assume ${role}`, {
    hint: `the role's trust policy must allow the pipeline's OIDC provider, with audience ${audience} and a subject that matches this repository`,
    cause,
  });
}

interface AwsKeys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
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
