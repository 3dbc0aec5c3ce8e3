// The page on which is recorded that the body took its commitment back, and what that does.
import { m } from '#words';
import type { FieldProblem, Typed } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { Choices, Field, TextAreaField } from '../../../../ui/field/field.tsx';
import { Notice } from '../../../../ui/notice/notice.tsx';
import { effectOfRevoking } from '../rules/gates.ts';
import type { KeptCommitment } from '../store/editions.ts';
import { type AtEdition, placeOf } from './at-desk.ts';
import { deskPage, fieldOf } from './parts.tsx';
import { desk } from './paths.ts';
import { dayWords, money } from './words.ts';

export interface RevocationPageProps {
  readonly at: AtEdition;
  /** Those that stand. */
  readonly commitments: readonly KeptCommitment[];
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
  readonly status: Page['status'];
}

export function revocationPage(props: RevocationPageProps): Page {
  const { at, commitments, typed, problems, status } = props;
  const field = fieldOf(typed, problems);
  const only = commitments.length === 1 ? (commitments[0]?.id ?? '') : '';
  const effects = {
    none: m.editions_revoking_does_nothing(),
    suspends: m.editions_revoking_suspends(),
    'becomes-consultation': m.editions_revoking_becomes_consultation(),
  };
  return deskPage({
    given: at,
    title: m.editions_revocation_title(),
    lead: m.editions_revocation_lead(),
    status,
    problems,
    children: (
      <form class="stack-wide" action={desk.revocation.to(placeOf(at))} method="post" noValidate>
        <Choices
          {...field('compromiso')}
          label={m.editions_revocation_of()}
          chosen={[typed.compromiso ?? only]}
          options={commitments.map(({ id, resolution, sittingOn, amountClp }) => ({
            value: id,
            label: m.editions_commitment_line({
              resolution,
              day: dayWords(sittingOn),
              amount: money(amountClp),
            }),
            hint: effects[effectOfRevoking(at.edition, id)],
          }))}
        />
        <Field {...field('acuerdo')} label={m.editions_revocation_by()} />
        <TextAreaField
          {...field('motivo')}
          label={m.editions_act_reason()}
          hint={m.editions_public_reason_hint()}
        />
        <Notice title={m.editions_two_people_title()}>
          <p>{m.editions_commit_signed_text()}</p>
        </Notice>
        <div>
          <Button>{m.editions_propose()}</Button>
        </div>
      </form>
    ),
  });
}
