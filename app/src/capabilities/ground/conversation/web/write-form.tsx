// The form with which something is written: its words, its language and, in a place with two columns, its side.
import { m } from '#words';
import { type FieldProblem, problemOf, type Typed } from '../../../../platform/http/form.ts';
import { Button } from '../../../../ui/button/button.tsx';
import { Choices, TextAreaField } from '../../../../ui/field/field.tsx';
import { EDIT_WINDOW_MINUTES, MAX_LETTERS } from '../rules/comment.ts';
import { sides } from '../rules/place.ts';
import { LanguageField } from './language-field.tsx';
import { SpeakAsField } from './speak-as-field.tsx';
import { sideWords } from './words.ts';
import type { Team } from './writer.ts';

export interface WriteFormProps {
  readonly action: string;
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
  /** Whether it takes a side. */
  readonly asksSide: boolean;
  readonly label: string;
  readonly button: string;
  /** How others read the name of whoever writes. */
  readonly publicName: string;
  /** Whether a moderator reads it first. */
  readonly waits: boolean;
  /** Which version it changes; undefined for what is new. */
  readonly version?: string;
  /** Whose team she may speak for: only in the forum. */
  readonly teams?: readonly Team[];
}

export function WriteForm(props: WriteFormProps) {
  const { action, typed, problems, asksSide, label, button, publicName, waits, version } = props;
  const { teams = [] } = props;
  return (
    <form class="stack-wide" method="post" action={action} noValidate>
      {version !== undefined && <input type="hidden" name="version" value={version} />}
      {asksSide && (
        <Choices
          id="postura"
          name="postura"
          label={m.conversation_field_side()}
          error={problemOf(problems, 'postura')}
          chosen={[typed.postura ?? '']}
          options={sides.map((side) => ({ value: side, label: sideWords[side]() }))}
        />
      )}
      <TextAreaField
        id="texto"
        name="texto"
        label={label}
        hint={m.conversation_hint_text({ limit: MAX_LETTERS })}
        error={problemOf(problems, 'texto')}
        value={typed.texto}
        rows={5}
      />
      <LanguageField value={typed.lengua} error={problemOf(problems, 'lengua')} />
      <SpeakAsField teams={teams} value={typed.como} error={problemOf(problems, 'como')} />
      <div class="stack">
        <p class="secondary">
          {m.conversation_named({ name: publicName, minutes: EDIT_WINDOW_MINUTES })}
        </p>
        {waits && <p class="secondary">{m.conversation_first_posts()}</p>}
      </div>
      <Button>{button}</Button>
    </form>
  );
}
