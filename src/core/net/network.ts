/**
 * The network of a run: one HTTP client for every server, with the user's proxy and certificate authorities, the run's
 * deadline, a limit on every answer, and one retry policy. It may import the files beside the folders of `core`.
 * Begin here: a client is opened by `Network.client`; what it does is in `http-client.ts`, its errors are in `error.ts`.
 */

import type { Deadline } from './deadline.ts';
import { type ClientOptions, HttpClient, type NetworkPorts } from './http-client.ts';
import { proxySecrets } from './proxy.ts';
import { type TlsMaterial, type Trust, trustOf } from './trust.ts';

/** What the networks of one run have in common. */
interface Shared {
  readonly trust: Trust;
  warned: boolean;
}

export class Network implements Disposable {
  readonly #ports: NetworkPorts;
  readonly #shared: Shared;
  readonly #clients = new Set<HttpClient>();

  constructor(ports: NetworkPorts, shared: Shared = { trust: trustOf(ports.env), warned: false }) {
    this.#ports = ports;
    this.#shared = shared;
    for (const secret of proxySecrets(ports.env)) ports.secrets.add(secret);
  }

  get deadline(): Deadline {
    return this.#ports.deadline;
  }

  /** The network of a part of the run, whose requests end with another deadline. */
  until(deadline: Deadline): Network {
    return new Network({ ...this.#ports, deadline }, this.#shared);
  }

  /** A client with connections of its own, which end with the network at the latest. */
  client(options: ClientOptions = {}): HttpClient {
    const client = new HttpClient(
      { ...this.#ports, trust: (url) => this.#trustFor(url, options.tls), proxyTrust: this.#shared.trust },
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
    const shared = this.#shared;
    if (env.GIT_SSL_NO_VERIFY !== undefined && url.protocol === 'https:' && !shared.warned) {
      shared.warned = true;
      log.warn('GIT_SSL_NO_VERIFY is ignored: certificates are always verified. Name a private CA in GIT_SSL_CAINFO.');
    }
    return material === undefined ? shared.trust : trustOf(env, material);
  }
}
