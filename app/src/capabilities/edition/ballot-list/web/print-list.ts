// A list on paper: A4, large print, or one sheet for a wall. The same list gives the same PDF, byte for byte.
import { toString as qrSvg } from 'qrcode';
import { m } from '#words';
import type { House } from '../../../../platform/room.ts';
import { currentLocale } from '../../../../platform/words.ts';
import { printableContent, typeset } from '../../../ground/records/index.ts';
import type { BallotList } from '../store/lists.ts';
import { listLayout } from './list-layout.ts';
import { listPath } from './paths.ts';
import { posterLayout } from './poster-layout.ts';
import { type ListRow, rowsOf } from './rows.ts';
import { instantWords, money } from './words.ts';

export type Print = 'a4' | 'large' | 'poster-a3' | 'poster-a2';

/** A tagged PDF in the language of the request; who withdrew stands on it struck out, with the reason. */
export async function printList(
  { publicUrl, isProduction }: Pick<House, 'publicUrl' | 'isProduction'>,
  list: BallotList,
  print: Print,
): Promise<Buffer> {
  const { content, institutionSlug: institution, editionSlug: edition, sha256 } = list;
  const { contest, round } = content;
  const address = `${publicUrl}${listPath.to({ institution, edition, contest: contest.code })}`;
  const rows = rowsOf(list);
  const isPoster = print === 'poster-a3' || print === 'poster-a2';
  const printed = {
    lang: currentLocale() === 'en' ? 'en' : 'es',
    isLarge: print === 'large',
    isDemonstration: !isProduction,
    paper: print === 'poster-a2' ? 'a2' : 'a3',
    institution: content.institution.name,
    edition: content.edition.name,
    title: m.ballot_list_print_title({ contest: contest.name }),
    lead: [
      content.edition.name,
      ...(round === 1 ? [] : [m.ballot_list_round({ round })]),
      m.ballot_list_print_amount({ amount: money(contest.amount_clp) }),
    ].join(' · '),
    note: noteOf(list),
    rows: rows.map((row) => printedRow(row, rows)),
    address,
    hash: `SHA-256 ${sha256}`,
    words: { demonstration: m.ballot_list_print_demonstration(), qr: m.ballot_list_print_qr() },
  };
  const data = JSON.stringify(printableContent(printed));
  if (!isPoster) return typeset(listLayout, { data });
  const qr = await qrSvg(address, { type: 'svg', errorCorrectionLevel: 'M', margin: 4 });
  return typeset(posterLayout, { data, qr });
}

function noteOf({ drawnAt, timeZone, lot }: BallotList): string {
  return drawnAt === null
    ? m.ballot_list_print_not_drawn({ when: instantWords(new Date(lot.heldAt), timeZone) })
    : m.ballot_list_print_drawn({ when: instantWords(drawnAt, timeZone) });
}

function printedRow(row: ListRow, rows: readonly ListRow[]) {
  const { id, number, title, cost_clp, place, need, withdrawnReason } = row;
  const called = (ids: readonly string[]) =>
    ids.map((other) => rows.find((one) => one.id === other)?.number ?? other).join(', ');
  const ties = [
    ...(row.excludes.length === 0
      ? []
      : [m.ballot_list_excludes({ numbers: called(row.excludes) })]),
    ...(row.together_with.length === 0
      ? []
      : [m.ballot_list_together({ numbers: called(row.together_with) })]),
  ];
  return {
    number: number === null ? '—' : String(number),
    title: number === null ? m.ballot_list_print_proposal({ number: id, title }) : title,
    cost: money(cost_clp),
    place,
    need,
    ties: ties.join(' '),
    withdrawn:
      withdrawnReason === null
        ? null
        : m.ballot_list_withdrawn_because({ reason: withdrawnReason }),
  };
}
