// Why a file of boundaries is not taken: every reason names what was found, so that the file can be mended.

export type BoundaryRefusal =
  | { readonly code: 'territories/boundary-file-too-large'; readonly limitMegabytes: number }
  | { readonly code: 'territories/boundary-file-not-json' }
  | { readonly code: 'territories/boundary-file-wrong-kind'; readonly found: string }
  | { readonly code: 'territories/boundary-file-empty' }
  | {
      readonly code: 'territories/boundary-codes-not-found';
      readonly properties: readonly string[];
    }
  | { readonly code: 'territories/boundary-code-unreadable'; readonly places: readonly number[] }
  | { readonly code: 'territories/boundary-codes-unknown'; readonly codes: readonly string[] }
  | { readonly code: 'territories/boundary-codes-repeated'; readonly codes: readonly string[] }
  | { readonly code: 'territories/boundary-comunas-missing'; readonly codes: readonly string[] }
  | { readonly code: 'territories/boundary-not-polygons'; readonly codes: readonly string[] }
  | { readonly code: 'territories/boundary-rings-broken'; readonly codes: readonly string[] }
  | { readonly code: 'territories/boundary-projected'; readonly codes: readonly string[] }
  | { readonly code: 'territories/boundary-outside-chile'; readonly codes: readonly string[] }
  | { readonly code: 'territories/boundary-attribution-missing' };
