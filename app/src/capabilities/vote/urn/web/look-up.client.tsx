// The island of the page that looks a vote up: the code stays on this device, in the address after # or typed.
//
// Accessibility: the answer is announced where it appears; nothing moves the focus.
import { checkEd25519, webCrypto } from '@minga/ballot';
import { render } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { m } from '#words';
import { Button } from '../../../../ui/button/button.tsx';
import { Notice } from '../../../../ui/notice/notice.tsx';
import { fetchFiles, type LookedUp, type LookUpFiles, lookUp } from './look-up.ts';

interface LookUpProps {
  readonly below: string;
  readonly isClosed: boolean;
  readonly given: string;
}

async function fetchFile(address: string): Promise<Uint8Array | undefined> {
  const answer = await fetch(address, {
    credentials: 'omit',
    cache: 'no-store',
    referrerPolicy: 'no-referrer',
  });
  return answer.ok ? new Uint8Array(await answer.arrayBuffer()) : undefined;
}

const verify = (key: Uint8Array, message: Uint8Array, signature: Uint8Array) =>
  checkEd25519(webCrypto, key, message, signature);

function LookUp({ below, isClosed, given }: LookUpProps) {
  const [files, setFiles] = useState<LookUpFiles | 'loading' | 'none'>('loading');
  const [code, setCode] = useState(given);
  const [answer, setAnswer] = useState<LookedUp>();
  useEffect(() => {
    fetchFiles((name) => fetchFile(`${below}${name}`)).then(
      (found) => setFiles(found ?? 'none'),
      () => setFiles('none'),
    );
  }, [below]);
  const isReady = typeof files === 'object';
  useEffect(() => {
    if (isReady && given !== '') void lookUp(given, files, verify).then(setAnswer);
  }, [files, given, isReady]);
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady) void lookUp(code, files, verify).then(setAnswer);
      }}
    >
      <p class="field">
        <label for="codigo">{m.urn_look_up_code()}</label>
        <input
          id="codigo"
          class="control code"
          autocomplete="off"
          autocapitalize="characters"
          spellcheck={false}
          value={code}
          onInput={(event) => setCode(event.currentTarget.value)}
        />
      </p>
      {isReady && <Button>{m.urn_look_up_button()}</Button>}
      <div aria-live="polite">
        {files === 'loading' && <p>{m.urn_look_up_loading()}</p>}
        {files === 'none' && <Notice tone="warning">{m.urn_look_up_no_files()}</Notice>}
        {answer && <Answer answer={answer} isClosed={isClosed} />}
      </div>
    </form>
  );
}

function Answer({ answer, isClosed }: { readonly answer: LookedUp; readonly isClosed: boolean }) {
  switch (answer.found) {
    case 'code-wrong':
      return <Notice tone="warning">{m.urn_look_up_code_wrong()}</Notice>;
    case 'log-wrong':
      return <Notice tone="warning">{m.urn_look_up_log_wrong()}</Notice>;
    case 'not-there':
      return isClosed ? (
        <Notice tone="warning" title={m.urn_look_up_missing_title()}>
          <p>{m.urn_look_up_missing()}</p>
        </Notice>
      ) : (
        <Notice title={m.urn_look_up_waiting_title()}>
          <p>{m.urn_look_up_waiting({ min: String(answer.atLeast) })}</p>
        </Notice>
      );
    case 'in-log':
      return (
        <Notice tone="done" title={m.urn_look_up_in_log_title()}>
          <p>{m.urn_look_up_in_log({ number: String(answer.index + 1) })}</p>
        </Notice>
      );
    case 'opened':
      return <Opened {...answer} />;
  }
}

function Opened({ contest, choices, control, nullCode }: LookedUp & { found: 'opened' }) {
  return (
    <Notice tone={nullCode === '' ? 'done' : 'warning'} title={m.urn_look_up_opened_title()}>
      <p>
        <strong>{contest}</strong>
      </p>
      {nullCode !== '' && <p>{m.urn_look_up_null({ code: nullCode })}</p>}
      {nullCode === '' && choices.length === 0 && <p>{m.urn_look_up_blank()}</p>}
      {choices.length > 0 && (
        <ol>
          {choices.map((choice) => (
            <li key={choice}>{choice}</li>
          ))}
        </ol>
      )}
      {control !== '' && <p>{m.urn_look_up_control({ control })}</p>}
      <p class="secondary">{m.urn_look_up_opened_wrong()}</p>
    </Notice>
  );
}

const place = document.querySelector<HTMLElement>('#mi-voto');
if (place !== null) {
  const { below = '', closed } = place.dataset;
  const given = decodeURIComponent(location.hash.slice(1));
  // Whoever looks at the history of this browser finds no code there.
  history.replaceState(null, '', location.pathname);
  place.textContent = '';
  render(<LookUp below={below} isClosed={closed === 'si'} given={given} />, place);
}
