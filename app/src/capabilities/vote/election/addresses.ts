// Addresses that are told outside pages: of an act to its signers, of an election to whoever follows it.
import { definePath } from '../../../platform/http/path.ts';
import type { Locale } from '../../../platform/words.ts';

export const electionPath = definePath('/votaciones/:election', '/en/votes/:election');

/** Where officers read and sign what goes into the log. */
export const logActPath = definePath(
  '/gestion/:institution/votaciones/:election/actos/:act',
  '/en/manage/:institution/votes/:election/acts/:act',
);

export function logActAddress(
  { institutionSlug, id }: { readonly institutionSlug: string; readonly id: string },
  act: string,
  locale?: Locale,
): string {
  const params = { institution: institutionSlug, election: id, act };
  return logActPath.to(params, locale === undefined ? {} : { locale });
}
