/** The real yaml-language-server on its standard streams, as editors run it: one document at a time. */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { join } from 'node:path';
import { repositoryRoot } from './program.ts';

export interface Diagnostic {
  readonly message: string;
  readonly range: { readonly start: Position; readonly end: Position };
}

interface Position {
  readonly line: number;
  readonly character: number;
}

export class LanguageServer {
  readonly #process: ChildProcessWithoutNullStreams;
  readonly #answers = new Map<number, (answer: unknown) => void>();
  readonly #diagnostics = new Map<string, (found: readonly Diagnostic[]) => void>();
  #received = Buffer.alloc(0);
  #last = 0;

  /** @param schema path of the schema that every document is held to */
  static async start(schema: string): Promise<LanguageServer> {
    const server = new LanguageServer(schema);
    const textDocument = {
      hover: { contentFormat: ['markdown'] },
      completion: { completionItem: { documentationFormat: ['markdown'] } },
    };
    const capabilities = { workspace: { configuration: true }, textDocument };
    await server.#ask('initialize', { processId: null, rootUri: null, capabilities });
    server.#send({ method: 'initialized', params: {} });
    server.#send({ method: 'workspace/didChangeConfiguration', params: { settings: server.#settings() } });
    return server;
  }

  readonly #schema: string;

  private constructor(schema: string) {
    this.#schema = schema;
    const program = join(repositoryRoot, 'node_modules/yaml-language-server/bin/yaml-language-server');
    this.#process = spawn(process.execPath, [program, '--stdio']);
    this.#process.stdout.on('data', (bytes: Buffer) => this.#receive(bytes));
  }

  /** What an editor underlines. */
  diagnostics(text: string): Promise<readonly Diagnostic[]> {
    const uri = this.#open(text);
    return new Promise((resolve) => this.#diagnostics.set(uri, resolve));
  }

  /** Markdown of what is shown at a place: the text of the line up to it, and the line. */
  async hover(text: string, line: number, character: number): Promise<string> {
    const answer = (await this.#ask('textDocument/hover', this.#at(text, line, character))) as {
      contents?: { value?: string };
    } | null;
    return answer?.contents?.value ?? '';
  }

  /** What is offered there, with its documentation. */
  async completion(text: string, line: number, character: number) {
    const answer = (await this.#ask('textDocument/completion', this.#at(text, line, character))) as {
      items: readonly { label: string; documentation?: string | { value: string } }[];
    };
    return answer.items.map(({ label, documentation }) => ({
      label,
      documentation: typeof documentation === 'object' ? documentation.value : (documentation ?? ''),
    }));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const ended = new Promise((resolve) => this.#process.once('exit', resolve));
    this.#process.kill();
    await ended;
  }

  #at(text: string, line: number, character: number) {
    return { textDocument: { uri: this.#open(text) }, position: { line, character } };
  }

  #open(text: string): string {
    this.#last += 1;
    const uri = `file:///shop/${this.#last}/gitops.yaml`;
    this.#send({
      method: 'textDocument/didOpen',
      params: { textDocument: { uri, languageId: 'yaml', version: 1, text } },
    });
    return uri;
  }

  #ask(method: string, params: unknown): Promise<unknown> {
    this.#last += 1;
    const id = this.#last;
    this.#send({ id, method, params });
    return new Promise((resolve) => this.#answers.set(id, resolve));
  }

  #send(message: object): void {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    this.#process.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  }

  #receive(bytes: Buffer): void {
    this.#received = Buffer.concat([this.#received, bytes]);
    for (;;) {
      const end = this.#received.indexOf('\r\n\r\n');
      const length = Number(/Content-Length: (\d+)/.exec(this.#received.subarray(0, Math.max(end, 0)).toString())?.[1]);
      if (end < 0 || this.#received.length < end + 4 + length) return;
      const body = this.#received.subarray(end + 4, end + 4 + length).toString('utf8');
      this.#received = this.#received.subarray(end + 4 + length);
      this.#handle(JSON.parse(body));
    }
  }

  #handle(message: { id?: number; method?: string; params?: unknown; result?: unknown }): void {
    const { id, method, result } = message;
    if (method === undefined && id !== undefined) this.#answers.get(id)?.(result);
    else if (method === 'textDocument/publishDiagnostics') {
      const { uri, diagnostics } = message.params as { uri: string; diagnostics: readonly Diagnostic[] };
      this.#diagnostics.get(uri)?.(diagnostics);
    } else if (method === 'workspace/configuration') {
      const { items } = message.params as { items: readonly { section?: string }[] };
      const settings = this.#settings() as Record<string, unknown>;
      this.#send({ id, result: items.map(({ section = '' }) => settings[section] ?? null) });
    } else if (id !== undefined) this.#send({ id, result: null });
  }

  #settings(): object {
    return {
      yaml: {
        schemas: { [`file://${this.#schema}`]: '**/gitops.yaml' },
        schemaStore: { enable: false },
        validate: true,
        hover: true,
        completion: true,
      },
    };
  }
}
