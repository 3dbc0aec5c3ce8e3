// In which language something is written, as its form asks: that of the page until she chooses.
import { m } from '#words';
import { currentLocale } from '../../../../platform/words.ts';
import { SelectField } from '../../../../ui/field/field.tsx';
import { languageOf, languages } from '../rules/language.ts';

interface LanguageFieldProps {
  readonly value: string | undefined;
  readonly error: string | undefined;
}

export function LanguageField({ value, error }: LanguageFieldProps) {
  return (
    <SelectField
      id="lengua"
      name="lengua"
      label={m.conversation_field_language()}
      error={error}
      value={value ?? languageOf(currentLocale())}
      options={Object.entries(languages).map(([code, label]) => ({ value: code, label }))}
    />
  );
}
