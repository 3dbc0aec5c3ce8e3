// Addresses and a file on which something rests, each with what it is: the fields that positions, analyses and mended evidence share.
import { m } from '#words';
import { type FieldProblem, problemOf, type Typed } from '../../../../platform/http/form.ts';
import { Field } from '../../../../ui/field/field.tsx';
import { FileDrop } from '../../../../ui/file-drop/file-drop.tsx';

interface SourceFieldsProps {
  readonly legend: string;
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
  /** Of the ids, where several of these forms stand on one page. */
  readonly suffix?: string;
  readonly shown: number;
  /** Asks for a file too: one with its own title, or one that has the title of the address. */
  readonly file?: 'titled' | 'untitled';
}

export function SourceFields(props: SourceFieldsProps) {
  const { legend, typed, problems, suffix = '', shown, file } = props;
  return (
    <fieldset class="stack">
      <legend class="field-label">{legend}</legend>
      <p class="secondary">{m.roundtable_hint_sources()}</p>
      {Array.from({ length: shown }, (_, at) => at + 1).map((place) => (
        <div class="stack roundtable-requirement">
          <Field
            id={`titulo-fuente-${place}${suffix}`}
            name={`titulo-fuente-${place}`}
            label={m.roundtable_source_title({ place })}
            error={problemOf(problems, `titulo-fuente-${place}`)}
            value={typed[`titulo-fuente-${place}`]}
          />
          <Field
            id={`fuente-${place}${suffix}`}
            name={`fuente-${place}`}
            type="url"
            label={m.roundtable_source_address({ place })}
            error={problemOf(problems, `fuente-${place}`)}
            value={typed[`fuente-${place}`]}
          />
        </div>
      ))}
      {file === 'titled' && (
        <Field
          id={`titulo-archivo${suffix}`}
          name="titulo-archivo"
          label={m.roundtable_document_title()}
          error={problemOf(problems, 'titulo-archivo')}
          value={typed['titulo-archivo']}
        />
      )}
      {file !== undefined && (
        <FileDrop
          id={`archivo${suffix}`}
          name="archivo"
          label={m.roundtable_field_document()}
          hint={m.roundtable_hint_pdf()}
          error={problemOf(problems, 'archivo')}
          accept=".pdf"
          isOptional
        />
      )}
    </fieldset>
  );
}
