// The addresses of joinings: asked for from a proposal, read and answered by whoever they are about, kept at the desk.
import { definePath } from '../../../../platform/http/path.ts';

export const joinPath = definePath(
  '/ediciones/:institution/:edition/propuestas/:number/unir',
  '/en/editions/:institution/:edition/proposals/:number/merge',
);
export const splitPath = definePath(
  '/ediciones/:institution/:edition/propuestas/:number/dividir',
  '/en/editions/:institution/:edition/proposals/:number/split',
);
/** One joining: its text beside each original, and what each author answers. */
export const joiningPath = definePath(
  '/ediciones/:institution/:edition/uniones/:joining',
  '/en/editions/:institution/:edition/joinings/:joining',
);

function deskOf<const Spanish extends string>(spanish: Spanish, english: string) {
  return definePath(
    `/gestion/:institution/ediciones/:edition/${spanish}`,
    `/en/manage/:institution/editions/:edition/${english}`,
  );
}

export const joiningDesk = {
  list: deskOf('uniones', 'joinings'),
  /** `?con=3,7` of a merge; `?dividir=3&partes=2` of a split. */
  propose: deskOf('proponer-union', 'propose-joining'),
  answer: deskOf('uniones/:joining', 'joinings/:joining'),
} as const;

/** The parameters that name one in its address. */
export function joiningAddress(one: {
  readonly id: string;
  readonly institutionSlug: string;
  readonly editionSlug: string;
}) {
  const { id: joining, institutionSlug: institution, editionSlug: edition } = one;
  return { joining, institution, edition };
}
