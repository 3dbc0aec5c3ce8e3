// The copy of a ballot paper: a picture that its owner saves or shares, and shows that she has, before anything is spent.
//
// Accessibility: the picture is a canvas with its code as text beside it; it is read back by choosing the
// file or by typing the last four signs, whichever is easier; what is wrong is said where it was typed.
import { readSeedCode, sameBytes, seedCode } from '@minga/ballot';
import { useEffect, useRef, useState } from 'preact/hooks';
import { m } from '#words';
import { Button } from '../../../../ui/button/button.tsx';
import { Field } from '../../../../ui/field/field.tsx';
import { Notice } from '../../../../ui/notice/notice.tsx';
import { copyAddress } from '../rules/booth-fragment.ts';
import { type Paper, seedOf } from '../rules/booth-paper.ts';
import { saveFile } from './booth-files.ts';
import { BoothHeading } from './booth-frame.tsx';
import { drawPaper, pictureFile, readPicture } from './paper-drawing.ts';

interface CopyProps {
  readonly paper: Paper;
  readonly election: string;
  readonly boothAddress: string;
  readonly onDone: () => void;
}

export function CopyPage({ paper, election, boothAddress, onDone }: CopyProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const seed = seedOf(paper) ?? new Uint8Array(16);
  const code = seedCode(seed);
  const name = paper.name || m.urn_booth_unnamed();
  useEffect(() => {
    if (canvas.current === null) return;
    drawPaper(canvas.current, {
      title: m.urn_booth_picture_title(),
      election,
      name,
      code,
      address: copyAddress(boothAddress, seed),
      warning: m.urn_booth_picture_warning(),
    });
  }, []);
  return (
    <>
      <BoothHeading>{m.urn_booth_copy_title()}</BoothHeading>
      <p class="lead">{m.urn_booth_copy_lead()}</p>
      <div class="booth-copy">
        <canvas
          class="booth-picture"
          ref={canvas}
          role="img"
          aria-label={m.urn_booth_picture_alt()}
        />
        <div class="stack">
          <p>
            {m.urn_booth_copy_code()} <br />
            <strong class="code">{code}</strong>
          </p>
          <SaveButtons canvas={() => canvas.current} code={code} />
          <Notice tone="warning">
            <p>{m.urn_booth_copy_money()}</p>
          </Notice>
        </div>
      </div>
      <ReadBack seed={seed} code={code} onDone={onDone} />
    </>
  );
}

interface SaveProps {
  readonly canvas: () => HTMLCanvasElement | null;
  readonly code: string;
}

function SaveButtons({ canvas, code }: SaveProps) {
  const [problem, setProblem] = useState<string>();
  const withFile = async (use: (file: File) => Promise<void> | void) => {
    const drawn = canvas();
    try {
      if (drawn !== null) await use(await pictureFile(drawn, code, m.urn_booth_picture_file()));
      setProblem(undefined);
    } catch (error) {
      // Whoever closes the list of places to share to has changed her mind, nothing else.
      const isClosed = error instanceof DOMException && error.name === 'AbortError';
      if (!isClosed) setProblem(m.urn_booth_picture_problem());
    }
  };
  const canShare = typeof navigator.canShare === 'function';
  return (
    <div class="booth-actions">
      <Button type="button" kind="secondary" onClick={() => void withFile(saveFile)}>
        {m.urn_booth_picture_save()}
      </Button>
      {canShare && (
        <Button
          type="button"
          kind="secondary"
          onClick={() => void withFile((file) => navigator.share({ files: [file] }))}
        >
          {m.urn_booth_picture_share()}
        </Button>
      )}
      {problem !== undefined && (
        <p class="field-error" role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}

interface ReadBackProps {
  readonly seed: Uint8Array;
  readonly code: string;
  readonly onDone: () => void;
}

function ReadBack({ seed, code, onDone }: ReadBackProps) {
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<string>();
  const judge = (isRight: boolean) =>
    isRight ? onDone() : setProblem(m.urn_booth_read_back_wrong());
  const readFile = async (file: File | undefined) => {
    const found = file === undefined ? undefined : await readPicture(file);
    const read = found === undefined ? undefined : readSeedCode(found);
    judge(read !== undefined && sameBytes(read, seed));
  };
  return (
    <form
      class="stack booth-read-back"
      onSubmit={(event) => {
        event.preventDefault();
        judge(lastFour(typed) === lastFour(code) && lastFour(typed).length === 4);
      }}
      onInput={({ target }) => {
        if (target instanceof HTMLInputElement && target.name === 'final') setTyped(target.value);
      }}
    >
      <h2 class="panel-heading">{m.urn_booth_read_back()}</h2>
      <p>{m.urn_booth_read_back_why()}</p>
      <label class="booth-file">
        <span>{m.urn_booth_read_back_file()}</span>
        <input
          type="file"
          accept="image/png,image/*"
          onChange={({ currentTarget }) => void readFile(currentTarget.files?.[0])}
        />
      </label>
      <Field
        id="final"
        name="final"
        label={m.urn_booth_read_back_last()}
        value={typed}
        error={problem}
      />
      <div>
        <Button>{m.urn_booth_read_back_button()}</Button>
      </div>
    </form>
  );
}

function lastFour(text: string): string {
  const plain = text.toUpperCase().replaceAll(/[\s-]/g, '').replaceAll('O', '0');
  return plain.replaceAll(/[IL]/g, '1').slice(-4);
}
