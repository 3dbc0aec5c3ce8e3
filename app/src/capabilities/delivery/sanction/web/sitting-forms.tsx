// The forms of a sitting as a whole: who is there, suspending it, resuming it on another day, and correcting its facts.

import { m } from '#words';
import { writtenLang } from '../../../../platform/words.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { Disclosure } from '../../../../ui/disclosure/disclosure.tsx';
import { Field, TextAreaField } from '../../../../ui/field/field.tsx';
import type { AtSitting, Shown } from './at-desk.ts';
import { fieldOf, Group, placeOf } from './desk-parts.tsx';
import { seated } from './open-sitting-page.tsx';
import { sanctionDesk } from './paths.ts';
import type { ContestSeen } from './sitting-effects.ts';
import { type NormsOffered, SittingFields, typedSitting } from './sitting-fields.tsx';

export interface SittingPageProps extends Required<Shown> {
  readonly at: AtSitting;
  readonly seen: readonly ContestSeen[];
  readonly norms: NormsOffered;
  readonly mayRecord: boolean;
  readonly done: string | undefined;
}

function hereOf({ at: { edition, sitting } }: Pick<SittingPageProps, 'at'>) {
  return { ...placeOf(edition), sitting: sitting.id };
}

/** The version that whoever saves has before her. */
export function Version({ at }: Pick<SittingPageProps, 'at'>) {
  return <input type="hidden" name="version" value={String(at.sitting.version)} />;
}

export function Presence(props: SittingPageProps & { readonly canSave: boolean }) {
  const { at, canSave, typed } = props;
  const { inOffice, present, absent, quorum } = at.sitting;
  const voting = inOffice.filter(({ seat }) => seat !== 'secretary');
  const isNoted = present.length + absent.length > 0;
  const isTyped = typed.asistencia !== undefined;
  const isThere = (id: string) =>
    isTyped ? typed[`asiste-${id}`] !== undefined : !isNoted || present.includes(id);
  return (
    <Group id="asistencia" title={m.sanction_desk_presence()}>
      {isNoted ? (
        <p>
          {m.sanction_desk_presence_noted({
            present: String(present.length),
            all: String(voting.length),
            quorum: String(quorum),
          })}
        </p>
      ) : (
        <p>{m.sanction_desk_presence_lead({ quorum: String(quorum) })}</p>
      )}
      {canSave ? (
        <form
          class="stack"
          action={sanctionDesk.presence.to(hereOf(props))}
          method="post"
          noValidate
        >
          <Version at={at} />
          <input type="hidden" name="asistencia" value="1" />
          <fieldset class="field">
            <legend class="field-label">{m.sanction_desk_presence_who()}</legend>
            <div class="choices">
              {voting.map((one) => (
                <label class="choice">
                  <input
                    type="checkbox"
                    name={`asiste-${one.id}`}
                    value="1"
                    checked={isThere(one.id)}
                  />
                  <span lang={writtenLang()}>{seated(one)}</span>
                </label>
              ))}
            </div>
          </fieldset>
          <p>
            <Button kind="secondary">{m.sanction_desk_presence_save()}</Button>
          </p>
        </form>
      ) : (
        <ul>
          {voting.map((one) => (
            <li>
              <span lang={writtenLang()}>{seated(one)}</span>
              {absent.includes(one.id) && `: ${m.sanction_vote_absent()}`}
            </li>
          ))}
        </ul>
      )}
    </Group>
  );
}

export function Suspend(props: SittingPageProps) {
  const { at, typed, problems } = props;
  const field = fieldOf(typed, problems);
  const suspended = field('suspende');
  return (
    <Disclosure summary={m.sanction_desk_suspend()} open={suspended.error !== undefined}>
      <form
        class="stack sanction-form"
        action={sanctionDesk.suspend.to(hereOf(props))}
        method="post"
        noValidate
      >
        <Version at={at} />
        <TextAreaField
          {...suspended}
          label={m.sanction_desk_suspend_reason()}
          hint={m.sanction_desk_suspend_hint()}
          rows={3}
        />
        <p>
          <Button kind="secondary">{m.sanction_desk_suspend_save()}</Button>
        </p>
      </form>
    </Disclosure>
  );
}

export function Resume(props: SittingPageProps) {
  const { at, typed, problems } = props;
  const field = fieldOf({ nombre: at.sitting.name, dia: at.today, ...typed }, problems);
  return (
    <Group id="reanudar" title={m.sanction_desk_resume()}>
      <p>{m.sanction_desk_resume_lead()}</p>
      <form
        class="stack sanction-form"
        action={sanctionDesk.resume.to(hereOf(props))}
        method="post"
        noValidate
      >
        <Version at={at} />
        <Field {...field('nombre')} label={m.sanction_desk_sitting_name()} />
        <Field {...field('dia')} type="date" label={m.sanction_fact_held_on()} />
        <p>
          <Button>{m.sanction_desk_resume_save()}</Button>
        </p>
      </form>
    </Group>
  );
}

const factFields = ['nombre', 'dia', 'quorum', 'mayoria', 'norma'];

export function Amend(props: SittingPageProps) {
  const { at, typed, problems, norms } = props;
  const isWrong = problems.some(({ field }) => factFields.includes(field));
  const shown = typed.nombre === undefined ? typedSitting(at.sitting) : typed;
  return (
    <Disclosure summary={m.sanction_desk_amend()} open={isWrong || typed.nombre !== undefined}>
      <form
        class="stack sanction-form"
        action={sanctionDesk.amend.to(hereOf(props))}
        method="post"
        noValidate
      >
        <Version at={at} />
        <SittingFields {...{ problems, norms }} typed={shown} />
        <p>
          <Button kind="secondary">{m.sanction_desk_amend_save()}</Button>
        </p>
      </form>
    </Disclosure>
  );
}
