// Changes at the desk: the form that proposes one, and those that were proposed.
import { assert } from '@minga/basics';
import * as v from 'valibot';
import { m } from '#words';
import { lineUpTo, paragraphsUpTo, parseForm, readForm } from '../../../../platform/http/form.ts';
import type { Answer, Route } from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import { readProposal } from '../../proposals/index.ts';
import { type ChangeTold, proposeChange } from '../actions/propose-change.ts';
import { CHANGE_REASON_LETTERS } from '../rules/changes.ts';
import { parseDays } from '../rules/terms.ts';
import { listChanges, listMeetings } from '../store/changes.ts';
import { findExamination } from '../store/examinations.ts';
import { type AtProposal, deskRoutesOf, onProposal, type Shown, toProposal } from './at-desk.ts';
import { changeDeskPage } from './change-desk-page.tsx';
import { problemsIn } from './correct-routes.ts';
import { tooLong } from './forms.ts';
import { addressOf } from './own-routes.ts';
import { changePath, desk } from './paths.ts';
import { problemOfRefusal, statusOf } from './refusal-words.ts';

export function changeDeskRoutes(house: House): readonly Route[] {
  const coordinating = deskRoutesOf(house, 'review/coordinate');
  return [
    coordinating.get(
      desk.change,
      onProposal((given) => shown(given)),
    ),
    coordinating.post(desk.change, onProposal(answerProposed)),
  ];
}

/** What its author is told, and where she answers. */
export const told: ChangeTold = {
  title: m.review_told_change,
  pathIn: (proposal, locale) => changePath.to(addressOf(proposal), { locale }),
  contingencyName: (permille) => m.review_change_contingency({ percent: permille / 10 }),
};

async function shown(
  { house, edition, number }: AtProposal,
  { typed = {}, problems = [], status }: Shown = {},
): Promise<Answer> {
  const { db } = house;
  const examination = await findExamination(db, edition.id, number);
  assert(examination !== undefined, 'what was in review stays');
  const [proposal, changes, meetings] = await Promise.all([
    readProposal(db, examination.proposalId),
    listChanges(db, examination.proposalId),
    listMeetings(db, edition.institutionId),
  ]);
  assert(proposal !== undefined, 'what is reviewed is there');
  return changeDeskPage({
    ...{ edition, examination, proposal, changes, meetings, typed, problems, status },
  });
}

const LONG = 20_000;

const schema = v.object({
  version: lineUpTo(10, tooLong(10)),
  titulo: lineUpTo(1000, tooLong(1000)),
  necesidad: paragraphsUpTo(LONG, tooLong(LONG)),
  descripcion: paragraphsUpTo(LONG, tooLong(LONG)),
  beneficia: paragraphsUpTo(LONG, tooLong(LONG)),
  lugar: lineUpTo(1000, tooLong(1000)),
  costo: v.pipe(
    v.optional(v.string(), ''),
    v.picklist(['same', 'found'], () => m.review_change_cost_missing()),
  ),
  razon: paragraphsUpTo(CHANGE_REASON_LETTERS, tooLong(CHANGE_REASON_LETTERS)),
  reunion: lineUpTo(60, tooLong(60)),
});

async function answerProposed(given: AtProposal): Promise<Answer> {
  const { house, ask, by, edition, number } = given;
  const typed = await readForm(ask.request);
  const parsed = parseForm(schema, typed);
  if (!parsed.isSound) return shown(given, { typed, problems: parsed.problems, status: 422 });
  const days = parseDays(typed.dias);
  if (days === undefined) {
    const problems = [problemOfRefusal({ code: 'review/days-wrong' })];
    return shown(given, { typed, problems, status: 422 });
  }
  const { version, titulo, necesidad, descripcion, beneficia, lugar } = parsed.values;
  const { costo: cost, razon: reason, reunion: meetingId } = parsed.values;
  const done = await proposeChange(house.db, by, edition, {
    number,
    seen: Number(version),
    wording: {
      title: titulo,
      need: necesidad,
      description: descripcion,
      beneficiaries: beneficia,
      place: lugar,
    },
    ...{ cost, reason, days, meetingId, told },
  });
  if (done.ok) return toProposal(given, 'cambio');
  const { error } = done;
  return error.code === 'review/contents-wrong'
    ? shown(given, { typed, problems: problemsIn(error.problems), status: 422 })
    : shown(given, { typed, problems: [problemOfRefusal(error)], status: statusOf(error) });
}
