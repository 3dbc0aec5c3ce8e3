// Squares of a street map that another server keeps, as the operator chose it.

export interface MapTiles {
  /** https address with `{z}`, `{x}` and `{y}` once each, in the numbering that web maps share (EPSG:3857). */
  readonly url: string;
  /** Whom they are owed to, as plain text: stands beside every map that shows them. */
  readonly attribution: string;
}

/** The origin that they come from: the one place besides this site that a page may take pictures from. */
export function originOfTiles({ url }: MapTiles): string {
  return new URL(url).origin;
}
