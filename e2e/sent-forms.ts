// Forms sent as a browser sends them, without drawing each page: for the thirtieth proposal, whose page was seen with the first.
import type { Page } from '@playwright/test';

type Fields = Readonly<Record<string, string>>;
type Uploads = Readonly<Record<string, { name: string; mimeType: string; buffer: Buffer }>>;

/** Where it led; throws with what the page says was wrong. With the cookies of the browser. */
export async function post(
  page: Page,
  path: string,
  fields: Fields,
  uploads: Uploads = {},
): Promise<string> {
  const body =
    Object.keys(uploads).length === 0 ? { form: fields } : { multipart: { ...fields, ...uploads } };
  const answer = await page.request.post(path, { ...body, maxRedirects: 0 });
  const place = answer.headers().location;
  if (answer.status() === 303 && place !== undefined) return place;
  throw new Error(`${path} answered ${answer.status()}: ${textOf(await answer.text())}`);
}

/** The beginning of what a page says. */
function textOf(html: string): string {
  const said = html.replaceAll(/<(script|style|svg)[\s\S]*?<\/\1>/g, '');
  const main = said.slice(said.indexOf('<main')).replaceAll(/<[^>]+>/g, ' ');
  return main.replaceAll(/\s+/g, ' ').slice(0, 900);
}

/** The form of a page that has this field or button, as it is filled when it opens, with what is given instead. */
export async function submit(
  page: Page,
  path: string,
  has: string,
  given: Fields,
  uploads: Uploads = {},
): Promise<string> {
  const html = await (await page.request.get(path)).text();
  const form = await page.evaluate(
    ([text, name]) => {
      const shown = new DOMParser().parseFromString(text, 'text/html');
      const found = [...shown.querySelectorAll('form')].find(
        (one) => one.querySelector(`[name="${name}"]`) !== null,
      );
      if (found === undefined) return undefined;
      const fields = [...new FormData(found)].filter(([, value]) => typeof value === 'string');
      return { action: found.getAttribute('action'), fields: fields as [string, string][] };
    },
    [html, has] as const,
  );
  if (form === undefined) throw new Error(`no form of ${path} has ${has}: ${textOf(html)}`);
  const fields = { ...Object.fromEntries(form.fields), ...given };
  return post(page, form.action ?? path, fields, uploads);
}
