// An appeal as a step on paper, in the name of the account of whoever wrote the proposal: in time when the desk enters it.
import { assert, err, ok } from '@minga/basics';
import { m } from '#words';
import type { PaperForm } from '../../../../platform/paper.ts';
import { standingGrants } from '../../../ground/people/index.ts';
import { proposalPath } from '../../proposals/index.ts';
import { fileAppealIn } from '../actions/file-appeal.ts';
import { listAppealable } from '../store/appealable.ts';
import { parseAppeal } from './forms.ts';
import { appealPath } from './paths.ts';
import { sentenceOf } from './refusal-words.ts';
import { lastInstantWords } from './words.ts';

/** Slugs have no dot: what a sheet is about names its institution, its edition and its number. */
function addressIn(key: string) {
  const [institution = '', edition = '', number = ''] = key.split('.');
  return { institution, edition, number };
}

export const appealOnPaper: PaperForm = {
  form: 'review/appeal',
  title: ({ label }) => m.review_appeal_paper_title({ proposal: label() }),
  needsAccount: true,
  async subjects({ db, clock }, institutionId) {
    const all = await listAppealable(db, institutionId);
    return all.map(({ institutionSlug, editionSlug, number, title, openUntil, isOpen }) => ({
      key: `${institutionSlug}.${editionSlug}.${number}`,
      label: () => `${number}. ${title}`,
      isPast: !isOpen || openUntil < clock.now(),
    }));
  },
  async body({ db, publicUrl }, { key }) {
    const found = await listAppealable(db, undefined, addressIn(key));
    const [one] = found;
    assert(one !== undefined, 'a sheet is about a proposal that was answered');
    const address = publicUrl + appealPath.to(addressIn(key));
    return {
      instructions: () => [
        m.review_appeal_paper_until({ until: lastInstantWords(one.openUntil, one.timeZone) }),
        m.review_appeal_reason_hint(),
        m.review_appeal_paper_online({ address }),
      ],
      fields: [{ name: 'apelacion', kind: 'lines', label: () => m.review_appeal_reason() }],
    };
  },
  parse: async (typed) => parseAppeal(typed),
  async enter({ tx, subject, sheetId, personId, values, now }) {
    assert(personId !== undefined, 'the form asks for an account');
    const [one] = await listAppealable(tx, undefined, addressIn(subject));
    assert(one !== undefined, 'a sheet is about a proposal that was answered');
    const actor = { personId, grants: await standingGrants(tx, personId) };
    const filed = await fileAppealIn(tx, {
      ...{ proposalId: one.proposalId, reason: values as string, actor, now },
      paperSheetId: sheetId,
    });
    return filed.ok ? ok(undefined) : err({ sentence: sentenceOf(filed.error) });
  },
  // What was received counts from that moment: whoever appealed may withdraw the whole proposal.
  undo: async () => err({ sentence: m.review_appeal_paper_stays() }),
  seenAt: (subject) => proposalPath.to(addressIn(subject)),
};
