// An objection as a step on paper: it counts from the day on which the office received it, whenever that is entered.
import { assert, err, ok } from '@minga/basics';
import { m } from '#words';
import type { PaperForm } from '../../../../platform/paper.ts';
import { standingGrants } from '../../../ground/people/index.ts';
import { dayIn } from '../../../ground/territories/rules/index.ts';
import { fileObjectionIn } from '../actions/file-objection.ts';
import { findVote, type VoteAsked } from '../actions/objected-vote.ts';
import { objectionGrounds, remedies } from '../rules/objection.ts';
import { listObjectable } from '../store/objectable.ts';
import { parseOnPaper } from './objection-form.ts';
import { objectionsPath, objectPath } from './objection-paths.ts';
import { askWords, groundWords, lastDayWords, objectionSentence } from './objection-words.ts';

/** Slugs and codes have no dot: what a sheet is about names its institution, its edition and its contest. */
function askedIn(key: string): VoteAsked {
  const [institution = '', edition = '', contest = ''] = key.split('.');
  return { institution, edition, contest };
}

export const objectionOnPaper: PaperForm = {
  form: 'count/objection',
  title: ({ label }) => m.count_objection_paper_title({ contest: label() }),
  needsAccount: true,
  async subjects({ db, clock }, institutionId) {
    const all = await listObjectable(db, institutionId);
    const now = clock.now();
    return all.map((one) => ({
      key: `${one.institutionSlug}.${one.editionSlug}.${one.code}`,
      label: () =>
        m.count_objection_paper_subject({ contest: one.contestName, edition: one.editionName }),
      isPast: one.until < dayIn(one.timeZone, now),
    }));
  },
  async body({ db, publicUrl }, { key }) {
    const found = await findVote(db, askedIn(key));
    assert(found.ok, 'a sheet is about a contest');
    const { vote, state } = found.value;
    const until = lastDayWords(vote);
    const address = publicUrl + objectPath.to(askedIn(key));
    const hasTables = (state.result?.tables.length ?? 0) > 0;
    const asked = remedies.filter((one) => hasTables || one !== 'annul-table');
    return {
      instructions: () => [
        m.count_objection_paper_until({ until }),
        m.count_objection_public_notice(),
        m.count_objection_paper_online({ address }),
      ],
      fields: [
        {
          name: 'tema',
          kind: 'one',
          label: m.count_objection_ground,
          options: () => objectionGrounds.map((value) => ({ value, label: groundWords[value]() })),
        },
        { name: 'texto', kind: 'lines', label: m.count_objection_text },
        {
          name: 'pide',
          kind: 'one',
          label: m.count_objection_asks,
          options: () => asked.map((value) => ({ value, label: askWords[value]() })),
        },
        ...(hasTables
          ? [
              {
                ...({ name: 'mesa', kind: 'line', label: m.count_objection_table } as const),
                hint: m.count_objection_table_hint,
              },
            ]
          : []),
        { name: 'recibida', kind: 'date', label: m.count_objection_paper_received },
      ],
    };
  },
  parse: async (typed) => parseOnPaper(typed),
  async enter({ tx, subject, sheetId, personId, values, now }) {
    assert(personId !== undefined, 'the form asks for an account');
    const { receivedOn, ...said } = values as (ReturnType<typeof parseOnPaper> & {
      isSound: true;
    })['values'];
    const actor = { personId, grants: await standingGrants(tx, personId) };
    const filed = await fileObjectionIn(tx, {
      ...{ asked: askedIn(subject), actor, ...said, now },
      paper: { sheetId, receivedOn },
    });
    return filed.ok ? ok(undefined) : err({ sentence: objectionSentence(filed.error) });
  },
  undo: async () => err({ sentence: m.count_objection_paper_stays() }),
  seenAt: (subject) => {
    const { institution, edition } = askedIn(subject);
    return objectionsPath.to({ institution, edition });
  },
};
