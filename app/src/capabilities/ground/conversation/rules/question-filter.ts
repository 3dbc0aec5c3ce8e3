// What of the forum is looked for: words, a theme, a comuna, and how far its questions are; as it stands in an address.
import { typedText } from '../../territories/rules/index.ts';
import { parseTheme, type Theme, themeInAddress } from './theme.ts';

export const questionStates = ['unanswered', 'answered', 'with-guide'] as const;
export type QuestionState = (typeof questionStates)[number];

export const stateInAddress: Readonly<Record<QuestionState, string>> = {
  unanswered: 'sin-respuesta',
  answered: 'con-respuesta',
  'with-guide': 'con-guia',
};

export interface QuestionFilter {
  readonly text: string;
  readonly theme: Theme | undefined;
  /** As addresses name it. */
  readonly comuna: string | undefined;
  readonly state: QuestionState | undefined;
}

/** `theme` is that of the path; a list as data has it in the query. */
export function parseQuestionFilter(query: URLSearchParams, theme?: Theme): QuestionFilter {
  const comuna = query.get('comuna') ?? '';
  return {
    text: typedText(query.get('q')),
    theme: theme ?? parseTheme(query.get('tema')),
    comuna: /^[a-z0-9-]{1,80}$/.test(comuna) ? comuna : undefined,
    state: questionStates.find((state) => stateInAddress[state] === query.get('estado')),
  };
}

/** What an address says of it besides the theme, which may stand in the path. */
export function questionFilterQuery({ text, comuna, state }: Omit<QuestionFilter, 'theme'>) {
  return {
    ...(text === '' ? {} : { q: text }),
    ...(comuna === undefined ? {} : { comuna }),
    ...(state === undefined ? {} : { estado: stateInAddress[state] }),
  };
}

/** The same with the theme, for the files. */
export function questionFileQuery(filter: QuestionFilter) {
  const { theme } = filter;
  return {
    ...questionFilterQuery(filter),
    ...(theme === undefined ? {} : { tema: themeInAddress[theme] }),
  };
}
