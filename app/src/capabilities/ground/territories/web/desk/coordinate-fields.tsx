// Latitude and longitude as a form asks for them.
import { m } from '#words';
import { Field } from '../../../../../ui/field/field.tsx';
import type { FieldsProps } from './desk.ts';

interface CoordinateFieldsProps extends Pick<FieldsProps, 'texts' | 'errorOf'> {
  readonly hint: string;
}

export function CoordinateFields({ texts, errorOf, hint }: CoordinateFieldsProps) {
  return (
    <>
      <Field
        id="lat"
        name="lat"
        label={m.territories_desk_latitude()}
        hint={hint}
        error={errorOf('lat')}
        value={texts.lat}
      />
      <Field
        id="lon"
        name="lon"
        label={m.territories_desk_longitude()}
        error={errorOf('lon')}
        value={texts.lon}
      />
    </>
  );
}

/** With a decimal point, which is read in both languages; empty for none. */
export function degreesText(degrees: number | undefined): string {
  return degrees === undefined ? '' : String(degrees);
}
