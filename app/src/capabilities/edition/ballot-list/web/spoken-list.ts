// A list to be listened to: one paragraph for each project, with figures in words and nothing shortened.
import { m } from '#words';
import { currentLocale } from '../../../../platform/words.ts';
import { inWords, pesosInWords, readAloud } from '../rules/spoken.ts';
import type { BallotList } from '../store/lists.ts';
import { type ListRow, rowsOf } from './rows.ts';

export interface SpokenList {
  readonly title: string;
  readonly opening: readonly string[];
  /** One for each project; what its author wrote is in Spanish. */
  readonly projects: readonly string[];
  /** What was written in Spanish, as it stands in the others. */
  readonly written: ReadonlySet<string>;
}

export function spokenList(list: BallotList): SpokenList {
  const locale = currentLocale();
  const { contest, edition, institution, round } = list.content;
  const rows = rowsOf(list);
  const standing = rows.filter(({ withdrawnReason }) => withdrawnReason === null);
  const opening = [
    m.ballot_list_spoken_opening({
      edition: readAloud(edition.name),
      institution: readAloud(institution.name),
    }),
    ...(round === 1 ? [] : [m.ballot_list_spoken_round({ round: inWords(round, locale) })]),
    m.ballot_list_spoken_count({
      count: standing.length,
      number: inWords(standing.length, locale),
      amount: pesosInWords(contest.amount_clp, locale),
    }),
    list.drawnAt === null ? m.ballot_list_spoken_not_drawn() : m.ballot_list_spoken_drawn(),
  ];
  return {
    title: m.ballot_list_spoken_title({ contest: readAloud(contest.name) }),
    opening,
    projects: rows.map((row) => spokenProject(row, rows)),
    written: new Set([edition.name, contest.name, ...rows.flatMap(writtenIn)].map(readAloud)),
  };
}

function writtenIn({ title, place, sector, need, withdrawnReason }: ListRow): readonly string[] {
  const texts = [title, place, sector, need.replace(/…$/, ''), withdrawnReason];
  return texts.flatMap((text) => text || []);
}

function spokenProject(row: ListRow, rows: readonly ListRow[]): string {
  const locale = currentLocale();
  const said = (id: string) => {
    const other = rows.find((one) => one.id === id);
    return inWords(other?.number ?? Number(id), locale);
  };
  const called =
    row.number === null
      ? m.ballot_list_spoken_proposal({ number: inWords(Number(row.id), locale) })
      : m.ballot_list_spoken_number({ number: inWords(row.number, locale) });
  const title = ended(readAloud(row.title));
  if (row.withdrawnReason !== null) {
    const reason = ended(readAloud(row.withdrawnReason));
    return `${called} ${title} ${m.ballot_list_spoken_withdrawn({ reason })}`;
  }
  return [
    `${called} ${title}`,
    m.ballot_list_spoken_cost({ cost: pesosInWords(row.cost_clp, locale) }),
    ...(row.place === ''
      ? []
      : [m.ballot_list_spoken_place({ place: ended(readAloud(row.place)) })]),
    ...(row.sector === null
      ? []
      : [m.ballot_list_spoken_sector({ sector: ended(readAloud(row.sector)) })]),
    m.ballot_list_spoken_need({ need: ended(readAloud(row.need.replace(/…$/, ''))) }),
    ...row.excludes.map((id) => m.ballot_list_spoken_excludes({ number: said(id) })),
    ...row.together_with.map((id) => m.ballot_list_spoken_together({ number: said(id) })),
  ].join(' ');
}

/** With a full stop, so that a voice pauses. */
function ended(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}

/** The same as a file of plain text. */
export function spokenFile(list: BallotList): string {
  const { title, opening, projects } = spokenList(list);
  return `${[ended(title), ...opening, ...projects].join('\n\n')}\n`;
}
