// A file is chosen, or dropped on the whole zone, with nothing but the browser's own file input.
//
// Accessibility: the input covers the zone, so that pointer, drop and keyboard all meet the native
// control; its label, hint and error are tied to it. Once it holds a file, CSS shows the file's own name
// (the input is `required`, and `:valid` says that it is filled; one that may stay empty shows the browser's own line
// all the time). Works without script.
import type { ComponentChildren } from 'preact';
import { m } from '#words';
import { Notes, notesOf } from '../field/field.tsx';
import { Icon } from '../icon/icon.tsx';

interface FileDropProps {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly hint?: ComponentChildren;
  readonly error?: string | undefined;
  /** Extensions with their dot, comma-separated. */
  readonly accept?: string;
  /** May be left empty. */
  readonly isOptional?: boolean;
}

export function FileDrop(props: FileDropProps) {
  const { id, name, label, hint, error, accept, isOptional = false } = props;
  return (
    <div class={error ? 'field field-wrong' : 'field'}>
      <label class="field-label" for={id}>
        {label}
      </label>
      <Notes id={id} hint={hint} error={error} />
      <div class="file-drop">
        <input
          class="file-drop-input"
          id={id}
          name={name}
          type="file"
          accept={accept}
          required={!isOptional}
          aria-describedby={notesOf({ id, hint, error })}
          aria-invalid={error ? 'true' : undefined}
        />
        <div class="file-drop-face" aria-hidden="true">
          <span class="file-drop-empty">{m.ui_file_drop_here()}</span>
          <span class="file-drop-button file-drop-choose">
            <Icon name="file" size={20} />
            {m.ui_file_choose()}
          </span>
          <span class="file-drop-button file-drop-change">{m.ui_file_change()}</span>
        </div>
      </div>
    </div>
  );
}
