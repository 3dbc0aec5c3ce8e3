// What records hold about a person: acts of two people, and the sheets of paper that the desk found to be hers.
import { m } from '#words';
import type { HeldThing, PrivacyOfRoom } from '../../../platform/room.ts';
import { heldActs } from './privacy-of-acts.ts';
import { sheetName, stateOfSheet } from './rules/paper.ts';
import { openDraft, sheetsOfPerson, unlinkSheets } from './store/paper-sheets.ts';

export const privacy: PrivacyOfRoom = {
  title: () => m.records_data_title(),
  async heldAbout({ db, keys }, personId) {
    const sheets = (await sheetsOfPerson(db, personId)).map((sheet): HeldThing => {
      const name = sheetName(sheet);
      return {
        label: m.records_paper_data_sheet({ name, form: sheet.title }),
        values: {
          sheet: name,
          form: sheet.form,
          subject: sheet.subject,
          institution: sheet.institutionName,
          state: stateOfSheet(sheet),
          enteredAt: sheet.enteredAt?.toISOString() ?? null,
          typed: openDraft(keys, sheet) ?? null,
          hasScan: sheet.scanFileId !== null,
        },
        whenForgotten: 'erased',
      };
    });
    return [...(await heldActs(db, personId)), ...sheets];
  },
  // Acts stay as they were signed; her name goes with her account.
  forget: unlinkSheets,
};
