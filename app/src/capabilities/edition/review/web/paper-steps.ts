// The three steps of an author on paper: to appeal, to answer a change, and to mend what was asked for.
import { assert } from '@minga/basics';
import { m } from '#words';
import type { Typed } from '../../../../platform/http/form.ts';
import type { PaperField, PaperForm } from '../../../../platform/paper.ts';
import { type Proposal, readProposal } from '../../proposals/index.ts';
import { answerChangeIn } from '../actions/answer-change.ts';
import { answerCorrectionIn, type ContentsWrong } from '../actions/answer-correction.ts';
import { fileAppealIn } from '../actions/file-appeal.ts';
import type { ChangeAnswered } from '../rules/changes.ts';
import type { Refusal } from '../rules/refusal.ts';
import { type AppealableAnswer, listAppealable } from '../store/appealable.ts';
import { listChanges } from '../store/changes.ts';
import {
  listChangesOnPaper,
  listCorrectionsOnPaper,
  type PaperSubjectRow,
} from '../store/paper-subjects.ts';
import { type Answered, type AnswerStep, addressIn, onPaper, toDesk } from './answers-on-paper.ts';
import { type Mended, parseChangeAnswer, parseMended, typedOf } from './author-forms.ts';
import { changedWords } from './change-diff.tsx';
import { labels } from './contents-fields.tsx';
import { problemsIn } from './correct-routes.ts';
import { parseAppeal } from './forms.ts';
import { appealPath, changePath, correctPath } from './paths.ts';
import { sentenceOf } from './refusal-words.ts';

const appeal: AnswerStep<AppealableAnswer & Answered, string> = {
  name: 'appeal',
  title: m.review_appeal_paper_title,
  isPublic: true,
  list: async (db, institutionId) => (await listAppealable(db, institutionId)).map(toAnswered),
  find: async (db, key) => (await listAppealable(db, undefined, addressIn(key))).map(toAnswered)[0],
  about: async () => [m.review_appeal_reason_hint()],
  online: (key) => appealPath.to(addressIn(key)),
  fields: [{ name: 'apelacion', kind: 'lines', label: () => m.review_appeal_reason() }],
  parse: async (typed) => parseAppeal(typed),
  async enter({ tx }, { row: { proposalId }, values: reason, actor, sheet, now }) {
    const filed = await fileAppealIn(tx, { proposalId, reason, actor, sheet, now });
    return toDesk(filed, sentenceOf);
  },
};

function toAnswered(one: AppealableAnswer): AppealableAnswer & Answered {
  return { ...one, until: one.openUntil };
}

type ById = PaperSubjectRow & { readonly part: string };

function byId<Row extends PaperSubjectRow>(row: Row): Row & ById {
  return { ...row, part: row.id };
}

const change: AnswerStep<ById, ChangeAnswered> = {
  name: 'change',
  title: m.review_change_paper_title,
  isPublic: false,
  list: async (db, institutionId) => (await listChangesOnPaper(db, { institutionId })).map(byId),
  find: async (db, key) => (await listChangesOnPaper(db, { id: addressIn(key).part })).map(byId)[0],
  async about({ id, proposalId }, { db }) {
    const one = (await listChanges(db, proposalId)).find((listed) => listed.id === id);
    assert(one !== undefined, 'a sheet is about a change that was proposed');
    return [
      m.review_change_paper_why({ reason: one.reason }),
      ...changedWords(one.before, one.contents),
      m.review_change_paper_silence(),
    ];
  },
  online: (key) => changePath.to(addressIn(key)),
  fields: [
    {
      name: 'respuesta',
      kind: 'one',
      label: () => m.review_change_answer(),
      options: () => [
        { value: 'accepted', label: m.review_change_accept() },
        { value: 'objected', label: m.review_change_object() },
      ],
    },
    {
      name: 'postura',
      kind: 'lines',
      label: () => m.review_change_position(),
      hint: () => m.review_change_position_hint(),
    },
  ],
  parse: async (typed) => parseChangeAnswer(typed),
  async enter({ tx }, { row, values, actor, sheet, now }) {
    const proposal = await readProposal(tx, row.proposalId);
    assert(proposal !== undefined, 'what is reviewed is there');
    const answer = { proposal, changeId: row.id, ...values, actor, sheet, now };
    return toDesk(await answerChangeIn(tx, answer), sentenceOf);
  },
};

interface MendedOnPaper extends Mended {
  readonly proposal: Proposal;
}

const correction: AnswerStep<ById & { readonly asked: string }, MendedOnPaper> = {
  name: 'correction',
  title: m.review_correct_paper_title,
  isPublic: false,
  list: async (db, institutionId) =>
    (await listCorrectionsOnPaper(db, { institutionId })).map(byId),
  find: async (db, key) =>
    (await listCorrectionsOnPaper(db, { id: addressIn(key).part })).map(byId)[0],
  about: async ({ asked }) => [
    m.review_correct_paper_asked({ asked }),
    m.review_correct_paper_rest(),
  ],
  online: (key) => correctPath.to(addressIn(key)),
  fields: mendedFields(),
  async parse(typed, { proposalId }, db) {
    const proposal = await readProposal(db, proposalId);
    assert(proposal !== undefined, 'what is reviewed is there');
    // What is left blank on the sheet stays as it was.
    const written = Object.entries(typed).filter(([, text]) => text.trim() !== '');
    const whole: Typed = { ...typedOf(proposal.contents), ...Object.fromEntries(written) };
    const parsed = parseMended(whole, proposal.contents);
    if (!parsed.isSound) return parsed;
    return { isSound: true, values: { ...parsed.values, proposal } };
  },
  async enter({ tx }, { row, values, actor, sheet, now }) {
    const mended = { ...values, correctionId: row.id, actor, sheet, now };
    return toDesk(await answerCorrectionIn(tx, mended), sentenceOfMended);
  },
};

function mendedFields(): readonly PaperField[] {
  const long = ['necesidad', 'descripcion', 'beneficia'];
  return [
    ...(Object.keys(labels) as (keyof typeof labels)[]).map((name): PaperField => {
      const kind = long.includes(name) ? 'lines' : 'line';
      return { name, kind, label: labels[name] };
    }),
    {
      name: 'razon',
      kind: 'lines',
      label: () => m.review_correct_reason(),
      hint: () => m.review_hint_public(),
    },
  ];
}

function sentenceOfMended(refusal: Refusal | ContentsWrong): string {
  return refusal.code === 'review/contents-wrong'
    ? problemsIn(refusal.problems)
        .map(({ message }) => message)
        .join(' ')
    : sentenceOf(refusal);
}

export const answersOnPaper: readonly PaperForm[] = [
  ...onPaper(appeal),
  ...onPaper(change),
  ...onPaper(correction),
];
