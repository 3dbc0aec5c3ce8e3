// Which page of a list an address asks for.

/** From 1; whatever is no page is the first. */
export function parsePage(text: string | null | undefined): number {
  return /^[1-9]\d{0,4}$/.test(text ?? '') ? Number(text) : 1;
}
