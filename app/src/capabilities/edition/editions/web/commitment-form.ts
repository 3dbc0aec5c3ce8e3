// What is typed about a resolution of the body: sitting, votes, majority, amount, terms.
import * as v from 'valibot';
import { m } from '#words';
import { type FieldProblem, parseForm, type Typed } from '../../../../platform/http/form.ts';
import type { CommitPayload } from '../rules/acts.ts';
import { majorities, votes } from '../rules/commitment.ts';
import type { DecidingBody } from '../store/commitments.ts';
import type { KeptVersion } from '../store/editions.ts';
import { line, optional, paragraphs, pesos, typedNumber, whole } from './read-fields.ts';
import { money } from './words.ts';

export type Committed = Pick<
  CommitPayload,
  | 'sitting'
  | 'resolution'
  | 'amountClp'
  | 'fiscalYear'
  | 'terms'
  | 'majority'
  | 'quorum'
  | 'majorityNorm'
  | 'votes'
  | 'castingBy'
>;

export function typedCommitment(
  body: DecidingBody,
  version: KeptVersion,
  fiscalYear: number,
  norms: readonly { readonly code: string }[],
): Typed {
  const isCouncil = body.kind === 'municipal-council';
  const law = isCouncil ? 'ley-18695' : 'ley-19175';
  return {
    monto: typedNumber(version.envelopeClp),
    anio: String(fiscalYear),
    mayoria: 'of-present',
    quorum: typedNumber(body.quorum),
    norma: norms.some(({ code }) => code === law) ? law : '',
  };
}

const schema = v.object({
  sesion: v.pipe(
    line(80),
    v.nonEmpty(() => m.editions_sitting_missing()),
  ),
  acuerdo: v.pipe(
    line(40),
    v.nonEmpty(() => m.editions_resolution_missing()),
  ),
  monto: pesos(),
  anio: whole(2000, 2200),
  terminos: paragraphs(4000),
  mayoria: v.pipe(
    optional(),
    v.picklist(majorities, () => m.editions_choose_one()),
  ),
  quorum: v.pipe(
    whole(1, 200),
    v.check(
      (found) => found !== undefined,
      () => m.editions_quorum_missing(),
    ),
  ),
  norma: v.pipe(
    optional(),
    v.nonEmpty(() => m.editions_majority_norm_missing()),
  ),
  dirime: optional(),
});

type Read =
  | { readonly isSound: true; readonly values: Committed }
  | { readonly isSound: false; readonly problems: readonly FieldProblem[] };

/** Votes of those who had a mandate that day; the secretary attests and does not vote. */
export function readCommitment(typed: Typed, body: DecidingBody, version: KeptVersion): Read {
  const parsed = parseForm(schema, typed);
  const problems: FieldProblem[] = parsed.isSound ? [] : [...parsed.problems];
  const given = body.inOffice.flatMap(({ id, name, seat }): Committed['votes'] => {
    if (seat === 'secretary') return [];
    const vote = votes.find((one) => one === typed[`voto-${id}`]);
    if (vote !== undefined) return [{ memberId: id, name, seat, vote }];
    problems.push({
      field: `voto-${id}`,
      message: m.editions_refused_votes_missing({ names: name }),
    });
    return [];
  });
  if (!parsed.isSound || problems.length > 0) return { isSound: false, problems };
  const { values } = parsed;
  const { envelopeClp } = version;
  const { monto: amountClp = 0 } = values;
  if (amountClp < envelopeClp) {
    const over = money(envelopeClp - amountClp);
    const message = m.editions_refused_above_commitment({ over });
    return { isSound: false, problems: [{ field: 'monto', message }] };
  }
  return {
    isSound: true,
    values: {
      sitting: values.sesion,
      resolution: values.acuerdo,
      amountClp,
      fiscalYear: values.anio ?? 0,
      terms: values.terminos,
      majority: values.mayoria,
      quorum: values.quorum ?? 0,
      majorityNorm: values.norma,
      votes: given,
      castingBy: values.dirime === '' ? null : values.dirime,
    },
  };
}
