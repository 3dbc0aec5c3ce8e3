// Two steps on paper: somebody says that she comes, and the list that people signed, under a cover with a number.
import { assert, err, ok, type Result } from '@minga/basics';
import * as v from 'valibot';
import { m } from '#words';
import { parseForm } from '../../../../platform/http/form.ts';
import {
  blankPaperPath,
  type PaperEntry,
  type PaperField,
  type PaperForm,
} from '../../../../platform/paper.ts';
import type { House } from '../../../../platform/room.ts';
import { paperDeskPath } from '../../records/index.ts';
import {
  enterComing,
  enterSignedList,
  type SheetOf,
  takeBackComing,
  takeBackSignedList,
} from '../actions/enter-sheet.ts';
import { COMING_FORM } from '../actions/forget-what-served.ts';
import { MOST_COMPANIONS } from '../actions/register.ts';
import type { Refusal } from '../rules/refusal.ts';
import { findGathering, type Gathering, listOwn } from '../store/gatherings.ts';
import { listTerritoriesOf, type Named } from '../store/places.ts';
import { wholeNumber } from './gathering-form.ts';
import { gatheringPath, pathIn } from './paths.ts';
import { nameField, namesField, needsField, phoneField } from './people-form.ts';
import { sentenceOf } from './refusal-words.ts';
import { hoursOf, placeOf } from './words.ts';

/** More sectors than these are no list to read on paper: there it is written, and the desk chooses it from its list. */
const MOST_SECTORS = 12;

type Form = typeof COMING_FORM | 'gatherings/attendance-list';

/** The desk of paper of the institution that called, with one of the forms chosen; undefined of an organisation. */
export function paperOf({ caller, slug }: Gathering, form: Form): string | undefined {
  if (caller.kind !== 'institution') return undefined;
  const query = { formulario: `${form} ${slug}` };
  return paperDeskPath.to({ institution: caller.slug }, { query });
}

/** The form to register without a number, for the printer of anybody; undefined of an organisation. */
export function blankOf({ caller, slug }: Gathering): string | undefined {
  if (caller.kind !== 'institution') return undefined;
  const to = { institution: caller.slug, room: 'gatherings', step: 'register', subject: slug };
  return blankPaperPath.to(to);
}

interface About {
  readonly gathering: Gathering;
  readonly territories: readonly Named[];
}

async function readAbout({ db }: Pick<House, 'db'>, slug: string): Promise<About> {
  const gathering = await findGathering(db, slug);
  assert(gathering !== undefined, 'a sheet is about a gathering that was published');
  const { cut } = gathering;
  const territories = cut === undefined ? [] : await listTerritoriesOf(db, cut);
  return { gathering, territories };
}

async function subjectsOf(
  { db }: Pick<House, 'db'>,
  institutionId: string,
  isPast: (gathering: Gathering) => boolean,
) {
  const own = await listOwn(db, [{ kind: 'institution', id: institutionId }]);
  return own
    .filter(({ state }) => state !== 'draft')
    .map((gathering) => ({
      key: gathering.slug,
      label: () => gathering.title,
      isPast: isPast(gathering),
    }));
}

function sectorField({ territories }: About): readonly PaperField[] {
  if (territories.length === 0) return [];
  return [
    {
      name: 'sector',
      kind: 'one',
      label: () => m.gatherings_sector(),
      options: () => territories.map(({ id, name }) => ({ value: id, label: name })),
      mayBeEmpty: true,
      ...(territories.length > MOST_SECTORS
        ? { isWritten: true as const, hint: () => m.gatherings_on_paper_sector_hint() }
        : {}),
    },
  ];
}

/** A sector of the comuna, or none. */
function sectorOf({ territories }: About) {
  return v.pipe(
    v.optional(v.string(), ''),
    v.check(
      (text) => text === '' || territories.some(({ id }) => id === text),
      () => m.gatherings_refused_place_not_there(),
    ),
    v.transform((text) => (text === '' ? undefined : text)),
  );
}

function whereAndWhen({ gathering }: About): string {
  return `${hoursOf(gathering)}. ${placeOf(gathering)}.`;
}

const comingSchema = (about: About) =>
  v.object({
    nombre: nameField,
    telefono: phoneField,
    acompanantes: wholeNumber(0, MOST_COMPANIONS, () => m.gatherings_companions_wrong()),
    sector: sectorOf(about),
    necesito: needsField,
  });
type Coming = v.InferOutput<ReturnType<typeof comingSchema>>;

const comingOnPaper: PaperForm = {
  form: COMING_FORM,
  title: ({ label }) => m.gatherings_on_paper_coming({ title: label() }),
  isBlankPublic: true,
  subjects: (house, institutionId) =>
    subjectsOf(
      house,
      institutionId,
      ({ state, startsAt }) => state !== 'published' || startsAt <= house.clock.now(),
    ),
  async body(house, { key }) {
    const about = await readAbout(house, key);
    return {
      instructions: () => [
        whereAndWhen(about),
        m.gatherings_on_paper_coming_text(),
        m.gatherings_on_paper_coming_privacy(),
      ],
      fields: [
        { name: 'nombre', kind: 'line', label: () => m.gatherings_on_paper_name() },
        {
          name: 'telefono',
          kind: 'line',
          label: () => m.gatherings_paper_phone(),
          hint: () => m.gatherings_on_paper_phone_hint(),
        },
        { name: 'acompanantes', kind: 'number', label: () => m.gatherings_companions() },
        ...sectorField(about),
        {
          name: 'necesito',
          kind: 'lines',
          label: () => m.gatherings_needs(),
          hint: () => m.gatherings_needs_hint(),
        },
      ],
    };
  },
  async parse(typed, house, { key }) {
    return parseForm(comingSchema(await readAbout(house, key)), typed);
  },
  async enter(entry) {
    const { tx, house, now } = entry;
    const { nombre, telefono, acompanantes, sector, necesito } = entry.values as Coming;
    const coming = {
      name: nombre,
      phone: telefono,
      companions: acompanantes ?? 0,
      territoryId: sector,
      needs: necesito,
    };
    return toDesk(await enterComing(tx, house.keys, sheetOf(entry), coming, now));
  },
  async undo(entry) {
    const { tx, now } = entry;
    return toDesk(await takeBackComing(tx, sheetOf(entry), { now, pathIn }));
  },
  seenAt: (slug) => gatheringPath.to({ gathering: slug }),
};

const listSchema = (about: About) =>
  v.pipe(
    v.object({
      nombres: namesField,
      otras: wholeNumber(0, 10_000, () => m.gatherings_number_wrong()),
      sector: sectorOf(about),
    }),
    v.forward(
      v.check(
        ({ nombres, otras = 0 }) => nombres.length + otras > 0,
        () => m.gatherings_names_missing(),
      ),
      ['nombres'],
    ),
  );
type SignedList = v.InferOutput<ReturnType<typeof listSchema>>;

const listOnPaper: PaperForm = {
  form: 'gatherings/attendance-list',
  title: ({ label }) => m.gatherings_on_paper_list({ title: label() }),
  isBlankPublic: true,
  subjects: (house, institutionId) =>
    subjectsOf(house, institutionId, ({ state }) => state !== 'published' && state !== 'held'),
  async body(house, { key }) {
    const about = await readAbout(house, key);
    return {
      instructions: () => [
        whereAndWhen(about),
        m.gatherings_on_paper_list_text(),
        m.gatherings_on_paper_list_sector(),
      ],
      fields: [
        {
          name: 'nombres',
          kind: 'lines',
          label: () => m.gatherings_paper_names(),
          hint: () => m.gatherings_on_paper_names_hint(),
        },
        { name: 'otras', kind: 'number', label: () => m.gatherings_paper_others() },
        ...sectorField(about),
      ],
    };
  },
  async parse(typed, house, { key }) {
    return parseForm(listSchema(await readAbout(house, key)), typed);
  },
  async enter(entry) {
    const { tx, now } = entry;
    const { nombres: names, otras: othersCount = 0, sector } = entry.values as SignedList;
    const list = { names, othersCount, territoryId: sector };
    return toDesk(await enterSignedList(tx, sheetOf(entry), list, now));
  },
  async undo(entry) {
    return toDesk(await takeBackSignedList(entry.tx, sheetOf(entry)));
  },
  seenAt: (slug) => gatheringPath.to({ gathering: slug }),
};

export const gatheringsOnPaper: readonly PaperForm[] = [comingOnPaper, listOnPaper];

function sheetOf({ subject: slug, institutionId, sheetId }: PaperEntry): SheetOf {
  return { slug, institutionId, sheetId };
}

/** The sentences of the site speak to whoever comes; these to the desk that holds her sheet. */
function toDesk(done: Result<void, Refusal>): Result<void, { readonly sentence: string }> {
  if (done.ok) return ok(undefined);
  const { error } = done;
  const isLate = error.code === 'gatherings/has-begun';
  return err({ sentence: isLate ? m.gatherings_on_paper_too_late() : sentenceOf(error) });
}
