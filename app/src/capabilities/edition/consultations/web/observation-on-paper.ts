// An observation as a step on paper: one sheet for one paragraph or the whole, in the name of an account.
import { assert, err, ok, type Result } from '@minga/basics';
import { m } from '#words';
import type { Parsed, Typed } from '../../../../platform/http/form.ts';
import {
  blankPaperPath,
  type PaperEntry,
  type PaperField,
  type PaperForm,
} from '../../../../platform/paper.ts';
import type { House } from '../../../../platform/room.ts';
import { paperDeskPath } from '../../../ground/records/index.ts';
import { type Entered, enterSheet, takeBackSheet } from '../actions/enter-observation.ts';
import { mayObserveNow } from '../actions/observe.ts';
import { stances } from '../rules/observation.ts';
import type { Refusal } from '../rules/refusal.ts';
import { type Consultation, findConsultation, listOwn } from '../store/consultations.ts';
import { listParagraphs } from '../store/paragraphs.ts';
import { parseObservation, parseParagraph } from './forms.ts';
import { deadlineOf } from './parts.tsx';
import { consultationPath } from './paths.ts';
import { sentenceOf } from './refusal-words.ts';
import { levelActs, levelWords, stanceOptions } from './words.ts';

const FORM = 'consultations/observe';
const [ROOM = '', STEP = ''] = FORM.split('/');

/** Without a number, for the printer of anybody. */
export function blankOf({ institutionSlug, slug }: Consultation): string {
  return blankPaperPath.to({
    institution: institutionSlug,
    room: ROOM,
    step: STEP,
    subject: slug,
  });
}

/** The desk of paper of its institution, where it is printed and entered, with its form chosen. */
export function paperOf({ institutionSlug, slug }: Consultation): string {
  const formulario = `${FORM} ${slug}`;
  return paperDeskPath.to({ institution: institutionSlug }, { query: { formulario } });
}

export const observationsOnPaper: readonly PaperForm[] = [
  {
    form: FORM,
    title: ({ label }) => m.consultations_paper_title({ title: label() }),
    needsAccount: true,
    isBlankPublic: true,
    async subjects({ db, clock }, institutionId) {
      const own = await listOwn(db, [institutionId], clock.now());
      return own
        .filter(({ state }) => state !== 'draft')
        .map(({ slug, title, state }) => ({
          key: slug,
          label: () => title,
          isPast: state !== 'open' && state !== 'closed',
        }));
    },
    async body(house, { key }) {
      const consultation = await readAsked(house, key);
      const paragraphs = await listParagraphs(house.db, consultation.id);
      const address = house.publicUrl + consultationPath.to({ consultation: key });
      return {
        instructions: () => instructionsOf(consultation, address),
        fields: fieldsFor(paragraphs.length > 0),
      };
    },
    parse: async (typed) => parseSheet(typed),
    async enter(entry) {
      const { tx, house, values, personId, now } = entry;
      assert(personId !== undefined, 'the form asks for an account');
      const may = await mayObserveNow({ ...house, db: tx }, personId, now);
      if (!may.ok) return toDesk(may);
      const sheet = { ...aboutOf(entry), ...(values as Entered), personId };
      return toDesk(await enterSheet(tx, sheet, now));
    },
    undo: async (entry) => toDesk(await takeBackSheet(entry.tx, aboutOf(entry), entry.now)),
    seenAt: (slug) => consultationPath.to({ consultation: slug }),
  },
];

function aboutOf({ subject: slug, sheetId }: PaperEntry) {
  return { slug, sheetId };
}

async function readAsked({ db, clock }: Pick<House, 'db' | 'clock'>, slug: string) {
  const consultation = await findConsultation(db, slug, clock.now());
  assert(consultation !== undefined, 'a sheet is about a consultation that was opened');
  return consultation;
}

function instructionsOf(consultation: Consultation, address: string): readonly string[] {
  const { level, effect } = consultation;
  const said = m.consultations_level_title({ level: levelWords[level]() });
  return [
    `${said}. ${levelActs[level]()} ${effect}`,
    `${deadlineOf(consultation)}. ${m.consultations_paper_online({ address })}`,
    m.consultations_observe_note(),
  ];
}

function fieldsFor(hasText: boolean): readonly PaperField[] {
  const stancesHere = stances.filter((stance) => hasText || stance !== 'change');
  return [
    ...(hasText
      ? [
          {
            name: 'parrafo',
            kind: 'number' as const,
            label: () => m.consultations_paper_paragraph(),
            hint: () => m.consultations_paper_paragraph_hint(),
          },
        ]
      : []),
    {
      name: 'postura',
      kind: 'one',
      label: () => m.consultations_field_stance(),
      options: () => stancesHere.map((value) => ({ value, label: stanceOptions[value]() })),
    },
    ...(hasText
      ? [
          {
            name: 'propuesta',
            kind: 'lines' as const,
            label: () => m.consultations_field_proposed(),
          },
        ]
      : []),
    { name: 'razones', kind: 'lines', label: () => m.consultations_field_reasons() },
  ];
}

/** What a sheet says, or what is wrong at which field. */
function parseSheet(typed: Typed): Parsed<Entered> {
  const place = parseParagraph(typed.parrafo);
  const parsed = parseObservation(typed);
  const wrong =
    place === undefined
      ? [{ field: 'parrafo', message: m.consultations_refused_paragraph_unknown() }]
      : [];
  if (parsed.isSound && place !== undefined) {
    return { isSound: true, values: { written: parsed.values, number: place.number } };
  }
  return { isSound: false, problems: [...wrong, ...(parsed.isSound ? [] : parsed.problems)] };
}

function toDesk(done: Result<void, Refusal>): Result<void, { readonly sentence: string }> {
  return done.ok ? ok(undefined) : err({ sentence: sentenceOf(done.error) });
}
