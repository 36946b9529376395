/** The version of package.json, which `npm run check` holds equal. */
export const version = '1.0.0';
