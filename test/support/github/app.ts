/** The fake's side of GitHub Apps: tokens signed by the App's key against tokens of an installation. */

import { createPublicKey, generateKeyPairSync, verify } from 'node:crypto';
import { namedRepositoryJson, userJson } from './json.ts';
import { notFound, type RestAnswer } from './rest.ts';
import { covers, type FakeAccount, type Permission, type Permissions } from './state.ts';

export interface FakeApp {
  readonly id: string;
  readonly publicKeyPem: string;
  /** By `owner/name`. */
  readonly installations: Readonly<
    Record<string, { readonly id: number; readonly permissions: Permissions; readonly suspended?: boolean }>
  >;
}

/** An App that is installed on these repositories, and the inputs that hold its credential. */
export function testApp(permissions: Permissions, repositories: readonly string[]) {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  const id = '4711';
  const installations = Object.fromEntries(repositories.map((name) => [name, { id: 9, permissions }]));
  const app: FakeApp = { id, publicKeyPem: publicKey, installations };
  return { app, given: { 'gitops-app-id': id, 'gitops-app-private-key': privateKey } };
}

export interface AppCall {
  readonly operation: string;
  /** Below the API's base. */
  readonly path: string;
  readonly jwt: string;
  readonly body: string;
  /** The server's clock, milliseconds. */
  readonly now: number;
  /** Makes a token of an account valid. */
  readonly issue: (account: FakeAccount) => string;
}

export function answerApp(app: FakeApp, { operation, path, jwt, body, now, issue }: AppCall): RestAnswer {
  const refusal = refuseJwt(app, jwt, now);
  if (refusal !== undefined) return { status: 401, body: { message: refusal } };
  if (operation === 'apps.installation') {
    const installation = app.installations[path.split('/').slice(2, 4).join('/')];
    return installation === undefined ? notFound() : { status: 200, body: installationJson(app, installation) };
  }
  const id = Number(path.split('/')[3]);
  const mine = Object.entries(app.installations).filter(([, each]) => each.id === id);
  const granted = mine[0]?.[1];
  if (granted === undefined) return notFound();
  if (granted.suspended) return { status: 403, body: { message: 'This installation has been suspended' } };
  const wanted = JSON.parse(body) as { repositories?: string[]; permissions?: Permissions };
  const names = mine.map(([name]) => name);
  const chosen = wanted.repositories?.map((name) => names.find((full) => full.endsWith(`/${name}`)));
  if (chosen?.includes(undefined)) {
    const message =
      'There is at least one repository that does not exist or is not accessible to the parent installation.';
    return { status: 422, body: refusal422(message) };
  }
  const permissions = wanted.permissions ?? granted.permissions;
  if (Object.entries(permissions).some(([name, level]) => !covers(granted.permissions[name as Permission], level))) {
    return { status: 422, body: refusal422('The permissions requested are not granted to this installation.') };
  }
  const repositories = (chosen ?? names) as string[];
  const expiresAt = new Date(now + 3_600_000).toISOString();
  const account = {
    login: `app-${app.id}[bot]`,
    permissions: { ...permissions, metadata: 'read' as const },
    repositories,
    expiresAt,
  };
  return {
    status: 201,
    body: {
      token: issue(account),
      expires_at: expiresAt,
      permissions: account.permissions,
      repository_selection: 'selected',
      repositories: repositories.map((each) => namedRepositoryJson(each)),
    },
  };
}

function refusal422(message: string) {
  return { message, documentation_url: 'https://docs.github.com/rest' };
}

function installationJson({ id }: FakeApp, installation: FakeApp['installations'][string]): object {
  const url = `https://api.github.example.com/app/installations/${installation.id}`;
  const time = '2026-01-01T00:00:00Z';
  return {
    id: installation.id,
    account: userJson('acme'),
    repository_selection: 'selected',
    access_tokens_url: `${url}/access_tokens`,
    repositories_url: 'https://api.github.example.com/installation/repositories',
    html_url: url,
    app_id: Number(id),
    app_slug: 'deploy',
    target_id: 1,
    target_type: 'Organization',
    permissions: installation.permissions,
    events: [],
    single_file_name: null,
    created_at: time,
    updated_at: time,
    suspended_by: null,
    suspended_at: null,
  };
}

/** GitHub's words for what is wrong with an App's token; undefined when it is good. */
function refuseJwt(app: FakeApp, jwt: string, now: number): string | undefined {
  const [head = '', claims = '', signature = ''] = jwt.split('.');
  const key = createPublicKey(app.publicKeyPem);
  if (!verify('RSA-SHA256', Buffer.from(`${head}.${claims}`), key, Buffer.from(signature, 'base64url'))) {
    return 'A JSON web token could not be decoded';
  }
  const { iat, exp, iss } = JSON.parse(Buffer.from(claims, 'base64url').toString('utf8')) as {
    iat: number;
    exp: number;
    iss: string;
  };
  const seconds = Math.floor(now / 1_000);
  if (iss !== app.id) return "'Issuer' claim ('iss') must be an Integer";
  if (iat > seconds)
    return "'Issued at' claim ('iat') must be an Integer representing the time that the assertion was issued";
  if (exp <= seconds)
    return "'Expiration time' claim ('exp') must be a numeric value representing the future time at which the assertion expires";
  return exp > seconds + 600 ? "'Expiration time' claim ('exp') is too far in the future" : undefined;
}
