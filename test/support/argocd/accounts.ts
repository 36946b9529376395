/** Who calls the fake Argo CD, and what they may do. Source: argo-cd v3.5.1 util/session, util/rbac. */
import type http from 'node:http';
import type { ArgocdServerOptions, FakeAccount, Recorded } from './server.ts';

export const adminToken = 'eyJhbGciOiJIUzI1NiJ9.YWRtaW4tYWNjb3VudA.c2lnbmF0dXJlLW9mLWFkbWlu';

/** An error with a gRPC code, as the server returns it. */
export class Refusal extends Error {
  readonly code: number;
  constructor(code: number, message: string) {
    super(message);
    this.code = code;
  }
}

/** The codes in use (google.golang.org/grpc/codes). */
export const grpcCode = { unknown: 2, invalidArgument: 3, notFound: 5, permissionDenied: 7, failedPrecondition: 9 };

/** Says neither what is missing nor whether it exists; also the answer to any error of Kubernetes but NotFound. */
export const bareDenial = () => new Refusal(grpcCode.permissionDenied, 'permission denied');

export class Accounts {
  readonly #options: ArgocdServerOptions;
  readonly #byToken: Readonly<Record<string, FakeAccount>>;

  constructor(options: ArgocdServerOptions) {
    this.#options = options;
    this.#byToken = { [adminToken]: { username: 'admin', allow: ['* *'] }, ...options.accounts };
  }

  authenticate(headers: http.IncomingHttpHeaders): FakeAccount {
    const metadata = headers['grpc-metadata-token'];
    const token = metadata?.toString() ?? /^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1];
    if (token === undefined || token.split('.').length !== 3) throw new Refusal(16, 'no session information');
    const account = this.#byToken[token];
    if (account === undefined) throw new Refusal(16, `invalid session: ${this.#options.invalidToken ?? expired}`);
    return account;
  }

  /** `POST /session`. */
  session({ body }: Recorded): unknown {
    const { username, password } = JSON.parse(body) as { username: string; password: string };
    const user = this.#options.passwords?.[username];
    if (user === undefined || user.password !== password) throw new Refusal(16, 'Invalid username or password');
    return { token: user.token };
  }

  /** RFC 8693 as Dex has it; its errors are OAuth's. */
  exchange({ body, headers }: Recorded): unknown {
    const form = new URLSearchParams(body);
    const { dex } = this.#options;
    const client = Buffer.from(headers.authorization?.split(' ')[1] ?? '', 'base64').toString('utf8');
    const fits =
      client === 'argo-cd-cli:' &&
      form.get('grant_type') === 'urn:ietf:params:oauth:grant-type:token-exchange' &&
      form.get('connector_id') === dex?.connector &&
      form.get('subject_token') === dex?.idToken &&
      form.get('subject_token_type') === 'urn:ietf:params:oauth:token-type:id_token';
    if (!fits || dex === undefined) throw new Refusal(16, 'invalid_request: the token is not accepted');
    return { access_token: dex.token, token_type: 'bearer', expires_in: 86_399 };
  }

  /** Always 200. */
  userInfo({ headers }: Recorded): unknown {
    try {
      const { username, groups, iss = 'argocd' } = this.authenticate(headers);
      return { loggedIn: true, username, iss, ...(groups === undefined ? {} : { groups }) };
    } catch {
      return {};
    }
  }
}

const expired = 'token has invalid claims: token is expired';

/** @param object `project/name`, with the namespace between where it is not Argo CD's own */
export function may(account: FakeAccount, action: string, object: string, resource = 'applications'): boolean {
  return account.allow.some((rule) => {
    const words = rule.split(' ');
    const [pattern = '', allowed = ''] = words.reverse();
    const [kind = allowed === '*' ? '*' : 'applications'] = words.slice(2);
    return [
      [kind, resource],
      [allowed, action],
      [pattern, object],
    ].every(([glob = '', text = '']) => globOf(glob).test(text));
  });
}

/** @throws Refusal with the words of a missing policy */
export function enforce(account: FakeAccount, action: string, object: string, resource = 'applications'): void {
  if (may(account, action, object, resource)) return;
  const missing = `${resource}, ${action}, ${object}, sub: ${account.username}, iat: 2026-01-01T00:00:00Z`;
  throw new Refusal(grpcCode.permissionDenied, `permission denied: ${missing}`);
}

function globOf(pattern: string): RegExp {
  const parts = pattern.split('*').map((part) => part.replace(/[.\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`);
}
