// What a person may ask of the lists of proposals: the same words on the pages, the map, the CSV and the JSON.
import { isUuid } from '@minga/basics';
import { typedText } from '../../../ground/territories/rules/index.ts';
import { type ProposalState, states } from './states.ts';
import { type Theme, themes } from './themes.ts';

export const channels = ['web', 'paper', 'assembly', 'institution'] as const;
export type Channel = (typeof channels)[number];

/** `chance`: by a lot that lasts a day, so that nobody is always first. */
export const listOrders = ['chance', 'recent', 'endorsements'] as const;
export type ListOrder = (typeof listOrders)[number];

/** What everybody reads: whatever was sent, whatever became of it. */
export const publicStates = states.filter(
  (state): state is PublicState => state !== 'waiting' && state !== 'lapsed',
);
export type PublicState = Exclude<ProposalState, 'waiting' | 'lapsed'>;

/** A stretch of the map, in degrees. */
export interface Box {
  readonly south: number;
  readonly west: number;
  readonly north: number;
  readonly east: number;
}

export interface ProposalFilter {
  /** As `typedText` reads it; empty when nothing was asked. */
  readonly text: string;
  /** Slug of an institution. */
  readonly institution: string | undefined;
  /** Slug of an edition of that institution. */
  readonly edition: string | undefined;
  /** Code of a contest of that edition. */
  readonly contest: string | undefined;
  /** Id of a sector or neighbourhood unit. */
  readonly territory: string | undefined;
  /** Slug of an organisation: those that it proposed or stands behind. */
  readonly organization: string | undefined;
  readonly theme: Theme | undefined;
  readonly state: PublicState | undefined;
  readonly channel: Channel | undefined;
  /** Only those whose place lies in it. */
  readonly box: Box | undefined;
  /** Undefined: the usual one of the list. */
  readonly order: ListOrder | undefined;
}

/** How each is written in the address, in both languages. */
export const stateInAddress: Readonly<Record<PublicState, string>> = {
  sent: 'enviada',
  'in-review': 'en-revision',
  correcting: 'en-correccion',
  'not-admitted': 'no-admitida',
  'not-feasible': 'no-factible',
  appealed: 'apelada',
  feasible: 'factible',
  listed: 'en-nomina',
  sanctioned: 'sancionado',
  'not-sanctioned': 'no-sancionado',
  merged: 'unida',
  split: 'dividida',
  withdrawn: 'retirada',
};
export const channelInAddress: Readonly<Record<Channel, string>> = {
  web: 'web',
  paper: 'papel',
  assembly: 'asamblea',
  institution: 'institucion',
};
export const orderInAddress: Readonly<Record<ListOrder, string>> = {
  chance: 'sorteo',
  recent: 'recientes',
  endorsements: 'apoyos',
};
export const themeInAddress: Readonly<Record<Theme, string>> = {
  streets: 'calles',
  lighting: 'luminarias',
  'green-areas': 'areas-verdes',
  sport: 'deporte',
  health: 'salud',
  education: 'educacion',
  safety: 'seguridad',
  transport: 'transporte',
  water: 'agua',
  culture: 'cultura',
  care: 'cuidados',
  other: 'otros',
};

const SLUG = /^[a-z0-9-]{1,80}$/;

/** What is not understood is as if it were absent. */
export function parseProposalFilter(query: URLSearchParams): ProposalFilter {
  const slug = (name: string) => {
    const given = query.get(name) ?? '';
    return SLUG.test(given) ? given : undefined;
  };
  const institution = slug('institucion');
  const territory = query.get('sector') ?? undefined;
  return {
    text: typedText(query.get('q')),
    institution,
    edition: institution === undefined ? undefined : slug('edicion'),
    contest: slug('concurso'),
    territory: isUuid(territory) ? territory : undefined,
    organization: slug('organizacion'),
    theme: themes.find((theme) => themeInAddress[theme] === query.get('tema')),
    state: publicStates.find((state) => stateInAddress[state] === query.get('estado')),
    channel: channels.find((channel) => channelInAddress[channel] === query.get('via')),
    box: parseBox(query.get('zona') ?? ''),
    order: listOrders.find((order) => orderInAddress[order] === query.get('orden')),
  };
}

/** `-41.9,-73.9,-41.8,-73.8`: south, west, north, east. */
function parseBox(text: string): Box | undefined {
  if (!/^-?\d{1,3}(\.\d{1,6})?(,-?\d{1,3}(\.\d{1,6})?){3}$/.test(text)) return undefined;
  const [south = 0, west = 0, north = 0, east = 0] = text.split(',').map(Number);
  return south < north && west < east ? { south, west, north, east } : undefined;
}

function boxInAddress({ south, west, north, east }: Box): string {
  return [south, west, north, east].map((degrees) => String(Number(degrees.toFixed(6)))).join(',');
}

/** The address of a filter: only what differs from asking nothing. */
export function proposalFilterQuery(filter: ProposalFilter): Readonly<Record<string, string>> {
  const { text, institution, edition, contest, territory, organization } = filter;
  const { theme, state, channel, box, order } = filter;
  const asked: Readonly<Record<string, string | undefined>> = {
    q: text === '' ? undefined : text,
    institucion: institution,
    edicion: edition,
    concurso: contest,
    sector: territory,
    organizacion: organization,
    tema: theme && themeInAddress[theme],
    estado: state && stateInAddress[state],
    via: channel && channelInAddress[channel],
    zona: box && boxInAddress(box),
    orden: order && orderInAddress[order],
  };
  return Object.fromEntries(
    Object.entries(asked).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

/** Whether anything narrows the list, besides where it is. */
export function isNarrowed(filter: ProposalFilter): boolean {
  const { text, contest, territory, organization, theme, state, channel, box } = filter;
  return (
    text !== '' ||
    [contest, territory, organization, theme, state, channel, box].some((one) => one !== undefined)
  );
}

/** The seed of the lot by which a list stands on a day (`YYYY-MM-DD`): a whole number that fits in 53 bits. */
export function chanceOfDay(day: string): number {
  return Number(day.replaceAll('-', ''));
}
