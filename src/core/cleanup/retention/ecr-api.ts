/** ECR's own API, as far as retention needs it. Source: Amazon ECR API reference, version 2015-09-21. */
import { Failure } from '../../failure.ts';
import { type AwsPorts, callEcr } from '../../image/aws.ts';
import { isObject, type JsonObject, jsonObject } from '../../json.ts';

/** More would only fill the memory. */
const mostPages = 10_000;

export class EcrApi {
  readonly #registry: string;
  readonly #ports: AwsPorts;

  constructor(registry: string, ports: AwsPorts) {
    this.#registry = registry;
    this.#ports = ports;
  }

  /** The first twelve digits of the host: whose registry it is. */
  get account(): string {
    return this.#registry.slice(0, 12);
  }

  async repositories(): Promise<readonly string[]> {
    const found = await this.#list('DescribeRepositories', {}, 'repositories');
    return found.flatMap(({ repositoryName }) => (typeof repositoryName === 'string' ? [repositoryName] : []));
  }

  /** By digest. */
  async pushTimes(repositoryName: string): Promise<ReadonlyMap<string, number>> {
    const found = await this.#list('DescribeImages', { repositoryName }, 'imageDetails');
    return new Map(
      found.flatMap(({ imageDigest, imagePushedAt }) =>
        // Seconds, with a fraction.
        typeof imageDigest === 'string' && typeof imagePushedAt === 'number'
          ? [[imageDigest, imagePushedAt * 1000] as const]
          : [],
      ),
    );
  }

  /** By digest, with all tags. */
  async remove(repositoryName: string, imageDigest: string): Promise<'deleted' | 'absent'> {
    const { failures } = await this.#call('BatchDeleteImage', { repositoryName, imageIds: [{ imageDigest }] });
    const [failure] = Array.isArray(failures) ? failures.filter(isObject) : [];
    if (failure === undefined) return 'deleted';
    if (failure.failureCode === 'ImageNotFound') return 'absent';
    const problem = `ECR did not delete ${repositoryName}@${imageDigest}: ${String(failure.failureReason)}`;
    throw new Failure('failed', 'ECR_ANSWER', problem, { hint: `ECR calls it ${String(failure.failureCode)}.` });
  }

  /** Its text; undefined when the repository has none. */
  async lifecyclePolicy(repositoryName: string): Promise<string | undefined> {
    try {
      const { lifecyclePolicyText: text } = await this.#call('GetLifecyclePolicy', { repositoryName });
      return typeof text === 'string' ? text : undefined;
    } catch (error) {
      const words = error instanceof Failure && error.cause instanceof Error ? error.cause.message : '';
      if (words.includes('LifecyclePolicyNotFoundException')) return undefined;
      throw error;
    }
  }

  async putLifecyclePolicy(body: Readonly<Record<string, string>>): Promise<void> {
    await this.#call('PutLifecyclePolicy', body);
  }

  async #call(action: string, body: Readonly<Record<string, unknown>>): Promise<JsonObject> {
    const request = { action, body: { registryId: this.account, ...body }, needs: `ecr:${action}` };
    return jsonObject(await callEcr(this.#registry, request, this.#ports));
  }

  async #list(action: string, body: Readonly<Record<string, unknown>>, key: string): Promise<readonly JsonObject[]> {
    const found: JsonObject[] = [];
    let nextToken: unknown;
    for (let page = 0; page < mostPages; page += 1) {
      const answer = await this.#call(action, { ...body, ...(nextToken === undefined ? {} : { nextToken }) });
      const items = answer[key];
      found.push(...(Array.isArray(items) ? items.filter(isObject) : []));
      nextToken = answer.nextToken ?? undefined;
      if (nextToken === undefined) return found;
    }
    throw new Failure('failed', 'ECR_ANSWER', `the list of ${action} has more than ${mostPages} pages`);
  }
}
