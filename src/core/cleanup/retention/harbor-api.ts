/** Harbor's own API, as far as retention needs it. Source: goharbor/harbor, `api/v2.0/swagger.yaml`. */
import { Failure } from '../../failure.ts';
import { isObject, type JsonObject, parseJson } from '../../json.ts';
import { NetworkError } from '../../net/error.ts';
import { apiOrigin, type ProviderPorts } from './registry-api.ts';

type HarborPorts = Pick<ProviderPorts, 'credentials' | 'insecure' | 'network' | 'secrets'>;

interface HarborCall {
  readonly method: 'GET' | 'POST' | 'PUT';
  /** Below `/api/v2.0`. */
  readonly path: string;
  readonly body?: unknown;
  /** After "Harbor did not": `list the repositories of fe`. */
  readonly what: string;
  /** The permission of a robot account: `tag-retention: create`. */
  readonly needs: string;
  /** Whose credential is used: it may depend on the project. Undefined: that of the host. */
  readonly project: string | undefined;
}

const pageSize = 100;
/** A project with more would only fill the memory. */
const mostPages = 10_000;

export class HarborApi {
  readonly #host: string;
  readonly #ports: HarborPorts;

  constructor(host: string, ports: HarborPorts) {
    this.#host = host;
    this.#ports = ports;
  }

  /** Full paths, with the project. @param project undefined: of every project that the account may see */
  async repositories(project: string | undefined): Promise<readonly string[]> {
    const what = `list the repositories${project === undefined ? '' : ` of ${project}`}`;
    const path = project === undefined ? '/repositories' : `/projects/${encodeURIComponent(project)}/repositories`;
    const found = await this.#list({ path, what, needs: 'repository: list', project });
    return found.flatMap(({ name }) => (typeof name === 'string' ? [name] : []));
  }

  /** By digest. Harbor renews the time of an artifact with each of its tags. */
  async pushTimes(repository: string): Promise<ReadonlyMap<string, number>> {
    const [project = '', ...rest] = repository.split('/');
    // Harbor decodes the path once before it finds the route (its API reference: "encode it twice").
    const name = encodeURIComponent(encodeURIComponent(rest.join('/')));
    const path = `/projects/${encodeURIComponent(project)}/repositories/${name}/artifacts`;
    const what = `list the artifacts of ${repository}`;
    const found = await this.#list({ path, what, needs: 'artifact: list', project });
    return new Map(
      found.flatMap(({ digest, push_time: pushed, tags }) => {
        const times = [pushed, ...(Array.isArray(tags) ? tags.map((tag) => (isObject(tag) ? tag.push_time : '')) : [])];
        const newest = Math.max(...times.map((time) => Date.parse(String(time))).filter(Number.isFinite));
        return typeof digest === 'string' && Number.isFinite(newest) ? [[digest, newest] as const] : [];
      }),
    );
  }

  /** The parsed answer, and the path of its Location header. */
  async call(call: HarborCall): Promise<{ readonly body: unknown; readonly location: string | undefined }> {
    const { method, path, body, what, needs, project } = call;
    const { credentials, insecure, network, secrets } = this.#ports;
    const found = await credentials(this.#host, project ?? '');
    if (found.kind === 'identity-token') {
      const problem = `Harbor did not ${what}: its API takes no token of a Docker login`;
      throw new Failure('failed', 'HARBOR_AUTH', problem, {
        hint: `Give registry-username and registry-password of a robot account with ${needs}.`,
      });
    }
    const basic =
      found.kind === 'basic' ? Buffer.from(`${found.username}:${found.password}`).toString('base64') : undefined;
    if (basic !== undefined) secrets.add(basic);
    using client = network.client({ limits: { responseBytes: 16 * 1024 * 1024 } });
    const request = {
      method,
      url: new URL(`/api/v2.0${path}`, apiOrigin(this.#host, insecure)),
      headers: { accept: 'application/json', ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(basic === undefined ? {} : { credentials: { authorization: `Basic ${basic}` } }),
      body: body === undefined ? undefined : JSON.stringify(body),
      waitingFor: `Harbor to ${what}`,
    };
    try {
      return await client.exchange(request, async (answer) => {
        const text = await answer.text();
        if (answer.ok) return { body: parseJson(text), location: [answer.headers.location].flat()[0] };
        throw this.#refusal(call, answer.status, secrets.redact(text.slice(0, 400)));
      });
    } catch (error) {
      if (!(error instanceof NetworkError)) throw error;
      throw new Failure('failed', 'REGISTRY_UNREACHABLE', `Harbor did not ${what}: ${error.message}`, {
        hint: `Check that ${this.#host} can be reached from this job, with its proxy and its certificate.`,
        cause: error,
      });
    }
  }

  async #list(call: Omit<HarborCall, 'method'>): Promise<readonly JsonObject[]> {
    const found: JsonObject[] = [];
    for (let page = 1; page <= mostPages; page += 1) {
      const query = `page=${page}&page_size=${pageSize}`;
      const { body } = await this.call({ ...call, method: 'GET', path: `${call.path}?${query}` });
      if (!Array.isArray(body)) throw this.#refusal({ ...call, method: 'GET' }, 200, 'the answer is not a list');
      found.push(...body.filter(isObject));
      if (body.length < pageSize) return found;
    }
    throw this.#refusal({ ...call, method: 'GET' }, 200, `the list has more than ${mostPages} pages`);
  }

  #refusal({ what, needs }: HarborCall, status: number, words: string): Failure {
    const isRight = status === 401 || status === 403;
    const problem = `Harbor did not ${what}: ${isRight ? 'the account may not' : 'it answered'} (${status})`;
    return new Failure('failed', isRight ? 'HARBOR_AUTH' : 'HARBOR_ANSWER', problem, {
      hint: isRight
        ? `The robot account of registry-username needs the permission ${needs} in the project (docs/retention.md lists them all); mind the "$" in its name.`
        : 'The words of Harbor follow.',
      cause: new Error(words === '' ? `HTTP ${status}` : words),
    });
  }
}
