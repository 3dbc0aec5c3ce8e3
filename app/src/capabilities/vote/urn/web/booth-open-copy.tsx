// A ballot paper that was kept, opened on another device: from the file of its picture, or from the code that is written on it.
//
// Accessibility: the file or the code, whichever is easier; what is wrong is said where it was typed.
import { readSeedCode } from '@minga/ballot';
import { useState } from 'preact/hooks';
import { m } from '#words';
import { Button } from '../../../../ui/button/button.tsx';
import { Field } from '../../../../ui/field/field.tsx';
import { later } from './booth-scripts.ts';

/** The camera of a telephone opens the picture by itself; a computer has none. */
export function OpenCopy({ onCopy }: { readonly onCopy: (seed: Uint8Array) => void }) {
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<string>();
  const open = (code: string | undefined) => {
    const seed = code === undefined ? undefined : readSeedCode(code);
    if (seed === undefined) setProblem(m.urn_booth_kept_wrong());
    else onCopy(seed);
  };
  const openFile = async (file: File | undefined) => {
    if (file === undefined) return;
    const { readPicture } = await later(() => import('./paper-drawing.ts'));
    open(await readPicture(file));
  };
  return (
    <form
      class="stack booth-read-back"
      onSubmit={(event) => {
        event.preventDefault();
        open(typed);
      }}
      onInput={({ target }) => {
        if (target instanceof HTMLInputElement && target.name === 'code') setTyped(target.value);
      }}
    >
      <h2 class="panel-heading">{m.urn_booth_kept_title()}</h2>
      <label class="booth-file">
        <span>{m.urn_booth_read_back_file()}</span>
        <input
          type="file"
          accept="image/png,image/*"
          onChange={({ currentTarget }) => void openFile(currentTarget.files?.[0])}
        />
      </label>
      <Field id="code" name="code" label={m.urn_booth_kept_code()} value={typed} error={problem} />
      <div>
        <Button kind="secondary">{m.urn_booth_kept_open()}</Button>
      </div>
    </form>
  );
}
