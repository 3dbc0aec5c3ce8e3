// The acts of two people of this room: a sitting is closed, a term lapsed, a day of reception was wrong. What is shown before each is signed, and how it is carried out.
import { err, ok, type Result } from '@minga/basics';
import * as v from 'valibot';
import { m } from '#words';
import {
  type ActRun,
  type ShownFact,
  staffOf,
  type TwoPersonKind,
} from '../../../../platform/two-person.ts';
import { currentLocale } from '../../../../platform/words.ts';
import { clp, formatDay, formatMoney } from '../../../../ui/format.ts';
import { permissions, proposesOrCertifies } from '../../../ground/people/rules/index.ts';
import type { SanctionAct, SanctionSite } from '../actions/by-staff.ts';
import { closeSitting } from '../actions/close-sitting.ts';
import { correctReception } from '../actions/correct-reception.ts';
import { versionOfSubmission } from '../actions/propose-about-list.ts';
import { versionOfSitting } from '../actions/propose-closing.ts';
import { recordLapse } from '../actions/record-lapse.ts';
import { resultFacts, votedAs } from '../actions/sanction-documents.ts';
import { majorityWords, outcomeWords, tallyWords } from '../actions/sanction-words.ts';
import {
  ClosePayload,
  type DecidedPayload,
  LapsePayload,
  ReceptionPayload,
  sittingOfSubject,
  submissionOfSubject,
} from '../rules/acts.ts';
import type { Refusal } from '../rules/refusal.ts';
import { sanctionPath, sanctionPathIn } from './paths.ts';
import { sentenceOf } from './refusal-words.ts';

const money = (pesos: number) => formatMoney(BigInt(pesos), clp, currentLocale());
const day = (on: string) => formatDay(on, currentLocale());

/** What somebody wrote in Spanish, marked so on a page in English. */
function written(label: string, text: string): ShownFact {
  return { label, text, lang: currentLocale() === 'en' ? 'es-CL' : undefined };
}

function said(label: string, text: string): readonly ShownFact[] {
  return text === '' ? [] : [written(label, text)];
}

function byOfficer(act: SanctionAct): TwoPersonKind['mayTakePart'] {
  return (who, on) => proposesOrCertifies(permissions[act], who, on);
}

function siteOf({ house: { gather, publicUrl, isProduction } }: ActRun): SanctionSite {
  return { gather, publicUrl, isDemonstration: !isProduction, pathIn: sanctionPathIn };
}

type About = Pick<LapsePayload, 'place' | 'edition' | 'submission'>;

function seenAt({ place, edition }: Pick<About, 'place' | 'edition'>) {
  const href = sanctionPath.to({ institution: place.slug, edition: edition.slug });
  return { label: m.sanction_act_see({ edition: edition.name }), href };
}

function aboutFacts({ place, edition, submission }: About): readonly ShownFact[] {
  return [
    written(m.sanction_fact_institution(), place.name),
    written(m.sanction_fact_edition(), edition.name),
    { label: m.sanction_fact_submission(), text: String(submission.number) },
  ];
}

export const closeTogether: TwoPersonKind = {
  kind: 'sanction/close-sitting',
  saysOf: () => [],
  mayTakePart: byOfficer('sanction/close-sitting'),
  shown(payload) {
    const close = v.parse(ClosePayload, payload);
    return [
      written(m.sanction_fact_institution(), close.place.name),
      written(m.sanction_fact_edition(), close.edition.name),
      written(m.sanction_fact_sitting(), close.sitting.name),
      { label: m.sanction_fact_held_on(), text: day(close.sitting.heldOn) },
      { label: m.sanction_fact_resolution(), text: close.resolution },
      { label: m.sanction_fact_majority(), text: majorityWords[close.majority]() },
      { label: m.sanction_fact_quorum(), text: String(close.quorum) },
      ...close.results.flatMap(resultFacts),
      ...close.decisions.flatMap(decisionFacts),
    ];
  },
  versionOf: (db, subject) => versionOfSitting(db, sittingOfSubject(subject)),
  async execute(run) {
    const given = { payload: v.parse(ClosePayload, run.payload), actId: run.actId };
    return saidOf(await closeSitting(run.tx, siteOf(run), staffOf(run), given));
  },
  seenAt: (payload) => seenAt(v.parse(ClosePayload, payload)),
};

export const lapseTogether = {
  kind: 'sanction/record-lapse',
  saysOf: () => [],
  mayTakePart: byOfficer('sanction/record-lapse'),
  shown(payload) {
    const lapse = v.parse(LapsePayload, payload);
    return [
      ...aboutFacts(lapse),
      { label: m.sanction_fact_received(), text: day(lapse.receivedOn) },
      { label: m.sanction_fact_last_day(), text: day(lapse.lastDay) },
      ...lapse.contests.flatMap(({ name, resultSha256, funded }) => [
        written(m.sanction_fact_contest(), name),
        { label: m.sanction_fact_result(), text: resultSha256 },
        written(m.sanction_fact_stands(), funded.join('; ')),
      ]),
    ];
  },
  versionOf: (db, subject) => versionOfSubmission(db, submissionOfSubject(subject)),
  async execute(run) {
    const given = { payload: v.parse(LapsePayload, run.payload), actId: run.actId };
    return saidOf(await recordLapse(run.tx, siteOf(run), staffOf(run), given));
  },
  seenAt: (payload) => seenAt(v.parse(LapsePayload, payload)),
} as const satisfies TwoPersonKind;

export const receptionTogether = {
  kind: 'sanction/correct-reception',
  saysOf: () => [],
  mayTakePart: byOfficer('sanction/correct-reception'),
  shown(payload) {
    const reception = v.parse(ReceptionPayload, payload);
    return [
      ...aboutFacts(reception),
      { label: m.sanction_fact_was_received(), text: day(reception.wasOn) },
      { label: m.sanction_fact_received(), text: day(reception.receivedOn) },
      ...(reception.lastDay === null
        ? []
        : [{ label: m.sanction_fact_last_day(), text: day(reception.lastDay) }]),
      written(m.sanction_fact_reason(), reception.reason),
    ];
  },
  versionOf: (db, subject) => versionOfSubmission(db, submissionOfSubject(subject)),
  async execute(run) {
    const given = { payload: v.parse(ReceptionPayload, run.payload), actId: run.actId };
    return saidOf(await correctReception(run.tx, staffOf(run), given));
  },
  seenAt: (payload) => seenAt(v.parse(ReceptionPayload, payload)),
} as const satisfies TwoPersonKind;

function saidOf(done: Result<void, Refusal>): Awaited<ReturnType<TwoPersonKind['execute']>> {
  return done.ok ? ok(undefined) : err({ sentence: sentenceOf(done.error) });
}

function decisionFacts(one: DecidedPayload): readonly ShownFact[] {
  return [
    written(m.sanction_fact_project(), one.name),
    { label: m.sanction_fact_outcome(), text: outcomeWords[one.outcome]() },
    ...(one.amountClp === null
      ? []
      : [{ label: m.sanction_fact_amount(), text: money(one.amountClp) }]),
    ...(one.place === null ? [] : [{ label: m.sanction_fact_place(), text: String(one.place) }]),
    ...said(m.sanction_fact_changes(), one.changes),
    ...said(m.sanction_fact_reason(), one.reason),
    ...(one.return === null
      ? []
      : [
          written(m.sanction_fact_return_what(), one.return.what),
          written(m.sanction_fact_return_by(), one.return.by),
          { label: m.sanction_fact_return_until(), text: day(one.return.until) },
        ]),
    ...said(m.sanction_fact_minority(), one.minority),
    ...(one.isCarried ? [] : [{ label: m.sanction_fact_voted(), text: m.sanction_not_carried() }]),
    { label: m.sanction_fact_tally(), text: tallyWords(one.votes) },
    ...one.votes.map((vote) => ({ label: vote.name, text: votedAs(vote, one.castingBy) })),
  ];
}
