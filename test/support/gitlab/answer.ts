/** A request to the fake GitLab, and what it answers. */
import type { IncomingHttpHeaders } from 'node:http';

export interface GitlabRequest {
  readonly method: string;
  /** Below `/api/v4`, decoded, without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: Readonly<Record<string, unknown>> | undefined;
  status: number;
  /** What the fake itself answered. */
  answer?: unknown;
}

/** Thrown where GitLab refuses, returned where it answers. */
export class Answer extends Error {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, body?: unknown, headers: Readonly<Record<string, string>> = {}) {
    super(String(status));
    this.status = status;
    this.body = body;
    this.headers = headers;
  }
}

export const refusal = (status: number, message: string) => new Answer(status, { message });
