// Signing in as the invented people of the demonstration.
import { expect, type Page } from '@playwright/test';

/** Signs in as a persona, by her first name; ends where the site sends her. */
export async function signInAs(page: Page, firstName: string, from = '/entrar'): Promise<void> {
  await page.goto(from);
  const isEnglish = from.startsWith('/en/');
  const way = isEnglish ? /Sign in with a person/ : /Entrar con una persona/;
  await page.getByRole('link', { name: way }).click();
  const choose = isEnglish ? `Sign in as ${firstName} ` : `Entrar como ${firstName} `;
  await page.getByRole('button', { name: new RegExp(choose) }).click();
  await expect(page).not.toHaveURL(/\/personas\//);
  const later = page.getByRole('link', { name: isEnglish ? 'Not now' : 'Ahora no' });
  if (await later.isVisible()) await later.click();
}

/** Signs in as she does, without drawing a page: for whoever comes the tenth time in a journey. */
export async function enterAs(page: Page, firstName: string): Promise<void> {
  const asked = await page.request.get('/entrar/con/demostracion');
  // The provider knows whoever came before with this browser.
  if (!asked.url().includes('/personas/')) return expect(asked.ok()).toBe(true);
  const html = await asked.text();
  const id = new RegExp(`value="([^"]+)"[^>]*><strong>${firstName} `).exec(html)?.[1];
  if (id === undefined) throw new Error(`nobody of the demonstration is called ${firstName}`);
  const entered = await page.request.post(asked.url(), { form: { persona: id } });
  expect(entered.ok()).toBe(true);
}
