/** The part of ncc's programmatic interface that the build uses; the package ships no types. */
declare module '@vercel/ncc' {
  interface Options {
    readonly filterAssetBase?: string;
    readonly externals?: Readonly<Record<string, string>>;
    readonly cache?: boolean;
    readonly quiet?: boolean;
    readonly esm?: boolean;
    readonly target?: string;
    readonly license?: string;
  }
  interface Bundle {
    readonly code: string;
    readonly assets: Readonly<Record<string, { readonly source: string | Uint8Array; readonly permissions: number }>>;
  }
  export default function ncc(input: string, options: Options): Promise<Bundle>;
}
