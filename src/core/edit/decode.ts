import { Failure } from '../failure.ts';

/** A file's bytes as text. A byte order mark stays; anything that is not UTF-8 is refused rather than replaced. */
export function decodeText(file: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    throw new Failure('bad-input', 'FILE_NOT_UTF8', `${file}: not UTF-8 text`, {
      hint: 'Save the file as UTF-8; other encodings cannot be edited without changing other bytes.',
      cause: error,
    });
  }
}
