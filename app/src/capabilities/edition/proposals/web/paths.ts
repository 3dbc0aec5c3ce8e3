// The addresses of proposals: of the country, of an edition, of one with what its author does, and the desk of the staff.
import { definePath } from '../../../../platform/http/path.ts';
import type { Locale } from '../../../../platform/words.ts';

export const countryPath = definePath('/propuestas', '/en/proposals');
export const proposalsPath = definePath(
  '/ediciones/:institution/:edition/propuestas',
  '/en/editions/:institution/:edition/proposals',
);
export const proposalPath = definePath(
  '/ediciones/:institution/:edition/propuestas/:number',
  '/en/editions/:institution/:edition/proposals/:number',
);
/** The steps in which a proposal is written; `?paso=`. */
export const proposePath = definePath(
  '/ediciones/:institution/:edition/proponer',
  '/en/editions/:institution/:edition/propose',
);
export const ownProposalsPath = definePath('/mis-propuestas', '/en/my-proposals');

function ofOne<const Spanish extends string>(spanish: Spanish, english: string) {
  return definePath(
    `/ediciones/:institution/:edition/propuestas/:number/${spanish}`,
    `/en/editions/:institution/:edition/proposals/:number/${english}`,
  );
}

/** What its author, or whoever she asks, does with one that was sent. */
export const own = {
  correct: ofOne('corregir', 'correct'),
  withdraw: ofOne('retirar', 'withdraw'),
  coauthors: ofOne('coautoria', 'coauthors'),
  sponsors: ofOne('patrocinio', 'sponsors'),
} as const;

/** Where an organisation answers whoever asks it to stand behind a proposal, and finds those that look for one. */
export const sponsorDeskPath = definePath(
  '/organizaciones/:organization/gestion/propuestas',
  '/en/organizations/:organization/manage/proposals',
);

/** The page of a proposal in a language: where search and notices lead. */
export function proposalPathIn(
  one: {
    readonly institutionSlug: string;
    readonly editionSlug: string;
    readonly number: number;
  },
  locale: Locale,
): string {
  return proposalPath.to(addressOf(one), { locale });
}

/** The parameters that name it in an address. */
export function addressOf(one: {
  readonly institutionSlug: string;
  readonly editionSlug: string;
  readonly number: number;
}) {
  const { institutionSlug: institution, editionSlug: edition, number } = one;
  return { institution, edition, number: String(number) };
}
