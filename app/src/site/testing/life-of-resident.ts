// Rows of a resident in every table that keeps something of one.
import { randomUUID } from 'node:crypto';
import type { Surroundings } from './life.ts';
import { answerTo, askIn } from './life-in-forum.ts';
import { propose } from './life-of-proposer.ts';
import { standFor } from './life-of-representative.ts';

/** Everything that a neighbour may leave behind; her account is there. */
export async function liveAsResident(around: Surroundings, personId: string): Promise<void> {
  await signIn(around, personId);
  await askForMessages(around, personId);
  await beTold(around, personId);
  await beIdentified(around, personId);
  await haveFamily(around, personId);
  await takePart(around, personId);
  await propose(around, personId);
  await standFor(around, personId);
  await talk(around, personId);
}

async function signIn({ life }: Surroundings, person_id: string): Promise<void> {
  const { at, bytes, text } = life;
  const own = { person_id };
  await life.insert('people.identity', {
    ...own,
    provider: 'claveunica',
    subject_fingerprint: bytes(),
    linked_at: at(),
  });
  await life.insert('people.sign_in_attempt', {
    ...own,
    state_hash: bytes(),
    browser_hash: bytes(),
    provider: 'claveunica',
    purpose: 'link',
    nonce: 'n',
    return_to: '/',
    expires_at: at(),
  });
  await life.insert('people.passkey', {
    ...own,
    credential_id: randomUUID(),
    public_key: bytes(),
    label: text(),
    is_synced: true,
    created_at: at(),
    last_used_at: at(),
  });
  await life.insert('people.passkey_challenge', {
    ...own,
    challenge: randomUUID(),
    purpose: 'prove',
    expires_at: at(),
  });
  await life.insert('people.break_glass', {
    ...own,
    totp_secret_sealed: bytes(),
    confirmed_at: at(),
    created_at: at(),
  });
  await life.insert('people.access_code', { ...own, code_fingerprint: bytes(), issued_at: at() });
  await life.insert('people.session', {
    ...own,
    token_hash: bytes(),
    method: 'provider',
    provider: 'claveunica',
    device: text(),
    created_at: at(),
    seen_at: at(),
    proven_at: at(),
    expires_at: new Date('2027-01-01T00:00:00Z'),
  });
  await life.insert('people.kept_form', {
    ...own,
    browser_hash: bytes(),
    address: '/canario-direccion',
    body_sealed: bytes(),
    expires_at: at(),
  });
}

async function askForMessages(
  { life, institutionId }: Surroundings,
  person_id: string,
): Promise<void> {
  const own = { person_id, institution_id: institutionId };
  await life.insert('people.message_opt_in', { ...own, since: life.at() });
  const sector = await life.insert(
    'territories.territory',
    { cut: '10202', kind: 'sector', code: randomUUID().slice(0, 8), name: life.text() },
    'id',
  );
  await life.insert('people.message_opt_in_sector', { ...own, territory_id: sector });
}

async function beTold(
  { life, institutionId, desk }: Surroundings,
  person_id: string,
): Promise<void> {
  const { at, bytes, text, mail } = life;
  const own = { person_id };
  const email = mail();
  await life.insert('people.mail_settings', {
    ...own,
    email,
    proven_at: at(),
    on_since: at(),
    refusals: 1,
    failing_since: at(),
  });
  await life.insert('platform.outgoing_mail', {
    recipient: email,
    subject: text(),
    body: text(),
    queued_at: at(),
    sent_at: at(),
  });
  await life.insert('people.mail_proof', {
    ...own,
    email: mail(),
    code_fingerprint: bytes(),
    expires_at: at(),
  });
  const mailId = await life.insert(
    'people.notice_mail',
    {
      ...own,
      day: '2026-10-03',
      stop_hash: bytes(),
      queued_at: at(),
      sent_at: at(),
      refused_at: at(),
    },
    'id',
  );
  await life.insert('people.notice', {
    ...own,
    kind: 'people/message',
    key: randomUUID(),
    title: text(),
    english_title: text(),
    path: '/canario-aviso',
    english_path: '/en/canario-aviso',
    institution_id: institutionId,
    is_urgent: true,
    due_at: at(),
    created_at: at(),
    read_at: at(),
    mail_id: mailId,
    pushed_at: at(),
    told_at: at(),
    told_how: 'in-person',
    told_by: desk[0],
    told_recorded_at: at(),
  });
  await life.insert('people.stopped_kind', { ...own, kind: 'records/paper-entered' });
  await life.insert('people.push_subscription', {
    ...own,
    endpoint: `https://push.example/${randomUUID()}`,
    p256dh: 'k',
    auth: 'a',
    device: text(),
    created_at: at(),
  });
}

async function beIdentified(
  { life, institutionId, desk }: Surroundings,
  person_id: string,
): Promise<void> {
  const [seen_by, confirmed_by] = desk;
  const at = life.at();
  await life.insert('people.assisted_identity', {
    person_id,
    institution_id: institutionId,
    document_kind: 'passport',
    seen_by,
    seen_at: at,
    expires_at: new Date(at.getTime() + 3_600_000),
    confirmed_by,
    confirmed_at: life.at(),
  });
  await life.insert('people.look', {
    person_id,
    looker_id: seen_by,
    institution_id: institutionId,
    what: 'people/identify',
    looked_on: '2026-10-04',
    looked_at: life.at(),
  });
  const sheet = await life.insert(
    'records.paper_run',
    {
      institution_id: institutionId,
      form: 'organizations/petition',
      subject: '10202',
      content: JSON.stringify({ title: life.text() }),
      layout: 'x',
      printed_at: life.at(),
    },
    'id',
  );
  const scan = randomUUID();
  await life.insert('platform.file', {
    id: scan,
    room: 'records',
    kind: 'pdf',
    name: 'hoja.pdf',
    is_public: false,
  });
  await life.insert('records.paper_sheet', {
    person_id,
    run_id: sheet,
    institution_id: institutionId,
    year: 2026,
    number: Number(await life.find('select count(*) + 1 as it from records.paper_sheet')),
    code: randomUUID().replaceAll('-', '').slice(0, 16).toUpperCase(),
    scan_file_id: scan,
    begun_at: life.at(),
    entered_at: life.at(),
    voided_at: life.at(),
    void_reason: 'mistyped',
  });
}

async function haveFamily({ life, neighbour }: Surroundings, personId: string): Promise<void> {
  const child_id = await life.insert(
    'people.person',
    { proof: 'guardian', public_name: life.text() },
    'id',
  );
  const families = [
    { child_id, guardian_id: personId, declared_at: life.at() },
    { child_id: personId, guardian_id: neighbour, declared_at: life.at(), ended_at: life.at() },
  ];
  for (const family of families) {
    await life.insert('people.guardianship', family);
    const { child_id: child, guardian_id } = family;
    await life.insert('people.guardian_consent', {
      child_id: child,
      guardian_id,
      subject: 'editions/children:1',
      text_version: life.text(),
      given_at: life.at(),
      withdrawn_at: life.at(),
    });
  }
}

/** Signs a petition, comes to a gathering, answers a survey and a question. */
async function takePart(around: Surroundings, person_id: string): Promise<void> {
  const { life, surveyId, gatheringId, editionId, consultationId: consultation_id } = around;
  const { at, text } = life;
  await life.insert('organizations.petition_signature', {
    person_id,
    cut: '10202',
    tie: 'studies',
    publishes_name: true,
    signed_at: at(),
  });
  const shown = { edition_id: editionId, notice_version: 3, moment: 'proposal', person_id };
  await life.insert('editions.acknowledgement', { ...shown, acknowledged_at: at() });
  await life.insert('gatherings.registration', {
    id: randomUUID(),
    gathering_id: gatheringId,
    person_id,
    companions: 2,
    territory_id: await life.find(
      `select id as it from territories.territory where name like 'Canario%' limit 1`,
    ),
    state: 'confirmed',
    code: randomUUID().slice(0, 16),
    registered_at: at(),
  });
  await goToEncounter(around, person_id);
  const response_id = await life.insert(
    'surveys.response',
    { survey_id: surveyId, is_named: true, person_id, answered_on: '2026-10-05' },
    'id',
  );
  const question_id = await life.find(
    'select id as it from surveys.question where survey_id = $1',
    [surveyId],
  );
  await life.insert('surveys.answer', { response_id, question_id, option: 0, text: text() });
  const [hidden_at, hidden_by] = [at(), around.desk[0]];
  const observation = {
    ...{ consultation_id, way: 'web', person_id, people_count: 1, stance: 'reject' },
    ...{ reasons: text(), proposed: '', sent_at: at(), changed_at: at(), shown_version: 1 },
    ...{ hidden_at, hidden_reason: 'insults', hidden_by },
  };
  const observation_id = await life.insert('consultations.observation', observation, 'id');
  await life.insert('consultations.second_review', {
    ...{ observation_id, hidden_at, hidden_by, words: text(), asked_at: at() },
    ...{ outcome: 'upheld', answer: text(), decided_by: around.desk[1], decided_at: at() },
  });
}

/** Sends a paper, and registers a delegation of her organisation. */
async function goToEncounter(
  { life, gatheringId: gathering_id, organizationId: organization_id }: Surroundings,
  person_id: string,
): Promise<void> {
  const { at, text } = life;
  await life.insert('gatherings.paper_call', {
    gathering_id,
    text: 'Sobre plazas.',
    closes_on: '2026-10-15',
    opened_at: at(),
  });
  const file_id = randomUUID();
  const file = { room: 'gatherings', kind: 'pdf', name: 'ponencia.pdf', is_public: false };
  await life.insert('platform.file', { id: file_id, ...file });
  await life.insert('gatherings.paper', {
    ...{ gathering_id, person_id, organization_id, title: text(), summary: text() },
    ...{ authors: text(), file_id, state: 'not-accepted', reason: text() },
    ...{ sent_at: at(), decided_at: at() },
  });
  await life.insert('gatherings.delegation', {
    ...{ gathering_id, organization_id, person_id, people_count: 3, head_name: text() },
    ...{ publishes_head: true, names: [text()], registered_at: at() },
  });
}

/** Writes, is hidden and asks for a second review, reports somebody else and follows. */
async function talk(around: Surroundings, personId: string): Promise<void> {
  const { life, placeId, institutionId, desk, neighbour } = around;
  const { at, text } = life;
  const comment = (author_id: string) =>
    life.insert(
      'conversation.comment',
      {
        place_id: placeId,
        side: 'against',
        author_id,
        for_institution_id: institutionId,
        form_key: randomUUID(),
        posted_at: at(),
        withdrawn_at: at(),
      },
      'id',
    );
  const own = await comment(personId);
  await life.insert('conversation.version', {
    comment_id: own,
    number: 1,
    text: text(),
    lang: 'arn',
    written_at: at(),
    shown_at: at(),
  });
  const hiding = await life.insert(
    'conversation.decision',
    {
      comment_id: own,
      outcome: 'hidden',
      reason: 'off-topic',
      words: text(),
      institution_id: institutionId,
      decided_by: desk[0],
      decided_at: at(),
    },
    'id',
  );
  await life.insert('conversation.second_review', {
    decision_id: hiding,
    words: text(),
    asked_at: at(),
    hidden_by: desk[0],
    outcome: 'upheld',
    answer: text(),
    institution_id: institutionId,
    decided_by: desk[1],
    decided_at: at(),
  });
  await life.insert('conversation.report', {
    ...{ comment_id: await comment(neighbour), version_number: 1, person_id: personId },
    ...{ reason: 'personal-data', words: text(), reported_at: at() },
  });
  const following = { place_id: placeId, person_id: personId, since: at() };
  await life.insert('conversation.following', following);
  const asked = await askIn(around, personId);
  await life.insert('conversation.useful_mark', {
    comment_id: await answerTo(around, asked, neighbour),
    person_id: personId,
    marked_at: at(),
  });
  const theme = { theme: 'voting', person_id: personId, since: at() };
  await life.insert('conversation.theme_following', theme);
}
