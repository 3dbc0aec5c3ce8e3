// How the person wants it counted: the fields of the form, which are also those of the address.
/** Names of the fields, the same as the options of the command line, so that an address says it all. */
export const choiceFields = [
  'rule',
  'utility',
  'completion',
  'misfit',
  'ties',
  'endowment',
  'increment',
  'exhaustiveStop',
  'comparison',
  'lot',
  'minimumScore',
  'minimumShare',
  'conflicts',
  'together',
  'contestsOfFile',
  'versus',
] as const;

export type ChoiceField = (typeof choiceFields)[number];

/** What was chosen, as text; a field left out or blank takes the recommended value. */
export type Choice = Readonly<Partial<Record<ChoiceField, string>>>;

/** What the form proposes; increment and utility depend on the file: its currency, and how people voted. */
export const recommendedChoice = {
  rule: 'mes',
  utility: '',
  completion: 'add1u',
  misfit: '',
  ties: 'votes-cost-id',
  endowment: 'exact',
  increment: '',
  exhaustiveStop: 'on',
  comparison: 'none',
  lot: '',
  minimumScore: '',
  minimumShare: '',
  conflicts: '',
  together: '',
  contestsOfFile: 'on',
  versus: 'greedy-cost',
} as const satisfies Record<ChoiceField, string>;

/** Those that name projects: a lot of hundreds has its place in an address, an endless text has not. */
const listFields: readonly ChoiceField[] = ['lot', 'conflicts', 'together'];
const LIST_LENGTH = 6000;
const SETTING_LENGTH = 40;

/** Takes the fields from a query or a form; unknown ones and blanks are left out. */
export function choiceFrom(given: { get(name: string): unknown }): Choice {
  const fields = choiceFields.flatMap((field) => {
    const found = given.get(field);
    const text = typeof found === 'string' ? plainText(found, field) : '';
    return text === '' ? [] : [[field, text]];
  });
  return Object.fromEntries(fields);
}

/** Short, and without what a database refuses in a text: control characters and halves of a character. */
function plainText(found: string, field: ChoiceField): string {
  const isList = listFields.includes(field);
  const lines = isList ? found.trim().replaceAll(/\s*[\r\n]+\s*/g, ',') : found;
  return lines
    .replaceAll(/\p{Cc}+/gu, ' ')
    .trim()
    .slice(0, isList ? LIST_LENGTH : SETTING_LENGTH)
    .toWellFormed();
}

/** The choice with every field filled as the form shows it. */
export function filledChoice(choice: Choice): Readonly<Record<ChoiceField, string>> {
  return { ...recommendedChoice, ...choice };
}

/** Only what differs from the recommendation: the short query of an address. */
export function choiceQuery(choice: Choice): Record<string, string> {
  const told = choiceFields.filter((field) => {
    const text = choice[field];
    return text !== undefined && text !== '' && text !== recommendedChoice[field];
  });
  return Object.fromEntries(told.map((field) => [field, choice[field] ?? '']));
}
