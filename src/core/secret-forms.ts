/** The texts that a secret becomes when programs encode it. */

/**
 * The forms in which a program of the usual languages writes a secret, for hosts that mask texts by themselves: as it is,
 * in a URL, in a form, in JSON, in HTML and XML, in base64. Sources: ECMA-262 `encodeURIComponent`; RFC 3986; Go's
 * `url.QueryEscape`, `url.PathEscape`, `json.Marshal` and `html.EscapeString`; Python's `quote` and `html.escape`; the URL
 * standard's form encoding.
 */
export function writtenForms(secret: string): readonly string[] {
  // A lone surrogate cannot be encoded.
  const component = encodeURIComponent(Buffer.from(secret).toString('utf8'));
  const strict = component.replace(/[!'()*]/g, hex);
  const tilde = strict.replaceAll('~', '%7E');
  const path = strict.replace(/%(24|26|2B|3A|3D|40)/g, decodeURIComponent);
  const urls = [component, strict, tilde, path].flatMap((text) => [text, text.replaceAll('%20', '+')]);
  const json = JSON.stringify(secret).slice(1, -1);
  const markup = secret.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return [
    ...new Set([
      secret,
      ...urls,
      ...urls.map((text) => text.replace(/%[0-9A-F]{2}/g, (written) => written.toLowerCase())),
      json,
      json.replaceAll('/', '\\/'),
      json.replace(/[<>&]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`),
      markup,
      markup.replaceAll('"', '&quot;').replaceAll("'", '&#x27;'),
      markup.replaceAll('"', '&#34;').replaceAll("'", '&#39;'),
      ...base64Forms(secret),
    ]),
  ];
}

/**
 * What the search looks for in a text once its escapes are read: spaces are `+` in forms, YAML doubles a single quote, and
 * files break lines where they like.
 */
export function plainForms(secret: string): readonly string[] {
  const unix = secret.replaceAll(/\r\n?/g, '\n');
  return [
    ...new Set([
      secret,
      unix,
      unix.replaceAll('\n', '\r\n'),
      unix.replaceAll(/\s*\n\s*/g, ''),
      secret.replaceAll(' ', '+'),
      secret.replaceAll("'", "''"),
      ...base64Forms(secret),
      // A pair in base64 as a part of something in base64: Docker's configuration in a Secret of Kubernetes.
      ...(secret.length > longestNested ? [] : base64Forms(secret).flatMap(base64Forms)),
    ]),
  ];
}

/** In characters. No password is longer, and keys have lines of their own. */
const longestNested = 1024;
const longestInLines = 16_384;

/** In characters of base64. What is shorter would be found by chance. */
const shortestBase64 = 8;

/**
 * The base64 text that a secret leaves inside any longer base64 text, for each of the three alignments and in both
 * alphabets, with and without padding.
 */
function base64Forms(secret: string): string[] {
  const bytes = Buffer.from(secret, 'utf8');
  const whole = bytes.toString('base64');
  const found = [whole, whole.replace(/=+$/, '')];
  for (const offset of [0, 1, 2]) {
    const shifted = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64');
    // The first and the last character may hold bits of what stands beside the secret.
    const inner = shifted.slice(Math.ceil((offset * 8) / 6), Math.floor(((offset + bytes.length) * 8) / 6));
    found.push(inner);
  }
  // As `base64` and PEM break long lines.
  for (const width of [64, 76]) {
    if (whole.length > width && whole.length <= longestInLines)
      found.push(...(whole.match(new RegExp(`.{${width}}`, 'g')) ?? []));
  }
  return [
    ...new Set(
      found
        .filter((text) => text.length >= shortestBase64)
        .flatMap((text) => [text, text.replaceAll('+', '-').replaceAll('/', '_')]),
    ),
  ];
}

function hex(char: string): string {
  return `%${char.charCodeAt(0).toString(16).toUpperCase()}`;
}
