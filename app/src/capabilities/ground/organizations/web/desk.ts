// The institution whose staff is at its desk, as every page of the desk names it.

export interface Desk {
  readonly slug: string;
  readonly name: string;
  readonly timeZone: string;
}
