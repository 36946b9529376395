/** Where this version is published. Generated from `package.json` by `npm run generate`. */
export const version = '1.0.0';
/** The package on npm. */
export const npmPackage = '@monorepo-gitops/monorepo-gitops';
/** The image of CI jobs, without a tag; each version is a tag of it. */
export const jobImage = 'ghcr.io/monorepo-gitops/monorepo-gitops';
// biome-ignore format: the address may be of any length
/** Of the schema of `gitops.yaml`. */
export const schemaUrl = 'https://raw.githubusercontent.com/monorepo-gitops/monorepo-gitops/v1/schema/gitops.schema.json';
const pages = 'https://github.com/monorepo-gitops/monorepo-gitops/blob/v1.0.0';
/** The pages of this version. */
export const documentation = `${pages}/docs`;
/** The page of a command. */
export function commandPage(command: string): string {
  return `${pages}/actions/${command}/README.md`;
}
