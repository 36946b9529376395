/**
 * The network of a run: one HTTP client for every server, with the user's proxy and certificate authorities, the run's
 * deadline, a limit on every answer, and one retry policy. It may import the files beside the folders of `core`.
 * Begin here: a client is opened by `Network.client`; what it does is in `http-client.ts`, its errors are in `error.ts`.
 */

import type { Deadline } from './deadline.ts';
import { type ClientOptions, HttpClient, type NetworkPorts } from './http-client.ts';
import { proxySecrets } from './proxy.ts';
import { type TlsMaterial, type Trust, trustOf } from './trust.ts';

export class Network implements Disposable {
  readonly #ports: NetworkPorts;
  readonly #trust: Trust;
  readonly #clients = new Set<HttpClient>();
  #warned = false;

  constructor(ports: NetworkPorts) {
    this.#ports = ports;
    this.#trust = trustOf(ports.env);
    for (const secret of proxySecrets(ports.env)) ports.secrets.add(secret);
  }

  get deadline(): Deadline {
    return this.#ports.deadline;
  }

  /** A client with connections of its own, which end with the network at the latest. */
  client(options: ClientOptions = {}): HttpClient {
    const client = new HttpClient(
      { ...this.#ports, trust: (url) => this.#trustFor(url, options.tls), proxyTrust: this.#trust },
      options,
    );
    this.#clients.add(client);
    return client;
  }

  [Symbol.dispose](): void {
    for (const client of this.#clients) client[Symbol.dispose]();
    this.#clients.clear();
  }

  #trustFor(url: URL, material: TlsMaterial | undefined): Trust {
    const { env, log } = this.#ports;
    if (env.GIT_SSL_NO_VERIFY !== undefined && url.protocol === 'https:' && !this.#warned) {
      this.#warned = true;
      log.warn('GIT_SSL_NO_VERIFY is ignored: certificates are always verified. Name a private CA in GIT_SSL_CAINFO.');
    }
    return material === undefined ? this.#trust : trustOf(env, material);
  }
}
