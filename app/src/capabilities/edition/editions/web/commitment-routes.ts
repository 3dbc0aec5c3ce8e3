// The prior commitment and its revocation, proposed here and signed by the certifying officer on the page of the act.
import * as v from 'valibot';
import { m } from '#words';
import {
  parseForm,
  readForm,
  readFormWithFiles,
  type Typed,
} from '../../../../platform/http/form.ts';
import { type Answer, type Route, route, seeOther } from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import { actPath } from '../../../../platform/two-person.ts';
import { fileRefusalSentence } from '../../../../ui/file-refusal/file-refusal-sentence.ts';
import { labelOf, normsFor } from '../../../ground/norms/index.ts';
import { parseDay } from '../../../ground/territories/rules/index.ts';
import { propose } from '../actions/propose.ts';
import { judgeResolution } from '../actions/record-commitment.ts';
import { takePdf } from '../actions/take-pdf.ts';
import type { CommitPayload, RevokePayload } from '../rules/acts.ts';
import { decideRevoking } from '../rules/gates.ts';
import type { Refusal } from '../rules/refusal.ts';
import { type DecidingBody, readDecidingBody } from '../store/commitments.ts';
import type { KeptVersion } from '../store/editions.ts';
import { readVersionText } from '../store/versions.ts';
import { commitTogether, revokeTogether } from './acts.ts';
import { type AtEdition, onEdition, refusedAt, type Shown } from './at-desk.ts';
import { type Committed, readCommitment, typedCommitment } from './commitment-form.ts';
import { commitmentPage } from './commitment-page.tsx';
import { desk } from './paths.ts';
import { line, paragraphs } from './read-fields.ts';
import { refusalSentence, statusOf } from './refusal-words.ts';
import { revocationPage } from './revocation-page.tsx';
import { namedOf, refusedForm, versionNamed } from './version-routes.ts';

/** A file of the largest size that is taken, and the form around it. */
export const FILE_BODY_BYTES = 20_200_000;

export function commitmentRoutes(house: House): readonly Route[] {
  const at = (answer: (given: AtEdition) => Promise<Answer>) => onEdition(house, answer);
  const committing = { audience: { act: 'editions/commit' }, path: desk.commitment } as const;
  const revoking = {
    audience: { act: 'editions/revoke-commitment' },
    path: desk.revocation,
  } as const;
  return [
    route({ ...committing, method: 'get', answer: at((given) => shownCommitment(given)) }),
    route({
      ...committing,
      method: 'post',
      maxBodyBytes: FILE_BODY_BYTES,
      answer: at(answerCommitment),
    }),
    route({ ...revoking, method: 'get', answer: at((given) => shownRevocation(given)) }),
    route({ ...revoking, method: 'post', answer: at(answerRevocation) }),
  ];
}

interface Sat {
  readonly day: string;
  readonly body: DecidingBody;
}

interface ShownCommitment extends Shown {
  readonly sat?: Sat;
}

async function shownCommitment(given: AtEdition, shown: ShownCommitment = {}): Promise<Answer> {
  const { house, edition, institution, ask, today } = given;
  const version = edition.versions.at(-1);
  if (version === undefined) return refusedAt(given, { code: 'editions/version-unknown' });
  const day = ask.query.get('dia') ?? '';
  const found = shown.sat ?? (day === '' ? undefined : await satOn(given, day));
  const norms = (await normsFor(house.db, institution.id)).map((norm) => ({
    code: norm.code,
    label: `${labelOf(norm)}: ${norm.title}`,
  }));
  const page = { at: given, version, norms };
  if (found === undefined || 'code' in found) {
    const refused = found === undefined ? {} : refusedDay(found);
    const { problems = [], status } = { ...refused, ...shown };
    const typed = { dia: day === '' ? today : day };
    return commitmentPage({ ...page, sat: undefined, typed, problems, status });
  }
  const rules = await readVersionText(house.db, edition.id, version.version);
  const fiscalYear = rules?.committed.fiscalYear ?? Number(today.slice(0, 4));
  const typed = shown.typed ?? typedCommitment(found.body, version, fiscalYear, norms);
  const { problems = [], status } = shown;
  return commitmentPage({ ...page, sat: found, typed, problems, status });
}

function refusedDay(refusal: Refusal): Shown {
  const message =
    refusal.code === 'editions/unknown' ? m.editions_day_wrong() : refusalSentence(refusal);
  return { problems: [{ field: 'dia', message }], status: 422 };
}

/** The body as it sat that day, or why there was none. */
async function satOn(
  { house, institution, today }: AtEdition,
  day: string,
): Promise<Sat | Refusal> {
  if (parseDay(day) !== day) return { code: 'editions/unknown' };
  if (day > today) return { code: 'editions/sitting-ahead' };
  const body = await readDecidingBody(house.db, institution.id, day);
  const hasMembers = body?.inOffice.some(({ seat }) => seat !== 'secretary') === true;
  return body !== undefined && hasMembers ? { day, body } : { code: 'editions/body-not-set' };
}

async function answerCommitment(given: AtEdition): Promise<Answer> {
  const { house, ask, edition } = given;
  const { typed, file } = await readFormWithFiles(ask.request);
  const version = edition.versions.at(-1);
  const sat = await satOn(given, typed.dia ?? '');
  if (version === undefined || 'code' in sat) {
    return shownCommitment(given, 'code' in sat ? refusedDay(sat) : {});
  }
  const read = readCommitment(typed, sat.body, version);
  const chosen = file('documento');
  const missing = { field: 'documento', message: m.editions_pdf_missing() };
  if (!read.isSound || chosen === undefined) {
    const problems = [
      ...(read.isSound ? [] : read.problems),
      ...(chosen === undefined ? [missing] : []),
    ];
    return shownCommitment(given, { sat, typed, problems, status: 422 });
  }
  // Judged before the file is taken: whoever mistyped a vote has not sent it for nothing.
  const judged = await judgeResolution(house.db, given.institution.id, {
    ...read.values,
    body: { id: sat.body.id, kind: sat.body.kind },
    sittingOn: sat.day,
  });
  if (!judged.ok) return shownCommitment(given, { sat, typed, ...refusedVote(judged.error) });
  const bytes = new Uint8Array(await chosen.arrayBuffer());
  const taken = await takePdf(house.files, { bytes, name: chosen.name });
  if (!taken.ok) {
    const problems = [{ field: 'documento', message: fileRefusalSentence(taken.error) }];
    return shownCommitment(given, { sat, typed, problems, status: 422 });
  }
  return proposeCommitment(given, { version, sat, typed, values: read.values, file: taken.value });
}

const fieldOfRefusal: Partial<Readonly<Record<Refusal['code'], string>>> = {
  'editions/quorum-below-body': 'quorum',
  'editions/no-quorum': 'quorum',
  'editions/no-majority': 'mayoria',
  'editions/casting-not-at-tie': 'dirime',
};

function refusedVote(refusal: Refusal): Shown {
  const field = fieldOfRefusal[refusal.code] ?? '';
  return { problems: [{ field, message: refusalSentence(refusal) }], status: statusOf(refusal) };
}

interface Proposed {
  readonly version: KeptVersion;
  readonly sat: Sat;
  readonly typed: Typed;
  readonly values: Committed;
  readonly file: Parameters<typeof propose>[2]['file'] & {};
}

async function proposeCommitment(given: AtEdition, proposed: Proposed): Promise<Answer> {
  const { house, by, edition, institution } = given;
  const { version, sat, typed, values, file } = proposed;
  const payload: CommitPayload = {
    ...values,
    place: namedOf(institution),
    edition: namedOf(edition),
    version: versionNamed(version),
    body: { id: sat.body.id, kind: sat.body.kind },
    sittingOn: sat.day,
    file: { id: file.id, name: file.name, sha256: file.renditions[0]?.sha256 ?? '' },
  };
  const done = await propose(house.db, by, {
    kind: commitTogether,
    editionId: edition.id,
    payload,
    file,
    judge: (tx) => judgeResolution(tx, institution.id, payload),
  });
  if (!done.ok) return shownCommitment(given, { sat, typed, ...refusedForm(done.error) });
  return seeOther(actPath.to({ act: done.value }));
}

const revocationSchema = v.object({
  acuerdo: v.pipe(
    line(40),
    v.nonEmpty(() => m.editions_resolution_missing()),
  ),
  motivo: v.pipe(
    paragraphs(2000),
    v.nonEmpty(() => m.editions_reason_missing()),
  ),
});

async function shownRevocation(
  given: AtEdition,
  { typed = {}, problems = [], status }: Shown = {},
): Promise<Answer> {
  const standing = given.edition.commitments.filter(({ isRevoked }) => !isRevoked);
  if (standing.length === 0) return refusedAt(given, { code: 'editions/without-commitment' });
  return revocationPage({ at: given, commitments: standing, typed, problems, status });
}

async function answerRevocation(given: AtEdition): Promise<Answer> {
  const { house, ask, by, edition, institution } = given;
  const typed = await readForm(ask.request);
  const parsed = parseForm(revocationSchema, typed);
  const commitment = edition.commitments.find(
    ({ id, isRevoked }) => id === typed.compromiso && !isRevoked,
  );
  if (!parsed.isSound || commitment === undefined) {
    const which = { field: 'compromiso', message: m.editions_choose_one() };
    const problems = [
      ...(commitment === undefined ? [which] : []),
      ...(parsed.isSound ? [] : parsed.problems),
    ];
    return shownRevocation(given, { typed, problems, status: 422 });
  }
  const payload: RevokePayload = {
    place: namedOf(institution),
    edition: namedOf(edition),
    commitmentId: commitment.id,
    resolution: commitment.resolution,
    revocationResolution: parsed.values.acuerdo,
    reason: parsed.values.motivo,
  };
  const done = await propose(house.db, by, {
    kind: revokeTogether,
    editionId: edition.id,
    payload,
    file: undefined,
    judge: async (_, locked) => decideRevoking(locked, commitment.id),
  });
  if (!done.ok) return shownRevocation(given, { typed, ...refusedForm(done.error) });
  return seeOther(actPath.to({ act: done.value }));
}
