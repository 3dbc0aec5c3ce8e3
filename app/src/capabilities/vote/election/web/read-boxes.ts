// A form in which one name may come more than once, as boxes that are ticked do.
import type { TypedWithBoxes } from './voters-form.tsx';

/** A body that is no form at all is as empty as an empty form. */
export async function readBoxes(request: Request): Promise<TypedWithBoxes> {
  const form = await request.formData().catch(() => new FormData());
  const texts = [...form].flatMap(([name, given]) =>
    typeof given === 'string' ? [[name, given] as const] : [],
  );
  return {
    typed: Object.fromEntries(texts),
    all: (name) => texts.flatMap(([one, text]) => (one === name ? [text] : [])),
  };
}
