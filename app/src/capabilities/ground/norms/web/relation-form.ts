// What the form about a relation says: which one is corrected, and what is said from now on.
import * as v from 'valibot';
import { m } from '#words';
import {
  type FieldProblem,
  lineUpTo,
  type Parsed,
  paragraphsUpTo,
  parseForm,
  type Typed,
} from '../../../../platform/http/form.ts';
import type { RelationEdit, RelationSaid } from '../actions/edit-relation.ts';
import { relationKinds } from '../rules/kind.ts';

/** In the place of a kind: the relation that was chosen is withdrawn and nothing is said instead. */
export const WITHDRAWN = 'ninguna';
const REASON = 500;
const tooLong = (limit: number) => () => m.norms_form_too_long({ limit });

const schema = v.object({
  cual: v.pipe(lineUpTo(200, tooLong(200)), v.transform(readRelation)),
  relacion: v.pipe(
    v.optional(v.string(), ''),
    v.picklist([...relationKinds, WITHDRAWN], m.norms_relations_kind_missing),
  ),
  con: lineUpTo(120, tooLong(120)),
  motivo: paragraphsUpTo(REASON, tooLong(REASON)),
});

/** `amends ley-18695` */
function readRelation(text: string): RelationSaid | undefined {
  const [word, to = ''] = text.split(' ');
  const kind = relationKinds.find((one) => one === word);
  return kind === undefined ? undefined : { kind, to };
}

export function parseRelation(typed: Typed): Parsed<Omit<RelationEdit, 'code'>> {
  const parsed = parseForm(schema, typed);
  if (!parsed.isSound) return parsed;
  const { cual, relacion, con, motivo: reason } = parsed.values;
  const isWithdrawn = relacion === WITHDRAWN;
  const problems: FieldProblem[] = [
    ...(isWithdrawn && cual === undefined
      ? [{ field: 'cual', message: m.norms_relations_which_missing() }]
      : []),
    ...(!isWithdrawn && con === ''
      ? [{ field: 'con', message: m.norms_relations_with_missing() }]
      : []),
    ...(cual !== undefined && reason === ''
      ? [{ field: 'motivo', message: m.norms_form_reason_missing() }]
      : []),
  ];
  if (problems.length > 0) return { isSound: false, problems };
  const values = {
    withdrawn: cual === undefined ? undefined : { said: cual, reason },
    said: relacion === WITHDRAWN ? undefined : { kind: relacion, to: con },
  };
  return { isSound: true, values };
}
