// What the document of minutes says of the members: who was there, who approved it, and each contest with its answer.
import { m } from '#words';
import { inLocale, sourceLocale } from '../../../../platform/words.ts';
import type { Minutes } from '../../../ground/gatherings/index.ts';
import type { DocumentAsked } from '../../../ground/records/index.ts';
import { lastWords, type MemberOfDay, type WordOfMinutes } from '../store/sittings.ts';

type Blocks = DocumentAsked['blocks'];

/** In Spanish, with the names of that day. A contest of a text that was mended since says so. */
export function minutesWordsBlocks(
  { draftedAt }: Pick<Minutes, 'draftedAt'>,
  members: readonly MemberOfDay[],
  words: readonly WordOfMinutes[],
): Blocks {
  const last = lastWords(words, draftedAt);
  const saidBy = (memberId: string) => {
    const said = last.find((word) => word.memberId === memberId && word.isOfThisText);
    if (said === undefined) return '–';
    return said.says === 'approves'
      ? m.roundtable_minutes_approves()
      : m.roundtable_minutes_contests();
  };
  const contests = words.filter(({ says }) => says === 'contests');
  return inLocale(sourceLocale, () => [
    {
      kind: 'table' as const,
      caption: m.roundtable_sitting_members(),
      columns: [m.roundtable_member(), m.roundtable_sitting_presence(), m.roundtable_minutes()],
      rows: members.map(({ id, name, isPresent }) => [
        name,
        isPresent ? m.roundtable_was_present() : m.roundtable_was_absent(),
        saidBy(id),
      ]),
    },
    ...(contests.length === 0
      ? []
      : [
          { kind: 'heading' as const, text: m.roundtable_contests() },
          {
            kind: 'facts' as const,
            rows: contests.toReversed().map(({ member, what = '', answer }) => ({
              label: member.name,
              text: `${what} ${m.roundtable_contest_answer({ answer: answer ?? m.roundtable_contest_mended() })}`,
            })),
          },
        ]),
  ]);
}
