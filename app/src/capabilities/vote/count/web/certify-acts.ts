// The acts of two people about a result: that it is certified, and that a certified one was found wrong.
import { assert, err, ok, type Result } from '@minga/basics';
import * as v from 'valibot';
import { m } from '#words';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import { bothPaths } from '../../../../platform/search.ts';
import {
  type ActRun,
  type PlainJson,
  type SeenAt,
  type ShownFact,
  staffOf,
  type TwoPersonKind,
} from '../../../../platform/two-person.ts';
import { inLocale, sourceLocale, writtenLang } from '../../../../platform/words.ts';
import { participants, tellParticipants } from '../../../edition/editions/index.ts';
import { inBothLocales } from '../../../ground/people/index.ts';
import { permissions, proposesOrCertifies } from '../../../ground/people/rules/index.ts';
import { certifyResult, correctResult } from '../actions/certify-result.ts';
import type { VoteOfContest } from '../actions/objected-vote.ts';
import { CertifyPayload, CorrectPayload, contestOfSubject } from '../rules/certify-acts.ts';
import type { ObjectionRefusal } from '../rules/objection-refusal.ts';
import { readLines } from '../store/results.ts';
import { versionOfVote } from '../store/vote-states.ts';
import { certificationBlocks, said } from './objection-blocks.ts';
import { objectionsPath } from './objection-paths.ts';
import { objectionSentence } from './objection-words.ts';

function written(label: string, text: string): ShownFact {
  return { label, text, lang: writtenLang() };
}

function aboutFacts({ place, edition, contest }: CertifyPayload | CorrectPayload) {
  return [
    written(m.count_certify_act_institution(), place.name),
    written(m.count_certify_act_edition(), edition.name),
    written(m.count_certify_act_contest(), contest.name),
  ];
}

function resultFact({ version, documentCode: code }: CorrectPayload['result']): ShownFact {
  return {
    label: m.count_certify_act_result(),
    text: m.count_certify_act_result_text({ version, code }),
  };
}

function versionOf(db: Database | Tx, subject: string): Promise<string> {
  return versionOfVote(db, contestOfSubject(subject));
}

const { place: Place, edition: EditionNamed } = CertifyPayload.entries;
const NamedPayload = v.looseObject({ place: Place, edition: EditionNamed });

function seenAt(payload: PlainJson): SeenAt {
  const { place, edition } = v.parse(NamedPayload, payload);
  const href = objectionsPath.to({ institution: place.slug, edition: edition.slug });
  return { label: m.count_certify_act_see({ edition: edition.name }), href };
}

/** Everybody who took part, in the transaction of the act. */
async function tell(
  { tx, house, now }: ActRun,
  { edition }: VoteOfContest,
  { key, title }: { readonly key: string; readonly title: () => string },
): Promise<void> {
  const found = await house.gather(participants, { editionId: edition.id });
  const at = { institution: edition.place.slug, edition: edition.slug };
  await tellParticipants(tx, edition, {
    ...{ participants: found.flat(), key, titles: inBothLocales(title), now },
    paths: bothPaths((locale) => objectionsPath.to(at, { locale })),
  });
}

function answered(
  done: Result<unknown, ObjectionRefusal>,
): Result<void, { readonly sentence: string }> {
  return done.ok ? ok(undefined) : err({ sentence: objectionSentence(done.error) });
}

export const certifyTogether: TwoPersonKind = {
  kind: 'count/certify',
  saysOf: () => [],
  mayTakePart: (who, act) => proposesOrCertifies(permissions['count/certify'], who, act),
  shown(payload) {
    const certify = v.parse(CertifyPayload, payload);
    return [
      ...aboutFacts(certify),
      resultFact(certify.result),
      { label: m.count_certify_act_sha256(), text: certify.result.sha256 },
      {
        label: m.count_certify_act_objections(),
        text: m.count_certify_act_objections_text(said(certify.objections)),
      },
      ...certify.funded.map((text) => written(m.count_certify_act_funded(), text)),
    ];
  },
  versionOf,
  async execute(run) {
    const payload = v.parse(CertifyPayload, run.payload);
    const { publicUrl, isProduction } = run.house;
    const lines = await readLines(run.tx, payload.result.id);
    const done = await certifyResult(run.tx, staffOf(run), {
      ...{ payload, actId: run.actId, publicUrl, isDemonstration: !isProduction },
      write: (found) => inLocale(sourceLocale, () => certificationBlocks(found, payload, lines)),
    });
    if (done.ok) {
      const isAgain = done.value.state.certified !== undefined;
      const named = { contest: payload.contest.name, edition: payload.edition.name };
      const title = () =>
        isAgain ? m.count_certify_notice_again(named) : m.count_certify_notice(named);
      await tell(run, done.value, { key: `certified:${payload.result.id}`, title });
    }
    return answered(done);
  },
  seenAt,
};

export const correctTogether: TwoPersonKind = {
  kind: 'count/correct',
  saysOf: () => [],
  mayTakePart: (who, act) => proposesOrCertifies(permissions['count/correct'], who, act),
  shown(payload) {
    const correct = v.parse(CorrectPayload, payload);
    return [
      ...aboutFacts(correct),
      resultFact(correct.result),
      written(m.count_certify_act_reason(), correct.reason),
    ];
  },
  versionOf,
  async execute(run) {
    const payload = v.parse(CorrectPayload, run.payload);
    const done = await correctResult(run.tx, staffOf(run), { payload, actId: run.actId });
    if (done.ok) {
      const named = { contest: payload.contest.name, edition: payload.edition.name };
      const title = () => m.count_certify_notice_wrong(named);
      await tell(run, done.value, { key: `wrong:${payload.result.id}`, title });
    }
    return answered(done);
  },
  seenAt,
};

/** What two people sign of the last result of a vote. */
export async function certifyPayload(
  db: Database | Tx,
  found: VoteOfContest,
  accepted: number,
): Promise<CertifyPayload> {
  const { result, objectionsCount } = found.state;
  assert(result !== undefined, 'what is certified is there');
  const { id, version, sha256, documentCode } = result;
  const lines = await readLines(db, id);
  return {
    ...aboutPayload(found),
    result: { id, version, sha256, documentCode },
    objections: { count: objectionsCount, accepted },
    funded: lines
      .filter(({ isFunded }) => isFunded)
      .map(({ number, name }) => `${number}. ${name}`),
  };
}

export function correctPayload(found: VoteOfContest, reason: string): CorrectPayload {
  const { certified } = found.state;
  assert(certified !== undefined, 'what is found wrong was certified');
  const { resultId: id, version, documentCode } = certified;
  return { ...aboutPayload(found), result: { id, version, documentCode }, reason };
}

function aboutPayload({ edition, contest, state }: VoteOfContest) {
  const { place } = edition;
  return {
    place: { id: place.id, slug: place.slug, name: place.name },
    edition: { id: edition.id, slug: edition.slug, name: edition.name },
    contest: { id: contest.id, slug: contest.code, name: contest.name },
    round: state.round,
  };
}
