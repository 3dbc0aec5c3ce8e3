// What is typed to bring a vote in, parsed: who answers for it, who held it, its days, and totals that are typed.
import * as v from 'valibot';
import { m } from '#words';
import {
  type FieldProblem,
  type FormWithFiles,
  lineUpTo,
  parseForm,
  type Typed,
} from '../../../../platform/http/form.ts';
import { currentLocale } from '../../../../platform/words.ts';
import { formatBytes } from '../../../../ui/format.ts';
import { parseDay } from '../../../ground/territories/rules/index.ts';
import type { GivenVote } from '../actions/bring-vote.ts';
import { type BringFacts, bringLimits } from '../rules/bringing.ts';
import { officialFileBytes } from '../rules/limits.ts';

/** What is brought, as the form names it. */
export const whats = ['papeletas', 'totales', 'escritos'] as const;
export type What = (typeof whats)[number];

export function whatOf(typed: Typed): What {
  return whats.find((one) => one === typed.que) ?? 'papeletas';
}

const line = (what: () => string, limit: number) =>
  v.pipe(
    lineUpTo(limit, () => m.count_bring_too_long({ what: what(), limit })),
    v.nonEmpty(() => m.count_bring_needed({ what: what() })),
  );

const day = v.pipe(
  v.optional(v.string(), ''),
  v.transform((text) => parseDay(text.trim()) ?? ''),
  v.nonEmpty(() => m.count_bring_day_wrong()),
);

const schema = v.object({
  responde: line(() => m.count_bring_answered_by(), bringLimits.name),
  cargo: line(() => m.count_bring_answered_as(), bringLimits.name),
  tomada: line(() => m.count_bring_held_by(), bringLimits.heldBy),
  desde: day,
  hasta: day,
  nulas: v.pipe(
    v.optional(v.string(), ''),
    v.transform((text) => text.trim().replaceAll(/(?<=\d)[.\s](?=\d{3}(?!\d))/g, '') || '0'),
    v.regex(/^\d{1,7}$/, () => m.count_bring_whole()),
    v.transform(Number),
  ),
});

interface Given {
  readonly facts: BringFacts;
  readonly tallySheet: File | undefined;
  readonly vote: File | 'typed' | undefined;
}

/** `has`: what is kept already, and need not be chosen again. `today`: the civil day there. */
export function parseBringing(
  form: FormWithFiles,
  {
    today,
    hasSheet,
    hasVote,
  }: { readonly today: string; readonly hasSheet: boolean; readonly hasVote: boolean },
): { readonly problems: readonly FieldProblem[]; readonly given: Given | undefined } {
  const { typed } = form;
  const parsed = parseForm(schema, typed);
  const tallySheet = form.file('acta');
  const file = form.file('votacion');
  const isTyped = whatOf(typed) === 'escritos';
  const missing: FieldProblem[] = [
    ...(file === undefined && !isTyped && !hasVote
      ? [{ field: 'votacion', message: m.count_bring_file_missing() }]
      : []),
    ...(file !== undefined && file.size > officialFileBytes
      ? [{ field: 'votacion', message: m.count_bring_file_large({ limit: fileLimit() }) }]
      : []),
    ...(tallySheet === undefined && !hasSheet
      ? [{ field: 'acta', message: m.count_bring_sheet_missing() }]
      : []),
  ];
  if (!parsed.isSound) return { problems: [...parsed.problems, ...missing], given: undefined };
  const { responde, cargo, tomada, desde, hasta, nulas } = parsed.values;
  const days: FieldProblem[] = [
    ...(hasta < desde ? [{ field: 'hasta', message: m.count_bring_days_turned() }] : []),
    ...(hasta > today ? [{ field: 'hasta', message: m.count_bring_days_future() }] : []),
  ];
  const facts = {
    ...{ answeredBy: responde, answeredAs: cargo, heldBy: tomada },
    ...{ votedFrom: desde, votedUntil: hasta, nulls: nulas },
  };
  const vote = isTyped ? 'typed' : file;
  // A file that is missing keeps nothing else from being saved.
  return {
    problems: [...days, ...missing],
    given: days.length > 0 ? undefined : { facts, tallySheet, vote },
  };
}

export function fileLimit(): string {
  return formatBytes(officialFileBytes, currentLocale());
}

/** As the action takes it; typed totals by the key of their columns. */
export async function givenVote(typed: Typed, vote: Given['vote']): Promise<GivenVote | undefined> {
  if (vote === undefined) return undefined;
  if (vote === 'typed') {
    const votes = Object.entries(typed).flatMap(([name, text]) => {
      const number = /^votos-(\d+)$/.exec(name)?.[1];
      return number === undefined ? [] : [[`n${number}`, text]];
    });
    const { validos = '', blancos = '', nulas = '' } = typed;
    const nulos = nulas.trim() === '' ? '0' : nulas;
    return { kind: 'typed', cells: { ...Object.fromEntries(votes), validos, blancos, nulos } };
  }
  const bytes = new Uint8Array(await vote.arrayBuffer());
  const name = shownName(vote.name);
  return { kind: whatOf(typed) === 'totales' ? 'totals' : 'ballots', bytes, name };
}

/** Without the characters that no database takes, or that would turn the sentence around it backwards. */
function shownName(name: string): string {
  const plain = name.replaceAll(/[\p{Cc}\p{Bidi_Control}]/gu, '').slice(0, 120);
  return plain === '' ? 'votacion' : plain;
}

/** What was saved before, as it is typed. */
export function typedOf(facts: BringFacts): Typed {
  return {
    responde: facts.answeredBy,
    cargo: facts.answeredAs,
    tomada: facts.heldBy,
    desde: facts.votedFrom,
    hasta: facts.votedUntil,
    nulas: String(facts.nulls),
  };
}
