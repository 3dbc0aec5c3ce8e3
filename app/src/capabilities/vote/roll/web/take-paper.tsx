// What is shown where a ballot paper is taken: what it costs, before it is taken. In the browser only.
//
// Accessibility: in a live region of its own; what is asked has a heading, and the one button says what it does.
import { m } from '#words';
import { Button } from '../../../../ui/button/button.tsx';
import { Notice } from '../../../../ui/notice/notice.tsx';

export type TakeState =
  | { readonly kind: 'nothing' }
  | {
      readonly kind: 'asks';
      readonly title: string;
      readonly isIssued: boolean;
      readonly onTake: () => void;
    }
  | { readonly kind: 'working' }
  | { readonly kind: 'refused'; readonly sentence: string | undefined }
  | { readonly kind: 'unreachable'; readonly onAgain: () => void };

export function TakePaper({ state }: { readonly state: TakeState }) {
  return (
    <div class="stack" role="status">
      <Shown state={state} />
    </div>
  );
}

function Shown({ state }: { readonly state: TakeState }) {
  switch (state.kind) {
    case 'nothing':
      return (
        <Notice tone="warning" title={m.roll_take_nothing_title()}>
          <p>{m.roll_take_nothing()}</p>
        </Notice>
      );
    case 'asks':
      return (
        <>
          <h2>{m.roll_take_ask({ title: state.title })}</h2>
          <p>{state.isIssued ? m.roll_take_again() : m.roll_take_costs()}</p>
          <div>
            <Button type="button" onClick={state.onTake}>
              {m.roll_take_do()}
            </Button>
          </div>
          <p class="secondary">{m.roll_take_leave()}</p>
        </>
      );
    case 'working':
      return <p>{m.roll_take_working()}</p>;
    case 'refused':
      return (
        <Notice tone="warning" title={m.roll_take_refused_title()}>
          <p>{state.sentence ?? m.roll_take_nothing()}</p>
        </Notice>
      );
    case 'unreachable':
      return (
        <>
          <Notice tone="warning">
            <p>{m.roll_take_unreachable()}</p>
          </Notice>
          <div>
            <Button type="button" onClick={state.onAgain}>
              {m.roll_take_try_again()}
            </Button>
          </div>
        </>
      );
  }
}
