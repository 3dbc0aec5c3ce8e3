// Objecting on the site: the form while its days run, and what was received with its number.
import { m } from '#words';
import { acceptFile } from '../../../../platform/files/accept-file.ts';
import { type StoredFile, storeFile } from '../../../../platform/files/kept-files.ts';
import {
  type FieldProblem,
  readFormWithFiles,
  type Typed,
} from '../../../../platform/http/form.ts';
import {
  type Answer,
  type Ask,
  actorOf,
  type Page,
  type Route,
  route,
  seeOther,
} from '../../../../platform/http/route.ts';
import { waitSeconds } from '../../../../platform/rate-limit.ts';
import type { House } from '../../../../platform/room.ts';
import { fileRefusalSentence } from '../../../../ui/file-refusal/file-refusal-sentence.ts';
import { readOrganizationById } from '../../../ground/organizations/index.ts';
import { typedText } from '../../../ground/territories/rules/index.ts';
import { fileObjection } from '../actions/file-objection.ts';
import { findVote, type VoteAsked } from '../actions/objected-vote.ts';
import { decideWindow } from '../rules/objection.ts';
import { objectPage } from './object-page.tsx';
import { parseObjection } from './objection-form.ts';
import { addressOf, placeOf, refusedObjection } from './objection-parts.tsx';
import { objectionPath, objectionsPath, objectPath } from './objection-paths.ts';
import { objectionProblem, objectionStatus } from './objection-words.ts';

/** A file of the largest size that is taken, and the form around it. */
const FILE_BYTES = 20_000_000;
const BODY_BYTES = FILE_BYTES + 200_000;
const OFTEN = { name: 'count/object', attempts: 10, windowSeconds: 600 };

export function objectRoutes(house: House): readonly Route[] {
  const at = { audience: { act: 'count/object' }, path: objectPath } as const;
  return [
    route({ ...at, method: 'get', answer: (ask) => shown(house, ask) }),
    route({ ...at, method: 'post', maxBodyBytes: BODY_BYTES, answer: (ask) => sent(house, ask) }),
  ];
}

function askedIn({ params }: Ask): VoteAsked {
  const { institution, edition, contest } = params;
  return {
    institution: typedText(institution),
    edition: typedText(edition),
    contest: typedText(contest),
  };
}

interface Shown {
  readonly typed?: Typed;
  readonly problems?: readonly FieldProblem[];
  readonly status?: Page['status'];
}

/** The same rule that takes it says first whether it can be filed now. */
async function shown(
  { db, clock }: House,
  ask: Ask,
  { typed = {}, problems = [], status }: Shown = {},
): Promise<Answer> {
  const found = await findVote(db, askedIn(ask));
  if (!found.ok) return refusedObjection(found.error);
  const may = decideWindow(found.value.vote, undefined, clock.now());
  if (!may.ok) {
    const { edition } = found.value;
    const href = objectionsPath.to(placeOf(edition));
    return refusedObjection(may.error, { label: m.count_objection_title(), href });
  }
  const ids = actorOf(ask).grants.flatMap(({ role, scope }) =>
    role === 'organization-representative' && scope?.kind === 'organization' ? [scope.id] : [],
  );
  const read = await Promise.all(ids.map((id) => readOrganizationById(db, id)));
  const organizations = read.flatMap((one) =>
    one === undefined ? [] : [{ id: one.id, name: one.facts.name }],
  );
  return objectPage({ found: found.value, organizations, typed, problems, status });
}

async function sent(house: House, ask: Ask): Promise<Answer> {
  const { db, clock, keys } = house;
  const { typed, file } = await readFormWithFiles(ask.request);
  const parsed = parseObjection(typed);
  if (!parsed.isSound) return shown(house, ask, { typed, problems: parsed.problems, status: 422 });
  const actor = actorOf(ask);
  const wait = await waitSeconds(db, OFTEN, keys.fingerprint('count/object', actor.personId));
  const often = { field: '', message: m.count_objection_refused_too_often() };
  if (wait !== undefined) return shown(house, ask, { typed, problems: [often], status: 429 });
  const evidence = await takeEvidence(house, file('prueba'));
  if ('problem' in evidence) {
    const problems = [{ field: 'prueba', message: evidence.problem }];
    return shown(house, ask, { typed, problems, status: 422 });
  }
  const { organizationId, ...said } = parsed.values;
  const alt = m.count_objection_evidence_alt();
  const done = await fileObjection(db, {
    ...{ asked: askedIn(ask), actor, ...said, now: clock.now() },
    organizationId: organizationId === '' ? undefined : organizationId,
    evidence: evidence.file === undefined ? undefined : { file: evidence.file, alt },
  });
  if (done.ok) {
    const to = addressOf(done.value.found.edition, done.value);
    return seeOther(objectionPath.to(to, { query: { hecho: 'recibida' } }));
  }
  const problems = [objectionProblem(done.error)];
  return shown(house, ask, { typed, problems, status: objectionStatus(done.error) });
}

type Taken = { readonly file: StoredFile | undefined } | { readonly problem: string };

async function takeEvidence({ files }: House, chosen: File | undefined): Promise<Taken> {
  if (chosen === undefined) return { file: undefined };
  if (chosen.size > FILE_BYTES) return { problem: m.count_objection_refused_evidence_large() };
  const bytes = new Uint8Array(await chosen.arrayBuffer());
  const accepted = await acceptFile(bytes, chosen.name);
  if (!accepted.ok) return { problem: fileRefusalSentence(accepted.error) };
  return { file: await storeFile(files, accepted.value) };
}
