/** Events of one Application. */
import { isObject, jsonObject, textOf } from '../../json.ts';

/** What an event says of the Application. */
export interface AppEvent {
  readonly resourceVersion: string | undefined;
  /** An operation is requested or runs. */
  readonly isOperating: boolean;
  /** Of the last operation, or of the last attempt of one that is to be tried again. */
  readonly finishedAt: string | undefined;
  readonly isDeleted: boolean;
}

export interface EventStream {
  readonly closed: boolean;
  close(): void;
}

export interface Watcher {
  onEvent(event: AppEvent): void;
  /** The server, or something on the way, ended it. */
  onEnd(): void;
}

/** What is chosen of an event: enough to know whether a look would tell something new. */
export const eventFields = ['metadata.resourceVersion', 'operation', 'status.operationState.finishedAt']
  .map((field) => `,result.application.${field}`)
  .join('');

export function eventOf(text: string): AppEvent {
  const { result } = jsonObject(text);
  const application = isObject(result) && isObject(result.application) ? result.application : {};
  const { metadata, operation, status } = application;
  const state = isObject(status) && isObject(status.operationState) ? status.operationState : {};
  return {
    resourceVersion: isObject(metadata) ? textOf(metadata.resourceVersion) : undefined,
    isOperating: isObject(operation),
    finishedAt: textOf(state.finishedAt),
    isDeleted: isObject(result) && result.type === 'DELETED',
  };
}
