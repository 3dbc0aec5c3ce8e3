// For whom somebody writes in the forum, where she is of a team: for herself, or for it.
import { m } from '#words';
import { SelectField } from '../../../../ui/field/field.tsx';
import type { Team } from './writer.ts';

interface SpeakAsFieldProps {
  readonly teams: readonly Team[];
  readonly value: string | undefined;
  readonly error: string | undefined;
}

export function SpeakAsField({ teams, value = '', error }: SpeakAsFieldProps) {
  if (teams.length === 0 && error === undefined) return null;
  return (
    <SelectField
      id="como"
      name="como"
      label={m.conversation_field_speak_as()}
      hint={m.conversation_hint_speak_as()}
      error={error}
      value={value}
      options={[
        { value: '', label: m.conversation_speak_as_oneself() },
        ...teams.map(({ id, name: institution }) => ({
          value: id,
          label: m.conversation_speak_as_team({ institution }),
        })),
      ]}
    />
  );
}
