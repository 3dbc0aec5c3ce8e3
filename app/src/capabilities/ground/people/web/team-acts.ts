// The acts about a team that take two people: what each shows before it is signed, and how it is carried out.
import { err, ok } from '@minga/basics';
import * as v from 'valibot';
import { m } from '#words';
import type { Actor } from '../../../../platform/access.ts';
import type {
  ActHouse,
  ActRun,
  ProposedAct,
  SeenAt,
  ShownFact,
  TwoPersonKind,
} from '../../../../platform/two-person.ts';
import { currentLocale } from '../../../../platform/words.ts';
import { formatDay } from '../../../../ui/format.ts';
import { beginOnboarding, readInstitution } from '../../institutions/index.ts';
import { endRoleIn } from '../actions/end-role.ts';
import { inviteIn } from '../actions/invite.ts';
import { resetKeysIn } from '../actions/reset-keys.ts';
import { mayGive } from '../rules/invitation.ts';
import { mayReset } from '../rules/key-reset.ts';
import { EndPayload, InvitePayload, ResetPayload } from '../rules/team-acts.ts';
import { standingGrants } from '../store/grants.ts';
import { waysInVersion } from '../store/key-resets.ts';
import { grantVersion } from '../store/teams.ts';
import { refusalSentence } from './refusal-words.ts';
import { seatWords } from './role-words.ts';
import { firstTeamPath, teamPath } from './staff-paths.ts';
import { deliveryOf, resetDeliveryOf } from './team-parts.tsx';

export const inviteTogether: TwoPersonKind = {
  kind: 'people/invite',
  mayTakePart({ grants }, { payload, institutionId }) {
    const { invited } = v.parse(InvitePayload, payload);
    return invited.every(({ role }) => mayGive(role, grants, institutionId));
  },
  shown(payload) {
    const { place, invited } = v.parse(InvitePayload, payload);
    return [placeFact(place), ...invited.map(invitedFact)];
  },
  saysOf(payload, { emails }) {
    const { place, invited } = v.parse(InvitePayload, payload);
    const own = invited.filter(({ email }) => emails.includes(email.toLowerCase()));
    return own.length === 0 ? [] : [placeFact(place), ...own.map(invitedFact)];
  },
  versionOf: async () => '',
  async execute(run) {
    const { tx, house, payload, institutionId, actor, now } = run;
    const { invited, nationalBody } = v.parse(InvitePayload, payload);
    const place = await readInstitution(tx, institutionId);
    const by = { actor: await proposerOf(run), confirmedBy: actor.personId };
    const sent = await inviteIn(tx, { invited, place, by, delivery: deliveryOf(house), now });
    if (!sent.ok) {
      const sentences = new Set(sent.error.map(({ refusal }) => refusalSentence(refusal)));
      return err({ sentence: [...sentences].join(' ') });
    }
    if (nationalBody !== null) await beginOnboarding(tx, institutionId);
    return ok(undefined);
  },
  seenAt: (payload, house) => seenIn(v.parse(InvitePayload, payload), house, handOverWords),
};

export const endTogether: TwoPersonKind = {
  kind: 'people/end-role',
  mayTakePart(who, act) {
    const { person, role } = v.parse(EndPayload, act.payload);
    return isBeside(who, act, person) && mayGive(role, who.grants, act.institutionId);
  },
  shown(payload) {
    const end = v.parse(EndPayload, payload);
    return [placeFact(end.place), ...endFacts(end), ...successorFacts(end)];
  },
  saysOf(payload, { personId, emails }) {
    const end = v.parse(EndPayload, payload);
    const isSuccessor = emails.includes(end.successor?.email.toLowerCase() ?? '');
    const said = [
      ...(end.person === personId ? endFacts(end) : []),
      ...(isSuccessor ? successorFacts(end) : []),
    ];
    return said.length === 0 ? [] : [placeFact(end.place), ...said];
  },
  versionOf: (db, subject) => grantVersion(db, subject.replace('role-grant:', '')),
  async execute(run) {
    const { tx, house, payload, institutionId, actor, now } = run;
    const { grant, planned, successor, nationalBody } = v.parse(EndPayload, payload);
    const ended = await endRoleIn(tx, house.gather, {
      grantId: grant,
      place: await readInstitution(tx, institutionId),
      actor: await proposerOf(run),
      confirmedBy: actor.personId,
      planned: { ...planned, lastDay: planned.lastDay ?? undefined },
      successor: successor ?? undefined,
      isNational: nationalBody !== null,
      delivery: deliveryOf(house),
      now,
    });
    return ended.ok ? ok(undefined) : err({ sentence: refusalSentence(ended.error) });
  },
  seenAt(payload, house) {
    const end = v.parse(EndPayload, payload);
    return seenIn(end, house, end.successor === null ? undefined : handOverWords);
  },
};

export const resetTogether: TwoPersonKind = {
  kind: 'people/reset-keys',
  mayTakePart(who, act) {
    const { person, roles } = v.parse(ResetPayload, act.payload);
    return who.personId !== person && mayReset(who.grants, roles);
  },
  shown(payload) {
    return resetFacts(v.parse(ResetPayload, payload));
  },
  saysOf(payload, { personId }) {
    const reset = v.parse(ResetPayload, payload);
    return reset.person === personId ? resetFacts(reset) : [];
  },
  versionOf: (db, subject) => waysInVersion(db, subject.replace('person:', '')),
  async execute(run) {
    const { tx, house, payload, institutionId, actor, now } = run;
    const { grant } = v.parse(ResetPayload, payload);
    const reset = await resetKeysIn(tx, {
      grantId: grant,
      place: await readInstitution(tx, institutionId),
      actor: await proposerOf(run),
      confirmedBy: actor.personId,
      delivery: resetDeliveryOf(house),
      now,
    });
    return reset.ok ? ok(undefined) : err({ sentence: refusalSentence(reset.error) });
  },
  seenAt(payload, house) {
    const reset = v.parse(ResetPayload, payload);
    const isHandedOver = reset.email === null || !house.sendsMail;
    return seenIn(reset, { sendsMail: !isHandedOver }, () => m.people_reset_hand_over());
  },
};

export const teamActs: readonly TwoPersonKind[] = [inviteTogether, endTogether, resetTogether];

function placeFact({ name }: InvitePayload['place']): ShownFact {
  return { label: m.people_together_place(), text: name };
}

function invitedFact(one: InvitePayload['invited'][number]): ShownFact {
  return { label: seatWords(one), text: `${one.name} (${one.email})` };
}

function endFacts({ name, planned, role, isSubstitute }: EndPayload): readonly ShownFact[] {
  return [
    { label: seatWords({ role, isSubstitute }), text: name },
    { label: m.people_together_ends(), text: endWords(planned) },
    { label: m.people_together_reason(), text: planned.reason },
  ];
}

function successorFacts({ successor }: EndPayload): readonly ShownFact[] {
  if (successor === null) return [];
  return [{ label: m.people_end_successor(), text: `${successor.name} (${successor.email})` }];
}

function resetFacts({ place, name, email }: ResetPayload): readonly ShownFact[] {
  return [
    placeFact(place),
    { label: m.people_team_person(), text: name },
    { label: m.people_invite_email(), text: email ?? m.people_reset_no_email() },
    { label: m.people_reset_what(), text: m.people_reset_what_text() },
  ];
}

async function proposerOf({ tx, proposedBy }: ActRun): Promise<Pick<Actor, 'personId' | 'grants'>> {
  return { personId: proposedBy, grants: await standingGrants(tx, proposedBy) };
}

/** Whoever loses the role neither signs nor refuses; she may propose it, to be followed by somebody. */
function isBeside(
  { personId }: Pick<Actor, 'personId'>,
  { proposedBy }: ProposedAct,
  loser: string,
): boolean {
  return personId !== loser || personId === proposedBy;
}

const handOverWords = () => m.people_together_hand_over();

/** The team from inside, or the page of the national body; with what is left to do where no mail leaves. */
function seenIn(
  { place, nationalBody }: Pick<InvitePayload, 'place' | 'nationalBody'>,
  { sendsMail }: Pick<ActHouse, 'sendsMail'>,
  handOver: (() => string) | undefined,
): SeenAt {
  const seen = {
    label: m.people_together_see_team({ place: place.name }),
    ...(sendsMail || handOver === undefined ? {} : { next: handOver() }),
  };
  if (nationalBody === null) return { ...seen, href: teamPath.to({ institution: place.slug }) };
  const query = { municipalidad: place.slug };
  return { ...seen, href: firstTeamPath.to({ institution: nationalBody }, { query }) };
}

function endWords({ when, lastDay }: EndPayload['planned']): string {
  if (when === 'now') return m.people_together_ends_now();
  if (when === 'with-successor') return m.people_together_ends_with_successor();
  return m.people_together_ends_on({ day: formatDay(lastDay ?? '', currentLocale()) });
}
