// The forms of the bases: each is shown, read and saved alike; what two people type at once is never lost.
import { readForm } from '../../../../platform/http/form.ts';
import { type Answer, type Route, route, seeOther } from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import { labelOf, normsFor } from '../../../ground/norms/index.ts';
import { unitValueOn } from '../../../ground/territories/index.ts';
import { saveDraft } from '../actions/save-draft.ts';
import type { Rulebook } from '../rules/rulebook.ts';
import { readDraft } from '../store/drafts.ts';
import { listPlaces } from '../store/places.ts';
import { type AtEdition, backTo, onEdition, placeOf, refusedAt, type Shown } from './at-desk.ts';
import { basisForm } from './basis-form.tsx';
import { calendarForm } from './calendar-form.tsx';
import { NEW, readContest, typedContest, withoutContest } from './contest-form.ts';
import { contestPage, contestsPage } from './contest-pages.tsx';
import { changeLines } from './diff-words.ts';
import { effectsForm } from './effects-form.tsx';
import { moneyForm } from './money-form.tsx';
import { optionsForm } from './options-form.tsx';
import type { PartForm, PartGiven } from './part-form.ts';
import { type PartSlug, partSlugs } from './part-links.ts';
import { partPage } from './part-page.tsx';
import { participationForm } from './participation-form.tsx';
import { desk } from './paths.ts';
import { refusalSentence } from './refusal-words.ts';

const forms: Readonly<Record<PartSlug, PartForm>> = {
  dinero: moneyForm,
  participacion: participationForm,
  reglas: effectsForm,
  calendario: calendarForm,
  'base-legal': basisForm,
  opciones: optionsForm,
};

const audience = { act: 'editions/edit' } as const;

export function partRoutes(house: House): readonly Route[] {
  const onPart = (answer: (given: AtEdition, slug: PartSlug) => Promise<Answer>) =>
    onEdition(house, async (given) => {
      const slug = partSlugs.find((one) => one === given.ask.params.part);
      return slug === undefined
        ? refusedAt(given, { code: 'editions/unknown' })
        : answer(given, slug);
    });
  return [
    route({
      ...{ audience, method: 'get', path: desk.part },
      answer: onPart((given, slug) => shownPart(given, slug)),
    }),
    route({ audience, method: 'post', path: desk.part, answer: onPart(answerPart) }),
    route({
      ...{ audience, method: 'get', path: desk.contests },
      answer: onEdition(house, async (given) => contestsPage(given)),
    }),
    route({
      ...{ audience, method: 'get', path: desk.contest },
      answer: onEdition(house, (given) => shownContest(given)),
    }),
    route({
      ...{ audience, method: 'post', path: desk.contest },
      answer: onEdition(house, answerContest),
    }),
  ];
}

async function partGiven(at: AtEdition): Promise<PartGiven> {
  const { house, institution, today, draft } = at;
  const [places, norms] = await Promise.all([
    listPlaces(house.db, institution),
    normsFor(house.db, institution.id),
  ]);
  return {
    rules: draft.rules,
    institutionKind: institution.kind,
    today,
    places,
    norms: norms.map((norm) => ({ code: norm.code, label: `${labelOf(norm)}: ${norm.title}` })),
    unitValue: (unit, day) => unitValueOn(house.db, unit, day),
  };
}

interface ShownPart extends Shown {
  readonly given?: PartGiven;
  readonly seen?: string;
  readonly meanwhile?: readonly string[];
}

async function shownPart(at: AtEdition, slug: PartSlug, shown: ShownPart = {}): Promise<Answer> {
  const form = forms[slug];
  const given = shown.given ?? (await partGiven(at));
  const { problems = [], status, meanwhile } = shown;
  const typed = shown.typed ?? form.typedOf(given.rules, given);
  const seen = shown.seen ?? at.draft.seen;
  return partPage({ at, slug, form, given, typed, problems, seen, status, meanwhile });
}

async function answerPart(at: AtEdition, slug: PartSlug): Promise<Answer> {
  const form = forms[slug];
  const typed = await readForm(at.ask.request);
  const given = await partGiven(at);
  const seen = typed.visto ?? '';
  const read = await form.read(typed, given);
  if (!read.isSound) return shownPart(at, slug, { given, typed, seen, problems: read.problems });
  if (typed.accion === 'calcular') {
    return shownPart(at, slug, { given: { ...given, rules: read.rules }, typed, seen });
  }
  const saved = await save(at, { rules: read.rules, seen, part: slug });
  if (saved === 'saved') {
    if (typed.accion === undefined) return backTo(at, 'guardada');
    const query = { hecho: 'guardada' };
    return seeOther(desk.part.to({ ...placeOf(at), part: slug }, { query }));
  }
  if (saved instanceof Object && 'seen' in saved) return shownPart(at, slug, { typed, ...saved });
  return saved;
}

interface Saving {
  readonly rules: Rulebook;
  readonly seen: string;
  readonly part: string;
}

interface Meanwhile extends Pick<Shown, 'problems' | 'status'> {
  /** What is there now: saving again writes over it knowingly. */
  readonly seen: string;
  readonly meanwhile: readonly string[];
}

async function save(at: AtEdition, given: Saving): Promise<'saved' | Answer | Meanwhile> {
  const { house, by, edition } = at;
  const saved = await saveDraft(house.db, by, { editionId: edition.id, ...given });
  if (saved.ok) return 'saved';
  if (saved.error.code !== 'editions/changed-meanwhile') return refusedAt(at, saved.error);
  const now = await readDraft(house.db, edition.id);
  const places = await listPlaces(house.db, at.institution);
  const lines = now === undefined ? [] : changeLines(now.rules, given.rules, places);
  return {
    seen: now?.seen ?? at.draft.seen,
    meanwhile: lines.map(({ text }) => text),
    problems: [{ field: '', message: refusalSentence(saved.error) }],
    status: 409,
  };
}

async function shownContest(at: AtEdition, shown: ShownPart = {}): Promise<Answer> {
  const code = at.ask.params.contest ?? '';
  const { rules } = at.draft;
  const contest = rules.committed.contests.find((one) => one.code === code);
  if (contest === undefined && code !== NEW) {
    return refusedAt(at, { code: 'editions/contest-unknown' });
  }
  const given = shown.given ?? (await partGiven(at));
  const { problems = [], status } = shown;
  const typed = shown.typed ?? typedContest(contest, rules);
  return contestPage({
    at,
    contest,
    given,
    typed,
    problems,
    seen: shown.seen ?? at.draft.seen,
    status,
  });
}

async function answerContest(at: AtEdition): Promise<Answer> {
  const code = at.ask.params.contest ?? '';
  const contest = at.draft.rules.committed.contests.find((one) => one.code === code);
  if (contest === undefined && code !== NEW) {
    return refusedAt(at, { code: 'editions/contest-unknown' });
  }
  const typed = await readForm(at.ask.request);
  const seen = typed.visto ?? '';
  const isRemoved = typed.accion === 'quitar' && contest !== undefined;
  const given = await partGiven(at);
  const read = isRemoved
    ? ({ isSound: true, rules: withoutContest(at.draft.rules, code) } as const)
    : readContest(typed, given, contest);
  if (!read.isSound) return shownContest(at, { given, typed, seen, problems: read.problems });
  const saved = await save(at, { rules: read.rules, seen, part: 'concursos' });
  if (saved === 'saved') {
    const query = { hecho: isRemoved ? 'concurso-quitado' : 'guardada' };
    return seeOther(desk.contests.to(placeOf(at), { query }));
  }
  if (saved instanceof Object && 'seen' in saved) {
    return shownContest(at, { ...(isRemoved ? {} : { typed }), ...saved });
  }
  return saved;
}
