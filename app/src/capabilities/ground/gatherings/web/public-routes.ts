// What everybody reads, and what is of whoever comes: list, page, calendars, coming, pass and certificate.
import { isUuid, readCode } from '@minga/basics';
import * as v from 'valibot';
import { readFiles } from '../../../../platform/files/kept-files.ts';
import {
  type FieldProblem,
  parseForm,
  readForm,
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
import type { House } from '../../../../platform/room.ts';
import { askedPage, pagedOf } from '../../../../ui/pagination/paged.ts';
import { findInstitution } from '../../institutions/index.ts';
import { accountLink, publicNames } from '../../people/index.ts';
import { mayDo, permissions } from '../../people/rules/index.ts';
import { publishedResults, surveyPath, surveysAbout } from '../../surveys/index.ts';
import { listComunaNames } from '../../territories/index.ts';
import { dayIn } from '../../territories/rules/index.ts';
import { askCertificate, CERTIFICATE_LENGTH } from '../actions/ask-certificate.ts';
import { SUBJECT_KIND } from '../actions/ask-evaluation.ts';
import { answerDelegacy } from '../actions/elect-delegates.ts';
import { PASS_LENGTH, register, withdraw } from '../actions/register.ts';
import { publicAttendance } from '../rules/attendance.ts';
import { isEncounter, isOver } from '../rules/gathering.ts';
import { parseGatheringFilter } from '../rules/gathering-filter.ts';
import { quorumOf } from '../rules/sitting.ts';
import { countBySector, findCertificate, findOwnArrival } from '../store/attendance.ts';
import { listDelegaciesOf, listDelegates } from '../store/delegates.ts';
import {
  countGatherings,
  findGathering,
  type Gathering,
  listGatherings,
  readGathering,
} from '../store/gatherings.ts';
import { listMinutes } from '../store/minutes.ts';
import { listTerritoriesOf } from '../store/places.ts';
import { findByCode, findOfPerson } from '../store/registrations.ts';
import { listSittingMembers, readQuorum } from '../store/sittings.ts';
import { listVisits } from '../store/visits.ts';
import { listDocuments, listPriorities } from '../store/what-came-of-it.ts';
import { evidenceFileIds } from './agreement-state.tsx';
import { calendarAnswer, feedAnswer } from './calendar.ts';
import { doneWords } from './done-words.ts';
import { encounterOf } from './encounter.ts';
import { gatheringPage } from './gathering-page.tsx';
import { gatheringsPage } from './gatherings-page.tsx';
import { absoluteOf } from './links.ts';
import { certificatePage, passPage, readPassPage } from './own-pages.tsx';
import { certificateAnswer } from './paper.ts';
import { refusedPage, unknownPage } from './parts.tsx';
import {
  askCertificatePath,
  calendarPath,
  certificateFilePath,
  certificatePath,
  delegacyPath,
  feedPath,
  gatheringPath,
  gatheringsPath,
  passPath,
  pathIn,
  readPassPath,
  registerPath,
  withdrawPath,
} from './paths.ts';
import { comingFields } from './people-form.ts';
import { sentenceOf, statusOf } from './refusal-words.ts';
import type { Results } from './results-part.tsx';
import { gatheringPanels } from './slots.ts';

const FEED_ROWS = 500;
export function publicRoutes(house: House): readonly Route[] {
  const on = (
    audience: Route['audience'],
    method: Route['method'],
    path: Route['path'],
    answer: (house: House, ask: Ask) => Promise<Answer>,
  ) => route({ audience, method, path, answer: (ask) => answer(house, ask) });
  const toTakePart = { act: 'gatherings/take-part' } as const;
  return [
    on('public', 'get', gatheringsPath, answerList),
    on('public', 'get', readPassPath, answerReadPass),
    on('public', 'get', certificatePath, answerCertificate),
    on('public', 'get', certificateFilePath, answerCertificateFile),
    on('public', 'get', feedPath, answerFeed),
    on('public', 'get', gatheringPath, answerOne),
    on('public', 'get', calendarPath, answerCalendar),
    on(toTakePart, 'get', passPath, answerPass),
    on(toTakePart, 'post', registerPath, answerRegister),
    on(toTakePart, 'post', withdrawPath, answerWithdraw),
    on(toTakePart, 'post', askCertificatePath, answerAskCertificate),
    on(toTakePart, 'post', delegacyPath, answerOwnDelegacy),
  ];
}

async function answerList({ db, clock }: House, ask: Ask): Promise<Answer> {
  const filter = parseGatheringFilter(ask.query);
  const now = clock.now();
  const count = await countGatherings(db, filter, now);
  const paged = pagedOf(count, askedPage(ask.query));
  const [gatherings, comunas] = await Promise.all([
    listGatherings(db, filter, now, paged),
    listComunaNames(db),
  ]);
  return gatheringsPage({ filter, gatherings, comunas, count, paged });
}

const named = ({ db }: House, ask: Ask) => findGathering(db, ask.params.gathering ?? '');

async function answerOne(house: House, ask: Ask): Promise<Answer> {
  const gathering = await named(house, ask);
  return gathering === undefined ? unknownPage() : shown(house, ask, gathering);
}

interface Shown {
  readonly typed?: Typed;
  readonly problems?: readonly FieldProblem[];
  readonly status?: Page['status'];
}

async function shown(
  house: House,
  ask: Ask,
  gathering: Gathering,
  { typed = {}, problems = [], status }: Shown = {},
): Promise<Answer> {
  const { db, gather, clock } = house;
  const { id, cut, state, startsAt, endsAt } = gathering;
  const personId = ask.actor?.personId;
  const [results, encounter, own, arrival, delegacies, territories, panels] = await Promise.all([
    resultsOf(house, gathering),
    encounterOf(house, gathering),
    personId === undefined ? undefined : findOfPerson(db, id, personId),
    personId === undefined ? undefined : findOwnArrival(db, id, personId),
    personId === undefined ? [] : listDelegaciesOf(db, personId),
    cut === undefined ? [] : listTerritoriesOf(db, cut),
    gather(gatheringPanels, { gatheringId: id, locale: ask.locale }),
  ]);
  const now = clock.now();
  const isOpen = state === 'published' && now < startsAt;
  const isOn = state === 'published' && now >= startsAt && now < endsAt;
  return gatheringPage({
    gathering,
    results,
    encounter,
    panels,
    territories,
    own,
    may:
      isOn && own?.state === 'confirmed' && arrival === undefined
        ? 'show-pass'
        : mayAbout(
            arrival === undefined && (isOpen || state === 'postponed'),
            personId,
            own?.state,
          ),
    delegacy: delegacies.find(({ slug }) => slug === gathering.slug),
    mayHaveCertificate: arrival !== undefined,
    signInHref: accountLink(ask).href,
    typed,
    problems,
    status,
    done: doneWords(ask.query),
  });
}

function mayAbout(
  isOpen: boolean,
  personId: string | undefined,
  own: string | undefined,
): 'register' | 'sign-in' | 'withdraw' | 'nothing' {
  if (!isOpen) return 'nothing';
  if (personId === undefined) return 'sign-in';
  return own === 'confirmed' || own === 'waiting' ? 'withdraw' : 'register';
}

async function resultsOf({ db, clock }: House, gathering: Gathering): Promise<Results> {
  const { id, bodyId, state, kind } = gathering;
  const isHeld = isOver(state);
  const subject = { kind: SUBJECT_KIND, key: id };
  const [minutes, sectors, members, needed, priorities, delegates, documents, surveys] =
    await Promise.all([
      listMinutes(db, id),
      countBySector(db, id),
      bodyId === undefined ? [] : listSittingMembers(db, id),
      bodyId === undefined ? undefined : readQuorum(db, bodyId),
      listPriorities(db, id),
      listDelegates(db, id),
      listDocuments(db, id),
      surveysAbout(db, subject, clock.now()),
    ]);
  const approved = minutes.filter(({ approvedAt }) => approvedAt !== null);
  const evidenceIds = evidenceFileIds(approved[0]?.agreements ?? []);
  const files = await readFiles(db, [...documents.map(({ fileId }) => fileId), ...evidenceIds]);
  const hasSat = isHeld && bodyId !== undefined;
  return {
    minutes: approved,
    evidence: files.filter((file) => evidenceIds.includes(file.id)),
    today: dayIn(gathering.timeZone, clock.now()),
    attendance: isHeld ? publicAttendance(sectors) : undefined,
    enrolled: isHeld && isEncounter(kind) ? gathering.seatsTaken : 0,
    sitting: hasSat ? { members, quorum: quorumOf(members, needed) } : undefined,
    priorities: isHeld ? priorities : [],
    delegates: isHeld ? delegates : [],
    documents: documents.flatMap((document) => {
      const file = files.find((one) => one.id === document.fileId);
      return file === undefined ? [] : [{ ...document, file }];
    }),
    surveys: await Promise.all(
      surveys.map(async ({ slug, title }) => ({
        title,
        href: surveyPath.to({ slug }),
        results: await publishedResults(db, slug, clock.now()),
      })),
    ),
  };
}

async function answerCalendar(house: House, ask: Ask): Promise<Answer> {
  const gathering = await named(house, ask);
  if (gathering === undefined) return unknownPage();
  return calendarAnswer([gathering], house.publicUrl, gathering.slug);
}

async function answerFeed({ db, clock, publicUrl }: House, ask: Ask): Promise<Answer> {
  const institution = await findInstitution(db, ask.params.institution ?? '');
  if (institution === undefined) return unknownPage();
  const { slug } = institution;
  const filter = parseGatheringFilter(new URLSearchParams({ institucion: slug }));
  const all = await listGatherings(db, filter, clock.now(), { limit: FEED_ROWS, offset: 0 });
  const visits = await listVisits(db, { limit: FEED_ROWS, offset: 0 }, [institution.id]);
  return feedAnswer(all, visits, publicUrl, `reuniones-${slug}`);
}

const comingSchema = v.object(comingFields);

async function answerRegister(house: House, ask: Ask): Promise<Answer> {
  const typed = await readForm(ask.request);
  const gathering = await named(house, ask);
  if (gathering === undefined) return unknownPage();
  const parsed = parseForm(comingSchema, typed);
  if (!parsed.isSound) {
    return shown(house, ask, gathering, { typed, problems: parsed.problems, status: 422 });
  }
  const { acompanantes: companions, sector, necesito: needs } = parsed.values;
  const territoryId = isUuid(sector) ? sector : undefined;
  const { personId } = actorOf(ask);
  const { slug } = gathering;
  const coming = { companions, territoryId, needs };
  const done = await register(house, personId, slug, coming, house.clock.now());
  if (!done.ok) {
    const problems = [{ field: '', message: sentenceOf(done.error) }];
    return shown(house, ask, gathering, { typed, problems, status: statusOf(done.error) });
  }
  const hecho = done.value === 'waiting' ? 'en-espera' : 'anotada';
  return seeOther(gatheringPath.to({ gathering: slug }, { query: { hecho } }));
}

async function answerWithdraw(house: House, ask: Ask): Promise<Answer> {
  const gathering = await named(house, ask);
  if (gathering === undefined) return unknownPage();
  const { slug } = gathering;
  const by = { now: house.clock.now(), pathIn };
  const done = await withdraw(house.db, actorOf(ask).personId, slug, by);
  if (!done.ok) return refusedPage(done.error, backTo(gathering));
  return seeOther(gatheringPath.to({ gathering: slug }, { query: { hecho: 'no-va' } }));
}

function backTo({ slug, title }: Gathering) {
  return { label: title, href: gatheringPath.to({ gathering: slug }) };
}

/** «Acepto ser delegada», or not, or not any more. */
async function answerOwnDelegacy(house: House, ask: Ask): Promise<Answer> {
  const { acepto } = await readForm(ask.request);
  const gathering = await named(house, ask);
  if (gathering === undefined) return unknownPage();
  const { slug } = gathering;
  const accepts = acepto === '1';
  const done = await answerDelegacy(house.db, actorOf(ask).personId, { slug, accepts });
  if (!done.ok) return refusedPage(done.error, backTo(gathering));
  const hecho = accepts ? 'delegada' : 'no-delegada';
  return seeOther(gatheringPath.to({ gathering: slug }, { query: { hecho } }));
}

async function answerPass(house: House, ask: Ask): Promise<Answer> {
  const gathering = await named(house, ask);
  if (gathering === undefined) return unknownPage();
  const own = await findOfPerson(house.db, gathering.id, actorOf(ask).personId);
  if (own === undefined || own.state !== 'confirmed') {
    return refusedPage({ code: 'gatherings/not-registered' }, backTo(gathering));
  }
  const address = absoluteOf(house.publicUrl, readPassPath.to({ code: own.code }));
  return passPage({ gathering, own, address });
}

async function answerReadPass({ db }: House, ask: Ask): Promise<Answer> {
  const code = readCode(ask.params.code ?? '', PASS_LENGTH);
  const known = code === undefined ? undefined : await findByCode(db, code);
  const gathering = known && (await readGathering(db, known.gatheringId));
  if (known === undefined || gathering === undefined) return unknownPage();
  const { kind, id } = gathering.caller;
  const act = kind === 'institution' ? 'gatherings/keep-door' : 'gatherings/call-own';
  const grants = ask.actor?.grants ?? [];
  const keepsDoor = mayDo(permissions[act], grants, { kind, id });
  return readPassPage({ gathering, code: known.code, seats: 1 + known.companions, keepsDoor });
}

async function answerAskCertificate(house: House, ask: Ask): Promise<Answer> {
  const gathering = await named(house, ask);
  if (gathering === undefined) return unknownPage();
  const asked = await askCertificate(house.db, gathering.slug, actorOf(ask).personId);
  if (!asked.ok) return refusedPage(asked.error, backTo(gathering));
  return seeOther(certificatePath.to({ code: asked.value }));
}

/** Undefined for a code of nothing, and once the person is unlinked. */
async function certified({ db }: House, ask: Ask) {
  const code = readCode(ask.params.code ?? '', CERTIFICATE_LENGTH);
  const found = code === undefined ? undefined : await findCertificate(db, code);
  const gathering = found && (await readGathering(db, found.gatheringId));
  if (found === undefined || gathering === undefined) return undefined;
  const names = await publicNames(db, [found.personId]);
  return { gathering, code: found.code, name: names.get(found.personId) ?? '' };
}

async function answerCertificate(house: House, ask: Ask): Promise<Answer> {
  const found = await certified(house, ask);
  return found === undefined ? unknownPage() : certificatePage(found);
}

async function answerCertificateFile(house: House, ask: Ask): Promise<Answer> {
  const found = await certified(house, ask);
  if (found === undefined) return unknownPage();
  return certificateAnswer(found.gathering, found.code, found.name, house);
}
