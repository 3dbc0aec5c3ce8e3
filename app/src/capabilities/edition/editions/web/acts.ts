// The acts about an edition that take two people: what each shows before it is signed, and how it is carried out.
import { err, ok, type Result } from '@minga/basics';
import * as v from 'valibot';
import { m } from '#words';
import type { Actor } from '../../../../platform/access.ts';
import type { Database, Tx } from '../../../../platform/database/database.ts';
import { bothPaths } from '../../../../platform/search.ts';
import {
  type ActRun,
  type PlainJson,
  type ProposedAct,
  type SeenAt,
  type ShownFact,
  staffOf,
  type TwoPersonKind,
} from '../../../../platform/two-person.ts';
import { currentLocale, inLocale, sourceLocale, writtenLang } from '../../../../platform/words.ts';
import { formatDay } from '../../../../ui/format.ts';
import { gatheringPath } from '../../../ground/gatherings/index.ts';
import { readInstitution } from '../../../ground/institutions/index.ts';
import { inBothLocales } from '../../../ground/people/index.ts';
import { mayDo, permissions, proposesOrCertifies } from '../../../ground/people/rules/index.ts';
import { interruptEdition } from '../actions/interrupt-edition.ts';
import { publishIn } from '../actions/publish-edition.ts';
import { recordCommitment } from '../actions/record-commitment.ts';
import { revokeCommitment } from '../actions/revoke-commitment.ts';
import { signMinutes } from '../actions/sign-minutes.ts';
import { tellParticipants } from '../actions/tell-participants.ts';
import {
  ChangePayload,
  CommitPayload,
  editionOfSubject,
  gatheringOfSubject,
  InterruptPayload,
  RevokePayload,
  SignMinutesPayload,
} from '../rules/acts.ts';
import type { Refusal } from '../rules/refusal.ts';
import { standingVersion } from '../rules/standing.ts';
import { minutesVersion } from '../store/committee.ts';
import { type Edition, readEdition } from '../store/editions.ts';
import { commitmentBlocks } from './commitment-blocks.ts';
import { committeePath, editionPath, editionPathIn } from './paths.ts';
import { refusalSentence } from './refusal-words.ts';
import { participants } from './slots.ts';
import { interruptionWords, majorityWords, money, voteWords } from './words.ts';

type EditionAct = 'commit' | 'revoke-commitment' | 'change-rules' | 'interrupt';

/** The team proposes; what a body decided is signed by the certifying officer. */
function takesPart(act: EditionAct, who: Pick<Actor, 'personId' | 'grants'>, on: ProposedAct) {
  const permission = permissions[`editions/${act}`];
  if (act !== 'change-rules') return proposesOrCertifies(permission, who, on);
  return mayDo(permission, who.grants, { kind: 'institution', id: on.institutionId });
}

async function versionOf(db: Database | Tx, subject: string): Promise<string> {
  const edition = await readEdition(db, editionOfSubject(subject));
  return edition === undefined ? '' : standingVersion(edition);
}

type Named = Pick<CommitPayload, 'place' | 'edition'>;

function editionFacts({ place, edition }: Named): readonly ShownFact[] {
  return [
    written(m.editions_act_institution(), place.name),
    written(m.editions_act_edition(), edition.name),
  ];
}

/** What somebody wrote in Spanish, marked so on a page in English. */
function written(label: string, text: string): ShownFact {
  return { label, text, lang: writtenLang() };
}

const { place: Place, edition: EditionNamed } = CommitPayload.entries;
const NamedPayload = v.looseObject({ place: Place, edition: EditionNamed });

function seenAt(payload: PlainJson): SeenAt {
  const { place, edition } = v.parse(NamedPayload, payload);
  const href = editionPath.to({ institution: place.slug, edition: edition.slug });
  return { label: m.editions_act_see({ edition: edition.name }), href };
}

async function tell(
  { tx, house, now }: ActRun,
  { place, edition: named }: Named,
  edition: Edition,
  { key, title }: { readonly key: string; readonly title: () => string },
): Promise<void> {
  const found = await house.gather(participants, { editionId: edition.id });
  const params = { institution: place.slug, edition: named.slug };
  await tellParticipants(tx, edition, {
    participants: found.flat(),
    key,
    titles: inBothLocales(title),
    paths: bothPaths((locale) => editionPath.to(params, { locale })),
    now,
  });
}

function answered(done: Result<unknown, Refusal>): Result<void, { readonly sentence: string }> {
  return done.ok ? ok(undefined) : err({ sentence: refusalSentence(done.error) });
}

export const commitTogether: TwoPersonKind = {
  kind: 'editions/commit',
  saysOf: () => [],
  mayTakePart: (who, act) => takesPart('commit', who, act),
  shown(payload) {
    const commit = v.parse(CommitPayload, payload);
    return [
      ...editionFacts(commit),
      { label: m.editions_act_version(), text: versionText(commit.version) },
      written(m.editions_commitment_sitting(), commit.sitting),
      { label: m.editions_act_sitting_on(), text: day(commit.sittingOn) },
      { label: m.editions_commitment_resolution(), text: commit.resolution },
      { label: m.editions_commitment_amount(), text: money(commit.amountClp) },
      { label: m.editions_commitment_year(), text: String(commit.fiscalYear) },
      { label: m.editions_commitment_majority(), text: majorityWords[commit.majority]() },
      { label: m.editions_commitment_quorum(), text: String(commit.quorum) },
      ...commit.votes.map(({ name, vote, memberId }) => ({
        label: name,
        text:
          memberId === commit.castingBy
            ? m.editions_vote_casting({ vote: voteWords[vote]() })
            : voteWords[vote](),
      })),
      ...(commit.terms === '' ? [] : [written(m.editions_commitment_terms(), commit.terms)]),
      {
        label: m.editions_commitment_file(),
        text: `${commit.file.name} (SHA-256 ${commit.file.sha256})`,
      },
    ];
  },
  versionOf,
  async execute(run) {
    const payload = v.parse(CommitPayload, run.payload);
    const { publicUrl, isProduction } = run.house;
    const { timeZone } = await readInstitution(run.tx, run.institutionId);
    const done = await recordCommitment(run.tx, staffOf(run), {
      payload,
      actId: run.actId,
      timeZone,
      publicUrl,
      isDemonstration: !isProduction,
      write: (given, tally) => inLocale(sourceLocale, () => commitmentBlocks(given, tally)),
    });
    return answered(done);
  },
  seenAt,
};

export const revokeTogether: TwoPersonKind = {
  kind: 'editions/revoke-commitment',
  saysOf: () => [],
  mayTakePart: (who, act) => takesPart('revoke-commitment', who, act),
  shown(payload) {
    const revoke = v.parse(RevokePayload, payload);
    return [
      ...editionFacts(revoke),
      { label: m.editions_revocation_of(), text: revoke.resolution },
      { label: m.editions_revocation_by(), text: revoke.revocationResolution },
      written(m.editions_act_reason(), revoke.reason),
    ];
  },
  versionOf,
  async execute(run) {
    const payload = v.parse(RevokePayload, run.payload);
    const done = await revokeCommitment(run.tx, staffOf(run), { payload, actId: run.actId });
    if (done.ok && done.value.effect !== 'none') {
      const title = () => revocationTitle(done.value.effect, payload);
      await tell(run, payload, done.value.edition, {
        key: `revoked:${payload.commitmentId}`,
        title,
      });
    }
    return answered(done);
  },
  seenAt,
};

function revocationTitle(effect: string, { edition, place }: Named): string {
  const named = { edition: edition.name, institution: place.name };
  return effect === 'suspends'
    ? m.editions_notice_revoked(named)
    : m.editions_notice_consultation(named);
}

export const changeTogether: TwoPersonKind = {
  kind: 'editions/change-rules',
  saysOf: () => [],
  mayTakePart: (who, act) => takesPart('change-rules', who, act),
  shown(payload) {
    const change = v.parse(ChangePayload, payload);
    return [
      ...editionFacts(change),
      { label: m.editions_act_version(), text: versionText(change.version) },
      ...change.changes.map((text) => written(m.editions_act_change(), text)),
      written(m.editions_act_reason(), change.reason),
    ];
  },
  versionOf,
  async execute(run) {
    const payload = v.parse(ChangePayload, run.payload);
    const { edition, version, commitmentId, reason } = payload;
    const done = await publishIn(run.tx, staffOf(run), {
      editionId: edition.id,
      rulebookId: version.rulebookId,
      commitmentId,
      debtReason: null,
      pathIn: editionPathIn,
      change: { reason, actId: run.actId },
    });
    const told = done.ok ? await readEdition(run.tx, edition.id) : undefined;
    if (told !== undefined) {
      const title = () => m.editions_notice_changed({ edition: edition.name });
      await tell(run, payload, told, { key: `changed:${version.rulebookId}`, title });
    }
    return answered(done);
  },
  seenAt,
};

export const interruptTogether: TwoPersonKind = {
  kind: 'editions/interrupt',
  saysOf: () => [],
  mayTakePart: (who, act) => takesPart('interrupt', who, act),
  shown(payload) {
    const one = v.parse(InterruptPayload, payload);
    return [
      ...editionFacts(one),
      { label: m.editions_act_what(), text: interruptionWords[one.kind]() },
      one.contest === null
        ? { label: m.editions_act_contest(), text: m.editions_act_whole() }
        : written(m.editions_act_contest(), one.contest.name),
      written(m.editions_act_decided_by(), one.decidedBy),
      written(m.editions_act_reason(), one.reason),
      {
        label: m.editions_commitment_file(),
        text: `${one.file.name} (SHA-256 ${one.file.sha256})`,
      },
    ];
  },
  versionOf,
  async execute(run) {
    const payload = v.parse(InterruptPayload, run.payload);
    const done = await interruptEdition(run.tx, staffOf(run), { payload, actId: run.actId });
    if (done.ok) {
      const title = () =>
        m.editions_notice_interrupted({
          edition: payload.edition.name,
          what: interruptionWords[payload.kind](),
        });
      await tell(run, payload, done.value, { key: `${payload.kind}:${run.actId}`, title });
    }
    return answered(done);
  },
  seenAt,
};

/** The institution proposes; somebody of the residents who follow its budget signs. */
export const signMinutesTogether: TwoPersonKind = {
  kind: 'editions/sign-minutes',
  saysOf: () => [],
  mayTakePart({ personId, grants }, { institutionId, proposedBy }) {
    const scope = { kind: 'institution', id: institutionId } as const;
    const act = personId === proposedBy ? 'editions/edit' : 'editions/sign-minutes';
    return mayDo(permissions[act], grants, scope);
  },
  shown(payload) {
    const { gathering, minutes, ...named } = v.parse(SignMinutesPayload, payload);
    return [
      ...editionFacts(named),
      written(m.editions_gathering(), gathering.title),
      { label: m.editions_act_minutes(), text: String(minutes.version) },
      {
        label: m.editions_act_minutes_at(),
        text: gatheringPath.to({ gathering: gathering.slug }),
      },
      { label: m.editions_act_minutes_hash(), text: minutes.sha256 },
    ];
  },
  versionOf: (db, subject) => minutesVersion(db, gatheringOfSubject(subject)),
  async execute(run) {
    return answered(
      await signMinutes(run.tx, staffOf(run), v.parse(SignMinutesPayload, run.payload)),
    );
  },
  seenAt(payload) {
    const { place, edition } = v.parse(SignMinutesPayload, payload);
    const href = committeePath.to({ institution: place.slug, edition: edition.slug });
    return { label: m.editions_page_committee(), href };
  },
};

export const editionActs: readonly TwoPersonKind[] = [
  commitTogether,
  revokeTogether,
  changeTogether,
  interruptTogether,
  signMinutesTogether,
];

function versionText({ version, sha256 }: CommitPayload['version']): string {
  return m.editions_act_version_text({ version, sha256: sha256.slice(0, 16) });
}

function day(on: string): string {
  return formatDay(on, currentLocale());
}
