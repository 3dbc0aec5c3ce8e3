// Papers and delegations of an encounter: everybody reads them; whoever is signed in sends and registers.
import { isUuid } from '@minga/basics';
import * as v from 'valibot';
import { m } from '#words';
import type { Scope } from '../../../../platform/access.ts';
import type { FileRefusal } from '../../../../platform/files/kinds.ts';
import {
  lineUpTo,
  paragraphsUpTo,
  parseForm,
  readForm,
  readFormWithFiles,
  type Typed,
} from '../../../../platform/http/form.ts';
import {
  type Answer,
  type Ask,
  actorOf,
  type Route,
  route,
  seeOther,
} from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import { fileRefusalSentence } from '../../../../ui/file-refusal/file-refusal-sentence.ts';
import { accountLink } from '../../people/index.ts';
import { scopesOf } from '../actions/acting.ts';
import { registerDelegation, withdrawDelegation } from '../actions/register-delegation.ts';
import { sendPaper, takePaperBack } from '../actions/send-paper.ts';
import type { Refusal } from '../rules/refusal.ts';
import { findGathering, type Gathering } from '../store/gatherings.ts';
import { listPapers } from '../store/papers.ts';
import { type Named, readCallerPlace } from '../store/places.ts';
import type { Shown } from './at-desk.ts';
import { delegationsPage } from './delegations-page.tsx';
import { FILE_BODY_BYTES } from './desk-routes.ts';
import { doneWords } from './done-words.ts';
import { encounterOf } from './encounter.ts';
import { wholeNumber } from './gathering-form.ts';
import { papersPage } from './papers-page.tsx';
import { refusedPage, unknownPage } from './parts.tsx';
import { delegationsPath, gatheringPath, papersPath, pathIn, takePaperBackPath } from './paths.ts';
import { nameField, namesField } from './people-form.ts';
import { sentenceOf, statusOf } from './refusal-words.ts';

export function encounterRoutes(house: House): readonly Route[] {
  const on = (
    audience: Route['audience'],
    method: Route['method'],
    path: Route['path'],
    answer: (at: AtEncounter) => Promise<Answer>,
  ) => route({ audience, method, path, answer: onEncounter(house, answer) });
  const toTakePart = { act: 'gatherings/take-part' } as const;
  return [
    on('public', 'get', papersPath, (at) => shownPapers(at)),
    {
      ...on(toTakePart, 'post', papersPath, answerSend),
      maxBodyBytes: FILE_BODY_BYTES,
    },
    on(toTakePart, 'post', takePaperBackPath, answerTakeBack),
    on('public', 'get', delegationsPath, (at) => shownDelegations(at)),
    on(toTakePart, 'post', delegationsPath, answerDelegation),
  ];
}

interface AtEncounter {
  readonly house: House;
  readonly ask: Ask;
  readonly gathering: Gathering;
}

function onEncounter(house: House, answer: (at: AtEncounter) => Promise<Answer>) {
  return async (ask: Ask): Promise<Answer> => {
    const gathering = await findGathering(house.db, ask.params.gathering ?? '');
    return gathering === undefined ? unknownPage() : answer({ house, ask, gathering });
  };
}

/** For whom somebody speaks, by what each is called. */
async function namesOf({ db }: House, ask: Ask): Promise<readonly Named[] | undefined> {
  if (ask.actor === undefined) return undefined;
  const places = await Promise.all(
    scopesOf(ask.actor).map(async (scope) => ({ scope, place: await readCallerPlace(db, scope) })),
  );
  return places.flatMap(({ scope: { id }, place }) =>
    place === undefined ? [] : [{ id, name: place.name }],
  );
}

/** Undefined where nothing was chosen; one of hers, or one that is not. */
function scopeNamed(ask: Ask, id: string | undefined): Scope | undefined {
  if (id === undefined || id === '') return undefined;
  const nobody = { kind: 'organization', id: isUuid(id) ? id : '' } as const;
  return scopesOf(actorOf(ask)).find((scope) => scope.id === id) ?? nobody;
}

async function shownPapers(
  { house, ask, gathering }: AtEncounter,
  { typed = {}, problems = [], status }: Shown = {},
): Promise<Answer> {
  const encounter = await encounterOf(house, gathering);
  if (encounter === undefined) return unknownPage();
  const personId = ask.actor?.personId;
  const papers = personId === undefined ? [] : await listPapers(house.db, gathering.id);
  return papersPage({
    ...encounter,
    gathering,
    own: personId === undefined ? undefined : papers.filter((one) => one.personId === personId),
    names: (await namesOf(house, ask)) ?? [],
    signInHref: accountLink(ask).href,
    typed,
    problems,
    ...(status === undefined ? {} : { status }),
    done: doneWords(ask.query),
  });
}

const line = (limit: number, missing: () => string) =>
  v.pipe(
    lineUpTo(limit, () => m.gatherings_too_long({ limit })),
    v.nonEmpty(missing),
  );

const paperSchema = v.object({
  titulo: line(200, () => m.gatherings_paper_title_missing()),
  autoras: line(300, () => m.gatherings_paper_authors_missing()),
  resumen: v.pipe(
    paragraphsUpTo(2000, () => m.gatherings_too_long({ limit: 2000 })),
    v.nonEmpty(() => m.gatherings_paper_summary_missing()),
  ),
});

async function answerSend(at: AtEncounter): Promise<Answer> {
  const { house, ask, gathering } = at;
  const { typed, file } = await readFormWithFiles(ask.request);
  const parsed = parseForm(paperSchema, typed);
  const sent = file('archivo');
  const missing =
    sent === undefined ? [{ field: 'archivo', message: m.gatherings_paper_file_missing() }] : [];
  if (!parsed.isSound || sent === undefined) {
    const problems = [...(parsed.isSound ? [] : parsed.problems), ...missing];
    return shownPapers(at, { typed, problems, status: 422 });
  }
  const { titulo: title, autoras: authors, resumen: summary } = parsed.values;
  const inNameOf = scopeNamed(ask, typed['en-nombre']);
  const bytes = new Uint8Array(await sent.arrayBuffer());
  const paper = { title, authors, summary, inNameOf, bytes, name: sent.name };
  const { slug } = gathering;
  const done = await sendPaper(house, actorOf(ask), slug, paper, house.clock.now());
  if (done.ok) return backTo(papersPath, slug, 'ponencia-enviada');
  const { error } = done;
  if ('limitBytes' in error || !error.code.startsWith('gatherings/')) {
    const message = fileRefusalSentence(error as FileRefusal);
    return shownPapers(at, { typed, problems: [{ field: 'archivo', message }], status: 422 });
  }
  return again(at, typed, error as Refusal, shownPapers);
}

function backTo(path: typeof papersPath | typeof delegationsPath, slug: string, hecho: string) {
  return seeOther(path.to({ gathering: slug }, { query: { hecho } }));
}

/** Shown again with what was typed, and why not. */
function again(
  at: AtEncounter,
  typed: Typed,
  refusal: Refusal,
  show: (at: AtEncounter, shown: Shown) => Promise<Answer>,
): Promise<Answer> {
  const problems = [{ field: '', message: sentenceOf(refusal) }];
  return show(at, { typed, problems, status: statusOf(refusal) });
}

async function answerTakeBack({ house, ask, gathering }: AtEncounter): Promise<Answer> {
  const { ponencia = '' } = await readForm(ask.request);
  const { slug, title } = gathering;
  const done = isUuid(ponencia)
    ? await takePaperBack(house.db, actorOf(ask).personId, slug, ponencia)
    : undefined;
  if (done?.ok) return backTo(papersPath, slug, 'ponencia-retirada');
  const refusal = done?.error ?? ({ code: 'gatherings/unknown' } as const);
  return refusedPage(refusal, { label: title, href: gatheringPath.to({ gathering: slug }) });
}

async function shownDelegations(
  { house, ask, gathering }: AtEncounter,
  { typed = {}, problems = [], status }: Shown = {},
): Promise<Answer> {
  const encounter = await encounterOf(house, gathering);
  if (encounter === undefined) return unknownPage();
  return delegationsPage({
    gathering,
    delegations: encounter.delegations,
    names: await namesOf(house, ask),
    isOpen: gathering.state === 'published' && house.clock.now() < gathering.startsAt,
    signInHref: accountLink(ask).href,
    typed,
    problems,
    ...(status === undefined ? {} : { status }),
    done: doneWords(ask.query),
  });
}

const delegationSchema = v.object({
  de: v.pipe(
    v.optional(v.string(), ''),
    v.nonEmpty(() => m.gatherings_delegation_of_missing()),
  ),
  personas: v.pipe(
    wholeNumber(1, 200, () => m.gatherings_delegation_people_wrong()),
    v.number(() => m.gatherings_delegation_people_wrong()),
  ),
  jefatura: nameField,
  publica: v.optional(v.string(), ''),
  nombres: namesField,
  aceptaron: v.pipe(
    v.optional(v.string(), ''),
    v.nonEmpty(() => m.gatherings_delegation_consent_missing()),
  ),
});

async function answerDelegation(at: AtEncounter): Promise<Answer> {
  const { house, ask, gathering } = at;
  const { slug } = gathering;
  const typed = await readForm(ask.request);
  const of = scopeNamed(ask, typed.de);
  const actor = actorOf(ask);
  const now = house.clock.now();
  if (typed.paso === 'retirar') {
    const whose = of ?? { kind: 'organization', id: '' };
    const gone = await withdrawDelegation(house.db, { actor, of: whose, slug }, { now, pathIn });
    return gone.ok
      ? backTo(delegationsPath, slug, 'delegacion-retirada')
      : again(at, {}, gone.error, shownDelegations);
  }
  const parsed = parseForm(delegationSchema, typed);
  const problems = parsed.isSound ? tooMany(parsed.values) : parsed.problems;
  if (!parsed.isSound || of === undefined || problems.length > 0) {
    return shownDelegations(at, { typed, problems, status: 422 });
  }
  const { personas: peopleCount, jefatura: headName, publica, nombres: names } = parsed.values;
  const written = { peopleCount, headName, publishesHead: publica !== '', names };
  const done = await registerDelegation(house.db, { actor, of, slug }, written, now);
  return done.ok
    ? backTo(delegationsPath, slug, 'delegacion-inscrita')
    : again(at, typed, done.error, shownDelegations);
}

/** Whoever leads it is one of those who come. */
function tooMany({ personas, nombres }: v.InferOutput<typeof delegationSchema>) {
  return nombres.length < personas
    ? []
    : [{ field: 'nombres', message: m.gatherings_delegation_names_many() }];
}
