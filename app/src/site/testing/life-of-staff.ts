// Rows of a member of staff in every table that keeps what one did.
import { createHash, randomUUID } from 'node:crypto';
import { canonicalJson } from '@minga/basics';
import type { EndPayload, InvitePayload } from '../../capabilities/ground/people/rules/index.ts';
import type { Surroundings } from './life.ts';
import { keepRoundtable } from './life-at-roundtable.ts';
import { keepForum } from './life-in-forum.ts';
import { countAndSanction } from './life-of-counter.ts';
import { signInElection } from './life-of-officer.ts';
import { review } from './life-of-reviewer.ts';

const HOUR_MS = 3_600_000;

/** Everything that somebody does with a role, and what is done to her with others. */
export async function workAsStaff(around: Surroundings, personId: string): Promise<void> {
  await beInvited(around, personId);
  await lookAtOthers(around, personId);
  await decide(around, personId);
  await keepMinutes(around, personId);
  await joinOthers(around, personId);
  await review(around, personId);
  await countAndSanction(around, personId);
  await signInElection(around, personId);
  await keepRoundtable(around, personId);
}

async function beInvited(around: Surroundings, personId: string): Promise<void> {
  const { life, institutionId: institution_id, desk } = around;
  const { at, text, bytes } = life;
  const email = life.mail();
  await life.insert('people.invitation', {
    token_hash: bytes(),
    email,
    name: text(),
    role: 'certifying-officer',
    is_substitute: true,
    institution_id,
    replaces_grant: await life.find('select id as it from people.role_grant limit 1'),
    replaces_reason: text(),
    invited_by: desk[0],
    confirmed_by: desk[1],
    invited_at: at(),
    expires_at: at(),
    accepted_at: at(),
    accepted_by: personId,
  });
  await life.insert('people.role_grant', {
    person_id: personId,
    role: 'certifying-officer',
    is_substitute: true,
    institution_id,
    granted_by: personId,
    granted_at: at(),
  });
  await life.insert('people.key_reset', {
    person_id: personId,
    institution_id,
    token_hash: bytes(),
    proposed_by: desk[0],
    confirmed_by: desk[1],
    ...(() => {
      const opened = at();
      return {
        opened_at: opened,
        expires_at: new Date(opened.getTime() + HOUR_MS),
        used_at: new Date(opened.getTime() + 30_000),
      };
    })(),
  });
  await actsAbout(around, personId, email);
}

/** Somebody invited her, somebody ends her role, and she proposed and refused. */
async function actsAbout(around: Surroundings, personId: string, email: string): Promise<void> {
  const { life, institutionId, desk } = around;
  const place = { id: institutionId, slug: 'ancud', name: 'Municipalidad de Ancud' };
  const invited: InvitePayload = {
    place,
    invited: [
      { name: life.text(), email, role: 'certifying-officer', isSubstitute: true },
      { name: 'Otra Persona', email: 'otra@ejemplo.cl', role: 'moderator', isSubstitute: false },
    ],
    nationalBody: null,
  };
  const ended: EndPayload = {
    place,
    grant: randomUUID(),
    person: personId,
    name: life.text(),
    role: 'certifying-officer',
    isSubstitute: true,
    planned: { when: 'now', lastDay: null, reason: life.text() },
    successor: null,
    nationalBody: null,
  };
  await actOf(around, { kind: 'people/invite', payload: invited, by: desk[0], endedBy: personId });
  await actOf(around, { kind: 'people/end-role', payload: ended, by: desk[0], endedBy: desk[1] });
  await actOf(around, { kind: 'people/invite', payload: invited, by: personId, endedBy: desk[1] });
}

interface ActOfLife {
  readonly kind: string;
  readonly payload: InvitePayload | EndPayload;
  readonly by: string;
  readonly endedBy: string;
}

async function actOf(
  { life, institutionId }: Surroundings,
  { kind, payload, by, endedBy }: ActOfLife,
): Promise<void> {
  const id = randomUUID();
  const content = canonicalJson({ act: id, payload });
  const proposedAt = life.at();
  await life.insert('records.two_person_act', {
    id,
    kind,
    text: content,
    sha256: createHash('sha256').update(content).digest(),
    subject: 'institution:x',
    subject_version: '',
    institution_id: institutionId,
    proposed_by: by,
    proposed_at: proposedAt,
    expires_at: new Date(proposedAt.getTime() + HOUR_MS + 1),
  });
  await life.insert('records.two_person_end', {
    act_id: id,
    outcome: 'refused',
    ended_by: endedBy,
    ended_at: life.at(),
  });
}

async function lookAtOthers(around: Surroundings, personId: string): Promise<void> {
  const { life, institutionId: institution_id, neighbour, desk } = around;
  await life.insert('people.look', {
    person_id: neighbour,
    looker_id: personId,
    institution_id,
    what: 'people/tell-list',
    looked_on: '2026-10-06',
    looked_at: life.at(),
  });
  const seen = life.at();
  for (const [seen_by, confirmed_by, refused_by] of [
    [personId, desk[0], null],
    [desk[0], personId, null],
    [desk[0], null, personId],
  ]) {
    await life.insert('people.assisted_identity', {
      institution_id,
      document_kind: 'passport',
      seen_by,
      seen_at: seen,
      expires_at: new Date(seen.getTime() + HOUR_MS),
      ...(confirmed_by === null ? {} : { confirmed_by, confirmed_at: life.at() }),
      ...(refused_by === null
        ? {}
        : { refused_by, refused_at: life.at(), refused_reason: 'mistyped' }),
    });
  }
  await life.insert('people.notice', {
    person_id: neighbour,
    kind: 'people/message',
    key: randomUUID(),
    title: 'x',
    english_title: 'x',
    path: '/',
    english_path: '/en',
    told_at: life.at(),
    told_how: 'phone',
    told_by: personId,
    told_recorded_at: life.at(),
  });
  await life.insert('records.audit_entry', {
    actor_person: personId,
    act: 'people/identify-in-person',
    scope_kind: 'institution',
    scope_id: institution_id,
    subject: 'assisted-identity:x',
    told: '{}',
    at: life.at(),
  });
}

/** Hides what somebody said of a consultation, and looks again at what another hid. */
async function moderate(
  { life, consultationId, desk }: Surroundings,
  personId: string,
): Promise<void> {
  for (const [hidden_by, decided_by] of [
    [personId, desk[0]],
    [desk[0], personId],
  ]) {
    const hidden_at = life.at();
    const observation = {
      ...{ consultation_id: consultationId, way: 'web', people_count: 1, stance: 'support' },
      ...{ reasons: 'Sí.', proposed: '', sent_at: hidden_at, changed_at: hidden_at },
      ...{ hidden_at, hidden_reason: 'off-topic', hidden_by },
    };
    const observation_id = await life.insert('consultations.observation', observation, 'id');
    const asked = { observation_id, hidden_at, hidden_by, asked_at: life.at() };
    const decided = { outcome: 'upheld', decided_by, decided_at: life.at() };
    await life.insert('consultations.second_review', { ...asked, ...decided });
  }
}

async function decide(around: Surroundings, personId: string): Promise<void> {
  const { life, institutionId, organizationId, placeId, neighbour, desk } = around;
  const decided = { decided_by: personId, decided_at: life.at() };
  await life.insert('organizations.legal_check', {
    organization_id: organizationId,
    about: 'change',
    proposed: '{}',
    asked_at: life.at(),
    due_on: '2026-10-20',
    state: 'confirmed',
    decided_in: institutionId,
    ...decided,
  });
  await life.find(
    `update organizations.petition set answer = 'Sí.', answered_at = $2, answered_by = $1, answered_in = $3
      returning 1 as it`,
    [personId, life.at(), institutionId],
  );
  const comment_id = await life.insert(
    'conversation.comment',
    { place_id: placeId, author_id: neighbour, form_key: randomUUID(), posted_at: life.at() },
    'id',
  );
  const hides = { comment_id, outcome: 'hidden', reason: 'off-topic' };
  const at = { institution_id: institutionId, decided_at: life.at() };
  const own = await life.insert(
    'conversation.decision',
    { ...hides, ...at, decided_by: personId },
    'id',
  );
  const others = await life.insert(
    'conversation.decision',
    { ...hides, ...at, decided_by: desk[0] },
    'id',
  );
  for (const [decision_id, hidden_by, decided_by] of [
    [own, personId, desk[0]],
    [others, desk[0], personId],
  ]) {
    await life.insert('conversation.second_review', {
      decision_id,
      asked_at: life.at(),
      hidden_by,
      outcome: 'restored',
      institution_id: institutionId,
      decided_by,
      decided_at: life.at(),
    });
  }
  await moderate(around, personId);
  await keepForum(around, personId);
  for (const [proposed_by, confirmed_by, used_at] of [
    [personId, desk[0], null],
    [desk[0], personId, new Date('2026-10-07T13:00:00Z')],
  ]) {
    await life.insert('people.key_reset', {
      person_id: neighbour,
      institution_id: institutionId,
      token_hash: life.bytes(),
      proposed_by,
      confirmed_by,
      renewed_by: personId,
      opened_at: new Date('2026-10-07T12:00:00Z'),
      expires_at: new Date('2026-10-08T12:00:00Z'),
      used_at,
    });
  }
}

/** She wrote minutes that another approved, and approved others; and a report. */
async function keepMinutes(around: Surroundings, personId: string): Promise<void> {
  const { life, desk, gatheringId: gathering_id } = around;
  for (const [at, drafted_by, approved_by] of [
    [0, personId, desk[0]],
    [1, desk[0], personId],
  ] as const) {
    await life.insert('gatherings.minutes', {
      gathering_id,
      version: at + 1,
      text: 'Se contó.',
      reason: at === 0 ? null : 'Faltaba algo.',
      drafted_by,
      drafted_at: life.at(),
      approved_by,
      approved_at: life.at(),
      people_count: 9,
      content_sha256: '0'.repeat(64),
    });
  }
  await life.insert('gatherings.report', {
    ...{ gathering_id, version: 1, text: 'Se vino.', written_by: personId, written_at: life.at() },
  });
}

/** Two accounts became hers, and she signed that others did. */
async function joinOthers(around: Surroundings, personId: string): Promise<void> {
  const { life, institutionId: institution_id, desk } = around;
  const blank = () =>
    life.insert(
      'people.person',
      { proof: 'assisted', public_name: '…', created_at: life.at() },
      'id',
    );
  await life.insert('people.account_joining', {
    closed_id: await blank(),
    kept_id: personId,
    institution_id,
    proposed_by: desk[0],
    confirmed_by: desk[1],
    joined_at: life.at(),
  });
  for (const [proposed_by, confirmed_by] of [
    [personId, desk[0]],
    [desk[0], personId],
  ]) {
    await life.insert('people.account_joining', {
      closed_id: await blank(),
      kept_id: around.neighbour,
      institution_id,
      proposed_by,
      confirmed_by,
      joined_at: life.at(),
    });
  }
}
