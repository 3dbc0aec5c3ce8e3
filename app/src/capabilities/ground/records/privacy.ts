// What records hold about a person: acts of two people, what she did with a role, and the sheets of paper found to be hers.
import { m } from '#words';
import { heldValues, type Labels, wordsIn } from '../../../platform/held-values.ts';
import type { HeldThing, House, PrivacyOfRoom } from '../../../platform/room.ts';
import { moveRows } from '../../../platform/two-accounts.ts';
import { heldActs, heldDeeds } from './privacy-of-acts.ts';
import { sheetName, stateOfSheet } from './rules/paper.ts';
import { openDraft, type PaperSheet, sheetsOfPerson, unlinkSheets } from './store/paper-sheets.ts';
import { typedOn } from './web/paper-typed.ts';
import { sheetStateWords, voidReasonWords } from './web/paper-words.ts';

export const privacy: PrivacyOfRoom = {
  title: () => m.records_data_title(),
  async heldAbout(house, personId) {
    const [acts, deeds, sheets] = await Promise.all([
      heldActs(house, personId),
      heldDeeds(house, personId),
      sheetsOfPerson(house.db, personId),
    ]);
    return [
      ...acts,
      ...deeds,
      ...(await Promise.all(sheets.map((sheet) => heldSheet(house, sheet)))),
    ];
  },
  // What was signed and what the log says stay as they are; her name goes with her account.
  forget: unlinkSheets,
  join: (tx, accounts) =>
    moveRows(tx, { table: 'records.paper_sheet', column: 'person_id' }, accounts),
};

const labels: Labels<
  | 'form'
  | 'institution'
  | 'state'
  | 'begun_at'
  | 'entered_at'
  | 'voided_at'
  | 'void_reason'
  | 'has_scan'
> = {
  form: m.records_field_form,
  institution: m.people_field_institution,
  state: m.records_field_state,
  begun_at: m.records_field_begun_at,
  entered_at: m.records_field_entered_at,
  voided_at: m.records_field_voided_at,
  void_reason: m.records_field_void_reason,
  has_scan: m.records_field_has_scan,
};
const codes = { state: wordsIn(sheetStateWords), void_reason: wordsIn(voidReasonWords) };

async function heldSheet(house: House, sheet: PaperSheet): Promise<HeldThing> {
  const name = sheetName(sheet);
  const row = {
    form: sheet.title,
    institution: sheet.institutionName,
    state: stateOfSheet(sheet),
    begun_at: sheet.begunAt,
    entered_at: sheet.enteredAt,
    voided_at: sheet.voidedAt,
    void_reason: sheet.voidReason,
    has_scan: sheet.scanFileId !== null,
  };
  return {
    label: m.records_paper_data_sheet({ name, form: sheet.title }),
    values: [
      ...heldValues(row, labels, codes),
      ...(await typedOn(house, sheet, openDraft(house.keys, sheet))),
    ],
    whenForgotten: 'erased',
  };
}
