// Proposals of the same edition that are like one that is being written: the title, the text, the place and the theme.
import { sql } from 'kysely';
import type { Database } from '../../../../platform/database/database.ts';
import { plainOf } from '../../../../platform/database/plain.ts';
import { ALIKE, likenessOf } from '../rules/likeness.ts';
import type { ProposalState } from '../rules/states.ts';
import type { Theme } from '../rules/themes.ts';
import { isPublic } from './public-proposals.ts';

export interface Asked {
  readonly editionId: string;
  readonly title: string;
  readonly description: string;
  readonly lat: number | null;
  readonly lon: number | null;
  readonly theme: Theme | null;
  /** One that is compared with the others. */
  readonly exceptId?: string;
}

export interface SimilarProposal {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly authorName: string;
  readonly state: ProposalState;
  readonly endorsementsCount: number;
  /** Undefined where one of both says no point. */
  readonly metres: number | undefined;
  /** 0 to 1. */
  readonly likeness: number;
}

/** Those whose texts are read, after a look at all titles and places. */
const READ = 60;
const SHOWN = 5;
/** Letters of a text that are compared. */
const COMPARED = 1_500;

/** Metres in a degree of latitude. */
const DEGREE = 111_320;

/** The most alike first. */
export async function listSimilar(db: Database, asked: Asked): Promise<readonly SimilarProposal[]> {
  const { editionId, title, description, lat, lon, theme, exceptId } = asked;
  const text = `${title} ${description}`.slice(0, COMPARED);
  const { rows } = await sql<{
    id: string;
    number: number;
    title: string;
    authorName: string;
    state: ProposalState;
    endorsementsCount: number;
    metres: number | null;
    byTitle: number;
    byText: number;
    isSameTheme: boolean;
  }>`with given as (
      select ${plainOf(title)} as title,
        tsvector_to_array(to_tsvector('platform.es', platform.bare_words(${title}))) as words,
        tsvector_to_array(to_tsvector('platform.es', platform.bare_words(${text}))) as stems
    ), seen as (
      select proposal.*, public.similarity(proposal.plain_title, given.title) as letters,
        case when proposal.lat is null then null else ${DEGREE} * sqrt((proposal.lat - ${lat}::float8) ^ 2
          + ((proposal.lon - ${lon}::float8) * cos(radians(proposal.lat))) ^ 2) end as metres
      from proposals.proposal cross join given
      where proposal.edition_id = ${editionId} and ${isPublic} and proposal.state not in ('merged', 'split', 'withdrawn')
        and (${exceptId ?? null}::uuid is null or proposal.id <> ${exceptId ?? null})
    ), candidate as (
      select seen.*, tsvector_to_array(to_tsvector('platform.es', platform.bare_words(seen.title))) as words
      from seen cross join given
      order by greatest(seen.letters, public.word_similarity(given.title, seen.plain_title))
        + case when seen.metres is null then 0 else exp(- seen.metres / 300) end
        + case when seen.theme = ${theme}::text then 0.1 else 0 end desc, seen.number
      limit ${READ}
    ), compared as (
      select candidate.*, tsvector_to_array(to_tsvector('platform.es', platform.bare_words(
          left(version.title || ' ' || version.description || ' ' || version.need, ${COMPARED})))) as stems
      from candidate join proposals.version
        on version.proposal_id = candidate.id and version.version = candidate.version
    )
    select compared.id, compared.number, compared.title, compared.author_name as "authorName", compared.state,
      compared.endorsements_count as "endorsementsCount", compared.metres,
      greatest(compared.letters, ${shared('compared.words', 'given.words')}) as "byTitle",
      ${shared('compared.stems', 'given.stems')} as "byText",
      coalesce(compared.theme = ${theme}::text, false) as "isSameTheme"
    from compared cross join given`.execute(db);
  return rows
    .map(({ byTitle, byText, isSameTheme, metres, ...row }) => {
      const away = metres ?? undefined;
      const likeness = likenessOf({ title: byTitle, text: byText, metres: away, isSameTheme });
      return { ...row, metres: away, likeness };
    })
    .filter(({ likeness }) => likeness >= ALIKE)
    .toSorted((one, other) => other.likeness - one.likeness || one.number - other.number)
    .slice(0, SHOWN);
}

/** Share of the shorter list of stems that the other has too. */
function shared(one: string, other: string) {
  const [first, second] = [sql.ref(one), sql.ref(other)];
  return sql<number>`((select count(*) from unnest(${first}) stem where stem = any(${second}))::float8
    / greatest(1, least(cardinality(${first}), cardinality(${second}))))`;
}
