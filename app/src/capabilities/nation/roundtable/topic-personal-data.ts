// What topics keep of people: what a representative wrote for her member, and what a resident thinks.
import { m } from '#words';
import type { Database } from '../../../platform/database/database.ts';
import { heldValues, wordsIn } from '../../../platform/held-values.ts';
import type { HeldThing, PersonalDatum } from '../../../platform/room.ts';
import {
  listAnalysesBy,
  listAreasBy,
  listBackingsBy,
  listOpinionsOf,
  listStancesBy,
} from './store/topic-forgetting.ts';
import { topicHref } from './web/topic-paths.ts';
import { choiceWords, opinionWords } from './web/topic-words.ts';

export const topicPersonalData: readonly PersonalDatum[] = [
  {
    what: 'which positions, analyses, common areas and backings a representative wrote for a member of the roundtable, also those that waited for the principal and never stood',
    why: 'a member has one voice, and its two representatives must see which of them wrote what',
    keptFor:
      'as long as the member; the person is unlinked when the account is erased, and what was published stays',
    seenBy:
      'everybody what stands or stood, as of the member; what waited only those who speak for it; the person nobody on any page',
  },
  {
    what: 'what a resident thinks of each statement of a topic of the roundtable, and when she said it',
    why: 'so that the roundtable learns what residents think, and what unites and divides groups of them',
    keptFor: 'until the account is erased',
    seenBy:
      'she herself; everybody only how many answered, and groups of at least twenty once a hundred did',
  },
];

const choices = { choice: wordsIn({ ...choiceWords, ...opinionWords }) };

export async function topicsHeldAbout(
  db: Database,
  personId: string,
): Promise<readonly HeldThing[]> {
  const [stances, analyses, areas, backings, opinions] = await Promise.all([
    listStancesBy(db, personId),
    listAnalysesBy(db, personId),
    listAreasBy(db, personId),
    listBackingsBy(db, personId),
    listOpinionsOf(db, personId),
  ]);
  return [
    ...stances.map(({ member, ...row }): HeldThing => {
      const labels = {
        id: m.roundtable_held_stance_id,
        statement: m.roundtable_statement,
        choice: m.roundtable_held_choice,
        condition: m.roundtable_field_condition,
        reasons: m.roundtable_field_reasons,
        written_at: m.roundtable_held_written_at,
      };
      const values = heldValues(row, labels, choices);
      return { label: m.roundtable_held_stance({ member }), values, whenForgotten: 'unlinked' };
    }),
    ...analyses.map(({ member, ...row }): HeldThing => {
      const labels = {
        id: m.roundtable_analyses,
        title: m.roundtable_field_title,
        summary: m.roundtable_field_summary,
        written_at: m.roundtable_held_written_at,
      };
      const values = heldValues(row, labels);
      return { label: m.roundtable_held_analysis({ member }), values, whenForgotten: 'unlinked' };
    }),
    ...areas.map(({ member, ...row }): HeldThing => {
      const labels = {
        id: m.roundtable_area,
        title: m.roundtable_field_title,
        text: m.roundtable_area_text,
        proposed_at: m.roundtable_held_proposed_at,
      };
      const values = heldValues(row, labels);
      return { label: m.roundtable_held_area({ member }), values, whenForgotten: 'unlinked' };
    }),
    ...backings.map(({ member, ...row }): HeldThing => {
      const labels = {
        id: m.roundtable_backings,
        title: m.roundtable_area,
        backed_at: m.roundtable_held_backed_at,
      };
      const values = heldValues(row, labels);
      return { label: m.roundtable_held_backing({ member }), values, whenForgotten: 'unlinked' };
    }),
    ...opinions.map(({ number, statement, ...row }): HeldThing => {
      const labels = { choice: m.roundtable_held_choice, given_at: m.roundtable_held_given_at };
      return {
        label: m.roundtable_held_opinion({ statement }),
        href: topicHref(number),
        values: heldValues(row, labels, choices),
        whenForgotten: 'erased',
      };
    }),
  ];
}
