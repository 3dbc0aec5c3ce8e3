// The form of a registration read field by field: legal facts, how to reach it, its board.
import * as v from 'valibot';
import { m } from '#words';
import {
  type FieldProblem,
  type Parsed,
  parseForm,
  type Typed,
  websiteUpTo,
} from '../../../../platform/http/form.ts';
import { parseRut } from '../../people/rules/index.ts';
import type { Registration } from '../actions/register-organization.ts';
import {
  type BoardProblem,
  type DeclaredBoard,
  LONGEST_BOARD_YEARS,
  type Post,
  problemsOfBoard,
} from '../rules/board.ts';
import { organizationKinds } from '../rules/kind.ts';
import { type LegalFacts, type LegalProblem, problemsOf } from '../rules/legal-facts.ts';
import type { Profile } from '../rules/organization.ts';
import type { PlaceNames } from '../store/places.ts';
import {
  line,
  optionalDay,
  orUndefined,
  paragraphs,
  requiredDay,
  requiredEmail,
  requiredLine,
  ticked,
} from './form.ts';

/** How the choice of a place is written: `pais`, `region-09` or the CUT of a comuna. */
export const COUNTRY = 'pais';

/** Names of the fields of the board, each with the post of whoever is named there. */
export const boardFields: readonly (readonly [field: string, post: Post])[] = [
  ['presidencia', 'chair'],
  ['vicepresidencia', 'vice-chair'],
  ['secretaria', 'secretary'],
  ['tesoreria', 'treasurer'],
  ['direccion-1', 'director'],
  ['direccion-2', 'director'],
  ['direccion-3', 'director'],
];

const rut = v.pipe(
  line(20),
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    if (dataset.value === '') return undefined;
    const read = parseRut(dataset.value);
    if (read !== undefined) return read;
    addIssue({ message: m.organizations_form_rut_wrong() });
    return NEVER;
  }),
);

const factEntries = {
  tipo: v.pipe(
    v.optional(v.string(), ''),
    v.picklist(organizationKinds, () => m.organizations_form_kind_missing()),
  ),
  nombre: requiredLine(160, () => m.organizations_form_name_missing()),
  rut,
  registro: line(40),
  personalidad: optionalDay(),
  ambito: requiredLine(20, () => m.organizations_form_reach_missing()),
};

const profileEntries = {
  lugar: requiredLine(160, () => m.organizations_form_place_missing()),
  proposito: paragraphs(600),
  correo: requiredEmail(() => m.organizations_form_email_missing()),
  telefono: v.pipe(
    line(30),
    v.regex(/^(|\+?[\d\s()-]{6,})$/, () => m.organizations_form_phone_wrong()),
  ),
  sitio: websiteUpTo(
    200,
    () => m.organizations_form_too_long({ limit: 200 }),
    () => m.organizations_form_website_wrong(),
  ),
  'publica-contacto': ticked(),
  'publica-directiva': ticked(),
};

const name = () => line(120);
const boardEntries = {
  'directiva-desde': requiredDay(() => m.organizations_form_from_missing()),
  'directiva-hasta': requiredDay(() => m.organizations_form_until_missing()),
  'directiva-documento': requiredLine(200, () => m.organizations_form_document_missing()),
  presidencia: requiredLine(120, () => m.organizations_form_chair_missing()),
  vicepresidencia: name(),
  secretaria: name(),
  tesoreria: name(),
  'direccion-1': name(),
  'direccion-2': name(),
  'direccion-3': name(),
};

const factsSchema = v.object(factEntries);
const profileSchema = v.object(profileEntries);
const boardSchema = v.object(boardEntries);

const legalFieldOf: Readonly<Record<LegalProblem, string>> = {
  'rut-missing': 'rut',
  'registry-missing': 'registro',
  'registry-without-digits': 'registro',
  'comuna-missing': 'ambito',
  'personality-in-future': 'personalidad',
};
const legalWords: Readonly<Record<LegalProblem, () => string>> = {
  'rut-missing': m.organizations_form_rut_missing,
  'registry-missing': m.organizations_form_registry_missing,
  'registry-without-digits': m.organizations_form_registry_wrong,
  'comuna-missing': m.organizations_form_comuna_missing,
  'personality-in-future': m.organizations_form_personality_future,
};
const boardFieldOf: Readonly<Record<BoardProblem, string>> = {
  'ends-before-it-begins': 'directiva-hasta',
  'too-long': 'directiva-hasta',
  'already-over': 'directiva-hasta',
  'chair-missing': 'presidencia',
};
const boardWords: Readonly<Record<BoardProblem, () => string>> = {
  'ends-before-it-begins': m.organizations_form_board_order,
  'too-long': () => m.organizations_form_board_long({ years: LONGEST_BOARD_YEARS }),
  'already-over': m.organizations_form_board_over,
  'chair-missing': m.organizations_form_chair_missing,
};

export function parseFacts(typed: Typed, places: PlaceNames, today: string): Parsed<LegalFacts> {
  const parsed = parseForm(factsSchema, typed);
  if (!parsed.isSound) return parsed;
  const { tipo, nombre, rut: number, registro, personalidad, ambito } = parsed.values;
  const reach = reachOf(ambito, places);
  if (reach === undefined) {
    return refused([{ field: 'ambito', message: m.organizations_form_reach_missing() }]);
  }
  const facts: LegalFacts = {
    kind: tipo,
    name: nombre,
    rut: number,
    registryNumber: orUndefined(registro),
    legalPersonalityOn: personalidad,
    ...reach,
  };
  const problems = problemsOf(facts, today).map((problem) => ({
    field: legalFieldOf[problem],
    message: legalWords[problem](),
  }));
  return problems.length > 0 ? refused(problems) : { isSound: true, values: facts };
}

function reachOf(
  text: string,
  { comunas, regions }: PlaceNames,
): Pick<LegalFacts, 'cut' | 'regionCode'> | undefined {
  if (text === COUNTRY) return { cut: undefined, regionCode: undefined };
  const region = regions.find(({ code }) => text === `region-${code}`);
  if (region !== undefined) return { cut: undefined, regionCode: region.code };
  const comuna = comunas.find(({ cut }) => cut === text);
  return comuna && { cut: comuna.cut, regionCode: undefined };
}

export function parseProfile(typed: Typed): Parsed<Profile> {
  const parsed = parseForm(profileSchema, typed);
  if (!parsed.isSound) return parsed;
  const { values } = parsed;
  return {
    isSound: true,
    values: {
      place: values.lugar,
      purpose: values.proposito,
      email: values.correo,
      phone: orUndefined(values.telefono),
      website: orUndefined(values.sitio),
      publishesContact: values['publica-contacto'],
      publishesBoard: values['publica-directiva'],
    },
  };
}

export function parseBoard(typed: Typed, today: string): Parsed<DeclaredBoard> {
  const parsed = parseForm(boardSchema, typed);
  if (!parsed.isSound) return parsed;
  const named: Readonly<Record<string, unknown>> = parsed.values;
  const board: DeclaredBoard = {
    validFrom: parsed.values['directiva-desde'],
    validUntil: parsed.values['directiva-hasta'],
    document: parsed.values['directiva-documento'],
    members: boardFields.flatMap(([field, post]) => {
      const said = String(named[field] ?? '');
      return said === '' ? [] : [{ post, name: said }];
    }),
  };
  const problems = problemsOfBoard(board, today).map((problem) => ({
    field: boardFieldOf[problem],
    message: boardWords[problem](),
  }));
  return problems.length > 0 ? refused(problems) : { isSound: true, values: board };
}

/** The three parts with all their problems at once. */
export function parseRegistration(
  typed: Typed,
  places: PlaceNames,
  today: string,
): Parsed<Registration> {
  const facts = parseFacts(typed, places, today);
  const profile = parseProfile(typed);
  const board = parseBoard(typed, today);
  if (facts.isSound && profile.isSound && board.isSound) {
    return {
      isSound: true,
      values: { facts: facts.values, profile: profile.values, board: board.values },
    };
  }
  return refused([facts, profile, board].flatMap((part) => (part.isSound ? [] : part.problems)));
}

function refused(problems: readonly FieldProblem[]): Parsed<never> {
  return { isSound: false, problems };
}

/** What the fields of legal facts say for facts that are kept. */
export function typedFacts(facts: LegalFacts): Typed {
  const { cut, regionCode } = facts;
  return {
    tipo: facts.kind,
    nombre: facts.name,
    rut: facts.rut ?? '',
    registro: facts.registryNumber ?? '',
    personalidad: facts.legalPersonalityOn ?? '',
    ambito: cut ?? (regionCode === undefined ? COUNTRY : `region-${regionCode}`),
  };
}

export function typedProfile(profile: Profile): Typed {
  return {
    lugar: profile.place,
    proposito: profile.purpose,
    correo: profile.email,
    telefono: profile.phone ?? '',
    sitio: profile.website ?? '',
    ...(profile.publishesContact ? { 'publica-contacto': '1' } : {}),
    ...(profile.publishesBoard ? { 'publica-directiva': '1' } : {}),
  };
}

export function typedBoard(board: DeclaredBoard): Typed {
  const left = [...board.members];
  const names = boardFields.map(([field, post]) => {
    const at = left.findIndex((member) => member.post === post);
    const [member] = at === -1 ? [] : left.splice(at, 1);
    return [field, member?.name ?? ''];
  });
  return {
    'directiva-desde': board.validFrom,
    'directiva-hasta': board.validUntil,
    'directiva-documento': board.document,
    ...Object.fromEntries(names),
  };
}
