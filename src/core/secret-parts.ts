/** What is secret inside a secret that has a structure: the password of `user:password`, the value of a header, a key in JSON. */
import { isObject, parseJson } from './json.ts';

interface SecretPart {
  readonly text: string;
  /** A line of a larger secret: it stands for itself alone, never encoded by itself. */
  readonly isLine?: true;
}

/** Deeper structures than `Basic` of a pair within JSON within base64 are taken as they are. */
const deepest = 6;

/** In characters. A part of fewer would hide ordinary words. */
const shortestPart = 4;
const shortestLine = 8;

/**
 * The whole value, then every part of it that is secret by itself: lines of a key, the value of `Name: value`, the
 * credential of `Bearer x`, both readings of `Basic x`, the password of a URL and of `user:password`, strings under secret
 * keys of JSON, values of assignments (`.npmrc`, `.env`, `.netrc`), and the text behind base64.
 */
export function secretParts(value: string): readonly SecretPart[] {
  const parts = new Map<string, SecretPart>();
  const add = (part: SecretPart) => {
    const known = parts.get(part.text);
    if (known === undefined || (known.isLine && part.isLine !== true)) parts.set(part.text, part);
  };
  collect(value, add, 0);
  return [...parts.values()];
}

type Add = (part: SecretPart) => void;

function collect(given: string, add: Add, depth: number): void {
  const value = given.trim();
  if (value.length < shortestPart) return;
  add({ text: value });
  if (depth >= deepest) return;
  const inner = (text: string | undefined) => {
    if (text !== undefined && text.trim() !== value) collect(text, add, depth + 1);
  };
  const json = /^[[{]/.test(value) ? parseJson(value) : undefined;
  if (json !== undefined && typeof json !== 'number') {
    for (const text of secretStrings(json, false)) inner(text);
    return;
  }
  if (value.includes('-----BEGIN ')) {
    // Variables and JSON often hold the line breaks of a key as `\n`.
    if (!value.includes('\n')) inner(value.replaceAll(/\\r\\n|\\n/g, '\n'));
    keyLines(value, add);
    return;
  }
  for (const text of passwordsOfUrls(value)) inner(text);
  // Of `.netrc`.
  for (const [, password] of value.matchAll(/(?:^|\s)password\s+(\S+)/g)) inner(password);
  if (/[\r\n]/.test(value)) {
    const lines = value.split(/[\r\n]+/).filter((line) => line.trim() !== '');
    const areHeaders = lines.every((line) => header.test(line));
    for (const line of lines) {
      if (areHeaders) inner(line);
      else ofLine(line.trim(), add, inner);
    }
    return;
  }
  inner(valueOfHeader(value) ?? valueOfAssignment(value) ?? credentialOfScheme(value) ?? passwordOfPair(value));
  if (/[=;&]/.test(value)) for (const text of valuesOfList(value)) inner(text);
  inner(textOfBase64(value));
}

/** Lines of a PEM, the short last one too, without the lines that every key has. */
function keyLines(value: string, add: Add): void {
  for (const text of value.split(/[\r\n]+/).map((line) => line.trim())) {
    if (text.length >= shortestPart && !/^-----|^[A-Za-z-]+: /.test(text)) add({ text, isLine: true });
  }
}

function ofLine(line: string, add: Add, inner: (text: string | undefined) => void): void {
  if (line.length < shortestPart || line.startsWith('#')) return;
  const [, name = '', value = ''] = header.exec(line) ?? [];
  const assigned = isSecretName(name) ? unquoted(value) : valueOfAssignment(line);
  if (assigned !== undefined) inner(assigned);
  if (assigned !== undefined || isSetting(line) || isOrdinary(line) || line.length < shortestLine) return;
  add({ text: line, isLine: true });
  inner(credentialOfScheme(line) ?? passwordOfPair(line));
}

/** A line of a configuration file: it is no secret by itself. */
function isSetting(line: string): boolean {
  return /^(-\s+)?["']?[\w./:@-]+["']?\s*[:=](\s|$)|^[\w.-]+=|^\[.*\]$|^- /.test(line);
}

/** Of a header, a key or a variable whose value is a credential. */
const secretName =
  /auth(?!or)|pass(word|wd|phrase|code)?$|^pass|secret|token|key|credential|cookie|session|jwt|signature|(^|[-_.])(sig|pw|pwd|pat|psk|otp)$/i;

/** Of a name that says so, yet whose value everybody may know: `auth_uri`, `public-key`, `token_url`, `key_id`. */
const publicName = /(^|[-_.])(ur[il]|url|type|name|public|provider|expir\w*|alg)([-_.]|$)|^auths$|x509_cert_url$/i;

export function isSecretName(name: string): boolean {
  return secretName.test(name) && !publicName.test(name);
}

/** A word as it stands in any text: `production`, `grpc-web`, `text/html`, `true`, `8080`; a host, an address without a query. */
function isOrdinary(value: string): boolean {
  if (/^(https?:\/\/)?[a-z0-9-]+(\.[a-z0-9-]+)+(:\d+)?(\/[\w./-]*)?$/.test(value)) return true;
  return value.length < 20 && /^([a-z]+([-_./ ][a-z]+)*|[A-Z]?[a-z]+|[A-Z]+|\d{1,6})$/.test(value);
}

const header = /^["']?([A-Za-z][\w.-]*)["']?:\s+(\S.*)$/;
/** Headers whose values everybody may know. */
const publicHeader = /^(host|origin|referer|user-agent|via|accept|content|x-forwarded|x-scope-orgid|x-request-id)\b/i;

/** `Name: value`. What is no word is taken for a credential, whatever the name. */
function valueOfHeader(line: string): string | undefined {
  const [, name = '', value = ''] = header.exec(line) ?? [];
  if (value === '' || (!isSecretName(name) && (publicHeader.test(name) || isOrdinary(value)))) return undefined;
  return unquoted(value);
}

/** `NAME=value`, `//registry.example.com/:_authToken=value`. */
function valueOfAssignment(line: string): string | undefined {
  const [, name = '', value = ''] = /^(?:export\s+)?([\w./:@-]+)\s*=\s*(\S.*)$/.exec(line) ?? [];
  return isSecretName(name) ? unquoted(value) : undefined;
}

function unquoted(value: string): string {
  return /^(["']).*\1[,;]?$/.test(value) ? value.replace(/^["']|["'][,;]?$/g, '') : value;
}

/** The credential of `Bearer x`, `token x`, `Basic x`. Source: RFC 9110, section 11.4. */
function credentialOfScheme(value: string): string | undefined {
  return /^(?:bearer|basic|token|apikey|api-key|digest|negotiate|splunk|glsa|aws4-hmac-sha256)\s+(\S.*)$/i.exec(
    value,
  )?.[1];
}

/** Of `user:password`. An address has `//` or a number behind its colon, a digest its algorithm before it. */
function passwordOfPair(value: string): string | undefined {
  const [, user = '', password] = /^([^\s:/"'{}[\]]*):(\S.*)$/.exec(value) ?? [];
  if (password === undefined || password.startsWith('//') || /^sha\d+$/.test(user)) return undefined;
  return /^\d{1,5}(\/|$)/.test(password) ? undefined : password;
}

/** Of cookies, form fields and connection strings: `sid=x; theme=dark`, `a=b&client_secret=c`, `AccountKey=x;…`. */
function valuesOfList(value: string): readonly string[] {
  const fields = value.split(/;\s*|&/).map((field) => /^([\w.-]+)=(.+)$/.exec(field));
  if (fields.length < 2) return [];
  return fields.flatMap((match) => {
    const [, name = '', text = ''] = match ?? [];
    return isSecretName(name) || (/(^|[-_.])s?id$/i.test(name) && !isOrdinary(text)) ? [text] : [];
  });
}

/** Every string under a key that is named like a credential. Keys of the objects below such a key count as its own. */
function* secretStrings(json: unknown, isSecret: boolean): Generator<string> {
  if (typeof json === 'string') {
    if (isSecret) yield json;
    else yield* passwordsOfUrls(json);
  } else if (Array.isArray(json)) {
    for (const item of json) yield* secretStrings(item, isSecret);
  } else if (isObject(json)) {
    for (const [key, item] of Object.entries(json)) {
      yield* secretStrings(item, isSecretName(key) || (isSecret && !publicName.test(key)));
    }
  }
}

/** What stands for a value that is filled in elsewhere: `$(PASSWORD)`, `${PASSWORD}`, `{{ … }}`, `<password>`, `***`. */
const placeholder = /\$[({]|\{\{|^(\$[A-Z_]+|<.*>|\*+|x+|\.+)$/i;

/**
 * Passwords and tokens in the URLs of a text, as they are written and decoded. A password that is the user's name
 * (`guest:guest`) is a default that everybody knows.
 */
export function passwordsOfUrls(text: string): readonly string[] {
  if (!text.includes('://')) return [];
  const found: string[] = [];
  for (const [, scheme = '', userinfo = '', rest = ''] of text.matchAll(
    /\b([a-z][a-z0-9+.-]*):\/\/(?:([^\s/?#"'<>]*)@)?([^\s"'<>]*)/gi,
  )) {
    const colon = userinfo.indexOf(':');
    const [user, password] = colon < 0 ? [userinfo, ''] : [userinfo.slice(0, colon), userinfo.slice(colon + 1)];
    // A user name alone is often a token, but not for ssh, where it is `git`.
    if (password !== '') found.push(...(password === user ? [] : [password]));
    else if (/^(https?|oci)$/i.test(scheme) && user.length >= 12 && !isOrdinary(user)) found.push(user);
    for (const [, name = '', value = ''] of rest.matchAll(/[?&]([\w.-]+)=([^&#\s]+)/g)) {
      if (isSecretName(name)) found.push(value);
    }
  }
  return found
    .filter((each) => each.length >= shortestPart && !placeholder.test(each))
    .flatMap((each) => [each, decodedUrl(each)]);
}

function decodedUrl(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a percent sign that was meant as itself
  }
}

/** The printable text that a value is the base64 of. */
function textOfBase64(value: string): string | undefined {
  if (value.length < 8 || !/^[\w+/-]+={0,2}$/.test(value) || value.replace(/=+$/, '').length % 4 === 1)
    return undefined;
  const bytes = Buffer.from(value, 'base64');
  const text = bytes.toString('utf8');
  return text.length >= shortestPart && /^[\t\r\n\u0020-\u007e\u00a0-\ufffc]+$/.test(text) ? text : undefined;
}
