// How the routes of this room are written: one act for all of them, and a form that does one thing.
import type { Result } from '@minga/basics';
import type * as v from 'valibot';
import {
  type FieldProblem,
  parseForm,
  readForm,
  type Typed,
} from '../../../../platform/http/form.ts';
import {
  type Answer,
  type Ask,
  type Page,
  type Route,
  route,
} from '../../../../platform/http/route.ts';
import type { House } from '../../../../platform/room.ts';
import type { Refusal } from '../rules/refusal.ts';
import { sentenceOf, statusOf } from './refusal-words.ts';

export type AnswerAsk = (house: House, ask: Ask) => Promise<Answer>;

/** Routes for whoever may do one act. */
export function routesFor(house: House, audience: Route['audience']) {
  const of = (method: Route['method']) => (path: Route['path'], answer: AnswerAsk) =>
    route({ audience, method, path, answer: (ask) => answer(house, ask) });
  return { get: of('get'), post: of('post') };
}

interface FormThat<Values, Done> {
  /** The form, with what was typed and what is wrong. */
  readonly shown: (typed: Typed, problems: readonly FieldProblem[]) => Page | Promise<Page>;
  readonly act: (values: Values) => Promise<Result<Done, Refusal>>;
  readonly done: (done: Done) => Response;
}

/** Does what a form asks; if anything is wrong or refused it is there again with what was typed, and why not. */
export async function answerForm<Schema extends v.GenericSchema, Done>(
  ask: Ask,
  schema: Schema,
  { shown, act, done }: FormThat<v.InferOutput<Schema>, Done>,
): Promise<Answer> {
  const typed = await readForm(ask.request);
  const parsed = parseForm(schema, typed);
  if (!parsed.isSound) return shown(typed, parsed.problems);
  const acted = await act(parsed.values);
  if (acted.ok) return done(acted.value);
  const { error } = acted;
  const field = error.code === 'conversation/side-missing' ? 'postura' : '';
  const again = await shown(typed, [{ field, message: sentenceOf(error) }]);
  return { ...again, status: statusOf(error) };
}
