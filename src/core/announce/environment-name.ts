/** What an environment of `gitops.yaml` is to a forge. */

/** Words of a name that mean what people use: what GitLab takes for the tier `production`, too. */
const production = /(?:^|[^a-z])(?:prod|production|live)(?:$|[^a-z])/i;

export function isProduction(environment: string): boolean {
  return production.test(environment);
}

/** The address that a forge may link to: it refuses what is no web address, and with it the whole deployment. */
export function webAddress(url: string | undefined): string | undefined {
  if (url === undefined || !URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) return undefined;
  // A name of a branch may hold them, and RFC 3986 has none of them in an address.
  return url.replace(/[\s\p{Cc}"<>\\^`{|}]/gu, encodeURIComponent);
}
