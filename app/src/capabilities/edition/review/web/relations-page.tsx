// Which proposals exclude each other and which only make sense together, the groups that follow, and the form that says so.

import { m } from '#words';
import { type FieldProblem, problemOf, type Typed } from '../../../../platform/http/form.ts';
import type { Page } from '../../../../platform/http/route.ts';
import { writtenLang } from '../../../../platform/words.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { FormProblems } from '../../../../ui/error-summary/form-problems.tsx';
import { Choices, Field, TextAreaField } from '../../../../ui/field/field.tsx';
import { relationKinds } from '../rules/relations.ts';
import type { KeptRelation } from '../store/relations.ts';
import type { ReviewEdition } from '../store/review-editions.ts';
import { placeOf } from './at-desk.ts';
import { framed, Group } from './parts.tsx';
import { desk } from './paths.ts';
import { relationWords } from './words.ts';

export interface RelationsPageProps {
  readonly edition: ReviewEdition;
  readonly relations: readonly KeptRelation[];
  /** Numbers of proposals of which at most one is built, or none without the others. */
  readonly groups: {
    readonly conflict: readonly (readonly number[])[];
    readonly together: readonly (readonly number[])[];
  };
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
  readonly status: Page['status'];
  readonly done: string | undefined;
}

export function relationsPage(props: RelationsPageProps): Page {
  const { edition, relations, groups, problems, status, done } = props;
  const title = m.review_relations_title();
  return framed({
    edition,
    title,
    lead: m.review_relations_lead(),
    crumbs: [{ label: title }],
    status,
    done,
    body: (
      <>
        <FormProblems problems={problems} />
        {relations.length > 0 && (
          <Group id="actuales" title={m.review_relations_now()}>
            <ul class="stack">
              {relations.map((one) => (
                <Related relation={one} edition={edition} />
              ))}
            </ul>
          </Group>
        )}
        {groups.conflict.length + groups.together.length > 0 && (
          <Group id="grupos" title={m.review_groups_title()}>
            <ul>
              {groups.conflict.map((numbers) => (
                <li>{m.review_group_conflict({ numbers: numbers.join(', ') })}</li>
              ))}
              {groups.together.map((numbers) => (
                <li>{m.review_group_together({ numbers: numbers.join(', ') })}</li>
              ))}
            </ul>
          </Group>
        )}
        <Relate {...props} />
      </>
    ),
  });
}

function Related({
  relation,
  edition,
}: {
  readonly relation: KeptRelation;
  readonly edition: ReviewEdition;
}) {
  const { oneNumber, oneTitle, otherNumber, otherTitle, kind, reason } = relation;
  return (
    <li class="stack">
      <p>
        <span lang={writtenLang()}>{`${oneNumber}. ${oneTitle}`}</span>{' '}
        <strong>{relationWords[kind]()}</strong>{' '}
        <span lang={writtenLang()}>{`${otherNumber}. ${otherTitle}`}</span>
      </p>
      <p class="secondary">{reason}</p>
      <form action={desk.separate.to(placeOf(edition))} method="post">
        <input type="hidden" name="una" value={String(oneNumber)} />
        <input type="hidden" name="otra" value={String(otherNumber)} />
        <Button kind="secondary" small>
          {m.review_separate({ one: oneNumber, other: otherNumber })}
        </Button>
      </form>
    </li>
  );
}

function Relate({ edition, typed, problems }: RelationsPageProps) {
  return (
    <Group id="relacionar" title={m.review_relate_title()}>
      <form
        class="stack-wide review-form"
        action={desk.relations.to(placeOf(edition))}
        method="post"
        noValidate
      >
        <div class="review-pair">
          {(['una', 'otra'] as const).map((name) => (
            <Field
              id={name}
              name={name}
              label={name === 'una' ? m.review_field_one() : m.review_field_other()}
              inputMode="numeric"
              error={problemOf(problems, name)}
              value={typed[name]}
            />
          ))}
        </div>
        <Choices
          id="relacion"
          name="relacion"
          label={m.review_field_relation()}
          error={problemOf(problems, 'relacion')}
          chosen={[typed.relacion ?? '']}
          options={relationKinds.map((value) => ({ value, label: relationWords[value]() }))}
        />
        <TextAreaField
          id="razon"
          name="razon"
          label={m.review_field_reason()}
          hint={m.review_hint_public()}
          error={problemOf(problems, 'razon')}
          value={typed.razon}
          rows={3}
        />
        <p>
          <Button>{m.review_relate_now()}</Button>
        </p>
      </form>
    </Group>
  );
}
