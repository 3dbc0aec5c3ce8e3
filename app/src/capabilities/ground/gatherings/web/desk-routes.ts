// The desk of a caller: its list, a draft and its publication, what moves it, its documents, its paper and its survey.
import { m } from '#words';
import {
  parseForm,
  readForm,
  readFormWithFiles,
  type Typed,
} from '../../../../platform/http/form.ts';
import { type Answer, actorOf, type Route, seeOther } from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import { fileRefusalSentence } from '../../../../ui/file-refusal/file-refusal-sentence.ts';
import { standingOf } from '../../organizations/index.ts';
import { mayAct } from '../../organizations/rules/index.ts';
import { mayDo, permissions } from '../../people/rules/index.ts';
import { deskSurveyPath } from '../../surveys/index.ts';
import { askEvaluation } from '../actions/ask-evaluation.ts';
import { backingsFor } from '../actions/decision-backings.ts';
import { addDocument, removeDocument } from '../actions/keep-results.ts';
import {
  cancelGathering,
  closeGathering,
  postponeGathering,
  rescheduleGathering,
} from '../actions/move-gathering.ts';
import { publishGathering } from '../actions/publish-gathering.ts';
import {
  amendGathering,
  deleteDraft,
  draftGathering,
  editDraft,
} from '../actions/write-gathering.ts';
import type { Refusal } from '../rules/refusal.ts';
import { countBySector } from '../store/attendance.ts';
import { listOwn } from '../store/gatherings.ts';
import { listMinutes } from '../store/minutes.ts';
import { listPapers } from '../store/papers.ts';
import { listComunasOf, listLandmarksOf, listTerritoriesOf, readPlace } from '../store/places.ts';
import { listRegistrations } from '../store/registrations.ts';
import { listBodies } from '../store/sittings.ts';
import { listDocuments } from '../store/what-came-of-it.ts';
import {
  type AtCaller,
  type AtDesk,
  atBoth,
  backTo,
  ended,
  onCaller,
  onGathering,
  refusedAt,
  type Shown,
  toCall,
  toKeepDoor,
} from './at-desk.ts';
import { deskListPage } from './desk-list-page.tsx';
import { type DeskPageProps, deskPage } from './desk-page.tsx';
import { detailsPage } from './details-page.tsx';
import { doneWords } from './done-words.ts';
import {
  parseAmended,
  parseGathering,
  readHours,
  reasonSchema,
  typedGathering,
} from './gathering-form.ts';
import { kitAnswer } from './paper.ts';
import { at, desk, type Twins } from './paths.ts';
import { sentenceOf, statusOf } from './refusal-words.ts';

/** A file of the largest size that is taken, and the form around it. */
export const FILE_BODY_BYTES = 20_200_000;
const TITLE_LENGTH = 160;

export function deskRoutes(house: House): readonly Route[] {
  const one = (answer: (given: AtDesk) => Promise<Answer>) => onGathering(house, answer);
  const act = (place: Parameters<typeof atBoth>[2], answer: (given: AtDesk) => Promise<Answer>) =>
    atBoth(toCall, 'post', place, one(answer));
  return [
    ...atBoth(toKeepDoor, 'get', desk.list, onCaller(house, answerList)),
    ...atBoth(
      toCall,
      'get',
      desk.new,
      onCaller(house, (given) => answerNew(given)),
    ),
    ...atBoth(toCall, 'post', desk.new, onCaller(house, answerCreate)),
    ...atBoth(
      toCall,
      'get',
      desk.one,
      one((given) => shown(given)),
    ),
    ...atBoth(
      toCall,
      'get',
      desk.details,
      one((given) => answerDetails(given)),
    ),
    ...atBoth(
      toCall,
      'get',
      desk.kit,
      one(({ gathering }) => kitAnswer(gathering, house)),
    ),
    ...act(desk.details, answerEdit),
    ...act(desk.publish, answerPublish),
    ...act(desk.remove, answerDelete),
    ...act(desk.close, async (given) =>
      ended(given, await closeGathering(house.db, given.by, given.gathering.id), 'realizada'),
    ),
    ...act(desk.postpone, (given) =>
      answerWithReason(given, desk.postpone, postponeGathering, 'aplazada'),
    ),
    ...act(desk.cancel, (given) =>
      answerWithReason(given, desk.cancel, cancelGathering, 'cancelada'),
    ),
    ...act(desk.move, answerMove),
    ...act(desk.survey, answerSurvey),
    ...act(desk.documents, answerDocument).map((route) => ({
      ...route,
      maxBodyBytes: FILE_BODY_BYTES,
    })),
  ];
}

async function answerList({ house, ask, by, caller }: AtCaller): Promise<Answer> {
  const { kind } = by.scope;
  const act = kind === 'institution' ? 'gatherings/call' : 'gatherings/call-own';
  const [gatherings, standing] = await Promise.all([
    listOwn(house.db, [by.scope]),
    kind === 'organization' ? standingOf(house.db, by.scope.id, by.now) : undefined,
  ]);
  return deskListPage({
    caller,
    gatherings,
    mayCall: mayDo(permissions[act], actorOf(ask).grants, by.scope),
    isInOffice: standing === undefined || mayAct(standing),
    done: doneWords(ask.query),
  });
}

async function choicesOf({ house: { db }, by, place }: AtCaller, cut: string | undefined) {
  const isInstitution = by.scope.kind === 'institution';
  const [bodies, comunas, territories, landmarks] = await Promise.all([
    isInstitution ? listBodies(db, by.scope.id) : [],
    listComunasOf(db, place),
    cut === undefined ? [] : listTerritoriesOf(db, cut),
    cut === undefined ? [] : listLandmarksOf(db, cut),
  ]);
  const mayCoverRegion = place.cut === undefined && isInstitution;
  const isNationalBody = place.institutionKind === 'national-body';
  return { bodies, comunas, territories, landmarks, mayCoverRegion, isNationalBody };
}

async function answerNew(given: AtCaller, { typed, problems = [] }: Shown = {}): Promise<Answer> {
  const { caller, place } = given;
  return detailsPage({
    caller,
    title: m.gatherings_desk_new(),
    action: at(desk.new, caller),
    isPublished: false,
    ...(await choicesOf(given, place.cut)),
    typed: typed ?? { comuna: place.cut ?? '' },
    problems,
  });
}

/** The clocks of the comuna that was typed, or of the caller. */
async function zoneOf({ house, place }: AtCaller, { comuna = '' }: Typed): Promise<string> {
  const there = comuna === '' ? undefined : await readPlace(house.db, comuna, undefined, undefined);
  return there?.timeZone ?? place.timeZone;
}

async function answerCreate(given: AtCaller): Promise<Answer> {
  const { house, ask, by, caller } = given;
  const typed = await readForm(ask.request);
  const parsed = parseGathering(typed, await zoneOf(given, typed));
  if (!parsed.isSound) return answerNew(given, { typed, problems: parsed.problems });
  const drafted = await draftGathering(house.db, by, parsed.values);
  if (!drafted.ok) return answerNew(given, { typed, problems: [problemOfRefusal(drafted.error)] });
  const { id } = drafted.value;
  return seeOther(at(desk.one, caller, id, { query: { hecho: 'creada' } }));
}

const fieldOfRefusal: Partial<Readonly<Record<Refusal['code'], string>>> = {
  'gatherings/body-not-set': 'cuerpo',
  'gatherings/kind-not-yours': 'tipo',
  'gatherings/decision-not-backed': 'nivel',
  'gatherings/capacity-below-taken': 'cupo',
  'gatherings/in-the-past': 'dia',
};

function problemOfRefusal(refusal: Refusal) {
  return { field: fieldOfRefusal[refusal.code] ?? '', message: sentenceOf(refusal) };
}

async function shown(
  given: AtDesk,
  { change, typed = {}, problems = [], status }: Shown & Pick<DeskPageProps, 'change'> = {},
): Promise<Answer> {
  const { house, ask, gathering } = given;
  const { db } = house;
  const { id } = gathering;
  const [registrations, sectors, documents, [latest], papers, backings] = await Promise.all([
    listRegistrations(db, id),
    countBySector(db, id),
    listDocuments(db, id),
    listMinutes(db, id),
    listPapers(db, id),
    gathering.state === 'draft' ? backingsFor(house.gather, gathering) : [],
  ]);
  const seats = (state: string) =>
    registrations
      .filter((one) => one.state === state)
      .reduce((sum, { companions }) => sum + 1 + companions, 0);
  return deskPage({
    gathering,
    counts: {
      confirmed: seats('confirmed'),
      waiting: seats('waiting'),
      toTell: registrations.filter(
        ({ toTellSince, toldAt }) => toTellSince !== null && toldAt === null,
      ).length,
      came: sectors.reduce((sum, { people }) => sum + people, 0),
    },
    papers: {
      waiting: papers.filter((one) => one.state === 'sent').length,
      accepted: papers.filter((one) => one.state === 'accepted').length,
    },
    documents,
    backings,
    hasDraft: latest !== undefined && latest.approvedAt === null,
    ...(change === undefined ? {} : { change }),
    typed,
    problems,
    ...(status === undefined ? {} : { status }),
    done: doneWords(ask.query),
  });
}

async function answerDetails(
  given: AtDesk,
  { typed = typedGathering(given.gathering), problems = [] }: Shown = {},
): Promise<Answer> {
  const { caller, gathering } = given;
  const { state, id, cut } = gathering;
  if (state !== 'draft' && state !== 'published') return shown(given);
  return detailsPage({
    caller,
    title: state === 'draft' ? m.gatherings_edit() : m.gatherings_amend(),
    action: at(desk.details, caller, id),
    isPublished: state === 'published',
    ...(await choicesOf(given, cut)),
    typed,
    problems,
  });
}

async function answerEdit(given: AtDesk): Promise<Answer> {
  const { house, ask, by, gathering } = given;
  const typed = await readForm(ask.request);
  const isDraft = gathering.state === 'draft';
  const parsed = isDraft
    ? parseGathering(typed, await zoneOf(given, typed))
    : parseAmended(typed, gathering);
  if (!parsed.isSound) return answerDetails(given, { typed, problems: parsed.problems });
  const save = isDraft ? editDraft : amendGathering;
  const saved = await save(house.db, by, gathering.id, parsed.values);
  if (saved.ok) return backTo(given, 'guardada');
  if (statusOf(saved.error) !== 422) return refusedAt(given, saved.error);
  return answerDetails(given, { typed, problems: [problemOfRefusal(saved.error)] });
}

async function answerPublish(given: AtDesk): Promise<Answer> {
  const { house, ask, by, gathering } = given;
  const typed = await readForm(ask.request);
  const published = await publishGathering(house, by, gathering.id, typed.respaldo);
  if (published.ok) return backTo(given, 'publicada');
  const isBacking = published.error.code === 'gatherings/decision-not-backed';
  const problems = [{ field: isBacking ? 'respaldo' : '', message: sentenceOf(published.error) }];
  return shown(given, { typed, problems, status: statusOf(published.error) });
}

async function answerDelete(given: AtDesk): Promise<Answer> {
  const { house, by, gathering } = given;
  const deleted = await deleteDraft(house.db, by, gathering.id);
  if (!deleted.ok) return refusedAt(given, deleted.error);
  return seeOther(at(desk.list, gathering.caller, undefined, { query: { hecho: 'borrada' } }));
}

async function answerWithReason(
  given: AtDesk,
  change: Twins,
  act: typeof postponeGathering,
  hecho: string,
): Promise<Answer> {
  const { house, ask, by, gathering } = given;
  const typed = await readForm(ask.request);
  const parsed = parseForm(reasonSchema, typed);
  if (!parsed.isSound) {
    return shown(given, { change, typed, problems: parsed.problems, status: 422 });
  }
  return ended(given, await act(house.db, by, gathering.id, parsed.values.motivo), hecho);
}

async function answerMove(given: AtDesk): Promise<Answer> {
  const { house, ask, by, gathering } = given;
  const typed = await readForm(ask.request);
  const parsed = parseForm(reasonSchema, typed);
  const { problems: wrong, ...hours } = readHours(typed, gathering.timeZone);
  if (!parsed.isSound || wrong.length > 0) {
    const all = [...wrong, ...(parsed.isSound ? [] : parsed.problems)];
    return shown(given, { change: desk.move, typed, problems: all, status: 422 });
  }
  const other = { ...hours, reason: parsed.values.motivo };
  const moved = await rescheduleGathering(house.db, by, gathering.id, other);
  if (moved.ok) return backTo(given, 'reprogramada');
  const status = statusOf(moved.error);
  const problems = [problemOfRefusal(moved.error)];
  return shown(given, { change: desk.move, typed, problems, status });
}

async function answerSurvey(given: AtDesk): Promise<Answer> {
  const { house, by, gathering } = given;
  const asked = await askEvaluation(house.db, by, gathering.id);
  if (!asked.ok) return refusedAt(given, asked.error);
  return seeOther(deskSurveyPath.to({ institution: given.caller.slug, survey: asked.value }));
}

async function answerDocument(given: AtDesk): Promise<Answer> {
  const { house, ask, by, gathering } = given;
  const { typed, file } = await readFormWithFiles(ask.request);
  if (typed.quitar) {
    return ended(given, await removeDocument(house.db, by, gathering.id, typed.quitar), 'quitada');
  }
  const title = (typed['titulo-documento'] ?? '').trim();
  const document = file('documento');
  const problems = [
    ...(title === '' || title.length > TITLE_LENGTH
      ? [{ field: 'titulo-documento', message: m.gatherings_document_title_missing() }]
      : []),
    ...(document === undefined
      ? [{ field: 'documento', message: m.gatherings_document_missing() }]
      : []),
  ];
  if (document === undefined || problems.length > 0) {
    return shown(given, { typed, problems, status: 422 });
  }
  const bytes = new Uint8Array(await document.arrayBuffer());
  const added = await addDocument(house, by, gathering.id, { bytes, name: document.name, title });
  if (added.ok) return backTo(given, 'agregada');
  const { error } = added;
  if (!('limitBytes' in error) && error.code.startsWith('gatherings/')) {
    return refusedAt(given, error as Refusal);
  }
  const message = fileRefusalSentence(error as Parameters<typeof fileRefusalSentence>[0]);
  return shown(given, { typed, problems: [{ field: 'documento', message }], status: 422 });
}
