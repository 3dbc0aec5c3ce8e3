// What may be asked of the list of consultations: the same words on its page, its CSV and its JSON.
import { typedText } from '../../../ground/territories/rules/index.ts';
import { type ConsultationState, consultationStates } from './consultation.ts';

/** Drafts are on no list. */
export type PublicState = Exclude<ConsultationState, 'draft'>;

export interface ConsultationFilter {
  /** As `typedText` reads it; looked for in titles and names of institutions. */
  readonly text: string;
  readonly state: PublicState | undefined;
  /** Address name of the institution; undefined for all. */
  readonly institution: string | undefined;
  /** From 1. */
  readonly page: number;
}

/** Reads `q`, `estado`, `institucion` and `pagina`; what is not understood is as if it were absent. */
export function parseConsultationFilter(query: URLSearchParams): ConsultationFilter {
  const institution = query.get('institucion') ?? '';
  const page = query.get('pagina') ?? '';
  const state = consultationStates.find((one) => one === query.get('estado'));
  return {
    text: typedText(query.get('q')),
    state: state === 'draft' ? undefined : state,
    institution: /^[a-z0-9-]+$/.test(institution) ? institution : undefined,
    page: /^[1-9]\d{0,4}$/.test(page) ? Number(page) : 1,
  };
}

/** The address of a filter, without its page. */
export function consultationFilterQuery(
  filter: ConsultationFilter,
): Readonly<Record<string, string>> {
  const { text, state, institution } = filter;
  return {
    ...(text === '' ? {} : { q: text }),
    ...(state === undefined ? {} : { estado: state }),
    ...(institution === undefined ? {} : { institucion: institution }),
  };
}
