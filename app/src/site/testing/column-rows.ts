// How it is said which row of docs/data.md tells of a column, and what most columns without a person are.

/**
 * By table: `room: beginning of its «what»`, and the columns of which that row tells; or `none: why`, and those that
 * hold nothing of a person. A column is named once; a row without columns tells of what stands beside it.
 */
export type PersonalColumns = Readonly<Record<string, Readonly<Record<string, string>>>>;

export const FORM = 'none: keys, states and moments of a row, which tell nothing of anybody';
export const ACT = 'none: an act of an institution or an organisation, in its own words';
export const PLACE = 'none: a place, a thing or a text of the product';
