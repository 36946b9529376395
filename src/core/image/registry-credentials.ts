/** Who a registry's client is, and how that is known. */
export type RegistryCredentials = (
  | { readonly kind: 'basic'; readonly username: string; readonly password: string }
  /** An OAuth2 refresh token: `docker login` stores one for registries that hand it out. */
  | { readonly kind: 'identity-token'; readonly token: string }
  | { readonly kind: 'anonymous' }
) & {
  /** For people: `registry-username and registry-password`, `/home/ci/.docker/config.json`, `the job token of GitHub`. */
  readonly source: string;
  /** What to do when the registry refuses them. */
  readonly hint: string;
};
