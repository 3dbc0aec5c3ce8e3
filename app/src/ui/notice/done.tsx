// What was done just now, on the page that it led to: announced when the page is shown.
// Accessibility: a live region that is there when the page loads, so that it is read once; the tone is also a word of the text.
import { Notice } from './notice.tsx';

export function Done({ text }: { readonly text: string | undefined }) {
  if (text === undefined) return null;
  return (
    <div role="status">
      <Notice tone="done">
        <p>{text}</p>
      </Notice>
    </div>
  );
}
